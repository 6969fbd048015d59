"""The workbench in a real browser: Chromium on ``ccam servir``, and what its terminal shows."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from signal import SIGINT
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server", "--window-size=1280,860",
)  # fmt: skip
PATIENCE = 60.0
"""Seconds before a screen that does not come is a failure; it is polled, never slept."""

CATCH = """
Object.defineProperty(Object.prototype, "fitAddon", {configurable: true, set(value) {
  Object.defineProperty(this, "fitAddon", {value, writable: true, configurable: true});
  if (this.terminal) window.shownTerminal = this.terminal;
}});
"""
"""The terminal draws on a canvas: its text is read from its own buffer, caught as it is made."""
READ = """
const terminal = window.shownTerminal;
if (!terminal) return "";
const lines = terminal.buffer.active;
const line = (_, y) => lines.getLine(lines.viewportY + y).translateToString(true);
return Array.from({length: terminal.rows}, line).join("\\n");
"""
CURSOR = "const at = window.shownTerminal.buffer.active; return [at.cursorX, at.cursorY];"
NAMES = {"enter": (Keys.ENTER,), "escape": (Keys.ESCAPE,), "end": (Keys.END,), "shift+tab": (Keys.SHIFT, Keys.TAB),
         "tab": (Keys.TAB,), "ctrl+u": (Keys.CONTROL, "u")}  # fmt: skip
"""Our names of keys, in the browser's words: those held, then the one pressed."""


class Window:
    """One window of the browser."""

    def __init__(self, browser: webdriver.Chrome) -> None:
        self.browser = browser
        self._handle = browser.current_window_handle
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": CATCH})

    def look(self) -> webdriver.Chrome:
        """The browser, with this window in front."""
        if self.browser.current_window_handle != self._handle:
            self.browser.switch_to.window(self._handle)
        return self.browser

    def screen(self) -> str:
        """What the terminal shows, its no-break spaces plain."""
        return str(self.look().execute_script(READ)).replace("\u00a0", " ").replace("\u202f", " ")

    def come_in(self, member: str, screen: str) -> None:
        """Fill the form, and wait for the workbench."""
        self.look().find_element(By.ID, "membre").send_keys(member)
        self.browser.find_element(By.TAG_NAME, "button").click()
        self.wait(screen)
        self.browser.execute_script("shownTerminal.focus()")

    def press(self, *keys: str) -> None:
        """Type keys."""
        self.look()
        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    def cursor(self) -> tuple[int, int]:
        """Column and line of the terminal's own cursor."""
        column, line = self.look().execute_script(CURSOR)
        return int(column), int(line)

    def key(self, name: str) -> None:
        """Press one key by its name (``enter``, ``ctrl+u``, ``p``)."""
        self.look()
        *held, key = NAMES.get(name, (name,))
        chain = ActionChains(self.browser)
        for each in held:
            chain.key_down(each)
        chain.send_keys(key)
        for each in reversed(held):
            chain.key_up(each)
        chain.perform()

    def write(self, text: str) -> None:
        """Type a text as it is."""
        self.look()
        ActionChains(self.browser).send_keys(text).perform()

    def wait(self, *texts: str) -> str:
        """The screen, once it holds every text."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            shown = self.screen()
            if all(text in shown for text in texts):
                return shown
            time.sleep(0.05)
        raise AssertionError((texts, self.screen()))


@contextmanager
def served(base: Path) -> Iterator[str]:
    """``ccam servir`` on ``base``: the address with its key."""
    command = [sys.executable, "-m", "ccam", "servir", "--base", str(base), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            yield next(line.strip() for line in program.stdout if "?jeton=" in line)
            program.send_signal(SIGINT)
            assert program.wait(30) == 0
        finally:
            program.kill()


@contextmanager
def chromium(folder: Path, fetched: Path | None = None) -> Iterator[webdriver.Chrome]:
    """A headless browser that notes every address it asks for; what it fetches goes to ``fetched``."""
    program, driver = which("chromium"), which("chromedriver")
    assert program
    assert driver
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profil'}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(fetched or folder)})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield opened
    finally:
        opened.quit()


def asked_addresses(browser: webdriver.Chrome) -> set[str]:
    """Every address of a network that was asked for since the last call, sockets too."""
    found = set()
    for line in browser.get_log("performance"):  # type: ignore[no-untyped-call]
        said: dict[str, Any] = json.loads(line["message"])["message"]
        if said["method"] == "Network.requestWillBeSent":
            found.add(said["params"]["request"]["url"])
        elif said["method"] == "Network.webSocketCreated":
            found.add(said["params"]["url"])
    return {address for address in found if address.startswith(("http", "ws", "ftp"))}
