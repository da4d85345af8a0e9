"""Numbers as people write them in Norwegian, read exactly and written back.

Decimal comma; a space of any kind between thousands; ``%`` after a number; a hyphen, an en dash
or a minus sign before it (Språkrådet, «Tal, tid, dato, klokkeslett»). A decimal point is refused:
``1.250`` is one and a quarter to some and twelve hundred and fifty to others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

MAX_DIGITS = 15
"""As many as a spreadsheet keeps: IEEE 754 doubles hold every decimal number of 15 digits."""

_THOUSANDS = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
_NUMBER = re.compile(
    rf"(?P<sign>[-+\N{{MINUS SIGN}}\N{{EN DASH}}]?)"
    rf"(?P<whole>[0-9]{{1,3}}(?:{_THOUSANDS}[0-9]{{3}})+|[0-9]+)"
    rf"(?:,(?P<fraction>[0-9]+))?"
    rf"(?P<percent>{_THOUSANDS}?%)?"
)


@dataclass(frozen=True, slots=True)
class Number:
    """``value`` is the number as written, 12.5 for «12,5 %»; ``decimals`` how many it was written
    with, which a chart should show too; ``percent`` whether ``%`` followed."""

    value: Decimal
    decimals: int = 0
    percent: bool = False


def read_number(text: str) -> Number | None:
    """The number a text is, and nothing else; None when it is empty, has other words or signs,
    or more digits than a spreadsheet can keep."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    whole, fraction = re.sub(r"[^0-9]", "", found["whole"]), found["fraction"] or ""
    if len(whole) + len(fraction) > MAX_DIGITS:
        return None
    negative = found["sign"] not in ("", "+")
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return Number(-value if negative and value else value, len(fraction), bool(found["percent"]))


def number_text(number: Number) -> str:
    """«−12 345,6 %»: hard spaces between thousands, from five digits on, and before ``%``."""
    digits = f"{abs(number.value):.{number.decimals}f}"
    whole, _, fraction = digits.partition(".")
    if len(whole) > 4:  # noqa: PLR2004 - four digits are read at a glance
        whole = f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}")
    sign = "\N{MINUS SIGN}" if number.value < 0 else ""
    decimals = f",{fraction}" if fraction else ""
    percent = "\N{NO-BREAK SPACE}%" if number.percent else ""
    return f"{sign}{whole}{decimals}{percent}"
