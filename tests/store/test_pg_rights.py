"""Rights on PostgreSQL, tried by each role with plain SQL: the server itself refuses what a member may not do."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.french import members as fr
from ccam.model.acts import Release
from ccam.model.codec import canonical
from ccam.model.codes import ActCode
from ccam.model.decisions import GENESIS, Change, Decision, Kind, entry_hash
from ccam.model.draft import Fate, OldAct
from ccam.model.errors import CcamError, DataRefused, DossierMoved
from ccam.model.members import LOCAL_AUTHOR, Member, Person, Role
from ccam.store.store import init_base, open_store
from tests.store.edits import decide, write_node
from tests.store.pg_server import Server
from tests.store.pg_shared import DENIED, Shared

KNEE, TEETH = ActCode("NFKA007"), ActCode("HBLD038")
MEMBERS = (
    Member("lecteur-1", "observateur", Role.READER, ("14",)),
    Member("expert-3", "chirurgien", Role.EDITOR, ("14",)),
    Member("expert-7", "dentiste", Role.EDITOR, ("07",)),
    Member("presidente-14", "présidente", Role.PRESIDENT, ("14",)),
    Member("secretariat-1", "secrétariat", Role.SECRETARIAT),
    Member("admin-1", "administrateur", Role.ADMIN),
)


@pytest.fixture(scope="module")
def shared(server: Server, release: Release) -> Iterator[Shared]:
    with server.database(template="template0") as name:
        init_base(server.url(name))
        with open_store(server.url(name)) as owner:
            with owner.write("secretariat-1", "départ") as writer:
                writer.add_release(release, ())
                writer.create_draft("essai", "81")
                for member in MEMBERS:
                    writer.set_member(member, Person(member.id, member.id, f"Personne {member.id}"))
                for code, family in ((KNEE, "14"), (TEETH, "07")):
                    place = Change(f"place/{code}", 0, None, {"famille": family, "sujet": code})
                    writer.decide(Decision(Kind.PLACE, "essai", (place,)))
            decide(owner, write_node(owner.draft("essai"), OldAct(KNEE, Fate.DELETED, reason="obsolète")))
            yield Shared(server, name, owner)
            assert owner.verify() == []


ATTEMPTS = {
    "skip the journal": "INSERT INTO node VALUES ('essai', 'ancien/AAAA001', 1, NULL, 1)",
    "change a node": "UPDATE node SET state = NULL",
    "jump a position": (
        "INSERT INTO journal VALUES (99, '2026-01-01T00:00:00Z', 'expert-9', '', 'decider', 3, 'essai', '{}', '', 'x')"
    ),
    "alter an entry": "UPDATE journal SET actor = 'expert-9'",
    "delete an entry": "DELETE FROM journal WHERE position = 3",
    "empty the journal": "TRUNCATE journal CASCADE",
    "hold an entry": "SELECT * FROM journal FOR UPDATE",
    "change a draft": "UPDATE draft SET base = '80'",
    "remove a draft": "DELETE FROM draft",
    "become a member": "INSERT INTO member VALUES ('moi', '', 'secretariat', '[]', 1)",
    "change one's role": "UPDATE member SET role = 'secretariat'",
    "take a login": "UPDATE person SET login = session_user",
    "grant oneself a role": "GRANT ccam_secretariat TO SESSION_USER",
    "grant oneself a table": "GRANT ALL ON journal TO SESSION_USER; DELETE FROM journal",
    "become the owner": "SET ROLE ccam_proprietaire",
    "become the superuser": "SET SESSION AUTHORIZATION postgres",
    "lift a guard": "ALTER TABLE journal DISABLE TRIGGER ALL",
    "drop a guard": "DROP TRIGGER journal_no_change ON journal",
    "lift every guard": "SET session_replication_role = replica",
    "lift row security": "ALTER TABLE journal DISABLE ROW LEVEL SECURITY",
    "change the function": "CREATE OR REPLACE FUNCTION is_owner() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "write around the function": "SELECT project(NULL::journal, '{}', '{}')",
    "change a rule": "UPDATE rule SET value = '0'",
    "allow a move": "INSERT INTO life_move VALUES ('brouillon', 'publie', 'redacteur', false, NULL)",
    "drop a state": "DELETE FROM life_state",
    "project a member": "SELECT project_member(NULL::journal, '{}')",
    "give a role by function": "SELECT grant_role(session_user::text, 'secretariat')",
    "create a table": "CREATE TABLE mine (x text)",
    "shadow a table": "CREATE TEMPORARY TABLE member (id text)",
    "create a login": "CREATE ROLE intrus LOGIN",
    "remove a release": "DELETE FROM price",
    "change a price": "UPDATE price SET cents = 1",
    "write a volume": "INSERT INTO volume_set VALUES ('x', 2026, '', '[]', 0, 0, 0, 0, 'x', 'x', 'x', 1)",
    "forge a seal": "INSERT INTO seal VALUES ('essai', 'mars', 3, '', '', '{}', '')",
    "remove a seal": "DELETE FROM seal; UPDATE seal SET hash = ''",
    "file a ballot for another": "INSERT INTO ballot VALUES ('essai', 'T-0001', 'expert-9', '', '{}', 3)",
}


@pytest.mark.parametrize(
    ("login", "attempt"), list(product([member.id for member in MEMBERS], ATTEMPTS)), ids=lambda value: value
)
def test_no_role_writes_by_itself(shared: Shared, login: str, attempt: str) -> None:
    with pytest.raises((DENIED, psycopg.errors.InvalidParameterValue)):
        shared.sql(login, ATTEMPTS[attempt])


def edit(shared: Shared, code: ActCode, reason: str) -> Decision:
    return write_node(shared.owner.draft("essai"), OldAct(code, Fate.DELETED, reason=reason))


def refusal(action: object) -> CcamError:
    with pytest.raises(DataRefused) as failure:
        action()  # type: ignore[operator]
    return failure.value


def test_nobody_writes_in_the_name_of_another(shared: Shared) -> None:
    with pytest.raises(DENIED, match="droit-acteur"):
        shared.append("expert-3", edit(shared, KNEE, "faux"), actor="expert-7")
    with shared.store("expert-3") as store:
        failure = refusal(lambda: decide(store, edit(shared, KNEE, "faux"), actor="expert-7"))
        assert (failure.code, "expert-3" in failure.message) == (fr.NOT_YOURSELF.code, True)


def test_an_entry_is_dated_by_the_server_and_signed_by_the_session(shared: Shared) -> None:
    shared.append("expert-3", edit(shared, KNEE, "daté"))
    last = shared.owner.entries()[-1]
    assert (last.actor, last.at > "2020") == ("expert-3", True)


def test_one_writes_under_ones_own_name_without_saying_it(shared: Shared) -> None:
    with shared.store("expert-3") as store:
        assert decide(store, edit(shared, KNEE, "ici"), actor=LOCAL_AUTHOR).actor == "expert-3"
        assert store.draft("essai").old[KNEE].reason == "ici"


def test_another_family_is_not_written(shared: Shared) -> None:
    with shared.store("expert-3") as store:
        failure = refusal(lambda: decide(store, edit(shared, TEETH, "pas à moi")))
    assert (failure.code, "07" in failure.message) == (fr.FAMILY_NEEDED.code, True)
    with shared.store("expert-7") as store:
        assert decide(store, edit(shared, TEETH, "à moi"), actor="expert-7").actor == "expert-7"


@pytest.mark.parametrize("login", ["lecteur-1", "admin-1"])
def test_who_does_not_edit_does_not(shared: Shared, login: str) -> None:
    with pytest.raises(DENIED):
        shared.append(login, edit(shared, KNEE, "non"))


RESERVED = {
    "a family": Change("famille/99", 0, None, {"id": "99", "nom": "X"}),
    "a placement": Change("place/YYYY001", 0, None, {"sujet": "YYYY001", "famille": "14"}),
    "the calendar": Change("prevu/mars", 0, None, {"nom": "mars", "le": "2026-03-01", "instance": "CHAP"}),
    "a state of outside": Change(f"etat/{KNEE}", 0, None, {"sujet": KNEE, "etat": "publie"}),
    "another's opinion": Change(
        f"avis/{KNEE}/expert-7", 0, None,
        {"sujet": KNEE, "membre": "expert-7", "fonction": "x", "avis": "pour"},
    ),
    "another's comment": Change(
        f"commentaire/{KNEE}/1", 0, None, {"id": "1", "sujet": KNEE, "membre": "expert-7", "texte": "x"}
    ),
    "an unknown layer": Change("autre/X", 0, None, {}),
}  # fmt: skip


@pytest.mark.parametrize("what", RESERVED)
def test_reserved_nodes_are_refused_whatever_the_kind(shared: Shared, what: str) -> None:
    for login in ("expert-3", "presidente-14"):
        with pytest.raises(DENIED, match=r"droit-noeud|droit-avis"):
            shared.append(login, Decision(Kind.DECIDE, "essai", (RESERVED[what],)))


@pytest.mark.parametrize(
    "kind",
    [Kind.IMPORT, Kind.PARAMETERS, Kind.MEMBER, Kind.CREATE_DRAFT, Kind.REBASE, Kind.PLACE, Kind.FACT, Kind.PLAN,
     Kind.SEAL, Kind.PUBLISH],
)  # fmt: skip
def test_reserved_kinds_are_refused(shared: Shared, kind: Kind) -> None:
    for login in ("expert-3", "presidente-14"):
        with pytest.raises(DENIED, match="droit-role"):
            shared.append(login, Decision(kind, "essai"))


def test_an_administrator_does_not_help_themselves(shared: Shared) -> None:
    with shared.store("admin-1") as store:

        def promote() -> None:
            with store.write("admin-1", "moi") as writer:
                writer.set_member(Member("admin-1", "administrateur", Role.SECRETARIAT))

        assert refusal(promote).code == fr.NOT_FOR_ONESELF.code
    for login in ("postgres", "ccam_proprietaire", "expert-3"):
        with pytest.raises(psycopg.errors.Error, match="compte"):
            shared.sql("admin-1", f"SELECT open_login('lecteur-1', '{login}', NULL, '')")
    with pytest.raises(DENIED):
        shared.sql("admin-1", "SELECT open_login('admin-1', 'autre', NULL, '')")


def test_an_administrator_adds_and_removes_members(shared: Shared) -> None:
    added = Member("expert-9", "radiologue", Role.EDITOR, ("14",))
    with shared.store("admin-1") as store:
        with store.write("admin-1", "arrivée") as writer:
            writer.set_member(added, Person("expert-9", "expert-9", "Nom"), "un secret")
        assert added in store.members()
        assert Person("expert-9", "expert-9", "Nom") in store.persons()
        with shared.store("expert-9") as own:
            assert decide(own, edit(shared, KNEE, "neuf"), actor="expert-9").actor == "expert-9"
            with store.write("admin-1", "départ") as writer:
                writer.remove_member("expert-9")
            refusal(lambda: decide(own, edit(shared, KNEE, "parti"), actor="expert-9"))
        assert "expert-9" not in [person.member for person in store.persons()]
    with pytest.raises((DENIED, psycopg.OperationalError)):
        shared.sql("expert-9", "SELECT * FROM journal")


def test_a_secretary_imports_only_with_the_journal(shared: Shared, release: Release) -> None:
    other = replace(release, version="82", source=replace(release.source, sha256="c" * 64))
    with shared.store("secretariat-1") as store:
        with store.write("secretariat-1", "import") as writer:
            writer.add_release(other, ())
        assert store.verify() == []
    with pytest.raises(DENIED, match="droit-journal"):
        shared.sql("secretariat-1", "DELETE FROM price")


def test_a_reader_sees_the_journal_and_no_directory(shared: Shared) -> None:
    with shared.store("lecteur-1") as store:
        assert store.draft("essai").old[KNEE].fate is Fate.DELETED
        assert store.verify() == []
        assert refusal(store.persons).code == fr.RIGHT_MISSING.code


def test_a_node_that_moved_is_told_to_plain_sql_too(shared: Shared) -> None:
    stale = edit(shared, KNEE, "périmé")
    shared.append("expert-3", edit(shared, KNEE, "entre-temps"))
    with pytest.raises(psycopg.errors.Error) as failure:
        shared.append("expert-3", stale)
    assert (failure.value.sqlstate, failure.value.diag.message_detail) == ("CC001", f"ancien/{KNEE}")
    with shared.store("expert-3") as store, pytest.raises(DossierMoved, match="expert-3"):
        decide(store, stale)


@pytest.mark.parametrize(
    "spoilt", [lambda text: text.replace(":", ": ", 1), lambda text: text[:-1] + ',"zut":1.5}',
               lambda text: '{"schema":3,' + text[1:]]
)  # fmt: skip
def test_a_text_that_is_not_canonical_is_refused(shared: Shared, spoilt: object) -> None:
    decision = edit(shared, KNEE, "texte")
    with pytest.raises(psycopg.errors.Error) as failure:
        shared.append("expert-3", decision, text=spoilt(decision.text()))  # type: ignore[operator]
    assert failure.value.sqlstate == "CC002"


def test_the_lock_protects_nothing_outside_read_committed(shared: Shared) -> None:
    with psycopg.connect(host=shared.server.socket, dbname=shared.database, user="expert-3") as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        with pytest.raises(psycopg.errors.Error, match="isolation"):
            connection.execute("SELECT ccam.append_entry('expert-3', '', '', %s)", (edit(shared, KNEE, "tard").text(),))


def file_ballot(shared: Shared, login: str, member: str) -> None:
    """In plain SQL, as the workbench does: the entry, then the ballot that it tells."""
    facts = {"tour": "T-0001", "membre": member, "empreinte": "0" * 64, "sujets": [KNEE]}
    told = Decision(Kind.BALLOT, "essai", (), facts).text()
    with psycopg.connect(host=shared.server.socket, dbname=shared.database, user=login) as connection:
        found = connection.execute("SELECT position FROM ccam.append_entry(%s, '', 'dépôt', %s)", (login, told))
        row = (member, *(found.fetchone() or ()))
        connection.execute("INSERT INTO ccam.ballot VALUES ('essai', 'T-0001', %s, '', 'secret', %s)", row)


def test_a_ballot_is_sealed_until_its_round_can_be_closed(shared: Shared) -> None:
    def seen_by(login: str) -> list[object]:
        return [member for (member,) in shared.sql(login, "SELECT member FROM ballot ORDER BY member")]

    members = ["expert-3", "expert-7"]
    opened = {"id": "T-0001", "nature": "avis", "sujets": [KNEE], "membres": members}
    shared.append("presidente-14", Decision(Kind.ROUND, "essai", (Change("tour/T-0001", 0, None, opened),)))
    file_ballot(shared, "expert-3", "expert-3")
    assert seen_by("expert-3") == ["expert-3"]
    assert [seen_by(login) for login in ("lecteur-1", "expert-7", "presidente-14", "secretariat-1", "admin-1")] == [
        []
    ] * 5
    for forged in ("expert-7", "presidente-14"):
        with pytest.raises(DENIED):
            file_ballot(shared, "expert-3", forged)
    with pytest.raises(DENIED):
        shared.sql("presidente-14", "CREATE VIEW ballots AS SELECT * FROM ballot")
    with pytest.raises(DENIED):
        shared.sql("expert-7", "UPDATE ballot SET payload = ''")
    file_ballot(shared, "expert-7", "expert-7")
    assert (seen_by("presidente-14"), seen_by("expert-7")) == (members, ["expert-7"])
    shared.server.run("DELETE FROM ccam.ballot", database=shared.database)


def test_a_view_of_the_owner_shows_no_more(shared: Shared) -> None:
    """Whatever views the schema comes to hold run with the rights of who asks."""
    loose = shared.sql(
        "postgres",
        "SELECT relname FROM pg_class WHERE relnamespace = 'ccam'::regnamespace AND relkind IN ('v', 'm') "
        "AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false)",
    )
    assert loose == []


odd_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actor=odd_texts, reason=odd_texts, text=odd_texts, position=st.integers(1, 2**62))
def test_the_server_hashes_as_we_do(shared: Shared, actor: str, reason: str, text: str, position: int) -> None:
    at = "2026-11-21T10:42:07Z"
    with shared.owner._engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT entry_hash(%s, %s, %s, %s, %s, %s)", (GENESIS, position, at, actor, reason, text)
        ).scalar_one()
    assert found == entry_hash(GENESIS, position, at, actor, reason, text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | odd_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(odd_texts, inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=json_values)
def test_the_server_writes_the_same_canonical_text(shared: Shared, value: object) -> None:
    with shared.owner._engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT canonical(%s::json)", (canonical(value),)).scalar_one()
    assert found == canonical(value)
