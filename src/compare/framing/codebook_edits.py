"""Changing a codebook without breaking old work: a tag that goes is retired, never deleted. Pure.

Renaming or merging a tag is two things: the codebook's file retires the tag, and a ``migration`` event makes
annotations follow. The event is what can be undone, so :func:`in_force` reads the file in its light.
"""

from collections.abc import Collection
from dataclasses import replace

from compare.framing.codebook import TAKEN_KEYS, declared_version, fingerprint
from compare.framing.model import Codebook, Tag

Renaming = tuple[str, str]
"""A tag's id and the id that took its place."""


def in_force(codebook: Codebook, ever: Collection[Renaming], holding: Collection[Renaming]) -> Codebook:
    """The codebook with all migrations there ``ever`` were taken into account.

    A tag that the file retires for a migration no longer ``holding`` is offered again; one that a migration
    renames to an id the file does not have is renamed. A changed codebook has a version of its own.
    """
    now = codebook
    for old, new in ever:
        tag = now.get(old)
        if (old, new) not in holding and tag and tag.retired and tag.replaced_by == new:
            now = brought_back(now, tag)
    for old, new in holding:
        tag = now.get(old)
        if tag and not now.get(new):
            now = renamed(now, tag, new)
    if now is codebook:
        return codebook
    return replace(now, version=f"{declared_version(codebook.version)}+{fingerprint(now)}")


def with_tag(codebook: Codebook, tag: Tag) -> Codebook:
    """The codebook with ``tag`` in the place of the one of its id, or behind the others of its group."""
    if codebook.get(tag.id):
        return replace(codebook, tags=tuple(tag if each.id == tag.id else each for each in codebook.tags))
    kin = [place for place, each in enumerate(codebook.tags, 1) if each.group == tag.group]
    place = kin[-1] if kin else len(codebook.tags)
    return replace(codebook, tags=(*codebook.tags[:place], tag, *codebook.tags[place:]))


def renamed(codebook: Codebook, old: Tag, new_id: str) -> Codebook:
    """The codebook where ``new_id`` has taken the place of ``old``."""
    retired = replace(old, retired=True, replaced_by=new_id)
    pairs = [(replace(old, id=new_id), retired) if each.id == old.id else (each,) for each in codebook.tags]
    return replace(codebook, tags=tuple(tag for pair in pairs for tag in pair))


def merged(codebook: Codebook, old: Tag, into: str) -> Codebook:
    """The codebook where the tag of id ``into`` stands for ``old`` too."""
    return with_tag(codebook, replace(old, retired=True, replaced_by=into))


def brought_back(codebook: Codebook, old: Tag) -> Codebook:
    """The codebook where ``old`` is offered again; its double under another id leaves.

    A key that another tag has taken meanwhile stays with that tag.
    """
    restored = replace(old, retired=False, replaced_by="")
    double = replace(restored, id=old.replaced_by)
    others = tuple(tag for tag in codebook.tags if tag not in (old, double))
    if any(tag.key == old.key for tag in others if not tag.retired):
        restored = replace(restored, key="", key_word="")
    tags = tuple(restored if tag.id == old.id else tag for tag in codebook.tags if tag != double)
    return replace(codebook, tags=tags)


def replaced(ours: Codebook, offered: Codebook) -> Codebook:
    """``offered`` in the place of ``ours``; tags it lacks are retired, so that old work stays readable."""
    kept = {tag.id for tag in offered.tags}
    retired = tuple(replace(tag, retired=True) for tag in ours.tags if tag.id not in kept)
    sources = {**dict(ours.sources), **dict(offered.sources)}
    return replace(offered, tags=(*offered.tags, *retired), sources=tuple(sources.items()))


def joined(ours: Codebook, offered: Codebook) -> Codebook:
    """``ours`` with the tags it does not have yet; a key that is taken stays with the tag that has it."""
    taken = {tag.key for tag in ours.offered} | set(TAKEN_KEYS)
    together = ours
    for tag in offered.tags:
        if ours.get(tag.id) is None:
            free = tag if tag.key not in taken else replace(tag, key="", key_word="")
            taken.add(free.key)
            together = with_tag(together, free)
    return together
