"""What to bring, and how much of it when the workshop says how many tables or people there are.

Nothing is guessed: an amount is only multiplied where the list itself says that it is for each
table or each participant, and an amount of one keeps its words, because its noun would need
another form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handout.language.labels import label
from handout.model import Activity, Cards, Document, Evaluation, Notes, Worksheet
from handout.walk import document_blocks, every_block

_EACH = re.compile(
    r"\b(?:(?:per|pr\.?|(?:til|på) (?:kvart|hvert)) (?P<table>bord)\b"
    r"|(?:per|pr\.?|til kvar|til hver) (?:deltakar|deltaker|person)\b"
    r"|til (?:kvar|hver)(?=$|[,.;:()]| og ))",
    re.IGNORECASE,
)
"""What says that there is to be one amount for each table, or else for each participant."""

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

CARDS, WORKSHEETS, FORMS = (
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


def each_is_for_table(document: Document, named: re.Pattern[str]) -> bool | None:
    """Whether the list of equipment has one of a thing for each table, or for each participant;
    None where it does not say."""
    for words in document.meta.equipment:
        place = 0
        for each in _EACH.finditer(words):
            if named.search(words, place, each.start()):
                return bool(each["table"])
            place = each.end()
    return None


def _amount(document: Document, words: str, tables: int | None) -> str:
    """«6 bord: 6 × eitt svarark, 12 tusjar»."""
    told, place = [], 0
    for each in _EACH.finditer(words):
        things = words[place : each.start()].removeprefix(" og ").strip(" ,")
        place = each.end()
        count = tables if each["table"] else document.meta.participants
        if count is not None:
            room = _tables(document, count) if each["table"] else _people(document, count)
            told.append(_in_all(things, count, room))
    return "; ".join(told)


def _in_all(things: str, count: int, room: str) -> str:
    """``room`` alone where one of the things has no number."""
    amounts = [_times(thing, count) for thing in re.split(r", | og ", things)]
    return room if "" in amounts else f"{room}: {', '.join(amounts)}"


def _tables(document: Document, count: int) -> str:
    return label(document.language, "tables_one" if count == 1 else "tables_other", count=count)


def _people(document: Document, count: int) -> str:
    language = document.language
    return label(language, "people_one" if count == 1 else "people_other", count=count)


def _times(thing: str, count: int) -> str:
    found = _THING.fullmatch(thing.strip())
    if found is None:
        return ""
    word = found["number"].casefold()
    number = int(word) if word.isascii() and word.isdecimal() else _NUMBERS.get(word)
    if number is None:
        return ""
    if number == 1:
        return f"{count} × {thing.strip()}"
    return f"{number * count} {found['what']}"


def _printed(document: Document, tables: int | None) -> Iterator[Packed]:
    """Cards, worksheets and evaluation forms, unless the list of equipment has them already."""
    listed = " ".join(document.meta.equipment)
    language = document.language
    shown = list(_for_the_room(document))
    cards = sum(len(block.cards) for block in shown if isinstance(block, Cards))
    room = _tables(document, tables) if tables else ""
    if cards and not CARDS.search(listed):
        yield Packed(label(language, "plan_pack_cards", count=cards), room)
    if any(isinstance(block, Worksheet) for block in shown) and not WORKSHEETS.search(listed):
        yield Packed(label(language, "plan_pack_worksheets"), room)
    if any(isinstance(block, Evaluation) for block in shown) and not FORMS.search(listed):
        people = document.meta.participants
        amount = _people(document, people) if people else ""
        yield Packed(label(language, "plan_pack_evaluation"), amount)


def _for_the_room(document: Document) -> Iterable[object]:
    """The blocks that participants meet: not those that a note tells of, nor those of a slide
    that is skipped."""
    for part in document.parts:
        slides = (slide.blocks for slide in part.slides if not slide.skipped)
        for blocks in (part.blocks, *slides):
            yield from every_block(tuple(b for b in blocks if not isinstance(b, Notes)))
