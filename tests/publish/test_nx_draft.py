"""A draft published in NX: what vendors load is what the draft says, at its date, and nothing else has moved."""

from dataclasses import replace
from datetime import date

import pytest

from ccam.model.acts import Release
from ccam.model.codes import ActCode, LineKey, ProposedId, Slot
from ccam.model.draft import Alternative, Draft, Fate, OldAct, ProposedAct, ProposedLine, Verb
from ccam.model.errors import DataRefused
from ccam.model.history import History
from ccam.publish.nx import write_history
from ccam.publish.nx_draft import Tariffs, history_of_draft
from tests.nx_base import APPENDIX, OMPHALOCELE, OVER, TO_COME, read, small_history

DAY = date(2027, 1, 1)
NEW = ActCode("HHFA900")
KEPT, MADE = ProposedId("P-07-0001"), ProposedId("P-07-0002")
SURGERY, ANAESTHESIA, PHASE1 = Slot(1, 0), Slot(4, 0), Slot(1, 1)

KEPT_ACT = ProposedAct(
    KEPT, "Appendicectomie, quel que soit l'abord", ActCode(APPENDIX), "07.03.05",
    (
        ProposedLine(SURGERY, 26250, "cp", billing_group="ADC", copay_exemption="1-7", conditional_refund=True,
                     modifiers=("F", "J"), gestures=(ActCode("ZZHA001"),), associations=("GELE001/4", "ZZLP025/1/2")),
        ProposedLine(ANAESTHESIA, 9000, "cp", billing_group="ADA", modifiers=("A", "7"), prior_approval=True),
    ),
)  # fmt: skip
MADE_ACT = ProposedAct(
    MADE, "Fermeture d'une omphalocèle", NEW, "07.03.05",
    (ProposedLine(PHASE1, 31000, "cp", label="Phase 1 : pose de prothèse pariétale", billing_group="ADC"),),
    notes="Une fois par séjour",
)  # fmt: skip
TARIFFS = {(KEPT, SURGERY): 25000, (KEPT, ANAESTHESIA): 9000, (MADE, PHASE1): 40000}


def draft(*acts: ProposedAct) -> Draft:
    old = {
        ActCode(APPENDIX): OldAct(ActCode(APPENDIX), Fate.MAPPED, Verb.KEEP, alternatives=(Alternative("a", (KEPT,)),)),
        ActCode(OMPHALOCELE): OldAct(
            ActCode(OMPHALOCELE), Fate.MAPPED, Verb.RECODE, alternatives=(Alternative("a", (MADE,)),)
        ),
    }
    return Draft("essai", "75.00-nx", old, {act.id: act for act in acts or (KEPT_ACT, MADE_ACT)})


def published(
    made: Draft | None = None, tariffs: Tariffs = TARIFFS, day: date = DAY, base: History | None = None
) -> History:
    return history_of_draft(made or draft(), base or small_history(), tariffs, version="85.00", effective=day)


def in_force(history: History, at: date | None = None) -> Release:
    content, findings = read(b"".join(write_history(history)), at)
    assert content is not None, findings
    assert content.history == history
    return content.release


def refusal(made: Draft, tariffs: Tariffs = TARIFFS) -> DataRefused:
    with pytest.raises(DataRefused) as caught:
        published(made, tariffs)
    return caught.value


def test_the_draft_is_in_force_on_its_day() -> None:
    release = in_force(published())
    assert (release.version, release.applicable) == ("85.00-nx", DAY)
    assert {act.code: act.label for act in release.acts} == {
        APPENDIX: KEPT_ACT.label,
        TO_COME: "Appendicectomie à venir",
        NEW: MADE_ACT.label,
    }
    found = {
        str(line.key): (line.prices[0].cents, line.billing_group)
        for act in release.acts
        for line in act.lines
        if act.code != TO_COME
    }
    assert found == {
        "HHFA001/1/0": (25000, "ADC"),
        "HHFA001/4/0": (9000, "ADA"),
        "HHFA900/1/1": (40000, "ADC"),
    }


def test_a_line_says_what_the_draft_says() -> None:
    release = in_force(published())
    line = release.by_key[LineKey(ActCode(APPENDIX), 1, 0)]
    assert (line.copay_exemption, line.conditional_refund, line.prior_approval) == ("1-7", True, True)
    assert line.associated == ("ZZHA001", "GELE001", "ZZLP025")
    assert "ZZHA001/1/ GELE001/4/ ZZLP025/1/2" in {row.associations for row in published().activity_states}
    assert release.by_code[ActCode(APPENDIX)].modifiers == ("F", "J", "A", "7")
    made = release.by_code[NEW]
    assert (made.heading, made.lines[0].label) == ("07.03.05", "Phase 1 : pose de prothèse pariétale")
    assert [note.text for note in made.notes] == ["Une fois par séjour"]


def test_the_price_is_that_of_every_grid_in_use() -> None:
    (line,) = in_force(published()).by_code[NEW].lines
    assert {price.grid for price in line.prices} == {"F", "G", *(str(grid) for grid in range(3, 17))}
    assert {(price.cents, price.effective) for price in line.prices} == {(40000, DAY)}


def test_the_work_score_is_filed() -> None:
    states = {state[:3]: state.score for state in published().phase_states if state.effective == DAY.isoformat()}
    assert states == {(APPENDIX, 1, 0): 26250, (APPENDIX, 4, 0): 9000, (NEW, 1, 1): 31000}


def test_the_day_before_is_as_it_was() -> None:
    before = in_force(small_history(), date(2026, 12, 31))
    after = in_force(published(), date(2026, 12, 31))
    kept = {act.code: act.lines for act in after.acts}
    assert kept == {act.code: act.lines for act in before.acts}


def test_lineage_is_filed_both_ways() -> None:
    records = {row.code: row for row in published().acts}
    assert (records[OMPHALOCELE].ended, records[OMPHALOCELE].next) == ("2027-01-01", NEW)
    assert (records[NEW].created, records[NEW].previous) == ("2027-01-01", OMPHALOCELE)
    assert records[APPENDIX].created == "2005-03-25"
    assert records[OVER].ended == "2014-06-01"


def test_what_the_draft_does_not_say_is_that_of_the_act_before() -> None:
    history = published()
    state = next(state for state in history.phase_states if (state.code, state.effective) == (NEW, "2027-01-01"))
    assert (state.unit, state.dom, state.decree) == ("5.3", "1030 1030 1030 1030", "")
    phase = next(phase for phase in history.phases if phase.code == NEW)
    assert (phase.teeth, phase.icr) == ("11 12", 0)


def test_an_act_that_nothing_precedes() -> None:
    made = replace(draft(), old={})
    release = in_force(published(made))
    assert [price.cents for price in release.by_code[NEW].lines[0].prices if price.grid == "F"] == [40000]
    assert OMPHALOCELE in release.by_code


def test_a_deleted_act_is_over() -> None:
    made = draft(KEPT_ACT)
    made.old[ActCode(OMPHALOCELE)] = OldAct(ActCode(OMPHALOCELE), Fate.DELETED, reason="obsolète")
    assert OMPHALOCELE not in in_force(published(made)).by_code


def test_a_line_that_the_act_no_longer_has_is_left_out() -> None:
    alone = replace(KEPT_ACT, lines=KEPT_ACT.lines[:1])
    history = published(draft(alone, MADE_ACT))
    assert [line.key.activity for line in in_force(history).by_code[ActCode(APPENDIX)].lines] == [1]


def test_counts_are_those_of_the_file_even_from_an_extract() -> None:
    base = small_history()
    extract = base.tables[0]._replace(
        table="999",
        facts='{"actes":8518,"activites":9,"enregistrements":9999,"fichier":"CAC","numero_destinataire":"1",'
        '"numero_emetteur":"00000001000000","phases":9,"programme_destinataire":"CCAM","programme_emetteur":"CODCAM",'
        '"tables":9,"type_destinataire":"CT","type_echange":"NA","type_emetteur":""}',
    )
    history = published(base=replace(base, tables=(*base.tables, extract)))
    content, findings = read(b"".join(write_history(history)))
    assert content is not None
    assert "base-extraite" not in {found.code for found in findings}


def test_acts_without_a_code_are_named() -> None:
    refused = refusal(draft(replace(KEPT_ACT, code=None), replace(MADE_ACT, code=None)))
    assert refused.code == "nx-sans-code"
    assert KEPT in refused.message
    assert MADE in refused.message


@pytest.mark.parametrize(
    ("made", "tariffs", "code", "word"),
    [
        (draft(KEPT_ACT, replace(MADE_ACT, code=ActCode(APPENDIX))), TARIFFS, "nx-code-repris", MADE),
        (draft(KEPT_ACT, replace(MADE_ACT, lines=())), TARIFFS, "nx-sans-ligne", "HHFA900"),
        (draft(), {key: 1 for key in TARIFFS if key != (MADE, PHASE1)}, "nx-sans-tarif", "HHFA900/1/1"),
        (
            draft(
                replace(KEPT_ACT, lines=(KEPT_ACT.lines[0], replace(KEPT_ACT.lines[1], copay_exemption="5"))), MADE_ACT
            ),
            TARIFFS,
            "nx-deux-exonerations",
            "1-7, 5",
        ),
        (draft(KEPT_ACT, replace(MADE_ACT, label="Pose de stent d’artère coronaire ŵ")), TARIFFS, "", ""),
    ],
)
def test_what_cannot_be_published_is_named(made: Draft, tariffs: Tariffs, code: str, word: str) -> None:
    with pytest.raises(DataRefused) as caught:
        list(write_history(published(made, tariffs)))
    assert caught.value.code == (code or "nx-caractere-impossible")
    assert word in caught.value.message


def test_an_activity_without_a_billing_group_is_refused() -> None:
    bare = replace(MADE_ACT, lines=(ProposedLine(PHASE1, 31000),))
    made = draft(KEPT_ACT, bare)
    assert published(made).activity_states  # that of the act before
    made.old.clear()
    assert refusal(made).code == "nx-regroupement"


def test_the_day_must_follow_the_prices_of_the_base() -> None:
    with pytest.raises(DataRefused) as caught:
        published(day=date(2025, 1, 1))
    assert caught.value.code == "nx-date-passee"


def test_a_line_without_a_tariff_keeps_the_price_of_each_grid() -> None:
    before = in_force(small_history(), date(2026, 12, 31)).by_key[LineKey(ActCode(APPENDIX), *SURGERY)]
    made = in_force(published(tariffs=TARIFFS | {(KEPT, SURGERY): None}), DAY).by_key[before.key]
    assert {price.grid: price.cents for price in made.prices} == {price.grid: price.cents for price in before.prices}
    assert made.prices[0].effective == DAY


def test_there_must_be_a_price_to_keep() -> None:
    act = replace(MADE_ACT, lines=(ProposedLine(Slot(5, 0), billing_group="ADC"),))
    with pytest.raises(DataRefused) as caught:
        published(draft(KEPT_ACT, act), TARIFFS | {(MADE, Slot(5, 0)): None})
    assert caught.value.code == "nx-rien-a-maintenir"
