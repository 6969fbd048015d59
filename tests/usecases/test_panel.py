"""The panel of the demonstration, from its sheets to its conclusions; rounds, register, and what is refused."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from ccam.model.errors import CcamError, DataRefused, UnknownThing
from ccam.resources import data_folder
from ccam.store.store import Store
from ccam.usecases import base as bases
from ccam.usecases.disputes import close_dispute, register
from ccam.usecases.load import load_files
from ccam.usecases.panel.register import register_disputes
from ccam.usecases.panel.state import chosen_rule, open_panel, state_of
from ccam.usecases.panel.text import conclusion_text
from ccam.usecases.panel.views import JudgedFee, PanelState, RatedCriterion
from tests.corpus.make_filled import Cells, grid, save_csv, template_of
from tests.panel_base import make_panel_base

DAY = date(2026, 3, 12)
LADDER = "echelle-proposee"
CT, MRI, PET = "Scanner classe 3 non amorti", "IRM 1,5 T non amortie", "TEP non amortie"
SEATS = ("AM 1", "AM 2", "Méd 1", "Méd 2")


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Store]:
    with bases.open_base(bases.resolve_url(str(path)), read_only=read_only) as store:
        yield store


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_panel_base(tmp_path_factory.mktemp("comite") / "base.sqlite")


@pytest.fixture(scope="module")
def state(base: Path) -> PanelState:
    with opened(base, read_only=True) as store:
        return open_panel(store, rule=LADDER, on=DAY)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    url = bases.resolve_url(str(tmp_path / "base.sqlite"))
    bases.create(url)
    with bases.open_base(url) as store:
        yield store


def fee(state: PanelState, name: str) -> JudgedFee:
    return next(each for each in state.fees if each.described.name == name)


def criterion(state: PanelState, name: str, which: str) -> RatedCriterion:
    return next(each for each in fee(state, name).criteria if each.listed.criterion.name == which)


def load(store: Store, folder: Path, table: str, rows: Sequence[Cells], title: str = "Essai") -> None:
    template = template_of(table)
    head = {"intitule": title, "source": "essai", "date": "12/03/2026"}
    lines = grid(template, template.table(table), rows, head)
    path = save_csv(folder, lines, f"{table}-{abs(hash(title))}.csv")
    list(load_files(store, [path], actor="essai"))


def described(**changes: str) -> Cells:
    return {
        "objet": "IRM", "modalite": "IRM", "classe_d_appareil": "3 T", "amortissement": "non amorti",
        "tranche": "taux plein", "cout_compte": "coût complet",
    } | changes  # fmt: skip


def note(seat: str, value: str = "7", **changes: str) -> Cells:
    return {"siege": seat, "tour": "1", "objet": "IRM", "critere": "C1", "note": value} | changes


# the demonstration -----------------------------------------------------------------------------


def test_each_seat_has_its_value(state: PanelState) -> None:
    values = {each.described.name: [value.cents for value in each.values] for each in state.fees}
    assert values == {
        CT: [5_274, 5_693, 6_862, 7_814],
        MRI: [10_659, 10_334, 13_401, 13_748],
        PET: [33_972, 36_302, 54_073, 59_034],
    }
    assert [each.fee for each in state.fees] == [8_994, 14_496, 82_717]
    assert fee(state, MRI).sides == (10_497, 13_574)
    assert fee(state, MRI).ends == ("AM2", "MED2")


def test_a_lone_dissenter_is_told_though_ipras_is_blind(state: PanelState) -> None:
    seen = criterion(state, CT, "C4")
    assert (seen.notes, seen.judgement and seen.judgement.verdict.value) == ((7, 8, 7, 3), "valide avec réserve")
    assert seen.reading is not None
    assert seen.reading.spread is not None
    assert (seen.reading.spread.fires, seen.reading.spread.blind) == (False, True)
    assert seen.reasons[3].startswith("10 800 examens")
    made = fee(state, CT)
    assert made.conclusion is not None
    assert (made.conclusion.outcome.value, made.concluded, made.conclusion.reserved) == ("juste valeur", (6_277,), True)
    assert "avec réserve · en raison de C4" in conclusion_text(made)


def test_a_block_gives_two_values_and_no_median(state: PanelState) -> None:
    seen = criterion(state, MRI, "C2")
    assert seen.judgement is not None
    assert (seen.judgement.accord.value, seen.judgement.failed) == ("partage par côté", True)
    made = fee(state, MRI)
    assert made.conclusion is not None
    assert (made.conclusion.outcome.value, made.concluded) == ("deux valeurs", (10_497, 13_574))
    assert (made.gap, made.yearly) == (3_078, 6_586_656_142)
    dispute = next(each for each in made.disputes if each.name.startswith("C2"))
    assert (dispute.low, dispute.yearly) == (3_078, 6_586_656_142)
    assert [side.who for side in dispute.sides] == list(SEATS)


def test_four_who_agree_can_reject(state: PanelState) -> None:
    made = fee(state, PET)
    assert made.conclusion is not None
    assert (made.conclusion.outcome.value, made.concluded) == ("valorisation rejetée", ())
    assert criterion(state, PET, "C1").notes == (3, 2, 2, 1)
    assert not [each for each in made.disputes if each.name.startswith("C1 ")]


def test_a_second_round_moves_notes_and_keeps_the_first(state: PanelState) -> None:
    seen = criterion(state, PET, "C4")
    assert (seen.first, seen.notes, seen.round) == ((8, 2, 8, 2), (8, 7, 8, 6), 2)
    assert not seen.second_round


def test_experts_make_their_criteria(state: PanelState) -> None:
    criteria = {each.listed.criterion.name: each.listed for each in fee(state, CT).criteria}
    assert not criteria["C9"].counts
    assert criteria["C11"].counts
    assert criteria["C7"].words == "marge de l'exploitant raisonnable, couverture déclarée"
    assert (criteria["C1"].weight, criteria["C2"].weight, criteria["C11"].weight) == (400, 600, 500)


def test_every_metric_is_measured_or_says_what_lacks(state: PanelState) -> None:
    measures = {each.listed.criterion.name: each.measure for each in fee(state, MRI).criteria}
    assert measures["C1"] == "73,7\u00a0% classés, 3 en litige, 1 dit payé ailleurs"
    assert measures["C4"] == "7\u202f500 à 8\u202f240 examens/an supposés ; médiane observée 8\u202f240"
    assert measures["C7"].startswith("couverture (forfait ÷ coût complet) 105,4")
    assert measures["C6"].startswith("non mesuré : il faut une autre classe")
    assert measures["C9"].startswith("non mesuré")
    assert measures["C10"].startswith("\u221289,1\u00a0M€ à \u221216,0\u00a0M€/an (AMO)")


def test_an_item_in_dispute_says_what_it_weighs(state: PanelState) -> None:
    found = {each.votes.item: each for each in fee(state, MRI).items}
    assert found["archivage"].votes.state.value == "partage par côté"
    assert found["remuneration_du_capital"].votes.state.value == "voix isolée"
    assert found["logiciels"].votes.state.value == "à trancher"
    dispute = next(each for each in fee(state, MRI).disputes if each.name == "archivage")
    assert (dispute.low, dispute.high, dispute.yearly) == (291, 373, 798_933_333)


def test_levers_and_their_rest_make_the_whole_gap(state: PanelState) -> None:
    for each in state.fees:
        assert each.ends is not None
        low, high = (next(value.cents for value in each.values if value.seat == seat) or 0 for seat in each.ends)
        assert abs(sum(lever.cents for lever in each.levers) + each.rest - (high - low)) <= 1


def test_without_a_rule_nothing_is_concluded(base: Path) -> None:
    with opened(base, read_only=True) as store:
        bare = open_panel(store, object=MRI, on=DAY)
        assert state_of(store) is not None
    assert (bare.rule, bare.adopted, len(bare.fees)) == (None, False, 1)
    assert bare.fees[0].conclusion is None
    assert all(each.judgement is None for each in bare.fees[0].criteria)
    assert criterion(bare, MRI, "C2").reading is not None
    assert {each.kind for each in bare.fees[0].disputes} == {"perimetre", "charges"}
    assert conclusion_text(bare.fees[0]).startswith("AUCUNE RÈGLE ADOPTÉE")


def test_a_rule_of_ones_own(base: Path, tmp_path: Path) -> None:
    text = (data_folder() / "parameters" / "regles_panel.toml").read_text("utf-8")
    path = tmp_path / "mes_regles.toml"
    path.write_text(text.replace('seuil_eliminatoire = "4"', 'seuil_eliminatoire = "5.5"'), "utf-8")
    with opened(base, read_only=True) as store:
        strict = open_panel(store, rule=str(path), on=DAY)
    made = fee(strict, CT).conclusion
    assert made is not None
    assert (made.outcome.value, [(cause.value, name) for cause, name in made.causes]) == (
        "intervalle", [("critère éliminatoire", "C4")],
    )  # fmt: skip
    assert chosen_rule(f"{path}:echelle-proposee")[1] is not None
    with pytest.raises(DataRefused, match="ne se lit pas"):
        chosen_rule("absent.toml")
    with pytest.raises(UnknownThing):
        chosen_rule("autre")


# rounds ----------------------------------------------------------------------------------------


def test_the_first_round_is_sealed_until_the_last_seat_answers(empty: Store, tmp_path: Path) -> None:
    load(empty, tmp_path, "forfaits_evalues", [described()])
    load(empty, tmp_path, "notes", [note(seat) for seat in SEATS[:3]], "trois")
    seen = criterion(open_panel(empty, rule=LADDER), "IRM", "C1")
    assert (seen.sealed, seen.filed, seen.notes) == (True, ("AM1", "AM2", "MED1"), (None,) * 4)
    assert (seen.reading, seen.judgement) == (None, None)
    absent = note("Méd 2", "", motif_de_la_note="absent")
    load(empty, tmp_path, "notes", [absent], "absence")
    state = open_panel(empty, rule=LADDER)
    seen = criterion(state, "IRM", "C1")
    assert (seen.sealed, seen.notes, seen.judgement and seen.judgement.accord.value) == (
        False, (7, 7, 7, None), "manquant",
    )  # fmt: skip
    assert conclusion_text(state.fees[0]).startswith("rien n'est conclu")


REFUSED: Mapping[str, tuple[Sequence[Cells], Sequence[Cells]]] = {
    "tour-avant-le-premier": ([note("AM 1")], [note("AM 1", tour="2", motif_de_la_note="vu")]),
    "note-sans-motif": ([note(seat) for seat in SEATS], [note("AM 1", "8", tour="2")]),
    "critere-inconnu": ([note("AM 1")], [note("AM 1", critere="Z9")]),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_note_that_breaks_the_rounds_is_refused(code: str, empty: Store, tmp_path: Path) -> None:
    first, second = REFUSED[code]
    load(empty, tmp_path, "forfaits_evalues", [described()])
    load(empty, tmp_path, "notes", first, "un")
    open_panel(empty)
    load(empty, tmp_path, "notes", second, "deux")
    with pytest.raises(CcamError) as caught:
        open_panel(empty)
    assert caught.value.code == code


def test_one_criterion_written_two_ways_is_still_one(empty: Store, tmp_path: Path) -> None:
    load(empty, tmp_path, "forfaits_evalues", [described()])
    with pytest.raises(DataRefused, match="a déjà noté"):
        load(empty, tmp_path, "notes", [note("AM 1"), note("AM 1", "2", critere="C1 périmètre complet")], "deux")


def test_hypotheses_that_move_after_the_first_note_are_told(empty: Store, tmp_path: Path) -> None:
    load(empty, tmp_path, "forfaits_evalues", [described(examens_en_france="1000", forfait_en_vigueur="100")])
    load(empty, tmp_path, "notes", [note(seat) for seat in SEATS], "notes")
    row = {"siege": "AM 2", "objet": "IRM", "hypothese": "durée de vie (ans)", "valeur": "7", "motif": "essai"}
    price = row | {"hypothese": "prix d'achat (€)", "valeur": "100000"}
    load(empty, tmp_path, "hypotheses", [row, price], "tard")
    made = open_panel(empty, rule=LADDER).fees[0]
    assert made.late == ("AM2",)
    assert made.values[1].lacks == ("examens",)
    assert not made.values[0].filed


def test_a_life_that_makes_no_annuity_is_said(empty: Store, tmp_path: Path) -> None:
    load(empty, tmp_path, "forfaits_evalues", [described()])
    row = {"siege": "AM 1", "objet": "IRM", "motif": "essai"}
    said = (("durée de vie (ans)", "7.5"), ("prix d'achat (€)", "100000"), ("taux d'intérêt (%)", "4"))
    rows = [row | {"hypothese": name, "valeur": value} for name, value in (*said, ("examens par an", "5000"))]
    load(empty, tmp_path, "hypotheses", rows, "fausse")
    value = open_panel(empty).fees[0].values[0]
    assert (value.cents, value.lacks) == (None, ())
    assert "années entières" in value.wrong


def test_what_nobody_describes_is_told(empty: Store, tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="Aucun forfait"):
        open_panel(empty)
    assert state_of(empty) is None
    load(empty, tmp_path, "forfaits_evalues", [described()])
    load(empty, tmp_path, "notes", [note("AM 1", objet="TEP")], "ailleurs")
    assert open_panel(empty).undescribed == ("TEP",)
    with pytest.raises(UnknownThing, match="scanner"):
        open_panel(empty, object="scanner")


# the register ----------------------------------------------------------------------------------


def test_disagreements_are_entered_once_and_a_closed_one_stays_closed(tmp_path: Path) -> None:
    with opened(make_panel_base(tmp_path / "base.sqlite", draft=True)) as store:
        state = open_panel(store, rule=LADDER, object=MRI, on=DAY)
        made = register_disputes(store, state, actor="essai")
        assert {row.state for row in made} == {"ouvert"}
        assert len(made) == len(state.fees[0].disputes)
        again = register_disputes(store, state, actor="essai")
        assert {row.state for row in again} == {"inchangé"}
        assert [row.id for row in again] == [row.id for row in made]
        block = next(row for row in made if "C2" in row.question)
        record = next(row.record for row in register(store).rows if row.record.id == block.id)
        assert (record.subjects, record.effect, record.unit) == ((), 6_586_656_142, "AMO")
        assert "30,78 €/examen × 2\u202f140\u202f000 examens, AMO" in record.basis
        close_dispute(store, store.draft(register(store).draft), block.id, "étude demandée", actor="essai")
        states = {row.id: row.state for row in register_disputes(store, state, actor="essai")}
        assert states[block.id] == "clos"
