"""A base that holds the panel of the demonstration, and an empty draft where one is asked for."""

from pathlib import Path

from ccam.resources import demo_folder
from ccam.usecases import base as bases
from ccam.usecases.curate import create_draft
from ccam.usecases.load import load_files

SHEETS = tuple(sorted(path for kind in ("imagerie", "comite") for path in demo_folder().glob(f"{kind}_*.csv")))
"""Hypotheses come before notes."""


def make_panel_base(path: Path, *, draft: bool = False) -> Path:
    """Create it, and import the sheets; the draft stands on the release of the demonstration."""
    url = bases.resolve_url(str(path))
    bases.create(url)
    with bases.open_base(url) as store:
        list(load_files(store, SHEETS, actor="essai"))
        if draft:
            list(load_files(store, [demo_folder() / "CCAM_V81_demo.csv"], actor="essai"))
            create_draft(store, "refonte", "81-demo", actor="essai", reason="essai")
    return path
