"""What matching needs of the state: one verdict per pair, and who must or must not share a cluster."""

from collections.abc import Mapping

from compare.annotations.state import State
from compare.annotations.subjects import Pair, pair
from compare.matching.model import Judgements, Verdict


def judgements_for_matching(state: State, moved: Mapping[str, str] | None = None) -> Judgements:
    """The judgements of all annotators in one.

    Where people contradict each other, the pair is unsure; what one splits and another merges is left to
    the program.

    ``moved`` gives for claim ids of older events the ids those claims have now (see ``following``).
    """
    moved = moved or {}
    verdicts: dict[Pair, set[Verdict]] = {}
    for (claim_a, claim_b), by_annotator in state.judgements.items():
        now = pair(moved.get(claim_a, claim_a), moved.get(claim_b, claim_b))
        verdicts.setdefault(now, set()).update(event.verdict for event in by_annotator.values())
    edits: dict[Pair, set[str]] = {}
    for (claim_a, claim_b), by_editor in state.cluster_edits.items():
        now = pair(moved.get(claim_a, claim_a), moved.get(claim_b, claim_b))
        edits.setdefault(now, set()).update(event.kind for event in by_editor.values())
    return Judgements(
        verdicts={key: _agreed(said) for key, said in verdicts.items() if key[0] != key[1]},
        together=frozenset(key for key, kinds in edits.items() if kinds == {"merge"}),
        apart=frozenset(key for key, kinds in edits.items() if kinds == {"split"}),
    )


def _agreed(verdicts: set[Verdict]) -> Verdict:
    return next(iter(verdicts)) if len(verdicts) == 1 else Verdict.UNSURE
