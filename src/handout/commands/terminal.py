"""What all commands share: exit statuses, lines on a stream, paths as they are shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from handout.problems import Severity

FINE, WRONG = 0, 1


def shown(folder: str) -> str:
    """A folder as it begins a path that is shown: with ``/`` between names, and none at the end."""
    return folder.replace(os.sep, "/").rstrip("/") or folder


def paint(stream: TextIO) -> Callable[[str, Severity], str]:
    """Colour for the marks, where there is somebody to see it (https://no-color.org)."""
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return lambda mark, _severity: mark
    colours = {"error": "red", "warning": "yellow", "notice": "cyan"}
    return lambda mark, severity: click.style(mark, fg=colours[severity], bold=True)


def print_lines(lines: Iterable[str], stream: TextIO) -> None:
    for line in lines:
        click.echo(line, file=stream)
    stream.flush()
