"""Words of the points d'étape."""

from ccam.french.sentence import Sentence

REFUSED = Sentence(
    "etape-refusee",
    "L'étape « {name} » n'est pas scellée : {count} à corriger d'abord ({ids}).",
    "« ccam verifier » les nomme une par une. Les actes indécis ne bloquent pas : ils sont comptés et valorisés.",
)
UNKNOWN = Sentence(
    "etape-ou-version-inconnue",
    "Ni étape ni version ne s'appelle « {name} ».",
    "Étapes : {seals}. Versions : {versions}.",
)
OTHER_BASE = Sentence(
    "version-hors-projet",
    "Le projet part de la version {base}, pas de la version {version}.",
    "Comparez depuis la version {base} ou depuis une étape ; « ccam comparer » compare deux versions.",
)
NOT_PUBLISHED = Sentence(
    "publication-refusee",
    "« {name} » n'est pas publiée : {count} à corriger ou à décider d'abord ({ids}).",
    "Une publication ne laisse rien d'indécis, d'incomplet ni de laissé à un comité. « ccam etape sceller » en fait un "
    "point d'étape.",
)
UNKNOWN_INSTANCE = Sentence(
    "instance-d-etape-inconnue",
    "Aucun point d'étape n'est destiné à « {name} ».",
    "Instances possibles : {known}.",
)
UNKNOWN_SCENARIO = Sentence(
    "scenario-inconnu",
    "La base n'a pas de scénario « {name} ».",
    "Scénarios de la base : {known}. « ccam importer » en ajoute.",
)
CHARGES_OUTSIDE = Sentence(
    "charges-hors-scenario",
    "Le scénario « {scenario} » ne connaît pas l'évaluation des charges « {charges} ».",
    "Choisissez-en une autre avec « --charges ».",
)
REASON = "Point d'étape {name}"
REASON_PUBLISHED = "Publication {name}"
HEAD = ("Étape", "Scellée le", "Décision", "Instance", "Effet (honoraires)", "Empreinte")
PUBLICATION = "{name} (publication)"
COUNTED = "À valoriser, sans bloquer :"
WARNED = "Avertissements :"
COUNTED_LINE = "  {id} × {count}, base observée {base} (honoraires) : {example}"
WARNED_LINE = "  {id} × {count} : {example}"
"""Columns of ``ccam etape lister``."""

TWO_RELEASES = Sentence(
    "deux-versions",
    "Deux versions ne se comparent pas par les décisions d'un projet.",
    "« ccam comparer A B » compare deux versions ; ici, l'une des deux bornes est une étape, ou « maintenant ».",
)
NO_FAMILY = "Sans famille"
AND = " et "

PLAN_INCOMPLETE = Sentence(
    "etape-a-dater",
    "« {name} » n'est pas au calendrier : une nouvelle étape a besoin d'un jour et d'une instance.",
    "Ajoutez « --le AAAA-MM-JJ --instance … » ; « ccam etape planifier » montre le calendrier.",
)
PLAN_SHARE = Sentence(
    "avancement-hors-limites",
    "L'avancement prévu ne peut pas être {value}.",
    "C'est une part de la dépense, de 0 à 100 % : « --avancement 70 ».",
)
PLAN_BAD_SHARE = Sentence(
    "avancement-illisible",
    "« {value} » n'est pas une part.",
    "Écrivez un pourcentage, avec deux décimales au plus : « --avancement 62,5 ».",
)
PLAN_BAD_DELIVERABLE = Sentence(
    "livrable-illisible",
    "« {value} » n'est pas un livrable.",
    "Écrivez FAMILLE:ÉTAT, par exemple « 07:valide-hcn » ; « *:propose » vaut pour toutes les familles.",
)
PLAN_NAMELESS = Sentence(
    "etape-sans-nom",
    "Ces options ne disent pas de quelle étape il s'agit.",
    "Nommez-la : « ccam etape planifier 'Mai 2026' --le 2026-05-29 ».",
)
PLAN_SAME = Sentence(
    "etape-deja-prevue",
    "« {name} » est déjà prévue ainsi : rien à changer.",
    "Donnez un autre jour, une autre instance, un autre avancement ou un autre livrable.",
)
REASON_PLAN = "Calendrier : {name}"

SAME = "Rien ne sépare {before} de {after}."
DIFF_HEAD = "{before} → {after} : {dossiers}{events}."
DIFF_EFFECT = "Effet observé : {moved} en honoraires, {scope}, volumes {volumes}."
DIFF_ELSEWHERE = "  dont {moved} hors de ces dossiers (paramètres ou volumes)."
DIFF_NO_VOLUMES = "Sans volumes aux deux bornes, aucun effet en euros."
BASE_MOVED = "Le projet est passé de la version {before} à la version {after}."
UNSEALED = "{name} (non scellé)"
FAMILY_LINE = "{name}, {dossiers}"
DOSSIER_LINE = "{id}{more}  {label}"
MORE_ACTS = " +{count}"
EVENTS = {
    "ne": ("né", "nés"),
    "grossi": ("grossi", "grossis"),
    "reduit": ("réduit", "réduits"),
    "fusionne": ("fusionné", "fusionnés"),
    "scinde": ("scindé", "scindés"),
    "inchange de forme": ("de même forme", "de même forme"),
    "disparu": ("disparu", "disparus"),
}
"""What became of a dossier: one, several."""
MINOR = "mineur · {sentence}"
RECORD = "suivi · {sentence}"
OTHERS = "Hors des dossiers"
DOCUMENTS = "Paramètres et scénarios"
DOCUMENT_NEW = "{nature} « {name} » importé : {values}"
DOCUMENT_GONE = "{nature} « {name} » pas encore importé : {values}"
DOCUMENT_CHANGED = "{nature} « {name} » remplacé, {values} de changées"
NATURES = {
    "bareme": "barème", "charges": "relevé de charges", "points": "relevé de points", "scenario": "scénario",
    "etats": "règlement des états",
}  # fmt: skip
"""What a document is, by the nature that the base keeps; the others are called by that."""

CALENDAR_HEAD = "Calendrier du projet « {draft} », au {today}."
CALENDAR_UNIT = (
    "Avancement : part de la base observée (honoraires, {scope}, volumes {volumes}) qui a atteint l'état attendu."
)
CALENDAR_NO_VOLUMES = "Sans volumes chargés, l'avancement est compté en actes."
CALENDAR_COLUMNS = ("", "Étape", "Prévue le", "Instance", "Attendu", "Prévu", "Atteint")
SEALED_APART = "Scellées hors calendrier : {names}."
MARKS = {"scellee": "✓", "echue": "!", "prochaine": "●", "a venir": "○"}
LEGEND = "✓ scellée   ! échue, non scellée   ● prochaine   ○ à venir"
SEVERAL_STATES = "selon la famille"
LATE = "En retard sur {name} ({on}) :"
TO_DO = "À faire pour {name} ({on}) :"
NOTHING_LATE = "Rien n'est en retard sur {name}."
NOTHING_TO_DO = "Tout ce que demande {name} est là."
BEHIND_BASE = "{name} : {base} à amener à « {state} » ; {acts} n'y sont pas"
BEHIND_BASE_ONE = "{name} : {base} à amener à « {state} » ; {acts} n'y est pas"
BEHIND_ACTS = "{name} : {acts} à amener à « {state} »"
PLANNED = "« {name} » est prévue le {on} ({body}), {progress} de la dépense : décision n° {position}."
MORE_FAMILIES = "… et {count} autres familles (« --json » les donne toutes)."
