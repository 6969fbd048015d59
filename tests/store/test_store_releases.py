"""Releases come back as they went in, and are never replaced by accident."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.french import store as fr
from ccam.model.acts import (
    Act,
    Detail,
    Heading,
    Line,
    ModifierDefinition,
    Note,
    Price,
    Release,
    SourceFile,
    ValueUnit,
    Writing,
)
from ccam.model.codes import ActCode, LineKey
from ccam.model.contents import release_content
from ccam.model.decisions import Kind
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.findings import Finding, Severity
from ccam.model.records import KnownFile, Nature, ReleaseInfo
from ccam.store import bulk
from ccam.store.store import Store
from importers.registry import read

SOURCE = SourceFile("CCAM_V81.xls", "a" * 64, "classeur-xls")
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
whole = st.integers(min_value=0, max_value=2**40)
digits = st.integers(0, 3)
days = st.dates(date(2005, 1, 1), date(2030, 12, 31))
codes = st.from_regex(r"[A-Z]{4}[0-9]{3}", fullmatch=True).map(ActCode)
notes = st.lists(st.builds(Note, words, words, st.none() | digits, st.none() | digits, whole), max_size=3).map(tuple)
prices = st.lists(st.builds(Price, words, days, whole, st.sampled_from(Writing)), max_size=3).map(tuple)
lines = st.builds(
    Line,
    st.builds(LineKey, codes, digits, digits),
    words,
    prices,
    st.booleans(),
    st.booleans(),
    words,
    words,
    st.lists(codes, max_size=3).map(tuple),
    digits,
    whole,
)
acts = st.builds(
    Act,
    codes,
    words,
    words,
    st.lists(lines, max_size=3).map(tuple),
    st.lists(words, max_size=3).map(tuple),
    notes,
    whole,
)
definitions = st.builds(
    ModifierDefinition, words, digits, words, st.sampled_from(ValueUnit), whole, whole, words, whole
)
details = st.builds(Detail, words, words, st.none() | digits, st.none() | digits, words, words)
releases = st.builds(
    Release,
    version=st.just("?"),
    title=words,
    applicable=days,
    source=st.builds(SourceFile, words, words, words),
    headings=st.lists(st.builds(Heading, words, words, notes, whole), max_size=4).map(tuple),
    acts=st.lists(acts, max_size=4).map(tuple),
    modifiers=st.lists(definitions, max_size=3).map(tuple),
    details=st.lists(details, max_size=4).map(tuple),
)
numbers = count()


def noticed(*severities: Severity) -> list[Finding]:
    return [
        Finding("code-double", severity, "CCAM_V81.xls", 12 + place, "CODE", "BELA129", "Deux lignes.", "À revoir.")
        for place, severity in enumerate(severities)
    ]


def test_a_release_comes_back_equal(base: Store, release: Release) -> None:
    with base.write("secretariat", "import") as writer:
        writer.add_release(release, ())
    assert base.release("81") == release


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=releases)
def test_any_release_comes_back_equal(base: Store, made: Release) -> None:
    given_release = replace(made, version=f"essai {next(numbers)}")
    with base.write("secretariat", "import") as writer:
        writer.add_release(given_release, ())
    assert base.release(given_release.version) == given_release


def test_order_survives_several_chunks(base: Store, release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "TOGETHER", 2)
    many = replace(release, acts=release.acts * 5)
    with base.write("secretariat", "import") as writer:
        writer.add_release(many, ())
    assert base.release("81") == many


def test_lists_are_made_of_headers(base: Store, release: Release) -> None:
    older = replace(release, version="80.10", applicable=date(2025, 11, 1), source=SourceFile("v80", "b" * 64, "nx"))
    with base.write("secretariat", "import") as writer:
        writer.add_release(release, ())
        writer.add_release(older, ())
    assert base.releases() == [
        ReleaseInfo("80.10", "CCAM version 81", older.applicable, 2, 3, older.source, 2),
        ReleaseInfo("81", "CCAM version 81", release.applicable, 2, 3, release.source, 1),
    ]


def test_an_unknown_version_names_those_there_are(base: Store, release: Release) -> None:
    with pytest.raises(UnknownThing) as none_yet:
        base.release("82")
    assert fr.NOTHING_YET in none_yet.value.hint
    with base.write("secretariat", "import") as writer:
        writer.add_release(release, ())
    with pytest.raises(UnknownThing) as some:
        base.release("82")
    assert some.value.hint == "Dans la base : 81."


def test_a_version_answers_to_its_number_when_only_one_file_has_it(base: Store, release: Release) -> None:
    nx, dbf = (replace(release, version=f"78.10-{kind}", source=SourceFile(kind, kind, kind)) for kind in ("nx", "dbf"))
    with base.write("secretariat", "import") as writer:
        writer.add_release(nx, ())
        writer.create_draft("essai", "78.10")
    assert base.release("78.10") == nx
    assert base.full_version("78.10") == "78.10-nx"
    assert base.draft("essai").base == base.drafts()[0].base == "78.10-nx"
    assert base.entries()[-1].decision.facts["base"] == "78.10-nx"
    with pytest.raises(UnknownThing):
        base.release("78")
    with base.write("secretariat", "import") as writer:
        writer.add_release(dbf, ())
    with pytest.raises(UnknownThing) as several:
        base.release("78.10")
    assert several.value.code == fr.RELEASE_AMBIGUOUS.code
    assert several.value.hint == "Donnez le nom entier : 78.10-dbf, 78.10-nx."
    with base.write("secretariat", "import") as writer:
        writer.add_release(replace(release, version="78.10"), ())
    assert base.full_version("78.10") == "78.10"
    assert base.verify() == []


def test_no_draft_stands_on_a_release_without_any_price(base: Store, release: Release) -> None:
    bare = replace(release, version="2021-atih", acts=release.acts[1:], source=SourceFile("atih", "c" * 64, "atih"))
    with base.write("secretariat", "import") as writer:
        writer.add_release(release, ())
        writer.add_release(bare, ())
    with pytest.raises(DataRefused) as refused, base.write("secretariat", "essai") as writer:
        writer.create_draft("essai", "2021")
    assert refused.value.code == fr.DRAFT_UNPRICED.code
    assert "2021-atih" in refused.value.message
    assert "81" in refused.value.hint
    assert {known.version: known.priced for known in base.releases()} == {"81": True, "2021-atih": False}


def test_the_same_bytes_on_another_day_are_another_content(base: Store, release: Release) -> None:
    later = replace(release, applicable=date(2027, 1, 1))
    with base.write("secretariat", "import") as writer:
        writer.add_release(release, noticed(Severity.INFO))
    with pytest.raises(DataRefused) as refused, base.write("secretariat", "import") as writer:
        writer.add_release(later, ())
    assert refused.value.code == fr.TAKEN.code
    with base.write("secretariat", "import") as writer:
        writer.add_release(later, (), replace=True)
    assert base.release("81") == later
    assert base.verify() == []


def test_an_import_is_told_by_the_journal(base: Store, release: Release) -> None:
    seen = noticed(Severity.WARNING, Severity.INFO, Severity.WARNING)
    with base.write("secretariat", "Import de la version 81") as writer:
        entry = writer.add_release(release, seen)
    assert base.entries() == [entry]
    assert (entry.position, entry.at, entry.actor) == (1, "2026-11-21T10:00:00Z", "secretariat")
    assert entry.decision.kind is Kind.IMPORT
    assert entry.decision.facts == {
        "nature": "version",
        "version": "81",
        "titre": "CCAM version 81",
        "applicable": "2026-01-01",
        "actes": 2,
        "lignes": 3,
        "fichier": "CCAM_V81.xls",
        "format": "classeur-xls",
        "sha256": "a" * 64,
        "contenu": release_content(base.release("81")),
        "constats": {"avertissement": 2, "information": 1},
    }
    assert base.findings("a" * 64) == seen
    assert base.known_file("a" * 64) == KnownFile(Nature.RELEASE, "81", SOURCE, 2, 3, date(2026, 1, 1))
    assert base.known_file("c" * 64) is None


def test_the_same_bytes_are_not_written_twice(base: Store, release: Release) -> None:
    with base.write("secretariat", "import") as writer:
        writer.add_release(release, ())
    for replacing in (False, True):
        with pytest.raises(DataRefused) as refused, base.write("secretariat", "import") as writer:
            writer.add_release(release, (), replace=replacing)
        assert refused.value.code == fr.SAME_BYTES.code
    assert base.head()[0] == 1


def test_other_bytes_under_a_version_need_to_be_asked_for(base: Store, release: Release) -> None:
    other = replace(release, acts=release.acts[:1], source=SourceFile("corrigé.xls", "b" * 64, "classeur-xls"))
    with base.write("secretariat", "import") as writer:
        writer.add_release(release, noticed(Severity.INFO))
        writer.create_draft("essai", "81")
    with pytest.raises(DataRefused) as refused, base.write("secretariat", "import") as writer:
        writer.add_release(other, ())
    assert refused.value.code == fr.TAKEN.code
    assert "CCAM_V81.xls" in refused.value.message
    assert base.release("81") == release

    with base.write("secretariat", "import corrigé") as writer:
        entry = writer.add_release(other, noticed(Severity.WARNING), replace=True)
    assert base.release("81") == other
    assert (entry.decision.facts["sha256"], entry.decision.facts["remplace"]) == ("b" * 64, "a" * 64)
    assert base.releases()[0].position == entry.position
    assert base.known_file("a" * 64) is None
    assert base.findings("a" * 64) == []
    assert base.findings("b" * 64) == noticed(Severity.WARNING)
    assert base.verify() == []


def test_nothing_is_kept_of_a_block_that_raises(base: Store, release: Release) -> None:
    with suppress(ZeroDivisionError), base.write("secretariat", "import") as writer:
        writer.add_release(release, noticed(Severity.INFO))
        raise ZeroDivisionError
    assert base.head() == (0, "0" * 64)
    assert base.releases() == []
    assert base.findings("a" * 64) == []


@pytest.mark.reel
def test_version_81_comes_back_equal(base: Store, real_data: Path) -> None:
    reading = read(real_data / "classeur" / "CCAM_V81.xlsx")
    assert isinstance(reading.content, Release)
    with base.write("secretariat", "import") as writer:
        writer.add_release(reading.content, reading.findings)
    assert base.release("81") == reading.content
    assert base.findings(reading.source.sha256) == list(reading.findings)
    assert (base.releases()[0].acts, base.releases()[0].lines) == (8257, 13440)
