"""The workbench in a real terminal: tmux on its own socket, and what its screen shows."""

import os
import shlex
import subprocess
import time

NAMES = {
    "enter": "Enter",
    "escape": "Escape",
    "tab": "Tab",
    "shift+tab": "BTab",
    "end": "End",
    "ctrl+u": "C-u",
    "down": "Down",
}
"""Our names of keys, in tmux's words."""

SIZES = ("COLUMNS", "LINES")
"""What a parallel run of the tests sets, and what an application believes rather than its terminal."""

PATIENCE = 60.0
"""Seconds before a screen that does not come is a failure; it is polled, never slept."""


class Terminal:
    """One tmux session of its own, on its own socket."""

    def __init__(self, name: str, size: tuple[int, int], command: list[str]) -> None:
        self.name = name
        columns, lines = size
        environment = {name: value for name, value in os.environ.items() if name not in SIZES}
        environment |= {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        shell = f"{shlex.join(command)}; echo code=$?; exec sleep 600"
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(lines), shell, environment=environment
        )

    def _tmux(self, *words: str, environment: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-L", self.name, *words], capture_output=True, text=True, check=True, env=environment
        )
        return done.stdout

    def screen(self) -> str:
        """What is on the screen now, its no-break spaces plain."""
        return self._tmux("capture-pane", "-p").replace("\u00a0", " ").replace("\u202f", " ")

    def press(self, *keys: str) -> None:
        """Type keys."""
        self._tmux("send-keys", *keys)

    def wait(self, *texts: str) -> str:
        """The screen, once it holds every text."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            shown = self.screen()
            if all(text in shown for text in texts):
                return shown
            time.sleep(0.1)
        raise AssertionError((texts, self.screen()))

    def cursor(self) -> tuple[int, int]:
        """Column and line of the terminal's own cursor."""
        column, line = self._tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split()
        return int(column), int(line)

    def key(self, name: str) -> None:
        """Press one key by its name (``enter``, ``ctrl+u``, ``p``)."""
        if name in NAMES:
            self._tmux("send-keys", NAMES[name])
        else:
            self.write(name)

    def write(self, text: str) -> None:
        """Type a text as it is."""
        self._tmux("send-keys", "-l", "--", text)

    def leave(self, text: str) -> None:
        """Press Escape and wait until ``text`` is gone: a key that follows at once would be read as Alt+key."""
        self.press("Escape")
        limit = time.monotonic() + PATIENCE
        while text in self.screen():
            assert time.monotonic() < limit, self.screen()
            time.sleep(0.1)

    def close(self) -> None:
        """End the session."""
        subprocess.run(["tmux", "-L", self.name, "kill-server"], check=False, capture_output=True)
