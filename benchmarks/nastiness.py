"""Texts that nobody publishes and somebody will paste: so many characters of each kind of nastiness."""

from collections.abc import Callable, Iterator

LENGTHS = (250_000, 500_000, 1_000_000)
"""Characters of each kind; seconds should double with them."""

REPEATED = {
    "unclosed quotes": "“a b c ",
    "straight quotes": '"word. ',
    "single quotes": "'word s' ",
    "alternating quotes": '“a” "b" ‘c’ ',
    "one line": "word ",
    "capitals": "WORD ",
    "figures": "12 345 ",
    "commas": ", ",
    "said said": "said ",
    "Mr. Mr.": "Mr. ",
    "initials": "J. ",
    "acronyms": "U.S. ",
    "ellipses": "... ",
    "open brackets": "([{",
    "datelines": "A, B, C (",
    "lines of white space": " \n",
    "zero-width characters": "a\u200bb ",
    "bidi controls": "\u202eabc\u202c ",
    "combining marks": "e\u0301\u0301\u0301\u0301",
    "Arabic": "قال ",
    "emoji": "😀",
    "sentences": "Rutte said no. ",
    "short lines": "By somebody, it says\n",
    "questions": "Is it you?\n",
    "footnotes": "It says it all in one [99] and ends here.\n1\n",
    "labels": "Ann Lee: yes it is so. Q\nBob Ray: no\n",
    "bullets": "- Why it is\n",
}
IN_SENTENCES = {
    "nested prepositions": "of the man in the house at the lake with ",
    "relative clauses": "who in the ",
    "appositions": "X, a man, ",
    "coordinated verbs": "and the minister said that, ",
    "sources": "according to ",
    "brackets": "(a) (B) ",
    "names": "Bob Lee and ",
    "quoted words": "“a” said Bob, ",
    "denials": "is not so, but it is ",
    "numbers": "one two hundred million ",
    "states": "United States of America of ",
}
"""Repeated within sentences of 1,900 characters, each on a line: the longest that are studied."""

IN_LINES = {
    "captions": "a man, left (A b (",
    "bylines": "By Aa and Bb ",
    "promotions": "you get in touch ",
    "pointers": "here, here and ",
}
"""Repeated within lines of 590 characters: the longest that patterns are tried on."""

_MOST_LINES = 49_000


def kinds() -> Iterator[tuple[str, Callable[[int], str]]]:
    """Every kind: its name, and what makes a text of so many characters."""
    for name, piece in REPEATED.items():
        yield name, lambda length, piece=piece: _lines(_repeat(piece, length))
    for name, piece in IN_SENTENCES.items():
        yield name, lambda length, piece=piece: _repeat(f"A man {_repeat(piece, 1_900)} a said no.\n", length)
    for name, piece in IN_LINES.items():
        yield name, lambda length, piece=piece: _repeat(f"{_repeat(piece, 590)}\n", length)
    yield "one word", lambda length: "a" * length
    yield "nested brackets", lambda length: "(" * (length // 2) + ")" * (length // 2)
    yield "newlines", lambda length: "\n" * length + "x"
    yield "spaces", lambda length: " " * length + "x"
    yield "other names in one line", lambda length: " ".join(f"Ann{i} Lee{i}," for i in range(length // 14))
    yield "namesakes", lambda length: "".join(_namesake(number) for number in range(length // 42))


def _repeat(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _lines(text: str) -> str:
    """As many lines as an article may have."""
    return "\n".join(text.split("\n", _MOST_LINES)[:_MOST_LINES])


def _namesake(number: int) -> str:
    letters = "".join(chr(97 + number // 26**place % 26) for place in range(3))
    return f"The head, A{letters} Lee, said no. He left.\n"
