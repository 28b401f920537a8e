"""What the Framing page counts: for each part a matrix of numbers, each with the claims behind it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.annotations import State, namer, tag_events
from compare.claims.model import CueTier
from compare.exports.agreeing import marked_now
from compare.framing.naming import Naming, Place, contested
from compare.framing.story import (
    Attribution,
    Coded,
    Dated,
    Prominence,
    Standing,
    attributions,
    quotings,
    standings,
    tag_counts,
    timeline,
)
from compare.matching import Cluster, Level
from compare.text import Span, fold
from compare.ui.compare_view import Material

MOST_SPEAKERS = 6
"""Speakers of each outlet that the figure shows; the table has all."""

MOST_ROWS = 40
"""Rows of a figure; what is left out is said."""

NOWHERE = Span(0, 0)
TIERS = tuple(tier.value for tier in CueTier if tier is not CueTier.NONE)
UNNAMED = "nobody named"
UNMARKED = "no outlet marked"
SAME = "The same claim"
ECHOES = "Echoes: like words about another time"

_STEPS = {Prominence.HEADLINE: 4, Prominence.LEAD: 3, Prominence.BODY: 2, Prominence.END: 1}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number or word of a matrix, and the claims behind it; ``step`` shades it (0 to 4)."""

    n: int | str = 0
    places: tuple[Place, ...] = ()
    step: int = 0
    also: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a matrix. ``group`` heads rows that belong together."""

    label: str
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: the matrix its figure and its table are made from.

    ``left_out`` counts rows that are not shown. ``choices`` are what the part can be asked to show instead,
    as (value, words); ``subject`` is what the chosen one is about. ``items`` are what a timeline draws.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    subject: str = ""
    items: tuple[Dated, ...] = ()


def naming(material: Material, rows: Iterable[Naming], chosen: str) -> Part:
    """How each outlet names one party, person or event. ``chosen`` is "kind|referent"."""
    disputed = contested(rows)
    totals: Counter[str] = Counter()
    for row in disputed:
        totals[f"{row.kind}|{row.referent}"] += row.count
    order = sorted(totals, key=lambda key: (not key.startswith("event"), -totals[key], key))
    shown = chosen if chosen in totals else next(iter(order), "")
    wanted = [row for row in disputed if f"{row.kind}|{row.referent}" == shown]
    return Part(
        columns=_outlets(material, {row.outlet for row in wanted}),
        rows=_names(material, wanted),
        choices=tuple((key, _in_words(key, totals[key])) for key in order),
        chosen=shown,
        subject=shown.partition("|")[2],
    )


def attribution(material: Material) -> Part:
    """Which tiers of reporting verbs each outlet uses."""
    found: dict[str, dict[str, list[Attribution]]] = defaultdict(lambda: defaultdict(list))
    for each in attributions(material.claims):
        found[each.outlet][each.tier.value].append(each)
    return Part(TIERS, tuple(_tiers_row(outlet, found[outlet]) for outlet in material.outlets))


def speakers(material: Material) -> Part:
    """The same by speaker: whose words get which verbs."""
    found: dict[tuple[str, str], dict[str, list[Attribution]]] = defaultdict(lambda: defaultdict(list))
    for each in attributions(material.claims):
        found[each.speaker or UNNAMED, each.outlet][each.tier.value].append(each)
    outlets = Counter(speaker for speaker, _ in found)
    rows = [_tiers_row(outlet, found[speaker, outlet], speaker) for speaker, outlet in found]
    return Part(
        TIERS, tuple(sorted(rows, key=lambda row: (-outlets[row.group], row.group, -_total(row.cells))))
    )


def quoting(material: Material) -> Part:
    """Whom each outlet quotes, and how long."""
    rows, seen = [], Counter[str]()
    for each in quotings(material.claims):
        seen[each.outlet] += 1
        if seen[each.outlet] <= MOST_SPEAKERS:
            cell = Cell(each.words, whole(each.claim_ids), also=f"{each.share:.0%} of its quoted words")
            rows.append(Row(each.speaker or UNNAMED, (cell,), each.outlet))
    place = {outlet: number for number, outlet in enumerate(material.outlets)}
    return Part(
        columns=("words quoted",),
        rows=tuple(sorted(rows, key=lambda row: place.get(row.group, len(place)))),
        left_out=sum(max(0, count - MOST_SPEAKERS) for count in seen.values()),
    )


def prominence(material: Material) -> Part:
    """What one outlet leads with and another buries; echoes of another time apart from the same claim."""
    by_cluster: dict[str, dict[str, Standing]] = defaultdict(dict)
    for standing in standings(_shared(material), material.claims):
        by_cluster[standing.cluster_id][standing.outlet] = standing
    level = {row.row_id: row.level for row in material.rows}
    told = [(level.get(name) is Level.ECHO, group) for name, group in by_cluster.items() if len(group) > 1]
    ranked = sorted(told, key=lambda pair: (pair[0], -_contrast(pair[1].values()), -len(pair[1])))
    rows = [_standing_row(material, group, is_echo=is_echo) for is_echo, group in ranked[:MOST_ROWS]]
    return Part(columns=material.outlets, rows=tuple(rows), left_out=max(0, len(ranked) - MOST_ROWS))


def tags(material: Material, state: State, who: str) -> Part:
    """Which tags mark which outlet; rates allow for how much an outlet shares with others."""
    shared = _shared(material)
    counts = {
        (each.tag, each.outlet): each
        for each in tag_counts(coded(material, state, who), shared, material.claims)
    }
    outlets = _outlets(material, {outlet for _, outlet in counts})
    names = {tag.id: tag.name for tag in material.codebook.tags}
    used = {tag for tag, _ in counts}
    most = max((each.count for each in counts.values()), default=1)
    order = [*(tag for tag in names if tag in used), *sorted(used - names.keys())]

    def cell(tag: str, outlet: str) -> Cell:
        each = counts.get((tag, "" if outlet == UNMARKED else outlet))
        if each is None:
            return Cell()
        also = "" if each.rate is None else f"{each.rate:.1f} per 100"
        return Cell(each.count, whole(each.claim_ids), _step(each.count, most), also)

    return Part(
        columns=outlets,
        rows=tuple(Row(names.get(tag, tag), tuple(cell(tag, outlet) for outlet in outlets)) for tag in order),
        choices=(("", "Everyone"), *((name, name) for name in state.annotators)),
        chosen=who,
    )


def coded(material: Material, state: State, who: str = "") -> list[Coded]:
    """The tags in force as counting takes them, of one annotator or of all."""
    name_now = namer(state)
    return [
        Coded(
            name_now(event),
            marked_now(event, material.article_of),
            event.annotation,
            tuple(filter(None, (event.claim_a, event.claim_b))),
        )
        for event in tag_events(state)
        if who in {"", event.annotator}
    ]


def dates(material: Material) -> Part:
    """When each article was published, as precisely as is known."""
    shared = _shared(material)
    items = timeline(material.articles, shared, material.claims)
    by_article: dict[str, list[str]] = defaultdict(list)
    for claim in material.claims:
        by_article[claim.article_id].append(claim.claim_id)
    in_clusters = {claim_id for cluster in shared for claim_id in cluster.claim_ids}

    def row(item: Dated) -> Row:
        own = by_article[item.article_id]
        both = [claim_id for claim_id in own if claim_id in in_clusters]
        label = f"{item.outlet}: {material.article[item.article_id].title or item.article_id}"
        return Row(label, (Cell(item.published or "undated"), _claims_cell(own), _claims_cell(both)))

    return Part(
        columns=("published", "claims", "shared with others"),
        rows=tuple(row(item) for item in items),
        items=items,
    )


def _shared(material: Material) -> list[Cluster]:
    return [cluster for cluster in material.alignment.clusters if len(cluster.claim_ids) > 1]


def _names(material: Material, wanted: Sequence[Naming]) -> tuple[Row, ...]:
    outlets = _outlets(material, {row.outlet for row in wanted})
    found: dict[str, dict[str, Naming]] = defaultdict(dict)
    for row in wanted:
        found[fold(row.name)][row.outlet] = row
    most = max((row.count for row in wanted), default=1)
    order = sorted(found, key=lambda name: (-sum(row.count for row in found[name].values()), name))
    return tuple(
        Row(
            _spelling(found[name].values()),
            tuple(_name_cell(found[name].get(outlet), most) for outlet in outlets),
        )
        for name in order
    )


def _name_cell(row: Naming | None, most: int) -> Cell:
    return Cell(row.count, row.places, _step(row.count, most)) if row else Cell()


def _spelling(rows: Iterable[Naming]) -> str:
    """The commonest spelling; a headline’s capitals only where there is no other."""
    return min(rows, key=lambda row: (row.name.isupper() and len(row.name) > 4, -row.count, row.name)).name


def _outlets(material: Material, present: set[str]) -> tuple[str, ...]:
    """The outlets present, then names that no article's outlet has now: corrected since a tag marked them."""
    known = tuple(outlet for outlet in material.outlets if outlet in present)
    gone = tuple(sorted(present.difference(known, {""})))
    return (*known, *gone, UNMARKED) if "" in present and "" not in known else (*known, *gone)


def _tiers_row(outlet: str, by_tier: Mapping[str, Sequence[Attribution]], group: str = "") -> Row:
    cells = []
    for tier in TIERS:
        found = by_tier.get(tier, ())
        cues = sorted({cue for each in found for cue in each.cues})
        cells.append(_claims_cell([claim for each in found for claim in each.claim_ids], ", ".join(cues)))
    return Row(outlet, tuple(cells), group)


def _standing_row(material: Material, group: Mapping[str, Standing], *, is_echo: bool) -> Row:
    words = min((material.claim[each.claim_id].exact for each in group.values()), key=len)
    cells = (
        Cell(each.prominence.value, whole([each.claim_id]), _STEPS[each.prominence])
        if (each := group.get(outlet))
        else Cell("")
        for outlet in material.outlets
    )
    return Row(" ".join(words.split()), tuple(cells), ECHOES if is_echo else SAME)


def _contrast(group: Iterable[Standing]) -> int:
    steps = [_STEPS[each.prominence] for each in group]
    return max(steps) - min(steps)


def _in_words(key: str, total: int) -> str:
    kind, _, referent = key.partition("|")
    return f"{referent} ({kind}, {total})"


def _claims_cell(claim_ids: Sequence[str], also: str = "") -> Cell:
    return Cell(len(claim_ids), whole(claim_ids), also=also)


def whole(claim_ids: Iterable[str]) -> tuple[Place, ...]:
    """Claims as places, none of their words singled out."""
    return tuple(Place(claim_id, NOWHERE) for claim_id in claim_ids)


def _total(cells: Iterable[Cell]) -> int:
    return sum(cell.n for cell in cells if isinstance(cell.n, int))


def _step(count: int, most: int) -> int:
    """The shade of a number, 1 to 4, by its share of the largest.

    >>> [_step(count, 8) for count in (1, 2, 3, 5, 8)]
    [1, 1, 2, 3, 4]
    """
    return max(1, min(4, -(-4 * count // most)))
