"""Words of ``ccam impact``: what the figures cover, the table along an axis, sizes of change, draws."""

from ccam.french.sentence import Sentence

OPTION_AXIS = (
    "Axe : ligne, acte, dossier, famille, comité, chapitre, regroupement ; et, si une ventilation chargée les porte, "
    "spécialité, grille, région, secteur, trimestre."
)
OPTION_DRAWS = "Nombre de tirages au hasard sur les parts, les points et les volumes (0 : aucun)."
OPTION_SEED = "Graine des tirages : la même donne les mêmes chiffres."
OPTION_UNCERTAINTY = "Fichier d'incertitudes (sinon celles de l'atelier), écrit comme data/parameters/incertitude.toml."

UNKNOWN_AXIS = Sentence("axe-inconnu", "« {axis} » n'est pas un axe.", "Axes connus : {known}.")
AXIS_NOT_CARRIED = Sentence(
    "axe-non-porte",
    "Aucune source chargée ne porte l'axe « {axis} » pour les volumes de {year}{other}.",
    "L'atelier ne répartit jamais lui-même. Remplissez la feuille que donne « ccam modele ventilation », puis "
    "importez-la.{hospital}",
)
OTHER_YEARS = " ; les ventilations chargées valent pour {years}"
HOSPITAL = " Les volumes hospitaliers « {name} » portent la région, mais sans activité ni base : ils ne donnent pas de montant."
TABLE_NOT_KNOWN = Sentence(
    "table-d-incertitude-inconnue",
    "La table « {value} » n'est pas connue.",
    "Tables attendues : [document], [[ecart]].",
)
NO_DEVIATION = Sentence(
    "incertitudes-vides", "Le fichier ne porte aucune incertitude.", "Ajoutez au moins une table [[ecart]]."
)
TOO_MANY_DRAWS = Sentence(
    "trop-de-tirages", "{draws} tirages, c'est trop.", "Demandez-en entre {least} et {most} ; 1 000 suffisent."
)

AXIS_NAMES = {
    "specialite": "spécialité",
    "region": "région",
    "comite": "comité",
}
"""Axes whose name has an accent."""

NO_FAMILY = "dans aucune famille"
NO_COMMITTEE = "sans comité"
NOT_VENTILATED = "non ventilé"
QUARTERS = {"1": "janvier à mars", "2": "avril à juin", "3": "juillet à septembre", "4": "octobre à décembre"}
GRID_LABELS = {"F": "secteur 1 et OPTAM", "G": "autres"}

COVERAGE_TITLE = "Ce que les chiffres couvrent, en dépense observée"
IN_SCOPE = "dans le champ"
FIGURED = "avec un chiffre"
COVERAGE = {
    "undecided": "sans devenir, actes indécis",
    "absent": "sans acte dans la version",
    "unknown": "points, FC ou CP inconnus",
    "undecidable": "parts absentes",
    "no_target": "sans ligne cible",
    "left": "laissé à un comité",
}
KEPT_WITHIN = "dont prix conservé"
DELETED_WITHIN = "dont acte supprimé"
OUT_OF_SCOPE = "hors champ, surtout dentaire"

EFFECT_TITLE = "Effet sur ce qui a un chiffre, en honoraires"
EFFECT_HEAD = ("", "Avant", "Après", "Écart", "%")
OBSERVED = "observé (× k)"
THEORETICAL = "théorique (k = 1)"
K_NOTE = (
    "k, par ligne, est la base observée ÷ (quantité × tarif du fichier) : il tient lieu de modificateurs et "
    "d'associations. k = 1 est supposé pour {forced}."
)
BOUNDS = "bornes, quelles que soient les parts : {bounds}"
NO_BOUNDS = "les parts n'y changent rien"

HEAD = ("", "", "Avant", "Après", "Écart", "%", "k = 1", "Sans chiffre")
ROW_BOUNDS = "bornes {bounds}"
ROW_SPREAD = "95 % {bounds}"
TABLE_NOTE = "Avant, après, écart : dépense observée de ce qui a un chiffre. Le reste est dans « Sans chiffre »."

UP = "En hausse : {count}, {amount}"
DOWN = "En baisse : {count}, {amount}"
SAME = "Inchangé : {count}. Sans aucun chiffre : {silent}."

BINS_TITLE = "Lignes actuelles selon l'écart de leur prix"
BINS_HEAD = ("", "Lignes", "Dépense", "", "Actes", "")
BELOW = "plus de {high} de baisse"
FALL = "{low} à {high} de baisse"
STILL = "inchangé"
RISE = "{low} à {high} de hausse"
ABOVE = "plus de {low} de hausse"
SILENT = "sans chiffre"
ACTS_NOTE = "Actes : activité 1, première phase, comptés une fois."

VENTILATION = (
    "Axe « {axis} » porté par « {name} » ({year}) : {covered} de la dépense du champ. Le reste est la ligne « {rest} »."
)
VENTILATION_RULE = (
    "Chaque modalité prend, ligne par ligne, la quantité que la ventilation lui donne, à l'écart de tarif, aux parts et "
    "au k de la ligne ; les prix sont ceux de la colonne {grid}."
)
VENTILATION_ABOVE = (
    "La ventilation dépasse les volumes sur {count} ({first}) : « {rest} » y est négatif, rien n'est corrigé."
)
VENTILATION_STRANGE = "{count} de la ventilation sans volume chargé ({first}), laissées de côté."
VENTILATION_UNUSED = "{count} de la ventilation sans quantité ni base exploitables ({first}), non ventilées."

DRAWS_TITLE = "Intervalle à 95 % : {draws}, graine {seed}"
DRAWS = "{low} à {high}, moyenne {mean}"
DRAWS_OF = "Tirés au hasard : les parts de {acts}, les points de chaque ligne, les volumes de chaque acte."
DRAWS_MEASURED = "Dispersion des points mesurée par une manche aveugle pour {lines}."
DRAWS_SILENT = "Ce qui n'a pas de chiffre n'est pas tiré : il n'est dans aucun intervalle."
DEVIATION = "{subject} : écart-type {deviation}{common} — {status}, {source}"
COMMON = ", dont {common} de la variance commun à tous"
SUBJECTS = {
    "part egale": "parts égales (d'une moitié)",
    "part estimee": "parts estimées (d'une moitié)",
    "part experte": "parts expertes (d'une moitié)",
    "part double codage": "parts par double codage (d'une moitié)",
    "part volumes": "parts lues dans des volumes (d'une moitié)",
    "points": "points (relatif)",
    "volumes": "volumes (relatif)",
}
