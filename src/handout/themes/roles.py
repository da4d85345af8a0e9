"""The roles a layout can have, and the slots (places with a purpose) each of them offers.

This is the agreement between the templates and the planner: a template's layout
is found by the role's name, a placeholder by the slot's, both written in the
template in Norwegian, where whoever opens it in PowerPoint's selection pane sees
them. Other templates name them in ``theme.toml`` or are matched by type.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Role(NamedTuple):
    """``name`` is the layout's name in our templates; ``slots`` what the planner may fill,
    besides the title, footer, date and slide number that every layout has."""

    name: str
    slots: tuple[str, ...]


ROLES: Mapping[str, Role] = {
    "title": Role("Framside", ("subtitle", "programme", "meta")),
    "part": Role("Del", ("part_number", "topics", "minutes")),
    "part_vertical": Role("Del, loddrett ord", ("part_number", "topics", "minutes")),
    "content": Role("Innhald", ("section", "body", "source")),
    "content_wide": Role("Innhald, breitt", ("section", "body", "source")),
    "two_columns": Role("To spalter", ("section", "head", "body", "head_2", "body_2", "source")),
    "three_columns": Role(
        "Tre spalter",
        ("section", "head", "body", "head_2", "body_2", "head_3", "body_3", "source"),
    ),
    "four_columns": Role(
        "Fire spalter",
        (
            *("section", "head", "body", "head_2", "body_2", "head_3", "body_3"),
            *("head_4", "body_4", "source"),
        ),
    ),
    "picture_left": Role("Bilete til venstre", ("section", "picture", "body", "source")),
    "picture_right": Role("Bilete til høgre", ("section", "picture", "body", "source")),
    "pictures": Role("Fleire bilete", ("section", "pictures", "source")),
    "full_picture": Role("Heilt bilete", ("picture", "caption")),
    "background": Role("Bilete bak teksten", ("body", "source")),
    "quotation": Role("Sitat", ("quote", "quote_source")),
    "quotations": Role("To sitat", ("quote", "quote_source", "quote_2", "quote_source_2")),
    "statement": Role("Påstand", ("statement", "source")),
    "questions": Role("Spørsmål", ("section", "question", "question_2")),
    "question": Role("Eitt spørsmål", ("section", "question")),
    "activity": Role(
        "Aktivitet", ("section", "form", "minutes", "unit", "lead", "body", "countdown")
    ),
    "activity_brief": Role(
        "Aktivitet utan steg", ("section", "form", "minutes", "unit", "body", "countdown")
    ),
    "table": Role("Tabell", ("section", "table", "source")),
    "chart": Role("Diagram", ("section", "chart", "reading", "source")),
    "code": Role("Kode", ("section", "code", "source")),
    "agenda": Role("Tidsplan", ("section", "agenda")),
    "big_word": Role("Stort ord", ("body",)),
    "closing": Role("Avslutning", ("body", "contact")),
    "closing_qr": Role("Avslutning med QR-kode", ("body", "qr", "qr_text", "address", "contact")),
}
"""Role → layout name and slots. ``theme.toml`` may give other layout names under ``[layouts]``."""

SLOT_NAMES: Mapping[str, str] = {
    "title": "Tittel",
    "subtitle": "Undertittel",
    "programme": "Program",
    "meta": "Tid og stad",
    "section": "Seksjon",
    "body": "Innhald",
    "body_2": "Innhald 2",
    "body_3": "Innhald 3",
    "body_4": "Innhald 4",
    "head": "Spaltetittel",
    "head_2": "Spaltetittel 2",
    "head_3": "Spaltetittel 3",
    "head_4": "Spaltetittel 4",
    "picture": "Bilete",
    "caption": "Bilettekst",
    "source": "Kjelde",
    "quote": "Sitat",
    "quote_2": "Sitat 2",
    "quote_source": "Sitatkjelde",
    "quote_source_2": "Sitatkjelde 2",
    "statement": "Påstand",
    "question": "Spørsmål",
    "question_2": "Spørsmål 2",
    "form": "Arbeidsform",
    "minutes": "Minutt",
    "unit": "Eining",
    "form_name": "Arbeidsform i ord",
    "lead": "Innleiing",
    "countdown": "Nedteljing",
    "part_number": "Delnummer",
    "topics": "Emne",
    "table": "Tabell",
    "pictures": "Biletfelt",
    "chart": "Diagram",
    "reading": "Lesing av diagrammet",
    "code": "Kode",
    "agenda": "Tidsplan",
    "progress": "Framdrift",
    "qr": "QR-kode",
    "qr_text": "QR-tekst",
    "address": "Adresse",
    "contact": "Kontakt",
    "footer": "Bunntekst",
    "date": "Dato",
    "slide_number": "Lysbiletnummer",
    "panel": "Spalteflate",
    "panel_2": "Spalteflate 2",
    "panel_3": "Spalteflate 3",
    "panel_4": "Spalteflate 4",
    "rule": "Spaltestrek",
    "rule_2": "Spaltestrek 2",
    "rule_3": "Spaltestrek 3",
    "rule_4": "Spaltestrek 4",
}
"""Slot → the placeholder's name in our templates.

Some are on no role's list. A theme may have a bar that tells how far the deck has come
(``progress``), room for the words of an activity's form (``form_name``), which else stand after
the unit of its minutes, and a ``panel`` and a ``rule`` for each column, which are as wide as the
author makes the column.
"""

COLUMN_GRAPHICS = (
    ("panel", "rule"),
    ("panel_2", "rule_2"),
    ("panel_3", "rule_3"),
    ("panel_4", "rule_4"),
)
"""What each column may have of its own, from the back to the front."""

BODY_FLOOR_PT = 20.0
"""Nothing people must read in the room is set smaller."""

_LABELS = (
    *("subtitle", "programme", "part_number", "topics", "lead", "unit", "form_name", "caption"),
    *("quote_source", "quote_source_2", "qr_text", "address", "contact"),
)
FLOORS_PT = {
    "code": 16.0,
    "source": 12.0,
    "section": 12.0,
    "footer": 12.0,
    "meta": 16.0,
    "title": 24.0,
    **dict.fromkeys(_LABELS, BODY_FLOOR_PT),
}
"""Slots that may go lower than the body, or must stay larger; labels and what says a thing again
go as low in every theme, body text as low as the theme lets it."""


def floor_pt(slot: str, smallest_pt: float = BODY_FLOOR_PT) -> float:
    """``smallest_pt`` is the theme's."""
    return FLOORS_PT.get(slot, smallest_pt)


FOOTER_TYPES = frozenset({"ftr", "dt", "sldNum"})
"""The placeholders that stand last on a slide, and whose text never shrinks."""

LOGO, LOGO_ON_COLOUR = "Logo", "Logo på farge"
"""What the shapes are called that a theme's logo takes the place of, on white and on a colour."""
