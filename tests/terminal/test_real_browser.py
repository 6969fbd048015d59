"""Two members at work in a browser, and a third who has no key."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from ccam.french import serving as fr
from ccam.model.members import Member, Role
from ccam.store.store import open_store
from ccam.usecases import members
from tests.terminal.browser_pages import PATIENCE, Window, asked_addresses, chromium, served

pytestmark = pytest.mark.systeme

OPEN_SOCKET = """
return new Promise(told => {
  const socket = new WebSocket(arguments[0]);
  socket.onopen = () => told("ouvert");
  socket.onerror = () => told("refusé");
});
"""


@pytest.fixture
def shared_base(demo_base: Path) -> Path:
    """The demonstration, with two members."""
    with open_store(f"sqlite:///{demo_base}") as store:
        for name in ("expert-3", "expert-7"):
            members.add(store, Member(name, "chirurgien", Role.EDITOR), author="essai")
    return demo_base


@pytest.fixture
def key(shared_base: Path) -> Iterator[str]:
    with served(shared_base) as address:
        yield address


def test_two_members_edit_at_once_and_see_each_other_s_figures(key: str, shared_base: Path, tmp_path: Path) -> None:
    with chromium(tmp_path) as browser:
        left = Window(browser)
        browser.get(key)
        browser.switch_to.new_window("window")
        right = Window(browser)
        browser.get(key)
        for window, name in ((left, "expert-3"), (right, "expert-7")):
            window.come_in(name, "254 / 254")
            assert f"{name} · {fr.TITLE}" == browser.title
        shares(left, "HHFA016")
        shares(right, "NEKA020")
        assert national(left) == national(right)
        before = national(left)
        for window, part in ((left, "10"), (right, "99")):
            window.press(*part)
            window.wait(f"{part}     ")  # the field, whether its window has the focus or not
        for window in (left, right):
            window.press(Keys.ENTER, Keys.ENTER)  # to the reason, and done
        both = WebDriverWait(browser, PATIENCE).until(
            lambda _: same(national(left), national(right), other_than=before)
        )
        assert both != before
        if folder := os.environ.get("CCAM_CAPTURES"):
            left.look().save_screenshot(f"{folder}/servir.png")
        own_host = key.partition("/?")[0].partition("//")[2]
        asked = asked_addresses(browser)
        assert {urlsplit(address).netloc for address in asked} == {own_host}, asked
        assert any(address.startswith("ws://") for address in asked)
        left.press("q")
        closed = left.look().find_element(By.CLASS_NAME, "closed")
        WebDriverWait(browser, PATIENCE).until(lambda _: closed.is_displayed())
        assert fr.CLOSED_TITLE in closed.text
    with open_store(f"sqlite:///{shared_base}") as store:
        last = {entry.actor: entry.decision.changes[0].node for entry in store.entries()[-2:]}
        acts = store.draft(store.drafts()[0].name).old
    assert last == {"expert-3": "ancien/HHFA016", "expert-7": "ancien/NEKA020"}
    assert {str(code): act.shares for code, act in acts.items() if code in ("HHFA016", "NEKA020")} == {
        "HHFA016": (1000, 9000),
        "NEKA020": (9900, 100),
    }


def same(first: str, second: str, *, other_than: str) -> str:
    """The figure that both show, once it is not ``other_than``; "" until then."""
    return first if first == second != other_than else ""


def shares(window: Window, code: str) -> None:
    """Open the shares of an act."""
    window.press("2")
    window.wait("222 / 222")
    window.press("/", code)
    window.wait("1 / 222")
    window.press(Keys.ENTER, Keys.ENTER, "p")
    window.wait(f"Parts de {code}")


def national(window: Window) -> str:
    """The national figure of the strip."""
    return window.wait("National").partition("National")[2].partition("│")[0].strip()


def test_without_the_key_the_browser_shows_nothing(key: str, tmp_path: Path) -> None:
    with chromium(tmp_path) as browser:
        window = Window(browser)
        for path in ("/", "/atelier/x", "/static/js/textual.js", "/?jeton=faux"):
            browser.get(key.partition("/?")[0] + path)
            assert fr.REFUSALS[401].message in browser.find_element(By.TAG_NAME, "body").text
            assert window.screen() == ""
        assert browser.get_cookies() == []
        assert browser.execute_script(OPEN_SOCKET, f"ws{key.partition('/?')[0][4:]}/ws/x") == "refusé"


def test_the_key_works_from_a_link_on_another_site(key: str, tmp_path: Path) -> None:
    letter = tmp_path / "lettre.html"
    letter.write_text(f'<a href="{key}">ouvrir</a>')
    with chromium(tmp_path) as browser:
        browser.get(letter.as_uri())
        browser.find_element(By.TAG_NAME, "a").click()
        browser.implicitly_wait(20)
        assert browser.find_element(By.ID, "membre").is_displayed()
        assert browser.current_url == key.partition("?")[0], "the key has left the address"
        assert [(one["httpOnly"], one["sameSite"]) for one in browser.get_cookies()] == [(True, "Strict")]
