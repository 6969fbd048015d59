"""The calendar of étapes: what is planned, what is reached, what is late."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccam.model.codes import ActCode
from ccam.model.decisions import STATEMENTS, Kind
from ccam.model.draft import Fate
from ccam.model.errors import CcamError, DataRefused, UsageError
from ccam.model.registers import Deliverable, Family, Placement, PlannedMilestone, Standing
from ccam.store.store import Store, open_store
from ccam.usecases.base import verify
from ccam.usecases.calendar import EVERY_FAMILY, Mark, calendar, plan, planned_of, shipped_calendar
from ccam.usecases.effects import copied
from ccam.usecases.life import shipped_life
from ccam.usecases.milestones import known_instance
from ccam.usecases.study import NO_VOLUMES, Study, open_study
from ccam.usecases.workbench.workbench import Workbench

JUNE = date(2026, 6, 15)


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def planned(study: Study, *etapes: PlannedMilestone) -> Study:
    """The study with these étapes in the place of those that ship: each shipped one is moved far away."""
    draft = copied(study.draft)
    for each in shipped_calendar():
        draft.registers.planned[each.name] = replace(each, on="2099-12-31")
    draft.registers.planned.update({each.name: each for each in etapes})
    return replace(study, draft=draft)


def test_the_calendar_that_ships_can_be_kept() -> None:
    etapes = shipped_calendar()
    assert [each.on for each in etapes] == sorted(each.on for each in etapes)
    assert etapes[0].on.startswith("2026-03")
    assert etapes[-1].on.startswith("2026-12")
    assert [each.progress for each in etapes] == sorted(each.progress for each in etapes)
    assert etapes[-1].progress == 10_000
    for each in etapes:
        assert known_instance(each.body) == each.body
        assert [shipped_life().state(one.state).name for one in each.deliver] == [one.state for one in each.deliver]


def test_marks_follow_the_day_and_the_seals(store: Store) -> None:
    made = calendar(open_study(store), ["janvier", "mars"], JUNE)
    assert [each.mark for each in made.etapes] == [
        Mark.SEALED, Mark.LATE, Mark.NEXT, Mark.LATER, Mark.LATER, Mark.LATER
    ]  # fmt: skip
    assert made.sealed_apart == ("janvier",)
    assert made.due is made.etapes[1]
    assert made.next is made.etapes[2]


def test_an_etape_is_due_on_its_day(store: Store) -> None:
    study = open_study(store)
    may = shipped_calendar()[1]
    on = date.fromisoformat(may.on)
    made = calendar(study, [], on)
    assert made.etapes[1].mark is Mark.NEXT
    assert made.due is made.etapes[1]


def test_progress_weighs_the_spend_of_the_acts_that_have_a_fate(store: Store) -> None:
    study = planned(open_study(store), PlannedMilestone("Mai", "2026-05-31", "CNAM", (), 10_000))
    (family,) = calendar(study, [], JUNE).etapes[0].families
    total = study.total()
    assert family.base == total.base - total.absent_base
    assert family.base_there == total.base - total.absent_base - total.undecided_base
    assert family.behind == total.undecided_base
    undecided = sum(study.draft.fate_of(code).fate is Fate.UNDECIDED for code in study.release.by_code)
    assert family.acts_left == undecided


def test_a_family_that_is_named_is_expected_whole(store: Store) -> None:
    base = open_study(store)
    deliver = (Deliverable(EVERY_FAMILY, "brouillon"), Deliverable("07", "propose"))
    study = planned(base, PlannedMilestone("Mai", "2026-05-31", "CNAM", deliver, 0))
    held = study.draft.registers
    held.families["07"] = Family("07", "Digestif")
    for code in ("HHFA001", "HHFA011", "HHFA016"):
        held.placements[code] = Placement(code, "07")
    held.standings["HHFA001"] = Standing("HHFA001", "propose")
    held.standings["HHFA011"] = Standing("HHFA011", "refuse")
    etape = calendar(study, [], JUNE).etapes[0]
    assert [family.id for family in etape.families] == ["07", ""]
    (late,) = etape.behind
    assert (late.id, late.state.name, late.acts, late.acts_left) == ("07", "propose", 3, 1)
    assert late.behind == base.impact.only(frozenset({ActCode("HHFA016")})).base
    held.standings["HHFA016"] = Standing("HHFA016", "valide-hcn")
    assert calendar(study, [], JUNE).etapes[0].behind == ()


def test_without_volumes_acts_are_counted(store: Store) -> None:
    study = replace(open_study(store), volumes=NO_VOLUMES)
    made = calendar(study, [], JUNE)
    (family,) = made.etapes[0].families
    assert not made.with_volumes
    assert (family.base, family.behind) == (None, None)
    assert made.etapes[0].reached == (20_000 * family.acts_there + family.acts) // (2 * family.acts)
    assert made.etapes[0].behind


def test_planning_is_a_statement_of_the_journal(store: Store) -> None:
    name = store.drafts()[0].name
    entry = plan(store, store.draft(name), "mai 2026", actor="secretariat", on=date(2026, 5, 29), progress=4000)
    assert entry.decision.kind is Kind.PLAN
    assert entry.decision.kind in STATEMENTS
    draft = store.draft(name)
    kept = draft.registers.planned["Mai 2026"]
    assert (kept.on, kept.progress, kept.body) == ("2026-05-29", 4000, "comité")
    assert [each.name for each in planned_of(draft)] == [each.name for each in shipped_calendar()]
    plan(store, draft, "Mai 2026", actor="secretariat", instance="chap", deliver=[("*", "validé CNP")])
    kept = store.draft(name).registers.planned["Mai 2026"]
    assert (kept.on, kept.body, kept.deliver) == ("2026-05-29", "CHAP", (Deliverable("*", "valide-cnp"),))
    assert verify(store) == []


@pytest.mark.parametrize(
    ("name", "given", "refusal"),
    [
        ("Mars 2027", {"on": date(2027, 3, 31)}, UsageError),
        ("Mars 2027", {"instance": "CNAM"}, UsageError),
        ("Mai 2026", {}, DataRefused),
        ("Mai 2026", {"instance": "HAS"}, UsageError),
        ("Mai 2026", {"progress": 10_001}, UsageError),
        ("Mai 2026", {"deliver": [("99", "propose")]}, DataRefused),
        ("Mai 2026", {"deliver": [("*", "presque")]}, UsageError),
    ],
)
def test_what_cannot_be_planned(store: Store, name: str, given: dict[str, object], refusal: type[CcamError]) -> None:
    draft = store.draft(store.drafts()[0].name)
    with pytest.raises(refusal):
        plan(store, draft, name, actor="essai", **given)  # type: ignore[arg-type]
    assert store.draft(draft.name).position == draft.position


def test_the_workbench_shows_the_same(store: Store) -> None:
    shown = Workbench(store, actor="essai").calendar()
    assert shown.etapes == calendar(open_study(store), ["janvier", "mars"], shown.today).etapes
