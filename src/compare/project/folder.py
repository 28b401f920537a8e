"""Where the parts of a project lie in its folder."""

from dataclasses import dataclass
from pathlib import Path

from compare.errors import CompareError
from compare.settings import FILE_NAME as SETTINGS_FILE

ARTICLE_FOLDERS = ("articles", "seeds")
"""Names a project's articles folder may have; the first that exists is taken."""

ANNOTATIONS_FOLDER = "annotations"
CACHE_FOLDER = ".source-compare"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of one project. ``cache`` may be deleted at any time; ``annotations`` is the only truth."""

    root: Path
    articles: Path
    annotations: Path
    cache: Path


def is_project(folder: Path) -> bool:
    """Whether ``folder`` is laid out as a project, rather than a bare folder of articles."""
    return (folder / SETTINGS_FILE).is_file() or any((folder / name).is_dir() for name in ARTICLE_FOLDERS)


def lay_out(folder: Path) -> Layout:
    """Find the parts of the project in ``folder``; a bare folder of articles is a project of its own.

    Raises CompareError if there is no such folder.
    """
    if not folder.exists():
        raise CompareError("there is no such folder", file=str(folder), remedy="Check the path.")
    if not folder.is_dir():
        raise CompareError(
            "is a file, not a project folder",
            file=str(folder),
            remedy="Name the folder it lies in.",
        )
    root = folder.resolve()
    return Layout(root, _articles_folder(root), root / ANNOTATIONS_FOLDER, root / CACHE_FOLDER)


def _articles_folder(root: Path) -> Path:
    for name in ARTICLE_FOLDERS:
        if (root / name).is_dir():
            return root / name
    return root / ARTICLE_FOLDERS[0] if is_project(root) else root
