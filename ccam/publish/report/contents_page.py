"""The index page of a batch of reports: what was compared, and where each report is. No script, no network."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from ccam.formats.batch_manifest import DRAFT, RELEASE, Manifest, Point, ReportMark
from ccam.french import batch as fr
from ccam.french import numbers
from ccam.french import report as words
from ccam.publish.report.html import templates


def page(manifest: Manifest) -> str:
    """The whole page; the amounts are those of the manifest, so that it can be written without opening a report."""
    groups = [(title, _of(manifest.rapports, nature)) for nature, title in fr.INDEX_NATURES.items()]
    return (
        templates()
        .get_template("contents.html.j2")
        .render(
            b=fr, manifest=manifest, groups=[group for group in groups if group[1]],
            points=[(point, _standing(point)) for point in manifest.entrees.points], link=_link, format_of=_format,
            lead=fr.INDEX_LEAD.format(
                count=numbers.plural(len(manifest.rapports), *fr.REPORTS), before=_name(manifest.entrees.points[0]),
                after=_name(manifest.entrees.points[1]),
            ),
            head={"sealed": manifest.sealed},
        )
    )  # fmt: skip


def _of(reports: Sequence[ReportMark], nature: str) -> list[ReportMark]:
    return [mark for mark in reports if mark.nature == nature]


def _name(point: Point) -> str:
    natures = {DRAFT: words.POINTS_NAMED["projet"], RELEASE: "version {name}"}
    return natures.get(point.nature, words.POINTS_NAMED["etape"]).format(name=point.nom)


def _standing(point: Point) -> str:
    """What a point is, up to its fingerprint."""
    if point.nature == DRAFT:
        return fr.INDEX_DRAFT.format(position=numbers.integer(point.position))
    if point.nature == RELEASE:
        return fr.INDEX_RELEASE.format(name=point.nom)
    return fr.INDEX_SEAL.format(
        name=point.nom, when=numbers.long_day(date.fromisoformat(point.moment[:10])), instance=point.instance
    )


def _link(path: str) -> str:
    return quote(path)


def _format(path: str) -> str:
    return path.rpartition(".")[2].upper()
