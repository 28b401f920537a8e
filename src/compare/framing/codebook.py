"""Codebooks as TOML: the default one of the package, and what a project puts in its place.

A project's ``codebook.toml`` replaces the default codebook, or, with ``extends = "default"`` at its top,
adds tags to it and changes single fields of the tags it names.
"""

import hashlib
import json
import os
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import tomli_w
from pydantic import TypeAdapter, ValidationError

from compare.errors import CompareError
from compare.framing.model import Codebook, Tag

FILE_NAME: Final = "codebook.toml"

TAKEN_KEYS: Final = {
    "c": "Streamlit clears its cache with it",
    "j": "next pair",
    "k": "previous pair",
    "s": "judges a pair the same",
    "r": "judges a pair related",
    "d": "judges a pair different",
    "u": "judges a pair unsure",
    "?": "shows the keys",
    "/": "searches",
} | dict.fromkeys("0123456789", "judges or marks")
"""Keys no tag may take, and why."""

_TAG: Final = TypeAdapter(Tag)
_KNOWN: Final = frozenset({"title", "version", "extends", "sources", "tag"})


@cache
def default_codebook() -> Codebook:
    """The codebook that ships with the program."""
    packaged = files("compare.framing").joinpath("default_codebook.toml")
    return checked_codebook(tomllib.loads(packaged.read_text(encoding="utf-8")), "default_codebook.toml")


def load_codebook(project_folder: Path) -> Codebook:
    """The project's codebook: its ``codebook.toml``, or the default where it has none.

    Raises CompareError for broken TOML, an unknown or missing field, two tags of one id, or a key that two
    tags share or that the program needs.
    """
    path = project_folder / FILE_NAME
    if not path.exists():
        return default_codebook()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CompareError(str(error), file=str(path), remedy="Mend the file, or delete it.") from error
    codebook = checked_codebook(_extended(table, str(path)), str(path))
    return replace(codebook, version=f"{codebook.version}+{fingerprint(codebook)}")


def save_codebook(project_folder: Path, codebook: Codebook) -> Codebook:
    """Write ``codebook`` as the project's own, in one step: the file is the old or the new one, never half.

    Gives back the codebook as it will be loaded, with its version. Raises CompareError for a codebook that
    could not be loaded again, or a folder that cannot be written.
    """
    path = project_folder / FILE_NAME
    table = as_table(codebook)
    checked_codebook(table, str(path))
    try:
        _write_at_once(path, tomli_w.dumps(table, multiline_strings=False))
    except OSError as error:
        raise CompareError(
            f"cannot be written ({error.strerror})", file=str(path), remedy="Make the folder writable."
        ) from error
    return load_codebook(project_folder)


def as_table(codebook: Codebook) -> dict[str, Any]:
    """The codebook as its TOML file holds it: empty fields and the version's hash left out."""
    tags = [{name: value for name, value in asdict(tag).items() if value} for tag in codebook.tags]
    return {
        "title": codebook.title,
        "version": declared_version(codebook.version),
        "sources": dict(codebook.sources),
        "tag": tags,
    }


def without_examples(codebook: Codebook) -> Codebook:
    """The codebook without the words of articles that show what its tags mean."""
    return replace(codebook, tags=tuple(replace(tag, positive=(), near_miss=()) for tag in codebook.tags))


def declared_version(version: str) -> str:
    """The part of a version that a person wrote: "1.1" of "1.1+3f9c2a10"."""
    return version.partition("+")[0]


def fingerprint(codebook: Codebook) -> str:
    """Eight hexadecimal digits that change with anything a coder could have read in the codebook."""
    content = json.dumps(as_table(codebook), sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def _extended(table: Mapping[str, Any], file: str) -> Mapping[str, Any]:
    base = table.get("extends", "")
    if not base:
        return table
    if base != "default":
        raise CompareError(f"extends {base!r}", file=file, remedy='Only "default" can be extended.')
    default = as_table(default_codebook())
    merged = {**default, **{name: value for name, value in table.items() if name not in {"tag", "sources"}}}
    merged["sources"] = {**default["sources"], **table.get("sources", {})}
    merged["tag"] = _overlaid(default["tag"], _list_of_tables(table.get("tag", []), file))
    return merged


def _overlaid(base: Iterable[dict[str, Any]], changes: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    tags = {tag["id"]: tag for tag in base}
    for change in changes:
        tag_id = change.get("id", "")
        tags[tag_id] = {**tags.get(tag_id, {}), **change}
    return list(tags.values())


def checked_codebook(table: Mapping[str, Any], file: str) -> Codebook:
    """The codebook that ``table``, as TOML holds it, describes. Raises CompareError, naming ``file``."""
    for unknown in table.keys() - _KNOWN:
        raise CompareError(
            f"unknown field {unknown!r}", file=file, remedy=f"Known are: {', '.join(sorted(_KNOWN))}."
        )
    sources = table.get("sources", {})
    if not isinstance(sources, dict) or not all(isinstance(value, str) for value in sources.values()):
        raise CompareError("sources must pair short names with references", file=file)
    tags = tuple(
        _tag(entry, number, file)
        for number, entry in enumerate(_list_of_tables(table.get("tag", []), file), 1)
    )
    _refuse_clashes(tags, file)
    return Codebook(
        title=_string(table, "title", file),
        version=_string(table, "version", file),
        tags=tags,
        sources=tuple(sources.items()),
    )


def _string(table: Mapping[str, Any], name: str, file: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise CompareError(f"{name} is missing or empty", file=file, remedy=f'Add a line: {name} = "…"')
    return value


def _list_of_tables(value: object, file: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise CompareError("tags must be written as [[tag]] tables", file=file)
    return value


def _tag(entry: Mapping[str, Any], number: int, file: str) -> Tag:
    place = f"tag {entry.get('id') or number}"
    try:
        tag = _TAG.validate_python(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise CompareError(f"{field}: {first['msg']}", file=file, place=place) from error
    for name in ("id", "name"):
        if not getattr(tag, name).strip():
            raise CompareError(f"{name} is empty", file=file, place=place)
    if tag.id != " ".join(tag.id.split()):
        raise CompareError(
            "the id begins or ends with a space, or has two in a row, or a line break",
            file=file,
            place=place,
            remedy="Write it like NAM.LABEL.",
        )
    return tag


def _refuse_clashes(tags: Sequence[Tag], file: str) -> None:
    for tag_id, count in Counter(tag.id for tag in tags).items():
        if count > 1:
            raise CompareError(
                f"the id {tag_id} is used {count} times", file=file, remedy="Give each tag its own."
            )
    offered = [tag for tag in tags if tag.key and not tag.retired]
    for tag in offered:
        if tag.key in TAKEN_KEYS or len(tag.key) != 1:
            why = TAKEN_KEYS.get(tag.key, "a key is one character")
            raise CompareError(f"the key {tag.key!r} cannot be used: {why}", file=file, place=f"tag {tag.id}")
    for key, count in Counter(tag.key for tag in offered).items():
        if count > 1:
            raise CompareError(
                f"the key {key!r} is used {count} times", file=file, remedy="Give each tag its own."
            )


def _write_at_once(path: Path, content: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".codebook-", suffix=".part")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
