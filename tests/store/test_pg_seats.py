"""The four seats on a shared base: a member who holds one cannot file for another."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ccam.model.errors import DataRefused
from ccam.model.members import Member, Role
from ccam.usecases.load import Loaded, load_files
from ccam.usecases.panel.edit import rate
from tests import strategies as s
from tests.corpus.make_filled import Cells, grid, save_csv, template_of
from tests.store.pg_server import Server
from tests.store.pg_shared import MEMBERS, Shared, shared_base

SEATED = (*MEMBERS, Member("anne", "AM 1", Role.SECRETARIAT))
IRM = {
    "objet": "IRM", "modalite": "IRM", "classe_d_appareil": "3 T", "amortissement": "non amorti",
    "tranche": "taux plein", "cout_compte": "coût complet",
}  # fmt: skip


@pytest.fixture(scope="module")
def shared(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared_base(server, s.release(s.act(1)), SEATED) as made:
        load(made, "secretariat-1", tmp_path_factory.mktemp("forfaits"), "forfaits_evalues", [IRM], "forfaits")
        yield made


def load(shared: Shared, login: str, folder: Path, table: str, rows: Sequence[Cells], title: str) -> Loaded:
    template = template_of(table)
    head = {"intitule": title, "source": "essai", "date": "12/03/2026"}
    path = save_csv(folder, grid(template, template.table(table), rows, head), f"{title}.csv")
    with shared.store(login) as store:
        return next(load_files(store, [path], actor=login))


def note(seat: str) -> Cells:
    return {"siege": seat, "tour": "1", "objet": "IRM", "critere": "C1", "note": "7"}


def test_a_seat_files_for_itself_alone(shared: Shared, tmp_path: Path) -> None:
    with shared.store("anne") as store:
        assert rate(store, seat="AM 1", fee="IRM", criterion="C1", note="7", actor="anne").told == ()
        before = store.head()
        with pytest.raises(DataRefused) as caught:
            rate(store, seat="AM 2", fee="IRM", criterion="C1", note="7", actor="anne")
        assert caught.value.code == "siege-d-un-autre"
        assert "« anne » tient le siège AM 1 : ce dépôt est pour AM 2." in caught.value.message
        with pytest.raises(DataRefused, match="Méd 1, Méd 2"):
            load(shared, "anne", tmp_path, "notes", [note("Méd 2"), note("Méd 1")], "notes")
        assert store.head() == before


def test_the_secretariat_files_the_sheets_it_is_given(shared: Shared, tmp_path: Path) -> None:
    assert load(shared, "secretariat-1", tmp_path, "notes", [note("AM 2"), note("Méd 1")], "papier").told == ()


def test_who_is_not_of_the_secretariat_files_nothing(shared: Shared) -> None:
    with shared.store("expert-3") as store, pytest.raises(DataRefused) as caught:
        rate(store, seat="Méd 1", fee="IRM", criterion="C2", note="7", actor="expert-3")
    assert caught.value.code == "role-insuffisant"
