"""Reports: ``rapport`` and ``reproduire``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.cli.main import ExitCode
from ccam.french import batch, numbers
from ccam.french import cli as fr
from ccam.french import report_imaging as imaging
from ccam.french import reporting as words
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from ccam.usecases.batch.reproduce import Reproduced
    from ccam.usecases.batch.run import Batch


STEPS = 3
"""What is told while a report is built, before its files are written."""


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "rapport")(report)
    command(app, "reproduire")(reproduce)


def report(
    before: Annotated[str | None, typer.Option("--de", metavar="A", help=fr.OPTION_FROM)] = None,
    after: Annotated[str | None, typer.Option("--a", metavar="B", help=fr.OPTION_TO)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    scenario: options.Scenario = None,
    family: Annotated[str | None, typer.Option("--famille", metavar="N", help=words.OPTION_FAMILY)] = None,
    committee: Annotated[str | None, typer.Option("--comite", metavar="NOM", help=batch.OPTION_COMMITTEE)] = None,
    rule: Annotated[str, typer.Option("--regle", metavar="NOM", help=imaging.OPTION_RULE)] = "",
    formats: Annotated[str | None, typer.Option("--format", metavar="F", help=words.OPTION_FORMAT)] = None,
    lot: Annotated[Path | None, typer.Option("--lot", metavar="F", help=batch.OPTION_BATCH)] = None,
    target: Annotated[Path, typer.Option("--vers", metavar="DOSSIER", help=words.OPTION_TARGET)] = Path(),
    overwrite: Annotated[bool, typer.Option("--remplacer", help=batch.OPTION_REPLACE)] = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """One report in every format asked for, made from one model; or all those of a batch."""
    if lot is not None:
        asked = {"--de": before, "--a": after, "--projet": draft, "--scenario": scenario}
        asked |= {"--famille": family, "--comite": committee, "--format": formats, "--regle": rule or None}
        if given := [name for name, value in asked.items() if value is not None]:
            raise UsageError(batch.NOT_WITH_BATCH, options=", ".join(given))
        _run(lot, base, target, overwrite=overwrite, json=json)
        return
    if before is None:
        raise UsageError(batch.FROM_OR_BATCH)
    if family is not None and committee is not None:
        raise UsageError(batch.ONE_PART_ONLY)
    from ccam.usecases.report.build import build_report
    from ccam.usecases.report.files import USUAL, read_formats, write

    wanted = USUAL if formats is None else read_formats(formats)
    say = diagnostics.steps(STEPS + len(wanted))
    with options.open_base(base, read_only=True) as store:
        made = build_report(
            store, before=before, after=after, draft=draft, scenario=scenario, family=family, committee=committee,
            rule=rule, say=say,
        )  # fmt: skip
    paths = write(made, target, wanted, say)
    diagnostics.erase()
    if json:
        output.emit({name: str(path) for name, path in paths.items()})
    else:
        for path in paths.values():
            output.line(words.WRITTEN.format(path=path))


def _run(lot: Path, base: str | None, target: Path, *, overwrite: bool, json: bool) -> None:
    from ccam.usecases.batch.run import run_batch

    with options.open_base(base, read_only=True) as store:
        done = run_batch(store, lot, target, overwrite=overwrite, say=diagnostics.show_progress)
    diagnostics.erase()
    if json:
        output.emit(_batch_state(done))
    else:
        _tell_batch(done)


def _batch_state(done: "Batch") -> dict[str, object]:
    from ccam.formats.batch_manifest import INDEX, MANIFEST

    manifest = done.manifest
    return {
        "dossier": str(done.folder),
        "index": str(done.folder / INDEX),
        "manifeste": str(done.folder / MANIFEST),
        "scelle": manifest.sealed,
        "faits": done.made,
        "repris": done.kept,
        "rapports": [
            {"nom": mark.nom, "nature": mark.nature, "fichiers": [file.chemin for file in mark.fichiers]}
            for mark in manifest.rapports
        ],
        "sans_rapport": [{"nom": left.nom, "motif": left.motif} for left in manifest.sans_rapport],
    }


def _tell_batch(done: "Batch") -> None:
    from ccam.formats.batch_manifest import INDEX, MANIFEST

    manifest = done.manifest
    count = numbers.plural(len(manifest.rapports), *batch.REPORTS)
    made, kept = numbers.plural(done.made, *batch.MADE), numbers.plural(done.kept, *batch.KEPT)
    output.line(batch.DONE.format(count=count, folder=done.folder, made=made, kept=kept))
    for left in manifest.sans_rapport:
        output.line(batch.WITHOUT.format(name=left.nom, why=left.motif))
    output.line(batch.INDEX_AT.format(path=done.folder / INDEX))
    output.line(batch.MANIFEST_AT.format(path=done.folder / MANIFEST))
    if not manifest.sealed:
        output.line(batch.UNSEALED_BATCH)


def reproduce(
    manifest: Annotated[Path, typer.Argument(metavar="MANIFESTE", show_default=False)],
    base: options.Base = None,
    target: Annotated[Path | None, typer.Option("--vers", metavar="DOSSIER", help=batch.OPTION_AGAIN)] = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """A batch made again from its seals; exit 1 unless every byte agrees."""
    from ccam.usecases.batch.reproduce import reproduce as again

    with options.open_base(base, read_only=True) as store:
        found = again(store, manifest, target, diagnostics.show_progress)
    diagnostics.erase()
    if json:
        output.emit(_reproduced_state(found))
    else:
        _tell_reproduced(found)
    if not found.agrees:
        raise typer.Exit(ExitCode.DATA_SAYS_NO)


def _reproduced_state(found: "Reproduced") -> dict[str, object]:
    return {
        "titre": found.title,
        "identique": found.agrees,
        "fichiers": [
            {"chemin": file.path, "verdict": file.verdict.value, "disque": file.disk.value, "ecart": file.gap or None}
            for file in found.files
        ],
        "programmes": [{"nom": name, "alors": then, "ici": now} for name, then, now in found.tools],
    }


def _tell_reproduced(found: "Reproduced") -> None:
    """What differs, file by file, then one line a verdict."""
    from ccam.usecases.batch.reproduce import OnDisk, Verdict

    for file in found.files:
        if file.verdict is not Verdict.SAME or file.disk is OnDisk.CHANGED:
            output.line(batch.FILE_LINE.format(path=file.path, verdict=batch.VERDICTS[file.verdict.value]))
            if file.gap:
                output.line(f"    {batch.FIRST_GAP.format(path=file.gap)}")
        if file.disk is OnDisk.CHANGED:
            output.line(f"    {batch.DISK_LINE.format(state=batch.DISK[file.disk.value])}")
    tools = ", ".join(batch.OTHER_TOOL.format(name=name, then=then, now=now) for name, then, now in found.tools)
    why = batch.OTHER_TOOLS.format(tools=tools) if tools else batch.NO_TOOL_CHANGED
    for verdict, sentence in batch.SUMS.items():
        if count := sum(file.verdict.value == verdict for file in found.files):
            output.line(sentence.format(count=numbers.plural(count, *batch.FILES), why=why))
    for state, sentence in batch.DISK_SUMS.items():
        if count := sum(file.disk.value == state for file in found.files):
            output.line(sentence.format(count=numbers.plural(count, *batch.FILES)))
