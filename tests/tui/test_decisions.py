"""Every decision of the screen Transcodage from its key, on the demonstration base; then taken back where it can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import Fate, Verb
from ccam.store.store import Store, open_store
from tests.tui.decision_bench import HHFA016, HLHJ003, draft_of, on_dossier, typed
from tests.tui.screen_text import press, settle, words
from tui.screens.form import Form
from tui.screens.transcodage import TranscodageView
from tui.widgets.grid import Grid

P1 = ProposedId("P-07-0001")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


async def test_m_keeps_an_undecided_act_at_once_and_u_takes_it_back(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "m")
        assert draft_of(store).old[HLHJ003].verb is Verb.KEEP
        assert "u annuler" in words(app)
        await press(pilot, "u")
        assert draft_of(store).fate_of(HLHJ003).fate is Fate.UNDECIDED
        assert "Annulé" in words(app)


async def test_m_asks_before_it_replaces_what_was_decided(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        before = draft_of(store)
        await press(pilot, "m")
        assert "Maintenir 5 actes" in words(app)
        assert "Remplace ce qui était décidé" in words(app)
        await press(pilot, "escape")
        assert draft_of(store) == before
        await press(pilot, "m")
        await typed(pilot, "retour en arrière")
        assert all(draft_of(store).old[code].verb is Verb.KEEP for code in map(ActCode, ("HHFA001", "HHFA016")))
        await press(pilot, "u")
        assert draft_of(store).old == before.old


async def test_e_changes_the_labels_of_the_proposed_acts(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "e", "end", *" (toute voie)", "enter", "enter")
        await typed(pilot, "plus clair")
        assert draft_of(store).proposed[P1].label.endswith("(toute voie)"), words(app)
        await press(pilot, "u")
        assert not draft_of(store).proposed[P1].label.endswith("(toute voie)")


async def test_e_keeps_an_undecided_act_under_another_label(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (_, pilot):
        await press(pilot, "e")
        await press(pilot, "end", *" bis", "enter", "enter")
        assert draft_of(store).old[HLHJ003].verb is Verb.RELABEL
        await press(pilot, "u")
        assert HLHJ003 not in draft_of(store).old or draft_of(store).old[HLHJ003].fate is Fate.UNDECIDED


async def test_o_recodes(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (_, pilot):
        await press(pilot, "o", "enter", "enter", "enter")
        act = draft_of(store).old[HLHJ003]
        assert act.verb is Verb.RECODE
        assert draft_of(store).proposed[act.targets[0]].label.startswith("Biopsie non ciblée")
        await press(pilot, "u")
        assert draft_of(store).fate_of(HLHJ003).fate is Fate.UNDECIDED


async def test_r_merges_what_is_marked(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "space")
        other = app._view.query_one("#dossiers", Grid).current
        assert other is not None
        await press(pilot, "space", "r", "enter", "enter")
        await typed(pilot, "Deux en un", "", "redites")
        target = draft_of(store).old[HLHJ003].targets
        assert target == draft_of(store).old[ActCode(other.id)].targets
        assert draft_of(store).proposed[target[0]].label == "Deux en un"
        await press(pilot, "u")
        assert draft_of(store).fate_of(ActCode(other.id)).fate is Fate.UNDECIDED


async def test_s_splits_and_an_empty_part_takes_the_rest(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (_, pilot):
        await press(pilot, "s", "tab", *"70", "enter", "enter", "enter", "enter", *"Autre", "enter", "enter")
        await typed(pilot, "", "", "deux gestes")
        act = draft_of(store).old[HLHJ003]
        assert (act.verb, act.shares) == (Verb.SPLIT, (7000, 3000))
        await press(pilot, "u")
        assert draft_of(store).fate_of(HLHJ003).fate is Fate.UNDECIDED


async def test_w_restructures_from_what_is_there(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "w")
        assert "P-07-0002" in words(app)
        form = app.screen
        assert isinstance(form, Form)
        cells = form._cells
        parts = [cell for cell in cells if cell.value in ("92", "8")]
        parts[0].value, parts[1].value = "60", "40"
        form._inputs[-1].focus()
        await press(pilot, "enter")
        assert draft_of(store).old[HHFA016].shares == (6000, 4000), words(app)
        await press(pilot, "u")
        assert draft_of(store).old[HHFA016].shares == (9200, 800)


async def test_f_bills_together(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (_, pilot):
        await press(pilot, "f", "enter", "enter", "enter", *"Complément", "enter", "enter", "enter")
        act = draft_of(store).old[HLHJ003]
        assert act.verb is Verb.BILL_TOGETHER
        assert len(act.alternatives[0].members) == 2
        await press(pilot, "u")
        assert draft_of(store).fate_of(HLHJ003).fate is Fate.UNDECIDED


async def test_capital_d_asks_for_a_reason_and_deletes(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "D", "enter")
        assert "Un motif est demandé" in words(app)
        assert draft_of(store).fate_of(HLHJ003).fate is Fate.UNDECIDED
        await typed(pilot, "obsolète")
        assert draft_of(store).old[HLHJ003].fate is Fate.DELETED
        await press(pilot, "u")
        assert draft_of(store).fate_of(HLHJ003).fate is Fate.UNDECIDED


async def test_c_creates_and_the_created_act_is_deleted_with_capital_d(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        before = set(draft_of(store).proposed)
        await press(pilot, "c")
        await typed(pilot, "Téléexpertise", "", "", "pratique nouvelle")
        (made,) = set(draft_of(store).proposed) - before
        assert draft_of(store).proposed[made].justification == "pratique nouvelle"
        await press(pilot, "slash", *made, "enter", "D")
        await typed(pilot, "doublon")
        assert made not in draft_of(store).proposed, words(app)
        await press(pilot, "u", "u")
        assert set(draft_of(store).proposed) == before


async def test_l_completes_changes_and_takes_away_lines(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "l")
        form = app.screen
        assert isinstance(form, Form)
        act = draft_of(store).proposed[P1]
        cells = form._cells
        width = 10
        assert cells[0].value == f"P-07-0001/{act.lines[0].slot}"
        cells[1].value, cells[5].value, cells[7].value = "300,5", "x", "AF7"
        last = cells[-width:]
        last[0].value, last[1].value = "P-07-0001/5/0", "12"
        form._inputs[-1].focus()
        await press(pilot, "enter")
        made = draft_of(store).proposed[P1]
        first, fifth = made.line(act.lines[0].slot), made.line(Slot(5, 0))
        assert first is not None
        assert (first.score, first.prior_approval) == (30050, True), words(app)
        assert first.modifiers == ("A", "F", "7")
        assert fifth is not None
        assert fifth.score == 1200
        await press(pilot, "l")
        form = app.screen
        assert isinstance(form, Form)
        start = next(n for n, cell in enumerate(form._cells) if cell.value.startswith("P-07-0001/5"))
        for cell in form._cells[start : start + width]:
            cell.value = ""
        form._inputs[-1].focus()
        await press(pilot, "enter")
        assert draft_of(store).proposed[P1].line(Slot(5, 0)) is None
        await press(pilot, "u", "u")
        assert draft_of(store).proposed[P1] == act


async def test_i_scores(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        before = draft_of(store).proposed[P1]
        await press(pilot, "i")
        form = app.screen
        assert isinstance(form, Form)
        form._cells[0].value = "271,25"
        form._inputs[-1].focus()
        await press(pilot, "enter")
        assert draft_of(store).proposed[P1].lines[0].score == 27125
        await press(pilot, "u")
        assert draft_of(store).proposed[P1] == before


async def test_lines_are_left_to_a_committee_from_the_palette(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "colon", *"laisser des lignes", "enter")
        await typed(pilot, "HHFA001/4/0", "Anesthésie", "scorées ensemble")
        left = draft_of(store).old[ActCode("HHFA001")].left
        assert any(item.committee == "Anesthésie" for item in left), words(app)
        await press(pilot, "u")


async def test_the_cursor_stays_on_the_act_that_joins_another_dossier(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "enter", "r", "end", *" HHFA001", "enter", "end", "ctrl+u", *P1, "enter", "enter", "enter")
        await typed(pilot, "essai")
        assert draft_of(store).old[HLHJ003].targets == (P1,), words(app)
        choice = app.query_one(TranscodageView).choice
        assert (choice.dossiers, choice.acts) == (("HHFA001",), (HLHJ003,))


async def test_what_is_said_of_another_dossier_stays_until_one_moves(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "colon", *"ouvrir une séance", "enter")
        await typed(pilot, "HCN", "", "", "HHFA016", "", "président", "")
        await settle(pilot)
        assert "Séance S-0001 ouverte" in words(app)
        await press(pilot, "j")
        assert "Séance S-0001 ouverte" not in words(app)
