"""Segments and replacements as text: what is in a file, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.pairing.replacing import with_replacements
from handout.pairing.segment import Role, Segment
from handout.pairing.segments import segments
from text_cases import Case, text_cases

FOLDER = Path(__file__).parent / "cases" / "segments"


def shown(info: str, text: str) -> str:
    """One line a segment: line, kind, what it stands in, text with marks in ⟨⟩ and kept in ⟦⟧."""
    del info
    return "".join(f"{line(segment)}\n" for segment in segments(text))


def line(segment: Segment) -> str:
    place = "/".join(segment.place)
    lang = f" ({segment.lang})" if segment.lang else ""
    return f"{segment.line} {place}{lang}: {marked(segment)}"


def marked(segment: Segment) -> str:
    signs = {Role.WORDS: "{}", Role.OPEN: "⟨{}⟩", Role.CLOSE: "⟨{}⟩", Role.KEPT: "⟦{}⟧"}
    text = "".join(signs[piece.role].format(piece.text) for piece in segment.pieces)
    return text.replace("\n", "⏎")


@pytest.mark.parametrize("case", text_cases(FOLDER, shown))
def test_segment_case(case: Case) -> None:
    assert shown(case.info, case.text) == case.expected


FRONT = "---\ntittel: {}\n---\n"


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        (FRONT.format("Hei"), "Hei der", FRONT.format("Hei der")),
        (FRONT.format("Hei"), "Hei: der", FRONT.format('"Hei: der"')),
        (FRONT.format("Hei"), "ja #1", FRONT.format('"ja #1"')),
        (FRONT.format("Hei"), "- ei", FRONT.format('"- ei"')),
        (FRONT.format("'Hei'"), "l'eau", FRONT.format("'l''eau'")),
        (FRONT.format('"Hei"'), 'ei "bok"', FRONT.format('"ei \\"bok\\""')),
        (FRONT.format(">\n  Hei\n  og hå"), "Berre hei", FRONT.format('"Berre hei"')),
        ("# A {ord=Ord}", "To ord", '# A {ord="To ord"}'),
        ('# A {ord="To ord"}', "Eitt", '# A {ord="Eitt"}'),
        ('![](a.png "Ei «bok»")', 'Ei "bok"', '![](a.png "Ei \\"bok\\"")'),
        ("> ein\n> to", "begge", "> begge"),
        ("> ein\r\n> to", "éi\nri", "> éi\r\n> ri"),
        (FRONT.format("Hei") + "\nA", "B", FRONT.format("Hei") + "\nB"),
        ("---\nmål: [ein, to]\n---\n", "to, og tre", '---\nmål: [ein, "to, og tre"]\n---\n'),
        ("ein\n<!-- hugs -->\nto {.kjelde}", "begge", "begge <!-- hugs --> {.kjelde}"),
        ("| a \\| b |\n|---|", "c \\| d", "| c \\| d |\n|---|"),
    ],
)
def test_another_text(before: str, new: str, after: str) -> None:
    """The last segment gets another text."""
    found = segments(before)
    assert with_replacements(before, {len(found) - 1: new}) == after
    assert with_replacements(after, {len(found) - 1: new}) == after


@pytest.mark.parametrize(
    ("text", "new"),
    [("# A {ord=Ord}", 'ei "bok"'), ("# A {ord=Ord}", ""), ("Ei linje.", "To\nlinjer.")],
)
def test_what_cannot_stand_there(text: str, new: str) -> None:
    with pytest.raises(ValueError, match=r"attribute|lines"):
        with_replacements(text, {len(segments(text)) - 1: new})
