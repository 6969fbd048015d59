"""Scenarios: what is in force, the documents that the secretariat wrote, and files of one's own, all read one way.

A scenario is laid over the parameters of the base, after the scenario that it names as its own base. Nothing of it
counts unless it is asked for: importing a proposition moves no figure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import scenarios as fr
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.text import folded
from ccam.usecases.parameters import default_charges, documents, shipped

if TYPE_CHECKING:
    from ccam.formats.parameters import ParameterFile
    from ccam.store.store import Store
    from valuation.parameters import Parameters

SUFFIXES = (".toml", ".xlsx")


class Source(StrEnum):
    """Where a scenario is kept."""

    IN_FORCE = "en vigueur"
    BASE = "base"
    LOCAL = "fichier"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario: ``layers`` are its files, that of its own base first; none for what is in force."""

    name: str
    source: Source
    layers: "tuple[ParameterFile, ...]" = ()

    @property
    def file(self) -> "ParameterFile | None":
        """Its own file."""
        return self.layers[-1] if self.layers else None

    @property
    def author(self) -> str:
        """Who signed it."""
        return self.file.document.author if self.file else ""

    @property
    def charges(self) -> str | None:
        """The evaluation of charges that its own CP come from; None where it brings none."""
        own = next((file for file in reversed(self.layers) if file.cp), None)
        return own.cp[0].origin if own else None

    @property
    def first_day(self) -> date | None:
        """The first day of its own dated values, None where it has none."""
        file = self.file
        days = [each.start for each in file.fc] + [each.start for each in file.cp] if file else []
        return min(days, default=None)


IN_FORCE = Scenario(fr.IN_FORCE, Source.IN_FORCE)


@dataclass(frozen=True)
class Scenarios:
    """The parameters that always count, in order, and the scenarios of the base by name, in the order of import."""

    common: "tuple[ParameterFile, ...]"
    official: "tuple[ParameterFile, ...]"
    default_origin: str

    def find(self, wanted: str | None) -> Scenario:
        """A scenario by its name in the base, or by its file; None is what is in force. Raises :class:`UnknownThing`
        and, for a file, :class:`FileRefused` with every wrong value.
        """
        known = self._named(wanted) if wanted is not None else None
        if known is not None:
            return Scenario(known.document.name, Source.BASE, self._layers(known))
        if wanted is None or folded(wanted) == folded(fr.IN_FORCE):
            return IN_FORCE
        if not Path(wanted).is_file():
            raise UnknownThing(fr.UNKNOWN, name=wanted, known=self._known())
        file = read_scenario(Path(wanted))
        return Scenario(file.document.name, Source.LOCAL, self._layers(file))

    def every(self) -> tuple[Scenario, ...]:
        """What is in force, then every scenario of the base."""
        named = [Scenario(file.document.name, Source.BASE, self._layers(file)) for file in self.official]
        return (IN_FORCE, *named)

    def parameters(self, scenario: Scenario) -> "Parameters":
        """Every value under ``scenario``, and no other."""
        from valuation.parameters import Parameters

        return Parameters.of([*self.common, *scenario.layers])

    def charges(self, scenario: Scenario) -> str:
        """The evaluation of charges that ``scenario`` is read with where none is named."""
        return scenario.charges or self.default_origin

    def usual(self, wanted: Sequence[str]) -> tuple[Scenario, ...]:
        """The scenarios to compare: those named; with one or none, what is in force, the latest of the base, and it.
        Raises :class:`UsageError` beyond three.
        """
        if len(wanted) > 3:
            raise UsageError(fr.TOO_MANY, count=len(wanted))
        asked = tuple(map(self.find, wanted))
        if len(asked) > 1:
            return asked
        latest = tuple(Scenario(file.document.name, Source.BASE, self._layers(file)) for file in self.official[-1:])
        named = {folded(each.name): each for each in (IN_FORCE, *latest, *asked)}
        return tuple(named.values())

    def _named(self, name: str) -> "ParameterFile | None":
        return next((file for file in self.official if folded(file.document.name) == folded(name)), None)

    def _layers(self, file: "ParameterFile") -> "tuple[ParameterFile, ...]":
        layers = [file]
        while (base := layers[0].document.base) and folded(base) != folded(fr.IN_FORCE):
            below = self._named(base)
            if below is None:
                name = layers[0].document.name
                raise DataRefused(fr.BASE_UNKNOWN, name=name, base=base, known=self._known())
            if any(below.document.name == known.document.name for known in layers):
                names = ", ".join(f"« {known.document.name} »" for known in layers)
                raise DataRefused(fr.CIRCLE, name=file.document.name, names=names)
            layers.insert(0, below)
        return tuple(layers)

    def _known(self) -> str:
        names = (fr.IN_FORCE, *(file.document.name for file in self.official))
        return ", ".join(f"« {name} »" for name in names)


def open_scenarios(store: "Store", upto: int | None = None) -> Scenarios:
    """Every scenario of the base, and the parameters that they are laid over, as of a journal entry."""
    from ccam.formats.parameters import Nature
    from valuation.parameters import Parameters

    files = documents(store, upto)
    common = (*shipped(), *_of(files, scenario=False))
    official = tuple(file for file in files if file.document.nature is Nature.SCENARIO)
    return Scenarios(common, official, default_charges(store, Parameters.of(common)))


def _of(files: "Iterable[ParameterFile]", *, scenario: bool) -> "list[ParameterFile]":
    from ccam.formats.parameters import Nature

    return [file for file in files if (file.document.nature is Nature.SCENARIO) is scenario]


def read_scenario(path: Path) -> "ParameterFile":
    """A personal variant, as TOML or as a workbook; raises :class:`FileRefused`, and :class:`DataRefused` where the
    file is something else.
    """
    from ccam.formats.parameters import Nature, ParameterFile
    from ccam.usecases.load import refuse_errors
    from importers.registry import read

    reading = read(path)
    refuse_errors(reading)
    content = reading.content
    if not isinstance(content, ParameterFile) or content.document.nature is not Nature.SCENARIO:
        raise DataRefused(fr.NOT_A_SCENARIO, where=str(path), file=path.name)
    return content
