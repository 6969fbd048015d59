"""Points d'étape: what blocks, what a seal keeps, and that it is enough."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from ccam.model.acts import Release
from ccam.model.codes import ActCode
from ccam.model.errors import DataRefused, SealRefused, UnknownThing
from ccam.store.store import Store, open_store
from ccam.usecases import curate
from ccam.usecases.base import verify
from ccam.usecases.figures import totals
from ccam.usecases.milestones import find_seal, list_seals, seal, sealed_study
from ccam.usecases.report import build_report


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def name(store: Store) -> str:
    return store.drafts()[0].name


def test_a_seal_reproduces_its_totals_whatever_came_after(store: Store) -> None:
    kept = find_seal(store, name(store), "janvier")
    assert kept is not None
    curate.distribute(store, store.draft(name(store)), ActCode("HHFA016"), (5000, 5000), actor="essai")
    assert totals(sealed_study(store, kept).total()) == kept.manifest["totaux"]


def test_an_error_blocks_and_an_undecided_act_does_not(store: Store, tmp_path: Path) -> None:
    assert any(row.name == "mars" for row in list_seals(store, None))
    path = tmp_path / "t.csv"
    path.write_text(
        "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\n"
        "HLHJ003;recoder;P-07-0950;Biopsie du foie, nouvelle écriture;;;\n"
        "HHFA001;maintenir;P-07-0951;Sans ligne d'anesthésie;;;\n",
        encoding="utf-8",
    )
    curate.apply_tables(store, curate.pick_draft(store, None), [path], actor="essai")
    before = store.head()
    with pytest.raises(SealRefused) as refusal:
        seal(store, "mai", draft=None, instance="CNAM", actor="essai")
    assert "I5" in refusal.value.message
    assert store.head() == before


def test_a_name_is_sealed_once(store: Store) -> None:
    with pytest.raises(DataRefused):
        seal(store, "mars", draft=None, instance="CNAM", actor="essai")


def test_sealing_is_in_the_journal_and_verifies(store: Store) -> None:
    made = seal(store, "mai", draft=None, instance="CHAP", actor="secrétariat")
    entry = store.entries()[-1]
    assert entry.actor == "secrétariat"
    assert entry.decision.facts["sha256"] == made.hash
    assert verify(store) == []


def test_a_release_that_a_seal_cites_is_not_replaced(store: Store) -> None:
    release = store.release(store.releases()[0].version)
    with pytest.raises(DataRefused), store.write("essai", "essai") as writer:
        writer.add_release(_other_bytes(release), (), replace=True)


def _other_bytes(release: Release) -> Release:
    return replace(release, source=replace(release.source, sha256="f" * 64))


def test_the_report_tells_the_whole_difference(store: Store) -> None:
    report = build_report(store, before="janvier", after="mars", draft=None)
    first, last = find_seal(store, name(store), "janvier"), find_seal(store, name(store), "mars")
    assert first is not None
    assert last is not None
    moved = last.manifest["totaux"]["observe"] - first.manifest["totaux"]["observe"]
    assert report.total.change == moved
    assert abs(sum(change.change for change in report.changes) - moved) <= len(report.changes)
    for rows in (report.by_chapter, report.by_group):
        assert sum(row.after.observed for row in rows) == report.total.after.observed
    events = {change.id: change.event.value for change in report.changes}
    assert events["HHQE002"] == "grossi"
    assert events["HHFA001"] == "inchange de forme"
    sentence = next(change for change in report.changes if change.id == "HHFA001").sentences
    assert "HHFA016 : 90/10 → 92/8" in sentence
    assert "P-07-0002 1/0 : 389 points → 395 points" in sentence


def test_a_report_from_a_version_starts_at_nothing(store: Store) -> None:
    report = build_report(store, before=store.drafts()[0].base, after="mars", draft=None)
    assert set(asdict(report.total.before).values()) == {0}
    assert {change.event.value for change in report.changes} == {"ne"}


def test_a_report_to_now_is_not_sealed(store: Store) -> None:
    report = build_report(store, before="mars", after=None, draft=None)
    assert report.head.after.hash is None
    assert report.changes == ()
    assert report.total.change == 0


@pytest.mark.parametrize(("before", "after"), [("mai", "mars"), ("janvier", "mai"), ("78", "mars")])
def test_an_unknown_end_is_named(store: Store, before: str, after: str) -> None:
    with pytest.raises(UnknownThing):
        build_report(store, before=before, after=after, draft=None)


def test_dossiers_that_split_shrink_or_vanish_are_told(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\n"
        "HHQE003;indécis;;;;;\n"
        "HHFA025;recomposer;P-07-0990;Appendicectomie, autre;;;\n",
        encoding="utf-8",
    )
    curate.apply_tables(store, curate.pick_draft(store, None), [path], actor="essai")
    report = build_report(store, before="mars", after=None, draft=None)
    events = {change.id: change.event.value for change in report.changes}
    assert events["HHQE002"] == "reduit"
    assert events["HHFA025"] == "scinde"
    assert abs(sum(change.change for change in report.changes) - report.total.change) <= len(report.changes)
    assert report.change("HHFA025").sentences[0].startswith("HHFA025 : mène maintenant vers P-07-0990")
