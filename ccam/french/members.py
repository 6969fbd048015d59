"""Sentences of the shared base: its server, its members, their rights."""

from ccam.french.sentence import Sentence

# The server

SERVER_UNREACHABLE = Sentence(
    "serveur-injoignable",
    "Le serveur de la base {path} ne répond pas. Rien n'a été enregistré.",
    "Vérifiez l'adresse et le réseau, puis réessayez.",
)
LOGIN_REFUSED = Sentence(
    "connexion-refusee",
    "Le serveur de la base {path} refuse ce compte ou ce mot de passe.",
    "Vérifiez l'adresse de la base ; au besoin, demandez un nouveau mot de passe à l'administrateur.",
)
DATABASE_ABSENT = Sentence(
    "base-serveur-absente",
    "Le serveur répond, mais il n'a pas de base de ce nom : {path}.",
    "Faites-la créer par l'administrateur du serveur (createdb), puis lancez « ccam base init ».",
)
SCHEMA_ABSENT = Sentence(
    "schema-absent",
    "Il n'y a pas encore de base de l'atelier à l'adresse {path}.",
    "L'administrateur du serveur la crée avec « ccam base init ».",
)
SCHEMA_THERE = Sentence(
    "schema-existant",
    "Il y a déjà une base de l'atelier à l'adresse {path} ; elle est restée telle quelle.",
    "Servez-vous d'elle, ou donnez le nom d'une autre base du serveur.",
)
SERVER_TOO_OLD = Sentence(
    "serveur-trop-ancien",
    "Ce serveur est antérieur à PostgreSQL 16, qui seul sépare bien les droits des membres.",
    "Demandez à l'administrateur un serveur PostgreSQL 16 ou plus récent.",
)

# Rights

RIGHT_MISSING = Sentence(
    "droit-manquant",
    "Votre compte n'a pas ce droit sur la base (réponse du serveur : {said}). Rien n'a été écrit.",
    "Demandez à l'administrateur de la base le rôle qu'il faut (ccam membre lister montre les vôtres).",
)
NOT_A_MEMBER = Sentence(
    "compte-sans-membre",
    "Le compte « {detail} » n'est celui d'aucun membre de cette base.",
    "L'administrateur vous ajoute avec « ccam membre ajouter ».",
)
NOT_YOURSELF = Sentence(
    "auteur-usurpe",
    "Sur une base partagée, on n'écrit qu'en son propre nom : votre compte est celui de « {detail} ». Rien n'a été écrit.",
    "Enlevez --auteur (ou CCAM_AUTEUR).",
)
ROLE_NEEDED = Sentence(
    "role-insuffisant",
    "Votre rôle ne permet pas cet acte : {detail}. Rien n'a été écrit.",
    "Adressez-vous au secrétariat, ou demandez ce rôle à l'administrateur de la base.",
)
RETURN_FIRST = Sentence(
    "retour-a-ecrire",
    "{detail} était validé : le modifier le ramène en brouillon, dans la même décision. Rien n'a été écrit.",
    "Passez par l'atelier ou par « ccam decider », qui écrivent ce retour.",
)
NOT_THEIR_SEAT = Sentence(
    "feuille-d-un-autre-siege",
    "Cette feuille parle pour un autre siège que le vôtre ({detail}), ou d'autre chose. Rien n'a été écrit.",
    "Chaque siège dépose pour lui seul ; les feuilles reçues sur papier passent par le secrétariat.",
)
NOT_FOR_ONESELF = Sentence(
    "droit-pour-soi",
    "On ne change pas ses propres droits ({detail}). Rien n'a été écrit.",
    "Un autre administrateur peut le faire.",
)
FAMILY_NEEDED = Sentence(
    "famille-d-autrui",
    "Ces actes relèvent d'une famille qui n'est pas la vôtre : {detail}. Rien n'a été écrit.",
    "Écrivez un commentaire par un membre de cette famille, ou demandez au secrétariat de vous y rattacher.",
)
NODE_RESERVED = Sentence(
    "element-reserve",
    "Votre rôle ne permet pas d'écrire cet élément : {detail}. Rien n'a été écrit.",
    "Adressez-vous au secrétariat, ou à la personne concernée.",
)
JOURNAL_FIRST = Sentence(
    "ecriture-hors-journal",
    "Rien ne s'écrit ici sans une décision du journal dans la même opération (table {detail}).",
    "Passez par les commandes de l'atelier.",
)
UNPLACED = Sentence(
    "acte-sans-famille",
    "L'acte {detail} n'est placé dans aucune famille : votre rôle ne permet pas de l'écrire. Rien n'a été écrit.",
    "Demandez au secrétariat de le placer ; en attendant, commentez-le : ccam decider commenter {detail}.",
)
NOT_THE_INVERSE = Sentence(
    "reprise-infidele",
    "On n'annule et on ne refait que ses propres décisions, telles qu'elles sont écrites ({detail}). Rien n'a été écrit.",
    "Passez par « ccam annuler » ou « ccam refaire ».",
)
NOT_THEIR_VOICE = Sentence(
    "avis-usurpe",
    "Cet avis ne peut pas être enregistré pour {detail} : chacun donne le sien, dans la fonction et pour les familles "
    "que la base lui connaît. Rien n'a été écrit.",
    "Voyez « ccam membre lister » ; l'administrateur corrige. Le président d'une famille a aussi ce rôle.",
)
NO_QUORUM = Sentence(
    "serveur-quorum", "{detail} : le quorum n'est pas réuni. Rien n'a été écrit.", "Demandez les avis qui manquent."
)
NO_MAJORITY = Sentence(
    "serveur-majorite",
    "{detail} : les « pour » ne dépassent pas la majorité. Rien n'a été écrit.",
    "S'abstenir n'est pas approuver.",
)
VETO_OPEN = Sentence(
    "serveur-veto", "{detail} : un veto est ouvert. Rien n'a été écrit.", "Son auteur le lève par un nouvel avis."
)
AUTHOR_ALONE = Sentence(
    "serveur-auteur-seul",
    "{detail} : seul l'auteur du dossier l'approuve. Rien n'a été écrit.",
    "Il faut un « pour » de quelqu'un qui ne l'a pas écrit.",
)
NO_COUNTERSIGN = Sentence(
    "serveur-contreseing",
    "{detail} : le dossier touche plusieurs familles, et un de leurs présidents n'a pas approuvé. Rien n'a été écrit.",
    "Chaque président contresigne : ccam decider avis {detail} pour.",
)
NO_ANAESTHESIA = Sentence(
    "serveur-anesthesie",
    "{detail} : le dossier a une ligne d'anesthésie, et le comité d'anesthésie n'a rien dit. Rien n'a été écrit.",
    "Demandez-lui son avis.",
)
NOT_BY_THE_HAS = Sentence(
    "serveur-has",
    "{detail} : ce passage n'est pas celui que la HAS demande pour ce dossier. Rien n'a été écrit.",
    "Une création ou une suppression passe par « en attente HAS » ; les autres dossiers n'y passent pas.",
)
BAD_UNPLACED = Sentence(
    "regle-sans-famille", "« {role} » n'est pas un rôle qui écrit des actes (droits.toml).", "Rôles : {known}."
)
NUL_IN_TEXT = Sentence(
    "caractere-nul",
    "Un texte contient un caractère nul, que la base ne peut pas garder. Rien n'a été écrit.",
    "Recopiez ce texte sans le caractère invisible.",
)

# Members

NO_RIGHTS_HERE = "Un fichier SQLite n'a pas de droits : cette liste est indicative, et quiconque ouvre le fichier peut tout y écrire."
BAD_MEMBER = Sentence(
    "identifiant-illisible",
    "« {id} » ne peut pas être l'identifiant d'un membre.",
    "Lettres minuscules, chiffres et tirets, quarante au plus, par exemple expert-3 ; jamais le nom d'une personne.",
)
BAD_ROLE = Sentence("role-inconnu", "Il n'y a pas de rôle « {role} ».", "Rôles : {known}.")
MEMBER_UNKNOWN = Sentence("membre-absent", "« {id} » n'est pas membre de cette base.", "Membres : {known}.")
OTHER_ROLE = Sentence(
    "role-autre",
    "{id} est {role} dans la liste des membres, et non {declared}. Rien n'a été écrit.",
    "Enlevez --role : celui de la liste est pris.",
)
LOGIN_TAKEN = Sentence(
    "compte-indisponible",
    "Le compte « {login} » ne peut pas devenir celui d'un membre : il est déjà pris, ou il a d'autres pouvoirs sur le serveur.",
    "Choisissez un autre nom avec --compte.",
)
FAMILIES_UNUSED = "Le rôle {role} ne dépend pas des familles : elles sont notées pour mémoire."
ADDED = "{id} est membre : {function}, rôle {role}{families}."
FAMILIES = ", familles {families}"
LOGIN_OPENED = "Compte {login}, mot de passe {password}"
SHOWN_ONCE = "Ce mot de passe n'est montré qu'une fois et n'est écrit nulle part : transmettez-le de la main à la main."
LOGIN = "Compte {login}, reconnu par le système (sans mot de passe)."
REMOVED = "{id} n'est plus membre. Le journal garde son identifiant, l'annuaire n'en garde rien."
NO_MEMBER = "Aucun membre."
COLUMNS = ("Membre", "Fonction", "Rôle", "Familles", "Compte")
MEMBER_DRIFTED = Sentence("membre-divergent", "Le membre « {id} » n'est pas celui que le journal décrit.")
REASON_ADD = "Ajout d'un membre"
REASON_REMOVE = "Retrait d'un membre"
