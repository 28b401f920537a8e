"""Bodies: the full names an article gives them, and which one a shorter mention stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compare.claims.lexicon import COMPANY_ENDINGS, CONJUNCTIONS, DETERMINERS, ORGANISATION_WORDS
from compare.claims.mentions import bare, short_form
from compare.claims.phrases import is_date
from compare.claims.tokens import Token, lower_at

MOST_NAMES = 20
"""Names that share a word, or their first letters, and are told apart; no article has more."""

_INNER = frozenset({"of", "for", "the", "on", "to", "de", "du"})
"""Small words inside the names of bodies; “and” only behind “of” (Ministry of Tourism and Wildlife)."""

_UNSPOKEN = frozenset({"the", "a", "an", "of", "for", "and"})
_NOUNS = ORGANISATION_WORDS | COMPANY_ENDINGS | {"u.s.", "national", "federal", "state"}
"""Words of a body's name that a mention leaves out."""

_LETTERS = range(2, 7)
"""Letters of a short form."""


@dataclass(slots=True)
class Bodies:
    """The bodies an article names in full, by their first letters and by each of their words."""

    by_letters: dict[str, str] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)

    def meet(self, tokens: Sequence[Token]) -> None:
        """Take in the full names of a sentence."""
        for name in full_names(tokens):
            self.by_letters.setdefault("".join(word[0] for word in name.split() if word[0].isupper()), name)
            for word in _words(name):
                known = self.by_word.setdefault(word, [])
                if name not in known and len(known) < MOST_NAMES:
                    known.append(name)

    def meant_by(self, mention: str) -> str:
        """The full name a mention shortens (the trade ministry, the JSO); itself if none or several.

        >>> bodies = Bodies(by_word={"ministry": ["Ministry of Trade"], "trade": ["Ministry of Trade"]})
        >>> bodies.meant_by("the trade ministry")
        'Ministry of Trade'
        """
        words = _words(mention)
        short = mention.rsplit(maxsplit=1)[-1]
        if short.isupper() and len(short) in _LETTERS and len(words) == 1:
            return self.by_letters.get(short, mention)
        known = self.by_word.get(words[-1], []) if words else []
        fitting = [name for name in known if _shortens(words, _words(name))]
        return fitting[0] if len(fitting) == 1 else mention


def _shortens(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are those of a name, its noun among them (Searchlight), or all but that (Census)."""
    left = set(name) - set(words)
    noun = words[-1] == name[-1] or words[-1] in ORGANISATION_WORDS
    return set(words) <= set(name) and (noun or left <= _NOUNS)


def full_names(tokens: Sequence[Token]) -> Iterator[str]:
    """The names of bodies that a sentence gives in two words or more."""
    index = 0
    while index < len(tokens):
        end = _name_end(tokens, index)
        words = [token for token in tokens[index:end] if token.proper]
        known = any(token.lower in ORGANISATION_WORDS | COMPANY_ENDINGS for token in words)
        known = known or lower_at(tokens, index - 1) == "the" or bool(short_form(tokens, end))
        if len(words) > 1 and known:
            yield " ".join([*(token.text for token in tokens[index : end - 1]), bare(tokens[end - 1].text)])
        index = max(end, index + 1)


def _name_end(tokens: Sequence[Token], start: int) -> int:
    """Where the name that begins at ``start`` ends, or ``start`` where none does."""
    end, inner = start, False
    while end < len(tokens):
        token = tokens[end]
        ahead = tokens[end + 1 : end + 2]
        joins = token.lower in _INNER or (token.lower == "and" and inner)
        if end > start and joins and ahead and ahead[0].proper and not is_date(ahead[0]):
            inner = inner or token.lower == "of"
        elif not token.capital or not token.proper or token.lower in CONJUNCTIONS | DETERMINERS:
            break
        end += 1
    return end


def _words(name: str) -> list[str]:
    return [bare(word).lower() for word in name.split() if word.lower() not in _UNSPOKEN]
