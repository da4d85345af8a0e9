"""Numbers, dates and clock times written by hand: Språkrådet, «Tal, tid, dato, klokkeslett»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.language.dates import long_date
from handout.language.spaces import DAY, GAP, HARD_SPACE, MONTH
from handout.model import Language
from handout.proofing.findings import Finding, Rule
from handout.proofing.typography import Better, found

_WEEKDAY = (
    "(?:Måndag|Mandag|Tysdag|Tirsdag|Onsdag|Torsdag|Fredag|Laurdag|Lørdag|Søndag|Sundag)"
    "(?:en|ar|er)?"
)
_LONG_MONTH = (
    "(?:Januar|Februar|Mars|April|Mai|Juni|Juli|August|September|Oktober|November|Desember)"
)
_UNIT = (
    "(?:prosent|minutt(?:er)?|min|timar?|timer?|dag(?:ar|er)?|vek[ae]r?|uker?|måna(?:d|der|dar)|år"
    "|kr|kroner|deltakar(?:ar)?|deltaker(?:e)?|bord|personar|personer|stk)"
)

_SAFE: tuple[tuple[Rule, str, Better], ...] = (
    # A range: an en dash without spaces.
    (Rule.DASH, r"(?<![\d.§–-])((?:19|20)\d\d)-((?:19|20)\d\d)(?![\d-])", r"\1–\2"),
    (Rule.DASH, r"(?<![\d-])(\d{1,2}[.:]\d\d)-(\d{1,2}[.:]\d\d)(?![\d-])", r"\1–\2"),
    (Rule.DASH, rf"(?<![\d.,§-])(\d{{1,4}})-(\d{{1,4}})(?={GAP}{_UNIT}\b)", r"\1–\2"),
    (Rule.DASH, rf"(?<![\d-])({DAY}\.)-({DAY}\.)(?={GAP}{MONTH}\b)", r"\1–\2"),
    # A space before the sign for per cent, and a comma for decimals.
    (Rule.NUMBER, r"(?<=\d)%", f"{HARD_SPACE}%"),
    (
        Rule.NUMBER,
        rf"(?<![\d.,])(\d{{1,3}})\.(\d{{1,2}})(?={GAP}?(?:%|prosent|millionar|millioner))",
        r"\1,\2",
    ),
    # A space between thousands.
    (
        Rule.NUMBER,
        r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.,]*\d)",
        lambda m: m[0].replace(".", HARD_SPACE),
    ),
    # The day is an ordinal number.
    (Rule.DATE, rf"(?<![\d.,:/-])({DAY}){GAP}(?={MONTH}\b)", r"\1. "),
    (Rule.DATE, rf"(?<![\d.,:/-])({DAY})\.(?={MONTH}\b)", r"\1. "),
    (Rule.DATE, rf"\b({MONTH})((?:19|20)\d\d)\b", r"\1 \2"),
    # kl. 09.00
    (Rule.CLOCK, rf"\b([Kk])l{GAP}(?=\d)", r"\1l. "),
    (Rule.CLOCK, r"\b([Kk])l\.(?=\d)", r"\1l. "),
    (Rule.CLOCK, rf"(?<=\bkl\.{GAP})(\d{{1,2}}):(\d\d)\b", r"\1.\2"),
    (Rule.CLOCK, rf"(?<=\bKl\.{GAP})(\d{{1,2}}):(\d\d)\b", r"\1.\2"),
)

_ASKED: tuple[tuple[Rule, str, Better], ...] = (
    (
        Rule.CLOCK,
        rf"(?<!\bkl\.{GAP})(?<!\bKl\.{GAP})(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])",
        r"\1.\2",
    ),
    (Rule.NUMBER, r"(?<![\d.,/:–-])\d{5,7}(?![\d.,/:–-]|\w)", lambda m: _grouped(m[0])),
)


def figures(text: str, language: Language) -> Iterator[Finding]:
    """Ranges, per cents, decimals, thousands, dates, clock times; days and months in capitals."""
    for patterns, safe in ((_SAFE, True), (_ASKED, False)):
        for rule, pattern, better in patterns:
            yield from found(text, rule, pattern, better, safe=safe)
    yield from _slashed_dates(text, language)
    capital = rf"(?<=[a-zæøå,]{GAP})(?:{_WEEKDAY}|{_LONG_MONTH})\b"
    yield from found(text, Rule.CAPITAL, capital, lambda m: m[0].lower(), safe=False)


_SLASHED = rf"(?<![\d/])({DAY}|0[1-9])/(1[0-2]|0?[1-9])(?:[ /-](\d{{4}}|\d\d))?(?![\d/])"
_BEFORE_A_DATE = rf"(?i)\b(?:den|dato|frist|innan|innen|til|frå|fra){GAP}$"


def _slashed_dates(text: str, language: Language) -> Iterator[Finding]:
    """«5/6 2014», «05/06-2014», «5/6-14»: day before month, as everybody in Norway writes it."""
    import datetime

    for match in re.finditer(_SLASHED, text):
        day, month, year = match.groups()
        if year is None and not re.search(_BEFORE_A_DATE, text[: match.start()]):
            continue  # A fraction, or a part of something.
        try:
            # A year that is not told is a leap year, so that 29 February is a date.
            date = datetime.date(int(f"20{year}"[-4:]) if year else 2000, int(month), int(day))
        except ValueError:
            continue
        written = long_date(date, language).replace(HARD_SPACE, " ")
        better = written if year else written.rpartition(" ")[0]
        yield Finding(match.start(), match.end(), Rule.DATE, match[0], better)


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", HARD_SPACE) if not digits.startswith("0") else digits
