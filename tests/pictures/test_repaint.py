"""A drawing in other colours, however its colours are written."""

from __future__ import annotations

import pytest

from handout.pictures.repaint import repainted

NS = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"'


def turned(colour: str) -> str:
    return {"FF0000": "00FF00", "000000": "111111"}.get(colour, colour)


def painted(svg: str) -> str:
    new = repainted(svg.encode(), turned)
    assert new is not None
    return new.decode()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<path fill="#FF0000"/>', 'fill="#00FF00"'),
        ('<path fill="#f00"/>', 'fill="#00FF00"'),
        ('<path fill=" red "/>', 'fill="#00FF00"'),
        ('<path stroke="rgb(255, 0, 0)"/>', 'stroke="#00FF00"'),
        ('<path fill="hsl(0,100%,50%)"/>', 'fill="#00FF00"'),
        ('<path fill="#FF000080"/>', 'fill="#00FF0080"'),
        ('<path style="fill:#FF0000;stroke-width:2"/>', 'style="fill:#00FF00;stroke-width:2"'),
        ('<path style="stroke : red !important"/>', "stroke : #00FF00!important"),
        ("<style>.a{fill:#f00}.b{stroke-width:2}</style>", ".a{fill:#00FF00}.b{stroke-width:2}"),
        ("<style>.a{-x-fill:#f00}</style>", "-x-fill:#f00"),
        ('<stop stop-color="red"/>', 'stop-color="#00FF00"'),
        ('<path fill="currentColor"/>', 'fill="#111111"'),
        ('<path fill="none"/>', 'fill="none"'),
        ('<path fill="url(#a)"/>', 'fill="url(#a)"'),
        ('<path fill="#123456"/>', 'fill="#123456"'),
    ],
)
def test_colours(written: str, expected: str) -> None:
    assert expected in painted(f"<svg {NS}>{written}</svg>")


def test_what_says_nothing_of_its_fill_is_black() -> None:
    assert 'viewBox="0 0 2 1" fill="#111111"' in painted(f"<svg {NS}><path/></svg>")
    assert painted(f'<svg {NS} fill="#ABCDEF"/>').count("fill") == 1
    same = repainted(f"<svg {NS}><path/></svg>".encode(), lambda colour: colour)
    assert same is not None
    assert b"fill" not in same


@pytest.mark.parametrize("element", ["image", "mask", "filter"])
def test_what_cannot_be_exchanged_colour_by_colour_is_left_alone(element: str) -> None:
    assert repainted(f"<svg {NS}><g><{element}/></g></svg>".encode(), turned) is None
