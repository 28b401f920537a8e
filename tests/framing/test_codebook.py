"""The default codebook is whole and true to its sources; a project's own is read, or refused in words."""

from pathlib import Path

import pytest

from compare.errors import CompareError
from compare.framing import TAKEN_KEYS, default_codebook, load_codebook, save_codebook
from compare.framing.codebook import fingerprint

ROOT = Path(__file__).parents[2]

SEEDS = {
    "CIC": "000_ef4cbb5b0f8abbae.txt",
    "Al Mayadeen English": "001_4b2d17f57ebafa46.txt",
    "Al Jazeera": "002_3473d0e7e020c2ea.txt",
    "TRT World": "003_5168f358f51775d4.txt",
    "Brussels Morning": "004_79bd4df9061b970f.txt",
}


def own(folder: Path, toml: str) -> Path:
    (folder / "codebook.toml").write_text(toml, encoding="utf-8")
    return folder


def test_a_project_without_its_own_codebook_has_the_default(tmp_path):
    assert load_codebook(tmp_path) is default_codebook()


def test_every_default_tag_says_what_it_is_and_how_to_test_for_it():
    for tag in default_codebook().tags:
        assert tag.group, tag.id
        assert tag.definition.endswith("."), tag.id
        assert tag.test.endswith("?"), tag.id
        assert tag.positive, tag.id
        assert tag.near_miss or tag.near_miss_note, tag.id
        assert set(tag.sources) <= dict(default_codebook().sources).keys(), tag.id


def test_every_default_example_stands_word_for_word_in_its_article():
    for tag in default_codebook().tags:
        for example in (*tag.positive, *tag.near_miss):
            article = (ROOT / "seeds" / SEEDS[example.outlet]).read_text(encoding="utf-8")
            assert example.words in article, f"{tag.id}: {example}"


def test_every_default_tag_has_its_own_free_key_that_its_key_word_contains():
    keys = [tag.key for tag in default_codebook().tags]
    assert len(set(keys)) == len(keys) == 16
    assert not set(keys) & TAKEN_KEYS.keys()
    for tag in default_codebook().tags:
        assert tag.key in tag.key_word.lower(), tag.id


def test_the_default_codebook_cannot_change_without_a_new_version():
    """Annotations record the version. Changed the codebook? Raise its version, then pin the new pair here."""
    assert (default_codebook().version, fingerprint(default_codebook())) == ("1.0", "2fc3b55a")


def test_an_extending_codebook_adds_tags_and_changes_single_fields(tmp_path):
    folder = own(
        tmp_path,
        """
        extends = "default"
        version = "1.1"
        [[tag]]
        id = "ATT.VERB"
        name = "Cue"
        [[tag]]
        id = "OWN.TONE"
        name = "Tone"
        definition = "How it sounds."
        key = "t"
        """,
    )
    codebook = load_codebook(folder)
    assert len(codebook.tags) == 17
    assert codebook.get("ATT.VERB").name == "Cue"
    assert codebook.get("ATT.VERB").test == default_codebook().get("ATT.VERB").test
    assert codebook.by_key("t").id == "OWN.TONE"
    assert codebook.version.startswith("1.1+")


def test_an_edit_by_hand_is_a_version_of_its_own(tmp_path):
    toml = 'title = "T"\nversion = "1"\n[[tag]]\nid = "A"\nname = "A"\ndefinition = "{}"\n'
    first = load_codebook(own(tmp_path, toml.format("one"))).version
    assert load_codebook(own(tmp_path, toml.format("two"))).version != first
    assert load_codebook(own(tmp_path, toml.format("one"))).version == first


def test_a_saved_codebook_reads_back_the_same(tmp_path):
    saved = save_codebook(tmp_path, default_codebook())
    assert saved.tags == default_codebook().tags
    assert saved.sources == default_codebook().sources
    assert load_codebook(tmp_path) == saved
    assert [file.name for file in tmp_path.iterdir()] == ["codebook.toml"]


A_TAG = 'extends = "default"\n[[tag]]\nid = "A"\nname = "n"\ndefinition = "d"\n'


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("version = ", "codebook.toml"),
        ('title = "T"', "version is missing"),
        ('title = "T"\nversion = "1"\ntag = 3', "[[tag]]"),
        ('title = "T"\nversion = "1"\nkeys = true', "unknown field 'keys'"),
        ('title = "T"\nversion = "1"\n[[tag]]\nid = "A"\nname = "n"', "tag A: definition"),
        (A_TAG + 'colour = "red"', "tag A: colour"),
        (A_TAG.replace('id = "A"', 'id = " A"'), "begins or ends with a space"),
        (A_TAG + 'key = "c"', "Streamlit"),
        (A_TAG + 'key = "v"', "'v' is used 2"),
        ('extends = "other"', 'Only "default"'),
        ('title = "T"\nversion = "1"\n[sources]\nX = 1', "sources must pair"),
        (
            'title="T"\nversion="1"\n[[tag]]\nid="A"\nname="n"\ndefinition="d"\n[[tag]]\nid="A"\nname="m"\ndefinition="e"',
            "the id A is used 2 times",
        ),
    ],
)  # fmt: skip
def test_a_broken_codebook_is_refused_in_words(tmp_path, toml, words):
    with pytest.raises(CompareError) as refused:
        load_codebook(own(tmp_path, toml))
    assert words in str(refused.value)
    assert "codebook.toml" in str(refused.value)


def test_a_refused_save_leaves_the_old_file(tmp_path):
    save_codebook(tmp_path, default_codebook())
    before = (tmp_path / "codebook.toml").read_bytes()
    twice = default_codebook().__class__("T", "2", default_codebook().tags * 2)
    with pytest.raises(CompareError):
        save_codebook(tmp_path, twice)
    assert (tmp_path / "codebook.toml").read_bytes() == before
