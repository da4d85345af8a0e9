"""The style sheets of the themes that ship, and the pages they make of the workshops that ship."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import groupby, pairwise

import pytest
from pages_sample import ROOT, shipped_booklet, theme

from handout.model import Language
from handout.pages import pdf
from handout.pages.native_libraries import load_weasyprint
from handout.pages.stylesheets import theme_sheets
from handout.pages.variables import root_values
from handout.themes.colours import TEXT, contrast_ratio
from tag_tree import Element, TaggedPdf

THEMES = sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.toml"))
ON_PAPER = {path.stem for path in (ROOT / "themes").glob("*/*.css")} - {"pages", "web", "site"}
IN: tuple[tuple[str, Language], ...] = (("god-verkstad", "nn"), ("leiing", "nb"))
SHIPPED = [(name, workshop, language) for name in THEMES for workshop, language in IN]

TOLD_APART = 1.45
"""The contrast of two shades of grey, as in a chart."""


@pytest.mark.parametrize("kind", sorted(ON_PAPER))
@pytest.mark.parametrize("name", THEMES)
def test_weasyprint_understands_every_rule(
    name: str, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It ignores a declaration it cannot use, and tells of it in its log, once a process: this
    goes past the cache."""
    load_weasyprint()
    sheets, fonts = theme_sheets(theme(name), kind=kind, code=True)
    with caplog.at_level(logging.WARNING, "weasyprint"):
        pdf._Typesetter(fonts).sheets(sheets)
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("name", THEMES)
def test_a_grey_copy_shows_where_the_participants_work(name: str) -> None:
    """The bars of the run sheet are two shades, and their white numbers are read on both."""
    sheets, _ = theme_sheets(theme(name), kind="run-sheet", code=False)
    values = root_values(sheet.text for sheet in sheets)
    work, talk = (values[bar].lstrip("#") for bar in ("--work", "--talk"))
    assert contrast_ratio(work, talk) >= TOLD_APART
    assert min(contrast_ratio(work, "FFFFFF"), contrast_ratio(talk, "FFFFFF")) >= TEXT


@pytest.mark.parametrize(("name", "workshop", "language"), SHIPPED)
def test_nothing_stands_alone_at_the_end_of_a_page(
    name: str, workshop: str, language: Language
) -> None:
    """No heading without what it heads, and no row of a table or item of a list by itself."""
    assert list(_alone(TaggedPdf(shipped_booklet(workshop, language, name)))) == []


def _alone(tagged: TaggedPdf) -> Iterator[str]:
    for group in tagged.root.all("TBody", "L"):
        held = [(page, list(rows)) for page, rows in groupby(group.children, _first_page)]
        for page, rows in held if len(held) > 1 else ():
            if len(rows) == 1:
                yield f"page {page + 1}: {tagged.text(rows[0])}"
    blocks = list(tagged.root.all("H2", "H3", "H4", "P", "LI", "TR", "Figure", "Caption"))
    for block, following in pairwise(blocks):
        if block.type[0] == "H" and _first_page(following) != _first_page(block):
            yield f"page {_first_page(block) + 1}: {tagged.text(block)}"


def _first_page(element: Element) -> int:
    return min(page for part in element.all() for page, _ in part.marks)
