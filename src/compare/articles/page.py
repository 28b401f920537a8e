"""One page as the passes that judge its lines see it."""

from dataclasses import dataclass, field

from compare.articles.lines import Line
from compare.articles.model import RegionKind
from compare.articles.rules import Rule

HEAD_LINES = 30
"""How many lines a page's head may take (titles, bylines, captions) before the body must have begun."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is, and why."""

    kind: RegionKind
    reason: str


@dataclass(slots=True)
class Page:
    """The lines of one article and what the passes have found out so far."""

    lines: tuple[Line, ...]
    verdicts: list[Verdict | None]
    rules: list[Rule | None]
    body_start: int = 0
    headline: int | None = None
    folded: list[str] = field(default_factory=list)
    turns: dict[int, str] = field(default_factory=dict)

    def open_lines(self, start: int, end: int) -> list[int]:
        """The lines in a range that no pass has judged."""
        return [i for i in range(start, end) if self.verdicts[i] is None]

    def judge(self, index: int, kind: RegionKind, reason: str) -> None:
        """Record what a line is, unless an earlier pass already has."""
        if self.verdicts[index] is None:
            self.verdicts[index] = Verdict(kind, reason)

    def is_kind(self, index: int, *kinds: RegionKind) -> bool:
        """Whether the line at a place, which may lie beyond either end, is known to be of a kind."""
        verdict = self.verdicts[index] if 0 <= index < len(self.lines) else None
        return verdict is not None and verdict.kind in kinds
