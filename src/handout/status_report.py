"""``handout status`` and ``handout review`` in words, in a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from handout.messages import Locale, counted, text
from handout.model import LANGUAGES
from handout.pairing.drift import Standing
from handout.pairing.review import Files
from handout.pairing.status import WorkshopStatus, public_words_by_year

_COLUMNS = ("segments", "reviewed", "drafts", "drifted", "unreviewed", "missing", "words")
_SPACE = "\N{NO-BREAK SPACE}"


def status_lines(workshops: Sequence[WorkshopStatus], locale: Locale) -> Iterator[str]:
    """A row for each language of each workshop."""
    heads = [text(f"status-{name}", locale) for name in ("workshop", "language", *_COLUMNS)]
    rows = [
        [
            workshop.name,
            language,
            *(_number(getattr(status, name), status.share, name, locale) for name in _COLUMNS),
        ]
        for workshop in workshops
        for language, status in workshop.languages.items()
    ]
    yield from _table([heads, *rows], left=2)
    for workshop in workshops:
        if len(workshop.languages) == 1:
            yield text("status-one-language", locale, {"name": workshop.name})


def _number(value: int, share: int, name: str, locale: Locale) -> str:
    if name != "reviewed":
        return _grouped(value)
    return f"{_grouped(value)} ({_percent(str(share), locale)})"


def _grouped(number: int) -> str:
    """«1 250», with a space that is never a line's end."""
    return f"{number:,}".replace(",", _SPACE)


def years_lines(workshops: Iterable[WorkshopStatus], locale: Locale) -> Iterator[str]:
    """How much of what is published is in each language, by year."""
    heads = [text("status-year", locale), *LANGUAGES]
    rows: list[list[str]] = []
    for year, words in public_words_by_year(workshops).items():
        total = sum(words.values())
        shares = [100 * words[language] / total if total else 0 for language in LANGUAGES]
        rows.append([str(year) if year else text("status-no-year", locale)])
        rows[-1] += [
            f"{_grouped(words[language])} ({_percent(f'{share:.1f}', locale)})"
            for language, share in zip(LANGUAGES, shares, strict=True)
        ]
    yield from _table([heads, *rows], left=1)
    yield text("status-years-what", locale)


def _percent(written: str, locale: Locale) -> str:
    return f"{written}%" if locale == "en" else f"{written.replace('.', ',')}{_SPACE}%"


def _table(rows: Sequence[Sequence[str]], left: int) -> Iterator[str]:
    """The first columns begin together, the others end together."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            f"{cell:<{width}}" if number < left else f"{cell:>{width}}"
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def status_json(workshops: Sequence[WorkshopStatus]) -> str:
    """All numbers; a year that is not known is ``null``."""
    content = {
        "workshops": [
            {
                "name": workshop.name,
                "date": workshop.date.isoformat() if workshop.date else None,
                "reviewed": workshop.reviewed,
                "languages": {
                    language: {
                        **{name: getattr(status, name) for name in _COLUMNS},
                        "public_words": status.public_words,
                    }
                    for language, status in workshop.languages.items()
                },
            }
            for workshop in workshops
        ],
        "years": [
            {"year": year, "public_words": words}
            for year, words in public_words_by_year(workshops).items()
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def approved_lines(name: str, before: Files, locale: Locale) -> Iterator[str]:
    """How much was confirmed that was not before, and what cannot be."""
    standings = [match.standing for match in before.matches]
    alone = standings.count(Standing.MISSING)
    new = len(standings) - alone - standings.count(Standing.REVIEWED)
    yield f"{name}: {counted('review-approved', locale, new)}"
    if alone:
        yield f"{name}: {counted('review-alone', locale, alone)}"


def asked_lines(name: str, after: Files, locale: Locale) -> Iterator[str]:
    """How much there is to look at, what cannot be signed off, or that there is nothing."""
    if not after.memory:
        yield f"{name}: {text('review-never', locale)}"
        return
    standings = [match.standing for match in after.matches]
    alone = standings.count(Standing.MISSING)
    if count := standings.count(Standing.DRIFTED):
        yield f"{name}: {counted('review-asked', locale, count)}"
    elif count := standings.count(Standing.UNREVIEWED) + standings.count(Standing.DRAFT):
        yield f"{name}: {counted('review-unread', locale, count)}"
    elif not alone:
        yield f"{name}: {text('review-clean', locale)}"
    if alone:
        yield f"{name}: {counted('review-alone', locale, alone)}"
