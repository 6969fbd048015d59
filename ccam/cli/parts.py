"""The parts of the tree of commands, one module each, and the first words that they answer.

A command builds only its own part: it starts in half the time of the whole tree.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

WORDS: dict[str, tuple[str, ...]] = {
    "workbench": ("demo", "atelier"),
    "serve": ("servir",),
    "base": ("base",),
    "members": ("membre",),
    "releases": ("importer", "versions", "comparer"),
    "crosscheck": ("recouper",),
    "templates": ("modele",),
    "acts": ("actes", "acte"),
    "draft": ("appliquer", "dossiers", "dossier", "verifier", "projet"),
    "decide": ("decider",),
    "decide_lines": ("decider",),
    "families": ("famille",),
    "journal": ("journal", "qui", "annuler", "refaire"),
    "disputes": ("desaccords", "desaccord"),
    "meet": ("seance",),
    "life": ("decider",),
    "rounds": ("tour",),
    "suggest": ("suggerer",),
    "money": ("valoriser", "expliquer"),
    "recover": ("reconstituer",),
    "scale": ("echelle",),
    "charges": ("charges",),
    "fees": ("forfaits",),
    "panel": ("forfaits",),
    "panel_edit": ("forfaits",),
    "imaging": ("imagerie",),
    "impact": ("impact",),
    "envelope": ("enveloppe",),
    "scenarios": ("scenario",),
    "profile": ("profil",),
    "optam": ("optam",),
    "milestones": ("etape",),
    "reports": ("rapport", "reproduire"),
    "exchange": ("exporter",),
    "notebook": ("carnet",),
}
"""First words by module of ``ccam.cli``, in the order of the page of help."""


def parts(word: str = "") -> "tuple[ModuleType, ...]":
    """Those that answer ``word``; all of them where none does."""
    names = [name for name, words in WORDS.items() if word in words] or list(WORDS)
    return tuple(import_module(f"ccam.cli.{name}") for name in names)
