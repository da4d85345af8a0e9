"""A file's bytes → lines of clean text: encoding, line ends, characters, front matter, comments.

What is taken out (front matter, whole-line comments) leaves the other lines with their numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from handout.problems import Problem, error

MAX_BYTES = 4_000_000
"""Far more than any workshop; a file beyond it is something else that got the name."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 §2.2 forbids, so neither a deck nor a PDF can hold it, and the C1 controls,
which are the mark of text in another encoding."""

_FENCE = re.compile(r"[ >]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")


@dataclass(frozen=True, slots=True)
class Source:
    """``lines`` is the Markdown without front matter and whole-line comments, ``numbers`` the
    1-based line of each in the file. ``front_matter`` is None when the file has none;
    ``front_matter_line`` is the line its opening ``---`` stands on."""

    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    front_matter: str | None
    front_matter_line: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def read_source(data: bytes, file: str) -> tuple[Source | None, list[Problem]]:
    """None only when there is nothing to read. A byte-order mark and any line ends are fine."""
    if len(data) > MAX_BYTES:
        return None, [error("file-too-large", file, size=f"{len(data) / 1e6:.0f}")]
    text, problems = _decoded(data, file)
    source, found = source_of(text, file)
    return source, problems + found


def source_of(text: str, file: str) -> tuple[Source | None, list[Problem]]:
    """As :func:`read_source`, of a file's characters without a byte-order mark."""
    problems: list[Problem] = []
    if not text.strip():
        return None, [error("file-empty", file)]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if found := _ILLEGAL.search(line):
            sign = f"U+{ord(found[0]):04X}"
            problems.append(
                error("character-illegal", file, number, sign=sign, column=found.start() + 1)
            )
            lines[number - 1] = _ILLEGAL.sub("", line)
    opening = next((index for index, line in enumerate(lines) if line.strip()), 0)
    front_matter, first, problem = _front_matter(lines, opening, file)
    numbered = list(enumerate(lines, 1))[first:]
    kept, unclosed = _without_comments(numbered, file)
    problems += [p for p in (problem, unclosed) if p]
    source = Source(
        lines=tuple(line for _, line in kept),
        numbers=tuple(number for number, _ in kept),
        front_matter=front_matter,
        front_matter_line=opening + 1,
    )
    return source, problems


def has_illegal(text: str) -> bool:
    """Whether text that came by another way (a YAML escape) holds a character XML forbids."""
    return _ILLEGAL.search(text) is not None


def without_illegal(text: str) -> str:
    return _ILLEGAL.sub("", text)


_SHOWN = 40


def shortened(text: str) -> str:
    """The beginning of a text, on one line, for a message about it."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 2].rstrip() + " …"


def _decoded(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text; bytes that are not UTF-8 are reported and read as Windows would, for a draft."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16", "replace"), [error("file-not-utf8", file, 1)]
        return data.decode("cp1252", "replace"), [error("file-not-utf8", file, line)]


def _front_matter(
    lines: list[str], opening: int, file: str
) -> tuple[str | None, int, Problem | None]:
    """The YAML between ``---`` lines at the top, the index of the first line after it."""
    first = opening + 1
    if lines[opening].rstrip() != "---":
        return None, 0, None
    for index in range(first, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            return "\n".join(lines[first:index]), index + 1, None
    # Never closed: take the lines that look like keys, so that the rest is still read.
    end = first
    while end < len(lines) and re.match(r"\s*$|[^\W\d][\w-]*:(\s|$)|\s+\S|- ", lines[end]):
        end += 1
    return "\n".join(lines[first:end]), end, error("front-matter-unclosed", file, first)


def _without_comments(
    numbered: list[tuple[int, str]], file: str
) -> tuple[list[tuple[int, str]], Problem | None]:
    """Without the lines that hold only ``<!-- … -->``, so that a note never splits a list or table.

    Comments inside code stay; those beside text are left for the parser, which drops them.
    """
    kept: list[tuple[int, str]] = []
    code: str | None = None
    index = 0
    while index < len(numbered):
        number, line = numbered[index]
        if code is None and line.lstrip(" ").startswith("<!--"):
            end = _comment_end(numbered, index)
            if end is None:
                kept += [(number, ""), *numbered[index + 1 :]]
                return kept, error("comment-unclosed", file, number)
            if end > index:
                index = end
                continue
        code = _code_after(line, code)
        kept.append((number, line))
        index += 1
    return kept, None


def _comment_end(numbered: list[tuple[int, str]], start: int) -> int | None:
    """The index after a comment that fills its lines; ``start`` when text stands beside it;
    None when it never ends."""
    for index in range(start, len(numbered)):
        line = numbered[index][1]
        if index == start:
            line = line.lstrip(" ")[len("<!--") :]
        if "-->" in line:
            rest = line.partition("-->")[2]
            return start if re.sub(r"<!--.*?-->", "", rest).strip() else index + 1
    return None


def _code_after(line: str, code: str | None) -> str | None:
    """The code fence that is open after this line, given the one open before it."""
    if code is None:
        found = _FENCE.match(line)
        return found["mark"] if found else None
    stripped = line.lstrip(" >").rstrip()
    closes = len(stripped) >= len(code) and not stripped.strip(code[0])
    return None if closes else code
