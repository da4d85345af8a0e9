"""Each gap in WeasyPrint's own tagging that :mod:`handout.pages.tagging` closes.

``open_in_stock`` fails when WeasyPrint has closed a gap itself: look then whether our code for
it can go.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from typing import NamedTuple

import pytest
from pages_sample import theme
from PIL import Image

from handout.pages.native_libraries import load_weasyprint
from handout.pages.pdf import write_pdf
from handout.pages.sources import Sources, address, media_type
from handout.pages.stylesheets import FontFile, StyleSheet
from tag_tree import TaggedPdf

FONT = theme().body.regular
FONT_URL = address("font", "body.ttf")
FACE = f'@font-face {{ font-family: prøve; src: url("{FONT_URL}") }} html {{ font-family: prøve }}'
PAGE = '<html lang="nn-NO"><title>Prøve</title><body>{}</body></html>'
PICTURE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4" width="8" height="4">
<rect width="8" height="4" fill="#12505A"/></svg>"""


def _bitmap() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 4), (18, 80, 90)).save(stream, "png")
    return stream.getvalue()


PICTURES = {address("picture", "a.svg"): PICTURE, address("picture", "a.png"): _bitmap()}


def body_of_loose_item(pdf: TaggedPdf) -> bool:
    item = next(pdf.root.all("LI"))
    return [child.type for child in item.children] == ["Lbl", "LBody"]


def one_annotation(pdf: TaggedPdf) -> bool:
    return len(pdf.pdf.pages[0].Annots) == 1


def words_of_link(pdf: TaggedPdf) -> bool:
    return str(pdf.pdf.pages[0].Annots[0].Contents) == "Sjå her"


def link_is_one_over_lines(pdf: TaggedPdf) -> bool:
    return len(list(pdf.root.all("Link"))) == 1


def decoration_is_artifact(pdf: TaggedPdf) -> bool:
    return not list(pdf.root.all("Figure"))


def hidden_is_artifact(pdf: TaggedPdf) -> bool:
    return [tag for tag, _, operators in pdf.marked(0) if "TJ" in operators] == ["/Artifact"]


def element_has_language(pdf: TaggedPdf) -> bool:
    return str(next(pdf.root.all("P")).data.get("/Lang", "")) == "da-DK"


def header_has_scope(pdf: TaggedPdf) -> bool:
    return str(next(pdf.root.all("TH")).attribute("/Scope")) == "/Column"


def list_has_numbering(pdf: TaggedPdf) -> bool:
    return str(next(pdf.root.all("L")).attribute("/ListNumbering")) == "/Decimal"


def figure_is_placed_in_points(pdf: TaggedPdf) -> bool:
    """8 by 4 pixels in the upper left corner of A4 (841.89 points high) without margins."""
    box = next(pdf.root.all("Figure")).attribute("/BBox")
    return [round(float(number)) for number in box] == [0, 839, 6, 842]


def note_has_id(pdf: TaggedPdf) -> bool:
    return [str(note.data.ID) for note in pdf.root.all("Note")] == ["n"]


def paragraph_is_one_over_pages(pdf: TaggedPdf) -> bool:
    return len(list(pdf.root.all("P"))) == 1


def term_is_label(pdf: TaggedPdf) -> bool:
    item = next(pdf.root.all("LI"))
    return [child.type for child in item.children] == ["Lbl", "LBody"]


def break_hyphen_is_soft(pdf: TaggedPdf) -> bool:
    texts = [str(properties.get("/ActualText", "")) for _, properties, _ in pdf.marked(0)]
    return texts[0].endswith("\N{SOFT HYPHEN}") and not texts[-1]


def lines_keep_their_spaces(pdf: TaggedPdf) -> bool:
    return pdf.text(next(pdf.root.all("P"))) == "Ein to tre fire fem seks."


def space_between_elements_is_read(pdf: TaggedPdf) -> bool:
    return pdf.text(next(pdf.root.all("P"))) == "1 2"


def both_standards(pdf: TaggedPdf) -> bool:
    with pdf.pdf.open_metadata() as metadata:
        return bool(metadata.get("pdfuaid:part")) and bool(metadata.get("pdfaid:part"))


def code_is_code(pdf: TaggedPdf) -> bool:
    return bool(list(pdf.root.all("Code"))) and not list(pdf.root.all("NonStruct"))


def ids_are_indexed(pdf: TaggedPdf) -> bool:
    return "/IDTree" in pdf.pdf.Root.StructTreeRoot


def pictures_are_not_interpolated(pdf: TaggedPdf) -> bool:
    objects = pdf.pdf.pages[0].Resources.XObject
    return [bool(found.get("/Interpolate", False)) for found in objects.values()] == [False]


class Gap(NamedTuple):
    html: str
    is_closed: Callable[[TaggedPdf], bool]


NARROW = "<p style=\"width: 22mm; hyphens: auto; hyphenate-character: '\\AD-'\">{}</p>"
LINK = '<p><a href="https://www.ks.no/">{}</a></p>'

GAPS = [
    Gap("<ul><li><p>laus</p></li></ul>", body_of_loose_item),
    Gap(LINK.format("Sjå <strong>her</strong>"), one_annotation),
    Gap(LINK.format("Sjå <em>her</em>"), words_of_link),
    Gap(LINK.format("Sjå<br/>her"), link_is_one_over_lines),
    Gap(f'<p>Ord <img alt="" src="{address("picture", "a.svg")}"/></p>', decoration_is_artifact),
    Gap('<p aria-hidden="true">pynt</p>', hidden_is_artifact),
    Gap('<p lang="da-DK">dansk</p>', element_has_language),
    Gap("<table><tr><th>Kva</th></tr><tr><td>Det</td></tr></table>", header_has_scope),
    Gap("<ol><li>ein</li></ol>", list_has_numbering),
    Gap(f'<img alt="x" src="{address("picture", "a.svg")}"/>', figure_is_placed_in_points),
    Gap('<div id="n" data-structure="Note"><p>note</p></div>', note_has_id),
    Gap("<p>" + "ord<br/>" * 90 + "</p>", paragraph_is_one_over_pages),
    Gap("<dl><div><dt>Ord</dt><dd>forklaring</dd></div></dl>", term_is_label),
    Gap(NARROW.format("sjukefråværsoppfølging"), break_hyphen_is_soft),
    Gap('<p style="width: 12mm">Ein to tre fire fem seks.</p>', lines_keep_their_spaces),
    Gap('<p><span lang="en">1</span> <em>2</em></p>', space_between_elements_is_read),
    Gap(f'<img alt="x" src="{address("picture", "a.png")}"/>', pictures_are_not_interpolated),
    Gap("<p>ord</p>", both_standards),
    Gap("<p><code>make</code></p>", code_is_code),
    Gap("<table><tr><th>Kva</th></tr><tr><td>Det</td></tr></table>", ids_are_indexed),
]

named = pytest.mark.parametrize("gap", GAPS, ids=[gap.is_closed.__name__ for gap in GAPS])

STYLE = "@page { size: A4; margin: 0 } body { margin: 0; line-height: 4mm } img { display: block }"


@named
def test_we_close_it(gap: Gap) -> None:
    data = write_pdf(
        PAGE.format(gap.html),
        sheets=(StyleSheet(address("theme", "x.css"), STYLE + FACE),),
        fonts=(FontFile(FONT_URL, FONT),),
        sources=Sources(PICTURES, {}, {}),
    )
    assert gap.is_closed(TaggedPdf(data))


@named
def test_open_in_stock(gap: Gap, caplog: pytest.LogCaptureFixture) -> None:
    # What is no fault of the page's, WeasyPrint may complain of.
    caplog.set_level(logging.CRITICAL, "weasyprint")
    weasyprint = load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> object:
            del headers
            data = FONT.read_bytes() if url == FONT_URL else PICTURES[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type(url)})

    fonts = FontConfiguration()
    style = weasyprint.CSS(string=STYLE + FACE, font_config=fonts, url_fetcher=Fetcher())
    page = weasyprint.HTML(string=PAGE.format(gap.html), url_fetcher=Fetcher())
    data = page.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[style], font_config=fonts)
    assert not gap.is_closed(TaggedPdf(data))
