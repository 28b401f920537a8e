"""How far annotators agree, on verdicts and on each tag: shown, never a gate. Pure."""

from collections.abc import Iterable

from compare.annotations import State, namer, tag_events
from compare.annotations.subjects import Pair
from compare.exports.agreeing import COUNTED, ArticleOf, Kind, Question, coded, questions
from compare.framing import Codebook
from compare.ui.framing_parts import Cell, Part, Row, whole

COLUMNS = ("pairs coded twice", "agreement", "prevalence", "Krippendorff’s α")

_LABELS = {
    Kind.VERDICT: "Same or different?",
    Kind.TAGS: "All tags of a pair (α by MASI)",
    Kind.TAG: "{tag}",
    Kind.OUTLET: "{tag}: which outlet it marks",
}


def agreement(codebook: Codebook, state: State, article_of: ArticleOf) -> Part:
    """Verdicts first, then every tag; the same rows as agreement.csv."""
    verdicts = {
        key: {name: event.verdict.value for name, event in by_annotator.items()}
        for key, by_annotator in state.judgements.items()
    }
    names = {tag.id: tag.name for tag in codebook.tags}
    found = questions(verdicts, coded(tag_events(state), namer(state), article_of), list(names))
    return Part(
        COLUMNS, tuple(_row(question, names.get(question.about, question.about)) for question in found)
    )


def _row(question: Question, tag: str) -> Row:
    found = question.agreement
    alpha = "not defined" if found.alpha is None else f"{found.alpha:.2f}"
    share = question.prevalence
    prevalence = "" if share is None else f"{share:.0%} {COUNTED[question.kind]}"
    cells = (Cell(found.units, whole(_claims(question.answers))), Cell(f"{found.observed:.0%}"))
    return Row(_LABELS[question.kind].format(tag=tag), (*cells, Cell(prevalence), Cell(alpha)))


def _claims(pairs: Iterable[Pair]) -> Iterable[str]:
    return dict.fromkeys(claim for key in pairs for claim in key)
