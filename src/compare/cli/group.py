"""The group all verbs hang on: loads a verb only when it is called, and turns refusals into one line."""

import importlib
import os
import sys
from typing import Any

import click

from compare.errors import CompareError

VERBS = {
    "run": "compare.cli.run",
    "align": "compare.cli.align",
    "add": "compare.cli.add",
    "export": "compare.cli.export",
    "verify": "compare.cli.verify",
    "record": "compare.cli.record",
    "log": "compare.cli.log",
    "import": "compare.cli.import_",
    "sample": "compare.cli.sample",
}
"""Verb → module that holds a click command named ``command``. Lazy, so that ``--help`` is quick."""

EXIT_INPUT_AT_FAULT = 1


class VerbGroup(click.Group):
    """A click group that imports a verb's module on first use and knows the one family of user errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """The verbs in the order a user meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """The click command of one verb, or None where there is none."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(VERBS[cmd_name]).command
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the verb; a CompareError becomes one line on stderr and exit 1."""
        try:
            return super().invoke(ctx)
        except CompareError as error:
            click.echo(f"source-compare: {error}", err=True)
            ctx.exit(EXIT_INPUT_AT_FAULT)
        except BrokenPipeError:
            # The reader (head, less) has gone: nothing is wrong. Point stdout away so that exit is quiet.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(EXIT_INPUT_AT_FAULT)


@click.group(
    cls=VerbGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="source-compare", message="source-compare %(version)s")
def main() -> None:
    """See which claims news outlets share, tag how their framing differs, export annotated tables.

    A PROJECT is a folder with articles in seeds/ or articles/, and annotations in annotations/.
    Without one, the folder you are in is used.
    """
