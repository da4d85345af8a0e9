"""Block tokens → blocks: ordinary Markdown. What ``:::`` makes is in ``fences.py``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handout.content.attributes import NONE, Attributes, parse_bare
from handout.content.context import Context
from handout.content.formulas import LANGUAGES as FORMULA_LANGUAGES
from handout.content.inlines import read_inlines
from handout.content.markdown import typeset
from handout.content.paragraphs import given_on, read_paragraph, read_text, split_off
from handout.content.source import shortened, without_illegal
from handout.content.tables import read_table
from handout.content.tree import Node
from handout.content.values import reject, take
from handout.content.vocabulary import Place
from handout.model import (
    Blank,
    Block,
    Blocks,
    CodeBlock,
    Definition,
    DefinitionList,
    Footnote,
    Inline,
    Inlines,
    Item,
    LineBreak,
    List,
    Paragraph,
    Quote,
    SourceLine,
    Subheading,
    Text,
)


def read_blocks(nodes: Sequence[Node], place: Place, context: Context) -> Blocks:
    """The blocks among siblings; attributes on a line of their own go to the block after them."""
    blocks: list[Block] = []
    attributes, attributes_line = NONE, 0
    caption: Sequence[Node]
    for position, node in enumerate(nodes):
        match node.type:
            case "attributes":
                attributes_line = context.line(node)
                attributes |= given_on(node.token)
                continue
            case "caption":
                continue
            case "inline":  # The caption's words: read with the table before them.
                continue
            case "table":
                caption = nodes[position + 1 : position + 3]
                if not caption or caption[0].type != "caption":
                    caption = ()
                blocks.append(read_table(node, caption, attributes, context))
            case _:
                blocks += _read_block(node, attributes, place, context)
        if node.type != "footnote_reference":
            attributes = NONE
    if attributes:
        context.error("attributes-no-block", attributes_line)
    return tuple(blocks)


def _read_block(  # noqa: C901, PLR0911, PLR0912 - one case per kind of token
    node: Node, attributes: Attributes, place: Place, context: Context
) -> Sequence[Block]:
    match node.type:
        case "paragraph":
            return read_paragraph(node, attributes, place, context)
        case "heading":
            return (_subheading(node, attributes, context),)
        case "bullet_list" | "ordered_list":
            return (_list(node, attributes, place, context),)
        case "blockquote":
            return (_quote(node, attributes, context),)
        case "dl":
            return (_definitions(node, attributes, context),)
        case "fence" | "code_block":
            return (_code(node, attributes, context),)
        case "formula":
            return (_formula(node, attributes, context),)
        case "div":
            return context.read_fence(node, attributes, place, context)
        case "div_stray":
            context.error("fence-stray", context.line(node))
            return ()
        case "footnote_reference":
            _footnote(node, context)
            return ()
        case "html_block":
            return _html(node, context)
        case "hr":
            return _rule(node, context)
        case "too_deep":
            context.error("nesting-too-deep", context.line(node))
            words = " ".join(node.token.content.split())
            return (Paragraph((Text(words),), context.line(node)),)
        case other:
            raise AssertionError(f"a block token nobody reads: {other}")


def _subheading(node: Node, attributes: Attributes, context: Context) -> Subheading:
    line = context.line(node)
    level = int(node.token.tag[1])
    if level < 3:  # noqa: PLR2004 - # is a part, ## a slide
        context.error("heading-in-block", line, marks="#" * level)
    if node.token.markup in ("=", "-"):
        context.error("heading-underlined", line)
    given = take(attributes | given_on(node.token), Place.SUBHEADING, line, context)
    inlines = read_inlines(node.children[0], context)
    if not inlines:
        context.error("heading-empty", line)
    return Subheading(inlines, max(level, 3), line, given.lang())


def _list(node: Node, attributes: Attributes, place: Place, context: Context) -> List:
    line = context.line(node)
    given = take(attributes, Place.LIST, line, context)
    start = int(node.token.attrs.get("start", 1)) if node.type == "ordered_list" else None
    steps = place is Place.ACTIVITY and start is not None
    return List(
        items=tuple(_item(item, context, is_step=steps) for item in node.children),
        line=line,
        start=start,
        stepwise="stepwise" in given.classes,
        lang=given.lang(),
    )


def _item(node: Node, context: Context, *, is_step: bool) -> Item:
    line = context.line(node)
    mark = _mark(node, context) if is_step else ""
    blocks = read_blocks(node.children, Place.ITEM, context)
    if not blocks:
        context.error("item-empty", line)
    return Item(blocks, line, checked=node.token.meta.get("checked"), mark=mark)


def _mark(step: Node, context: Context) -> str:
    """``{merke="byt makker"}`` at the end of a step's first paragraph is the step's."""
    first = step.children[0] if step.children else None
    if first is None or first.type != "paragraph":
        return ""
    mine, first.token.meta["attributes"] = split_off(given_on(first.token), "mark")
    given = take(mine, Place.STEP, context.line(first), context)
    return typeset(given.values.get("mark", "")).strip()


def _quote(node: Node, attributes: Attributes, context: Context) -> Quote:
    """A quotation; its source is what follows a dash at the start of one of its last lines."""
    line = context.line(node)
    given = take(attributes, Place.QUOTE, line, context)
    nodes = node.children
    blocks: list[Block] = []
    source: Inlines = ()
    split = _source_start(nodes) if nodes and nodes[-1].type == "paragraph" else None
    if split is None:
        blocks += read_blocks(nodes, Place.QUOTE, context)
        if len(blocks) > 1 and isinstance(last := blocks[-1], SourceLine):
            blocks.pop()
            source = last.inlines
    else:
        last_node = nodes[-1]
        inline = last_node.children[0]
        tokens = inline.token.children or []
        blocks += read_blocks(nodes[:-1], Place.QUOTE, context)
        if before := tokens[: max(split - 1, 0)]:
            blocks += read_text(inline, before, NONE, context)
        reject(given_on(last_node.token), context.line(last_node), context)
        index = sum(token.type in ("softbreak", "hardbreak") for token in tokens[:split])
        index += inline.token.map[0] if inline.token.map else 0
        for block in read_text(inline, tokens[split:], NONE, context, index):
            if isinstance(block, Paragraph):
                source += _without_dash(block.inlines)
            else:
                blocks.append(block)
    if not blocks:
        context.error("quote-empty", line)
    return Quote(tuple(blocks), line, source, given.lang())


_DASH = re.compile(r"[–—][ \u00a0]+(?=\S)")


def _source_start(nodes: Sequence[Node]) -> int | None:
    """Where in the last paragraph's tokens the source line begins; None when there is none.

    A quotation that itself begins with a dash is a dialogue, and its last line a reply.
    """
    first = nodes[0].children[0].token.children if nodes[0].type == "paragraph" else None
    if first and first[0].type == "text" and _DASH.match(first[0].content):
        return None
    tokens = nodes[-1].children[0].token.children or []
    start, level = None, 0
    for position, token in enumerate(tokens):
        begins = position == 0 or tokens[position - 1].type in ("softbreak", "hardbreak")
        if begins and level == 0 and token.type == "text" and _DASH.match(token.content):
            start = position
        level += token.nesting
    return start


def _without_dash(inlines: Inlines) -> Inlines:
    if inlines and isinstance(inlines[0], Text):
        return (Text(_DASH.sub("", inlines[0].text, count=1)), *inlines[1:])
    return inlines


def _definitions(node: Node, attributes: Attributes, context: Context) -> DefinitionList:
    line = context.line(node)
    given = take(attributes, Place.DEFINITIONS, line, context)
    items: list[Definition] = []
    for child in node.children:
        if child.type == "dt":
            term = read_inlines(child.children[0], context)
            items.append(Definition(term, (), context.line(child)))
        else:
            details = read_blocks(child.children, Place.DEFINITIONS, context)
            last = items[-1]
            items[-1] = Definition(last.term, (*last.details, details), last.line)
    return DefinitionList(tuple(items), line, given.lang())


def _code(node: Node, attributes: Attributes, context: Context) -> CodeBlock:
    token, line = node.token, context.line(node)
    content = without_illegal(token.content)
    if node.type == "code_block":
        context.warning("code-indented", line)
        reject(attributes, line, context)
        return CodeBlock(content.rstrip("\n"), line)
    lines = token.content.count("\n") + bool(token.content and token.content[-1] != "\n")
    if token.map and token.map[1] - token.map[0] < lines + 2:
        context.error("code-unclosed", line)
    word, _, rest = token.info.strip().partition(" ")
    if word.startswith("{"):
        word, rest = "", token.info.strip()
    info = parse_bare(rest)
    if info is None:
        context.error("code-info", line, text=rest)
        info = NONE
    language = word or (info.classes[0] if info.classes else None)
    if language and language.lower() in FORMULA_LANGUAGES:
        context.warning("formula", line, text=shortened(content) or language)
    if not word:
        info = Attributes(info.ids, info.classes[1:], info.pairs)
    reject(attributes | info, line, context)
    return CodeBlock(content.rstrip("\n"), line, language)


def _formula(node: Node, attributes: Attributes, context: Context) -> Paragraph:
    """Line by line as it was written."""
    line = context.line(node)
    given = take(attributes, Place.PARAGRAPH, line, context)
    written = without_illegal(node.token.content)
    context.warning("formula", line, text=shortened(written))
    inlines: list[Inline] = []
    for text in written.split("\n"):
        inlines += [LineBreak(), Text(text)] if inlines else [Text(text)]
    return Paragraph(tuple(inlines), line, given.lang())


def _footnote(node: Node, context: Context) -> None:
    label, line = str(node.token.meta["label"]), context.line(node)
    if label in context.footnotes:
        context.error("footnote-twice", line, label=label)
        return
    blocks = read_blocks(node.children, Place.FOOTNOTE, context)
    if not blocks:
        context.error("footnote-empty", line, label=label)
    context.footnotes[label] = Footnote(label, blocks, line)


def _html(node: Node, context: Context) -> Sequence[Block]:
    """HTML is refused and kept as text; comments are for the author and dropped."""
    line = context.line(node)
    text = re.sub(r"<!--.*?-->", "", node.token.content, flags=re.DOTALL)
    if not text.strip():
        return ()
    if tags := dict.fromkeys(re.findall(r"<([A-Za-z][\w-]*|[!?]\w*)", text)):
        for tag in tags:
            context.error("html-br" if tag.lower() == "br" else "html-tag", line, tag=tag)
    elif "<" in text:
        context.error("html-tag", line, tag=text.strip().strip("</>")[:20])
    else:
        context.error("comment-text", line)
    return (Paragraph((Text(without_illegal(" ".join(text.split()))),), line),)


def _rule(node: Node, context: Context) -> Sequence[Block]:
    """A line of underscores is room to write; one of hyphens would break a slide, not a block."""
    line = context.line(node)
    if node.token.markup.startswith("_"):
        return (Paragraph((Blank(),), line),)
    context.error("break-not-here", line)
    return ()
