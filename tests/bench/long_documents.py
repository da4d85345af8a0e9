"""Booklets of 180, 360 and 720 pages against WeasyPrint's own command on the same HTML, and what
one more document of four pages costs.

``make bench`` runs it. Whole processes in one go, in turn; seconds are CPU, user and system. Ours
read the Markdown as well, and tag what WeasyPrint leaves out. Prints a table in Markdown; exit
status 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from large_decks import sentence
from processes import Cost, cost

from bench import HANDOUT, ROOT
from handout.content.workshop import load_workshop
from handout.pages.booklet import booklet_html
from handout.pages.illustrations import Illustrations
from handout.pages.stylesheets import (
    theme_bytes,
    theme_files,
    theme_sheets,
)
from handout.themes.load import load_theme

PAGES = (180, 360, 720)
THEME = "saman"

MOST_TIMES_STOCK = 2 / 3
"""720 tagged pages, in the CPU time of WeasyPrint's command."""
MOST_EXPONENT = 1.1
"""Of the growth from 180 to 720 pages: 1 is linear."""
MOST_SECONDS_A_DOCUMENT = 0.15
"""A further document of four pages in the same process."""

_SLIDES_A_PAGE = 0.8
"""About; what is compared is the number of pages that came out."""
_FEW, _MORE = 2, 22
"""Small documents in one process; the difference is what 20 of them cost."""


class Row(NamedTuple):
    program: str
    pages: int
    cost: Cost


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", help="not needed: WeasyPrint is the only other program")
    parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="handout-bench-") as folder:
        rows = list(_long(Path(folder)))
        further = _further(Path(folder))
    print("| Program | Pages | CPU s | MiB |\n|---|--:|--:|--:|")
    for row in rows:
        print(f"| {row.program} | {row.pages} | {row.cost.cpu_s:.2f} | {row.cost.peak_mib:.0f} |")
    found = list(_comparisons(rows, further))
    print("\n" + "\n".join(f"- {'✓' if kept else '✗'} {said}" for said, kept in found))
    return int(not all(kept for _, kept in found))


def _long(folder: Path) -> Iterator[Row]:
    for pages in PAGES:
        place = folder / str(pages)
        workshop = place / "content" / "w"
        write_workshop(workshop, round(pages * _SLIDES_A_PAGE))
        html = write_html(workshop, place / "stock")
        stock = place / "stock.pdf"
        command = [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1"]
        spent = cost([*command, str(html), str(stock)], folder)
        yield Row("WeasyPrint", _pages_of(stock), spent)
        out = place / "build"
        spent = cost(build(workshop.parent, out), folder)
        yield Row("handout", _pages_of(out / "w" / "w-hefte.nn.pdf"), spent)


def build(content: Path, out: Path) -> list[str]:
    places = ["--content", str(content), "--themes", str(ROOT / "themes"), "--out", str(out)]
    return [*HANDOUT, "build", "--kind", "hefte", "--theme", THEME, "--jobs", "1", *places]


def _further(folder: Path) -> float:
    """Seconds of CPU for one more small document."""
    spent = []
    for amount in (_FEW, _MORE):
        content = folder / f"{amount}-small"
        for number in range(amount):
            write_small_workshop(content / f"w{number}", seed=number)
        spent.append(cost(build(content, folder / f"{amount}-build"), folder).cpu_s)
    return (spent[1] - spent[0]) / (_MORE - _FEW)


def write_workshop(folder: Path, slides: int, seed: int = 0) -> None:
    """Slides with all that text is made of: paragraphs, lists, a table, links, notes, a quote."""
    chance = random.Random(seed)  # noqa: S311 - chance for a benchmark, not for secrets
    folder.mkdir(parents=True)
    parts = ["---\ntittel: Eit langt hefte\nspråk: nn\n---"]
    for n in range(1, slides + 1):
        if n % 20 == 1:
            parts.append(f"# Del {n // 20 + 1}")
        parts += [
            f"## Lysbilete {n}",
            f"{sentence(chance, 40)} **{sentence(chance, 6)}** {sentence(chance, 30)}[^{n}]",
            "\n".join(f"- {sentence(chance, 14)}" for _ in range(5)),
            f"{sentence(chance, 20)} Les [{sentence(chance, 4)}](https://example.org/{n}).",
            "| Kva | Kven | Når |\n|---|---|--:|\n"
            + "\n".join(
                f"| {sentence(chance, 4)} | {sentence(chance, 3)} | {row} |" for row in range(4)
            ),
            f"> {sentence(chance, 25)}\n>\n> – {sentence(chance, 3)}",
            f"[^{n}]: {sentence(chance, 12)}",
        ]
    (folder / "nn.md").write_text("\n\n".join(parts) + "\n", "utf-8")


def write_small_workshop(folder: Path, seed: int) -> None:
    """A booklet of four pages: cover, contents, text, and room for notes."""
    chance = random.Random(seed)  # noqa: S311
    folder.mkdir(parents=True)
    parts = ["---\ntittel: Eit lite hefte\nspråk: nn\n---"]
    for n in (1, 2):
        points = "\n".join(f"- {sentence(chance, 10)}" for _ in range(3))
        parts += [f"## Lysbilete {n}", sentence(chance, 30), points]
    (folder / "nn.md").write_text("\n\n".join(parts) + "\n", "utf-8")


def write_html(workshop: Path, folder: Path) -> Path:
    """The booklet's HTML, with its style sheets and what they show as files."""
    theme, _ = load_theme(THEME, ROOT / "themes")
    read, _ = load_workshop(workshop, shown_as=workshop.name)
    if theme is None or read is None:
        raise SystemExit(f"{workshop} or {THEME} could not be read")
    folder.mkdir(parents=True)
    html = booklet_html(read.documents["nn"], theme, Illustrations(workshop))
    sheets, fonts = theme_sheets(theme, kind="booklet", code="<code" in html)
    files = {**theme_files(theme), **{font.url: font.path for font in fonts}}
    for number, (url, data) in enumerate(theme_bytes(theme).items()):
        files[url] = folder / f"{number}.svg"
        files[url].write_bytes(data)
    style = "\n".join(sheet.text for sheet in sheets)
    (folder / "style.css").write_text(_with_files(style, files), "utf-8")
    page = folder / "page.html"
    linked = html.replace("</head>", '<link rel="stylesheet" href="style.css"/></head>')
    page.write_text(_with_files(linked, files), "utf-8")
    return page


def _with_files(text: str, files: Mapping[str, Path]) -> str:
    for url, path in files.items():
        text = text.replace(f'"{url}"', f'"{path.as_uri()}"')
    return text


def _pages_of(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def _comparisons(rows: list[Row], further: float) -> Iterator[tuple[str, bool]]:
    ours = {row.pages: row.cost.cpu_s for row in rows if row.program == "handout"}
    stock = {row.pages: row.cost.cpu_s for row in rows if row.program == "WeasyPrint"}
    (few, quick), (many, slow) = min(ours.items()), max(ours.items())
    share = slow / max(stock.items())[1]
    yield (
        f"{many} pages: {share:.2f} of WeasyPrint's time, at most {MOST_TIMES_STOCK:.2f}",
        share <= MOST_TIMES_STOCK,
    )
    exponent = math.log(slow / quick) / math.log(many / few)
    yield f"growth: {exponent:.2f}, at most {MOST_EXPONENT}", exponent <= MOST_EXPONENT
    yield (
        f"one more small document: {further:.3f} s, at most {MOST_SECONDS_A_DOCUMENT}",
        further <= MOST_SECONDS_A_DOCUMENT,
    )


if __name__ == "__main__":
    sys.exit(main())
