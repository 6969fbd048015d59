"""Words of ``ccam profil``: one's own activity, before and after."""

from ccam.french.sentence import Sentence

ARGUMENT_PROFILE = "Votre activité : la feuille « profil » remplie (CSV, XLSX), ou un fichier Open CCAM de l'ATIH."
OPTION_YEAR = "Année à prendre (sinon la plus récente du fichier)."

NOT_A_PROFILE = Sentence(
    "pas-un-profil",
    "{name} n'est pas une activité : il est lu comme « {format} ».",
    "Remplissez la feuille que donne « ccam modele profil ».",
)
NO_CONVENTION = Sentence(
    "profil-non-conventionne",
    "Hors convention, aucun tarif de cette CCAM ne s'applique : le profil ne se calcule pas.",
    "Indiquez « secteur 1 », « secteur 2 OPTAM » ou « secteur 2 hors OPTAM » en tête de la feuille.",
)
NO_SUCH_YEAR = Sentence("annee-absente-du-profil", "Le fichier n'a pas l'année {year}.", "Années du fichier : {known}.")

LOCAL = "Calculé sur votre poste ; la base n'en garde rien."
WHO = "Activité « {title} », {year} : {who}. Prix de la colonne {grid}."
WHO_DETAILS = "{speciality}, {sector}"
HOSPITAL = (
    "volumes hospitaliers par région, l'activité 1 seule. L'hôpital n'est pas payé à l'acte : les montants sont une "
    "valeur au tarif, pas une recette"
)
SUPPRESSED = "{count} masqués par la source ne comptent pas : inconnus, jamais zéro."
PARAMETERS = (
    "Projet « {draft} » sur la version {base}, décision n° {position}. CP : {charges}. FC et CP au {day}. Montants en "
    "honoraires, hors dépassements."
)
BILLING = (
    "Avant : tarif, modificateurs en pourcentage, association, dans l'ordre légal. Après : le même rapport au tarif (k) "
    "suit chaque acte."
)
NO_FC = (
    "Le FC de la colonne {grid} n'est pas connu au {day} : aucun tarif cible ne se calcule, les prix restent conservés ou "
    "sans chiffre."
)
EUROS = "Modificateurs en euros : {amount}, les mêmes avant et après, non comptés ci-dessous."
EXTRA_FEES = "Dépassements : {amount}, laissés tels quels."
IGNORED = "Modificateurs dont la valeur dépend de l'exécutant, non appliqués : {letters}."
UNKNOWN_ASSOCIATION = "Codes d'association sans taux connu, comptés à 100 % : {codes}."
OTHER_YEARS = "Le fichier a aussi {years} ; --annee les choisit."

COVERAGE_TITLE = "Ce que les chiffres couvrent"
ALL = "activité au tarif"
EFFECT_TITLE = "Recette de ce qui a un chiffre"
OURS = "au tarif du projet"
MATTER = "Les actes qui comptent"
SILENT_TITLE = "Sans chiffre, par la dépense"
ACTS_HEAD = ("", "", "Actes", "Avant", "Après", "Écart", "%")
SILENT_HEAD = ("", "", "Actes", "Aujourd'hui", "")
NOTHING = "Aucun acte de ce profil n'a encore de chiffre."
SAME = "Aucun acte de ce profil ne change de prix."
MORE = "{shown} lignes sur {count} (« --limite 0 » les montre toutes)."
REASONS = {
    "inconnu": "points, FC ou CP inconnus",
    "indecis": "sans devenir",
    "parts absentes": "parts absentes",
    "laisse": "laissé à un comité",
    "sans ligne cible": "sans ligne cible",
    "absent": "sans acte dans la version",
}
