"""The guides say what the program does: their vocabulary, their examples, their links."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from handout.content.document import read_document
from handout.content.vocabulary import markdown_table
from handout.model import LANGUAGES, Language

ROOT = Path(__file__).parents[1]
REGION = re.compile(r"(<!-- ordliste -->\n\n).*?(\n\n<!-- /ordliste -->)", re.DOTALL)
EXAMPLE = re.compile(r"^(?P<fence>`{3,})markdown\n(.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def guide(language: Language) -> Path:
    return ROOT / "docs" / f"skrive.{language}.md"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_vocabulary_of_the_guide_is_the_parsers(language: Language) -> None:
    """``make accept`` writes the table anew."""
    path = guide(language)
    text = path.read_text("utf-8")
    table = markdown_table(language).strip()
    fresh = REGION.sub(lambda found: found[1] + table + found[2], text)
    if os.environ.get("HANDOUT_ACCEPT"):
        path.write_text(fresh, "utf-8")
        text = fresh
    assert REGION.search(text)
    assert text == fresh


def _document(example: str) -> str:
    """The example with what it leaves out: front matter, and a slide to stand on."""
    if example.startswith("---\n"):
        return example if "\n## " in example else f"{example}\n## Tittel\n\ntekst\n"
    slide = "" if re.search(r"^## ", example, re.MULTILINE) else "## Tittel\n\n"
    return f"---\ntittel: Prøve\n---\n{slide}{example}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_guide_is_right(language: Language) -> None:
    examples = [found[2] for found in EXAMPLE.finditer(guide(language).read_text("utf-8"))]
    assert len(examples) > 10
    for example in examples:
        text = _document(example)
        _, problems = read_document(text.encode(), "nn.md", language)
        assert problems == [], example


@pytest.mark.parametrize(
    "page", ["README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]
)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    code = r"^```.*?^```|`[^`\n]+`"
    prose = re.sub(code, "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in LINK.findall(prose):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("name", ["skrive", "to-spraak", "tema", "ord"])
def test_the_two_guides_have_the_same_shape(name: str) -> None:
    """Headings, examples, lists and tables follow each other in the same order."""
    shapes = [
        re.findall(
            r"^(#+ | *`{3,}|\| |- |\d\. )",
            (ROOT / "docs" / f"{name}.{language}.md").read_text("utf-8"),
            re.MULTILINE,
        )
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]
