"""The fonts in a deck, read back by a reader of EOT written from its specification alone."""

from __future__ import annotations

import ctypes
import dataclasses
import io
import struct
import tempfile
import zipfile
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pptx
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from handout.content.document import read_document
from handout.deck.write import write_deck
from handout.slides.plan import SlidePlan
from handout.slides.planner import plan_slides
from handout.themes.load import load_theme, theme_names
from handout.themes.theme import Theme
from package_validity import violations

ROOT = Path(__file__).parents[2]
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"


def parsed(data: bytes) -> Any:
    return etree.fromstring(data)


@dataclass
class Eot:
    """Field by field in the order of «Embedded OpenType (EOT) File Format», W3C, section 3."""

    header: dict[str, Any]
    names: list[str]
    font: bytes

    @classmethod
    def read(cls, data: bytes) -> Eot:
        stream = io.BytesIO(data)

        def take(form: str) -> Any:
            found = struct.unpack("<" + form, stream.read(struct.calcsize("<" + form)))
            return found[0] if len(found) == 1 else found

        def string() -> str:
            return stream.read(take("H")).decode("utf-16-le")

        header: dict[str, Any] = {
            "EOTSize": take("L"),
            "FontDataSize": take("L"),
            "Version": take("L"),
            "Flags": take("L"),
            "PANOSE": stream.read(10),
            "Charset": take("B"),
            "Italic": take("B"),
            "Weight": take("L"),
            "fsType": take("H"),
            "MagicNumber": take("H"),
            "UnicodeRange": take("4L"),
            "CodePageRange": take("2L"),
            "CheckSumAdjustment": take("L"),
            "Reserved": take("4L"),
        }
        names: list[str] = []
        for _ in range(5):  # family, style, version, full name, root string
            assert take("H") == 0, "padding"
            names.append(string())
        font = stream.read(header["FontDataSize"])
        assert stream.read() == b"", "EOTSize"
        assert header["EOTSize"] == len(data)
        return cls(header, names, font)


@pytest.fixture(scope="module")
def theme() -> Theme:
    theme, problems = load_theme("saman", ROOT / "themes")
    assert theme is not None, problems
    return theme


def planned(theme: Theme, markdown: str) -> SlidePlan:
    text = f"---\ntittel: Prøve\n---\n{markdown}"
    document, _ = read_document(text.encode(), "nn.md", "nn")
    assert document is not None
    return plan_slides(Path(), document, theme)[0]


def embedded(deck: bytes) -> dict[str, dict[str, Eot]]:
    """Typeface → style → font, as PowerPoint finds them: by the list and its relationships."""
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        root = parsed(package.read("ppt/presentation.xml"))
        rels = parsed(package.read("ppt/_rels/presentation.xml.rels"))
        targets = {rel.get("Id"): rel.get("Target") for rel in rels if rel.get("Type") == FONT}
        fonts: dict[str, dict[str, Eot]] = {}
        for font in root.iterfind(f"{P}embeddedFontLst/{P}embeddedFont"):
            typeface = font.find(f"{P}font").get("typeface")
            assert typeface not in fonts
            fonts[typeface] = {
                etree.QName(face).localname: Eot.read(
                    package.read(f"ppt/{targets.pop(face.get(f'{R}id'))}")
                )
                for face in list(font)[1:]
            }
        assert not targets, "a font that nothing refers to"
        parts = [name for name in package.namelist() if name.endswith(".fntdata")]
        assert len(parts) == sum(map(len, fonts.values()))
        assert b'<Default Extension="fntdata" ContentType="application/x-fontdata"/>' in (
            package.read("[Content_Types].xml")
        )
    return fonts


EVERYTHING = """
## Lysbilete

Vanleg, **halvfeit**, *kursiv*, ***begge delar***, `kode` og 漢字.

| Ein | To |
|---|---|
| 1 | 2 |
"""


@pytest.fixture(scope="module")
def deck(theme: Theme) -> bytes:
    return write_deck(planned(theme, EVERYTHING), Path())


@pytest.fixture(scope="module")
def fonts(deck: bytes) -> dict[str, dict[str, Eot]]:
    return embedded(deck)


def test_every_header_says_what_the_font_in_it_says(fonts: dict[str, dict[str, Eot]]) -> None:
    for typeface, faces in fonts.items():
        for style, eot in faces.items():
            font = TTFont(io.BytesIO(eot.font), checkChecksums=2)
            os2, name = font["OS/2"], font["name"]
            panose = bytes(vars(os2.panose).values())
            assert eot.header == {
                **eot.header,
                "Version": 0x00020001,
                "Flags": 0,
                "PANOSE": panose,
                "Charset": 1,
                "Italic": int("italic" in style.lower()),
                "Weight": os2.usWeightClass,
                "fsType": 0,
                "MagicNumber": 0x504C,
                "UnicodeRange": (
                    os2.ulUnicodeRange1,
                    os2.ulUnicodeRange2,
                    os2.ulUnicodeRange3,
                    os2.ulUnicodeRange4,
                ),
                "CodePageRange": (os2.ulCodePageRange1, os2.ulCodePageRange2),
                "CheckSumAdjustment": font["head"].checkSumAdjustment,
                "Reserved": (0, 0, 0, 0),
            }
            assert eot.names == [*(name.getDebugName(number) for number in (1, 2, 5, 4)), ""]
            assert eot.names[0] == typeface, "Windows looks it up by this name"
            style_name = {"regular": "Regular", "bold": "Bold", "italic": "Italic"}
            assert eot.names[1] == style_name.get(style, "Bold Italic")


def test_whoever_changes_a_word_has_its_letters_as_wide_as_measured(
    theme: Theme, fonts: dict[str, dict[str, Eot]]
) -> None:
    latin = {*range(0x20, 0x7F), *range(0xA0, 0x250), *map(ord, "«»–—…€→≤☐漢字")}
    for typeface, faces in fonts.items():
        files = {style.replace("_i", "I"): path for style, path in theme.families[typeface].files()}
        for style, eot in faces.items():
            cut, whole = TTFont(io.BytesIO(eot.font)), TTFont(io.BytesIO(files[style].read_bytes()))
            kept, all_of_it = cut.getBestCmap(), whole.getBestCmap()
            assert latin & all_of_it.keys() <= kept.keys()
            assert len(kept) < len(all_of_it)
            for letter in kept:
                assert cut["hmtx"][kept[letter]][0] == whole["hmtx"][all_of_it[letter]][0]


def styles(plan: SlidePlan) -> dict[str, list[str]]:
    return {font.typeface: [style for style, _ in font.files] for font in plan.fonts}


def test_only_faces_in_use_go_along(theme: Theme) -> None:
    plain = {
        "Source Sans Pro": ["regular"],
        "Source Sans Pro Semibold": ["regular"],
        "Source Serif Pro": ["italic"],
        "Source Serif Pro Semibold": ["regular"],
    }
    assert styles(planned(theme, "## Lysbilete\n\nVanleg.")) == plain
    assert styles(planned(theme, "## Lysbilete\n\n**Halvfeit**.")) == {
        **plain,
        "Source Sans Pro": ["regular", "bold"],
    }
    assert styles(planned(theme, "## Lysbilete\n\n`kode` og ***begge***.")) == {
        **plain,
        "IBM Plex Mono": ["regular"],
        "Source Sans Pro": ["regular", "bold_italic"],
    }


def test_the_list_stands_in_its_place_and_the_deck_is_valid(theme: Theme, tmp_path: Path) -> None:
    deck = write_deck(planned(theme, EVERYTHING), Path())
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert violations(path) == []
    root = pptx.Presentation(str(path)).part._element
    children = [etree.QName(child).localname for child in root]
    assert children[children.index("notesSz") + 1] == "embeddedFontLst"
    assert root.get("embedTrueTypeFonts") == "1"
    described = root.findall(f"{P}embeddedFontLst/{P}embeddedFont/{P}font")
    assert {font.get("typeface"): font.get("pitchFamily") for font in described} == {
        "IBM Plex Mono": "49",  # modern, of one width
        "Source Sans Pro": "34",  # swiss
        "Source Sans Pro Semibold": "34",
        "Source Serif Pro": "18",  # roman
        "Source Serif Pro Semibold": "18",
    }


def test_the_masters_typefaces_say_what_kind_they_are_of(theme: Theme) -> None:
    """With or without the fonts: where they are missing, PowerPoint chooses by it."""
    for plan in (
        planned(theme, "## A"),
        dataclasses.replace(planned(theme, "## A"), fonts=()),
    ):
        with zipfile.ZipFile(io.BytesIO(write_deck(plan, Path()))) as package:
            scheme = parsed(package.read("ppt/theme/theme1.xml"))
            latin = scheme.find(f".//{A}majorFont/{A}latin")
            assert dict(latin.attrib) == {
                "typeface": "Source Serif Pro Semibold",
                "panose": "02040703050405020204",
                "pitchFamily": "18",
                "charset": "0",
            }


def test_a_theme_without_embedding_has_no_fonts(theme: Theme) -> None:
    off = dataclasses.replace(theme, embedded=frozenset())
    plan = planned(off, EVERYTHING)
    assert plan.fonts == ()
    deck = write_deck(plan, Path())
    presentation = pptx.Presentation(io.BytesIO(deck)).part
    assert presentation._element.find(f"{P}embeddedFontLst") is None
    assert presentation._element.get("embedTrueTypeFonts") is None
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        assert not [name for name in package.namelist() if "font" in name]


def with_fonts(source: Path, target: Path, **fonts: bytes) -> Path:
    """A template that carries fonts already, as PowerPoint had saved it with them."""
    presentation = pptx.Presentation(str(source))
    part, listed = presentation.part, etree.Element(f"{P}embeddedFontLst")
    for number, (typeface, data) in enumerate(fonts.items(), 1):
        name = PackURI(f"/ppt/fonts/font{number}.fntdata")
        rid = part.relate_to(Part(name, "application/x-fontdata", part.package, data), FONT)
        entry = etree.SubElement(listed, f"{P}embeddedFont")
        etree.SubElement(entry, f"{P}font").set("typeface", typeface.replace("_", " "))
        etree.SubElement(entry, f"{P}regular").set(f"{R}id", rid)
    root: Any = part._element
    root.find(f"{P}notesSz").addnext(listed)
    presentation.save(str(target))
    return target


def test_a_templates_own_fonts_stay_but_for_those_we_bring(theme: Theme, tmp_path: Path) -> None:
    template = with_fonts(
        theme.template, tmp_path / "deck.pptx", Source_Sans_Pro=b"old", Kommune_Grotesk=b"own"
    )
    deck = write_deck(planned(dataclasses.replace(theme, template=template), "## A"), Path())
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        fonts = {n: package.read(n) for n in package.namelist() if n.endswith(".fntdata")}
        root = parsed(package.read("ppt/presentation.xml"))
    listed = [
        f.get("typeface") for f in root.iterfind(f"{P}embeddedFontLst/{P}embeddedFont/{P}font")
    ]
    assert listed == ["Kommune Grotesk", *styles(planned(theme, "## A"))]
    assert b"own" in fonts.values()
    assert b"old" not in fonts.values()
    assert len(fonts) == len(listed)


@pytest.mark.parametrize("name", theme_names(ROOT / "themes"))
def test_the_fonts_of_the_themes_that_ship_go_along(name: str) -> None:
    theme, problems = load_theme(name, ROOT / "themes")
    assert theme is not None
    assert problems == []
    typefaces = {
        style.typeface
        for layout in theme.layouts.values()
        for place in layout.placeholders.values()
        for style in place.levels
    }
    assert theme.embedded == typefaces | {theme.code.typeface}


def test_two_writes_have_the_same_fonts(theme: Theme) -> None:
    plan = planned(theme, EVERYTHING)
    assert write_deck(plan, Path()) == write_deck(planned(theme, EVERYTHING), Path())


def test_libeot_reads_them(deck: bytes, fonts: dict[str, dict[str, Eot]]) -> None:
    """The library that LibreOffice reads PowerPoint's fonts with, where it is installed."""
    name = find_library("eot")
    if name is None:
        pytest.skip("libeot is not installed (Debian: libeot0, with libreoffice-impress)")
    libeot, libc = ctypes.CDLL(name), ctypes.CDLL(None)
    libc.fopen.restype = ctypes.c_void_p
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        parts = [package.read(n) for n in package.namelist() if n.endswith(".fntdata")]
    for data in parts:
        metadata = ctypes.create_string_buffer(4096)
        with tempfile.NamedTemporaryFile() as unpacked:
            stream = ctypes.c_void_p(libc.fopen(unpacked.name.encode(), b"wb"))
            status = libeot.EOT2ttf_file(data, len(data), metadata, stream)
            libc.fclose(stream)
            assert status == 0
            font = Path(unpacked.name).read_bytes()
        assert font in [eot.font for faces in fonts.values() for eot in faces.values()]


def test_a_layout_for_code_brings_no_font_for_it_until_there_is_code(theme: Theme) -> None:
    layout = theme.layouts["content"]
    body = layout.placeholders["body"]
    levels = tuple(
        dataclasses.replace(style, typeface=theme.code.typeface) for style in body.levels
    )
    places = {**layout.placeholders, "body": dataclasses.replace(body, levels=levels)}
    layouts = {**theme.layouts, "code": dataclasses.replace(layout, placeholders=places)}
    with_code = dataclasses.replace(theme, layouts=layouts)
    assert theme.code.typeface not in styles(planned(with_code, "## Lysbilete\n\nVanleg."))
    assert theme.code.typeface in styles(planned(with_code, "## Lysbilete\n\n`kode`"))
