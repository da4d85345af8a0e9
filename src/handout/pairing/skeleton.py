"""What a document is apart from its words: a tree of nodes with facts that hold in any language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import assert_never

from handout.language.tags import is_norwegian
from handout.model import (
    Activity,
    Blank,
    Block,
    Blocks,
    Cards,
    Code,
    CodeBlock,
    Columns,
    DefinitionList,
    Document,
    Emphasis,
    Evaluation,
    Field,
    FootnoteRef,
    Inlines,
    Item,
    LineBreak,
    Link,
    List,
    Meta,
    Notes,
    Only,
    Paragraph,
    Part,
    Pause,
    Picture,
    Questions,
    Quote,
    Slide,
    SourceLine,
    Span,
    Statement,
    Strike,
    Strong,
    Subheading,
    Table,
    Worksheet,
    plain,
)
from handout.pairing.front import TEXTS
from handout.pairing.likeness import Profile, profile
from handout.walk import every_inline


@dataclass
class Node:
    """``facts`` are what must be the same in both languages, each by the name that its message
    goes by: ``minutes``, ``numbers`` …, and ``=width``, ``.hidden`` for attributes and classes, by
    their canonical names. A fact that is empty may as well be missing. ``text`` is the node's own
    words, without those of its children."""

    kind: str
    line: int
    text: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    @cached_property
    def words(self) -> str:
        """Its words and its children's, as far as they tell nodes apart."""
        own = [self.text, *(child.words for child in self.children)]
        return " ".join(filter(None, own))[:_ENOUGH]

    @cached_property
    def last_line(self) -> int:
        """Where the last thing in it begins."""
        return max((self.line, *(child.last_line for child in self.children)))

    @cached_property
    def profile(self) -> Profile:
        return profile(self.words)


_ENOUGH = 200


def skeleton(document: Document) -> Node:
    """The root has the front matter, the parts and the footnotes as its children."""
    parts = [_part(part) for part in document.parts]
    notes = [
        Node("footnote", n.line, "", {}, _blocks(n.blocks)) for n in document.footnotes.values()
    ]
    return Node("document", 1, "", {}, [*_front(document), *parts, *notes])


def _front(document: Document) -> Iterator[Node]:
    """A node for each key, in one order whatever the file's is; a list has its entries as nodes."""
    meta, lines = document.meta, document.meta_lines
    for key in sorted(set(lines) - _OWN):
        node = Node(f"key {key}", lines[key])
        match key:
            case "goals" | "equipment":
                texts = meta.goals if key == "goals" else meta.equipment
                node.children = [Node("entry", lines[key], text, _numbers(text)) for text in texts]
            case _ if key in TEXTS:
                node.facts |= _numbers(getattr(meta, key))
            case _:
                node.facts |= _known({"value": _value(meta, key)})
        yield node


_OWN = frozenset(("language", "draft"))
"""What each file has for itself: one language may be a draft while the other is not."""


def _value(meta: Meta, key: str) -> str:
    value = getattr(meta, key)
    if isinstance(value, datetime.time):
        return f"{value:%H.%M}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return _anywhere(str(value or ""))


def _part(part: Part) -> Node:
    facts = {
        **_in_text(part.title),
        "minutes": str(part.minutes or ""),
        "=layout": part.layout or "",
        "=style": "loddrett" if part.vertical else "",
        "=word": "…" if part.word else "",
        "#": "#…" if part.id else "",
    }
    slides = [_slide(slide) for slide in part.slides]
    return Node("part", part.line, plain(part.title), _known(facts), _blocks(part.blocks) + slides)


def _slide(slide: Slide) -> Node:
    facts = {
        **(_in_text(slide.title) if not slide.continues else {}),
        "=style": slide.style or "",
        "=layout": slide.layout or "",
        "=background": slide.background or "",
        ".hidden": "…" if slide.title_hidden else "",
        ".skipped": "…" if slide.skipped else "",
        "#": "#…" if slide.id else "",
    }
    title = plain(slide.title)
    return Node("slide", slide.line, title, _known(facts), _blocks(slide.blocks))


def _blocks(blocks: Blocks) -> list[Node]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Node:  # noqa: C901, PLR0911, PLR0912 - one case per kind of block
    line = block.line
    match block:
        case Paragraph(inlines=inlines, lang=lang):
            return _text("text", inlines, line, lang)
        case Subheading(inlines=inlines, level=level, lang=lang):
            return _text(f"heading {level}", inlines, line, lang)
        case SourceLine(inlines=inlines, lang=lang):
            return _text("source", inlines, line, lang)
        case List():
            facts = {".stepwise": "…" if block.stepwise else "", "start": str(block.start or "")}
            kind = "steps" if block.ordered else "list"
            return Node(kind, line, "", _known(facts), [_item(item) for item in block.items])
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case Quote(blocks=blocks, source=source, lang=lang):
            children = _blocks(blocks)
            if source:
                children.append(_text("who", source, line))
            return Node("quote", line, "", _foreign(lang, block.blocks), children)
        case CodeBlock(language=language):
            return Node("code", line, "", _known({"language": language or ""}))
        case DefinitionList(items=items):
            children = [
                Node("definition", item.line, plain(item.term), _in_text(item.term), details)
                for item in items
                for details in [[n for blocks in item.details for n in _blocks(blocks)]]
            ]
            return Node("definitions", line, "", {}, children)
        case Pause():
            return Node("pause", line)
        case Only(medium=medium, blocks=blocks):
            return Node(f"only {medium.value}", line, "", {}, _blocks(blocks))
        case Notes(blocks=blocks):
            return Node("notes", line, "", {}, _blocks(blocks))
        case Statement(blocks=blocks, lang=lang):
            return Node("statement", line, "", _foreign(lang, blocks), _blocks(blocks))
        case Questions(questions=questions):
            children = [_wrapped("question", blocks, line) for blocks in questions]
            return Node("questions", line, "", {}, children)
        case Activity():
            return _activity(block)
        case Cards(cards=cards):
            children = [
                Node("card", c.line, plain(c.title), _in_text(c.title), _blocks(c.blocks))
                for c in cards
            ]
            return Node("cards", line, "", {}, children)
        case Worksheet(blocks=blocks, fields=fields):
            return Node("worksheet", line, "", {}, _blocks(blocks) + list(map(_field, fields)))
        case Evaluation(blocks=blocks, fields=fields):
            return Node("evaluation", line, "", {}, _blocks(blocks) + list(map(_field, fields)))
        case Columns(columns=columns):
            children = [
                Node("column", c.line, "", _known({"=width": _share(c.width)}), _blocks(c.blocks))
                for c in columns
            ]
            return Node("columns", line, "", {}, children)
        case _:
            assert_never(block)


def _wrapped(kind: str, blocks: Blocks, line: int) -> Node:
    """Blocks as one node, on the line of the first."""
    return Node(kind, blocks[0].line if blocks else line, "", {}, _blocks(blocks))


def _item(item: Item) -> Node:
    checked = {None: "", True: "[x]", False: "[ ]"}[item.checked]
    facts = {"task": checked, "=mark": "…" if item.mark else ""}
    return Node("item", item.line, "", _known(facts), _blocks(item.blocks))


def _activity(activity: Activity) -> Node:
    facts = {
        "minutes": str(activity.minutes),
        "=form": activity.form.value,
        "=answers": str(activity.answers or ""),
        "=tables": str(activity.tables or ""),
        ".stepwise": "…" if activity.stepwise else "",
    }
    steps = [_item(step) for step in activity.steps]
    children = [*_blocks(activity.blocks), *steps, *_blocks(activity.after)]
    return Node("activity", activity.line, "", _known(facts), children)


def _field(form_field: Field) -> Node:
    facts = {
        **_in_text(form_field.label),
        "=lines": str(form_field.lines or ""),
        "=scale": str(form_field.scale or ""),
    }
    return Node("field", form_field.line, plain(form_field.label), _known(facts))


def _table(table: Table) -> Node:
    names = [plain(row[0].inlines) for row in table.rows]
    names += [plain(cell.inlines) for cell in table.header[1:]]
    at = names.index(table.highlight) + 1 if table.highlight in names else 0
    widths = " ".join(_share(width) or "-" for width in table.widths)
    facts = {
        "columns": str(len(table.header)),
        "aligns": " ".join(align.value if align else "-" for align in table.align),
        "=chart": table.chart.value if table.chart else "",
        "=widths": widths,
        "=highlight": f"({at})" if at else "",
    }
    # A row has no line of its own in the model; the line of hyphens is between the first two.
    rows = [
        Node("row", table.line + number + (number > 0), "", {}, [])
        for number in range(len(table.rows) + 1)
    ]
    for node, row in zip(rows, (table.header, *table.rows), strict=True):
        node.children = [_text("cell", cell.inlines, node.line) for cell in row]
    caption = [_text("caption", table.caption, table.line)] if table.caption else []
    return Node("table", table.line, "", _known(facts), rows + caption)


def _picture(picture: Picture) -> Node:
    facts = {
        "picture": _anywhere(picture.src),
        "=width": _share(picture.width),
        ".decorative": "…" if picture.decorative else "",
        "links": _anywhere(picture.href or ""),
        **_numbers(picture.alt),
    }
    caption = [_text("caption", picture.caption, picture.line)] if picture.caption else []
    return Node("picture", picture.line, picture.alt, _known(facts), caption)


def _text(kind: str, inlines: Inlines, line: int, lang: str | None = None) -> Node:
    facts = _in_text(inlines)
    if _is_foreign(lang):
        facts["foreign"] = plain(inlines)
    return Node(kind, line, plain(inlines), facts)


def _foreign(lang: str | None, blocks: Blocks) -> dict[str, str]:
    """The words of a block in another language, which are the same in both files."""
    if not _is_foreign(lang):
        return {}
    return {"foreign": " ".join(node.words for node in _blocks(blocks))}


def _is_foreign(lang: str | None) -> bool:
    return lang is not None and not is_norwegian(lang)


_MARKS = {Strong: "bold", Emphasis: "italic", Strike: "struck", Code: "code-words"}
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def _in_text(inlines: Inlines) -> dict[str, str]:
    """What there is in running text besides its words."""
    counts = dict.fromkeys((*_MARKS.values(), "footnotes", "breaks"), 0)
    links: list[str] = []
    foreign: list[str] = []
    blanks: list[str] = []
    for inline in every_inline(inlines):
        match inline:
            case Strong() | Emphasis() | Strike() | Code():
                counts[_MARKS[type(inline)]] += 1
            case FootnoteRef():
                counts["footnotes"] += 1
            case LineBreak():
                counts["breaks"] += 1
            case Link(href=href):
                links.append("#…" if href.startswith("#") else _anywhere(href))
            case Blank(lines=lines):
                blanks.append(str(lines))
            case Span(children=children, lang=lang) if _is_foreign(lang):
                foreign.append(plain(children))
            case _:
                pass
    return _known(
        {
            **{name: str(count or "") for name, count in counts.items()},
            "links": " ".join(sorted(links)),
            "blanks": " ".join(blanks),
            "foreign": ", ".join(foreign),
            **_numbers(plain(inlines)),
        }
    )


def _numbers(text: str) -> dict[str, str]:
    """The numbers in a text; their order may differ as that of the words does."""
    return _known({"numbers": " ".join(sorted(_NUMBER.findall(text)))})


_LANGUAGE = re.compile(r"(?<![^\W_])(?:nn|nb|nynorsk|bokm[aå]l)(?:-no)?(?![^\W_])", re.IGNORECASE)


def _anywhere(address: str) -> str:
    """An address without the name of a language in it: a page may be there in both."""
    return _LANGUAGE.sub("…", address)


def _share(width: float | None) -> str:
    return "" if width is None else f"{width * 100:g}%"


def _known(facts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}
