"""What the screen Forfaits techniques reads and files: seats, rounds, notes one by one, one disagreement or all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.errors import DataRefused
from ccam.model.members import Member, Role
from ccam.store.store import open_store
from ccam.usecases.fees.seen import SEATS, FeesAsked, FeesSeen, seat_held
from ccam.usecases.imaging.report import Asked
from ccam.usecases.panel.views import JudgedFee, RatedCriterion
from ccam.usecases.workbench import fees as workbench_fees
from ccam.usecases.workbench.fees import Rating
from ccam.usecases.workbench.workbench import Workbench

CT = "Scanner classe 3 non amorti"
LADDER = "echelle-proposee"


@pytest.fixture
def workbench(demo_base: Path) -> Iterator[Workbench]:
    with open_store(str(demo_base), clock=lambda: "2026-03-12T09:00:00Z") as store:
        yield Workbench(store, actor="expert-3")


def criterion(seen: FeesSeen, name: str) -> tuple[JudgedFee, RatedCriterion]:
    fee = seen.fee(CT)
    assert fee is not None
    return fee, next(each for each in fee.criteria if each.listed.criterion.name == name)


def test_a_seat_is_held_by_function() -> None:
    members = (Member("anne", "med 2", Role.EDITOR), Member("paul", "radiologue", Role.EDITOR))
    assert seat_held(members, "anne") == "MED2"
    assert seat_held(members, "paul") == ""
    assert seat_held(members, "léa") == ""


def test_everything_but_the_path_is_read_at_once(workbench: Workbench) -> None:
    seen = workbench.fees(FeesAsked(LADDER, "AM1"))
    assert [each.described.name for each in seen.fees][:2] == [CT, "IRM 1,5 T non amortie"]
    assert [view.device.name for view in seen.devices] == ["SCANNER-01", "IRM-01", "TEP-01"]
    assert (seen.seats, seen.held, seen.refused, seen.told) == (SEATS, "", "", ())
    assert workbench.fees(FeesAsked(seat="AM9")).asked.seat == ""
    assert not workbench.fees_moved(seen)


def test_the_round_of_a_note_follows_what_the_four_filed(workbench: Workbench) -> None:
    seen = workbench.fees(FeesAsked(seat="AM1"))
    assert [seen.next_round(*criterion(seen, name)) for name in ("C1", "C6")] == [2, 1]
    workbench_fees.rate(workbench, "MED1", CT, [Rating("C1", 2, 6, "relu")])
    assert workbench.fees_moved(seen)
    seen = workbench.fees(FeesAsked(seat="AM1"))
    assert seen.next_round(*criterion(seen, "C1")) == 2
    seen = workbench.fees(FeesAsked(seat="MED1"))
    assert seen.next_round(*criterion(seen, "C1")) == 3


def test_a_sealed_note_is_shown_to_nobody_who_does_not_hold_the_seat(workbench: Workbench) -> None:
    workbench_fees.rate(workbench, "AM1", CT, [Rating("C6", 1, 7)])
    seen = workbench.fees(FeesAsked(seat="AM1"))
    fee, each = criterion(seen, "C6")
    assert each.sealed
    assert seen.own(fee, each) is None


def test_what_was_filed_before_a_refusal_is_told(workbench: Workbench) -> None:
    with pytest.raises(DataRefused, match=r"Déposé : AM 1 note C6.*Puis refusé"):
        workbench_fees.rate(workbench, "AM1", CT, [Rating("C6", 1, 7), Rating("C1", 1, 3)])
    assert criterion(workbench.fees(FeesAsked()), "C6")[1].filed == ("AM1",)


def test_one_disagreement_is_entered_or_all_of_them(workbench: Workbench) -> None:
    fee = workbench.fees(FeesAsked(LADDER)).fees[0]
    question = fee.disputes[-1].question
    assert workbench_fees.register(workbench, LADDER, CT, question).sentence == "Désaccord D-0001 ouvert."
    assert set(workbench.fees(FeesAsked()).registered or {}) == {question}
    outcome = workbench_fees.register(workbench, LADDER, CT)
    assert outcome.sentence == f"Registre des désaccords : {len(fee.disputes) - 1} ouverts, 1 inchangé."
    assert workbench_fees.register(workbench, LADDER, CT).undo == ""


def test_the_path_has_both_readings_on_the_day_of_the_base(workbench: Workbench) -> None:
    report = workbench.imaging(Asked())
    assert report.on.isoformat() == "2026-03-12"
    assert len(report.paths) == 2
