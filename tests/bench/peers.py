"""The programs we compare with, which make decks alone; each is called as suits it best."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_MARKDOWN_PPTX = """\
import sys
from markdown_slides.cli import main
sys.exit(main())
"""


class Peers:
    """``python`` is one that has pypandoc, with its pandoc, and markdown-pptx."""

    def __init__(self, python: str) -> None:
        self._python = str(Path(python).absolute())
        asked = "import pypandoc; print(pypandoc.get_pandoc_path())"
        found = subprocess.run(
            [self._python, "-c", asked], check=True, capture_output=True, text=True
        )
        self._pandoc = found.stdout.strip()

    def pandoc(self, source: Path, deck: Path) -> list[str]:
        return [self._pandoc, str(source), "--output", str(deck), "--slide-level=2"]

    def markdown_pptx(self, source: Path, deck: Path) -> list[str]:
        """Writes what it can read of the source beside the deck."""
        plain = deck.with_name(f"{source.stem}.plain.md")
        plain.write_text(plain_markdown(source.read_text("utf-8")), "utf-8")
        return [self._python, "-c", _MARKDOWN_PPTX, str(plain), str(deck), "--force"]


def plain_markdown(text: str) -> str:
    """What markdown-pptx can read of a workshop: it has a slide for each ``#``, no picture or
    table beside text, and knows neither front matter, fences, attributes, footnotes nor SVG."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"^\[\^\w+\]:.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^:::.*$|\[\^\w+\]|\{[^}]*\}", "", text, flags=re.MULTILINE)
    text = re.sub(r"^!\[.*\.svg.*\)$", "", text, flags=re.MULTILINE)
    blocks: list[str] = []
    title, alone = "", False
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith(("# ", "## ")):
            title, alone = block.lstrip("# "), False
            blocks.append(f"# {title}")
            continue
        if alone or (block.startswith(("![", "|")) and blocks[-1] != f"# {title}"):
            blocks.append(f"# {title}")
        alone = block.startswith(("![", "|"))
        blocks.append(block)
    return "\n\n".join(blocks) + "\n"


def marp_markdown(text: str, slides: int) -> str:
    """What Marp can read of a workshop: its first ``slides`` slides, in Marp's own plain theme."""
    pages = re.split(r"(?m)^(?=# )", plain_markdown(text))
    return "---\nmarp: true\n---\n\n" + "\n---\n\n".join([page for page in pages if page][:slides])
