"""The dials of the imaging path, in its panel: what ``ccam imagerie`` is asked. Turning one never writes anything."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from ccam.french import imaging as words
from ccam.french import tui_fees as fr
from ccam.french.numbers import euros_short, share
from ccam.model.errors import CcamError
from ccam.usecases.envelope import read_amount
from ccam.usecases.imaging.report import Asked, read_rate
from tui.desk import one_line
from tui.screens.impact_choice import Choice, Typing
from tui.widgets.dial import Dial, Dials, turned

if TYPE_CHECKING:
    from ccam.usecases.imaging.report import ImagingReport

TARGET, SHARE, REALISED, TRANSFER, READING = "target", "share", "realised", "transfer", "reading"
LABELS = {
    TARGET: fr.DIAL_TARGET,
    SHARE: fr.DIAL_SHARE,
    REALISED: fr.DIAL_REALISED,
    TRANSFER: fr.DIAL_TRANSFER,
    READING: fr.DIAL_READING,
}
STEPS = {TARGET: 50 * 10**8, SHARE: 1_000, REALISED: 1_000, TRANSFER: 1_000}
"""One step: cents of the target, 10 000ths of the others."""
MOST = {TARGET: 10**12, SHARE: 10_000, REALISED: 20_000, TRANSFER: 10_000}


class PathDials(Dials):
    """Where the path stands, by what was asked, else by what the parameters say."""

    class Moved(Message):
        """Something else is asked."""

        def __init__(self, asked: Asked) -> None:
            super().__init__()
            self.asked = asked

    def __init__(self) -> None:
        super().__init__(LABELS)
        self._asked = Asked()
        self._known: dict[str, int] = {}

    def on_mount(self) -> None:
        """Before anything is reckoned."""
        self.tell(self._asked, None)

    def tell(self, asked: Asked, report: "ImagingReport | None") -> None:
        """Show where they stand; a ``report`` says what the parameters give."""
        self._asked = asked
        if report is not None:
            promise = report.promise
            self._known = {TARGET: report.target.cents, REALISED: promise.realised, TRANSFER: promise.transfer}
        self.say({name: self._told(name) for name in LABELS})

    def _value(self, name: str) -> int | None:
        asked: int | None = getattr(self._asked, name)
        return self._known.get(name) if asked is None else asked

    def _told(self, name: str) -> str:
        if name == READING:
            return words.READINGS[self._asked.reading]
        value = self._value(name)
        if value is None:
            return fr.NO_VALUE
        return euros_short(value) if name == TARGET else share(value)

    @on(Dial.Turned)
    def _turned(self, event: Dial.Turned) -> None:
        event.stop()
        value = None if event.name == READING else self._value(event.name)
        if event.name == READING:
            self._move(READING, turned(tuple(words.READINGS), self._asked.reading, event.step))
        elif value is not None:
            self._move(event.name, min(max(value + event.step * STEPS[event.name], 0), MOST[event.name]))

    @on(Dial.Opened)
    def _opened(self, event: Dial.Opened) -> None:
        event.stop()
        self.ask(event.name)

    def ask(self, name: str) -> None:
        """Have a value chosen or typed."""
        if name == READING:
            known = {said: reading for reading, said in words.READINGS.items()}
            choice = Choice(fr.CHOOSE_READING, list(known), self._told(READING))
            self.app.push_screen(choice, lambda said: self._move(READING, known.get(said or "")))
            return
        read = read_target if name == TARGET else read_share
        title, help_ = fr.PATH_TYPED[name]
        typing = Typing(title, help_, self._told(name), lambda text: fault(text, read, MOST[name]))
        self.app.push_screen(typing, lambda text: self._move(name, None if text is None else read(text)))

    def _move(self, name: str, value: "int | str | None") -> None:
        if value is not None and (asked := replace(self._asked, **{name: value})) != self._asked:  # type: ignore[arg-type]
            self.post_message(self.Moved(asked))


def read_target(text: str) -> int:
    """An amount in cents; :class:`CcamError` for what is none."""
    return read_amount(text)


def read_share(text: str) -> int:
    """A share in 10 000ths; nothing typed is nothing. :class:`CcamError` for what is none."""
    return read_rate(text.replace("\u00a0", "").replace("\u202f", "") or "0", most=None) or 0


def fault(text: str, read: Callable[[str], int], most: int) -> str:
    """What is wrong with a value as it is typed, "" for nothing."""
    try:
        value = read(text)
    except CcamError as error:
        return one_line(error)
    return "" if 0 <= value <= most else fr.OUT_OF_BOUNDS.format(value=text)
