"""A base that holds official files, for the tests that read them through the store."""

from pathlib import Path

from ccam.store.store import init_base, open_store
from ccam.usecases.load import load_files

FILES = (
    "classeur/CCAM_V78.csv",
    "classeur/CCAM_V81.csv",
    "nx/CACTOT07810_reconstitue.txt.gz",
    "volumes/liberal/2023_actes-techniques-ccam_serie-annuelle.xlsx",
)
BASE = "base.sqlite"


def make_base(folder: Path, real_data: Path) -> None:
    """Import them in a new base of that folder."""
    path = str(folder / BASE)
    init_base(path)
    with open_store(path) as store:
        list(load_files(store, [real_data / name for name in FILES], actor="essai"))
