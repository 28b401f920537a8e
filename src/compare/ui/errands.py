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


def answer(asked: object, kept: dict[str, Outcome], deeds: Mapping[str, Deed]) -> bool:
    """Do what is asked and not answered yet; whether anything was.

    ``kept`` holds the answers to all that is asked. Each is put there as soon as its deed is done, because
    Streamlit may stop a run to begin another, and nothing must be done twice.

    >>> kept = {}
    >>> asked = [{"id": "1", "deed": "greet", "fields": {"who": "Ada"}}]
    >>> answer(asked, kept, {"greet": lambda fields: fields["who"]}), kept["1"].words
    (True, 'Ada')
    """
    errands = [each for each in asked if _is_errand(each)] if isinstance(asked, list) else []
    for gone in kept.keys() - {errand["id"] for errand in errands}:
        del kept[gone]
    fresh = [errand for errand in errands if errand["id"] not in kept]
    for errand in fresh:
        kept[errand["id"]] = _done(errand, deeds)
    return bool(fresh)


def mount_with_errands(part: str, content: Mapping[str, Any]) -> None:
    """Show the part, with the answers to what it asked."""
    outcomes = [asdict(outcome) for outcome in _kept(part).values()][-MOST_KEPT:]
    mount(part, part, {**content, "outcomes": outcomes}, answers=ERRANDS)


def run_errands(part: str, deeds: Mapping[str, Deed]) -> None:
    """Do what the browser asked of the page ``part``, then run the page anew, on what has changed."""
    if answer(posted(part, ERRANDS), _kept(part), deeds):
        st.rerun()


def _is_errand(asked: object) -> bool:
    return isinstance(asked, Mapping) and isinstance(asked.get("id"), str)


def _done(errand: Fields, deeds: Mapping[str, Deed]) -> Outcome:
    try:
        return Outcome(errand["id"], True, deeds[errand["deed"]](errand["fields"]))
    except CompareError as error:
        return Outcome(errand["id"], False, str(error))
    except (KeyError, TypeError, ValueError) as error:
        return Outcome(errand["id"], False, f"The page asked for something unknown ({error}). Reload it.")


def _kept(part: str) -> dict[str, Outcome]:
    kept: dict[str, Outcome] = st.session_state.setdefault(f"{part}-{ERRANDS}-answered", {})
    return kept
