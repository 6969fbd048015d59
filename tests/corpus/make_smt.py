"""Cases of the ANS terminology: the two fixtures of one tiny CCAM, each with one thing changed."""

from collections.abc import Sequence
from pathlib import Path

from importers.smt_release import MAX_CONCEPTS
from importers.strict_json import MAX_ITEMS
from tests.corpus import Maker

FIXTURES = Path(__file__).parents[1] / "importers/smt"
RDF = FIXTURES / "terminologie-ccam-v83.00.rdf"
FHIR = FIXTURES / "terminologie-ccam-v83.00.json"

ABOUT = 'rdf:about="http://data.esante.gouv.fr/cnam/ccam/'
TO = 'rdf:resource="http://data.esante.gouv.fr/cnam/ccam/'
IN_07_03_05 = f"rdfs:subClassOf {TO}Categorie_07.03.05."
IN_12 = f"rdfs:subClassOf {TO}Categorie_12."
ISSUED = '<dct:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2026-07-01</dct:issued>'
VERSION = "<owl:versionInfo>v83.00</owl:versionInfo>"
LABEL = '<rdfs:label xml:lang="fr">Appendicectomie, par laparotomie</rdfs:label>'
CODE = '"code": "DEQP0031",'


def changed(fixture: Path, *changes: tuple[str, str], name: str = "") -> Maker:
    """The fixture with texts replaced; a text that is not there fails the case."""

    def make(folder: Path) -> Sequence[Path]:
        text = fixture.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        return _saved(name or fixture.name, text, folder)

    return make


def resource(inside: str, repeated: str = "", times: int = 0, end: str = "") -> Maker:
    """A CodeSystem of the CCAM with something inside, perhaps many times over: it is built when the case is."""
    start = (
        '{"resourceType": "CodeSystem", "name": "CCAM", "version": "83.00", "status": "active", "content": "complete"'
    )
    return lambda folder: _saved("terminologie.json", f"{start}, {inside}{repeated * times}{end}", folder)


def _saved(name: str, text: str, folder: Path) -> Sequence[Path]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [path]


def _swollen(folder: Path) -> Sequence[Path]:
    return changed(RDF, (VERSION, f"<owl:versionInfo>{'v' * 9 * 2**20}</owl:versionInfo>"))(folder)


def _latin1(folder: Path) -> Sequence[Path]:
    path = folder / FHIR.name
    path.write_bytes(FHIR.read_text(encoding="utf-8").encode("cp1252"))
    return [path]


CASES: dict[str, Maker] = {
    "rdf/xml-casse": changed(RDF, ("</owl:Ontology>", "</owl:Ontologie>")),
    "rdf/fichier-inconnu": changed(RDF, ("http://data.esante.gouv.fr/cnam/ccam", "http://exemple.fr/cim")),
    "rdf/xml-demesure": _swollen,
    "rdf/version-non-dite": changed(RDF, (VERSION, ""), name="terminologie.rdf"),
    "rdf/date-d-effet-deduite": changed(RDF, (ISSUED, "")),
    "rdf/date-d-effet-absente": changed(RDF, (ISSUED, ""), ("dct:temporal", "dct:modified")),
    "rdf/deuxieme-libelle": changed(RDF, (LABEL, f"{LABEL}{LABEL.replace('par', 'sans')}")),
    "rdf/libelle-absent": changed(RDF, (LABEL, "")),
    "rdf/caractere-de-controle": changed(RDF, ("Appendicectomie, par lap", "Appendicectomie,\u202e par lap")),
    "rdf/notation-discordante": changed(RDF, ("<skos:notation>HHFA001<", "<skos:notation>HHFA002<")),
    "rdf/concept-discordant": changed(RDF, (f"<ccam:phase {TO}Phase_3", f"<ccam:phase {TO}Phase_2")),
    "rdf/subdivision-sans-mere": changed(RDF, (f"{ABOUT}Categorie_12.04.03.", f"{ABOUT}Categorie_12.05.03.")),
    "rdf/subdivision-mal-rattachee": changed(RDF, (f"{TO}Categorie_07.03.", f"{TO}Categorie_07.02.")),
    "rdf/subdivision-absente": changed(RDF, (f"{TO}Categorie_07.03.05.", f"{TO}Categorie_19.03.")),
    "rdf/acte-hors-subdivision": changed(RDF, (f"{TO}Categorie_07.03.05.", f"{TO}Acte")),
    "rdf/acte-dans-deux-subdivisions": changed(RDF, (IN_07_03_05, f'{IN_12}"/>\n<{IN_07_03_05}')),
    "rdf/acte-deduit": changed(RDF, (f'{ABOUT}DEQP003"', f'{ABOUT}Autre"'), (">DEQP003<", ">Autre<")),
    "rdf/acte-sans-ligne": changed(RDF, (f"{ABOUT}DEQP0031", f"{ABOUT}Autre"), (">DEQP0031", ">Autre")),
    "rdf/phase-deduite": changed(RDF, (f"{ABOUT}DEQP00310", f"{ABOUT}Autre"), (">DEQP00310<", ">Autre<")),
    "rdf/regroupement-inattendu": changed(RDF, ("ActeActivite_ASC", "ActeActivite_Dentaire")),
    "rdf/modificateurs-illisibles": changed(RDF, (f"{TO}Modificateur_7", f"{TO}Modificateur_77")),
    "rdf/date-de-concept-illisible": changed(RDF, ("2010-10-01T00:00:00", "2010-13-01T00:00:00")),
    "rdf/acte-cite-absent": changed(RDF, (f"<ccam:acteAssocie {TO}GELE001", f"<ccam:acteAssocie {TO}YYYY300")),
    "rdf/concept-perime": changed(RDF, (LABEL, f"{LABEL}<owl:deprecated>true</owl:deprecated>")),
    "rdf/propriete-de-concept-inconnue": changed(RDF, (LABEL, f"{LABEL}<ccam:nouveaute>oui</ccam:nouveaute>")),
    "fhir/json-casse": changed(FHIR, ('"name": "CCAM",', '"name": "CCAM"')),
    "fhir/json-trop-profond": resource('"concept": ', "[", 100_000),
    "fhir/json-demesure": resource('"concept": [0', ",0", MAX_ITEMS, "]}"),
    "fhir/json-cle-en-double": changed(FHIR, ('"name": "CCAM",', '"name": "CCAM", "name": "CIM",')),
    "fhir/json-nombre-impossible": changed(FHIR, ('"count": ', '"autre": -Infinity, "count": ')),
    "fhir/json-caractere-impossible": changed(FHIR, ('"Acte"', '"Acte\\ud800"')),
    "fhir/texte-pas-utf8": _latin1,
    "fhir/code-fhir-inconnu": changed(FHIR, ('"status": "active"', '"status": "zzz"')),
    "fhir/element-fhir-absent": changed(FHIR, ('"status": "active",', "")),
    "fhir/element-fhir-mal-forme": changed(FHIR, (CODE, '"code": ["DEQP0031"],')),
    "fhir/autre-terminologie": changed(
        FHIR, ("smt.esante.gouv.fr", "exemple.fr"), ("1.2.250.1.215.300.1", "1.2.3"), ('"name": "CCAM"', '"name": "X"')
    ),
    "fhir/supplement-seul": changed(FHIR, ('"content": "complete"', '"content": "supplement"')),
    "fhir/version-non-active": changed(FHIR, ('"status": "active"', '"status": "retired"')),
    "fhir/nombre-annonce-different": changed(FHIR, ('"count": ', '"count": 9')),
    "fhir/propriete-non-declaree": changed(FHIR, ('{"code": "action", "uri"', '{"code": "geste", "uri"')),
    "fhir/propriete-mal-typee": changed(FHIR, ('"valueDateTime"', '"valueString"')),
    "fhir/version-non-dite": changed(FHIR, ('"version": "v83.00"', '"version": "juillet"'), name="terminologie.json"),
    "fhir/aucun-acte": resource('"concept": []}'),
    "fhir/concept-en-double": changed(FHIR, (CODE, f'{CODE} "display": "1"}}, {{{CODE}')),
    "fhir/trop-de-concepts": resource('"concept": [', '{"code": "Dent_11"},', MAX_CONCEPTS, '{"code": "Dent_11"}]}'),
}  # fmt: skip
