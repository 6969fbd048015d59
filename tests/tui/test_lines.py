"""Lines of a drawing: inside their width, and without a control character."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ccam.model.text import has_control
from tui.drawing.lines import Line, paragraph, plain, section, wrapped

WORDS = st.text(st.sampled_from("aéœ 'ABC[]\x1b\x07\u202e"), max_size=120)


def texts(lines: list[Line]) -> list[str]:
    return [line.text.plain for line in lines]


@given(WORDS)
def test_no_control_character_is_drawn(text: str) -> None:
    for drawn in texts([plain(text), *paragraph(text, 40), *section("Titre", [text], 60)]):
        assert not has_control(drawn)


@given(WORDS, st.integers(30, 120))
def test_lines_stay_inside_their_width(text: str, width: int) -> None:
    for drawn in texts([*paragraph(text, width), *section("Titre", [text, text], width)]):
        assert cell_len(drawn) <= width


def test_a_cut_text_says_so() -> None:
    label = "Appendicectomie avec toilette péritonéale pour péritonite aigüe généralisée"
    assert wrapped(label, 24, lines=2) == ["Appendicectomie avec", "toilette péritonéale…"]
    assert wrapped(label, 200, lines=1) == [label]


def test_figures_are_never_broken() -> None:
    assert wrapped("base 3\u202f780\u202f000\xa0€ de plus", 12) == ["base", "3\u202f780\u202f000\xa0€", "de plus"]


def test_a_section_without_items_is_not_there() -> None:
    assert section("Notes", [], 80) == []
