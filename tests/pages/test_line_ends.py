"""A line ends where there is no room for another word, and not before."""

from collections.abc import Iterator
from typing import Any

from handout.pages.line_ends import hanging_spaces
from handout.pages.native_libraries import load_weasyprint
from handout.pages.shortcuts import shortcuts

WIDTHS = range(60, 180)
"""Pixels. Two words have room in all of these, and the words before the emphasis in some. In one
or more there is room for them, and not for the space that follows."""

TEXT = '<p style="width: {}px">Så spør vi om alt: <em>Kvifor?</em></p>'
STYLE = "<style>body { font-size: 10px } p { max-lines: 1; block-ellipsis: auto }</style>"


def first_lines() -> list[str]:
    from weasyprint import HTML

    html = STYLE + "".join(TEXT.format(width) for width in WIDTHS)
    document = HTML(string=html).render()
    # Drawing asks more of a line than layout does.
    document.write_pdf()
    return [
        "".join(getattr(box, "text", "") for box in paragraph.children[0].descendants())
        for page in document.pages
        for paragraph in _paragraphs(page._page_box)
    ]


def _paragraphs(page: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure.boxes import BlockBox

    boxes = (box for box in page.descendants() if isinstance(box, BlockBox))
    return (box for box in boxes if box.element_tag == "p")


def test_a_space_at_the_end_of_a_line_takes_no_room() -> None:
    load_weasyprint()
    with shortcuts(), hanging_spaces():
        lines = first_lines()
    assert [line for line in lines if " " not in line.strip()] == []
    # A wider line holds as many words, or more.
    assert [len(line.split()) for line in lines] == sorted(len(line.split()) for line in lines)
    assert "Så spør vi om alt:" in {line.strip() for line in lines}


def test_weasyprint_does_not_know_yet() -> None:
    """When this fails, WeasyPrint fills its lines itself, and ``line_ends`` can go."""
    load_weasyprint()
    assert "Så" in {line.strip() for line in first_lines()}
