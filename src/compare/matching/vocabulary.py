"""Words that carry nothing, words that deny, and words that news uses for one meaning."""

from functools import cache
from importlib.resources import files

from compare.matching.families import stem

MEANING = "~"
JOIN = "\t"
"""Stands between the two terms of a pair; no term holds it."""

FUNCTION_WORDS = frozenset(
    """
    a about above after again against all also although am an and any are as at be became because become been
    before being below between both but by can could did do does doing down during each either else even ever
    few for from further get gets getting got had has have having he he'd he'll he's her here hers herself him
    himself his how however i i'd i'll i'm i've if in into is it it'll it's its itself just let like made make
    makes making many may me might more most much must my myself neither nor now of off often on once one only
    onto or other others our ours ourselves out over own per quite rather same shall she she'd she'll she's
    should since so some still such than that that's the their theirs them themselves then there there's these
    they they'd they'll they're they've this those though through thus to too under until up upon us very was
    we we'd we'll we're we've were what whatever when where whether which while who whom whose why will with
    within would yet you you'd you'll you're you've your yours yourself no not never none nothing nobody
    without cannot mr mrs ms dr according say says said saying tell tells told add adds added adding state
    stated states stating """.split()  # noqa: SIM905 - a block of words reads better than a list of strings
)
"""Function words, and the plain reporting verbs, which say who speaks and not what is claimed."""

NEGATIONS = frozenset(
    [
        "no", "not", "never", "none", "nothing", "nobody", "neither", "nor", "without", "cannot",
        "deny", "denied", "denies", "denying", "refuse", "refused", "refuses", "refusing", "refusal",
        "reject", "rejected", "rejects", "rejecting", "fail", "failed", "fails", "rule", "rules", "ruled",
        "unlikely", "lack", "lacks", "lacked",
    ]
)  # fmt: skip
"""Words that deny what they stand with."""

DENIAL_FILLERS = frozenset(
    [
        "plan", "plans", "planned", "planning", "intention", "intentions", "intend", "intends", "intended",
        "intending", "intent", "aim", "become", "becoming", "direct", "directly", "formal", "formally",
        "official", "officially", "active", "actively", "absolutely", "whatever", "current", "currently",
        "presently", "longer", "yet", "simply", "going", "take", "taking", "took", "play", "playing",
        "played",
    ]
)  # fmt: skip
"""What may stand between a denial and what it denies: who has no plans to join does not join."""

NOT_DENIED = frozenset(["only", "just", "merely", "least", "doubt", "wonder"])
"""Words before which "not" or "no" denies nothing: "not only", "no doubt"."""

PLEAS = frozenset(["plead", "pleads", "pleaded", "pleading", "pled", "plea"])
"""Words after which "not guilty" denies nothing: it is what an accused says."""

RULED = frozenset(["rule", "rules", "ruled"])
"""Words that deny only with "out" after them."""

CLAUSE_OPENERS = frozenset(
    ["but", "while", "although", "though", "whereas", "because", "since", "that", "which", "who", "as"]
)
"""Words that open another clause."""

STANDING_FOR_A_NAME = frozenset(["it", "he", "she", "they", "we", "i"])

SPEAKING = frozenset(["he", "she", "i"])
"""Of these the speaker's own name is the likeliest meaning."""

BODIES = {"alliance": "@NATO", "bloc": "@European Union"}
"""What news calls a body whose name has just been given."""

CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec""".split()  # noqa: SIM905
)
"""Capital words that name no one."""

MUTUAL = frozenset(["with", "and", "or", "between"])
"""Words between two names that do something together."""

HEDGES = frozenset(
    [
        "may", "might", "could", "possible", "possibly", "potential", "potentially", "perhaps", "likely",
        "probably", "reportedly", "allegedly", "apparently", "if", "whether", "consider", "considering",
        "considers", "considered",
    ]
)  # fmt: skip
"""Words that put what they stand with as a possibility."""


@cache
def _meanings() -> dict[str, str]:
    table: dict[str, str] = {}
    for members in _lines("meanings.txt"):
        for word in members:
            table.setdefault(stem(word), members[0])
    return table


def meaning_of(stemmed: str) -> str:
    """The meaning a word family is folded to in ``meanings.txt``, or nothing.

    >>> meaning_of("particip") == meaning_of("involv") != ""
    True
    """
    return _meanings().get(stemmed, "")


def meaning_or_term(term: str) -> str:
    """The meaning ``term`` is folded to, or itself."""
    meaning = meaning_of(term)
    return MEANING + meaning if meaning else term


def opposites_of(meaning: str) -> tuple[str, ...]:
    """The meanings and terms that say the opposite of ``meaning``, by ``opposites.txt``.

    >>> opposites_of("~increase")
    ('~decrease',)
    """
    return _opposites().get(meaning, ())


@cache
def _opposites() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for one, other in _lines("opposites.txt"):
        for word, opposite in ((one, other), (other, one)):
            turned = meaning_or_term(stem(opposite))
            known = table.setdefault(meaning_or_term(stem(word)), ())
            table[meaning_or_term(stem(word))] = tuple(dict.fromkeys((*known, turned)))
    return table


def _lines(name: str) -> list[list[str]]:
    """The words of every line of a table, without comments."""
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]
