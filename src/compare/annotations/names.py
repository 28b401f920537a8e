"""From a person's name to a folder's name that is safe on every system and the same every time."""

import hashlib
import re
import unicodedata

from compare.errors import CompareError

LONGEST_NAME = 1_000
_SLUG_LENGTH = 40
_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?\Z")
_HASHED = re.compile(r"-[0-9a-f]{10}\Z")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "quarantine"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)


def clean_name(annotator: str) -> str:
    """The one form of an annotator's name: NFC, without white space around it.

    Raises CompareError for a name that is empty, too long, or holds control characters.
    """
    name = unicodedata.normalize("NFC", annotator).strip()
    remedy = "Give a name of one to a thousand characters, such as --annotator anna."
    if not name:
        raise CompareError("the annotator's name is empty", remedy=remedy)
    if len(name) > LONGEST_NAME:
        raise CompareError(f"the annotator's name has {len(name)} characters", remedy=remedy)
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in name):
        raise CompareError("the annotator's name holds control characters", remedy=remedy)
    return name


def folder_name(annotator: str) -> str:
    """The folder of an annotator: plain names as they are, all others as an ASCII slug and a hash.

    Two names never share a folder, also where a file system takes ``Anna`` and ``anna`` for one.

    >>> folder_name("anna"), folder_name("Anna"), folder_name("../../x")
    ('anna', 'anna-bf4fccd616', 'x-9cdf6a5010')
    """
    if _PLAIN.match(annotator) and annotator not in _RESERVED and not _HASHED.search(annotator):
        return annotator
    ascii_only = unicodedata.normalize("NFKD", annotator).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:_SLUG_LENGTH].strip("-")
    digest = hashlib.sha256(annotator.encode("utf-8")).hexdigest()[:10]
    return f"{slug or 'annotator'}-{digest}"
