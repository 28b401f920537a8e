"""Errands: what a page asks Python to do that is not an annotation (those go through the channel).

Correcting an article's date, say, or editing the codebook. The browser sends every errand it has no answer
to, again until it hears; each is done once, because its answer is kept under its id.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from compare.errors import CompareError
from compare.ui.components import mount, posted

ERRANDS = "errands"
MOST_KEPT = 200
"""Answers kept for one session; the browser forgets an errand as soon as it is answered."""

Fields = Mapping[str, Any]
Deed = Callable[[Fields], str]
"""Does an errand and says in words what was done. Raises CompareError, or KeyError for a missing field."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one errand. ``words`` say what was done, or why it was not."""

    id: str
    done: bool
    words: str


def answered(asked: object, known: Mapping[str, Outcome], deeds: Mapping[str, Deed]) -> dict[str, Outcome]:
    """Do what is asked and not answered yet; gives the answers to all that is asked, in order.

    >>> asked = [{"id": "1", "deed": "greet", "fields": {"who": "Ada"}}]
    >>> answered(asked, {}, {"greet": lambda fields: fields["who"]})
    {'1': Outcome(id='1', done=True, words='Ada')}
    """
    outcomes: dict[str, Outcome] = {}
    for errand in asked if isinstance(asked, list) else []:
        if isinstance(errand, Mapping) and isinstance(errand.get("id"), str):
            known_one = known.get(errand["id"])
            outcomes[errand["id"]] = known_one or _done(errand, deeds)
    return outcomes


def mount_with_errands(part: str, content: Mapping[str, Any]) -> None:
    """Show the part, with the answers to what it asked."""
    outcomes = [asdict(outcome) for outcome in _kept(part).values()][-MOST_KEPT:]
    mount(part, part, {**content, "outcomes": outcomes}, answers=ERRANDS)


def run_errands(part: str, deeds: Mapping[str, Deed]) -> None:
    """Do what the browser asked of the page ``part``, then run the page anew, on what has changed."""
    kept = _kept(part)
    outcomes = answered(posted(part, ERRANDS), kept, deeds)
    fresh = outcomes.keys() - kept.keys()
    st.session_state[_key(part)] = outcomes
    if fresh:
        st.rerun()


def _done(errand: Fields, deeds: Mapping[str, Deed]) -> Outcome:
    try:
        return Outcome(errand["id"], True, deeds[errand["deed"]](errand["fields"]))
    except CompareError as error:
        return Outcome(errand["id"], False, str(error))
    except (KeyError, TypeError, ValueError) as error:
        return Outcome(errand["id"], False, f"The page asked for something unknown ({error}). Reload it.")


def _kept(part: str) -> dict[str, Outcome]:
    kept: dict[str, Outcome] = st.session_state.get(_key(part), {})
    return kept


def _key(part: str) -> str:
    return f"{part}-{ERRANDS}-answered"
