"""The run sheet: nothing of the notes is lost, the minutes are true, and it can be read aloud."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pages_sample import ROOT, SECRET, document, everything, paragraph, theme

from handout.content.document import read_document
from handout.content.workshop import load_workshop
from handout.model import LANGUAGES, Document, Language, Notes, Part, plain
from handout.pages.guidance import guidance
from handout.pages.illustrations import Illustrations
from handout.pages.packing import packing_list
from handout.pages.planned import numbers_text
from handout.pages.run_sheet import render_run_sheet, run_sheet_html
from handout.pages.timeline import LEAST_MM, MM_A_MINUTE, heights
from handout.running_order import running_order
from handout.slides.planner import plan_slides
from handout.themes.theme import Theme
from handout.walk import document_blocks, document_texts
from tag_rules import complaints
from tag_tree import TaggedPdf
from verapdf.conformance import failures

pytestmark = pytest.mark.first

WORKSHOPS = sorted(path for path in (ROOT / "content").iterdir() if (path / "nn.md").is_file())


def workshop(folder: Path, language: Language) -> Document:
    loaded, problems = load_workshop(folder, shown_as=f"content/{folder.name}")
    assert loaded is not None, problems
    return loaded.documents[language]


def read(text: str, language: Language = "nn") -> Document:
    found, problems = read_document(text.encode(), f"{language}.md", language)
    assert found is not None, problems
    return found


SAMAN = theme()


def html_of(found: Document, folder: Path = ROOT) -> ElementTree.Element:
    plan, _ = plan_slides(folder, found, SAMAN)
    return ElementTree.fromstring(run_sheet_html(found, SAMAN, Illustrations(folder), plan))


def sheet(found: Document, folder: Path, look: Theme = SAMAN) -> bytes:
    plan, _ = plan_slides(folder, found, look)
    return render_run_sheet(found, look, folder, plan)


def words_of(page: ElementTree.Element) -> list[str]:
    for broken in page.iter("br"):
        broken.text = " "
    return "".join(page.itertext()).replace("\N{WORD JOINER}", "").split()


def noted_words(found: Document) -> Iterator[str]:
    """Every word of every note, block by block, in the order of the document."""
    for block in document_blocks(found):
        if isinstance(block, Notes):
            note = dataclasses.replace(found, parts=(Part((), block.blocks, (), 1),), footnotes={})
            for inlines, _ in document_texts(note):
                yield from plain(inlines).replace("\N{NON-BREAKING HYPHEN}", "-").split()


def missing_in_order(wanted: Iterator[str], words: list[str]) -> list[str]:
    """The wanted words that do not follow, each after the one before."""
    place, lost = 0, []
    for word in wanted:
        try:
            place = words.index(word, place) + 1
        except ValueError:
            lost.append(word)
    return lost


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", WORKSHOPS, ids=lambda path: path.name)
def test_no_word_of_the_notes_is_lost(folder: Path, language: Language) -> None:
    found = workshop(folder, language)
    page = html_of(found, folder)
    guidance = page.find(".//div[@class='guidance']")
    assert guidance is not None
    wanted = list(noted_words(found))
    assert len(wanted) > 300
    assert missing_in_order(iter(wanted), words_of(guidance)) == []


_WORD = st.sampled_from(
    ["Sei:", "**Sei:**", "**Sjå**", "**Føremål:**", "ord", "*vekt*", "1.", "-", ">", "#", ":", "**"]
)
_LINES = st.lists(st.lists(_WORD, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6)


@settings(deadline=None, max_examples=50)
@given(notes=st.lists(_LINES, min_size=1, max_size=3), lead=st.booleans())
@example(notes=[["Sei:", ": **Sjå**", "Sei:", ": Sei:"]], lead=False)
def test_no_word_of_any_note_is_lost(notes: list[list[str]], lead: bool) -> None:
    """Whatever a note is written as, and wherever it stands."""
    blocks = ["::: notat\n" + "\n\n".join(lines) + "\n:::" for lines in notes]
    slides = "".join(f"\n\n## Lysbilete {n}\n\n{block}" for n, block in enumerate(blocks))
    head = f"\n\n{blocks[0]}" if lead else ""
    found = read(f"---\ntittel: A\nspråk: nn\n---\n\n# Del {{tid=9}}{head}{slides}\n")
    assert missing_in_order(noted_words(found), words_of(html_of(found))) == []


def test_what_only_the_facilitator_sees_is_here(folder: Path) -> None:
    """Also notes inside other fences, and in every place a note can stand."""
    found = everything()
    said = [b for b in document_blocks(found) if isinstance(b, Notes)]
    assert len(said) > 5
    assert words_of(html_of(found, folder)).count(SECRET) >= len(said)


# --- the clock ------------------------------------------------------------------

_MINUTES = st.lists(st.none() | st.integers(0, 240), min_size=1, max_size=30)


@given(minutes=_MINUTES, room=st.floats(40, 250))
def test_rows_are_as_tall_as_they_are_long(minutes: list[int | None], room: float) -> None:
    tall = heights(minutes, room)
    assert min(tall) >= LEAST_MM
    assert sum(tall) <= max(room, LEAST_MM * len(minutes)) + 0.01 * len(minutes)
    longer = [
        (value, height)
        for value, height in zip(minutes, tall, strict=True)
        if value is not None and height > LEAST_MM
    ]
    rates = [height / value for value, height in longer if value]
    assert all(abs(rate - rates[0]) < 0.01 for rate in rates)
    assert all(rate <= MM_A_MINUTE + 0.01 for rate in rates)


def timeline(found: Document) -> list[str]:
    """The rows of the table on the first page, their cells with ``|`` between them."""
    table = html_of(found).find(".//table[@class='timeline']")
    assert table is not None
    return [" | ".join(_cell(cell) for cell in row).rstrip() for row in table.iter("tr")]


def _cell(cell: ElementTree.Element) -> str:
    pictures = [picture.get("alt", "") for picture in cell.iter("img")]
    return " ".join(" ".join([*cell.itertext(), *pictures]).split())


DAY = """---
tittel: Prøve
språk: nn
start: "9.00"
minutt: 30
utstyr:
  - eitt sett rollekort og to tusjar per bord
  - blyant til kvar
  - duk på kvart bord
---

# Først {tid=20}

## Ein

Prat

## To

::: aktivitet form=gruppe tid=8 bord=3 svar=1
1. Tenk. (2 min)
2. Snakk. (6 min)
:::

## Tre

::: kort
### A
Ord
:::

# Sist {tid=10}

## Skjema

::: evaluering
- Bra? {skala=5}
:::
"""


def test_talk_and_work_follow_each_other_on_the_clock() -> None:
    assert timeline(read(DAY)) == [
        "Kl. | Minutt | Form | Kva skjer | Materiell",
        "09.00 | 8 | Du snakkar | Først Ein |",
        "ca. 09.08 | 8 | I gruppe | To Tenk. (2 min) Snakk. (6 min) | hefte",
        "ca. 09.16 | 4 | Du snakkar | Tre | kort",
        "09.20 | 10 | Du snakkar | Sist Skjema | evalueringsskjema",
        "09.30 |  |  | Slutt |",
    ]


def test_a_name_that_ends_with_a_mark_gets_no_full_stop_before_the_text_beside_it() -> None:
    task = "::: aktivitet form=par tid=2\nSnakk.\n:::\n"
    slides = "".join(f"\n## {name}\n\n{task}" for name in ("Kva no?", "Sjå!", "Ein"))
    rows = timeline(read(f"# Del {{tid=6}}\n{slides}"))
    assert [row.split(" | ")[3].removesuffix(" |") for row in rows[1:4]] == [
        "Del: Kva no? Snakk.",
        "Sjå! Snakk.",
        "Ein. Snakk.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", WORKSHOPS, ids=lambda path: path.name)
def test_the_minutes_of_the_rows_sum_to_the_workshops(folder: Path, language: Language) -> None:
    found = workshop(folder, language)
    rows = timeline(found)[1:-1]
    assert sum(int(row.split(" | ")[1]) for row in rows) == found.meta.minutes


def test_a_long_row_has_as_much_text_as_the_page_has_room_for() -> None:
    """And no more: an hour's work with thirty steps does not push the table off the first page."""
    steps = "\n".join(f"{n}. Gå {'ein lang omveg ' * 9}til bord {n}. (2 min)" for n in range(1, 31))
    found = read(
        "---\ntittel: A\nspråk: nn\nstart: 9.00\n---\n\n# Del {tid=60}\n\n## Lang\n\n"
        f"::: aktivitet form=gruppe tid=60\n{steps}\n:::\n"
    )
    first = pages(sheet(found, ROOT))[0]
    assert "til bord 1" in first
    assert "til bord 9" not in first
    assert "10.00 Slutt" in first


# --- what to bring --------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", WORKSHOPS, ids=lambda path: path.name)
def test_no_line_begins_with_the_dot_between_two_slides(folder: Path, language: Language) -> None:
    cells = html_of(workshop(folder, language)).iterfind(".//td[@class]")
    text = "".join(
        word for cell in cells if "what" in cell.attrib["class"] for word in cell.itertext()
    )
    assert "\N{NO-BREAK SPACE}· " in text
    assert " · " not in text


def test_amounts_are_multiplied_where_the_list_says_so() -> None:
    """An amount of one keeps its words; what is for each participant, or has no number, is not
    multiplied; what is printed and not listed is added."""
    assert [(thing.words, thing.amount) for thing in packing_list(read(DAY))] == [
        ("eitt sett rollekort og to tusjar per bord", "3 bord: 3 × eitt sett rollekort, 6 tusjar"),
        ("blyant til kvar", ""),
        ("duk på kvart bord", "3 bord"),
        ("evalueringsskjema, eitt til kvar deltakar", ""),
    ]


def test_what_is_for_each_participant_is_counted_where_their_number_is_known() -> None:
    text = """---
tittel: A
språk: nn
deltakarar: 24
utstyr:
  - eitt svarark til kvar og eitt sett rollekort til kvart bord
  - tre lappar per deltakar
  - ei rolle til kvar gruppe
---

## Ein

::: aktivitet form=gruppe tid=5 bord=4
Snakk.
:::
"""
    assert [thing.amount for thing in packing_list(read(text))] == [
        "24 deltakarar: 24 × eitt svarark; 4 bord: 4 × eitt sett rollekort",
        "24 deltakarar: 72 lappar",
        "",
    ]


def test_no_amount_is_made_up_without_tables() -> None:
    found = read(DAY.replace(" bord=3", "").replace("sett rollekort og ", ""))
    assert [(thing.words, thing.amount) for thing in packing_list(found)] == [
        ("eitt to tusjar per bord", ""),
        ("blyant til kvar", ""),
        ("duk på kvart bord", ""),
        ("utklipte kort, 1 i settet", ""),
        ("evalueringsskjema, eitt til kvar deltakar", ""),
    ]


# --- the file ---------------------------------------------------------------------

BARE = {
    "nothing": "---\ntittel: A\nspråk: nn\n---\n",
    "no-parts": "---\ntittel: A\nspråk: nn\nstart: 9.00\n---\n\n## Ein\n\nTekst\n\n## To\n",
    "no-times": "---\ntittel: A\nspråk: nn\n---\n\n# Del\n\n## Ein\n\n::: notat\nOrd\n:::\n",
    "no-notes": "---\ntittel: A\nspråk: nn\nstart: 9.00\n---\n\n# Del {tid=9}\n\n## Ein\n",
    "only-notes": "---\ntittel: A\nspråk: nn\n---\n\n::: notat\nOrd.[^1]\n:::\n\n[^1]: Note.\n",
    "long": "---\ntittel: A\nspråk: nn\nstart: 9.00\n---\n"
    + "".join(
        f"\n# Del {n}\n\n## S{n}\n\n::: aktivitet form=par tid=5\nSnakk.\n:::\n" for n in range(60)
    ),
}


@pytest.fixture(scope="module")
def sheets(folder: Path) -> dict[str, bytes]:
    """A run sheet of every kind of content, of nearly nothing, and of the workshops that ship."""
    files = {
        "everything": sheet(everything(), folder),
        "base": sheet(document(paragraph("Ord.")), folder, theme("base")),
        **{name: sheet(read(text), folder) for name, text in BARE.items()},
    }
    for place in WORKSHOPS:
        files[place.name] = sheet(workshop(place, "nb"), place)
    return files


def test_every_run_sheet_conforms(sheets: dict[str, bytes], tmp_path: Path) -> None:
    """But for those of the workshops that ship, which are judged with everything else of theirs."""
    paths = []
    for name, data in sheets.items():
        if name in {place.name for place in WORKSHOPS}:
            continue
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(data)
    assert failures(paths) == []


def pages(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def test_a_space_stands_before_the_dots_for_words_left_out(sheets: dict[str, bytes]) -> None:
    firsts = [pages(sheets[place.name])[0] for place in WORKSHOPS]
    assert any(" …" in first for first in firsts)
    assert not any(re.search(r"\S…", first) for first in firsts)


@pytest.mark.parametrize("example", WORKSHOPS, ids=lambda path: path.name)
def test_the_clock_and_the_packing_list_are_on_the_first_page(
    example: Path, sheets: dict[str, bytes]
) -> None:
    meta = workshop(example, "nb").meta
    first = pages(sheets[example.name])[0]
    assert "Kjøreplan" in first
    assert "Slutt" in first
    for words in (*meta.goals, *meta.equipment):
        assert words.split()[-1] in first
    assert first.endswith(f"1 av {len(pages(sheets[example.name]))}")


def test_a_long_day_goes_on_over_the_page_with_its_headings(sheets: dict[str, bytes]) -> None:
    said = pages(sheets["long"])
    assert "Kva skjer" in said[0]
    assert "Kva skjer" in said[1]
    assert "14.00 Slutt" in " ".join(said)


def test_a_screen_reader_meets_a_table_with_its_headers(sheets: dict[str, bytes]) -> None:
    tree = TaggedPdf(sheets["leiing"])
    table = next(tree.root.all("Table"))
    rows = [[kid.type for kid in row.children] for row in table.all("TR")]
    assert rows[0] == ["TH"] * 5
    assert {tuple(row) for row in rows[1:]} == {("TH", "TD", "TD", "TD", "TD")}
    scopes = [str(cell.attribute("/Scope")) for cell in table.all("TH")]
    assert scopes == ["/Column"] * 5 + ["/Row"] * (len(rows) - 1)


def test_the_same_input_gives_the_same_bytes(sheets: dict[str, bytes], folder: Path) -> None:
    assert sheet(everything(), folder) == sheets["everything"]


def test_times_without_a_start_are_minutes_alone() -> None:
    rows = timeline(read(DAY.replace('start: "9.00"\n', "")))
    assert [row.split(" | ")[:2] for row in rows[1:]] == [
        ["", "8"],
        ["", "8"],
        ["", "4"],
        ["", "10"],
    ]


def test_a_start_alone_gives_the_first_time(sheets: dict[str, bytes]) -> None:
    assert "09.00" in pages(sheets["no-parts"])[0]


# --- pictures of the slides ---------------------------------------------------------

_STEPS = "\n".join(f"{n}. Gå {'ein lang omveg ' * 9}til bord {n}. (1 min)" for n in range(1, 31))
WORK = f"""---
tittel: A
språk: nn
---

# Del {{tid=60}}

## Prat

Ord

## Kort

::: aktivitet form=par tid=3
Snakk.
:::

## Lang

::: aktivitet form=gruppe tid=30
{_STEPS}
:::
"""


def pictured(page: ElementTree.Element) -> dict[str, list[str | None]]:
    """The heading of a block → the alternative texts of the pictures in it."""
    blocks = page.findall(".//section[@id]/section")
    return {
        "".join(block.itertext()).split()[0]: [
            picture.get("alt") for picture in block.findall(".//figure/img")
        ]
        for block in blocks
    }


def test_an_activity_has_pictures_of_its_slides_and_talk_has_none() -> None:
    found = read(WORK)
    plan, _ = plan_slides(ROOT, found, SAMAN)
    long = [slide.number for slide in plan.slides if slide.title.startswith("Lang")]
    assert len(long) > 2
    assert pictured(html_of(found)) == {
        "Prat": [],
        "Kort": [f"Bilete av lysbilete {long[0] - 1}"],
        "Lang": [f"Bilete av lysbilete {number}" for number in long],
    }


@pytest.mark.parametrize("look", ["base", "saman", "kommune", "sal"])
def test_a_picture_comes_after_its_heading_and_its_number(look: str) -> None:
    """As a screen reader meets it: heading, number, picture, and then what people do."""
    data = sheet(read(WORK), ROOT, theme(look))
    tree = TaggedPdf(data)
    (block,) = (
        parent.children
        for parent in tree.root.all("Sect")
        if parent.children[0].type == "H3" and tree.text(parent.children[0]) == "Kort"
    )
    kinds = [next(kid.all("Figure"), kid).type for kid in block]
    assert kinds[:3] == ["H3", "P", "Figure"]
    assert complaints(data) == []


def test_no_heading_is_left_at_the_end_of_a_page() -> None:
    """Wherever a page ends among activities, what stands last on it is no heading."""
    blocks = [
        f"# Del{n} {{tid=9}}\n\n## Tittel{n}\n\n::: aktivitet form=par tid=9\nOrd\n:::\n\n"
        "::: notat\n" + "Sei: Hei.\n\n" * (n % 9 + 1) + ":::\n"
        for n in range(30)
    ]
    found = read("---\ntittel: A\nspråk: nn\n---\n\n" + "\n".join(blocks))
    pdf = pypdfium2.PdfDocument(sheet(found, ROOT))
    last = []
    for page in pdf:
        text = page.get_textpage()
        places = (text.get_rect(n) for n in range(text.count_rects()))
        lowest = min((place for place in places if 60 < place[1] < 770), key=lambda p: p[1])
        last.append(text.get_text_bounded(*lowest).strip())
    assert len(last) > 5
    # After the table, which ends in a number of minutes.
    assert {line for line in last if not line.isdigit()} == {"Sei: Hei."}


# --- the deck beside it -------------------------------------------------------------


@given(numbers=st.sets(st.integers(1, 40)))
def test_numbers_of_slides_are_told_once_each(numbers: set[int]) -> None:
    told: list[int] = []
    for run in filter(None, numbers_text(numbers).split(", ")):
        first, _, last = run.partition("–")
        told += range(int(first), int(last or first) + 1)
    assert told == sorted(numbers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", WORKSHOPS, ids=lambda path: path.name)
def test_every_slide_of_the_content_is_somewhere(folder: Path, language: Language) -> None:
    """All numbers of the deck but those of its ends and agendas stand beside a heading."""
    found = workshop(folder, language)
    plan, _ = plan_slides(folder, found, SAMAN)
    parts = guidance(found, running_order(found), plan)
    told = [one.number for part in parts for one in part.shown]
    told += [one.number for part in parts for slide in part.slides for one in slide.shown]
    own = {"title", "agenda"}
    written = [one for one in plan.slides if one.layout not in own and one.line]
    assert sorted(told) == [one.number for one in written]
