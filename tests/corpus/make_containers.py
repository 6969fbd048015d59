"""Archives and files that cannot be opened, whatever they hold."""

import gzip
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

Maker = Callable[[Path], Sequence[Path]]
BOOK = (Path(__file__).parent / "classeur" / "virgule-decimale.csv").read_bytes()


def _zip(path: Path, **members: bytes) -> Sequence[Path]:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return [path]


def swells(folder: Path) -> Sequence[Path]:
    """Far more inside than an archive of this size may hold."""
    return _zip(folder / "lot.zip", **{"zeros.csv": bytes(40 * 2**20)})


def too_many(folder: Path) -> Sequence[Path]:
    """More members than the whole base has tables."""
    return _zip(folder / "lot.zip", **{f"{number}.csv": BOOK for number in range(501)})


def points_outside(folder: Path) -> Sequence[Path]:
    """A member that would be written elsewhere."""
    return _zip(folder / "lot.zip", **{"../CCAM_V81.csv": BOOK})


def link(folder: Path) -> Sequence[Path]:
    """A member that is a symbolic link."""
    path = folder / "lot.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("CCAM_V81.csv")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return [path]


def nested(folder: Path) -> Sequence[Path]:
    """An archive in an archive."""
    inner = _zip(folder / "dedans.zip", **{"CCAM_V81.csv": BOOK})[0].read_bytes()
    return _zip(folder / "dehors.zip", **{"dedans.zip": inner})


def mixed(folder: Path) -> Sequence[Path]:
    """A known file beside one that is not."""
    return _zip(folder / "lot.zip", **{"CCAM_V81.csv": BOOK, "photo.jpg": b"\xff\xd8\xff\xe0\0\0"})


def cut_gzip(folder: Path) -> Sequence[Path]:
    """A compressed file that stops early."""
    path = folder / "CCAM_V81.csv.gz"
    path.write_bytes(gzip.compress(BOOK)[:-20])
    return [path]


def locked(folder: Path) -> Sequence[Path]:
    """An archive whose member wants a password."""
    (path,) = _zip(folder / "lot.zip", **{"CCAM_V81.csv": BOOK})
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the flag of the member's own header
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # and of the directory
    path.write_bytes(data)
    return [path]


def unknown(folder: Path) -> Sequence[Path]:
    """A text that is no file of ours."""
    path = folder / "lettre.txt"
    path.write_text("Monsieur le président,\n", encoding="utf-8")
    return [path]


def absent(folder: Path) -> Sequence[Path]:
    """A file that is not there."""
    return [folder / "absent.csv"]


def empty(folder: Path) -> Sequence[Path]:
    """A file without content."""
    path = folder / "vide.csv"
    path.write_bytes(b"")
    return [path]


def latin(folder: Path) -> Sequence[Path]:
    """A table saved in the encoding of another age."""
    path = folder / "CCAM_V81.csv"
    path.write_bytes(BOOK.decode().encode("latin-1"))
    return [path]


def wide(folder: Path) -> Sequence[Path]:
    """A row of a million columns."""
    path = folder / "CCAM_V81.csv"
    path.write_bytes(BOOK + b"," * 1_000_000 + b"\n")
    return [path]


CASES = {
    "tout-fichier/archive-demesuree": swells,
    "tout-fichier/archive-suspecte": points_outside,
    "tout-fichier/archive-dans-archive": nested,
    "tout-fichier/membre-inconnu": mixed,
    "tout-fichier/fichier-abime": cut_gzip,
    "tout-fichier/fichier-protege": locked,
    "tout-fichier/fichier-inconnu": unknown,
    "tout-fichier/fichier-absent": absent,
    "tout-fichier/fichier-vide": empty,
    "tout-fichier/texte-pas-utf8": latin,
    "tout-fichier/fichier-trop-etendu": wide,
}
