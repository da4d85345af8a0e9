"""Remarks on what is asked for of the worksheets and cannot be made."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model import Document, Sheets
from handout.problems import Problem, warning
from handout.sheets import has_forms, has_worksheets


def sheets_have_content(document: Document) -> Iterator[Problem]:
    asked = document.meta.sheets
    line = document.meta_lines.get("sheets", 1)
    if Sheets.POSTER in asked and not has_worksheets(document):
        yield warning("sheets-no-worksheet", document.file, line)
    if Sheets.FILLABLE in asked and not has_forms(document):
        yield warning("sheets-nothing-to-fill", document.file, line)
