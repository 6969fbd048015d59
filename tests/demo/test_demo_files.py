"""The demonstration set: read without a warning, of the announced size, showing every kind of change."""

import csv
import re
import tomllib
from collections import Counter
from decimal import Decimal

import pytest

from ccam.french.findings_filled import PARENT_ELSEWHERE
from ccam.model.acts import Writing
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import Draft, Fate, ShareOrigin, Verb
from ccam.model.findings import Severity
from ccam.model.graph import ChangeKind, dossiers
from ccam.model.invariants import Level, check
from ccam.model.text import normal_label
from ccam.model.volumes import MEDICAL_GROUPS
from ccam.resources import data_folder, demo_folder
from importers.registry import read
from tests.demo import demo_set as demo

APPENDECTOMIES = ("HHFA001", "HHFA011", "HHFA016", "HHFA020", "HHFA025")
NUMBER = re.compile(r"[0-9]+([.,][0-9]{1,4})?")


def shares(draft: Draft, code: str) -> tuple[int, ...]:
    return draft.old[ActCode(code)].shares


def decided(draft: Draft) -> set[ActCode]:
    return {code for code, act in draft.old.items() if act.fate is not Fate.UNDECIDED}


def kinds(draft: Draft) -> dict[str, ChangeKind]:
    return {dossier.id: dossier.kind for dossier in dossiers(draft, demo.release())}


@pytest.mark.parametrize("name", demo.FILES)
def test_every_file_is_read_without_a_warning(name: str) -> None:
    """Costs of devices stand in a .csv of their own, and say so: their devices are in another."""
    reading = read(demo.path(name))
    assert reading.content is not None
    expected = [PARENT_ELSEWHERE.code] if name == "imagerie_couts.csv" else []
    assert [found.code for found in reading.findings if found.severity is not Severity.INFO] == expected


def test_the_folder_holds_these_files_and_no_other() -> None:
    assert {path.name for path in demo_folder().iterdir()} == {*demo.FILES, "README.md"}


def test_the_release_has_the_announced_size() -> None:
    release = demo.release()
    assert release.version == "81-demo"
    assert 240 <= len(release.acts) <= 260
    assert 380 <= release.line_count <= 420
    assert {act.chapter for act in release.acts} == {f"{number:02d}" for number in range(1, 20)}


def test_the_release_shows_every_kind_of_row() -> None:
    release = demo.release()
    lines = [line for act in release.acts for line in act.lines]
    assert {line.key.activity for line in lines} == {1, 2, 4, 5}
    assert {line.key.phase for line in lines} == {0, 1, 2, 3}
    assert [line.key.code for line in lines if line.price("F").writing is Writing.NOT_COVERED] == ["AHQP001"]  # type: ignore[union-attr]
    assert any(line.prior_approval for line in lines)
    assert any(line.conditional_refund for line in lines)
    assert any(note.kind for act in release.acts for note in act.notes)
    assert any(heading.notes for heading in release.headings)
    assert {modifier.unit.value for modifier in release.modifiers} == {"centimes", "pour mille"}
    assert not any(line.duplicate for line in lines)


def test_associated_codes_and_headings_resolve() -> None:
    release = demo.release()
    titles = release.heading_titles
    for act in release.acts:
        assert all(act.heading[:end] in titles for end in range(2, len(act.heading) + 1, 3))
        assert all(code in release.by_code for line in act.lines for code in line.associated)


def test_volumes_stand_beside_the_release() -> None:
    release, volumes = demo.release(), demo.volumes()
    lines = {line.key for act in release.acts for line in act.lines}
    seen = {row.key for row in volumes.rows}
    assert volumes.year == 2023
    assert len(seen) == len(volumes.rows)
    assert {key.code for key in seen - lines} == {"HBLD425", "YYYY600"}
    assert {key.code for key in lines - seen} == {"LMSA003"}
    outside = {row.billing_group for row in volumes.rows} - set(MEDICAL_GROUPS)
    assert outside == {"AID", "ASC", "AXI", "PF0", "PFC"}
    assert "Extrait de démonstration" in volumes.scope


def test_as_many_acts_are_decided_as_announced() -> None:
    january, march = map(decided, demo.drafts())
    assert len(january) == 86
    assert len(march - january) == 35
    assert january <= march
    assert len(demo.release().acts) - len(march) == 133


@pytest.mark.parametrize("etape", [0, 1])
def test_every_kind_of_change_is_there(etape: int) -> None:
    draft = demo.drafts()[etape]
    assert set(kinds(draft).values()) == set(ChangeKind)
    verbs = {act.verb for act in draft.old.values()}
    assert verbs == {None, *Verb} - {Verb.CREATE}
    counts = Counter(kinds(draft).values())
    assert counts[ChangeKind.KEPT] >= 30
    assert counts[ChangeKind.MERGED] >= 15


@pytest.mark.parametrize("etape", [0, 1])
def test_an_etape_can_be_sealed(etape: int) -> None:
    draft, release = demo.drafts()[etape], demo.release()
    found = check(draft, release, dossiers(draft, release))
    assert [one for one in found if one.level is Level.ERROR] == []
    assert {one.id for one in found if one.level is Level.COUNTED} == {"I1", "I20"}
    assert {one.acts[0] for one in found if one.id == "I20"} == set(APPENDECTOMIES)
    shaky = {one.acts[0] for one in found if one.level is Level.WARNING}
    assert shaky == ({"HHFA016", "HHFE002", "NEKA020"}, {"HHFA016"})[etape]


def test_the_appendectomies_are_those_of_the_sketches() -> None:
    january, march = demo.drafts()
    for draft in (january, march):
        dossier = next(one for one in dossiers(draft, demo.release()) if one.id == "HHFA001")
        assert dossier.kind is ChangeKind.RESTRUCTURED
        assert dossier.old == APPENDECTOMIES
        assert dossier.new == ("P-07-0001", "P-07-0002")
        for code in APPENDECTOMIES:
            (left,) = draft.old[ActCode(code)].left
            assert (left.slot, left.committee) == (Slot(4, 0), "Anesthésie")
    assert shares(january, "HHFA016") == (9000, 1000)
    assert shares(march, "HHFA016") == (9200, 800)
    assert scores(january, "P-07-0001", "P-07-0002") == [26200, 38900]
    assert scores(march, "P-07-0001", "P-07-0002") == [26200, 39500]


def scores(draft: Draft, *ids: str) -> list[int | None]:
    lines = (draft.proposed[ProposedId(name)].line(Slot(1, 0)) for name in ids)
    return [line.score for line in lines if line]


def test_what_is_taken_up_again_in_march() -> None:
    january, march = demo.drafts()
    assert shares(january, "HHFE002") == (6200, 3800)
    assert shares(march, "HHFE002") == (5850, 4150)
    assert shares(january, "NEKA020") == (5000, 5000)
    assert january.old[ActCode("NEKA020")].share_sets["actes"].origin is ShareOrigin.EQUAL
    assert march.old[ActCode("NEKA020")].share_sets["actes"].source
    assert kinds(march)["HHQE002"] is ChangeKind.MERGED
    assert march.old[ActCode("HHQE003")].targets == ("P-07-0003",)
    ear = ProposedId("P-03-0001")
    assert january.proposed[ear].label != march.proposed[ear].label


def test_two_acts_billed_together_take_the_old_price_apart() -> None:
    (way,) = demo.drafts()[0].old[ActCode("LJQK002")].alternatives
    assert way.members == ("P-06-0001", "P-12-0001")


def test_proposed_acts_stand_under_headings_of_the_release() -> None:
    titles = demo.release().heading_titles
    assert {act.heading for act in demo.drafts()[1].proposed.values()} <= set(titles)


def test_labels_of_proposed_acts_are_no_current_labels_of_other_acts() -> None:
    release, draft = demo.release(), demo.drafts()[1]
    current = {normal_label(act.label): act.code for act in release.acts}
    for proposed in draft.proposed.values():
        owner = current.get(normal_label(proposed.label))
        sources = {code for code, act in draft.old.items() if proposed.id in act.targets}
        assert owner is None or owner in sources, proposed.id


@pytest.mark.parametrize("name", [*demo.JANUARY, *demo.MARCH])
def test_the_numbers_of_the_tables_parse_and_the_parts_sum(name: str) -> None:
    with demo.path(name).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert rows
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    written = [row.get("part") or row.get("points") or "" for row in rows]
    assert all(NUMBER.fullmatch(text) for text in written if text)
    parts: dict[str, Decimal] = {}
    for row in rows:
        if row.get("part"):
            before = parts.get(row["ancien code"], Decimal(0))
            parts[row["ancien code"]] = before + Decimal(row["part"].replace(",", "."))
    assert set(parts.values()) <= {Decimal(100)}


def test_both_evaluations_of_charges_know_every_key_and_differ() -> None:
    cnam, unions = ({entry.key: entry for entry in demo.charges(name).cp} for name in demo.CHARGES)
    used = {line.cp_key for act in demo.drafts()[1].proposed.values() for line in act.lines if line.score}
    assert used == set(cnam) == set(unions)
    assert all(cnam[key].rate < unions[key].rate for key in used)
    for entry in (*cnam.values(), *unions.values()):
        assert entry.sample
        assert entry.perimeter
        assert entry.status == "hypothèse"
        assert "(fictif)" in entry.origin


def test_points_are_plausible_beside_current_prices() -> None:
    """A kept line keeps its price within 10 % at FC 0.47 with the CNAM's practice costs."""
    rate = {entry.key: entry.rate for entry in demo.charges("charges_cnam.toml").cp}
    release, draft = demo.release(), demo.drafts()[1]
    kept = [act for act in draft.proposed.values() if act.code in release.by_code]
    moved = 0
    for act in kept:
        assert act.code
        current = release.by_code[act.code].lines
        prices = {Slot(line.key.activity, line.key.phase): line.price("F") for line in current}
        for line in act.lines:
            before = prices[line.slot]
            if line.score is None or before is None:
                continue
            after = (line.score * (4700 + rate[line.cp_key]) + 5_000) // 10_000
            moved += after != before.cents
            if line.slot.activity == 1 and act.code != "NFQK002":
                assert abs(after - before.cents) * 10 <= before.cents, act.code
    assert moved > 20
    hgca = draft.proposed[next(act.id for act in kept if act.code == "HGCA005")]
    assert [line.score for line in hgca.lines] == [35700, None]


@pytest.mark.parametrize(
    ("charges", "dossier", "theoretical"),
    [
        ("CNAM 2025 (fictif)", "HHFA001", 9_068_523),
        ("Syndicats 2025 (fictif)", "HHFA001", 25_907_229),
        ("CNAM 2025 (fictif)", "HGCA005", 0),
        ("CNAM 2025 (fictif)", "LJQK002", 0),
    ],
)
def test_the_money_of_the_sketches(charges: str, dossier: str, theoretical: int) -> None:
    study = demo.study(charges)
    assert study.dossier_figures[dossier].theoretical == theoretical


def test_all_the_money_of_the_demonstration_has_a_standing() -> None:
    total = demo.study("CNAM 2025 (fictif)").impact.total()
    assert total.base == 551_001_204_257
    assert total.unknown_base == total.undecidable_base == total.no_target_base == 0
    assert min(total.known_base, total.undecided_base, total.deleted_base, total.left_base, total.absent_base) > 0
    assert total.low < 0 < total.observed < total.high


def test_the_letters_of_every_code_are_known() -> None:
    letters = tomllib.loads((data_folder() / "dictionaries" / "code_letters.toml").read_text("utf-8"))
    codes = {act.code for act in demo.release().acts}
    codes |= {act.code for act in demo.drafts()[1].proposed.values() if act.code}
    assert {"LAFE021", "LAFE022"} <= codes
    for code in codes:
        assert code[:2] in letters["topographie"], code
        assert code[2] in letters["action"], code
        assert code[3] in letters["acces"], code
    assert {table: len(entries) for table, entries in letters.items()} == {
        "action": 18, "acces": 16, "topographie": 179,
    }  # fmt: skip


def test_sources_name_every_file_that_is_not_a_parameter_series() -> None:
    sources = tomllib.loads((data_folder() / "SOURCES.toml").read_text("utf-8"))["source"]
    named = {name for source in sources for name in source["used_in"]}
    assert named == {*(f"demo/{name}" for name in demo.FILES), "dictionaries/code_letters.toml"}
    assert all(source["licence"] and source["date"] for source in sources)
