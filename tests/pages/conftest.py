"""What the tests of the pages share."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages_sample import everything, make_folder, theme

from handout.pages.booklet import render_booklet


@pytest.fixture(autouse=True)
def silent_weasyprint(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """WeasyPrint tells of style sheets and links it cannot use in its log alone."""
    yield
    # By name: `records` are those of the phase that is going on, here the tearing down.
    records = (*caplog.get_records("setup"), *caplog.get_records("call"))
    said = [record for record in records if record.name.startswith("weasyprint")]
    assert [r.getMessage() for r in said if r.levelno >= logging.WARNING] == []


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="session")
def booklet(folder: Path) -> bytes:
    """The booklet of a document with every kind of content."""
    return render_booklet(everything(), theme(), folder)
