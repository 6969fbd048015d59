"""Words of OPTAM and extra fees (``ccam optam``, ``ccam profil``)."""

from ccam.french.sentence import Sentence

TABLE_NOT_KNOWN = Sentence(
    "table-optam-inconnue", "La table « {value} » n'est pas connue.", "Tables attendues : {known}."
)
BAD_ROW = Sentence(
    "depassement-impossible",
    "Un montant est négatif, ou il y a plus d'actes avec dépassement que d'actes.",
    "Corrigez la feuille : des montants et des nombres à partir de 0.",
)
EXTRA_WITHOUT_ACT = Sentence(
    "depassement-sans-acte",
    "Des dépassements sont perçus, mais aucun acte n'en porte.",
    "Corrigez « actes avec dépassement », ou laissez la cellule vide si le nombre n'est pas connu.",
)
NOT_EXTRA_FEES = Sentence(
    "pas-des-depassements",
    "{name} ne porte pas de dépassements.",
    "Remplissez « ccam modele depassements » ou « ccam modele profil ».",
)
NO_SOURCE = Sentence(
    "optam-sans-source",
    "Dites ce qu'il faut lire : un fichier, ou --source.",
    "« ccam optam FICHIER », ou « ccam optam --source DOCUMENT » pour une feuille de la base.",
)
UNKNOWN_SOURCE = Sentence(
    "source-de-depassements-inconnue",
    "La base n'a pas de feuille de dépassements « {name} ».",
    "Feuilles de la base : {known}.",
)
NONE_KNOWN = "aucune"
NO_BILL = Sentence(
    "depassements-sans-honoraires",
    "Aucune ligne de {name} n'a d'honoraires connus en {year} : aucun taux ne se calcule.",
    "Donnez « honoraires sans dépassement », ou « actes facturés » d'actes de la version.",
)
NO_RULE = Sentence(
    "optam-sans-regle",
    "Aucune règle d'engagement n'est en vigueur au {day}.",
    "Choisissez un autre jour avec --date.",
)

ARGUMENT = "Votre feuille « profil » ou « depassements » remplie (CSV, XLSX)."
OPTION_SOURCE = "Feuille « depassements » de la base, par son intitulé."
OPTION_YEAR = "Année à prendre (sinon la plus récente)."
OPTION_RATE = "Taux de dépassement engagé, si vous le connaissez : 22%."
OPTION_SHARE = "Part opposable exigée, si vous la connaissez : 60%."

INDICATORS = {"rate": "taux de dépassement", "share": "part opposable"}
BEHAVIOURS = {
    "total_constant": "honoraire total constant",
    "depassement_constant": "dépassement constant",
    "taux_constant": "taux constant",
}
BEHAVIOUR_NOTES = {
    "total_constant": "le patient paie autant, le dépassement absorbe la variation du tarif",
    "depassement_constant": "le dépassement en euros ne bouge pas",
    "taux_constant": "le dépassement suit le tarif",
}
SECTORS = {
    "secteur_1": "secteur 1",
    "secteur_2_optam": "secteur 2 OPTAM",
    "secteur_2_hors_optam": "secteur 2 hors OPTAM",
    "non_conventionne": "non conventionné",
}
COMMA = ", "
SHORT_SECTORS = {
    "secteur_1": "secteur 1",
    "secteur_2_optam": "OPTAM",
    "secteur_2_hors_optam": "hors OPTAM",
    "non_conventionne": "non conv.",
}
EVERYONE = "ensemble"

TITLE = "OPTAM et dépassements : {name}, {year}"
RULE = (
    "Engagement : taux engagé = max({floor}, taux recalculé), part exigée = min({cap}, part recalculée), aux tarifs du "
    "secteur 1 ({status} ; {source}). Formules des indicateurs : statut « {formulas} »."
)
GROUP_HEAD = ("", "Honoraires", "Dépassements", "Taux", "Part opp.")
STATE_HEAD = ("", "Observé", "Recalculé", "Engagement", "Observé − engagement")
REFERENCE = "Recalculé sur les années de référence {years}."
REFERENCE_MISSING = (
    "Années de référence {years} absentes du fichier : l'engagement est celui que donnerait {year}, à titre indicatif."
)
DECLARED = "Engagement déclaré sur la ligne de commande."
NOT_COMMITTED = "{sector} : pas d'engagement OPTAM ; les écarts sont ceux d'une adhésion, à titre indicatif."
EFFECT_TITLE = "Effet du tarif du projet, sous trois comportements supposés"
EFFECT_HEAD = ("", "Dépass.", "Taux", "Part opp.", "Écart taux", "Écart part")
TODAY = "aujourd'hui"
ASSUMPTION = "{name} : {note} ({status})."
TIGHTENED = (
    "Recalculé aux tarifs du projet, l'engagement deviendrait : taux {rate} (au lieu de {old_rate}), part {share} (au lieu de "
    "{old_share})."
)
UNMOVED = "Recalculé aux tarifs du projet, l'engagement resterait le même."
NO_EFFECT = "Aucun tarif de ce fichier ne change dans le projet : les trois comportements donnent ce qui est observé."
NO_TARIFF = (
    "Le projet ne chiffre aucun tarif de ce groupe dans sa colonne : l'effet n'est pas connu, sous aucun des trois "
    "comportements."
)
UNCOVERED = "{amount} d'honoraires sans chiffre dans le projet gardent leur tarif."
SUPPOSED = "{count} sans « actes avec dépassement » : tous leurs actes sont comptés dépassés, la part opposable est un minimum."
UNPRICED = "{count} sans honoraires ni tarif connus, laissées de côté ({amount} de dépassements)."
ALIKE = "Dans une ligne, les actes dépassés sont pris pour égaux. Honoraires avec modificateurs et associations."
MARK = "!! "
BREACH_RATE = "!! Taux de dépassement au-dessus de l'engagement : {observed} pour {engaged} ({gap}) — {when}."
BREACH_SHARE = "!! Part opposable sous l'exigence : {observed} pour {required} ({gap}) — {when}."
KEPT = "Engagement tenu aujourd'hui."
POINTS = "{gap} pt"
