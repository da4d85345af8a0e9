"""Markup in running text that was not understood as markup and would be shown as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from handout.content.attributes import Attributes, parse
from handout.content.vocabulary import Group, find


class Leftover(NamedTuple):
    """``breaks`` is how many lines below the start of the text it stands."""

    code: str
    text: str
    breaks: int


_BRACES = re.compile(r"\{\s*(?:([\w-]+)|[.#]([\w-]+))?[^{}]*\}")

_RULES = (
    ("emphasis-open", re.compile(r"\*\*.{0,20}")),
    ("link-unread", re.compile(r"(?:!?\[[^\[\]]*)?\]\([^()]*\)?")),
    ("markup-foreign", re.compile(r"\{\{[<%].{0,20}|\[@[\w:-]+")),
    ("footnote-label", re.compile(r"\[\^[^\[\]]*\]|\^\[")),
    ("reference-undefined", re.compile(r"\[[^\[\]^][^\[\]]*\]\[[^\[\]]*\]")),
)
"""Code → what is left of a mark that was not closed, an address, a note, a reference."""


def find_leftovers(state: StateCore) -> None:
    """A core rule: what is left over goes to ``meta["leftovers"]`` of the inline token.

    Before texts are joined, while characters escaped with a backslash still stand apart.
    """
    for token in state.tokens:
        if token.type == "inline" and (found := list(_in_text(token.children or []))):
            token.meta["leftovers"] = found


def _in_text(tokens: list[Token]) -> Iterator[Leftover]:
    breaks = 0
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            breaks += 1
        if token.type != "text":
            continue
        text = token.content
        found = [*_braces(text), *((code, rule.search(text)) for code, rule in _RULES)]
        yield from (Leftover(code, match[0], breaks) for code, match in found if match)


def _braces(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Attributes where none can stand, and what was meant as attributes and cannot be read."""
    for match in _BRACES.finditer(text):
        parsed = parse(match[0])
        if parsed and _is_ours(parsed[0]):
            yield "attribute-loose", match
        elif not parsed and (match[1] or match[2]) and _is_word(match[1] or match[2]):
            yield "attributes-malformed", match


def _is_word(name: str) -> bool:
    return bool(find(Group.ATTRIBUTE, name) or find(Group.CLASS, name))


def _is_ours(attributes: Attributes) -> bool:
    return any(find(Group.ATTRIBUTE, key) for key, _ in attributes.pairs) or any(
        find(Group.CLASS, name) for name in attributes.classes
    )
