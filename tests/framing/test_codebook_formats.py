"""Codebooks go to other programs and come back; what others wrote is read; strangers' XML does no harm."""

import csv
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from compare.errors import CompareError
from compare.framing import (
    Codebook,
    Example,
    Tag,
    default_codebook,
    from_csv,
    from_qdc,
    save_codebook,
    to_qdc,
)

LINES = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
EXAMPLES = st.lists(st.builds(Example, outlet=st.just("X"), words=LINES), max_size=2).map(tuple)
TAGS = st.lists(
    st.builds(
        Tag,
        id=st.uuids().map(str),
        name=LINES,
        definition=LINES,
        group=st.sampled_from(["", "G", "H"]),
        test=LINES,
        positive=EXAMPLES,
        sources=st.lists(LINES, max_size=2).map(tuple),
        retired=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)

OTHERS = b"""<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another program 1.0"><Codes>
<Code guid="A0000000-0000-0000-0000-000000000001" name="Blame" isCodable="false" color="#ff0000">
  <Code guid="A0000000-0000-0000-0000-000000000002" name="self" isCodable="true"><Description>One's own
fault.</Description></Code>
  <Code guid="A0000000-0000-0000-0000-000000000003" name="Self" isCodable="true"/>
</Code>
<Code guid="A0000000-0000-0000-0000-000000000004" name="Praise (other)" isCodable="true"/>
</Codes><Sets/></CodeBook>"""


RULES = etree.RelaxNG(file=str(Path(__file__).parents[1] / "cases" / "framing" / "refi_qda_codebook.rng"))


def by_group(tags):
    return sorted(tags, key=lambda tag: (tag.group, tag.id))


def test_an_id_with_a_space_comes_back_as_it_was():
    codebook = Codebook(
        "Own", "1", (Tag("OWN TONE", "Tone of voice", "How it sounds."), Tag("B", "C D", "x"))
    )
    assert from_qdc(to_qdc(codebook), "own.qdc").tags == codebook.tags


def test_a_cell_that_is_too_long_to_read_is_refused_in_words_whatever_was_read_before():
    csv.field_size_limit(1_000_000)
    with pytest.raises(CompareError, match="not CSV we read"):
        from_csv(f"tag,tag_name,definition\nA,A,{'x' * 140_000}\n", "codebook.csv")


def test_the_default_codebook_comes_back_whole():
    back = from_qdc(to_qdc(default_codebook()), "default.qdc")
    assert back.tags == default_codebook().tags
    assert (back.title, back.version) == (default_codebook().title, default_codebook().version)


def test_the_default_codebook_keeps_to_the_rules_of_refi_qda():
    assert RULES.validate(etree.fromstring(to_qdc(default_codebook()))), RULES.error_log


def test_the_rules_of_refi_qda_refuse_what_its_schema_refuses():
    written = to_qdc(default_codebook()).decode()
    for good, bad in (
        ('isCodable="true"', 'isCodable="perhaps"'),
        (' guid="', ' guid="x'),
        ("Codes>", "Kodes>"),
    ):
        assert not RULES.validate(etree.fromstring(written.replace(good, bad).encode()))


@given(TAGS)
def test_any_codebook_keeps_to_the_rules_of_refi_qda(tags):
    assert RULES.validate(etree.fromstring(to_qdc(Codebook("T", "1", tuple(tags))))), RULES.error_log


def test_characters_that_xml_cannot_hold_become_a_replacement_sign():
    tag = Tag(id="X", name="a\x08b", definition="c\x00d\ufffe")
    [back] = from_qdc(to_qdc(Codebook("T\x01", "1", (tag,))), "c.qdc").tags
    assert (back.name, back.definition) == ("a\ufffdb", "c\ufffdd\ufffd")


@given(TAGS)
def test_any_codebook_comes_back_whole(tags):
    codebook = Codebook("Title", "1", tuple(tags))
    assert by_group(from_qdc(to_qdc(codebook), "x.qdc").tags) == by_group(tags)


def test_the_xml_has_the_structure_the_standard_asks_for():
    root = fromstring(to_qdc(default_codebook()))
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    [codes] = root
    assert codes.tag == "{urn:QDA-XML:codebook:1.0}Codes"
    guids = []
    for code in codes.iter("{urn:QDA-XML:codebook:1.0}Code"):
        assert set(code.attrib) == {"guid", "name", "isCodable"}
        below = [child.tag.partition("}")[2] for child in code]
        assert below in (["Description"], ["Code"] * len(below))
        guids.append(code.get("guid"))
    assert len(set(guids)) == len(guids) == 16 + 6


def test_what_another_program_wrote_is_read(tmp_path):
    codebook = from_qdc(OTHERS, "their.qdc")
    assert [(tag.id, tag.name, tag.group, tag.definition) for tag in codebook.tags] == [
        ("SELF", "self", "Blame", "One's own fault."),
        ("SELF_2", "Self", "Blame", "Self"),
        ("PRAISE_OTHER", "Praise (other)", "", "Praise (other)"),
    ]
    assert save_codebook(tmp_path, codebook).tags == codebook.tags


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no xml",
        b"<CodeBook/>",
        b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>',
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><CodeBook>&e;</CodeBook>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    ],
)
def test_what_is_no_codebook_is_refused_in_words(content):
    with pytest.raises(CompareError, match=r"their\.qdc"):
        from_qdc(content, "their.qdc")


def test_a_csv_with_two_columns_is_enough():
    codebook = from_csv("\ufefftag,tag_name\r\nA,First\r\nB,Second\r\n", "mine.csv")
    assert [(tag.id, tag.name, tag.definition) for tag in codebook.tags] == [
        ("A", "First", "First"),
        ("B", "Second", "Second"),
    ]


def test_a_csv_without_them_is_refused():
    with pytest.raises(CompareError, match="tag and tag_name"):
        from_csv("a,b\n1,2\n", "mine.csv")
