"""Rows that come in batches, handed on in blocks that never part a group."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

BLOCK = 4_000
"""Rows of a block, at least, where there are as many."""


def whole_groups(batches: Iterable[pa.RecordBatch], group: str, size: int = BLOCK) -> Iterator[pa.Table]:
    """Rows that come ordered by the integers ``group``, in blocks of at least ``size`` with whole groups."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        held.append(batch)
        rows += len(batch)
        if rows < size:
            continue
        table = pa.Table.from_batches(held)
        cut = _start_of_last_group(table.column(group))
        if cut:
            yield table.slice(0, cut)
            held = table.slice(cut).to_batches()
        rows = len(table) - cut
    if rows:
        yield pa.Table.from_batches(held)


def _start_of_last_group(column: pa.ChunkedArray) -> int:
    values = column.to_numpy()
    different = (values != values[-1]).nonzero()[0]
    return int(different[-1]) + 1 if len(different) else 0
