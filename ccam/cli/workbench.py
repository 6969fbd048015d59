"""``demo`` and ``atelier``: the two doors a person comes in by."""

import os
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.cli.draft import interval_json
from ccam.cli.main import ExitCode
from ccam.french import cli as fr
from ccam.french import demo as words
from ccam.french import first_run as starting
from ccam.french import numbers
from ccam.french import study as study_words

if TYPE_CHECKING:
    from ccam.usecases.demo import Demo
    from ccam.usecases.first_run import Ground
    from ccam.usecases.workbench.workbench import Workbench

SCREENS = {
    "1": "nomenclature", "2": "transcodage", "3": "hierarchisation", "4": "charges", "5": "forfaits", "6": "impact",
    "7": "etapes",
}  # fmt: skip

CLEAR = "\x1b[K"
"""Takes off what is left on the line of the cursor."""
DULL = ("", "dumb", "none", "unknown")
"""Kinds of terminals that cannot place a character where it is wanted."""


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "demo")(demo)
    command(app, "atelier")(workbench)


def demo(
    then_open: Annotated[bool, typer.Option("--ouvrir", help=fr.OPTION_OPEN)] = False,
    folder: Annotated[Path, typer.Option("--dossier", metavar="D", help=fr.OPTION_FOLDER)] = Path("demo"),
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> ExitCode:
    """Make the demonstration anew, and say what is in it."""
    from ccam.usecases.demo import make_demo

    made = make_demo(folder, say=diagnostics.say)
    if json:
        output.emit(
            made.study.context_json()
            | {
                "base": str(made.base),
                "html": str(made.page),
                "json": str(made.data),
                "totaux": [{"charges": name, **interval_json(total)} for name, total in made.totals()],
            }
        )
        return ExitCode.DONE
    output.lines(_summary(made).splitlines())
    if then_open and _in_a_terminal():
        return _open(str(made.base), words.AUTHOR, "transcodage")
    return ExitCode.DONE


def _summary(made: "Demo") -> str:
    from tui.drawing.amounts import full

    study, total = made.study, made.study.total()
    decided = sum(row.letter == "P" for row in study.dossier_rows)
    fates = sum(len(d.old) for d in study.dossiers if d.kind.value != "indécis")
    kinds = Counter(row.kind for row in study.dossier_rows if row.letter == "P")
    (_, chosen), *others = made.totals()
    return words.SUMMARY.format(
        draft=study.draft.name,
        acts=numbers.plural(len(study.release.acts), "acte"),
        lines=numbers.plural(study.release.line_count, "ligne"),
        version=study.release.version,
        decided=numbers.integer(fates),
        total=numbers.integer(len(study.release.acts)),
        undecided=numbers.integer(len(study.release.acts) - fates),
        dossiers=numbers.integer(decided),
        kinds=", ".join(words.KIND.format(count=count, kind=kind) for kind, count in kinds.most_common()),
        impact=full(chosen, total.base),
        scope=study_words.SCOPE_NAME,
        volumes=study.volumes.name,
        charges=study.settings.cp_origin,
        others=" ; ".join(f"{name} : {full(value, total.base)}" for name, value in others),
        unknown=numbers.euros_short(total.unknown_base),
        left=numbers.euros_short(total.left_base),
        without=numbers.euros_short(total.undecided_base),
        moved=numbers.euros(made.moved, sign=True),
        changed=numbers.integer(made.changed),
        report=made.page,
        json=made.data,
        command=f"{_own_name()} atelier --base {made.base}",
    )


def _in_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _own_name() -> str:
    """How this very program was called, so that the command shown can be typed as it is."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "ccam" else "ccam"


def workbench(
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    signing: options.Author = options.DEFAULT_AUTHOR,  # not « author »: the base is opened behind the frame
    screen: Annotated[str, typer.Option("--ecran", metavar="N", help=fr.OPTION_SCREEN)] = "1",
) -> ExitCode:
    """Open the workbench in this terminal."""
    from ccam.model.errors import UsageError

    if screen not in SCREENS:
        raise UsageError(fr.UNKNOWN_SCREEN, value=screen)
    if not _in_a_terminal():
        raise UsageError(fr.NO_TERMINAL)
    if os.environ.get("TERM", "") in DULL:
        raise UsageError(fr.DULL_TERMINAL, name=os.environ.get("TERM", "") or fr.NO_NAME)
    sys.stderr.write(fr.OPENING)
    sys.stderr.flush()
    try:
        return _enter(base, signing, SCREENS[screen], draft, charges)
    finally:
        sys.stderr.write(CLEAR)


def _enter(base: str | None, author: str, screen: str, draft: str | None, charges: str | None) -> ExitCode:
    """The workbench; where there is nothing to open yet, what can be done about it."""
    from ccam.model.errors import CcamError
    from ccam.usecases.base import absent, resolve_url

    url = resolve_url(base)
    refusal: CcamError | None = None
    if not absent(url):
        try:
            return _open(url, author, screen, draft, charges)
        except CcamError as error:
            refusal = error
    from ccam.usecases import first_run

    ground = first_run.look(url)
    if refusal is not None and ground.need is None:
        raise refusal
    return _welcome(ground, author)


def _welcome(ground: "Ground", author: str) -> ExitCode:
    from ccam.usecases.base import session_author
    from tui import run_welcome

    known = session_author(ground.url) if author == options.DEFAULT_AUTHOR else author
    chosen = run_welcome(ground, actor=known)
    if chosen is None:
        return ExitCode.DONE
    code = _open(chosen.url, author, SCREENS["1"])
    if chosen.url != ground.url:
        output.line(starting.COME_BACK.format(command=_own_name(), base=chosen.shown))
    return code


def _open(base: str | None, author: str, screen: str, draft: str | None = None, charges: str | None = None) -> ExitCode:
    from tui import run_workbench

    with ExitStack() as doors:

        def opened() -> "Workbench":
            from ccam.usecases.workbench.workbench import Workbench

            store = doors.enter_context(options.open_base(base))
            return Workbench(store, draft=draft, actor=store.author(author), charges=charges)

        failed = run_workbench(opened, start_screen=screen)
    return ExitCode.INTERNAL if failed else ExitCode.DONE
