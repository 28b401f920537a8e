"""What a project may set in ``compare.toml``: one frozen object, read once and passed in."""

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from compare.errors import CompareError

FILE_NAME = "compare.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one project.

    ``date_window_days``: articles published further apart than this can only be an echo (days, ≥ 0).
    ``threshold``: matches scored below it are not shown or clustered (probability, 0 to 1).
    ``engine``: what finds candidate pairs (``local`` or ``spark``).
    ``learn``: whether judgements re-weigh this project's ranking.
    ``semantic``: a sentence model that compares meanings besides (a folder, or a name); none unless set.
    """

    date_window_days: int = 30
    threshold: float = 0.5
    engine: str = "local"
    learn: bool = True
    semantic: str = ""

    def __post_init__(self) -> None:
        if self.date_window_days < 0:
            raise ValueError("date_window_days must be 0 or more")
        if not 0 <= self.threshold <= 1:
            raise ValueError("threshold must lie between 0 and 1")


def load_settings(folder: Path) -> Settings:
    """Read ``compare.toml`` in ``folder``; defaults where it is missing.

    Raises CompareError for broken TOML, an unknown key, or a value of the wrong type or range.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return Settings()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CompareError(str(error), file=str(path), remedy="Mend the file, or delete it.") from error
    return _checked(table, path)


def _checked(table: dict[str, object], path: Path) -> Settings:
    types = {field.name: type(field.default) for field in fields(Settings)}
    for key, value in table.items():
        if key not in types:
            raise CompareError(
                f"unknown setting {key!r}", file=str(path), remedy=f"Known are: {', '.join(types)}."
            )
        if types[key] is float and type(value) is int:
            table[key] = float(value)
        elif type(value) is not types[key]:
            raise CompareError(
                f"{key} must be of type {types[key].__name__}", file=str(path), place=f"key {key}"
            )
    try:
        settings = Settings(**table)  # type: ignore[arg-type]
    except ValueError as error:
        raise CompareError(str(error), file=str(path)) from error
    beside = path.parent / settings.semantic
    return replace(settings, semantic=str(beside)) if settings.semantic and beside.is_dir() else settings
