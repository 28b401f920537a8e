"""What the Framing page says about each of its parts, and the form its figure takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """A part in words. ``corner`` names what its rows are, ``unit`` what is counted.

    ``form`` is how it is drawn: shares (bars of one length), bars, grid, timeline, or table (not drawn).
    """

    tab: str
    title: str
    words: str
    form: str
    corner: str
    unit: str = "claims"


PARTS = {
    "naming": About(
        tab="Naming",
        title="What each outlet calls them",
        words="The names outlets use for one party, person or event, and how often. Choosing a name is "
        "framing: “operation” and “war” tell two stories.",
        form="grid",
        corner="Name",
        unit="mentions",
    ),
    "attribution": About(
        tab="Attribution",
        title="How each outlet attributes",
        words="Reporting verbs by their stance: neutral ones report, distancing ones doubt, factive ones "
        "vouch; the others stress, characterise or judge.",
        form="shares",
        corner="Outlet",
        unit="attributed claims",
    ),
    "speakers": About(
        tab="Speakers",
        title="Whose words get which verbs",
        words="The same speakers through different outlets; those whom most outlets report come first.",
        form="table",
        corner="Outlet",
        unit="attributed claims",
    ),
    "quoting": About(
        tab="Quoting",
        title="Whom each outlet quotes, and how long",
        words="Words between quotation marks, by speaker. A long quotation gives a voice; a short one "
        "borrows a word.",
        form="bars",
        corner="Speaker",
        unit="words",
    ),
    "prominence": About(
        tab="Leads and buries",
        title="What each outlet leads with or buries",
        words="Where each outlet puts what others tell too: in the headline, the lead, the body, or the last "
        "quarter. The greatest contrasts come first.",
        form="grid",
        corner="Shared claim",
    ),
    "tags": About(
        tab="Tags",
        title="Tags by the outlet they mark",
        words="How often each tag was given; and how many of each hundred claims that the outlet shares with "
        "others carry it, however many people or pairs it was given for.",
        form="grid",
        corner="Tag",
        unit="tags",
    ),
    "agreement": About(
        tab="Agreement",
        title="How far annotators agree",
        words="Verdicts: on pairs that two people judged. Tags: on pairs that two people tagged, with “No "
        "difference” too; who only judged a pair has not coded its framing. Which outlet: on pairs that two "
        "people gave the tag. Alpha misleads where nearly all answers are the same, so the number of pairs, "
        "the share of agreement and the prevalence stand beside it. Agreement on framing is low among "
        "experts too (α .40 on BABE’s).",
        form="table",
        corner="Question",
        unit="pairs",
    ),
    "dates": About(
        tab="Dates",
        title="When each article was published",
        words="What was published far apart in time is an echo, not the same claim. A date known only to the "
        "month or year is drawn as long as it may be.",
        form="timeline",
        corner="Article",
    ),
}
"""By the name an address uses, in the order of the tabs."""
