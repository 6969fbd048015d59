"""The page in a real browser, without a network."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from ccam.french import report as fr
from ccam.publish.report.html import page
from tests.publish.report_sample import UNSEALED

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server",
)  # fmt: skip
TOO_WIDE = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
SEEN = "return document.querySelector('#dossier-HHFA001 figure').checkVisibility()"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    """Chromium on the unsealed page, 1280 wide; nothing is looked for outside this machine."""
    program, driver = which("chromium"), which("chromedriver")
    assert program
    assert driver
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profil'}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    try:
        sheet = tmp_path / "rapport.html"
        sheet.write_text(page(UNSEALED), encoding="utf-8")
        _as_wide_as(opened, 1280)
        opened.get(sheet.as_uri())
        yield opened
    finally:
        opened.quit()


def _as_wide_as(browser: webdriver.Chrome, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


@pytest.mark.systeme
def test_the_page_in_chromium(browser: webdriver.Chrome) -> None:
    assert browser.title.replace("\u00a0", " ") == "Refonte de la CCAM : étape « janvier » → état actuel"
    assert browser.find_element(By.TAG_NAME, "h1").is_displayed()
    banner = browser.find_element(By.ID, "non-scelle")
    assert banner.is_displayed()
    assert fr.UNSEALED in banner.text
    for width in (1280, 400):
        _as_wide_as(browser, width)
        assert browser.execute_script(TOO_WIDE) <= 0
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]

    browser.execute_script("document.querySelectorAll('details').forEach(found => { found.open = false })")
    assert browser.execute_script(SEEN) is False
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert browser.execute_script(SEEN) is True, "what a reader folded is printed all the same"
