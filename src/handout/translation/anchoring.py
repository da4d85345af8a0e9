"""Mark-up taken out of a text before it is translated, and put back around the same words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from handout.pairing.segment import Piece, Role
from handout.translation.alignment import aligned, tokens
from handout.translation.translator import is_place, place


def plain(pieces: Sequence[Piece]) -> str:
    """The words, with a sign from :func:`.translator.place` for each thing that is kept."""
    text: list[str] = []
    kept = 0
    for piece in pieces:
        if piece.role is Role.WORDS:
            text.append(piece.text)
        elif piece.role is Role.KEPT:
            text.append(place(kept))
            kept += 1
    return "".join(text)


def anchored(pieces: Sequence[Piece], translation: str) -> str | None:
    """The translation of :func:`plain` with all that it lacks; None when a mark or something kept
    has no certain place in it."""
    kept = [piece.text for piece in pieces if piece.role is Role.KEPT]
    if [sign for sign in translation if is_place(sign)] != [place(n) for n in range(len(kept))]:
        return None
    insertions = _insertions(pieces, translation)
    if insertions is None:
        return None
    written: list[str] = []
    position = 0
    for offset, mark in insertions:
        written += (translation[position:offset], mark)
        position = offset
    written.append(translation[position:])
    text = "".join(written)
    for number, what in enumerate(kept):
        text = text.replace(place(number), what, 1)
    return text


def piecewise(pieces: Sequence[Piece], translated: Callable[[str], str]) -> str:
    """All marks where they stood, the words between them translated without their neighbours."""
    return "".join(
        _within_space(piece.text, translated) if piece.role is Role.WORDS else piece.text
        for piece in pieces
    )


def words_alone(pieces: Sequence[Piece]) -> list[str]:
    """What :func:`piecewise` will ask for."""
    texts = (piece.text.strip() for piece in pieces if piece.role is Role.WORDS)
    return [text for text in texts if any(map(str.isalpha, text))]


def _within_space(text: str, translated: Callable[[str], str]) -> str:
    core = text.strip()
    if not any(map(str.isalpha, core)):
        return text
    before, _, after = text.partition(core)
    return before + translated(core) + after


class _Mark(NamedTuple):
    """An opening and its closing, around the source's tokens ``first`` to before ``end``."""

    opening: str
    closing: str
    first: int
    end: int


def _insertions(pieces: Sequence[Piece], translation: str) -> list[tuple[int, str]] | None:
    """Offsets in the translation and what to put there, in order; None when one is uncertain."""
    marks = _marks(pieces)
    if not marks:
        return []
    target = tokens(translation)
    pairs = aligned(tokens(plain(pieces)), target)
    opened: list[tuple[int, int, str]] = []
    closed: list[tuple[int, int, str]] = []
    for number, mark in enumerate(marks):
        words = _answer(pairs, mark.first, mark.end, len(target))
        if words is None:
            return None
        # An outer mark opens before and closes after the inner ones that share its place.
        opened.append((target[words[0]].start, number, mark.opening))
        closed.append((target[words[-1]].end, -number, mark.closing))
    found = [(offset, 1, order, mark) for offset, order, mark in opened]
    found += [(offset, 0, order, mark) for offset, order, mark in closed]
    return [(offset, mark) for offset, _, _, mark in sorted(found)]


def _marks(pieces: Sequence[Piece]) -> list[_Mark]:
    """In the order they open, so an outer one before those in it."""
    marks: list[_Mark | None] = []
    open_ones: list[tuple[int, str, int]] = []
    text = ""
    kept = 0
    for piece in pieces:
        match piece.role:
            case Role.WORDS:
                text += piece.text
            case Role.KEPT:
                text += place(kept)
                kept += 1
            case Role.OPEN:
                open_ones.append((len(marks), piece.text, len(tokens(text))))
                marks.append(None)
            case Role.CLOSE if open_ones:
                number, opening, first = open_ones.pop()
                marks[number] = _Mark(opening, piece.text, first, len(tokens(text)))
            case _:
                pass
    return [mark for mark in marks if mark]


def _answer(pairs: Sequence[int | None], first: int, end: int, length: int) -> range | None:
    """The target's tokens that answer to ``pairs[first:end]``, when they stand together."""
    inside = {index for index in pairs[first:end] if index is not None}
    outside = {index for index in (*pairs[:first], *pairs[end:]) if index is not None}
    if not inside:
        return None
    start, stop = min(inside), max(inside) + 1
    # Words without a pair beside the marked ones belong to them when a marked one has none either.
    if pairs[first] is None:
        while start > 0 and start - 1 not in outside:
            start -= 1
    if pairs[end - 1] is None:
        while stop < length and stop not in outside:
            stop += 1
    return None if outside & set(range(start, stop)) else range(start, stop)
