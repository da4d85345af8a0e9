"""Markdown in, clock times out: the cases of :mod:`text_cases` under ``cases/``, and the laws."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.content.document import read_document
from handout.model import Activity, Form, Item, plain
from handout.running_order import Span, completed, part_activities, running_order, step_starts
from text_cases import Case, text_cases

CASES = Path(__file__).parent / "cases"


def run(_info: str, source: str) -> str:
    """The whole workshop, then every part with its activities under it."""
    document, _ = read_document(source.encode(), "nn.md", "nn")
    assert document is not None
    order = running_order(document)
    lines = [span_text(order.whole)]
    for part, span in zip(document.parts, order.parts, strict=True):
        lines.append(f"{span_text(span)} {plain(part.title)}")
        lines += [
            f"  {span_text(order.activities[activity.line])}" for activity in part_activities(part)
        ]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def span_text(span: Span) -> str:
    start, end = (f"{t.hour}.{t.minute:02d}" if t else "" for t in (span.start, span.end))
    about = "ca. " if span.about else ""
    return f"{about}{start}–{end} {'?' if span.minutes is None else span.minutes} min"


@pytest.mark.parametrize("case", text_cases(CASES, run))
def test_running_order(case: Case) -> None:
    """A text gives the times that its case says."""
    assert run(case.info, case.text) == case.expected


_minutes = st.none() | st.integers(1, 600)


@given(minutes=st.lists(_minutes, max_size=12), total=st.none() | st.integers(1, 3000))
def test_what_was_known_stays_and_one_gap_is_filled_exactly(
    minutes: list[int | None], total: int | None
) -> None:
    filled = completed(minutes, total)
    assert [a for a, b in zip(minutes, filled, strict=True) if a is not None and a != b] == []
    if filled != minutes:
        assert minutes.count(None) == 1
        assert sum(value or 0 for value in filled) == total


@given(steps=st.lists(_minutes, max_size=8), minutes=st.integers(1, 600))
def test_steps_begin_one_after_another(steps: list[int | None], minutes: int) -> None:
    items = tuple(Item((), 1, minutes=value) for value in steps)
    starts = step_starts(Activity(Form.PAIR, minutes, (), items, (), 1))
    assert len(starts) == len(steps)
    known = [start for start in starts if start is not None]
    assert known == sorted(known)
    assert starts[: len(known)] == tuple(known), "nothing is known after an unknown step"


@given(start=st.times(), lengths=st.lists(st.integers(1, 240), min_size=1, max_size=10))
def test_each_part_begins_when_the_one_before_ends(
    start: datetime.time, lengths: list[int]
) -> None:
    text = f'---\ntittel: A\nspråk: nn\nstart: "{start:%H.%M}"\n---\n\n'
    text += "\n\n".join(f"# Del {n} {{tid={m}}}" for n, m in enumerate(lengths)) + "\n"
    document, _ = read_document(text.encode(), "nn.md", "nn")
    assert document is not None
    parts = running_order(document).parts
    assert parts[0].start == start.replace(second=0, microsecond=0)
    assert [a.end for a in parts[:-1]] == [b.start for b in parts[1:]]
    assert [part.minutes for part in parts] == lengths


_SLIDES = st.lists(st.lists(st.integers(1, 20), max_size=2), max_size=6)


@given(parts=st.lists(st.tuples(st.none() | st.integers(1, 90), _SLIDES), min_size=1, max_size=4))
@settings(deadline=None)
def test_stretches_fill_the_parts_and_show_every_slide(
    parts: list[tuple[int | None, list[list[int]]]],
) -> None:
    """No minute is lost or told twice, nothing overlaps, and each slide is in one stretch."""
    text = '---\ntittel: A\nspråk: nn\nstart: "9.00"\n---\n'
    for number, (minutes, slides) in enumerate(parts):
        text += f"\n# Del {number}" + (f" {{tid={minutes}}}" if minutes else "") + "\n"
        for place, tasks in enumerate(slides):
            text += f"\n## L {number} {place}\n\nTekst\n"
            text += "".join(f"\n::: aktivitet form=par tid={m}\nSnakk.\n:::\n" for m in tasks)
    document, _ = read_document(text.encode(), "nn.md", "nn")
    assert document is not None
    order = running_order(document)
    for part, span, stretches in zip(document.parts, order.parts, order.stretches, strict=True):
        assert [slide for stretch in stretches for slide in stretch.slides] == list(part.slides)
        assert [s.activity for s in stretches if s.activity] == list(part_activities(part))
        if span.minutes is None:
            continue
        lengths = [stretch.span.minutes for stretch in stretches]
        activities = sum(activity.minutes for activity in part_activities(part))
        assert sum(length or 0 for length in lengths) == max(span.minutes, activities)
        if span.start is not None:
            assert stretches[0].span.start == span.start
            for one, other in pairwise(stretches):
                assert one.span.end == other.span.start
