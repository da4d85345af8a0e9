"""What to bring, and how much of it when the workshop says how many tables there are.

Nothing is guessed: an amount is only multiplied where the list itself says that it is for each
table, and an amount of one keeps its words, because its noun would need another form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handout.language.labels import label
from handout.model import Activity, Cards, Document, Evaluation, Notes, Worksheet
from handout.walk import document_blocks, every_block

_EACH_TABLE = re.compile(
    r"\b(?:per|pr\.?|til (?:k?vart|hvert)|på (?:kvart|hvert)) bord\b", re.IGNORECASE
)

_NUMBERS = {
    **dict.fromkeys(("ein", "én", "en", "ei", "éi", "eitt", "ett", "et", "eit"), 1),
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "sju": 7,
    "syv": 7,
    "åtte": 8,
    "ni": 9,
    "ti": 10,
}

_CARDS, _WORKSHEETS, _FORMS = (
    re.compile(words, re.IGNORECASE) for words in (r"kort\b", r"ark\b", r"evaluering|skjema")
)
"""How the list of equipment itself names what is printed: «rollekort», «svarark»."""

_THING = re.compile(r"(?P<number>[^\W_]+) (?P<what>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Packed:
    """Something to bring, as it was written; ``amount`` is what it comes to in all, or ''."""

    words: str
    amount: str = ""


def packing_list(document: Document) -> tuple[Packed, ...]:
    """The equipment of the front matter, then what the content needs printed and the list does
    not name."""
    tables = table_count(document)
    listed = [Packed(words, _amount(document, words, tables)) for words in document.meta.equipment]
    return (*listed, *_printed(document, tables))


def table_count(document: Document) -> int | None:
    """The most tables that an activity has; None where none says it."""
    counts = [
        block.tables
        for block in document_blocks(document)
        if isinstance(block, Activity) and block.tables
    ]
    return max(counts, default=None)


def _amount(document: Document, words: str, tables: int | None) -> str:
    """«6 bord: 6 × eitt svarark, 12 tusjar»."""
    each = _EACH_TABLE.search(words)
    if each is None or tables is None:
        return ""
    # What is for each participant, before that, is not for each table.
    before = re.split(r"\btil (?:kvar|hver)\b(?: \w+)? og ", words[: each.start()])[-1]
    things = [_times(thing, tables) for thing in re.split(r", | og ", before.strip(" ,"))]
    known = [thing for thing in things if thing]
    room = _tables(document, tables)
    return f"{room}: {', '.join(known)}" if known and len(known) == len(things) else room


def _tables(document: Document, count: int) -> str:
    return label(document.language, "tables_one" if count == 1 else "tables_other", count=count)


def _times(thing: str, tables: int) -> str:
    found = _THING.fullmatch(thing.strip())
    if found is None:
        return ""
    word = found["number"].casefold()
    number = int(word) if word.isascii() and word.isdecimal() else _NUMBERS.get(word)
    if number is None:
        return ""
    if number == 1:
        return f"{tables} × {thing.strip()}"
    return f"{number * tables} {found['what']}"


def _printed(document: Document, tables: int | None) -> Iterator[Packed]:
    """Cards, worksheets and evaluation forms, unless the list of equipment has them already."""
    listed = " ".join(document.meta.equipment)
    language = document.language
    shown = list(_for_the_room(document))
    cards = sum(len(block.cards) for block in shown if isinstance(block, Cards))
    room = _tables(document, tables) if tables else ""
    if cards and not _CARDS.search(listed):
        yield Packed(label(language, "plan_pack_cards", count=cards), room)
    if any(isinstance(block, Worksheet) for block in shown) and not _WORKSHEETS.search(listed):
        yield Packed(label(language, "plan_pack_worksheets"), room)
    if any(isinstance(block, Evaluation) for block in shown) and not _FORMS.search(listed):
        yield Packed(label(language, "plan_pack_evaluation"))


def _for_the_room(document: Document) -> Iterable[object]:
    """The blocks that participants meet: not those that a note tells of, nor those of a slide
    that is skipped."""
    for part in document.parts:
        slides = (slide.blocks for slide in part.slides if not slide.skipped)
        for blocks in (part.blocks, *slides):
            yield from every_block(tuple(b for b in blocks if not isinstance(b, Notes)))
