"""Makes events of the rows of a table: what each says, and which claims it means."""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.annotations.batch import Refused
from compare.annotations.passages import Passages
from compare.claims.model import Claim
from compare.text import Span

_NAMESPACE = uuid.UUID("5b0f6b0e-6d1f-5a3e-9a44-2f6c1f3d7a10")
_SAYS = {
    "judgement": ("verdict",),
    "tag": ("cluster", "tag", "marked", "target", "polarity", "speaker", "confidence", "note"),
    "silence": ("cluster", "outlet", "note"),
    "note": ("note",),
    "split": (),
    "merge": (),
}
"""What a row can record, and the fields that say it."""
_PLACES = ("claim", "exact", "article", "start", "end")
_OF_ONE_CLAIM = frozenset({"silence", "note"})
_POLARITIES = {"negative": -1, "neutral": 0, "positive": 1, "-1": -1, "−1": -1, "0": 0, "1": 1, "+1": 1}

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A claim that a row means, and the words of it that the row quotes, where that is not all of it."""

    claim: Claim
    words: Span | None = None


class Locator:
    """Knows the claims of a project, by id and by words quoted from them, and its tags, by id and name."""

    def __init__(
        self, claims: Sequence[Claim], texts: Mapping[str, str], tags: Mapping[str, str] | None = None
    ) -> None:
        """``tags`` are the ids of the codebook's tags with their names."""
        self._claims = {claim.claim_id: claim for claim in claims}
        self._of_article: dict[str, list[Claim]] = {}
        for claim in claims:
            self._of_article.setdefault(claim.article_id, []).append(claim)
        self._passages = Passages(claims, texts)
        known = tags or {}
        self._tags = {name.casefold(): tag for tag, name in known.items()} | {
            tag.casefold(): tag for tag in known
        }

    def events(self, row: Row, annotator: str) -> list[dict[str, object]]:
        """What the row records, one event or several; ops are made of its words: the same row, the same ops.

        Raises Refused, saying why, for a row that cannot be placed.
        """
        said = {field: value for field, value in row.items() if value and field != "annotator"}
        placed = {side: found for side in ("", "_a", "_b") if (found := self._place(said, side))}
        words = json.dumps([annotator, sorted(said.items())], ensure_ascii=False)
        return [
            {"op": str(uuid.uuid5(_NAMESPACE, f"{words}{kind if number else ''}"))}
            | self._event(kind, said, placed)
            for number, kind in enumerate(_kinds(said))
        ]

    def unknown_tags(self, rows: Sequence[Row]) -> list[str]:
        """The tags that rows name and the codebook does not have, in the order met."""
        named = dict.fromkeys(row["tag"] for row in rows if row.get("tag"))
        return [tag for tag in named if tag.casefold() not in self._tags]

    def _event(self, kind: str, said: Row, placed: Mapping[str, _Placed]) -> dict[str, object]:
        fields = {field: self._value(field, said[field]) for field in _SAYS[kind] if field in said}
        if kind == "tag" and "marked" not in said and "outlet" in said:
            fields["marked"] = said["outlet"]
        if kind not in _OF_ONE_CLAIM and "" in placed and "_a" not in placed:
            placed = {"_a": placed[""], **{side: each for side, each in placed.items() if side}}
        claims = {f"claim{side}": each.claim.claim_id for side, each in placed.items()}
        evidence = [
            {"claim": each.claim.claim_id, "side": side[1:], "start": each.words.start, "end": each.words.end}
            for side, each in placed.items()
            if each.words and kind == "tag"
        ]
        return {"kind": kind, **claims, **fields, **({"anchors": evidence} if evidence else {})}

    def _value(self, field: str, value: str) -> object:
        if field == "tag":
            return self._tags.get(value.casefold(), value)
        if field == "polarity":
            return _POLARITIES.get(value.casefold(), value)
        return value.lower() if field in {"verdict", "confidence"} else value

    def _place(self, said: Row, side: str) -> _Placed | None:
        try:
            return self._found(*(said.get(f"{field}{side}", "") for field in _PLACES))
        except Refused as reason:
            named = next(field for field in ("exact", "claim", "start") if said.get(f"{field}{side}"))
            raise Refused(f"{named}{side}: {reason}") from None

    def _found(self, claim: str, exact: str, article: str, start: str, end: str) -> _Placed | None:
        known = self._claims.get(claim)
        if known and article and self._passages.article(article) != known.article_id:
            raise Refused(f"{claim} is not in the article {article!r}")
        if exact:
            whose = known.article_id if known else article
            inside = known.span if known else None
            return self._covering(*self._passages.quoted(exact, whose, start, inside), known)
        if known:
            return _Placed(known)
        if claim:
            raise Refused(f"the project has no claim {claim!r}")
        return self._covering(*self._passages.between(article, start, end)) if article and start else None

    def _covering(self, article: str, words: Span, known: Claim | None = None) -> _Placed:
        """The claim that holds most of ``words``, or ``known``, which must; its whole is not evidence."""
        near = [claim for claim in self._of_article.get(article, ()) if claim.span.overlaps(words)]
        if not near:
            raise Refused(f"the words at {article}:{words.start}-{words.end} are in no claim")
        most = max(near, key=lambda each: each.span.shared(words))
        if known and known not in near:
            raise Refused(f"these words are not in {known.claim_id} but in {most.claim_id}")
        claim = known or most
        return _Placed(claim, None if words.contains(claim.span) else words)


def _kinds(said: Row) -> Iterator[str]:
    """What the row says it is; else all that its columns can say."""
    if kind := said.get("kind", "").lower():
        if kind not in _SAYS:
            raise Refused(f"kind: {kind!r} is none of {', '.join(_SAYS)}")
        yield kind
        return
    if "verdict" in said:
        yield "judgement"
    if "tag" in said:
        yield "tag"
    elif "note" in said:
        yield "note"
    elif "verdict" not in said:
        raise Refused("says nothing: it has no verdict, tag or note")
