"""Papers: what is written and speaks (the suit, her letter), and what later mentions of it stand for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.claims.bodies import PAPERS
from compare.claims.lexicon import POSSESSIVES, WRITINGS, is_manner
from compare.claims.people import head_noun
from compare.claims.tokens import Kind, Token

_OBTAINED = frozenset(
    {"handed", "leaked", "obtained", "provided", "released", "reviewed", "seen", "sent", "shared", "viewed"}
)
"""How a paper came to those who cite it, which is no part of what it is called."""

_POINTING = frozenset({"his", "her", "its", "their", "this"})
_NOUNS = PAPERS | WRITINGS
_LONGEST_NAME = 3
"""Words between an owner and the paper that are read (her public resignation letter)."""


@dataclass(slots=True)
class Papers:
    """The papers of an article by the noun they are called by, and the one a sentence just told of."""

    by_noun: dict[str, str] = field(default_factory=dict)
    told_of: str = ""

    def meet(self, tokens: Sequence[Token]) -> None:
        """Take in the paper of somebody's that a sentence tells of (she published her resignation letter)."""
        owned = (at for at in range(len(tokens)) if tokens[at].lower in POSSESSIVES)
        self.told_of = next((phrase for at in owned if (phrase := _paper_at(tokens, at))), "")
        opening = _paper_at(tokens, 0) if tokens and tokens[0].lower in {"a", "an"} else ""
        for phrase in (opening, self.told_of):
            self.by_noun[head_noun(phrase) if phrase else ""] = phrase

    def meant_by(self, mention: str) -> str:
        """What a mention is called: how a paper came to somebody left out, "this report" as it was first.

        >>> Papers().meant_by("a letter sent to the court")
        'a letter'
        """
        words = mention.split()
        noun = head_noun(mention)
        if noun not in _NOUNS:
            return mention
        if words[0].lower() in _POINTING and len(words) == len(("this", "report")):
            return self.by_noun.get(noun, mention)
        name = " ".join(words[: _obtained(words)])
        if len(words) > len(("the", "report")):
            self.by_noun[noun] = name
        return name


def _obtained(words: Sequence[str]) -> int:
    """Where the words begin that say how a paper was come by, with a participle joined to them by "and"."""
    end = next((at for at, word in enumerate(words) if word in _OBTAINED and at), len(words))
    if end < len(words) and words[end - 1] == "and":
        return next((at for at, word in enumerate(words) if word.endswith("ed") and at > 1), end - 1)
    return end - 1 if end > 1 and is_manner(words[end - 1]) else end


def _paper_at(tokens: Sequence[Token], at: int) -> str:
    """The paper that the word at a place leads to (her resignation letter, A longer report), or ""."""
    for end in range(at + 1, min(at + 2 + _LONGEST_NAME, len(tokens))):
        if tokens[end].kind is not Kind.WORD or tokens[end].capital:
            return ""
        if tokens[end].lower in PAPERS and end > at + 1:
            return " ".join(token.text for token in tokens[at : end + 1])
    return ""
