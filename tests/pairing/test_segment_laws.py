"""What holds of every file: segments lie where they say, and nothing else is ever touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialect import DOCUMENT, PIECES, WRONG
from handout.content.source import without_illegal
from handout.pairing.replacing import with_replacements
from handout.pairing.segment import Segment, Writing
from handout.pairing.segments import segments

SHIPPED = sorted(Path(__file__).parents[2].glob("content/*/n[bn].md"))

FRONT = st.sampled_from(
    [
        "",
        "---\ntittel: Ein tittel\n---\n",
        "\n---\ntittel: 'Det er ''bra'''\nmål:\n  - eitt\n  - \"to \\\"og\\\" tre\"\n---\n",
        "---\nundertittel: >\n  Over to\n  linjer\ntittel: Til\n  slutt # og meir\n---\n",
        "---\ntittel: {open\n---\n",
        "---\nutstyr: [ein, 'to', tre]\nby: Å\n...\n",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
BOM = st.sampled_from(["", "\ufeff"])


def in_the_wild(text: str, end: str, bom: str) -> str:
    return bom + text.replace("\n", end)


RIGHT = st.builds(lambda front, text: f"{front}{text}\n", FRONT, DOCUMENT)
ODD = st.builds(
    lambda front, pieces: front + "".join(pieces),
    FRONT,
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=60),
)
FILES = st.builds(
    in_the_wild, st.one_of(RIGHT, ODD, st.lists(WRONG, max_size=3).map("\n\n".join)), ENDS, BOM
)


def written(segment: Segment, text: str) -> str:
    """A segment's text as its spans have it."""
    return "\n".join(without_illegal(text[start:end]) for start, end in segment.spans)


def outside(text: str, found: tuple[Segment, ...]) -> str:
    """All but the segments."""
    position, kept = 0, []
    for segment in found:
        kept.append(text[position : segment.start])
        position = segment.end
    return "\0".join((*kept, text[position:]))


@settings(max_examples=150, deadline=None)
@given(FILES)
def test_segments_lie_where_they_say(text: str) -> None:
    end = 0
    for segment in segments(text):
        for start, stop in segment.spans:
            assert end <= start <= stop
            end = stop
        if segment.writing not in (Writing.YAML, Writing.YAML_FLOW):
            assert written(segment, text) == segment.text
        assert "".join(piece.text for piece in segment.pieces) == segment.text
        assert segment.line == len(re.findall(r"\r\n|\r|\n", text[: segment.start])) + 1


@settings(max_examples=100, deadline=None)
@given(FILES)
def test_a_text_for_itself_changes_no_byte(text: str) -> None:
    found = segments(text)
    same = {index: segment.text for index, segment in enumerate(found)}
    assert with_replacements(text, same) == text


def other(segment: Segment) -> str:
    """Another text with as many lines."""
    return "\n".join("anna" for _ in segment.text.split("\n"))


@settings(max_examples=100, deadline=None)
@given(FILES)
def test_other_texts_change_nothing_else(text: str) -> None:
    found = segments(text)
    changed = with_replacements(text, {i: other(segment) for i, segment in enumerate(found)})
    # A word that needs no quotation marks in YAML may have lost them; its span goes with it.
    pieces = [re.escape(part) for part in outside(text, found).split("\0")]
    assert re.fullmatch("(?s:.*?)".join(pieces), changed)


@settings(max_examples=80, deadline=None)
@given(RIGHT, ENDS, BOM, st.data())
def test_only_what_is_replaced_is_new(text: str, end: str, bom: str, data: st.DataObject) -> None:
    """In a right document the other segments are what they were, the new ones as asked."""
    text = in_the_wild(text, end, bom)
    found = segments(text)
    picked = data.draw(st.sets(st.sampled_from(range(len(found)))) if found else st.just(set()))
    changed = segments(with_replacements(text, {i: other(found[i]) for i in picked}))
    expected = [other(s) if i in picked else s.text for i, s in enumerate(found)]
    assert [segment.text for segment in changed] == expected
    assert [segment.place for segment in changed] == [segment.place for segment in found]


CODE = re.compile(
    r"^```.*?^```|`[^`]*`|\[[^\]]*\]\{lang=da\}|\]\([^ )]*|\{[^{}]*\}", re.DOTALL | re.MULTILINE
)
STRUCTURE = re.compile(r"^:::.*", re.MULTILINE)


@settings(max_examples=60, deadline=None)
@given(DOCUMENT)
def test_every_word_is_in_a_segment(text: str) -> None:
    """What is in no segment is code, an address, attributes or a fence."""
    left = CODE.sub(" ", STRUCTURE.sub(" ", outside(text, segments(text)).replace("\0", " ")))
    assert re.findall("[a-zæøå]+", left) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_shipped_workshops(path: Path) -> None:
    text = path.read_bytes().decode()
    found = segments(text)
    assert len(found) > 100
    changed = with_replacements(text, {i: other(segment) for i, segment in enumerate(found)})
    again = segments(changed)
    assert [segment.place for segment in again] == [segment.place for segment in found]
    assert {word for segment in again for word in segment.text.split()} == {"anna"}
