"""markdown-it's inline tokens → inline content, and the pictures that stand among the words.

A picture is a block, so text around one is cut there: marks that are open are closed before
it and opened again after it, and order is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import unquote

from markdown_it.token import Token

from handout.content.attributes import NONE, Attributes
from handout.content.context import Context
from handout.content.leftovers import Leftover
from handout.content.links import check_link
from handout.content.markdown import parse_inline, typeset
from handout.content.source import shortened, without_illegal
from handout.content.tidy import tidy
from handout.content.tree import Node
from handout.content.values import Given, reject, take
from handout.content.vocabulary import Place
from handout.model import (
    Blank,
    Code,
    Emphasis,
    FootnoteRef,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Picture,
    Span,
    Strike,
    Strong,
    Text,
)

Piece: TypeAlias = Inlines | Picture | Paragraph
"""Text; a picture; or the paragraph that stands for a picture that cannot be shown."""

MAX_MARKS = 12
"""How deep emphasis may nest; CommonMark itself has no bound."""

MAX_BLANK_LINES = 40


@dataclass(slots=True)
class _Mark:
    """An open mark: the token that opened it, what is set on it, what it holds so far."""

    token: Token | None = None
    given: Given | None = None
    href: str | None = None
    children: list[Inline] = field(default_factory=list)


def read_inlines(node: Node, context: Context) -> Inlines:
    """The content of an ``inline`` node in a place where no picture can stand."""
    line = context.line(node)
    inlines: list[Inline] = []
    for piece in read_pieces(node.token.children or [], node, context):
        match piece:
            case Picture():
                context.error("picture-not-here", piece.line or line, picture=piece.src)
                inlines.append(Text(piece.alt))
            case Paragraph():
                inlines += piece.inlines
            case _:
                inlines += piece
    return tidy(inlines)


def read_pieces(
    tokens: Sequence[Token],
    node: Node,
    context: Context,
    *,
    picture_attributes: Attributes = NONE,
    first_index: int | None = None,
) -> list[Piece]:
    """Text and pictures in order. ``picture_attributes`` are set on the picture from outside;
    ``first_index`` is the parser's line where ``tokens`` begin, when it is not the node's."""
    reader = _Reader(node, context, picture_attributes, first_index)
    for token in tokens:
        reader.read(token)
    return reader.finish()


class _Reader:
    """Goes through the tokens once, with a stack of open marks."""

    def __init__(
        self, node: Node, context: Context, picture_attributes: Attributes, index: int | None
    ) -> None:
        self.context = context
        self.picture_attributes = picture_attributes
        start = node.token.map[0] if node.token.map else 0
        self.index = start if index is None else index
        self.pieces: list[Piece] = []
        self.marks: list[_Mark] = [_Mark()]
        if node.token.meta.get("deep"):
            context.error("nesting-too-deep", self.line)
        leftovers: list[Leftover] = node.token.meta.pop("leftovers", [])
        for leftover in leftovers:
            shown_as_is = leftover.code in ("emphasis-open", "markup-foreign")
            report = context.warning if shown_as_is else context.error
            report(leftover.code, context.number(start + leftover.breaks), text=leftover.text)

    @property
    def line(self) -> int:
        return self.context.number(self.index)

    def read(self, token: Token) -> None:  # noqa: C901 - one case per kind of token
        match token.type:
            case "text":
                self._add(Text(without_illegal(token.content)))
            case "softbreak":
                self.index += 1
                self._add(Text(token.content or " "))  # A hard space, if no line may end here.
            case "hardbreak":
                self.index += 1
                self._add(LineBreak())
            case "code_inline":
                reject(_attributes(token), self.line, self.context)
                self._add(Code(without_illegal(token.content)))
            case "blank":
                given = take(_attributes(token), Place.BLANK, self.line, self.context)
                self._add(Blank(given.count("lines", 1, MAX_BLANK_LINES) or 1))
            case "footnote_ref":
                self._footnote(str(token.meta["label"]))
            case "formula":
                self._formula(token.content)
            case "image":
                self._picture(token)
            case "html_inline":
                self._html(token.content)
            case "em_open" | "strong_open" | "s_open" | "link_open" | "span_open":
                self._open(token)
            case "em_close" | "strong_close" | "s_close" | "link_close" | "span_close":
                self._close()
            case other:
                raise AssertionError(f"an inline token nobody reads: {other}")

    def finish(self) -> list[Piece]:
        while len(self.marks) > 1:
            self._close()
        self._cut()
        return self.pieces

    def _add(self, inline: Inline) -> None:
        self.marks[-1].children.append(inline)

    def _footnote(self, label: str) -> None:
        if label in self.context.labels:
            self.context.used_labels.add(label)
            self._add(FootnoteRef(label))
        else:
            self.context.error("footnote-undefined", self.line, label=label)
            self._add(Text(f"[^{label}]"))

    def _formula(self, written: str) -> None:
        self.context.warning("formula", self.line, text=shortened(written))
        self.index += written.count("\n")
        self._add(Text(without_illegal(written)))

    def _html(self, text: str) -> None:
        if text.startswith("<!--"):
            return
        found = re.match(r"</?([\w-]+)", text)
        tag = found[1] if found else text[:20]
        if not text.startswith("</"):
            code = "html-br" if tag.lower() == "br" else "html-tag"
            self.context.error(code, self.line, tag=tag)
        self._add(Text(without_illegal(text)))

    def _open(self, token: Token) -> None:
        mark = _Mark(token)
        if len(self.marks) > MAX_MARKS:
            self.context.error("nesting-too-deep", self.line)
            mark.token = None
        elif token.type == "span_open":
            mark.given = take(_attributes(token), Place.SPAN, self.line, self.context)
            if "source" in mark.given.classes:
                self.context.error("source-inline", self.line)
        elif token.type == "link_open":
            if label := token.meta.get("label"):
                self.context.used_references.add(label)
            mark.given = take(_attributes(token), Place.LINK, self.line, self.context)
            mark.href = check_link(str(token.attrs.get("href", "")), self.line, self.context)
            if token.attrs.get("title"):
                self.context.warning("link-title", self.line, title=token.attrs["title"])
        self.marks.append(mark)

    def _close(self) -> None:
        mark = self.marks.pop()
        self.marks[-1].children += _closed(mark)

    def _picture(self, token: Token) -> None:
        picture = self._read_picture(token)
        reopened = [_Mark(m.token, m.given, m.href) for m in self.marks[1:]]
        while len(self.marks) > 1:
            self._close()
        self._cut()
        self.pieces.append(picture)
        self.marks += reopened

    def _cut(self) -> None:
        if inlines := tidy(self.marks[0].children):
            self.pieces.append(inlines)
        self.marks = [_Mark()]

    def _read_picture(self, token: Token) -> Picture | Paragraph:
        line, context = self.line, self.context
        if label := token.meta.get("label"):
            context.used_references.add(label)
        attributes = self.picture_attributes | _attributes(token)
        given = take(attributes, Place.PICTURE, line, context)
        decorative = "decorative" in given.classes
        alt = self._alt(token)
        address = str(token.attrs.get("src", ""))
        if not alt and not decorative:
            context.error("picture-no-alt", line, picture=address)
        elif alt and decorative:
            context.warning("picture-decorative-alt", line, picture=address)
        elif _MARP_ALT.match(alt):
            context.error("picture-marp-alt", line, alt=alt)
        src: str | None = unquote(address)
        if context.media:
            src, problems = context.media.look_up(address, context.file, line)
            context.problems += problems
        caption = self._caption(str(token.attrs.get("title", "")))
        width = given.share("width")
        if src is None:
            words: list[Inline] = [Text(alt)]
            words += [LineBreak(), *caption] if caption else []
            return Paragraph(tidy(words), line)
        href = next((mark.href for mark in self.marks if mark.href), None)
        if href and decorative:
            context.error("picture-link-decorative", line, picture=address)
        return Picture(src, alt, line, caption, width, decorative, href)

    def _alt(self, token: Token) -> str:
        """The words between the brackets, without markup."""
        words: list[str] = []
        for child in token.children or ():
            match child.type:
                case "text" | "code_inline" | "formula":
                    words.append(child.content)
                case "softbreak" | "hardbreak":
                    words.append(" ")
                case "image" | "footnote_ref" | "html_inline" | "blank":
                    self.context.error("picture-alt-markup", self.line, alt=token.content)
                    words.append(child.content)
                case _:
                    pass
        return typeset(without_illegal("".join(words)).strip())

    def _caption(self, title: str) -> Inlines:
        if not title:
            return ()
        tokens = parse_inline(title)
        inline = Token("inline", "", 0, map=[self.index, self.index + 1], children=tokens)
        return read_inlines(Node("inline", inline), self.context)


_MARP_ALT = re.compile(r"(bg|[wh]:\S+|width:\S+|height:\S+)(\s|$)")


def _attributes(token: Token) -> Attributes:
    attributes: Attributes = token.meta.get("attributes", NONE)
    return attributes


def _closed(mark: _Mark) -> Inlines:
    """What a mark becomes; one that marks nothing, or that cannot be kept, leaves its content."""
    children = tidy(mark.children, trim=False)
    if mark.token is None or not children:
        return children
    match mark.token.type:
        case "em_open":
            return (Emphasis(children),)
        case "strong_open":
            return (Strong(children),)
        case "s_open":
            return (Strike(children),)
        case _:
            if mark.href:
                children = (Link(children, mark.href),)
            lang = mark.given.lang() if mark.given else None
            return (Span(children, lang),) if lang else children
