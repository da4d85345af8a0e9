"""The shipped templates: what their designs promise, and what PowerPoint asks of the files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color
from PIL import Image, ImageChops, ImageStat
from pptx import Presentation

from handout.slides.fit import best_fit
from handout.slides.measure import Measure
from handout.slides.text import plain_paragraph
from handout.templates.bitmaps import WIDTH_PX, form_bitmap
from handout.templates.deck import template_bytes
from handout.templates.design import HEIGHT, WIDTH, Design, Drawing, LayoutDesign, Place, Rect
from handout.templates.designs import DESIGNS
from handout.templates.slide_parts import painted
from handout.templates.style import Colour
from handout.templates.vector import Outline, read_drawing, read_shapes, shape_xml
from handout.themes.load import load_theme
from handout.themes.recolour import derived
from handout.themes.roles import COLUMN_GRAPHICS, ROLES, SLOT_NAMES
from handout.themes.template import read_template
from package_validity import violations

THEMES = Path(__file__).parents[1] / "themes"
NAMES = sorted(DESIGNS)
CASES = [(name, role) for name in NAMES for role in ROLES]
FIXED = ("title", "footer", "date", "slide_number")
GRAPHICS = {slot for column in COLUMN_GRAPHICS for slot in column}
OPTIONAL = ("progress", "form_name", "section", *GRAPHICS)
RULED_TITLE_TOP = 420_624
"""Where kommune has the title above its rule: 0.46 inches, in EMU."""
LARGE_PT, LARGE_BOLD_PT = 18, 14
"""WCAG 2.2: text this large needs 3 to 1, other text 4.5 to 1."""

CONTRAST = {
    "saman": [
        # foreground, ground, at least
        ("dk1", "lt1", 12.5),
        ("dk1", "lt2", 11),
        ("dk1", "accent3", 6.5),
        ("dk1", "sky", 10),
        ("dk1", "accent6", 10),
        ("dk2", "lt1", 8),
        ("lt1", "dk2", 8),
        ("hlink", "lt1", 7),
        ("folHlink", "lt1", 7),
        ("accent2", "lt1", 5),
        ("accent2", "lt2", 3),
        ("lt1", "accent2", 5),
        ("grey", "lt1", 4.5),
        ("grey", "lt2", 4.5),
        ("rust_dark", "accent6", 4.5),
        ("accent3", "dk2", 3),
        ("accent4", "lt1", 3),
        ("accent4", "lt2", 3),
        ("accent5", "lt1", 3),
        # In a chart, also in a grey copy of it.
        ("accent2", "accent5", 1.45),
        ("dk2", "lt2", 4.5),
    ],
    "kommune": [
        ("dk1", "lt1", 16),
        ("dk1", "lt2", 14),
        ("accent1", "lt1", 9),
        ("lt1", "dk2", 9),
        ("accent1", "lt2", 8),
        ("folHlink", "lt1", 6),
        ("folHlink", "lt2", 4.5),
        ("accent5", "lt1", 5.5),
        ("accent5", "lt2", 4.5),
        ("accent2", "lt1", 3.9),
        ("accent3", "lt1", 3.4),
        ("accent6", "dk2", 4),
    ],
}
"""What text, charts and seating plans are set in."""


def _design(name: str) -> Design:
    return DESIGNS[name](THEMES / name)


def _layout(name: str, role: str) -> LayoutDesign:
    return next(layout for layout in _design(name).layouts if layout.role == role)


def _parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(THEMES / name / "deck.pptx") as package:
        return {member: package.read(member) for member in package.namelist()}


# --- the files ---------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_template_is_what_the_package_draws(name: str) -> None:
    """Member by member, so that a difference names its part."""
    with zipfile.ZipFile(io.BytesIO(template_bytes(_design(name)))) as package:
        drawn = {member: package.read(member) for member in package.namelist()}
    committed = _parts(name)
    assert list(drawn) == list(committed)
    assert [member for member in drawn if drawn[member] != committed[member]] == []


@pytest.mark.parametrize("name", NAMES)
def test_drawing_twice_gives_the_same_bytes(name: str) -> None:
    assert template_bytes(_design(name)) == template_bytes(_design(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_template_is_valid(name: str) -> None:
    assert violations(THEMES / name / "deck.pptx") == []


@pytest.mark.parametrize("name", NAMES)
def test_powerpoint_finds_one_wide_master_and_no_slides(name: str) -> None:
    deck = Presentation(str(THEMES / name / "deck.pptx"))
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)
    assert len(deck.slides) == 0
    (master,) = deck.slide_masters
    assert [place.name for place in master.placeholders] == [
        SLOT_NAMES[slot] for slot in ("title", "body", "date", "footer", "slide_number")
    ]
    assert deck.notes_master.placeholders


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_tagged_as_nynorsk(name: str) -> None:
    for member, xml in _parts(name).items():
        assert set(re.findall(rb' lang="([^"]+)"', xml)) <= {b"nn-NO"}, member


@pytest.mark.parametrize("name", NAMES)
def test_every_typeface_has_its_files_in_the_theme(name: str) -> None:
    theme, problems = load_theme(name, THEMES)
    assert problems == []
    assert theme is not None
    used = {
        face.decode()
        for xml in _parts(name).values()
        for face in re.findall(rb'typeface="([^"]+)"', xml)
    }
    # Wingdings has the square before an item; it comes with PowerPoint, as for boxes to tick.
    assert {face for face in used if not face.startswith("+")} <= {*theme.families, "Wingdings"}


@pytest.mark.parametrize("name", ["base", "kommune"])
def test_a_template_to_build_on_uses_theme_fonts_and_colours_alone(name: str) -> None:
    """So that a theme of other colours and typefaces restyles all of it, down to the drawings."""
    for member, xml in _parts(name).items():
        if "slideLayouts" in member or "slideMasters" in member or "tableStyles" in member:
            assert b"srgbClr" not in xml, member
            faces = set(re.findall(rb'typeface="([^"]*)"', xml)) - {b"Wingdings"}
            assert all(face.startswith(b"+") for face in faces), member


@pytest.mark.parametrize("path", sorted((THEMES / "kommune" / "drawings").glob("*.svg")))
def test_a_drawing_to_recolour_uses_the_colours_of_the_theme_alone(path: Path) -> None:
    colours = {f"#{value}" for value in _design("kommune").colours.values()}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", path.read_text("utf-8"))) <= colours


@pytest.mark.parametrize(
    "path", sorted(THEMES.glob("*/drawings/form-*.svg")), ids=lambda p: f"{p.parts[-3]}-{p.stem}"
)
def test_each_seating_plan_has_its_bitmap(path: Path) -> None:
    drawn = Image.open(io.BytesIO(form_bitmap(path.read_text("utf-8")))).convert("RGBA")
    committed = Image.open(path.with_suffix(".png")).convert("RGBA")
    assert committed.size == (WIDTH_PX, WIDTH_PX)
    difference = ImageStat.Stat(ImageChops.difference(drawn, committed))
    assert max(difference.mean) < 1


# --- layouts -----------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_role_has_a_layout_with_its_slots(name: str) -> None:
    layouts = {layout.name: layout for layout in read_template(THEMES / name / "deck.pptx").layouts}
    assert list(layouts) == [role.name for role in ROLES.values()]
    for role in ROLES.values():
        places = layouts[role.name].placeholders
        assert {"title", *role.slots} <= set(places)
        assert set(places) <= {*role.slots, *FIXED, *OPTIONAL}
        indices = [place.idx for place in places.values()]
        assert len(set(indices)) == len(indices)


def test_the_section_stands_beside_every_title_of_kommune() -> None:
    """Where a slide's title is above the rule, the margin tells which part it is in."""
    layouts = read_template(THEMES / "kommune/deck.pptx").layouts
    ruled = [one for one in layouts if one.placeholders["title"].y == RULED_TITLE_TOP]
    assert {"Innhald", "Sitat", "To sitat", "Tabell"} <= {one.name for one in ruled}
    without = [one.name for one in ruled if "section" not in one.placeholders]
    # A picture takes the margin of the first, and the other two end the workshop.
    assert without == ["Bilete bak teksten", "Avslutning", "Avslutning med QR-kode"]


def test_a_slot_has_the_same_idx_in_every_template() -> None:
    """Text stays in its place when somebody chooses another layout or theme."""
    seen: dict[str, set[int]] = {}
    for name in NAMES:
        for layout in read_template(THEMES / name / "deck.pptx").layouts:
            for slot, place in layout.placeholders.items():
                seen.setdefault(slot, set()).add(place.idx)
    assert {slot for slot, indices in seen.items() if len(indices) > 1} == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_upright_word_is_read_as_upright(name: str) -> None:
    """Its frame is written as it was before it turned; the reader gives the turned one."""
    template = read_template(THEMES / name / "deck.pptx")
    layout = next(one for one in template.layouts if one.name == ROLES["part_vertical"].name)
    word = layout.placeholders["title"]
    assert word.vertical
    assert word.height > word.width
    assert 0 < word.x < word.x + word.width < template.slide_width // 2
    assert 0 < word.y < word.y + word.height < template.slide_height


@pytest.mark.parametrize(("name", "role"), CASES)
def test_places_keep_inside_the_slide_and_apart(name: str, role: str) -> None:
    places = _layout(name, role).places
    for one in places:
        assert _inside_slide(one.rect), one.slot
    texts = [place for place in places if place.slot not in GRAPHICS]
    for one, other in combinations(texts, 2):
        assert not _overlap(one.rect, other.rect), (one.slot, other.slot)


@pytest.mark.parametrize(("name", "role"), CASES)
def test_scenery_ends_at_the_edge_of_the_slide(name: str, role: str) -> None:
    design = _design(name)
    for outline in _scenery(design, _layout(name, role)):
        assert _inside_slide(outline.box), outline


@pytest.mark.parametrize(("name", "role"), CASES)
def test_text_stands_out_from_what_is_behind_it(name: str, role: str) -> None:
    _assert_text_stands_out(_design(name), _layout(name, role))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("one", "two"),
    # Only just dark enough, no colour at all, as far apart as can be, and two shown with the theme.
    [("767676", "949494"), ("000000", "FFFFFF"), ("0000FF", "FFFF00"), ("7A1F2B", "2E6E8E")],
)
def test_text_stands_out_in_any_two_colours(one: str, two: str, role: str) -> None:
    drawn = _design("kommune")
    design = replace(drawn, colours={**drawn.colours, **derived(one, two)})
    _assert_text_stands_out(design, _layout("kommune", role))


def _assert_text_stands_out(design: Design, layout: LayoutDesign) -> None:
    for place in layout.places:
        for level in place.style.levels if place.style else ():
            large = level.size_pt >= LARGE_PT or (level.bold and level.size_pt >= LARGE_BOLD_PT)
            ground = _ground(design, layout, place)
            ratio = _hex(design, layout, level.colour).contrast(ground, method="wcag21")
            assert ratio >= (3 if large else 4.5), (place.slot, ground.to_string(hex=True), ratio)


@pytest.mark.parametrize(
    ("name", "foreground", "ground", "least"),
    [(name, *pair) for name, pairs in CONTRAST.items() for pair in pairs],
)
def test_the_colours_stand_out(name: str, foreground: str, ground: str, least: float) -> None:
    colours = _design(name).colours
    ratio = Color(f"#{colours[foreground]}").contrast(f"#{colours[ground]}", method="wcag21")
    assert ratio >= least


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("role", "slot", "text"),
    [
        ("two_columns", "head_2", "Sjukefråværsoppfølging"),
        ("three_columns", "head_3", "Sjukefråværsoppfølging"),
        ("content", "title", "Når leiarar tek feil av oppdraget sitt"),
        ("picture_left", "title", "Sjukefråværsoppfølging"),
        ("two_columns", "head", "Arbeidsgivarperspektiv"),
        ("content", "title", "Medarbeidarskapsutvikling"),
        ("statement", "title", "Når leiarar tek feil av oppdraget – påstand"),
        ("part_vertical", "title", "Leiing"),
        ("part", "title", "Velkomen"),
        ("closing", "title", "Takk for i dag"),
        ("activity", "minutes", "15"),
    ],
)
def test_long_words_fit_as_designed(name: str, role: str, slot: str, text: str) -> None:
    theme, _ = load_theme(name, THEMES)
    assert theme is not None
    place = theme.layouts[role].placeholders[slot]
    fit = best_fit(Measure(theme), [plain_paragraph(text, "nn")], place, whole_words=True)
    assert fit is not None
    assert fit.designed


# --- drawings ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("svg", "expected"),
    [
        ('<rect x="1" y="2" width="3" height="4" fill="#FF0000"/>', 'prst="rect"'),
        ('<rect width="4" height="2" rx="1" fill="#FF0000"/>', 'fmla="val 50000"'),
        ('<circle cx="2" cy="2" r="1" fill="#FF0000"/>', 'prst="ellipse"'),
        ('<path d="M0,0A1,1 0 0 1 2,0Z" fill="#FF0000"/>', "<a:cubicBezTo>"),
        ('<path d="M0,0L1,0 1,1Z" fill="#12505A"/>', '<a:schemeClr val="tx2"/>'),
        ('<path d="M0,0L1,0 1,1Z" fill="#12505B"/>', '<a:srgbClr val="12505B"/>'),
        (
            '<rect width="1" height="1" fill="#12505A" fill-opacity="0.4"/>',
            '<a:alpha val="40000"/>',
        ),
        ('<g fill="none" stroke="#FF0000"><line x1="0" y1="0" x2="1" y2="1"/></g>', "<a:noFill/>"),
        ('<line x1="0" y1="0" x2="1" y2="0" stroke="#FF0000" stroke-width="2"/>', 'w="1828800"'),
    ],
)
def test_svg_shapes_become_native_shapes(svg: str, expected: str) -> None:
    (outline,) = read_shapes(svg)
    assert expected in shape_xml(outline, 7, {"12505A": "tx2"})


@pytest.mark.parametrize(
    "svg",
    [
        '<text x="1" y="1">ord</text>',
        '<image href="x.png"/>',
        '<rect width="1" height="1" transform="rotate(3)"/>',
        '<rect width="1" height="1" style="fill:red"/>',
    ],
)
def test_what_has_no_conversion_is_an_error(svg: str) -> None:
    with pytest.raises(ValueError, match="no conversion"):
        read_shapes(svg)


def test_a_drawing_is_fitted_into_its_rectangle() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="100 50 200 100">'
        b'<rect x="200" y="100" width="100" height="50" fill="#000000"/></svg>'
    )
    (placed,) = read_drawing(svg, None)
    assert placed.box == Rect(2, 1, 1, 0.5)
    (fitted,) = read_drawing(svg, Rect(1, 1, 4, 2))
    assert fitted.box == Rect(3, 2, 2, 1)


# --- geometry and colour of designs ------------------------------------------


def _inside_slide(rect: Rect) -> bool:
    slack = 0.001
    return (
        rect.x >= -slack
        and rect.y >= -slack
        and rect.x + rect.width <= WIDTH + slack
        and rect.y + rect.height <= HEIGHT + slack
    )


def _overlap(one: Rect, other: Rect) -> bool:
    slack = 0.001
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > slack and down > slack


def _scenery(design: Design, layout: LayoutDesign) -> Iterator[Outline]:
    for item in layout.scenery:
        if isinstance(item, Drawing):
            source = (design.folder / "drawings" / f"{item.stem}.svg").read_bytes()
            yield from read_drawing(source, item.rect)
        else:
            yield from read_shapes(painted(item.svg, design))


def _ground(design: Design, layout: LayoutDesign, place: Place) -> Color:
    """The topmost filled shape that spans the whole place, or the slide's background."""
    ground = _hex(design, layout, layout.background or Colour("bg1"))
    inner = place.rect
    filled = [
        (outline.box, Color(outline.paint["fill"]))
        for outline in _scenery(design, layout)
        if outline.paint["fill"] != "none"
    ]
    filled += [
        (one.rect, _hex(design, layout, one.fill))
        for one in layout.places
        if one.fill and one is not place
    ]
    for box, fill in filled:
        spans = (
            box.x <= inner.x
            and box.y <= inner.y
            and box.x + box.width >= inner.x + inner.width
            and box.y + box.height >= inner.y + inner.height
        )
        if spans:
            ground = fill
    return ground


def _hex(design: Design, layout: LayoutDesign, colour: Colour) -> Color:
    """A theme colour after the layout's colour map, with its lightness changed as DrawingML does
    (§20.1.2.3.20, §20.1.2.3.21)."""
    colour_map = layout.colour_map or design.colour_map
    slot = colour_map.get(colour.slot, colour.slot)
    found = Color(f"#{design.colours[slot]}").convert("hsl")
    share = (100 if colour.lum_mod is None else colour.lum_mod) / 100
    found["lightness"] = found["lightness"] * share + (colour.lum_off or 0) / 100
    return found.convert("srgb")
