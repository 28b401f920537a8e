"""Rules that name differences in wording: certainty, competing labels, and agents named or left out."""

from collections.abc import Iterator
from typing import Final

from compare.claims.lexicon import AUXILIARIES, PREPOSITIONS
from compare.claims.parties import party_names
from compare.framing.model import Difference, DifferenceKind
from compare.framing.pairs import Pair, Side
from compare.framing.runs import GLUE
from compare.framing.vocabulary import (
    Certainty,
    LabelGroup,
    agents,
    attributed,
    certainty,
    certainty_elsewhere,
    label_groups,
    stem,
    words_of_court,
)
from compare.text import Span

SCOPE: Final = 5
"""Words after a hedge in which the word it is about must stand, and after a passive in which "by" must."""

_LONGEST_CERTAINTY: Final = 4


def certainty_words(pair: Pair) -> Iterator[Difference]:
    """A hedge or booster on one side, where the other says the same plainly."""
    for a, b, kind in _only_on_first(pair):
        reason = f"{pair.a.name} {_DOES[kind]} with “{pair.a.text(a)}”, {pair.b.name} does not"
        yield pair.difference(DifferenceKind.CERTAINTY, a, b, reason, "EPI.HEDGE")
    for b, a, kind in _only_on_first(pair.turned):
        reason = f"{pair.b.name} {_DOES[kind]} with “{pair.b.text(b)}”, {pair.a.name} does not"
        yield pair.difference(DifferenceKind.CERTAINTY, a, b, reason, "EPI.HEDGE")


def labels(pair: Pair) -> Iterator[Difference]:
    """Names of one kind of referent but of different stance, in the same place of both tellings."""
    for group in label_groups():
        mine, other = _own_label(pair, group), _own_label(pair.turned, group)
        if mine is None or other is None or mine[1] == other[1]:
            continue
        if _in_court(pair.a, mine[0]) or _in_court(pair.b, other[0]):
            continue
        if not pair.company(range(mine[0], mine[0] + 1), range(other[0], other[0] + 1)):
            continue
        a, b = pair.a.span(mine[0], mine[0] + 1), pair.b.span(other[0], other[0] + 1)
        reason = (
            f"names for {group.referent}: “{pair.a.text(a)}” ({mine[1]}) "
            f"against “{pair.b.text(b)}” ({other[1]})"
        )
        yield pair.difference(DifferenceKind.LABEL, a, b, reason, "NAM.LABEL")
        return


def agents_named(pair: Pair) -> Iterator[Difference]:
    """An agent that one side names and the other leaves out."""
    for found in _agent_left_out(pair):
        named, bare, reason = found
        yield pair.difference(DifferenceKind.AGENT, named, bare, f"{pair.b.name} {reason}", "NAM.AGENT")
        return
    for found in _agent_left_out(pair.turned):
        named, bare, reason = found
        yield pair.difference(DifferenceKind.AGENT, bare, named, f"{pair.a.name} {reason}", "NAM.AGENT")
        return


_DOES: Final = {"hedge": "hedges", "booster": "insists"}


def _only_on_first(pair: Pair) -> Iterator[tuple[Span, Span, str]]:
    there = {entry.kind for _, _, entry in _certainties(pair.b)}
    for start, end, entry in _certainties(pair.a):
        if entry.kind in there or start not in pair.a.changed or start in pair.a.quoted:
            continue
        if entry.hearsay and (pair.b.claim.cue or not attributed().isdisjoint(pair.b.folded)):
            continue
        opposite = pair.opposite(range(start, end))
        if not _same_without_it(pair, start, end) or not certainty_elsewhere().isdisjoint(pair.b.folded):
            continue
        yield pair.a.span(start, end), pair.b.span(opposite.start, opposite.stop), entry.kind
        return


def _same_without_it(pair: Pair, start: int, end: int) -> bool:
    """Whether side b has the next word that carries meaning, in company that side a has there too."""
    ahead = [at for at in range(end, len(pair.a.words)) if pair.a.folded[at] not in GLUE | AUXILIARIES]
    if not ahead or ahead[0] >= end + SCOPE:
        return False
    # What follows "to" is a plan or a purpose, not a plain statement.
    there = [
        at
        for at, word in enumerate(pair.b.stems)
        if word == pair.a.stems[ahead[0]] and (at == 0 or pair.b.folded[at - 1] != "to")
    ]
    return any(pair.company(range(start, ahead[0] + 1), range(at, at + 1)) for at in there)


def _certainties(side: Side) -> Iterator[tuple[int, int, Certainty]]:
    table = certainty()
    for start in range(len(side.words)):
        for end in range(min(start + _LONGEST_CERTAINTY, len(side.words)), start, -1):
            entry = table.get(tuple(side.folded[start:end]))
            if entry and _holds(side, start, end, entry):
                yield start, end, entry
                break


def _holds(side: Side, start: int, end: int, entry: Certainty) -> bool:
    before = side.folded[start - 1] if start else ""
    after = side.folded[end] if end < len(side.words) else ""
    if before in entry.not_after or after in entry.not_before or not after or after in PREPOSITIONS:
        return False
    if entry.before_noun and (after in GLUE or before in agents().be):
        return False
    # "May" with a capital inside a sentence, or before a figure, is the month.
    written = side.text(side.words[start].span)
    return not (written == "May" and (start > 0 or after.isdigit())) and not after[:1].isdigit()


def _in_court(side: Side, at: int) -> bool:
    return not words_of_court().isdisjoint(side.near(range(at, at + 1)))


def _own_label(pair: Pair, group: LabelGroup) -> tuple[int, str] | None:
    """The group's first word on side a that is changed, unquoted, and not on side b at all."""
    for at in sorted(pair.a.changed):
        word = pair.a.stems[at]
        if word in group.stance and word not in pair.b.stems and at not in pair.a.quoted:
            return at, group.stance[word]
    return None


def _agent_left_out(pair: Pair) -> Iterator[tuple[Span, Span, str]]:
    """Where side a names who acts and side b does not: both places, and what side b does instead."""
    yield from _event_without_agent(pair)
    yield from _passive_without_agent(pair)
    yield from _mere_happening(pair)


def _event_without_agent(pair: Pair) -> Iterator[tuple[Span, Span, str]]:
    events = agents().events
    for at, word in enumerate(pair.a.stems):
        if word not in events or at in pair.a.quoted:
            continue
        modifier = _modifier(pair.a, at)
        if not modifier:
            continue
        actors = set(party_names(pair.a.text(pair.a.over(modifier))))
        bare = next((there for there, other in enumerate(pair.b.stems) if other == word), None)
        if actors and bare is not None and actors.isdisjoint(party_names(pair.b.claim.exact)):
            whole = pair.a.over(range(modifier.start, at + 1))
            yield whole, pair.b.span(bare, bare + 1), "does not say whose it was"


def _modifier(side: Side, at: int) -> range:
    """Positions of the party names right before the word: "US-Israeli", "Israel's", "Saudi-led air"."""
    start = at
    while start > max(0, at - 4) and side.folded[start - 1] not in GLUE:
        start -= 1
    before = [place for place in range(start, at) if party_names(side.text(side.words[place].span))]
    return range(before[0], at) if before else range(0)


def _passive_without_agent(pair: Pair) -> Iterator[tuple[Span, Span, str]]:
    for at in _bare_passives(pair.b):
        verb = pair.b.folded[at]
        forms = {stem(verb)} | {stem(form) for form in agents().verbs.get(verb, ())}
        for place, word in enumerate(pair.a.stems):
            if word not in forms or not pair.company(range(place, place + 1), range(at, at + 1)):
                continue
            active = _is_active(pair.a, place)
            if not active and not _has_agent(pair.a, place):
                continue
            last = min(len(pair.a.words), place + 3)
            named = range(max(0, place - 1), place + 1) if active else range(place, last)
            if not _speaks_of(pair.b, pair.a.meaning(named) - {word}):
                reason = "does not say who did it (passive)" if active else "leaves out “by …”"
                yield pair.a.over(named), pair.b.span(at - 1, at + 1), reason
                return


def _speaks_of(side: Side, agent: frozenset[str]) -> bool:
    """Whether the agent is who the claim has it from: "is being treated as suspicious, police said"."""
    telling = {at for span in side.claim.attribution for at in side.words_in(span)}
    return not agent.isdisjoint(side.meaning(telling))


def _bare_passives(side: Side) -> Iterator[int]:
    for at in range(1, len(side.words)):
        if _is_participle(side.folded[at]) and _follows_be(side, at) and not _has_agent(side, at):
            yield at


def _is_participle(word: str) -> bool:
    if word in agents().states:
        return False
    return word in agents().participles or (word.endswith("ed") and len(word) > 4)


def _follows_be(side: Side, at: int) -> bool:
    """Whether a form of "be" stands right before, or before an adverb, and no "to" before that."""
    be = at - 2 if side.folded[at - 1].endswith("ly") and at > 1 else at - 1
    return side.folded[be] in agents().be and (be == 0 or side.folded[be - 1] != "to")


def _has_agent(side: Side, at: int) -> bool:
    """Whether "by" and somebody follow, with no other verb between: "damaged the church attended by …"."""
    after = side.folded[at + 1 : at + 1 + SCOPE]
    if "by" not in after or not agents().nature.isdisjoint(after):
        return False
    return not any(_is_participle(word) for word in after[: after.index("by")])


def _is_active(side: Side, at: int) -> bool:
    """Whether the verb has its subject right before it: a name or noun, not an auxiliary of the passive."""
    if at == 0 or at in side.quoted or _follows_be(side, at) or not _is_finite(side.folded[at]):
        return False
    subject = at - 1
    while subject > 0 and side.folded[subject] in agents().between:
        subject -= 1
    return _acts(side, subject) and at + 1 < len(side.words)


def _acts(side: Side, at: int) -> bool:
    """Whether the word is a subject that means to do things: no fire, and no place after a preposition."""
    if not agents().nature.isdisjoint(side.folded[max(0, at - 2) : at + 1]):
        return False
    names = bool(party_names(side.text(side.words[at].span)))
    place = at > 0 and side.folded[at - 1] in PREPOSITIONS
    return (names and not place) or side.folded[at] in agents().subjects


def _is_finite(word: str) -> bool:
    """Whether the word's form is a verb's more likely than a noun's."""
    return (
        word.endswith("ed")
        or any(word in {verb, *forms} for verb, forms in agents().verbs.items())
        or (word in agents().participles)
    )


def _mere_happening(pair: Pair) -> Iterator[tuple[Span, Span, str]]:
    for done, happened in agents().done_and_happened:
        acts = [at for at, word in enumerate(pair.a.folded) if word in done and _is_active(pair.a, at)]
        events = [at for at, word in enumerate(pair.b.folded) if word in happened]
        if acts and events and done.isdisjoint(pair.b.folded) and _together(pair, acts[0], events[0]):
            named = pair.a.span(max(0, acts[0] - 1), acts[0] + 1)
            yield named, pair.b.span(events[0], events[0] + 1), "says that it happened, not who did it"


def _together(pair: Pair, act: int, event: int) -> bool:
    return bool(pair.company(range(act, act + 1), range(event, event + 1)))
