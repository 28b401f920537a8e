"""The facade the screen and the command line stand on."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from compare.annotations import State, Store, judgements_for_matching, rebase
from compare.annotations.model import MigrationEvent
from compare.articles import Article, Reading, Refusal, files_read, read_folder
from compare.claims import Claim, claims_of
from compare.errors import CompareError
from compare.framing import Codebook, in_force, load_codebook
from compare.matching import Alignment, Judgements, Progress, align
from compare.project.cache import alignment_key, keep_alignment, load_alignment
from compare.project.folder import Layout, lay_out
from compare.settings import Settings, load_settings

Kind = TypeVar("Kind")
Renamings = tuple[tuple[str, str], ...]


class Project:
    """One opened project folder.

    Articles, claims and codebook are read once, when first asked for; ``state`` reads the journals anew
    each time, because other tabs, programs and colleagues write them too. Open the folder again to see
    changed articles; ``fingerprint`` tells whether that is needed.
    """

    def __init__(self, layout: Layout, settings: Settings) -> None:
        self._layout = layout
        self.settings = settings
        self.store = Store(layout.annotations)
        self._shown = (State(), State())  # as recorded, and as it stands on the articles of today
        self._renamed: tuple[State | None, tuple[Renamings, Renamings]] = (None, ((), ()))

    @classmethod
    def open(cls, path: Path | str) -> "Project":
        """Open the project in the folder ``path``.

        Raises CompareError for a missing folder or a broken compare.toml.
        """
        layout = lay_out(Path(path))
        return cls(layout, load_settings(layout.root))

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self._layout.root

    @property
    def name(self) -> str:
        """The folder's name, to show to people."""
        return self.root.name

    @property
    def articles_folder(self) -> Path:
        """Where the articles and articles.csv lie; may not exist yet."""
        return self._layout.articles

    @property
    def annotations_folder(self) -> Path:
        """Where the journals lie; may not exist yet."""
        return self._layout.annotations

    @cached_property
    def reading(self) -> Reading:
        """All articles, and the files that were refused, with reasons."""
        if not self.articles_folder.is_dir():
            return Reading(articles=(), refusals=(), notices=())
        return read_folder(self.articles_folder)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in order of their files' names."""
        return self.reading.articles

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """The files that could not be read."""
        return self.reading.refusals

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should know about what was read."""
        return self.reading.notices

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every article, in article order, then text order."""
        return tuple(claim for article in self.articles for claim in claims_of(article))

    @cached_property
    def codebook(self) -> Codebook:
        """The project's codebook, or the default one, with the renamings and mergings that hold."""
        return in_force(load_codebook(self.root), *self._renamings())

    def article(self, article_id: str) -> Article:
        """The article of that id. Raises CompareError where there is none."""
        return _found(self._articles_by_id, article_id, "article")

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id. Raises CompareError where there is none."""
        return _found(self._claims_by_id, claim_id, "claim")

    def state(self) -> State:
        """What everyone's journals amount to now, on the articles as they are now."""
        recorded = self.store.state()
        if self._shown[0] is not recorded:
            texts = {article.article_id: article.text for article in self.articles}
            self._shown = (recorded, rebase(recorded, self.claims, texts))
        return self._shown[1]

    def recorded(self) -> State:
        """What the journals say, on the articles as they were when it was recorded."""
        return self.store.state()

    def judgements(self) -> Judgements:
        """What people decided about pairs, as matching takes it."""
        return judgements_for_matching(self.state())

    def alignment(
        self,
        *,
        judgements: Judgements | None = None,
        min_score: float | None = None,
        progress: Progress | None = None,
    ) -> Alignment:
        """Matches and clusters of all claims; ``judgements`` default to what the journals hold.

        Kept on disk by the hash of all it depends on, so asking twice costs one reading.
        """
        decided = self.judgements() if judgements is None else judgements
        key = alignment_key(self.claims, self.settings, decided, -1.0 if min_score is None else min_score)
        kept = load_alignment(self._layout.cache, key)
        if kept is not None:
            return kept
        made = align(self.claims, self.settings, decided, min_score=min_score, progress=progress)
        keep_alignment(self._layout.cache, key, made)
        return made

    def fingerprint(self) -> str:
        """Changes when a file that articles, claims or codebook are made of changes, or a tag is renamed."""
        files = [*files_read(self.articles_folder), *sorted(self.root.glob("*.toml"))]
        return repr(([_stamp(file) for file in files], self._renamings()))

    def _renamings(self) -> tuple[Renamings, Renamings]:
        """Tags ever renamed or merged, and those of them whose migration holds: it may have been undone."""
        recorded = self.store.state()
        if self._renamed[0] is not recorded:
            threads = (each for subject, each in recorded.threads.items() if subject.topic == "migration")
            told = [event for thread in threads for event in thread.history]
            ever = tuple((event.from_, event.to) for event in told if isinstance(event, MigrationEvent))
            holding = tuple((event.from_, event.to) for event in recorded.migrations)
            self._renamed = (recorded, (ever, holding))
        return self._renamed[1]

    @cached_property
    def _articles_by_id(self) -> Mapping[str, Article]:
        return {article.article_id: article for article in self.articles}

    @cached_property
    def _claims_by_id(self) -> Mapping[str, Claim]:
        return {claim.claim_id: claim for claim in self.claims}


def _found(known: Mapping[str, Kind], key: str, what: str) -> Kind:
    try:
        return known[key]
    except KeyError:
        raise CompareError(
            f"there is no {what} {key!r} in this project", remedy="It may have been read differently since."
        ) from None


def _stamp(file: Path) -> tuple[str, int, int]:
    """What changes when a file does; one that is gone since it was listed has a stamp of its own."""
    try:
        seen = file.stat()
    except OSError:
        return str(file), -1, -1
    return str(file), seen.st_size, seen.st_mtime_ns
