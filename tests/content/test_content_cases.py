"""Markdown in, model and problems out: the cases of :mod:`text_cases` under ``cases/``.

An input without front matter is read as if it had one; ``nb`` after the backticks reads it as
Bokmål, ``hex`` as bytes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from content_dump import dump_document, dump_problem

from handout.content.document import read_document
from handout.messages import en, nb, nn
from handout.problems import Problem
from text_cases import Case, text_cases

CASES = Path(__file__).parent / "cases"


def run(info: str, text: str) -> tuple[str, list[Problem]]:
    """What comes out of an input, as text, and the problems themselves."""
    data = bytes.fromhex(text) if "hex" in info else text.encode()
    document, problems = read_document(data, "nn.md", "nb" if "nb" in info else "nn")
    whole = text.lstrip("\ufeff").startswith("---") or "hex" in info
    if not whole:
        problems = [p for p in problems if p.code != "front-matter-missing"]
    shown = dump_document(document, with_meta=whole) if document else ""
    return shown + "".join(map(dump_problem, problems)), problems


@pytest.mark.parametrize("case", text_cases(CASES, lambda info, text: run(info, text)[0]))
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
