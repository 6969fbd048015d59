"""The pictures of the guide: there, small, and telling nothing of the machine that made them."""

import re

from docs.captures import FOLDER, LARGEST, SHOWN, tidy

GUIDE = FOLDER.parent / "guide" / "03-atelier.md"


def test_the_guide_shows_every_screen() -> None:
    shown = set(re.findall(r"images/ecran-(\w+)\.svg", GUIDE.read_text(encoding="utf-8")))
    assert shown == set(SHOWN)


def test_pictures_are_small_and_say_nothing_of_the_machine() -> None:
    for name in SHOWN:
        picture = (FOLDER / f"ecran-{name}.svg").read_text(encoding="utf-8")
        assert len(picture.encode()) <= LARGEST
        assert not re.search(r"/(home|root|tmp|work)/|@font-face|terminal-\d", picture), name
        assert "fictif" in picture, name


def test_a_picture_is_named_alike_each_time() -> None:
    assert tidy('<g id="terminal-12-a"/>@font-face { src: url(x) }') == tidy('<g id="terminal-34-a"/>')
