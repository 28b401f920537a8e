"""The Codebook page's content: every tag, what it means, examples in place, how often it is used. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from compare.annotations import State, namer, tag_events
from compare.framing import TAKEN_KEYS, Codebook, Example, Tag
from compare.ui.links import LONGEST


def read_open(query: Mapping[str, str]) -> str:
    """The tag whose form is open: its id, “+” for a new one, or empty."""
    return query.get("tag", "")[:LONGEST]


def content(codebook: Codebook, state: State, *, is_default: bool, opened: str) -> dict[str, Any]:
    """What the browser gets."""
    used = Counter(map(namer(state), tag_events(state)))
    return {
        "title": codebook.title,
        "version": codebook.version,
        "is_default": is_default,
        "tags": [_tag(tag, used[tag.id]) for tag in codebook.tags],
        "strangers": _strangers(codebook, used),
        "sources": [{"name": name, "reference": reference} for name, reference in codebook.sources],
        "groups": list(dict.fromkeys(tag.group for tag in codebook.tags if tag.group)),
        "free_keys": free_keys(codebook),
        "migrations": _migrations(state),
        "open": opened,
    }


def offer(ours: Codebook, offered: Codebook | None) -> dict[str, Any] | None:
    """What taking another codebook over would change, tag by tag."""
    if offered is None:
        return None
    known = {tag.id: tag for tag in ours.tags}
    present = {tag.id for tag in offered.tags}
    return {
        "title": offered.title,
        "tags": len(offered.tags),
        "new": [f"{tag.name} ({tag.id})" for tag in offered.tags if tag.id not in known],
        "changed": [f"{tag.name} ({tag.id})" for tag in offered.tags if known.get(tag.id, tag) != tag],
        "missing": [f"{tag.name} ({tag.id})" for tag in ours.offered if tag.id not in present],
    }


def free_keys(codebook: Codebook) -> str:
    """Letters that no tag and no command of the program uses.

    >>> from compare.framing import default_codebook
    >>> "v" in free_keys(default_codebook()), "j" in free_keys(default_codebook())
    (False, False)
    """
    taken = {tag.key for tag in codebook.offered} | set(TAKEN_KEYS)
    return "".join(letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter not in taken)


def _tag(tag: Tag, used: int) -> dict[str, Any]:
    return {
        "id": tag.id,
        "name": tag.name,
        "group": tag.group,
        "key": tag.key,
        "key_word": tag.key_word,
        "definition": tag.definition,
        "test": tag.test,
        "positive": _examples(tag.positive),
        "positive_note": tag.positive_note,
        "near_miss": _examples(tag.near_miss),
        "near_miss_note": tag.near_miss_note,
        "sources": list(tag.sources),
        "retired": tag.retired,
        "replaced_by": tag.replaced_by,
        "used": used,
    }


def _examples(examples: Iterable[Example]) -> list[dict[str, str]]:
    return [{"outlet": example.outlet, "words": example.words} for example in examples]


def _strangers(codebook: Codebook, used: Mapping[str, int]) -> list[dict[str, Any]]:
    """Tags that annotations carry and the codebook does not have."""
    known = {tag.id for tag in codebook.tags}
    return [{"id": tag, "used": count} for tag, count in sorted(used.items()) if tag not in known]


def _migrations(state: State) -> list[dict[str, str]]:
    return [
        {"op": each.op, "from": each.from_, "to": each.to, "annotator": each.annotator, "at": each.at}
        for each in reversed(state.migrations)
    ]
