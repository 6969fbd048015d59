"""The ATIH file: what belongs to an act, to its extensions, to the PMSI alone; what repeats; what is left over."""

from pathlib import Path

import pytest

from ccam.model.acts import Detail, Release
from ccam.model.codes import ActCode, LineKey
from ccam.model.findings import Severity
from importers.registry import read
from tests.corpus import make_atih
from tests.corpus.make_atih import Cells, anaesthesia, label, letter, note, title, whole, write
from tests.importers.files import codes_of, one, refusal

ACT = ActCode("HHFA001")


def release(folder: Path, *rows: Cells) -> Release:
    (path,) = write(folder, rows)
    content = read(path).content
    assert isinstance(content, Release)
    return content


def facts(made: Release, code: str, extension: str = "") -> dict[tuple[str, int | None, int | None], str]:
    """Details of one code by field, activity and phase."""
    return {
        (one.field, one.activity, one.phase): one.value
        for one in made.details
        if (one.code, one.extension) == (code, extension)
    }


def test_an_act_has_its_lines_and_no_price(tmp_path: Path) -> None:
    rows = whole(note(own="[A, F, 7]", kind="LV"), note("(HHFA001)"), note("Indication : urgence"))
    made = release(tmp_path, *rows)
    assert (made.version, made.applicable.isoformat()) == ("2021-atih", "2021-01-01")
    assert [heading.number for heading in made.headings] == ["07", "07.03", "07.03.05"]
    act = made.by_code[ACT]
    assert (act.label, act.heading, act.modifiers, act.row) == ("Appendicectomie", "07.03.05", ("A", "F", "7"), 5)
    assert [(line.key, line.billing_group, line.copay_exemption, line.prices) for line in act.lines] == [
        (LineKey(ACT, 1, 0), "ADC", "1", ()),
        (LineKey(ACT, 4, 0), "ADA", "1", ()),
    ]
    assert (act.lines[0].label, act.lines[1].label, act.lines[1].associated) == ("", "Anesthésie", (ACT,))
    assert [(one.kind, one.text) for one in act.notes] == [("indication", "Indication : urgence")]


def test_the_other_columns_are_details_of_the_act(tmp_path: Path) -> None:
    made = release(tmp_path, *whole(first=label(end="02/04/2030", change="Code père interdit", has="Avis HAS")))
    assert facts(made, ACT) == {
        ("icr", 1, 0): "133",
        ("icr prive", 1, 0): "103",
        ("icr", 4, 0): "43",
        ("classant", None, None): "oui",
        ("information has", None, None): "Avis HAS",
        ("nature du changement", None, None): "Code père interdit",
        ("code pere interdit", None, None): "oui",
        ("debut de validite", None, None): "2001-01-01",
        ("fin de validite", None, None): "2030-04-02",
        ("liste ghm 2020", None, 0): "A-001|A-047",
        ("forfait 2020", None, None): "FFM",
    }


def test_an_extension_is_no_act_but_keeps_all_it_states(tmp_path: Path) -> None:
    rows = whole(
        label("HHFA001", "-01", "Appendicectomie programmée", icr_public="140"),
        anaesthesia("HHFA001-01"), note("(HHFA001)", "HHFA001-01"), note("Indication : choix", "HHFA001-01"),
    )  # fmt: skip
    made = release(tmp_path, *rows)
    assert [act.code for act in made.acts] == [ACT]
    assert len(made.by_code[ACT].lines) == 2
    own = facts(made, ACT, "01")
    assert own["libelle", None, None] == "Appendicectomie programmée"
    assert (own["icr", 1, 0], own["regroupement", 4, 0], own["gestes", 4, 0]) == ("140", "ADA", ACT)
    assert own["note", None, None] == "Indication : choix"


def test_a_code_of_the_pmsi_is_an_act_that_is_never_billed(tmp_path: Path) -> None:
    rows = whole(label("HHFC801", "-01", "Appendicectomie robotisée", group="(ADC)"))
    made = release(tmp_path, *rows, label("HHFC801", "-02", "Autre appendicectomie robotisée"))
    code = ActCode("HHFC801")
    assert made.by_code[code].lines[0].billing_group == "ADC"
    assert facts(made, code) == {("usage", None, None): "pmsi seulement"}
    assert facts(made, code, "01")["regroupement", 1, 0] == "(ADC)"
    assert facts(made, code, "01")["libelle", None, None] == "Appendicectomie robotisée"
    assert made.by_code[code].label == "Appendicectomie robotisée"
    assert facts(made, code, "02")["regroupement", 1, 0] == "ADC"


def test_phases_have_their_own_icr(tmp_path: Path) -> None:
    rows = [
        *make_atih.CHAPTERS, label(**{**make_atih.PHASES, "group": "x", "list_0": "", "list_1": "A-001"}),
        note("Phase 1 : pose", activity=1, phase=1, group="ADC", icr_public=133, icr_private=103, icr_4=43),
        note("Phase 2 : ablation", activity=1, phase=2, group="ADC", icr_public=50),
    ]  # fmt: skip
    (path,) = write(tmp_path, rows)
    made = release(tmp_path, *rows)
    assert "icr-discordants" not in codes_of(path)
    icr = {key: value for key, value in facts(made, ACT).items() if key[0] == "icr"}
    assert icr == {("icr", 1, 1): "133", ("icr", 4, 1): "43", ("icr", 1, 2): "50"}
    assert facts(made, ACT)["liste ghm 2020", None, 1] == "A-001"
    (path,) = write(tmp_path, [*rows[:3], {**rows[3], "icr_public": "999"}, *rows[4:]])
    assert "999" in one(path, "icr-discordants").message


def test_a_row_belongs_to_what_is_above_unless_its_label_is_gone(tmp_path: Path) -> None:
    rows = whole(
        label("HHFA011", text="Par cœlioscopie"), note("Indication : ici", "HHFA001"),
        note("Indication : ailleurs", "HHFA099"), note(kind="LV", owner="HHFA001"),
    )  # fmt: skip
    made = release(tmp_path, *rows)
    assert [one.text for one in made.by_code[ActCode("HHFA011")].notes] == ["Indication : ici"]
    assert facts(made, "HHFA099") == {("note", None, None): "Indication : ailleurs"}
    (path,) = write(tmp_path, rows)
    assert one(path, "rattachement-discordant").value == "1"


def test_modifiers_of_chapter_19_are_told_apart(tmp_path: Path) -> None:
    rows = whole(title("19", "TRANSITOIRE"), letter("U"), letter("U", own="U bis", text="Autre urgence"), letter("6"))
    made = release(tmp_path, *rows)
    assert [made.details[-1]] == [Detail("6", "", None, None, "libelle", "Urgence")]
    assert facts(made, "U bis")["libelle", None, None] == "Autre urgence"
    assert made.modifiers == ()


def test_a_recap_completes_or_is_kept_apart(tmp_path: Path) -> None:
    recaps = {"modifiers": "[A, F]", "notes": "Indication :  URGENCE\n", "names": "Anesthésie\n"}
    agreeing = whole(note(own="[F, A]", kind="LV"), note("Indication : urgence"), first=label(**recaps))
    (path,) = write(tmp_path, agreeing)
    assert not {"recapitulatif-seul", "recapitulatif-different"} & set(codes_of(path))
    alone = release(tmp_path, *whole(first=label(**recaps))).by_code[ACT]
    assert (alone.modifiers, [one.text for one in alone.notes]) == (("A", "F"), ["Indication :  URGENCE"])
    apart = release(tmp_path, *whole(note("Indication : choix"), first=label(**recaps)))
    assert facts(apart, ACT)["notes (recapitulatif)", None, None] == "Indication :  URGENCE"


def test_notes_of_a_title_and_its_second_writing(tmp_path: Path) -> None:
    rows = whole(note("Comprend : tout", "07.03.05", "NT"), title(text="Actes sur l'appendice vermiforme"))
    made = release(tmp_path, *rows)
    assert made.heading_titles["07.03.05"] == "Actes sur l'appendice vermiforme"
    assert facts(made, "07.03.05") == {
        ("autre titre", None, None): "Actes sur l'appendice",
        ("note de l'autre titre", None, None): "Comprend : tout",
    }


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("date-en-texte", Severity.INFO),
        ("libelle-retire", Severity.WARNING),
        ("recapitulatif-different", Severity.WARNING),
        ("type-de-ligne-inconnu", Severity.ERROR),
        ("extension-illisible", Severity.ERROR),
        ("acte-en-double", Severity.ERROR),
    ],
)
def test_how_grave_it_is(tmp_path: Path, code: str, severity: Severity) -> None:
    (path,) = make_atih.CASES[f"atih/{code}"](tmp_path)
    assert one(path, code).severity is severity
    assert (read(path).content is None) is (severity is Severity.ERROR)


def test_an_ordinary_file_has_only_its_date_to_tell(tmp_path: Path) -> None:
    (path,) = write(tmp_path, whole())
    assert codes_of(path) == ["date-d-effet-deduite"]


def test_columns_may_come_in_any_order(tmp_path: Path) -> None:
    straight = release(tmp_path, *whole())
    (path,) = write(tmp_path, whole(), headings=make_atih.HEADINGS[::-1], fields=make_atih.FIELDS[::-1])
    content = read(path).content
    assert isinstance(content, Release)
    assert content.acts == straight.acts
    assert set(content.details) == set(straight.details)


def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path) -> None:
    (path,) = write(tmp_path, whole(), headings=["Autre", *make_atih.HEADINGS[1:4]])
    assert refusal(path, "atih").code == "mauvais-format"
    assert refusal(path).code == "fichier-inconnu"
