"""The showcase workshop uses every construct of the dialect, and says only what is so."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from handout import model
from handout.checks import check
from handout.content.vocabulary import Group, Word, spelling
from handout.content.words import WORDS
from handout.content.workshop import load_workshop
from handout.language.numbers import read_number
from handout.model import LANGUAGES, Language
from handout.walk import document_blocks

FOLDER = Path(__file__).parents[2] / "content" / "god-verkstad"

WRITTEN = {
    Group.FRONT_MATTER: r"^{}:",
    Group.FENCE: r"^:::+ {}\b",
    Group.ATTRIBUTE: r"[{{ ]{}=",
    Group.CLASS: r"[{{ ]\.{}[ }}]",
    Group.STYLE: r"stil={}\b",
    Group.FORM: r"form={}\b",
    Group.CHART: r"diagram={}\b",
}
"""How a word of each group stands in a file. A layout is chosen by what a slide holds."""

WORDS_TO_USE = [word for word in WORDS if word.group in WRITTEN]

bilingual = pytest.mark.parametrize("language", LANGUAGES)


@cache
def document(language: Language) -> model.Document:
    workshop, problems = load_workshop(FOLDER, shown_as="content/god-verkstad")
    assert problems == []
    assert workshop is not None
    return workshop.documents[language]


def nodes(node: Any) -> Iterator[Any]:
    """Everything in the model, whatever it is."""
    if dataclasses.is_dataclass(node):
        yield node
        for field in dataclasses.fields(node):
            yield from nodes(getattr(node, field.name))
    elif isinstance(node, tuple):
        for child in node:
            yield from nodes(child)
    elif isinstance(node, Enum):
        yield node
    elif isinstance(node, dict):
        for child in node.values():
            yield from nodes(child)


def of(kind: type[Any], language: Language) -> list[Any]:
    return [node for node in nodes(document(language)) if isinstance(node, kind)]


@bilingual
@pytest.mark.parametrize("word", WORDS_TO_USE, ids=lambda word: f"{word.group}-{word.key}")
def test_every_word_is_used(language: Language, word: Word) -> None:
    """Spelt as we teach it in that language."""
    text = (FOLDER / f"{language}.md").read_text("utf-8")
    pattern = WRITTEN[word.group].format(re.escape(spelling(word, language)))
    assert re.search(pattern, text, re.MULTILINE)


@bilingual
def test_every_kind_of_content_is_used(language: Language) -> None:
    kinds = {type(node) for node in nodes(document(language))}
    wanted = {*get_args(model.Block), *get_args(model.Inline)}
    assert {kind.__name__ for kind in wanted - kinds} == set()
    values = {node for node in nodes(document(language)) if isinstance(node, Enum)}
    for enum in (model.Form, model.ChartKind, model.Align, model.Medium):
        assert set(enum) <= values


@bilingual
def test_every_field_of_the_front_matter_says_something(language: Language) -> None:
    meta = document(language).meta
    empty = [f.name for f in dataclasses.fields(meta) if not getattr(meta, f.name)]
    assert empty == ["draft"]
    assert meta.agenda is model.Agenda.PARTS


@bilingual
def test_what_a_slide_can_be(language: Language) -> None:
    slides: list[model.Slide] = of(model.Slide, language)
    for holds in (
        lambda s: s.skipped,
        lambda s: s.title_hidden,
        lambda s: s.background,
        lambda s: s.style,
        lambda s: s.layout,
        lambda s: s.continues,
    ):
        assert any(map(holds, slides))
    for kind, counts in ((model.Quote, {1, 2}), (model.Picture, {1, 4})):
        assert counts <= {sum(isinstance(b, kind) for b in slide.blocks) for slide in slides}
    assert {len(block.questions) for block in of(model.Questions, language)} == {1, 2}
    assert {len(block.columns) for block in of(model.Columns, language)} == {2, 3, 4}
    parts: list[model.Part] = of(model.Part, language)
    assert any(part.vertical for part in parts)
    assert any(part.word for part in parts)
    assert all(part.minutes and part.id for part in parts)


@bilingual
def test_what_text_and_pictures_can_be(language: Language) -> None:
    lists: list[model.List] = of(model.List, language)
    assert any(
        isinstance(block, model.List) for one in lists for i in one.items for block in i.blocks
    )
    assert any(one.ordered for one in lists)
    assert any(one.stepwise for one in lists)
    assert {i.checked for one in lists for i in one.items} == {None, True, False}
    pictures: list[model.Picture] = of(model.Picture, language)
    assert {Path(picture.src).suffix for picture in pictures} >= {".svg", ".png"}
    for holds in (lambda p: p.caption, lambda p: p.width, lambda p: p.decorative):
        assert any(map(holds, pictures))
    first = {type(slide.blocks[0]) for slide in of(model.Slide, language)}
    assert model.Picture in first
    hrefs = [link.href for link in of(model.Link, language)]
    parts = {f"#{part.id}" for part in of(model.Part, language)}
    assert any(href.startswith("https:") for href in hrefs)
    assert parts & set(hrefs)
    assert {href for href in hrefs if href.startswith("#")} - parts
    tables: list[model.Table] = of(model.Table, language)
    for table_holds in (lambda t: t.widths, lambda t: t.caption, lambda t: t.highlight):
        assert any(map(table_holds, tables))
    steps = [step for activity in of(model.Activity, language) for step in activity.steps]
    assert any(step.mark for step in steps)
    assert all(step.minutes for step in steps)


@bilingual
def test_a_facilitator_has_notes_everywhere(language: Language) -> None:
    """On every slide and part, also on one that ``---`` made."""
    for part in document(language).parts:
        holders: tuple[model.Part | model.Slide, ...] = (part, *part.slides)
        for holder in holders:
            has = any(isinstance(block, model.Notes) for block in holder.blocks)
            assert has, model.plain(holder.title)


@bilingual
def test_nothing_is_remarked(language: Language) -> None:
    """The minutes sum, the links say where they go, the titles are unlike."""
    assert check(document(language), None) == []


@bilingual
def test_the_charts_tell_the_truth(language: Language) -> None:
    """What they say of this workshop, it does; the others follow by division."""
    charts = {t.chart: t for t in document_blocks(document(language)) if isinstance(t, model.Table)}
    rows = {
        kind: [[model.plain(cell.inlines) for cell in row] for row in table.rows]
        for kind, table in charts.items()
    }
    activities: list[model.Activity] = of(model.Activity, language)
    minutes = Counter[str]()
    for activity in activities:
        minutes[activity.form.value] += activity.minutes
    said = {name.casefold().replace("-", ""): int(n) for name, n in rows[model.ChartKind.COLUMN]}
    assert said == minutes
    total = document(language).meta.minutes or 0
    pie = [int(n) for _, n in rows[model.ChartKind.PIE]]
    assert pie == [minutes.total(), total - minutes.total()]
    for people, each in rows[model.ChartKind.LINE]:
        number = read_number(each)
        assert number is not None
        assert int(people) * number.value == 60
    speaking = [int(n) for _, n in rows[model.ChartKind.BAR]]
    assert speaking == [1, 24 // 6, 24 // 4, 24 // 2]


COMPARED = frozenset(("src", "href", "id", "style", "layout", "label"))


def shape(node: Any, name: str = "") -> Any:
    """A document without its words: kinds, numbers, addresses and names, in order."""
    if isinstance(node, model.Meta):
        return [f.name for f in dataclasses.fields(node) if getattr(node, f.name)]
    if dataclasses.is_dataclass(node):
        fields = (f.name for f in dataclasses.fields(node) if f.name not in ("line", "meta_lines"))
        return [type(node).__name__, *(shape(getattr(node, name), name) for name in fields)]
    if isinstance(node, tuple):
        return [shape(child) for child in node]
    if isinstance(node, str) and not isinstance(node, Enum) and name not in COMPARED:
        return bool(node)
    return shape(tuple(node.values())) if isinstance(node, dict) else node


def test_the_two_languages_are_built_alike() -> None:
    one, other = (shape(document(language)) for language in LANGUAGES)
    assert one == other
