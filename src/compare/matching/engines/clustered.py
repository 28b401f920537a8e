# ruff: noqa: S608 - every name and number that enters these queries is written in this package
"""Clusters of a corpus too large to cluster at once: connected components, each clustered as few claims are.

No cluster reaches across components: two groups whose mean reaches the threshold have a pair that does.
A component alone would chain unlike claims together; average linkage inside of it does not. Copies of one
text that were compared with its first claim only (``plan.TIED``) go where that claim goes.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from compare.errors import CompareError
from compare.matching.clustering import Constraints, clusters_of
from compare.matching.dating import DateGuard
from compare.matching.engines.model import Engine, Mapped, Query, Told
from compare.settings import Settings

SCHEMA = pa.schema([("cluster_id", pa.string()), ("claim_id", pa.string())])
MOST_ROUNDS = 60
"""Rounds of labelling after which something is wrong: each at least halves the longest chain left."""


def _edges(levels: str) -> Query:
    return Query(
        "edges",
        ("matches", "tied"),
        f"""
        WITH sure AS (
            SELECT m.n_a AS n_a, m.n_b AS n_b
            FROM matches AS m
            LEFT JOIN tied AS x ON m.n_a = x.n
            LEFT JOIN tied AS y ON m.n_b = y.n
            WHERE m.level IN ({levels}) AND x.n IS NULL AND y.n IS NULL
        )
        SELECT n_a AS a, n_b AS b FROM sure
        UNION ALL
        SELECT n_b AS a, n_a AS b FROM sure
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


def _with_copies(levels: str) -> Query:
    """The clusters, each copy that is tied to a claim beside that claim."""
    return Query(
        "clusters",
        ("clustered", "tied", "matches", "described"),
        f"""
        WITH sure AS (
            SELECT n_a AS n, n_b AS other FROM matches WHERE level IN ({levels})
            UNION ALL
            SELECT n_b AS n, n_a AS other FROM matches WHERE level IN ({levels})
        ), members AS (
            SELECT cluster_id, claim_id FROM clustered
            UNION ALL
            SELECT c.cluster_id AS cluster_id, copy.claim_id AS claim_id
            FROM tied
            JOIN sure ON tied.n = sure.n AND tied.home = sure.other
            JOIN described AS copy ON tied.n = copy.n
            JOIN described AS home ON tied.home = home.n
            JOIN clustered AS c ON home.claim_id = c.claim_id
        )
        SELECT cluster_id, claim_id, COUNT(*) OVER (PARTITION BY cluster_id) AS claims FROM members
        """,
    )


@dataclass(frozen=True, slots=True)
class ClusterComponents:
    """Blocks of whole components' matches to clusters. Where nothing is dated, dates keep nothing apart."""

    settings: Settings
    dated: bool

    def __call__(self, block: pa.Table) -> pa.Table:
        """Matches with their component to rows of SCHEMA."""
        component = block.column("component").to_numpy()
        ends = [*(np.flatnonzero(component[1:] != component[:-1]) + 1).tolist(), len(component)]
        rows: list[dict[str, Any]] = []
        for start, end in zip([0, *ends], ends, strict=False):
            rows.extend(self._clustered(block.slice(start, end - start).to_pylist()))
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
        guard = DateGuard(published, self.settings.date_window_days) if self.dated else None
        scores = {(match["claim_a"], match["claim_b"]): match["score"] for match in matches}
        in_order = [(claim, article) for article, _, claim in sorted(claims)]
        found = clusters_of(in_order, scores, self.settings.threshold, Constraints(guard=guard))
        return [
            {"cluster_id": cluster.cluster_id, "claim_id": claim}
            for cluster in found
            for claim in cluster.claim_ids
        ]


def cluster(engine: Engine, settings: Settings, told: Told, *, dated: bool) -> None:
    """Make the table ``clusters`` of the table ``matches``."""
    levels = "'same_claim'" if dated else "'same_claim', 'echo'"
    engine.run(_edges(levels), told)
    labels = _label(engine, told)
    function = ClusterComponents(settings, dated)
    engine.run(
        Mapped("clustered", ("matches", labels), _components(labels), "component", function, SCHEMA), told
    )
    engine.run(_with_copies(levels), told)


def _label(engine: Engine, told: Told) -> str:
    """Label the claims of ``edges`` by their components; returns the table of labels."""
    engine.run(_FIRST_LABELS, told)
    for number in range(1, MOST_ROUNDS):
        engine.run(_next_labels(number), told)
        if _settled(engine, number):
            return f"labels_{number}"
    raise CompareError(
        f"the components of same claims are not settled after {MOST_ROUNDS} rounds",
        remedy="This is a fault of the program: please report it.",
    )


def _settled(engine: Engine, number: int) -> bool:
    old, new = f"labels_{number - 1}", f"labels_{number}"
    changed = (
        f"SELECT COUNT(*) AS changed FROM {new} AS x JOIN {old} AS y ON x.n = y.n WHERE x.label <> y.label"
    )
    return all(batch.column("changed")[0].as_py() == 0 for batch in engine.rows(changed, old, new))
