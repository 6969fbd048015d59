"""States, opinions, notes, disagreements, séances, families, suggestions, history: each from its key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ccam.formats.transcodage import LineRow
from ccam.model.draft import Fate, Verb
from ccam.model.registers import Family, Stance
from ccam.store.store import Store, open_store
from ccam.usecases import curate, decide, families
from ccam.usecases.decide import Room, Signed
from tests.tui.decision_bench import HHFA016, HLHJ003, draft_of, on_dossier, typed
from tests.tui.screen_text import press, words
from tui.app import WorkbenchApp
from tui.screens.form import Form
from tui.widgets.grid import Grid


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


@pytest.fixture
def theirs(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def fill(app: WorkbenchApp, **texts: str) -> None:
    """Put texts in the fields of the open form, and the focus on the last one."""
    form = app.screen
    assert isinstance(form, Form)
    for name, text in texts.items():
        form.query_one(f"#field-{name}", Input).value = text
    form._inputs[-1].focus()


async def chosen(pilot: Pilot[None], *entry: str) -> None:
    await press(pilot, "colon", *" ".join(entry), "enter")


async def test_t_offers_only_what_the_table_allows_with_who_may(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "t")
        text = words(app)
        assert "Aujourd'hui : brouillon." in text
        assert "1 proposé : par président, rédacteur, secrétariat" in text
        assert "publié" not in text
        await press(pilot, *"prop", "enter", "enter")
        assert draft_of(store).registers.standings["HHFA016"].state == "propose"
        await press(pilot, "u")
        assert "HHFA016" not in draft_of(store).registers.standings


async def test_t_moves_the_marked_dossiers_in_one_decision_or_none(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "g", "space", "space", "t", "1", "enter", "enter")
        moved = draft_of(store).registers.standings
        first, second = (row.id for row in app.workbench.dossiers()[:2])
        assert {first, second} <= moved.keys()
        assert len({entry.position for entry in store.entries(draft_of(store).name)[-1:]}) == 1
        await press(pilot, "u")
        assert not draft_of(store).registers.standings
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        before = draft_of(store)
        await press(pilot, "space", "g", "space", "t", "1", "enter", "enter")
        assert "HLHJ003" in words(app)
        assert isinstance(app.screen, Form), "one of them has no fate: nothing is written, the form stays"
        assert draft_of(store) == before


async def test_a_gives_an_opinion_that_the_drawing_shows(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "a", "c", "enter", "enter", *"expert libéral", "enter", "enter", "enter")
        assert "Un avis contraire ou une abstention se motive." in words(app)
        await typed(pilot, "trop large")
        said = draft_of(store).registers.opinions["HHFA016/expert-3"]
        assert (said.stance, said.function, said.reason) == (Stance.AGAINST, "expert libéral", "trop large")
        await press(pilot, "z", "G")
        assert "pour 0 · contre 1 (expert libéral) · abst. 0" in words(app)
        await press(pilot, "u")
        assert "HHFA016/expert-3" in draft_of(store).registers.opinions, "an opinion is corrected by another one"


async def test_n_notes(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "n", "enter")
        assert "Écrivez la note." in words(app)
        await typed(pilot, "vu avec l'anesthésie")
        assert [one.text for one in draft_of(store).registers.comments.values()][-1] == "vu avec l'anesthésie"


async def test_d_opens_a_disagreement_adds_to_it_and_closes_it(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "d")
        fill(
            app,
            number="nouveau",
            question="Quelle part pour la toilette ?",
            effect="-42 000",
            unit="hon",
            awaits="2024",
        )
        form = app.screen
        assert isinstance(form, Form)
        form._cells[0].value, form._cells[1].value = "chirurgiens", "8 % est trop peu"
        await press(pilot, "enter")
        (made,) = [one for one in draft_of(store).registers.disagreements.values() if "toilette" in one.question]
        assert (made.effect, made.unit, made.sides[0].who) == (-4_200_000, "honoraires", "chirurgiens")
        await press(pilot, "z", "G")
        assert "effet ±42,0 k€ honoraires · attend : 2024" in words(app)
        await press(pilot, "z", "d")
        fill(app, number=made.id, outcome="8 % gardés")
        await press(pilot, "enter")
        assert draft_of(store).registers.disagreements[made.id].closed, words(app)
        await press(pilot, "u", "u")
        assert made.id not in draft_of(store).registers.disagreements


async def test_h_tells_who_decided_what(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "h")
        text = words(app)
        assert "Historique du dossier HHFA001" in text
        assert "HHFA016" in text
        await press(pilot, "escape")
        assert "Historique" not in words(app)


async def test_a_seance_is_opened_followed_corrected_and_closed(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await chosen(pilot, "ouvrir une séance")
        fill(app, body="comité", committee="digestif", agenda="HHFA001")
        form = app.screen
        assert isinstance(form, Form)
        form._cells[1].value = "rapporteur"
        await press(pilot, "enter")
        (session,) = [one for one in draft_of(store).registers.sessions.values() if not one.closed]
        assert session.present == ("expert-3",)
        await chosen(pilot, "ordre du jour de la")
        text = " ".join(words(app).split())
        assert "Dossiers 1 / " in text
        assert "⚠ quorum 3 non" in text
        await chosen(pilot, "corriger la séance")
        fill(app, agenda=f"{' '.join(session.agenda)} HLHJ003")
        await press(pilot, "enter")
        assert "HLHJ003" in draft_of(store).registers.sessions[session.id].agenda, words(app)
        await chosen(pilot, "clore la séance")
        await typed(pilot, "non")
        assert "Écrivez « oui » pour clore." in words(app)
        fill(app, sure="oui")
        await press(pilot, "enter")
        assert draft_of(store).registers.sessions[session.id].closed
        await chosen(pilot, "ordre du jour de la")
        assert "Aucune séance n'est ouverte." in words(app)


async def test_marked_dossiers_are_placed_in_a_family(store: Store) -> None:
    draft = draft_of(store)
    if "99" not in draft.registers.families:
        families.make_family(
            Room(store, draft, store.release(draft.base)), Family("99", "Essai"), Signed("secretariat")
        )
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "space")
        await chosen(pilot, "placer dans une famille")
        await typed(pilot, "99", "")
        assert draft_of(store).registers.placements["HLHJ003"].family == "99", words(app)
        await press(pilot, "u")
        placed = draft_of(store).registers.placements.get("HLHJ003")
        assert placed is None or placed.family != "99"


async def test_a_suggestion_is_accepted_or_refused_with_its_reason(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await chosen(pilot, "suggestions pour tous")
        assert "Indice" in words(app)
        grid = app.screen.query_one("#suggestions", Grid)
        first = grid.rows[0]
        await press(pilot, "enter", "r", "enter", "enter")
        assert "Un refus porte un motif" in words(app)
        await typed(pilot, "autre geste")
        assert first.name in draft_of(store).registers.refusals
        await press(pilot, "u")
        assert first.name not in draft_of(store).registers.refusals
        await chosen(pilot, "suggestions pour tous")
        await press(pilot, "enter", "a", "enter", "enter")
        assert draft_of(store).fate_of(first.old).fate is Fate.MAPPED, words(app)
        await press(pilot, "u")
        assert draft_of(store).fate_of(first.old).fate is Fate.UNDECIDED


async def test_capital_d_deletes_the_marked_dossiers_at_once(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "space", "space", "D")
        await typed(pilot, "obsolètes")
        gone = [act for act in draft_of(store).old.values() if act.reason == "obsolètes"]
        assert len(gone) == 2
        assert not app._view.query_one("#dossiers", Grid).marks, "nothing stays marked for the next key"
        await press(pilot, "u")
        assert not [act for act in draft_of(store).old.values() if act.reason == "obsolètes"]


async def test_a_refusal_keeps_what_is_typed(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "r")
        fill(app, acts="HLHJ003 ZZZZ999", label="Impossible", reason="essai")
        await press(pilot, "enter")
        text = words(app)
        assert "ZZZZ999" in text
        assert "Impossible" in text
        assert isinstance(app.screen, Form)
        assert draft_of(store).fate_of(HLHJ003).fate is Fate.UNDECIDED
        fill(app, acts="HLHJ003 HHFA001")
        await press(pilot, "enter")
        assert draft_of(store).old[HLHJ003].verb is Verb.MERGE


async def test_what_is_typed_in_a_form_given_up_comes_back(store: Store) -> None:
    async with on_dossier(store, "HLHJ003") as (app, pilot):
        await press(pilot, "n", *"à moitié", "escape")
        assert not isinstance(app.screen, Form)
        await press(pilot, "n")
        assert "Voici ce que vous aviez commencé" in words(app)
        await press(pilot, "end", *" fini", "enter")
        assert [one.text for one in draft_of(store).registers.comments.values()][-1] == "à moitié fini"


async def test_a_dossier_that_moved_shows_both_versions_and_lets_redo(store: Store, theirs: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "e", "end", *" bis")
        label = app.screen.query_one("#field-P-07-0001", Input).value
        draft = draft_of(theirs)
        room = Room(theirs, draft, theirs.release(draft.base))
        decide.score(room, [LineRow(0, "P-07-0001", 1, 0, 27_000)], Signed("expert-5"))
        await press(pilot, "enter", "enter", "enter")
        text = words(app)
        assert "Pendant que vous écriviez" in text
        assert "Leur version : expert-5" in text
        assert "262 points → 270 points" in text
        assert app.screen.query_one("#field-P-07-0001", Input).value == label
        await press(pilot, "enter")
        after = draft_of(store).proposed
        made = next(act for act in after.values() if act.id == "P-07-0001")
        assert (made.label, made.lines[0].score) == (label, 27_000), "redone on what they wrote"


async def test_shares_typed_on_an_act_that_moved_are_kept_too(store: Store, theirs: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "p", *"60")
        curate.distribute(theirs, draft_of(theirs), HHFA016, (7000, 3000), actor="expert-5")
        await press(pilot, "enter", "enter")
        assert "Leur version : expert-5" in words(app)
        await press(pilot, "enter")
        assert draft_of(store).old[HHFA016].shares == (6000, 4000), words(app)


async def test_a_decision_on_one_dossier_refuses_marks(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "space", "s")
        assert "Cette décision se prend sur un seul dossier." in words(app)
        assert not isinstance(app.screen, Form)
