"""Commands on the draft and its dossiers."""

from ccam.french.commands.text import CommandText

TEXTS = {
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
}
