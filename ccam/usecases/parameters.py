"""The dated series in force: those that ship, then the documents of the base, later ones on top."""

from functools import lru_cache
from typing import TYPE_CHECKING

from ccam.resources import parameter_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccam.formats.parameters import ParameterFile
    from ccam.model.records import Document
    from ccam.store.store import Store
    from valuation.parameters import Parameters

FORMAT, WORKBOOK = "parametres", "scenario"
"""Formats of the documents that hold parameters, as TOML or as a workbook; the others are sheets that people filled."""
HISTORIC = "historique"
"""Name of the evaluation of charges that the series in force come from."""


def load_parameters(store: "Store", *, scenario: str | None = None, upto: int | None = None) -> "Parameters":
    """Every value in force, each with its source, date and status; under the ``scenario`` named, and no other.
    Documents that came after journal entry ``upto`` do not count.
    """
    from ccam.usecases.scenarios import open_scenarios

    known = open_scenarios(store, upto)
    return known.parameters(known.find(scenario))


def shipped() -> "list[ParameterFile]":
    """The series of ``data/parameters``."""
    return [_parsed(path.read_text("utf-8"), path.name) for path in parameter_files()]


def documents(store: "Store", upto: int | None = None) -> "list[ParameterFile]":
    """The parameter documents of the base, in the order of their import, up to a journal entry."""
    known = sorted(as_of(store.documents((FORMAT, WORKBOOK)), upto), key=lambda document: document.position)
    return [_parsed(document.text, document.source.name) for document in known]


def any_scenario(store: "Store", upto: int | None = None) -> bool:
    """Whether the base held a scenario at a journal entry; no document is parsed."""
    from ccam.formats.parameters import Nature

    return bool(as_of(store.documents((FORMAT, WORKBOOK), [Nature.SCENARIO.value]), upto))


@lru_cache(maxsize=64)
def _parsed(text: str, name: str) -> "ParameterFile":
    """A document, read once: a report asks for the parameters several times, and some hold thousands of points."""
    from ccam.formats.parameters import parse

    return parse(text, name=name)


def as_of(files: "Iterable[Document]", upto: int | None) -> "list[Document]":
    """The documents that were there at journal entry ``upto``; all of them for None."""
    return [document for document in files if upto is None or document.position <= upto]


def default_charges(store: "Store", parameters: "Parameters") -> str:
    """The first evaluation of charges imported into the base, scenarios apart, else the historic one."""
    from ccam.formats.parameters import Nature

    for file in documents(store):
        if file.cp and file.document.nature is not Nature.SCENARIO:
            return file.cp[0].origin
    return HISTORIC if HISTORIC in parameters.cp_origins() else next(iter(parameters.cp_origins()), HISTORIC)
