"""Answers remembered, so that what is asked again is answered and not done again.

A browser asks until it hears, and asks again while a question is still being answered.
"""

import threading
from collections.abc import Callable
from typing import Any

Answer = dict[str, Any]


class Answers:
    """The latest ``kept`` answers by the question's id. Every method may be called from any thread."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._acting = threading.Lock()
        self._answers: dict[str, Answer] = {}

    def once(self, question: str, act: Callable[[], Answer]) -> Answer:
        """The answer that ``act`` gives to the question, or gave to it before. One is given at a time."""
        with self._acting:
            if question not in self._answers:
                self._answers[question] = act()
                while len(self._answers) > self._kept:
                    del self._answers[next(iter(self._answers))]
            return self._answers[question]
