"""What is asked again is answered and not done again, as long as it is remembered."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from compare.ui.answers import Answers


def test_a_question_asked_again_while_it_is_being_answered_is_done_once():
    answers, begun, go_on, done = Answers(9), threading.Event(), threading.Event(), []

    def act():
        begun.set()
        go_on.wait()
        done.append("added")
        return {"words": "added"}

    with ThreadPoolExecutor() as threads:
        first = threads.submit(answers.once, "q", act)
        begun.wait()
        again = threads.submit(answers.once, "q", act)
        go_on.set()
        assert first.result() == again.result() == {"words": "added"}
    assert done == ["added"]


def test_the_oldest_answer_is_forgotten_first():
    answers, done = Answers(2), []
    for question in ("1", "2", "3", "2", "1"):
        answers.once(question, lambda asked=question: done.append(asked) or {})
    assert done == ["1", "2", "3", "1"]


def test_what_failed_is_tried_again():
    answers = Answers(2)

    def fail():
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        answers.once("1", fail)
    assert answers.once("1", lambda: {"words": "done"}) == {"words": "done"}
