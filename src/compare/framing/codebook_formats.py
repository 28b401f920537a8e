"""Codebooks for other programs: REFI-QDA ``.qdc`` (ATLAS.ti, MAXQDA, NVivo, QualCoder, Taguette) and CSV.

REFI-QDA Codebook 1.0 (qdasoftware.org, schema of 2019-03-18, MIT) knows a name and a description for a code,
no more. Groups become codes that cannot be given; what a tag has beside its definition stands in its
description, one labelled line a field, so that it comes back whole.
"""

import csv
import io
import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from compare.errors import CompareError
from compare.framing.codebook import as_table, checked_codebook
from compare.framing.model import Codebook, Example, Tag

NAMESPACE: Final = "urn:QDA-XML:codebook:1.0"
ORIGIN: Final = "source-compare"
LONGEST: Final = 10_000_000
"""Bytes of the largest file that is read."""
LONGEST_CELL: Final = 131_072
"""Characters of a cell at most. Every reader of CSV sets its own: Python has one limit for all of them."""

_GUIDS: Final = uuid.UUID("6b0a6a0e-55f5-5b6a-9d6f-0b6f7e5a3c11")
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG: Final = "Tag"
"""Labels an id that has a space in it: in a code's name the id ends at the first space."""

_LABELS: Final = {
    "Test": "test",
    "Key": "key",
    "Remember": "key_word",
    "Example": "positive",
    "See": "positive_note",
    "Near miss": "near_miss",
    "Why not": "near_miss_note",
    "Source": "sources",
    "Retired": "retired",
    "Replaced by": "replaced_by",
}
_SEVERAL: Final = frozenset({"positive", "near_miss", "sources"})


def to_qdc(codebook: Codebook) -> bytes:
    """The codebook as a REFI-QDA codebook; the same codebook gives the same bytes."""
    root = ET.Element(
        "CodeBook",
        {"xmlns": NAMESPACE, "origin": _one_line(f"{ORIGIN}: {codebook.title}, {codebook.version}")},
    )
    codes = ET.SubElement(root, "Codes")
    parents: dict[str, ET.Element] = {"": codes}
    for tag in codebook.tags:
        if tag.group not in parents:
            parents[tag.group] = _code(codes, f"group {tag.group}", tag.group, codable=False)
        code = _code(parents[tag.group], tag.id, f"{tag.id} {tag.name}", codable=not tag.retired)
        ET.SubElement(code, "Description").text = "\n".join(_description(tag))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def from_qdc(content: bytes, file: str) -> Codebook:
    """The codebook in a ``.qdc`` file, ours or another program's.

    Codes of other programs get an id made of their name. Raises CompareError for what is no such file.
    """
    root = _parsed(content, file)
    ours = root.get("origin", "").startswith(ORIGIN)
    codes = root.find(f"{{{NAMESPACE}}}Codes")
    tags = list(_tags(codes, "", ours=ours)) if codes is not None else []
    title, _, version = root.get("origin", "").removeprefix(f"{ORIGIN}: ").rpartition(", ")
    return _whole(tags, title if ours else f"Imported from {file}", version if ours else "1", file)


def from_csv(text: str, file: str) -> Codebook:
    """The codebook in a CSV with columns of an export's ``codebook.csv``; only tag and tag_name are needed.

    Raises CompareError for a table without them.
    """
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    except csv.Error as error:
        raise CompareError(
            f"is not CSV we read ({error})", file=file, remedy="Shorten its longest cell."
        ) from error
    if not rows or not {"tag", "tag_name"} <= rows[0].keys():
        raise CompareError(
            "has no columns tag and tag_name", file=file, remedy="Export a codebook to see them."
        )
    versions = {row.get("codebook") or "1" for row in rows}
    return _whole([_tag_of_row(row) for row in rows], f"Imported from {file}", min(versions), file)


def read_codebook(name: str, content: bytes) -> Codebook:
    """The codebook in a file of another project or program, by its ending: ``.qdc`` or ``.csv``.

    Raises CompareError for what is none.
    """
    if name.lower().endswith(".qdc"):
        return from_qdc(content, name)
    if not name.lower().endswith(".csv"):
        raise CompareError("is no codebook", file=name, remedy="Choose a .qdc or a .csv file.")
    try:
        return from_csv(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        raise CompareError("is not UTF-8", file=name, remedy="Save it as CSV in UTF-8.") from None


def _code(parent: ET.Element, identity: str, name: str, *, codable: bool) -> ET.Element:
    guid = str(uuid.uuid5(_GUIDS, identity)).upper()
    attributes = {"guid": guid, "name": _one_line(name), "isCodable": str(codable).lower()}
    return ET.SubElement(parent, "Code", attributes)


def _description(tag: Tag) -> Iterator[str]:
    yield _one_line(tag.definition)
    if " " in tag.id:
        yield f"{_TAG}: {tag.id}"
    for label, field in _LABELS.items():
        value = getattr(tag, field)
        for each in value if field in _SEVERAL else (value,):
            if each:
                yield f"{label}: {_one_line(_written(each))}"


def _written(value: Example | str | bool) -> str:
    if isinstance(value, Example):
        return f"{value.outlet}: {value.words}"
    return "yes" if value is True else str(value)


def _one_line(text: str) -> str:
    """One line that XML can hold: control characters become a replacement sign (XML 1.0, Char)."""
    return " ".join(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text).split())


def _parsed(content: bytes, file: str) -> ET.Element:
    remedy = "Name a .qdc file that another program for qualitative analysis has written."
    if len(content) > LONGEST:
        raise CompareError(f"is larger than {LONGEST:,} bytes", file=file, remedy=remedy)
    try:
        root: ET.Element = fromstring(content, forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException, ValueError) as error:
        raise CompareError(
            f"is not XML we read ({type(error).__name__})", file=file, remedy=remedy
        ) from error
    if root.tag != f"{{{NAMESPACE}}}CodeBook":
        raise CompareError("is not a REFI-QDA codebook", file=file, remedy=remedy)
    return root


def _tags(parent: ET.Element, group: str, *, ours: bool) -> Iterator[Tag]:
    """Codes in order; one that has codes below it and cannot be given is a group."""
    for code in parent.findall(f"{{{NAMESPACE}}}Code"):
        name = _one_line(code.get("name", ""))
        below = code.find(f"{{{NAMESPACE}}}Code") is not None
        if not (below and code.get("isCodable") == "false"):
            yield _tag_of_code(code, name, group, ours=ours)
        if below:
            yield from _tags(code, name, ours=ours)


def _tag_of_code(code: ET.Element, name: str, group: str, *, ours: bool) -> Tag:
    described = code.findtext(f"{{{NAMESPACE}}}Description") or ""
    if not ours:
        return Tag(id=_made_id(name), name=name, definition=_one_line(described) or name, group=group)
    definition, *lines = described.split("\n")
    told = next((line for line in lines if line.startswith(f"{_TAG}: ")), "").removeprefix(f"{_TAG}: ")
    tag_id = told if told and name.startswith(f"{told} ") else name.partition(" ")[0]
    plain = name[len(tag_id) + 1 :]
    return Tag(id=tag_id, name=plain, definition=definition, group=group, **_fields(lines))


def _fields(lines: Iterable[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for line in lines:
        label, _, value = line.partition(": ")
        field = _LABELS.get(label.strip())
        if field in {"positive", "near_miss"}:
            fields[field] = (*fields.get(field, ()), _example(value))
        elif field == "sources":
            fields[field] = (*fields.get(field, ()), value)
        elif field:
            fields[field] = value == "yes" if field == "retired" else value
    return fields


def _tag_of_row(row: Mapping[str, str]) -> Tag:
    plain = ("group", "test", "positive_note", "near_miss_note", "key", "key_word", "replaced_by")
    several = {name: tuple(filter(None, (row.get(name) or "").split("|"))) for name in _SEVERAL}
    return Tag(
        id=row["tag"],
        name=row["tag_name"],
        definition=row.get("definition") or row["tag_name"],
        positive=tuple(map(_example, several["positive"])),
        near_miss=tuple(map(_example, several["near_miss"])),
        sources=several["sources"],
        retired=row.get("retired") == "true",
        **{name: row.get(name) or "" for name in plain},
    )


def _example(written: str) -> Example:
    outlet, colon, words = written.partition(": ")
    return Example(outlet, words) if colon else Example("", written)


def _made_id(name: str) -> str:
    """An id from a code's name.

    >>> _made_id("Blame (self)")
    'BLAME_SELF'
    """
    return re.sub(r"\W+", "_", name).strip("_").upper()[:40] or "CODE"


def _whole(tags: Iterable[Tag], title: str, version: str, file: str) -> Codebook:
    """A codebook that can be saved: ids that clash get a number."""
    taken: dict[str, Tag] = {}
    for tag in tags:
        tag_id, number = tag.id, 2
        while tag_id in taken:
            tag_id, number = f"{tag.id}_{number}", number + 1
        taken[tag_id] = tag if tag_id == tag.id else replace(tag, id=tag_id)
    if not taken:
        raise CompareError(
            "holds no codes", file=file, remedy="Export the codebook again from where it came."
        )
    return checked_codebook(as_table(Codebook(title or file, version or "1", tuple(taken.values()))), file)
