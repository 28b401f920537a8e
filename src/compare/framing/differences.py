"""What differs between two tellings of a claim, with the words on both sides and the reason."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from compare.claims.model import Claim
from compare.framing.model import Difference, DifferenceKind, Segment
from compare.framing.pairs import Pair, pair_up
from compare.framing.rules_attribution import cut_quotes, quotation_marks, reporting_verbs, voices
from compare.framing.rules_content import numbers, order
from compare.framing.rules_stance import loaded_words, opinions
from compare.framing.rules_wording import agents_named, certainty_words, labels
from compare.framing.runs import Run
from compare.text import Span

Rule = Callable[[Pair], Iterable[Difference]]

RULES: tuple[Rule, ...] = (
    reporting_verbs,
    voices,
    cut_quotes,
    quotation_marks,
    numbers,
    labels,
    agents_named,
    certainty_words,
    loaded_words,
    opinions,
    order,
)
"""What names differences by kind, in the order that decides which name shows first."""

ALWAYS: tuple[Rule, ...] = (reporting_verbs, voices, cut_quotes, quotation_marks, order)
"""Rules that look for what they compare themselves; the others need two claims that are much alike."""


def differences(a: Claim, b: Claim) -> tuple[Difference, ...]:
    """Every difference between two claims, in the order claim ``a`` is read.

    Words are compared folded: case and the shape of quotation marks, dashes and spaces do not count. A
    changed run of words gets the names that rules can prove; what no rule names is wording, an addition or
    an omission.
    """
    pair = pair_up(a, b)
    rules = RULES if pair.alike else ALWAYS
    named = [difference for rule in rules for difference in rule(pair)]
    plain = [_plain(pair, run) for run in pair.changes if not _explained(pair, run, named)]
    return tuple(sorted([*named, *plain], key=lambda difference: (difference.a, difference.b)))


def segments(exact: str, marked: Iterable[tuple[Span, DifferenceKind]]) -> tuple[Segment, ...]:
    """Cut a claim's words wherever a difference begins or ends, so that each piece has one set of kinds.

    ``marked`` are the spans on this claim's side. The pieces in order make up ``exact`` again.

    >>> marked = [(Span(3, 10), DifferenceKind.VERB)]
    >>> [(part.words, "+".join(part.kinds)) for part in segments("He claimed it", marked)]
    [('He ', ''), ('claimed', 'verb'), (' it', '')]
    """
    spans = [(span, kind) for span, kind in marked if len(span)]
    edges = sorted({0, len(exact), *(edge for span, _ in spans for edge in (span.start, span.end))})
    pieces = (Span(start, end) for start, end in pairwise(edges))
    return tuple(Segment(piece, piece.of(exact), _kinds_at(piece, spans)) for piece in pieces)


def segments_of_pair(
    a: Claim, b: Claim, found: Sequence[Difference]
) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Both claims cut into segments by the differences ``found`` between them."""
    return (
        segments(a.exact, [(difference.a, difference.kind) for difference in found]),
        segments(b.exact, [(difference.b, difference.kind) for difference in found]),
    )


def _kinds_at(piece: Span, spans: Iterable[tuple[Span, DifferenceKind]]) -> tuple[DifferenceKind, ...]:
    return tuple(dict.fromkeys(kind for span, kind in spans if span.contains(piece)))


def _plain(pair: Pair, run: Run) -> Difference:
    a = pair.a.span(run.a_start, run.a_end)
    b = pair.b.span(run.b_start, run.b_end)
    if run.a_start == run.a_end:
        return pair.difference(DifferenceKind.ADDITION, a, b, f"only {pair.b.name} has “{pair.b.text(b)}”")
    if run.b_start == run.b_end:
        return pair.difference(DifferenceKind.OMISSION, a, b, f"only {pair.a.name} has “{pair.a.text(a)}”")
    reason = f"“{pair.a.text(a)}” against “{pair.b.text(b)}”"
    return pair.difference(DifferenceKind.WORDING, a, b, reason)


def _explained(pair: Pair, run: Run, named: Iterable[Difference]) -> bool:
    """Whether named differences cover every word of the run, so that naming it again says nothing new."""
    covering = list(named)
    return all(
        any(span.contains(side.words[at].span) for span in spans)
        for side, spans, start, end in (
            (pair.a, [difference.a for difference in covering], run.a_start, run.a_end),
            (pair.b, [difference.b for difference in covering], run.b_start, run.b_end),
        )
        for at in range(start, end)
    )
