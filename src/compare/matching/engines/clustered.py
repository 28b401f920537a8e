# ruff: noqa: S608 - every name and number that enters these queries is written in this package
"""Clusters of a corpus too large to cluster at once: connected components, each clustered as few claims are.

No cluster reaches across components: two groups whose mean reaches the threshold have a pair that does.
A component alone would chain unlike claims together; average linkage inside of it does not.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from compare.matching.clustering import Constraints, clusters_of
from compare.matching.dating import compare_dates
from compare.matching.engines.model import Engine, Mapped, Query, Told
from compare.settings import Settings

SCHEMA = pa.schema([("cluster_id", pa.string()), ("claim_id", pa.string()), ("claims", pa.int64())])
MOST_ROUNDS = 60
"""Rounds of labelling after which something is wrong: each at least halves the longest chain left."""


def _edges(levels: str) -> Query:
    return Query(
        "edges",
        ("matches",),
        f"""
        SELECT n_a AS a, n_b AS b FROM matches WHERE level IN ({levels})
        UNION ALL
        SELECT n_b AS a, n_a AS b FROM matches WHERE level IN ({levels})
        """,
    )


_FIRST_LABELS = Query(
    "labels_0", ("edges",), "SELECT a AS n, LEAST(a, MIN(b)) AS label FROM edges GROUP BY a"
)


def _next_labels(number: int) -> Query:
    """Each claim takes the least label around it, and then the label of the claim its label names."""
    earlier = f"labels_{number - 1}"
    return Query(
        f"labels_{number}",
        ("edges", earlier),
        f"""
        WITH near AS (
            SELECT e.a AS n, LEAST(MIN(own.label), MIN(other.label)) AS label
            FROM edges AS e
            JOIN {earlier} AS own ON e.a = own.n
            JOIN {earlier} AS other ON e.b = other.n
            GROUP BY e.a
        )
        SELECT near.n AS n, LEAST(near.label, further.label) AS label
        FROM near JOIN near AS further ON near.label = further.n
        """,
    )


def _components(labels: str) -> str:
    return f"""
    SELECT l.label AS component, m.*
    FROM matches AS m
    JOIN {labels} AS l ON m.n_a = l.n
    JOIN {labels} AS k ON m.n_b = k.n AND l.label = k.label
    WHERE l.label % {{parts}} = {{part}}
    """


@dataclass(frozen=True, slots=True)
class ClusterComponents:
    """Blocks of whole components' matches to clusters. Where nothing is dated, dates keep nothing apart."""

    settings: Settings
    dated: bool

    def __call__(self, block: pa.Table) -> pa.Table:
        """Matches with their component to rows of SCHEMA."""
        rows: list[dict[str, Any]] = []
        for component in pc.unique(block.column("component")):
            matches = block.filter(pc.equal(block.column("component"), component)).to_pylist()
            rows.extend(self._clustered(matches))
        return pa.Table.from_pylist(rows, schema=SCHEMA)

    def _clustered(self, matches: list[dict[str, Any]]) -> list[dict[str, Any]]:
        claims = {
            (match[f"article_{side}"], match[f"start_{side}"], match[f"claim_{side}"]): match[
                f"published_{side}"
            ]
            for match in matches
            for side in "ab"
        }
        published = {article: date for (article, _, _), date in claims.items()}
        strangers = frozenset(
            (one, other)
            for one, other in combinations(sorted(published), 2)
            if self.dated
            and not compare_dates(published[one], published[other], self.settings.date_window_days).allows
        )
        scores = {(match["claim_a"], match["claim_b"]): match["score"] for match in matches}
        in_order = [(claim, article) for article, _, claim in sorted(claims)]
        found = clusters_of(in_order, scores, self.settings.threshold, Constraints(strangers=strangers))
        return [
            {"cluster_id": cluster.cluster_id, "claim_id": claim, "claims": len(cluster.claim_ids)}
            for cluster in found
            for claim in cluster.claim_ids
        ]


def cluster(engine: Engine, settings: Settings, told: Told, *, dated: bool) -> None:
    """Make the table ``clusters`` of the table ``matches``."""
    engine.run(_edges("'same_claim'" if dated else "'same_claim', 'echo'"), told)
    engine.run(_FIRST_LABELS, told)
    for number in range(1, MOST_ROUNDS):
        engine.run(_next_labels(number), told)
        if _settled(engine, number):
            break
    labels = f"labels_{number}"
    engine.run(
        Mapped(
            "clusters",
            ("matches", labels),
            _components(labels),
            "component",
            ClusterComponents(settings, dated),
            SCHEMA,
        ),
        told,
    )


def _settled(engine: Engine, number: int) -> bool:
    old, new = f"labels_{number - 1}", f"labels_{number}"
    changed = (
        f"SELECT COUNT(*) AS changed FROM {new} AS x JOIN {old} AS y ON x.n = y.n WHERE x.label <> y.label"
    )
    return all(batch.column("changed")[0].as_py() == 0 for batch in engine.rows(changed, old, new))
