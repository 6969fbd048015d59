"""Charts left blank where a law is tried on many reports: drawing them is tried apart, on a few."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

BLANK = '<svg role="img" aria-label="–" viewBox="0 0 1 1"></svg>'


@contextmanager
def blank_charts() -> Iterator[None]:
    """Every chart is an empty drawing."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("rows", "years", "climb"):
            patch.setattr(f"ccam.publish.report.charts.{name}", lambda *args, **options: BLANK)
        patch.setattr("ccam.publish.report.layout_scale.rows", lambda *args, **options: BLANK)
        yield
