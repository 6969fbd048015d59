"""From the concepts of the ANS terminology server to a release, whatever the format that brought them.

The order of a file says nothing: headings come by number, acts by heading then code, lines by activity and phase,
details in the order of their words. No price is published there; rows of the release are left at 0.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter

from ccam.formats import smt
from ccam.formats.smt import Concept, Head, Kind, Part
from ccam.formats.workbook import is_group
from ccam.french import findings as common
from ccam.french import findings_smt as fr
from ccam.french import numbers
from ccam.model.acts import Act, Detail, Heading, Line, Note, Release, SourceFile
from ccam.model.codes import ActCode, LineKey
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.text import has_control
from importers.findings import Findings
from importers.opened import Opened

MAX_CONCEPTS = 200_000
"""Five times what the CCAM has."""
ORDER = {name: rank for rank, name in enumerate(smt.NOTES)}


def release_of(
    opened: Opened, format_name: str, head: Head, concepts: Iterable[Concept], findings: Findings
) -> tuple[Release | None, tuple[Finding, ...]]:
    """The release, None when a finding is an error; raises :class:`FileRefused` without version, day or act."""
    name = opened.name
    version = smt.version_of(head.version, opened.base_name)
    if not version:
        raise FileRefused(fr.NO_VERSION, where=name, name=name)
    builder = _Builder(findings)
    builder.sort(concepts)
    headings, acts = builder.headings_made(), builder.acts_made()
    if not acts:
        raise FileRefused(fr.NO_ACT, where=name, name=name)
    applicable = _day(head, builder.latest, findings, name)
    if has_control(head.title):
        findings.warning(common.CONTROL, 0, "title", head.title)
    found = findings.all()
    if any(one.severity is Severity.ERROR for one in found):
        return None, found
    source = SourceFile(name, opened.sha256, format_name)
    details = tuple(sorted(builder.details, key=_order))
    title = head.title or smt.UNTITLED.format(version=version)
    return Release(f"{version}-{format_name}", title, applicable, source, headings, acts, (), details), found


def _day(head: Head, latest: date | None, findings: Findings, name: str) -> date:
    """The day that the file says, or else the latest effect of an act."""
    try:
        return smt.read_day(head.issued)
    except ValueError:
        if latest is None:
            raise FileRefused(fr.NO_DAY, where=name, name=name) from None
    findings.warning(fr.DAY_DEDUCED, 0, value=head.issued, read=numbers.day(latest))
    return latest


def _order(detail: Detail) -> tuple[str, str, int, int, str, str]:
    activity, phase = (-1 if slot is None else slot for slot in (detail.activity, detail.phase))
    return detail.code, detail.extension, activity, phase, detail.field, detail.value


class _Builder:
    """Concepts told apart by what they are, then what is made of them."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.headings: dict[str, Concept] = {}
        self.acts: dict[ActCode, Concept] = {}
        self.parts: dict[ActCode, dict[Part, Concept]] = {}
        self.retired: set[ActCode] = set()
        self.details: list[Detail] = []
        self.latest: date | None = None

    def sort(self, concepts: Iterable[Concept]) -> None:
        """Tell headings, acts and their parts from the rest, whose labels become details."""
        rows: dict[object, int] = {}
        for concept in concepts:
            part = smt.part_of(concept.identifier)
            number = "" if part else smt.heading_number(concept.identifier, concept.parents)
            key = part or number or concept.identifier
            if key in rows:
                self.findings.error(fr.CONCEPT_TWICE, concept.row, "", concept.identifier, other=rows[key])
                continue
            rows[key] = concept.row
            self._check(concept)
            if any(name in smt.RETIRED and value == "true" for name, value in concept.stated):
                self.findings.repeat(Severity.INFO, fr.RETIRED, concept.row)
                self.retired |= {part.code} if part and part.kind is Kind.ACT else set()
            elif part:
                self._take(part, concept)
            elif number and number != smt.ROOT_NUMBER:
                self.headings[number] = concept
            elif not number and concept.label:
                self.details.append(
                    Detail(concept.identifier, "", None, None, smt.LABEL_FIELD, concept.label),
                )

    def _check(self, concept: Concept) -> None:
        """What can be wrong with any concept."""
        own = smt.bare(concept.identifier).rstrip(".")
        for name, value in ((smt.LABEL, concept.label), *concept.stated):
            if has_control(value):
                self.findings.warning(common.CONTROL, concept.row, name, value)
            elif name == smt.NOTATION and smt.bare(value).rstrip(".") != own:
                self.findings.warning(fr.NOTATION, concept.row, name, value, concept=concept.identifier)
            elif name not in smt.KNOWN:
                self.findings.repeat(Severity.INFO, fr.NOT_TAKEN, concept.row, name)

    def _take(self, part: Part, concept: Concept) -> None:
        if part.kind is Kind.ACT:
            self.acts[part.code] = concept
            return
        self.parts.setdefault(part.code, {})[part] = concept
        for name, value in concept.stated:
            said = part[smt.PARTS[name]] if name in smt.PARTS else None
            if said is not None and smt.bare(value) != str(said):
                self.findings.error(fr.PARTS_DIFFER, concept.row, name, value, concept=concept.identifier)

    def headings_made(self) -> tuple[Heading, ...]:
        """Every subdivision but 19.03, which the server leaves out."""
        made = []
        for number, concept in sorted(self.headings.items()):
            parent = number[:-3]
            if parent and parent not in self.headings:
                self.findings.warning(common.ORPHAN_HEADING, concept.row, "", number, parent=parent)
            above = _numbers(concept.parents)
            if above and parent not in above:
                self.findings.warning(fr.PARENT_DIFFERS, concept.row, "", above[0], concept=number)
            made.append(Heading(number, smt.title_of(concept.label, number), tuple(_notes(concept, None, None))))
        return tuple(made)

    def acts_made(self) -> tuple[Act, ...]:
        """Every act in force, with those that only their parts name."""
        codes = (self.acts.keys() | self.parts.keys()) - self.retired
        return tuple(sorted(map(self._act, codes), key=lambda act: (act.heading, act.code)))

    def _act(self, code: ActCode) -> Act:
        parts = sorted(self.parts.get(code, {}).items(), key=lambda item: _slot(item[0]))
        concept = self.acts.get(code)
        notes: list[Note] = []
        letters: set[str] = set()
        if concept is None:
            row, label, heading = parts[0][1].row, parts[0][1].label, ""
            self.findings.warning(fr.ACT_DEDUCED, row, "", code)
        else:
            row, label, heading = concept.row, concept.label, self._heading(code, concept)
            parts.insert(0, (Part(code), concept))
        if not label:
            self.findings.warning(common.NO_LABEL, row, smt.LABEL, code)
        if not heading:
            self.findings.warning(fr.NO_HEADING, row, smt.PARENT, code)
        for part, its in parts:
            letters |= self._facts(part, its)
            notes += _notes(its, part.activity, part.phase)
        lines = tuple(self._lines(label, [(part, its) for part, its in parts if part.activity and not part.extension]))
        if not lines:
            self.findings.warning(common.ACT_WITHOUT_LINE, row, "", code)
        return Act(code, label, heading, lines, tuple(sorted(letters)), tuple(notes))

    def _heading(self, code: ActCode, concept: Concept) -> str:
        """The most precise heading that the act is a kind of, ``""`` for none."""
        found = sorted(_numbers(concept.parents), key=lambda number: (-len(number), number))
        if not found:
            return ""
        if any(not found[0].startswith(other) for other in found):
            self.findings.warning(fr.TWO_HEADINGS, concept.row, "", ", ".join(found), act=code)
        if found[0] not in self.headings:
            self.findings.warning(fr.HEADING_ABSENT, concept.row, "", found[0], act=code)
        return found[0]

    def _lines(self, act_label: str, parts: list[tuple[Part, Concept]]) -> Iterator[Line]:
        groups = {part.activity: self._group(its) for part, its in parts if part.kind is Kind.ACTIVITY}
        phased = {part.activity for part, _ in parts if part.kind is Kind.PHASE}
        for part, concept in parts:
            if part.kind is Kind.ACTIVITY:
                if part.activity in phased:
                    continue
                self.findings.repeat(Severity.WARNING, fr.PHASE_DEDUCED, concept.row)
            key = LineKey(part.code, part.activity or 0, part.phase or 0)
            label = smt.line_label(concept.label, act_label)
            yield Line(key, label, (), billing_group=groups.get(part.activity, ""))

    def _group(self, activity: Concept) -> str:
        group = smt.group_of(activity.parents)
        if group and not is_group(group):
            self.findings.warning(common.GROUP_UNKNOWN, activity.row, smt.PARENT, group)
        return group

    def _facts(self, part: Part, concept: Concept) -> set[str]:
        """Details of an act or of a part of it; gives its modifiers."""
        found = {(smt.ACT_FIELDS[name], self._value(name, value, concept)) for name, value in concept.stated
                 if name in smt.ACT_FIELDS}  # fmt: skip
        letters = {smt.bare(value) for name, value in concept.stated if name == smt.MODIFIER}
        if any(len(letter) != 1 or not letter.isalnum() for letter in letters):
            self.findings.error(common.BAD_MODIFIERS, concept.row, smt.MODIFIER, ", ".join(sorted(letters)))
        elif letters:
            found.add((smt.MODIFIERS_FIELD, " ".join(sorted(letters))))
        if part.extension:
            found.add((smt.LABEL_FIELD, concept.label))
        if part.documentary:
            found.add((smt.DOCUMENTARY_FIELD, part.documentary))
        self.details += (Detail(part.code, part.extension, part.activity, part.phase, *fact) for fact in found)
        return letters

    def _value(self, name: str, value: str, concept: Concept) -> str:
        if name == smt.SHORT_LABEL:
            return value
        if name not in smt.DATES:
            cited = smt.bare(value)
            if name in smt.ACTS_CITED and cited not in self.acts:
                self.findings.repeat(Severity.INFO, fr.CITED_ABSENT, concept.row)
            return cited
        try:
            day = smt.read_day(value)
        except ValueError:
            self.findings.warning(fr.BAD_DAY, concept.row, name, value, concept=concept.identifier)
            return value
        if name == smt.EFFECT:
            self.latest = max(self.latest or day, day)
        return day.isoformat()


def _numbers(parents: list[str]) -> list[str]:
    """Numbers of the headings among parents, without the root of the tree."""
    found = (smt.heading_number(parent, []) for parent in parents)
    return [number for number in found if number and number != smt.ROOT_NUMBER]


def _notes(concept: Concept, activity: int | None, phase: int | None) -> list[Note]:
    """Notes in the order of their kinds, then of the file."""
    said = [(ORDER[name], name, value) for name, value in concept.stated if name in ORDER]
    return [
        Note(text, kind, activity, phase)
        for _, name, value in sorted(said, key=itemgetter(0))
        for text, kind in smt.notes_in(value, smt.NOTES[name])
    ]


def _slot(part: Part) -> tuple[int, int, str, str]:
    """Order of the parts of an act: activities, each before its phases."""
    return part.activity or 0, -1 if part.phase is None else part.phase, part.extension, part.documentary
