"""Words of the journal: what each entry says, who wrote it, and what cannot be taken back."""

from datetime import datetime

from ccam.french import numbers
from ccam.french.sentence import Sentence

# What one node says

FAMILY_NEW = "Famille {id} : « {name} »{committee}"
FAMILY_CHANGED = "Famille {id} : « {before} » → « {name} »{committee}"
FAMILY_GONE = "Famille {id} retirée"
COMMITTEE = " ({committee})"
PLACED = "{subject} : placé dans la famille {family}"
MOVED = "{subject} : famille {before} → {family}"
UNPLACED = "{subject} : n'est plus placé dans la famille {before}"
EDITED_AFTER = "{subject} : les avis déjà donnés ne comptent plus"
EDIT_TAKEN_BACK = "{subject} : les avis donnés avant comptent de nouveau"
STATE = "{subject} : {before} → {state}{reason}"
NO_STATE = "sans état"
REASON = " ({reason})"
OPINION = "{subject} : avis {stance}{veto}, {member} ({function}){reason}"
VETO = " avec veto"
COMMENT = "{subject} : « {text} »"
DISPUTE_NEW = "Désaccord {id} ouvert : {question}"
DISPUTE_CLOSED = "Désaccord {id} clos : {outcome}"
DISPUTE_CHANGED = "Désaccord {id} complété : {question}"
DISPUTE_GONE = "Désaccord {id} retiré"
SESSION_NEW = "Séance {id} ouverte : {body}, {on}"
SESSION_CLOSED = "Séance {id} close : {body}, {on}"
SESSION_REOPENED = "Séance {id} rouverte : {body}, {on}"
SESSION_CHANGED = "Séance {id} : {changes}"
ROUND_NEW = "Tour {id} ouvert ({nature}) sur {subjects}"
ROUND_CLOSED = "Tour {id} clos ({nature})"
ROUND_CHANGED = "Tour {id} modifié"
PLANNED = "Étape prévue « {name} » : {on}, {body}"
PLANNED_GONE = "Étape prévue « {name} » retirée"
REFUSED = "{old} → {target} : suggestion refusée ({reason})"
REFUSED_GONE = "{old} → {target} : la suggestion n'est plus refusée"
NODE_CHANGED = "{thing} : modifié"
NODE_GONE = "{thing} : retiré"
AND_MORE = "{first} (et {count})."
ONE_MORE = ("autre changement", "autres changements")

# What an entry without nodes says

KINDS = {
    "importer": "import",
    "parametrer": "paramètres",
    "membre": "membre",
    "creer projet": "projet",
    "appliquer": "table",
    "repartir": "parts",
    "decider": "décision",
    "rebaser": "rebasage",
    "placer": "famille",
    "desaccord": "désaccord",
    "changer etat": "état",
    "annuler": "annulation",
    "refaire": "rétablissement",
    "commenter": "commentaire",
    "donner avis": "avis",
    "constater": "fait constaté",
    "seance": "séance",
    "tour": "tour",
    "deposer": "dépôt",
    "devoiler": "dépouillement",
    "planifier": "calendrier",
    "sceller": "étape",
    "publier": "publication",
}
"""How a list names a kind of entry."""
IMPORTED = "{nature} « {name} », fichier {file}"
DOCUMENT = "document « {name} », fichier {file}"
CREATED = "Projet « {draft} » créé sur la version {base}"
SEALED = "Étape « {seal} » scellée à la décision n° {position}"
REBASED = "Passage de la version {before} à la version {after}"
MEMBER = "Membre {member}"
UNDONE = "Annulation de la décision n° {position}"
REDONE = "Rétablissement de ce que la n° {position} annulait"
NOTHING_SAID = "rien de changé"
NATURES = {"version": "version", "volumes": "volumes", "hopital": "volumes hospitaliers", "document": "document"}

# Lists

HEAD = "n° {position}  {moment}  {author}  {kind}{undone}"
BODY = "    {sentence}"
BECAUSE = "    Motif : {reason}"
MORE = "    … et {count} de plus"
OTHERS = "    (et {count} sur d'autres actes)"
WAS_UNDONE = "  [annulée par la n° {position}]"
NOTHING_FOUND = "Aucune décision ne répond à cette demande."
SHOWN = "{shown} sur {count}, les plus récentes (« --limite 0 » les montre toutes)."
WHO_TITLE = "{code}  {label}"
WHO_ACT = "L'acte"
WHO_DOSSIER = "Son dossier {dossier} ({kind}), par d'autres actes"
WHO_NOTHING = "Personne n'a encore rien décidé de {code}."
GENRE_UNKNOWN = Sentence("genre-inconnu", "Le journal n'a pas de genre « {value} ».", "Genres : {known}.")

# Taking back

NOT_YOURS = Sentence(
    "decision-d-un-autre",
    "La décision n° {position} est de {who} : chacun n'annule que les siennes.",
    "Prenez une nouvelle décision, ou demandez à {who} d'annuler la sienne.",
)
NO_SUCH_DECISION = Sentence(
    "decision-absente",
    "Le projet « {draft} » n'a pas de décision n° {position}.",
    "« ccam journal » montre les décisions et leurs numéros.",
)
ALREADY_UNDONE = Sentence(
    "deja-annulee", "La décision n° {position} est déjà annulée (n° {undo}).", "« ccam refaire » la rétablit."
)
NEVER_UNDONE = Sentence(
    "entree-qui-reste",
    "La décision n° {position} ({kind}) ne s'annule pas : elle a eu lieu.",
    "Corrigez-la par une nouvelle entrée datée, qui dira ce qui vaut maintenant.",
)
LAST_STAYS = Sentence(
    "derniere-entree-reste",
    "Votre dernière entrée, la n° {position} ({kind}), ne s'annule pas : elle a eu lieu.",
    "Corrigez-la par une nouvelle entrée datée. Votre décision d'avant s'annule par « ccam annuler {before} ».",
)
LAST_STAYS_ALONE = Sentence(
    "derniere-entree-seule",
    "Votre dernière entrée, la n° {position} ({kind}), ne s'annule pas : elle a eu lieu.",
    "Corrigez-la par une nouvelle entrée datée.",
)
THEY_BUILT = "{who} s'est appuyé dessus depuis"
YOU_BUILT = "vous vous êtes appuyé dessus depuis"
AGREE_WITH = "Corrigez par une nouvelle décision, ou convenez-en avec {who}."
UNDO_YOURS_FIRST = "Annulez d'abord la n° {later}, ou corrigez par une nouvelle décision."
UNDONE_WORD, REDONE_WORD = "annulée", "refaite"
TOOK_BACK = "Décision n° {position} annulée :"
DID_AGAIN = "Décision n° {position} rétablie :"
HOW_TO_REDO = "Pour y revenir : ccam refaire"
HOW_TO_UNDO = "Pour revenir en arrière : ccam annuler"


def local_moment(at: str) -> str:
    """``2026-11-21T10:42:07Z`` → ``21/11/2026 11 h 42``, on the clock of this computer."""
    when = datetime.fromisoformat(at).astimezone()
    return f"{numbers.day(when.date())} {when.hour}{numbers.NBSP}h{numbers.NBSP}{when.minute:02d}"
