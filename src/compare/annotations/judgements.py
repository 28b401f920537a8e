"""What matching needs of the state: one verdict per pair, and who must or must not share a cluster."""

from collections.abc import Iterable

from compare.annotations.model import ClusterEvent, JudgementEvent
from compare.annotations.state import State
from compare.matching.model import Judgements, Verdict


def judgements_for_matching(state: State) -> Judgements:
    """The judgements of all annotators in one.

    Where people contradict each other, the pair is unsure; what one splits and another merges is left to
    the program. A pair whose claims have become one says nothing any more.
    """
    edits = {key: _kinds(live.values()) for key, live in state.cluster_edits.items() if key[0] != key[1]}
    return Judgements(
        verdicts={key: _agreed(live.values()) for key, live in state.judgements.items() if key[0] != key[1]},
        together=frozenset(key for key, kinds in edits.items() if kinds == {"merge"}),
        apart=frozenset(key for key, kinds in edits.items() if kinds == {"split"}),
    )


def _kinds(events: Iterable[ClusterEvent]) -> set[str]:
    return {event.kind for event in events}


def _agreed(events: Iterable[JudgementEvent]) -> Verdict:
    verdicts = {event.verdict for event in events}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.UNSURE
