"""Editing a draft: tables, shares, undo, redo; each one decision, each all or nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.model.codes import ActCode
from ccam.model.draft import Fate, Verb
from ccam.model.errors import CcamError, DataRefused, DossierMoved, FileRefused, UnknownThing, UsageError
from ccam.model.nodes import content_hash
from ccam.store.store import Store, open_store
from ccam.usecases import curate
from ccam.usecases.base import verify
from tests.strategies import partitions

HHFA016 = ActCode("HHFA016")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def table(folder: Path, *rows: str, head: str = "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif") -> Path:
    path = folder / "table.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def apply(store: Store, *paths: Path, dry_run: bool = False) -> curate.Applied:
    return curate.apply_tables(store, curate.pick_draft(store, None), paths, actor="essai", dry_run=dry_run)


def content(store: Store) -> str:
    return content_hash(store.draft(store.drafts()[0].name))


def test_a_table_is_one_decision_and_says_what_it_did(store: Store, tmp_path: Path) -> None:
    before = store.head()[0]
    done = apply(store, table(tmp_path, "HLHJ003;supprimer;;;;;obsolète"))
    assert store.head()[0] == before + 1
    assert (done.old, done.new) == (1, 0)
    assert store.draft(store.drafts()[0].name).old[ActCode("HLHJ003")].fate is Fate.DELETED


def test_trying_writes_nothing(store: Store, tmp_path: Path) -> None:
    before = store.head(), content(store)
    done = apply(store, table(tmp_path, "HLHJ003;supprimer;;;;;obsolète"), dry_run=True)
    assert done.old == 1
    assert (store.head(), content(store)) == before


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("ZZZZ999;supprimer;;;;;obsolète",), "ZZZZ999"),
        (("HLHJ003;regrouper;P-07-0900;;;;",), "libellé"),
        (("HLHJ003;recoder;HHWA001;Nouveau;;;", "HHFA001;supprimer;;;;;x"), "HHWA001"),
        (("HLHJ003;subdiviser;P-07-0901;A;60;;", "HLHJ003;recomposer;P-07-0902;B;40;;"), "HLHJ003"),
        (("HLHJ003;subdiviser;P-07-0901;A;60;;", "HLHJ003;subdiviser;P-07-0902;B;30;;"), "100"),
        (("HLHJ003;subdiviser;P-07-0901;A;0,6;;", "HLHJ003;subdiviser;P-07-0902;B;0,4;;"), "pour cent"),
        (("HLHJ003;subdiviser;P-07-0901;A;6000;;", "HLHJ003;subdiviser;P-07-0902;B;4000;;"), "pour cent"),
        (("HLHJ003;relibeller;;Un\x1b[31m titre;;;",), "caractère"),
    ],
)
def test_a_table_that_cannot_be_applied_changes_nothing(
    store: Store, tmp_path: Path, rows: tuple[str, ...], said: str
) -> None:
    before = store.head(), content(store)
    with pytest.raises(FileRefused) as refusal:
        apply(store, table(tmp_path, *rows))
    everything = " ".join(f"{found.value} {found.message} {found.hint}" for found in refusal.value.findings)
    assert said in everything
    assert all(found.row for found in refusal.value.findings)
    assert (store.head(), content(store)) == before


def test_a_kept_act_begins_with_its_lines(store: Store, tmp_path: Path) -> None:
    apply(store, table(tmp_path, "HLHJ003;maintenir;;;;;"))
    draft = store.draft(store.drafts()[0].name)
    act = draft.old[ActCode("HLHJ003")]
    proposed = draft.proposed[act.targets[0]]
    release = store.release(store.drafts()[0].base)
    assert act.verb is Verb.KEEP
    assert {line.slot for line in proposed.lines} == release.slots[ActCode("HLHJ003")]
    assert proposed.label == release.by_code[ActCode("HLHJ003")].label
    assert all(line.score is None for line in proposed.lines)


def test_a_line_left_to_a_committee_is_lifted_once_it_is_completed(store: Store, tmp_path: Path) -> None:
    left = store.draft(store.drafts()[0].name).old[HHFA016].left
    assert [item.slot for item in left] == [(4, 0)]
    rows = [f"P-07-000{number};4;0;140;anesthesie" for number in (1, 2)]
    done = apply(store, table(tmp_path, *rows, head="nouvel acte;activité;phase;points;clé CP"))
    assert "HHFA016/4/0" in done.lifted
    assert store.draft(store.drafts()[0].name).old[HHFA016].left == ()


def test_one_act_in_two_tables_at_once_is_refused(store: Store, tmp_path: Path) -> None:
    """Each file's parts sum to 100 %; together they would send the volume twice."""
    first = table(tmp_path, "HLHJ003;recoder;P-07-0901;A;;;")
    second = first.rename(tmp_path / "autre.csv")
    third = table(tmp_path, "HLHJ003;recoder;P-07-0902;B;;;")
    with pytest.raises(FileRefused) as refusal:
        apply(store, second, third)
    assert [found.code for found in refusal.value.findings] == ["acte-dans-deux-tables"]
    assert refusal.value.findings[0].file == "table.csv"


def test_one_line_in_two_tables_at_once_is_refused(store: Store, tmp_path: Path) -> None:
    head = "nouvel acte;activité;phase;points;clé CP"
    first = table(tmp_path, "P-07-0001;1;0;262;chirurgie", head=head).rename(tmp_path / "autre.csv")
    with pytest.raises(FileRefused) as refusal:
        apply(store, first, table(tmp_path, "P-07-0001;1;0;300;chirurgie", head=head))
    assert [found.code for found in refusal.value.findings] == ["ligne-dans-deux-tables"]


def test_a_second_value_for_one_line_refuses_the_sheet(store: Store, tmp_path: Path) -> None:
    rows = ("P-07-0001;1;0;262;chirurgie", "P-07-0001;1;0;300;chirurgie")
    with pytest.raises(FileRefused) as refusal:
        apply(store, table(tmp_path, *rows, head="nouvel acte;activité;phase;points;clé CP"))
    assert refusal.value.findings[0].row == 3


def test_the_same_table_twice_is_refused_as_saying_nothing_new(store: Store, tmp_path: Path) -> None:
    path = table(tmp_path, "HLHJ003;supprimer;;;;;obsolète")
    apply(store, path)
    with pytest.raises(DataRefused):
        apply(store, path)


@pytest.mark.parametrize("parts", [(10000,), (5000, 5001), (10000, 0), (-1, 10001), (3000, 3000, 4000)])
def test_shares_that_do_not_hold_are_refused(store: Store, parts: tuple[int, ...]) -> None:
    draft = store.draft(store.drafts()[0].name)
    before = content(store)
    with pytest.raises(DataRefused):
        curate.distribute(store, draft, HHFA016, parts, actor="essai")
    assert content(store) == before


def test_an_act_without_a_fate_has_no_shares(store: Store) -> None:
    draft = store.draft(store.drafts()[0].name)
    undecided = next(code for code in store.release(draft.base).by_code if code not in draft.old)
    with pytest.raises(UnknownThing):
        curate.distribute(store, draft, undecided, (5000, 5000), actor="essai")


def test_undo_and_redo_survive_a_restart(demo_base: Path) -> None:
    with open_store(str(demo_base)) as first:
        start = content(first)
        draft = first.draft(first.drafts()[0].name)
        curate.distribute(first, draft, HHFA016, (7000, 3000), actor="expert 3")
        moved = content(first)
    with open_store(str(demo_base)) as second:
        name = second.drafts()[0].name
        curate.undo(second, second.draft(name), actor="expert 3")
        assert content(second) == start
        curate.redo(second, second.draft(name), actor="expert 3")
        assert content(second) == moved
        with pytest.raises(DataRefused):
            curate.redo(second, second.draft(name), actor="expert 3")
        assert verify(second) == []


def test_one_undoes_only_what_one_did(store: Store) -> None:
    draft = store.draft(store.drafts()[0].name)
    curate.distribute(store, draft, HHFA016, (7000, 3000), actor="expert 3")
    with pytest.raises(DataRefused):
        curate.undo(store, store.draft(draft.name), actor="expert 4")


def test_undo_is_refused_once_someone_built_upon_it(store: Store) -> None:
    name = store.drafts()[0].name
    curate.distribute(store, store.draft(name), HHFA016, (7000, 3000), actor="expert 3")
    curate.distribute(store, store.draft(name), HHFA016, (6000, 4000), actor="expert 4")
    with pytest.raises(DossierMoved, match="expert 4") as refusal:
        curate.undo(store, store.draft(name), actor="expert 3")
    assert refusal.value.code == "bati-dessus"


def test_an_edit_on_what_has_moved_is_refused_and_nothing_is_lost(store: Store) -> None:
    name = store.drafts()[0].name
    seen = store.draft(name)
    curate.distribute(store, seen, HHFA016, (7000, 3000), actor="expert 3")
    with pytest.raises(DossierMoved, match="expert 3"):
        curate.distribute(store, seen, HHFA016, (6000, 4000), actor="expert 4")
    assert store.draft(name).old[HHFA016].shares == (7000, 3000)


def test_which_draft(store: Store) -> None:
    known = store.drafts()[0]
    assert curate.pick_draft(store, None) == known
    with pytest.raises(UnknownThing):
        curate.pick_draft(store, "autre")
    curate.create_draft(store, "autre", known.base, actor="essai", reason="essai")
    with pytest.raises(UsageError):
        curate.pick_draft(store, None)


steps = st.lists(st.one_of(partitions(2), st.sampled_from(["undo", "redo"])), min_size=1, max_size=8)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_any_sequence_of_edits_undos_and_redos(demo_folder: Path, tmp_path: Path, moves: list[object]) -> None:
    """A model of two stacks predicts the shares after each step; the journal always verifies."""
    path = shutil.copy(demo_folder / "demo.sqlite", tmp_path / "suite.sqlite")
    with open_store(str(path)) as store:
        name = store.drafts()[0].name
        past, future = [store.draft(name).old[HHFA016].shares], list[tuple[int, ...]]()
        for move in moves:
            draft = store.draft(name)
            try:
                if move == "undo":
                    curate.undo(store, draft, actor="modèle")
                    future.append(past.pop())
                elif move == "redo":
                    curate.redo(store, draft, actor="modèle")
                    past.append(future.pop())
                else:
                    curate.distribute(store, draft, HHFA016, move, actor="modèle")  # type: ignore[arg-type]
                    past.append(move)  # type: ignore[arg-type]
                    future.clear()
            except CcamError:
                refused_rightly = (
                    (move == "undo" and len(past) == 1) or (move == "redo" and not future) or move == past[-1]
                )
                assert refused_rightly, move
            assert store.draft(name).old[HHFA016].shares == past[-1]
        assert verify(store) == []
