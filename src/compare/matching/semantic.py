"""What claims mean, as vectors of a sentence model that is on this machine: only where a project names one.

Nothing is ever downloaded. model2vec's models are small tables and need the extra ``[semantic]``; any other
folder is read by sentence-transformers, which is large and has to be installed by itself.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from compare.errors import CompareError
from compare.matching.preparing import Numbers

TINY = 1e-9
STATIC = ["StaticModel"]
"""What the configuration of a table of vectors calls itself, where it calls itself anything."""
MIDDLE = 0.7
"""How much of their mean is taken out of all vectors: the claims of a story are about one thing, and differ
in how they lie about it. Not all of it, or two claims alone would be opposites.
"""
SETTING = "compare.toml, key semantic"

Encoder = Callable[[list[str]], Numbers]


def vectors_of(texts: Sequence[str], model: str) -> Numbers:
    """A row of length 1 for every text.

    ``model`` is a folder, or the name of a model that was fetched before. Raises CompareError where it is
    neither, or where the library that reads it is missing.
    """
    if not texts:
        return np.zeros((0, 1))
    rows = np.asarray(_encoder(model)(list(texts)), dtype=np.float64)
    rows = _of_length_one(rows)
    return _of_length_one(rows - MIDDLE * rows.mean(axis=0))


def _of_length_one(rows: Numbers) -> Numbers:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), TINY))


@cache
def _encoder(model: str) -> Encoder:
    folder = _folder_of(model)
    return _static(folder) if _is_static(folder) else _transformer(folder)


def _folder_of(model: str) -> Path:
    if Path(model).is_dir():
        return Path(model)
    try:
        from huggingface_hub import snapshot_download

        return Path(snapshot_download(model, local_files_only=True))
    except (ImportError, OSError, ValueError) as error:
        raise CompareError(
            f"{model!r} is no folder, and no model of that name is on this machine",
            file=SETTING,
            remedy="Name the folder that holds the model; nothing is downloaded.",
        ) from error


def _is_static(folder: Path) -> bool:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CompareError("no model can be read here", file=str(folder), place="config.json") from error
    return bool(config.get("architectures", STATIC) == STATIC)


def _static(folder: Path) -> Encoder:
    try:
        from model2vec import StaticModel
    except ImportError as error:
        raise _missing("model2vec", "pip install 'source-compare[semantic]'") from error
    read = StaticModel.from_pretrained(folder, force_download=False)
    return lambda texts: read.encode(texts, use_multiprocessing=False)


def _transformer(folder: Path) -> Encoder:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise _missing("sentence-transformers", "pip install sentence-transformers") from error
    read = SentenceTransformer(str(folder), local_files_only=True)
    return lambda texts: read.encode(texts, show_progress_bar=False)


def _missing(library: str, command: str) -> CompareError:
    return CompareError(
        f"the model needs {library}, which is not installed",
        file=SETTING,
        remedy=f"Run: {command}, or take the key out.",
    )
