"""What an export writes, an import gives back: the same draft, up to what a format says it does not carry."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.formats.concept_map import FhirRelease
from ccam.formats.sssom import NO_TERM
from ccam.formats.tabulate import tables_of
from ccam.formats.transcodage import TransitionTables
from ccam.model.codec import encode_act, encode_old
from ccam.model.decisions import apply_changes
from ccam.model.draft import Draft, Fate
from ccam.model.graph import dossiers
from ccam.model.nodes import content_hash
from ccam.publish import transcodage
from ccam.publish.code_system import code_system
from ccam.publish.concept_map import concept_map
from ccam.publish.sssom import sssom
from ccam.resources import code_letters
from ccam.usecases.exports.exchange import correspondence
from ccam.usecases.transition import plan
from importers.registry import read
from tests.exchange_strategies import base, whole_drafts
from tests.strategies import draft

BASE = base()
LAW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def applied(*tables: TransitionTables) -> Draft:
    """An empty draft after one decision that applies ``tables``."""
    empty = draft()
    made = plan(empty, BASE, code_letters(), [(f"table {rank}", each) for rank, each in enumerate(tables)])
    assert not made.findings, made.findings
    apply_changes(empty, made.changes(empty), 1)
    return empty


def read_back(folder: Path, files: Mapping[str, bytes]) -> list[TransitionTables]:
    """What the importers make of files."""
    found = []
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        reading = read(path)
        assert isinstance(reading.content, TransitionTables), reading.findings
        found.append(reading.content)
    return found


def said(one: Draft) -> object:
    """What a draft says, to be compared where a law fails."""
    return [encode_old(act) for _, act in sorted(one.old.items())], [
        encode_act(act) for _, act in sorted(one.proposed.items())
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("échanges")


@LAW
@given(whole_drafts())
def test_only_a_dossier_of_one_act_to_one_act_is_said_to_be_an_exact_match(one: Draft) -> None:
    """I13, over every link of the file."""
    alone = {dossier.old[0] for dossier in dossiers(one, BASE) if (len(dossier.old), len(dossier.new)) == (1, 1)}
    lines = [line.split("\t") for line in sssom(correspondence(one, BASE)).decode().splitlines()]
    rows = [row for row in lines if row[0].startswith("ccam:") and NO_TERM not in row]
    exact = {row[0].removeprefix("ccam:") for row in rows if "skos:exactMatch" in row}
    others = {row[0].removeprefix("ccam:") for row in rows if "skos:exactMatch" not in row}
    assert exact <= alone
    assert not others & alone


@LAW
@given(whole_drafts())
def test_a_draft_is_what_its_tables_say(one: Draft) -> None:
    assert content_hash(applied(tables_of(one))) == content_hash(one)


@LAW
@given(one=whole_drafts())
def test_a_draft_comes_back_from_its_csv_tables(folder: Path, one: Draft) -> None:
    files = {f"{name}.csv": content for name, content in transcodage.csv_tables(tables_of(one)).items()}
    back = applied(*read_back(folder, files))
    assert said(back) == said(one)


@settings(LAW, max_examples=20)
@given(one=whole_drafts())
def test_a_draft_comes_back_from_its_workbook(folder: Path, one: Draft) -> None:
    back = applied(*read_back(folder, {"transcodage.xlsx": transcodage.workbook(tables_of(one))}))
    assert said(back) == said(one)


def links_of(one: Draft, *, lines: bool = False) -> object:
    """What SSSOM and FHIR carry of a draft: everything but notes, undecided acts, lines left to a committee, and the
    justification of an act that an old one leads to; FHIR alone carries ``lines``.
    """
    reached = {target for act in one.old.values() for target in act.targets}
    kept = {target: one.proposed[target] for target in reached} | {
        proposed: act for proposed, act in one.proposed.items() if proposed not in reached
    }
    old = [encode_old(replace(act, left=())) for _, act in sorted(one.old.items()) if act.fate is not Fate.UNDECIDED]
    return old, [
        encode_act(
            replace(
                act, lines=act.lines if lines else (), notes="",
                justification="" if proposed in reached else act.justification,
            )
        )
        for proposed, act in sorted(kept.items())
    ]  # fmt: skip


@LAW
@given(one=whole_drafts())
def test_the_links_of_a_draft_come_back_from_sssom(folder: Path, one: Draft) -> None:
    content = sssom(correspondence(one, BASE))
    back = applied(*read_back(folder, {"refonte.sssom.tsv": content}))
    assert links_of(back) == links_of(one)
    assert sssom(replace(correspondence(back, BASE), position=0)) == content


@LAW
@given(one=whole_drafts(), release=st.sampled_from(FhirRelease))
def test_links_and_lines_of_a_draft_come_back_from_fhir(folder: Path, one: Draft, release: FhirRelease) -> None:
    whole = correspondence(one, BASE)
    files = {"carte.json": concept_map(whole, release)}
    if one.proposed:
        files["carte-actes.json"] = code_system(whole)
    back = applied(*read_back(folder, files))
    assert links_of(back, lines=True) == links_of(one, lines=True)
