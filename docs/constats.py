"""The page of findings, made from the corpus: what each file of it shows is what the page says of it."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ccam.model.findings import Finding
from tests.corpus import cases, finding_codes, shown_by

PAGE = Path(__file__).parent / "constats.md"

HEADING = """# Les constats

Page écrite par `make docs` à partir du corpus d'essai (`tests/corpus`) : l'exemple de chaque constat est ce que
l'atelier dit vraiment d'un fichier.

Un constat dit ce qui a été remarqué dans un fichier, où, et ce qu'il y a à faire. Son code ne change jamais.

- **erreur** : le fichier n'est pas importé, rien n'en est gardé ;
- **avertissement** : la valeur est gardée comme elle a été lue, quelqu'un doit la regarder ;
- **information** : une bizarrerie sans effet, dite pour que rien ne soit réparé en silence.

`ccam importer FICHIER --constats constats.csv` écrit la liste complète, une ligne par constat.
"""
REFUSALS = """
# Les refus

Un fichier qui ne peut pas être lu du tout est refusé d'un mot.
"""


class Told(NamedTuple):
    """One finding as the page tells it."""

    code: str
    severities: tuple[str, ...]
    formats: tuple[str, ...]
    example: Finding


def page() -> str:
    """Every finding, then every refusal, by code."""
    known = finding_codes()
    told = list(_told())
    found = [one for one in told if one.code in known]
    refused = [one for one in told if one.code not in known]
    return HEADING + "".join(map(_section, found)) + REFUSALS + "".join(map(_section, refused))


def _told() -> Iterator[Told]:
    severities: defaultdict[str, set[str]] = defaultdict(set)
    formats: defaultdict[str, set[str]] = defaultdict(set)
    examples: dict[str, Finding] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(cases()):
            place = Path(folder) / str(number)
            place.mkdir()
            for found in shown_by(case.make(place)):
                severities[found.code].add(found.severity.value)
                formats[found.code].add(case.format)
                if found.code == case.code:
                    examples.setdefault(found.code, found)
    for code, example in sorted(examples.items()):
        yield Told(code, tuple(sorted(severities[code])), tuple(sorted(formats[code])), example)


def _section(told: Told) -> str:
    """One finding: its code, where it is seen, an example, what to do."""
    example = " ".join(told.example.message.split())
    lines = [
        f"\n## `{told.code}`\n",
        f"{', '.join(told.severities)} · {', '.join(told.formats)}\n",
        f"> {example}\n",
    ]
    if told.example.hint:
        lines.append(f"{told.example.hint}\n")
    return "\n".join(lines)
