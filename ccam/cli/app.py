"""The tree of commands, in French; no use case is imported before its command runs."""

from functools import cache
from typing import TYPE_CHECKING, Any, cast

import typer
from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup

from ccam.cli.parts import parts
from ccam.french import cli as fr
from ccam.french.commands import COMMANDS
from ccam.model.members import LOCAL_AUTHOR

if TYPE_CHECKING:
    from types import ModuleType


class FrenchFormatter(HelpFormatter):
    """Help pages with French headings, at most 100 columns."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """« Utilisation : » and the French names of the placeholders."""
        super().write_usage(prog, fr.placeholders(args), prefix or fr.USAGE)

    def write_heading(self, heading: str) -> None:
        """Headings of the parts of a page, with the French space before the colon."""
        self.write(f"{'':>{self.current_indent}}{fr.SECTIONS.get(heading, heading)} :\n")

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Definitions, with Typer's own words in French."""
        super().write_dl([(fr.term_in_help(term), fr.in_help(text)) for term, text in rows], col_max, col_spacing)


class FrenchContext(Context):
    """A context whose pages are French."""

    formatter_class = FrenchFormatter


class FrenchCommand(TyperCommand):
    """A command: its example stands under the options, and its author is whoever the base knows them to be."""

    context_class = FrenchContext

    def invoke(self, ctx: Context) -> Any:
        """Run it. On a shared base, who gave no author is the member of their login."""
        if ctx.params.get("author") == LOCAL_AUTHOR:
            from ccam.usecases.base import session_author

            ctx.params["author"] = session_author(ctx.params.get("base"))
        return super().invoke(ctx)


class FrenchGroup(TyperGroup):
    """A group of commands, in the order they are written."""

    context_class = FrenchContext


class RootGroup(FrenchGroup):
    """The whole tree: its page ends with one example of each command."""

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The examples, each on its own line, never wrapped."""
        with formatter.section(fr.EXAMPLES):
            for text in COMMANDS.values():
                formatter.write(f"  {text.example}\n")
        formatter.write(f"\n{fr.EPILOG}\n")


def group(help: str) -> typer.Typer:  # noqa: A002
    """A sub-group such as ``ccam base …``."""
    return typer.Typer(cls=FrenchGroup, help=help, no_args_is_help=True, rich_markup_mode=None)


def subgroup(app: typer.Typer, name: str, help: str) -> typer.Typer:  # noqa: A002
    """The sub-group of that name, made by the first part of the tree that adds to it."""
    for known in app.registered_groups:
        if known.name == name and known.typer_instance is not None:
            return known.typer_instance
    made = group(help)
    app.add_typer(made, name=name)
    return made


def command(app: typer.Typer, name: str) -> Any:
    """Decorator: a command whose sentence and example are in the catalogue under its full name."""
    text = COMMANDS[name]
    return app.command(
        name.rsplit(" ", 1)[-1],
        cls=FrenchCommand,
        help=text.help,
        short_help=text.help.partition(".")[0] + ".",
        epilog=fr.EXAMPLE.format(example=text.example),
    )


def application(word: str = "") -> Any:
    """The tree as a callable command; building it imports no use case. Where a part answers the first ``word``, that
    part alone.
    """
    return _tree(parts(word))


@cache
def _tree(built_of: "tuple[ModuleType, ...]") -> Any:
    """Built once a process."""
    app = typer.Typer(
        cls=RootGroup,
        help=fr.HELP,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"max_content_width": 100},
    )
    app.callback()(root)
    for part in built_of:
        part.register(app)
    return cast("Any", typer.main.get_command(app))


def _say_version(asked: bool) -> None:
    """Answer ``--version`` among other options; alone, it is answered before Typer is built."""
    if asked:
        from ccam import __version__
        from ccam.cli import output

        output.line(f"ccam {__version__}")
        raise typer.Exit


def root(
    version: bool = typer.Option(False, "--version", help=fr.OPTION_VERSION, is_eager=True, callback=_say_version),
) -> None:
    """The options of the whole tree."""
