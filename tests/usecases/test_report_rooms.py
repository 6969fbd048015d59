"""The report of a base: its rooms add up, a family is a part of the whole, a seal is enough to make it again."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ccam.formats.batch import FORMATS
from ccam.model.acts import SourceFile
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.events import members
from ccam.model.records import Document
from ccam.model.registers import Family
from ccam.publish.report.formats import contents
from ccam.publish.report.model import Report
from ccam.resources import demo_folder as shipped
from ccam.store.store import Store, open_store
from ccam.usecases import decide, families
from ccam.usecases.decide import Signed
from ccam.usecases.load import load_files
from ccam.usecases.report.build import build_report
from ccam.usecases.study import open_study

ME = Signed("secretariat-1", "essai")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def placed(store: Store, family: str, *codes: str) -> None:
    families.make_family(decide.open_room(store, None), Family(family, "Digestif", "Comité 7"), ME)
    if codes:
        families.place(decide.open_room(store, None), codes, family, ME)


def scenario(store: Store, name: str) -> None:
    text = (
        f'[document]\nnom = "{name}"\nnature = "scenario"\nauteur = "essai"\n'
        '[[fc]]\ngrille = "F"\ndebut = 2026-01-01\nchamp = "*"\nvaleur = "0.5"\nstatut = "hypothèse"\n'
        'source = "essai"\nverifie_le = 2026-01-01\n'
    )
    source = SourceFile(f"{name}.toml", sha256(text.encode()).hexdigest(), "parametres")
    with store.write("essai", "essai") as writer:
        writer.add_document(Document(name, "scenario", source, text))


def march(store: Store) -> Report:
    return build_report(store, before="janvier", after="mars", draft=None)


def test_every_room_tells_the_same_total(store: Store) -> None:
    report = march(store)
    impact = report.total.after.observed
    assert report.split.total.delta == impact == sum(row.delta for row in report.split.rows)
    assert sum(row.after.observed for row in report.by_chapter) == impact
    assert sum(part.row.after.observed for part in report.families) == impact
    axes = (report.by_kind, report.by_chapter, report.by_group, [part.row for part in report.families])
    assert {sum(row.base for row in rows) for rows in axes} == {report.coverage.base_scope}
    assert report.coverage.base_absent
    after = {change.id: change.after.observed for change in report.changes if change.after}
    # Rows of the split are rounded so that they add up to its total.
    assert all(abs(row.delta - after[row.key]) <= 1 for row in report.dossier_split.rows)
    assert sorted(id_ for part in report.families for id_ in part.dossiers) == sorted(c.id for c in report.changes)


def test_charges_come_source_by_source_with_what_is_contested(store: Store) -> None:
    found = march(store).evaluation
    assert found is not None
    assert found.reference == "CNAM 2025 (fictif)"
    assert {source.origin for key in found.keys for source in key.sources} >= {"Syndicats 2025 (fictif)", "historique"}
    assert found.stake is not None
    assert found.stake > 0
    assert found.disputed
    assert found.missing


def test_every_dossier_says_when_and_why(store: Store) -> None:
    report = march(store)
    first, last = report.head.before.position, report.head.after.position
    assert first is not None
    assert last is not None
    for change in report.changes:
        assert change.history
        assert all(first < each.position <= last and each.reason for each in change.history)


def test_nobody_is_named(store: Store) -> None:
    authors = {entry.actor for entry in store.entries()}
    assert authors
    told = contents(march(store), ["html", "md", "json"])
    assert not [author for author in authors for text in told.values() if author in text.decode()]


def test_a_sealed_report_is_made_again_to_the_byte_whatever_came_after(store: Store, tmp_path: Path) -> None:
    before = contents(march(store), FORMATS)
    path = tmp_path / "charges_plus_tard.toml"
    text = (shipped() / "charges_syndicats.toml").read_text("utf-8")
    path.write_text(
        text.replace("Syndicats 2025", "Syndicats 2027").replace("syndicats (", "autres ("), encoding="utf-8"
    )
    assert [*load_files(store, [path], actor="essai")]
    assert any("2027" in origin for origin in open_study(store).parameters.cp_origins())
    scenario(store, "plus tard")
    placed(store, "07", "HHFA001")
    later = build_report(store, before="janvier", after=None, draft=None)
    assert later.scenarios is not None
    assert [column.name for column in later.scenarios.columns][-1] == "plus tard"
    assert contents(march(store), FORMATS) == before


def test_a_family_is_its_dossiers_whole_and_nothing_else(store: Store) -> None:
    placed(store, "07", "HHFA016")
    study = open_study(store)
    report = build_report(store, before="81-demo", after=None, draft=None, family="07")
    acts = {*members(study.owner["HHFA016"])}
    assert {"HHFA001", "HHFA016"} <= acts
    assert [change.id for change in report.changes] == [study.owner["HHFA016"].id]
    expected = study.impact.only(frozenset(study.owner["HHFA016"].old))
    assert (report.total.after.observed, report.total.after.low) == (expected.observed, expected.low)
    assert report.coverage.base_scope == expected.base
    assert report.coverage.acts_total == len(study.owner["HHFA016"].old)
    assert report.head.scope.endswith("famille 07 (Digestif)")
    assert {act for alert in report.alerts for act in alert.acts} <= acts
    whole = build_report(store, before="81-demo", after=None, draft=None)
    assert report.changes[0].new == whole.change(report.changes[0].id).new, "volumes of lines too"


def test_a_family_that_is_not_there_or_not_billed_is_refused(store: Store) -> None:
    placed(store, "07")
    with pytest.raises(DataRefused, match="aucun acte facturé"):
        build_report(store, before="81-demo", after=None, draft=None, family="07")
    with pytest.raises(UnknownThing, match="09"):
        build_report(store, before="81-demo", after=None, draft=None, family="09")


def test_the_steps_are_told_as_they_are_made(store: Store) -> None:
    told: list[str] = []
    build_report(store, before="janvier", after="mars", draft=None, say=told.append)
    assert len(told) == 3


def test_what_is_not_sealed_is_dated_by_the_last_decision(store: Store) -> None:
    placed(store, "07", "HHFA001")
    report = build_report(store, before="mars", after=None, draft=None)
    assert report.head.after.at == store.entry(store.head()[0]).at
