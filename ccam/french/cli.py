"""What the command line says: help pages, narration, words that come from the command-line library."""

import re
from typing import NamedTuple

from ccam.french.sentence import Sentence


class CommandText(NamedTuple):
    """Help of one command and one example of it."""

    help: str
    example: str


HELP = """Atelier de la refonte de la CCAM : ce que chaque décision change, et ce qu'elle coûte.

Les données sont dans une base (un fichier). Les montants disent toujours leur unité et leur champ."""
EPILOG = "Pour commencer : ccam demo --ouvrir. Aide d'une commande : ccam impact --help"
EXAMPLES = "Un exemple de chaque commande"
EXAMPLE = "Exemple : {example}"
USAGE = "Utilisation : "
SECTIONS = {"Options": "Options", "Arguments": "Arguments", "Commands": "Commandes"}

COMMANDS = {
    "demo": CommandText(
        "Prépare la base de démonstration : version réduite, projet fictif, deux étapes, rapport.",
        "ccam demo --ouvrir",
    ),
    "base init": CommandText("Crée une base vide.", "ccam base init --base refonte.sqlite"),
    "base migrer": CommandText(
        "Met une base plus ancienne à la structure de cette version.", "ccam base migrer --base refonte.sqlite"
    ),
    "membre ajouter": CommandText(
        "Ajoute un membre avec sa fonction, son rôle et ses familles, ou change ses droits. Sur une base PostgreSQL, crée "
        "son compte et montre une fois son mot de passe.",
        "ccam membre ajouter expert-3 --fonction chirurgien --role redacteur --famille 14",
    ),
    "membre lister": CommandText("Liste les membres de la base.", "ccam membre lister"),
    "membre retirer": CommandText(
        "Retire ses droits à un membre et l'efface de l'annuaire ; le journal garde son identifiant.",
        "ccam membre retirer expert-3",
    ),
    "base verifier": CommandText(
        "Rejoue le journal et vérifie que rien n'a été altéré.", "ccam base verifier --base refonte.sqlite"
    ),
    "base sauver": CommandText(
        "Écrit toute la base dans un seul fichier, vérifié, quelle que soit la base (fichier ou PostgreSQL).",
        "ccam base sauver refonte-2026-11-21.sqlite",
    ),
    "base restaurer": CommandText(
        "Remet une sauvegarde dans une base vide, fichier ou PostgreSQL ; vérifiée avant et après.",
        "ccam base restaurer refonte-2026-11-21.sqlite --base refonte.sqlite",
    ),
    "importer": CommandText(
        "Importe des fichiers officiels (classeur, NX, DBF, ATIH, RDF, FHIR, volumes), des paramètres, des feuilles "
        "remplies. Chacun est pris tout entier ou refusé.",
        "ccam importer CCAM_V81.xlsx 2023_actes-techniques-ccam.xlsx",
    ),
    "modele": CommandText(
        "Écrit une feuille à remplir, avec son mode d'emploi ; sans nom, liste les modèles.",
        "ccam modele scores -o scores.xlsx",
    ),
    "versions": CommandText(
        "Liste les versions, les volumes et les documents présents dans la base.", "ccam versions --json"
    ),
    "comparer": CommandText(
        "Compare deux versions : codes, libellés, prix, et ce qui n'est qu'une autre écriture.",
        "ccam comparer 78 81",
    ),
    "recouper": CommandText(
        "Recoupe une version venue de deux formats (classeur, NX, DBF, ATIH…) : chaque écart, champ par champ. Sort "
        "avec 0, qu'il y ait des écarts ou non.",
        "ccam recouper 78 78.10-nx --vers ecarts.csv",
    ),
    "actes": CommandText(
        "Liste les actes d'une version, filtrés. Champs du filtre : chap: code: groupe: devenir: dossier: "
        "etat: tarif> actes> base> lignes>, ou des mots du libellé ; un tiret exclut.",
        "ccam actes chap:07 groupe:ADC 'tarif>150' appendic",
    ),
    "acte": CommandText("Montre un acte : lignes, prix, modificateurs, notes, devenir.", "ccam acte HHFA001"),
    "projet creer": CommandText(
        "Crée un projet de nouvelle CCAM sur une version : tous ses actes y sont indécis.",
        "ccam projet creer refonte --version 81",
    ),
    "projet lister": CommandText("Liste les projets de la base.", "ccam projet lister"),
    "projet rebaser": CommandText(
        "Fait passer le projet à une version plus récente, en une décision : les actes nouveaux sont indécis, les "
        "actes décidés qui ont disparu ou changé sont à revoir, rien d'autre ne bouge.",
        "ccam projet rebaser --sur 84 --a-blanc",
    ),
    "appliquer": CommandText(
        "Applique une table de transcodage (et ses lignes) au projet : une seule décision, tout ou rien.",
        "ccam appliquer transcodage_mars.csv lignes_mars.csv",
    ),
    "decider maintenir": CommandText(
        "Maintient des actes : même code, même libellé, mêmes lignes.", "ccam decider maintenir BGFA005 KCFA005"
    ),
    "decider relibeller": CommandText(
        "Maintient un acte sous un autre libellé.",
        "ccam decider relibeller HHFE002 --libelle 'Exérèse de 1 à 3 polypes, par coloscopie'",
    ),
    "decider recoder": CommandText(
        "Donne à un acte un autre code, pour le même sens. Sans --vers, il prend le prochain numéro libre.",
        "ccam decider recoder HHFA001 --vers P-07-0009",
    ),
    "decider regrouper": CommandText(
        "Regroupe des actes en un seul, nouveau ou déjà là.",
        "ccam decider regrouper HHFA001 HHFA011 --vers P-07-0001 --libelle 'Appendicectomie, toute voie'",
    ),
    "decider subdiviser": CommandText(
        "Subdivise un acte : une option --devenir par acte cible, avec sa part en pour cent ; « nouveau1 », "
        "« nouveau2 »… prennent des numéros libres.",
        "ccam decider subdiviser HHFE002 --devenir nouveau1=60 --devenir nouveau2=40 --libelle 'nouveau1=Polype de "
        "moins de 1 cm' --libelle 'nouveau2=Polype de 1 cm ou plus'",
    ),
    "decider recomposer": CommandText(
        "Recompose des actes : chaque devenir vaut pour tous, ou pour un seul si son code le précède.",
        "ccam decider recomposer HHFA001 HHFA016 --devenir HHFA001:P-07-0001=100 --devenir HHFA016:P-07-0001=92 "
        "--devenir HHFA016:P-07-0002=8",
    ),
    "decider facturer-ensemble": CommandText(
        "Remplace un acte par plusieurs qui se facturent ensemble : chacun garde tout le volume.",
        "ccam decider facturer-ensemble HHFA025 P-07-0001 P-07-0002",
    ),
    "decider supprimer": CommandText(
        "Supprime des actes, avec un motif ; ou retire des actes proposés (P-…) vers quoi plus rien ne mène.",
        "ccam decider supprimer NFFA003 --motif 'Technique abandonnée'",
    ),
    "decider creer": CommandText(
        "Crée un acte qui ne vient d'aucun autre, avec sa justification.",
        "ccam decider creer --libelle 'Dissection sousmuqueuse du côlon' --subdivision 07.03.06.04 --justification "
        "'Aucun acte actuel ne la décrit'",
    ),
    "decider completer": CommandText(
        "Complète des lignes d'actes proposés (points, CP, conditions), écrit leurs notes, ou laisse des lignes "
        "d'actes actuels à un comité. Une condition qui n'est pas donnée reste comme elle était.",
        "ccam decider completer --ligne P-07-0001/4/0 --points 140 --cle-cp anesthésie",
    ),
    "decider scorer": CommandText(
        "Donne des points à des lignes.", "ccam decider scorer P-07-0001/1/0=262 P-07-0001/4/0=140,5"
    ),
    "decider repartir": CommandText(
        "Répartit un acte entre ses devenirs, dans leur ordre, en pour cent.",
        "ccam decider repartir HHFA016 92/8 --origine volumes --source 'PMSI 2024'",
    ),
    "decider placer": CommandText(
        "Place des actes dans une famille, par leurs codes ou par un filtre (celui de « ccam actes »).",
        "ccam decider placer --famille 07 --filtre chap:07",
    ),
    "decider avis": CommandText(
        "Donne un avis sur un dossier : pour, contre ou abstention, avec son motif et la fonction de qui le donne. Un "
        "nouvel avis remplace le précédent, que le journal garde.",
        "ccam decider avis HHFA001 contre --fonction CNP --motif 'Deux voies, deux durées'",
    ),
    "decider etat": CommandText(
        "Fait passer un dossier à un autre état. Un fait de la HAS, de la CHAP, de l'UNOCAM, de l'UNCAM ou du Journal "
        "officiel demande sa date et sa référence.",
        "ccam decider etat HHFA001 avis-chap --le 2026-03-12 --reference 'Relevé n° 4'",
    ),
    "decider commenter": CommandText(
        "Ajoute un commentaire à un acte ; il reste, un autre le corrige.",
        "ccam decider commenter HHFA001 'Revoir la part de la cœlioscopie'",
    ),
    "famille creer": CommandText(
        "Crée une famille d'actes.", "ccam famille creer 07 'Chirurgie digestive' --comite 'Comité 07'"
    ),
    "famille modifier": CommandText(
        "Change le nom d'une famille, ou son comité.", "ccam famille modifier 07 --comite 'Comité 07 bis'"
    ),
    "famille lister": CommandText("Liste les familles : actes, poids dans la dépense, états.", "ccam famille lister"),
    "journal": CommandText(
        "Montre le journal : qui a décidé quoi, quand, pourquoi.",
        "ccam journal --dossier HHFA001 --du 2026-03-01 --limite 20",
    ),
    "qui": CommandText(
        "Dit qui a décidé quoi d'un acte et de son dossier, du plus ancien au plus récent.", "ccam qui HHFA001"
    ),
    "annuler": CommandText(
        "Annule votre dernière décision, ou celle dont vous donnez le numéro, si personne n'a bâti dessus.",
        "ccam annuler 12",
    ),
    "refaire": CommandText("Refait ce que vous avez annulé en dernier.", "ccam refaire"),
    "dossiers": CommandText(
        "Liste les dossiers du projet, avec leur effet. Champs du filtre : nature: etat: famille: ecart> base> "
        "anciens> nouveaux> erreurs> revoir>, ou des mots du libellé ; un tiret exclut.",
        "ccam dossiers nature:regroupement 'ecart>10000'",
    ),
    "dossier": CommandText(
        "Montre un dossier : anciens actes, parts, actes proposés, lignes, contrôles, effet ; avec --demeler, les "
        "liens qui le tiennent et ce que pèserait chaque côté.",
        "ccam dossier HHFA001",
    ),
    "verifier": CommandText(
        "Contrôle tous les invariants du projet ; sort avec 1 s'il y a une erreur.", "ccam verifier --json"
    ),
    "suggerer": CommandText(
        "Propose un devenir aux actes indécis : même code, filiation officielle, même libellé, libellé proche. "
        "S'accepte une à une ou en bloc ; une suggestion refusée, avec son motif, ne revient pas.",
        "ccam suggerer HHFA001",
    ),
    "desaccords": CommandText(
        "Liste les désaccords du projet, du plus lourd au plus léger ; les totaux sont donnés unité par unité.",
        "ccam desaccords --ouverts --echus",
    ),
    "desaccord ouvrir": CommandText(
        "Ouvre un désaccord : sa question, les dires et la pièce de chaque partie (par fonction), son effet, ce qui le "
        "trancherait et pour quand.",
        "ccam desaccord ouvrir HHFA001 --question 'Quelle durée ?' --partie 'chirurgiens : elle double' "
        "--charges 'CNAM 2025 (fictif)' 'syndicats 2025 (fictif)'",
    ),
    "desaccord ajouter": CommandText(
        "Complète un désaccord ouvert : une partie, son effet, ce qui le trancherait, l'échéance.",
        "ccam desaccord ajouter D-0001 --effet -42000 --unite AMO --echeance 2026-03-31",
    ),
    "desaccord clore": CommandText(
        "Clôt un désaccord avec son issue.", "ccam desaccord clore D-0001 --issue 'durée mesurée : 95 minutes'"
    ),
    "desaccord voir": CommandText(
        "Montre un désaccord, avec les dires de chaque partie.", "ccam desaccord voir D-0001"
    ),
    "seance ouvrir": CommandText(
        "Ouvre une séance d'une instance sur des dossiers. Les décisions des présents lui appartiennent jusqu'à sa clôture.",
        "ccam seance ouvrir HHFA001 --instance 'comité clinique' --comite digestif --present expert-3=anesthésiste",
    ),
    "seance clore": CommandText(
        "Clôt une séance et écrit son relevé de décisions (DOCX, PDF, Markdown ou JSON). Elle ne s'annule pas.",
        "ccam seance clore S-0001 -o releve.docx",
    ),
    "seance rouvrir": CommandText(
        "Rouvre une séance close, avec son motif : une nouvelle entrée datée du journal.",
        "ccam seance rouvrir S-0001 --motif 'décision oubliée'",
    ),
    "seance releve": CommandText(
        "Écrit ou montre le relevé de décisions d'une séance ; marqué PROJET tant qu'elle n'est pas close.",
        "ccam seance releve S-0001 -o releve.pdf",
    ),
    "seance lister": CommandText("Liste les séances du projet.", "ccam seance lister"),
    "valoriser": CommandText(
        "Calcule le tarif cible de chaque ligne proposée et le total du projet.",
        "ccam valoriser --charges 'CNAM 2025 (fictif)'",
    ),
    "expliquer": CommandText(
        "Explique le tarif d'une ligne, terme par terme, avec la source et la date de chacun.",
        "ccam expliquer DEQP003",
    ),
    "impact": CommandText(
        "Montre l'effet du projet le long d'un axe : ligne, acte, dossier, chapitre, regroupement.",
        "ccam impact --par chapitre",
    ),
    "tour ouvrir": CommandText(
        "Ouvre un tour à l'aveugle sur des dossiers : chacun dépose, rien ne se lit avant la clôture.",
        "ccam tour ouvrir HHFA001 --membre expert-1 --membre expert-2 --echeance 2026-03-12",
    ),
    "tour deposer": CommandText(
        "Dépose un avis ou des scores dans un tour ; le journal n'en garde que l'empreinte.",
        "ccam tour deposer T-0001 --avis pour --fonction CNP --feuille mon-avis.json",
    ),
    "tour clore": CommandText(
        "Clôt un tour : tous les dépôts sont vérifiés et dévoilés d'un coup ; ceux qui manquent sont nommés.",
        "ccam tour clore T-0001 --feuille mon-avis.json",
    ),
    "tour voir": CommandText(
        "Montre un tour : qui a déposé, qui est attendu, puis qui s'écarte des autres et de combien.",
        "ccam tour voir T-0001",
    ),
    "etape sceller": CommandText(
        "Scelle un point d'étape : position du journal, volumes, paramètres et totaux, par copie et empreinte. Les "
        "erreurs bloquent ; ce qui est indécis ou incomplet est compté et valorisé.",
        "ccam etape sceller mars --instance CNAM",
    ),
    "etape publier": CommandText(
        "Scelle une publication : rien ne peut y être indécis, incomplet ni laissé à un comité.",
        "ccam etape publier 'Fin 2026' --instance ministère",
    ),
    "etape diff": CommandText(
        "Montre ce qui sépare deux étapes (ou « maintenant », ou la version de départ) : par famille puis par dossier, "
        "changements majeurs, mineurs, suivi, et leur effet en euros.",
        "ccam etape diff janvier mars",
    ),
    "etape planifier": CommandText(
        "Montre le calendrier des étapes, l'avancement et les retards ; avec un nom et des options, prévoit une étape.",
        "ccam etape planifier 'Mai 2026' --le 2026-05-29 --avancement 40",
    ),
    "etape lister": CommandText("Liste les points d'étape du projet.", "ccam etape lister"),
    "rapport": CommandText(
        "Écrit le rapport d'une étape à une autre : une page HTML autonome et le JSON dont elle est faite.",
        "ccam rapport --de janvier --a mars --vers rapport-mars.html",
    ),
    "exporter": CommandText(
        "Écrit le projet dans un format d'échange : table de transcodage (XLSX ou CSV), SSSOM, FHIR ConceptMap. "
        "« ccam appliquer » relit chacun d'eux.",
        "ccam exporter --format sssom -o refonte.sssom.tsv",
    ),
    "carnet preparer": CommandText(
        "Écrit la base qu'un comité emporte pour décider loin du réseau : version, volumes, paramètres, projet.",
        "ccam carnet preparer --famille 07 -o comite07.ccam",
    ),
    "carnet clore": CommandText(
        "Signe ce qui a été décidé dans un carnet, pour le secrétariat. Le carnet peut continuer, et se clore à nouveau.",
        "ccam carnet clore comite07.ccam -o decisions07.carnet",
    ),
    "carnet rejouer": CommandText(
        "Rejoue un carnet signé sur la base : chaque conflit est montré, tout ou rien. Sort avec 1 s'il y en a un.",
        "ccam carnet rejouer decisions07.carnet --a-blanc",
    ),
    "atelier": CommandText("Ouvre l'atelier dans le terminal.", "ccam atelier"),
}

GROUP_MEMBER = "Les membres de la base : qui peut faire quoi."
GROUP_BASE = "La base : la créer, la mettre à jour, la vérifier, la sauvegarder."
GROUP_DRAFT = "Les projets de nouvelle CCAM."
GROUP_MILESTONE = "Les points d'étape."

GROUP_DECIDE = "Décider du devenir des actes : une commande, une décision."
GROUP_FAMILY = "Les familles d'actes et leurs comités (secrétariat)."

ARGUMENT_OLDS = "Codes d'actes actuels."
ARGUMENT_TARGETS = "Actes facturés ensemble : P-07-0001, un code CCAM, « nouveau1 »…"
ARGUMENT_COMMENT = "Le commentaire."
ARGUMENT_POINTS = "Lignes et leurs points : P-07-0001/1/0=262,5."
ARGUMENT_PARTS = "Parts en pour cent, dans l'ordre des devenirs : 92/8."
ARGUMENT_PLACED = "Codes d'actes actuels, ou numéros d'actes créés."
ARGUMENT_FAMILY = "Numéro de la famille."
ARGUMENT_FAMILY_NAME = "Nom de la famille."
ARGUMENT_POSITION = "Numéro de la décision (sinon votre dernière)."
OPTION_TARGET = "Acte cible : P-07-0001, un code CCAM, ou « nouveau » (prochain numéro libre)."
OPTION_WAYS = "Un devenir et sa part, une fois par devenir : P-07-0001=92 ; ensemble : P-07-0001+P-07-0002=8."
OPTION_LABELS = "Libellé d'un acte nouveau, une fois par acte : 'CIBLE=LIBELLÉ'."
OPTION_LABEL = "Libellé de l'acte cible (inutile s'il en a déjà un)."
OPTION_HEADING = "Subdivision de l'acte cible (sinon celle de l'acte actuel)."
OPTION_NOTES = "Notes de l'acte proposé."
OPTION_ORIGIN = "Origine des parts : égale, experte, double codage, volumes, estimée."
OPTION_SOURCE = "Source des parts."
OPTION_JUSTIFICATION = "Pourquoi aucun acte actuel ne le contient (obligatoire)."
OPTION_LINES = "Une ligne, P-07-0001/1/0 ; répétée, les mêmes conditions valent pour toutes."
OPTION_POINTS = "Points de travail."
OPTION_CP_KEY = "Clé du coût de la pratique."
OPTION_LINE_LABEL = "Libellé de la ligne."
OPTION_GROUP = "Code de regroupement : ADC, ATM…"
OPTION_EXECUTANTS = "Famille d'exécutants."
OPTION_EXEMPTION = "Exonération du ticket modérateur : 1 à 5."
OPTION_PRIOR = "Accord préalable."
OPTION_CONDITIONAL = "Remboursement sous conditions."
OPTION_MODIFIERS = "Modificateurs : A, F, 7."
OPTION_GESTURES = "Codes des gestes complémentaires."
OPTION_NOTED = "Acte proposé à qui vont les notes, sans toucher à ses lignes."
OPTION_DROP = "Retire ces lignes."
OPTION_COMMITTEE = "Laisse ces lignes d'actes actuels à ce comité."
OPTION_MEASURE = "Ce que l'on répartit : des actes ou des euros."
OPTION_FAMILY = "Numéro de la famille."
OPTION_FILTER = "Filtre d'actes : chap:07, famille:, des mots du libellé…"
OPTION_UNPLACE = "Retire ces actes de leur famille."
OPTION_FAMILY_COMMITTEE = "Comité à qui la famille appartient."
OPTION_FAMILY_NAME = "Nouveau nom."
OPTION_OF_ACT = "Ce qui concerne cet acte, actuel ou proposé."
OPTION_OF_DOSSIER = "Ce qui concerne le dossier de cet acte."
OPTION_OF_FAMILY = "Ce qui concerne les actes de cette famille."
OPTION_OF_SESSION = "Ce qui a été décidé dans cette séance."
OPTION_OF_AUTHOR = "Ce qu'a écrit cette personne."
OPTION_SINCE = "À partir de ce jour, AAAA-MM-JJ."
OPTION_UNTIL = "Jusqu'à ce jour compris, AAAA-MM-JJ."
OPTION_KIND = "Genre : décision, table, parts, famille, annulation, avis, séance, import…"
OPTION_LAST = "Nombre de décisions montrées, les plus récentes (0 : toutes)."

OPTION_VERSION = "Affiche la version de l'atelier."
OPTION_BASE = "Base à utiliser (sinon CCAM_BASE, sinon un fichier dans votre dossier de données)."
OPTION_JSON = "Écrit un objet JSON au lieu d'un texte."
OPTION_QUIET = "Ne dit rien de l'avancement."
OPTION_DRAFT = "Projet (inutile s'il n'y en a qu'un)."
OPTION_AUTHOR = "Votre pseudonyme dans le journal (sinon CCAM_AUTEUR)."
OPTION_REASON = "Motif inscrit au journal."
OPTION_FORMAT = "Format du fichier : classeur, nx, dbf, volumes… (sinon reconnu à son contenu)."
OPTION_SHOWN_DAY = "Jour à montrer d'un fichier qui contient tout l'historique, NX ou DBF (sinon le sien)."
OPTION_DRY_RUN = "Montre ce qui serait fait, sans rien écrire."
OPTION_REPLACE = "Remplace une version ou des volumes du même nom par ce fichier ; inscrit au journal."
OPTION_TEMPLATE = "Fichier à écrire (sinon le nom du modèle, dans le dossier courant)."
OPTION_OVERWRITE = "Écrit par-dessus le fichier s'il existe déjà."
OPTION_FINDINGS = "Écrit tous les constats dans ce fichier CSV."
OPTION_RELEASE = "Version de la CCAM (sinon la plus récente de la base)."
OPTION_CHARGES = "Évaluation des charges dont viennent les CP (sinon la première du projet)."
OPTION_DATE = "Date des paramètres, AAAA-MM-JJ (sinon celle de la version de départ)."
OPTION_VOLUMES = "Volumes à utiliser (sinon les plus récents)."
OPTION_AXIS = "Axe : ligne, acte, dossier, chapitre, regroupement."
OPTION_LIMIT = "Nombre de lignes montrées (0 : toutes)."
OPTION_INSTANCE = "Instance pour laquelle on scelle : ministère, CNAM, CHAP, comité."
OPTION_OFFICIAL = "Scénario officiel de la base sous lequel on scelle (sinon : tous les paramètres de la base)."
OPTION_PLAN_DAY = "Jour prévu, AAAA-MM-JJ."
OPTION_PLAN_BODY = "Instance à qui l'étape est destinée : ministère, CNAM, CHAP, comité."
OPTION_PLAN_SHARE = "Part de la dépense qui doit y être, en pourcentage."
OPTION_DELIVER = "Ce qu'une famille doit livrer : 07:valide-hcn (« * » : toutes les familles). Peut se répéter."
ARGUMENT_PLAN = "Étape à prévoir ; vide : montre le calendrier."
ARGUMENT_POINT = "Étape, « maintenant », ou version de départ du projet."
OPTION_FROM = "Étape ou version de départ."
OPTION_TO = "Étape d'arrivée (sinon l'état actuel, non scellé)."
OPTION_OUTPUT = "Fichier HTML à écrire ; le JSON est écrit à côté."
OPTION_OPEN = "Ouvre ensuite l'atelier, si la commande tourne dans un terminal."
OPTION_FOLDER = "Dossier de la démonstration."
OPTION_SCREEN = "Écran d'ouverture : 1, 2, 6 ou 7."
ARGUMENT_MEMBER = "Identifiant du membre, sans son nom : expert-3."
OPTION_FUNCTION = "Fonction du membre : chirurgien, CNAM, HCN…"
OPTION_ROLE = "Rôle : lecteur, redacteur, president, secretariat, admin."
OPTION_FAMILY = "Famille dont le membre peut écrire les actes ; répétable."
OPTION_LOGIN = "Nom du compte sur le serveur (sinon l'identifiant)."
OPTION_PERSON = "Nom de la personne, dans l'annuaire effaçable ; jamais dans le journal."
OPTION_PEER = "Ne crée pas de mot de passe : le système reconnaît la personne (peer)."
ARGUMENT_FILES = "Fichiers à importer."
ARGUMENT_TABLES = "Tables de transcodage et de lignes (CSV, XLSX), SSSOM ou FHIR ConceptMap."
ARGUMENT_FILTER = "Filtre ; vide : tout."
ARGUMENT_CODE = "Code d'un acte actuel."
ARGUMENT_LINE = "CODE, ou CODE/ACTIVITÉ/PHASE, ou le numéro d'un acte proposé (P-07-0001)."
ARGUMENT_DOSSIER = "Code d'un acte actuel, ou numéro d'un acte proposé."
ARGUMENT_BEFORE = "Première version."
ARGUMENT_AFTER = "Seconde version."
ARGUMENT_NAME = "Nom."
ARGUMENT_BACKUP = "Fichier de la sauvegarde."
ARGUMENT_TEMPLATE = "Modèle à écrire ; vide : la liste des modèles."

ERROR = "Erreur :"
INTERNAL = Sentence(
    "interne",
    "Erreur interne ({what}) : {why}",
    "Rien n'a été écrit à moitié. Relancez avec CCAM_DEBUG=1 pour transmettre le détail.",
)
INTERRUPTED = "Interrompu. Rien n'a été écrit à moitié."
TRY_HELP = "« {path} --help » montre comment écrire cette commande."
MORE_FINDINGS = "… et {count} autres constats (« --constats F » les écrit tous dans un fichier)."
BAD_DATE = Sentence(
    "date-illisible", "« {value} » n'est pas une date.", "Écrivez-la AAAA-MM-JJ, par exemple 2026-01-01."
)
UNKNOWN_SCREEN = Sentence(
    "ecran-inconnu",
    "Il n'y a pas d'écran « {value} ».",
    "1 Nomenclature, 2 Transcodage, 6 Impact, 7 Points d'étape.",
)
NO_TERMINAL = Sentence(
    "pas-de-terminal",
    "L'atelier s'ouvre dans un terminal, et cette commande n'en a pas.",
    "Lancez-la dans une fenêtre de terminal ; sans écran, « ccam dossiers » et « ccam rapport » disent la même chose.",
)

_CLICK = (
    (re.compile(r"No such option: (\S+)\s*(?:\(Possible options: (.*)\))?.*"), "l'option {0} n'existe pas"),
    (re.compile(r"No such command '(.*?)'\..*"), "la commande « {0} » n'existe pas"),
    (re.compile(r"Missing command\."), "il manque la commande"),
    (re.compile(r"Missing argument '?(.*?)'?\.$"), "il manque {0}"),
    (re.compile(r"Missing option '?(.*?)'?\.$"), "il manque l'option {0}"),
    (re.compile(r"Option '(.*?)' requires an argument\."), "l'option {0} attend une valeur"),
    (re.compile(r"Got unexpected extra arguments?\(?s?\)? \((.*)\)"), "un mot de trop : {0}"),
    (re.compile(r"Invalid value for '?(.*?)'?: (.*) is not a valid (?:integer|int)\.?"), "{0} attend un nombre entier"),
    (re.compile(r"Invalid value for '?(.*?)'?: (.*)"), "valeur refusée pour {0}"),
)  # fmt: skip
_HELP_WORDS = (
    ("Show this message and exit.", "Affiche cette aide."),
    ("[required]", "[obligatoire]"),
    ("[default: ", "[par défaut : "),
    ("; x>=0]", "]"),
    ("env var: ", "variable : "),
)
_PLACEHOLDERS = (("[OPTIONS]", "[OPTIONS]"), ("COMMAND [ARGS]...", "COMMANDE …"))


def in_french(message: str) -> str:
    """A usage error of the command-line library, in French."""
    for pattern, sentence in _CLICK:
        found = pattern.fullmatch(message.strip())
        if found:
            return sentence.format(*(group or "" for group in found.groups())) + "."
    return message


def in_help(text: str) -> str:
    """A definition of a help page, with the library's own words in French."""
    for english, french in _HELP_WORDS:
        text = text.replace(english, french)
    return text


def placeholders(text: str) -> str:
    """The placeholders of a usage line."""
    for english, french in _PLACEHOLDERS:
        text = text.replace(english, french)
    return text


FINDING = "[{severity}] {place}{message}{hint}"
FINDING_ROW = "ligne {row}, "
FINDING_COLUMN = "colonne « {column} » : "
FINDING_HINT = " — {hint}"

IMPORTED = "{file} : {what}."
ALREADY_THERE = "{file} : déjà dans la base, rien à faire."
DRY_RUN = "{file} : {what}. Essai à blanc, rien n'a été écrit."
PERSONAL = "{file} : {what}. Elle décrit l'activité d'une personne : elle est vérifiée, et la base n'en garde rien."
FINDINGS_TOTAL = "Constats : {counts}."
FINDINGS_KIND = "{code} × {count} : {first}"
FINDINGS_WRITTEN = "{count} écrits dans {path}."
BASE_CREATED = "Base créée : {path}"
BASE_MIGRATED = "Base mise à jour : structure {before} → {after}."
BASE_CURRENT = "La base a déjà la structure de cette version ({after})."
BASE_SOUND = "La base est intègre : {entries} rejouées jusqu'à l'empreinte {hash}."
BASE_BROKEN = "La base n'est pas intègre : {count}."
READING = "Lecture de {file}…"
DRAFT_CREATED = "Projet « {name} » créé sur la version {base} : {acts} indécis."
NOTHING_MATCHES = "Aucun résultat pour « {query} » parmi {count}."
SHOWN = "{shown} sur {count}{filter}"
FILTERED = ", filtre « {query} »"
SOUND = "Aucune violation dans {count} dossiers."
SEALED = "Étape « {name} » scellée à la décision n° {position}. Empreinte : {hash}"
PUBLISHED = "« {name} » publiée à la décision n° {position}. Empreinte : {hash}"
REPORT_WRITTEN = "Rapport : {html}"
REPORT_JSON = "Données : {json}"
NEXT_COMMAND = "Ensuite : {command}"
