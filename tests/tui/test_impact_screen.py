"""Screen 6: the dials never write, and say what they do."""

import csv
import threading
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ccam.usecases.impact.views import Asked, Levers, Shown
from ccam.usecases.views import Outcome
from tests.tui.fake_workbench import FakeWorkbench
from tests.tui.screen_text import SMALL, ScreenExtension, meanwhile, opened, press, screen_text, settle, words
from tui.messages import NeedImpact, Open

TO_YEAR, TO_TRANSITION, TO_CHARGES, TO_FC, TO_SCENARIO, TO_TABLE = (("shift+tab",) * n for n in range(1, 7))


async def test_a_turn_of_the_fc_moves_the_table_and_the_strip_and_writes_nothing() -> None:
    async with opened("impact") as (app, pilot, fake):
        assert "National : +12,6 M€" in words(app)
        await press(pilot, *TO_FC)
        assert "FC ◀ 0,47 ▶" in words(app)
        await press(pilot, "right", "right")
        text = words(app)
        assert "FC ◀ 0,472 ▶" in text
        assert "National simulé : +12,8 M€" in text
        assert fake.asked is not None
        assert fake.asked.levers == Levers(fc=4720)
        await press(pilot, "2")
        assert "National : +12,6 M€" in words(app)
        await press(pilot, "6")
        assert "National simulé : +12,8 M€" in words(app)
        assert fake.calls == []


async def test_an_fc_is_typed_and_a_wrong_one_stays_in_its_field() -> None:
    async with opened("impact", SMALL) as (app, pilot, fake):
        await press(pilot, *TO_FC, "enter", *["backspace"] * 4, *"abc", "enter")
        assert "« abc » n'est pas un FC" in words(app)
        await press(pilot, *["backspace"] * 3, *"0,485", "enter")
        assert fake.asked is not None
        assert fake.asked.levers.fc == 4850
        await press(pilot, "enter", *["backspace"] * 5, "enter")
        assert fake.asked.levers.fc is None


async def test_a_scenario_brings_its_own_fc_and_charges() -> None:
    async with opened("impact") as (_app, pilot, fake):
        await press(pilot, *TO_FC, "right", "shift+tab", "right")
        assert fake.asked is not None
        assert fake.asked.levers == Levers("Proposition mars")


async def test_a_local_file_is_typed() -> None:
    async with opened("impact") as (app, pilot, fake):
        await press(pilot, *TO_SCENARIO, "enter")
        assert "Quel scénario ?" in words(app)
        await press(pilot, "G", "enter", *"moi.toml", "enter")
        assert fake.asked is not None
        assert fake.asked.levers.scenario == "moi.toml"


async def test_a_year_needs_a_transition() -> None:
    async with opened("impact") as (app, pilot, fake):
        await press(pilot, *TO_YEAR, "right")
        assert "Choisissez d'abord une transition." in words(app)
        await press(pilot, "shift+tab", "right", "right", "tab", "left")
        assert fake.asked is not None
        assert fake.asked.levers == Levers(transition="linéaire 3 ans", year=2)
        assert "Année ◀ 2 sur 3 ▶" in words(app)


async def test_each_table_is_a_turn_of_the_first_dial() -> None:
    async with opened("impact") as (app, pilot, fake):
        seen = []
        await press(pilot, *TO_TABLE)
        for _ in Shown:
            await press(pilot, "right")
            assert fake.asked is not None
            seen.append(fake.asked.shown)
        assert seen == [*list(Shown)[1:], Shown.EFFECT]
        await press(pilot, "escape", "C")
        assert "Comparaison par chapitre" in words(app)
        await press(pilot, "C")
        assert "Par chapitre" in words(app)


async def test_from_a_chapter_to_one_line_and_back() -> None:
    async with opened("impact") as (app, pilot, fake):
        await press(pilot, "down", "enter")
        assert "Par acte · dans chapitre 07" in words(app)
        await press(pilot, "escape")
        assert fake.asked is not None
        assert fake.asked.within == ()
        assert any(line.startswith("▸") and "07" in line for line in screen_text(app).splitlines())


async def test_an_alert_opens_its_line() -> None:
    async with opened("impact") as (app, pilot, _):
        await press(pilot, *TO_TABLE, "left", "escape", "enter")
        text = words(app)
        assert "Ligne HHFA016/1/0" in text
        assert "195,84 €" in text


async def test_the_table_is_written_beside_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened("impact", (200, 60)) as (app, pilot, _):
        await press(pilot, "E")
        assert f"3 lignes : 1 fichier écrit dans {tmp_path} : impact-effet-chapitre.csv." in words(app)
        await press(pilot, "E")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["impact-effet-chapitre-2.csv", "impact-effet-chapitre.csv"]
    with (tmp_path / names[1]).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["clé"] for row in rows] == ["01", "07", "11"]
    assert rows[0]["écart (€)"] == "200000,00"
    assert {row["volumes"] for row in rows} == {"Volumes 2023"}


async def test_a_large_screen_is_used(snapshot: SnapshotAssertion) -> None:
    async with opened("impact", (200, 60)) as (app, _pilot, _):
        assert screen_text(app) == snapshot(extension_class=ScreenExtension)


async def test_the_last_turn_counts_when_the_worker_is_busy() -> None:
    fake = FakeWorkbench()
    async with opened("impact", fake=fake) as (app, pilot, _):
        await press(pilot, *TO_FC)
        await meanwhile(pilot, *["right"] * 5)
        await settle(pilot)
        assert fake.asked is not None
        assert fake.asked.levers.fc == 4750
        assert "National simulé : +13,1 M€" in words(app)


async def test_what_a_screen_needs_waits_for_its_turn_instead_of_being_refused() -> None:
    gate, shown = threading.Event(), []

    class Slow(FakeWorkbench):
        def undo(self) -> Outcome:
            gate.wait(10)
            return super().undo()

    async with opened("impact", fake=Slow()) as (app, pilot, _):
        await meanwhile(pilot, "u")
        app.post_message(NeedImpact(Asked("chapitre")))
        app.post_message(Open("", lambda _: lambda: shown.append("read"), waits=True))
        await meanwhile(pilot, "j")
        assert "Un calcul est en cours" not in screen_text(app)
        assert not shown
        gate.set()
        await pilot.pause(0.3)
        await settle(pilot)
        assert shown == ["read"]
