"""A file's text → a Document: parts, slides, footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from handout.content import markdown
from handout.content.attributes import NONE, Attributes
from handout.content.blocks import read_blocks
from handout.content.context import Context
from handout.content.fences import has_stepwise, is_fence, read_fence, stepwise_lists
from handout.content.frontmatter import read_front_matter
from handout.content.inlines import read_inlines
from handout.content.media import Media
from handout.content.paragraphs import given_on
from handout.content.source import read_source
from handout.content.tree import Node, build_tree
from handout.content.values import Given, take
from handout.content.vocabulary import Group, Place
from handout.foreign import blocks_in, words_in
from handout.model import Document, Inlines, Language, Part, Slide, plain
from handout.problems import Problem

MAX_PART_MINUTES = 600


def read_document(
    data: bytes, file: str, language: Language, media: Media | None = None
) -> tuple[Document | None, list[Problem]]:
    """The document, as far as it can be read, and all that is wrong with it, by line.

    ``file`` is the path as people know it. Without ``media`` pictures are not looked for.
    """
    source, problems = read_source(data, file)
    if source is None:
        return None, problems
    front = read_front_matter(source.front_matter, source.front_matter_line, file, language)
    problems += front.problems
    tokens, environment = markdown.parse(source.text)
    context = Context(
        file=file,
        language=language,
        numbers=source.numbers,
        ids=frozenset(_anchors(tokens)),
        labels=frozenset(_labels(tokens)),
        media=media,
        read_fence=read_fence,
    )
    parts = _read_parts(build_tree(tokens), context)
    if not parts:
        context.error("slides-none", 0)
    _check_unused(environment, context)
    problems += context.problems
    document = Document(
        file=file,
        meta=front.meta,
        parts=parts,
        footnotes=dict(sorted(context.footnotes.items(), key=lambda note: note[1].line)),
        meta_lines=front.lines,
    )
    return document, sorted(set(problems))


def _anchors(tokens: Iterable[Token]) -> Iterable[str]:
    """The ids the file defines, known before its links are read."""
    above = NONE
    for token in tokens:
        if token.type == "attributes":
            above |= given_on(token)
        elif token.nesting >= 0:
            if token.type == "heading_open":
                yield from (above | given_on(token)).ids
            above = NONE


def _labels(tokens: Iterable[Token]) -> Iterable[str]:
    return (str(t.meta["label"]) for t in tokens if t.type == "footnote_reference_open")


def _check_unused(environment: Mapping[str, object], context: Context) -> None:
    """Footnotes and link addresses that nothing refers to would vanish without a word."""
    for label, footnote in context.footnotes.items():
        if label not in context.used_labels:
            context.error("footnote-unused", footnote.line, label=label)
    references = environment.get("references")
    for label, found in references.items() if isinstance(references, dict) else ():
        if label not in context.used_references:
            context.error("reference-unused", context.number(found["map"][0]), label=label.lower())
    duplicates = environment.get("duplicate_refs")
    for found in duplicates if isinstance(duplicates, list) else ():
        line = context.number(found["map"][0])
        context.error("reference-twice", line, label=found["label"])


@dataclass(slots=True)
class _OpenSlide:
    title: Inlines
    given: Given
    continues: bool = False
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _OpenPart:
    title: Inlines
    given: Given | None
    line: int
    nodes: list[Node] = field(default_factory=list)
    slides: list[_OpenSlide] = field(default_factory=list)


def _read_parts(nodes: Sequence[Node], context: Context) -> tuple[Part, ...]:
    """Headings and ``---`` lines cut the file into parts and slides."""
    return tuple(_close_part(part, context) for part in _cut(nodes, context))


def _cut(nodes: Sequence[Node], context: Context) -> list[_OpenPart]:
    parts: list[_OpenPart] = []
    seen: dict[str, int] = {}
    above: list[Node] = []  # attribute lines, which belong to whatever comes next
    broken: int | None = None  # the line of a --- that no block has followed yet
    for node in nodes:
        if node.type == "attributes":
            above.append(node)
            continue
        level = int(node.token.tag[1]) if node.type == "heading" else 0
        if level in (1, 2):
            broken = None
            attributes = _merged(above)
            above = []
            if level == 1:
                parts.append(_open_part(node, attributes, seen, context))
            else:
                if not parts:
                    parts.append(_OpenPart((), None, context.line(node)))
                parts[-1].slides.append(_open_slide(node, attributes, seen, context))
            continue
        if node.type == "hr" and not node.token.markup.startswith("_"):
            broken = context.line(node)
            continue
        if node.type == "footnote_reference":
            # It stands outside the flow: a note after --- makes no slide.
            _home(parts, node, context, quiet=True).append(node)
            continue
        if broken is not None:
            _continue_slide(parts, broken, context)
            broken = None
        home = _home(parts, node, context)
        home += above
        above = []
        home.append(node)
    if above:
        context.error("attributes-no-block", context.line(above[-1]))
    return parts


def _home(
    parts: list[_OpenPart], node: Node, context: Context, *, quiet: bool = False
) -> list[Node]:
    """Where a block that is no heading goes: the slide that is open, or else the part. Before the
    first heading there may be notes: those of the title slide."""
    if not parts:
        parts.append(_OpenPart((), None, context.line(node)))
        if quiet or node.type in ("caption", "inline") or is_fence(node, Place.NOTES):
            return parts[-1].nodes
        if not (node.type == "html_block" and node.token.content.lstrip().startswith("<!--")):
            context.error("text-before-slide", context.line(node))
    part = parts[-1]
    return part.slides[-1].nodes if part.slides else part.nodes


def _merged(nodes: Sequence[Node]) -> Attributes:
    attributes = NONE
    for node in nodes:
        attributes |= given_on(node.token)
    return attributes


def _open_part(
    node: Node, attributes: Attributes, seen: dict[str, int], context: Context
) -> _OpenPart:
    line = context.line(node)
    given = take(attributes | given_on(node.token), Place.PART, line, context)
    title = _title(node, given, seen, context)
    return _OpenPart(title, given, line)


def _open_slide(
    node: Node, attributes: Attributes, seen: dict[str, int], context: Context
) -> _OpenSlide:
    line = context.line(node)
    given = take(attributes | given_on(node.token), Place.SLIDE, line, context)
    return _OpenSlide(_title(node, given, seen, context), given)


def _title(node: Node, given: Given, seen: dict[str, int], context: Context) -> Inlines:
    if node.token.markup in ("=", "-"):
        context.error("heading-underlined", given.line)
    if given.id:
        if given.id in seen:
            context.error("id-twice", given.line, id=given.id, other=seen[given.id])
        seen.setdefault(given.id, given.line)
    inline = node.children[0]
    last = inline.token.children[-1] if inline.token.children else None
    if last and last.type == "text" and last.content.endswith("}"):
        _check_braces(inline.token.content, given.line, context)
    title = read_inlines(inline, context)
    if not plain(title).strip():
        context.error("heading-empty", given.line)
    return title


def _check_braces(title: str, line: int, context: Context) -> None:
    """Braces at the end of a title that could not be read as attributes."""
    braces = title[title.rfind("{") :]
    escaped = title.endswith("\\" + braces)
    if braces.startswith("{") and len(braces) > len("{}") and not escaped:
        context.error("attributes-malformed", line, text=braces)


def _continue_slide(parts: list[_OpenPart], line: int, context: Context) -> None:
    """``---`` with content after it: a new slide under the title of the one before."""
    if parts and parts[-1].slides:
        before = parts[-1].slides[-1]
        given = Given(before.given.values, before.given.classes, None, line, context)
        parts[-1].slides.append(_OpenSlide(before.title, given, continues=True))
    else:
        context.error("break-without-slide", line)
        if parts and parts[-1].title:
            given = Given({}, frozenset(), None, line, context)
            parts[-1].slides.append(_OpenSlide(parts[-1].title, given))


def _close_part(part: _OpenPart, context: Context) -> Part:
    blocks = read_blocks(part.nodes, Place.PART, context)
    slides = tuple(_close_slide(slide, context) for slide in part.slides)
    if part.given is None:
        return Part((), blocks, slides, part.line)
    given = part.given
    style = given.choice("style", Group.STYLE, Place.PART)
    layout = given.choice("layout", Group.LAYOUT)
    return Part(
        title=part.title,
        blocks=blocks,
        slides=slides,
        line=part.line,
        id=given.id,
        word=markdown.typeset(given.values["word"]) if "word" in given.values else None,
        vertical=style is not None and style.key == "vertical",
        minutes=given.count("minutes", 1, MAX_PART_MINUTES),
        layout=layout.key if layout else None,
    )


def _close_slide(slide: _OpenSlide, context: Context) -> Slide:
    given = slide.given
    if slide.continues:  # Its attributes were reported with the slide it continues.
        given = Given(given.values, given.classes, None, given.line, _deaf(context))
    lang = given.lang()
    blocks = blocks_in(read_blocks(slide.nodes, Place.SLIDE, context), lang)
    if "stepwise" in given.classes:
        blocks = stepwise_lists(blocks)
        if not (slide.continues or has_stepwise(blocks)):
            context.error("stepwise-without-list", given.line)
    style = given.choice("style", Group.STYLE, Place.SLIDE)
    layout = given.choice("layout", Group.LAYOUT)
    return Slide(
        title=words_in(slide.title, lang),
        blocks=blocks,
        line=given.line,
        id=given.id,
        style="stor" if style else None,
        layout=layout.key if layout else None,
        title_hidden="hidden" in given.classes,
        skipped="skipped" in given.classes,
        background=_background(given),
        continues=slide.continues,
    )


def _background(given: Given) -> str | None:
    """The picture behind the slide, looked for like any other."""
    if (address := given.values.get("background")) is None:
        return None
    context = given.context
    if context.media is None:
        return unquote(address)
    src, problems = context.media.look_up(address, context.file, given.line)
    context.problems += problems
    return src


def _deaf(context: Context) -> Context:
    """A context whose problems nobody reads."""
    from dataclasses import replace

    return replace(context, problems=[])
