"""The workshops of this repository, built as whoever uses it builds them."""

from __future__ import annotations

from pathlib import Path

from handout.build import build
from handout.outputs import KINDS
from handout.request import Request

ROOT = Path(__file__).parents[1]


class Quiet:
    """Nobody follows the progress of a build."""

    def start(self, count: int) -> None:
        pass

    def done(self, path: str) -> None:
        pass


def build_all(out: Path) -> None:
    """Every kind of file of every workshop, into a new folder; in this process, so that what it
    loads is there for the tests that follow."""
    request = Request(
        content=str(ROOT / "content"),
        themes=str(ROOT / "themes"),
        out=str(out),
        kinds=KINDS,
        jobs=1,
    )
    result = build(request, Quiet())
    assert not result.bugs, result.bugs[0].traceback
    assert result.made
