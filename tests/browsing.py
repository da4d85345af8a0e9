"""A browser for tests of pages: headless Chromium, with axe-core as the judge of accessibility.

:func:`chromium` starts one; what follows asks a page in it what a person would notice: what axe
complains about, where the Tab key leads, whether something moves or does not fit. Nothing is
downloaded, and no page may load anything but files.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (320, 768, 1280)
"""CSS pixels: the narrowest that WCAG 2.2 (1.4.10) asks for, a tablet, a laptop."""

SCHEMES = ("light", "dark")

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
)

_BEFORE_PAGES = """
window.__shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.__shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});
"""

_PATH = """
function PATH(e) {
  const parts = [];
  for (; e && e.parentElement; e = e.parentElement)
    parts.unshift(e.localName + ':' + [...e.parentElement.children].indexOf(e));
  return parts.join(' ');
}
"""

_REACHABLE = """() => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true})).map(PATH)"""

_STOP = (
    "() => {"
    + _PATH
    + """
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  return [PATH(e), (e.textContent || '').trim().slice(0, 40),
    style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth];
}"""
)


class Stop(NamedTuple):
    """Where the keyboard is. ``ring`` is how thick the outline is, in CSS pixels; ``seen`` whether
    the element is in view."""

    path: str
    text: str
    ring: float
    seen: bool


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; skips the test where there is none, and fails there on the build server."""
    missing = _missing()
    if missing:
        reason = f"no browser without {missing}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    # In a container Chromium is started as root, which its sandbox refuses.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_program(),
            args=[*_ARGUMENTS, *(["--no-sandbox"] if as_root else [])],
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, path: Path, *, width: int = 1280, slower: int = 1) -> Iterator[Page]:
    """A file in a window of its own. It is loaded as from a disk, and may ask for nothing else.
    ``slower`` is how many times the page's processor is slowed down while it loads."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    context.add_init_script(_BEFORE_PAGES)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    try:
        page = context.new_page()
        if slower > 1:
            processor = context.new_cdp_session(page)
            processor.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready.then(() => true)")
        yield page
        strangers = [url for url in asked if not url.startswith(("file:", "data:"))]
        assert strangers == [], "the page asks the network"
    finally:
        context.close()


def looks(page: Page) -> Iterator[str]:
    """The page in every scheme and width, one after another; yields what it looks like now."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            yield f"{width} px, {scheme}"


def violations(page: Page, *rules: str, but: Sequence[str] = ()) -> list[str]:
    """What axe-core complains about, one line a place; best practice too. ``rules`` are the only
    ones it is asked about, all where there are none, ``but`` those it is not."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(_axe())
    options: dict[str, Any] = {
        "resultTypes": ["violations", "incomplete"],
        "rules": {rule: {"enabled": False} for rule in but},
    }
    if rules:
        options["runOnly"] = list(rules)
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{judged['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for judged in (*found["violations"], *found["incomplete"])
        for node in judged["nodes"]
        if judged in found["violations"] or _unseen(node)
    ]


def _unseen(node: Any) -> bool:
    """Whether text is of its ground's colour, which axe leaves to people to judge."""
    checks = (check.get("data") for check in node["any"])
    return any(data.get("messageKey") == "equalRatio" for data in checks if isinstance(data, dict))


def reachable(page: Page) -> list[str]:
    """The paths of all that the keyboard must reach, in the order of the page."""
    return list(page.evaluate(f"() => {{ {_PATH} return ({_REACHABLE})() }}"))


def tab_stops(page: Page, *, most: int = 500) -> list[Stop]:
    """Where the Tab key leads from the top of the page, until it has left it again."""
    stops: list[Stop] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(_STOP)
        if found is None or (stops and found[0] == stops[0].path):
            break
        stops.append(Stop(*found))
    return stops


def layout_shift(page: Page) -> float:
    """How much has moved since the page began to load (Layout Instability API)."""
    page.wait_for_timeout(200)
    return float(page.evaluate("window.__shift"))


def overflow(page: Page) -> list[str]:
    """What reaches out of the window to the right, so that one would have to scroll sideways."""
    return list(
        page.evaluate(
            "() => {"
            + _PATH
            + """
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest('.scroll'))
    .map(e => PATH(e) + ' ' + (e.textContent || '').trim().slice(0, 40));
}"""
        )
    )


def _axe() -> str:
    spec = find_spec("axe_playwright_python")
    assert spec
    assert spec.origin
    return Path(spec.origin).with_name("axe.min.js").read_text("utf-8")


def _missing() -> str | None:
    if _program() is None:
        return "Chromium (Debian: chromium)"
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        return "playwright and axe-playwright-python (pip install '.[test]')"
    return None


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)
