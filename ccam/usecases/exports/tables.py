"""The exports of figures: tables for analysts, tariffs for a committee, the workbook of the CNAM."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import exports as fr
from ccam.french import numbers
from ccam.model.codes import ProposedId, Slot
from ccam.model.errors import DataRefused

if TYPE_CHECKING:
    from ccam.formats.exports import Row
    from ccam.usecases.exports.exchange import Outgoing

Made = Mapping[Path, bytes]


def jsonl(given: "Outgoing", path: Path) -> Made:
    """Every table as JSON Lines, in one archive."""
    from ccam.publish import tables

    return {path: tables.jsonl(given.rows)}


def package(given: "Outgoing", path: Path) -> Made:
    """Every table as a Frictionless data package, in one archive."""
    from ccam.publish import tables

    return {path: tables.package(given.rows, given.whole.slug)}


def parquet(given: "Outgoing", path: Path) -> Made:
    """Every table as Parquet, in one archive."""
    from ccam.publish import tables_duckdb

    return {path: tables_duckdb.parquet(given.rows)}


def duckdb_file(given: "Outgoing", path: Path) -> Made:
    """Every table in one DuckDB file."""
    from ccam.publish import tables_duckdb

    return {path: tables_duckdb.duckdb_file(given.rows)}


def tariffs(given: "Outgoing", path: Path) -> Made:
    """The committee's workbook of tariffs."""
    from ccam.publish.tariffs import tariffs_workbook
    from ccam.usecases.exports.rows import provenance_of

    study, draft = given.study, given.draft
    heading = (
        fr.SHEET_TITLE.format(draft=draft.name, version=draft.base, position=draft.position),
        fr.MARKED_DRAFT,
        fr.UNIT_LINE.format(volumes=study.volumes.name or fr.NO_VOLUMES, charges=study.settings.cp_origin),
    )
    provenance = [(str(key), str(value)) for key, value in provenance_of(given.taken)]
    return {path: tariffs_workbook(_committee(given), heading, provenance)}


def tariffs_csv(given: "Outgoing", path: Path) -> Made:
    """The same table as CSV."""
    from ccam.publish import tariffs as publish

    return {path: publish.tariffs_csv(_committee(given))}


def _committee(given: "Outgoing") -> "list[Row]":
    from ccam.usecases.exports.tariffs import committee_rows

    return list(committee_rows(given.rows, given.taken.entries))


def workbook(given: "Outgoing", path: Path) -> Made:
    """The draft in the layout of the CNAM, acts without a place on a second sheet."""
    from ccam.publish import workbook as publish

    made = given.project
    waiting = [row for shown, act in made.waiting for row in publish.act_rows(act, shown)]
    return {path: publish.workbook_xlsx(made.release.title, publish.workbook_rows(made.release), waiting)}


def workbook_csv(given: "Outgoing", path: Path) -> Made:
    """The same as CSV; acts without a place stand beside, under the same name with « -sans-place »."""
    from ccam.publish import workbook as publish

    made = given.project
    found = {path: publish.workbook_csv(made.release.title, publish.workbook_rows(made.release))}
    if made.waiting:
        waiting = [row for shown, act in made.waiting for row in publish.act_rows(act, shown)]
        beside = path.with_stem(f"{path.stem}-{fr.WAITING_STEM}")
        found[beside] = publish.workbook_csv(fr.WAITING_TITLE, waiting)
    return found


def targets(given: "Outgoing") -> dict[tuple[ProposedId, Slot], int]:
    """Target tariffs in cents of the lines that have one."""
    from ccam.usecases.valued import valued_lines

    return {(line.act, line.slot): line.tariff for line in valued_lines(given.study) if line.tariff is not None}


def readable_version(title: str, version: str) -> None:
    """Raise :class:`DataRefused` where the layout cannot say the version of the draft: our reader would not find it."""
    from ccam.formats.workbook import read_title

    found = read_title(title)
    if found is None or found.version != version:
        raise DataRefused(fr.NO_PROJECT_VERSION, version=version.partition("-")[0])


def left_of_workbook(given: "Outgoing") -> list[str]:
    """What the layout of the CNAM does not carry."""
    made = given.project
    counts = ((fr.WAITING, len(made.waiting)), (fr.UNPRICED, made.unpriced))
    return [
        fr.NOT_IN_WORKBOOK,
        *(sentence.format(count=numbers.integer(count)) for sentence, count in counts if count),
    ]


def left_of_tariffs(given: "Outgoing") -> list[str]:
    """What a table of tariffs does not carry."""
    return [fr.ONLY_LINES]
