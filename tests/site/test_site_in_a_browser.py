"""The site as people meet it: narrow and wide, light and dark, with the keyboard, searching."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from site_sample import Project

from browsing import WIDTHS, layout_shift, looks, opened, overflow, reachable, tab_stops, violations
from handout.outputs import DECK, SLIDES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.first

PAGES = ("index.html", "nn/index.html", "nb/ein.html")

MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("site"))
    project.write("ein", number=1)
    project.write("to", number=2, word="leiing")
    project.build(DECK, SLIDES)
    return project


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_to_complain_about(browser: Browser, project: Project, path: str) -> None:
    found: list[str] = []
    with opened(browser, project.out / path) as page:
        for look in looks(page):
            found += [f"{look}: {line}" for line in (*violations(page), *overflow(page))]
    assert found == []


@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_reaches_everything_in_order(
    browser: Browser, project: Project, path: str
) -> None:
    with opened(browser, project.out / path, width=768) as page:
        stops = tab_stops(page)
        assert [stop.path for stop in stops] == reachable(page)
    assert [stop for stop in stops if stop.ring < 2 or not stop.seen] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_and_little_is_loaded(browser: Browser, project: Project, path: str) -> None:
    assert (project.out / path).stat().st_size < MOST_BYTES
    for width in (WIDTHS[0], WIDTHS[-1]):
        with opened(browser, project.out / path, width=width) as page:
            assert layout_shift(page) == 0
    with opened(browser, project.out / path, slower=6) as page:
        assert layout_shift(page) == 0


def test_no_line_of_facts_begins_or_ends_with_a_dot(browser: Browser, project: Project) -> None:
    for width in (320, 390, 768, 1280):
        with opened(browser, project.out / "nn/index.html", width=width) as page:
            lines = _dots(page)
        assert lines
        for first, *others in lines:
            assert first == "cut off"
            assert set(others) <= {"seen"}


def _dots(page: Page) -> list[list[str]]:
    """How the dot before each fact is seen, line by line; after a fact there is none."""
    lines: list[list[str]] = page.evaluate("""() => [...document.querySelectorAll(".facts")]
        .flatMap(list => {
            const edge = list.getBoundingClientRect().left
                + parseFloat(getComputedStyle(list).clipPath.split(" ").at(-1));
            const lines = new Map();
            for (const fact of list.children) {
                const dot = getComputedStyle(fact, "::before");
                const after = getComputedStyle(fact, "::after").content;
                const { left, top } = fact.getBoundingClientRect();
                const middle = left + parseFloat(dot.left) + parseFloat(dot.width) / 2;
                const seen = middle < edge ? "cut off" : "seen";
                if (!lines.has(top)) lines.set(top, []);
                lines.get(top).push(after === "none" && dot.content !== "none" ? seen : "wrong");
            }
            return [...lines.values()];
        })""")
    return lines


def test_language_and_size_stand_alike_on_every_button(browser: Browser, project: Project) -> None:
    for width in (320, 360, 390, 430, 480, 512, 600, 768, 1280):
        with opened(browser, project.out / "nn/index.html", width=width) as page:
            beside = page.evaluate("""() => [...document.querySelectorAll(".file .download")].map(
                button => ["language", "size"].map(name =>
                    button.querySelector(`.${name}`).getBoundingClientRect().top)
            ).map(([language, size]) => Math.abs(language - size) < 5)""")
        assert beside
        assert len(set(beside)) == 1


def test_a_printed_list_begins_with_its_first_workshop(browser: Browser, project: Project) -> None:
    """And not with a drawing that takes the rest of the first page."""
    with opened(browser, project.out / "nn/index.html") as page:
        page.emulate_media(media="print")
        assert not page.locator(".cover-drawing:visible").count()
        heading, workshop = (page.locator(name).first.bounding_box() for name in ("h1", "article"))
        assert heading is not None
        assert workshop is not None
        assert workshop["y"] - heading["y"] - heading["height"] < 80


def test_searching_by_typing(browser: Browser, project: Project) -> None:
    with opened(browser, project.out / "nn/index.html") as page:
        page.get_by_label("Søk i verkstadene").fill("står leiing")
        page.get_by_text("Eitt treff.").wait_for()
        assert page.get_by_role("status").inner_text() == "Eitt treff."
        assert page.locator(".workshop:visible h2").all_inner_texts() == ["Verkstaden to"]
        (hit,) = page.locator(".hits:visible a").all()
        assert "Om leiing" in hit.inner_text()
        hit.click()
        assert page.url.partition("#")[0].endswith("/nn/to.html")
        assert page.locator(":target").count() == 1
        page.go_back()
        page.get_by_label("Søk i verkstadene").fill("finst ikkje")
        page.get_by_text("Ingen treff.").wait_for()
        assert page.locator(".workshop:visible").count() == 0


def test_all_is_there_without_javascript(browser: Browser, project: Project) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(Path(project.out / "nn/index.html").as_uri())
        assert page.locator(".workshop:visible").count() == 2
        assert page.locator("input:visible").count() == 0
        page.get_by_role("link", name="Verkstaden ein", exact=True).click()
        assert page.locator("#lysbilete img").count() == 3
    finally:
        context.close()
