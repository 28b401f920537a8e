import pytest

from compare.annotations import Catalogue, Store
from compare.claims.model import Claim
from compare.text import Span

TEXTS = {
    "north": (
        "The alliance said on Monday that it will not join the war. "
        "It named no date. Ministers meet on Friday."
    ),
    "south": (
        "NATO will stay out of the war, its chief said. Nobody named a date. "
        "👩‍👩‍👧 Ministers مرحبا meet on Friday."
    ),
}


def claims_in(texts):
    """One claim a sentence."""
    for article, text in texts.items():
        start = 0
        for piece in text.split(". "):
            end = min(len(text), start + len(piece) + 1)
            span = Span(start, end)
            yield Claim(
                claim_id=f"{article}:{start}-{end}",
                article_id=article,
                source_file=f"{article}.txt",
                outlet=article.title(),
                published="2026-03-02",
                span=span,
                exact=span.of(text),
            )
            start = end + 1


@pytest.fixture(autouse=True)
def _own_installation(tmp_path_factory, monkeypatch):
    """Each test is an installation of its own; nobody's home folder is written to."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("SOURCE_COMPARE_WRITER", raising=False)


@pytest.fixture
def texts():
    return dict(TEXTS)


@pytest.fixture
def claims():
    return tuple(claims_in(TEXTS))


@pytest.fixture
def segmented():
    return claims_in


@pytest.fixture
def catalogue(claims, texts):
    return Catalogue(claims, texts)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "annotations"


@pytest.fixture
def store(folder):
    return Store(folder)


@pytest.fixture
def judgement(claims):
    """Makes judgements on the first claims of both articles."""

    def make(verdict="same", **more):
        ids = [claim.claim_id for claim in claims]
        return {"kind": "judgement", "claim_a": ids[0], "claim_b": ids[3], "verdict": verdict, **more}

    return make


@pytest.fixture
def save(store):
    """Records events and returns their ops; every one must be saved."""

    def record(*events, annotator="anna", by=store):
        answers = by.record(annotator, events)
        assert [answer.refused for answer in answers] == [""] * len(events)
        return [answer.op for answer in answers]

    return record


@pytest.fixture
def journal(folder):
    """The one journal there is."""

    def find():
        (only,) = folder.glob("*/*.jsonl")
        return only

    return find
