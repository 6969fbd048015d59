"""What others write reaches an open session: one thread listens, another reads ahead, neither holds the workbench."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.message import Message

from ccam.model.errors import CcamError
from tui.desk import one_line
from tui.messages import Around, OthersWrote, ReadAhead, Say

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

T = TypeVar("T")


class Hearing:
    """Posts :class:`OthersWrote`, and who is :class:`Around`, as long as the application is open."""

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
            for _ in workbench.watch(self._closed, lambda present: self._post(Around(present))):
                self._post(OthersWrote())
        except CcamError as error:
            self._post(Say(one_line(error)))

    def _post(self, message: Message) -> None:
        self._app.post_message(message)


def read_ahead(app: App[Any], call: Callable[[], T], take: Callable[[T], None]) -> None:
    """Run ``call`` in a thread of its own, then ``take(result)`` in the application's. A base that cannot be read now
    will be read at the next sign.
    """

    def work() -> None:
        with suppress(CcamError):
            result = call()
            app.post_message(ReadAhead(lambda: take(result)))

    app.run_worker(work, thread=True, exclusive=True, group="ahead")
