"""The correspondence as canonical SSSOM: one order, one writing, so that two exports differ only where drafts do.

Carried: links, weights, bundles, fates with their reasons, labels, headings, allotted codes, origins of shares. Not
carried: lines of acts. An undecided act is not in the file: absent is neither kept nor deleted.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ccam.formats import sssom as layout
from ccam.formats.exchange import Correspondence, Link
from ccam.formats.relations import RELATION_OF_KIND, gsim
from ccam.formats.sssom import CCAM, DRAFTS, EXTENSIONS, NEW, NO_TERM, PREFIXES
from ccam.formats.transcodage import TransitionRow
from ccam.french import exchange as fr
from ccam.model.graph import Dossier

BOOLEAN = {True: "true", False: "false"}
Slots = dict[str, str]
"""One mapping by slot; a slot without a value is not there."""

COLUMNS = (*layout.MAPPING_SLOTS, *(extension.slot for extension in EXTENSIONS))
ALWAYS = ("subject_id", "predicate_id", "object_id", "mapping_justification")
NOWHERE = "skos:exactMatch"
"""Predicate of a row without a term: nothing on the other side is the same act."""

_INDICATORS = "-?:,[]{}#&*!|>'\"%@` "
_TYPED = re.compile(r"[-+.0-9][-+.0-9_:a-fxoTZ ]*|~|null|true|false|yes|no|on|off|y|n|=|<<", re.IGNORECASE)
"""What YAML would read as a number, a date, a truth or nothing."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def sssom(whole: Correspondence) -> bytes:
    """The file: UTF-8 without a mark, line feeds alone."""
    rows = list(_rows(whole))
    shared = _condense(rows)
    filled = set(ALWAYS).union(*rows)
    columns = [slot for slot in COLUMNS if slot in filled]
    text = io.StringIO(newline="")
    text.writelines(f"#{line}\n" for line in _header(whole, shared, rows, columns))
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(sorted([row.get(slot, "") for slot in columns] for row in rows))
    return text.getvalue().encode()


# rows -----------------------------------------------------------------------------------------


def _rows(whole: Correspondence) -> Iterator[Slots]:
    links = whole.links
    targets = Counter(link.row.old for link in links)
    sources = Counter(link.row.target for link in links)
    for link in links:
        row = link.row
        many = ("n" if sources[row.target] > 1 else "1", "n" if targets[row.old] > 1 else "1")
        yield _link(whole, link, ":".join(many))
    for row in whole.deleted:
        yield _filled(_common(whole, row, "1:0"), predicate_id=NOWHERE, object_id=NO_TERM)
    for row in whole.created:
        yield _filled(_common(whole, row, "0:1"), subject_id=NO_TERM, predicate_id=NOWHERE)


def _link(whole: Correspondence, link: Link, cardinality: str) -> Slots:
    row = link.row
    return _filled(
        _common(whole, row, cardinality),
        predicate_id=RELATION_OF_KIND[whole.dossier_of(row).kind].value.skos,
        auto_backward=BOOLEAN[link.backward],
        auto_forward=BOOLEAN[link.forward],
        bundle=row.together,
        rank=str(link.rank),
        share_origin=row.origin.value if row.origin else "",
        share_source=row.share_source,
        weight_bp=str(link.weight),
    )


def _common(whole: Correspondence, row: TransitionRow, cardinality: str) -> Slots:
    dossier: Dossier = whole.dossier_of(row)
    return _filled(
        {},
        subject_id=f"{CCAM}:{row.old}" if row.old else "",
        subject_label=whole.labels.get(row.old, "") if row.old else "",
        object_id=f"{NEW}:{row.target}" if row.target else "",
        object_label=row.label,
        mapping_justification=layout.JUSTIFICATION,
        subject_type=layout.CONCEPT,
        subject_source=layout.SUBJECT_SOURCE,
        subject_source_version=whole.version,
        object_type=layout.CONCEPT,
        object_source=f"{DRAFTS}:{whole.slug}",
        mapping_cardinality=cardinality,
        comment=row.reason,
        allotted_code=row.code or "",
        family_id=dossier.id,
        fate=row.verb.value if row.verb else "",
        gsim_change=gsim(dossier),
        heading=row.heading,
    )


def _filled(known: Slots, **more: str) -> Slots:
    return known | {slot: value for slot, value in more.items() if value}


def _condense(rows: list[Slots]) -> Slots:
    """Take what is constant over the set out of its rows, for the header."""
    shared = {
        slot: rows[0][slot]
        for slot in layout.SET_SLOTS
        if slot in layout.PROPAGATED and rows and slot in rows[0] and len({row.get(slot) for row in rows}) == 1
    }
    for row in rows:
        for slot in shared:
            del row[slot]
    return shared


# header ---------------------------------------------------------------------------------------


def _header(whole: Correspondence, shared: Slots, rows: Iterable[Slots], columns: list[str]) -> Iterator[str]:
    own = {
        "mapping_set_id": f"{PREFIXES[DRAFTS]}{whole.slug}{layout.SUFFIX}",
        "mapping_set_version": str(whole.position),
        "mapping_set_title": fr.TITLE.format(version=whole.version, draft=whole.draft),
        "license": layout.NO_LICENSE,
    }
    extensions = [extension for extension in EXTENSIONS if extension.slot in columns]
    curies = [*shared.values(), *(row[slot] for row in rows for slot in ("subject_id", "object_id"))]
    curies += [extension.property for extension in extensions]
    prefixes = PREFIXES | {NEW: f"{PREFIXES[DRAFTS]}{whole.slug}/acte/"}
    used = {curie.partition(":")[0] for curie in curies}
    yield "curie_map:"
    for prefix in sorted(used & prefixes.keys()):
        yield f"  {prefix}: {scalar(prefixes[prefix])}"
    for slot in layout.SET_SLOTS:
        if slot in own or slot in shared:
            yield f"{slot}: {scalar(own.get(slot) or shared[slot])}"
    if extensions:
        yield "extension_definitions:"
    for extension in extensions:
        yield f"  - slot_name: {extension.slot}"
        yield f"    property: {extension.property}"
        yield f"    type_hint: {extension.type}"


def scalar(text: str) -> str:
    """A text in YAML: plain wherever it would be read back as the same text, otherwise between double quotes."""
    bare = text and text[0] not in _INDICATORS and text[-1] not in ": " and text.isprintable()
    if bare and ": " not in text and " #" not in text and not _TYPED.fullmatch(text):
        return text
    return f'"{"".join(map(_escape, text))}"'


def _escape(character: str) -> str:
    if character in _ESCAPES or character.isprintable():
        return _ESCAPES.get(character, character)
    return f"\\U{ord(character):08X}"
