"""What each page of the site lists, in its own language: plain data for the templates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from handout.language.labels import label
from handout.language.tags import full_tag
from handout.model import LANGUAGES, Language
from handout.outputs import KINDS
from handout.site.catalogue import Edition, Entry, File, in_order
from handout.site.words import FORMATS, extension, facts, format_text, size_text


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a slide, with its size in pixels."""

    src: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Download:
    """``own`` says that it is in the page's language."""

    href: str
    tag: str
    language: str
    size: str
    type: str
    own: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of file, in the languages it is there in."""

    name: str
    heading: str
    purpose: str
    format: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """The same workshop in the other language."""

    href: str
    slides: str
    tag: str
    words: str
    title: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A workshop as a page has it. ``tag`` is the language it is in, which is the other one where
    the page's own is not there."""

    id: str
    href: str
    tag: str
    title: str
    subtitle: str
    facts: tuple[str, ...]
    picture: Shot | None
    slides: bool
    see_slides: str
    rows: tuple[Row, ...]
    twins: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class ShownSlide:
    """``alt`` stands for the picture: all that the slide says besides its title."""

    title: str
    words: str
    alt: str
    picture: Shot | None


@dataclass(frozen=True, slots=True)
class Column:
    """One language of the first page."""

    language: Language
    tag: str
    name: str
    href: str
    heading: str
    workshops: tuple[Listed, ...]


def page_of(workshop: str) -> str:
    """The file of a workshop's page in the folder of a language. No workshop has an underscore
    first (:mod:`handout.workshops`), so nothing else has this name."""
    return f"{'_' if workshop.lower() == 'index' else ''}{workshop}.html"


def place_of(workshop: str) -> str:
    """The id of a workshop's card: what an address may hold, and a browser takes as it is."""
    return f"verkstad-{quote(workshop).replace('%', '_')}"


def listed(entry: Entry, language: Language, *, up: str = "../") -> Listed:
    """``up`` leads from the page to the output folder."""
    edition = entry.shown_in(language)
    folder = f"{up}{edition.language}/"
    page = quote(page_of(entry.workshop))
    href = page if (up, edition.language) == ("../", language) else f"{folder}{page}"
    return Listed(
        id=place_of(entry.workshop),
        href=href,
        tag=full_tag(edition.language),
        title=edition.card.title,
        subtitle=edition.card.subtitle,
        facts=tuple(facts(edition)),
        picture=_shot(edition, 0, up),
        slides=bool(edition.card.slides),
        see_slides=label(edition.language, "site_see_slides"),
        rows=tuple(_rows(entry, language, up)),
        twins=tuple(_twins(entry, edition.language, up)),
    )


def _twins(entry: Entry, language: Language, up: str) -> Iterator[Twin]:
    page = quote(page_of(entry.workshop))
    for other, edition in entry.editions.items():
        if other != language:
            yield Twin(
                href=f"{up}{other}/index.html#{place_of(entry.workshop)}",
                slides=f"{up}{other}/{page}#lysbilete",
                tag=full_tag(other),
                words=label(other, "site_in_this_language"),
                title=edition.card.title,
            )


def _rows(entry: Entry, language: Language, up: str) -> Iterator[Row]:
    editions = sorted(entry.editions.values(), key=lambda edition: edition.language != language)
    for kind in KINDS:
        found = [(edition, file) for edition in editions if (file := edition.file(kind))]
        if found:
            yield _row(kind.name, found, language, up)
    zipped = [(edition, edition.archive) for edition in editions if edition.archive]
    if zipped:
        yield _row("zip", zipped, language, up)


def _row(name: str, found: Sequence[tuple[Edition, File]], language: Language, up: str) -> Row:
    downloads = tuple(_download(edition, file, language, up) for edition, file in found)
    return Row(
        name=name,
        heading=label(language, f"site_file_{name}"),
        purpose=label(language, f"site_purpose_{name}"),
        # In the words of the page, of the file that is most probably wanted.
        format=format_text(*found[0], language),
        downloads=downloads,
    )


def _download(edition: Edition, file: File, language: Language, up: str) -> Download:
    return Download(
        href=f"{up}{quote(file.path)}",
        tag=full_tag(edition.language),
        language=label(edition.language, f"language_{edition.language}"),
        size=size_text(file.size),
        type=FORMATS[extension(file)][1],
        own=edition.language == language,
    )


def _shot(edition: Edition, number: int, up: str) -> Shot | None:
    """None when there are no pictures."""
    if not edition.pictures:
        return None
    return Shot(f"{up}{quote(edition.pictures[number])}", *edition.picture_size)


def shown_slides(edition: Edition) -> list[ShownSlide]:
    """Every slide of the show; without their pictures when there are none."""
    alone = label(edition.language, "site_slide_alone")
    return [
        ShownSlide(
            title=slide.title,
            words=slide.words,
            alt=slide.words or alone,
            picture=_shot(edition, number, "../"),
        )
        for number, slide in enumerate(edition.card.slides)
    ]


def text_to_search(entries: Sequence[Entry], language: Language) -> str:
    """What the search looks through, as JSON without any ``<``: nothing in it ends the element
    it stands in."""
    found = []
    for entry in entries:
        edition = entry.shown_in(language)
        card = edition.card
        found.append(
            {
                "id": place_of(entry.workshop),
                "about": " ".join((card.title, card.subtitle, *facts(edition))),
                "slides": [[slide.title, slide.words] for slide in card.slides],
            }
        )
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def columns(entries: Sequence[Entry]) -> list[Column]:
    return [_column(entries, language) for language in LANGUAGES]


def _column(entries: Sequence[Entry], language: Language) -> Column:
    ours = [entry for entry in in_order(entries, language) if language in entry.editions]
    return Column(
        language=language,
        tag=full_tag(language),
        name=label(language, f"language_{language}"),
        href=f"{language}/index.html",
        heading=label(language, "site_heading"),
        workshops=tuple(listed(entry, language, up="") for entry in ours),
    )
