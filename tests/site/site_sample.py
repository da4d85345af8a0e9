"""A site of a few small workshops, built as a network leader builds it, and what stands on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from cssselect2 import ElementWrapper
from lxml import html

from handout.build import build
from handout.outputs import KINDS, LANGUAGES, Kind
from handout.request import Request, Result
from shipping import Quiet

ROOT = Path(__file__).parents[2]

NOTE = "Berre for den som leier"

SOURCE = """\
---
tittel: "{title}"
undertittel: Ei lita prøve
program: Prøveprogrammet
økt: Verkstad {number}
dato: 2026-09-{number:02}
by: Bergen
språk: {language}
minutt: 10
{more}---

# Opning {{tid=10}}

## Om {word}

Her står det om {word} & anna < alt.

::: notat
{note}
:::
"""


class Project:
    """A folder with workshops, and the site that is built of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.out = folder / "build"
        self.content.mkdir(parents=True, exist_ok=True)

    def write(
        self,
        name: str,
        *,
        word: str = "sjukefråvær",
        number: int = 1,
        more: str = "",
        languages: tuple[str, ...] = LANGUAGES,
    ) -> None:
        folder = self.content / name
        folder.mkdir(exist_ok=True)
        for language in languages:
            text = SOURCE.format(
                title=f"Verkstaden {name}",
                number=number,
                language=language,
                word=word,
                more=more,
                note=NOTE,
            )
            (folder / f"{language}.md").write_text(text, "utf-8")

    def build(self, *kinds: Kind, **wishes: Any) -> Result:
        request = Request(
            content=str(self.content),
            themes=str(ROOT / "themes"),
            out=str(self.out),
            kinds=kinds or KINDS,
            jobs=1,
            site=True,
        )._replace(**wishes)
        result = build(request, Quiet())
        assert not result.bugs, result.bugs[0].traceback
        return result

    def copy(self, folder: Path) -> Project:
        """The same in another folder, which is to be new, with the times of the files."""
        shutil.copytree(self.folder, folder)
        return Project(folder)

    def pages(self) -> list[Path]:
        """The pages of the site itself."""
        return sorted([self.out / "index.html", *self.out.glob("n[nb]/*.html")])

    def find(self, path: str, css: str) -> list[Any]:
        """The elements of a page that a CSS selector finds, in its order."""
        return select(html.document_fromstring((self.out / path).read_bytes()), css)

    def published(self) -> dict[str, bytes]:
        """Everything that would be put on the web."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }


def select(page: Any, css: str) -> list[Any]:
    found = ElementWrapper.from_html_root(page).query_all(css)
    return [wrapper.etree_element for wrapper in found]


def broken_links(out: Path, page: Path) -> Iterator[str]:
    """The references of a page that lead nowhere: to no file, or to no place in it."""
    document: Any = html.document_fromstring(page.read_bytes())
    for element, attribute, link, _ in document.iterlinks():
        parts = urlsplit(link)
        of_the_site = element.tag == "link" and element.get("rel") in {"canonical", "alternate"}
        if parts.scheme == "data" or attribute == "content" or of_the_site:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            yield f"{page.name}: {link} is not relative"
        elif not target.is_relative_to(out.resolve()) or not target.is_file():
            yield f"{page.name}: {link} leads nowhere"
        elif parts.fragment:
            there = html.document_fromstring(target.read_bytes())
            if not there.xpath("//*[@id=$id]", id=unquote(parts.fragment)):
                yield f"{page.name}: there is no {link} ({element.tag})"
