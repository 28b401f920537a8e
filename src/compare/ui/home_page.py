"""Home: where the work stands, and what to do next."""

from compare.ui import home_view
from compare.ui.components import mount
from compare.ui.desk import Desk
from compare.ui.history_page import orphans_of


def show(desk: Desk) -> None:
    """Show where the work stands now."""
    project = desk.project
    standing = home_view.Standing(
        name=project.name,
        folder=project.articles_folder.relative_to(project.root).as_posix(),
        reading=project.reading,
        journals=project.store.read(),
        orphans=len(orphans_of(project)),
        outdated=desk.is_outdated,
    )
    mount("home", "home", home_view.content(standing, desk.material()))
