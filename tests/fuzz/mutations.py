"""Ways to spoil a file. Each takes bytes and a seeded random generator, and gives other bytes."""

import gzip
import io
import zipfile
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]

ABSURD = (
    "9" * 400, "-1", "1e308", "NaN", "Infinity", "-0", "0,00", "1.2.3", "2026-02-31", "31/12/9999", "=1+1", "\u0000",
    "\u202e", "é" * 300, "１２", "²", " ", "\t", '"', "'", "<!ENTITY x '&y;'>", "AAAA000", "ZZZZ9999",
    "../../etc/passwd",
)  # fmt: skip
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%s;" % (str(i - 1).encode() if i else b"") * 10) for i in range(9))
    + b"]>"
)


def truncate(data: bytes, random: Random) -> bytes:
    """A download that stopped."""
    return data[: random.randrange(len(data) + 1)]


def flip(data: bytes, random: Random) -> bytes:
    """A few bytes changed."""
    spoilt = bytearray(data)
    for _ in range(random.randint(1, 12)):
        if spoilt:
            spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def repeat(data: bytes, random: Random) -> bytes:
    """A piece written several times."""
    start = random.randrange(len(data) + 1)
    piece = data[start : start + random.randint(1, 2_000)]
    return data[:start] + piece * random.randint(2, 40) + data[start:]


def remove(data: bytes, random: Random) -> bytes:
    """A piece left out."""
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.randint(1, 500) :]


def reencode(data: bytes, random: Random) -> bytes:
    """Saved in another encoding, or read in a wrong one and saved again."""
    source, target = random.choice([
        ("utf-8", "cp1252"), ("utf-8", "utf-16"), ("latin-1", "utf-8"), ("utf-8", "utf-8-sig"), ("cp850", "utf-8"),
    ])  # fmt: skip
    return data.decode(source, "replace").encode(target, "replace")


def line_ends(data: bytes, random: Random) -> bytes:
    """Line ends of another system, or none at all."""
    return data.replace(b"\n", random.choice([b"\r\n", b"\r", b"", b"\n\n"]))


def swap_columns(data: bytes, random: Random) -> bytes:
    """Two columns exchanged, in some rows or in all."""
    mark = random.choice([b",", b";", b"\t"])
    rows = [line.split(mark) for line in data.split(b"\n")]
    first, second = random.randrange(8), random.randrange(8)
    share = random.choice([1.0, 0.3])
    for row in rows:
        if max(first, second) < len(row) and random.random() < share:
            row[first], row[second] = row[second], row[first]
    return b"\n".join(mark.join(row) for row in rows)


def shuffle_rows(data: bytes, random: Random) -> bytes:
    """Rows in another order, or only some of them."""
    rows = data.split(b"\n")
    random.shuffle(rows)
    return b"\n".join(rows[: random.randint(1, len(rows))])


def absurd_cell(data: bytes, random: Random) -> bytes:
    """A cell, an attribute or a number replaced by what nobody would write."""
    mark = random.choice([b",", b";", b"\t", b'"', b" ", b">"])
    cells = data.split(mark)
    for _ in range(random.randint(1, 3)):
        cells[random.randrange(len(cells))] = random.choice(ABSURD).encode()
    return mark.join(cells)


def wide_row(data: bytes, random: Random) -> bytes:
    """A row of a million columns."""
    return data + random.choice([b",", b";", b"\t"]) * 1_000_000 + b"\n"


def long_cell(data: bytes, random: Random) -> bytes:
    """Megabytes without a line end."""
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice([b"a", b"0", b"[", b"<a>"]) * 2_000_000 + data[place:]


def bomb(data: bytes, random: Random) -> bytes:
    """Entities that grow tenfold each."""
    body = data.partition(b"?>")[2] or b"<a/>"
    place = body.find(b">", random.randrange(len(body) + 1)) + 1
    return BOMB + body[:place] + b"&a8;" + body[place:]


def gzipped(data: bytes, random: Random) -> bytes:
    """Compressed, whole or cut."""
    packed = gzip.compress(data, mtime=0)
    return packed if random.random() < 0.5 else truncate(packed, random)


def zipped(data: bytes, random: Random) -> bytes:
    """In an archive, once or twice, under a plain or a shady name."""
    for _ in range(random.randint(1, 2)):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            name = random.choice(["fichier.csv", "../fichier.csv", "/fichier", "c:\\fichier", "a/b/c.zip"])
            archive.writestr(name, data)
            if random.random() < 0.3:
                archive.writestr("zeros.bin", bytes(30_000_000))
        data = packed.getvalue()
    return data


TEXT: tuple[Mutation, ...] = (
    truncate, flip, repeat, remove, reencode, line_ends, swap_columns, shuffle_rows, absurd_cell, absurd_cell,
    wide_row, long_cell, bomb, gzipped, zipped,
)  # fmt: skip
BYTES: tuple[Mutation, ...] = (truncate, flip, flip, repeat, remove, gzipped, zipped)


def mutate(data: bytes, random: Random) -> bytes:
    """``data`` spoilt once to three times; inside its parts where it is an archive, as often as around them."""
    if data.startswith(b"PK\x03\x04") and random.random() < 0.6:
        try:
            return _inside(data, random)
        except (zipfile.BadZipFile, RuntimeError):  # damaged or locked already
            pass
    ways = BYTES if b"\0" in data[:2_000] else TEXT
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        data = random.choice(ways)(data, random)
    return data


def _inside(data: bytes, random: Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as spoilt:
        names = archive.namelist()
        chosen = random.choice(names)
        for name in names:
            part = archive.read(name)
            spoilt.writestr(name, random.choice(TEXT[:12])(part, random) if name == chosen else part)
    return packed.getvalue()
