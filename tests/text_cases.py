"""Text cases: Markdown files with blocks of four backticks that hold an input, a line with only a
dot, and what is expected to come out.

``HANDOUT_ACCEPT=1 pytest …`` writes what comes out as what is expected; look at the difference
before you keep it. What stands after the opening backticks is the case's ``info``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

_BLOCK = re.compile(
    r"^````(?P<info>.*)\n(?P<input>(?:.*\n)*?)^\.\n(?P<expected>(?:.*\n)*?)^````\n", re.MULTILINE
)


class Case(NamedTuple):
    info: str
    text: str
    expected: str


def text_cases(folder: Path, run: Callable[[str, str], str]) -> list[object]:
    """Every case of a folder's files as a pytest parameter named by file and line.

    ``run(info, text)`` gives what comes out; it is called here only to accept.
    """
    if os.environ.get("HANDOUT_ACCEPT"):
        for file in folder.glob("*.md"):
            _accept(file, run)
    return [pytest.param(case, id=place) for place, case in every_case(folder)]


def every_case(folder: Path) -> Iterator[tuple[str, Case]]:
    """The cases of a folder's files, each with its file and line."""
    for file in sorted(folder.glob("*.md")):
        text = file.read_text("utf-8")
        for block in _BLOCK.finditer(text):
            line = text.count("\n", 0, block.start()) + 1
            case = Case(block["info"].strip(), block["input"], block["expected"])
            yield f"{file.name}:{line}", case


def _accept(file: Path, run: Callable[[str, str], str]) -> None:
    def rewritten(found: re.Match[str]) -> str:
        info, text = found["info"], found["input"]
        return f"````{info}\n{text}.\n{run(info.strip(), text)}````\n"

    fresh = _BLOCK.sub(rewritten, file.read_text("utf-8"))
    file.with_suffix(".tmp").write_text(fresh, "utf-8")
    file.with_suffix(".tmp").replace(file)
