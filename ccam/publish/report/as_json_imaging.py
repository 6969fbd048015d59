"""Keys of what the report tells of imaging: devices, the panel of four, the path, OPTAM."""

from ccam.publish.report import imaging as room
from ccam.publish.report.as_json_rooms import AMOUNTS
from ccam.publish.report.shapes import AMOUNT, COUNT, DAY, FLAG, POINTS, TEXT, decimal, many, maybe, record

TIMES = decimal(3)
"""A ratio of two costs."""
DEVICE = record(
    room.DeviceYear,
    name=("equipement", TEXT),
    year=("exercice", COUNT),
    modality=("modalite", TEXT),
    device_class=("classe", TEXT),
    age=("amortissement", TEXT),
    exams=("examens", COUNT),
    total=("forfaits", maybe(AMOUNT)),
    parts=(
        "facture",
        many(
            record(
                room.BilledPart,
                start=("du", DAY),
                end=("au", DAY),
                band=("tranche", TEXT),
                exams=("examens", COUNT),
                fee=("forfait", AMOUNT),
                total=("total", AMOUNT),
                status=("statut", TEXT),
            )
        ),
    ),
    full=("cout_complet", maybe(AMOUNTS)),
    marginal=("cout_marginal", maybe(AMOUNTS)),
    bands=(
        "tranches",
        many(
            record(
                room.BandLine,
                band=("tranche", TEXT),
                fee=("forfait", AMOUNT),
                left=("reste", AMOUNTS),
                coherent=("coherent", FLAG),
            )
        ),
    ),
    break_evens=(
        "equilibre",
        many(
            record(
                room.BreakEvenLine,
                bound=("perimetre", TEXT),
                first=("a_partir_de", maybe(COUNT)),
                last=("jusqu_a", maybe(COUNT)),
            )
        ),
    ),
    levers=(
        "sensibilite",
        many(
            record(
                room.Lever,
                name=("hypothese", TEXT),
                low=("cout_bas", AMOUNT),
                high=("cout_haut", AMOUNT),
                effect=("facteur", TIMES),
            )
        ),
    ),
    missing=("manque", many(TEXT)),
)
CRITERION = record(
    room.CriterionLine,
    name=("critere", TEXT),
    words=("enonce", TEXT),
    measure=("mesure", TEXT),
    gate=("eliminatoire", FLAG),
    counts=("compte", FLAG),
    weight=("poids", POINTS),
    notes=("notes", many(TEXT)),
    accord=("accord", TEXT),
    verdict=("verdict", TEXT),
    remarks=("reserves", many(TEXT)),
    gaps=("ecarts", TEXT),
    failed=("non_franchi", FLAG),
)
FEE = record(
    room.JudgedFee,
    name=("objet", TEXT),
    device=("appareil", TEXT),
    in_force=("en_vigueur", maybe(AMOUNT)),
    source=("source", TEXT),
    exams=("examens_en_france", maybe(COUNT)),
    values=(
        "valeurs",
        many(record(room.SeatLine, seat=("siege", TEXT), value=("valeur", maybe(AMOUNT)), why=("manque", TEXT))),
    ),
    sides=("valeurs_des_cotes", many(maybe(AMOUNT))),
    late=("hypotheses_tardives", many(TEXT)),
    perimeter=("accord_sur_le_perimetre", TEXT),
    items=(
        "perimetre",
        many(
            record(
                room.ItemLine,
                item=("poste", TEXT),
                standings=("classement", many(TEXT)),
                state=("etat", TEXT),
                disputed=("en_litige", FLAG),
                effect=("effet", maybe(AMOUNTS)),
            )
        ),
    ),
    criteria=("criteres", many(CRITERION)),
    outcome=("issue", TEXT),
    concluded=("valeurs_conclues", many(AMOUNT)),
    conclusion=("conclusion", TEXT),
    questions=(
        "desaccords",
        many(
            record(
                room.OpenQuestion,
                kind=("nature", TEXT),
                name=("nom", TEXT),
                effect=("effet", maybe(AMOUNTS)),
                yearly=("effet_par_an", maybe(AMOUNT)),
                basis=("calcul", TEXT),
                settles=("trancherait", TEXT),
            )
        ),
    ),
)
PANEL = record(
    room.Panel,
    rule=("regle", TEXT),
    said=("regle_en_mots", TEXT),
    adopted=("adoptee", FLAG),
    fees=("forfaits", many(FEE)),
)
LINE = record(
    room.PathLine,
    name=("mesure", TEXT),
    by_year=("annees", many(AMOUNT)),
    total=("somme", AMOUNT),
    level=("niveau", AMOUNT),
)
PATH = record(
    room.ImagingPath,
    target=("cible", AMOUNT),
    years=("annees", many(COUNT)),
    said=("en_mots", TEXT),
    masses=(
        "masses",
        many(
            record(
                room.PathMass,
                name=("nom", TEXT),
                cents=("masse", AMOUNT),
                status=("statut", TEXT),
                lines=("mesures", many(LINE)),
                pertinence=("pertinence", LINE),
                received=("deja_economise", AMOUNT),
                readings=(
                    "lectures",
                    many(
                        record(
                            room.PathReading,
                            reading=("lecture", TEXT),
                            reached=("atteint", AMOUNT),
                            gap=("ecart", AMOUNT),
                            reached_whole=("atteint_avec_pertinence", AMOUNT),
                            gap_whole=("ecart_avec_pertinence", AMOUNT),
                        )
                    ),
                ),
            )
        ),
    ),
    unpriced=("non_chiffre", many(TEXT)),
    remarks=("hypotheses", many(TEXT)),
)
OPTAM = record(
    room.Optam,
    source=("source", TEXT),
    year=("annee", COUNT),
    label=("groupe", TEXT),
    committed=("engage", FLAG),
    base=("honoraires", AMOUNT),
    extra=("depassements", AMOUNT),
    indicators=(
        "indicateurs",
        many(
            record(
                room.Indicator,
                name=("indicateur", TEXT),
                observed=("observe", COUNT),
                recalculated=("recalcule", COUNT),
                engaged=("engagement", COUNT),
            )
        ),
    ),
    behaviours=(
        "comportements",
        many(
            record(
                room.BehaviourLine,
                name=("comportement", TEXT),
                extra=("depassements", AMOUNT),
                rate=("taux", COUNT),
                share=("part", COUNT),
                breached=("rompu", FLAG),
            )
        ),
    ),
    breaches=("engagements_rompus", many(TEXT)),
    remarks=("hypotheses", many(TEXT)),
)
IMAGING = record(
    room.Imaging,
    devices=("equipements", many(DEVICE)),
    panel=("comite", maybe(PANEL)),
    path=("chemin", maybe(PATH)),
    optam=("optam", many(OPTAM)),
    absent=("absent", many(TEXT)),
)
