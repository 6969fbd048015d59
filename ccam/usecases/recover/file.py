"""The baseline that prices give, as a parameter document: written to a file, or kept in the base."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.formats.parameters import CpEntry, DocumentHead, Nature, ParameterFile, PointsEntry, Status
from ccam.formats.parameters_text import document_text
from ccam.french import numbers
from ccam.french import recovery as fr
from ccam.model.acts import SourceFile
from ccam.model.errors import DataRefused, UsageError
from ccam.model.records import Document
from ccam.usecases.parameters import FORMAT, HISTORIC
from ccam.usecases.recover.text import places_of, prices_of
from ccam.usecases.recover.view import RecoveryView

if TYPE_CHECKING:
    from ccam.store.store import Store

POINT = 100
"""A point in 1/100 point."""


def baseline(view: RecoveryView, *, on: date) -> ParameterFile:
    """Points of the lines that have a rate, and these rates, ``déduit``; raises :class:`DataRefused` where no line has
    both. ``on`` is the day it was done.
    """
    points = tuple(_points(view, on))
    used = {entry.cp_key for entry in points}
    cp = tuple(entry for entry in _rates(view, on) if entry.key in used)
    if not points:
        raise DataRefused(fr.NOTHING_TO_WRITE, column=view.column)
    head = DocumentHead(
        fr.DOCUMENT.format(column=view.column), Nature.POINTS, fr.AUTHOR,
        fr.REMARK.format(sources=", ".join(view.sources)),
    )  # fmt: skip
    made = ParameterFile(head, cp=cp, points=points)
    return replace(made, text=document_text(head, cp, points))


def write_baseline(file: ParameterFile, path: Path, *, overwrite: bool = False) -> None:
    """Write it; raises :class:`UsageError` where the file is there and must not be replaced, or cannot be written."""
    try:
        with path.open("w" if overwrite else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(file.text)
    except FileExistsError:
        raise UsageError(fr.FILE_THERE, path=path) from None
    except OSError:
        raise UsageError(fr.CANNOT_WRITE, path=path) from None


def keep_baseline(store: "Store", file: ParameterFile, *, column: str, actor: str, overwrite: bool = False) -> None:
    """Keep it in the base on the terms of an import: one journal entry, and nothing replaced unless asked."""
    name = f"reconstitution-{column}.toml"
    source = SourceFile(name, sha256(file.text.encode()).hexdigest(), FORMAT)
    document = Document(file.document.name, file.document.nature, source, file.text)
    with store.write(actor, fr.REASON.format(column=column)) as writer:
        writer.add_document(document, replace=overwrite)


def _key(view: RecoveryView, rate: int) -> str:
    return fr.CP_KEY.format(rate=numbers.rate(rate), column=view.column)


def _rates(view: RecoveryView, on: date) -> Iterator[CpEntry]:
    start = date.fromisoformat(view.recovery.column.panel.days[0]) - timedelta(days=1)
    for place, rate in enumerate(view.recovery.rates):
        places = ", ".join(
            fr.PLACE.format(
                chapter=where.chapter, group=where.group, activity=where.activity, count=numbers.integer(count)
            )
            for where, count in places_of(view, place)
        )
        shown = numbers.rate(rate.rate)
        count = fr.lines(rate.lines)
        yield CpEntry(
            key=_key(view, rate.rate),
            label=fr.CP_LABEL.format(rate=shown, column=view.column, places=places),
            origin=HISTORIC,
            start=start,
            rate=rate.rate,
            status=Status.DEDUCED,
            source=fr.CP_SOURCE.format(column=view.column, sources=", ".join(view.sources), count=count),
            checked=on,
            perimeter=count,
        )


def _points(view: RecoveryView, on: date) -> Iterator[PointsEntry]:
    for line in view.recovery.lines():
        if line.score is None or line.cp is None:
            continue
        gap = fr.POINTS_GAP.format(gap=numbers.euros(line.gap, sign=True)) if line.gap else ""
        prices = prices_of(view, line.key)
        yield PointsEntry(
            line=line.key,
            score=line.score * POINT,
            cp_key=_key(view, line.cp),
            status=Status.DEDUCED,
            source=fr.POINTS_SOURCE.format(column=view.column, prices=prices, gap=gap),
            checked=on,
        )
