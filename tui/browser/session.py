"""The process of one session: who comes in, by the pipe; the base, opened for them alone; the workbench.

Run as ``python -m tui.browser.session``. Three lines come first, each JSON: what is asked, the answer, then the size of
the page once it is there. What follows is Textual's own protocol.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from signal import SIGTERM
from typing import Any

from ccam.model.errors import CcamError

LONGEST_LINE = 64 * 1024


def main() -> int:
    """Serve one session; the exit code is that of the workbench."""
    _end_with_the_server()
    # from here on the account of a failure could show what was typed
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    return serve(json.loads(_line()), _say)


def serve(asked: Mapping[str, Any], say: Callable[[Mapping[str, Any]], None]) -> int:
    """Open the base for the visitor of ``asked``, say whom it knows or what it refuses, then the workbench."""
    from ccam.usecases import doors
    from ccam.usecases.base import open_base
    from ccam.usecases.workbench.workbench import Workbench

    visitor = doors.Visitor(str(asked["membre"]), str(asked["mot_de_passe"]))
    try:
        with open_base(doors.address_for(asked["base"], visitor)) as store:
            author = doors.author(store, visitor)
            workbench = Workbench(store, draft=asked["projet"], actor=author, charges=asked["charges"])
            say({"membre": author})
            return _show(workbench)
    except CcamError as error:
        say({"refus": [error.code, error.message, error.hint]})
        return 0


def _show(workbench: Any) -> int:
    import tui.app  # noqa: F401  # while the page is on its way
    from tui import run_workbench

    size = _line()
    if not size:
        return 0  # nobody came
    columns, lines = json.loads(size)
    os.environ |= {"COLUMNS": str(columns), "ROWS": str(lines)}
    return run_workbench(lambda: workbench, personal=False)


def _line() -> bytes:
    """A line of the pipe and not a byte more: what follows is for the workbench."""
    read = bytearray()
    while len(read) < LONGEST_LINE and not read.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            return b""
        read += byte
    return bytes(read)


def _say(answer: Mapping[str, Any]) -> None:
    os.write(1, json.dumps(answer).encode() + b"\n")


def _end_with_the_server() -> None:
    """Even where the server was killed, nobody is left behind."""
    server = os.getppid()

    def watch() -> None:
        while os.getppid() == server:
            time.sleep(1)
        os.kill(os.getpid(), SIGTERM)
        time.sleep(5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
