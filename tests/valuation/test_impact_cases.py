"""Impact on cases an expert can redo by hand (tests/cases/impact_*.toml)."""

from dataclasses import replace
from typing import Any

import pytest

from ccam.model.codes import ActCode, ProposedId, Slot
from tests.valuation.worlds import World, cents, load
from valuation.flow import LineRef, flow, received
from valuation.impact import Axis, Figures, Impact, Missing, Standing

NAMES = ["impact_appendicectomies", "impact_situations"]
WORLDS = {name: load(name) for name in NAMES}
AMOUNTS = {
    "base": "base",
    "theorique": "theoretical",
    "observe": "observed",
    "bas": "low",
    "haut": "high",
    "connu": "known_base",
    "conserve": "kept_base",
    "inconnu": "unknown_base",
    "indecis": "undecided_base",
    "parts_absentes": "undecidable_base",
    "supprime": "deleted_base",
    "laisse": "left_base",
    "sans_ligne_cible": "no_target_base",
    "absent": "absent_base",
}
COUNTS = {"lignes": "lines", "k_egal_1": "forced_k", "melangees": "mixed"}


def check(figures: Figures, expected: dict[str, Any]) -> None:
    found = {french: getattr(figures, name) for french, name in (AMOUNTS | COUNTS).items() if french in expected}
    wanted = {french: value if french in COUNTS else cents(value) for french, value in expected.items()}
    assert found == wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_total(name: str) -> None:
    world, case = WORLDS[name]
    check(world.impact().total(), case["attendu"]["total"])


ACTS = [(name, act) for name, (_, case) in WORLDS.items() for act in case["acte"] if "attendu" in act]


@pytest.mark.parametrize(("name", "act"), ACTS, ids=lambda value: value["code"] if isinstance(value, dict) else "")
def test_each_act(name: str, act: dict[str, Any]) -> None:
    impact = WORLDS[name][0].impact()
    figures = impact.by(Axis.ACT).rows[act["code"]]
    check(figures, {key: value for key, value in act["attendu"].items() if key != "situation"})
    assert impact.only([ActCode(act["code"])]) == figures
    assert standings_of(impact, act["code"]) == act["attendu"]["situation"]


def standings_of(impact: Impact, code: str) -> str:
    pairs = zip(impact.book.rows.flows, impact.standings(), strict=True)
    return ", ".join(standing for moved, standing in pairs if moved.observed.key.code == code)


@pytest.mark.parametrize("name", NAMES)
def test_tariffs_and_volumes_of_the_proposed_lines(name: str) -> None:
    world, case = WORLDS[name]
    impact = world.impact()
    incoming = received(flow(world.release, world.draft, world.volumes, world.settings.scope))
    for act in case["propose"]:
        for line in act["lignes"]:
            ref = LineRef(ProposedId(act["id"]), Slot(*map(int, line["place"].split("/"))))
            tariff = impact.tariff(ref)
            amount = line.get("tarif") or line.get("conserve")
            assert tariff.cents == (cents(amount) if amount else None), ref
            if "conserve" in line:
                assert (tariff.standing, tariff.missing) == (Standing.KEPT, Missing.POINTS)
            if "manque" in line:
                assert (tariff.standing, tariff.missing) == (Standing.UNKNOWN, Missing(line["manque"]))
            assert incoming.get(ref, 0) == line.get("recoit", 0), ref


def situations() -> World:
    return WORLDS["impact_situations"][0]


def test_what_the_scope_leaves_out_is_told_apart() -> None:
    book = situations().book()
    assert (book.outside.lines, book.outside.base) == (1, cents("999.00"))


def test_lines_taken_at_k_1_and_lines_not_covered_are_listed() -> None:
    book = situations().book()
    assert [str(key) for key in book.unmeasured] == ["AAAA013/1/0"]
    assert [str(key) for key in book.not_covered] == ["AAAA013/1/0"]


def test_a_line_of_which_nothing_was_observed_is_not_listed() -> None:
    world = situations()
    silent = replace(world.volumes.rows[-1], quantity=0, base=0)
    book = replace(world, volumes=replace(world.volumes, rows=(*world.volumes.rows[:-1], silent))).book()
    assert book.unmeasured == ()


def test_chapters_and_billing_groups() -> None:
    impact = situations().impact()
    chapters = impact.by(Axis.CHAPTER).rows
    assert sorted(chapters) == ["", "01", "02"]
    assert chapters[""].absent_base == chapters[""].base == cents("33.00")
    groups = impact.by(Axis.GROUP).rows
    assert {name: figures.base for name, figures in groups.items()} == {
        "ADA": cents("140.00"),
        "ADC": cents("3300.80"),
    }
    assert len(impact.by(Axis.LINE).rows) == impact.total().lines


def test_an_act_the_caller_has_no_dossier_for_is_shown_under_no_dossier() -> None:
    impact = situations().impact()
    table = impact.by(Axis.DOSSIER, {ActCode("AAAA001"): "AAAA001"})
    assert sorted(table.rows) == ["", "AAAA001"]
    assert table.rows["AAAA001"].observed == cents("42.90")


def test_without_fc_for_the_grid_every_tariff_is_unknown() -> None:
    world = situations()
    impact = replace(world, settings=replace(world.settings, grid="G")).impact()
    ref = LineRef(ProposedId("P-01-0001"), Slot(1, 0))
    assert impact.tariff(ref).missing is Missing.FC
    assert impact.total().known_base == 0
