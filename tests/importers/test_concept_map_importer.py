"""ConceptMaps, R4 and R5: the closed lists, the exact weights, and nothing kept by oversight."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.transcodage import WHOLE, TransitionRow, TransitionTables
from ccam.model.draft import Verb
from ccam.model.findings import Severity
from ccam.model.money import SHARE_UNIT
from ccam.publish.concept_map import decimal
from importers.concept_map import read_weight
from importers.registry import read
from tests.importers.files import SaveText, codes_of, one, refusal

Json = dict[str, Any]
SaveMap = Callable[..., Path]

WEIGHT = {"code": "weight", "uri": "https://atelier-ccam.invalid/fhir/weight", "type": "decimal"}


@pytest.fixture
def save_map(save: SaveText) -> SaveMap:
    """Write a ConceptMap: ``save_map(element, …, property=[…])``."""

    def write(*elements: Json, **more: object) -> Path:
        resource = {"resourceType": "ConceptMap", "status": "draft", "group": [{"element": list(elements)}]} | more
        return save(json.dumps(resource, ensure_ascii=False), name="carte.json")

    return write


def element(code: str, *targets: Json, **more: object) -> Json:
    return {"code": code, "target": list(targets)} | more if targets else {"code": code} | more


def to(code: str, relationship: str, **more: object) -> Json:
    return {"code": code, "display": f"Acte {code}", "relationship": relationship} | more


def to_r4(code: str, equivalence: str, **more: object) -> Json:
    return {"code": code, "display": f"Acte {code}", "equivalence": equivalence} | more


def rows_of(path: Path) -> tuple[TransitionRow, ...]:
    content = read(path).content
    assert isinstance(content, TransitionTables)
    return content.transitions


@pytest.mark.parametrize(
    ("target", "verb"),
    [
        (to("P-07-0001", "source-is-narrower-than-target"), Verb.MERGE),
        (to_r4("P-07-0001", "wider"), Verb.MERGE),
        (to_r4("P-07-0001", "subsumes"), Verb.MERGE),
        (to("P-07-0001", "source-is-broader-than-target"), Verb.SPLIT),
        (to_r4("P-07-0001", "narrower", comment="En partie."), Verb.SPLIT),
        (to_r4("P-07-0001", "specializes"), Verb.SPLIT),
        (to("P-07-0001", "related-to"), Verb.RESTRUCTURE),
        (to_r4("P-07-0001", "inexact", comment="À peu près."), Verb.RESTRUCTURE),
        (to("P-07-0001", "equivalent"), Verb.RECODE),
        (to_r4("P-07-0001", "equal"), Verb.RECODE),
        (to("HHFA001", "equivalent"), Verb.KEEP),
    ],
)
def test_the_relation_is_read_from_the_old_act_to_the_new_one(save_map: SaveMap, target: Json, verb: Verb) -> None:
    path = save_map(element("HHFA001", target))
    assert [row.verb for row in rows_of(path)] == [verb]
    assert codes_of(path) == []


def test_r5_and_r4_say_a_deletion_each_in_its_way(save_map: SaveMap) -> None:
    reason = {"url": "https://atelier-ccam.invalid/fhir/reason", "valueString": "obsolète"}
    r5 = save_map(element("HHFA001", noMap=True, extension=[reason]))
    (row,) = rows_of(r5)
    r4 = save_map(element("HHFA001", {"equivalence": "unmatched", "comment": "obsolète"}))
    assert (row.verb, row.reason, row.target) == (Verb.DELETE, "obsolète", "")
    assert rows_of(r4) == (row,)


def test_a_proposed_act_without_a_map_is_created(save_map: SaveMap) -> None:
    (row,) = rows_of(save_map(element("P-07-0001", noMap=True, display="Nouvel acte")))
    assert (row.old, row.verb, row.target, row.label) == (None, Verb.CREATE, "P-07-0001", "Nouvel acte")


def test_what_is_not_said_stays_undecided(save_map: SaveMap) -> None:
    path = save_map(element("HHFA001"), element("HHFA002", to("P-07-0001", "equivalent")))
    assert [row.old for row in rows_of(path)] == ["HHFA002"]
    assert one(path, "element-sans-devenir").severity is Severity.WARNING


@pytest.mark.parametrize(
    ("group", "code"),
    [({"unmapped": {"mode": "use-source-code"}}, "unmapped-refuse"), ({"unmapped": {}}, "unmapped-refuse")],
)
def test_unmapped_never_makes_a_kept_act_of_a_forgotten_one(save: SaveText, group: Json, code: str) -> None:
    known = {"element": [element("HHFA001", to("P-07-0001", "equivalent"))]} | group
    path = save(json.dumps({"resourceType": "ConceptMap", "status": "draft", "group": [known]}), name="carte.json")
    assert read(path).content is None
    assert "l'oubli deviendrait un maintien" in one(path, code).message


@pytest.mark.parametrize(
    "wrong", [to("P-07-0001", "equal"), to("P-07-0001", "wider"), to_r4("P-07-0001", "related-to")]
)
def test_a_word_of_the_other_release_is_refused_with_its_place(save_map: SaveMap, wrong: Json) -> None:
    """``fhir.resources`` takes them all: the lists are held here."""
    refused = refusal(save_map(element("HHFA001", wrong)))
    assert refused.code == "code-fhir-inconnu"
    assert "HHFA001" in refused.message


@given(st.integers(1, SHARE_UNIT))
def test_a_weight_is_exact_both_ways(weight: int) -> None:
    written = json.dumps(decimal(weight))
    assert read_weight(written) == weight * (WHOLE // SHARE_UNIT)


@pytest.mark.parametrize("text", ["0", "1.0001", "0.00001", "-0.5", "1e999999999", "1e-999999999", "0.33333", "x"])
def test_a_weight_that_is_not_exact_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        read_weight(text)


def test_weights_and_bundles_of_r4_are_extensions(save_map: SaveMap) -> None:
    def carried(weight: float, bundle: str) -> list[Json]:
        space = "https://atelier-ccam.invalid/fhir/"
        return [{"url": f"{space}weight", "valueDecimal": weight}, {"url": f"{space}bundle", "valueString": bundle}]

    said = [("P-07-0001", 0.925, "A"), ("P-07-0002", 0.925, "A"), ("P-07-0003", 0.075, "B")]
    targets = [to_r4(code, "relatedto", extension=carried(weight, bundle)) for code, weight, bundle in said]
    rows = rows_of(save_map(element("HHFA001", *targets)))
    assert [(row.part, row.together) for row in rows] == [(9250, "A"), (9250, "A"), (750, "B")]


def test_a_property_with_another_meaning_is_told_and_not_read(save_map: SaveMap) -> None:
    other = {"code": "weight", "uri": "https://exemple.invalid/masse", "type": "decimal"}
    target = to("P-07-0001", "equivalent", property=[{"code": "weight", "valueDecimal": 0.5}])
    path = save_map(element("HHFA001", target), property=[other])
    assert rows_of(path)[0].part is None
    assert one(path, "propriete-non-reprise").column == "https://exemple.invalid/masse"


def test_the_place_of_what_is_wrong_is_that_of_fhir(save_map: SaveMap) -> None:
    target = to("P-07-0001", "equivalent", property=[{"code": "weight", "valueDecimal": 0.33333}])
    path = save_map(element("HHFA002", to("P-07-0002", "equivalent")), element("HHFA001", target), property=[WEIGHT])
    found = one(path, "poids-illisible")
    assert (found.row, found.column, found.value) == (2, "group[0].element[1].target[0].weight", "0.33333")


def test_another_resource_is_told_which_it_is(save: SaveText) -> None:
    refused = refusal(save('{"resourceType": "CodeSystem"}', name="autre.json"), "conceptmap")
    assert refused.code == "ressource-fhir-inconnue"
    assert refusal(save("a;b\n"), "conceptmap").code == "json-casse"
