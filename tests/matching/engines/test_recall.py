"""What brute force finds of an archive does not depend on how the archive is handed over."""

import pytest

from compare.matching.engines import open_engine, recall
from compare.matching.engines.archive import align_archive
from compare.matching.engines.described import table_of


@pytest.fixture
def archive(generated, settings, tmp_path):
    """An engine with aligned claims, and their statistics."""
    engine = open_engine("local", str(tmp_path))
    engine.load("described", [table_of(generated[:200], settings.date_window_days)])
    yield engine, align_archive(engine, settings, 0.0, lambda *_: None, exact_up_to=0).statistics
    engine.close()


def test_an_archive_in_parts_gives_the_same_recall(archive, monkeypatch):
    whole = recall.check_recall(*archive, 20, 0.5)
    monkeypatch.setattr(recall, "CLAIMS_AT_ONCE", 70)
    assert recall.check_recall(*archive, 20, 0.5) == whole
    assert whole.pairs > 0
