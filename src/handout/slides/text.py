"""Model text → the plan's paragraphs and runs, typographically ready for a slide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from handout.language.spaces import HARD_SPACE
from handout.language.tags import full_tag
from handout.model import (
    Blank,
    Block,
    Blocks,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Emphasis,
    FootnoteRef,
    Inline,
    Inlines,
    Item,
    LineBreak,
    Link,
    List,
    Pause,
    SourceLine,
    Span,
    Strike,
    Strong,
    Subheading,
    Text,
    plain,
)
from handout.model import (
    Paragraph as ModelParagraph,
)
from handout.slides.plan import Bullet, Paragraph, Run

_SHORT_LAST_WORD = 6
_BLANK = "________"
_MINUTES_LAST = re.compile(r"(?<=\d) (?=min[^ ]*\)\S?$)")
_ORPHAN = re.compile(r"(?<=\S) (?=\S+$)")


@dataclass(frozen=True, slots=True)
class Look:
    """What text inherits from what stands around it."""

    lang: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    href: str | None = None


def runs(inlines: Inlines, lang: str) -> tuple[Run, ...]:
    """Inline content as runs. ``lang`` is a model tag (``nn``) that runs without their own get."""
    return tuple(joined(_runs(inlines, Look(full_tag(lang)))))


def plain_runs(inlines: Inlines, lang: str) -> tuple[Run, ...]:
    """The words without their markup (:func:`~handout.model.plain`), each in its language."""
    words = (Run(text, full_tag(tag)) for text, tag in _plain(inlines, lang) if text)
    return tuple(joined(words))


def _plain(inlines: Inlines, lang: str) -> Iterator[tuple[str, str]]:
    for inline in inlines:
        match inline:
            case Span(children, other):
                yield from _plain(children, other)
            case Strong(children) | Emphasis(children) | Strike(children) | Link(children, _):
                yield from _plain(children, lang)
            case _:
                yield plain((inline,)), lang


def plain_paragraph(text: str, lang: str, **values: object) -> Paragraph:
    """A paragraph of one run, for labels and titles."""
    paragraph = Paragraph((Run(text, full_tag(lang)),))
    return replace(paragraph, **values) if values else paragraph  # type: ignore[arg-type]


def _runs(inlines: Inlines, look: Look) -> Iterator[Run]:
    breaks = False
    for inline in inlines:
        if isinstance(inline, LineBreak):
            breaks = True
            continue
        for run in _inline(inline, look):
            yield replace(run, break_before=True) if breaks else run
            breaks = False


def _inline(inline: Inline, look: Look) -> Iterator[Run]:  # noqa: C901 - one case a kind
    match inline:
        case Text(text):
            yield _run(text, look)
        case Code(text):
            yield replace(_run(text, look), code=True)
        case Strong(children):
            yield from _runs(children, replace(look, bold=True))
        case Emphasis(children):
            yield from _runs(children, replace(look, italic=True))
        case Strike(children):
            yield from _runs(children, replace(look, strike=True))
        case Span(children, lang):
            yield from _runs(children, replace(look, lang=full_tag(lang)))
        case Link(children, href):
            yield from _runs(children, replace(look, href=href))
        case FootnoteRef(label):
            yield replace(_run(label, look), superscript=True)
        case Blank():
            yield _run(_BLANK, look)
        case LineBreak():
            yield replace(_run("", look), break_before=True)
        case _:
            assert_never(inline)


def _run(text: str, look: Look) -> Run:
    return Run(
        text,
        look.lang,
        bold=look.bold,
        italic=look.italic,
        strike=look.strike,
        href=look.href,
    )


def joined(pieces: Iterable[Run]) -> Iterator[Run]:
    """Neighbouring runs that look alike become one."""
    last: Run | None = None
    for run in pieces:
        if (
            last is not None
            and not run.break_before
            and replace(run, text=last.text) == replace(last, break_before=False)
        ):
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def without_orphan(paragraph: Paragraph) -> Paragraph:
    """A hard space before a short last word, so that it never stands alone on a line."""
    if not paragraph.runs:
        return paragraph
    last = paragraph.runs[-1]
    words = last.text.split(" ")
    if len(words) < 4 or len(words[-1]) > _SHORT_LAST_WORD or last.code:  # noqa: PLR2004
        return paragraph
    tied = replace(last, text=_ORPHAN.sub(HARD_SPACE, last.text))
    return replace(paragraph, runs=(*paragraph.runs[:-1], tied))


class Clicks:
    """Counts the clicks that reveal what follows a pause or a step."""

    def __init__(self) -> None:
        self.now = 0

    def next(self) -> int:
        self.now += 1
        return self.now


def paragraphs(blocks: Blocks, lang: str, clicks: Clicks | None = None) -> list[Paragraph]:
    """Text blocks as paragraphs; everything with a layout of its own is the planner's business.

    Raises TypeError for a block that is no text: a bug in the planner, not in content.
    """
    clicks = clicks or Clicks()
    return [
        without_orphan(paragraph)
        for block in blocks
        for paragraph in _block(block, lang, 0, clicks)
    ]


def _block(block: Block, lang: str, level: int, clicks: Clicks) -> Iterator[Paragraph]:
    match block:
        case ModelParagraph(inlines, _, own) | SourceLine(inlines, _, own):
            yield Paragraph(runs(inlines, own or lang), level, Bullet.NONE, reveal=clicks.now)
        case Subheading(inlines, _, _, own):
            yield Paragraph(
                runs(inlines, own or lang), level, Bullet.NONE, bold=True, reveal=clicks.now
            )
        case List():
            yield from _list(block, block.lang or lang, level, clicks)
        case CodeBlock(text):
            yield _code(text, lang, level, clicks)
        case DefinitionList(items, _, own):
            for item in items:
                yield from _definition(item, own or lang, level, clicks)
        case Pause():
            clicks.next()
        case _:
            raise TypeError(f"{type(block).__name__} is not text")


def _code(text: str, lang: str, level: int, clicks: Clicks) -> Paragraph:
    lines = text.rstrip("\n").split("\n")
    tag = full_tag(lang)
    code = tuple(
        # Hard spaces keep the indentation, which PowerPoint would keep but LibreOffice trims.
        Run(_hard_indent(line), tag, code=True, break_before=number > 0)
        for number, line in enumerate(lines)
    )
    return Paragraph(code, level, Bullet.NONE, reveal=clicks.now)


def _hard_indent(line: str) -> str:
    body = line.lstrip(" ")
    return HARD_SPACE * (len(line) - len(body)) + body


def _definition(item: Definition, lang: str, level: int, clicks: Clicks) -> Iterator[Paragraph]:
    yield Paragraph(runs(item.term, lang), level, Bullet.NONE, bold=True, reveal=clicks.now)
    for detail in item.details:
        for block in detail:
            yield from _block(block, lang, level, clicks)


def _list(block: List, lang: str, level: int, clicks: Clicks) -> Iterator[Paragraph]:
    for number, item in enumerate(block.items):
        if block.stepwise:
            clicks.next()
        start = block.start + number if block.start is not None else None
        yield from _item(item, lang, level, start, clicks)


def _item(
    item: Item, lang: str, level: int, start: int | None, clicks: Clicks
) -> Iterator[Paragraph]:
    bullet = _bullet(item, start)
    first = True
    for block in item.blocks:
        if isinstance(block, List):
            yield from _list(block, block.lang or lang, level + 1, clicks)
            continue
        for paragraph in _block(block, lang, level, clicks):
            yield replace(paragraph, bullet=bullet, start=start, marked=first)
            first = False


def _bullet(item: Item, start: int | None) -> Bullet:
    if item.checked is not None:
        return Bullet.TASK_DONE if item.checked else Bullet.TASK
    return Bullet.INHERIT if start is None else Bullet.NUMBER


def numbered(
    items: Iterable[Item], lang: str, clicks: Clicks, *, stepwise: bool = False
) -> list[Paragraph]:
    """Steps as numbered paragraphs from 1; «(3 min)» at the end of one stays on a line."""
    said: list[Paragraph] = []
    for number, item in enumerate(items, 1):
        if stepwise:
            clicks.next()
        said += map(_minutes_together, _item(item, lang, 0, number, clicks))
    return [without_orphan(paragraph) for paragraph in said]


def _minutes_together(paragraph: Paragraph) -> Paragraph:
    if not paragraph.runs:
        return paragraph
    last = paragraph.runs[-1]
    tied = replace(last, text=_MINUTES_LAST.sub(HARD_SPACE, last.text))
    return replace(paragraph, runs=(*paragraph.runs[:-1], tied))
