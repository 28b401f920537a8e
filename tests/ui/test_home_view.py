"""What Home says of a project: what it holds, what is wrong with it."""

import json
import shutil
from pathlib import Path

import pytest

from compare.project import Project
from compare.ui import compare_view, home_view
from compare.ui.desk import Desk
from compare.ui.links import Filters

SEEDS = Path(__file__).parents[2]


def content_of(root, **standing):
    desk = Desk(Project.open(root))
    project = desk.project
    made = home_view.Standing("x", "seeds", project.reading, project.store.read(), **standing)
    return json.loads(json.dumps(home_view.content(made, desk.material()))), desk


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(SEEDS / "seeds", folder / "seeds")
    return folder


@pytest.fixture(scope="module")
def seeds(root):
    return content_of(root)


def test_the_counts_are_those_of_the_project(seeds):
    content, desk = seeds
    counts, material = content["counts"], desk.material()
    assert (counts["articles"], counts["outlets"], counts["undated"]) == (5, 5, 0)
    assert counts["claims"] == len(desk.project.claims)
    assert counts["pairs"] == len(material.alignment.matches)
    assert counts["shared"] == len(compare_view.listed(material, Filters(), frozenset()))


def test_each_article_says_how_many_of_its_claims_are_shared(seeds):
    content, desk = seeds
    shared = {
        claim for row in compare_view.listed(desk.material(), Filters(), frozenset()) for claim in row.claims
    }
    assert sum(article["shared"] for article in content["articles"]) == len(shared)
    assert all(article["shared"] <= article["claims"] for article in content["articles"])


def test_dates_span_from_the_first_article_to_the_last(seeds):
    assert seeds[0]["dates"] == ["2020-01", "2026-03-11"]


def test_refused_files_are_named_with_reason_and_remedy(tmp_path, root):
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    (tmp_path / "seeds" / "broken.txt").write_bytes(b"caf\xe9 \xff\xfe in no known encoding " * 9)
    content, _ = content_of(tmp_path)
    [refusal] = content["refusals"]
    assert refusal["file"] == "broken.txt"
    assert refusal["reason"]
    assert refusal["remedy"]


def test_broken_lines_of_the_journals_are_said_in_words(tmp_path, root):
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    journal = tmp_path / "annotations" / "ada" / "w.jsonl"
    journal.parent.mkdir(parents=True)
    journal.write_bytes(b"{broken\n{broken again\n")
    content, _ = content_of(tmp_path)
    assert len(content["damages"]) == 2
    assert any(damage["loud"] for damage in content["damages"])


def test_a_project_without_articles_says_so(tmp_path):
    content, _ = content_of(tmp_path)
    assert content["counts"]["articles"] == content["counts"]["shared"] == 0
    assert content["dates"] == ["", ""]


def test_a_verdict_makes_the_matching_outdated_until_it_is_matched_again(root):
    desk = Desk(Project.open(root))
    match = desk.material().alignment.matches[-1]
    assert not desk.is_outdated
    event = {
        "kind": "merge",
        "claim_a": match.claim_a,
        "claim_b": match.claim_b,
        "op": "01890000-0000-7000-8000-000000000001",
    }
    desk.record("Ada", [event])
    assert desk.is_outdated
    desk.rematch()
    clusters = desk.material().alignment.clusters
    assert not desk.is_outdated
    assert any({match.claim_a, match.claim_b} <= set(cluster.claim_ids) for cluster in clusters)
