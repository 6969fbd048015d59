"""Commands on the journal, disagreements, meetings, rounds and notebooks."""

from ccam.french.commands.text import CommandText

TEXTS = {
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
    "seance modifier": CommandText(
        "Corrige une séance ouverte : présents, ordre du jour, déports. Chaque correction est une entrée datée du journal.",
        "ccam seance modifier S-0001 --present expert-4=radiologue --dossier HHFA011 --deport 'expert-3=HHFA011 : étude'",
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
}
