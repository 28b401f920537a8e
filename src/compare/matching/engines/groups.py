"""Rows that come in batches, handed on in blocks that never part a group."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pyarrow as pa

BLOCK = 4_000
"""Rows of a block, at least, where there are as many."""
MOST_FILES = 128
"""Files that are open at once; of more groups, several share one."""


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


def write_groups(batches: Iterable[pa.RecordBatch], group: str, folder: Path) -> list[Path]:
    """Rows that come in any order, as files in ``folder`` that never part a group; a batch is held at a time.

    Long rows are put together on disk faster, and in less memory, than a database sorts them.
    """
    with ExitStack() as opened:
        writers: dict[int, pa.RecordBatchStreamWriter] = {}
        numbers: dict[int, int] = {}
        for batch in batches:
            for key, rows in _by_group(batch, group):
                number = numbers.setdefault(key, len(numbers) % MOST_FILES)
                if number not in writers:
                    path = str(folder / f"{number:03}.arrow")
                    writers[number] = opened.enter_context(pa.ipc.new_stream(path, batch.schema))
                writers[number].write_batch(rows)
    return sorted(folder.iterdir())


def read_groups(path: Path, group: str) -> pa.Table:
    """The rows of a file that ``write_groups`` made, ordered by ``group``."""
    with pa.OSFile(str(path)) as source, pa.ipc.open_stream(source) as reader:
        table = reader.read_all()
    values = table.column(group).to_numpy()
    return table if (values[1:] >= values[:-1]).all() else table.take(np.argsort(values, kind="stable"))


def _by_group(batch: pa.RecordBatch, group: str) -> Iterator[tuple[int, pa.RecordBatch]]:
    values = batch.column(group).to_numpy()
    order = np.argsort(values, kind="stable")
    rows, values = batch.take(pa.array(order)), values[order]
    opens = np.flatnonzero(np.r_[True, values[1:] != values[:-1]][: len(values)])
    for start, stop in zip(opens, [*opens[1:], len(values)], strict=True):
        yield int(values[start]), rows.slice(start, stop - start)


def _start_of_last_group(column: pa.ChunkedArray) -> int:
    values = column.to_numpy()
    different = (values != values[-1]).nonzero()[0]
    return int(different[-1]) + 1 if len(different) else 0
