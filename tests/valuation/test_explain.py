"""The chain behind a price: known, unexplained, unknown, kept."""

from dataclasses import replace
from typing import Any

import pytest

from ccam.french import numbers
from ccam.model.acts import SECTOR1, Act, Line, Price, Release, Writing
from ccam.model.codes import LineKey, Slot, line_key
from ccam.model.draft import ProposedLine, Verb
from ccam.model.errors import UnknownThing
from ccam.model.money import decimal_string
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation.worlds import DELIVERED, EXPLAINED, cents, settings, volumes
from valuation.explain import Explanation, Verdict, explain_line, explain_proposed, text_lines

HERE = settings()


def release_of(key: LineKey, price: Price, group: str) -> Release:
    line = Line(key, "", (price,), billing_group=group)
    return s.release(Act(key.code, "Un acte", "04.01", (line,)))


def explained(case: dict[str, Any]) -> Explanation:
    key = line_key(case["ligne"])
    release = release_of(key, Price(SECTOR1, s.DAY, cents(case["facture"])), case["regroupement"])
    return explain_line(key, release, DELIVERED, HERE)


@pytest.mark.parametrize("case", EXPLAINED, ids=lambda case: case["ligne"])
def test_known_chains(case: dict[str, Any]) -> None:
    chain = explained(case)
    assert chain.target == cents(case["cible"])
    assert chain.residual is not None
    assert chain.gap is not None
    assert decimal_string(chain.gap) == case["ecart"]
    assert decimal_string(chain.residual) == case["residu"]
    assert chain.abated == (cents(case["abattu"]) if "abattu" in case else None)
    assert chain.formula.replace(numbers.NBSP, " ") == case["formule"]
    assert text_lines(chain)[-1].endswith(case["verdict"])


def test_every_value_of_a_chain_has_its_source_date_and_status() -> None:
    chain = explained(EXPLAINED[0])
    labels = [step.label for step in chain.steps]
    assert labels == [
        "points travail",
        "facteur de conversion (FC)",
        "coût de la pratique (CP)",
        "produit non arrondi",
        "tarif cible",
        "tarif facturé",
    ]
    assert all(step.source for step in chain.steps)
    for step in chain.steps[:3]:
        assert step.checked
        assert step.status in ("lu", "déduit")
    assert [(step.value, step.places) for step in chain.steps[:5]] == [
        (1_700, 2), (4_700, 4), (3_990, 4), (14_773_000, 6), (1_477, 2),
    ]  # fmt: skip


def plain(chain: Explanation) -> list[str]:
    return [line.replace(numbers.NBSP, " ").replace(numbers.THIN, " ") for line in text_lines(chain)]


def test_a_chain_is_written_for_people() -> None:
    lines = plain(explained(EXPLAINED[1]))
    assert lines[0] == "DZQM006/1/0 · Un acte"
    assert lines[1].startswith("points travail : 115 points — lu ; lecardiologue.com")
    assert lines[2].startswith("facteur de conversion (FC) : 0,47 €/point — déduit ; ")
    assert lines[2].endswith("depuis le 01/01/2026 ; vérifié le 21/11/2026")
    assert lines[-2] == "115 × (0,47 + 0,399) = 99,935 → 99,94 €"
    assert lines[-1].startswith("écart à la cible : −3,69 € ; ")
    assert plain(explained(EXPLAINED[2]))[-1].startswith("écart à la cible : +3,80 € ; ")


APPENDIX = line_key("HHFA001/1/0")


def test_without_points_nothing_is_guessed() -> None:
    chain = explain_line(APPENDIX, release_of(APPENDIX, Price(SECTOR1, s.DAY, 17_679), "ADC"), DELIVERED, HERE)
    assert (chain.target, chain.residual, chain.formula, chain.verdict) == (None, None, "", Verdict.UNKNOWN)
    assert chain.billed == 17_679
    assert "points travail : points inconnus" in plain(chain)
    assert plain(chain)[-1].startswith("tarif facturé : 176,79 €")


def test_not_covered_and_no_price_are_said() -> None:
    refused = Price(SECTOR1, s.DAY, 0, Writing.NOT_COVERED)
    chain = explain_line(APPENDIX, release_of(APPENDIX, refused, "ADC"), DELIVERED, HERE)
    assert chain.billed is None
    assert plain(chain)[-1] == "tarif facturé : non pris en charge"
    elsewhere = release_of(APPENDIX, Price("G", s.DAY, 100), "ADC")
    assert (
        plain(explain_line(APPENDIX, elsewhere, DELIVERED, HERE))[-1] == "tarif facturé : aucun prix dans la grille F"
    )


@pytest.mark.parametrize(
    ("tariff", "at_tariff", "k"),
    [
        (17_679, "quantité au tarif du fichier : 60 108,60 € — Volumes d'essai", "coefficient k : 1,287667"),
        (
            None,
            "quantité au tarif du fichier : tarif absent du fichier de volumes",
            "coefficient k : 1 — pris égal à 1",
        ),
    ],
)
def test_volumes_add_what_was_observed(tariff: int | None, at_tariff: str, k: str) -> None:
    row = VolumeRow(APPENDIX, "ADC", 340, 7_739_987, 0, tariff, None)
    known = volumes(row, replace(row, key=line_key("HHFA001/4/0")))
    release = release_of(APPENDIX, Price(SECTOR1, s.DAY, 17_679), "ADC")
    lines = plain(explain_line(APPENDIX, release, DELIVERED, HERE, known))
    assert lines[-4:-2] == [
        "quantité : 340 actes — Volumes d'essai",
        "base observée : 77 399,87 € — Volumes d'essai",
    ]
    assert lines[-2] == at_tariff
    assert lines[-1].startswith(k)


def test_a_line_that_is_not_in_the_release_is_refused() -> None:
    with pytest.raises(UnknownThing, match="HHFA001/4/0"):
        explain_line(line_key("HHFA001/4/0"), s.release(s.act(1)), DELIVERED, HERE)


SLOT = Slot(1, 0)


def proposed(line: ProposedLine, verb: Verb = Verb.KEEP, *, others: bool = False) -> Explanation:
    olds = [s.mapped(1, (1,), verb=verb)] + ([s.mapped(2, (1,))] if others else [])
    draft = s.draft(*olds, replace(s.new_act(1), lines=(line,)))
    return explain_proposed(s.proposed(1), SLOT, s.release(s.act(1), s.act(2)), draft, DELIVERED, HERE)


def test_a_proposed_line_has_the_chain_of_its_score() -> None:
    chain = proposed(ProposedLine(SLOT, 26_200, "chirurgie"))
    assert (chain.target, chain.kept, chain.billed) == (19_362, None, None)
    assert plain(chain)[0] == "P-07-0001/1/0 · Acte nouveau 1"
    assert plain(chain)[1] == "points travail : 262 points — projet « essai »"
    assert plain(chain)[-1] == "262 × (0,47 + 0,269) = 193,618 → 193,62 €"


def test_a_proposed_line_without_points_keeps_the_price_of_the_act_it_continues() -> None:
    chain = proposed(ProposedLine(SLOT, None, "chirurgie"))
    assert (chain.target, chain.kept) == (None, 1_000)
    assert plain(chain)[-1] == "prix conservé : 10,00 € — CCAM version 81, ligne HHFA001/1/0 ; depuis le 01/01/2026"


@pytest.mark.parametrize(("verb", "others"), [(Verb.MERGE, True), (Verb.KEEP, True), (Verb.SPLIT, False)])
def test_a_proposed_line_that_continues_no_single_act_keeps_nothing(verb: Verb, others: bool) -> None:
    chain = proposed(ProposedLine(SLOT, None), verb, others=others)
    assert (chain.target, chain.kept) == (None, None)
    assert "coût de la pratique (CP) : coût de la pratique inconnu" in plain(chain)


def test_a_proposed_line_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownThing, match="activité 4"):
        explain_proposed(s.proposed(1), Slot(4, 0), s.release(), s.draft(s.new_act(1)), DELIVERED, HERE)
    with pytest.raises(UnknownThing, match="P-07-0009"):
        explain_proposed(s.proposed(9), SLOT, s.release(), s.draft(), DELIVERED, HERE)
