"""Rows over slides: all of them, in order, never more than fit, and spread evenly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handout.slides.table_pages import table_pages


@given(
    header=st.integers(1, 40),
    rows=st.lists(st.integers(1, 100), max_size=60),
    available=st.integers(141, 400),
)
def test_every_row_has_its_place(header: int, rows: list[int], available: int) -> None:
    pages = table_pages(header, rows, available)
    assert [number for page in pages for number in page] == list(range(len(rows)))
    assert all(header + sum(rows[number] for number in page) <= available for page in pages)


def test_rows_are_spread_evenly() -> None:
    """Ten like rows where nine fit: five and five, not nine and one."""
    assert table_pages(10, [10] * 10, 100) == [range(5), range(5, 10)]


def test_a_row_taller_than_a_slide_stands_alone() -> None:
    assert table_pages(10, [10, 200, 10], 100) == [range(1), range(1, 2), range(2, 3)]
