"""Tables as JSON Lines, and as a Frictionless data package: archives of one file a table, the same bytes each time.

A table without rows has no file in JSON Lines (nothing would tell its columns), and its header alone in the package.
"""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from typing import Any

from ccam.formats import exports_tables as layout
from ccam.formats.exports import Row, Rows, Table, schema
from ccam.french import exports as fr
from ccam.publish.archives import archive

PACKAGE_PROFILE, RESOURCE_PROFILE = "tabular-data-package", "tabular-data-resource"
DESCRIPTOR = "datapackage.json"
LICENCE = {
    "name": "etalab-2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
    "title": fr.LICENCE_TITLE,
}


def json_lines(table: Table, rows: list[Row]) -> bytes:
    """One object a row, every column in its order; what is not known is null."""
    pairs = [(column.name, column.json) for column in table.columns]
    lines = (
        json.dumps({name: turn(value) for (name, turn), value in zip(pairs, row, strict=True)}, ensure_ascii=False)
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines).encode()


def csv_table(table: Table, rows: list[Row]) -> bytes:
    """Commas, UTF-8 without a mark, lines that end with CR LF (RFC 4180); texts escaped."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(table.names)
    turns = [column.plain for column in table.columns]
    writer.writerows([turn(value) for turn, value in zip(turns, row, strict=True)] for row in rows)
    return made.getvalue().encode()


def jsonl(rows: Rows) -> bytes:
    """The archive of JSON Lines."""
    return archive({f"{name}.jsonl": json_lines(layout.TABLES[name], found) for name, found in rows.items() if found})


def package(rows: Rows, slug: str) -> bytes:
    """The archive of a data package named ``slug``: its descriptor, then the CSV of each table."""
    contents = {f"{name}.csv": csv_table(layout.TABLES[name], found) for name, found in rows.items()}
    described = json.dumps(descriptor(rows, contents, slug), ensure_ascii=False, indent=2)
    return archive({DESCRIPTOR: f"{described}\n".encode(), **contents})


def descriptor(rows: Rows, contents: Mapping[str, bytes], slug: str) -> dict[str, Any]:
    """``datapackage.json`` (Frictionless Data, tabular-data-package 1.0): schemas, units, sources, SHA-256."""
    told = {str(key): str(value) for key, value in rows[layout.PROVENANCE.name]}
    words = fr.PROVENANCE
    project, version, position = (told[words[key]] for key in ("project", "version", "position"))
    return {
        "profile": PACKAGE_PROFILE,
        "name": slug,
        "title": fr.PACKAGE_TITLE.format(draft=project, version=version, position=position),
        "description": fr.PACKAGE_DESCRIPTION,
        "version": position,
        "licenses": [LICENCE],
        "sources": _sources(told),
        "resources": [
            _resource(table, contents[f"{name}.csv"]) for name, table in layout.TABLES.items() if name in rows
        ],
    }


def _sources(told: Mapping[str, str]) -> list[dict[str, str]]:
    words = fr.PROVENANCE
    release = {"title": fr.RELEASE_SOURCE.format(name=told[words["version"]]), "path": told[words["release_file"]]}
    found = [release | {"hash": f"sha256:{told[words['release_hash']]}"}]
    if told[words["volumes_hash"]]:
        title = fr.VOLUMES_SOURCE.format(name=told[words["volumes"]])
        path = told[words["volumes_file"]]
        found.append({"title": title, "path": path, "hash": f"sha256:{told[words['volumes_hash']]}"})
    return found


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": RESOURCE_PROFILE,
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema(table),
    }
