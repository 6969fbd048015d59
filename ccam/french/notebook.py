"""Words of the notebook: a committee away from the base, its signed file, its return."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.french.store import moment

# Refusals

WHICH_ACTS = Sentence(
    "carnet-pour-quels-actes",
    "Il faut dire pour quels actes préparer le carnet, d'une seule façon.",
    "Donnez --famille 07, ou --dossier HHFA001 (une fois par dossier), ou --tous.",
)
NOTEBOOK_OF_NOTEBOOK = Sentence(
    "carnet-de-carnet",
    "Cette base est elle-même un carnet.",
    "Préparez l'autre carnet depuis la base partagée, ou donnez une copie de celui-ci.",
)
EMPTY_FAMILY = Sentence(
    "famille-sans-acte",
    "Aucun acte n'est placé dans la famille {family}.",
    "Familles qui ont des actes : {known}. Sinon, nommez les dossiers avec --dossier.",
)
UNKNOWN_DOSSIER = Sentence(
    "carnet-dossier-inconnu",
    "{code} n'est ni un acte de la version ni un acte proposé du projet.",
    "Vérifiez le code : « ccam dossiers » montre ceux qui existent.",
)
NOT_PREPARED = Sentence(
    "base-pas-un-carnet",
    "{name} n'a pas été fait par « ccam carnet preparer ».",
    "Donnez le fichier que le comité a emporté, par exemple comite07.ccam.",
)
NOTEBOOK_BROKEN = Sentence(
    "carnet-non-integre",
    "Le journal de {name} ne se vérifie pas : le fichier a été abîmé ou modifié hors de l'atelier.",
    "« ccam base verifier --base {name} » dit où. Reprenez la dernière copie saine.",
)
REBASED_AWAY = Sentence(
    "carnet-rebase",
    "Dans {name}, le projet a changé de version (décision n° {position}) : cela ne se fait que sur la base partagée.",
    "Annulez ce passage dans le carnet (ccam annuler), puis recommencez.",
)
NOTHING_DECIDED = Sentence(
    "carnet-vide", "Rien n'a été décidé dans {name}.", "Il n'y a rien à rapporter : la base partagée ne change pas."
)
FILE_THERE = Sentence(
    "carnet-fichier-existant",
    "Il y a déjà un fichier {name}, resté tel quel.",
    "Choisissez un autre nom avec -o, ou ajoutez --remplacer.",
)
CANNOT_WRITE = Sentence(
    "carnet-non-ecrit",
    "Le fichier ne peut pas être écrit dans {folder}.",
    "Choisissez un autre dossier avec -o.",
)
CANNOT_READ = Sentence("carnet-non-lu", "Le fichier {name} ne se lit pas.", "Vérifiez son nom et vos droits.")
KEY_UNUSABLE = Sentence(
    "cle-inutilisable",
    "La clé de signature {path} ne peut être ni lue ni faite.",
    "Vérifiez les droits du dossier ; ou mettez ce fichier de côté, une autre clé sera faite (son empreinte changera).",
)
TOO_LONG = Sentence(
    "carnet-trop-long",
    "{name} est trop long pour être un carnet.",
    "Demandez au comité le fichier de « ccam carnet clore ».",
)
NOT_A_NOTEBOOK = Sentence(
    "pas-un-carnet",
    "{name} n'est pas un carnet signé, ou il a été altéré. Rien n'a été écrit.",
    "Demandez à nouveau au comité le fichier que « ccam carnet clore » a écrit.",
)
ALTERED = Sentence(
    "carnet-altere",
    "{name} a été altéré depuis sa signature. Rien n'a été écrit.",
    "Demandez à nouveau le fichier au comité, par une autre voie s'il le faut.",
)
CHAIN_BROKEN = Sentence(
    "carnet-rompu",
    "La décision n° {position} du carnet ne fait pas suite à la précédente. Rien n'a été écrit.",
    "Demandez au comité de clore à nouveau son carnet.",
)
DOES_NOT_FOLLOW = Sentence(
    "carnet-incoherent",
    "La décision n° {position} du carnet ne part pas de ce que le carnet contenait. Rien n'a été écrit.",
    "Demandez au comité de clore à nouveau son carnet, avec la même version de l'atelier que la vôtre.",
)
UNKNOWN_SIGNER = Sentence(
    "signataire-inconnu",
    "{name} est signé « {who} » par une clé que cette base ne connaît pas : {key}. Rien n'a été écrit.",
    "Faites-vous lire l'empreinte par le comité, de vive voix, et tapez ce que vous entendez : --signataire EMPREINTE",
)
OTHER_SIGNER = Sentence(
    "autre-signataire",
    "{name} est signé par la clé {found}, pas par {told}. Rien n'a été écrit.",
    "Vérifiez l'empreinte avec le comité ; elle a huit groupes de quatre signes.",
)
OTHER_DRAFT = Sentence(
    "carnet-autre-projet",
    "Ce carnet est celui du projet « {draft} », pas de « {told} ».",
    "Ôtez --projet, ou changez de carnet.",
)
OTHER_BASE = Sentence(
    "carnet-autre-base",
    "Ce carnet ne vient pas de cette base : elle n'a pas la décision n° {position} dont il part (projet « {draft} »).",
    "Donnez avec --base la base depuis laquelle le carnet a été préparé.",
)
REBASED = Sentence(
    "carnet-sur-autre-version",
    "Le projet « {draft} » est passé de la version {before} à la version {after} depuis le départ du carnet.",
    "Rien n'a été écrit. Exportez les décisions du carnet en table (ccam exporter --base carnet), puis appliquez-la "
    "ici, ou annulez d'abord le passage de version.",
)

# Reasons in the journal

REASON_PREPARED = "Carnet préparé depuis la décision n° {position} de la base partagée"
REASON_REPLAYED = "Carnet de {signer} rejoué"

# What the commands say

NONE = "aucune"
GROUP = "Le carnet : décider loin de la base, puis y rapporter les décisions."
OPTION_FAMILY = "Famille du comité : tous les dossiers qui ont un acte placé dans elle."
OPTION_DOSSIER = "Dossier à emporter, par le code d'un de ses actes ; à répéter."
OPTION_WHOLE = "Tous les dossiers."
OPTION_NOTEBOOK = "Carnet à écrire, par exemple comite07.ccam."
OPTION_SIGNED = "Fichier signé à écrire (sinon le nom du carnet, en .carnet)."
OPTION_SIGNER = "Empreinte de la clé à accepter, lue par le comité ; inutile la fois suivante."
OPTION_EXCEPT = "Rejoue ce qui ne heurte rien, et laisse le reste."
ARGUMENT_NOTEBOOK = "Carnet que le comité a emporté."
ARGUMENT_SIGNED = "Fichier signé par le comité."
PREPARED = "Carnet prêt : {path} ({size})."
PREPARED_FROM = "Projet « {draft} », version {base}, tel qu'il est à la décision n° {position}."
PREPARED_SCOPE = "Préparé pour {acts} ; le reste du projet s'y lit."
PREPARED_WHOLE = "Préparé pour tous les actes."
PREPARED_NEXT = "Au comité : ccam atelier --base {path}, puis ccam carnet clore {path}"
CLOSED = "Carnet signé : {path}, {decisions}, signé « {signer} »."
CLOSED_KEY = "Empreinte de la clé, à lire au secrétariat : {key}"
CLOSED_DOUBT = "Attention, ne passera pas tel quel :"
CLOSED_NEXT = "Au secrétariat : ccam carnet rejouer {file} --a-blanc"
HEADING = "Carnet de « {signer} », projet « {draft} », parti de la décision n° {position}."
KEY = "Clé : {key}"
COUNTS = {
    "rejouee": ("{count} rejouée", "{count} rejouées"),
    "deja_ainsi": ("{count} déjà ainsi dans la base", "{count} déjà ainsi dans la base"),
    "deja_rejouee": ("{count} déjà rejouée auparavant", "{count} déjà rejouées auparavant"),
    "annulee": ("{count} annulée dans le carnet même", "{count} annulées dans le carnet même"),
    "conflit": ("{count} en conflit", "{count} en conflit"),
    "dependante": ("{count} qui dépend d'un conflit", "{count} qui dépendent d'un conflit"),
}
TO_REPLAY = ("{count} à rejouer", "{count} à rejouer")
DECISIONS = "Décisions : {counts}."
CONFLICT = "Conflit, décision n° {position} du carnet ({author}, {moment}) : {reason}"
DEPENDENT = "Décision n° {position} du carnet, laissée : elle dépend du conflit de la décision n° {behind}."
MOVED = "À relire, décision n° {position} du carnet : {nodes} a changé depuis le départ du carnet."
MOVED_MANY = "À relire, décision n° {position} du carnet : {nodes} ont changé depuis le départ du carnet."
CAUSES = {
    "change_des_deux_cotes": "{thing} a changé des deux côtés.",
    "numero_pris": "{thing} existe maintenant dans la base : le même numéro a été donné des deux côtés.",
    "appui_change": "{thing}, sur quoi cette décision s'appuie, a changé dans la base.",
    "acte_disparu": "{thing}, auquel cette décision mène, n'est plus dans la base.",
    "encore_utilise": "{thing} est retiré ici, et un acte de la base y mène maintenant.",
    "hors_perimetre": "Le carnet n'a pas été préparé pour {nodes}.",
    "vote_secret": "Un vote secret ne quitte pas la base où il est déposé.",
}
TODO = {
    "change_des_deux_cotes": "Décidez ensemble, sur la base partagée : « ccam dossier » en montre l'état présent.",
    "numero_pris": "Dans le carnet, redonnez-lui un numéro libre dans les deux, puis « ccam carnet clore » à nouveau.",
    "appui_change": "Relisez la décision à la lumière de ce changement, puis prenez-la sur la base.",
    "acte_disparu": "Choisissez un autre acte proposé, ou reproposez celui-ci.",
    "encore_utilise": "Décidez d'abord du devenir de l'acte qui y mène.",
    "hors_perimetre": "Le secrétariat peut la prendre lui-même, ou préparer le carnet pour ces actes aussi.",
    "vote_secret": "Déposez les votes sur la base partagée.",
}
WANTED, PRESENT = "carnet : ", "base :   "
BY_WHOM = "par {who}, {moment}, « {reason} » (décision n° {position})"
VIA = "{author} (rejoué par {actor})"
TAKEN_AWAY = "{author}, {moment} (rejoué par {actor})"
PREPARED_AT = "Le projet tel qu'il était à la décision n° {position} de la base partagée."
SAME = "Décidé dans un carnet, et déjà ainsi dans la base : rien n'a changé."
ALREADY_IN = "De ce carnet, il ne reste rien à rejouer. Rien n'a été écrit."
WRITTEN = (
    "{count} décisions écrites au journal (n° {first} à {last}). Les auteurs et les dates du carnet y sont gardés."
)
WRITTEN_ONE = "1 décision écrite au journal (n° {first}). Son auteur et sa date y sont gardés."
DRY_RUN = "Essai à blanc, rien n'a été écrit."
NOTHING_WRITTEN = "Rien n'a été écrit : c'est tout ou rien."
NOTHING_NEW = "Rien de plus à écrire : le reste est en conflit."
NOTHING_HINT = "Réglez les conflits, ou rejouez le reste avec --sauf-conflits."
CHECK_NEXT = "Ensuite : ccam verifier, ccam journal"
MORE = "… et {count} de plus : « --json » les donne tous."
FEW = 12
"""How many nodes of a decision are shown to people."""
ABSENT = "absent"
DIFFERENCE = "{key} : {before} → {after}"


def when(at: str) -> str:
    """``le 21/11/2026 à 10 h 42 (UTC)``; as it is where it is no such date."""
    try:
        return moment(at)
    except ValueError:
        return at


def size(octets: int) -> str:
    """« 1,2 Mo »."""
    return f"{numbers.scaled((octets + 50_000) // 100_000, 1)}{numbers.NBSP}Mo"


def short(nodes: Iterable[str]) -> str:
    """``ancien/HHFA001``, ``acte/P-07-0001`` → ``HHFA001, P-07-0001``; the first ones only."""
    names = [node.partition("/")[2] if node.startswith(("ancien/", "acte/")) else node for node in nodes]
    return ", ".join(names[:FEW]) + (" …" if len(names) > FEW else "")


def by_whom(position: int, at: str, actor: str, reason: str, author: str) -> str:
    """Who changed a node meanwhile; ``author`` is who decided it where ``actor`` only replayed it."""
    who = VIA.format(author=author, actor=actor) if author else actor
    return BY_WHOM.format(who=who, moment=when(at), reason=reason, position=position)


def counted(words: tuple[str, str], count: int) -> str:
    """« 3 rejouées »."""
    return words[count > 1].format(count=numbers.integer(count))


def differences(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> tuple[str, ...]:
    """What separates two states of a node that has no sentence of its own, key by key."""
    if before is None or after is None:
        state = after or before or {}
        what = ABSENT if after is None else ", ".join(f"{key} {_value(state[key])}" for key in state if key != "id")
        return (what,)
    return tuple(_differences(before, after))


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            yield DIFFERENCE.format(key=key, before=_value(before.get(key)), after=_value(after.get(key)))


def _value(value: object) -> str:
    if value is None:
        return ABSENT
    return f"« {value} »" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
