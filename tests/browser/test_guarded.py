"""Nothing leaves the machine, nothing in an article runs, and offsets are Python's."""

import base64
import hashlib
import re
from urllib.parse import urlsplit

import driving
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

PAYLOADS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=2>",
    "<a href='javascript:window.hit=3'>NATO</a>",
    "![picture](http://example.invalid/a.png)",
    "[link](http://example.invalid) **bold** :red[red] $x^2$",
    '=HYPERLINK("http://example.invalid","open")',
    "</p></div><svg onload=window.hit=4>",
    "${window.hit=5} {{window.hit=6}} `window.hit=7`",
    "\u202eesrever\u202c and \u200bzero width",
    "👩‍👩‍👧‍👦 🇮🇷🇺🇸 e\u0301 \u00a0nbsp US\u2011Israeli",
)

STRICT = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self' ws://127.0.0.1:*; manifest-src 'self'; base-uri 'self'; form-action 'none'; "
    "script-src 'self'"
)
"""Scripts from this server only; Streamlit's own inline one is let through by the hash of what it is."""

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(html):
    """The strict policy for this page."""
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE.findall(html))
    return " ".join([STRICT, *(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)])


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Two articles made of payloads; each sentence is told by both outlets."""
    root = tmp_path_factory.mktemp("project")
    (root / "articles").mkdir()
    rows = ["source_file,outlet,agency,title,author,published,date_source,url,language"]
    for name, verb in (("a", "said"), ("b", "claimed")):
        sentences = [
            f"Secretary General Mark Rutte {verb} that {text} was seen in Brussels harbour."
            for text in PAYLOADS
        ]
        (root / "articles" / f"{name}.txt").write_text(
            "Harbour report\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8"
        )
        rows.append(f'{name}.txt,"<b>Outlet</b> {name} {PAYLOADS[1]}",,,,2026-03-0{len(rows)},stated,,en')
    (root / "articles" / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return root


@pytest.fixture
def watched(chromium, server):
    """A page under a strict policy; every request and every violation is noted."""
    context = driving.person(chromium, "<img src=x onerror=window.hit=8>")
    context.requests = []
    context.complaints = []
    context.on("request", lambda request: context.requests.append(request.url))
    context.on("console", lambda message: context.complaints.append(message.text))

    def guarded(route):
        reply = route.fetch()
        route.fulfill(
            response=reply, headers={**reply.headers, "content-security-policy": policy(reply.text())}
        )

    context.route(lambda url: urlsplit(url).path in {"/", "/compare", "/review"}, guarded)
    page = driving.open_page(context, server)
    expect(page.locator(".claim").first).to_be_visible()
    yield page
    context.close()


def test_nothing_is_asked_of_another_machine_and_the_strict_policy_passes(watched):
    watched.keyboard.press(".")
    watched.keyboard.press("v")
    watched.get_by_role("link", name="Review", exact=True).click()
    expect(watched.locator(".verdict").first).to_be_visible()
    driving.all_saved(watched)
    assert {
        urlsplit(url).hostname for url in watched.context.requests if not url.startswith(("blob:", "data:"))
    } == {"127.0.0.1"}
    assert [text for text in watched.context.complaints if "Content Security Policy" in text] == []


def test_words_of_articles_names_and_notes_are_shown_and_never_run(watched, project):
    rows = watched.locator(".row-button")
    for index in range(rows.count()):
        rows.nth(index).click()
        watched.keyboard.press("v")
        watched.keyboard.press("Enter")
        watched.keyboard.type(PAYLOADS[0])
        watched.keyboard.press("Tab")
        watched.keyboard.press("Escape")
    driving.all_saved(watched)
    expect(watched.locator(".badge.warn", has_text="not accepted")).to_have_count(0)
    watched.reload()
    expect(watched.locator(".tag-card").first).to_contain_text(PAYLOADS[0])
    assert watched.evaluate("window.hit") is None
    assert watched.locator(".part img, .part svg, .part script, .part a[href^=javascript]").count() == 0
    assert any(event.get("note") == PAYLOADS[0] for event in driving.events(project))


def test_words_chosen_around_emoji_are_those_of_the_file(watched, project):
    watched.get_by_label("Search the claims").fill("nbsp")
    claims = watched.locator(".claim", has_text="nbsp")
    expect(watched.locator(".row-button")).to_have_count(1)
    expect(claims).to_have_count(2)
    for claim in claims.all():
        claim.click(click_count=3)
        expect(claim.locator(".piece.chosen").first).to_be_visible()
    watched.keyboard.press("e")
    driving.all_saved(watched)
    tag = next(event for event in reversed(driving.events(project)) if event["kind"] == "tag")
    evidence = [anchor for anchor in tag["anchors"] if anchor["role"] == "evidence"]
    assert len(evidence) == 2
    for anchor in evidence:
        text = (project / "articles" / f"{anchor['article']}.txt").read_text(encoding="utf-8")
        assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
        assert "👩‍👩‍👧‍👦" in anchor["exact"]


characters = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(["👩‍👩‍👧‍👦", "🇮🇷", "e\u0301", "\u00a0", "\u2011", "ن", "ש", "\u200d", "\ufe0f", "𝔸"]),
)
texts = st.lists(characters, max_size=20).map("".join)

COUNT = """async (cases) => {
  const offsets = await import("/_stcore/bidi-components/source-compare.screen/core/offsets.js");
  return cases.map(([text, start, end]) => {
    const units = [offsets.toUnit(text, start), offsets.toUnit(text, end)];
    const [from, to] = offsets.snap(text, ...units);
    const again = offsets.snap(text, from, to);
    return {
      length: offsets.length(text),
      slice: offsets.slice(text, start, end),
      back: units.map((unit) => offsets.toCodePoint(text, unit)),
      snapped: [offsets.toCodePoint(text, from), offsets.toCodePoint(text, to)],
      stable: again[0] === from && again[1] === to,
    };
  });
}"""


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(texts, st.integers(0, 30), st.integers(0, 30)), min_size=20, max_size=60))
def test_the_browser_counts_as_python_does(counting, drawn):
    cases = [(text, *sorted((min(one, len(text)), min(other, len(text))))) for text, one, other in drawn]
    for (text, start, end), found in zip(cases, counting.evaluate(COUNT, cases), strict=True):
        assert found["length"] == len(text)
        assert found["slice"] == text[start:end]
        assert found["back"] == [start, end]
        low, high = found["snapped"]
        assert low <= start <= high
        assert start == end or high >= end
        assert found["stable"]


@pytest.fixture(scope="module")
def counting(chromium, server):
    context = driving.person(chromium, "Ada")
    page = driving.open_page(context, server)
    expect(page.locator(".claim").first).to_be_visible()
    yield page
    context.close()


def test_the_policy_would_have_stopped_a_script_that_runs(watched):
    """The check above can fail: an inline script is refused and noted."""
    watched.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.hit = 9";
          document.body.append(script);
        }"""
    )
    assert watched.evaluate("window.hit") is None
    assert any("Content Security Policy" in text for text in watched.context.complaints)
