"""A small report written by hand: real labels, prices and 2023 volumes of current acts, all the rest invented."""

from dataclasses import replace
from datetime import date

from ccam.formats.parameters import Status
from ccam.model.draft import Fate, ShareOrigin
from ccam.model.events import Event
from ccam.model.graph import ChangeKind
from ccam.model.invariants import Level
from ccam.publish.minutes.model import Ground, Vote
from ccam.publish.report.changes import Alert, Dispute, DossierChange, NewLine, NewSide, OldSide, Way
from ccam.publish.report.evaluation import Admitted, Bounds, Contested, Evaluation, KeyLine, Lacking, SourceLine
from ccam.publish.report.figures import (
    AxisRow,
    ChargeOrigin,
    ChargeRate,
    ChargeRow,
    ChargesState,
    Coverage,
    Money,
    TotalChange,
)
from ccam.publish.report.model import Head, ParameterLine, Point, PointKind, Report, Sources, Unit
from ccam.publish.report.rooms import (
    Behind,
    Envelope,
    Etape,
    FamilyPart,
    NeutralLever,
    Passed,
    Placed,
    Pulled,
    ScenarioCell,
    ScenarioColumn,
    ScenarioRow,
    Scenarios,
    Split,
    SplitLine,
    SpreadRow,
    Tension,
    Threshold,
    TransitionPath,
    Written,
    YearRow,
)
from tests.publish.imaging_sample import IMAGING

NIL = Money(0, 0, 0, 0, 0)
JANUARY = Point("janvier", PointKind.SEAL, 41, "2026-01-30T16:05:12Z", "5c" * 32)
MARCH = Point("mars", PointKind.SEAL, 128, "2026-03-31T09:42:07Z", "a7" * 32)

HEAD = Head(
    draft="refonte (fictif)",
    base="CCAM version 81",
    before=JANUARY,
    after=MARCH,
    written=date(2026, 3, 31),
    instance="CNAM",
    scenario="proposition du projet",
    scope="actes techniques des médecins",
    groups=("ATM", "ADI", "ADE", "ADC", "ADA", "ACO"),
    rates_on=date(2026, 1, 1),
    grid="F",
    fictional=True,
)

CHARGES = ChargesState(
    chosen="CNAM 2025 (fictif)",
    origins=(
        ChargeOrigin("CNAM 2025 (fictif)", Money(11_491_700, 300, 110_400_000, 9_068_500, 6_233_246_890)),
        ChargeOrigin("historique", Money(-8_402_150, -8_402_150, 96_000_000, -7_910_000, 6_233_246_890)),
    ),
    rows=(
        ChargeRow(
            "anesthésie", "Anesthésie",
            (
                ChargeRate("CNAM 2025 (fictif)", 2_010, Status.HYPOTHESIS, 38, "périmètre disputé", "enquête inventée"),
                ChargeRate("historique", 1_900, Status.READ, None, "", "syndicat-aal.fr"),
            ),
        ),
        ChargeRow(
            "chirurgie", "Chirurgie",
            (
                ChargeRate("CNAM 2025 (fictif)", 2_690, Status.HYPOTHESIS, 46, "périmètre admis", "enquête inventée"),
                ChargeRate(
                    "historique", 2_600, Status.DEDUCED, None, "2 766 lignes",
                    "retrouvé dans les tarifs de la colonne F (v67, v78, v81)",
                ),
            ),
        ),
        ChargeRow(
            "gastro-entérologie", "Gastro-entérologie",
            (ChargeRate("CNAM 2025 (fictif)", 3_300, Status.UNCONFIRMED, 12, "", "enquête inventée"),),
        ),
    ),
)  # fmt: skip

COVERAGE = Coverage(
    acts_total=8_257,
    acts_decided=9,
    base_scope=1_200_000_000_000,
    base_known=473_424_926,
    base_kept=9_132_680_191,
    base_unknown=6_233_246_890,
    base_undecided=1_183_854_806_883,
    base_undecidable=0,
    base_deleted=5_547_110,
    base_left=240_294_000,
    base_no_target=0,
    base_absent=60_000_000,
    base_outside=560_000_000_000,
)

BEFORE = Money(16_434_410, 5_547_410, 103_647_110, 14_159_110, 0)
APPENDIX_AFTER = Money(17_038_810, 5_547_410, 115_947_110, 14_615_610, 0)
LIVER_AFTER = Money(-5_547_110, -5_547_110, -5_547_110, -5_547_110, 0)
TOTAL = TotalChange(BEFORE, Money(11_491_700, 300, 110_400_000, 9_068_500, 6_233_246_890))

BY_KIND = (
    AxisRow("UNDECIDED", "indécis", 1_184_155_100_883, NIL, NIL),
    AxisRow("MERGED", "regroupement", 9_132_680_191, NIL, NIL),
    AxisRow("SPLIT", "subdivision", 6_233_246_890, NIL, Money(0, 0, 0, 0, 6_233_246_890)),
    AxisRow("RESTRUCTURED", "recomposition", 473_424_926, TOTAL.before, APPENDIX_AFTER),
    AxisRow("DELETED", "suppression", 5_547_110, NIL, LIVER_AFTER),
)
BY_CHAPTER = (
    AxisRow("", "sans acte dans la version", 60_000_000, NIL, NIL),
    AxisRow("07", "Appareil digestif", 15_844_899_117, TOTAL.before, TOTAL.after),
    AxisRow("14", "Hanche et cuisse, genou, jambe", 1_184_095_100_883, NIL, NIL),
)
BY_GROUP = (
    AxisRow("ADC", "actes de chirurgie", 1_190_861_772_699, TOTAL.before, APPENDIX_AFTER),
    AxisRow("ATM", "actes techniques médicaux", 9_138_227_301, NIL, LIVER_AFTER),
)

NO_ANAESTHESIA = "La ligne HHFA016/4/0 est laissée au comité Anesthésie."
EXPERT_SHARE = Alert("I9", Level.WARNING, "HHFA016 : part « experte » sans source.", ("HHFA016",))
LEFT = Alert("I20", Level.WARNING, NO_ANAESTHESIA, ("HHFA016",))
CODE_KEPT = Alert(
    "I5", Level.ERROR, "HHQE005 est déclaré « maintenir », mais le dossier HHQE002 est : regroupement.", ("HHQE005",)
)
NO_SHARES = Alert("I7", Level.COUNTED, "HHFE002 a 2 devenirs possibles et pas de parts.", ("HHFE002",))

SIMPLE, WASHED = "P-07-0001", "P-07-0002"


def _old(code: str, label: str, price: int, quantity: int, *ways: Way, left: tuple[str, ...] = ()) -> OldSide:
    origin = ShareOrigin.EXPERT if len(ways) > 1 else ShareOrigin.WHOLE
    return OldSide(code, label, price, quantity, Fate.MAPPED, "", origin, ways, left)


APPENDIX = DossierChange(
    id="HHFA001",
    label="Appendicectomies",
    kind_before=ChangeKind.RESTRUCTURED,
    kind_after=ChangeKind.RESTRUCTURED,
    event=Event.SAME_SHAPE,
    sentences=("HHFA016 : 90 % / 10 % → 92 % / 8 %", "P-07-0002 activité 1 : 389 points → 395 points"),
    old=(
        _old("HHFA001", "Appendicectomie, par abord de la fosse iliaque", 17_679, 340, Way((SIMPLE,), 10_000)),
        _old("HHFA011", "Appendicectomie, par laparotomie", 17_679, 248, Way((SIMPLE,), 10_000)),
        _old(
            "HHFA016", "Appendicectomie, par cœlioscopie ou par laparotomie avec préparation par cœlioscopie",
            19_584, 11_208, Way((SIMPLE,), 9_200), Way((WASHED,), 800),
            left=("activité 4, anesthésie : laissée au comité Anesthésie",),
        ),
        _old(
            "HHFA020", "Appendicectomie avec toilette péritonéale pour péritonite aigüe généralisée, par laparotomie",
            27_713, 179, Way((WASHED,), 10_000),
        ),
        _old(
            "HHFA025",
            "Appendicectomie avec toilette péritonéale pour péritonite aigüe généralisée, par cœlioscopie ou par "
            "laparotomie avec préparation par cœlioscopie",
            28_895, 5_020, Way((WASHED,), 10_000),
        ),
    ),
    new=(
        NewSide(SIMPLE, SIMPLE, "Appendicectomie, toute voie d'abord", (
            NewLine(1, 0, "", 26_200, "chirurgie", 19_362, "", 10_899),
            NewLine(4, 0, "", None, "anesthésie", None, "points inconnus", 511),
        )),
        NewSide(WASHED, WASHED, "Appendicectomie avec toilette péritonéale", (
            NewLine(1, 0, "", 39_500, "chirurgie", 29_191, "", 6_096),
        )),
    ),
    before=TOTAL.before,
    after=APPENDIX_AFTER,
    violations=(EXPERT_SHARE, LEFT),
    votes=(Vote("président", (), 2, 1, 0), Vote("CNAM", ("HHFA016",), 1, 0, 1)),
    grounds=(Ground("président", "contre", "=les parts manquent de source", veto=True),),
    history=(Written(41, "2026-01-30T16:00:00Z", "premier jet"), Written(120, "2026-03-20T08:15:00Z", "PMSI 2024")),
)  # fmt: skip

COLONOSCOPY = DossierChange(
    id="HHQE002",
    label="Coloscopies totales",
    kind_before=ChangeKind.UNDECIDED,
    kind_after=ChangeKind.MERGED,
    event=Event.MERGED,
    sentences=("HHQE002 et HHQE005 mènent maintenant vers P-07-0003.",),
    old=(
        _old("HHQE002", "Coloscopie totale, avec franchissement de l'orifice iléocolique", 15_360, 214_583,
             Way(("P-07-0003",), 10_000)),
        _old("HHQE005", "Coloscopie totale avec visualisation du bas-fond cæcal, sans franchissement de l'orifice "
             "iléocolique", 15_360, 381_617, Way(("P-07-0003",), 10_000)),
    ),
    new=(
        NewSide("P-07-0003", "P-07-0003", "Coloscopie totale", (
            NewLine(1, 0, "", None, "gastro-entérologie", None, "prix conservé (153,60 €)", 596_200),
        )),
    ),
    before=None,
    after=NIL,
    violations=(CODE_KEPT,),
    votes=(),
    grounds=(),
    history=(),
)  # fmt: skip

POLYPS = DossierChange(
    id="HHFE002",
    label="Exérèse de polypes du côlon, par coloscopie totale",
    kind_before=ChangeKind.UNDECIDED,
    kind_after=ChangeKind.SPLIT,
    event=Event.BORN,
    sentences=("HHFE002 : indécis → transcodé",),
    old=(
        _old(
            "HHFE002",
            "Exérèse de 1 à 3 polypes de moins de 1cm de diamètre du côlon et/ou du rectum, par coloscopie totale",
            19_200, 326_398, Way(("P-07-0004",), None), Way(("P-07-0003", "P-07-0005"), None),
        ),
    ),
    new=(
        NewSide("P-07-0004", "P-07-0004", "Exérèse d'un polype du côlon, par coloscopie totale", (
            NewLine(1, 0, "un polype", None, "gastro-entérologie", None, "points inconnus", 0),
        )),
        NewSide("P-07-0005", "P-07-0005", "Supplément pour exérèse de 2 ou 3 polypes du côlon", ()),
    ),
    before=None,
    after=Money(0, 0, 0, 0, 6_233_246_890),
    violations=(NO_SHARES,),
    votes=(),
    grounds=(),
    history=(),
)  # fmt: skip

LIVER = DossierChange(
    id="HLHJ003",
    label="Biopsie non ciblée du foie, par voie transcutanée avec guidage échographique",
    kind_before=ChangeKind.UNDECIDED,
    kind_after=ChangeKind.DELETED,
    event=Event.BORN,
    sentences=("HLHJ003 : indécis → supprimé",),
    old=(
        OldSide("HLHJ003", "Biopsie non ciblée du foie, par voie transcutanée avec guidage échographique", 7_680, 786,
                Fate.DELETED, "remplacée par l'élastométrie (motif inventé)", None, (), ()),
    ),
    new=(),
    before=None,
    after=LIVER_AFTER,
    violations=(),
    votes=(),
    grounds=(),
    history=(),
)  # fmt: skip

FORMER = DossierChange(
    id="P-07-0009",
    label="Création : embolisation appendiculaire",
    kind_before=ChangeKind.CREATED,
    kind_after=None,
    event=Event.GONE,
    sentences=("P-07-0009 : acte proposé retiré",),
    old=(),
    new=(NewSide("P-07-0009", "P-07-0009", "Embolisation appendiculaire", ()),),
    before=NIL,
    after=None,
    violations=(),
    votes=(),
    grounds=(),
    history=(),
)

SOURCES = Sources(
    volumes="actes techniques CCAM 2023, secteur libéral",
    volumes_sha="3f" * 32,
    release_sha="4b" * 32,
    parameters=(
        ParameterLine("FC, colonne F (tous les actes)", 4_700, Unit.RATE, date(2026, 1, 1), Status.DEDUCED,
                      "relevé de tarifs de la version 81"),
        ParameterLine("CP Chirurgie (CNAM 2025, fictif)", 2_690, Unit.RATE, date(2025, 1, 1), Status.HYPOTHESIS,
                      "enquête inventée"),
        ParameterLine("Points de HHFA001/1/0", 24_050, Unit.POINTS, date(2005, 1, 1), Status.READ, "barème de 2005"),
    ),
    policy=(
        "Tarif cible = points × (FC + CP), arrondi une fois au centime.",
        "Effet observé = quantité × écart de tarif × k, k = base observée ÷ (quantité × tarif du fichier) par ligne.",
        "Bornes : chaque ancien acte entièrement vers son devenir le moins cher, puis le plus cher.",
    ),
    journal_position=128,
    journal_hash="d0" * 32,
)  # fmt: skip

EVALUATION = Evaluation(
    reference="CNAM 2025 (fictif)",
    stake=19_893_850,
    keys=(
        KeyLine("chirurgie", "Chirurgie", 2_690, 2, 4_200_000_00, 19_893_850, (
            SourceLine("CNAM 2025 (fictif)", False, Bounds(2_690, 2_690), Bounds(0, 0), 2024, 46, "enquête", "1",
                       "périmètre admis", ()),
            SourceLine("CNAM 2025 (fictif)", True, Bounds(2_690, 2_846), Bounds(0, 3_800_000), 2024, 46, "enquête", "1",
                       "", ()),
            SourceLine("historique", False, Bounds(2_600, 2_600), Bounds(-19_893_850, -19_893_850), None, None, "", "",
                       "2 766 lignes", ("effectif de l'enquête non donné",)),
        )),
        KeyLine("gastro-entérologie", "Gastro-entérologie", None, 1, 0, None, ()),
    ),
    agreed=(Admitted("chirurgie", "locaux, personnel"),),
    disputed=(Contested("chirurgie", "-redevance de clinique", -19_893_850, "un accord sur le périmètre"),
              Contested("anesthésie", "assurance", None, "")),
    missing=(Lacking("historique", ("chirurgie",), "effectif de l'enquête"),),
)  # fmt: skip

SPLIT = Split(
    factors=("points", "transcodage", "inconnu"),
    rows=(SplitLine("07", "Appareil digestif", 11_491_700, (18_000_000, -5_547_110, -961_190)),),
    total=SplitLine("", "Total", 11_491_700, (18_000_000, -5_547_110, -961_190)),
    notes=("Décomposition empilée, dans cet ordre : points, transcodage.",),
)
DOSSIER_SPLIT = Split(
    factors=("points", "transcodage"),
    rows=(
        SplitLine("HHFA001", "Appendicectomies", 17_038_810, (17_038_810, 0)),
        SplitLine("HLHJ003", "Biopsie non ciblée du foie", -5_547_110, (0, -5_547_110)),
    ),
    total=SplitLine("", "Total", 11_491_700, (17_038_810, -5_547_110)),
    notes=(),
)
SCENARIOS = Scenarios(
    columns=(
        ScenarioColumn("en vigueur", "historique", 1_190_088_053_773),
        ScenarioColumn("CNAM septembre 2025", "CNAM 2025 (fictif)", 1_190_088_053_773),
        ScenarioColumn("@variante", "CNAM 2025 (fictif)", 1_190_088_053_773),
    ),
    rows=(
        ScenarioRow("07", "Appareil digestif", (
            ScenarioCell(15_844_899_117, -8_402_150), ScenarioCell(15_844_899_117, 11_491_700),
            ScenarioCell(15_844_899_117, 0),
        )),
    ),
    total=ScenarioRow("", "Total", (
        ScenarioCell(1_200_000_000_000, -8_402_150), ScenarioCell(1_200_000_000_000, 11_491_700),
        ScenarioCell(1_200_000_000_000, 0),
    )),
)  # fmt: skip
THRESHOLDS = (
    Threshold("Tarif qui varie de plus de 20 %", date(2005, 1, 1), "hypothèse", "choix de l'atelier", (
        Passed("HHFA016/1/0", "Appendicectomie, par cœlioscopie", 19_584, 29_191, 4_300_000),
    )),
    Threshold("Effet d'une famille au-delà de 10 M€", date(2005, 1, 1), "hypothèse", "choix de l'atelier [NC]", ()),
)  # fmt: skip
FAMILIES = (
    FamilyPart(AxisRow("07", "Chirurgie digestive", 15_844_899_117, TOTAL.before, TOTAL.after), "Digestif",
               ("HHFA001", "HLHJ003", "HHQE002", "HHFE002")),
    FamilyPart(AxisRow("", "dans aucune famille", 1_184_155_100_883, NIL, NIL), "", ("P-07-0009",)),
)  # fmt: skip
PATHS = (
    TransitionPath("linéaire 2 ans", "2 ans par pas égaux (hypothèse ; [NC] Exemple).", (
        YearRow(0, 15_844_899_117, 0, 120_000, 4_100_000),
        YearRow(1, 15_844_899_117, 100, 5_700_000, 55_000_000),
        YearRow(2, 15_844_899_117, 300, 11_491_700, 110_400_000),
    )),
    TransitionPath("en un an", "1 an par pas égaux (hypothèse ; exemple).", (
        YearRow(0, 15_844_899_117, 0, 120_000, 4_100_000),
        YearRow(1, 15_844_899_117, 300, 11_491_700, 110_400_000),
    )),
)  # fmt: skip
PROGRESS = (
    Etape("Mars 2026", date(2026, 3, 31), "CNAM", "scellee", 1_667, 1_650,
          (Behind("Chirurgie digestive", "proposé", 8, 1_200_000_00),)),
    Etape("Mai 2026", date(2026, 5, 29), "HCN", "prochaine", 3_333, 1_650,
          (Behind("Imagerie", "validé CNP", 2, None),)),
    Etape("Fin 2026", date(2026, 12, 31), "", "a venir", 10_000, 0, (Behind("Imagerie", "publié", 2, None),)),
)  # fmt: skip

ENVELOPE = Envelope(
    9_068_543,
    500_000_000,
    700_000_000,
    (NeutralLever("FC", 4700, 4692, -1_250), NeutralLever("CP", 10_000, None, 3_000_000)),
)
TENSION = Tension(
    "quatre composantes",
    "",
    (
        Pulled(
            "HHFA016/1/0",
            "Appendicectomie, par cœlioscopie",
            "JQGD010/1/0",
            "",
            (Placed("07 Digestif", 90_00), Placed("11 Obstétrique", 90_00)),
            10_000,
        ),
        Pulled(
            "HHFA001/1/0",
            "Appendicectomie, par abord de la fosse iliaque",
            "",
            "",
            (Placed("07 Digestif", 180_00), Placed("18 Anesthésie", 225_50)),
            12_528,
        ),
    ),
)
SPREAD = (
    SpreadRow(None, -2000, 1, 20_000_000),
    SpreadRow(-2000, -200, 0, 0),
    SpreadRow(-200, 200, 3, 480_000_000),
    SpreadRow(200, None, 1, 200_000_000),
)
REPORT = Report(
    head=HEAD,
    charges=CHARGES,
    coverage=COVERAGE,
    total=TOTAL,
    by_kind=BY_KIND,
    by_chapter=BY_CHAPTER,
    by_group=BY_GROUP,
    top=("HHFA001", "HLHJ003"),
    changes=(APPENDIX, LIVER, COLONOSCOPY, POLYPS, FORMER),
    alerts=(CODE_KEPT, NO_SHARES, EXPERT_SHARE, LEFT),
    sources=SOURCES,
    disputes=(
        Dispute(
            "D-0002",
            ("HHFA001", "HHFA016"),
            "La cœlioscopie double-t-elle la durée ?",
            ("CNAM", "chirurgiens"),
            -4_200_000,
            "honoraires",
            "deux évaluations des charges",
            "durées du PMSI",
            "2026-03-31",
            late=True,
        ),
        Dispute("D-0001", ("HLHJ003",), "Faut-il la supprimer ?", ("HCN",), None, "", "", "", "", late=False),
    ),
    not_modelled=("Aucun effet de comportement : les volumes observés sont gardés.", "Les forfaits techniques."),
    evaluation=EVALUATION,
    split=SPLIT,
    dossier_split=DOSSIER_SPLIT,
    scenarios=SCENARIOS,
    thresholds=THRESHOLDS,
    families=FAMILIES,
    paths=PATHS,
    progress=PROGRESS,
    imaging=IMAGING,
    envelope=ENVELOPE,
    spread=SPREAD,
    tension=TENSION,
)

UNSEALED = replace(
    REPORT,
    head=replace(HEAD, after=Point("état actuel", PointKind.DRAFT, 131, "2026-04-02T14:00:00Z", None), instance=""),
)
SINCE_RELEASE = replace(
    REPORT,
    head=replace(HEAD, before=Point("version 81", PointKind.RELEASE, None, "2026-01-01", None)),
    total=TotalChange(NIL, TOTAL.after),
)
