"""The documentation says what the programs say."""

import re
from pathlib import Path

from ccam.french.commands import COMMANDS
from docs import constats, exports, invariants
from docs.fabriquer import REFERENCE, reference

ROOT = Path(__file__).parents[1]


def test_the_command_reference_is_what_the_commands_print() -> None:
    assert REFERENCE.read_text("utf-8") == reference(), "make docs"


def test_the_page_of_findings_is_what_the_corpus_shows() -> None:
    assert constats.PAGE.read_text("utf-8") == constats.page(), "make docs"


def test_the_page_of_invariants_is_what_the_checks_say() -> None:
    assert invariants.PAGE.read_text("utf-8") == invariants.page(), "make docs"


def test_the_page_of_exports_is_what_the_writers_write() -> None:
    assert exports.PAGE.read_text("utf-8") == exports.page(), "make docs"


def test_every_command_of_the_guide_exists() -> None:
    known = set(COMMANDS) | {name.split()[0] for name in COMMANDS}
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for words in re.findall(r"ccam ((?:[a-z]+ ?){1,2})", path.read_text("utf-8")):
            names = words.split()
            if names:
                assert names[0] in known, (path.name, words)


def test_links_inside_the_documentation_lead_somewhere() -> None:
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), (path.name, target)
