"""Running text cut where its marks are: what is words, and what stands as it is.

markdown-it's tokens know no place in the text, so its own rules run here with a clerk beside them
who writes down where each began and ended: what is found is what the parser finds, always.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from handout.content.attributes import Attributes
from handout.content.inline_rules import MAX_BRACKETS
from handout.content.markdown import make_parser
from handout.content.vocabulary import Group, find
from handout.pairing.segment import Kind, Role, Writing


class Range(NamedTuple):
    """``text[start:end]`` and its role."""

    start: int
    end: int
    role: Role


class Stretch(NamedTuple):
    """Ranges without gaps, in order: running text, or what stands in a picture or a note in it."""

    kind: Kind | None
    """None for the running text itself."""
    writing: Writing
    ranges: tuple[Range, ...]


class _Record(NamedTuple):
    """A rule that took ``text[start:end]``. ``inner`` is where its brackets end, -1 without."""

    rule: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    inner: int = -1


def stretches(text: str, environment: dict[str, Any]) -> list[Stretch]:
    """The running text and what is cut out of it, in the order of the file.

    ``environment`` is that of the file's parsing, which knows its references.
    """
    found: list[Stretch] = []
    _read(text, 0, None, environment, found)
    return found


def _read(
    text: str, base: int, kind: Kind | None, environment: dict[str, Any], found: list[Stretch]
) -> None:
    """Add the stretches of a text that begins at ``base`` of the outermost one."""
    ranges: list[Range] = []
    position = 0

    def words_to(end: int) -> None:
        if end > position:
            ranges.extend(_words(text, position, end))

    def close() -> None:
        if ranges:
            moved = tuple(Range(r.start + base, r.end + base, r.role) for r in ranges)
            found.append(Stretch(kind, Writing.AS_IS, moved))
        ranges.clear()

    for start, end, what in _marks(text, environment):
        words_to(start)
        if isinstance(what, Role):
            ranges.append(Range(start, end, what))
        else:
            close()
            for inner in what(text):
                if inner.writing is Writing.TITLE:
                    whole = Range(base + inner.start, base + inner.end, Role.WORDS)
                    found.append(Stretch(Kind.CAPTION, Writing.TITLE, (whole,)))
                else:
                    part = text[inner.start : inner.end]
                    _read(part, base + inner.start, inner.kind, environment, found)
        position = end
    words_to(len(text))
    close()


_ADDRESS = re.compile(r"https?://\S*[\w/]|[\w.+-]+@[\w.-]*\w")


def _words(text: str, start: int, end: int) -> Iterator[Range]:
    """Words, but for the addresses among them."""
    for found in _ADDRESS.finditer(text, start, end):
        if found.start() > start:
            yield Range(start, found.start(), Role.WORDS)
        yield Range(*found.span(), Role.KEPT)
        start = found.end()
    if end > start:
        yield Range(start, end, Role.WORDS)


class _Inner(NamedTuple):
    """A text inside something that is cut out of the running text."""

    start: int
    end: int
    kind: Kind | None = None
    writing: Writing = Writing.AS_IS


_Cut = Callable[[str], Iterable[_Inner]]
_Mark = tuple[int, int, "Role | _Cut"]


def _marks(text: str, environment: dict[str, Any]) -> list[_Mark]:
    """Where there is something else than words: outermost ones only, in order."""
    marks: list[_Mark] = []
    for record in _records(text, environment):
        marks += _of(record)
    # The longest first of those that begin together; what stands inside another goes with it.
    marks.sort(key=lambda mark: (mark[0], -mark[1]))
    outermost: list[_Mark] = []
    for mark in marks:
        if outermost and mark[0] < outermost[-1][1]:
            continue
        if outermost and mark[2] is _ATTRIBUTES and mark[0] == outermost[-1][1]:
            start, _, what = outermost[-1]
            outermost[-1] = (start, mark[1], what)
            continue
        outermost.append((mark[0], mark[1], Role.KEPT if mark[2] is _ATTRIBUTES else mark[2]))
    return outermost


def _ATTRIBUTES(text: str) -> Iterable[_Inner]:  # noqa: N802 - a mark of its own, never called
    del text
    return ()


def _of(record: _Record) -> Iterator[_Mark]:
    start, end = record.start, record.end
    match record.rule:
        case "emphasis" | "strikethrough":
            yield from _delimiters(record)
        case "link":
            yield start, start + 1, Role.OPEN
            yield record.inner, end, Role.CLOSE
        case "span" if _has_language(record.tokens[0].meta["attributes"]):
            yield start, end, Role.KEPT
        case "span":
            yield start, start + 1, Role.OPEN
            yield record.inner, end, Role.CLOSE
        case "image":
            yield start, end, lambda text: _of_picture(text, start, end, record.inner)
        case "footnote_inline":
            yield start, end, lambda _text: (_Inner(start + 2, end - 1),)
        case "attributes":
            yield start, end, _ATTRIBUTES
        case "newline" if record.tokens[-1].type == "softbreak":
            pass
        case _:
            yield start, end, Role.KEPT


def _delimiters(record: _Record) -> Iterator[_Mark]:
    """Stars, underscores and tildes that became marks. Of a strong mark's two tokens one is
    empty: the first of its opening, the last of its closing."""
    position, begun = record.start, -1
    for token in record.tokens:
        start = position
        strong = token.type in ("strong_open", "strong_close")
        position += 1 if strong else len(token.content) or len(token.markup) or 1
        if token.nesting > 0:
            yield (start if begun < 0 else begun), position, Role.OPEN
            begun = -1
        elif token.nesting < 0:
            yield start, position + strong, Role.CLOSE
            begun = -1
        else:
            begun = -1 if token.content else start


def _has_language(attributes: Attributes) -> bool:
    words = (find(Group.ATTRIBUTE, key) for key, _ in attributes.pairs)
    return any(word and word.key == "lang" for word in words)


def _of_picture(text: str, start: int, end: int, label_end: int) -> Iterator[_Inner]:
    """The alternative text and the caption of ``![alt](address "caption")``."""
    yield _Inner(start + 2, label_end, Kind.ALT)
    position = label_end + 1
    if not text.startswith("(", position):
        return
    helpers = _parser().helpers
    position = _after_space(text, position + 1)
    address = helpers.parseLinkDestination(text, position, end)
    if address.ok:
        position = address.pos
    before, position = position, _after_space(text, position)
    title = helpers.parseLinkTitle(text, position, end, None)
    if title.ok and position > before:
        yield _Inner(position + 1, title.pos - 1, Kind.CAPTION, Writing.TITLE)


def _after_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\n":
        position += 1
    return position


# --- the clerk ---------------------------------------------------------------


class _Clerk:
    """Writes down what the rules of one text take; of pictures and notes only the whole."""

    def __init__(self) -> None:
        self.records: list[_Record] = []
        self.inside = 0

    def beside(self, name: str, rule: Callable[[StateInline, bool], bool]) -> Any:
        whole = name in ("image", "footnote_inline")

        def watched(state: StateInline, silent: bool) -> bool:
            if silent or self.inside:
                return rule(state, silent)
            # What is pending becomes a token of its own before any other.
            start, first = state.pos, len(state.tokens) + bool(state.pending)
            self.inside += whole
            try:
                took = rule(state, silent)
            finally:
                self.inside -= whole
            if took and (len(state.tokens) > first or name == "attributes"):
                inner = -1
                if name in _BRACKETS:
                    inner = _label_end(state, start + (name == "image"), name == "link")
                tokens = tuple(state.tokens[first:])
                self.records.append(_Record(name, start, state.pos, tokens, inner))
            return took

        return watched


_BRACKETS = ("link", "span", "image")


def _label_end(state: StateInline, start: int, no_links: bool) -> int:
    return int(state.md.helpers.parseLinkLabel(state, start, no_links))


_BEGINS = re.compile(r"[*_~\[!<&\\`{^$]|  \n")
"""What every rule but that of plain words and soft line breaks begins with."""


def _records(text: str, environment: dict[str, Any]) -> list[_Record]:
    if not _BEGINS.search(text) or text.count("[") > MAX_BRACKETS:
        return []
    clerk = _clerk()
    clerk.records = []
    parser = _parser()
    parser.inline.parse(text, parser, environment, [])
    return [record for record in clerk.records if record.rule != "text"]


@cache
def _clerk() -> _Clerk:
    return _Clerk()


@cache
def _parser() -> MarkdownIt:
    parser = make_parser()
    # It would join the tokens of stars that mark nothing with the words around them.
    parser.inline.ruler2.disable("fragments_join")
    for rule in parser.inline.ruler.__rules__:
        rule.fn = _clerk().beside(rule.name, rule.fn)
    return parser
