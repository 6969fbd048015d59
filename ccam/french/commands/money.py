"""Commands on tariffs and impact."""

from ccam.french.commands.text import CommandText

TEXTS = {
    "valoriser": CommandText(
        "Calcule le tarif cible de chaque ligne proposée et le total du projet.",
        "ccam valoriser --charges 'CNAM 2025 (fictif)'",
    ),
    "expliquer": CommandText(
        "Explique le tarif d'une ligne, terme par terme, avec la source et la date de chacun.",
        "ccam expliquer DEQP003",
    ),
    "impact": CommandText(
        "Montre l'effet du projet le long d'un axe : ligne, acte, dossier, chapitre, regroupement.",
        "ccam impact --par chapitre",
    ),
}
