"""A content tells how far its reading has got, and reads the same."""

import gzip
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from importers.containers import contents
from importers.opened import Opened
from importers.progress import watched
from importers.registry import FORMATS, Format, read_all, source_of
from tests.importers.files import SaveText

LINES = b"".join(b"%06d abcdefghij\n" % number for number in range(200_000))


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_what_is_watched_reads_the_same(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "essai.txt"
    path.write_bytes(gzip.compress(LINES, 1) if packed else LINES)
    (content,) = contents(path)
    told: list[tuple[str, int, int]] = []
    followed = watched(content, lambda *step: told.append(step))
    with followed.stream() as stream:
        assert stream.readline() == b"000000 abcdefghij\n"
        assert b"".join(stream) == LINES[18:]
    assert {(name, size) for name, _, size in told} == {("essai.txt", len(LINES))}
    steps = [done for _, done, _ in told]
    assert steps == sorted(steps)
    assert steps[-1] == len(LINES)
    assert followed.data == LINES, "a second pass begins anew"


def test_what_is_known_is_skipped_without_being_recognised(save: SaveText) -> None:
    unknown, table = save("Prénom;Nom\nA;B\n", name="a.csv"), save("ancien code;devenir\n", name="b.csv")
    hashes = [content.sha256 for path in (unknown, table) for content in contents(path)]
    skipped = list(read_all([unknown, table], skip=lambda sha256: sha256 in hashes))
    assert [(one.source.name, one.source.sha256, one.content, one.findings) for one in skipped] == [
        ("a.csv", hashes[0], None, ()),
        ("b.csv", hashes[1], None, ()),
    ]


def test_a_known_thing_of_several_files_is_recognised_and_not_read(
    save: SaveText, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(parts: list[Opened]) -> None:
        raise AssertionError(parts)

    reader = SimpleNamespace(recognises=lambda opened: opened.head.startswith(b"partie"), read=read)
    monkeypatch.setitem(sys.modules, "importers.essai", reader)
    monkeypatch.setitem(FORMATS, "essai", Format("essai", grouped=True))
    paths = [save("partie 1\n", name="a.txt"), save("partie 2\n", name="b.txt")]
    expected = source_of("essai", [content for path in paths for content in contents(path)])
    (skipped,) = read_all(paths, format="essai", skip=lambda sha256: sha256 == expected.sha256)
    assert (skipped.source, skipped.content) == (expected, None)
    with pytest.raises(AssertionError):
        list(read_all(paths, format="essai"))
