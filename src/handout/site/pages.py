"""The pages of the site: which language, all workshops, and each of them.

All of them wear the same style sheet inside themselves, in the theme's look, and refer to each
other and to the files by relative addresses: they work from a folder on a disk, and from any
folder of any server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from handout.language.labels import label
from handout.language.tags import full_tag
from handout.model import LANGUAGES, Language
from handout.pages.environment import template
from handout.pages.sources import Sources
from handout.pages.stylesheets import drawing_addresses, theme_bytes, theme_files, theme_folders
from handout.pages.web.embedding import embedded
from handout.pages.web.look import dress, dressed, web_look
from handout.site.catalogue import Edition, Entry, in_order
from handout.site.listing import columns, listed, page_of, shown_slides, text_to_search
from handout.themes.theme import Theme

SHEETS = ("web.css", "site.css")
"""What the web twin looks like, and what only the site has."""

_PICTURES = "'self' file: data:"
"""Where pictures may come from (Content Security Policy): beside the page, also on a disk."""


@dataclass(frozen=True, slots=True)
class PageTwin:
    """The same page in one of the languages. ``address`` is '' when nobody said where the site
    will stand."""

    tag: str
    language: str
    href: str
    address: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page has around its text. ``address``, ``picture`` and those of the twins are whole
    addresses, and '' where nobody has said where the site will stand."""

    language: Language
    title: str
    heading: str
    description: str
    brand: str
    light: str
    dark: str
    drawing: str
    brand_text: str = ""
    address: str = ""
    picture: str = ""
    picture_alt: str = ""
    twins: tuple[PageTwin, ...] = ()

    @property
    def tag(self) -> str:
        return full_tag(self.language)

    @property
    def label(self) -> Callable[..., str]:
        return partial(label, self.language)


class Site:
    """``base`` is the address the output folder is published at, with ``/`` at its end, or ''."""

    def __init__(self, entries: Sequence[Entry], theme: Theme, base: str) -> None:
        self._entries = entries
        self._theme = theme
        self._base = base
        self._look = web_look(theme, *SHEETS)

    def pages(self) -> dict[str, bytes]:
        """Path below the output folder → HTML in UTF-8."""
        sources = Sources(
            theme_bytes(self._theme), theme_files(self._theme), theme_folders(self._theme)
        )
        pages = {path: embedded(text, sources) for path, text in self._texts()}
        # One style sheet for all, with the characters of all, so that the fonts are cut once.
        worn = dress(self._look, "".join(pages.values()), sources)
        return {
            path: dressed(text, worn, pictures=_PICTURES, scripts=(search(),)).encode()
            for path, text in pages.items()
        }

    def _texts(self) -> Iterator[tuple[str, str]]:
        yield "index.html", self._choice()
        for language in LANGUAGES:
            yield f"{language}/index.html", self._list(language)
        for entry in self._entries:
            for language, edition in entry.editions.items():
                yield f"{language}/{page_of(entry.workshop)}", self._workshop(entry, edition)

    def _choice(self) -> str:
        found = columns(self._entries)
        headings = " / ".join(dict.fromkeys(column.heading for column in found))
        frame = replace(self._frame(LANGUAGES[0], "index.html", above=True), title=headings)
        return template("site-choice.html").render(site=frame, columns=found)

    def _list(self, language: Language) -> str:
        entries = in_order(self._entries, language)
        return template("site-list.html").render(
            site=self._frame(language, "index.html"),
            workshops=[listed(entry, language) for entry in entries],
            text_to_search=_as_it_is(text_to_search(entries, language)),
            script=_as_it_is(search()),
        )

    def _workshop(self, entry: Entry, edition: Edition) -> str:
        card, language = edition.card, edition.language
        frame = replace(
            self._frame(language, page_of(entry.workshop), languages=tuple(entry.editions)),
            title=f"{card.title} – {card.program}" if card.program else card.title,
            description=card.subtitle,
            brand=card.program,
            brand_text=card.program_text,
            picture=self._picture(edition),
            picture_alt=card.title,
        )
        return template("site-workshop.html").render(
            site=frame, workshop=listed(entry, language), slides=shown_slides(edition)
        )

    def _frame(
        self,
        language: Language,
        page: str,
        *,
        above: bool = False,
        languages: Sequence[Language] = LANGUAGES,
    ) -> Frame:
        """``above`` says that the page stands above the folders of the languages."""
        entries = in_order(self._entries, language)
        ours = [entry.editions[language] for entry in entries if language in entry.editions]
        brand = _common(edition.card.program for edition in ours)
        own = label(language, "site_heading")
        where = page if above else f"{language}/{page}"
        return Frame(
            language=language,
            title=f"{own} – {brand}" if brand else own,
            heading=own,
            description=_common(edition.card.program_text for edition in ours),
            brand=brand,
            light=self._look.light["cover"],
            dark=self._look.dark["cover"],
            drawing=drawing_addresses(self._theme).get("cover", ""),
            address=self._address(where),
            twins=tuple(
                PageTwin(
                    tag=full_tag(other),
                    language=label(other, f"language_{other}"),
                    href=f"{'' if above else '../'}{other}/{quote(page)}",
                    address=self._address(f"{other}/{page}"),
                )
                for other in languages
            ),
            picture=self._picture(ours[0]) if ours else "",
            picture_alt=ours[0].card.title if ours else "",
        )

    def _address(self, path: str) -> str:
        """The whole address of a file; of a folder for its first page."""
        return f"{self._base}{quote(path).removesuffix('index.html')}" if self._base else ""

    def _picture(self, edition: Edition) -> str:
        """The address of the picture that is shown beside a link; '' when it has none."""
        if not (self._base and edition.shared_picture):
            return ""
        return f"{self._base}{quote(edition.shared_picture)}"


def _common(texts: Iterable[str]) -> str:
    """What all of them say; '' when they differ."""
    said = set(texts)
    return said.pop() if len(said) == 1 else ""


@cache
def search() -> str:
    """The search as JavaScript."""
    return Path(__file__).with_name("search.js").read_text("utf-8")


def _as_it_is(text: str) -> Markup:
    """What stands in a ``script`` element is not escaped (HTML, §13.1.2.1); ours has no ``<``
    that could end it."""
    return Markup(text)  # noqa: S704
