"""How far a long build has come, on a terminal; elsewhere and for short ones, nothing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

MOMENT_S = 1.5
"""A build that is over sooner shows no bar."""


class TerminalProgress:
    """A bar that appears when the work turns out to take more than a moment.

    It has no thread of its own, because workers are forked while it waits: it moves when
    an output is done.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._count = 0
        self._finished = 0
        self._started = 0.0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def start(self, count: int) -> None:
        self._count = count
        self._started = time.monotonic()

    def done(self, path: str) -> None:
        self._finished += 1
        if self._bar is None:
            late = time.monotonic() - self._started > MOMENT_S
            if not (late and self._finished < self._count and self._stream.isatty()):
                return
            self._show()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._finished, description=path, refresh=True)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bar = Progress(
            MofNCompleteColumn(),
            BarColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(file=self._stream),
            auto_refresh=False,
            transient=True,
        )
        self._task = self._bar.add_task("", total=self._count)
        self._bar.start()
