"""Worksheets, cards, forms and posters: all of them, nothing else, and nothing runs over."""

from __future__ import annotations

import dataclasses
import io
import itertools
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pages_sample import ROOT, SECRET, document, everything, paragraph, theme, words

from handout.content.document import read_document
from handout.content.workshop import load_workshop
from handout.model import (
    LANGUAGES,
    Card,
    Cards,
    Document,
    Field,
    Language,
    Meta,
    Sheets,
    Worksheet,
    plain,
)
from handout.outputs import FILLABLE, POSTER, WORKSHEETS
from handout.pages.card_format import FORMATS, card_format
from handout.pages.copies import copies
from handout.pages.illustrations import Illustrations
from handout.pages.poster import is_board, line_mm, poster_html, render_poster
from handout.pages.worksheets import render_fillable, render_worksheets, worksheets_html
from handout.render import wanted_kinds
from handout.sheets import sheets
from tag_tree import TaggedPdf
from verapdf.conformance import failures

pytestmark = pytest.mark.first

THEMES = ("base", "saman", "kommune", "sal")
SAMAN = theme()
MM_PT = 72 / 25.4


def workshop(name: str, language: Language) -> Document:
    loaded, problems = load_workshop(ROOT / "content" / name, shown_as=f"content/{name}")
    assert loaded is not None, problems
    return loaded.documents[language]


def read(text: str, front: str = "", language: Language = "nn") -> Document:
    text = f"---\ntittel: Prøve\n{front}---\n{text}"
    found, problems = read_document(text.encode(), f"{language}.md", language)
    assert found is not None, problems
    assert problems == []
    return found


def html_of(found: Document, *, fillable: bool = False) -> ElementTree.Element:
    html = worksheets_html(found, SAMAN, Illustrations(ROOT), fillable=fillable)
    return ElementTree.fromstring(html)


def of_class(page: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [e for e in page.iter() if name in e.get("class", "").split()]


def text_of(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


ORDER = """
# Del

## Kort

::: kort
### A
Ein.
:::

## Ark

::: ark
Felt
: ___ {linjer=3}
:::

## Gruppe

::: aktivitet form=gruppe tid=15 bord=6
Skriv.
:::

## Kva de fann

::: aktivitet form=plenum tid=5
Fortel.
:::

## Slutt

::: evaluering
- Nyttig? {skala=4}
- Anna: ___ {linjer=2}
:::
"""


def test_sheets_are_in_the_order_of_the_document_and_headed_by_their_slides() -> None:
    page = html_of(read(ORDER))
    assert [text_of(h) for h in page.iter("h2")] == ["Kort", "Ark", "Slutt"]
    assert [sheet.get("data-kind") for sheet in of_class(page, "sheet")] == [
        "cards",
        "worksheet",
        "evaluation",
    ]


def test_a_sheet_belongs_to_the_nearest_activity_in_which_people_write() -> None:
    uses = [text_of(use) for use in of_class(html_of(read(ORDER)), "use")]
    assert uses == ["I gruppe, 15 min"] * 2


def test_as_many_lines_as_were_asked_for() -> None:
    page = html_of(read(ORDER))
    assert [len(list(lines)) for lines in of_class(page, "lines")] == [3, 2]
    assert [text_of(ring) for ring in of_class(page, "ring")] == list("1234")


def test_only_an_answer_sheet_asks_for_names() -> None:
    page = html_of(read(ORDER))
    asked = [[text_of(p) for p in of_class(sheet, "short")] for sheet in of_class(page, "sheet")]
    assert asked == [[], ["Bord", "Namn", "Dato"], ["Dato"]]
    dated = html_of(read(ORDER, "dato: 2026-09-16\n"))
    assert [text_of(p) for p in of_class(dated, "short")] == ["Bord", "Namn"]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("", ["6 sett, eitt sett til kvart bord", "6 ark, eitt til kvart bord",
              "eitt til kvar deltakar"]),
        ("deltakarar: 36\n", ["6 sett, eitt sett til kvart bord", "6 ark, eitt til kvart bord",
                              "36 ark, eitt til kvar deltakar"]),
        ("deltakarar: 1\n", ["6 sett, eitt sett til kvart bord", "6 ark, eitt til kvart bord",
                             "eitt ark, eitt til kvar deltakar"]),
        ("deltakarar: 36\nutstyr: eitt svarark til kvar og eitt sett kort til kvart bord\n",
         ["6 sett, eitt sett til kvart bord", "36 ark, eitt til kvar deltakar",
          "36 ark, eitt til kvar deltakar"]),
    ],
)  # fmt: skip
def test_how_many_to_print(front: str, expected: list[str]) -> None:
    found = read(ORDER, front)
    assert [copies(found, sheet) for sheet in sheets(found)] == expected
    page = html_of(found)
    [printed] = of_class(page, "print")
    assert [text_of(li).partition(": ")[2] for li in printed.iter("li")] == expected


def test_the_head_of_a_sheet_begins_with_a_capital_and_its_line_in_the_list_goes_on() -> None:
    page = html_of(read("# Del\n\n## Skjema\n\n::: evaluering\n- Bra? {skala=5}\n:::\n"))
    [sheet] = of_class(page, "sheet")
    assert sheet.get("data-copies") == "Eitt til kvar deltakar"
    [listed] = page.iter("li")
    assert text_of(listed) == "Skjema: eitt til kvar deltakar"


def test_several_sheets_of_a_slide_are_told_apart() -> None:
    text = "## Vel\n\n" + "::: ark\nA: ___\n:::\n\n" * 2 + "::: kort\n### K\nt\n:::\n"
    assert [text_of(h) for h in html_of(read(text)).iter("h2")] == [
        "Vel – svarark",
        "Vel – svarark 2",
        "Vel – kort",
    ]


def test_what_is_not_handed_out_has_no_sheet() -> None:
    text = (
        "## A {.hopp-over}\n\n::: ark\nA: ___\n:::\n\n"
        "## B\n\n:::: lysark\n::: ark\nB: ___\n:::\n::::\n\n"
        "## C\n\n:::: hefte\n::: ark\nC: ___\n:::\n::::\n"
    )
    assert [plain(sheet.title) for sheet in sheets(read(text))] == ["C"]


@pytest.mark.parametrize("render", [render_worksheets, render_fillable, render_poster])
def test_notes_never_appear(render: Any, folder: Path) -> None:
    data = render(everything(), SAMAN, folder)
    said = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    assert "Tema" in said
    assert SECRET not in said


def test_only_workshops_with_sheets_get_them() -> None:
    ark, utfylling, plakat = WORKSHEETS.name, FILLABLE.name, POSTER.name
    form = Worksheet((), (Field(words("Felt"), 1, lines=1),), 1)
    cards = Cards((Card(words("K"), (), 1),), 1)
    all_asked = Meta(title="T", language="nn", sheets=tuple(Sheets))

    def kinds(found: Document) -> set[str]:
        return set(wanted_kinds(found)) & {ark, utfylling, plakat}

    assert kinds(document(paragraph("t"), meta=all_asked)) == set()
    assert kinds(document(form)) == {ark}
    assert kinds(document(cards, meta=all_asked)) == {ark}
    assert kinds(document(form, meta=all_asked)) == {ark, utfylling, plakat}


# --- cards ------------------------------------------------------------------------------


def texts_on(data: bytes) -> list[list[tuple[float, float, float, float]]]:
    """The rectangles of the text of each page, in points from the lower left corner."""
    return [
        [text.get_rect(number) for text in [page.get_textpage()]
         for number in range(text.count_rects())]
        for page in pypdfium2.PdfDocument(data)
    ]  # fmt: skip


def grounds(data: bytes) -> list[list[tuple[float, ...]]]:
    """The coloured areas of the cards of each page: paths as wide as a card, or as two."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        boxes = [
            shape.get_bounds() for shape in page.get_objects()
            if shape.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
        ]  # fmt: skip
        found.append([box for box in boxes if round((box[2] - box[0]) / MM_PT) in {75, 158}
                      and box[3] - box[1] > 50 * MM_PT])  # fmt: skip
    return found


LONG = st.lists(
    st.integers(1, 14).map(lambda length: "arbeidsmiljø"[:length] + "e" * (length - 12)),
    min_size=1,
    max_size=80,
).map(" ".join)


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(st.tuples(LONG, st.lists(LONG, max_size=3)), min_size=1, max_size=7))
def test_no_text_leaves_its_card(made: list[tuple[str, list[str]]]) -> None:
    cards = Cards(
        tuple(Card(words(title[:60]), tuple(map(paragraph, texts)), 1) for title, texts in made), 1
    )
    data = render_worksheets(document(cards), SAMAN, ROOT)
    cells = grounds(data)
    assert sum(map(len, cells)) >= len(cards.cards)
    first_card = [max((box[3] for box in page), default=0) for page in cells]
    for texts, boxes, top in zip(texts_on(data), cells, first_card, strict=True):
        for left, bottom, right, upper in texts:
            middle = (bottom + upper) / 2
            if not 27 * MM_PT < middle < top:
                continue
            assert any(
                box[0] + 4 * MM_PT < left and right < box[2] - 4 * MM_PT
                and box[1] < bottom and upper < box[3]
                for box in boxes
            ), (left, bottom, right, upper, boxes)  # fmt: skip


def test_long_cards_are_set_smaller_and_then_larger_cards_never_under_13_pt() -> None:
    assert min(one.text_pt for one in FORMATS) == 13
    chosen = [
        card_format(Cards((Card(words("Ein"), (paragraph("ord " * count),), 1),), 1), SAMAN)
        for count in (5, 50, 70, 110, 5000)
    ]
    places = [FORMATS.index(one) for one in chosen]
    assert places == sorted(places)
    assert (chosen[0], chosen[-1]) == (FORMATS[0], FORMATS[-1])
    assert len(set(places)) >= 4


def test_a_set_takes_as_few_pages_as_it_can() -> None:
    for count, expected in ((1, 1), (2, 1), (6, 1), (7, 2), (12, 2)):
        cards = Cards(tuple(Card(words(f"Kort {n}"), (), 1) for n in range(count)), 1)
        data = render_worksheets(document(cards), SAMAN, ROOT)
        assert len(pypdfium2.PdfDocument(data)) == expected, count
        assert sum(map(len, grounds(data))) == count


@pytest.mark.parametrize("name", THEMES)
def test_cards_are_83_by_65_mm_and_their_ground_4_mm_inside(name: str) -> None:
    cards = Cards(tuple(Card(words(f"Kort {n}"), (paragraph("t"),), 1) for n in range(6)), 1)
    [page] = grounds(render_worksheets(document(cards), theme(name), ROOT))
    lefts = sorted({round(box[0] / MM_PT) for box in page})
    assert lefts[0] == 26
    assert lefts[-1] == 26 + 83
    widths = {round((box[2] - box[0]) / MM_PT) for box in page}
    heights = {round((box[3] - box[1]) / MM_PT) for box in page}
    assert widths <= {75, 76}
    assert heights <= {55, 57, 58}  # where a band stands above the ground, the rest of it


# --- filling in ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fillable() -> bytes:
    return render_fillable(read(ORDER, "", "nb"), SAMAN, ROOT)


def test_every_field_has_a_name_and_says_what_it_is_for(fillable: bytes) -> None:
    with pikepdf.open(io.BytesIO(fillable)) as pdf:
        form = pdf.Root.AcroForm
        assert "/NeedAppearances" not in form
        named = [(str(field.T), str(field.TU)) for field in form.Fields]
        assert [said for _, said in named] == [
            "Bord", "Navn", "Dato", "Felt", "Dato", "Nyttig?", "Anna:",
        ]  # fmt: skip
        assert len({name for name, _ in named}) == len(named)
        [choice] = [field for field in form.Fields if field.FT == "/Btn"]
        assert [str(kid.TU) for kid in choice.Kids] == [
            f"Nyttig? {value} av 4" for value in range(1, 5)
        ]
        for kid, value in zip(choice.Kids, "1234", strict=True):
            assert set(kid.AP.N.keys()) == {"/Off", f"/{value}"}
            assert kid.AS == "/Off"
            assert kid.Parent.objgen == choice.objgen


def test_fields_are_in_the_structure_in_reading_order(fillable: bytes) -> None:
    tree = TaggedPdf(fillable)
    forms = list(tree.root.all("Form"))
    assert all(len(form.annotations) == 1 and not form.marks for form in forms)
    tagged = [form.annotations[0].objgen for form in forms]
    on_pages = [a.objgen for page in tree.pdf.pages for a in page.get("/Annots", ())
                if a.Subtype == "/Widget"]  # fmt: skip
    assert tagged == on_pages
    assert all(page.Tabs == "/S" for page in tree.pdf.pages)


@pytest.mark.parametrize("name", THEMES)
def test_what_is_written_is_set_in_a_font_of_the_file(name: str) -> None:
    data = render_fillable(read(ORDER), theme(name), ROOT)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.AcroForm
        [(key, font)] = form.DR.Font.items()
        assert font.FontDescriptor.FontFile2.read_bytes()[:4] == b"\0\1\0\0"
        widths = dict(zip(range(32, 256), map(int, font.Widths), strict=True))
        for letter in "ABCabcæøåÆØÅéäö0123456789 .,–«»":
            assert widths[letter.encode("cp1252")[0]] > 0, letter
        told = [str(item) for item in font.Encoding.get("/Differences", ())]
        with TTFont(theme(name).body.regular) as own:
            known = own.getBestCmap()
        assert ("/ccaron" in told) is (ord("č") in known)
        texts = [field for field in form.Fields if field.FT == "/Tx"]
        assert all(str(field.DA).startswith(key) for field in texts)
        assert all("/N" in field.AP for field in texts)


def test_a_font_with_other_outlines_can_be_written_with(tmp_path: Path) -> None:
    """A theme's font may have PostScript outlines, which another kind of font object holds."""
    box = T2CharStringPen(600, None)
    box.moveTo((50, 0))
    for point in ((550, 0), (550, 700), (50, 700)):
        box.lineTo(point)
    box.closePath()
    glyphs = [".notdef", "space", "A"]
    built = FontBuilder(1000, isTTF=False)
    built.setupGlyphOrder(glyphs)
    built.setupCharacterMap({32: "space", 65: "A"})
    drawn = dict.fromkeys(glyphs, box.getCharString())
    built.setupCFF("Prove-Regular", {}, drawn, {})
    built.setupHorizontalMetrics({"space": (300, 0), "A": (600, 50), ".notdef": (600, 50)})
    built.setupHorizontalHeader(ascent=800, descent=-200)
    built.setupNameTable({"familyName": "Prove", "styleName": "Regular", "psName": "Prove-Regular"})
    built.setupOS2()
    built.setupPost()
    path = tmp_path / "prove.otf"
    built.save(path)
    body = dataclasses.replace(SAMAN.body, regular=path)
    data = render_fillable(read(ORDER), dataclasses.replace(SAMAN, body=body), ROOT)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        [font] = [font for _, font in pdf.Root.AcroForm.DR.Font.items()]
        assert font.Subtype == "/Type1"
        file = font.FontDescriptor.FontFile3
        assert file.Subtype == "/OpenType"
        assert file.read_bytes()[:4] == b"OTTO"
        assert [int(font.Widths[ord(letter) - 32]) for letter in " AB"] == [300, 600, 0]


def test_it_can_be_filled_in(fillable: bytes) -> None:
    """As a reader does it: click, type, click a choice; and what was typed is drawn."""
    raw = pypdfium2.raw
    pdf = pypdfium2.PdfDocument(fillable)
    pdf.init_forms()
    env = pdf.formenv.raw
    assert pdf.get_formtype() == raw.FORMTYPE_ACRO_FORM
    with pikepdf.open(io.BytesIO(fillable)) as tree:
        place = {
            (str(field.T), n): (page, [float(side) for side in widget.Rect])
            for page, sheet in enumerate(tree.pages)
            for widget in sheet.get("/Annots", ())
            if widget.Subtype == "/Widget"
            for field, n in [(widget.Parent, list(widget.AP.N.keys())[-1])
                             if "/Parent" in widget else (widget, "")]
        }  # fmt: skip
    (page_number, box), *_ = [at for (name, _), at in place.items() if name == "ark-2-1"]
    page = pdf[page_number]
    raw.FORM_OnAfterLoadPage(page.raw, env)
    before = page.render(may_draw_forms=True).to_pil().tobytes()
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    raw.FORM_OnLButtonDown(env, page.raw, 0, x, y)
    raw.FORM_OnLButtonUp(env, page.raw, 0, x, y)
    typed = "Støtte čáhci"
    for letter in typed:
        raw.FORM_OnChar(env, page.raw, ord(letter), 0)
    raw.FORM_ForceToKillFocus(env)
    annotation = raw.FPDFPage_GetAnnot(page.raw, 3)
    length = raw.FPDFAnnot_GetFormFieldValue(env, annotation, None, 0)
    buffer = (raw.FPDF_WCHAR * (length // 2))()
    raw.FPDFAnnot_GetFormFieldValue(env, annotation, buffer, length)
    assert bytes(buffer).decode("utf-16-le").rstrip("\0") == typed
    after = page.render(may_draw_forms=True).to_pil().tobytes()
    assert before != after


def test_cards_are_not_for_filling_in() -> None:
    page = html_of(read(ORDER), fillable=True)
    assert [text_of(h) for h in page.iter("h2")] == ["Ark", "Slutt"]
    assert of_class(page, "lines") == []


# --- posters ----------------------------------------------------------------------------------


def form(*lines: int) -> Worksheet:
    fields = tuple(Field(words(f"Felt {n}"), 1, lines=count) for n, count in enumerate(lines))
    return Worksheet((), fields, 1)


@pytest.mark.parametrize(
    ("lines", "board"),
    [((1,), False), ((1, 1), True), ((2, 2, 2, 2), True), ((1, 2), False), ((1,) * 5, False)],
)
def test_a_few_fields_of_a_size_are_a_board(lines: tuple[int, ...], board: bool) -> None:
    assert is_board(form(*lines)) is board
    data = render_poster(document(form(*lines)), SAMAN, ROOT)
    [page] = pypdfium2.PdfDocument(data)
    size = tuple(round(side / MM_PT) for side in page.get_size())
    assert size == ((420, 297) if board else (297, 420))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_the_lines_of_a_poster_fill_its_page_where_a_marker_has_room(lines: list[int]) -> None:
    apart = line_mm(300, len(lines), sum(lines))
    assert 22 <= apart <= 40
    if 22 < apart < 40:
        assert abs(apart * sum(lines) + 27 * len(lines) - 300) < 0.01


def test_a_poster_for_each_worksheet_and_its_title_is_large() -> None:
    page = ElementTree.fromstring(poster_html(read(ORDER * 2), SAMAN, Illustrations(ROOT)))
    titles = list(page.iter("h1"))
    assert [text_of(title) for title in titles] == ["Ark", "Ark"]
    assert all(title.get("style") == "font-size: 96pt" for title in titles)


# --- by a judge --------------------------------------------------------------------------------


def every_output(folder: Path) -> dict[str, bytes]:
    made = {"alt-ark": render_worksheets(everything(), SAMAN, folder)}
    made["alt-plakat"] = render_poster(everything(), SAMAN, folder)
    alternate = itertools.cycle(LANGUAGES)
    for name, language in zip(THEMES, alternate, strict=False):
        # Both workshops are judged with all that is shipped; here it is the themes.
        found = workshop("god-verkstad", language)
        place = ROOT / "content" / "god-verkstad"
        made[f"{name}-ark"] = render_worksheets(found, theme(name), place)
        made[f"{name}-plakat"] = render_poster(found, theme(name), place)
        made[f"{name}-utfylling"] = render_fillable(found, theme(name), place)
    made["alt-utfylling"] = render_fillable(everything("nb"), SAMAN, folder)
    return made


def test_verapdf_finds_nothing(folder: Path, tmp_path: Path) -> None:
    paths = []
    for name, data in every_output(folder).items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(data)
    forms = [path for path in paths if path.stem.endswith("utfylling")]
    assert failures([path for path in paths if path not in forms]) == []
    assert failures(forms, ["ua1"]) == []


def test_the_same_bytes_twice(folder: Path) -> None:
    for render in (render_worksheets, render_fillable, render_poster):
        assert render(everything(), SAMAN, folder) == render(everything(), SAMAN, folder)


def test_a_form_claims_no_archive_format(fillable: bytes) -> None:
    """Adobe Reader opens a PDF/A as a record that nobody can write in."""
    with pikepdf.open(io.BytesIO(fillable)) as pdf:
        told = pdf.Root.Metadata.read_bytes()
    assert b"pdfuaid:part" in told
    assert b"pdfaid" not in told


def test_drafts_say_so(folder: Path) -> None:
    found = dataclasses.replace(
        everything(), meta=dataclasses.replace(everything().meta, draft=True)
    )
    for render in (render_worksheets, render_fillable, render_poster):
        for page in pypdfium2.PdfDocument(render(found, SAMAN, folder)):
            assert "UTKAST" in page.get_textpage().get_text_bounded()
