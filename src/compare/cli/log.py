"""``source-compare log``: who did what when, and what held at any moment."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from compare.annotations import AnyEvent, State


@click.command("log", short_help="Show who annotated what, and when.")
@click.argument("project", type=click.Path(path_type=Path), default=Path())
@click.option("--project", "named", type=click.Path(path_type=Path), help="The same, as an option.")
@click.option("--annotator", default="", help="Only what this person did.")
@click.option("--claim", "claim_id", default="", help="Only what concerns the claim of this id.")
@click.option("--at", "moment", default="", help="What held at this date or time (UTC unless it says).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for scripts.")
def command(
    project: Path, named: Path | None, annotator: str, claim_id: str, moment: str, *, as_json: bool
) -> None:
    """Show the history of PROJECT, oldest first: when, who, what. What was undone is marked.

    With --at, show what held at that moment instead: what was recorded until then, less what had been undone,
    taken back or replaced. Nothing is changed.

    Example: source-compare log my-project --at 2026-03-11
    """
    from compare.annotations.history import concerns, parse_moment, state_at
    from compare.project import Project

    events = Project.open(named or project).store.read().events
    until = parse_moment(moment) if moment else "9999-12-31T23:59:59Z"
    state = state_at(events, until)
    shown: Iterable[AnyEvent] = state.in_force if moment else state.events.values()
    for event in shown:
        by_them = not annotator or event.annotator == annotator
        if by_them and (not claim_id or concerns(event, claim_id, state)):
            click.echo(_as_json(event) if as_json else _as_line(event, state))


def _as_line(event: "AnyEvent", state: "State") -> str:
    from compare.annotations.history import in_words, printable

    undone = "  (undone)" if event.op in state.undone else ""
    return f"{event.at[:19]}Z  {printable(event.annotator)}  {in_words(event)}{undone}"


def _as_json(event: "AnyEvent") -> str:
    from compare.annotations.lines import fields_of

    return json.dumps(fields_of(event))  # ASCII only: nothing in it can steer a terminal
