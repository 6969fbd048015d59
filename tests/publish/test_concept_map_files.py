"""ConceptMaps as we write them: their bytes, what ``fhir.resources`` makes of them, the rules that it does not hold."""

import json
from typing import Any

import pytest
from fhir.resources.conceptmap import ConceptMap as R5Map
from fhir.resources.R4B.conceptmap import ConceptMap as R4Map

from ccam.formats.concept_map import FhirRelease
from ccam.formats.fhir import PROPERTY_TYPE, PUBLICATION_STATUS, R4_EQUIVALENCE, R5_RELATIONSHIP
from ccam.publish.concept_map import concept_map
from tests.exchange_cases import everything, outgoing
from tests.publish.golden_files import same_as_golden

Json = dict[str, Any]
RELEASES = pytest.mark.parametrize("release", FhirRelease, ids=[release.name for release in FhirRelease])


def resource(release: FhirRelease) -> Json:
    return dict(json.loads(concept_map(outgoing(), release)))


def targets(made: Json) -> list[Json]:
    return [target for group in made["group"] for element in group["element"] for target in element.get("target", [])]


@RELEASES
def test_the_file_is_these_bytes(release: FhirRelease) -> None:
    same_as_golden(f"echange.{release.name.lower()}.json", concept_map(outgoing(), release).decode())


@RELEASES
def test_another_library_reads_the_same_links(release: FhirRelease) -> None:
    model = R5Map if release is FhirRelease.R5 else R4Map
    made = model.model_validate_json(concept_map(outgoing(), release))
    read = {
        (element.code, target.code)
        for group in made.group or []
        for element in group.element
        for target in element.target or []
        if target.code
    }
    assert read == {(code, target) for code, act in everything().old.items() for target in act.targets}


@RELEASES
def test_every_code_is_of_its_closed_list(release: FhirRelease) -> None:
    made = resource(release)
    known = R5_RELATIONSHIP if release is FhirRelease.R5 else R4_EQUIVALENCE
    assert {target[release.value.word] for target in targets(made)} <= known
    assert made["status"] in PUBLICATION_STATUS
    assert {one["type"] for one in made.get("property", [])} <= PROPERTY_TYPE


@RELEASES
def test_nothing_says_what_to_do_of_a_forgotten_act(release: FhirRelease) -> None:
    text = concept_map(outgoing(), release).decode()
    assert '"unmapped"' not in text
    assert "HHFA006" not in text


def test_r4_explains_what_it_must() -> None:
    """cmd-1: a narrower or inexact map has a comment."""
    for target in targets(resource(FhirRelease.R4)):
        assert target["equivalence"] not in ("narrower", "inexact") or target["comment"]


def test_what_has_no_map_has_no_target() -> None:
    elements = [element for group in resource(FhirRelease.R5)["group"] for element in group["element"]]
    without = [element["code"] for element in elements if element.get("noMap")]
    assert without == ["HHFA004", "P-07-0007"]
    assert all(("target" in element) is not element.get("noMap", False) for element in elements)


@RELEASES
def test_a_creation_stands_in_the_group_that_goes_back(release: FhirRelease) -> None:
    forward, back = resource(release)["group"]
    assert [element["code"] for element in back["element"]] == ["P-07-0007"]
    assert (back["source"], back["target"]) == (forward["target"], forward["source"])
