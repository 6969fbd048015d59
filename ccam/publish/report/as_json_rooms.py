"""Keys of what the report tells beside impacts: charges in detail, split, scenarios, thresholds, families, calendar."""

from ccam.publish.minutes.model import Ground, Vote
from ccam.publish.report import evaluation as charges
from ccam.publish.report import rooms
from ccam.publish.report.as_json_money import AXIS_ROW
from ccam.publish.report.shapes import AMOUNT, COUNT, DAY, FLAG, POINTS, RATE, TEXT, many, maybe, record

RATES = record(charges.Bounds, low=("bas", RATE), high=("haut", RATE))
AMOUNTS = record(charges.Bounds, low=("bas", AMOUNT), high=("haut", AMOUNT))
SOURCE = record(
    charges.SourceLine,
    origin=("origine", TEXT),
    computed=("par_postes", FLAG),
    rate=("cp", maybe(RATES)),
    effect=("effet", maybe(AMOUNTS)),
    year=("exercice", maybe(COUNT)),
    sample=("effectif", maybe(COUNT)),
    kind=("nature", TEXT),
    sector=("secteur", TEXT),
    perimeter=("echantillon", TEXT),
    lacks=("ne_dit_pas", many(TEXT)),
)
KEY = record(
    charges.KeyLine,
    key=("cle", TEXT),
    label=("libelle", TEXT),
    rate=("cp", maybe(RATE)),
    lines=("lignes", COUNT),
    points=("points", POINTS),
    stake=("en_jeu", maybe(AMOUNT)),
    sources=("sources", many(SOURCE)),
)
EVALUATION = record(
    charges.Evaluation,
    reference=("reference", TEXT),
    stake=("en_jeu", maybe(AMOUNT)),
    keys=("cles", many(KEY)),
    agreed=("accorde", many(record(charges.Admitted, key=("cle", TEXT), what=("quoi", TEXT)))),
    disputed=(
        "conteste",
        many(
            record(
                charges.Contested,
                key=("cle", TEXT),
                what=("quoi", TEXT),
                effect=("effet", maybe(AMOUNT)),
                settles=("tranche_par", TEXT),
            )
        ),
    ),
    missing=(
        "manque",
        many(record(charges.Lacking, origin=("origine", TEXT), keys=("cles", many(TEXT)), what=("quoi", TEXT))),
    ),
)
SPLIT_LINE = record(
    rooms.SplitLine,
    key=("cle", TEXT),
    label=("libelle", TEXT),
    delta=("ecart", AMOUNT),
    parts=("parts", many(AMOUNT)),
)
SPLIT = record(
    rooms.Split,
    factors=("facteurs", many(TEXT)),
    rows=("lignes", many(SPLIT_LINE)),
    total=("total", SPLIT_LINE),
    notes=("notes", many(TEXT)),
)
SCENARIO_ROW = record(
    rooms.ScenarioRow,
    key=("cle", TEXT),
    label=("libelle", TEXT),
    cells=("cellules", many(record(rooms.ScenarioCell, base=("base", AMOUNT), delta=("ecart", AMOUNT)))),
)
SCENARIOS = record(
    rooms.Scenarios,
    columns=(
        "colonnes",
        many(
            record(
                rooms.ScenarioColumn,
                name=("scenario", TEXT),
                charges=("charges", TEXT),
                silent=("sans_chiffre", AMOUNT),
            )
        ),
    ),
    rows=("lignes", many(SCENARIO_ROW)),
    total=("total", SCENARIO_ROW),
)
THRESHOLD = record(
    rooms.Threshold,
    title=("seuil", TEXT),
    start=("debut", DAY),
    status=("statut", TEXT),
    source=("source", TEXT),
    passed=(
        "lignes",
        many(
            record(
                rooms.Passed,
                key=("cle", TEXT),
                label=("libelle", TEXT),
                before=("avant", AMOUNT),
                after=("apres", AMOUNT),
                effect=("effet", AMOUNT),
            )
        ),
    ),
)
FAMILY = record(
    rooms.FamilyPart, row=("chiffres", AXIS_ROW), committee=("comite", TEXT), dossiers=("dossiers", many(TEXT))
)
PATH = record(
    rooms.TransitionPath,
    name=("nom", TEXT),
    rules=("regles", TEXT),
    years=(
        "annees",
        many(
            record(
                rooms.YearRow,
                year=("annee", COUNT),
                base=("base", AMOUNT),
                low=("minimum", AMOUNT),
                observed=("observe", AMOUNT),
                high=("maximum", AMOUNT),
            )
        ),
    ),
)
LEVER = record(
    rooms.NeutralLever,
    lever=("levier", TEXT),
    in_force=("en_vigueur", RATE),
    value=("neutre", maybe(RATE)),
    residual=("residu", AMOUNT),
)
ENVELOPE = record(
    rooms.Envelope,
    effect=("effet", AMOUNT),
    reach=("base_atteinte", AMOUNT),
    base=("base", AMOUNT),
    levers=("leviers", many(LEVER)),
)
SPREAD = record(
    rooms.SpreadRow,
    low=("de", maybe(COUNT)),
    high=("a", maybe(COUNT)),
    acts=("actes", COUNT),
    base=("base", AMOUNT),
)
BEHIND = record(
    rooms.Behind,
    family=("famille", TEXT),
    state=("etat", TEXT),
    acts=("actes", COUNT),
    base=("base", maybe(AMOUNT)),
)
TENSION = record(
    rooms.Tension,
    rule=("regle", TEXT),
    note=("sans_echelle", TEXT),
    pulls=(
        "passerelles",
        many(
            record(
                rooms.Pulled,
                line=("ligne", TEXT),
                label=("libelle", TEXT),
                other=("autre_ligne", TEXT),
                other_label=("autre_libelle", TEXT),
                places=("places", many(record(rooms.Placed, family=("famille", TEXT), points=("points", POINTS)))),
                spread=("tension", COUNT),
            )
        ),
    ),
)
PROGRESS = record(
    rooms.Etape,
    name=("etape", TEXT),
    on=("le", DAY),
    instance=("instance", TEXT),
    mark=("ou_en_est", TEXT),
    expected=("part_attendue", COUNT),
    reached=("part_atteinte", COUNT),
    behind=("en_retard", many(BEHIND)),
)
VOTE = record(
    Vote,
    function=("fonction", TEXT),
    acts=("actes", many(TEXT)),
    favourable=("favorables", COUNT),
    against=("defavorables", COUNT),
    abstained=("abstentions", COUNT),
)
GROUND = record(Ground, function=("fonction", TEXT), stance=("avis", TEXT), reason=("motif", TEXT), veto=("veto", FLAG))
WRITTEN = record(rooms.Written, position=("decision", COUNT), at=("le", TEXT), reason=("motif", TEXT))
