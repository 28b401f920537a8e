"""The four tables ``align`` leaves behind: UTF-8 with BOM, comma, LF, RFC 4180; all of them or none."""

import os
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from compare.articles import Article
from compare.claims import Claim
from compare.errors import CompareError
from compare.exports.cells import as_text, csv_bytes
from compare.matching import Alignment, Cluster, Match

Cells = Sequence[str]

TABLES = ("articles.csv", "claims.csv", "matches.csv", "clusters.csv")

ARTICLE_COLUMNS = (
    "source_file", "outlet", "agency", "title", "author", "published", "date_source", "url", "language",
    "article_id", "sha256",
)  # fmt: skip
CLAIM_COLUMNS = (
    "claim_id", "article_id", "source_file", "outlet", "published", "start", "end", "exact", "is_headline",
    "speaker", "cue", "cue_tier", "quote_type",
)  # fmt: skip
MATCH_COLUMNS = ("claim_a", "claim_b", "score", "level", "detail")
CLUSTER_COLUMNS = ("cluster_id", "claim_id")


def article_row(article: Article) -> Cells:
    """One article as a row of articles.csv."""
    return tuple(str(getattr(article, column)) for column in ARTICLE_COLUMNS)


def claim_row(claim: Claim) -> Cells:
    """One claim as a row of claims.csv."""
    return (
        claim.claim_id, claim.article_id, claim.source_file, claim.outlet, claim.published,
        str(claim.span.start), str(claim.span.end), claim.exact, "true" if claim.is_headline else "false",
        claim.speaker, claim.cue, str(claim.cue_tier), str(claim.quote_type),
    )  # fmt: skip


def match_row(match: Match) -> Cells:
    """One match as a row of matches.csv; the score with ten digits, so that close ones keep their order."""
    return (match.claim_a, match.claim_b, as_text(match.score), str(match.level), match.detail)


def cluster_rows(clusters: Iterable[Cluster]) -> Iterator[Cells]:
    """A row for each claim of each cluster."""
    return ((cluster.cluster_id, claim_id) for cluster in clusters for claim_id in cluster.claim_ids)


def write_alignment(
    folder: Path, articles: Iterable[Article], claims: Iterable[Claim], alignment: Alignment
) -> dict[str, int]:
    """Write the four tables to ``folder``; returns how many of each there are."""
    rows = {
        "articles": write_table(folder / "articles.csv", ARTICLE_COLUMNS, map(article_row, articles)),
        "claims": write_table(folder / "claims.csv", CLAIM_COLUMNS, map(claim_row, claims)),
        "matches": write_table(folder / "matches.csv", MATCH_COLUMNS, map(match_row, alignment.matches)),
    }
    write_table(folder / "clusters.csv", CLUSTER_COLUMNS, cluster_rows(alignment.clusters))
    return {**rows, "clusters": len(alignment.clusters)}


def write_table(path: Path, columns: Cells, rows: Iterable[Cells]) -> int:
    """Write one table and return its number of rows, header aside."""
    written = -1
    with path.open("wb") as file:
        for line in csv_bytes(columns, rows):
            file.write(line)
            written += 1
        file.flush()
        os.fsync(file.fileno())
    return written


def refuse_to_overwrite(sources: Iterable[Path], out: Path) -> None:
    """Raise CompareError if writing the tables to ``out`` would replace what they are made from."""
    place = out.resolve()
    for source in (source.resolve() for source in sources):
        if source == place or (source.parent == place and source.name in TABLES):
            raise CompareError(
                "holds what is to be aligned, and the tables would replace some of it",
                file=str(out),
                remedy="Choose another --out.",
            )


@contextmanager
def all_or_nothing(out: Path) -> Iterator[Path]:
    """A temporary folder that becomes ``out`` when the block ends well, and vanishes when not.

    Where ``out`` is there already, the files are moved into it, one by one. Raises CompareError where ``out``
    cannot be written.
    """
    is_new = not out.exists()
    try:
        partial = (out.resolve().parent if is_new else out) / f".align-{uuid.uuid4().hex}"
        partial.mkdir(parents=True)
    except OSError as error:
        raise CompareError(
            f"cannot be written ({error.strerror})", file=str(out), remedy="Choose another --out."
        ) from error
    try:
        yield partial
        _put(partial, out, is_new=is_new)
    except OSError as error:
        raise CompareError(
            f"cannot be written ({error.strerror})",
            file=str(out),
            remedy="Free the space, or choose another --out.",
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _put(partial: Path, out: Path, *, is_new: bool) -> None:
    if is_new and not out.exists():
        partial.rename(out)
        return
    for file in sorted(partial.iterdir()):
        file.replace(out / file.name)
