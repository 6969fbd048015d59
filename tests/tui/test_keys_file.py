"""Keys that their reader has changed: accepted where each keeps one meaning, refused in a sentence otherwise."""

import pytest

from ccam.model.errors import UsageError
from tests.tui.fake_workbench import FakeWorkbench, as_workbench
from tests.tui.screen_text import COMFORTABLE, press, screen_text, settle, words
from tui import keys
from tui.actions import REGISTRY
from tui.app import WorkbenchApp


def test_names_in_the_file_are_those_that_people_read() -> None:
    labels = [action.label for action in REGISTRY]
    assert len(set(labels)) == len(labels)


def test_a_key_is_changed_and_the_arrows_stay() -> None:
    found = keys.read({"descendre": "ctrl+n", "Annuler": "U", "refaire": "u"})
    assert found.of("cursor_down").keys == ("ctrl+n", "down")
    assert found.shown("cursor_down") == "ctrl+n ↓"
    assert (found.shown("undo"), found.shown("redo")) == ("U", "u")
    assert keys.read({"aide": "é"}).of("help").keys == ("é",)
    assert keys.read({"commande": ";"}).of("palette").keys == ("semicolon",)
    assert keys.read({}) == keys.STANDARD


@pytest.mark.parametrize(
    ("written", "code", "words"),
    [
        ({"anuler": "f9"}, "touche-sans-action", "Vouliez-vous dire « annuler » ?"),
        ({"annuler": "controle z"}, "touche-inconnue", "ctrl+ une lettre"),
        ({"annuler": "ctrl+c"}, "touche-inconnue", "ctrl+ une lettre"),
        ({"annuler": "m"}, "touche-deux-fois", "« m » ferait deux choses"),
        ({"annuler": "f9", "refaire": "f9"}, "touche-deux-fois", "« annuler » et « refaire »"),
        ({"annuler": "bas"}, "touche-deux-fois", "« bas » ferait deux choses"),
        ({"ouvrir": "o"}, "touche-fixe", "dialogues"),
    ],
)
def test_what_cannot_be_is_refused(written: dict[str, str], code: str, words: str) -> None:
    with pytest.raises(UsageError) as refusal:
        keys.read(written)
    assert refusal.value.code == code
    assert words in f"{refusal.value.message} {refusal.value.hint}"


async def test_changed_keys_work_and_are_shown_everywhere() -> None:
    fake = FakeWorkbench()
    own = keys.read({"annuler": "f9", "filtrer": "F", "Impact": "f6", "aide": "6"})
    app = WorkbenchApp(as_workbench(fake), keys=own)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        assert "F filtrer   : commande   6 aide" in screen_text(app)
        assert "f6 Impact" in screen_text(app)
        await press(pilot, "f9", "u")
        assert fake.calls == [("undo",)]
        await press(pilot, "6")
        assert "f9       annuler" in screen_text(app)
        await press(pilot, "escape", "colon", *"annuler")
        assert "annuler   f9" in screen_text(app)
        await press(pilot, "escape", "escape", "F", *"appendic", "enter")
        assert "Actes  5 / 300" in screen_text(app)


async def test_a_refused_file_is_said_at_the_start() -> None:
    app = WorkbenchApp(as_workbench(FakeWorkbench()), warning="touches.toml : « x » n'est pas une touche.")
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        assert "« x » n'est pas une touche" in words(app)
        await press(pilot, "escape")
        assert "Actes  300 / 300" in words(app)
