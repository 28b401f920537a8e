"""The command line: one file per verb, each a thin shell over the library."""

from compare.cli.group import main

__all__ = ["main"]
