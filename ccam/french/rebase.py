"""Words of a draft moved to a newer release."""

from collections.abc import Iterable, Sequence

from ccam.french import numbers
from ccam.french.sentence import Sentence

GONE = "disparu de la version {version}"
BACK = "revenu dans la version {version}"
CHANGED = "{what} dans la version {version}"
RELABELLED = "libellé changé"
RELINED = "lignes changées ({lines})"
AND = " et "
THEN = " ; "


def relined(added: Iterable[object], removed: Iterable[object]) -> str:
    """« lignes changées (+ 4/0, − 1/2) »."""
    lines = [f"+ {slot}" for slot in added] + [f"− {slot}" for slot in removed]
    return RELINED.format(lines=", ".join(lines))


SAME_RELEASE = Sentence(
    "meme-version", "Le projet « {draft} » est déjà sur la version {version}.", "Il n'y a rien à faire."
)
OLDER_RELEASE = Sentence(
    "version-plus-ancienne",
    "La version {version} ({day}) est plus ancienne que celle du projet, la version {base} ({base_day}).",
    "Un projet ne recule pas : « ccam versions » montre les versions plus récentes.",
)
MOVED_MEANWHILE = Sentence(
    "base-de-projet-changee",
    "Le projet « {draft} » est passé de la version {told} à la version {base} depuis votre lecture.",
    "Rien n'a été écrit. Rouvrez l'atelier, relisez le dossier, puis refaites votre modification si elle reste utile.",
)

REASON = "Passage de la version {before} à la version {after}"
REASON_MOVED = "Le projet est maintenant sur la version {version}."
HEADING = "Projet « {draft} » : de la version {before} à la version {after}."
ADDED = ("+ {count}", "acte nouveau, indécis", "actes nouveaux, indécis")
REMOVED = ("− {count}", "acte disparu", "actes disparus")
RELABELLED_ACTS = ("~ {count}", "acte relibellé", "actes relibellés")
RELINED_ACTS = ("~ {count}", "acte dont les lignes changent", "actes dont les lignes changent")
REVIEWED = ("? {count} à revoir", "acte décidé", "actes décidés")
KEPT = ("= {count} : rien d'autre n'a bougé", "autre acte décidé", "autres actes décidés")
CODES = "    {codes}"
REVIEW = "    {act}  {reason}"
CHECK_NEXT = "Ensuite : ccam dossiers 'revoir>0', ccam verifier"
OPTION_ON = "Version, plus récente, sur laquelle le projet passe."
FEW = 8
"""How many codes a line names; ``--json`` names them all."""


def listed(codes: Sequence[str]) -> str:
    """``HHFA001 HHFA002 …``."""
    return " ".join(codes[:FEW]) + (" …" if len(codes) > FEW else "")


def counted(words: tuple[str, str, str], count: int) -> str:
    """One line of the summary: its sentence, the thing counted, its plural."""
    sentence, one, several = words
    return sentence.format(count=numbers.plural(count, one, several))
