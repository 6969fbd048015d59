"""What the modifiers of an act mean, in the words of its release."""

from pathlib import Path

from ccam.model.codes import ActCode
from ccam.store.store import open_store
from ccam.usecases.workbench.workbench import Workbench
from tui.drawing.act import act_lines


def test_each_letter_says_what_it_adds_and_stands_for(demo_base: Path) -> None:
    with open_store(str(demo_base)) as store:
        detail = Workbench(store, actor="expert-3").act(ActCode("HHFA016"))
    assert "J" in detail.modifiers
    assert {each[0] for each in detail.meanings} <= set(detail.modifiers)
    (surgery,) = [each for each in detail.meanings if each.startswith("J ")]
    assert surgery == "J +6,5\u00a0% : Majoration transitoire de chirurgie"
    assert any(each.startswith("F +19,06\u00a0€ : Acte réalisé en urgence un dimanche") for each in detail.meanings)
    drawn = [line.text.plain for line in act_lines(detail, 100)]
    assert any("J +6,5\u00a0% : Majoration transitoire" in line for line in drawn)
    assert not any("A, F, J" in line for line in drawn)
