"""Tags in force, under the names they have now. Looks the renamings up once, not once for each tag."""

from collections.abc import Callable, Iterator

from compare.annotations.model import TagEvent, order
from compare.annotations.state import State

Namer = Callable[[TagEvent], str]


def namer(state: State) -> Namer:
    """What tells the name a tag has after the renamings and mergers that came later."""
    migrations = [(order(each), each.from_, each.to) for each in state.migrations]

    def name_now(event: TagEvent) -> str:
        tag, given = event.tag, order(event)
        for when, old, new in migrations:
            if tag == old and when > given:
                tag = new
        return tag

    return name_now


def tag_events(state: State) -> Iterator[TagEvent]:
    """Every tag in force; an annotation that several people changed is each one's own."""
    for versions in state.annotations.values():
        yield from (event for event in versions.values() if isinstance(event, TagEvent))
