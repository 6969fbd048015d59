"""What the price grids are called."""

NAMES = {
    3: "chirurgie et gynécologie-obstétrique, secteur 1 ou option",
    4: "les mêmes sans option",
    5: "OPTAM",
    6: "hors convention",
    7: "anesthésie avec option",
    8: "la même sans option",
    9: "médecine générale avec option",
    10: "la même sans option",
    11: "pédiatrie avec option",
    12: "la même sans option",
    13: "chirurgiens-dentistes",
    14: "autres spécialités sans option",
    15: "sages-femmes",
    16: "autres spécialités, secteur 1 ou option",
}
"""By number, as a public invoicing program names them: not confirmed by an official text (refonte.md §3.6)."""

ONE = "grille {grids}"
SEVERAL = "grilles {grids}"
EVERY = "toutes les grilles"
RANGE = "{first} à {last}"
NAME = "{grid}\u00a0{name}"
BETWEEN = "\u00a0; "
"""Between two names."""
LEGEND = "{names}. Noms d'usage, à confirmer."
AT = "D'après la base datée {version} ; le tracé est celui de la plus ancienne grille du groupe."
"""What comes after the prices."""

TITLE = "Par grille"
PRICE = "{line}  {price} ({since}) {plot}  {grids}"
