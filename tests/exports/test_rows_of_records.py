"""Rows of people's work, where the articles or the program changed after it was recorded."""

import pytest

from compare.annotations import Catalogue
from compare.exports import tables
from compare.project import Project

SAID = "The alliance will not join the war against Iran, its chief Mark Rutte said in Brussels on Monday."
ARTICLES = {
    "north": (
        "North",
        "2026-03-02",
        f"Grain Prices\n\n{SAID} They meet on Friday about grain.\n",
    ),
    "south": ("South", "2026-03-11", f"Of Other Rooms\n\n{SAID} Nobody else in the room named a date.\n"),
    "west": (
        "West",
        "2026-03-05",
        "Of Ships\n\nShips pass the strait as they please, a captain said.\n",
    ),
}


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    folder = tmp_path / "project" / "articles"
    folder.mkdir(parents=True)
    lines = ["source_file,outlet,published"]
    for name, (outlet, published, text) in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        lines.append(f"{name}.txt,{outlet},{published}")
    (folder / "articles.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder.parent


def rows(root, name):
    (found,) = (each for each in tables(Project.open(root)) if each.table.name == name)
    return [dict(zip(found.table.names, row, strict=True)) for row in found.rows]


def both(project):
    """The two claims that say the same."""
    return [claim for claim in project.claims if claim.exact.startswith("The alliance will not join")]


def record(project, *events):
    texts = {article.article_id: article.text for article in project.articles}
    answers = project.store.record("anna", events, Catalogue(project.claims, texts))
    assert [answer.refused for answer in answers] == [""] * len(events)


@pytest.mark.parametrize("named", [("claim", "cluster"), ("claim",), ("cluster",)])
def test_a_silence_keeps_its_cluster_and_its_dates_when_its_article_changes(root, named):
    project = Project.open(root)
    (cluster,) = project.alignment().clusters
    about = {"claim": cluster.cluster_id, "cluster": cluster.cluster_id}
    record(project, {"kind": "silence", "outlet": "West", **{field: about[field] for field in named}})
    (before,) = rows(root, "silences")
    article = root / "articles" / "north.txt"
    article.write_text("X" + article.read_text(encoding="utf-8"), encoding="utf-8")
    (after,) = rows(root, "silences")
    assert (before["date_guard"], before["known_from"]) == ("silence", "2026-03-02")
    assert (after["date_guard"], after["known_from"]) == ("silence", "2026-03-02")
    assert after["cluster_id"] in {row["cluster_id"] for row in rows(root, "clusters")}
    if "cluster" in named:
        assert after["cluster_recorded"] in {row["claim_id"] for row in rows(root, "claims")}


@pytest.mark.parametrize(
    ("side", "article", "stretches"), [("b", None, 1), ("", None, 1), ("a", None, 1), ("a", "south", 0)]
)
def test_evidence_of_early_versions_is_exported_on_the_side_of_its_claim(root, side, article, stretches):
    project = Project.open(root)
    first, second = both(project)
    evidence = {
        "claim": first.claim_id, "article": article or first.article_id, "exact": first.exact[:3],
        "start": first.span.start, "end": first.span.start + 3, "side": side,
    }  # fmt: skip
    tag = {"kind": "tag", "claim_a": first.claim_id, "claim_b": second.claim_id, "tag": "ATT.VERB"}
    (answer,) = project.store.record("anna", [{**tag, "anchors": [evidence]}])
    assert answer.saved
    found = {row["side"]: (row["stretches"], row["exact"] or "") for row in rows(root, "annotations")}
    assert found["a"] == (stretches, first.exact[:3] if stretches else "")
    assert found["b"] == (0, "")
