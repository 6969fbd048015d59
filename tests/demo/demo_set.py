"""The demonstration as the workbench reads it: files through the importers, tables through the planner."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from ccam.formats.parameters import ParameterFile
from ccam.formats.transcodage import TransitionTables
from ccam.model.acts import Release
from ccam.model.decisions import apply_changes
from ccam.model.draft import Draft
from ccam.model.volumes import VolumeSet
from ccam.resources import code_letters, demo_folder
from ccam.usecases.demo import EXTRA_FEES, PANEL, SCORING
from ccam.usecases.parameters import shipped
from ccam.usecases.study import Study
from ccam.usecases.transition import plan
from importers.registry import read
from valuation.parameters import Parameters
from valuation.settings import Settings

Content = TypeVar("Content")

RELEASE = "CCAM_V81_demo.csv"
VOLUMES = "actes-techniques-ccam_2023_demo.csv"
CHARGES = ("charges_cnam.toml", "charges_syndicats.toml")
JANUARY = ("transcodage_janvier.csv", "lignes_janvier.csv")
MARCH = ("transcodage_mars.csv", "lignes_mars.csv")
SHEETS = ("postes_cnam.xlsx", "postes_syndicats.xlsx")
IMAGING = ("imagerie_equipements.csv", "imagerie_couts.csv", "imagerie_montants.csv", "imagerie_seuils.csv")
FILES = (RELEASE, VOLUMES, *CHARGES, *SHEETS, *IMAGING, *PANEL, *EXTRA_FEES, *SCORING, *JANUARY, *MARCH)


def path(name: str) -> Path:
    """Where a file of the demonstration is."""
    return demo_folder() / name


def content(name: str, kind: type[Content]) -> Content:
    """What a file holds, which must be of that kind."""
    held = read(path(name)).content
    assert isinstance(held, kind), name
    return held


@cache
def release() -> Release:
    """The release `81-demo`."""
    return content(RELEASE, Release)


@cache
def volumes() -> VolumeSet:
    """The volumes of 2023."""
    return content(VOLUMES, VolumeSet)


def charges(name: str) -> ParameterFile:
    """One evaluation of practice costs."""
    return content(name, ParameterFile)


@cache
def drafts() -> tuple[Draft, Draft]:
    """The draft at the January étape, and at that of March."""
    return _after(JANUARY), _after(JANUARY + MARCH)


def study(origin: str) -> Study:
    """The draft of March, valued under one evaluation of charges."""
    parameters = Parameters.of([*shipped(), *map(charges, CHARGES)])
    settings = Settings(on=date(2026, 3, 1), cp_origin=origin)
    return Study(release(), drafts()[1], volumes(), parameters, settings)


def _after(names: tuple[str, ...]) -> Draft:
    draft = Draft("refonte", release().version)
    for position, name in enumerate(names, start=1):
        made = plan(draft, release(), code_letters(), [(name, content(name, TransitionTables))])
        assert made.findings == [], name
        apply_changes(draft, made.changes(draft), position)
    return draft
