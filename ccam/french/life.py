"""Words of the life of acts: states, moves, opinions, and what an agreement lacks."""

from collections.abc import Sequence

from ccam.french import numbers
from ccam.french.sentence import Sentence

# The table

STATE_UNKNOWN = Sentence("etat-inconnu", "« {state} » n'est pas un état.", "États connus : {known}.")
TABLE_INCOMPLETE = Sentence(
    "table-etats-incomplete",
    "Il manque à la table des états : {what}.",
    "Comparez-la à data/parameters/etats.toml : [accord], [has], [geste.…], [[etat]], [table].",
)
TABLE_UNREADABLE = Sentence(
    "table-etats-illisible",
    "La table des états porte ce qui ne se lit pas : {what}.",
    "Comparez-la à data/parameters/etats.toml. Un nom d'état s'écrit en minuscules, sans accent ni espace ; sa lettre est seule.",
)
TABLE_AGREEMENT = Sentence(
    "table-etats-accord",
    "Dans la table des états, [accord] ne peut pas donner d'accord.",
    'Le quorum compte au moins une voix et porte « "*" » ; la majorité est en 10 000es, de 0 à 9 999.',
)
TABLE_ROWS = Sentence(
    "table-etats-lignes",
    "La table des états doit avoir une ligne par état : lignes {rows} ; états {states}.",
    "Ajoutez ou retirez la ligne en trop dans [table].",
)
TABLE_WIDTH = Sentence(
    "table-etats-largeur",
    "La ligne « {state} » de la table des états a {count} cases au lieu de {expected}.",
    "Écrivez une case par état, dans l'ordre des états ; un point interdit le passage.",
)
TABLE_MARK = Sentence(
    "table-etats-case",
    "La case de « {state} » à « {other} » porte « {mark} », qui n'est pas un geste.",
    "Décrivez ce geste dans [geste.{mark}], ou écrivez un point.",
)

TABLE_REOPENING = Sentence(
    "table-etats-modification",
    "Dans la table des états, la table « modification » nomme ce qui n'est pas un état : {unknown}.",
    "Écrivez les noms de [[etat]].",
)

STATES_IN_USE = Sentence(
    "etats-occupes",
    "Cette table n'a plus d'états où des actes se trouvent, ou que le calendrier attend : {states}.",
    "Gardez-les dans la table, ou changez d'abord l'état de ces actes : ccam actes « etat:… ».",
)

# What an agreement lacks (I15); each is also a reason to refuse a move

NO_QUORUM = Sentence(
    "I15",
    "{act} : quorum non réuni ({function} : {count} sur {quorum}).",
    "Il manque encore {missing} : ccam decider avis {act} pour --fonction « … ».",
)
NO_MAJORITY = Sentence(
    "I15",
    "{act} : la majorité n'est pas acquise ({approve} pour, {against} contre, {abstain} en abstention).",
    "Une abstention n'est pas un « pour » : il faut d'autres avis favorables.",
)
VETO_OPEN = Sentence(
    "I15", "{act} : un veto est ouvert ({members}).", "Son auteur le lève en donnant un nouvel avis, motivé."
)
AUTHOR_ALONE = Sentence(
    "I15",
    "{act} : seul l'auteur approuve ({members}).",
    "Il faut au moins un avis « pour » de quelqu'un qui n'a pas écrit ce dossier.",
)
NO_COUNTERSIGN = Sentence(
    "I15",
    "{act} : le dossier touche plusieurs familles et il manque l'accord du président de {families}.",
    "Le président le donne par : ccam decider avis {act} pour --fonction {president} --famille …",
)
NO_ANAESTHESIA = Sentence(
    "I15",
    "{act} : le dossier a une ligne d'anesthésie (activité 4) et pas d'avis de la fonction « {function} ».",
    "Demandez-le : ccam decider avis {act} pour --fonction « {function} ».",
)
SEVERAL_FAMILIES = Sentence(
    "I17",
    "Le dossier {dossier} touche plusieurs familles ({families}) ; président à entendre : {waited}.",
    "Chaque président contresigne, ou le dossier est scindé.",
)
EVERYONE = "tous votants"

# Refusals of a move

MOVE_REFUSED = Sentence(
    "passage-refuse",
    "{code} ne peut pas passer à l'état « {state} ». {reasons}",
    "{hints}",
)
NOT_ALLOWED = Sentence(
    "passage-interdit",
    "De « {before} », on ne va pas à « {after} » ({acts}).",
    "De là, on peut aller à : {onward}.",
)
PUBLISHED = Sentence(
    "dossier-clos",
    "L'état « {before} » est définitif ({acts}).",
    "Seul un nouveau constat le corrige : {onward}. Pour changer l'acte, rebasez le projet sur la version qui le publie.",
)
ALREADY = Sentence("etat-deja-la", "L'état est déjà « {after} ».", "Il n'y a rien à faire.")
ROLE_REFUSED = Sentence(
    "passage-autre-role",
    "Ce passage revient à : {roles} ; vous êtes {role}.",
    "Demandez-le à l'un d'eux.",
)
HAS_NEEDED = Sentence(
    "passage-sans-has",
    "Nature du dossier : {kind}. L'avis de la HAS est demandé d'abord.",
    "Passez par « attente-has », puis constatez l'avis : ccam decider etat {act} avis-has --le … --reference …",
)
HAS_USELESS = Sentence(
    "passage-has-inutile",
    "Nature du dossier : {kind}. La HAS n'est pas saisie.",
    "Passez directement à « valide-hcn ».",
)
FACT_DATE = Sentence(
    "constat-sans-date",
    "« {after} » est un fait constaté : il lui faut sa date et sa référence.",
    "Ajoutez --le AAAA-MM-JJ et --reference « … ».",
)
FACT_FUTURE = Sentence("constat-futur", "Le {day} n'est pas encore passé.", "Constatez le fait quand il a eu lieu.")
FACT_EFFECT = Sentence("constat-sans-effet", "« {after} » demande une date d'effet.", "Ajoutez --effet AAAA-MM-JJ.")
NOT_A_FACT = Sentence(
    "decision-sans-date",
    "« {after} » est une décision de comité, non un fait : elle n'a ni date ni référence propres.",
    "Retirez --le, --reference et --effet : la date est celle du journal.",
)
NO_FATE = Sentence("sans-devenir", "Sans devenir : {acts}.", "Décidez-le d'abord : maintenir, regrouper, supprimer…")
TO_REVIEW = Sentence(
    "encore-a-revoir", "À revoir depuis un changement de version : {acts}.", "Décidez de nouveau ces actes."
)
HAS_ERRORS = Sentence("dossier-en-erreur", "Le dossier a des erreurs : {ids}.", "« ccam dossier {act} » les détaille.")
UNDO_UNAGREED = Sentence(
    "annuler-sans-accord",
    "Cela rendrait l'état « {state} » à {act} alors que l'accord n'y est plus. {reasons}",
    "Réunissez l'accord, puis changez l'état : ccam decider etat {act} {name}.",
)

UNDO_ACT_GONE = Sentence(
    "annuler-acte-parti",
    "Cela rendrait un état à {act}, qui n'est plus dans la version {version} où le projet est passé depuis.",
    "Rien n'est à annuler pour cet acte. S'il doit revenir, annulez d'abord le passage à cette version : ccam journal.",
)
OVERDUE = (
    "{act} : « {state} » depuis le {since}, pour {years} au plus ; l'échéance du {until} est passée. "
    "Le HCN repropose une hiérarchisation, ou l'acte sort de la liste."
)
EDITED = "modifié après « {state} »"

# Refusals of an opinion

BAD_MEMBER = Sentence(
    "membre-illisible",
    "« {member} » n'est pas un identifiant de membre.",
    "Dites qui parle : --membre expert-3 (un mot, sans barre), ou --auteur.",
)
BAD_STANCE = Sentence("avis-inconnu", "« {value} » n'est pas un avis.", "Écrivez pour, contre ou abstention.")
NO_FUNCTION = Sentence("avis-sans-fonction", "Un avis est donné dans une fonction.", "Ajoutez --fonction « … ».")
NO_REASON = Sentence(
    "avis-sans-motif", "Un avis contre, une abstention ou un veto se motive.", "Ajoutez --motif « … »."
)
NO_VETO_RIGHT = Sentence(
    "veto-sans-droit",
    "La fonction « {function} » n'a pas de droit de veto.",
    "Ont un veto : {known}. Donnez un avis « contre », motivé.",
)
VETO_FOR = Sentence(
    "veto-favorable", "Un veto accompagne un avis « contre ».", "Écrivez « contre », ou retirez --veto."
)
VETO_TOO_LATE = Sentence(
    "veto-tardif", "{acts} : de l'état « {state} », un veto ne ramène plus au brouillon.", "Donnez un avis « contre »."
)
WITHDRAWN = Sentence(
    "membre-deporte",
    "{member} s'est déporté : conflit d'intérêts déclaré sur {acts}.",
    "S'il parle d'un autre acte du dossier, nommez-le et ajoutez --seul ; sinon cet avis ne peut pas être donné.",
)
BLIND = Sentence(
    "avis-en-tour",
    "Un tour à l'aveugle est ouvert sur {acts} ({round}).",
    "Déposez-y votre avis : ccam tour deposer {round}.",
)
SAME_OPINION = Sentence("avis-identique", "{member} a déjà donné cet avis.", "Il n'y a rien à faire.")
NO_SEVERAL = Sentence(
    "plusieurs-dossiers", "Un seul dossier à la fois ({acts}).", "Lancez la commande pour chacun d'eux."
)

# Narration

MOVED = "{acts} : « {before} » → « {after} »."
GIVEN = "Avis « {stance} » de {member} ({function}) sur {acts}."
BEFORE_EDIT = "avant la modification du {on}"
BEFORE_UNDO = "sur une modification annulée depuis"
PAST = "{act} : avis « {stance} » de {member} ({function}), {when} ; il ne compte plus."
VETOED = "Veto de {member} ; retour au brouillon, à revoir : {acts}."
REASON_MOVE = "État : {state}"
REASON_FACT = "Constat : {state}, {on}, {reference}"
REASON_OPINION = "Avis « {stance} » ({function})"
REASON_VETO = "Veto de {member} : {reason}"
TALLY_HEAD = ("Fonction", "Pour", "Contre", "Abstention", "Manque", "Quorum", "Veto")
QUORUM_MET = "réuni"
QUORUM_NOT_MET = "non réuni"
NO_QUORUM_ASKED = "–"
CORRECTION = "Un fait constaté ne s'annule pas : un nouveau constat daté le corrige."

HELP_SUBJECT = "Code d'un acte actuel, ou numéro d'un acte proposé (P-07-0001)."
HELP_STATE = "État où aller, par exemple propose, valide-cnp, valide-hcn, avis-chap, publie."
HELP_STANCE = "pour, contre ou abstention."
HELP_ON = "Date du fait constaté (AAAA-MM-JJ)."
HELP_REFERENCE = "Où le lire : avis, numéro, adresse, Journal officiel."
HELP_EFFECT = "Date d'effet (AAAA-MM-JJ), pour une publication."
HELP_ROLE = "Rôle de l'auteur : redacteur, president, secretariat ; sans lui, celui de la liste des membres."
HELP_ALONE = "Cet acte seulement, et non tout son dossier."
HELP_FUNCTION = "Fonction dans laquelle l'avis est donné : comité clinique, CNP, HCN, anesthésie, président…"
HELP_MEMBER = "Membre qui donne l'avis, s'il n'est pas l'auteur de la commande."
HELP_VETO = "Use du droit de veto de la fonction."
HELP_FAMILY = "Famille dont le membre est président ; à répéter."


def listed(names: "Sequence[str]", most: int = 6) -> str:
    """A few names, then how many more."""
    more = len(names) - most
    shown = ", ".join(names[:most])
    return f"{shown} et {numbers.plural(more, 'autre')}" if more > 0 else shown


NOTHING_MARKED = Sentence("aucun-dossier-choisi", "Aucun dossier n'est choisi.", "Choisissez ou marquez des dossiers.")
TWO_NATURES = Sentence(
    "passages-de-deux-natures",
    "Pour certains de ces dossiers, ce passage est un fait à constater ; pour d'autres, une décision.",
    "Marquez séparément les dossiers de l'une et de l'autre nature.",
)
