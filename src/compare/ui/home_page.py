"""Home: where the work stands, and what to do next."""

from functools import partial

from compare.ui import home_view
from compare.ui.desk import Desk
from compare.ui.errands import mount_with_errands, run_errands
from compare.ui.history_page import orphans_of
from compare.ui.rematching import match_again

PART = "home"


def show(desk: Desk) -> None:
    """Show where the work stands now."""
    run_errands(PART, {"match": partial(match_again, desk)})
    project = desk.project
    standing = home_view.Standing(
        name=project.name,
        folder=project.articles_folder.relative_to(project.root).as_posix(),
        reading=project.reading,
        journals=project.store.read(),
        orphans=len(orphans_of(project)),
        outdated=desk.is_outdated,
    )
    mount_with_errands(PART, home_view.content(standing, desk.material()))
