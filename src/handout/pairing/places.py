"""From the lines the parser saw back to the characters of the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from handout.content.source import Source, has_illegal, without_illegal

BOM = "\ufeff"

_LINE_END = re.compile(r"\r\n|\r|\n")


class File:
    """A file's text, and what the parser gets of it."""

    def __init__(self, text: str, source: Source) -> None:
        self.text = text
        self.source = source
        self._starts = [int(text.startswith(BOM))]
        self._ends: list[int] = []
        for end in _LINE_END.finditer(text):
            self._ends.append(end.start())
            self._starts.append(end.end())
        self._ends.append(len(text))

    def number(self, offset: int) -> int:
        """The 1-based line a character stands on."""
        return bisect_right(self._starts, offset)

    def offset(self, number: int, column: int) -> int:
        """Where a character stands, given its place in the parser's line with that number."""
        start, end = self._starts[number - 1], self._ends[number - 1]
        raw = self.text[start:end]
        if not has_illegal(raw):
            return start + column
        kept = [index for index, sign in enumerate(raw) if without_illegal(sign)]
        return start + (kept[column] if column < len(kept) else len(raw))

    def of_line(self, index: int, column: int) -> int:
        """Where a character stands, given its place in the parser's 0-based line."""
        return self.offset(self.source.numbers[index], column)


class Line(NamedTuple):
    """``text`` stands in the parser's 0-based line ``number`` from ``column`` on."""

    number: int
    column: int
    text: str


class Text:
    """Text over several lines, each with its place; ``content`` has line feeds between them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.content = "\n".join(line.text for line in lines)

    def spans(self, start: int, end: int, file: File) -> tuple[tuple[int, int], ...]:
        """Where each line of ``content[start:end]`` stands in the file."""
        found: list[tuple[int, int]] = []
        before = 0
        for line in self.lines:
            first, last = max(start, before), min(end, before + len(line.text))
            if first < last or (first == last and start == end):
                column = line.column - before
                # A sign that was left out of the parser's line may stand at the end of the span.
                stop = file.of_line(line.number, column + last - 1) + 1 if last > first else None
                begin = file.of_line(line.number, column + first)
                found.append((begin, begin if stop is None else stop))
            elif first <= last and start < before + len(line.text) < end:
                found.append((file.of_line(line.number, line.column),) * 2)
            before += len(line.text) + 1
        return tuple(found)


def of_block(content: str, first: int, lines: Sequence[str]) -> Text | None:
    """A paragraph's text: each line of it ends a line of the file, after what it is nested in.

    ``first`` is the parser's line where it begins. None where a line does not hold what it should.
    """
    found: list[Line] = []
    parts = content.split("\n")
    for index, part in enumerate(parts, first):
        text = part.strip() if part is parts[-1] else part.lstrip()
        if index >= len(lines):
            return None
        line = lines[index] if text != text.rstrip() else lines[index].rstrip()
        column = len(line) - len(text)
        if column < 0 or line[column:] != text:
            return None
        found.append(Line(index, column, text))
    return Text(found)


def of_heading(content: str, marks: str, index: int, lines: Sequence[str]) -> Text | None:
    """The text of ``## text ##``."""
    line = lines[index]
    begin = line.find(marks)
    column = line.find(content, begin + len(marks)) if begin >= 0 else -1
    return None if column < 0 else Text([Line(index, column, content)])


def of_caption(content: str, index: int, lines: Sequence[str]) -> Text | None:
    """The text of ``: text {attributes}``, attributes and all."""
    line = lines[index].rstrip()
    colon = line.find(": ")
    column = line.find(content, colon + 1) if colon >= 0 else -1
    if column < 0:
        return None
    if not content:
        column = len(line) - len(line[colon + 1 :].lstrip())
    return Text([Line(index, column, line[column:])])


_PREFIX = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)]|\[\^[^\]]*\]:|[:~])[ \t>]+)*")


def of_cells(cells: Sequence[str], index: int, lines: Sequence[str]) -> list[Text | None]:
    """The text of each cell of a row as it stands there: a pipe in it is still escaped."""
    line = lines[index].rstrip()
    parts = _between_pipes(line)
    prefix = _PREFIX.match(line)
    if len(parts) > 1 and prefix and line.startswith("|", prefix.end()):
        parts = parts[1:]
    else:
        column, part = parts[0]
        cell = cells[0].replace("|", "\\|") if cells else ""
        at = part.rstrip().rfind(cell)
        parts[0] = (column + max(at, 0), part[max(at, 0) :])
    found: list[Text | None] = []
    for number, cell in enumerate(cells):
        column, part = parts[number] if number < len(parts) else (len(line), "")
        text = part.strip()
        column += len(part) - len(part.lstrip())
        found.append(
            Text([Line(index, column, text)]) if text.replace("\\|", "|") == cell else None
        )
    return found


def _between_pipes(line: str) -> list[tuple[int, str]]:
    """What stands between the pipes, with its column; a pipe after a backslash is text."""
    found: list[tuple[int, str]] = []
    start = 0
    for pipe in re.finditer(r"(?<!\\)\|", line):
        found.append((start, line[start : pipe.start()]))
        start = pipe.end()
    found.append((start, line[start:]))
    return found
