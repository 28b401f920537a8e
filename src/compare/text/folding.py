"""Folding: one form for characters that readers take for the same. For comparison only."""

import unicodedata
from dataclasses import dataclass

_SAME = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
        "…": "...",
    }
)  # fmt: skip

_ASCII_SPACES = str.maketrans({chr(code): " " for code in range(128) if chr(code).isspace()})


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, where it came from.

    ``offsets[i]`` is the code point of the original that produced folded character ``i``; a last entry
    holds the original's length, so ``len(offsets) == len(text) + 1``.
    """

    text: str
    offsets: tuple[int, ...]


def fold(text: str) -> str:
    r"""Fold ``text`` for comparison: quotes, dashes, spaces, width, accents kept, case dropped.

    >>> fold("“No‑one”\u00a0said É")
    '"no-one" said é'
    """
    if text.isascii():
        return text.translate(_ASCII_SPACES).lower()
    return "".join(_fold_character(character) for character in text)


def fold_with_offsets(text: str) -> Folded:
    """Fold ``text`` and remember which code point each folded character came from."""
    pieces: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text):
        piece = _fold_character(character)
        pieces.append(piece)
        offsets.extend([position] * len(piece))
    return Folded("".join(pieces), (*offsets, len(text)))


def _fold_character(character: str) -> str:
    if character.isascii():
        return " " if character.isspace() else character.lower()
    same = character.translate(_SAME)
    if same != character:
        return same
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKC", character).casefold()
