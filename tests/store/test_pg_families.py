"""Who writes which acts on a shared base: the dossiers of one's families, node by node, whatever else an entry has."""

from collections.abc import Iterator, Mapping

import pytest

from ccam.french import members as fr
from ccam.model import registers as r
from ccam.model.codes import ActCode
from ccam.model.decisions import Kind
from ccam.model.draft import Fate, OldAct
from ccam.model.errors import DataRefused
from ccam.model.members import Role
from ccam.store.server_rules import unplaced_role
from tests import strategies as s
from tests.store.edits import decide
from tests.store.pg_server import Server
from tests.store.pg_shared import DENIED, Shared, shared_base

MINE, ALSO_MINE, THEIRS, LONE = map(s.code, (1, 2, 3, 4))
"""Acts of family 14, of 14 too, of 07, of none."""


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    with shared_base(server, s.release(*map(s.act, range(1, 5)))) as made:
        families = {f"famille/{n}": r.Family(n, n) for n in ("07", "14")}
        placed = {MINE: "14", ALSO_MINE: "14", THEIRS: "07"}
        made.write("postgres", families | {f"place/{c}": r.Placement(c, f) for c, f in placed.items()}, Kind.PLACE)
        yield made


def mapped(number: int, *targets: int) -> dict[str, object]:
    """An old act that leads to proposed acts, which are there or made with it."""
    return {f"ancien/{s.code(number)}": s.mapped(number, targets)}


def new(*numbers: int, label: str = "") -> dict[str, object]:
    return {f"acte/{s.proposed(n)}": s.new_act(n, label=label) for n in numbers}


def deleted(code: str) -> dict[str, object]:
    return {f"ancien/{code}": OldAct(ActCode(code), Fate.DELETED, reason="obsolète")}


def denied(shared: Shared, login: str, values: Mapping[str, object], word: str, kind: Kind = Kind.DECIDE) -> None:
    head = shared.owner.head()
    with pytest.raises(DENIED, match=word):
        shared.write(login, values, kind)
    assert shared.owner.head() == head


def test_an_act_of_ones_own_does_not_carry_another_familys(shared: Shared) -> None:
    denied(shared, "expert-3", deleted(MINE) | deleted(THEIRS), "droit-famille")
    denied(shared, "expert-3", mapped(1, 1) | new(1) | mapped(3, 1), "droit-famille")
    shared.write("expert-3", deleted(MINE) | deleted(ALSO_MINE))


def test_a_proposed_act_is_of_the_families_of_the_old_acts_that_lead_to_it(shared: Shared) -> None:
    shared.write("expert-7", mapped(3, 3) | new(3))
    denied(shared, "expert-3", new(3, label="Autre"), "droit-famille")
    denied(shared, "expert-3", mapped(1, 1) | new(1) | new(3, label="Autre"), "droit-famille")
    denied(shared, "expert-3", {f"acte/{s.proposed(3)}": None}, "droit-famille")
    shared.write("expert-3", mapped(1, 1) | new(1))
    shared.write("expert-3", new(1, label="Autre"))


def test_an_act_that_others_lead_to_is_not_made_anew(shared: Shared) -> None:
    """Not even where it has gone: those who still lead to it keep it in their dossier."""
    shared.write("postgres", mapped(3, 5))
    denied(shared, "expert-3", mapped(1, 5) | new(5), "droit-famille")
    shared.write("expert-7", new(5))


def test_any_member_of_a_touched_family_proposes_on_a_dossier_over_several(shared: Shared) -> None:
    """Joining one's own act to another family's is a proposal; both families then have the dossier in common."""
    shared.write("expert-7", mapped(3, 3) | new(3))
    shared.write("expert-3", mapped(1, 3))
    for login in ("expert-3", "expert-7"):
        shared.write(login, new(3, label=f"Libellé de {login}"))
        shared.write(login, mapped(3, 3, 5) | new(5, label=login))
    denied(shared, "expert-7", deleted(ALSO_MINE), "droit-famille")


def test_what_is_said_of_another_familys_acts_is_theirs_too(shared: Shared) -> None:
    comment = {f"commentaire/{THEIRS}/1": r.Comment(f"{THEIRS}/1", THEIRS, "expert-3", "non")}
    denied(shared, "expert-3", comment, "droit-famille", Kind.COMMENT)
    dispute = {"desaccord/D-1": r.Disagreement("D-1", (MINE, THEIRS), "?", ())}
    denied(shared, "expert-3", dispute, "droit-famille", Kind.DISPUTE)
    away = r.Session("S-1", "CNP", "2026-11-21", conflicts=(r.Conflict("president-07", THEIRS),))
    denied(shared, "president-14", {"seance/S-1": away}, "droit-famille", Kind.SESSION)


@pytest.mark.parametrize("values", [deleted(LONE), new(9), mapped(4, 9) | new(9)], ids=["old", "new", "both"])
def test_an_act_of_no_family_is_written_from_the_president_up(shared: Shared, values: dict[str, object]) -> None:
    denied(shared, "expert-3", values, "droit-placement")
    shared.write("president-14", values)


def test_anyone_speaks_of_an_act_of_no_family(shared: Shared) -> None:
    comment = {f"commentaire/{LONE}/1": r.Comment(f"{LONE}/1", LONE, "expert-3", "à placer")}
    shared.write("expert-3", comment, Kind.COMMENT)


def test_once_placed_an_act_is_its_familys(shared: Shared) -> None:
    with shared.store("expert-3") as store, pytest.raises(DataRefused) as failure:
        decide(store, shared.decision(deleted(LONE)))
    assert (failure.value.code, LONE in failure.value.message) == (fr.UNPLACED.code, True)
    shared.write("secretariat-1", {f"place/{LONE}": r.Placement(LONE, "14")}, Kind.PLACE)
    shared.write("expert-3", deleted(LONE))


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("redacteur", {"expert-3", "president-14", "secretariat-1"}), ("president", {"president-14", "secretariat-1"}),
     ("secretariat", {"secretariat-1"})],
)  # fmt: skip
def test_the_secretariat_chooses_who_writes_unplaced_acts(shared: Shared, role: str, allowed: set[str]) -> None:
    shared.sql("postgres", f"""UPDATE rule SET value = '"{role}"' WHERE name = 'sans-famille'""")  # noqa: S608
    for number, login in enumerate(("expert-3", "president-14", "secretariat-1")):
        if login in allowed:
            shared.write(login, new(number))
        else:
            denied(shared, login, new(number), "droit-placement")


def test_the_rule_is_a_role_that_writes() -> None:
    assert unplaced_role({"sans_famille": {"role": "redacteur"}}) is Role.EDITOR
    for wrong in ({}, {"sans_famille": {"role": "lecteur"}}, {"sans_famille": {"role": 3}}):
        with pytest.raises(DataRefused, match=r"droits\.toml"):
            unplaced_role(wrong)


def test_a_decision_is_taken_back_by_its_author_and_exactly(shared: Shared) -> None:
    shared.write("expert-3", deleted(MINE))
    position = shared.owner.head()[0]
    back = {f"ancien/{MINE}": None}
    for login, values, of in (("president-14", back, position), ("expert-3", mapped(1, 1), position),
                              ("expert-3", back, position - 1), ("expert-3", back, 10**9)):  # fmt: skip
        with pytest.raises(DENIED, match="droit-reprise"):
            shared.write(login, values, Kind.UNDO, decision=of)
    shared.write("expert-3", back, Kind.UNDO, decision=position)
