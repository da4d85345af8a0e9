"""Shapes as a slide has them: placeholders, pictures, tables, the time line, and the clicks."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deck_sample import (
    BODY,
    FOOTER,
    NUMBER,
    PICTURE,
    TITLE,
    cell,
    countdown,
    paragraph,
    picture,
    plan,
    run,
    slide,
    table,
    text,
    theme,
)
from PIL import Image

from accessibility import A, P, parsed
from handout.deck.write import write_deck
from handout.slides.plan import Box, PlannedSlide, TableCell, TableShape
from handout.themes.colour_map import LIGHT_ON_DARK
from handout.themes.theme import Graphics, LevelStyle, Placeholder

MAP = {**LIGHT_ON_DARK, "hlink": "lt1"}
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def package(folder: Path, *slides: PlannedSlide, **look: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(write_deck(plan(*slides, theme=theme(**look)), folder)))


def written(folder: Path, planned: PlannedSlide, **look: Any) -> Any:
    """The slide's XML, parsed again."""
    return parsed(package(folder, planned, **look).read("ppt/slides/slide1.xml"))


def shape(root: Any, name: str) -> Any:
    found = root.xpath(f'//*[*/p:cNvPr/@name="{name}"]', namespaces={"p": P[1:-1]})
    assert len(found) == 1, name
    return found[0]


def rectangle(element: Any) -> tuple[int, int, int, int]:
    xfrm = next(e for e in element.iter(f"{A}xfrm", f"{P}xfrm"))
    off, ext = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    return int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy"))


# --- colours ---


def test_a_slide_repeats_the_colour_map_of_its_layout(tmp_path: Path) -> None:
    """Without it PowerPoint would give the slide the master's map."""
    plain = theme()
    layouts = {**plain.layouts, "content": replace(plain.layouts["content"], colour_map=MAP)}
    mapped = replace(plain, layouts=layouts)
    for shown, expected in ((plain, None), (mapped, MAP)):
        data = write_deck(plan(slide(), theme=shown), tmp_path)
        with zipfile.ZipFile(io.BytesIO(data)) as deck:
            root = parsed(deck.read("ppt/slides/slide1.xml"))
        (said,) = root.find(f"{P}clrMapOvr")
        assert (said.tag == f"{A}masterClrMapping") == (expected is None)
        assert dict(said.attrib) == (expected or {})


# --- placeholders ---


def test_text_stands_in_the_layouts_placeholder_and_inherits_its_place(workshop: Path) -> None:
    body = shape(written(workshop, slide(text(BODY, "a"))), "Innhald")
    ph = body.find(f"*/{P}nvPr/{P}ph")
    assert dict(ph.attrib) == {"idx": "1"}
    assert len(body.find(f"{P}spPr")) == 0


def test_a_moved_placeholder_says_where_it_is(workshop: Path) -> None:
    moved = text(BODY, "a", box=Box(1, 2, 3, 4))
    assert rectangle(shape(written(workshop, slide(moved)), "Innhald")) == (1, 2, 3, 4)


def test_a_text_box_brings_its_own_style(workshop: Path) -> None:
    """No layout has it: it fills no placeholder, and sizes, bullets and colours stand in it."""
    levels = (LevelStyle(16.0, "Calibri"), LevelStyle(20.0, "Calibri", margin=90, bullet=True))
    place = Placeholder("caption", "", 0, "Bilettekst", 0, 0, 0, 0, levels)
    free = text(place, "a", box=Box(1, 2, 3, 4), fill="bg1", reveal=1)
    root = written(workshop, slide(free))
    box = shape(root, "Bilettekst")
    assert box.find(f"*/{P}cNvSpPr").get("txBox") == "1"
    assert box.find(f"*/{P}nvPr/{P}ph") is None
    assert rectangle(box) == (1, 2, 3, 4)
    assert box.find(f"{P}spPr/{A}solidFill/{A}schemeClr").get("val") == "bg1"
    assert [e.get("sz") for e in box.iter(f"{A}defRPr")] == ["1600", "2000"]
    assert len(list(box.iter(f"{A}buChar"))) == 1
    assert [e.get("spid") for e in root.iter(f"{P}spTgt")] == [box.find(f"*/{P}cNvPr").get("id")]


def test_a_hidden_title_is_kept_above_the_slide(workshop: Path) -> None:
    hidden = shape(written(workshop, slide(title="Skjult", title_hidden=True)), "Tittel")
    x, y, width, height = rectangle(hidden)
    assert (x, width, height) == (TITLE.x, TITLE.width, TITLE.height)
    assert y + height < 0
    assert hidden.findtext(f".//{A}t") == "Skjult"


def test_reading_order_is_the_plans(workshop: Path) -> None:
    root = written(
        workshop, slide(text(BODY, "a"), picture(), text(FOOTER, "f"), text(NUMBER, "1"))
    )
    names = [e.get("name") for e in root.iter(f"{P}cNvPr")][1:]
    assert names == ["Tittel", "Innhald", "Bilete", "Bunntekst", "Lysbiletnummer"]


def test_the_same_name_twice_is_numbered(workshop: Path) -> None:
    root = written(workshop, slide(picture(), picture()))
    assert shape(root, "Bilete") is not shape(root, "Bilete 2")


def test_footers_never_shrink_and_other_text_may(workshop: Path) -> None:
    root = written(workshop, slide(text(FOOTER, "f")))
    assert shape(root, "Bunntekst").find(f".//{A}normAutofit") is None
    assert shape(root, "Tittel").find(f".//{A}normAutofit") is not None


def test_only_the_steps_of_an_activity_have_circled_numbers(workshop: Path) -> None:
    from handout.slides.plan import Bullet

    steps = text(BODY, paragraph("Steg", bullet=Bullet.NUMBER, start=1))
    in_activity = written(workshop, slide(steps, layout="activity"))
    assert in_activity.find(f".//{A}buAutoNum").get("type") == "circleNumWdBlackPlain"
    assert written(workshop, slide(steps)).find(f".//{A}buAutoNum").get("type") == "arabicPeriod"


# --- pictures ---


def test_a_picture_is_whole_at_its_own_rectangle(workshop: Path) -> None:
    pic = shape(written(workshop, slide(picture(place=PICTURE))), "Bilete")
    assert rectangle(pic) == (1_800_000, 600_000, 4_000_000, 3_000_000)
    assert pic.find(f"*/{P}nvPr/{P}ph").get("type") == "pic"
    assert pic.find(f".//{A}srcRect") is None
    assert pic.find(f"{P}spPr/{A}prstGeom").get("prst") == "rect"


def test_a_picture_has_its_description_and_link(workshop: Path) -> None:
    pic = shape(written(workshop, slide(picture(href="https://ks.no/"))), "Bilete")
    properties = pic.find(f"*/{P}cNvPr")
    assert properties.get("descr") == "To som pratar"
    assert properties.find(f"{A}hlinkClick") is not None


def test_a_drawing_is_an_svg_with_a_bitmap(workshop: Path) -> None:
    files = package(workshop, slide(picture("media/teikning.svg")))
    root = parsed(files.read("ppt/slides/slide1.xml"))
    assert root.find(f".//{A}blip").get(f"{R}embed")
    assert root.find(f".//{SVG_BLIP}").get(f"{R}embed")
    kinds = {name.rpartition(".")[2] for name in files.namelist() if "/media/" in name}
    assert kinds == {"png", "svg"}


def test_a_drawing_of_the_theme_has_the_bitmap_beside_it(workshop: Path, tmp_path: Path) -> None:
    drawing = tmp_path / "form-par.svg"
    drawing.write_bytes((workshop / "media" / "teikning.svg").read_bytes())
    bitmap = tmp_path / "form-par.png"
    bitmap.write_bytes(b"\x89PNG\r\n\x1a\nas it is")
    files = package(workshop, slide(picture("theme:form-par")), drawings={"form-par": drawing})
    media = [files.read(name) for name in files.namelist() if name.endswith(".png")]
    assert media == [bitmap.read_bytes()]


def test_the_same_picture_stands_in_the_file_once(workshop: Path) -> None:
    copy = workshop / "media" / "prat-att.jpg"
    copy.write_bytes((workshop / "media" / "prat.jpg").read_bytes())
    files = package(workshop, slide(picture(), picture("media/prat-att.jpg")), slide(picture()))
    assert sum("/media/" in name for name in files.namelist()) == 1


def test_a_qr_code_is_crisp_and_dark_on_white(workshop: Path) -> None:

    files = package(workshop, slide(picture("qr:https://example.no/leiing")))
    name = next(name for name in files.namelist() if name.endswith(".png"))
    with Image.open(io.BytesIO(files.read(name))) as code:
        grey = code.convert("L")
        assert {value for _, value in grey.getcolors() or ()} == {0, 255}
        quiet = 4 * 16
        left, top, _, _ = grey.point(lambda value: 255 - value).getbbox() or (0, 0, 0, 0)
        assert (left, top) == (quiet, quiet)


@pytest.mark.parametrize("src", ["media/borte.jpg", f"qr:https://ks.no/{'a' * 3000}"])
def test_a_picture_that_cannot_be_read_leaves_a_frame_that_says_so(
    workshop: Path, src: str
) -> None:
    frame = shape(written(workshop, slide(picture(src))), "Bilete")
    assert frame.tag == f"{P}sp"
    assert frame.findtext(f".//{A}t") == "To som pratar"


def test_no_picture_from_outside_the_workshop(workshop: Path) -> None:
    with pytest.raises(ValueError, match="outside"):
        written(workshop, slide(picture("../../etc/hostname")))


@pytest.mark.parametrize(
    ("src", "cut"),
    [
        pytest.param("media/prat.jpg", {}, id="of the slide's shape"),
        pytest.param("media/teikning.svg", {"l": "16667", "r": "16667"}, id="too wide"),
        pytest.param("media/tårn.png", {"t": "33333", "b": "33333"}, id="too high"),
    ],
)
def test_a_background_covers_the_slide_undistorted(
    workshop: Path, src: str, cut: dict[str, str]
) -> None:
    Image.new("RGB", (80, 180), "teal").save(workshop / "media" / "tårn.png")
    root = written(workshop, slide(background=src))
    first = root.find(f"{P}cSld")[0]
    assert first.tag == f"{P}bg"
    assert first.find(f".//{A}blip").get(f"{R}embed")
    assert dict(first.find(f".//{A}srcRect").attrib) == cut


def test_an_unreadable_background_is_left_out(workshop: Path) -> None:
    root = written(workshop, slide(background="media/finst-ikkje.png"))
    assert root.find(f".//{P}bg") is None


# --- tables ---


def test_a_table_has_a_header_row_and_the_planned_sizes(workshop: Path) -> None:
    frame = shape(written(workshop, slide(table(), layout="table")), "Tabell")
    properties = frame.find(f".//{A}tblPr")
    assert (properties.get("firstRow"), properties.get("bandRow")) == ("1", "1")
    assert [int(c.get("w")) for c in frame.iter(f"{A}gridCol")] == [4_000_000, 4_229_600]
    assert [int(row.get("h")) for row in frame.iter(f"{A}tr")] == [500_000] * 3
    assert rectangle(frame) == (457_200, 1_700_000, 8_229_600, 1_500_000)


def test_the_tables_style_is_in_the_file(workshop: Path) -> None:
    files = package(workshop, slide(table(), layout="table"))
    used = parsed(files.read("ppt/slides/slide1.xml")).findtext(f".//{A}tableStyleId")
    styles = parsed(files.read("ppt/tableStyles.xml"))
    assert used in [style.get("styleId") for style in styles]


def test_an_empty_cell_has_size_and_language(workshop: Path) -> None:
    shaped = TableShape(0, 0, (100,), (10, 10), ((cell("a"),), (TableCell(()),)), 22.0, "d")
    root = written(workshop, slide(shaped, layout="table"))
    ends = [dict(e.attrib) for e in root.find(f".//{A}tbl").iter(f"{A}endParaRPr")]
    assert ends == [{"lang": "nn-NO", "sz": "2200"}] * 2


# --- the time line ---


def test_the_time_line_runs_for_exactly_its_minutes(workshop: Path) -> None:
    root = written(workshop, slide(countdown(8), layout="activity"))
    effect = root.find(f".//{P}animEffect")
    assert effect.get("filter") == "wipe(left)"
    node = effect.find(f"{P}cBhvr/{P}cTn")
    assert int(node.get("dur")) == 8 * 60 * 1000
    assert node.get("accel") is None
    target = effect.find(f".//{P}spTgt").get("spid")
    bar = shape(root, "Nedteljing, gått tid")
    assert bar.find(f"{P}nvGrpSpPr/{P}cNvPr").get("id") == target


def test_the_time_line_has_its_words_at_their_size_and_in_their_language(workshop: Path) -> None:
    group = shape(written(workshop, slide(countdown(4))), "Nedteljing")
    assert [t.text for t in group.iter(f"{A}t")] == ["0", "1", "2", "3", "4", "2", "byt & snakk"]
    assert {e.get("sz") for e in group.iter(f"{A}defRPr")} == {"1400"}
    assert {e.get("lang") for e in group.iter(f"{A}rPr")} == {"nn-NO"}


def test_the_time_line_is_drawn_in_the_colours_of_the_theme(workshop: Path) -> None:
    planned = replace(countdown(2), graphics=Graphics("accent1", outline="accent5"))
    root = written(workshop, slide(planned))
    track, elapsed = shape(root, "Nedteljing"), shape(root, "Nedteljing, gått tid")
    first = track.find(f"{P}sp")
    assert [e.get("val") for e in first.iter(f"{A}schemeClr")] == ["bg2", "accent5"]
    assert {e.get("val") for e in elapsed.iter(f"{A}schemeClr")} == {"accent1"}


def test_a_step_has_its_number_light_on_a_disc_and_a_tick_through_the_bar(workshop: Path) -> None:
    planned = countdown(4)
    group = shape(written(workshop, slide(planned)), "Nedteljing")
    disc = shape(group, "Steg 2")
    assert disc.find(f".//{A}prstGeom").get("prst") == "ellipse"
    colours = [colour.get("val") for colour in disc.iter(f"{A}schemeClr")]
    assert colours == ["tx1", "bg1"]
    tick = shape(group, "Stegskilje")
    assert rectangle(tick)[1] < planned.y
    assert tick.find(f".//{A}schemeClr").get("val") == "tx1"


def test_the_group_is_as_large_as_what_stands_in_it(workshop: Path) -> None:
    """PowerPoint selects and moves it by that rectangle."""
    group = shape(written(workshop, slide(countdown(8))), "Nedteljing")
    x, y, width, height = rectangle(group)
    inner = [rectangle(s) for s in group.iter(f"{P}sp")]
    assert (x, y) == (min(b[0] for b in inner), min(b[1] for b in inner))
    assert x + width == max(b[0] + b[2] for b in inner)
    assert y + height == max(b[1] + b[3] for b in inner)


def test_the_time_line_has_its_segments_and_ends_at_its_edges(workshop: Path) -> None:
    group = shape(written(workshop, slide(countdown(8))), "Nedteljing, gått tid")
    boxes = [rectangle(s) for s in group.iter(f"{P}sp")]
    assert len(boxes) == 8
    outline = 2 * boxes[0][0] - 2 * 600_000
    assert boxes[-1][0] + boxes[-1][2] + outline // 2 == 600_000 + 7_800_000
    assert max(b[2] for b in boxes) - min(b[2] for b in boxes) <= 1


# --- clicks ---


def clicks(root: Any) -> list[list[str]]:
    """What each click shows: shape ids, with the paragraph after a dot."""
    out = []
    for waiting in root.iterfind(f".//{P}cTn[@nodeType='mainSeq']/{P}childTnLst/{P}par"):
        shown = []
        for target in waiting.iterfind(f".//{P}set//{P}spTgt"):
            span = target.find(f"{P}txEl/{P}pRg")
            shown.append(target.get("spid") + ("" if span is None else f".{span.get('st')}"))
        out.append(shown)
    return out


def test_nothing_to_reveal_is_no_timing(workshop: Path) -> None:
    assert written(workshop, slide(text(BODY, "a"))).find(f"{P}timing") is None


def test_paragraphs_come_click_by_click(workshop: Path) -> None:
    body = text(BODY, "a", paragraph("b", reveal=1), paragraph("c", reveal=2))
    root = written(workshop, slide(body))
    assert clicks(root) == [["3.1"], ["3.2"]]
    build = root.find(f".//{P}bldP")
    assert (build.get("spid"), build.get("build")) == ("3", "p")


def test_shapes_come_together_with_the_same_click(workshop: Path) -> None:
    root = written(workshop, slide(text(BODY, "a", reveal=1), picture(reveal=2), table(reveal=1)))
    assert clicks(root) == [["3", "5"], ["4"]]
    assert [build.get("spid") for build in root.iter(f"{P}bldP")] == ["3"]
    assert root.find(f".//{P}bldP").get("build") is None


def test_a_paragraph_waits_for_its_shape(workshop: Path) -> None:
    body = text(BODY, "a", paragraph("b", reveal=2), reveal=1)
    assert clicks(written(workshop, slide(body))) == [["3.0"], ["3.1"]]


def test_the_time_line_starts_after_everything_else(workshop: Path) -> None:
    root = written(workshop, slide(countdown(2), text(BODY, paragraph("a", reveal=1))))
    shown = clicks(root)
    assert len(shown) == 2
    assert shown[0][0].endswith(".0")


def test_time_nodes_have_ids_of_their_own(workshop: Path) -> None:
    body = text(BODY, *(paragraph(run("a"), reveal=n) for n in range(1, 5)))
    root = written(workshop, slide(body, countdown(3)))
    ids = [node.get("id") for node in root.iter(f"{P}cTn")]
    assert len(ids) == len(set(ids))
