"""The shortcuts through WeasyPrint come to the same place as its own ways."""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from pages_sample import everything, shipped_booklet, theme

from handout.content.workshop import load_workshop
from handout.model import Language
from handout.outputs import LANGUAGES
from handout.pages import pdf
from handout.pages.booklet import render_booklet
from handout.pages.native_libraries import load_weasyprint
from handout.pages.shortcuts import shortcuts
from handout.pages.slide_sheets import render_slides
from handout.pages.sources import Sources
from handout.pages.stylesheets import theme_bytes, theme_files, theme_folders, theme_sheets
from handout.pages.variables import with_values
from handout.slides.planner import plan_slides
from handout.themes.load import theme_names

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content" / "leiing"


def test_every_kind_of_content_gives_the_same_bytes_without_them(
    booklet: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "shortcuts", nullcontext)
    assert render_booklet(everything(), theme(), folder) == booklet


@pytest.mark.parametrize(
    ("name", "language"),
    # A theme is the same in both languages, and this is slow.
    [*((name, "nb") for name in theme_names(ROOT / "themes")), ("saman", "nn")],
)
def test_the_shipped_workshop_gives_the_same_bytes_without_them(
    name: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = shipped_booklet("leiing", language, name)
    monkeypatch.setattr(pdf, "shortcuts", nullcontext)
    assert shipped_booklet.__wrapped__("leiing", language, name) == short


def test_slides_give_the_same_bytes_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when what has been drawn and read for other slides is known: in this theme, drawings
    have the same colours with more and less of them."""
    kommune = theme("kommune")
    workshop, _ = load_workshop(CONTENT, shown_as="content/leiing")
    assert workshop is not None
    nn, nb = (workshop.documents[language] for language in LANGUAGES)
    plans = [(document, plan_slides(CONTENT, document, kommune)[0]) for document in (nn, nb)]
    render_booklet(nn, kommune, CONTENT)
    short = [render_slides(document, plan, CONTENT) for document, plan in plans]
    monkeypatch.setattr(pdf, "shortcuts", nullcontext)
    assert [render_slides(document, plan, CONTENT) for document, plan in plans] == short


def test_sheets_are_parsed_for_the_fonts_that_they_load() -> None:
    """Fonts that have been let go, for those of other themes, are loaded anew with all that is
    parsed for them; a page set with no fonts at all brings Pango down."""
    sheets, fonts = theme_sheets(theme(), kind="booklet", code=True)
    other_sheets, _ = theme_sheets(theme(), kind="run-sheet", code=True)
    html = '<html lang="nn"><head><title>A</title></head><body><p>Ord</p></body></html>'
    its_own = Sources(theme_bytes(theme()), theme_files(theme()), theme_folders(theme()))
    pdf.write_pdf(html, sheets=sheets, fonts=fonts, sources=its_own)
    for number in range(1, 10):
        pdf._typesetter(fonts[:number])
    after = pdf.write_pdf(html, sheets=other_sheets, fonts=fonts, sources=its_own)
    pdf._typesetter.cache_clear()
    assert after == pdf.write_pdf(html, sheets=other_sheets, fonts=fonts, sources=its_own)


WEB_FONT = """\
import sys
from pathlib import Path
from handout.pages.native_libraries import load_weasyprint
from handout.pages.shortcuts.fonts import font_configuration
from handout.pages.sources import Sources, address, fetcher
weasyprint = load_weasyprint()
configuration = font_configuration({})
url = address("font", "x.ttf")
sources = Sources({url: Path(sys.argv[1]).read_bytes()}, {}, {})
face = "@font-face { font-family: x; src: url(%s) }" % url
weasyprint.CSS(string=face, url_fetcher=fetcher(sources), font_config=configuration)
sys.kept = configuration  # Taken apart when the modules have been.
print(configuration._folder)
"""


def test_fonts_that_are_unpacked_leave_nothing_behind() -> None:
    """When the program ends, neither a folder nor a word about one."""
    font = theme().body.regular
    done = subprocess.run(
        [sys.executable, "-c", WEB_FONT, str(font)], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert Path(done.stdout.strip()).name.startswith("weasyprint-")
    assert not Path(done.stdout.strip()).exists()


def test_text_in_a_drawing_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        '<text x="2" y="12" font-size="8" font-family="sans-serif">Bygda</text></svg>'
    )
    (tmp_path / "nn.md").write_text(
        "---\ntittel: Test\nspråk: nn\n---\n\n## Bilete\n\n![Namnet](media/a.svg)\n"
    )
    workshop, _ = load_workshop(tmp_path, shown_as="content/test")
    assert workshop is not None
    short = render_booklet(workshop.documents["nn"], theme(), tmp_path)
    monkeypatch.setattr(pdf, "shortcuts", nullcontext)
    assert render_booklet(workshop.documents["nn"], theme(), tmp_path) == short


def test_weasyprint_is_itself_again_afterwards() -> None:
    load_weasyprint()
    modules = {name: sys.modules[name] for name in sys.modules if name.startswith("weasyprint")}
    before = {name: dict(vars(module)) for name, module in modules.items()}
    with shortcuts():
        assert any(dict(vars(modules[name])) != known for name, known in before.items())
    assert {name: dict(vars(module)) for name, module in modules.items()} == before


def test_variables_of_the_root_are_put_where_they_are_used() -> None:
    sheets = [
        ":root { --a: red; --b: var(--a); --own: 1pt }",
        "p { color: var(--b); margin: var(--own); top: var(--none, 2pt) } .x { --own: 2pt }",
    ]
    _, filled = with_values(sheets)
    # --own differs from place to place, so WeasyPrint finds its value.
    assert filled == "p { color: red; margin: var(--own); top: 2pt } .x { --own: 2pt }"
