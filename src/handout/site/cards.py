"""What the site tells of one document: its front matter and what its slides say, as a small file.

Most builds read few workshops or none, and the site lists all of them: a card remembers what was
read. It is made with the other outputs of a document, and stands beside them.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from handout.language.labels import label
from handout.model import Document, Language, Meta
from handout.pages.illustrations import Illustrations
from handout.pages.slide_pictures import SlidePictures
from handout.running_order import running_order
from handout.slides.plan import SlidePlan


@dataclass(frozen=True, slots=True)
class SlideWords:
    """A slide that is shown: its title, and what it says besides. Never its notes."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """Texts are plain; ``date`` is ISO 8601, '' when there is none; ``where`` is the gathering,
    the place, or both. ``minutes`` is None when nothing says it."""

    language: Language
    title: str
    subtitle: str
    program: str
    program_text: str
    session: str
    where: str
    date: str
    minutes: int | None
    draft: bool
    slides: tuple[SlideWords, ...]

    @property
    def day(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self.date) if self.date else None


def card_of(document: Document, plan: SlidePlan, workshop_folder: Path) -> bytes:
    """The card as JSON in UTF-8: the same bytes for the same document and theme."""
    meta = document.meta
    pictures = SlidePictures(plan, Illustrations(workshop_folder), meta.language)
    card = Card(
        language=meta.language,
        title=meta.title,
        subtitle=meta.subtitle,
        program=meta.program,
        program_text=meta.program_text,
        session=meta.session,
        where=_where(meta),
        date=meta.date.isoformat() if meta.date else "",
        minutes=meta.minutes or running_order(document).whole.minutes,
        draft=meta.draft,
        slides=tuple(SlideWords(slide.title, pictures.words(slide)) for slide in pictures.slides),
    )
    return json.dumps(asdict(card), ensure_ascii=False, indent=1).encode()


def read_card(path: Path) -> Card | None:
    """A card that was written; None when there is none, or it is not as we write them."""
    try:
        fields: dict[str, Any] = json.loads(path.read_bytes())
        slides = tuple(SlideWords(**slide) for slide in fields.pop("slides"))
        card = Card(slides=slides, **fields)
        _ = card.day
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return card


def _where(meta: Meta) -> str:
    if meta.gathering and meta.place:
        return label(meta.language, "gathering_at", gathering=meta.gathering, place=meta.place)
    return meta.gathering or meta.place
