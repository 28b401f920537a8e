"""A project of the five seed articles that two people annotated, with all a table could stumble over."""

import shutil
from pathlib import Path

import pytest

from compare.annotations import Catalogue
from compare.exports import Options, export
from compare.project import Project

ROOT = Path(__file__).parents[2]
NASTY = [
    '=HYPERLINK("http://x","click")',
    "'quoted",
    "＝1+1",
    "\tTab",
    "@SUM(A1)",
    "a\rb",
    'comma, "quote"\nline',
    "naïve 🙂 العربية e\u0301",
]


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    root = tmp_path_factory.mktemp("export") / "project"
    shutil.copytree(ROOT / "seeds", root / "seeds")
    opened = Project.open(root)
    annotate(opened)
    return opened


@pytest.fixture
def small(tmp_path):
    """A project of two articles of a line each, that nobody has worked on."""
    (tmp_path / "small" / "articles").mkdir(parents=True)
    for name, verb in (("courier", "rejected"), ("post", "refused")):
        text = f"Dockers and pay\n\nDockers in Valmora {verb} a pay rise on Sunday.\n"
        (tmp_path / "small" / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    return Project.open(tmp_path / "small")


@pytest.fixture(scope="session")
def nasty():
    return NASTY


@pytest.fixture(scope="session")
def folder(project, tmp_path_factory):
    """A whole export in a folder."""
    out = tmp_path_factory.mktemp("written") / "export"
    export(project, out, Options(spreadsheet=True))
    return out


def annotate(project):
    texts = {article.article_id: article.text for article in project.articles}
    catalogue = Catalogue(project.claims, texts)
    pairs = [(match.claim_a, match.claim_b) for match in project.alignment().matches[:4]]
    first = project.claim(pairs[0][0])
    evidence = {"side": "a", "start": first.span.start, "end": first.span.start + 4}
    anna = [
        {"kind": "tag", "claim_a": pairs[0][0], "claim_b": pairs[0][1], "tag": "NAM.LABEL", "codebook": "1.0",
         "marked": first.outlet, "polarity": -1, "confidence": "high", "anchors": [evidence]},
        *({"kind": "tag", "claim_a": a, "claim_b": b, "tag": "ATT.VERB", "note": note, "target": "NATO"}
          for (a, b), note in zip(pairs * 2, NASTY, strict=True)),
        {"kind": "judgement", "claim_a": pairs[0][0], "claim_b": pairs[0][1], "verdict": "same"},
        {"kind": "judgement", "claim_a": pairs[1][1], "claim_b": pairs[1][0], "verdict": "different"},
        {"kind": "silence", "claim": pairs[0][0], "outlet": "Al Jazeera", "note": "not one word"},
        {"kind": "note", "claim": pairs[0][0], "note": "odd"},
        {"kind": "suggestion", "suggestion": "an-old-one", "outcome": "dismissed"},
        {"kind": "split", "claim_a": pairs[2][0], "claim_b": pairs[2][1]},
    ]  # fmt: skip
    ben = [
        {"kind": "judgement", "claim_a": pairs[0][0], "claim_b": pairs[0][1], "verdict": "same"},
        {"kind": "judgement", "claim_a": pairs[1][0], "claim_b": pairs[1][1], "verdict": "unsure"},
        {"kind": "tag", "claim_a": pairs[0][1], "claim_b": pairs[0][0], "tag": "OLD.TAG"},
        {"kind": "migration", "from": "OLD.TAG", "to": "CON.OMIT"},
    ]
    for name, events in (("anna", anna), ("Ben =1+1", ben)):
        assert all(answer.saved for answer in project.store.record(name, events, catalogue))
    edited = project.state().annotations
    annotation = next(iter(edited))
    event = {**anna[0], "annotation": annotation, "note": "thought again"}
    assert project.store.record("anna", [event], catalogue)[0].saved
