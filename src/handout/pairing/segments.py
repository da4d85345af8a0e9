"""A file of our dialect → its segments: every stretch of it that is written in a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt

from handout.content.attributes import NONE, Attributes, located, parse, split_suffix
from handout.content.markdown import make_parser
from handout.content.paragraphs import PAUSE, given_on
from handout.content.source import source_of
from handout.content.tree import Node, build_tree
from handout.content.vocabulary import Group, find
from handout.pairing.front import front_segments
from handout.pairing.pieces import Range, Stretch, stretches
from handout.pairing.places import (
    BOM,
    File,
    Line,
    Text,
    of_block,
    of_caption,
    of_cells,
    of_heading,
)
from handout.pairing.segment import Kind, Piece, Role, Segment, Writing


def segments(text: str) -> tuple[Segment, ...]:
    """All segments of a file, in its order; none of them overlaps another.

    ``text`` is the file as it is, with its own line ends (``open(…, newline="")``) and byte-order
    mark. What has no letters in it (a number in a cell) is no segment, and neither is code.
    Nothing is ever wrong here: what cannot be read, the reader of documents tells of.
    """
    source, _ = source_of(text.removeprefix(BOM), "")
    if source is None:
        return ()
    file = File(text, source)
    environment: dict[str, Any] = {}
    tokens = _block_parser().parse(source.text, environment)
    walk = _Walk(file, environment)
    found = [*front_segments(file), *walk.blocks(build_tree(tokens), _Outer())]
    return tuple(sorted(found, key=lambda segment: segment.start))


_PARSER: list[MarkdownIt] = []


def _block_parser() -> MarkdownIt:
    """The blocks alone: what stands in them is read where their place is known."""
    if not _PARSER:
        parser = make_parser()
        parser.core.ruler.enableOnly(["block"])
        _PARSER.append(parser)
    return _PARSER[0]


class _Outer(NamedTuple):
    """What a block stands in."""

    path: tuple[str, ...] = ()
    lang: str | None = None

    def within(self, name: str, attributes: Attributes = NONE) -> _Outer:
        return _Outer((*self.path, name), _language(attributes) or self.lang)


def _language(attributes: Attributes) -> str | None:
    return next((value for key, value in attributes.pairs if _is_word(key, "lang")), None)


def _is_word(name: str, key: str) -> bool:
    word = find(Group.ATTRIBUTE, name)
    return word is not None and word.key == key


_CONTAINERS = {
    "bullet_list": "list",
    "ordered_list": "steps",
    "list_item": "item",
    "blockquote": "quote",
    "dl": "definitions",
    "dd": "details",
    "footnote_reference": "footnote",
}
_HEADINGS = {1: Kind.PART, 2: Kind.SLIDE}


class _Walk:
    def __init__(self, file: File, environment: dict[str, Any]) -> None:
        self.file = file
        self.lines = file.source.lines
        self.environment = environment

    def blocks(self, nodes: Sequence[Node], outer: _Outer) -> Iterator[Segment]:
        above = NONE
        for position, node in enumerate(nodes):
            if node.type == "attributes":
                above |= given_on(node.token)
                yield from self._in_attribute_line(node, outer)
                continue
            # The inline after a caption is the caption's words; it is read with the table.
            table_caption = nodes[position + 1 : position + 3] if node.type == "table" else ()
            if node.type != "inline":
                yield from self._block(node, above, outer)
            if table_caption and table_caption[0].type == "caption":
                lang = _language(above | given_on(table_caption[0].token)) or outer.lang
                yield from self._caption(table_caption[1], outer._replace(lang=lang))
            above = NONE

    def _block(self, node: Node, above: Attributes, outer: _Outer) -> Iterator[Segment]:
        match node.type:
            case "paragraph" | "heading":
                yield from self._text(node, above, outer)
            case "dt":
                yield from self._lines(node.children[0], Kind.TERM, outer)
            case "table":
                yield from self._table(node, outer.within("table", above))
            case "blockquote":
                yield from self._quote(node, outer.within("quote", above))
            case "div":
                name, own = _fence(node.token.info)
                yield from self.blocks(node.children, outer.within(name, above | own))
            case kind if kind in _CONTAINERS:
                yield from self.blocks(node.children, outer.within(_CONTAINERS[kind], above))
            case _:
                pass

    def _text(self, node: Node, above: Attributes, outer: _Outer) -> Iterator[Segment]:
        inline = node.children[0].token
        first = inline.map[0] if inline.map else 0
        kind = Kind.TEXT
        if node.type == "heading":
            kind = _HEADINGS.get(int(node.token.tag[1]), Kind.HEADING)
        if node.type == "heading" and node.token.markup.startswith("#"):
            text = of_heading(inline.content, node.token.markup, first, self.lines)
        else:
            text = of_block(inline.content, first, self.lines)
        if text is None or text.content.strip() == PAUSE:
            return
        suffix = split_suffix(text.content)
        own = suffix[1] if suffix else NONE
        within = outer._replace(lang=_language(above | own) or outer.lang)
        end = len(suffix[0]) if suffix else len(text.content)
        yield from self._running(text, end, kind, within)
        if suffix:
            yield from self._in_attributes(text, text.content.rfind("{"), outer)

    def _lines(self, node: Node, kind: Kind, outer: _Outer) -> Iterator[Segment]:
        token = node.token
        text = of_block(token.content, token.map[0] if token.map else 0, self.lines)
        if text is not None:
            yield from self._running(text, len(text.content), kind, outer)

    def _quote(self, node: Node, outer: _Outer) -> Iterator[Segment]:
        """The last line that begins with a dash says who said it: in the file's own language, for
        the quotation alone is in another. A quotation that begins with one is a dialogue."""
        last = node.children[-1] if node.children else None
        text = None
        if last and last.type == "paragraph" and not _begins_with_dash(node.children[0]):
            token = last.children[0].token
            text = of_block(token.content, token.map[0] if token.map else 0, self.lines)
        dashes = list(_DASH.finditer(text.content)) if text else []
        if text is None or not dashes:
            yield from self.blocks(node.children, outer)
            return
        yield from self.blocks(node.children[:-1], outer)
        dash = dashes[-1]
        yield from self._running(text, dash.start(), Kind.TEXT, outer)
        own = _Outer(outer.path)
        yield from self._running(text, len(text.content), Kind.SOURCE, own, start=dash.end())

    def _table(self, node: Node, outer: _Outer) -> Iterator[Segment]:
        for section in node.children:
            for row in section.children:
                cells = [cell.children[0].token.content for cell in row.children]
                index = row.token.map[0] if row.token.map else 0
                for number, text in enumerate(of_cells(cells, index, self.lines)):
                    if text is not None:
                        within = outer.within(section.type).within(str(number + 1))
                        yield from self._running(text, len(text.content), Kind.CELL, within)

    def _caption(self, node: Node, outer: _Outer) -> Iterator[Segment]:
        token = node.token
        text = of_caption(token.content, token.map[0] if token.map else 0, self.lines)
        if text is None:
            return
        within = outer.within("table")
        yield from self._running(text, len(token.content), Kind.CAPTION, within)
        if len(text.content) > len(token.content):
            yield from self._in_attributes(text, text.content.rfind("{"), within)

    # --- running text -------------------------------------------------------

    def _running(
        self, text: Text, end: int, kind: Kind, outer: _Outer, *, start: int = 0
    ) -> Iterator[Segment]:
        """The segments of ``text.content[start:end]``: the words, and those of the pictures."""
        for stretch in stretches(text.content[start:end], self.environment):
            ranges = [Range(r.start + start, r.end + start, r.role) for r in stretch.ranges]
            yield from self._made(text, stretch, ranges, stretch.kind or kind, outer)

    def _made(
        self, text: Text, stretch: Stretch, ranges: list[Range], kind: Kind, outer: _Outer
    ) -> Iterator[Segment]:
        if stretch.writing is Writing.AS_IS:
            ranges = _without_ends(text.content, ranges)
        pieces = tuple(Piece(text.content[r.start : r.end], r.role) for r in ranges)
        if not any(p.role is Role.WORDS and any(map(str.isalpha, p.text)) for p in pieces):
            return
        spans = text.spans(ranges[0].start, ranges[-1].end, self.file)
        yield Segment(
            kind=kind,
            path=outer.path,
            line=self.file.number(spans[0][0]),
            spans=spans,
            text="".join(piece.text for piece in pieces),
            pieces=pieces,
            lang=outer.lang,
            writing=stretch.writing,
        )

    # --- attributes whose values are words ----------------------------------

    def _in_attribute_line(self, node: Node, outer: _Outer) -> Iterator[Segment]:
        index = node.token.map[0] if node.token.map else 0
        line = self.lines[index]
        column = line.find("{")
        text = Text([Line(index, column, line[column:].rstrip())])
        yield from self._in_attributes(text, 0, outer)

    def _in_attributes(self, text: Text, start: int, outer: _Outer) -> Iterator[Segment]:
        for key, begin, end in located(text.content, start):
            word = find(Group.ATTRIBUTE, key)
            kind = _WORDS.get(word.key) if word else None
            if kind is not None:
                whole = Range(begin, end, Role.WORDS)
                stretch = Stretch(kind, Writing.ATTRIBUTE, (whole,))
                yield from self._made(text, stretch, [whole], kind, _Outer(outer.path))


_WORDS = {"word": Kind.WORD, "mark": Kind.MARK, "highlight": Kind.HIGHLIGHT}

_DASH = re.compile(r"^(?:[–—]|--|---)[ \u00a0]+(?=\S)", re.MULTILINE)


def _begins_with_dash(node: Node) -> bool:
    return node.type == "paragraph" and bool(_DASH.match(node.children[0].token.content))


def _fence(info: str) -> tuple[str, Attributes]:
    """The canonical name of a fence, or the one that was written, and its attributes."""
    found = re.match(r"[^\s{]*", info)
    name = found[0] if found else ""
    rest = info[len(name) :].strip()
    parsed = parse(rest) if rest.startswith("{") else parse("{" + rest + "}")
    attributes = parsed[0] if parsed else NONE
    name = name or next(iter(attributes.classes), "")
    word = find(Group.FENCE, name)
    return (word.key if word else name), attributes


def _without_ends(text: str, ranges: Iterable[Range]) -> list[Range]:
    """Without space and comments at the ends, without a mark around the whole, and without the
    half of a mark that a picture parts from its other half."""
    kept = list(ranges)
    while kept:
        first, last = kept[0], kept[-1]
        words = text[first.start : first.end]
        if first.role is Role.CLOSE or _is_nothing(words, first.role):
            kept.pop(0)
        elif last.role is Role.OPEN or _is_nothing(text[last.start : last.end], last.role):
            kept.pop()
        elif first.role is Role.WORDS and words != words.lstrip():
            kept[0] = first._replace(start=first.end - len(words.lstrip()))
        elif last.role is Role.WORDS and text[last.end - 1].isspace():
            end = last.start + len(text[last.start : last.end].rstrip())
            kept[-1] = last._replace(end=end)
        elif _is_around_all(kept):
            kept = kept[1:-1]
        else:
            break
    return kept


def _is_nothing(text: str, role: Role) -> bool:
    if role is Role.KEPT:
        return text.startswith("<!--")
    return role is Role.WORDS and not text.strip()


def _is_around_all(ranges: Sequence[Range]) -> bool:
    """Whether the mark that the first range opens is the one the last closes."""
    if len(ranges) < 2 or ranges[0].role is not Role.OPEN or ranges[-1].role is not Role.CLOSE:  # noqa: PLR2004
        return False
    level = 0
    for found in ranges[:-1]:
        level += (found.role is Role.OPEN) - (found.role is Role.CLOSE)
        if level == 0:
            return False
    return True
