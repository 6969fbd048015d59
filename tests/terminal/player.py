"""A person at a terminal, whatever draws it: reads before typing, and waits for what a key brings."""

import time
from collections.abc import Callable
from typing import Protocol

PATIENCE = 120.0
"""Seconds before a screen that does not come is a failure; it is polled, never slept."""
PAUSE = 0.05
LEFT_THERE = 2.0
"""Seconds after which the cursor was there before the key was pressed."""
ECHO = 12
"""Characters of what was typed that are looked for: a narrow field shows its end."""

Place = tuple[int, int]


class Driver(Protocol):
    """What types and what is seen: tmux, or a browser."""

    def screen(self) -> str:
        """The text of the screen, no-break spaces plain."""

    def cursor(self) -> Place:
        """Column and line of the terminal's own cursor: it follows the field that has the focus."""

    def key(self, name: str) -> None:
        """Press one key by its name (``enter``, ``ctrl+u``, ``p``)."""

    def write(self, text: str) -> None:
        """Type a text as it is."""


class Player:
    """Types at a driver."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def screen(self) -> str:
        """What is seen now."""
        return self._driver.screen()

    def press(self, key: str, *texts: str) -> str:
        """Press a key, then wait until the screen holds every text."""
        self._driver.key(key)
        return self.wait(*texts)

    def write(self, text: str) -> None:
        """Type a text, and see it."""
        before, end = self.screen(), text[-ECHO:].rstrip()
        self._driver.write(text)
        self.until(lambda: self._echoed(end, before), f"{text!r} typed")

    def empty(self) -> None:
        """Empty the field that has the focus, its cursor at the end; what is typed next comes after that."""
        self._driver.key("ctrl+u")

    def fill(self, text: str, *, then: str = "enter", emptied: bool = False) -> None:
        """Type in the field that has the focus, and go on to the next one."""
        if emptied:
            self.empty()
        if text:
            self.write(text)
        self.hop(then)

    def hop(self, key: str) -> None:
        """Go to another field, and see the cursor there, unless it was left there already."""
        here, limit = self._rest(), time.monotonic() + LEFT_THERE
        self._driver.key(key)
        self.until(lambda: self._driver.cursor() != here or time.monotonic() > limit, f"another field after {key}")

    def wait(self, *texts: str) -> str:
        """The screen, once it holds every text."""
        self.until(lambda: all(text in self.screen() for text in texts), texts)
        return self.screen()

    def gone(self, text: str) -> None:
        """Wait until the screen no longer holds a text."""
        self.until(lambda: text not in self.screen(), f"no more {text}")

    def until(self, seen: Callable[[], bool], wanted: object) -> None:
        """Poll the screen."""
        limit = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < limit, f"{wanted!r} did not come:\n{self.screen()}"
            time.sleep(PAUSE)

    def _echoed(self, text: str, before: str) -> bool:
        """Whether a text is on the screen once more, or stands before the cursor where it may have been already: a
        dialogue that has just grown leaves the cursor where it was.
        """
        screen, column = self.screen(), self._driver.cursor()[0]
        return screen.count(text) > before.count(text) or any(
            line[:column].rstrip().endswith(text) for line in screen.split("\n")
        )

    def _rest(self) -> Place:
        """Where the cursor is, once what was typed, or what was opened, has moved it."""
        before, now = None, self._driver.cursor()
        while before != now:
            time.sleep(PAUSE)
            before, now = now, self._driver.cursor()
        return now
