"""The text cases: in each file under ``cases/``, blocks of four backticks hold an input, a line
with only a dot, and the model and problems expected of it.

``HANDOUT_ACCEPT=1 pytest tests/content`` writes what comes out as what is expected; look at the
difference before you keep it. An input without front matter is read as if it had one; ``nb`` after
the backticks reads it as Bokmål, ``hex`` as bytes.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from content_dump import dump_document, dump_problem

from handout.content.document import read_document
from handout.messages import en, nb, nn
from handout.problems import Problem

CASES = Path(__file__).parent / "cases"
BLOCK = re.compile(
    r"^````(?P<info>.*)\n(?P<input>(?:.*\n)*?)^\.\n(?P<expected>(?:.*\n)*?)^````\n", re.MULTILINE
)


class Case(NamedTuple):
    info: str
    text: str
    expected: str


def run(info: str, text: str) -> tuple[str, list[Problem]]:
    """What comes out of an input, as text, and the problems themselves."""
    data = bytes.fromhex(text) if "hex" in info else text.encode()
    document, problems = read_document(data, "nn.md", "nb" if "nb" in info else "nn")
    whole = text.lstrip("\ufeff").startswith("---") or "hex" in info
    if not whole:
        problems = [p for p in problems if p.code != "front-matter-missing"]
    shown = dump_document(document, with_meta=whole) if document else ""
    return shown + "".join(map(dump_problem, problems)), problems


def accept(file: Path) -> None:
    def rewritten(found: re.Match[str]) -> str:
        info, text = found["info"], found["input"]
        return f"````{info}\n{text}.\n{run(info, text)[0]}````\n"

    text = BLOCK.sub(rewritten, file.read_text("utf-8"))
    file.with_suffix(".tmp").write_text(text, "utf-8")
    file.with_suffix(".tmp").replace(file)


def cases() -> list[object]:
    found: list[object] = []
    for file in sorted(CASES.glob("*.md")):
        if os.environ.get("HANDOUT_ACCEPT"):
            accept(file)
        text = file.read_text("utf-8")
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start()) + 1
            case = Case(block["info"].strip(), block["input"], block["expected"])
            found.append(pytest.param(case, id=f"{file.name}:{line}"))
    return found


@pytest.mark.parametrize("case", cases())
def test_case(case: Case) -> None:
    """An input gives the model and the problems that its case says."""
    shown, problems = run(case.info, case.text)
    assert shown == case.expected
    for problem in problems:
        for catalogue in (nn, nb, en):
            assert catalogue.MESSAGES[problem.code].format(**dict(problem.values))


def test_every_message_has_a_case() -> None:
    """No message without an input that brings it about, here or in the tests of folders."""
    catalogue = Path(nn.__file__).read_text("utf-8")
    section = catalogue.split("# --- reading content ---")[1].split("# ---")[0]
    codes = re.findall(r'^ +"([a-z0-9-]+)":', section, re.MULTILINE)
    shown = "".join(file.read_text("utf-8") for file in CASES.glob("*.md"))
    shown += "".join(file.read_text("utf-8") for file in CASES.parent.glob("test_*.py"))
    assert [code for code in codes if not re.search(rf"\b{code}(?![\w-])", shown)] == []
