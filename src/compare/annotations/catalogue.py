"""What a project has that events can name, and how it completes an event: unknown claims out, anchors in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.annotations.anchoring import MOST_COPIES, occurrences
from compare.annotations.batch import Refused
from compare.annotations.model import Role, claims_named
from compare.claims.model import Claim
from compare.text import CONTEXT_LENGTH, Span, text_hash

_SIDES = {"claim_a": "a", "claim_b": "b"}


@dataclass(frozen=True, slots=True)
class _Source:
    text: str
    sha256: str


class Catalogue:
    """The claims and texts of a project as it stands now. ``texts`` are by article id."""

    def __init__(self, claims: Iterable[Claim], texts: Mapping[str, str]) -> None:
        self._claims = {claim.claim_id: claim for claim in claims}
        self._texts = texts
        self._sources: dict[str, _Source] = {}

    def completed(self, event: Mapping[str, object]) -> dict[str, object]:
        """``event`` with the anchors of its claims, and its evidence anchors filled in.

        Raises Refused for a claim the project does not have, a pair of one claim with itself, and evidence
        that is not in the text where it says it is.
        """
        whole = dict(event)
        given = event.get("anchors", [])
        if not isinstance(given, list | tuple) or not all(isinstance(each, Mapping) for each in given):
            raise Refused("anchors: must be a list of objects")
        if event.get("kind") == "reanchor":
            whole["anchors"] = [self._filled(each, Role.CLAIM) for each in given]
            return whole
        self._check_claims(event)
        evidence = [self._evidence(each, event) for each in given if each.get("role") != Role.CLAIM]
        anchors = [*self._own(event), *evidence]
        if anchors:
            whole["anchors"] = anchors
        return whole

    def _check_claims(self, event: Mapping[str, object]) -> None:
        named = claims_named(event)
        for claim_id in named:
            if claim_id not in self._claims:
                raise Refused(f"the project has no claim {claim_id!r}")
        if len(named) != len(set(named)):
            raise Refused("claim_a and claim_b are the same claim")

    def _own(self, event: Mapping[str, object]) -> list[dict[str, object]]:
        fields = [field for field in ("claim", "claim_a", "claim_b") if event.get(field)]
        if not fields and str(event.get("cluster", "")) in self._claims:
            fields = ["cluster"]  # named by a claim of it, which is followed like any other
        return [self._of_claim(str(event[field]), _SIDES.get(field, "")) for field in fields]

    def _of_claim(self, claim_id: str, side: str) -> dict[str, object]:
        claim = self._claims[claim_id]
        return self.anchor(claim_id, claim.article_id, claim.span, side, Role.CLAIM)

    def _evidence(self, given: Mapping[str, object], event: Mapping[str, object]) -> dict[str, object]:
        """Evidence with all that its claim, or its side, tells; what contradicts that is refused."""
        named = claims_named(event)
        claim_id = given.get("claim") or self._claim_of_side(given, event)
        if claim_id not in named:
            raise Refused(f"anchors: {claim_id!r} is not a claim of this event")
        known = {
            "claim": str(claim_id),
            "side": next((side for field, side in _SIDES.items() if event.get(field) == claim_id), ""),
            "article": self._claims[str(claim_id)].article_id,
        }
        for field, value in known.items():
            if given.get(field) not in (None, "", value):
                raise Refused(f"anchors: {claim_id} has the {field} {value!r}, not {given[field]!r}")
        whole = {**given, **known, "role": Role.EVIDENCE.value}
        today = self._source(known["article"]).sha256
        if given.get("exact") and given.get("sha256") not in (None, "", today):
            return whole  # marked in the article as it was: a new version of a record keeps what is not found
        return self._filled(whole, Role.EVIDENCE)

    @staticmethod
    def _claim_of_side(given: Mapping[str, object], event: Mapping[str, object]) -> object:
        if given.get("side"):
            return event.get(f"claim_{given['side']}")
        named = claims_named(event)
        return named[0] if len(named) == 1 else None

    def _filled(self, given: Mapping[str, object], role: Role) -> dict[str, object]:
        start, end = given.get("start"), given.get("end")
        article = str(given.get("article", ""))
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            raise Refused("anchors: start and end must be whole numbers, 0 ≤ start < end")
        if article not in self._texts:
            raise Refused(f"anchors: the project has no article {article!r}")
        if end > len(self._texts[article]):
            raise Refused(f"anchors: {end} lies beyond the end of {article}")
        claim, side = str(given.get("claim") or ""), str(given.get("side") or "")
        anchor = self.anchor(claim, article, Span(start, end), side, role)
        if given.get("exact", anchor["exact"]) != anchor["exact"]:
            raise Refused(f"anchors: {article} has other words at {start}-{end} than exact says")
        return anchor

    def anchor(self, claim: str, article: str, span: Span, side: str, role: Role) -> dict[str, object]:
        """The anchor of ``span`` of ``article``, with all that is needed to find it again."""
        source = self._source(article)
        exact = span.of(source.text)
        found = occurrences(exact, source.text)
        places = found if len(found) <= MOST_COPIES else []
        return {
            "claim": claim,
            "article": article,
            "start": span.start,
            "end": span.end,
            "exact": exact,
            "prefix": source.text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            "suffix": source.text[span.end : span.end + CONTEXT_LENGTH],
            "sha256": source.sha256,
            "side": side,
            "role": role.value,
            "copy": places.index(span) if span in places else 0,
            "copies": len(places),
        }

    def _source(self, article: str) -> _Source:
        if article not in self._sources:
            text = self._texts[article]
            self._sources[article] = _Source(text, text_hash(text))
        return self._sources[article]
