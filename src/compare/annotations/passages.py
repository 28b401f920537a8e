"""Finds words that people quoted from an article, as they typed or pasted them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath

from compare.annotations.anchoring import occurrences
from compare.annotations.batch import Refused
from compare.claims.model import Claim
from compare.text import Span
from compare.text.folding import fold, fold_with_offsets

_TRIMMED = " \"'.…"
"""What people put around words they quote, folded."""


class Passages:
    """The articles of a project, by whatever people call them. ``texts`` are by article id."""

    def __init__(self, claims: Sequence[Claim], texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._names = _names(claims)
        self._tidied = cache(lambda article: _tidied(texts[article]))

    def article(self, name: str) -> str:
        """The id of the article of that id, file, title or outlet. Raises Refused, also for several."""
        if name in self.texts:
            return name
        found = self._names.get(fold(name), set())
        if len(found) != 1:
            many, remedy = f"{len(found)} articles", "name its file"
            if not found:
                many, remedy = "no article", f"known are: {', '.join(sorted(self.texts)[:8])}"
            raise Refused(f"the project has {many} called {name!r}; {remedy}")
        return next(iter(found))

    def quoted(
        self, exact: str, article: str = "", start: str = "", inside: Span | None = None
    ) -> tuple[str, Span]:
        """The article and the span where ``exact`` stands; of several, the one at ``start`` or ``inside``.

        Words that stand nowhere to the letter are looked for with quotation marks, dashes, case and white
        space folded. Raises Refused where they stand nowhere, or in several places.
        """
        articles = [self.article(article)] if article else list(self.texts)
        found = [(each, span) for each in articles for span in occurrences(exact, self.texts[each])]
        found = found or list(self._folded(exact, articles))
        if start and len(found) > 1:
            found = [(each, span) for each, span in found if span.start in self._offsets(each, start)]
        elif inside and len(found) > 1:
            found = [(each, span) for each, span in found if inside.contains(span)]
        if not found:
            raise Refused(f"these words stand in no {f'place of {articles[0]}' if article else 'article'}")
        if len(found) > 1:
            remedy = "quote more of the sentence, or say its start" if article else "name the article"
            raise Refused(f"these words stand in {len(found)} places; {remedy}")
        return found[0]

    def between(self, article: str, start: str, end: str) -> tuple[str, Span]:
        """The span from ``start`` to ``end``. Raises Refused for what is no place in the article."""
        whose = self.article(article)
        if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(self.texts[whose])):
            raise Refused(f"{start or 'nothing'} to {end or 'nothing'} is no place in {whose}")
        return whose, Span(int(start), int(end))

    def _offsets(self, article: str, start: str) -> set[int]:
        """The code points that ``start`` may mean: tools of the browser count in UTF-16 units."""
        if not start.isdecimal():
            raise Refused(f"start is {start!r}, not a whole number")
        units = self.texts[article].encode("utf-16-le")[: 2 * int(start)]
        return {int(start), len(units.decode("utf-16-le", errors="ignore"))}

    def _folded(self, exact: str, articles: Sequence[str]) -> Iterator[tuple[str, Span]]:
        wanted, _ = _tidied(exact)
        for article in articles:
            tidied, offsets = self._tidied(article)
            for place in occurrences(wanted, tidied) or occurrences(wanted.strip(_TRIMMED), tidied):
                yield article, Span(offsets[place.start], offsets[place.end - 1] + 1)


def _names(claims: Sequence[Claim]) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for claim in claims:
        file = PurePath(claim.source_file)
        title = claim.exact if claim.is_headline else ""
        for name in (claim.source_file, file.name, file.stem, claim.outlet, title):
            if name:
                names.setdefault(fold(name), set()).add(claim.article_id)
    return names


def _tidied(text: str) -> tuple[str, Sequence[int]]:
    """``text`` folded, each run of white space one space, and where each character came from."""
    folded = fold_with_offsets(text)
    kept = [match.start() for match in re.finditer(r"\S|\s+(?=\S)", folded.text)]
    return "".join(folded.text[each] for each in kept), [folded.offsets[each] for each in kept]
