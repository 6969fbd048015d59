"""CP computed from cost items, as a parameter document that the base takes back."""

from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import charges as fr
from ccam.french import numbers
from ccam.model.errors import DataRefused
from ccam.model.text import folded
from ccam.usecases.charges.acts import derived_origins, origins_with_range
from ccam.usecases.charges.ground import Ground
from ccam.usecases.charges.sources import key_states
from ccam.usecases.charges.views import SourceRate

if TYPE_CHECKING:
    from datetime import date

    from ccam.formats.parameters import CpEntry


def write_derived(ground: Ground, target: Path, *, origin: str = "", today: "date", replace: bool = False) -> int:
    """Write the rates that the items give (of one ``origin``) to a TOML file, valid from the day of the study; the
    number of values written. Raises :class:`DataRefused` where there is none, or the file exists.
    """
    from ccam.formats.parameters import DocumentHead, Nature
    from ccam.formats.parameters_text import cp_text

    entries = derived_entries(ground, origin, today)
    if not entries:
        of = f" « {origin} »" if origin else ""
        raise DataRefused(fr.NO_SHEET, of=of)
    if target.exists() and not replace:
        raise DataRefused(fr.FILE_THERE, file=str(target))
    name = fr.DERIVED_NAME_OF.format(origin=origin) if origin else fr.DERIVED_NAME
    head = DocumentHead(name, Nature.CHARGES, fr.DERIVED_AUTHOR, fr.DERIVED_REMARK)
    target.write_bytes(cp_text(head, entries).encode())
    return len(entries)


def derived_entries(ground: Ground, origin: str, today: "date") -> "list[CpEntry]":
    """One value for each key and end of range of each evaluation, in the order of the origins."""
    from ccam.formats.parameters import CpEntry, Status

    keys = key_states(ground)
    ranged = origins_with_range(keys)
    found: dict[tuple[str, str], CpEntry] = {}
    for state in keys:
        for source in state.sources:
            if not source.computed or not source.rate or (origin and folded(source.origin) != folded(origin)):
                continue
            names = derived_origins(source.origin, ranged)
            for name, rate, charges in zip(names, source.rate, source.eligible or (0, 0), strict=False):
                entry = CpEntry(
                    state.key, state.label, name, ground.study.settings.on, rate, Status.HYPOTHESIS,
                    _source(source, charges), today, source.sample, source.perimeter,
                )  # fmt: skip
                found.setdefault((name, folded(state.key)), entry)
    return [found[place] for place in sorted(found)]


def _source(source: SourceRate, charges: int) -> str:
    return fr.DERIVED_SOURCE.format(
        document=source.document, year=source.year, charges=numbers.euros(charges),
        share=numbers.share(source.share or 0), points=numbers.points(source.points or 0),
        source=source.source or source.origin,
    )  # fmt: skip
