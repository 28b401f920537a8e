"""Zip files that mean harm."""

import io
import zipfile

import pytest
from making import zip_of

from compare.articles.importing.archives import check_archive, entries_of
from compare.articles.importing.model import Offered
from compare.errors import CompareError


def test_a_bomb_is_refused_by_its_directory():
    with pytest.raises(CompareError, match="bomb"):
        check_archive(zip_of([("a.txt", b"0" * 50_000_000)]), "a.zip")


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_unpacks():
    raw = bytearray(zip_of([("a.txt", b"0" * 50_000_000)]))
    size = (50_000_000).to_bytes(4, "little")
    lie = bytes(raw).replace(size, (10).to_bytes(4, "little"))
    (entry,) = entries_of(lie, "a.zip")
    assert isinstance(entry, CompareError) or len(entry.raw) <= 10


@pytest.mark.parametrize("path", ["../a.txt", "/etc/a.txt", "C:/a.txt", "x/../../a.txt", "..\\a.txt"])
def test_a_path_that_leads_out_is_refused(path):
    (entry,) = entries_of(zip_of([(path, "words")]), "a.zip")
    assert isinstance(entry, CompareError)
    assert "path" in entry.problem


def test_a_link_is_refused():
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    (entry,) = entries_of(buffer.getvalue(), "a.zip")
    assert isinstance(entry, CompareError)


def test_a_locked_zip_is_refused():
    raw = bytearray(zip_of([("a.txt", "words")]))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(CompareError, match="password"):
        check_archive(bytes(raw), "a.zip")


def test_an_honest_zip_gives_its_files():
    assert list(entries_of(zip_of([("x/a.txt", "words")]), "a.zip")) == [Offered("a.zip: x/a.txt", b"words")]
