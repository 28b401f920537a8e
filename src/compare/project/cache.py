"""Alignments kept on disk by the hash of everything they depend on. Deleting the cache loses nothing.

JSON, not pickle: a project folder comes from colleagues, and opening it must never run what they put there.
"""

import dataclasses
import hashlib
import json
import os
import platform
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from compare.claims import Claim
from compare.matching import Alignment, Cluster, Judgements, Level, Match, Reason
from compare.settings import Settings

LIBRARIES = (
    "source-compare", "numpy", "rapidfuzz", "regex", "sentencex", "snowballstemmer", "wordfreq",
    "model2vec", "sentence-transformers",
)  # fmt: skip
"""The last two only where somebody installed them."""

KEPT = 8
"""Alignments kept per project: undoing a few judgements finds the earlier one again."""


def alignment_key(
    claims: Iterable[Claim], settings: Settings, judgements: Judgements, min_score: float
) -> str:
    """A hash of all that an alignment depends on, the program's code, its libraries and a model included."""
    digest = hashlib.sha256()
    for part in (
        _versions(),
        _code_hash(),
        repr(settings),
        _stamps(Path(settings.semantic)),
        repr(min_score),
    ):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    for claim in claims:
        digest.update(repr(claim).encode("utf-8", "surrogatepass") + b"\n")
    verdicts = sorted((pair, verdict.value) for pair, verdict in judgements.verdicts.items())
    digest.update(repr((verdicts, sorted(judgements.together), sorted(judgements.apart))).encode())
    return digest.hexdigest()[:32]


def load_alignment(folder: Path, key: str) -> Alignment | None:
    """The kept alignment of that key, or None where there is none that can be read."""
    try:
        stored = json.loads((folder / f"alignment-{key}.json").read_text(encoding="utf-8"))
        return Alignment(
            matches=tuple(_match(row) for row in stored["matches"]),
            clusters=tuple(Cluster(row["cluster_id"], tuple(row["claim_ids"])) for row in stored["clusters"]),
            candidates=stored["candidates"],
            notices=tuple(stored["notices"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_alignment(folder: Path, key: str, alignment: Alignment) -> None:
    """Keep ``alignment`` for next time; a folder that cannot be written is left alone without complaint."""
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(dataclasses.asdict(alignment), file, ensure_ascii=False)
        Path(name).replace(folder / f"alignment-{key}.json")
        _drop_oldest(folder.glob("alignment-*.json"))


def _match(row: dict[str, Any]) -> Match:
    reasons = tuple(Reason(**reason) for reason in row.pop("reasons"))
    return Match(**{**row, "level": Level(row["level"]), "reasons": reasons})


def _drop_oldest(files: Iterable[Path]) -> None:
    kept: Sequence[Path] = sorted(files, key=lambda file: file.stat().st_mtime)
    for file in kept[:-KEPT]:
        file.unlink(missing_ok=True)


def _code_hash() -> str:
    """The matching code and its tables, all below it too: a changed program never shows an old alignment."""
    root = Path(__file__).parent.parent
    return repr([_stamps(root / part) for part in ("matching", "claims", "text")])


def _stamps(folder: Path) -> str:
    """Name, size and time of every file in a folder; of what is none, as the model nobody named, nothing."""
    files = [file for file in folder.rglob("*") if file.is_file()] if folder.name else []
    return repr(
        sorted(
            (str(file.relative_to(folder)), file.stat().st_size, file.stat().st_mtime_ns) for file in files
        )
    )


@cache
def _versions() -> str:
    """This program, Python, and the libraries whose numbers go into a score."""
    return repr((platform.python_version(), [(name, _version(name)) for name in LIBRARIES]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
