"""The words in an empty place, for whoever makes a slide by hand in PowerPoint."""

from __future__ import annotations

from collections.abc import Mapping

PROMPTS: Mapping[str, str] = {
    "title": "Skriv tittelen her",
    "subtitle": "Skriv undertittelen her",
    "programme": "Programmet",
    "meta": "Tid, stad og namn",
    "section": "Del av programmet",
    "body": "Skriv teksten her",
    "body_2": "Skriv teksten her",
    "body_3": "Skriv teksten her",
    "body_4": "Skriv teksten her",
    "head": "Overskrift",
    "head_2": "Overskrift",
    "head_3": "Overskrift",
    "head_4": "Overskrift",
    "picture": "Set inn eit bilete",
    "caption": "Skriv biletteksten her",
    "source": "Kjelde",
    "quote": "Skriv sitatet her",
    "quote_2": "Skriv sitatet her",
    "quote_source": "Kven som sa det",
    "quote_source_2": "Kven som sa det",
    "statement": "Skriv påstanden her",
    "question": "Skriv spørsmålet her",
    "question_2": "Skriv spørsmålet her",
    "form": "Teikning av arbeidsforma",
    "minutes": "5",
    "unit": "minutt",
    "form_name": "to og to",
    "lead": "Kva det handlar om",
    "countdown": "Plass til nedteljinga",
    "part_number": "Del 1 av 5",
    "topics": "Det vi skal innom",
    "table": "Set inn ein tabell",
    "pictures": "Plass til bileta",
    "chart": "Set inn eit diagram",
    "reading": "Kva diagrammet seier",
    "code": "Skriv koden her",
    "agenda": "Set inn ein tabell med tid, del og minutt",
    "progress": "Plass til framdrifta",
    "qr": "Set inn QR-koden",
    "qr_text": "Kva koden fører til",
    "address": "Nettadresse",
    "contact": "Namn og rolle",
    "footer": "Bunntekst",
    "date": "Dato",
    "slide_number": "‹nr.›",
    **dict.fromkeys((f"panel{n}" for n in ("", "_2", "_3", "_4")), "Flate bak spalta"),
    **dict.fromkeys((f"rule{n}" for n in ("", "_2", "_3", "_4")), "Strek ved spalta"),
}
"""Slot → prompt, in Nynorsk like the names of the layouts."""

LEVELS = ("Skriv teksten her", "Andre nivå", "Tredje nivå", "Fjerde nivå", "Femte nivå")
"""The master's text, one line per outline level."""
