"""What there is to write on a sheet: its fields, ready for the templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handout.language.labels import label
from handout.model import Blank, Evaluation, Inlines, Language, Worksheet, plain
from handout.walk import every_inline


@dataclass(frozen=True, slots=True)
class Choice:
    """A number to ring. ``said`` is what a screen reader says of it: the question, and «3 av 5»."""

    value: int
    said: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A field. ``name`` is the only one of its kind in the file, ``said`` what a screen reader
    calls it; it has ``choices`` or ``lines``."""

    name: str
    label: Inlines
    said: str
    lines: int
    choices: tuple[Choice, ...]


def entries(form: Worksheet | Evaluation, prefix: str, language: Language) -> tuple[Entry, ...]:
    return tuple(_entries(form, prefix, language))


def _entries(form: Worksheet | Evaluation, prefix: str, language: Language) -> Iterator[Entry]:
    for number, field in enumerate(form.fields, 1):
        said = plain(field.label).strip() or label(language, "unnamed_field", number=number)
        choices = tuple(
            Choice(value, label(language, "choice", question=said, value=value, scale=field.scale))
            for value in range(1, (field.scale or 0) + 1)
        )
        lines = 0 if choices else max(field.lines, 1)
        yield Entry(f"{prefix}-{number}", field.label, said, lines, choices)


def blank_lines(inlines: Inlines) -> int:
    return sum(inline.lines for inline in every_inline(inlines) if isinstance(inline, Blank))
