"""The demonstration moved to a newer release: marks, seals, undo, races, and what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccam.model.acts import Release
from ccam.model.codec import canonical, encode_old
from ccam.model.codes import ActCode
from ccam.model.decisions import Kind
from ccam.model.draft import Draft, Fate
from ccam.model.errors import DataRefused, DossierMoved, SealRefused, UnknownThing
from ccam.model.nodes import content_hash
from ccam.model.rebase import rebase, shift
from ccam.resources import demo_folder as shipped
from ccam.store.store import Store, open_store
from ccam.usecases import curate, life
from ccam.usecases.base import verify
from ccam.usecases.check import check_draft
from ccam.usecases.figures import totals
from ccam.usecases.load import load_files
from ccam.usecases.milestones import find_seal, seal, sealed_study
from ccam.usecases.rebase import Rebased, rebase_draft
from ccam.usecases.report.build import build_report
from ccam.usecases.study import open_study, select_dossiers
from ccam.usecases.workbench.workbench import Workbench

KEPT, GONE, CAME, UNDECIDED, SPLIT = map(ActCode, ("BGFA005", "HHFA025", "HHFA925", "HLHJ003", "HHFE002"))


def newer_workbook(folder: Path) -> Path:
    """The demonstration workbook six months later: one act relabelled, one gone, one recoded, still undecided."""
    text = (shipped() / "CCAM_V81_demo.csv").read_text("utf-8")
    changes = (
        ("version 81-demo applicable 01/01/2026", "version 82-demo applicable 01/07/2026"),
        ("\nHHFA025,,", "\nHHFA925,,"),
        ("\nHLHJ003,,", "\nHLHJ903,,"),
    )
    for before, after in changes:
        assert text.count(before) == 1
        text = text.replace(before, after)
    start = text.index("\nBGFA005,,") + len("\nBGFA005,,")
    text = text[:start] + text[start:].replace("c", "ç", 1)
    path = folder / "CCAM_V82_demo.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def store(demo_base: Path, tmp_path: Path) -> Iterator[Store]:
    """The demonstration base, with the newer release beside."""
    with open_store(str(demo_base)) as opened:
        list(load_files(opened, [newer_workbook(tmp_path)], actor="secretariat"))
        yield opened


def current(store: Store) -> Draft:
    return store.draft(store.drafts()[0].name)


def move(store: Store, *, dry_run: bool = False, actor: str = "secretariat") -> Rebased:
    return rebase_draft(store, store.drafts()[0], "82-demo", actor=actor, dry_run=dry_run)


def apply(store: Store, folder: Path, *rows: str, actor: str = "expert 3") -> None:
    path = folder / "t.csv"
    path.write_text("\n".join(("ancien code;devenir;nouvel acte;libellé;part;ensemble;motif", *rows)) + "\n", "utf-8")
    curate.apply_tables(store, curate.pick_draft(store, None), [path], actor=actor)


def test_only_decided_acts_that_changed_are_to_review(store: Store) -> None:
    before = current(store)
    done = move(store)
    after = current(store)
    assert set(done.reviewed) == {KEPT, GONE}
    assert done.kept == sum(act.fate is not Fate.UNDECIDED for act in before.old.values()) - 2
    assert (before.base, after.base, store.drafts()[0].base) == ("81-demo", "82-demo", "82-demo")
    changed = {code for code in before.old if before.old[code] != after.old.get(code)}
    assert changed == {KEPT, GONE, UNDECIDED}
    assert before.old[UNDECIDED].fate is Fate.UNDECIDED
    assert before.proposed == after.proposed
    same = set(before.old) - changed
    assert all(canonical(encode_old(before.old[code])) == canonical(encode_old(after.old[code])) for code in same)
    assert UNDECIDED not in after.old
    assert store.entries()[-1].decision.kind is Kind.REBASE
    assert verify(store) == []
    assert store.draft(after.name, at=before.position).base == "81-demo"
    assert store.draft(after.name, at=after.position) == after


def test_trying_writes_nothing(store: Store) -> None:
    before = store.head()
    assert set(move(store, dry_run=True).reviewed) == {KEPT, GONE}
    assert store.head() == before
    assert current(store).base == "81-demo"


def test_lists_checks_and_dossiers_show_what_is_to_review(store: Store) -> None:
    move(store)
    study = open_study(store)
    rows = select_dossiers(study.dossier_rows, "revoir>0")
    assert [row.id for row in rows] == [row.id for row in select_dossiers(study.dossier_rows, "etat:?")]
    assert {study.owner[code].id for code in (KEPT, GONE)} == {row.id for row in rows}
    view = study.dossier_view(study.dossier_id(KEPT))
    assert view.old[0].review == "libellé changé dans la version 82-demo"
    checked = {violation.acts[0]: violation for violation in check_draft(store, None).violations}
    assert (checked[KEPT].id, checked[KEPT].level) == ("I15", "à valoriser")
    assert (checked[GONE].id, checked[GONE].level) == ("I4", "erreur")
    assert study.impact.total().absent_base > open_study(store, at=store.entries()[-3].position).total().absent_base


def test_earlier_seals_reproduce_and_a_new_one_cites_the_new_release(store: Store, tmp_path: Path) -> None:
    name = current(store).name
    move(store)
    kept = find_seal(store, name, "mars")
    assert kept is not None
    study = sealed_study(store, kept)
    assert (study.release.version, study.draft.base) == ("81-demo", "81-demo")
    assert totals(study.total()) == kept.manifest["totaux"]
    with pytest.raises(SealRefused, match="I4"):
        seal(store, "juin", draft=None, instance="CNAM", actor="secretariat")
    apply(store, tmp_path, f"{GONE};indécis;;;;;")
    made = seal(store, "juin", draft=None, instance="CNAM", actor="secretariat")
    assert made.manifest["version"]["nom"] == "82-demo"
    assert KEPT in {act.code for act in current(store).old.values() if act.review}
    assert verify(store) == []


def test_deciding_again_takes_the_mark_away(store: Store, tmp_path: Path) -> None:
    before = current(store)
    move(store)
    apply(store, tmp_path, f"{KEPT};maintenir;;;;;", f"{GONE};indécis;;;;;")
    after = current(store)
    assert (after.old[KEPT], GONE in after.old) == (before.old[KEPT], False)
    assert after.proposed[after.old[KEPT].targets[0]].label == store.release("82-demo").by_code[KEPT].label
    assert not any(violation.id in ("I15", "I4", "I5") for violation in check_draft(store, None).violations)


def test_sharing_out_again_takes_the_mark_away(store: Store) -> None:
    code = SPLIT
    release = store.release("82-demo")
    acts = tuple(replace(act, label="Tout autre") if act.code == code else act for act in release.acts)
    _add(store, replace(release, version="83-demo", applicable=date(2027, 1, 1), acts=acts))
    rebase_draft(store, store.drafts()[0], "83-demo", actor="secretariat")
    draft = current(store)
    assert draft.old[code].review
    curate.distribute(store, draft, code, draft.old[code].shares, actor="expert 3")
    assert current(store).old[code].review == ""


def _add(store: Store, release: Release) -> None:
    source = replace(release.source, name=f"{release.version}.csv", sha256=release.version.ljust(64, "0"))
    with store.write("secretariat", "essai") as writer:
        writer.add_release(replace(release, source=source), ())


def test_a_move_is_undone_and_done_again(store: Store) -> None:
    start = content_hash(current(store))
    move(store)
    moved = content_hash(current(store))
    for _ in range(2):
        curate.undo(store, current(store), actor="secretariat")
        assert (current(store).base, store.drafts()[0].base) == ("81-demo", "81-demo")
        assert content_hash(current(store)) == start
        curate.redo(store, current(store), actor="secretariat")
        assert current(store).base == "82-demo"
        assert content_hash(current(store)) == moved
    assert verify(store) == []


@pytest.mark.parametrize("row", ["HLHJ903;supprimer;;;;;obsolète", f"{KEPT};supprimer;;;;;obsolète"])
def test_a_move_upon_which_something_was_decided_is_not_undone(store: Store, tmp_path: Path, row: str) -> None:
    move(store)
    apply(store, tmp_path, row)
    with pytest.raises(DossierMoved) as refusal:
        curate.undo(store, current(store), actor="secretariat")
    assert refusal.value.code == "bati-dessus"
    assert current(store).base == "82-demo"


def test_an_earlier_edit_is_undone_after_the_move_where_it_is_not_concerned(store: Store) -> None:
    curate.distribute(store, current(store), SPLIT, (5000, 5000), actor="expert 3")
    move(store)
    curate.undo(store, current(store), actor="expert 3")
    assert current(store).old[SPLIT].shares == (5850, 4150)
    assert current(store).base == "82-demo"


def test_an_act_decided_meanwhile_stops_the_move(store: Store, tmp_path: Path) -> None:
    """The mark would be missing on it."""
    seen, before, after = current(store), store.release("81-demo"), store.release("82-demo")
    apply(store, tmp_path, f"{UNDECIDED};supprimer;;;;;obsolète")
    with pytest.raises(DossierMoved, match="expert 3"), store.write("secretariat", "essai") as writer:
        writer.decide(rebase(seen, before, after, shift(before, after)))
    assert current(store).base == "81-demo"


def test_an_edit_of_who_still_sees_the_former_release_is_refused(store: Store) -> None:
    seen = current(store)
    move(store)
    before = store.head()
    with pytest.raises(DossierMoved, match="82-demo") as refusal:
        curate.distribute(store, seen, SPLIT, (5000, 5000), actor="expert 3")
    assert refusal.value.code == "base-de-projet-changee"
    assert store.head() == before


def test_what_cannot_be_moved_to(store: Store) -> None:
    draft = store.drafts()[0]
    release = store.release("82-demo")
    bare = tuple(replace(act, lines=tuple(replace(line, prices=()) for line in act.lines)) for act in release.acts)
    _add(store, replace(release, version="2027-atih", applicable=date(2027, 1, 1), acts=bare))
    _add(store, replace(release, version="79-demo", applicable=date(2025, 1, 1)))
    before = store.head()
    refusals = {"81-demo": "meme-version", "79-demo": "version-plus-ancienne", "2027-atih": "version-sans-prix"}
    for version, code in refusals.items():
        with pytest.raises(DataRefused) as refusal:
            rebase_draft(store, draft, version, actor="secretariat")
        assert refusal.value.code == code
    with pytest.raises(UnknownThing):
        rebase_draft(store, draft, "99", actor="secretariat")
    assert store.head() == before


def test_a_workbench_follows_its_draft_to_another_release_and_back(store: Store) -> None:
    move(store)
    workbench = Workbench(store, actor="secretariat")
    workbench.acts(), workbench.headings()
    outcome = workbench.undo()
    assert "sur la version 81-demo." in outcome.sentence
    assert workbench.acts() == Workbench(store, actor="secretariat").acts()
    outcome = workbench.redo()
    assert "82-demo" in outcome.sentence
    fresh = Workbench(store, actor="secretariat")
    assert workbench.acts() == fresh.acts()
    assert workbench.dossiers() == fresh.dossiers()
    assert workbench.base_name == fresh.base_name
    assert workbench.act(KEPT).row.review
    with pytest.raises(UnknownThing):
        workbench.act(GONE)


def test_a_confirmed_act_is_shown_confirmed_in_an_open_workbench(store: Store, tmp_path: Path) -> None:
    move(store)
    workbench = Workbench(store, actor="expert 3")
    assert workbench.act(KEPT).row.letter == "?"
    path = tmp_path / "u.csv"
    label = store.release("82-demo").by_code[KEPT].label
    path.write_text(
        f"ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\n{KEPT};relibeller;;{label} bis;;;\n", "utf-8"
    )
    curate.apply_tables(store, curate.pick_draft(store, None), [path], actor="expert 4")
    workbench.distribute(SPLIT, (5000, 5000), "essai")
    assert (workbench.act(KEPT).row.letter, workbench.act(KEPT).row.review) == ("P", "")
    assert workbench.acts() == Workbench(store, actor="expert 3").acts()


def test_the_report_tells_what_is_to_review(store: Store) -> None:
    move(store)
    report = build_report(store, before="mars", after=None, draft=None)
    sentences = {sentence for change in report.changes for sentence in change.sentences}
    assert f"{KEPT} : à revoir, libellé changé dans la version 82-demo" in sentences
    assert {alert.id for alert in report.alerts} >= {"I15", "I4"}
    assert build_report(store, before="81-demo", after="mars", draft=None).head.from_release
    with pytest.raises(DataRefused):
        build_report(store, before="81-demo", after=None, draft=None)


@pytest.mark.reel
def test_v78_to_v81(real_data: Path, tmp_path: Path) -> None:
    from ccam.store.store import init_base

    path = str(tmp_path / "reel.sqlite")
    init_base(path)
    with open_store(path) as store:
        list(load_files(store, [real_data / "classeur" / f"CCAM_V{v}.csv" for v in (78, 81)], actor="essai"))
        curate.create_draft(store, "essai", "78", actor="essai", reason="essai")
        apply(store, tmp_path, "EQLA665;maintenir;;;;;", "EDQM001;maintenir;;;;;", "HBLD425;supprimer;;;;;obsolète",
              "HHFA001;maintenir;;;;;")  # fmt: skip
        done = rebase_draft(store, store.drafts()[0], "81", actor="essai")
        assert (len(done.shift.added), len(done.shift.removed)) == (19, 4)
        assert [item.code for item in done.shift.relabelled] == ["EQLA665"]
        assert [item.code for item in done.shift.relined] == ["EDQM001"]
        assert set(done.reviewed) == {"EQLA665", "EDQM001", "HBLD425"}
        assert done.kept == 1
        assert verify(store) == []


def test_an_act_to_review_begins_its_life_again(store: Store) -> None:
    for code in ("BGFA005", "ACQK001"):
        life.move(store, None, code, "propose", actor="essai")
    rebase_draft(store, curate.pick_draft(store, None), "82-demo", actor="essai")
    standings = current(store).registers.standings
    assert (set(standings), standings["ACQK001"].state) == ({"ACQK001"}, "propose")
    curate.undo(store, current(store), actor="essai")
    assert current(store).registers.standings[KEPT].state == "propose"
    assert verify(store) == []
