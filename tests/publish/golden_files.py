"""Golden files of the reports. ``CCAM_REFAIRE_GOLDEN=1`` writes them anew: read the difference before keeping it."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def same_as_golden(name: str, text: str) -> None:
    """Compare to the byte, or write where asked to."""
    path = GOLDEN / name
    if os.environ.get("CCAM_REFAIRE_GOLDEN"):
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text
