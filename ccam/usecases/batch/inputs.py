"""What the bytes of a batch depend on: its file, the points that it compares, the programs that write it."""

import hashlib
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from ccam import __version__
from ccam.formats.batch import Comparison
from ccam.formats.batch_manifest import DRAFT, RELEASE, SEAL, Inputs, Point
from ccam.model.contents import release_content
from ccam.usecases.curate import pick_draft
from ccam.usecases.milestones import find_seal, unknown_point

if TYPE_CHECKING:
    from ccam.model.records import DraftInfo
    from ccam.store.store import Store

WRITERS = ("jinja2", "typst", "xlsxwriter")
"""Distributions whose version may change the bytes of a report without changing a figure."""


@cache
def programs() -> dict[str, str]:
    """This workbench and the libraries that lay out its reports, with their versions."""
    found = {name: version(name) for name in WRITERS}
    return {"ccam": __version__, **found, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def inputs(store: "Store", text: str, comparisons: Iterable[Comparison]) -> Inputs:
    """Raises :class:`UnknownThing` for a point that the base does not have."""
    points: dict[tuple[str, str], Point] = {}
    for each in comparisons:
        info = pick_draft(store, each.draft or None)
        for name in (each.before, each.after):
            points.setdefault((info.name, name), _point(store, info, name))
    return Inputs(hashlib.sha256(text.encode()).hexdigest(), tuple(points.values()), programs())


def _point(store: "Store", info: "DraftInfo", name: str) -> Point:
    if not name:
        position, head = store.head()
        return Point(DRAFT, info.name, head, position)
    made = find_seal(store, info.name, name)
    if made is not None:
        return Point(SEAL, name, made.hash, made.position, made.instance, made.at)
    if name != info.base:
        raise unknown_point(store, info, name)
    release = store.release(name)
    return Point(RELEASE, name, release_content(release), moment=release.applicable.isoformat())
