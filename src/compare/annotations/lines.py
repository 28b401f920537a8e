"""One event, one line: how it is written, and how a line is trusted again.

A line is a JSON object in UTF-8 whose last member is ``sum``: the first 16 hexadecimal digits of the SHA-256
of every byte before ``,"sum"``. Anyone can check it with ``sha256sum``.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import from_json

from compare.annotations.model import SCHEMA_VERSION, AnyEvent

LONGEST_LINE = 1 << 20
"""Bytes. The longest event a person can make is far below it; a stranger's file must not fill the memory."""

_BEGINNING = b'{"v":1,"op":"'
_ENDING = re.compile(rb',"sum":"([0-9a-f]{16})"\}\Z')
_ENDING_LENGTH = len(b',"sum":"0123456789abcdef"}')

_EVENT: TypeAdapter[AnyEvent] = TypeAdapter(
    Annotated[AnyEvent, Field(discriminator="kind")], config=ConfigDict(strict=True, extra="forbid")
)


class Flaw(StrEnum):
    """What is wrong with a line."""

    TORN = "torn"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NEWER = "newer"
    GAP = "gap"


class LineError(Exception):
    """A line that is not an event of ours: what is wrong, and in words why."""

    def __init__(self, flaw: Flaw, reason: str) -> None:
        super().__init__(reason)
        self.flaw = flaw
        self.reason = reason


def checksum(body: bytes) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of ``body``."""
    return hashlib.sha256(body).hexdigest()[:16]


def encode(fields: Mapping[str, object]) -> bytes:
    """The line of an event, newline included; ``sum`` is added.

    Raises ValueError for what JSON or UTF-8 cannot hold: NaN, lone surrogates.
    """
    body = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")[:-1]
    return body + b',"sum":"' + checksum(body).encode("ascii") + b'"}\n'


def decode(line: bytes) -> AnyEvent:
    """The event of one line (without its newline; a carriage return before it is forgiven).

    Raises LineError for anything that is not a whole event of this schema.
    """
    line = line.removesuffix(b"\r")
    if len(line) > LONGEST_LINE:
        raise LineError(Flaw.FOREIGN, f"is longer than {LONGEST_LINE} bytes")
    ending = _ENDING.match(line, max(0, len(line) - _ENDING_LENGTH))
    if ending and checksum(line[: ending.start()]).encode("ascii") != ending[1]:
        raise LineError(Flaw.DAMAGED, "its checksum does not match its words")
    try:
        event = _EVENT.validate_json(line)
    except ValidationError as error:
        raise _why(line, error, has_checksum=ending is not None) from None
    if not ending:
        raise LineError(Flaw.FOREIGN, "does not end in its checksum")
    return event


def fields_of(event: AnyEvent) -> dict[str, object]:
    """What ``encode`` takes to write ``event`` into another journal: all but ``prev`` and ``sum``."""
    fields: dict[str, object] = _EVENT.dump_python(event, mode="json", by_alias=True, exclude_defaults=True)
    return {key: value for key, value in fields.items() if key not in {"prev", "sum"}}


def _why(line: bytes, error: ValidationError, *, has_checksum: bool) -> LineError:
    try:
        found = from_json(line)
    except ValueError:
        flaw = Flaw.TORN if _begins_as_ours(line) and not has_checksum else Flaw.FOREIGN
        return LineError(flaw, "is not a whole JSON object")
    version = found.get("v") if isinstance(found, dict) else None
    if type(version) is int and version > SCHEMA_VERSION:
        return LineError(Flaw.NEWER, f"was written by a newer version of the program (schema {version})")
    return LineError(Flaw.FOREIGN, in_words(error))


def _begins_as_ours(line: bytes) -> bool:
    written = line.replace(b"\0", b"")  # a power cut can leave zeros where the words should be
    return written.startswith(_BEGINNING) or _BEGINNING.startswith(written)


def in_words(error: ValidationError) -> str:
    """The errors of a validation in one line, each with the field it concerns.

    The kind of event, which pydantic puts first in every path, is left out.
    """
    sentences = []
    for problem in error.errors(include_url=False, include_input=False, include_context=False)[:5]:
        path = ".".join(str(part) for part in problem["loc"][1:])
        sentences.append(f"{path}: {problem['msg']}" if path else problem["msg"])
    return "; ".join(sentences)
