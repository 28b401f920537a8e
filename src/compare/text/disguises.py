"""What a text hides from its reader: signs that turn its order round, letters that only look alike.

Unicode Technical Reports 36 and 39 (security) name both. The text stays as it is; people are told.
"""

import regex

_TURNING = regex.compile(r"[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = regex.compile(r"[\p{Arabic}\p{Hebrew}]")
_OVERRIDING = regex.compile(r"[\u202d\u202e]")
_FOREIGN = regex.compile(r"[\p{Cyrillic}\p{Greek}]")
_WORD = regex.compile(r"\p{L}{4,}")
_LATIN = regex.compile(r"\p{Latin}")


def disguises_of(text: str) -> tuple[str, ...]:
    """What is hidden in ``text``, each in words that go on “… holds”; mostly nothing.

    >>> disguises_of("Rutt\u0435 said no"), disguises_of("no \u202eton\u202c")
    (('letters of another script that look like its own (“Rutt\u0435”)',), ('invisible direction marks',))
    """
    if text.isascii():
        return ()
    found: list[str] = []
    turned = _TURNING.search(text) and not _RIGHT_TO_LEFT.search(text)
    if turned or _OVERRIDING.search(text):
        found.append("invisible direction marks")
    if _FOREIGN.search(text) and (mixed := _mixed_word(text)):
        found.append(f"letters of another script that look like its own (“{mixed}”)")
    return tuple(found)


def _mixed_word(text: str) -> str:
    """The first word that mixes Latin letters with Greek or Cyrillic ones, or ""."""
    words = (match.group() for match in _WORD.finditer(text))
    return next((word[:40] for word in words if _FOREIGN.search(word) and _LATIN.search(word)), "")
