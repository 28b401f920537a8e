"""Lists, quotations, subheadings, pictures and footnotes: laid out by each format, read as one article."""

import io
from html import escape

import docx
import pytest
from making import pdf_of

from compare.articles import read_folder
from compare.articles.importing import Offered, add_sources
from compare.claims import claims_of
from compare.text import fold

DAM = (
    ("h1", "Lake town votes to keep its dam despite quake fears"),
    ("p", "By Rosa Lind"),
    ("p", "Residents of Alta voted on Sunday to keep a dam that engineers call a danger to 4,000 people."),
    ("h2", "What the engineers found"),
    ("p", "A report by the University of Leeds lists three faults in the wall:"),
    ("li", "a crack of 40 metres near the eastern gate,"),
    ("li", "rust in two of the four valves, and"),
    ("li", "a drain that was never finished."),
    ("blockquote", "“If it goes, it goes at night, and nobody will hear the siren.”"),
    ("p", "The author of that sentence, geologist Mina Takahashi, was not invited to the debate.[1]"),
    ("figcaption", "The dam at Alta seen from the north. Photo: Ann Lee/Reuters"),
    ("h2", "Who pays?"),
    ("p", "The ministry said it would “study the result”."),
    ("p", "[1] The debate was held on 3 May."),
)
FERRY = (
    ("h1", "Three things to know about the new ferry law"),
    ("p", "Jo Barlow"),
    ("p", "3 June 2025"),
    (
        "p",
        "Parliament passed a law on Tuesday that bans diesel ferries from the fjord by 2030, officials said.",
    ),
    ("ol", "Old ships may run until 2032 if they carry the sick."),
    ("ol", "Operators get 40 million euros in aid."),
    ("ol", "Fares will not rise before 2028, the minister promised."),
    ("p", "“This is a good day for the fjord,” said Minister Kari Berg."),
    ("p", "Read more: How clean is an electric ship?"),
    ("p", "Her critics were less kind. “A good day for builders of batteries,” said lawmaker Ola Dahl."),
)
CRUISE = (
    ("h1", "‘They left us the bill’: islanders sue cruise line"),
    ("p", "Court to hear claim of 12 million euros over harbour damage"),
    ("p", "By Nina Holt and Per Aas"),
    ("figcaption", "Cruise ships at Korsvik last August (Nina Holt/AFP)"),
    (
        "p",
        "The island of Korsvik has sued a cruise line for 12 million euros, as its ships tore up the bed.",
    ),
    ("blockquote", "“They came, they turned, they left us the bill,” harbour master Siv Moe said."),
    ("h2", "Sand and silence"),
    ("p", "The company, Blue Star, denied the claim. It wrote to the court that “sand moves by itself”."),
    ("p", "The hearing begins on Monday."),
)
STYLES = {"li": "List Bullet", "ol": "List Number", "blockquote": "Intense Quote", "figcaption": "Caption"}


def plain(article):
    numbers = iter(range(1, 99))
    marks = {"li": lambda: "- ", "ol": lambda: f"{next(numbers)}. "}
    return [marks.get(kind, str)() + words for kind, words in article]


def page(article):
    wrapped = {
        "li": "<ul><li>{}</li></ul>",
        "ol": "<ol><li>{}</li></ol>",
        "figcaption": "<figure>{}</figure>",
    }
    body = "".join(
        wrapped.get(kind, f"<{kind}>{{}}</{kind}>").format(escape(words)) for kind, words in article
    )
    return f"<!doctype html><html lang=en><meta charset=utf-8><article>{body}</article></html>".encode()


def word(article):
    document = docx.Document()
    for kind, words in article:
        if kind in {"h1", "h2"}:
            document.add_heading(words, 0 if kind == "h1" else 2)
        else:
            document.add_paragraph(words, style=STYLES.get(kind))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def claims(folder, name, raw):
    add_sources([Offered(name, raw)], folder)
    return [fold(claim.exact) for claim in claims_of(read_folder(folder).articles[0])]


@pytest.mark.parametrize("article", [DAM, FERRY, CRUISE], ids=["dam", "ferry", "cruise"])
@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.pdf"])
def test_an_odd_layout_gives_the_claims_of_its_plain_text(tmp_path, article, name):
    paragraphs = plain(article)
    (tmp_path / "text").mkdir()
    (tmp_path / "laid").mkdir()
    expected = claims(tmp_path / "text", "a.txt", "\n\n".join(paragraphs).encode())
    raw = {"a.html": page, "a.docx": word, "a.pdf": lambda article: pdf_of(plain(article))}[name](article)
    assert claims(tmp_path / "laid", name, raw) == expected
