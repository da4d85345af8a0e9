"""Decks as LibreOffice shows them, for comparing pictures of slides with what it makes of them.

LibreOffice does some things another way than PowerPoint, for whom decks are written and pictures
drawn. What it would do otherwise is said in the deck that it is given, in other words that come to
the same in PowerPoint:

- Text that is shrunk to fit has its sizes and line spacing written out: LibreOffice ignores the
  scale that is stored, and finds one of its own.
- So has the header of a table its typeface and weight, which LibreOffice does not look for in the
  table's style.
- Its typefaces have no ligatures, as PowerPoint draws none.

One thing cannot be said in a deck, and the pictures are drawn its way instead: LibreOffice sets the
lines of presentations 1.2 em apart whatever the typeface, the letters four fifths down
(«font-independent line spacing»); PowerPoint asks the typeface.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from handout.deck import shapes
from handout.deck.place import list_style
from handout.deck.write import write_deck
from handout.slides.measure import Measure
from handout.slides.plan import DESIGNED, Fit, Paragraph, SlidePlan
from handout.themes.parts import A
from handout.themes.theme import LevelStyle, Placeholder, Theme

_LEVELS = 9
_TABLE_STYLES = "ppt/tableStyles.xml"


def program() -> str:
    """LibreOffice; skips the test where there is none, and fails there on the build server."""
    found = shutil.which("soffice")
    if found is None:
        reason = "LibreOffice is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@contextmanager
def drawn_its_way() -> Iterator[None]:
    """While this lasts, slide pictures have LibreOffice's line spacing, and decks are written for
    it."""
    with pytest.MonkeyPatch.context() as patch:
        sizes = _Sizes()
        patch.setattr(Measure, "line_height_pt", _line_height_pt)
        patch.setattr(shapes, "autofit", sizes.autofit)
        patch.setattr(shapes, "list_style", sizes.list_style)
        yield


def deck(plan: SlidePlan, folder: Path) -> bytes:
    """The deck of a plan, as LibreOffice is to have it."""
    written = zipfile.ZipFile(io.BytesIO(write_deck(replace(plan, fonts=()), folder)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in written.namelist():
            data = written.read(name)
            if name.startswith("ppt/slides/slide") and b"<a:tbl>" in data:
                data = _with_headers(data, written.read(_TABLE_STYLES))
            package.writestr(name, data)
    return out.getvalue()


def as_pdf(decks: Iterable[Path], looks: Iterable[Theme], folder: Path) -> None:
    """Puts a PDF of each deck into the folder, set in the typefaces of the themes and no others, in
    one run of LibreOffice."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for look in looks:
        for family in (*look.families.values(), look.heading, look.body, look.code):
            for _, path in family.files():
                _put(path, fonts)
    configuration = folder / "fonts.conf"
    configuration.write_text(
        f"<?xml version='1.0'?><fontconfig><dir>{fonts}</dir>"
        f"<cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    subprocess.run(
        [
            *(program(), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(configuration)},
        check=True,
        capture_output=True,
        timeout=300,
    )


def _put(path: Path, fonts: Path) -> None:
    if not (fonts / path.name).exists():
        with TTFont(path, recalcTimestamp=False, recalcBBoxes=False) as font:
            if "GSUB" in font:
                del font["GSUB"]
            font.save(fonts / path.name, reorderTables=None)


def _line_height_pt(
    _: Measure, paragraph: Paragraph, style: LevelStyle, fit: Fit = DESIGNED
) -> tuple[float, float]:
    del paragraph
    size = style.size_pt * fit.font_scale
    spacing = style.line_spacing - fit.line_reduction
    line = 1.2 * size * spacing
    return line, 0.8 * line if spacing < 1 else line - 0.24 * size


class _Sizes:
    """Writes out the sizes that PowerPoint makes of a stored scale. The deck writer asks for the
    scale of a text first, and then for the styles of its levels."""

    def __init__(self) -> None:
        self._fit = DESIGNED

    def autofit(self, fit: Fit) -> str:
        self._fit = fit
        return "<a:noAutofit/>"

    def list_style(self, place: Placeholder) -> str:
        fit, self._fit = self._fit, DESIGNED
        if fit.designed:
            return list_style(place)
        levels = (self._level(place.style(n), n + 1, fit) for n in range(_LEVELS))
        return f"<a:lstStyle>{''.join(levels)}</a:lstStyle>"

    @staticmethod
    def _level(style: LevelStyle, number: int, fit: Fit) -> str:
        spacing = round((style.line_spacing - fit.line_reduction) * 100_000)
        size = round(style.size_pt * fit.font_scale * 100)
        tracking = round(style.tracking_pt * fit.font_scale * 100)
        return (
            f'<a:lvl{number}pPr><a:lnSpc><a:spcPct val="{spacing}"/></a:lnSpc>'
            f'<a:defRPr sz="{size}" spc="{tracking}"/></a:lvl{number}pPr>'
        )


def _with_headers(slide: bytes, styles: bytes) -> bytes:
    """A slide whose tables say of their first rows what their style says of them."""
    root: Any = etree.fromstring(slide)
    known: Any = etree.fromstring(styles)
    looks = {style.get("styleId"): style for style in known}
    for table in root.iter(f"{A}tbl"):
        style = looks[table.findtext(f"{A}tblPr/{A}tableStyleId")]
        words = style.find(f"{A}firstRow/{A}tcTxStyle")
        if words is not None:
            for run in table.find(f"{A}tr").iter(f"{A}rPr"):
                _look_like(run, words)
    return bytes(etree.tostring(root))


def _look_like(run: Any, words: Any) -> None:
    if words.get("b") == "on" and run.get("b") is None:
        run.set("b", "1")
    font = words.find(f"{A}fontRef")
    if font is not None and font.get("idx") == "major" and run.find(f"{A}latin") is None:
        latin = etree.Element(f"{A}latin", typeface="+mj-lt")
        fills = run.findall(f"{A}solidFill")
        run.insert(len(fills), latin)
