"""The CCAM as a FHIR CodeSystem: what is read of it, what FHIR does not admit, what is no plain JSON."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.codesystem import CodeSystem as R5CodeSystem
from fhir.resources.R4B.codesystem import CodeSystem as R4CodeSystem

from ccam.formats import fhir as layout
from ccam.french import findings_smt as fr
from ccam.model.acts import Detail, Release
from ccam.model.codes import ActCode
from importers import strict_json
from importers.containers import contents
from importers.fhir import recognises
from importers.registry import read
from tests.corpus.make_smt import FHIR, RDF, changed
from tests.importers.files import SaveText, codes_of, one, refusal

Resource = dict[str, Any]
Edit = Callable[[Resource], object]


@pytest.fixture
def edited(save: SaveText) -> Callable[[Edit], Path]:
    """The fixture with its JSON changed by a function."""

    def make(edit: Edit) -> Path:
        resource = json.loads(FHIR.read_text(encoding="utf-8"))
        edit(resource)
        return save(json.dumps(resource, ensure_ascii=False), "terminologie-ccam.json")

    return make


@pytest.mark.parametrize("model", [R4CodeSystem, R5CodeSystem], ids=["R4B", "R5"])
def test_the_fixture_is_a_code_system_for_a_fhir_library(model: type[R5CodeSystem]) -> None:
    resource = model.model_validate_json(FHIR.read_text(encoding="utf-8"))
    assert resource.content == "complete"


def test_a_resource_that_came_from_a_fhir_library_gives_the_same_release(save: SaveText) -> None:
    resource = R5CodeSystem.model_validate_json(FHIR.read_text(encoding="utf-8"))
    again = read(save(resource.model_dump_json(), FHIR.name)).content
    release = read(FHIR).content
    assert isinstance(again, Release)
    assert isinstance(release, Release)
    assert (again.headings, again.acts, again.details) == (release.headings, release.acts, release.details)


@pytest.mark.parametrize(
    ("edit", "element", "known"),
    [
        (lambda cs: cs.update(status="zzz"), "CodeSystem.status", layout.PUBLICATION_STATUS),
        (lambda cs: cs.update(content="entier"), "CodeSystem.content", layout.CONTENT_MODE),
        (lambda cs: cs.update(hierarchyMeaning="est-un"), "CodeSystem.hierarchyMeaning", layout.HIERARCHY_MEANING),
        (lambda cs: cs["property"][0].update(type="Code"), "CodeSystem.property.type", layout.PROPERTY_TYPE),
        (lambda cs: cs["filter"][0].update(operator=["=="]), "CodeSystem.filter.operator", layout.FILTER_OPERATOR),
    ],
)
def test_a_code_outside_the_lists_is_refused_even_where_a_fhir_library_takes_it(
    edited: Callable[[Edit], Path], edit: Edit, element: str, known: frozenset[str]
) -> None:
    path = edited(edit)
    assert R4CodeSystem.model_validate_json(path.read_text(encoding="utf-8"))
    refused = refusal(path)
    assert refused.code == fr.FHIR_CODE.code
    assert element in refused.message
    assert all(code in refused.hint for code in known)


@pytest.mark.parametrize("missing", ["status", "content"])
def test_what_fhir_requires_must_be_there(edited: Callable[[Edit], Path], missing: str) -> None:
    refused = refusal(edited(lambda cs: cs.pop(missing)))
    assert (refused.code, f"CodeSystem.{missing}" in refused.message) == (fr.FHIR_ABSENT.code, True)


@pytest.mark.parametrize(
    "edit",
    [
        lambda cs: cs.update(version=83),
        lambda cs: cs.update(version=""),
        lambda cs: cs.update(concept={"code": "HHFA001"}),
        lambda cs: cs.update(concept=["HHFA001"]),
        lambda cs: cs["concept"][0].update(code=" racine"),
        lambda cs: cs["concept"][0].update(code="rac\u202eine"),
        lambda cs: cs["concept"][0].update(display=None),
        lambda cs: cs["concept"][0]["property"][0].update(valueCode="deux valeurs"),
        lambda cs: cs["concept"][0]["property"][0].pop("valueBoolean"),
        lambda cs: cs["concept"][1]["property"][0].update(valueCode={"code": "racine"}),
    ],
)
def test_an_element_without_its_form_is_refused(edited: Callable[[Edit], Path], edit: Edit) -> None:
    assert refusal(edited(edit)).code == fr.FHIR_SHAPE.code


@pytest.mark.parametrize(
    "edit",
    [
        lambda cs: cs.update(url=layout.MOS_URL, identifier=[], name="X"),
        lambda cs: cs.update(url="https://exemple.fr/x", name="X"),
        lambda cs: cs.update(url="https://exemple.fr/x", identifier=[], name="Ccam"),
    ],
    ids=["by the older address", "by its OID", "by its name"],
)
def test_the_ccam_is_known_under_its_names(edited: Callable[[Edit], Path], edit: Edit) -> None:
    assert read(edited(edit)).content


def test_another_terminology_is_refused(edited: Callable[[Edit], Path]) -> None:
    path = edited(lambda cs: cs.update(url="https://smt.esante.gouv.fr/terminologie-cim-10", identifier=[], name="CIM"))
    assert refusal(path).code == fr.OTHER_TERMINOLOGY.code


def test_composite_codes_of_a_fragment_are_taken_apart() -> None:
    reading = read(Path(__file__).parents[1] / "corpus/fhir/contenu-partiel.json")
    release = reading.content
    assert isinstance(release, Release)
    assert release.applicable == date(2026, 7, 1)
    lines = {str(line.key): (act.label, line.label) for act in release.acts for line in act.lines}
    assert lines == {
        "DEQP003/1/0": ("Électrocardiographie sur au moins 12 dérivations", "phase par défaut"),
        "HFFC004/4/0": ("Cholécystectomie, par cœlioscopie - anesthésie", ""),
    }
    extension = [detail for detail in release.details if detail.extension]
    label = "Implantation d'électrode, avec extension documentaire"
    assert extension == [Detail("AHLA002", "01", 1, 0, "libelle", label)]
    told = {found.code for found in reading.findings if found.row == 17}
    assert told == {"acte-deduit", "acte-hors-subdivision", "phase-deduite"}


def test_findings_name_the_line_where_the_concept_is(tmp_path: Path) -> None:
    code = '"code": "DEQP0031",'
    (path,) = changed(FHIR, (code, f'{code} "display": "1"}}, {{{code}'))(tmp_path)
    line = FHIR.read_text(encoding="utf-8").partition(code)[0].count("\n") + 1
    found = one(path, "concept-en-double")
    assert (found.row, found.value) == (line, "DEQP0031")
    assert read(path).content is None


def test_designations_are_short_labels_in_french_only(edited: Callable[[Edit], Path]) -> None:
    def edit(resource: Resource) -> None:
        resource["concept"].append(
            {
                "code": "ZZQX999",
                "display": "Acte d'essai",
                "definition": "Un acte",
                "designation": [
                    {"language": "en", "value": "Test act"},
                    {"value": "Acte d'essai"},
                    {"language": "fr-FR", "value": "ESSAI"},
                ],
            }
        )

    path = edited(edit)
    release = read(path).content
    assert isinstance(release, Release)
    assert [detail.value for detail in release.details if detail.code == "ZZQX999"] == ["ESSAI"]
    assert [(note.kind, note.text) for note in release.by_code[ActCode("ZZQX999")].notes] == [("definition", "Un acte")]
    assert codes_of(path) == ["nombre-annonce-different", "acte-hors-subdivision", "acte-sans-ligne"]


def test_a_property_means_what_its_address_says(edited: Callable[[Edit], Path]) -> None:
    """The code of a property is its editor's; only the address is shared."""

    def edit(resource: Resource) -> None:
        text = json.dumps(resource).replace('"code": "topographie"', '"code": "localisation"')
        resource.update(json.loads(text))

    release = read(edited(edit)).content
    assert isinstance(release, Release)
    assert Detail("HHFA001", "", None, None, "topographie", "HH") in release.details


def test_a_key_order_that_hides_the_resource_type_is_seen_through(save: SaveText) -> None:
    resource = {"a": "x" * 70_000, **json.loads(FHIR.read_text(encoding="utf-8"))}
    (opened,) = contents(save(json.dumps(resource, sort_keys=True), "x.json"))
    assert b"resourceType" not in opened.head
    assert recognises(opened)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('{"resourceType": "Bundle"}', True),
        ('{"resourceType": "ConceptMap"}', False),
        ('{"code": "HHFA001"}', False),
        ("code;libellé\nHHFA001;x", False),
    ],
)
def test_any_fhir_resource_is_recognised_but_a_map(save: SaveText, text: str, seen: bool) -> None:
    (opened,) = contents(save(text, "x.json"))
    assert recognises(opened) is seen
    (rdf,) = contents(RDF)
    assert not recognises(rdf)


@pytest.mark.parametrize("kind", ["Bundle", "ValueSet", "Parameters", "ConceptMap"])
def test_another_resource_is_named_in_the_refusal(save: SaveText, kind: str) -> None:
    refused = refusal(save(json.dumps({"resourceType": kind}), "x.json"), "fhir")
    assert refused.code == fr.RESOURCE_OTHER.code
    assert f"« {kind} »" in refused.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "fichier-vide"),
        ("[]", "element-fhir-mal-forme"),
        ("{}", "element-fhir-absent"),
        ('{"resourceType": "CodeSystem"', "json-casse"),
        ('{"resourceType": "CodeSystem"}\n{"resourceType": "CodeSystem"}', "json-casse"),
        ('{"a": {"b": 1, "b": 1}}', "json-cle-en-double"),
        ('{"a": NaN}', "json-nombre-impossible"),
        ('{"a": ' + "9" * 5_000 + "}", "json-nombre-impossible"),
        ('{"a": ' * 200_000, "json-trop-profond"),
        ('{"\\udfff": 1}', "json-caractere-impossible"),
    ],
)
def test_what_is_not_plain_json_is_refused(save: SaveText, text: str, code: str) -> None:
    assert refusal(save(text, "x.json"), "fhir").code == code


def test_a_whole_surrogate_pair_is_a_character(save: SaveText) -> None:
    (opened,) = contents(save('{"a": "\\ud83e\\uddb7", "b": 1.10}', "x.json"))
    assert strict_json.read_json(opened) == {"a": "🦷", "b": "1.10"}
