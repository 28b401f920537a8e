"""What an export needs from a project, and what may be left out of it."""

import shlex
from dataclasses import dataclass
from typing import Protocol

from compare.annotations import State
from compare.articles import Article
from compare.claims import Claim
from compare.framing import Codebook
from compare.matching.model import Alignment, Judgements
from compare.settings import Settings


class ProjectView(Protocol):
    """A project as exports see it; ``compare.project.Project`` is one."""

    @property
    def settings(self) -> Settings:
        """The project's settings."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every article."""

    @property
    def codebook(self) -> Codebook:
        """The codebook in force."""

    def alignment(self, *, judgements: Judgements | None = None) -> Alignment:
        """Matches and clusters; ``judgements`` default to what annotators recorded."""

    def state(self) -> State:
        """What annotators recorded, on the articles as they are now."""

    def recorded(self) -> State:
        """The same on the articles as they were when it was recorded."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to leave out, and in which forms to write. Empty filters leave nothing out.

    Filters apply to matches, suggestions and all that people recorded; articles, claims, clusters and
    codebook are always whole, so that references hold.
    ``annotators``: records of these people. ``tags``: annotations and suggestions with one of these tags.
    ``outlets``: pairs with one of these outlets on either side. ``since``, ``until``: pairs whose articles
    were all surely published on or between these ISO 8601 dates. ``levels``: pairs matched at one of these.
    ``with_text``: whether the words of the articles are written. ``spreadsheet``: a copy for
    spreadsheets too.
    """

    annotators: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    levels: tuple[str, ...] = ()
    with_text: bool = True
    spreadsheet: bool = False

    @property
    def choose_pairs(self) -> bool:
        """Whether a filter leaves out pairs, and with them all that is about these pairs."""
        return bool(self.outlets or self.since or self.until or self.levels)

    def command(self) -> str:
        """The command that makes this export, for anyone to repeat it."""
        words = ["source-compare", "export", "PROJECT", "--out", "OUT"]
        filters = {
            "--annotator": self.annotators,
            "--tag": self.tags,
            "--outlet": self.outlets,
            "--since": (self.since,) if self.since else (),
            "--until": (self.until,) if self.until else (),
            "--level": self.levels,
        }
        words += [
            word for flag, values in filters.items() for value in sorted(values) for word in (flag, value)
        ]
        words += [] if self.with_text else ["--without-text"]
        words += ["--spreadsheet"] if self.spreadsheet else []
        return shlex.join(words)
