"""Small studies on their way out: what the laws of the exports of figures are stated on."""

from datetime import date
from pathlib import Path

from ccam.formats.exports import Rows
from ccam.model.acts import Release
from ccam.model.draft import Draft
from ccam.usecases.exports.rows import Taken, rows_of
from ccam.usecases.study import NO_VOLUMES, Study
from valuation.parameters import Parameters
from valuation.settings import Settings


def taken(draft: Draft, release: Release) -> Taken:
    """A draft without volumes, parameters nor journal."""
    settings = Settings(on=date(2026, 1, 1), cp_origin="aucune")
    return Taken(Study(release, draft, NO_VOLUMES, Parameters({}, {}, {}), settings), (), ())


def rows(draft: Draft, release: Release) -> Rows:
    """Its tables."""
    return rows_of(taken(draft, release))


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file of that content."""
    path = folder / name
    path.write_bytes(content)
    return path
