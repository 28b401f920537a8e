// Addresses. Going somewhere is pushing the address and telling Streamlit as if the person had pressed Back or
// Forward: one path for links, deep links and history, and Python always reads st.query_params.

/** The path without slashes, and the query. */
export function here() {
  return {
    path: location.pathname.replace(/^\/|\/$/g, ""),
    query: new URLSearchParams(location.search),
  };
}

/** Make an address of a page and its parameters; empty ones are left out. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  const text = query.toString();
  return `/${path}${text ? `?${text}` : ""}`;
}

// While Python runs a page, letters wait. One posted before the run names the old page and would take the person back,
// because Streamlit merges what waits to run and keeps the page of the latest request; one that comes at the moment the
// run ends makes Streamlit forget what of it is not sent yet (AppSession.request_rerun), and the page stays empty.
const LONGEST = 5000; // ms
let departed = performance.now(); // the first page is on its way

export function isTravelling() {
  return performance.now() - departed < LONGEST;
}

/** Python was asked to run the page. */
function departs() {
  departed = performance.now();
}

/** All that Python shows at the path `at` is here. */
export function arrived(at) {
  if (at === here().path || here().path === "") departed = -LONGEST;
}

window.addEventListener("popstate", departs, true);

/** Go to an address: Python runs that page. */
export function go(target) {
  history.pushState({}, "", target);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

/** Whether a click on a link is followed here, and not by the browser in another tab. */
export function followed(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return false;
  event.preventDefault();
  return true;
}

/** Run the page that is here once more, whole. */
export function runAnew() {
  window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}

/** Go to an address in place of the one that is here, so that Back leads to where the person was before. */
export function goInstead(target) {
  history.replaceState(history.state, "", target);
  runAnew();
}

/** Go to another window of a page's rows, whose first row is open then, or with `end` its last. */
export function goToWindow(start, end = "") {
  go(address(here().path, { ...Object.fromEntries(here().query), cluster: "", row: "", from: String(start), end }));
}

/** Note where the person is without running anything, so that reload and a copied address return there. */
export function note(parameters) {
  const { path, query } = here();
  for (const [name, value] of Object.entries(parameters)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  history.replaceState(history.state, "", `/${path}${text ? `?${text}` : ""}`);
}
