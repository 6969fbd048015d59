"""The four seats on a shared base: a member who holds one cannot file for another."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from ccam.model.acts import SourceFile
from ccam.model.codec import canonical
from ccam.model.decisions import Decision, Kind
from ccam.model.errors import DataRefused
from ccam.model.members import Member, Role
from ccam.model.records import Document
from ccam.usecases.load import Loaded, load_files
from ccam.usecases.panel.edit import rate
from tests import strategies as s
from tests.corpus.make_filled import Cells, grid, save_csv, template_of
from tests.store.pg_server import Server
from tests.store.pg_shared import DENIED, MEMBERS, Shared, shared_base

SEATED = (*MEMBERS, Member("anne", "AM 1", Role.EDITOR))
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


def sheet(seat: str, name: str = "forcée", **head: str) -> Document:
    """A note of a seat, as the base keeps it."""
    rows = [{"siege": seat, "tour": 1, "objet": "IRM", "critere": "C1", "note": 7}]
    text = canonical({"modele": "panel", "schema": 1, "entete": {}, "echelles": {}, "tables": {"notes": rows}} | head)
    return Document(
        f"panel : {name}", "panel", SourceFile("essai.csv", hashlib.sha256(text.encode()).hexdigest(), "x"), text
    )


def told(document: Document, **facts: object) -> Decision:
    """The entry that tells a document."""
    content = hashlib.sha256(document.text.encode()).hexdigest()
    known = {"nature": document.nature, "nom": document.name, "contenu": content, "sha256": document.source.sha256}
    return Decision(Kind.PARAMETERS, facts=known | facts)


def forced(shared: Shared, document: Document, decision: Decision) -> None:
    """Write a document as « anne » in plain SQL, past every check of the workbench."""
    with psycopg.connect(host=shared.server.socket, dbname=shared.database, user="anne") as connection:
        text = decision.text()
        entry = connection.execute("SELECT position FROM ccam.append_entry('anne', '', 'x', %s)", (text,)).fetchone()
        assert entry is not None
        connection.execute(
            "INSERT INTO ccam.document VALUES (%s, %s, %s, %s, %s, %s, %s)",
            (document.name, document.nature, document.text, "f", document.source.sha256, "x", entry[0]),
        )


@pytest.mark.parametrize(
    ("document", "facts", "said"),
    [
        (sheet("MED2"), {}, "droit-siege"),
        (sheet("AM1"), {"contenu": "autre"}, "droit-siege"),
        (replace(sheet("AM1"), nature="charges"), {}, "droit-role"),
        (replace(sheet("AM1"), nature="charges"), {"nature": "panel"}, "droit-siege"),
        (sheet("AM1", modele="charges"), {}, "droit-siege"),
        (sheet("AM1"), {"remplace": "0" * 64}, "droit-role"),
        (sheet("AM1"), {"vie": {}}, "droit-role"),
        (sheet("AM1"), {"nom": "panel : forfaits"}, "droit-role"),
    ],
)
def test_plain_sql_files_no_more_for_a_seat(
    shared: Shared, document: Document, facts: dict[str, object], said: str
) -> None:
    head = shared.owner.head()
    with pytest.raises(DENIED, match=said):
        forced(shared, document, told(document, **facts))
    assert shared.owner.head() == head


def test_plain_sql_files_the_sheet_of_one_s_own_seat_once(shared: Shared) -> None:
    document = sheet("AM1", "de ma main")
    forced(shared, document, told(document))
    with pytest.raises(DENIED, match="droit-role"):
        forced(shared, document, told(document))
    for statement in ("DELETE FROM document", "UPDATE document SET text = ''", "DELETE FROM finding"):
        with pytest.raises(DENIED):
            shared.sql("anne", statement)
