"""The report as one JSON object, from which the page is made.

``format`` is always ``rapport-ccam`` and ``schema`` the number of this description; the rest is declared below, key
by key. Keys are French without accents. Amounts are euros as decimal strings with two places (``"-12.50"``), in the
``unite`` named on top over the ``champ`` of ``entete``; rates are €/point with four places; points have at most two
decimals; shares (``part``) are integers in 10 000ths; days are ISO dates; null is « unknown » or « does not exist ».
Derived figures (differences, percentages) are left to the reader. The bytes depend on the report alone.
"""

import json
from typing import Any

from ccam.formats.parameters import Status
from ccam.french import report as fr
from ccam.model.draft import Fate, ShareOrigin
from ccam.model.errors import DataRefused
from ccam.model.events import Event
from ccam.model.graph import ChangeKind
from ccam.model.invariants import Level
from ccam.publish.report.as_json_imaging import IMAGING
from ccam.publish.report.as_json_money import AXIS_ROW, MONEY, TOTAL
from ccam.publish.report.as_json_rooms import (
    ENVELOPE,
    EVALUATION,
    FAMILY,
    GROUND,
    PATH,
    PROGRESS,
    SCENARIOS,
    SPLIT,
    SPREAD,
    TENSION,
    THRESHOLD,
    VOTE,
    WRITTEN,
)
from ccam.publish.report.changes import Alert, Dispute, DossierChange, NewLine, NewSide, OldSide, Way
from ccam.publish.report.figures import ChargeOrigin, ChargeRate, ChargeRow, ChargesState, Coverage
from ccam.publish.report.model import Head, ParameterLine, Point, PointKind, Report, Sources, Unit
from ccam.publish.report.shapes import (
    AMOUNT,
    COUNT,
    DAY,
    FLAG,
    POINTS,
    RATE,
    TEXT,
    Shape,
    choice,
    either,
    many,
    maybe,
    record,
)

FORMAT = "rapport-ccam"
SCHEMA = 5
"""2 adds the open disagreements; 3 the detail of charges, the split, scenarios, thresholds, families, transitions, the
calendar, opinions and reasons; 4 heavy imaging and extra fees, the envelope, the
spread of acts, the tension of bridges; 5 the names of transitions, the labels of bridges.
"""
DESCRIPTION = "https://json-schema.org/draft/2020-12/schema"

POINT = record(
    Point,
    name=("nom", TEXT),
    kind=("genre", choice(PointKind)),
    position=("decision", maybe(COUNT)),
    at=("date", TEXT),
    hash=("empreinte", maybe(TEXT)),
)
HEAD = record(
    Head,
    draft=("projet", TEXT),
    base=("version", TEXT),
    before=("de", POINT),
    after=("a", POINT),
    written=("ecrit_le", DAY),
    instance=("instance", TEXT),
    scenario=("scenario", TEXT),
    scope=("champ", TEXT),
    groups=("regroupements", many(TEXT)),
    rates_on=("taux_au", DAY),
    grid=("colonne", TEXT),
    fictional=("fictif", FLAG),
)
CHARGE_RATE = record(
    ChargeRate,
    origin=("origine", TEXT),
    rate=("cp", RATE),
    status=("statut", choice(Status)),
    sample=("effectif", maybe(COUNT)),
    perimeter=("perimetre", TEXT),
    source=("source", TEXT),
)
CHARGES = record(
    ChargesState,
    chosen=("retenue", TEXT),
    origins=("origines", many(record(ChargeOrigin, name=("nom", TEXT), total=("impact", MONEY)))),
    rows=(
        "cles",
        many(record(ChargeRow, key=("cle", TEXT), label=("libelle", TEXT), rates=("taux", many(CHARGE_RATE)))),
    ),
)
COVERAGE = record(
    Coverage,
    acts_total=("actes", COUNT),
    acts_decided=("actes_avec_devenir", COUNT),
    base_scope=("base", AMOUNT),
    base_known=("base_tarif_connu", AMOUNT),
    base_kept=("base_prix_conserve", AMOUNT),
    base_unknown=("base_points_inconnus", AMOUNT),
    base_undecided=("base_sans_devenir", AMOUNT),
    base_undecidable=("base_parts_absentes", AMOUNT),
    base_deleted=("base_supprimee", AMOUNT),
    base_left=("base_laissee", AMOUNT),
    base_no_target=("base_sans_ligne_cible", AMOUNT),
    base_absent=("base_sans_acte", AMOUNT),
    base_outside=("base_hors_champ", AMOUNT),
)
ALERT = record(
    Alert,
    id=("regle", TEXT),
    level=("niveau", choice(Level)),
    sentence=("phrase", TEXT),
    acts=("actes", many(TEXT)),
)
DISPUTE = record(
    Dispute,
    id=("desaccord", TEXT),
    acts=("actes", many(TEXT)),
    question=("question", TEXT),
    sides=("parties", many(TEXT)),
    effect=("effet", maybe(AMOUNT)),
    unit=("unite", TEXT),
    basis=("calcul", TEXT),
    awaits=("attend", TEXT),
    due=("echeance", TEXT),
    late=("echu", FLAG),
)
WAY = record(Way, acts=("actes", many(TEXT)), part=("part", maybe(COUNT)))
OLD_SIDE = record(
    OldSide,
    code=("code", TEXT),
    label=("libelle", TEXT),
    price=("tarif", maybe(AMOUNT)),
    quantity=("quantite", maybe(COUNT)),
    fate=("devenir", choice(Fate)),
    reason=("motif", TEXT),
    share_origin=("origine_parts", maybe(choice(ShareOrigin))),
    ways=("alternatives", many(WAY)),
    left=("laisses", many(TEXT)),
)
NEW_LINE = record(
    NewLine,
    activity=("activite", COUNT),
    phase=("phase", COUNT),
    label=("libelle", TEXT),
    score=("points", maybe(POINTS)),
    cp_key=("cle_cp", TEXT),
    tariff=("tarif", maybe(AMOUNT)),
    why=("precision", TEXT),
    quantity=("quantite", COUNT),
)
NEW_SIDE = record(
    NewSide, id=("id", TEXT), shown=("code", TEXT), label=("libelle", TEXT), lines=("lignes", many(NEW_LINE))
)
CHANGE = record(
    DossierChange,
    id=("dossier", TEXT),
    label=("libelle", TEXT),
    kind_before=("nature_avant", maybe(choice(ChangeKind))),
    kind_after=("nature_apres", maybe(choice(ChangeKind))),
    event=("evenement", choice(Event)),
    sentences=("phrases", many(TEXT)),
    old=("actes_actuels", many(OLD_SIDE)),
    new=("actes_proposes", many(NEW_SIDE)),
    before=("avant", maybe(MONEY)),
    after=("apres", maybe(MONEY)),
    violations=("controles", many(ALERT)),
    votes=("avis", many(VOTE)),
    grounds=("raisons", many(GROUND)),
    history=("decisions", many(WRITTEN)),
)


def _parameter(value: Shape[int]) -> Shape[ParameterLine]:
    return record(
        ParameterLine,
        what=("parametre", TEXT),
        value=("valeur", value),
        unit=("unite", choice(Unit)),
        start=("debut", DAY),
        status=("statut", choice(Status)),
        source=("source", TEXT),
    )


PARAMETER = either(
    _parameter(RATE), _parameter(POINTS),
    by=lambda line: [*Unit].index(line.unit), told=lambda state: [*Unit].index(Unit(state["unite"])),
)  # fmt: skip
SOURCES = record(
    Sources,
    volumes=("volumes", TEXT),
    volumes_sha=("volumes_sha256", TEXT),
    release_sha=("version_sha256", TEXT),
    parameters=("parametres", many(PARAMETER)),
    policy=("conventions", many(TEXT)),
    journal_position=("decision", COUNT),
    journal_hash=("empreinte_journal", TEXT),
)
REPORT = record(
    Report,
    head=("entete", HEAD),
    charges=("charges", CHARGES),
    coverage=("couverture", COVERAGE),
    total=("total", TOTAL),
    by_kind=("par_nature", many(AXIS_ROW)),
    by_chapter=("par_chapitre", many(AXIS_ROW)),
    by_group=("par_regroupement", many(AXIS_ROW)),
    top=("dossiers_majeurs", many(TEXT)),
    alerts=("alertes", many(ALERT)),
    disputes=("desaccords", many(DISPUTE)),
    not_modelled=("non_modelise", many(TEXT)),
    changes=("dossiers", many(CHANGE)),
    sources=("sources", SOURCES),
    evaluation=("etat_des_charges", maybe(EVALUATION)),
    split=("decomposition", SPLIT),
    dossier_split=("decomposition_par_dossier", SPLIT),
    scenarios=("scenarios", maybe(SCENARIOS)),
    thresholds=("seuils", many(THRESHOLD)),
    families=("familles", many(FAMILY)),
    paths=("transitions", many(PATH)),
    progress=("calendrier", many(PROGRESS)),
    imaging=("imagerie", maybe(IMAGING)),
    envelope=("enveloppe", maybe(ENVELOPE)),
    spread=("ecarts_des_actes", many(SPREAD)),
    tension=("tension_des_passerelles", maybe(TENSION)),
)


def text(report: Report) -> str:
    """The report as JSON, the same bytes for the same report, with a final newline."""
    state = {"format": FORMAT, "schema": SCHEMA, "unite": fr.UNIT} | REPORT.write(report)
    return json.dumps(state, ensure_ascii=False, indent=2) + "\n"


def schema() -> str:
    """The JSON Schema of what :func:`text` writes, the same bytes every time, with a final newline."""
    definitions: dict[str, Any] = {}
    head = {"format": {"const": FORMAT}, "schema": {"const": SCHEMA}, "unite": {"const": fr.UNIT}}
    whole = REPORT.schema(definitions)["$ref"].rpartition("/")[2]
    body = definitions.pop(whole)
    made = {
        "$schema": DESCRIPTION,
        "title": fr.SCHEMA_TITLE.format(number=SCHEMA),
        "description": fr.SCHEMA_WORDS,
        **body,
        "properties": head | body["properties"],
        "required": [*head, *body["required"]],
        "$defs": definitions,
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def read(content: str) -> Report:
    """The report that :func:`text` wrote; raises :class:`DataRefused` on anything else."""
    try:
        state = json.loads(content)
        if (state.pop("format"), state.pop("schema"), state.pop("unite")) != (FORMAT, SCHEMA, fr.UNIT):
            raise ValueError(FORMAT)
        return REPORT.read(state)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DataRefused(fr.NOT_A_REPORT) from error
