"""Exchange files too long to be written by hand."""

from collections.abc import Callable, Sequence
from pathlib import Path

Maker = Callable[[Path], Sequence[Path]]
MAPPING = (Path(__file__).parent / "sssom" / "sssom-justification-absente.sssom.tsv").read_text("utf-8")


def wide(folder: Path) -> Sequence[Path]:
    """More columns than any table has."""
    path = folder / "large.sssom.tsv"
    lines = MAPPING.splitlines()
    extra = "".join(f"\tcolonne_{number}" for number in range(2_001))
    path.write_text("\n".join([line if line.startswith("#") else line + extra for line in lines]), "utf-8")
    return [path]


def long_header(folder: Path) -> Sequence[Path]:
    """A header of more lines than any has."""
    path = folder / "long.sssom.tsv"
    header = [line for line in MAPPING.splitlines() if line.startswith("#")]
    rest = MAPPING.splitlines()[len(header) :]
    filler = [f"#element_{number}: x" for number in range(5_000)]
    path.write_text("\n".join([*header, *filler, *rest]) + "\n", "utf-8")
    return [path]


CASES: dict[str, Maker] = {
    "sssom/fichier-trop-etendu": wide,
    "sssom/sssom-entete-illisible": long_header,
}
