"""The only writer on stderr: errors, findings, narration."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable

from ccam.cli.main import ExitCode
from ccam.french import cli as fr
from ccam.french.marks import spelled
from ccam.model.errors import BaseUnavailable, CcamError, FileRefused, UsageError
from ccam.model.findings import Finding
from ccam.model.text import safe

SHOWN_FINDINGS = 12
"""A terminal shows this many findings; the rest is in the file that ``--constats`` writes."""

quiet = False

_in_place = False


def say(line: str) -> None:
    """Narration: what is being done. Silent under ``--silencieux``."""
    if not quiet:
        erase()
        sys.stderr.write(f"{safe(spelled(line))}\n")


def show_progress(line: str) -> None:
    """What is being done, in the place of the line before: on a terminal only, and not under ``--silencieux``."""
    global _in_place
    if not quiet and sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r\x1b[K{safe(line)[:width]}")
        sys.stderr.flush()
        _in_place = True


BAR = 20
"""Width of a bar of progress."""


def steps(count: int) -> Callable[[str], None]:
    """Who hears ``count`` steps as they begin: a bar of what is done already, then the words of the step."""
    begun = 0

    def show(line: str) -> None:
        nonlocal begun
        done = BAR * min(begun, count) // count
        show_progress(f"{'█' * done}{'░' * (BAR - done)} {line}")
        begun += 1

    return show


def erase() -> None:
    """Take away what :func:`show_progress` shows, before anything else is written."""
    global _in_place
    if _in_place:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
        _in_place = False


def show_findings(findings: Iterable[Finding], *, limit: int = SHOWN_FINDINGS) -> None:
    """The first findings, one a line, and how many are left."""
    listed = list(findings)
    for found in listed[:limit]:
        sys.stderr.write(f"  {safe(finding_line(found))}\n")
    if len(listed) > limit:
        sys.stderr.write(f"  {fr.MORE_FINDINGS.format(count=len(listed) - limit)}\n")


def finding_line(found: Finding) -> str:
    """One finding on one line: where, then what, then what to do."""
    row = fr.FINDING_ROW.format(row=found.row) if found.row else ""
    column = fr.FINDING_COLUMN.format(column=found.column) if found.column else ""
    hint = fr.FINDING_HINT.format(hint=found.hint) if found.hint else ""
    return fr.FINDING.format(severity=found.severity.value, place=row + column, message=found.message, hint=hint)


def report(failure: Exception) -> int:
    """Say what went wrong in one French line and a hint; the exit code that goes with it."""
    erase()
    if isinstance(failure, BrokenPipeError):
        return closed_pipe()
    if isinstance(failure, CcamError):
        _error(failure)
        return _code_of(failure)
    if _from_click(failure):
        return _usage(failure)
    if os.environ.get("CCAM_DEBUG"):
        raise failure
    sys.stderr.write(f"{fr.INTERNAL.message.format(what=type(failure).__name__, why=safe(str(failure)))}\n")
    sys.stderr.write(f"{fr.INTERNAL.hint}\n")
    return ExitCode.INTERNAL


def interrupted() -> int:
    """Ctrl-C: nothing half written, say so."""
    erase()
    sys.stderr.write(f"{fr.INTERRUPTED}\n")
    return ExitCode.INTERRUPTED


def _error(failure: CcamError) -> None:
    sys.stderr.write(f"{fr.ERROR} {safe(failure.message)}\n")
    if isinstance(failure, FileRefused):
        errors = [found for found in failure.findings if found.severity.value == "erreur"]
        show_findings(errors or failure.findings)
    if failure.hint:
        sys.stderr.write(f"→ {safe(failure.hint)}\n")


def _code_of(failure: CcamError) -> int:
    if isinstance(failure, UsageError):
        return ExitCode.USAGE
    return ExitCode.BASE_UNAVAILABLE if isinstance(failure, BaseUnavailable) else ExitCode.DATA_SAYS_NO


def _from_click(failure: Exception) -> bool:
    return any(kind.__name__ in ("ClickException", "Abort", "Exit") for kind in type(failure).__mro__)


def _usage(failure: Exception) -> int:
    name = type(failure).__name__
    if name == "Exit":
        return int(getattr(failure, "exit_code", 0))
    if name == "Abort":
        return interrupted()
    context = getattr(failure, "ctx", None)
    if name == "NoArgsIsHelpError":
        sys.stdout.write(context.get_help() + "\n" if context else "")
        return ExitCode.USAGE
    message = getattr(failure, "format_message", lambda: str(failure))()
    sys.stderr.write(f"{fr.ERROR} {safe(fr.in_french(message))}\n")
    path = context.command_path if context else "ccam"
    sys.stderr.write(f"→ {fr.TRY_HELP.format(path=path)}\n")
    return ExitCode.USAGE


def closed_pipe() -> int:
    """``ccam actes | head``: the reader left, which is not an error; nothing more can be said on stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE
