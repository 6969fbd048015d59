"""Entry point: the version without Typer, errors as one French line and an exit code."""

import sys
from collections.abc import Sequence
from enum import IntEnum

from ccam import __version__


class ExitCode(IntEnum):
    """What the shell is told; part of the public contract (cli.md)."""

    DONE = 0
    DATA_SAYS_NO = 1
    USAGE = 2
    BASE_UNAVAILABLE = 3
    INTERNAL = 70
    INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        sys.stdout.write(f"ccam {__version__}\n")
        return
    sys.exit(run(words))


def run(words: Sequence[str]) -> int:
    """Run one command; every failure becomes one line on stderr, never a traceback."""
    from ccam.cli import diagnostics

    try:
        from ccam.cli.app import application

        result = application(*words[:1])(args=list(words), prog_name="ccam", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit:
        # Typer's only exit of its own when it is not standalone: the reader of the pipe has left.
        return diagnostics.closed_pipe()
    except Exception as failure:
        return diagnostics.report(failure)
    except KeyboardInterrupt:
        return diagnostics.interrupted()
    # Typer answers Ctrl-C itself when it is not standalone: it returns the code and says nothing.
    return diagnostics.interrupted() if result == ExitCode.INTERRUPTED else int(result or ExitCode.DONE)


if __name__ == "__main__":
    main()
