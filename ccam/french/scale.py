"""Words of the scores of the experts, of the scale of a family and of the general scale (``ccam echelle``)."""

from ccam.french.sentence import Sentence

# What is refused

RULES_INCOMPLETE = Sentence(
    "cotation-incomplete",
    "Le fichier des règles de cotation n'est pas complet : {what}.",
    "Reprenez « data/parameters/cotation.toml » tel qu'il est livré, et n'en changez que les valeurs.",
)
UNKNOWN_RULE = Sentence(
    "regle-de-cotation-inconnue", "Aucune règle de cotation ne s'appelle « {name} ».", "Règles connues : {known}."
)
REFERENCE_MISSING = Sentence(
    "famille-sans-reference",
    "La famille « {family} » n'a pas d'acte de référence : rien ne dit ce que 100 veut dire.",
    "Marquez-le « oui » dans la colonne « acte de référence » d'une feuille de scores, puis importez-la.",
)
REFERENCES_DIFFER = Sentence(
    "references-differentes",
    "La famille « {family} » a plusieurs actes de référence : {acts}.",
    "Une échelle n'en a qu'un : gardez-le dans toutes les feuilles de la famille.",
)
REFERENCE_UNSCORED = Sentence(
    "reference-sans-score",
    "L'acte de référence de la famille « {family} », {act}, n'a aucun score sous la règle « {rule} ».",
    "Faites coter sa ligne (100 dans chaque composante), ou choisissez une autre règle avec « --regle ».",
)
REFERENCE_OFF = Sentence(
    "reference-hors-100",
    "L'acte de référence de la famille « {family} », {act}, vaut {points} pour {expert} sous la règle « {rule} », et non 100.",
    "Corrigez la feuille de cet expert : la référence vaut 100 dans chaque composante cotée.",
)
NO_SCORES = Sentence(
    "aucun-score",
    "La base n'a aucun score d'expert{round}.",
    "Remplissez « ccam modele scores », puis « ccam importer » ; ou ouvrez un tour à l'aveugle (« ccam tour ouvrir »).",
)
OF_ROUND = " au tour « {round} »"
UNKNOWN_FAMILY = Sentence("famille-sans-score", "Aucun score pour la famille « {name} ».", "Familles cotées : {known}.")
LINK_UNSCORED = Sentence(
    "lien-sans-score",
    "Acte-lien {first} ({first_family}) – {second} ({second_family}) : {missing} n'a pas de score dans sa famille.",
    "Cotez-le, ou retirez ce lien de la feuille.",
)
CONTRADICTIONS = Sentence(
    "ordres-contradictoires",
    "Les familles se contredisent : aucune échelle ne garde tous leurs ordres ({cycles}).",
    "Revoyez ces jugements, ou ajoutez « --ecarter » : l'ordre ne sera plus imposé aux jugements proposés ci-dessus ({count}).",
)
NO_ANCHOR = Sentence(
    "ancrage-impossible",
    "Le panier de l'ancrage n'a aucun acte placé qui ait un volume.",
    "Importez des volumes, ou déclarez un autre panier avec « --panier ».",
)
ANCHOR_FAR = Sentence(
    "ancrage-hors-d-echelle",
    "Le total déclaré ({total} points) est hors d'échelle : le score le plus haut serait de {points} points.",
    "Vérifiez le total et le panier : l'échelle actuelle va de 5 à 3 990 points, et les ordres demandent au moins {least} points en tout (« --au-point » en demande cent fois plus qu'au centième).",
)
BAD_ANCHOR = Sentence(
    "total-d-ancrage-illisible", "« {value} » n'est pas un total de points.", "Par exemple : --ancre 16Md."
)
BAD_BASKET = Sentence(
    "panier-inconnu",
    "« {value} » n'est ni une famille cotée ni un acte placé sur l'échelle.",
    "Un panier se déclare par des familles, des actes ou des lignes séparés par des virgules, ou « tout ».",
)
BASKET_ALONE = Sentence(
    "panier-sans-ancre", "« --panier » ne sert qu'avec « --ancre ».", "Donnez aussi le total : --ancre 16Md."
)
NOTHING_TIED = Sentence(
    "aucune-famille-a-placer",
    "Aucune famille ne peut être placée : {why}.",
    "Corrigez les refus montrés, puis relancez « ccam echelle ».",
)
UNSOLVED = Sentence(
    "optimisation-sans-solution",
    "L'optimisation n'a pas abouti ({why}).",
    "Gardez les feuilles et signalez-le : aucun score n'est donné.",
)
OUTPUT_TAKEN = Sentence(
    "table-deja-la", "{file} existe déjà : il n'est pas touché.", "Donnez un autre nom avec « -o »."
)
OUTPUT_UNWRITTEN = Sentence(
    "table-non-ecrite", "{file} n'a pas pu être écrit : {why}.", "Choisissez un dossier où vous pouvez écrire."
)

# What is printed

OPTION_RULE = "Règle qui fait un score des quatre composantes (sa vraie forme n'est pas publique)."
OPTION_ROUND = "Tour à lire seul (1 à 9, ou T-0001) ; sinon, la dernière cote de chacun."
OPTION_FAMILY = "Montrer l'échelle d'une seule famille, avec chaque cote et l'accord des experts."
OPTION_ANCHOR = "Total de points que le panier doit faire (score × volume) : 16000000000, 16000M, 16Md."
OPTION_BASKET = "Panier de l'ancrage : familles, actes ou lignes séparés par des virgules ; « tout » sinon."
OPTION_WHOLE = "Arrondir les scores au point, et non au centième."
OPTION_FREE = "Ne plus imposer l'ordre des jugements proposés par l'analyse des contradictions."
OPTION_OUTPUT = "Écrire les scores dans une table de lignes, que « ccam appliquer » lit."

STEPS = {
    "ordres": "Ordres des familles…",
    "optimisation": "Optimisation (HiGHS)…",
    "arrondi": "Arrondi et ancrage…",
}
"""What is being done, by step."""

RULE = "Règle : {label}. Hypothèse : la vraie forme n'est pas publique (data/parameters/cotation.toml)."
KEPT = {
    "mediane": "Retenu par acte : la médiane des experts ; chaque cote reste montrée.",
    "moyenne-geometrique": "Retenu par acte : la moyenne géométrique des experts ; chaque cote reste montrée.",
}
LEVELS = {"rapport": "données de rapport", "intervalle": "données d'intervalle"}
"""By level of measurement."""
COUNTED = "{families}, {scorings}, {lines} ; {bridges} et {links}."
UNMADE = "{count} sans score sous cette règle : une composante manque, rien n'est complété."
REFUSED = "Famille laissée de côté : {why}"
UNTIED = "Non rattachée, jamais placée : {family} ({lines}). Il lui faut un pont ou un acte-lien."
IDLE_LINKS = "{count} d'une famille laissée de côté : sans effet."
OUTSIDE = "Hors du registre des familles du projet : {families}."
FAMILY_HEAD = ("Famille", "Lignes", "Ponts", "α", "1 point vaut", "Étendue")
SPAN = "{low} à {high}"
SUMMARY = "Échelle générale : {lines} de {low} à {high} points, arrondies {unit} ; désaccord total {cost} points-log."
UNITS = {1: "au centième", 100: "au point"}
ANCHOR = "Ancrage : Σ score × volume = {total} points/an sur {lines} ({volume} réalisations) ; écart {residual} point."
ANCHOR_EFFECT = "Effet de l'ancrage : tous les scores × {multiplier} (le panier valait {before} points avant)."
NOT_ANCHORED = "Échelle non ancrée : la référence de la plus grande famille y vaut 100. Donnez un total avec --ancre."
PULL_HEAD = ("Pont ou lien", "Selon chaque famille", "Tension", "Coût")
PULLS = "Ponts et liens les plus tendus"
MOVED = "  {line} : {family} {percent} %"
LOOSENED = "  {line} : plus rien ne rattache {families}"
NOTHING_MOVES = "  {line} : rien ne bouge"
MOVES = (
    "Sans ce pont, la famille qu'il déplace le plus changerait de (sur les seuls multiplicateurs, sans les ordres) :"
)
TANGLES = "Ordres contradictoires : {groups}, {lines}."
TANGLE = "Le plus court cycle, parmi {lines} :"
SAYING = "  {family} : {light} ({low}) < {heavy} ({high}) ; {who}"
WHO = "d'accord : {yes} ; non : {no}"
NOBODY = "personne"
REMOVAL = "À écarter : l'ordre de {count} sur {whole} (au moins {bound} : écart {gap})."
FREED = "  {family} : {acts}"
AND_MORE = "… et {count}"
REST = "… et {count} : la liste entière est dans « --json »."
WROTE = "{file} : {lines}. Rien n'est écrit dans le projet : « ccam appliquer {file} » le fera."
NOT_PROPOSED = "{count} de l'échelle sans ligne proposée dans le projet : absentes de la table."
LADDER = "{family} : {lines}, référence {reference} = 100 ; accord α = {alpha} ({level})."
LADDER_HEAD = ("Ligne", "Libellé", "Score", "Accord", "")
GIVEN = "    {given}"
AROUND = "entre les repères {below} et {above}"
ABOVE, BELOW = "au-dessus du repère {mark}", "au-dessous du repère {mark}"
APART = "À l'écart de la médiane de plus de {percent} % : {whom}"
APART_ONE = "{line} : {expert} {points}"
NO_ALPHA = "non calculable"
REFERENCE_MARK, BENCHMARK_MARK = "référence", "repère"
