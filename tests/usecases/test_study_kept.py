"""A study moved from edit to edit is the study opened anew: rows, figures to the cent, checks, drawings."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.model.codes import LineKey
from ccam.model.draft import Draft
from ccam.model.nodes import LAYERS
from ccam.model.registers import Conflict, Family, Opinion, Placement, Session, Stance, Standing
from ccam.model.subjects import subject_of
from ccam.model.volumes import VolumeRow
from ccam.usecases.board import renewed_acts
from ccam.usecases.browse import act_rows
from ccam.usecases.life import shipped_life
from ccam.usecases.study import Study
from tests import strategies as s
from tests.valuation.worlds import World, rates, volumes, worlds
from tests.valuation.worlds import settings as settings_of

SIZE = 4
CODES, NEWS = [s.code(number) for number in range(1, SIZE + 1)], [s.proposed(number) for number in range(1, SIZE + 1)]
SUBJECTS = [*CODES, *NEWS]
STATES = [state.name for state in shipped_life().states if not state.dated]
SHAPES = st.sampled_from([None, 0, 0, 0, 1])
"""How an act goes: as drawn, alone, or in part to the new act of its neighbour."""
MOSTLY = st.sampled_from([True, True, True, False])
MEMBERS, FAMILIES = ["expert-1", "expert-2"], ["07", "08"]
LABELS = ["Exérèse", "Acte numéro 2"]


def study_of(world: World) -> Study:
    return Study(world.release, world.draft, world.volumes, world.parameters, world.settings)


@st.composite
def lively(draw: st.DrawFn) -> World:
    """A world where an edit of one dossier easily reaches another: most acts stay alone or go in part to the same new
    act as their neighbour; most are in a family, and have a veto against them.
    """
    world = draw(worlds(SIZE))
    draft = world.draft.copy()
    for number, code in enumerate(CODES, 1):
        shape = draw(SHAPES)
        if shape is not None:
            parts = (6_000, 4_000) if shape else ()
            ways = [(number,), (number % SIZE + 1,)][: shape + 1]
            draft.old[code] = s.mapped(number, *ways, parts=parts)
        if draw(MOSTLY):
            family = draw(st.sampled_from(FAMILIES))
            draft.registers.placements[code] = Placement(code, family)
        if draw(MOSTLY):
            veto = Opinion(code, MEMBERS[0], "chirurgien", Stance.AGAINST, veto=True)
            draft.registers.opinions[f"{code}/{MEMBERS[0]}"] = veto
    # one small amount a line: no figure is refused as too large
    rows = {row.key: replace(row, base=row.base // 100) for row in world.volumes.rows}
    return replace(world, draft=draft, volumes=volumes(*rows.values()))


def edited(draft: Draft, other: Draft, data: st.DataObject) -> Draft:
    """``draft`` after some decisions: acts become what ``other`` says, labels, families, opinions, séances."""
    made = draft.copy()
    kinds: list[Callable[[Draft, Draft, st.DataObject], None]] = [_acts, _label, _family, _said, _session]
    for _ in range(data.draw(st.integers(1, 2))):
        data.draw(st.sampled_from(kinds))(made, other, data)
    return made


def _acts(made: Draft, other: Draft, data: st.DataObject) -> None:
    for code in data.draw(st.sets(st.sampled_from(sorted(other.old)), max_size=2)):
        made.old[code] = other.old[code]
    for act in data.draw(st.sets(st.sampled_from(sorted(other.proposed)), max_size=1)):
        if data.draw(st.booleans()):
            made.proposed.pop(act, None)
        else:
            made.proposed[act] = other.proposed[act]


def _label(made: Draft, _other: Draft, data: st.DataObject) -> None:
    """Two acts may come to bear the same label (I11): what is counted on one dossier is written in another."""
    if made.proposed:
        act = data.draw(st.sampled_from(sorted(made.proposed)))
        labels = [*LABELS, *sorted(each.label for each in made.proposed.values())]
        made.proposed[act] = replace(made.proposed[act], label=data.draw(st.sampled_from(labels)))


def _family(made: Draft, _other: Draft, data: st.DataObject) -> None:
    family, subject = data.draw(st.sampled_from(FAMILIES)), data.draw(st.sampled_from(SUBJECTS))
    if data.draw(MOSTLY):
        made.registers.families[family] = Family(family, data.draw(st.sampled_from(["Digestif", "Thorax"])))
    else:
        made.registers.placements[subject] = Placement(subject, family)


def _said(made: Draft, _other: Draft, data: st.DataObject) -> None:
    subject, member = data.draw(st.sampled_from(SUBJECTS)), data.draw(st.sampled_from(MEMBERS))
    if data.draw(st.booleans()):
        made.registers.standings[subject] = Standing(subject, data.draw(st.sampled_from(STATES)))
    else:
        stance, veto = data.draw(st.sampled_from(Stance)), data.draw(st.booleans())
        made.registers.opinions[f"{subject}/{member}"] = Opinion(subject, member, "chirurgien", stance, veto=veto)


def _session(made: Draft, _other: Draft, data: st.DataObject) -> None:
    """A member withdraws from a subject: a veto of theirs holds no more."""
    held = [Conflict(data.draw(st.sampled_from(MEMBERS)), data.draw(st.sampled_from(CODES)))]
    conflicts = tuple(held) if data.draw(MOSTLY) else ()
    made.registers.sessions["S-1"] = Session("S-1", "HCN", "2026-01-01", conflicts=conflicts)


def names(before: Draft, after: Draft) -> set[str]:
    """What the entries between two drafts are about."""
    found = set()
    for layer, each in LAYERS.items():
        here, there = each.held(before), each.held(after)
        found |= {subject_of(f"{layer}/{key}") for key in here | there if here.get(key) != there.get(key)}
    return found


def assert_same(moved: Study, anew: Study) -> None:
    assert moved.dossiers == anew.dossiers
    assert moved.owner == anew.owner
    assert moved.violations == anew.violations
    assert moved.total() == anew.total()
    assert moved.dossier_figures == anew.dossier_figures
    assert moved.dossier_rows == anew.dossier_rows
    assert moved.dossier_by_id == anew.dossier_by_id
    for dossier in anew.dossiers:
        assert moved.dossier_view(dossier.id) == anew.dossier_view(dossier.id)


@settings(deadline=None, max_examples=150)
@given(lively(), lively(), st.data())
def test_edits_leave_it_as_opened_anew(world: World, other: World, data: st.DataObject) -> None:
    """Three edits, each alone or read with the one after; undoing and redoing come back to a draft known before."""
    study, drafts = study_of(world), [world.draft]
    acts = act_rows(study.release, study.by_line, study.votes, study.dossiers)
    _ = study.dossier_rows
    for _ in range(3):
        back = data.draw(st.booleans())
        draft = data.draw(st.sampled_from(drafts)) if back else edited(study.draft, other.draft, data)
        drafts.append(draft)
        before, study = study, study.at(draft, names(study.draft, draft))
        acts = renewed_acts(acts, before, study, names(before.draft, draft))
        if data.draw(st.booleans()):
            anew = study_of(replace(world, draft=draft))
            assert_same(study, anew)
            assert acts == act_rows(anew.release, anew.by_line, anew.votes, anew.dossiers)
    assert_same(study, study_of(replace(world, draft=study.draft)))


def plain() -> World:
    """Three acts that stay alone, each with an effect of four tenths of a cent more than a whole number of cents."""
    old = [s.mapped(number, (number,)) for number in (1, 2, 3)]
    new = [s.new_act(number, score=1_100) for number in (1, 2, 3)]
    seen = volumes(*(VolumeRow(LineKey(s.code(n), 1, 0), "ADC", 10, 10_004, 0, 1_000, None) for n in (1, 2)))
    release = s.release(*map(s.act, (1, 2, 3)))
    return World(release, s.draft(*old, *new), seen, rates(10_000, chirurgie=0), settings_of())


def after(world: World, draft: Draft) -> tuple[Study, Study]:
    """The study moved to ``draft``, and the one opened there."""
    study = study_of(world)
    _ = study.dossier_rows
    moved, anew = study.at(draft, names(study.draft, draft)), study_of(replace(world, draft=draft))
    assert_same(moved, anew)
    return study, moved


def test_an_edit_takes_a_cent_from_another_dossier() -> None:
    world = plain()
    draft = world.draft.copy()
    draft.proposed[s.proposed(1)] = s.new_act(1, score=1_075)
    before, moved = after(world, draft)
    effects = [study.dossier_by_id[s.code(2)].impact.observed for study in (before, moved)]
    assert effects == [1_000, 1_001], "the remainder of the first one was the larger, or came first"


def test_an_edit_makes_an_error_of_another_dossier() -> None:
    world = plain()
    draft = world.draft.copy()
    draft.proposed[s.proposed(2)] = s.new_act(2, score=1_100, label="Acte nouveau 1")
    before, moved = after(world, draft)
    assert moved.dossier_by_id[s.code(1)].errors == before.dossier_by_id[s.code(1)].errors + 1


def test_a_family_takes_its_new_name_everywhere() -> None:
    world = plain()
    world.draft.registers.placements[s.code(1)] = Placement(s.code(1), "07")
    draft = world.draft.copy()
    draft.registers.families["07"] = Family("07", "Digestif")
    _, moved = after(world, draft)
    assert moved.dossier_by_id[s.code(1)].family_names == ("Digestif",)


def test_who_withdraws_lifts_their_veto() -> None:
    world = plain()
    opinion = Opinion(s.code(1), "expert-1", "chirurgien", Stance.AGAINST, veto=True)
    world.draft.registers.opinions[f"{s.code(1)}/expert-1"] = opinion
    draft = world.draft.copy()
    withdrawn = (Conflict("expert-1", s.code(1)),)
    draft.registers.sessions["S-1"] = Session("S-1", "HCN", "2026-01-01", conflicts=withdrawn)
    before, moved = after(world, draft)
    assert before.dossier_by_id[s.code(1)].letter != moved.dossier_by_id[s.code(1)].letter


def test_rows_that_still_hold_are_the_same_objects() -> None:
    world = plain()
    draft = world.draft.copy()
    draft.old[s.code(2)] = s.mapped(2, (2,), (3,), parts=(5_000, 5_000))
    before, moved = after(replace(world, volumes=volumes()), draft)
    assert list(moved.dossier_by_id) == [s.code(1), s.code(2)]
    assert moved.dossier_by_id[s.code(1)] is before.dossier_by_id[s.code(1)]
    assert moved.dossier_by_id[s.code(2)].new_count == 2
