"""A workbench without a base: invented acts around the real appendectomies (labels, prices and 2023 volumes of
current acts are real, what is proposed for them is invented).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from threading import Event
from typing import TYPE_CHECKING, cast

from ccam.french.numbers import share
from ccam.french.sentence import Sentence
from ccam.model.acts import Writing
from ccam.model.codes import ActCode, LineKey, ProposedId, Slot
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.life import State
from ccam.model.members import Present
from ccam.model.money import SHARE_UNIT
from ccam.model.registers import PlannedMilestone
from ccam.model.shares import apportion
from ccam.model.text import folded
from ccam.usecases.calendar import Calendar, EtapeProgress, FamilyProgress, Mark
from ccam.usecases.diff import EtapeDiff
from ccam.usecases.views import (
    ActDetail,
    ActRow,
    AlternativeView,
    DossierRow,
    DossierView,
    HeadingRow,
    ImpactRow,
    ImpactView,
    Interval,
    LineView,
    OldActView,
    Outcome,
    ProposedActView,
    ProposedLineView,
    SealRow,
    ViolationView,
)  # fmt: skip
from ccam.usecases.workbench.seals import CheckRow, Standing
from tests.tui.fake_fees import FakeFees
from tests.tui.fake_impact import FakeImpact
from tests.tui.fake_tables import FakeTables

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

BAD_FIELD = Sentence("filtre-inconnu", "« {field} » n'est pas un champ.", "Champs connus : chap, état.")
NOTHING_TO_UNDO = Sentence("rien-a-annuler", "Il n'y a rien à annuler.", "Le journal ne contient aucune décision.")
NO_SUCH_DOSSIER = Sentence("dossier-inconnu", "Le dossier {id} n'existe pas.")
NO_CALCULATION = Sentence("refus", "La base est occupée.", "Réessayez.")

APPENDIX = "07.03.05.02"
PERITONITIS = "Appendicectomie avec toilette péritonéale pour péritonite aigüe généralisée"
REAL: tuple[tuple[str, str, int, int, int, int], ...] = (
    ("HHFA001", "Appendicectomie, par abord de la fosse iliaque", 17679, 17679, 7849, 340),
    ("HHFA011", "Appendicectomie, par laparotomie", 17679, 17679, 8787, 248),
    (
        "HHFA016", "Appendicectomie, par cœlioscopie ou par laparotomie avec préparation par cœlioscopie",
        19584, 18784, 10364, 11208,
    ),
    (
        "HHFA025", f"{PERITONITIS}, par cœlioscopie ou par laparotomie avec préparation par cœlioscopie",
        28895, 27695, 17157, 5020,
    ),
    ("HHFA020", f"{PERITONITIS}, par laparotomie", 27713, 27010, 14707, 180),
)  # fmt: skip
"""Code, label, both prices of activity 1, price of activity 4, performances."""

ORGANS = ("œsophage", "estomac", "iléon", "côlon", "foie", "rate", "aorte", "genou")
GESTURES = ("Exérèse de lésion", "Biopsie", "Suture de plaie", "Échographie", "Radiographie")
CHAPTERS = (("01", "Système nerveux central, périphérique et autonome"), ("07", "Appareil digestif"),
            ("11", "Appareil ostéoarticulaire et musculaire de la tête [CEC]"))  # fmt: skip
HEADINGS = (
    *CHAPTERS, ("07.03", "Intestin et péritoine"), ("07.03.05", "Actes thérapeutiques sur l'appendice"),
    (APPENDIX, "Exérèse de l'appendice"), ("07.04", "Foie et voies biliaires"),
)  # fmt: skip


CHECKS = (
    CheckRow("I20", "I20", True, "HGCA005", "HGCA005", "HGCA005 : l'activité 4 n'a pas de ligne cible.",
             "Complétez les lignes (touche l).", 55_000_00),
    CheckRow("I1", "I1", False, "HLHJ003", "HLHJ003", "HLHJ003 n'a pas encore de devenir.",
             "Décidez : maintenir, regrouper, subdiviser, supprimer…", 3_200_000_00),
)  # fmt: skip


def as_workbench(fake: "FakeWorkbench") -> "Workbench":
    """The fake where the real one is expected."""
    return cast("Workbench", fake)


class FakeWorkbench(FakeFees, FakeImpact, FakeTables):
    """Same signature as :class:`ccam.usecases.workbench.workbench.Workbench`; ``calls`` records the edits."""

    def __init__(self, acts: int = 300) -> None:
        self.actor, self.draft_name, self.base_name = "Expert 3, comité 07", "digestif", "CCAM v81"
        self.address = "sans base"
        self.scenario, self.volumes_label = "Proposition mars", "2023, secteur privé"
        self.calls: list[tuple[object, ...]] = []
        self.refuses = False
        self._parts: dict[str, tuple[int, ...]] = {"HHFA016": (9200, 800), "HHQE002": (6000, 3000, 1000)}
        self._past: list[tuple[str, tuple[int, ...]]] = []
        self._future: list[tuple[str, tuple[int, ...]]] = []
        rows = [_act_row(code, label, APPENDIX, s1, n) for code, label, s1, _, _, n in REAL]
        self._acts = (*rows, *(_invented(number) for number in range(acts - len(rows))))

    # the others

    study = None

    is_shared = False
    present: tuple[Present, ...] = ()

    def watch(self, stop: Event, around: Callable[[tuple[Present, ...]], None]) -> Iterator[int]:
        around(self.present)
        return iter(())

    def ahead(self) -> None:
        return None

    # the release

    def headings(self) -> tuple[HeadingRow, ...]:
        return tuple(
            HeadingRow(number, title, sum(1 for row in self._acts if f"{row.heading}.".startswith(f"{number}.")))
            for number, title in sorted(HEADINGS)
        )

    def acts(self) -> tuple[ActRow, ...]:
        return self._acts

    def filter_acts(self, text: str) -> list[int]:
        words = folded(text).split()
        fields = [word for word in words if ":" in word]
        for field in fields:
            if not field.startswith("chap:"):
                raise UsageError(BAD_FIELD, field=field.partition(":")[0])
        chapters = {field.removeprefix("chap:") for field in fields}
        plain = [word for word in words if ":" not in word]
        return [
            index
            for index, row in enumerate(self._acts)
            if all(word in row.folded for word in plain) and chapters <= {row.chapter}
        ]

    def act(self, code: ActCode) -> ActDetail:
        row = next(row for row in self._acts if row.code == code)
        known = next((real for real in REAL if real[0] == code), None)
        others, anaesthesia = (known[3], known[4]) if known else (row.price, None)
        lines = [_line(row, 1, row.price, others, row.billing_group, row.quantity)]
        if anaesthesia:
            lines.append(_line(row, 4, anaesthesia, anaesthesia, "ADA", row.quantity))
        notes = ("À l'exclusion de : appendicectomie, par abord de la fosse iliaque (HHFA001)",) if known else ()
        titles = dict(HEADINGS)
        path = tuple((n, titles[n]) for n in sorted(titles) if f"{row.heading}.".startswith(f"{n}."))
        return ActDetail(row, path, tuple(lines), ("A", "F", "J", "K", "T", "P", "S", "U", "O", "7"), notes)

    # the graph

    def dossiers(self) -> tuple[DossierRow, ...]:
        return tuple(view.row for view in self._views())

    def dossiers_by_id(self) -> dict[str, DossierRow]:
        return {row.id: row for row in self.dossiers()}

    def filter_dossiers(self, text: str) -> list[int]:
        words = folded(text).split()
        rows = enumerate(self.dossiers())
        return [i for i, row in rows if all(word in folded(f"{row.id} {row.label} {row.kind}") for word in words)]

    def dossier(self, id: str) -> DossierView:  # noqa: A002
        for view in self._views():
            if view.row.id == id:
                return view
        raise UnknownThing(NO_SUCH_DOSSIER, id=id)

    def dossier_of(self, code: ActCode) -> str | None:
        return next((view.row.id for view in self._views() if code in {old.code for old in view.old}), None)

    def _views(self) -> tuple[DossierView, ...]:
        return (_appendix(self._parts["HHFA016"]), _colonoscopy(self._parts["HHQE002"]), _undecided(), _kept())

    # the money

    def impact(self, axis: str) -> ImpactView:
        if self.refuses:
            raise DataRefused(NO_CALCULATION)
        rows = {
            "chapitre": [_impact_row(n, t, 1_000_000_000 * int(n)) for n, t in CHAPTERS],
            "regroupement": [
                _impact_row("ADC", "actes de chirurgie", 15_500_000_000),
                _impact_row("ADI", "imagerie", 3_500_000_000),
            ],
            "dossier": [ImpactRow(r.id, r.label, r.base, r.impact, 0, 0) for r in self.dossiers()],
        }[axis]
        total = ImpactRow("", "", sum(row.base for row in rows), rows[0].impact, 32_000_000, 5_500_000)
        heading = (
            "Honoraires (base de remboursement), actes techniques des médecins, secteur 1.",
            "Volumes 2023, secteur privé. Impact = quantité × écart de tarif × k ; k tient lieu de modificateurs.",
        )
        return ImpactView(axis, heading, tuple(rows), total, 560_000_000_000)

    def explain(self, key: LineKey) -> tuple[str, ...]:
        return (
            f"Ligne {key}, projet {self.draft_name}.",
            "Tarif = score × (FC + CP) = 262 × (0,47 + 0,269) = 193,62 €, arrondi une fois.",
            "Score : 262 points [hypothèse]. FC : 0,47 € (arrêté du 1er janvier 2026).",
        )

    def nation(self) -> Interval:
        moved = self._parts["HHFA016"][1] * 1_000
        return Interval(1_260_000_000 - moved, 1_100_000_000, 1_400_000_000, 1_190_000_000, 32_000_000)

    def seals(self) -> tuple[SealRow, ...]:
        impact = Interval(480_000_000, 390_000_000, 620_000_000, 470_000_000, 0)
        none = Interval(0, 0, 0, 0, 0)
        return (
            SealRow("janvier", "2026-01-30T17:00:00Z", 12, "comité 07", none, "ab12" * 16),
            SealRow("mars 2026", "2026-03-27T18:30:00Z", 240, "CHAP", impact, "0f9e" * 16),
        )  # fmt: skip

    def calendar(self) -> Calendar:
        state = State("valide-hcn", "validé HCN", 5, "V")
        late = FamilyProgress("07", "Chirurgie digestive", state, 40, 22, 62_000_000_00, 40_000_000_00, 6_500_000_00)
        days = {
            "Mars 2026": "2026-03-31",
            "Mai 2026": "2026-05-31",
            "Juillet 2026": "2026-07-31",
            "Fin 2026": "2026-12-31",
        }
        marks = (Mark.SEALED, Mark.LATE, Mark.NEXT, Mark.LATER)
        etapes = tuple(
            EtapeProgress(PlannedMilestone(name, on, "CHAP", (), 7000), mark, 6200, (late,))
            for (name, on), mark in zip(days.items(), marks, strict=True)
        )
        return Calendar(date(2026, 6, 15), etapes, ("janvier",), True)

    def standing(self) -> Standing:
        return Standing(self.calendar(), self.seals(), CHECKS)

    def points(self) -> tuple[str, ...]:
        return ("81", *(row.name for row in self.seals()), "maintenant")

    def compared(self, before: str, after: str) -> EtapeDiff:
        raise DataRefused(NO_CALCULATION)

    # the edits

    def distribute(self, code: ActCode, parts: tuple[int, ...], reason: str) -> Outcome:
        self.calls.append(("distribute", code, parts, reason))
        if self.refuses:
            raise DataRefused(NO_CALCULATION)
        before = self._parts[code]
        self._past.append((code, before))
        self._future.clear()
        self._parts[code] = parts
        sentence = f"Part de {code} vers P-07-0002 : {share(before[1])} → {share(parts[1])}."
        return self._outcome(code, sentence, "u annuler")

    def undo(self) -> Outcome:
        self.calls.append(("undo",))
        if not self._past:
            raise DataRefused(NOTHING_TO_UNDO)
        code, parts = self._past.pop()
        self._future.append((code, self._parts[code]))
        self._parts[code] = parts
        return self._outcome(code, f"Annulé : parts de {code}.", "U refaire")

    def redo(self) -> Outcome:
        self.calls.append(("redo",))
        if not self._future:
            raise DataRefused(NOTHING_TO_UNDO)
        code, parts = self._future.pop()
        self._past.append((code, self._parts[code]))
        self._parts[code] = parts
        return self._outcome(code, f"Refait : parts de {code}.", "u annuler")

    def _outcome(self, code: str, sentence: str, undo: str) -> Outcome:
        id_ = self.dossier_of(ActCode(code))
        return Outcome(sentence, undo, self.dossier(id_) if id_ else None, self.nation())


def _act_row(code: str, label: str, heading: str, price: int | None, quantity: int | None) -> ActRow:
    base = price * quantity if price is not None and quantity is not None else None
    mapped = code.startswith("HHFA0")
    writing = Writing.AMOUNT if price is not None else Writing.NOT_COVERED
    return ActRow(
        ActCode(code), label, heading, 2, "ADC", price, writing, quantity, base,
        "transcodé" if mapped else "indécis", "P" if mapped else "–",
        "HHFA001" if mapped else "", folded(f"{code} {label}"),
    )  # fmt: skip


def _invented(number: int) -> ActRow:
    label = f"{GESTURES[number % 5]}, {ORGANS[number % 8]}, technique n° {number}"
    heading = ("01", "07.03", "07.04", "11")[number % 4]
    code = f"{'HJKLMNPQ'[number % 8]}{'ABCDEFGHI'[number // 1000]}ZA{number % 1000:03d}"
    covered = number % 7 != 3
    return _act_row(code, label, heading, 2_500 + 37 * number if covered else None, number * 3 if covered else None)


def _line(
    row: ActRow, activity: int, sector1: int | None, others: int | None, group: str, count: int | None
) -> LineView:
    return LineView(
        key=LineKey(row.code, activity, 0), label="anesthésie" if activity == 4 else "", sector1=sector1,
        others=others, writing=row.writing, billing_group=group, copay_exemption="1", prior_approval=False,
        conditional_refund=False, associated=(ActCode("GELE001"), ActCode("ZZHA001")) if activity == 4 else (),
        duplicate=False, quantity=count,
        base=sector1 * count if sector1 is not None and count is not None else None,
    )  # fmt: skip


def _old(code: str, alternatives: tuple[AlternativeView, ...], origin: str = "unique") -> OldActView:
    _, label, price, _, _, quantity = next(real for real in REAL if real[0] == code)
    return OldActView(ActCode(code), label, price, quantity, "transcode", "recomposer", "", origin, alternatives, ())


def _appendix(parts: tuple[int, ...]) -> DossierView:
    simple, washed = ProposedId("P-07-0001"), ProposedId("P-07-0002")
    flows = apportion(11208, parts)
    whole = {"HHFA001": simple, "HHFA011": simple, "HHFA025": washed, "HHFA020": washed}
    old = [
        _old(code, (AlternativeView(f"{code}-1", (whole[code],), SHARE_UNIT, count),))
        if code in whole
        else _old(code, (
            AlternativeView("HHFA016-1", (simple,), parts[0], flows[0]),
            AlternativeView("HHFA016-2", (washed,), parts[1], flows[1]),
        ), "experte")
        for code, *_, count in REAL
    ]  # fmt: skip
    old[0] = replace(old[0], left=("act. 4 laissée au comité Anesthésie",))
    new = (
        _proposed(simple, "Appendicectomie, toute voie d'abord", 26200, 19362, 588 + flows[0]),
        _proposed(washed, "Appendicectomie avec toilette péritonéale", 39500, 29191, 5200 + flows[1]),
    )
    impact = Interval(9_068_500 + 1_000 * (800 - parts[1]), 310_000, 110_400_000, 11_491_700, 5_500_000)
    row = DossierRow("HHFA001", "Appendicectomies", 5, 2, "recomposition", "P", 378_000_000, impact, 0, 1)
    violation = ViolationView(
        "I9", "avertissement", "HHFA016 : part « experte » sans source.", ("HHFA016",), "Indiquez la source."
    )
    return DossierView(row, tuple(old), new, (violation,))


def _proposed(id_: ProposedId, label: str, score: int, tariff: int, count: int) -> ProposedActView:
    lines = (
        ProposedLineView(Slot(1, 0), "", score, "chirurgie digestive", tariff, "", count),
        ProposedLineView(Slot(4, 0), "anesthésie", None, "", None, "à compléter par le comité Anesthésie", count),
    )
    return ProposedActView(id_, id_, label, lines)


def _colonoscopy(parts: tuple[int, ...]) -> DossierView:
    label = "Coloscopie totale, avec franchissement de l'orifice iléocolique"
    bundle = (ProposedId("P-07-0010"), ProposedId("P-07-0011"))
    members = ((ProposedId("P-07-0010"),), (ProposedId("P-07-0012"),), bundle)
    flows = apportion(90_000, parts)
    alternatives = tuple(
        AlternativeView(f"HHQE002-{place}", member, part, count)
        for place, (member, part, count) in enumerate(zip(members, parts, flows, strict=True), 1)
    )
    old = OldActView(ActCode("HHQE002"), label, 15360, 90_000, "transcode", "subdiviser", "", "égale", alternatives, ())
    new = tuple(
        _proposed(ProposedId(id_), text, 20_000, 14_780, 100)
        for id_, text in (
            ("P-07-0010", "Coloscopie totale diagnostique"), ("P-07-0011", "Mucosectomie [complément]"),
            ("P-07-0012", "Coloscopie totale de dépistage organisé"),
        )
    )  # fmt: skip
    row = DossierRow(
        "HHQE002", "Coloscopie totale", 1, 3, "subdivision", "?", 1_382_400_000,
        Interval(-40_000_000, -40_000_000, 210_000_000, 0, 0), 1, 1,
    )  # fmt: skip
    violations = (
        ViolationView("I20", "erreur", "HHQE002 : l'activité 4 n'a pas de ligne cible.", ("HHQE002", "P-07-0011")),
        ViolationView("I9", "avertissement", "Parts égales : à justifier.", ("HHQE002",)),
    )
    return DossierView(row, (old,), new, violations)


def _undecided() -> DossierView:
    label = "Biopsie non ciblée du foie, par voie transcutanée avec guidage échographique"
    old = OldActView(ActCode("HLHJ003"), label, 7680, 716, "indecis", "", "", "", (), ())
    row = DossierRow("HLHJ003", label, 1, 0, "indécis", "–", 5_500_000, Interval(0, 0, 0, 0, 5_500_000), 0, 0)
    return DossierView(row, (old,), (), ())


def _kept() -> DossierView:
    label = "Iléocolostomie de dérivation [Anastomose iléocolique sans exérèse intestinale], par laparotomie"
    target = ProposedId("P-07-0020")
    whole = AlternativeView("HGCA005-1", (target,), SHARE_UNIT, 61)
    old = OldActView(ActCode("HGCA005"), label, 26382, 61, "transcode", "maintenir", "", "unique", (whole,), ())
    row = DossierRow("HGCA005", label, 1, 1, "maintien", "V", 1_609_302, Interval(0, 0, 0, 0, 0), 0, 0)
    return DossierView(row, (old,), (_proposed(target, label, 35700, 26382, 61),), ())


def _impact_row(key: str, label: str, base: int) -> ImpactRow:
    return ImpactRow(
        key, label, base, Interval(base // 50, base // 50, base // 50, base // 60, base // 9), base // 9, 0
    )
