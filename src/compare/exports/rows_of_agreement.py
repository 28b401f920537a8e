"""Rows of agreement.csv and disagreements.csv."""

from collections.abc import Iterable, Iterator, Mapping

from compare.annotations import pair
from compare.exports.agreeing import Kind, Question, coded, questions
from compare.exports.cells import Cell, listed
from compare.exports.snapshot import Snapshot

Row = Mapping[str, Cell]


def asked(snapshot: Snapshot) -> tuple[Question, ...]:
    """The questions, those about tags that the options leave out aside."""
    verdicts: dict[tuple[str, str], dict[str, str]] = {}
    for event in snapshot.judgements:
        by_annotator = verdicts.setdefault(pair(event.claim_a, event.claim_b), {})
        by_annotator[event.annotator] = event.verdict.value
    tagged = coded(snapshot.tagged, snapshot.tag_now, snapshot.article_of)
    found = questions(verdicts, tagged, [tag.id for tag in snapshot.codebook.tags])
    left_out = {Kind.TAG, Kind.OUTLET} if snapshot.options.tags else set()
    return tuple(each for each in found if each.kind not in left_out or each.about in snapshot.options.tags)


def agreement_rows(snapshot: Snapshot, questions_asked: Iterable[Question]) -> Iterator[Row]:
    """agreement.csv."""
    names = {tag.id: tag.name for tag in snapshot.codebook.tags}
    for question in questions_asked:
        found = question.agreement
        yield {
            "question": question.kind.value,
            "about": question.about,
            "tag_name": names.get(question.about, ""),
            "units": found.units,
            "observed": found.observed,
            "prevalence": question.prevalence,
            "alpha": found.alpha,
            "distance": "MASI" if question.kind is Kind.TAGS else "nominal",
            "annotators": listed(question.annotators),
        }


def disagreement_rows(questions_asked: Iterable[Question]) -> Iterator[Row]:
    """disagreements.csv: what each annotator answered where they do not agree."""
    for question in questions_asked:
        if question.kind is not Kind.TAGS:  # its pairs are those of the single tags
            for (claim_a, claim_b), answers in question.disagreements.items():
                for annotator, answer in sorted(answers.items()):
                    yield {
                        "question": question.kind.value,
                        "about": question.about,
                        "claim_a": claim_a,
                        "claim_b": claim_b,
                        "annotator": annotator,
                        "answer": answer,
                    }
