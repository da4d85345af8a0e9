"""Pages of the shipped workshops, as a build makes them."""

from __future__ import annotations

from pathlib import Path

from handout.build import build
from handout.outputs import PAGE
from handout.request import Request
from shipping import Quiet

ROOT = Path(__file__).parents[2]


def built(out: Path, wishes: Request = Request()) -> list[Path]:  # noqa: B008 - a tuple
    """The pages that a build of the shipped workshops makes, with the wishes of a request."""
    request = wishes._replace(
        content=str(ROOT / "content"),
        themes=str(ROOT / "themes"),
        out=str(out),
        kinds=(PAGE,),
        jobs=1,
    )
    result = build(request, Quiet())
    assert not result.bugs, result.bugs[0].traceback
    return sorted(out.glob("*/*.html"))
