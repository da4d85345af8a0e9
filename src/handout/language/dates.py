"""Dates, clock times and durations in the document's own form of Norwegian.

CLDR (through Babel) knows the words; the patterns are Språkrådet's («3. september
2014», «kl. 09.00»). The locale is always ``nn`` or ``nb``: ``no`` would give Bokmål
for both.
"""

from __future__ import annotations

import datetime
from functools import cache

from handout.language.labels import label
from handout.language.spaces import HARD_SPACE, with_hard_spaces
from handout.model import Language


def long_date(date: datetime.date, language: Language) -> str:
    """«3. september 2014», with a hard space after the day."""
    from babel.dates import format_date

    text: str = format_date(date, format="long", locale=language)
    return with_hard_spaces(text)


def clock(time: datetime.time) -> str:
    """«09.00»: full stop between hours and minutes in both forms."""
    return f"{time:%H.%M}"


def clock_times(
    start: datetime.time | None,
    end: datetime.time | None,
    language: Language,
    *,
    about: bool = False,
) -> str:
    """«Kl. 10.22–10.30», as far as it is known; '' when it is not. ``about`` says so in words."""
    if start is None:
        return ""
    times = clock(start) if end is None else f"{clock(start)}–{clock(end)}"
    return label(language, "clock_about" if about else "clock_times", times=times)


@cache
def minutes_text(minutes: int, language: Language) -> str:
    """«1 minutt», «8 minutt» (nn), «8 minutter» (nb), with a hard space."""
    from babel.units import format_unit

    text: str = format_unit(minutes, "duration-minute", length="long", locale=language)
    return text.replace(" ", HARD_SPACE)


def minutes_short(minutes: int, language: Language) -> str:
    """«8 min», with a hard space."""
    return label(language, "minutes_short", minutes=minutes)


def minutes_unit(minutes: int, language: Language) -> str:
    """The unit alone, for a slide where the number stands by itself."""
    return minutes_text(minutes, language).split(HARD_SPACE, 1)[1]
