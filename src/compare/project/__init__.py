"""One folder = one project: its articles, their claims, the alignment, and what people wrote about them."""

from compare.project.folder import Layout, is_project, lay_out
from compare.project.project import Project

__all__ = ["Layout", "Project", "is_project", "lay_out"]
