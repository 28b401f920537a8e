"""How far annotators agree, and on which pairs they do not: the Framing page and agreement.csv both show it.

Three questions, each with its own units (docs/codebook.md). *Verdict*: is a pair one claim? Units are pairs
that two people judged. *Tag*: was the tag given? Units are pairs that two people tagged; who gave a pair no
tag, not even the one that says nothing differs, has not coded it, whatever the verdict. *Outlet*: whose
telling does the tag mark? Units are pairs that two people gave the tag.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeVar

from compare.annotations import TagEvent
from compare.annotations.subjects import Pair, pair
from compare.articles import Article
from compare.exports.cells import listed, unlisted
from compare.framing.agreement import Agreement, masi, nominal, summary

Value = TypeVar("Value")
Answers = Mapping[Pair, Mapping[str, str]]
"""By pair, then annotator."""

Coded = Mapping[Pair, Mapping[str, Mapping[str, str]]]
"""By pair, annotator and tag: whose telling the tag marks (see :func:`marked_side`)."""

GIVEN, NOT_GIVEN, NO_OUTLET = "given", "not given", "no outlet"
WHOLE_PAIR: Final = "pair"


ArticleOf = Callable[[str], Article | None]
"""The article a claim is from, by the claim's id."""


class Kind(StrEnum):
    """What annotators were asked. ``TAGS`` is all tags of a pair together, as sets."""

    VERDICT = "verdict"
    TAGS = "all tags"
    TAG = "tag"
    OUTLET = "outlet"


COUNTED: Final = {Kind.VERDICT: "same", Kind.TAG: GIVEN}
"""The answer whose share of all answers is a question's prevalence."""


@dataclass(frozen=True)
class Question:
    """A question that at least two annotators answered for the pairs in ``answers``.

    ``about`` is a tag, or "pair" where the question is about the pair as a whole.
    """

    kind: Kind
    about: str
    answers: Answers

    @cached_property
    def agreement(self) -> Agreement:
        """Units, observed agreement, prevalence and alpha: by MASI for sets of tags, else nominal."""
        units = [tuple(by_annotator.values()) for by_annotator in self.answers.values()]
        return summary(units, _of_sets if self.kind is Kind.TAGS else nominal)

    @property
    def prevalence(self) -> float | None:
        """Share of answers that say "same", or give the tag; None for other questions."""
        code = COUNTED.get(self.kind)
        return self.agreement.prevalence.get(code, 0.0) if code else None

    @property
    def annotators(self) -> tuple[str, ...]:
        """Who answered, sorted."""
        return tuple(sorted({name for by_annotator in self.answers.values() for name in by_annotator}))

    @property
    def disagreements(self) -> Answers:
        """The pairs that were not answered alike."""
        return {key: by for key, by in self.answers.items() if len(set(by.values())) > 1}


def coded(events: Iterable[TagEvent], tag_now: Callable[[TagEvent], str], article_of: ArticleOf) -> Coded:
    """The tags that each annotator gave each pair."""
    marks: dict[Pair, dict[str, dict[str, set[str]]]] = defaultdict(lambda: defaultdict(dict))
    for event in events:
        if event.claim_b:
            by_tag = marks[pair(event.claim_a, event.claim_b)][event.annotator]
            by_tag.setdefault(tag_now(event), set()).add(marked_side(event, article_of))
    return {
        key: {
            name: {tag: listed(sorted(found)) for tag, found in by_tag.items()}
            for name, by_tag in by_annotator.items()
        }
        for key, by_annotator in marks.items()
    }


def marked_now(event: TagEvent, article_of: ArticleOf) -> str:
    """The outlet a tag marks, by the name it has today; empty where it marks none."""
    articles = map(article_of, filter(None, (event.claim_a, event.claim_b)))
    return outlet_now(event.marked, [each for each in articles if each])


def outlet_now(name: str, articles: Collection[Article]) -> str:
    """The outlet that a record calls ``name``, as it is called today.

    A name that no article has today may be of the time before somebody stated its outlet. It is of the one
    outlet whose article was read as that, or had but its id for an outlet; else it stays as it is.
    """
    if not name or name in map(told_by, articles):
        return name
    former = {told_by(each) for each in articles if name in {each.article_id, each.outlet_read}}
    return former.pop() if len(former) == 1 else name


def told_by(article: Article | None) -> str:
    """Whose article it is: its outlet's, or its own while that is not known."""
    return (article.outlet or article.article_id) if article else ""


def marked_side(event: TagEvent, article_of: ArticleOf) -> str:
    """Whose telling a tag marks: a or b, the first or second claim's in the order of their ids; or no outlet.

    A name that is neither outlet's, or both's, stands for itself.
    """
    marked = marked_now(event, article_of)
    claims = pair(event.claim_a, event.claim_b)
    sides = [side for side, claim in zip("ab", claims, strict=True) if told_by(article_of(claim)) == marked]
    return sides[0] if marked and len(sides) == 1 else marked or NO_OUTLET


def questions(verdicts: Answers, tagged: Coded, order: Sequence[str]) -> tuple[Question, ...]:
    """All questions that two annotators answered for some pair; tags in ``order``, then others by name."""
    both = _twice(tagged)
    used = {tag for by_annotator in both.values() for tags in by_annotator.values() for tag in tags}
    found = [
        Question(Kind.VERDICT, WHOLE_PAIR, _twice(verdicts)),
        Question(Kind.TAGS, WHOLE_PAIR, _sets(both)),
    ]
    for tag in (*(tag for tag in order if tag in used), *sorted(used.difference(order))):
        found += _on_tag(tag, both)
    return tuple(question for question in found if question.answers)


def _on_tag(tag: str, both: Coded) -> Iterator[Question]:
    given = {
        key: {name: GIVEN if tag in tags else NOT_GIVEN for name, tags in by.items()}
        for key, by in both.items()
    }
    marks = {key: {name: tags[tag] for name, tags in by.items() if tag in tags} for key, by in both.items()}
    yield Question(Kind.TAG, tag, given)
    if any(mark != NO_OUTLET for by in marks.values() for mark in by.values()):
        yield Question(Kind.OUTLET, tag, _twice(marks))


def _sets(both: Coded) -> Answers:
    return {key: {name: listed(sorted(tags)) for name, tags in by.items()} for key, by in both.items()}


def _twice(answers: Mapping[Pair, Mapping[str, Value]]) -> dict[Pair, Mapping[str, Value]]:
    return {key: by_annotator for key, by_annotator in sorted(answers.items()) if len(by_annotator) > 1}


def _of_sets(one: Hashable, other: Hashable) -> float:
    return masi(*(frozenset(unlisted(str(each))) for each in (one, other)))
