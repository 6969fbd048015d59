"""The CodeSystem of a draft as we write it: its bytes, what ``fhir.resources`` makes of it, the lists it holds to."""

import json

import pytest
from fhir.resources.codesystem import CodeSystem as R5System
from fhir.resources.R4B.codesystem import CodeSystem as R4System

from ccam.formats.concept_map import FhirRelease
from ccam.formats.fhir import CONTENT_MODE, HIERARCHY_MEANING, PROPERTY_TYPE, PUBLICATION_STATUS
from ccam.publish.code_system import code_system
from ccam.publish.concept_map import concept_map
from tests.exchange_cases import everything, outgoing
from tests.publish.golden_files import same_as_golden


def test_the_file_is_these_bytes() -> None:
    same_as_golden("echange-actes.json", code_system(outgoing()).decode())


@pytest.mark.parametrize("model", [R5System, R4System])
def test_another_library_reads_the_same_lines(model: type[R5System] | type[R4System]) -> None:
    made = model.model_validate_json(code_system(outgoing()))
    read = {act.code: [line.code for line in act.concept or []] for act in made.concept or []}
    said = {
        act.id: [f"{act.id}/{line.slot.activity}/{line.slot.phase}" for line in act.lines]
        for act in everything().proposed.values()
    }
    assert read == said
    assert made.count == len(read) + sum(map(len, read.values()))


def test_every_code_is_of_its_closed_list() -> None:
    made = json.loads(code_system(outgoing()))
    assert made["status"] in PUBLICATION_STATUS
    assert made["content"] in CONTENT_MODE
    assert made["hierarchyMeaning"] in HIERARCHY_MEANING
    assert {one["type"] for one in made["property"]} <= PROPERTY_TYPE
    declared = {one["code"] for one in made["property"]}
    lines = [line for act in made["concept"] for line in act.get("concept", [])]
    assert {one["code"] for line in lines for one in line["property"]} <= declared


@pytest.mark.parametrize("release", FhirRelease)
def test_it_is_the_system_that_the_map_leads_to(release: FhirRelease) -> None:
    made = json.loads(code_system(outgoing()))
    forward = json.loads(concept_map(outgoing(), release))["group"][0]
    target = f"{made['url']}|{made['version']}" if release is FhirRelease.R5 else made["url"]
    assert forward["target"] == target
    codes = {act["code"] for act in made["concept"]}
    assert {
        target["code"] for element in forward["element"] for target in element.get("target", []) if "code" in target
    } <= codes


def test_a_machine_is_told_what_it_may_recode() -> None:
    """Forward where an act has one way to go, backward where the new act comes from one act alone."""
    group = json.loads(concept_map(outgoing(), FhirRelease.R5))["group"][0]
    told = {
        (element["code"], target["code"]): tuple(
            next(one["valueBoolean"] for one in target["property"] if one["code"] == f"auto-{way}")
            for way in ("forward", "backward")
        )
        for element in group["element"]
        for target in element.get("target", [])
    }
    assert told == {
        ("HHFA001", "P-07-0001"): (True, False),  # merged with HHFA002
        ("HHFA002", "P-07-0001"): (True, False),
        ("HHFA003", "P-07-0002"): (False, True),  # split
        ("HHFA003", "P-07-0003"): (False, True),
        ("HHFA005", "P-07-0004"): (True, True),  # kept
        ("HHFA007", "P-07-0005"): (True, True),  # billed together: one way, two acts
        ("HHFA007", "P-07-0006"): (True, True),
    }
