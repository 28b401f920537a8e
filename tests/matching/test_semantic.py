import sys

import numpy as np
import pytest
from model2vec import StaticModel
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from compare import CompareError, Settings, align, describe
from compare.matching.semantic import vectors_of

UNKNOWN = "[UNK]"
WORDS = {"physician": (1, 0), "doctor": (1, 0), "rain": (0, 1), UNKNOWN: (0, 0)}


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A model of four words, in which a physician is a doctor."""
    tokenizer = Tokenizer(WordLevel({word: at for at, word in enumerate(WORDS)}, UNKNOWN))
    tokenizer.pre_tokenizer = Whitespace()
    folder = tmp_path_factory.mktemp("model")
    StaticModel(np.array(list(WORDS.values()), dtype=np.float32), tokenizer).save_pretrained(folder)
    return str(folder)


def test_texts_of_one_meaning_have_one_direction(model):
    physician, doctor, rain = vectors_of(["the physician", "a doctor", "rain"], model)
    assert physician @ doctor == pytest.approx(1)
    assert physician @ rain < 0.1


def test_nothing_has_no_vectors(model):
    assert len(vectors_of([], model)) == 0


def test_a_text_without_known_words_is_like_nothing_and_breaks_nothing(model):
    assert np.isfinite(vectors_of(["…", "rain"], model)).all()


def aligned(semantic):
    claims = [
        describe("a:0", "a", "A physician came late on Monday."),
        describe("b:0", "b", "It was Tuesday when a doctor arrived."),
        describe("b:1", "b", "There was rain all over the western hills."),
    ]
    settings = Settings(semantic=semantic)
    return {(m.claim_a, m.claim_b): m for m in align(claims, settings, min_score=0).matches}


def test_a_named_model_compares_meanings_and_says_so(model):
    match = aligned(model)["a:0", "b:0"]
    assert match.score > aligned("")["a:0", "b:0"].score
    assert "a sentence model finds them 100% alike" in match.detail


def test_without_a_model_nothing_speaks_of_one():
    assert all(reason.feature != "semantic" for match in aligned("").values() for reason in match.reasons)


def test_a_model_that_is_not_here_is_an_error_in_one_line():
    with pytest.raises(CompareError, match="nothing is downloaded"):
        aligned("nobody/no-such-model")


def test_a_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(CompareError, match=r"config\.json: no model can be read here"):
        aligned(str(tmp_path))


@pytest.mark.parametrize(
    ("config", "library"),
    [('{"architectures": ["BertModel"]}', "sentence_transformers"), ("{}", "model2vec")],
)
def test_a_library_that_is_missing_is_named(config, library, tmp_path, monkeypatch):
    (tmp_path / "config.json").write_text(config, encoding="utf-8")
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(CompareError, match=f"needs {library.replace('_', '-')}, which is not installed.*pip"):
        aligned(str(tmp_path))
