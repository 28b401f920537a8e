"""Undo and redo beyond one browser tab: what the next one takes or brings back, from the journals."""

from compare.annotations import AnyEvent, ClusterEvent, JudgementEvent, State, SuggestionEvent, TagEvent, pair

VERDICT_OF = {"merge": "same", "split": "different"}
"""The verdict that goes with an edit of the clusters by hand."""


def next_deed(state: State, annotator: str, way: str) -> tuple[AnyEvent, ...]:
    """The annotator's deed that ``way`` ("undo" or "redo") comes to next, in the order to name its events.

    Most deeds are one event. To match by hand is two, a verdict and a merge, and so is to take a suggestion,
    a tag and the answer: what one press did, one press takes back.
    """
    turns = state.turns.get(annotator)
    if turns is None:
        return ()
    ops = turns.undone if way == "redo" else turns.done
    events = tuple(state.events[op] for op in reversed(ops[-2:]))
    return events if _are_one_deed(events) else events[:1]


def _are_one_deed(events: tuple[AnyEvent, ...]) -> bool:
    if len(events) < 2:
        return False
    first, second = sorted(events, key=lambda event: event.clock)
    if (first.writer, first.clock + 1) != (second.writer, second.clock):
        return False
    match first, second:
        case TagEvent(), SuggestionEvent(outcome="accepted"):
            return True
        case JudgementEvent(), ClusterEvent():
            same_pair = pair(first.claim_a, first.claim_b) == pair(second.claim_a, second.claim_b)
            return same_pair and first.verdict == VERDICT_OF[second.kind]
    return False
