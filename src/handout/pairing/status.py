"""How far a workshop's two languages have come, in numbers."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handout.content.frontmatter import read_front_matter
from handout.content.source import source_of
from handout.model import LANGUAGES, Language, Meta
from handout.pairing.drift import Match, Standing
from handout.pairing.places import BOM
from handout.pairing.review import Files
from handout.pairing.segment import Segment


@dataclass(frozen=True)
class LanguageStatus:
    """Of one file. ``segments`` and ``words`` are what there is in it; of the segments are
    ``reviewed`` those in a pair that somebody has confirmed, ``drafts`` those that a machine wrote
    and nobody has read, ``drifted`` those whose other half has changed since, ``unreviewed`` those
    in a pair that nobody has confirmed. ``missing`` has what only the other file has.

    ``public_words`` are those that others than the facilitator get to see: none of the notes, and
    none at all of a draft.
    """

    segments: int
    reviewed: int
    drafts: int
    drifted: int
    unreviewed: int
    missing: int
    words: int
    public_words: int

    @property
    def share(self) -> int:
        """How many per cent are reviewed, 100 only when all are."""
        return 100 * self.reviewed // self.segments if self.segments else 0


@dataclass(frozen=True)
class WorkshopStatus:
    """``date`` is the workshop's own, the earlier where the files do not agree."""

    name: str
    date: datetime.date | None
    languages: Mapping[Language, LanguageStatus]
    reviewed: bool
    """Whether every pair has been confirmed; so it is where there is one language alone."""


def workshop_status(name: str, files: Files) -> WorkshopStatus:
    metas = {language: _meta(text, language) for language, text in files.texts.items()}
    dates = [meta.date for meta in metas.values() if meta.date]
    return WorkshopStatus(
        name=name,
        date=min(dates, default=None),
        languages={
            language: _language_status(language, found, files.matches, draft=metas[language].draft)
            for language, found in files.segments.items()
        },
        reviewed=all(match.standing is Standing.REVIEWED for match in files.matches),
    )


def _meta(text: str, language: Language) -> Meta:
    source, _ = source_of(text.removeprefix(BOM), "")
    front = source.front_matter if source else None
    return read_front_matter(front, 0, "", language).meta


def _language_status(
    language: Language, found: Iterable[Segment], matches: Iterable[Match], *, draft: bool
) -> LanguageStatus:
    count = dict.fromkeys(Standing, 0)
    missing = 0
    for match in matches:
        if match.of(language) is None:
            missing += 1
        elif match.standing in (Standing.REVIEWED, Standing.UNREVIEWED) or match.check == language:
            count[match.standing] += 1
    ours = [segment for segment in found if segment.lang is None]
    return LanguageStatus(
        segments=len(ours),
        reviewed=count[Standing.REVIEWED],
        drafts=count[Standing.DRAFT],
        drifted=count[Standing.DRIFTED],
        unreviewed=count[Standing.UNREVIEWED],
        missing=missing,
        words=sum(segment.words for segment in ours),
        public_words=0 if draft else sum(s.words for s in ours if "notes" not in s.path),
    )


def public_words_by_year(
    workshops: Iterable[WorkshopStatus],
) -> dict[int | None, dict[Language, int]]:
    """Words in each language by the year of the workshop, the earliest first; None for workshops
    without a date, last."""
    years = defaultdict[int | None, dict[Language, int]](lambda: dict.fromkeys(LANGUAGES, 0))
    for workshop in workshops:
        year = years[workshop.date.year if workshop.date else None]
        for language, status in workshop.languages.items():
            year[language] += status.public_words
    return dict(sorted(years.items(), key=lambda item: item[0] or _LAST))


_LAST = datetime.MAXYEAR + 1
