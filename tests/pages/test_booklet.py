"""The booklet as its reader gets it: the words, the pages, the bytes."""

from __future__ import annotations

import dataclasses
import datetime
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pages_sample import ROOT, SECRET, document, everything, make_folder, paragraph, theme

from handout.content.document import read_document
from handout.model import Activity, Card, Cards, Form, Language, Meta, Only, Picture, Text
from handout.model import Medium as In
from handout.pages.booklet import render_booklet
from handout.pages.stylesheets import theme_sheets


def pages(data: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    pdf = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def test_what_the_facilitator_knows_stays_there(booklet: bytes) -> None:
    """Notes, what is for the screen, equipment and unused footnotes are in no part of the file."""
    assert SECRET not in " ".join(pages(booklet))
    with pikepdf.open(io.BytesIO(booklet)) as pdf:
        whole = " ".join(str(o.unparse()) for o in pdf.objects if not isinstance(o, pikepdf.Stream))
        for page in pdf.pages:
            whole += page.Contents.read_bytes().decode("latin-1")
    assert SECRET not in whole
    assert SECRET.encode("utf-16-be").hex() not in whole.lower()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nn", ["Deltakarhefte, Verkstad 1", "Namn", "Innhald", "Kjelder og notar", "I gruppe"]),
        ("nb", ["Deltakerhefte, Verkstad 1", "Navn", "Innhold", "Kilder og noter", "I gruppe"]),
    ],
)
def test_the_booklet_speaks_its_language(
    language: Language, expected: list[str], folder: Path
) -> None:
    text = " ".join(pages(render_booklet(everything(language), theme(), folder)))
    for words in expected:
        assert words in text


def test_the_cover_says_what_where_when_and_who(booklet: bytes) -> None:
    cover = pages(booklet)[0]
    for words in (
        "Saman om ein betre kommune",
        "Alt som finst",
        "Ei prøve",
        "Temasamling i Trondheim, 3. september 2014, kl. 10.15–11.30",
        "Geir Johan Hansen, nettverksleiar",
        "UTKAST",
    ):
        assert words in cover


def test_no_line_ends_inside_what_belongs_together(folder: Path) -> None:
    """Wherever on the line it would have stood. Spaces of an author who knows of no other."""
    groups = ("10 000 kr", "kl. 9", "3. september", "§ 4")
    text = "\n\n".join(f"{'x ' * before}{group} ord" for before in range(1, 61) for group in groups)
    read, problems = read_document(f"---\ntittel: T\n---\n## T\n{text}\n".encode(), "nn.md", "nn")
    assert read
    assert problems == []
    lines: list[str] = []
    for page in pypdfium2.PdfDocument(render_booklet(read, theme(), folder)):
        lines += page.get_textpage().get_text_bounded().splitlines()
    said = [" ".join(line.split()) for line in lines]
    for group in groups:
        assert sum(group in line for line in said) == 60
    assert sum(line.startswith(groups) for line in said) > len(groups)


def test_only_a_draft_is_marked(folder: Path) -> None:
    draft = everything()
    final = dataclasses.replace(draft, meta=dataclasses.replace(draft.meta, draft=False))
    assert all("UTKAST" in text for text in pages(render_booklet(draft, theme(), folder)))
    assert "UTKAST" not in " ".join(pages(render_booklet(final, theme(), folder)))


def test_page_numbers_of_the_contents_are_true(booklet: bytes) -> None:
    texts = pages(booklet)
    contents = next(text for text in texts if "Innhald" in text)
    for title in ("Sitat", "Tabellar", "Spalter", "Kjelder og notar", "Eigne notat"):
        number = int(contents.split(f"{title} ")[1].split()[0])
        assert title in texts[number - 1]


def test_bookmarks_lead_through_the_text(booklet: bytes) -> None:
    with pikepdf.open(io.BytesIO(booklet)) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        chapters = [chapter.title for chapter in title.children]
    assert title.title == "Alt som finst"
    assert chapters == [
        "Innhald",
        "Mål",
        "Før første del",
        "Innhald",
        "Arbeid",
        "Kjelder og notar",
        "Eigne notat",
    ]


def test_a_task_stays_on_one_page(folder: Path) -> None:
    """Many tasks in a row: each is whole, though two and a bit fit a page."""
    task = Activity(Form.PAIR, 4, (paragraph("Først dette."),), (), (paragraph("Sist."),), 1, 6)
    texts = pages(render_booklet(document(*[task] * 5), theme(), folder))
    held = [(text.count("To og to"), text.count("Sist.")) for text in texts]
    assert sum(begun for begun, _ in held) == 5
    assert all(begun == ended for begun, ended in held)


def test_a_missing_picture_is_told_in_words(folder: Path) -> None:
    """Also one outside the folder, which is as good as missing."""
    (folder.parent / "utanfor.png").write_bytes((folder / "media" / "pynt.png").read_bytes())
    blocks = (Picture("media/borte.png", "Ein hest", 1), Picture("../utanfor.png", "Eit hus", 1))
    text = " ".join(pages(render_booklet(document(*blocks), theme(), folder)))
    assert "Biletet manglar: Ein hest" in text
    assert "Biletet manglar: Eit hus" in text


def test_nearly_nothing_is_still_a_booklet(folder: Path) -> None:
    meta = Meta(title="Tom", language="nb")
    empty = dataclasses.replace(document(meta=meta), parts=())
    texts = pages(render_booklet(empty, theme("base"), folder))
    assert len(texts) == 3
    hidden = document(Only(In.SLIDE, (paragraph(SECRET),), 1), meta=meta)
    assert SECRET not in " ".join(pages(render_booklet(hidden, theme("base"), folder)))


def test_an_hour_past_midnight(folder: Path) -> None:
    meta = Meta(title="Natt", language="nb", start=datetime.time(23, 30), minutes=60)
    text = pages(render_booklet(document(paragraph("x"), meta=meta), theme(), folder))[0]
    assert "kl. 23.30–00.30" in text


def test_the_same_bytes_anywhere_and_anytime(booklet: bytes, folder: Path, tmp_path: Path) -> None:
    """Another folder, once more in this process, and in another process in another place."""
    other = make_folder(tmp_path / "ein annan stad")
    assert render_booklet(everything(), theme(), other) == booklet
    out = tmp_path / "out.pdf"
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from pages_sample import everything, theme\n"
        "from handout.pages.booklet import render_booklet\n"
        "data = render_booklet(everything(), theme(), Path(sys.argv[2]))\n"
        "Path(sys.argv[3]).write_bytes(data)\n"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent), str(folder), str(out)],
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    )
    assert out.read_bytes() == booklet


def test_a_theme_recolours_and_resets_the_booklet(folder: Path) -> None:
    """Colours and fonts come from the theme alone: other ones give another file."""
    saman = theme()
    kept = document(paragraph("Ord."))
    plain = render_booklet(kept, saman, folder)
    red = dataclasses.replace(saman, colours={**saman.colours, "dk1": "7A0000"})
    assert render_booklet(kept, red, folder) != plain
    sans = dataclasses.replace(
        saman, heading=saman.body, families={saman.body.typeface: saman.body}
    )
    with pikepdf.open(io.BytesIO(render_booklet(kept, sans, folder))) as pdf:
        names = {str(font.BaseFont) for font in pdf.pages[2].Resources.Font.values()}
    assert {name.split("+")[1] for name in names} <= {
        "handout-source-sans-pro",
        "handout-source-sans-pro-Bold",
        "handout-source-sans-pro-Italic",
    }


def test_importing_the_booklet_imports_no_heavy_library() -> None:
    program = (
        "import sys, handout.pages.booklet\n"
        "heavy = {'weasyprint', 'jinja2', 'PIL', 'lxml', 'babel', 'pyphen', 'pptx'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert run.stdout.strip() == "[]"


def test_code_is_set_in_the_themes_code_typeface(booklet: bytes) -> None:
    with pikepdf.open(io.BytesIO(booklet)) as pdf:
        named = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
        names = {str(o.FontName).partition("+")[2] for o in named}
    assert "handout-ibm-plex-mono" in names


def test_a_page_without_code_brings_no_fonts_for_it() -> None:
    with_code, without = (
        theme_sheets(theme(), kind="booklet", code=code)[1] for code in (True, False)
    )
    left_out = {font.path.name for font in set(with_code) - set(without)}
    assert left_out == {f"IBMPlexMono-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")}


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_rows_of_cards_are_as_wide_as_the_page_is_written_on(count: int) -> None:
    cards = tuple(Card((Text(f"Kort {n}"),), (paragraph("Ord."),), 1) for n in range(count))
    page = pypdfium2.PdfDocument(render_booklet(document(Cards(cards, 1)), theme(), ROOT))[2]
    boxes = [shape.get_bounds() for shape in page.get_objects(filter=[_PATH])]
    edges = [[edge / 72 * 25.4 for edge in (box[0], box[2])] for box in boxes]
    framed = [(left, right) for left, right in edges if 40 < right - left < 90]
    assert len(framed) == count
    assert min(left for left, _ in framed) == pytest.approx(22, abs=0.2)
    assert max(right for _, right in framed) == pytest.approx(188, abs=0.2)


_PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH
