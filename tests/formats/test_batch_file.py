"""The file of a batch of reports, and its manifest."""

import json
from dataclasses import replace

import pytest

from ccam.formats import batch_manifest as marks
from ccam.formats.batch import FORMATS, Comparison, parse
from ccam.french import batch as fr
from ccam.model.codec import fingerprint
from ccam.model.errors import DataRefused, FileRefused

MARK = marks.ReportMark(
    "Plénière", marks.PLENARY, "janvier", "mars", "", "", "", "aa", marks.Told(-5, -171, 12_345, 0, 3),
    (marks.FileMark("pleniere/pleniere.pdf", 10, "bb"),),
)  # fmt: skip
SEALED = marks.Manifest(
    "Mars",
    marks.Inputs("cc", (marks.Point(marks.SEAL, "janvier", "dd", 24, "CNAM", "2026-01-30T10:00:00Z"),), {"ccam": "1"}),
    (MARK,),
    (marks.Left("Famille 99", "rien"),),
    marks.FileMark("index.html", 3, "ee"),
)


def test_what_is_left_out_has_its_usual_value() -> None:
    order = parse('[lot]\ntitre = "Mars"\nde = "81"\n', name="lot.toml")
    assert (order.comparison, order.formats, order.plenary) == (Comparison("81"), FORMATS, True)
    assert (order.families, order.committees, order.extras) == (None, None, ())


def test_another_report_takes_from_the_batch_what_it_does_not_say() -> None:
    text = """
        [lot]
        titre = "Mars"
        de = "janvier"
        a = "mars"
        formats = ["PDF"]
        pleniere = false
        familles = []
        [[rapport]]
        nom = "Depuis 81"
        de = "81"
        [[rapport]]
        nom = "Digestif"
        comite = "Digestif"
        formats = ["md"]
    """
    order = parse(text, name="lot.toml")
    assert (order.plenary, order.families, order.formats) == (False, (), ("pdf",))
    since, committee = order.extras
    assert (since.comparison, since.formats) == (Comparison("81", "mars"), ("pdf",))
    assert (committee.comparison, committee.formats, committee.committee) == (order.comparison, ("md",), "Digestif")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[lot\n", "TOML"),
        ('[lot]\nde = "a"\n', "titre"),
        ('[lot]\ntitre = "a"\nde = "a"\nfamille = "07"\n', "famille"),
        ('[lot]\ntitre = "a"\nde = "a"\nformats = ["docx"]\n', "docx"),
        ('[lot]\ntitre = "a"\nde = "a"\npleniere = "oui"\n', "true"),
        ('[lot]\ntitre = "a"\nde = "a"\nfamilles = ["07", "07"]\n', "familles"),
        ('[lot]\ntitre = "a"\nde = "a"\nfamilles = 7\n', "familles"),
        ('[lot]\ntitre = "a"\nde = "a"\n[[rapport]]\nnom = "x"\nfamille = "07"\ncomite = "y"\n', "à la fois"),
        ('[lot]\ntitre = "a"\nde = "a"\n[[rapport]]\nnom = "X"\n[[rapport]]\nnom = "x"\n', "déjà pris"),
        ('[lots]\ntitre = "a"\n', "lots"),
    ],
)
def test_what_cannot_stand_is_refused_by_its_name(text: str, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        parse(text, name="lot.toml")
    assert said in " ".join(f"{found.message} {found.hint}" for found in refused.value.findings)


def test_the_template_is_a_batch() -> None:
    text = fr.ORDER_FILE.format(file="lot.toml")
    assert parse(text, name="lot.toml").comparison == Comparison("janvier", "mars")
    told = "".join(line.removeprefix("# ") if " = " in line else line for line in text.splitlines(keepends=True))
    told = told.replace("# [[rapport]]", "[[rapport]]").replace('scenario = "…"', 'scenario = "x"')
    assert len(parse(told, name="lot.toml").extras) == 2


def test_a_manifest_comes_back_as_it_was() -> None:
    assert marks.read(marks.text(SEALED).encode(), "manifeste.json") == SEALED
    assert marks.read(marks.text(replace(SEALED, index=None)).encode(), "m").index is None


def test_a_manifest_that_was_touched_is_refused() -> None:
    with pytest.raises(DataRefused, match="modifié"):
        marks.read(marks.text(SEALED).replace("123.45", "123.46").encode(), "manifeste.json")


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "..\\x"])
def test_no_file_of_a_manifest_is_out_of_its_folder(path: str) -> None:
    body = json.loads(marks.text(SEALED))
    body["index"]["chemin"] = path
    del body["empreinte"]
    spoiled = json.dumps(body | {"empreinte": fingerprint(body)}).encode()
    with pytest.raises(DataRefused, match="manifeste"):
        marks.read(spoiled, "manifeste.json")


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"null", b'{"format": 1, "empreinte": 2}', b"\xff", b"[" * 9999]
)
def test_what_is_no_manifest_is_refused(content: bytes) -> None:
    with pytest.raises(DataRefused, match="manifeste"):
        marks.read(content, "manifeste.json")


def test_a_manifest_of_a_later_schema_says_so() -> None:
    body = json.loads(marks.text(SEALED)) | {"schema": marks.SCHEMA + 1}
    with pytest.raises(DataRefused, match="plus récent"):
        marks.read(json.dumps(body).encode(), "manifeste.json")
