"""One nomenclature, two formats of the ANS: the same release, whatever the order and the shape of the file."""

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ccam.model.acts import Release
from ccam.model.errors import FileRefused
from importers.registry import read
from tests.corpus.make_smt import FHIR, RDF
from tests.importers.smt_files import World, as_fhir, as_rdf, expected, worlds


def release(path: Path) -> Release:
    """What a file that holds nothing odd gives."""
    reading = read(path)
    assert [found.message for found in reading.findings] == []
    assert isinstance(reading.content, Release)
    return reading.content


def released(text: str, name: str) -> Release:
    """What a text gives, once it is a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return release(path)


def findings_or_refusal(path: Path, format_name: str) -> list[str]:
    """What reading says of a damaged file; any other exception fails the test."""
    try:
        reading = read(path, format=format_name)
    except FileRefused as refused:
        return [refused.message]
    messages = [found.message for found in reading.findings]
    return messages if reading.content is None else ["lu", *messages]


def test_the_two_formats_agree() -> None:
    from_rdf, from_fhir = release(RDF), release(FHIR)
    assert (from_rdf.version, from_fhir.version) == ("83.00-rdf", "83.00-fhir")
    assert (from_rdf.source.format, from_fhir.source.format) == ("rdf", "fhir")
    assert replace(from_fhir, version=from_rdf.version, source=from_rdf.source) == from_rdf


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_a_nomenclature_written_in_either_format_is_read_back(world: World) -> None:
    acts = expected(world)
    assert released(as_rdf(world), "ccam.rdf").acts == acts
    for links in ("nested", "parent", "child"):
        assert released(as_fhir(world, links), "ccam.json").acts == acts, links


@given(worlds(), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_concepts_says_nothing(world: World, random: Random) -> None:
    shuffled = list(world)
    random.shuffle(shuffled)
    assert released(as_rdf(tuple(shuffled)), "a.rdf").details == released(as_rdf(world), "b.rdf").details


@pytest.mark.parametrize("fixture", [RDF, FHIR], ids=["rdf", "fhir"])
def test_a_damaged_file_is_read_or_refused_in_words(fixture: Path, tmp_path: Path) -> None:
    content = fixture.read_bytes()
    path = tmp_path / fixture.name
    places = st.integers(0, len(content))

    @given(places, st.integers(0, 60), st.binary(max_size=6), st.booleans())
    @example(len(content) - 3, 0, b"", True)
    @example(0, 0, b"\xff\xfe", False)
    @settings(max_examples=300, deadline=None)
    def damaged(at: int, gone: int, new: bytes, cut: bool) -> None:
        path.write_bytes(content[:at] + new + (b"" if cut else content[at + gone :]))
        told = findings_or_refusal(path, "rdf" if fixture is RDF else "fhir")
        assert told
        assert all(told)

    damaged()
