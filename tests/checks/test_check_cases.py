"""Markdown in, remarks out: the cases of :mod:`text_cases` under ``cases/``.

An input without front matter is read as if it had one. The theme is ``saman``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handout.checks import check
from handout.content.document import read_document
from handout.messages import LOCALES, nn, text
from handout.themes.load import load_theme
from text_cases import Case, text_cases

CASES = Path(__file__).parent / "cases"

THEME, _ = load_theme("saman", Path(__file__).parents[2] / "themes")


def run(_info: str, source: str) -> str:
    """What is remarked on an input that can be read without errors."""
    whole = source.startswith("---")
    document, problems = read_document(source.encode(), "nn.md", "nn")
    assert document is not None
    wrong = [p for p in problems if p.code != "front-matter-missing" or whole]
    remarks = check(document, THEME)
    for problem in remarks:
        for locale in LOCALES:
            assert text(problem.code, locale, dict(problem.values))
    lines = [f"unreadable: {p.line} {p.code}" for p in wrong]
    for problem in remarks:
        values = "".join(f" {name}={value}" for name, value in problem.values)
        lines.append(f"{problem.line} {problem.severity} {problem.code}{values}")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", text_cases(CASES, run))
def test_check_case(case: Case) -> None:
    """An input brings about the remarks that its case says, and no others."""
    assert run(case.info, case.text) == case.expected


def test_every_remark_has_a_case() -> None:
    """No message without an input that brings it about, here or in the test of contrast."""
    catalogue = Path(nn.__file__).read_text("utf-8")
    section = catalogue.split("# --- checks ---")[1].split("# ---")[0]
    codes = re.findall(r'^ +"([a-z0-9-]+)":', section, re.MULTILINE)
    shown = "".join(file.read_text("utf-8") for file in CASES.glob("*.md"))
    shown += Path(__file__).with_name("test_contrast.py").read_text("utf-8")
    assert codes
    assert [code for code in codes if code not in shown] == []
