"""Imaging in a report, written by hand: one device, one fee under the proposed rule, the path, one OPTAM group."""

from datetime import date

from ccam.publish.report.evaluation import Bounds
from ccam.publish.report.imaging import (
    BandLine,
    BehaviourLine,
    BilledPart,
    BreakEvenLine,
    CriterionLine,
    DeviceYear,
    Imaging,
    ImagingPath,
    Indicator,
    ItemLine,
    JudgedFee,
    Lever,
    OpenQuestion,
    Optam,
    Panel,
    PathLine,
    PathMass,
    PathReading,
    SeatLine,
)

CT = DeviceYear(
    "SCANNER-01", 2025, "scanner", "classe 3", "non amorti", 13_200, 100_000_000,
    (
        BilledPart(date(2025, 1, 1), date(2025, 11, 4), "taux plein", 9_000, 9_353, 84_177_000, "lu"),
        BilledPart(date(2025, 11, 5), date(2025, 12, 31), "taux réduit 1", 2_000, 5_468, 10_936_000, "lu"),
    ),
    Bounds(5_274, 5_693), Bounds(1_210, 1_210),
    (
        BandLine("taux plein", 8_549, Bounds(7_339, 7_339), coherent=True),
        BandLine("taux réduit 3", 1_063, Bounds(-147, -147), coherent=False),
    ),
    (BreakEvenLine("contesté exclu", 5_400, None), BreakEvenLine("contesté compté", None, None)),
    (Lever("utilisation", 4_010, 7_220, 1_800), Lever("durée de vie", 4_900, 5_274, 1_076)), (),
)  # fmt: skip
OTHER = DeviceYear(
    "TEP-01", 2025, "TEP", "toutes classes", "", 2_900, None, (), None, None, (), (), (), ("Aucun montant connu.",)
)
BLOCK = CriterionLine(
    "C2", "charges attestées", "46 sites", gate=True, counts=True, weight=600, notes=("7", "6", "3", "2"),
    accord="PARTAGE PAR CÔTÉ", verdict="deux valeurs",
    remarks=("éliminatoire non franchi", "pas de médiane (partage par côté)"),
    gaps="écarts : AM 1, médecins 1, entre côtés 4", failed=True,
)  # fmt: skip
SEALED = CriterionLine(
    "C11", "=délai d'accès", "critère du comité, sans mesure", gate=False, counts=False, weight=400,
    notes=("•", "–", "–", "–"), accord="SCELLÉ", verdict="attend AM 2, Méd 1, Méd 2", remarks=(), gaps="", failed=False,
)  # fmt: skip
MRI = JudgedFee(
    "IRM 1,5 T non amortie", "IRM, 1,5 T · non amorti · taux plein · coût complet", 14_496, "barème importé", 2_140_000,
    (
        SeatLine("AM 1", 10_659, ""), SeatLine("AM 2", 10_334, ""), SeatLine("Méd 1", 13_401, ""),
        SeatLine("Méd 2", None, "Méd 2 : il manque la durée de vie"),
    ),
    (10_497, 13_401), ("Méd 2",), "Périmètre : 14 postes classés de la même façon sur 19, 1 en litige : archivage",
    (
        ItemLine("archivage", ("aill.", "aill.", "dans", "dans"), "PAR CÔTÉ", disputed=True, effect=Bounds(291, 373)),
        ItemLine("énergie", ("dans",) * 4, "admis", disputed=False, effect=None),
    ),
    (BLOCK, SEALED), "deux valeurs", (10_497, 13_574), "deux valeurs : 104,97 (AM) · 135,74 (médecins) €/examen",
    (
        OpenQuestion("critère", "C2 attesté", Bounds(3_078, 3_078), 6_586_656_142, "30,78 × 2 140 000", "pièces"),
        OpenQuestion("périmètre", "logiciels", None, None, "", ""),
    ),
)  # fmt: skip
FEES = PathLine(
    "forfaits, non amortis, en vigueur", (1_880_000_000, 13_040_000_000, 17_640_000_000), 32_560_000_000, 17_640_000_000
)
PERTINENCE = PathLine("pertinence : 1 examen évité par an, dès le 01/01/2027", (0, 0, 6_715), 6_715, 6_715)
PATH = ImagingPath(
    30_000_000_000, (2025, 2026, 2027), "Cible : 300 M€ d'AMO sur 2025-2027.",
    (
        PathMass(
            "1,4 Md€", 140_000_000_000, "lu", (FEES,), PERTINENCE, 1_880_000_000,
            (
                PathReading("une somme", 32_560_000_000, 2_560_000_000, 32_560_006_715, 2_560_006_715),
                PathReading("un niveau annuel", 17_640_000_000, -12_360_000_000, 17_640_006_715, -12_359_993_285),
            ),
        ),
    ),
    ("modificateurs Y et Z, au 05/11/2025.",), ("Montants en AMO.",),
)  # fmt: skip
OPTAM = Optam(
    "Dépassements inventés", 2024, "chirurgie, secteur 2 OPTAM", True, 100_000_00, 30_000_00,
    (Indicator("taux de dépassement", 3_000, 3_100, 2_500), Indicator("part opposable", 4_000, 4_000, 4_500)),
    (BehaviourLine("taux constant", 30_000_00, 3_000, 4_000, True),),
    ("Taux de dépassement au-dessus de l'engagement : 30,0 % pour 25,0 % (+5,0 pt) — aujourd'hui.",),
    ("Engagement : taux engagé = max(10 %, taux recalculé).",),
)  # fmt: skip
PANEL = Panel("echelle-proposee", "Règle « echelle-proposee ».", adopted=False, fees=(MRI,))
IMAGING = Imaging((CT, OTHER), PANEL, PATH, (OPTAM,), ())
EMPTY = Imaging((), None, None, (), ("OPTAM : aucune feuille de dépassements dans la base.",))
