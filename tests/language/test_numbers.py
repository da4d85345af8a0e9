"""Numbers in Norwegian notation are read exactly, and what is not one is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.language.numbers import MAX_DIGITS, Number, number_text, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Number(Decimal(0))),
        ("75", Number(Decimal(75))),
        (" 12 ", Number(Decimal(12))),
        ("007", Number(Decimal(7))),
        ("3,5", Number(Decimal("3.5"), 1)),
        ("3,50", Number(Decimal("3.50"), 2)),
        ("1 250", Number(Decimal(1250))),
        ("1\u00a0250\u202f000", Number(Decimal(1250000))),
        ("1250000,75", Number(Decimal("1250000.75"), 2)),
        ("+4", Number(Decimal(4))),
        ("-4", Number(Decimal(-4))),
        ("−4,25", Number(Decimal("-4.25"), 2)),
        ("–4", Number(Decimal(-4))),
        ("-0", Number(Decimal(0))),
        ("12%", Number(Decimal(12), percent=True)),
        ("12,5\u00a0%", Number(Decimal("12.5"), 1, percent=True)),
        ("9" * MAX_DIGITS, Number(Decimal("9" * MAX_DIGITS))),
    ],
)
def test_a_number_is_read_as_written(text: str, number: Number) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "–", "-", "ti", "12 kr", "ca. 5", "3.5", "1.250", "1,250,000", "12 50", "1 2500",
        "1  250", ",5", "5,", "- 4", "--4", "12 %%", "%", "1e3", "٣", "²", "NaN", "1\n250",
        "9" * (MAX_DIGITS + 1), "1" * MAX_DIGITS + ",5",
    ],
)  # fmt: skip
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Number(Decimal(1250)), "1250"),
        (Number(Decimal(12500)), "12\u00a0500"),
        (Number(Decimal("-1234567.5"), 2), "−1\u00a0234\u00a0567,50"),
        (Number(Decimal("12.5"), 1, percent=True), "12,5\u00a0%"),
        (Number(Decimal(0)), "0"),
    ],
)
def test_a_number_is_written_as_we_write(number: Number, text: str) -> None:
    assert number_text(number) == text


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    decimals = draw(st.integers(0, 6))
    digits = draw(st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1))
    return Number(Decimal(digits).scaleb(-decimals), decimals, draw(st.booleans()))


@given(numbers())
def test_what_is_written_is_read_back(number: Number) -> None:
    read = read_number(number_text(number))
    assert read == number


@given(st.text(alphabet="0123456789 ,.-−–+%\u00a0", max_size=12))
def test_reading_never_raises(text: str) -> None:
    """And what is read is the same number when it is written anew."""
    if (number := read_number(text)) is not None:
        assert read_number(number_text(number)) == number
