"""A committee away from a shared base and back: its own decisions, under the rights of who replays them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.french import members as fr
from ccam.model import registers as r
from ccam.model.codes import ActCode
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.draft import Fate, OldAct
from ccam.model.errors import DataRefused
from ccam.model.nodes import encode_node, value_of
from ccam.model.replay import Outcome
from ccam.store.store import Store, open_store
from ccam.usecases import notebook
from ccam.usecases.journal import Asked, journal
from tests import strategies as s
from tests.store.edits import decide
from tests.store.pg_server import Server
from tests.store.pg_shared import DRAFT, Shared, shared_base

MINE, ALSO_MINE, THEIRS = map(s.code, (1, 2, 3))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    with shared_base(server, s.release(*map(s.act, range(1, 4)))) as made:
        placed = {MINE: "14", ALSO_MINE: "14", THEIRS: "07"}
        made.write("postgres", {f"place/{c}": r.Placement(c, f) for c, f in placed.items()}, Kind.PLACE)
        yield made


@pytest.fixture
def away(shared: Shared, tmp_path: Path) -> Iterator[Store]:
    """A notebook that an expert prepares from the server, with no right on it but to read."""
    with shared.store("lecteur-1") as store:
        notebook.prepare(store, tmp_path / "c.ccam", draft=DRAFT, whole=True, actor="expert-3")
    with open_store(str(tmp_path / "c.ccam")) as opened:
        yield opened


def delete(store: Store, code: str, reason: str, actor: str) -> None:
    draft, node = store.draft(DRAFT), f"ancien/{code}"
    before = value_of(draft, node)
    after = encode_node(node, OldAct(ActCode(code), Fate.DELETED, reason=reason))
    change = Change(node, draft.versions.get(node, 0), before and encode_node(node, before), after)
    decide(store, Decision(Kind.DECIDE, DRAFT, (change,)), actor=actor, reason=reason)


def signed(tmp_path: Path) -> Path:
    notebook.close(tmp_path / "c.ccam", tmp_path / "c.carnet", actor="comité 14", replace=True)
    return tmp_path / "c.carnet"


def replayed(shared: Shared, login: str, path: Path) -> notebook.Replay:
    with shared.store(login) as store:
        return notebook.replay(store, path, draft=DRAFT, actor=login)


def test_decisions_come_back_under_their_authors(shared: Shared, away: Store, tmp_path: Path) -> None:
    delete(away, MINE, "obsolète", "expert-3")
    delete(away, MINE, "jamais fait", "expert-4")
    delete(away, THEIRS, "obsolète", "expert-7")
    done = replayed(shared, "secretariat-1", signed(tmp_path))
    assert [entry.actor for entry in done.written] == ["secretariat-1"] * 3
    found = journal(shared.owner, DRAFT, Asked(actor="expert-4"))
    assert [(row.author, row.actor, row.reason) for row in found.rows] == [("expert-4", "secretariat-1", "jamais fait")]
    assert found.found == 1
    assert journal(shared.owner, DRAFT, Asked(actor="secretariat-1")).found >= 3
    assert shared.owner.draft(DRAFT).old[ActCode(MINE)].reason == "jamais fait"
    again = replayed(shared, "secretariat-1", signed(tmp_path))
    assert {step.outcome for step in again.steps} == {Outcome.KNOWN}


def test_who_replays_writes_no_more_than_they_may(shared: Shared, away: Store, tmp_path: Path) -> None:
    delete(away, MINE, "obsolète", "expert-3")
    replayed(shared, "expert-4", signed(tmp_path))
    delete(away, ALSO_MINE, "obsolète", "expert-3")
    delete(away, THEIRS, "obsolète", "expert-3")
    head = shared.owner.head()
    with pytest.raises(DataRefused) as failure:
        replayed(shared, "expert-4", signed(tmp_path))
    assert failure.value.code == fr.FAMILY_NEEDED.code
    assert shared.owner.head() == head, "all of it or nothing"


def test_every_conflict_is_listed_and_nothing_is_written(shared: Shared, away: Store, tmp_path: Path) -> None:
    for code, actor in ((MINE, "expert-3"), (THEIRS, "expert-7"), (ALSO_MINE, "expert-3"), (MINE, "expert-4")):
        delete(away, code, "du carnet", actor)
        delete(away, code, f"puis {actor}", actor)
    delete(shared.owner, MINE, "sur la base", "expert-3")
    delete(shared.owner, THEIRS, "sur la base aussi", "expert-7")
    head = shared.owner.head()
    done = replayed(shared, "secretariat-1", signed(tmp_path))
    assert {clash.node for step in done.conflicts for clash in step.clashes} == {f"ancien/{MINE}", f"ancien/{THEIRS}"}
    assert [step.outcome.value for step in done.steps] == [
        "conflit", "dependante", "conflit", "dependante", "rejouee", "rejouee", "dependante", "dependante",
    ]  # fmt: skip
    assert (done.written, shared.owner.head()) == ((), head)


def test_a_notebook_signed_on_a_file_comes_to_the_server_that_took_it_in(
    shared: Shared, server: Server, tmp_path: Path
) -> None:
    """The other way: what was prepared on a file is replayed on the server that this file became, and back again."""
    from ccam.store.backup import restore, save
    from ccam.store.store import init_base

    save(shared.owner.url, tmp_path / "base.sqlite")
    with open_store(str(tmp_path / "base.sqlite")) as embedded:
        notebook.prepare(embedded, tmp_path / "c.ccam", draft=DRAFT, whole=True, actor="expert-3")
    with open_store(str(tmp_path / "c.ccam")) as opened:
        delete(opened, MINE, "obsolète", "expert-3")
    path = signed(tmp_path)
    assert len(replayed(shared, "secretariat-1", path).written) == 1
    with server.database(template="template0") as name:
        init_base(server.url(name))
        restore(tmp_path / "base.sqlite", server.url(name))
        with open_store(server.url(name)) as twin:
            assert len(notebook.replay(twin, path, draft=DRAFT, actor="secretariat-1").written) == 1
            assert twin.verify() == []
