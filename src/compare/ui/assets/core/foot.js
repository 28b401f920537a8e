// A panel at a page's foot: short notices (see speech.js) stay clear of it.

/** Keep `--foot` as high as `panel` is; returns how to stop. */
export function standOnFoot(panel) {
  const root = document.documentElement.style;
  const watch = new ResizeObserver(() => root.setProperty("--foot", `${panel.offsetHeight}px`));
  watch.observe(panel);
  return () => {
    watch.disconnect();
    root.removeProperty("--foot");
  };
}
