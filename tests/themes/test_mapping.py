"""Which layout of an odd template serves which role, and where its missing places go."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from handout.themes.filling import FOOTERS, Filled
from handout.themes.load import Resolved, resolve, theme_names
from handout.themes.mapping import How
from handout.themes.roles import ROLES, floor_pt
from handout.themes.room import Room
from handout.themes.stand_ins import Found
from odd_templates import CHANGES, theme_folder, written
from text_cases import Case, text_cases
from theming import SHIPPED


@cache
def resolved(name: str, more: str = "", kind: str = "pptx") -> Resolved:
    with TemporaryDirectory() as folder:
        themes = Path(folder) / "themes"
        themes.mkdir()
        (themes / "base").symlink_to(SHIPPED / "base")
        theme_folder(written(name, Path(folder), kind=kind), themes, name, more)
        found = resolve(name, themes)
        # What is drawn is read late, and the file is about to go.
        for layout in found.template.layouts if found.template else ():
            assert layout.scenery is not None
        return found


def mapped(info: str, text: str) -> str:
    """``role: how layout | own places | derived places``, for the roles asked for."""
    del info
    name, *roles = text.split()
    filled = resolved(name).filled
    lines = []
    for role in roles or filled:
        found = filled[role]
        own = " ".join(slot for slot in found.own if slot not in ("title", *FOOTERS))
        derived = " ".join(found.derived)
        layout = f"{found.match.how} {found.layout.name}"
        lines.append(" | ".join((f"{role}: {layout}", own or "–", derived or "–")) + "\n")
    return "".join(lines)


@pytest.mark.parametrize("case", text_cases(Path(__file__).parent / "cases", mapped))
def test_mapping(case: Case) -> None:
    assert mapped(case.info, case.text) == case.expected


@pytest.mark.parametrize("name", CHANGES)
def test_every_role_has_all_its_places(name: str) -> None:
    """Clear of each other, of title and footers, and on the slide."""
    found = resolved(name)
    assert found.theme is not None, found.problems
    assert [problem.code for problem in found.problems] == ["theme-derived"]
    assert list(found.theme.layouts) == list(ROLES)
    for role, known in ROLES.items():
        filled = found.filled[role]
        places = filled.layout.placeholders
        assert "title" in places
        optional = {"section", "part_number"}
        assert {slot for slot in known.slots if slot not in places} <= optional, role
        assert_apart(filled, found)
        for slot, place in places.items():
            floor = 12.0 if slot in FOOTERS else floor_pt(slot)
            assert place.style(0).size_pt >= floor, (role, slot)


def assert_apart(filled: Filled, found: Resolved) -> None:
    assert found.theme is not None
    assert found.template is not None
    places = filled.layout.placeholders
    for slot in filled.derived:
        place = places[slot].rect
        assert place.width > 0, slot
        assert place.height > 0, slot
        assert place.x >= 0, slot
        assert place.y >= 0, slot
        assert place.right <= found.theme.slide_width, slot
        assert place.bottom <= found.theme.slide_height, slot
    for one, other in combinations(places, 2):
        if one in filled.derived or other in filled.derived:
            met = places[one].rect.common(places[other].rect)
            assert met is None or min(met.width, met.height) <= 12_700, (filled, one, other)


@pytest.mark.parametrize("name", ["grouped_pictures", "norwegian", "several_masters"])
def test_what_is_derived_keeps_clear_of_logos(name: str) -> None:
    found = resolved(name)
    assert found.template is not None
    layouts = {layout.part_name: layout for layout in found.template.layouts}
    for filled in found.filled.values():
        assert not filled.crowded
        for shown in layouts[filled.layout.part_name].scenery:
            for slot in filled.derived:
                place = filled.layout.placeholders[slot]
                assert place.rect.common(shown.rect) is None, (filled.match.role, slot)


def test_a_huge_logo_leaves_the_rest_of_the_slide() -> None:
    found = resolved("huge_logo")
    assert found.template is not None
    table = found.filled["table"].layout.placeholders["table"]
    logo = found.filled["table"].match.layout.scenery[0]
    assert logo.name == "Stort våpen"
    assert table.rect.right <= logo.rect.x
    assert table.width > found.template.slide_width // 2


def test_text_of_the_template_keeps_clear_of_a_huge_logo() -> None:
    """Its own places end where the picture begins, titles too."""
    found = resolved("huge_logo")
    logo = found.filled["table"].match.layout.scenery[0].rect
    for role in ("title", "content", "two_columns", "table"):
        for slot, place in found.filled[role].layout.placeholders.items():
            if slot not in FOOTERS:
                assert place.rect.common(logo) is None, (role, slot)


def test_a_small_cover_loses_nothing() -> None:
    """Its own text moves up to make room for the programme, the time and the place."""
    places = resolved("small_slide").filled["title"].layout.placeholders
    assert places["title"].moved
    assert places["title"].rect.bottom <= places["subtitle"].y
    assert places["subtitle"].rect.bottom <= places["programme"].y < places["meta"].y


def test_the_room_is_the_designers_own() -> None:
    """What is derived begins and ends where the template's own text does."""
    found = resolved("norwegian")
    assert found.template is not None
    body = found.filled["content"].match.layout.places[1]
    room, moved = Room(
        found.template, found.filled["table"].match.layout, found.filled["content"].match.layout
    ).under_title()
    assert moved is None
    assert (room.x, room.width) == (body.x, body.width)


def test_a_name_in_theme_toml_goes_before_all_else() -> None:
    found = resolved("norwegian", '[layouts]\ntable = "Tittel og  INNHOLD"\n')
    match = found.filled["table"].match
    assert (match.how, match.layout.name) == (How.NAMED, "Tittel og innhold")
    wrong = resolved("norwegian", '[layouts]\ntable = "Tabellen"\n')
    assert wrong.theme is None
    assert [problem.code for problem in wrong.problems] == ["theme-layout-missing"]


def test_no_titles_is_an_error() -> None:
    found = resolved("no_titles")
    assert found.theme is None
    assert [problem.code for problem in found.problems] == ["theme-no-titles"]


@pytest.mark.parametrize("kind", ["potx", "potm"])
def test_other_kinds_of_templates(kind: str) -> None:
    found = resolved("norwegian", kind=kind)
    assert found.theme is not None
    assert found.template is not None
    assert found.theme.template.suffix == f".{kind}"
    assert found.template.macros is (kind == "potm")
    assert found.theme.layouts == resolved("norwegian").theme.layouts  # type: ignore[union-attr]


@pytest.mark.parametrize("template", ["finst-ikkje.potx", "../base/deck.pptx", "/etc/passwd"])
def test_a_template_that_is_not_in_the_folder(template: str, tmp_path: Path) -> None:
    (tmp_path / "base").symlink_to(SHIPPED / "base")
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / "theme.toml").write_text(f'name = "Ny"\ntemplate = "{template}"\n')
    found = resolve("ny", tmp_path)
    assert found.theme is None
    (problem,) = found.problems
    assert (problem.code, problem.line) == ("theme-template-absent", 2)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"{\\rtf1 hei}"])
def test_a_template_that_is_something_else(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "base").symlink_to(SHIPPED / "base")
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / "mal.pptx").write_bytes(data)
    (tmp_path / "ny" / "theme.toml").write_text('template = "mal.pptx"\n')
    assert [p.code for p in resolve("ny", tmp_path).problems] == ["theme-template-broken"]


def test_colours_and_typefaces_are_the_templates() -> None:
    """The first usable master's, whatever others there are; what theme.toml says goes before."""
    found = resolved("several_masters")
    assert found.theme is not None
    assert found.theme.colours["accent1"] == "4F81BD"
    assert found.theme.heading.typeface == found.theme.body.typeface == "Calibri"
    assert found.fonts["Calibri"] in (Found.BOUND, Found.SAME_WIDTHS)
    other = resolved(
        "several_masters",
        '[colours]\naccent1 = "#7A1F2B"\n[fonts.heading]\ntypeface = "Source Sans Pro"\n'
        'package = "font_source_sans_pro"\nregular = "SourceSansPro-Regular.ttf"\n',
    )
    assert other.theme is not None
    assert other.theme.colours["accent1"] == "7A1F2B"
    assert other.theme.heading.typeface == "Source Sans Pro"
    assert other.theme.body.typeface == "Calibri"
    assert other.theme.layouts["content"].placeholders["title"].style(0).typeface == (
        "Source Sans Pro"
    )


def test_a_template_without_typefaces_gets_those_of_the_base_theme() -> None:
    found = resolved("empty_fonts")
    assert found.theme is not None
    assert found.theme.body.typeface == "Source Sans Pro"
    assert set(found.fonts.values()) == {Found.FILES}


def test_colours_that_can_be_read() -> None:
    """Light on the dark master; on a layout that swaps its colours by itself, too."""
    derived = resolved("dark").filled["quotation"].layout.placeholders["quote"]
    assert derived.own is not None
    assert derived.own.colour == "tx1"
    assert resolved("dark").filled["quotation"].match.layout.grounds == ("000000",)
    assert resolved("white_card").filled["quotation"].faint == ()
    assert "quote" in resolved("picture_ground").filled["quotation"].unsure


@pytest.mark.parametrize(
    ("name", "slot"), [("norwegian", "tx2"), ("dark", "accent1"), ("white_card", "tx2")]
)
def test_headers_of_tables_can_be_read_where_tables_stand(name: str, slot: str) -> None:
    """On a panel it is the panel's colour that counts, not the slide's."""
    found = resolved(name)
    assert found.theme is not None
    assert found.theme.emphasis == slot


@pytest.mark.parametrize("name", theme_names(SHIPPED))
def test_a_template_of_ours_is_taken_as_it_is(name: str) -> None:
    """Every place that it has, those beyond what a role asks for too, and none changed."""
    found = resolve(name, SHIPPED)
    assert found.theme is not None, found.problems
    assert found.template is not None
    drawn = {layout.part_name: layout.placeholders for layout in found.template.layouts}
    for layout in found.theme.layouts.values():
        assert layout.placeholders == drawn[layout.part_name]
