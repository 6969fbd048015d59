"""Import of an RDF file of national size against lxml iterparse doing nothing with it."""

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bench.measure import line, ratio

SEED = 20260701
ACTS = 8_300
"""With their activities and phases, about 38 000 concepts, as in v83."""
CCAM = "http://data.esante.gouv.fr/cnam/ccam/"
HEAD = """<?xml version="1.0"?>
<rdf:RDF xml:base="http://data.esante.gouv.fr/cnam/ccam" xmlns:ccam="http://data.esante.gouv.fr/cnam/ccam/"
     xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
     xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
     xmlns:dct="http://purl.org/dc/terms/" xmlns:xkos="http://rdf-vocabulary.ddialliance.org/xkos#">
    <owl:Ontology rdf:about="http://data.esante.gouv.fr/cnam/ccam">
        <dct:issued>2026-07-01</dct:issued><owl:versionInfo>v83.00</owl:versionInfo>
    </owl:Ontology>
"""
WALK = "import sys; from bench.rdf import walk; print(walk(sys.argv[1]))"


def run() -> Iterator[str]:
    """The time of a whole import; the memory of a walk over the nodes, at one and at four times the size."""
    from lxml import etree

    from importers.registry import read

    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "terminologie-ccam-v83.00.rdf", Path(folder) / "quadruple.rdf"
        written = write(small, ACTS)
        write(large, 4 * ACTS)

        def events() -> object:
            for _ in etree.iterparse(str(small)):
                pass
            return None

        what = f"import of {written} RDF concepts / lxml iterparse doing nothing"
        yield line(what, ratio(lambda: read(small), events), "none set")
        once, more = (peak_of_a_walk(path) for path in (small, large))
        what = f"peak memory of reading every node ({once // 1024} MiB): four times the file / once"
        yield line(what, more / once, "about 1")


def walk(path: str) -> int:
    """Peak memory of the process, in KiB, once every node is read and forgotten."""
    from importers.containers import contents
    from importers.rdf import nodes

    (opened,) = contents(Path(path))
    for _ in nodes(opened):
        pass
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def peak_of_a_walk(path: Path) -> int:
    """:func:`walk` in a process of its own: a peak is that of a whole process."""
    done = subprocess.run([sys.executable, "-c", WALK, str(path)], check=True, capture_output=True, text=True)
    return int(done.stdout)


def write(path: Path, acts: int) -> int:
    """Write acts with their activities and phases, seeded; gives the number of concepts."""
    source = random.Random(SEED)  # noqa: S311
    with path.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        _concept(out, "Categorie_07.", "07. Appareil digestif", "Acte")
        written = 1 + sum(_act(out, source, number) for number in range(acts))
        out.write("</rdf:RDF>\n")
    return written


def _act(out: IO[str], source: random.Random, number: int) -> int:
    """One act, in the shape of the generator of the ANS: restrictions, axes, dates, sometimes a note."""
    letters = "".join(chr(65 + number // 1000 // 26**place % 26) for place in (3, 2, 1, 0))
    code = f"{letters}{number % 1000:03d}"
    label = "Libellé " + " ".join(source.choices(("de la", "avec", "par", "abord", "exérèse", "voie"), k=12))
    axes = {
        "topographie": f"Topographie_{code[:2]}",
        "action": f"Action_{code[2]}",
        "modeAcces": f"ModeAcces_{code[3]}",
    }
    extra = "".join(_restriction(name, axis) for name, axis in list(axes.items())[:2])
    extra += "".join(_link(f"ccam:{name}", axis) for name, axis in (*axes.items(), ("typeActe", "TypeActe_ActeIsole")))
    extra += "".join(
        f"        <dct:{name}>20{source.randint(10, 26)}-01-01T00:00:00</dct:{name}>\n"
        for name in ("created", "temporal")
    )
    extra += _text("skos:altLabel", label[:40].upper())
    if source.random() < 0.75:
        extra += _text("xkos:inclusionNote", f"Avec ou sans : {label * 2}")
    _concept(out, code, label, "Categorie_07.", extra)
    activities = source.choice(((1, 4), (1, 4), (1,), (1, 4, 2)))
    for activity in activities:
        links = _link("ccam:acte", code) + _link("ccam:activite", f"Activite_{activity}")
        letters = "".join(_link("ccam:modificateur", f"Modificateur_{letter}") for letter in "AFJKPSTUO7")
        _concept(out, f"{code}{activity}", f"{label} - activité", "ActeActivite_ADC", links + letters)
        phase = links + _link("ccam:phase", "Phase_0")
        _concept(out, f"{code}{activity}0", f"{label} - activité - phase unique", "ActeActivitePhase_Phase_0", phase)
    return 1 + 2 * len(activities)


def _concept(out: IO[str], identifier: str, label: str, parent: str, extra: str = "") -> None:
    out.write(f'\n    <!-- {CCAM}{identifier} -->\n\n    <owl:Class rdf:about="{CCAM}{identifier}">\n')
    out.write(_link("rdfs:subClassOf", parent) + extra + _text("rdfs:label", label))
    out.write(f"        <skos:notation>{identifier}</skos:notation>\n    </owl:Class>\n")


def _restriction(name: str, axis: str) -> str:
    inside = _link("owl:onProperty", f"aPour{name.title()}") + _link("owl:someValuesFrom", axis)
    return f"        <rdfs:subClassOf><owl:Restriction>\n{inside}        </owl:Restriction></rdfs:subClassOf>\n"


def _link(name: str, target: str) -> str:
    return f'        <{name} rdf:resource="{CCAM}{target}"/>\n'


def _text(name: str, value: str) -> str:
    return f'        <{name} xml:lang="fr">{value}</{name}>\n'
