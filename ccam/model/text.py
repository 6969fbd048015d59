"""Text as the nomenclature compares and shows it."""

import re
import unicodedata

_STRAIGHT = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-"}
_LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
_PLAIN = str.maketrans(_STRAIGHT | _LIGATURES)
_TYPOGRAPHIC = re.compile(f"[{''.join(_STRAIGHT | _LIGATURES)}]")


def normal_label(label: str) -> str:
    """The label as compared (correspondence.md §C.2): NFKC, casefold, straight apostrophes,
    collapsed spaces, no final stop; accents are kept. ``œ`` equals ``oe`` (formats.md §2a).
    """
    # Most labels hold no mark of this kind: looking first is five times cheaper than translating.
    text = unicodedata.normalize("NFKC", label.translate(_PLAIN) if _TYPOGRAPHIC.search(label) else label)
    return " ".join(text.split()).rstrip(".").rstrip().casefold()


def folded(text: str) -> str:
    """For searching: without accents, case or ligatures (``Exérèse`` → ``exerese``)."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def has_control(text: str) -> bool:
    """Whether a control or direction-override character hides in ``text`` (line feeds are allowed)."""
    if text.isprintable() or text.replace("\n", "").replace("\u00a0", "").isprintable():
        return False
    return any(
        c != "\n" and (unicodedata.category(c) == "Cc" or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        for c in text
    )


def safe(text: str) -> str:
    """Text that may reach a terminal: control characters become visible ``�``."""
    if not has_control(text):
        return text
    return "".join("�" if has_control(c) else c for c in text)


def file_name(text: str, longest: int = 60) -> str:
    """A name of file that every system takes: lower-case letters, figures and hyphens, ``sans-nom`` where none is left.

    What people wrote can then never lead out of the folder that it is written in.
    """
    plain = unicodedata.normalize("NFKD", folded(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:longest].strip("-") or "sans-nom"
