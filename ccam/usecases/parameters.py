"""The dated series in force: those that ship, then the documents of the base, later ones on top."""

from typing import TYPE_CHECKING

from ccam.resources import parameter_files

if TYPE_CHECKING:
    from ccam.formats.parameters import ParameterFile
    from ccam.store.store import Store
    from valuation.parameters import Parameters

FORMAT = "parametres"
"""Format of the documents that hold parameters; the others are sheets that people filled."""
HISTORIC = "historique"
"""Name of the evaluation of charges that the series in force come from."""


def load_parameters(store: "Store", *, scenario: str | None = None) -> "Parameters":
    """Every value in force, each with its source, date and status; where a ``scenario`` is named, no other counts."""
    from ccam.formats.parameters import Nature
    from valuation.parameters import Parameters

    def counts(file: "ParameterFile") -> bool:
        return scenario is None or file.document.nature is not Nature.SCENARIO or file.document.name == scenario

    return Parameters.of([*shipped(), *filter(counts, documents(store))])


def shipped() -> "list[ParameterFile]":
    """The series of ``data/parameters``."""
    from ccam.formats.parameters import parse

    return [parse(path.read_text("utf-8"), name=path.name) for path in parameter_files()]


def documents(store: "Store") -> "list[ParameterFile]":
    """The parameter documents of the base, in the order of their import."""
    from ccam.formats.parameters import parse

    files = [document for document in store.documents() if document.source.format == FORMAT]
    known = sorted(files, key=lambda document: document.position)
    return [parse(document.text, name=document.source.name) for document in known]


def default_charges(store: "Store", parameters: "Parameters") -> str:
    """The first evaluation of charges imported into the base, else the historic one."""
    for file in documents(store):
        if file.cp:
            return file.cp[0].origin
    return HISTORIC if HISTORIC in parameters.cp_origins() else next(iter(parameters.cp_origins()), HISTORIC)
