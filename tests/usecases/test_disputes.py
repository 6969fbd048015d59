"""The register of disagreements: open, hear, weigh, close; nothing averaged, no two units added up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.french import disputes as fr
from ccam.model.codes import ActCode
from ccam.model.draft import Draft
from ccam.model.errors import CcamError, DataRefused, DossierMoved, UnknownThing, UsageError
from ccam.model.registers import Disagreement, Side
from ccam.store.store import Store, open_store
from ccam.usecases import curate, disputes
from ccam.usecases.dispute_effects import effect_of_charges, effect_of_points, effect_of_shares
from ccam.usecases.disputes import Effect, Terms
from ccam.usecases.study import Study, open_study

SURGEONS = Side("chirurgiens", "La durée double par laparoscopie.", "registre 2024")
PAYER = Side("Assurance maladie", "La durée est la même.")
TERMS = Terms((SURGEONS, PAYER), Effect(-4_200_000, "AMO"), "répartition 2024 par voie d'abord", "2026-03-31")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base), clock=lambda: "2026-04-01T09:00:00Z") as opened:
        yield opened


def current(store: Store) -> Draft:
    return store.draft(store.drafts()[0].name)


def open_one(store: Store, *codes: str, terms: Terms = TERMS, whole: bool = False) -> str:
    entry = disputes.open_dispute(store, current(store), codes, "Quelle durée ?", terms, actor="expert-1", whole=whole)
    return str(entry.decision.facts["desaccord"])


def test_one_is_opened_with_every_side_in_its_own_words(store: Store) -> None:
    assert open_one(store, "HHFA016") == "D-0001"
    kept = disputes.find_dispute(current(store), "d-0001")
    assert kept.sides == (SURGEONS, PAYER)
    assert (kept.effect, kept.unit, kept.due, kept.closed) == (-4_200_000, "AMO", "2026-03-31", False)
    assert store.entries()[-1].decision.facts["sujets"] == ["HHFA016"]


def test_a_whole_dossier_has_every_old_act_as_subject(store: Store) -> None:
    open_one(store, "HHFA016", whole=True)
    subjects = disputes.find_dispute(current(store), "D-0001").subjects
    assert subjects == open_study(store).owner["HHFA016"].old
    assert len(subjects) > 1


def test_a_proposed_act_stands_for_the_acts_it_replaces(store: Store) -> None:
    draft = current(store)
    target = draft.old[ActCode("HHFA016")].targets[0]
    open_one(store, target)
    subjects = disputes.find_dispute(current(store), "D-0001").subjects
    assert "HHFA016" in subjects
    assert target not in subjects


def test_sides_and_terms_are_added_until_it_is_closed(store: Store) -> None:
    open_one(store, "HHFA016", terms=Terms((SURGEONS,)))
    disputes.add_to_dispute(
        store, current(store), "D-0001", Terms((PAYER,), Effect(100, "honoraires"), due="2026-05-01"), actor="expert-2"
    )
    kept = disputes.find_dispute(current(store), "D-0001")
    assert kept.sides == (SURGEONS, PAYER)
    assert (kept.effect, kept.unit, kept.due) == (100, "honoraires", "2026-05-01")
    with pytest.raises(DataRefused, match="Rien n'est ajouté"):
        disputes.add_to_dispute(store, current(store), "D-0001", Terms(), actor="expert-2")
    disputes.close_dispute(store, current(store), "D-0001", "durée mesurée", actor="expert-1")
    assert disputes.find_dispute(current(store), "D-0001").outcome == "durée mesurée"
    with pytest.raises(DataRefused, match="est clos"):
        disputes.add_to_dispute(store, current(store), "D-0001", TERMS, actor="expert-2")
    with pytest.raises(DataRefused, match="est clos"):
        disputes.close_dispute(store, current(store), "D-0001", "encore", actor="expert-2")


def test_it_is_an_edit_its_author_takes_back_and_its_number_never_serves_again(store: Store) -> None:
    open_one(store, "HHFA016")
    curate.undo(store, current(store), actor="expert-1")
    assert current(store).registers.disagreements == {}
    assert open_one(store, "HHFA016") == "D-0002"
    assert store.verify() == []


@pytest.mark.parametrize(
    ("codes", "question", "terms", "error"),
    [
        ((), "Quoi ?", TERMS, UsageError),
        (("ZZZZ999",), "Quoi ?", TERMS, UnknownThing),
        (("HHFA016",), "  ", TERMS, DataRefused),
        (("HHFA016",), "Quoi ?", Terms((Side("chirurgiens", ""),)), DataRefused),
    ],
)
def test_what_says_nothing_is_refused(
    store: Store, codes: tuple[str, ...], question: str, terms: Terms, error: type[CcamError]
) -> None:
    head = store.head()
    with pytest.raises(error):
        disputes.open_dispute(store, current(store), codes, question, terms, actor="expert-1")
    assert store.head() == head


def test_two_who_open_at_the_same_moment_conflict(store: Store) -> None:
    seen = current(store)
    disputes.open_dispute(store, seen, ["HHFA016"], "A ?", TERMS, actor="expert-1")
    with pytest.raises(DossierMoved):
        disputes.open_dispute(store, seen, ["HHFA016"], "B ?", TERMS, actor="expert-2")


def test_the_list_is_by_absolute_effect_and_filtered(store: Store) -> None:
    open_one(store, "HHFA016")
    open_one(store, "HLHJ003", terms=Terms((PAYER,), Effect(9_900_000, "honoraires"), due="2026-04-01"))
    open_one(store, "HLHJ003", terms=Terms((PAYER,)))
    open_one(store, "HHFA016", terms=Terms((PAYER,), Effect(1_000_000, "AMO")))
    found = disputes.register(store)
    assert [row.record.id for row in found.rows] == ["D-0002", "D-0001", "D-0004", "D-0003"]
    assert found.totals == (("honoraires", 9_900_000), ("AMO", 5_200_000))
    assert found.unknown == 1
    assert [row.record.id for row in disputes.register(store, overdue=True).rows] == ["D-0001"]
    assert {row.record.id for row in disputes.register(store, dossier="HLHJ003").rows} == {"D-0002", "D-0003"}
    disputes.close_dispute(store, current(store), "D-0002", "tranché", actor="expert-1")
    assert "D-0002" not in {row.record.id for row in disputes.register(store, open_only=True).rows}
    assert found.rows[1].dossiers == (open_study(store).owner["HHFA016"].id,)


def test_an_effect_has_a_unit_of_the_closed_list() -> None:
    assert disputes.given_effect(None, "") is None
    assert disputes.given_effect(5, "amo") == Effect(5, "AMO")
    for cents, unit in ((5, ""), (None, "AMO"), (5, "dollars")):
        with pytest.raises(UsageError):
            disputes.given_effect(cents, unit)


@given(st.lists(st.tuples(st.sampled_from(fr.UNITS), st.one_of(st.none(), st.integers(-(10**12), 10**12)))))
def test_totals_never_mix_units_nor_offset_sides(items: list[tuple[str, int | None]]) -> None:
    made = [
        Disagreement(f"D-{n:04d}", ("HHFA001",), "?", (), cents, unit if cents is not None else "")
        for n, (unit, cents) in enumerate(items, 1)
    ]
    found = dict(disputes.totals(made))
    for unit in fr.UNITS:
        assert found.get(unit, 0) == sum(abs(cents) for name, cents in items if name == unit and cents is not None)
    sizes = [-1 if item.effect is None else abs(item.effect) for item in disputes.heaviest(made)]
    assert sizes == sorted(sizes, reverse=True)


# effects that are computed --------------------------------------------------------------------


@pytest.fixture
def study(store: Store) -> Study:
    return open_study(store)


def test_charges_are_weighed_one_way_less_the_other(study: Study) -> None:
    acts = study.owner["HHFA016"].old
    one, two = "CNAM 2025 (fictif)", next(name for name in study.parameters.cp_origins() if "yndic" in name)
    found = effect_of_charges(study, acts, one, two.upper())
    back = effect_of_charges(study, acts, two, one)
    expected = [study.under(name).impact.only(frozenset(acts)).observed for name in (one, two)]
    assert found.cents == expected[1] - expected[0] == -back.cents != 0
    assert found.unit == "honoraires"
    assert one in found.basis
    with pytest.raises(UsageError):
        effect_of_charges(study, acts, one, "personne")


def test_shares_are_weighed_without_being_written(store: Store, study: Study) -> None:
    code = next(code for code, act in study.draft.old.items() if len(act.shares) == 2 and study.dossier_by_id[
        study.owner[code].id].base)  # fmt: skip
    shares = study.draft.old[code].shares
    head = store.head()
    assert effect_of_shares(study, code, shares, shares).cents == 0
    found = effect_of_shares(study, code, (9_000, 1_000), (1_000, 9_000))
    assert found.cents == -effect_of_shares(study, code, (1_000, 9_000), (9_000, 1_000)).cents != 0
    assert "90/10" in found.basis
    assert store.head() == head
    for parts in ((10_000,), (5_000, 4_000)):
        with pytest.raises(DataRefused):
            effect_of_shares(study, code, shares, parts)


def test_points_are_weighed_on_one_line(study: Study) -> None:
    target = study.draft.old[ActCode("HHFA016")].targets[0]
    line = study.draft.proposed[target].lines[0]
    score = line.score or 10_000
    found = effect_of_points(study, f"{target}/{line.slot}", score, score + 1_000)
    assert found.cents > 0
    assert effect_of_points(study, f"{target}/{line.slot}", score, score).cents == 0
    for wrong in (f"{target}/9/9", "P-99-0001/1/0", "n'importe quoi"):
        with pytest.raises(UnknownThing):
            effect_of_points(study, wrong, 100, 200)
