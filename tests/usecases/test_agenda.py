"""The panel of four experts sits on technical fees and criteria; other bodies on acts alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.french import minutes as fr
from ccam.model.draft import Draft
from ccam.model.errors import UnknownThing
from ccam.store.store import Store, open_store
from ccam.usecases.agenda import judged
from ccam.usecases.meet import Call, open_session
from ccam.usecases.meet_amend import Amendment, amend_session
from ccam.usecases.minutes.build import minutes_of
from tests.panel_base import make_panel_base

SEATS = {"anne": "AM 1", "ali": "AM 2", "mona": "Méd 1", "marc": "Méd 2"}


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_panel_base(tmp_path_factory.mktemp("seance") / "comite.sqlite", draft=True)


@pytest.fixture
def store(panel: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(str(shutil.copy(panel, tmp_path / "comite.sqlite"))) as opened:
        yield opened


def current(store: Store) -> Draft:
    return store.draft("refonte")


def opened(store: Store, *agenda: str, body: str = "quatre experts") -> tuple[str, ...]:
    open_session(store, current(store), Call(body, agenda, SEATS), actor="secretariat")
    return current(store).registers.sessions["S-0001"].agenda


def test_the_panel_sits_on_what_it_judges_as_it_is_written(store: Store) -> None:
    fee, *_ = [name for name in judged(store).values() if name != "C4"]
    assert opened(store, fee.upper(), "c4", "hhfa001") == (fee, "C4", "HHFA001")
    amend_session(store, current(store), "S-0001", Amendment(added=("c1",), dropped=("c4",)), actor="secretariat")
    assert current(store).registers.sessions["S-0001"].agenda == (fee, "HHFA001", "C1")
    assert store.verify() == []


def test_its_minutes_name_them(store: Store) -> None:
    opened(store, "C4", "HHFA001")
    named = {item.dossier: item.kind for item in minutes_of(store, "refonte", "S-0001").items}
    assert named["C4"] == fr.JUDGED
    assert named["HHFA001"] not in (fr.JUDGED, fr.GONE)


def test_what_is_neither_is_refused_with_what_there_is(store: Store) -> None:
    head = store.head()
    with pytest.raises(UnknownThing, match="« ailleurs »") as refusal:
        opened(store, "ailleurs")
    assert "« C4 »" in refusal.value.hint
    assert store.head() == head


def test_another_body_sits_on_acts_alone(store: Store) -> None:
    with pytest.raises(UnknownThing, match="C4 n'est ni un acte"):
        opened(store, "C4", body="HCN")
