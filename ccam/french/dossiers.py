"""Words of the commands on drafts and dossiers."""

from ccam.french import numbers

DRAFT_HEAD = ("Projet", "Version", "Créé", "Dernière décision")
DOSSIER_HEAD = ("Dossier", "", "Libellé", "Nature", "État", "Base", "Effet (honoraires)", "Contrôles")
REASON_CREATE = "Ouverture du projet"
LIFTED = "Lignes laissées à un comité et maintenant complétées : {lines}."
NOT_WRITTEN = "Essai à blanc : rien n'a été écrit."
CHECK_NEXT = "Ensuite : ccam verifier, ccam dossiers, ccam impact"
VIOLATION = "{id}  {level}  {sentence} → {hint}"
CHECKED = "{errors}, {counted} à valoriser, {warnings}, sur {dossiers}."

MARKS = ("AP", "RC")
LISTS = ("modificateurs", "gestes", "associations")
"""Conditions of a line: prior approval and conditional refund; then its lists."""

UNDECIDED = "I1  à valoriser  {count} sans devenir : {first} → « ccam actes devenir:indécis » les montre."
FEW = 6
"""How many undecided acts a line names."""


def undecided(codes: list[str]) -> str:
    """Undecided acts in one line: how many, and the first of them."""
    first = ", ".join(codes[:FEW]) + (" …" if len(codes) > FEW else "")
    return UNDECIDED.format(count=numbers.plural(len(codes), "acte"), first=first)


def flags(errors: int, warnings: int) -> str:
    """« ✗ 1  ! 2 » — nothing where all holds."""
    parts = [f"✗ {errors}"] if errors else []
    return "  ".join([*parts, f"! {warnings}"] if warnings else parts)


def checked(errors: int, counted: int, warnings: int, dossiers: int) -> str:
    """The last line of ``ccam verifier``."""
    return CHECKED.format(
        errors=numbers.plural(errors, "erreur"),
        counted=numbers.integer(counted),
        warnings=numbers.plural(warnings, "avertissement"),
        dossiers=numbers.plural(dossiers, "dossier"),
    )
