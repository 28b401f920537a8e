import pytest

from compare.errors import CompareError
from compare.matching import Judgements, Verdict
from compare.project import Project
from compare.project.cache import alignment_key
from compare.settings import Settings


def test_a_project_reads_its_articles_with_what_a_person_stated(project_folder):
    project = Project.open(project_folder)
    assert [(article.outlet, article.published) for article in project.articles] == [
        ("Daily Courier", "2025-09-15"),
        ("Harbour Post", "2025-09-14"),
    ]


def test_every_claim_is_the_text_at_its_place(project_folder):
    project = Project.open(project_folder)
    assert len(project.claims) >= 6
    for claim in project.claims:
        assert claim.span.of(project.article(claim.article_id).text) == claim.exact


def test_the_claim_both_outlets_share_is_the_best_match(project_folder):
    project = Project.open(project_folder)
    best = project.alignment().matches[0]
    assert {project.claim(best.claim_a).outlet, project.claim(best.claim_b).outlet} == {
        "Daily Courier",
        "Harbour Post",
    }
    assert all("pay" in project.claim(side).exact for side in (best.claim_a, best.claim_b))


def test_a_judgement_in_the_journal_holds_in_the_next_alignment(project_folder):
    project = Project.open(project_folder)
    first, *_, last = [c.claim_id for c in project.claims if not c.is_headline]
    project.store.record("Ada", [{"kind": "judgement", "claim_a": first, "claim_b": last, "verdict": "same"}])
    pair = tuple(sorted((first, last)))
    assert project.judgements().verdicts[pair] is Verdict.SAME
    assert any({first, last} <= set(cluster.claim_ids) for cluster in project.alignment().clusters)


def test_the_kept_alignment_is_the_one_that_was_made(project_folder):
    project = Project.open(project_folder)
    made = project.alignment(min_score=0)
    assert list((project_folder / ".source-compare").glob("alignment-*.json"))
    assert Project.open(project_folder).alignment(min_score=0) == made


def test_a_broken_cache_is_made_anew(project_folder):
    made = Project.open(project_folder).alignment()
    for kept in (project_folder / ".source-compare").glob("alignment-*.json"):
        kept.write_text('{"matches": [{"claim_a": 1', encoding="utf-8")
    assert Project.open(project_folder).alignment() == made


def test_another_model_under_the_same_name_is_another_alignment(tmp_path):
    settings = Settings(semantic=str(tmp_path / "model"))
    (tmp_path / "model").mkdir()
    before = alignment_key((), settings, Judgements(), 0)
    (tmp_path / "model" / "weights.bin").write_bytes(b"1")
    assert alignment_key((), settings, Judgements(), 0) != before
    assert alignment_key((), settings, Judgements(), 0) == alignment_key((), settings, Judgements(), 0)


def test_other_judgements_are_another_alignment(project_folder):
    project = Project.open(project_folder)
    best = project.alignment().matches[0]
    apart = Judgements(verdicts={(best.claim_a, best.claim_b): Verdict.DIFFERENT})
    clusters = project.alignment(judgements=apart).clusters
    assert not any({best.claim_a, best.claim_b} <= set(cluster.claim_ids) for cluster in clusters)


def test_an_unknown_claim_is_refused_in_words(project_folder):
    with pytest.raises(CompareError, match="no claim 'nobody:1-2'"):
        Project.open(project_folder).claim("nobody:1-2")


def test_a_project_without_articles_is_empty_not_broken(tmp_path):
    (tmp_path / "articles").mkdir()
    project = Project.open(tmp_path)
    assert project.articles == ()
    assert project.alignment().matches == ()


def test_a_changed_article_changes_the_fingerprint(project_folder):
    project = Project.open(project_folder)
    before = project.fingerprint()
    assert project.fingerprint() == before
    with (project_folder / "articles" / "daily_courier.txt").open("a", encoding="utf-8") as file:
        file.write("\nThe strike goes on.\n")
    assert project.fingerprint() != before


def test_a_file_that_is_gone_when_it_is_looked_at_is_no_error(project_folder):
    (project_folder / "gone.toml").symlink_to("nowhere")
    project = Project.open(project_folder)
    assert project.fingerprint() == project.fingerprint()


def test_what_is_no_part_of_the_project_does_not_change_the_fingerprint(project_folder):
    project = Project.open(project_folder)
    before = project.fingerprint()
    for name in ("notes.docx", "claims.csv", ".hidden.txt"):
        (project_folder / "articles" / name).write_text("x", encoding="utf-8")
    assert project.fingerprint() == before
