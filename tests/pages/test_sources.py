"""A page gets what it may have, and nothing else is so much as looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.pages.pdf import UnusablePage, write_pdf
from handout.pages.sources import RefusedSource, Sources, address, inside
from handout.pages.stylesheets import StyleSheet


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    theme = tmp_path / "theme"
    (theme / "drawings").mkdir(parents=True)
    (theme / "drawings" / "å b.svg").write_bytes(b"<svg/>")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (theme / "link.svg").symlink_to(tmp_path / "secret.txt")
    files = {address("picture", "media/a.jpg"): b"jpeg"}
    paths = {address("font", "x.ttf"): tmp_path / "secret.txt"}
    return Sources(files, paths, {"theme-0": theme})


def test_what_is_there_is_read(sources: Sources) -> None:
    assert sources.read(address("picture", "media/a.jpg")) == b"jpeg"
    assert sources.read(address("theme-0", "drawings/å b.svg")) == b"<svg/>"
    assert sources.read(address("font", "x.ttf")) == b"secret"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.ks.no/bilete.png",
        "http://handout.invalid/picture/media/a.jpg",
        "https://handout.invalid.evil.example/picture/media/a.jpg",
        "https://user@handout.invalid/picture/media/a.jpg",
        "ftp://handout.invalid/picture/media/a.jpg",
        "file:///etc/passwd",
        "data:text/plain,x",
        "//handout.invalid/theme-0/drawings/x.svg",
        "https://handout.invalid/theme-0/../secret.txt",
        "https://handout.invalid/theme-0/%2e%2e/secret.txt",
        "https://handout.invalid/theme-0//etc/passwd",
        "https://handout.invalid/theme-0/%2Fetc%2Fpasswd",
        "https://handout.invalid/theme-0/link.svg",
        "https://handout.invalid/theme-0/drawings",
        "https://handout.invalid/theme-0/a%00b",
        "https://handout.invalid/theme-9/drawings/x.svg",
        "https://handout.invalid/picture/media/b.jpg",
        "https://handout.invalid/",
    ],
)
def test_everything_else_is_refused(sources: Sources, url: str) -> None:
    with pytest.raises(RefusedSource):
        sources.read(url)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd" alt="x"/>',
        '<img src="http://127.0.0.1:9/x.png" alt="x"/>',
        '<p style="background: url(http://127.0.0.1:9/x.png)">x</p>',
        '<link rel="stylesheet" href="file:///etc/passwd"/>',
        '<object data="file:///etc/passwd"></object>',
        '<style>@import "http://127.0.0.1:9/x.css";</style>',
        '<style>@font-face { font-family: x; src: url("file:///etc/passwd") }</style>',
    ],
)
def test_a_page_that_asks_for_more_is_not_made(html: str) -> None:
    with pytest.raises(UnusablePage):
        write_pdf(
            f'<html lang="nn"><title>t</title>{html}</html>',
            sheets=(),
            fonts=(),
            sources=Sources({}, {}, {}),
        )


def test_a_style_sheet_that_asks_for_more_is_not_used() -> None:
    sheet = StyleSheet(address("theme-0", "pages.css"), '@import "file:///etc/passwd";')
    with pytest.raises(UnusablePage):
        write_pdf(
            "<html><title>t</title></html>", sheets=(sheet,), fonts=(), sources=Sources({}, {}, {})
        )


def test_inside_follows_links_before_it_judges(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_bytes(b"")
    (tmp_path / "a" / "same").symlink_to("x")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert inside(tmp_path / "b", "x") == tmp_path / "a" / "x"
    assert inside(tmp_path / "a", "same") == tmp_path / "a" / "x"
    assert inside(tmp_path / "a", "../a/x") == tmp_path / "a" / "x"
    assert inside(tmp_path / "a", "../b") is None
    assert inside(tmp_path / "a", str(tmp_path / "a" / "x")) == tmp_path / "a" / "x"
