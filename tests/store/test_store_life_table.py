"""A base's own table of states: kept as a document, told in the journal, in force at once, on each engine."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import text

from ccam.formats.life import FORMAT, life_of
from ccam.model import registers as r
from ccam.model.acts import Release, SourceFile
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.errors import DataRefused
from ccam.model.nodes import encode_node
from ccam.model.records import Document
from ccam.resources import data_folder
from ccam.store import backup
from ccam.store.engine import reading
from ccam.store.store import Store, open_store
from ccam.usecases.life import life_table, pinned_life, shipped_life
from ccam.usecases.load import load_files
from tests import strategies as s
from tests.store.pg_server import Server
from tests.store.pg_shared import DENIED, Shared, shared_base

SHIPPED = (data_folder() / "parameters" / "etats.toml").read_text("utf-8")
LENIENT = SHIPPED.replace('"*" = 3', '"*" = 1').replace("Vie d'un acte", "Règlement du HCN, vie d'un acte")
RENAMED = LENIENT.replace("propose", "soumis").replace('nom = "R', 'nom = "Nouveau r')


def made(values: Mapping[str, object], kind: Kind) -> Decision:
    changes = (Change(node, 0, None, encode_node(node, value)) for node, value in values.items())
    return Decision(kind, "essai", tuple(changes))


def imported(store: Store, folder: Path, content: str, actor: str = "secretariat-1") -> str:
    path = folder / "etats.toml"
    path.write_text(content, "utf-8")
    (loaded,) = load_files(store, [path], actor=actor)
    return loaded.name


def test_it_is_in_force_once_imported(base: Store, tmp_path: Path) -> None:
    assert life_table(base) == shipped_life()
    name = imported(base, tmp_path, LENIENT)
    assert life_table(base) == life_of(LENIENT) != shipped_life()
    (entry,) = base.entries()
    assert (entry.decision.kind, entry.decision.facts["nom"]) == (Kind.PARAMETERS, name)
    assert [(each.name, each.source.format, each.text) for each in base.documents()] == [(name, FORMAT, LENIENT)]
    assert base.verify() == []
    imported(base, tmp_path, RENAMED)
    assert life_table(base).state("soumis").label == "proposé"
    assert pinned_life(base, [name]) == life_of(LENIENT), "a seal keeps the one of its day"
    assert pinned_life(base, []) == shipped_life()


def test_it_may_not_lose_a_state_that_is_in_use(base: Store, release: Release, tmp_path: Path) -> None:
    with base.write("secretariat-1", "départ") as writer:
        writer.add_release(release, ())
        writer.create_draft("essai", "81")
        subject = release.acts[0].code
        writer.decide(made({f"etat/{subject}": r.Standing(subject, "propose")}, Kind.MOVE))
        planned = r.PlannedMilestone("Mars", "2026-03-01", "HCN", (r.Deliverable("*", "valide-cnp"),))
        writer.decide(made({"prevu/Mars": planned}, Kind.PLAN))
    head = base.head()
    for lost, content in (("propose", RENAMED), ("valide-cnp", LENIENT.replace("valide-cnp", "valide-par-cnp"))):
        with pytest.raises(DataRefused, match=f": {lost}") as refused:
            imported(base, tmp_path, content)
        assert refused.value.code == "etats-occupes"
    assert (base.head(), life_table(base)) == (head, shipped_life())


def test_a_table_that_was_not_told_so_is_found(base: Store) -> None:
    with base.write("secretariat-1", "x") as writer:
        writer.add_document(Document("vie", FORMAT, SourceFile("etats.toml", "0" * 64, FORMAT), LENIENT))
    with base._engine.begin() as connection:
        connection.execute(text("UPDATE document SET text = :text"), {"text": RENAMED})
    assert base.verify() != []


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    with shared_base(server, s.release(s.act(1))) as made:
        yield made


def rules_of(shared: Shared) -> tuple[object, ...]:
    states = shared.sql("lecteur-1", "SELECT name FROM life_state ORDER BY rank")
    return tuple(name for (name,) in states), shared.sql("lecteur-1", "SELECT value FROM rule WHERE name = 'quorum'")


def test_the_server_holds_members_to_it_at_once(shared: Shared, tmp_path: Path) -> None:
    assert rules_of(shared)[1] == [('{"*":3}',)]
    with shared.store("secretariat-1") as store:
        imported(store, tmp_path, RENAMED)
    states, quorum = rules_of(shared)
    assert (states, quorum) == (tuple(state.name for state in life_of(RENAMED).states), [('{"*":1}',)])
    code = s.code(1)
    shared.write("postgres", {f"place/{code}": r.Placement(code, "14")}, Kind.PLACE)
    shared.write("expert-3", {f"ancien/{code}": s.mapped(1, (1,)), f"acte/{s.proposed(1)}": s.new_act(1)})
    with pytest.raises(DENIED, match="droit-noeud"):
        shared.write("expert-3", {f"etat/{code}": r.Standing(code, "propose")}, Kind.MOVE)
    shared.write("expert-3", {f"etat/{code}": r.Standing(code, "soumis")}, Kind.MOVE)


@pytest.mark.parametrize("login", ["expert-3", "president-14"])
def test_only_the_secretariat_gives_one(shared: Shared, tmp_path: Path, login: str) -> None:
    with shared.store(login) as store, pytest.raises(DataRefused, match="rôle"):
        imported(store, tmp_path, LENIENT, actor=login)
    for statement in ("SELECT set_life('{}')", "UPDATE rule SET value = '{}'", "DELETE FROM life_move"):
        with pytest.raises(DENIED):
            shared.sql("secretariat-1", statement)
    assert rules_of(shared)[1] == [('{"*":3}',)]


def test_a_backup_and_an_upgrade_keep_it(server: Server, shared: Shared, tmp_path: Path) -> None:
    from ccam.store.postgresql import build

    with shared.store("secretariat-1") as store:
        imported(store, tmp_path, LENIENT)
    backup.save(shared.server.url(shared.database), tmp_path / "copie.sqlite")
    with open_store(str(tmp_path / "copie.sqlite"), read_only=True) as copy:
        assert life_table(copy) == life_of(LENIENT)
    with server.database() as name:
        backup.restore(tmp_path / "copie.sqlite", server.url(name))
        with open_store(server.url(name)) as store, reading(store._engine) as connection:
            assert connection.execute(text("SELECT value FROM rule WHERE name = 'quorum'")).scalar_one() == '{"*":1}'
    with shared.owner._engine.begin() as connection:
        build(connection, lambda _: None)
    assert rules_of(shared)[1] == [('{"*":1}',)]
