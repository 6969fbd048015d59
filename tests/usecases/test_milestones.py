"""Points d'étape: what blocks, what a seal keeps, and that it is enough."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

import pytest

from ccam.model.acts import Release, SourceFile
from ccam.model.codec import fingerprint
from ccam.model.codes import ActCode
from ccam.model.contents import release_content, volumes_content
from ccam.model.decisions import Kind
from ccam.model.errors import DataRefused, SealRefused, UnknownThing, UsageError
from ccam.model.invariants import Level, Violation
from ccam.model.nodes import content_hash
from ccam.model.records import Document
from ccam.store.store import Store, open_store
from ccam.usecases import curate
from ccam.usecases.base import verify
from ccam.usecases.figures import totals
from ccam.usecases.milestones import find_seal, list_seals, seal, seal_row, sealed_study
from ccam.usecases.report.build import build_report
from ccam.usecases.study import Study, open_study


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


def test_a_seal_opened_after_an_earlier_one_is_the_same(store: Store) -> None:
    """The draft goes on from where the earlier one was, which stays as it is; the other way round it starts again."""
    first, last = (find_seal(store, name(store), each) for each in ("janvier", "mars"))
    assert first is not None
    assert last is not None
    early, late = sealed_study(store, first), sealed_study(store, last)
    assert first.manifest["contenu"] != last.manifest["contenu"]
    assert sealed_study(store, last, early) == late
    assert sealed_study(store, first, late) == early
    assert content_hash(early.draft) == first.manifest["contenu"]


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


def test_what_a_seal_pins(store: Store) -> None:
    made = seal(store, "mai", draft=None, instance="ministere", actor="essai")
    kept, study = made.manifest, sealed_study(store, made)
    assert made.instance == kept["instance"] == "ministère"
    assert kept["version"] == {
        "nom": study.release.version, "sha256": study.release.source.sha256, "contenu": release_content(study.release)
    }  # fmt: skip
    assert kept["volumes"]["contenu"] == volumes_content(study.volumes)
    assert kept["documents"] == {document.name: document.source.sha256 for document in store.documents()}
    assert kept["contenu"] == content_hash(study.draft)
    assert (kept["manifeste"], kept["nature"], kept["forme_canonique"]) == (2, "etape", 1)
    assert kept["mesure_parts"] == "actes"
    assert set(kept["arrondi"]) == {"nom", "version"}
    assert made.hash == fingerprint(kept)
    assert not made.published


def test_what_does_not_block_is_counted_and_valued(store: Store) -> None:
    made = seal(store, "mai", draft=None, instance="CNAM", actor="essai")
    undecided = made.manifest["a_valoriser"]["I1"]
    study = sealed_study(store, made)
    assert undecided["nombre"] == sum(violation.id == "I1" for violation in study.violations)
    assert undecided["base"] == study.total().undecided_base
    assert set(made.manifest["avertissements"]) == {"I9"}


def test_an_older_manifest_is_read_as_it_was(store: Store) -> None:
    made = seal(store, "mai", draft=None, instance="CNAM", actor="essai")
    added = {"manifeste", "nature", "documents", "a_valoriser", "avertissements"}
    older = {key: value for key, value in made.manifest.items() if key not in added}
    for thing in ("version", "volumes"):
        older[thing] = {key: value for key, value in older[thing].items() if key != "contenu"}
    first = replace(made, manifest=older, instance="démonstration")
    assert not first.published
    assert seal_row(first).impact == seal_row(made).impact
    assert totals(sealed_study(store, first).total()) == older["totaux"]


def test_what_an_etape_counts_blocks_a_publication(store: Store) -> None:
    before = store.head()
    with pytest.raises(SealRefused) as refusal:
        seal(store, "fin", draft=None, instance="CNAM", actor="essai", publish=True)
    assert "I1" in refusal.value.message
    assert "I20" in refusal.value.message
    assert store.head() == before


@pytest.mark.parametrize(
    ("id_", "level", "at_etape", "at_publication"),
    [
        ("I3", Level.ERROR, True, True),
        ("I1", Level.COUNTED, False, True),
        ("I2", Level.ERROR, False, True),
        ("I15", Level.ERROR, False, True),
        ("I20", Level.COUNTED, False, True),
        ("I20", Level.ERROR, True, True),
        ("I9", Level.WARNING, False, False),
    ],
)
def test_what_blocks(
    store: Store, monkeypatch: pytest.MonkeyPatch, id_: str, level: Level, at_etape: bool, at_publication: bool
) -> None:
    one = Violation(id_, level, "HHFA001", ("HHFA001",), "Une phrase.", "")
    monkeypatch.setattr(Study, "violations", [one])
    for publish, blocked in ((False, at_etape), (True, at_publication)):
        with pytest.raises(SealRefused) if blocked else nullcontext():
            seal(store, f"essai {publish}", draft=None, instance="CNAM", actor="essai", publish=publish)


def test_a_publication_is_its_own_kind_and_verifies(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Study, "violations", [])
    made = seal(store, "fin 2026", draft=None, instance="ministère", actor="secrétariat", publish=True)
    assert made.published
    assert store.entries()[-1].decision.kind is Kind.PUBLISH
    assert [row.published for row in list_seals(store, None)] == [False, False, True]
    assert verify(store) == []


@pytest.mark.parametrize("instance", ["", "HAS", "démonstration"])
def test_instances_are_a_closed_list(store: Store, instance: str) -> None:
    with pytest.raises(UsageError) as refusal:
        seal(store, "mai", draft=None, instance=instance, actor="essai")
    assert "ministère, CNAM, CHAP, comité" in refusal.value.hint


def test_an_unknown_scenario_is_refused(store: Store) -> None:
    with pytest.raises(UnknownThing):
        seal(store, "mai", draft=None, instance="CNAM", actor="essai", scenario="proposition")


def test_a_seal_under_one_scenario_ignores_the_others(store: Store) -> None:
    for name, rate in (("proposition", "0.5"), ("autre", "0.6")):
        _import_scenario(store, name, rate)
    study = open_study(store)
    made = seal(store, "mai", draft=None, instance="CNAM", actor="essai", scenario="proposition")
    assert made.manifest["scenario"] == "proposition"
    fc = {rate.value for rate in sealed_study(store, made).parameters.fc_rates.values()}
    assert 5000 in fc
    assert 6000 not in fc
    assert not {5000, 6000} & {rate.value for rate in study.parameters.fc_rates.values()}


def _import_scenario(store: Store, name: str, rate: str) -> None:
    text = (
        f'[document]\nnom = "{name}"\nnature = "scenario"\nauteur = "essai"\n'
        f'[[fc]]\ngrille = "F"\ndebut = 2026-01-01\nchamp = "*"\nvaleur = "{rate}"\nstatut = "hypothèse"\n'
        f'source = "essai"\nverifie_le = 2026-01-01\n'
    )
    source = SourceFile(f"{name}.toml", sha256(text.encode()).hexdigest(), "parametres")
    with store.write("essai", "essai") as writer:
        writer.add_document(Document(name, "scenario", source, text))


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
