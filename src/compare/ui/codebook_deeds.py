"""What the Codebook page does: add, edit, rename, merge, remove and bring back a project's tags.

Old work stays readable: a tag that was renamed, merged or removed is retired, never deleted, and annotations
keep the tag and version they were made with. What makes them follow is a ``migration`` event, recorded as
soon as the codebook is written; undoing that event, on the Codebook or the History page, brings the old tag
back (``framing.codebook_edits.in_force``).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from compare.errors import CompareError
from compare.framing import Codebook, Example, Tag, save_codebook
from compare.framing.codebook_edits import brought_back, joined, merged, renamed, replaced, with_tag
from compare.project import Project

Fields = Mapping[str, Any]

PLAIN = ("name", "group", "key", "key_word", "definition", "test", "positive_note", "near_miss_note")
"""Fields of a tag that are one string."""


def write_tag(project: Project, fields: Fields) -> str:
    """Add the tag that a form describes, or change the one of that id."""
    tag_id = _id(fields["tag"])
    known = project.codebook.get(tag_id)
    if fields.get("new") and known:
        raise CompareError(f"there is a tag {tag_id} already", remedy="Choose another id, or edit that tag.")
    described = tag_from(fields, known or Tag(id=tag_id, name="", definition=""))
    if not described.name or not described.definition:
        raise CompareError("a tag needs a name and a definition", remedy="Fill them in.")
    save_codebook(project.root, with_tag(project.codebook, described))
    return f"Saved {described.name} in codebook.toml"


def rename(project: Project, fields: Fields) -> str:
    """Give a tag another id: the old one is retired in favour of the new one, and annotations follow."""
    old, new = _known(project.codebook, fields["tag"]), _id(fields["to"])
    if old.replaced_by != new:  # else a program that died here is asked again
        if project.codebook.get(new):
            raise CompareError(f"there is a tag {new} already", remedy="Merge the tag into that one instead.")
        save_codebook(project.root, renamed(project.codebook, old, new))
    _follow(project, fields)
    return f"{old.id} is now {new}"


def merge(project: Project, fields: Fields) -> str:
    """Retire a tag in favour of another one that is there, and annotations follow."""
    old, into = _known(project.codebook, fields["tag"]), _known(project.codebook, fields["to"])
    if old == into or into.retired:
        raise CompareError("a tag is merged into another one that is in use", remedy="Choose one.")
    save_codebook(project.root, merged(project.codebook, old, into.id))
    _follow(project, fields)
    return f"{old.name} is merged into {into.name}"


def remove(project: Project, fields: Fields) -> str:
    """Offer a tag no longer; where it was used it stays readable."""
    old = _known(project.codebook, fields["tag"])
    save_codebook(project.root, with_tag(project.codebook, replace(old, retired=True)))
    return f"{old.name} is no longer offered"


def bring_back(project: Project, fields: Fields) -> str:
    """Offer a retired tag again; a tag that had taken its place by renaming leaves."""
    old = _known(project.codebook, fields["tag"])
    save_codebook(project.root, brought_back(project.codebook, old))
    return f"{old.name} is offered again"


def take_over(project: Project, offered: Codebook, fields: Fields) -> str:
    """Bring another codebook in: in the place of the project's own, or its new tags beside ours."""
    bring = replaced if fields["how"] == "replace" else joined
    save_codebook(project.root, bring(project.codebook, offered))
    return f"{offered.title} is taken over"


def tag_from(fields: Fields, known: Tag) -> Tag:
    """``known`` with what a form says; examples are lines of “outlet: words”."""
    plain: dict[str, Any] = {name: " ".join(str(fields.get(name, "")).split()) for name in PLAIN}
    return replace(
        known,
        **plain,
        positive=examples(str(fields.get("positive", ""))),
        near_miss=examples(str(fields.get("near_miss", ""))),
        sources=tuple(name.strip() for name in str(fields.get("sources", "")).split(",") if name.strip()),
    )


def examples(text: str) -> tuple[Example, ...]:
    r"""Examples as a person writes them, one a line.

    >>> examples("TRT World: Rutte claimed\n\nno outlet")
    (Example(outlet='TRT World', words='Rutte claimed'), Example(outlet='', words='no outlet'))
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = [line.partition(": ") for line in lines]
    return tuple(Example(a.strip(), b.strip()) if colon else Example("", a) for a, colon, b in parts)


def _follow(project: Project, fields: Fields) -> None:
    """Record that annotations of a tag follow it to another id. What was recorded before is not doubled."""
    event = {"kind": "migration", "from": fields["tag"], "to": fields["to"], "op": fields["op"]}
    [answer] = project.store.record(str(fields["annotator"]), [event])
    if answer.refused:
        raise CompareError(answer.refused, remedy="Rename or merge the tag again.")


def _known(codebook: Codebook, tag_id: object) -> Tag:
    tag = codebook.get(str(tag_id))
    if tag is None:
        raise CompareError(f"there is no tag {str(tag_id)[:80]!r}", remedy="Reload the page.")
    return tag


def _id(given: object) -> str:
    tag_id = str(given).strip()
    if not tag_id or len(tag_id) > 40 or any(sign.isspace() or sign in "|," for sign in tag_id):
        raise CompareError(
            f"{tag_id[:80]!r} is no id for a tag",
            remedy="Write up to 40 characters without spaces, commas or bars, like NAM.LABEL.",
        )
    return tag_id
