"""SSSOM (.sssom.tsv): a correspondence as a set of mappings, read into the tables that ``ccam appliquer`` takes.

A column that is neither of SSSOM nor declared as an extension is told and not read; so is what a draft cannot keep.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from operator import itemgetter

from ccam.formats import sssom as layout
from ccam.formats.relations import READ_WORDS, Relation
from ccam.formats.transcodage import WHOLE, TransitionTables
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.french import findings_exchange as words
from ccam.model.bulk import making_many
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.money import SHARE_UNIT
from importers.exchange_links import Said, once, said, transitions
from importers.findings import Findings
from importers.opened import Opened
from importers.rows import FilledRow
from importers.sheets import MAX_COLUMNS
from importers.sssom_header import HeaderError, Map, Value, parse

SLOT_OF = {
    "old": "subject_id",
    "old_label": "subject_label",
    "link": "predicate_id",
    "modifier": "predicate_modifier",
    "target": "object_id",
    "label": "object_label",
    "justification": "mapping_justification",
    "reason": "comment",
    "verb": "fate",
    "part": "weight_bp",
    "together": "bundle",
    "heading": "heading",
    "origin": "share_origin",
    "share_source": "share_source",
    "code": "allotted_code",
    "rank": "rank",
}
"""Columns we read, by the field they fill."""

BELONG = frozenset({
    "record_id", "predicate_label", "subject_type", "object_type", "predicate_type", "mapping_cardinality",
    "subject_source", "subject_source_version", "object_source", "object_source_version",
})  # fmt: skip
"""Columns that say again what the others say: leaving them out loses nothing."""

KNOWN_LINKS = fr.listed(sorted(word for word in READ_WORDS if word.startswith("skos:")))


def recognises(opened: Opened) -> bool:
    """Whether the head is a header of SSSOM, or a table with its three columns."""
    head = opened.head.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in head:
        return False
    lines = head.split(b"\n")
    header = list(takewhile(lambda line: line.startswith(b"#"), lines))
    if any(line.lstrip(b"# ").startswith((b"mapping_set_id:", b"curie_map:")) for line in header):
        return True
    titles = lines[len(header)].rstrip(b"\r").split(b"\t") if len(lines) > len(header) else []
    return {slot.encode() for slot in layout.NEEDED} <= {title.strip() for title in titles}


def read(opened: Opened) -> tuple[TransitionTables | None, tuple[Finding, ...]]:
    """The links as rows of a transcodage table, None when one is wrong; raises :class:`FileRefused` where there is no
    header, or none that can be read, where a column is missing or there is no row.
    """
    name = opened.name
    lines = list(takewhile(lambda line: line.startswith("#"), io.StringIO(opened.text)))
    if not lines:
        sentence = words.NO_METADATA if recognises(opened) else refusals.NOT_THIS_FORMAT
        raise FileRefused(sentence, where=name, name=name, format=layout.FORMAT)
    try:
        header = parse([line.rstrip("\r\n") for line in lines])
        known = _Set.of(header)
    except HeaderError as wrong:
        raise FileRefused(words.HEADER_REFUSED, where=name, name=name, row=wrong.row) from None
    findings = Findings(name)
    _check_header(header, findings)
    rest = opened.text[sum(map(len, lines)) :]
    with making_many():
        made = transitions(_Table(known, findings, len(lines)).rows(rest))
    told = findings.all()
    if any(one.severity is Severity.ERROR for one in told):
        return None, told
    if not made:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    return TransitionTables(made), told


@dataclass(frozen=True)
class _Set:
    """What the header declares: prefixes, and the property of each extension column (``""`` where it has none)."""

    prefixes: Map
    extensions: Map

    @classmethod
    def of(cls, header: dict[str, Value]) -> "_Set":
        """Raises :class:`HeaderError` where one of the two is not a map, or a list of maps."""
        curies, extensions = header.get("curie_map") or {}, header.get("extension_definitions") or []
        if not isinstance(curies, dict) or not isinstance(extensions, list):
            raise HeaderError(1)
        prefixes = layout.BUILT_IN | curies
        declared = {}
        for each in extensions:
            if not isinstance(each, dict):
                raise HeaderError(1)
            if "slot_name" in each:
                declared[each["slot_name"]] = _expanded(each.get("property", ""), prefixes)
        return cls(prefixes, declared)

    def term(self, curie: str) -> str:
        """The term as SSSOM writes it, whatever prefix this file gave to its name space; raises
        :class:`KeyError` for a prefix that is not declared.
        """
        prefix, _, code = curie.partition(":")
        known = self._names[prefix]
        return f"{known}:{code}" if known else code

    @cached_property
    def _names(self) -> Map:
        """By prefix of this file, the one of SSSOM for the same name space, "" where it has none."""
        names = {iri: name for name, iri in layout.BUILT_IN.items()}
        return {prefix: names.get(space, "") for prefix, space in self.prefixes.items()}


def _expanded(curie: str, prefixes: Map) -> str:
    prefix, _, rest = curie.partition(":")
    return prefixes[prefix] + rest if prefix in prefixes else curie


def _check_header(header: dict[str, Value], findings: Findings) -> None:
    for slot in layout.REQUIRED_OF_SET:
        if not header.get(slot):
            findings.warning(words.SET_ID_MISSING, 1, slot, slot)
    declared = _Set.of(header).extensions
    for slot in header:
        if slot not in layout.SET_SLOTS and slot not in declared:
            findings.warning(words.SLOT_UNKNOWN, 1, slot, slot)


class _Table:
    """The mappings below the header."""

    def __init__(self, known: _Set, findings: Findings, above: int) -> None:
        self.known, self.findings, self.above = known, findings, above
        self.taken: tuple[str, ...] = ()
        self.pick: Callable[[Sequence[str]], Iterable[str]] = iter
        self.found: dict[str, str] = {}

    def rows(self, text: str) -> Iterator[Said]:
        """Every row that says something."""
        # Looking for both ends of a line costs half as much again: most files have one.
        lines = io.StringIO(text.replace("\r\n", "\n"), newline="" if "\r" in text else "\n")
        reader = csv.reader(lines, delimiter="\t", strict=True)
        try:
            titles = [title.strip() for title in next(reader, [])]
            self._columns(titles)
            start = reader.line_num
            for cells in reader:
                number, start = self.above + start + 1, reader.line_num
                if any(cells) and (made := self._row(number, cells, len(titles))):
                    yield made
        except csv.Error:
            raise FileRefused(refusals.FILE_BROKEN, where=self.findings.file, name=self.findings.file) from None

    def _columns(self, titles: Sequence[str]) -> None:
        """Find our columns, and tell of those that are not read."""
        name, row = self.findings.file, self.above + 1
        if len(titles) > MAX_COLUMNS:
            raise FileRefused(refusals.FILE_SCATTERED, where=name, name=name)
        places: dict[str, int] = {}
        for place, title in enumerate(titles):
            if title and title in places:
                raise FileRefused(refusals.COLUMN_TWICE, where=name, name=name, column=title)
            places[title] = place
        missing = [slot for slot in layout.NEEDED if slot not in places]
        if missing:
            raise FileRefused(refusals.COLUMNS_MISSING, where=name, name=name, columns=fr.quoted(missing))
        ours = {extension.slot for extension in layout.EXTENSIONS if self._is_ours(extension)}
        readable = (ours | set(layout.MAPPING_SLOTS)) & set(SLOT_OF.values())
        self.taken = tuple(field for field, slot in SLOT_OF.items() if slot in places and slot in readable)
        self.pick = itemgetter(*(places[SLOT_OF[field]] for field in self.taken))
        for title in filter(None, titles):
            if title in layout.MAPPING_SLOTS or title in self.known.extensions:
                if title not in readable | BELONG | (layout.DERIVED & ours):
                    self.findings.info(words.SLOT_UNUSED, row, title, title)
            else:
                self.findings.warning(words.SLOT_UNKNOWN, row, title, title)

    def _is_ours(self, extension: layout.Extension) -> bool:
        """Whether the file declares the column, and not with another meaning."""
        meant = self.known.extensions.get(extension.slot)
        return meant in ("", _expanded(extension.property, layout.PREFIXES))

    def _row(self, number: int, cells: list[str], width: int) -> Said | None:
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        told = zip(self.taken, map(str.strip, self.pick(cells)), strict=True)
        found = {field: cell for field, cell in told if cell}
        filled = FilledRow(number, found, SLOT_OF, self.findings)
        if len(cells) > width and any(cells[width:]):
            filled.refuse(words.ROW_TOO_WIDE, "old")
        if not found.get("justification"):
            self.findings.repeat(Severity.WARNING, words.JUSTIFICATION_MISSING, number, "mapping_justification")
        old, target, word = self._term(filled, "old"), self._term(filled, "target"), self._term(filled, "link")
        if not filled.sound:
            return None
        nowhere = layout.NO_TERM in (old, target)
        link = None if nowhere else READ_WORDS.get(word)
        if link is None and not nowhere:
            filled.refuse(words.LINK_UNKNOWN, "link", known=KNOWN_LINKS)
            return None
        if found.get("modifier") == layout.NEGATED:
            filled.warn(words.LINK_REFUSED, "link", act=old, target=target)
            return None
        found["old"], found["target"] = ("" if term == layout.NO_TERM else term for term in (old, target))
        return said(filled, link, read_weight, _word)

    def _term(self, filled: FilledRow, field: str) -> str:
        """The term of a cell: a code, or a word of a vocabulary that SSSOM knows."""
        curie = filled.text(field)
        if (known := self.found.get(curie)) is not None:
            return known
        if ":" not in curie or "://" in curie:
            filled.refuse(words.NOT_A_CURIE, field)
            return ""
        try:
            self.found[curie] = self.known.term(curie)
        except KeyError:
            filled.refuse(words.PREFIX_UNKNOWN, field)
        return self.found.get(curie, "")


def _word(link: Relation) -> str:
    return link.value.skos


@once
def read_weight(text: str) -> int | None:
    """10 000ths as SSSOM carries them, in the 10⁻⁸ % of the tables; None where the cell is empty."""
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and 0 < int(text) <= SHARE_UNIT):
        raise ValueError(text)
    return int(text) * (WHOLE // SHARE_UNIT)
