"""The tables of a draft: names, columns, types, units. What they say in French is in :mod:`ccam.french.exports`."""

from functools import partial

from ccam.formats.exports import Column, Kind, Table
from ccam.french.exports import Origin

_text = Column
_whole = partial(Column, kind=Kind.WHOLE)
_euros = partial(Column, kind=Kind.DECIMAL, places=2, unit="€")
_points = partial(Column, kind=Kind.DECIMAL, places=2, unit="points")
_rate = partial(Column, kind=Kind.DECIMAL, places=4, unit="€ par point")
_flag = partial(Column, kind=Kind.FLAG, required=True)
_day = partial(Column, kind=Kind.DAY)

FORMAT = "tables"

DRAFT, RELEASE, VOLUMES = Origin.DRAFT, Origin.RELEASE, Origin.VOLUMES
OLD, NEW = "anciens.code", "actes.id"


def _slot(origin: Origin) -> tuple[Column, Column]:
    return (
        _whole("activite", origin, required=True, key=True),
        _whole("phase", origin, required=True, key=True),
    )


PROVENANCE = Table(
    "provenance",
    (_text("cle", Origin.EXPORT, required=True, key=True), _text("valeur", Origin.EXPORT)),
)
OLD_ACTS = Table(
    "anciens",
    (
        _text("code", RELEASE, required=True, key=True), _text("libelle", RELEASE), _text("subdivision", RELEASE),
        _text("devenir", DRAFT, required=True), _text("verbe", DRAFT), _text("motif", DRAFT),
        _text("a_revoir", DRAFT), _flag("prononce", DRAFT), _text("dossier", Origin.GRAPH),
        _text("nature", Origin.GRAPH),
    ),
)  # fmt: skip
CURRENT_LINES = Table(
    "lignes_actuelles",
    (
        _text("ancien", RELEASE, required=True, key=True, of=OLD), *_slot(RELEASE),
        _whole("doublon", RELEASE, required=True, key=True), _text("libelle", RELEASE),
        _text("regroupement", RELEASE), _text("exo_tm", RELEASE), _flag("accord_prealable", RELEASE),
        _flag("sous_conditions", RELEASE), _euros("prix_secteur1", RELEASE), _euros("prix_autres", RELEASE),
        _flag("pris_en_charge", RELEASE),
    ),
)  # fmt: skip
NEW_ACTS = Table(
    "actes",
    (
        _text("id", DRAFT, required=True, key=True), _text("code", DRAFT), _text("libelle", DRAFT, required=True),
        _text("subdivision", DRAFT), _text("justification", DRAFT), _text("notes", DRAFT),
        _text("dossier", Origin.GRAPH),
    ),
)  # fmt: skip
NEW_LINES = Table(
    "lignes",
    (
        _text("acte", DRAFT, required=True, key=True, of=NEW), *_slot(DRAFT),
        _whole("rang", DRAFT, required=True), _points("points", DRAFT), _text("cle_cp", DRAFT),
        _text("libelle", DRAFT), _text("regroupement", DRAFT), _text("executants", DRAFT), _text("exo_tm", DRAFT),
        _flag("accord_prealable", DRAFT), _flag("sous_conditions", DRAFT), _text("modificateurs", DRAFT),
        _text("gestes", DRAFT), _text("associations", DRAFT),
    ),
)  # fmt: skip
WAYS = Table(
    "devenirs",
    (
        _text("ancien", DRAFT, required=True, key=True, of=OLD), _whole("voie", DRAFT, required=True, key=True),
        _whole("rang", DRAFT, required=True, key=True), _text("acte", DRAFT, required=True, of=NEW),
    ),
)  # fmt: skip
SHARES = Table(
    "parts",
    (
        _text("ancien", DRAFT, required=True, key=True, of=OLD), _text("mesure", DRAFT, required=True, key=True),
        _whole("voie", DRAFT, required=True, key=True), _whole("part", DRAFT, unit="1/10 000", required=True),
        _text("origine", DRAFT, required=True), _text("source", DRAFT),
    ),
)  # fmt: skip
LEFT_LINES = Table(
    "laissees",
    (
        _text("ancien", DRAFT, required=True, key=True, of=OLD), *_slot(DRAFT),
        _text("comite", DRAFT, required=True), _text("motif", DRAFT),
    ),
)  # fmt: skip
TARIFFS = Table(
    "tarifs",
    (
        _text("acte", DRAFT, required=True, key=True, of=NEW), *_slot(DRAFT), _text("code", DRAFT),
        _text("libelle", DRAFT), _points("points", DRAFT), _text("cle_cp", DRAFT), _rate("fc", Origin.PARAMETERS),
        _text("fc_source", Origin.PARAMETERS), _rate("cp", Origin.PARAMETERS), _text("cp_source", Origin.PARAMETERS),
        _euros("tarif_cible", Origin.TARGET), _euros("tarif_apres_abattement", Origin.ABATED),
        _euros("prix_depart", Origin.START), _euros("ecart", Origin.GAP), _text("manque", Origin.TARGET),
        _text("anciens", DRAFT), _whole("quantite", Origin.RECEIVED, unit="actes"),
        _euros("effet_theorique", Origin.LINE_EFFECT, unit="€ d'honoraires par an"), _text("dossier", Origin.GRAPH),
    ),
)  # fmt: skip
OBSERVED = Table(
    "volumes",
    (
        _whole("rang", VOLUMES, required=True, key=True), _text("ancien", VOLUMES, required=True),
        _whole("activite", VOLUMES, required=True), _whole("phase", VOLUMES, required=True),
        _text("regroupement", VOLUMES), _whole("quantite", VOLUMES, unit="actes", required=True),
        _euros("base", VOLUMES, required=True, unit="€ d'honoraires"),
        _euros("rembourse", VOLUMES, required=True, unit="€ remboursés"),
        _euros("tarif_secteur1", VOLUMES), _euros("tarif_autres", VOLUMES), _text("categorie", VOLUMES),
        _text("sous_categorie", VOLUMES),
    ),
)  # fmt: skip
IMPACT = Table(
    "impact",
    (
        _text("ancien", VOLUMES, required=True, key=True), *_slot(VOLUMES),
        _text("regroupement", VOLUMES, required=True, key=True), _text("dossier", Origin.GRAPH),
        _text("etat", Origin.IMPACT, required=True), _whole("quantite", VOLUMES, unit="actes", required=True),
        *(
            _euros(name, Origin.IMPACT, required=True, unit="€ d'honoraires par an")
            for name in ("base", "effet", "effet_theorique", "effet_bas", "effet_haut")
        ),
    ),
)  # fmt: skip
DECISIONS = Table(
    "decisions",
    (
        _whole("numero", Origin.JOURNAL, required=True, key=True), _text("le", Origin.JOURNAL, required=True),
        _text("auteur", Origin.JOURNAL, required=True), _text("fonction", Origin.JOURNAL),
        _text("genre", Origin.JOURNAL, required=True), _text("motif", Origin.JOURNAL), _text("sujets", Origin.JOURNAL),
        _whole("noeuds", Origin.JOURNAL, required=True), _text("empreinte", Origin.JOURNAL, required=True),
    ),
)  # fmt: skip
PARAMETERS = Table(
    "parametres",
    (
        _whole("rang", Origin.PARAMETERS, required=True, key=True), _text("genre", Origin.PARAMETERS, required=True),
        _text("cle", Origin.PARAMETERS), _text("champ", Origin.PARAMETERS), _day("debut", Origin.PARAMETERS),
        Column("valeur", Origin.PARAMETERS, Kind.DECIMAL, 4), _text("unite", Origin.PARAMETERS),
        _text("statut", Origin.PARAMETERS), _text("source", Origin.PARAMETERS),
        _day("verifie_le", Origin.PARAMETERS), _text("document", Origin.PARAMETERS),
        _text("regle", Origin.PARAMETERS),
    ),
)  # fmt: skip

TABLES = {
    table.name: table
    for table in (
        PROVENANCE, OLD_ACTS, CURRENT_LINES, NEW_ACTS, NEW_LINES, WAYS, SHARES, LEFT_LINES, TARIFFS, OBSERVED, IMPACT,
        DECISIONS, PARAMETERS,
    )
}  # fmt: skip
"""Every table, by name, in the order in which they are written."""

READ_BACK = (OLD_ACTS, NEW_ACTS, NEW_LINES, WAYS, SHARES, LEFT_LINES)
"""The tables that make a draft again; the others are read by people and by their tools."""

VIEWS = {
    "v_lignes": (
        "SELECT l.*, t.fc, t.cp, t.tarif_cible, t.prix_depart, t.ecart, t.quantite, t.effet_theorique, "
        "a.libelle AS libelle_acte, a.code, a.subdivision FROM lignes l "
        "JOIN actes a ON a.id = l.acte LEFT JOIN tarifs t USING (acte, activite, phase)"
    ),
    "v_devenirs": (
        "SELECT o.code AS ancien, o.libelle AS ancien_libelle, o.devenir, o.verbe, o.nature, d.voie, d.rang, d.acte, "
        "a.libelle, p.part / 10000 AS part FROM anciens o LEFT JOIN devenirs d ON d.ancien = o.code "
        "LEFT JOIN actes a ON a.id = d.acte "
        "LEFT JOIN parts p ON p.ancien = o.code AND p.voie = d.voie AND p.mesure = 'actes'"
    ),
    "v_impact_par_chapitre": (
        "SELECT substr(o.subdivision, 1, 2) AS chapitre, sum(i.base) AS base, sum(i.effet) AS effet, "
        "sum(i.effet_theorique) AS effet_theorique FROM impact i LEFT JOIN anciens o ON o.code = i.ancien "
        "GROUP BY ALL ORDER BY chapitre"
    ),
}
"""Views of the DuckDB file, by name."""

COUNT_KEY = "lignes de {table}"
"""Key of the provenance that says how many rows a table had when it left."""
