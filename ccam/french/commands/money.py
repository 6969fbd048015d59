"""Commands on tariffs and impact."""

from ccam.french.commands.text import CommandText

TEXTS = {
    "valoriser": CommandText(
        "Calcule la cible, le prix de départ et le tarif facturé de chaque ligne proposée, et le total du projet, à la cible "
        "ou une année d'une transition.",
        "ccam valoriser --transition 'linéaire 3 ans' --annee 1",
    ),
    "expliquer": CommandText(
        "Explique le tarif d'une ligne, terme par terme, avec la source et la date de chacun ; avec des modificateurs ou une "
        "association, montre la facture et qui la paie.",
        "ccam expliquer DZQM006 DKRP004 --association 1 --association 2",
    ),
    "reconstituer": CommandText(
        "Retrouve dans les prix officiels les points, les taux et la place de chaque ligne.",
        "ccam reconstituer DEQP003",
    ),
    "echelle": CommandText(
        "Réunit les échelles des familles en une seule, ancrée, qui garde l'ordre de chacune ; montre d'abord ce qui se "
        "contredit.",
        "ccam echelle --ancre 16Md -o lignes_scores.csv",
    ),
    "charges": CommandText(
        "Fait le point de l'évaluation des charges : sources côte à côte, accordé, contesté, manque, en jeu.",
        "ccam charges --inscrire",
    ),
    "impact": CommandText(
        "Montre l'effet du projet le long d'un axe : ce qui est couvert, avant, après, l'écart, ce qui monte et descend.",
        "ccam impact --par chapitre",
    ),
    "profil": CommandText(
        "Montre ce que le projet fait à votre propre activité, sur votre poste, sans rien garder.",
        "ccam profil mon-activite.xlsx",
    ),
    "enveloppe": CommandText(
        "Cherche la valeur d'un levier (FC, CP, transition) qui tient une enveloppe, sur son pas légal.",
        "ccam enveloppe --cible 240M --unite AMO --levier FC",
    ),
    "scenario lister": CommandText(
        "Liste les scénarios : en vigueur, documents de la base ; auteur, champ, ce qui n'est pas modélisé.",
        "ccam scenario lister",
    ),
    "scenario creer": CommandText(
        "Écrit une variante personnelle, un fichier à modifier, posée sur un autre scénario.",
        "ccam scenario creer 'Ma variante' --fc 0,485 -o ma-variante.xlsx",
    ),
    "scenario comparer": CommandText(
        "Compare trois scénarios : ancien, nouveau, écart, %, le long d'un axe.",
        "ccam scenario comparer ma-variante.toml --par regroupement",
    ),
    "scenario exporter": CommandText(
        "Écrit un scénario en TOML ou en classeur ; « ccam importer » relit les deux.",
        "ccam scenario exporter 'Proposition' --format xlsx",
    ),
}
