"""A person at a terminal, whatever draws it: reads before typing, and waits for what a key brings."""

import time
from collections.abc import Callable
from typing import Protocol, TypeVar

PATIENCE = 90.0
"""Seconds before a screen that does not come is a failure; it is polled, never slept."""
SEEN = 10.0
"""Seconds after which a text that is not seen is typed again."""
TRIES = 3
ALONE = 0.5
"""Seconds after Escape: a step back shows nothing to wait for, and another key at once would be Alt and that key."""
PAUSE = 0.05
STILL = 4
"""Looks that see the same, after which nothing moves."""

Place = tuple[int, int]
T = TypeVar("T")


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
        time.sleep(ALONE if key == "escape" else 0)
        self.wait(*texts)
        return self._still(self.screen)

    def write(self, text: str) -> None:
        """Type a text, and see it. What a burst of keys sent astray is typed again: no hand is that quick."""
        before = self.screen()
        for _ in range(TRIES):
            self._driver.write(text)
            if self._comes(text[-12:], before):
                return
            self._empty()
        raise AssertionError(f"{text!r} cannot be typed:\n{self.screen()}")

    def fill(self, text: str, *, then: str = "enter", emptied: bool = False) -> None:
        """Type in the field that has the focus, and go on to the next one."""
        if emptied:
            self._empty()
        if text:
            self.write(text)
        self.hop(then)

    def hop(self, key: str) -> None:
        """Go to another field, and see the cursor there: what is typed next must not go astray."""
        here = self._rest()
        self._driver.key(key)
        self.until(lambda: self._driver.cursor() != here, f"another field after {key}")

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

    def _comes(self, text: str, before: str) -> bool:
        """Whether a text has come where it may have been already: once more on the screen, or on the cursor's line."""
        limit = time.monotonic() + SEEN
        while not (seen := self._shows(text, before)) and time.monotonic() < limit:
            time.sleep(PAUSE)
        return seen

    def _shows(self, text: str, before: str) -> bool:
        screen = self.screen()
        if screen == before:
            return False  # a field that is empty may show this text as its example
        return screen.count(text) > before.count(text) or text in screen.split("\n")[self._driver.cursor()[1]]

    def _empty(self) -> None:
        """Empty the field that has the focus, its cursor at the end, and see the cursor come back."""
        here = self._rest()
        self._driver.key("ctrl+u")
        limit = time.monotonic() + SEEN
        while self._driver.cursor() == here and time.monotonic() < limit:
            time.sleep(PAUSE)

    def _rest(self) -> Place:
        """Where the cursor is, once what was typed, or what was opened, has moved it."""
        return self._still(self._driver.cursor)

    def _still(self, look: Callable[[], T]) -> T:
        """What is seen, once it no longer changes."""
        seen = [look()]
        while len(seen) < STILL or any(each != seen[-1] for each in seen[-STILL:]):
            time.sleep(PAUSE)
            seen.append(look())
        return seen[-1]
