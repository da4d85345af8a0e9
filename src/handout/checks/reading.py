"""Remarks on behalf of those who listen to the document instead of seeing it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.model import Document, Link, Picture, Table, plain
from handout.problems import Problem, warning
from handout.walk import document_blocks, document_texts, every_inline

_FILE_NAME = re.compile(r"\S+\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)", re.IGNORECASE)
_CAMERA_NAME = re.compile(r"(?:img|dsc|dscn|dscf|pxl|image|bilete?|bilde)[\s_-]*\d*", re.IGNORECASE)

_SAYS_NOTHING = frozenset(
    (
        "her",
        "klikk her",
        "trykk her",
        "sjå her",
        "se her",
        "meir",
        "mer",
        "les meir",
        "les mer",
        "lenkje",
        "lenke",
        "denne lenkja",
        "denne lenken",
        "link",
        "here",
        "click here",
        "more",
        "read more",
    )
)
"""Link texts that say nothing to somebody who hears the links of a page one by one
(WCAG 2.2, success criterion 2.4.4)."""


def alt_is_file_name(document: Document) -> Iterator[Problem]:
    """PowerPoint's accessibility checker counts a file name as missing alt text, and so do we."""
    for block in document_blocks(document):
        if isinstance(block, Picture) and not block.decorative:
            alt = block.alt.strip()
            if _FILE_NAME.fullmatch(alt) or _CAMERA_NAME.fullmatch(alt):
                yield warning("alt-file-name", document.file, block.line, alt=alt)


def unclear_link(document: Document) -> Iterator[Problem]:
    for text, line in document_texts(document):
        for inline in every_inline(text):
            if isinstance(inline, Link):
                words = plain(inline.children)
                if words.strip(" .!»«›>").casefold() in _SAYS_NOTHING:
                    yield warning("link-says-nothing", document.file, line, words=words)


def same_words_elsewhere(document: Document) -> Iterator[Problem]:
    """Two links that sound alike and lead to different places cannot be told apart in a list of
    the links (WCAG 2.2, success criteria 2.4.4 and 2.4.9)."""
    first: dict[str, tuple[str, int]] = {}
    for text, line in document_texts(document):
        for inline in every_inline(text):
            if not isinstance(inline, Link):
                continue
            words = " ".join(plain(inline.children).split())
            if not words or words.casefold() in _SAYS_NOTHING:
                continue
            href, other = first.setdefault(words.casefold(), (inline.href, line))
            if href != inline.href:
                values = {"words": words, "other": other}
                yield warning("link-same-words", document.file, line, **values)


def table_without_rows(document: Document) -> Iterator[Problem]:
    for block in document_blocks(document):
        if isinstance(block, Table) and not block.rows:
            yield warning("table-no-rows", document.file, block.line)


def empty_table_header(document: Document) -> Iterator[Problem]:
    """A heading without words, but for the corner above a column of row headings."""
    for block in document_blocks(document):
        if isinstance(block, Table):
            for number, cell in enumerate(block.header[1:], 2):
                if not plain(cell.inlines).strip():
                    yield warning("table-header-empty", document.file, block.line, column=number)
