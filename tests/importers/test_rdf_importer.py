"""The RDF/XML of the ANS: what is read of it, what is left aside, what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO

import pytest
import rdflib

from bench import rdf as bench
from ccam.formats import smt
from ccam.model.acts import Detail, Note, Release
from ccam.model.codes import ActCode
from ccam.model.errors import FileRefused
from importers.containers import contents
from importers.opened import Opened
from importers.rdf import MAX_NODE, Node, nodes, recognises
from importers.registry import read
from tests.corpus.make_smt import FHIR, RDF, VERSION, changed
from tests.importers.files import SaveText, codes_of, one, refusal

APPENDIX = ActCode("HHFA001")


@pytest.fixture(scope="module")
def release() -> Release:
    content = read(RDF).content
    assert isinstance(content, Release)
    return content


def opened(path: Path) -> Opened:
    (content,) = contents(path)
    return content


def test_the_release_says_where_it_comes_from(release: Release) -> None:
    assert (release.version, release.applicable) == ("83.00-rdf", date(2026, 7, 1))
    assert release.title == "Classification Commune des Actes Médicaux"
    assert len(release.acts) == 6
    assert release.line_count == 14


def test_an_act_has_its_lines_without_a_price(release: Release) -> None:
    act = release.by_code[APPENDIX]
    assert (act.label, act.heading) == ("Appendicectomie, par abord de la fosse iliaque", "07.03.05")
    assert [(str(line.key), line.label, line.billing_group, line.prices) for line in act.lines] == [
        ("HHFA001/1/0", "acte principal - phase unique", "ADC", ()),
        ("HHFA001/4/0", "anesthésie - phase unique", "ADA", ()),
    ]
    assert "".join(act.modifiers) == "37AFJKOPSTU"


def test_phases_are_lines_of_their_own(release: Release) -> None:
    lines = release.by_code[ActCode("LMSA003")].lines
    assert [(line.key.activity, line.key.phase) for line in lines] == [(1, 1), (1, 2), (1, 3), (4, 1), (4, 2), (4, 3)]
    assert lines[0].label == "acte principal - Phase 1 : pose de prothèse pariétale"


def test_headings_make_a_tree_without_their_number_in_the_title(release: Release) -> None:
    assert [heading.number for heading in release.headings][:5] == ["04", "04.01", "04.01.01", "04.01.01.01", "07"]
    titles = release.heading_titles
    assert titles["07.03.05"] == "Actes thérapeutiques sur l'appendice vermiforme [appendice]"
    assert titles["18"].startswith("ANESTHÉSIES"), "its notation is « Categorie_18 », as in some releases"


def test_notes_keep_their_kind(release: Release) -> None:
    def notes(code: str) -> list[tuple[str, str]]:
        return [(note.kind, note.text[:23]) for note in release.by_code[ActCode(code)].notes]

    assert notes("HHFA011") == [("a l'exclusion de", "À l'exclusion de : appe")]
    assert notes("LMSA003") == [
        ("", "Opération selon Schuste"), ("indication", "Indication : omphalocèl"),
        ("formation", "Formation : spécifique "),
    ]  # fmt: skip
    (heading,) = (heading for heading in release.headings if heading.number == "07.03.05")
    assert isinstance(heading.notes[0], Note)
    assert heading.notes[0].kind == "facturation"


def test_what_a_release_has_no_field_for_becomes_details(release: Release) -> None:
    assert [detail[2:] for detail in release.details if detail.code == "HHFA011"] == [
        (None, None, "acces", "A"),
        (None, None, "acte associe", "GELE001"),
        (None, None, "acte exclu", "HHFA001"),
        (None, None, "action", "F"),
        (None, None, "creation", "2005-03-24"),
        (None, None, "effet", "2026-01-01"),
        (None, None, "incompatible", "HHFA001"),
        (None, None, "libelle court", "APPENDICECTOMIE LAPAROTOMIE"),
        (None, None, "topographie", "HH"),
        (None, None, "type d'acte", "ActeIsole"),
        (1, None, "modificateurs", "3 4 7 A F J K O P S T U"),
        (4, None, "modificateurs", "3 4 7 A F J K O P S T U"),
    ]
    assert Detail("HBGD035", "", 1, 0, "dent incompatible", "11") in release.details
    assert Detail("Topographie_HH", "", None, None, "libelle", "Appendice et côlon") in release.details


def _triples(found: Iterator[Node]) -> set[tuple[str, str, str, bool, str]]:
    return {
        (node.about, said.predicate, said.value, said.reference, "" if said.reference else said.language)
        for node in found
        for said in node.statements
    }


def _language(value: object) -> str:
    return value.language or "" if isinstance(value, rdflib.Literal) else ""


def test_the_triples_are_those_that_an_rdf_library_sees() -> None:
    graph = rdflib.Graph().parse(RDF, format="xml")
    seen = {
        (str(subject), str(predicate), str(value), isinstance(value, rdflib.URIRef), _language(value))
        for subject, predicate, value in graph
        if isinstance(subject, rdflib.URIRef) and not isinstance(value, rdflib.BNode) and predicate != rdflib.RDF.type
    }
    assert _triples(nodes(opened(RDF))) == seen


@pytest.mark.filterwarnings("ignore:Assertions on")
@pytest.mark.parametrize("style", ["xml", "pretty-xml"])
def test_the_file_may_be_written_otherwise(release: Release, tmp_path: Path, style: str) -> None:
    path = tmp_path / RDF.name
    rdflib.Graph().parse(RDF, format="xml").serialize(path, format=style, encoding="utf-8")
    again = read(path).content
    assert isinstance(again, Release)
    assert replace(again, source=release.source) == release


NAMED_TWICE = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="{smt.RDF}" xmlns:rdfs="{smt.RDFS}" xmlns:owl="{smt.OWL}" xmlns:skos="{smt.SKOS}"
  xmlns:dct="{smt.DCT}" xml:base="{smt.CCAM}" xml:lang="fr">
<owl:Ontology rdf:about="http://data.esante.gouv.fr/cnam/ccam" owl:versionInfo="83.00"/>
<owl:Class rdf:about="HHFA001" rdfs:label="Appendicectomie">
  <rdfs:label xml:lang="en">Appendectomy</rdfs:label>
  <rdfs:subClassOf><owl:Class rdf:about="Categorie_07."><rdfs:label>07. Digestif &amp; bouche</rdfs:label></owl:Class>
  </rdfs:subClassOf>
  <rdfs:subClassOf rdf:parseType="Resource"><owl:onProperty rdf:resource="action"/></rdfs:subClassOf>
  <owl:equivalentClass rdf:parseType="Collection"><owl:Class rdf:about="HHFA00110"/></owl:equivalentClass>
</owl:Class>
<rdf:Description rdf:about="HHFA001">
  <dct:temporal>2026-03-01</dct:temporal>
  <skos:altLabel><![CDATA[APPENDICE]]><!-- un nom court --> ILIAQUE</skos:altLabel>
</rdf:Description>
<rdf:Description rdf:about="HHFA00110"><rdfs:label>Appendicectomie - été</rdfs:label></rdf:Description>
</rdf:RDF>
"""


def test_the_grammar_of_rdf_xml_is_followed(save: SaveText) -> None:
    """Attributes, relative names, a base, a language above, nested and repeated descriptions, another encoding."""
    path = save(NAMED_TWICE, "terminologie.rdf", "latin-1")
    release = read(path).content
    assert isinstance(release, Release)
    (act,) = release.acts
    assert (act.label, act.heading, act.lines[0].label) == ("Appendicectomie", "07", "été")
    assert release.headings[0].title == "Digestif & bouche"
    assert Detail("HHFA001", "", None, None, "libelle court", "APPENDICE ILIAQUE") in release.details
    assert (release.applicable, release.title) == (date(2026, 3, 1), "CCAM version 83.00")
    assert codes_of(path) == ["date-d-effet-deduite"]


def test_only_a_file_that_names_rdf_and_the_ccam_is_recognised(save: SaveText) -> None:
    assert recognises(opened(RDF))
    assert not recognises(opened(FHIR))
    assert not recognises(opened(save(RDF.read_text(encoding="utf-8").replace("cnam/ccam", "atih/cim10"), "x.rdf")))
    assert not recognises(opened(save(f"Voyez {smt.RDF} et {smt.CCAM}", "x.txt")))


@pytest.mark.parametrize("padding", [0, 70_000], ids=["at the start", "behind a long comment"])
def test_a_dtd_is_refused_wherever_it_hides(save: SaveText, padding: int) -> None:
    start = f"<?xml version='1.0'?><!--{' ' * padding}--><!DOCTYPE rdf:RDF [<!ENTITY a 'b'>]>"
    path = save(RDF.read_text(encoding="utf-8").replace('<?xml version="1.0"?>', start), "x.rdf")
    assert refusal(path, "rdf").code == "xml-avec-dtd"


def test_a_broken_file_names_the_line(tmp_path: Path) -> None:
    (path,) = changed(RDF, (VERSION, "<owl:versionInfo>v83.00</owl:version>"))(tmp_path)
    line = RDF.read_text(encoding="utf-8").partition(VERSION)[0].count("\n") + 1
    assert f"ligne {line}" in refusal(path).message


def test_a_node_that_never_ends_stops_the_reading() -> None:
    class Endless:
        """A node of notes without end; the count proves that reading stopped."""

        def __init__(self) -> None:
            self.given = 0
            self.start = RDF.read_bytes()[:2_000].rpartition(b"<owl:Annot")[0] + b'<owl:Class rdf:about="x">'

        def __enter__(self) -> "Endless":
            return self

        def __exit__(self, *error: object) -> None:
            pass

        def read(self, size: int) -> bytes:
            content, self.start = self.start or b"<skos:note>a</skos:note>" * 1_000, b""
            self.given += len(content)
            return content

    source = Endless()

    def stream() -> IO[bytes]:
        return source  # type: ignore[return-value]

    endless = Opened("x.rdf", "x.rdf", "0" * 64, 1, RDF.read_bytes()[:2_000], stream)
    with pytest.raises(FileRefused) as caught:
        list(nodes(endless))
    assert caught.value.code == "xml-demesure"
    assert source.given < MAX_NODE + 100_000


def test_a_second_label_is_told_and_the_first_kept(tmp_path: Path) -> None:
    label = '<rdfs:label xml:lang="fr">Appendicectomie, par laparotomie</rdfs:label>'
    (path,) = changed(RDF, (label, f"{label}<rdfs:label>Autre nom</rdfs:label>"))(tmp_path)
    assert one(path, "deuxieme-libelle").value == "Autre nom"
    release = read(path).content
    assert isinstance(release, Release)
    assert release.by_code[ActCode("HHFA011")].label == "Appendicectomie, par laparotomie"


def test_a_retired_act_is_left_out_with_its_parts(tmp_path: Path) -> None:
    label = '<rdfs:label xml:lang="fr">Appendicectomie, par laparotomie</rdfs:label>'
    (path,) = changed(RDF, (label, f"{label}<owl:deprecated>true</owl:deprecated>"))(tmp_path)
    release = read(path).content
    assert isinstance(release, Release)
    assert "HHFA011" not in release.by_code
    assert codes_of(path) == ["concept-perime"]


def test_a_long_file_costs_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    """Each in a process of its own, since what is measured is the peak of a whole process."""
    peaks = []
    for acts in (100, 3_000):
        path = tmp_path / f"{acts}.rdf"
        bench.write(path, acts)
        peaks.append(bench.peak_of_a_walk(path))
    assert path.stat().st_size > 2 * MAX_NODE
    assert peaks[1] - peaks[0] < 8_192
