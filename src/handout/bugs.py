"""Mistakes of ours: each stops the one thing it happened to, and is kept for the log."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from handout.outputs import write_whole
from handout.request import Bug, Request, Result

LOG = "feil.log"


@contextlib.contextmanager
def bugs_of(what: str, result: Result) -> Iterator[None]:
    """A bug stops ``what`` alone."""
    try:
        yield
    except Exception:  # noqa: BLE001 - one workshop's bug must not stop the others
        result.bugs.append(Bug(what, traceback_text()))


def traceback_text() -> str:
    """Of the exception that is being handled."""
    from traceback import format_exc

    return format_exc()


def write_log(request: Request, result: Result) -> None:
    """Beside the outputs, for whoever is asked to help; not when there is nothing to tell."""
    if not result.bugs:
        return
    path = f"{request.out}/{LOG}"
    text = "\n".join(f"{bug.what}\n{bug.traceback}" for bug in result.bugs)
    with contextlib.suppress(OSError):
        write_whole(path, text.encode("utf-8", "backslashreplace"))
        result.log = path
