"""What the paragraphs of a note are recognised as."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handout.content.document import read_document
from handout.cues import LEADS, Cue, Purpose, cues, notes_in
from handout.model import LANGUAGES, Block, Language, List, Paragraph, plain

DOCS = Path(__file__).parents[1] / "docs"


def cues_of(note: str) -> tuple[Cue, ...]:
    text = f"---\ntittel: A\nspråk: nn\n---\n\n## Ein\n\n{note}\n"
    document, problems = read_document(text.encode(), "nn.md", "nn")
    assert document is not None
    assert problems == []
    return cues(notes_in(document.parts[0].slides[0].blocks))


def told(note: str) -> list[str]:
    """Each cue as «purpose|lead|the rest of its paragraph|what follows»."""
    return [
        "|".join((c.purpose, c.lead, plain(c.said), *(_words(block) for block in c.blocks)))
        for c in cues_of(f"::: notat\n{note}\n:::")
    ]


def _words(block: Block) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return plain(inlines)
        case List(items=items):
            return " ".join(f"- {_words(inner)}" for item in items for inner in item.blocks)
        case _:
            return type(block).__name__


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Fritt skrive.", ["free|||Fritt skrive."]),
        ("**Sei:** Hei.", ["say|Sei|Hei."]),
        ("**SEI** : Hei.", ["say|SEI|Hei."]),
        ("**Slik gjør du det:**\n\n1. Ein\n2. To", ["how|Slik gjør du det||- Ein - To"]),
        ("**Se etter:** A.\n\nOg B.", ["watch|Se etter|A.|Og B."]),
        ("**Si:** A.\n\n**Kort ned:** B.", ["say|Si|A.", "shorten|Kort ned|B."]),
        ("Før.\n\n**Føremål:** *Kvifor*.", ["free|||Før.", "why|Føremål|Kvifor."]),
        ("**Hugs:** Dette er fritt.", ["free|||Hugs: Dette er fritt."]),
        ("**Sei** det høgt.", ["free|||Sei det høgt."]),
    ],
)
def test_a_note_is_sorted(note: str, expected: list[str]) -> None:
    assert told(note) == expected


def test_each_note_begins_anew() -> None:
    """What stands first in a note does not belong to the last cue of the note before."""
    found = cues_of("::: notat\n**Sei:** Hei.\n:::\n\n::: notat\nFritt.\n:::")
    assert [cue.purpose for cue in found] == [Purpose.SAY, Purpose.FREE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_tells_of_every_purpose(language: Language) -> None:
    guide = (DOCS / f"skrive.{language}.md").read_text("utf-8")
    shown = {word.casefold() for word in re.findall(r"^\*\*([^*:]+):\*\*", guide, re.MULTILINE)}
    assert {LEADS[word] for word in shown if word in LEADS} == {*Purpose} - {Purpose.FREE}
