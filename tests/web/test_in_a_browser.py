"""The pages as people meet them: in a browser, on a telephone, with the keyboard, on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from web_pages import built

from browsing import (
    WIDTHS,
    layout_shift,
    looks,
    opened,
    overflow,
    reachable,
    tab_stops,
    violations,
)
from handout.request import Request

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.first

MOST_BYTES = 300_000
"""Without pictures: ten seconds on a slow mobile line."""


CONTRAST = "color-contrast"
"""The rule that takes axe three quarters of its time."""


def test_axe_finds_nothing_to_complain_about(browser: Browser, shipped: list[Path]) -> None:
    """In every look; contrast, which a width does not change, in the widest."""
    found: list[str] = []
    for path in shipped:
        with opened(browser, path) as page:
            for look in looks(page):
                but = () if look.startswith(f"{WIDTHS[-1]} ") else (CONTRAST,)
                found += [f"{path.name}, {look}: {line}" for line in violations(page, but=but)]
    assert found == []
    assert len(shipped) == 4


@pytest.mark.parametrize("theme", ["base", "kommune", "sal"])
def test_every_theme_can_be_read(browser: Browser, theme: str, tmp_path: Path) -> None:
    """The words are those of the other themes; colours and sizes are the theme's own."""
    (path,) = built(tmp_path, Request(theme=theme, workshops=("god-verkstad",), languages=("nn",)))
    found: list[str] = []
    with opened(browser, path) as page:
        for look in looks(page):
            contrast = (CONTRAST,) if look.startswith(f"{WIDTHS[-1]} ") else ()
            found += [f"{look}: {line}" for line in violations(page, "target-size", *contrast)]
            found += [f"{look}: {line}" for line in overflow(page)]
    assert found == []


def test_the_keyboard_reaches_everything_in_order(browser: Browser, shipped: list[Path]) -> None:
    for path in shipped[:2]:
        with opened(browser, path, width=768) as page:
            stops = tab_stops(page)
            assert [stop.path for stop in stops] == reachable(page)
        assert stops[0].text in {"Hopp til innhaldet", "Hopp til innholdet"}
        assert [stop for stop in stops if stop.ring < 2] == []
        assert [stop for stop in stops if not stop.seen] == []


def test_the_skip_link_leads_past_the_contents(browser: Browser, shipped: list[Path]) -> None:
    with opened(browser, shipped[0]) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")


def test_nothing_moves_while_the_page_loads(browser: Browser, shipped: list[Path]) -> None:
    for path in shipped:
        for width in (WIDTHS[0], WIDTHS[-1]):
            with opened(browser, path, width=width) as page:
                assert layout_shift(page) == 0, path.name


def test_nothing_moves_on_a_slow_machine(browser: Browser, shipped: list[Path]) -> None:
    """There a page is shown before all of it has been read, and before a font that only the style
    sheet names has been unpacked: either has moved a page."""
    for path in shipped:
        with opened(browser, path, slower=6) as page:
            assert layout_shift(page) == 0, path.name


def test_nobody_scrolls_sideways(browser: Browser, shipped: list[Path]) -> None:
    for path in shipped:
        with opened(browser, path, width=320) as page:
            assert overflow(page) == []


def test_a_box_is_ticked_by_its_words(browser: Browser, shipped: list[Path]) -> None:
    path = next(path for path in shipped if path.name == "leiing.nn.html")
    with opened(browser, path) as page:
        box = page.get_by_label("Roller, ansvar og fullmakter er avklara.")
        page.get_by_text("Roller, ansvar og fullmakter er avklara.").click()
        assert box.is_checked()


def test_the_themes_typefaces_are_shown(browser: Browser, shipped: list[Path]) -> None:
    """And not what this machine happens to have."""
    with opened(browser, shipped[0]) as page:
        loaded = page.evaluate("[...document.fonts].map(f => [f.family, f.status])")
    assert {status for _, status in loaded} <= {"loaded", "unloaded"}
    assert "handout source-serif-pro" in {n.strip('"') for n, s in loaded if s == "loaded"}


@pytest.mark.parametrize("number", range(4))
def test_the_page_is_light_without_its_pictures(shipped: list[Path], number: int) -> None:
    text = shipped[number].read_text("utf-8")
    pictures = re.findall(r"data:image/[^\"]*", text)
    assert len(text.encode()) - sum(map(len, pictures)) < MOST_BYTES


def test_the_printed_page_has_lines_and_no_menus(browser: Browser, shipped: list[Path]) -> None:
    path = next(path for path in shipped if path.name == "leiing.nn.html")
    with opened(browser, path) as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator(".lines").first.is_visible()
        for menu in (".skip", ".contents", ".languages", ".cover-pdf"):
            assert not page.locator(menu).first.is_visible()
        ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert ground == "rgba(0, 0, 0, 0)"
        page.emulate_media(media="null")
        data = page.pdf(prefer_css_page_size=True)
    pdf = pypdfium2.PdfDocument(data)
    assert 8 <= len(pdf) <= 30
    assert {tuple(round(side) for side in page.get_size()) for page in pdf} <= {
        (595, 842),
        (596, 842),
        (595, 841),
    }


def test_a_printed_page_does_not_end_where_something_begins(
    browser: Browser, shipped: list[Path]
) -> None:
    """Wherever the page ends, a heading has two items of its list with it, a line before a figure
    has the figure, a table two of its rows, and a box to tick its words."""
    path = next(path for path in shipped if path.name == "leiing.nn.html")
    with opened(browser, path) as page:
        page.evaluate("""() => {
            const begun = gap => `<section style="break-before: page">
              <div style="height: ${gap}mm"></div>
              <h2>Liste</h2>
              <ul><li class="task-item"><p>ein ${"stor ".repeat(30)}</p></li>
                  <li><p>to</p></li><li><p>tre</p></li></ul>
              </section>
              <section style="break-before: page">
              <div style="height: ${gap}mm"></div>
              <h2>Bilete</h2><p>Sjå dette.</p>
              <figure style="height: 60mm"><p>figuren</p></figure>
              </section>
              <section style="break-before: page">
              <div style="height: ${gap}mm"></div>
              <h2>Tabell</h2>
              <table><thead><tr><th>Hovud</th></tr></thead><tbody>
              ${[1, 2, 3, 4, 5].map(n => `<tr><td>Rad ${n}</td></tr>`).join("")}
              </tbody></table>
              </section>`;
            const gaps = Array.from({length: 20}, (_, n) => 150 + 5 * n);
            document.querySelector("main").innerHTML = gaps.map(begun).join("");
        }""")
        pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [sheet.get_textpage().get_text_range() for sheet in pdf]
    lists = [text for text in texts if "Liste" in text]
    figures = [text for text in texts if "Bilete" in text]
    assert len(lists) == len(figures) == 20
    for text in lists:
        assert text.count("stor") == 30, text
        assert "to" in text.split(), text
    for text in figures:
        assert "figuren" in text, text
    rows = [text.count("Rad") for text in texts if "Rad" in text]
    assert 1 not in rows
    assert {2, 3} & {*rows}
