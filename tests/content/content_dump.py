"""The model as compact text, to be read and compared: a line per block, marks as in Markdown, and
``~`` for a hard space."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from enum import Enum
from typing import Any

from handout import model
from handout.problems import Problem

INLINE = (
    model.Text, model.Strong, model.Emphasis, model.Strike, model.Code, model.Span,
    model.Link, model.FootnoteRef, model.LineBreak, model.Blank,
)  # fmt: skip


def dump_document(document: model.Document, *, with_meta: bool) -> str:
    lines: list[str] = []
    if with_meta:
        lines += _tree(document.meta, 0)
        places = (f"{key}:{line}" for key, line in document.meta_lines.items())
        lines.append("  lines " + " ".join(places))
    for part in document.parts:
        lines += _tree(part, 0)
    for note in document.footnotes.values():
        lines += _tree(note, 0)
    return "".join(f"{line}\n" for line in lines).replace("\N{NO-BREAK SPACE}", "~")


def dump_problem(problem: Problem) -> str:
    values = "".join(f" {name}={value}" for name, value in problem.values)
    return f"! {problem.line} {problem.severity} {problem.code}{values}\n"


def inline_text(inlines: model.Inlines) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: model.Inline) -> str:  # noqa: C901, PLR0911 - one case per kind
    match inline:
        case model.Text(text):
            return text
        case model.Strong(children):
            return f"**{inline_text(children)}**"
        case model.Emphasis(children):
            return f"*{inline_text(children)}*"
        case model.Strike(children):
            return f"~~{inline_text(children)}~~"
        case model.Code(text):
            return f"`{text}`"
        case model.Span(children, lang):
            return f"[{inline_text(children)}]{{{lang}}}"
        case model.Link(children, href):
            return f"[{inline_text(children)}]({href})"
        case model.FootnoteRef(label):
            return f"[^{label}]"
        case model.LineBreak():
            return "\\"
        case model.Blank(lines):
            return f"___{lines}"


def _tree(node: Any, depth: int) -> Iterator[str]:
    """The node's scalars and texts on its own line, what it holds indented below."""
    fields = dataclasses.fields(node)
    words = [type(node).__name__.lower()]
    below: list[str] = []
    for field in fields:
        value = getattr(node, field.name)
        if field.name == "line":
            words.insert(1, str(value))
        elif _is_inlines(value):
            text = inline_text(value)
            words.append(f"«{text}»" if len(words) < 3 else f"{field.name}=«{text}»")
        elif isinstance(value, tuple):
            below += _group(value, field.name, depth + 1)
        elif not _is_default(field, value):
            words.append(f"{field.name}={_scalar(value)}")
    yield "  " * depth + " ".join(words)
    yield from below


def _group(value: tuple[Any, ...], name: str, depth: int) -> Iterator[str]:
    for child in value:
        if isinstance(child, tuple) and not _is_inlines(child):
            yield "  " * depth + name.removesuffix("s")
            yield from _group(child, name, depth + 1)
        elif isinstance(child, str | float | Enum) or child is None:
            if any(value):
                yield "  " * depth + f"{name} " + " ".join(_scalar(one) for one in value)
            return
        elif name in ("after", "steps"):
            yield from (f"{line}" for line in _named(child, name, depth))
        else:
            yield from _tree(child, depth)


def _named(child: Any, name: str, depth: int) -> Iterator[str]:
    first, *rest = _tree(child, depth)
    yield f"{'  ' * depth}{name.removesuffix('s')}: {first.strip()}"
    yield from rest


def _is_inlines(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], INLINE)


def _is_default(field: Any, value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        return bool(value == field.default)
    return value is None or value == ()


def _scalar(value: Any) -> str:
    match value:
        case Enum():
            return str(value.value)
        case float():
            return f"{value:.3g}"
        case datetime.date() | datetime.time():
            return value.isoformat()
        case str():
            return value if value and " " not in value else f"«{value}»"
        case _:
            return str(value)
