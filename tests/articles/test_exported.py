"""An export among the articles is told by its description, and only ours is."""

import os
import sys

import pytest

from compare.articles import describes_export, files_read, read_folder

OURS = b'{"profile": "tabular-data-package", "name": "source-compare-export"}'


@pytest.mark.parametrize(
    ("content", "ours"),
    [
        (OURS, True),
        (b'{"name": "another-package"}', False),
        (b'["source-compare-export"]', False),
        (b"[" * 100_000, False),
        (b"\xff", False),
        (b"", False),
    ],
)
def test_a_description_is_ours_by_its_name(content, ours):
    assert describes_export(content) is ours


def test_the_readme_of_an_export_is_no_article_and_that_of_another_package_is(tmp_path):
    for name, described in (("tables", OURS), ("corpus", b'{"name": "corpus"}')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "datapackage.json").write_bytes(described)
        (tmp_path / name / "README.txt").write_text("Ministers met in Valmora on Monday.\n", encoding="utf-8")
    assert [article.source_file for article in read_folder(tmp_path).articles] == ["corpus/README.txt"]
    assert files_read(tmp_path) == [tmp_path / "corpus" / "README.txt"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="every name is Unicode there")
def test_a_file_whose_name_is_no_utf_8_is_refused_in_words_that_can_be_written(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Ministers met in Valmora on Monday.\n")
    reading = read_folder(tmp_path)
    assert reading.articles == ()
    [refusal] = reading.refusals
    assert (refusal.source_file, refusal.remedy) == (r"caf\udce9.txt", "Rename the file.")
