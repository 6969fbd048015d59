"""What others write reaches an open session: one thread listens, another reads ahead, neither holds the workbench."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App

from ccam.model.errors import CcamError
from tui.desk import one_line
from tui.messages import OthersWrote, ReadAhead, Say

if TYPE_CHECKING:
    from ccam.usecases.workbench import Workbench

T = TypeVar("T")


class Hearing:
    """Posts :class:`OthersWrote` as long as the application is open."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._closed = Event()

    def start(self, workbench: "Workbench") -> None:
        """Listen from what ``workbench`` shows on."""
        Thread(target=self._listen, args=(workbench,), daemon=True).start()

    def stop(self) -> None:
        """The thread ends by itself; nobody waits for it."""
        self._closed.set()

    def _listen(self, workbench: "Workbench") -> None:
        try:
            for _ in workbench.watch(self._closed):
                self._app.post_message(OthersWrote())
        except CcamError as error:
            self._app.post_message(Say(one_line(error)))


def read_ahead(app: App[Any], call: Callable[[], T], take: Callable[[T], None]) -> None:
    """Run ``call`` in a thread of its own, then ``take(result)`` in the application's. A base that cannot be read now
    will be read at the next sign.
    """

    def work() -> None:
        with suppress(CcamError):
            result = call()
            app.post_message(ReadAhead(lambda: take(result)))

    app.run_worker(work, thread=True, exclusive=True, group="ahead")
