"""How far annotators agree, on verdicts and on each tag: shown, never a gate. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from compare.annotations import State
from compare.annotations.subjects import Pair, pair
from compare.framing import Codebook
from compare.framing.agreement import Agreement, summary
from compare.ui.framing_parts import Cell, Part, Row, whole
from compare.ui.tags_now import namer, tag_events

COLUMNS = ("pairs coded twice", "agreement", "prevalence", "Krippendorff’s α")
VERDICTS = "Same or different?"
GIVEN, NOT_GIVEN = "given", "not given"


def agreement(codebook: Codebook, state: State) -> Part:
    """Verdicts first, then every tag that somebody gave on a pair that two people coded.

    A person has coded a pair who judged or tagged it; not giving a tag there is a decision too.
    """
    verdicts = {key: [each.verdict.value for each in by.values()] for key, by in state.judgements.items()}
    coded = _coded(state)
    names = {tag.id: tag.name for tag in codebook.tags}
    used = {tag for by in coded.values() for tags in by.values() for tag in tags}
    order = [*(tag for tag in names if tag in used), *sorted(used - names.keys())]
    rows = [_row(VERDICTS, verdicts, "same")]
    for tag in order:
        units = {
            key: [GIVEN if tag in tags else NOT_GIVEN for tags in by.values()] for key, by in coded.items()
        }
        rows.append(_row(names.get(tag, tag), units, GIVEN))
    return Part(COLUMNS, tuple(row for row in rows if row.cells[0].n))


def _coded(state: State) -> Mapping[Pair, Mapping[str, set[str]]]:
    """The tags that each annotator gave each pair; empty where one only judged it."""
    coded: dict[Pair, dict[str, set[str]]] = defaultdict(dict)
    for key, by_annotator in state.judgements.items():
        coded[key] = {annotator: set() for annotator in by_annotator}
    name_now = namer(state)
    for event in tag_events(state):
        if event.claim_b:
            key = pair(event.claim_a, event.claim_b)
            coded[key].setdefault(event.annotator, set()).add(name_now(event))
    return {key: by for key, by in coded.items() if len(by) > 1}


def _row(label: str, units: Mapping[Pair, Sequence[str]], code: str) -> Row:
    twice = {key: codes for key, codes in units.items() if len(codes) > 1}
    found = summary(twice.values())
    return Row(label, (Cell(found.units, whole(_claims(twice))), *_figures(found, code)))


def _figures(found: Agreement, code: str) -> tuple[Cell, ...]:
    alpha = "not defined" if found.alpha is None else f"{found.alpha:.2f}"
    prevalence = f"{found.prevalence.get(code, 0):.0%} {code}"
    return Cell(f"{found.observed:.0%}"), Cell(prevalence), Cell(alpha)


def _claims(pairs: Iterable[Pair]) -> Iterable[str]:
    return dict.fromkeys(claim for key in pairs for claim in key)
