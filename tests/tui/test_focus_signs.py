"""What has the keyboard is told by a sign or by the way it is written, never by a colour alone."""

import pytest
from textual.widgets import Input

from tests.tui.screen_text import opened, press, words
from tui.widgets.dial import Dial


@pytest.fixture(autouse=True)
def _no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


async def test_a_list_a_dial_and_the_row_of_the_list_left_behind() -> None:
    async with opened("impact") as (app, pilot, _):
        assert "▸ 01" in words(app)
        await press(pilot, "shift+tab")
        dial = app.screen.focused
        assert isinstance(dial, Dial)
        assert "▹ 01" in words(app)
        assert "Année ◀ – ▶" in words(app)
        assert dial.styles.text_style.bold
        assert dial.styles.text_style.reverse
        await press(pilot, "tab")
        assert "▸ 01" in words(app)
        assert not dial.styles.text_style.reverse


async def test_a_field_has_thick_sides_while_one_types_in_it() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "p")
        first, *_others, reason = app.screen.query(Input)
        assert first.has_focus
        assert [each.styles.border_left[0] for each in (first, reason)] == ["outer", "vkey"]
        await press(pilot, "tab", "tab")
        assert [each.styles.border_left[0] for each in (first, reason)] == ["vkey", "outer"]
