"""How many of each sheet to print: one for each table, or one for each participant.

The list of equipment is believed where it says so («eitt svarark til kvar»). Else cards, and
sheets for groups, go to the tables, and the rest to everybody.
"""

from __future__ import annotations

from handout.language.labels import label
from handout.model import Activity, Cards, Document, Evaluation, Form, Worksheet
from handout.pages.packing import CARDS, FORMS, WORKSHEETS, each_is_for_table, table_count
from handout.sheets import Printed, Sheet

_NAMED = {Cards: CARDS, Worksheet: WORKSHEETS, Evaluation: FORMS}


def is_for_table(document: Document, sheet: Sheet) -> bool:
    said = each_is_for_table(document, _NAMED[type(sheet.block)])
    return _usual(sheet.block, sheet.activity) if said is None else said


def copies(document: Document, sheet: Sheet) -> str:
    """«6 ark, eitt til kvart bord», with the number where the workshop has it."""
    table = is_for_table(document, sheet)
    tables = sheet.activity.tables if sheet.activity else None
    count = (tables or table_count(document)) if table else document.meta.participants
    what = "set" if isinstance(sheet.block, Cards) else "sheet"
    each = label(document.language, f"{what}_each_{'table' if table else 'person'}")
    if count is None:
        return each
    key = f"{what}s_{'one' if count == 1 else 'other'}"
    number = label(document.language, key, count=count)
    return label(document.language, "copies", number=number, each=each)


def _usual(block: Printed, activity: Activity | None) -> bool:
    match block:
        case Cards():
            return True
        case Evaluation():
            return False
        case Worksheet():
            return activity is not None and activity.form is Form.GROUP
