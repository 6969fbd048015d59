"""Volume sets and parameter documents come back as they went in."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.french import store as fr
from ccam.model.acts import SourceFile
from ccam.model.codes import ActCode, LineKey
from ccam.model.contents import text_content, volumes_content
from ccam.model.decisions import Kind
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.findings import Finding, Severity
from ccam.model.records import Document, KnownFile, Nature, VolumeInfo
from ccam.model.volumes import VolumeRow, VolumeSet
from ccam.store.store import Store

SOURCE = SourceFile("volumes.xls", "d" * 64, "volumes-cnam")
OTHER = SourceFile("volumes-bis.xls", "e" * 64, "volumes-cnam")
KNEE = LineKey(ActCode("NFKA007"), 1, 0)
ACTIVITY = VolumeSet(
    "2023",
    2023,
    SOURCE,
    "régime général, actes techniques",
    (
        VolumeRow(KNEE, "ADC", 90_000, 4_140_000_000, 4_000_000_000, 46_000, 46_000, "Chirurgie", "Genou", 12),
        VolumeRow(KNEE._replace(activity=4), "ADA", -3, -300, -210, None, 100),
    ),
    ("code", "region"),
)
CHARGES = Document("Charges 2025", "charges", SourceFile("charges.toml", "f" * 64, "parametres"), "[document]\né = 1\n")
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
amounts = st.integers(-(2**62), 2**62)
rows = st.builds(
    VolumeRow,
    st.builds(LineKey, words.map(ActCode), st.integers(1, 5), st.integers(0, 3)),
    words,
    amounts,
    st.integers(-(2**40), 2**40),
    st.integers(-(2**40), 2**40),
    st.none() | amounts,
    st.none() | amounts,
    words,
    words,
    st.integers(0, 70_000),
)


def test_a_volume_set_comes_back_equal(base: Store) -> None:
    seen = [Finding("ligne-orpheline", Severity.INFO, "volumes.xls", 3, "CODE", "X", "Sans acte.")]
    with base.write("secretariat", "import") as writer:
        entry = writer.add_volumes(ACTIVITY, seen)
    assert base.volumes("2023") == ACTIVITY
    assert base.volume_sets() == [
        VolumeInfo("2023", 2023, ACTIVITY.scope, 2, 89_997, 4_139_999_700, 3_999_999_790, SOURCE, 1)
    ]
    assert base.known_file("d" * 64) == KnownFile(Nature.VOLUMES, "2023", SOURCE, 1, 2)
    assert base.findings("d" * 64) == seen
    assert entry.decision.kind is Kind.IMPORT
    assert entry.decision.facts == {
        "nature": "volumes",
        "nom": "2023",
        "annee": 2023,
        "lignes": 2,
        "quantite": 89_997,
        "base_centimes": 4_139_999_700,
        "contenu": volumes_content(ACTIVITY),
        "fichier": "volumes.xls",
        "format": "volumes-cnam",
        "sha256": "d" * 64,
        "constats": {"information": 1},
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=rows)
def test_any_row_comes_back_equal(base: Store, row: VolumeRow) -> None:
    name = f"essai {base.head()[0]}"
    made = replace(ACTIVITY, name=name, rows=(row,))
    with base.write("secretariat", "import") as writer:
        writer.add_volumes(made, ())
    assert base.volumes(name) == made


def test_unknown_volumes_name_those_there_are(base: Store) -> None:
    with base.write("secretariat", "import") as writer:
        writer.add_volumes(ACTIVITY, ())
    with pytest.raises(UnknownThing) as unknown:
        base.volumes("2022")
    assert unknown.value.hint == "Dans la base : 2023."


def test_volumes_are_replaced_when_asked(base: Store) -> None:
    other = replace(ACTIVITY, source=OTHER, rows=ACTIVITY.rows[:1])
    with base.write("secretariat", "import") as writer:
        writer.add_volumes(ACTIVITY, ())
    with pytest.raises(DataRefused) as refused, base.write("secretariat", "import") as writer:
        writer.add_volumes(other, ())
    assert refused.value.code == fr.TAKEN.code
    with base.write("secretariat", "import") as writer:
        writer.add_volumes(other, (), replace=True)
    assert base.volumes("2023") == other
    assert base.known_file("d" * 64) is None


def test_a_document_is_kept_as_its_text(base: Store) -> None:
    with base.write("secretariat", "charges") as writer:
        entry = writer.add_document(CHARGES)
    assert base.documents() == [replace(CHARGES, position=entry.position)]
    assert base.known_file("f" * 64) == KnownFile(Nature.DOCUMENT, "Charges 2025", CHARGES.source)
    assert entry.decision.kind is Kind.PARAMETERS
    assert entry.decision.facts == {
        "nature": "charges",
        "nom": "Charges 2025",
        "contenu": text_content(CHARGES.text),
        "fichier": "charges.toml",
        "format": "parametres",
        "sha256": "f" * 64,
        "constats": {},
    }


def test_documents_of_one_format_or_nature_are_read_alone(base: Store) -> None:
    sheet = replace(CHARGES, name="scores", nature="scores", source=replace(OTHER, format="modele"))
    with base.write("secretariat", "charges") as writer:
        writer.add_document(CHARGES)
        writer.add_document(sheet)
    assert [each.name for each in base.documents()] == ["Charges 2025", "scores"]
    assert [each.name for each in base.documents(["parametres"])] == ["Charges 2025"]
    assert [each.name for each in base.documents(natures=["scores", "liens"])] == ["scores"]
    assert base.documents(["parametres"], ["scores"]) == []


def test_a_document_is_replaced_when_asked(base: Store) -> None:
    other = replace(CHARGES, source=OTHER, text="[document]\n")
    with base.write("secretariat", "charges") as writer:
        writer.add_document(CHARGES)
    with pytest.raises(DataRefused), base.write("secretariat", "charges") as writer:
        writer.add_document(other)
    with base.write("secretariat", "charges") as writer:
        entry = writer.add_document(other, replace=True)
    assert base.documents() == [replace(other, position=entry.position)]
    assert entry.decision.facts["remplace"] == "f" * 64
