"""The footnotes that a page refers to, for the list at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.pages.html import Html
from handout.pages.references import note_id, reference_id

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote at the end, with the ids of the places that refer to it."""

    id: str
    label: str
    text: Markup
    references: tuple[str, ...]


def footnotes(page: Html) -> tuple[Note, ...]:
    """In the order of their first reference; a note may itself refer to further ones."""
    texts: dict[str, Markup] = {}
    page.references.place = None
    while waiting := [name for name in page.references.footnotes if name not in texts]:
        for name in waiting:
            texts[name] = page.blocks(page.document.footnotes[name].blocks, level=3)
    return tuple(
        Note(
            note_id(name),
            name,
            texts[name],
            tuple(reference_id(name, number) for number in range(1, count + 1)),
        )
        for name, count in page.references.footnotes.items()
    )
