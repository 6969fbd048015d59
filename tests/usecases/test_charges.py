"""The evaluation of charges of the demonstration: its state, its register, its rates written and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccam.formats.parameters import CpEntry, DocumentHead, Nature, Status
from ccam.formats.parameters_text import cp_text
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.store.store import Store
from ccam.usecases import base as bases
from ccam.usecases.charges.derived import derived_entries, write_derived
from ccam.usecases.charges.json import state_json
from ccam.usecases.charges.register import register_gaps
from ccam.usecases.charges.state import ChargesState, Ground, charges_state, open_ground
from ccam.usecases.disputes import close_dispute, find_dispute, register
from ccam.usecases.load import load_files
from ccam.usecases.study import NO_VOLUMES, open_study
from tests.corpus.make_filled import Cells, grid, save_book, save_csv, template_of

CNAM, UNIONS = "CNAM 2025 (fictif)", "Syndicats 2025 (fictif)"
TODAY = date(2026, 3, 12)


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Store]:
    with bases.open_base(bases.resolve_url(str(path)), read_only=read_only) as store:
        yield store


def ground_of(store: Store, charges: str | None = None) -> Ground:
    return open_ground(store, open_study(store, charges=charges))


@pytest.fixture(scope="module")
def ground(demo_folder: Path) -> Ground:
    with opened(demo_folder / "demo.sqlite", read_only=True) as store:
        return ground_of(store)


@pytest.fixture(scope="module")
def state(ground: Ground) -> ChargesState:
    return charges_state(ground, acts=True)


# the state -------------------------------------------------------------------------------------


def test_sources_stand_side_by_side(state: ChargesState) -> None:
    heart = next(key for key in state.keys if key.key == "cardiologie")
    assert (heart.reference, heart.lines) == (3_990, 10)
    assert {(source.origin, source.computed): source.rate for source in heart.sources} == {
        (CNAM, False): (3_990, 3_990),
        (UNIONS, False): (4_320, 4_320),
        ("historique", False): (3_990, 3_990),
        (CNAM, True): (3_990, 4_103),
        (UNIONS, True): (4_290, 4_359),
    }
    assert heart.rates == (3_990, 4_359)
    settles = {source.settles for source in heart.sources if source.origin == CNAM}
    assert settles == {"", "dire si « redevance » entre dans le calcul"}
    asked = {(source.origin, source.computed): source for source in heart.sources}
    assert (asked[UNIONS, True].sector, asked[UNIONS, True].extra_fees, asked[UNIONS, True].rent) == (
        "tous_secteurs", 1_840_000, 320_000,
    )  # fmt: skip
    assert "points" in asked[UNIONS, False].settles
    assert state.source("cardiologie", UNIONS) == asked[UNIONS, False]


def test_the_effects_add_up_to_what_the_whole_draft_moves(ground: Ground, state: ChargesState) -> None:
    study = ground.study
    moved = study.under(UNIONS).total().observed - study.total().observed
    effects = [
        source.effect
        for key in state.keys
        for source in key.sources
        if (source.origin, source.computed) == (UNIONS, False)
    ]
    assert abs(sum(effect[0] for effect in effects if effect) - moved) <= len(effects)
    by_act = sum(effect for act in state.acts for origin, _, effect in act.effects if origin == UNIONS)
    assert abs(by_act - moved) <= len(state.acts)
    assert state.stake == sum(key.stake or 0 for key in state.keys)


def test_an_act_tells_what_each_source_makes_of_it(state: ChargesState) -> None:
    scan = next(act for act in state.acts if act.code == "DZQM006")
    assert (scan.tariff, scan.key) == (9_733, "cardiologie")
    by_origin = {origin: gap for origin, gap, _ in scan.effects}
    assert by_origin[UNIONS] == 369
    assert by_origin[f"{CNAM}, recalculé, contesté compté"] == 126
    assert f"{CNAM}, recalculé, contesté exclu" not in by_origin


def test_what_is_agreed_disputed_and_missing(state: ChargesState) -> None:
    assert [each.key for each in state.agreed] == ["cardiologie", "endoscopie"]
    assert {each.kind for each in state.disputed} == {"taux", "poste", "recalcul"}
    sizes = [abs(each.effect) for each in state.disputed if each.effect is not None]
    assert sizes == sorted(sizes, reverse=True)
    recount = next(each for each in state.disputed if each.kind == "recalcul")
    assert (recount.key, "0,805" in recount.what) == ("endoscopie", True)
    rent = next(each for each in state.disputed if each.kind == "poste" and each.key == "endoscopie")
    assert "au-delà du plafond" in rent.what
    missing = {(each.origin, each.what): each.keys for each in state.missing}
    assert missing[UNIONS, "dépassements non déclarés"] == ("endoscopie",)
    assert missing["historique", "aucun taux"] == ("imagerie",)
    assert missing[CNAM, "choix des cabinets non décrit"] == ("endoscopie",)


def test_every_choice_is_ranked_by_what_it_moves(ground: Ground, state: ChargesState) -> None:
    effects = [abs(lever.effect) for lever in state.levers if lever.effect is not None]
    assert effects == sorted(effects, reverse=True)
    rent = next(lever for lever in state.levers if lever.key == "cardiologie" and "admettre « redevance" in lever.what)
    assert (rent.rate, rent.effect) == (113, ground.effect("cardiologie", 3_990, 4_103))


def test_a_ledger_foots(state: ChargesState) -> None:
    assert len(state.ledgers) == 5
    for ledger in state.ledgers:
        assert ledger.admitted + ledger.disputed + ledger.excluded == ledger.whole
        assert sum(item.amount for item in ledger.items) == ledger.whole


def test_acts_with_costs_of_their_own(state: ChargesState) -> None:
    scans = [row for row in state.costs if row.line == "DZQM006/1/0"]
    assert [(row.form, row.bound) for row in scans] == [
        ("cms", "bas"), ("cms", "haut"), ("neerlandaise", "bas"), ("neerlandaise", "haut"),
    ]  # fmt: skip
    assert [row.raw_total for row in scans] == [1_290, 1_365, 1_248, 1_323]
    assert all(row.factor and row.gap and row.apparent for row in scans)
    assert scans[2].factor > scans[0].factor  # type: ignore[operator]


def test_machines_are_told_everything(state: ChargesState) -> None:
    made = state_json(state)
    heart = next(key for key in made["cles"] if key["cle"] == "cardiologie")
    assert heart["sources"][3]["cp"] == ["0.3990", "0.4103"]
    assert made["couts_propres"][0]["facteur"] == "0.9796"
    assert made["en_jeu"] == f"{(state.stake or 0) / 100:.2f}"


def test_one_key_alone(ground: Ground) -> None:
    assert [key.key for key in charges_state(ground, key="ŒIL").keys] == ["œil"]
    with pytest.raises(UnknownThing, match="rhumatologie"):
        charges_state(ground, key="rhumatologie")


def test_without_volumes_rates_stand_and_effects_are_unknown(ground: Ground) -> None:
    bare = Ground(replace(ground.study, volumes=NO_VOLUMES), ground.sheets)
    state = charges_state(bare)
    assert state.stake is None
    assert all(source.effect is None for key in state.keys for source in key.sources)
    assert [key.rates for key in state.keys if key.key == "cardiologie"] == [(3_990, 4_359)]
    assert {row.missing for row in state.costs} == {"aucun volume ne porte ces actes"}


# the register ----------------------------------------------------------------------------------


def test_gaps_are_entered_once_and_kept_up_to_date(demo_base: Path) -> None:
    with opened(demo_base) as store:
        ground = ground_of(store)
        state = charges_state(ground)
        first = register_gaps(store, ground, state, actor="secrétariat")
        assert {row.state for row in first} == {"ouvert"}
        assert len(first) == 11
        entries = len(store.entries())
        again = register_gaps(store, ground, state, actor="secrétariat")
        assert ({row.state for row in again}, len(store.entries())) == ({"inchangé"}, entries)
        heart = find_dispute(store.draft("Refonte, projet fictif"), first[0].id)
        assert (heart.unit, heart.effect) == ("honoraires", next(
            source.effect[0] for source in state.keys[0].sources if source.origin == UNIONS and source.effect
        ))  # fmt: skip
        assert [side.who for side in heart.sides] == [CNAM, UNIONS]
        assert heart.awaits
        assert register(store).unknown == 0


def test_a_closed_gap_stays_closed_and_a_changed_one_is_updated(demo_base: Path, tmp_path: Path) -> None:
    with opened(demo_base) as store:
        ground = ground_of(store)
        first = register_gaps(store, ground, charges_state(ground), actor="secrétariat")
        close_dispute(store, store.draft(ground.study.draft.name), first[0].id, "0,41 retenu", actor="secrétariat")
        revised = CpEntry("œil", "Œil", UNIONS, date(2026, 1, 1), 3_500, Status.HYPOTHESIS, "enquête revue", TODAY)
        target = tmp_path / "revu.toml"
        target.write_text(cp_text(DocumentHead("Révision", Nature.CHARGES, "essai"), [revised]), "utf-8")
        list(load_files(store, [target], actor="essai"))
        ground = ground_of(store)
        again = {row.id: row for row in register_gaps(store, ground, charges_state(ground), actor="secrétariat")}
        assert again[first[0].id].state == "clos"
        changed = [row for row in again.values() if row.state == "mis à jour"]
        assert len(changed) == 1
        entry = find_dispute(store.draft(ground.study.draft.name), changed[0].id)
        assert [side.words[:5] for side in entry.sides if side.who == UNIONS] == ["0,338", "0,35 "]


# rates written and taken back ------------------------------------------------------------------


def test_rates_written_are_taken_back_and_value_the_draft(demo_base: Path, tmp_path: Path) -> None:
    target = tmp_path / "cp.toml"
    with opened(demo_base) as store:
        ground = ground_of(store)
        assert write_derived(ground, target, today=TODAY) == len(derived_entries(ground, "", TODAY)) == 10
        with pytest.raises(DataRefused, match="existe déjà"):
            write_derived(ground, target, today=TODAY)
        list(load_files(store, [target], actor="essai"))
        study = open_study(store, charges=f"{CNAM}, recalculé, contesté compté")
        assert study.parameters.cp("cardiologie", study.settings.cp_origin, study.settings.on).value == 4_103  # type: ignore[union-attr]
        assert study.total().observed > ground.study.total().observed
        assert write_derived(ground, target, origin="syndicats 2025 (FICTIF)", today=TODAY, replace=True) == 4
        with pytest.raises(DataRefused, match="historique"):
            write_derived(ground, tmp_path / "rien.toml", origin="historique", today=TODAY)


# who performs the acts -------------------------------------------------------------------------


def breakdown(folder: Path, *rows: Cells) -> Path:
    template = template_of("ventilation")
    return save_csv(folder, grid(template, template.table("ventilation"), rows))


def performed(act: str, speciality: str, quantity: int, year: int = 2023) -> Cells:
    return {
        "acte": act, "activite": "1", "phase": "0", "annee": str(year), "specialite": speciality,
        "quantite": str(quantity),
    }  # fmt: skip


def test_the_weighted_rule_needs_to_know_who_performs_the_acts(ground: Ground) -> None:
    with pytest.raises(DataRefused, match="quelles spécialités"):
        charges_state(ground, rule="ponderee")
    with pytest.raises(UsageError, match="moyenne"):
        charges_state(ground, rule="moyenne")


def test_a_line_weighted_by_who_performs_it(demo_base: Path, tmp_path: Path) -> None:
    rows = (
        performed("DZQM006", "cardiologie", 7_500_000), performed("DZQM006", "pneumologie", 2_500_000),
        performed("DEQP003", "médecine générale", 10), performed("DZQM006", "cardiologie", 999, 2020),
    )  # fmt: skip
    with opened(demo_base) as store:
        list(load_files(store, [breakdown(tmp_path, *rows)], actor="essai"))
        state = charges_state(ground_of(store), rule="ponderee")
    assert state.rule
    (scan,) = state.rule.changes
    # 0,75 × 0,399 + 0,25 × 0,310 = 0,37675, soit 0,3768 : 112 points × (0,47 + 0,3768) = 94,84 €
    assert (scan.code, scan.effects[0][1]) == ("DZQM006", 9_484 - 9_733)
    assert (state.rule.lines, state.rule.effect) == (1, scan.effects[0][2])
    assert state.rule.without == 143


def test_points_follow_the_scale_where_volumes_by_speciality_are_loaded(demo_base: Path, tmp_path: Path) -> None:
    with opened(demo_base) as store:
        list(load_files(store, [breakdown(tmp_path, performed("DZQM006", "Cardiologie", 9_600_000))], actor="essai"))
        state = charges_state(ground_of(store), key="cardiologie")
    sources = {(source.origin, source.computed): source for source in state.keys[0].sources}
    mine = sources[CNAM, True]
    # 9 600 000 actes × 112 points ÷ 4 800 praticiens = 224 000 points ; 112 896 € × 64,5 % ÷ 224 000 = 0,3251
    assert (mine.points, mine.rescaled, mine.rate[0] if mine.rate else 0) == (22_400_000, True, 3_251)
    assert not sources[UNIONS, True].rescaled


def test_a_sheet_that_lacks_what_a_rate_needs_says_so(demo_base: Path, tmp_path: Path) -> None:
    template = template_of("evaluations")
    row = {"specialite": "œil", "origine": "AGA 2024", "exercice": "2024", "heures": "1800", "statut": "lu"}
    cost = {
        "specialite": "œil", "origine": "AGA 2024", "exercice": "2024", "acte": "BFGA004", "activite": "1",
        "phase": "0", "nature_du_cout": "redevance", "perimetre": "admis", "montant_par_acte": "80",
    }  # fmt: skip
    sheets = {
        "Évaluations": grid(template, template.table("evaluations"), [row]),
        "Coûts propres": grid(template, template.table("couts_propres"), [cost]),
    }
    with opened(demo_base) as store:
        list(load_files(store, [save_book(tmp_path, sheets)], actor="essai"))
        state = charges_state(ground_of(store), key="œil")
    lacking = {each.what for each in state.missing if each.origin == "AGA 2024"}
    assert {"part technique non donnée", "points travail non donnés", "postes de charges non donnés"} <= lacking
    source = next(each for each in state.keys[0].sources if each.computed)
    assert (source.rate, source.gap, source.effect) == (None, None, None)
    (costs,) = state.costs
    assert (costs.raw_total, costs.factor) == (8_000, None)
    assert "nombre de praticiens" in costs.missing
