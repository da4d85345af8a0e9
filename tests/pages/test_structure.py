"""The structure of a booklet with everything in it, as ISO 14289-1 and a reader want it."""

from __future__ import annotations

import itertools

import pikepdf
import pytest

from tag_rules import complaints
from tag_tree import TaggedPdf


def test_nothing_is_missed_by_who_listens(booklet: bytes) -> None:
    assert complaints(booklet) == []


@pytest.fixture(scope="module")
def tagged(booklet: bytes) -> TaggedPdf:
    return TaggedPdf(booklet)


def test_all_content_is_in_the_structure_or_an_artifact(tagged: TaggedPdf) -> None:
    in_tree = [mark for element in tagged.root.all() for mark in element.marks]
    assert len(in_tree) == len(set(in_tree))
    drawn = []
    for page in range(len(tagged.pdf.pages)):
        assert tagged.outside(page) == set()
        for tag, properties, _ in tagged.marked(page):
            if tag != "/Artifact":
                drawn.append((page, int(properties.MCID)))
    assert sorted(drawn) == sorted(in_tree)


def test_the_parent_tree_leads_back(tagged: TaggedPdf) -> None:
    numbers = tagged.pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    for element in tagged.root.all():
        for page, mcid in element.marks:
            key = int(tagged.pdf.pages[page].StructParents)
            assert parents[key][mcid].objgen == element.data.objgen
        for annotation in element.annotations:
            assert parents[int(annotation.StructParent)].objgen == element.data.objgen


def test_headings_begin_at_one_and_skip_no_level(tagged: TaggedPdf) -> None:
    headings = ["H1", "H2", "H3", "H4", "H5", "H6"]
    levels = [int(element.type[1]) for element in tagged.root.all(*headings)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert set(levels) == {1, 2, 3, 4}


def test_an_element_is_one_also_over_pages(tagged: TaggedPdf) -> None:
    """The long table is one table with one header, which the later pages repeat as artifacts."""
    table = list(tagged.root.all("Table"))[1]
    assert len(list(table.all("THead"))) == 1
    assert len(list(table.all("TR"))) == 61
    pages = {page for element in table.all() for page, _ in element.marks}
    assert len(pages) >= 2
    assert all(len(row.children) == 3 for row in table.all("TR"))


def test_tables_relate_their_cells(tagged: TaggedPdf) -> None:
    names = tagged.pdf.Root.StructTreeRoot.IDTree.Names
    ids = [str(names[at]) for at in range(0, len(names), 2)]
    assert ids == sorted(ids)
    for table in tagged.root.all("Table"):
        headers = list(table.all("TH"))
        assert [str(header.attribute("/Scope")) for header in headers] == ["/Column"] * len(headers)
        for row in list(table.all("TR"))[1:]:
            for header, cell in zip(headers, row.children, strict=True):
                assert [str(name) for name in cell.attribute("/Headers")] == [str(header.data.ID)]
                assert str(header.data.ID) in ids


def test_lists_have_labels_bodies_and_their_numbering(tagged: TaggedPdf) -> None:
    for element in tagged.root.all("L"):
        assert {child.type for child in element.children} == {"LI"}
        for child in element.children:
            assert [part.type for part in child.children] in (["Lbl", "LBody"], ["LBody"])
    numbering = {str(element.attribute("/ListNumbering")) for element in tagged.root.all("L")}
    assert numbering == {"/Disc", "/Decimal", "/None"}


def test_languages_are_told_where_they_change(tagged: TaggedPdf) -> None:
    assert str(tagged.pdf.Root.Lang) == "nn-NO"
    found = {e.type for e in tagged.root.all() if str(e.data.get("/Lang", "")) == "da-DK"}
    assert {"Span", "BlockQuote", "L", "Table"} <= found


def test_figures_are_described_and_placed(tagged: TaggedPdf) -> None:
    figures = list(tagged.root.all("Figure"))
    assert [str(figure.data.Alt) for figure in figures] == [
        "Eit foto",
        "Ei teikning",
        "Stolpediagram (Sektor, Del): Kommune 74, Stat 66.",
    ]
    for figure in figures:
        left, bottom, right, top = (float(number) for number in figure.attribute("/BBox"))
        assert 60 <= left < right <= 535
        assert 70 <= bottom < top <= 770


def test_notes_have_ids_and_are_linked_both_ways(tagged: TaggedPdf) -> None:
    notes = list(tagged.root.all("Note"))
    assert [str(note.data.ID) for note in notes] == [f"handout-note-{n}" for n in (69, 70, 71)]
    called = [link for ref in tagged.root.all("Reference") for link in ref.all("Link")]
    contents = [str(link.annotations[0].Contents) for link in called]
    assert contents == ["Note 69", "Note 69", "Note 70", "Note 69", "Note 71"]
    back = [str(link.annotations[0].Contents) for note in notes for link in note.all("Link")]
    assert [text[-2:] for text in back] == ["71", "69", "69", "69", "70", "71"]


def test_every_annotation_belongs_to_a_described_link(tagged: TaggedPdf) -> None:
    in_tree = [a.objgen for link in tagged.root.all("Link") for a in link.annotations]
    annotations = [a for page in tagged.pdf.pages for a in page.get("/Annots", [])]
    assert sorted(in_tree) == sorted(annotation.objgen for annotation in annotations)
    for annotation in annotations:
        assert str(annotation.Contents)
        assert int(annotation.F) & 4  # printed (ISO 19005-2, 6.3.2)


def test_page_furniture_is_pagination(tagged: TaggedPdf) -> None:
    """Running heads and feet on every page but the cover, and nothing else."""

    def furniture(page: int) -> int:
        return sum(
            properties is not None and properties.get("/Type") == pikepdf.Name.Pagination
            for tag, properties, _ in tagged.marked(page)
            if tag == "/Artifact"
        )

    assert [furniture(page) > 0 for page in range(len(tagged.pdf.pages))] == [
        False,
        *[True] * (len(tagged.pdf.pages) - 1),
    ]


def test_the_contents_are_a_table_of_contents(tagged: TaggedPdf) -> None:
    contents = next(tagged.root.all("TOC"))
    assert {child.type for child in contents.children} == {"TOCI"}
    assert all(next(item.all("Link")).annotations for item in contents.all("TOCI"))


def test_the_document_names_itself(tagged: TaggedPdf) -> None:
    root = tagged.pdf.Root
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.MarkInfo.Marked
    assert str(root.PageMode) == "/UseOutlines"
    with tagged.pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Alt som finst"
        assert metadata["dc:creator"] == ["Geir Johan Hansen"]
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["xmp:CreateDate"] == "2014-09-03"
