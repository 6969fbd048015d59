"""Two relevés written by hand: one closed and full, one still open and short of its quorum."""

from dataclasses import replace

from ccam.publish.minutes.model import (
    Dispute,
    Ground,
    Inscribed,
    Item,
    Minutes,
    Money,
    Present,
    Recusal,
    Reopening,
    Side,
    Taken,
    Vote,
)

DISPUTE = Dispute(
    "D-0001", "La laparoscopie double-t-elle la durée ?",
    (Side("chirurgiens", "Elle double.", "registre 2024"), Side("Assurance maladie", "Elle est la même.", "")),
    21_839_200, "honoraires", "HHFA001, CP selon « B » au lieu de « A »", "répartition 2024", "2026-03-31", "", False,
    True,
)  # fmt: skip
SETTLED = Dispute("D-0002", "Quelle part ?", (), -4_200_000, "AMO", "", "", "", "92 % retenus", True, False)
FULL = Item(
    "HHFA001", "Appendicectomie, toute voie d'abord", "recomposition", 5, 2, ("HHFA016", "HHFA020"),
    (("proposé", 4), ("brouillon", 1)), Money(11_491_800, 198_100, 140_000_000, 720_000_000, 242_073_200),
    (Taken(12, "chirurgien", ("HHFA016 : 90/10 → 92/8", "HHFA016 : motif « registre *2024* »")),),
    (Vote("anesthésiste", (), 0, 1, 0), Vote("chirurgien", (), 2, 0, 1)),
    (Ground("anesthésiste", "contre", "ligne 4/0", True), Ground("chirurgien", "abstention", "", True)), 1,
    (Recusal("chirurgien", ("HHFA016", "HHFA020"), "brevet"),), (DISPUTE, SETTLED), ("1 désaccord ouvert",),
)  # fmt: skip
UNTREATED = Item(
    "HLHJ003", "Biopsie du foie <b>, =1+1 | `x`", "indécis", 1, 0, ("HLHJ003",), (), None, (),
    (Vote("chirurgien", ("HLHJ003",), 1, 0, 0),), (), 0, (), (), (),
)  # fmt: skip
CLOSED = Minutes(
    id="S-0001", body="Comité clinique, digestif", title="voies d'abord", on="2026-03-30", draft="Refonte", base="81",
    opened_at="2026-03-30T07:05:00Z", closed_at="2026-04-01T16:40:00Z",
    reopenings=(Reopening(18, "2026-04-01T16:00:00Z", "décision oubliée"),),
    present=(Present("chirurgien", 3, True), Present("anesthésiste", 1, True), Present("secrétariat", 1, False)),
    quorum=3, counted=4, context="Effets en honoraires.", items=(FULL, UNTREATED),
    others=(Taken(14, "anesthésiste", ("HHQE005 : état « proposé »",), True),), other_disputes=(),
    stakes=(("honoraires", 21_839_200),), unknown_stakes=0,
    inscribed=(
        Inscribed(12, "2026-03-30T08:00:00Z", "chirurgien", "répartition", "Part modifiée"),
        Inscribed(1_014, "2026-03-30T09:00:00Z", "anesthésiste", "changement d'état", ""),
    ),
    position=1_020, hash="0123456789abcdef" * 4,
)  # fmt: skip
OPEN = replace(CLOSED, closed_at="", counted=1, items=(UNTREATED,), inscribed=(), others=(), stakes=(), reopenings=())
