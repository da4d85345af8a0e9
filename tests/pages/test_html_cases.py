"""Markdown in, HTML of the chapters out: the cases of :mod:`text_cases` under ``cases/``.

``nb`` after the backticks reads the input as Bokmål. Every picture in ``media/`` exists but those
called ``borte``, and is twice as wide as high, or, called ``ståande``, half as wide; the drawings
are those of ``form-par`` alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.content.document import read_document
from handout.pages.environment import template
from handout.pages.html import Html
from handout.pages.outline import anchors, outline
from text_cases import Case, text_cases

CASES = Path(__file__).parent / "cases"


def run(info: str, text: str) -> str:
    """The chapters, one element a line, without indentation and empty lines."""
    data = f"---\ntittel: Prøve\n---\n{text}".encode()
    document, _ = read_document(data, "nn.md", "nb" if "nb" in info else "nn")
    assert document is not None
    chapters = outline(document)
    page = Html(
        document,
        picture=lambda src: None if "borte" in src else f"https://handout.invalid/picture/{src}",
        proportion=lambda src: 0.5 if "ståande" in src else 2.0,
        drawings={"form-par": "https://handout.invalid/drawing/form-par.svg"},
        anchors=anchors(chapters),
    )
    html = template("chapters.html").render(page=page, chapters=chapters)
    return "".join(f"{line.strip()}\n" for line in html.splitlines() if line.strip())


@pytest.mark.parametrize("case", text_cases(CASES, run))
def test_case(case: Case) -> None:
    """An input gives the HTML that its case says."""
    assert run(case.info, case.text) == case.expected
