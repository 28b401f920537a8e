"""The History page tells what was done, what held then, and what must be repaired by hand."""

import shutil
from pathlib import Path

import pytest

from compare.annotations import Catalogue, Store, follow
from compare.framing import default_codebook
from compare.project import Project
from compare.ui.history_view import WINDOW, Past, content, read_request

ARTICLE = (
    "The Wire\n\nPort Closed\n\nThe port was closed on Friday. "
    "The mayor praised the dockers for their calm.\n"
)
OTHER = "The Echo\n\nHarbour Shut\n\nThe harbour was shut on Friday. Nobody was hurt, the mayor said.\n"


class Work:
    """A project of two short articles, written to and looked at as the page does."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "articles").mkdir(parents=True)
        self.write("wire", ARTICLE)
        self.write("echo", OTHER)

    def write(self, name, text):
        (self.root / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")

    def claim(self, words):
        return next(claim for claim in Project.open(self.root).claims if words in claim.exact)

    def record(self, who, **event):
        project = Project.open(self.root)
        texts = {article.article_id: article.text for article in project.articles}
        [answer] = project.store.record(who, [Catalogue(project.claims, texts).completed(event)])
        assert answer.saved, answer.refused
        return answer.op

    def judge(self, who="Ada", verdict="same"):
        pair = {
            "claim_a": self.claim("port was closed").claim_id,
            "claim_b": self.claim("harbour was").claim_id,
        }
        return self.record(who, kind="judgement", verdict=verdict, **pair)

    def page(self, **query):
        project, store = Project.open(self.root), Store(self.root / "annotations")
        state = store.state()
        texts = {article.article_id: article.text for article in project.articles}
        claims = {claim.claim_id: claim for claim in project.claims}
        orphans = follow(state, project.claims, texts).orphans
        past = Past(store.read(), state, claims, default_codebook(), orphans)
        return content(past, read_request(query))


@pytest.fixture
def work(tmp_path):
    return Work(tmp_path / "project")


def test_the_newest_event_comes_first_with_who_what_and_the_claims_words(work):
    work.judge()
    work.record(
        "Ada", kind="tag", tag="ATT.VERB", claim_a=work.claim("mayor praised").claim_id, marked="The Wire"
    )
    first, second = work.page()["rows"]
    assert (first["annotator"], first["said"]) == ("Ada", "tagged Reporting verb, marking The Wire")
    assert second["said"] == "judged the pair same"
    assert second["claims"][0]["words"] in {
        "The port was closed on Friday.",
        "The harbour was shut on Friday.",
    }


def test_what_was_undone_stays_and_can_be_done_again(work):
    op = work.judge()
    work.record("Ada", kind="undo", target=op)
    undo, judged = work.page()["rows"]
    assert undo["said"] == "undid: judged the pair same"
    assert (judged["status"], judged["turn"]) == ("undone", "redo")


def test_an_event_that_a_later_one_replaced_says_so_and_can_still_be_undone(work):
    work.judge(verdict="same")
    work.judge(verdict="different")
    newer, older = work.page()["rows"]
    assert (newer["status"], newer["turn"]) == ("", "undo")
    assert (older["status"], older["turn"]) == ("replaced later", "undo")


def test_a_retraction_tells_what_it_took_back(work):
    annotation = work.record("Ada", kind="note", claim=work.claim("mayor praised").claim_id, note="odd")
    work.record("Ada", kind="retract", annotation=annotation)
    assert work.page()["rows"][0]["said"] == "took back: wrote a note"


def test_rows_are_filtered_by_person_kind_and_claim(work):
    work.judge("Ada")
    work.judge("Björn", "unsure")
    work.record("Björn", kind="note", claim=work.claim("mayor praised").claim_id, note="odd")
    assert [row["annotator"] for row in work.page(who="Ada")["rows"]] == ["Ada"]
    assert [row["kind"] for row in work.page(kind="note")["rows"]] == ["note"]
    about = work.page(claim=work.claim("port was closed").claim_id)
    assert [row["kind"] for row in about["rows"]] == ["judgement", "judgement"]
    assert about["claim"]["words"] == "The port was closed on Friday."


def test_a_moment_in_the_past_shows_what_held_then_and_nonsense_is_said_in_words(work):
    work.judge()
    assert work.page(at="2020-01-01")["rows"] == []
    assert len(work.page(at="2999-01-01")["rows"]) == 1
    assert "is not a date or time" in work.page(at="yesterday")["problem"]


def test_a_claim_whose_words_are_gone_is_offered_a_new_place_and_a_repair_holds(work):
    lost = work.claim("mayor praised")
    work.record("Ada", kind="note", claim=lost.claim_id, note="odd")
    work.write(
        "wire",
        ARTICLE.replace("The mayor praised the dockers for their calm.", "Dockers won the mayor's praise."),
    )
    [orphan] = work.page()["orphans"]
    assert orphan["words"] == lost.exact
    assert orphan["records"] == 1
    place = orphan["candidates"][0]
    assert place["words"] == "Dockers won the mayor's praise."

    anchor = {"claim": place["id"], **{name: place[name] for name in ("article", "start", "end")}}
    work.record("Ada", kind="reanchor", claim=lost.claim_id, anchors=[anchor])
    page = work.page()
    assert page["orphans"] == []
    assert page["rows"][0]["said"] == "said where a claim stands now"


def test_a_broken_line_is_shown_with_its_file_and_line(work):
    work.judge()
    [journal] = (work.root / "annotations").rglob("*.jsonl")
    journal.write_bytes(b"{junk}\n" + journal.read_bytes())
    [damage] = work.page()["damages"]
    assert damage["line"] == 1
    assert damage["words"]


def test_a_long_history_comes_in_windows(work):
    pair = {"claim_a": work.claim("port was closed").claim_id, "claim_b": work.claim("harbour was").claim_id}
    events = [{"kind": "judgement", "verdict": "same", **pair} for _ in range(WINDOW + 5)]
    Project.open(work.root).store.record("Ada", events)
    assert len(work.page()["rows"]) == WINDOW
    assert len(work.page(**{"from": str(WINDOW)})["rows"]) == 5
    assert work.page(**{"from": "999999"})["start"] == WINDOW


def test_an_article_that_is_gone_leaves_its_records_readable(work):
    work.judge()
    (work.root / "articles" / "wire.txt").unlink()
    shutil.rmtree(work.root / ".source-compare", ignore_errors=True)
    page = work.page()
    assert "The port was closed on Friday." in [claim["words"] for claim in page["rows"][0]["claims"]]
    assert page["orphans"][0]["candidates"] == []
