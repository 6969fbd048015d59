"""The tables of a base in DBF, given in any number of archives and files, as one thing to read from."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from ccam.formats import dbf as layout
from ccam.formats.dbf_tables import PART_OF, TABLES
from ccam.french import errors as refusals
from ccam.french import findings as common
from ccam.french import findings_dbf as fr
from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.history import ReferenceRow
from importers.dbf_records import Row, TableReader
from importers.findings import Findings
from importers.opened import Opened

ARCHIVE = refusals.MEMBER_OF.partition("{member}")[0].removeprefix("{archive}")
"""What stands between an archive and its member in the name of a content."""


class Base:
    """Tables by name. ``aside`` gathers what the history has no place for, each fact under the name of its table."""

    def __init__(self, given: Sequence[Opened]) -> None:
        self.archives = archives_of(given)
        self.version = _version(self.archives, given)
        self.findings = Findings(" + ".join(self.archives) or given[0].name)
        self.aside: list[ReferenceRow] = []
        self.tables: dict[str, TableReader] = {}
        self._take(given)
        self._check_absent()

    def rows(self, table: str, *fields: str) -> Iterator[tuple[int, Row]]:
        """Records of a table, nothing where it is absent."""
        reader = self.tables.get(table)
        return reader.rows(*fields) if reader else iter(())

    def error(self, sentence: Sentence, table: str, row: int, column: str, value: object, **facts: object) -> None:
        """What refuses the base, at a record of a table."""
        self.tables[table].findings.error(sentence, row, column, value, table=table, **facts)

    def repeat(self, severity: Severity, sentence: Sentence, table: str, row: int) -> None:
        """One more record of a repeated oddity."""
        self.tables[table].findings.repeat(severity, sentence, row)

    def keep(self, table: str, **facts: object) -> None:
        """Keep the facts of a record that has no place in the history; what is blank is not a fact."""
        said = {name: value for name, value in facts.items() if value not in ("", None)}
        self.aside.append(ReferenceRow(table, canonical(said)))

    def all_findings(self) -> tuple[Finding, ...]:
        """Those of the whole, then those of each table."""
        each = (reader.findings.all() for reader in self.tables.values())
        return (*self.findings.all(), *(found for one in each for found in one))

    def _take(self, given: Iterable[Opened]) -> None:
        sources: dict[str, str] = {}
        for opened in given:
            path = PurePath(opened.base_name.upper())
            if path.suffix != ".DBF":
                continue
            name = path.stem
            if name in sources:
                first = sources[name]
                raise FileRefused(fr.TABLE_TWICE, where=opened.name, table=name, first=first, second=opened.name)
            sources[name] = opened.name
            if name in TABLES:
                self.tables[name] = TableReader(opened, TABLES[name])
            else:
                self.findings.info(fr.TABLE_UNKNOWN, 0, "", name)

    def _check_absent(self) -> None:
        absent = [name for name in TABLES if name not in self.tables]
        required = [name for name in absent if TABLES[name].required]
        if required:
            parts = layout.absent_parts(self.archives) or {PART_OF[name] for name in required if name in PART_OF}
            raise FileRefused(
                fr.TABLES_ABSENT,
                where=self.findings.file,
                count=numbers.plural(len(required), fr.TABLE),
                tables=common.listed(required[:SHOWN]) + (fr.AND_MORE if len(required) > SHOWN else ""),
                parts=common.listed(fr.PART.format(number=part) for part in sorted(parts)) or fr.ONE_OF_THEM,
            )
        for name in absent:
            self.findings.warning(fr.TABLE_ABSENT, 0, "", name)


SHOWN = 5
"""Names of missing tables that a refusal lists."""


def canonical(facts: dict[str, object]) -> str:
    """Canonical JSON, as the history keeps the rows of reference tables."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def archives_of(given: Iterable[Opened]) -> list[str]:
    """Names of the archives among the contents given, in order."""
    return list(dict.fromkeys(one.name.partition(ARCHIVE)[0] for one in given if ARCHIVE in one.name))


def _version(archives: list[str], given: Sequence[Opened]) -> str:
    versions = sorted({version for version in map(layout.version_of, archives) if version})
    if not versions:
        raise FileRefused(fr.VERSION_UNKNOWN, where=given[0].name)
    if len(versions) > 1:
        raise FileRefused(fr.VERSIONS_MIXED, where=given[0].name, versions=common.listed(versions))
    return versions[0]
