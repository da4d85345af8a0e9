r"""Small documents over the whole dialect, read from the text cases under ``cases/``.

The name of a case is that of its workshop. Above the dot stands a document; one without front
matter gets its name for a title. A line ``@180 - Punkt {n}`` stands for 180 such lines, numbered
from 1, with ``\n`` for a line break. Below the dot stands what ``handout check`` remarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from handout.model import Language

CASES = Path(__file__).parent / "cases"

_REPEATED = re.compile(r"^@(\d+) (.*\n)", re.MULTILINE)


class Example(NamedTuple):
    """A document of the corpus, as Markdown."""

    name: str
    text: str

    @property
    def language(self) -> Language:
        return "nb" if "\nspråk: nb\n" in self.text else "nn"

    @property
    def body(self) -> str:
        """What stands after the front matter."""
        return self.text.split("---\n", 2)[2]


def example(name: str, written: str) -> Example:
    text = _REPEATED.sub(_repeat, written)
    if not text.startswith("---\n"):
        text = f"{_front_matter(name)}{text}"
    return Example(name, text)


def _front_matter(name: str) -> str:
    return f"---\ntittel: {name}\nspråk: nn\n---\n\n"


def _repeat(found: re.Match[str]) -> str:
    line = found[2].replace("\\n", "\n")
    return "".join(line.replace("{n}", str(number)) for number in range(1, int(found[1]) + 1))


def gathered(examples: Iterable[Example]) -> list[Example]:
    """The examples that are about what stands inside a document, several to a document: it takes
    as long to make and judge one as all that is in it. Each is a part of its own, and none shares
    the name of a note or of a place with another. A document is called as the first in it."""
    whole: list[Example] = []
    gatherings: list[list[Example]] = []
    for written in examples:
        if not written.text.startswith(_front_matter(written.name)) or _PARTS.search(written.text):
            whole.append(written)
            continue
        named = set(_NAMED.findall(written.text))
        for gathering in gatherings:
            meets = any(named.intersection(_NAMED.findall(other.text)) for other in gathering)
            if len(gathering) < _MOST and not meets:
                gathering.append(written)
                break
        else:
            gatherings.append([written])
    return whole + [_together(gathering) for gathering in gatherings]


def _together(examples: list[Example]) -> Example:
    parts = (f"# {one.name}\n{one.body}" for one in examples)
    name = examples[0].name
    return Example(name, "\n".join((_front_matter(name), *parts)))


_MOST = 12
_NAMED = re.compile(r"^\[\^\w+\]:|\{#[\w-]+", re.MULTILINE)
_PARTS = re.compile(r"^# ", re.MULTILINE)


def write_workshop(content: Path, written: Example) -> Path:
    """The example as the folder of a workshop, with pictures to show."""
    folder = content / written.name
    _draw_pictures(folder / "media")
    (folder / f"{written.language}.md").write_text(written.text, "utf-8")
    return folder


def _draw_pictures(folder: Path) -> None:
    """Pictures of every kind and shape."""
    from PIL import Image

    folder.mkdir(parents=True)
    photograph = Image.linear_gradient("L").convert("RGB")
    photograph.save(folder / "foto.jpg", quality=80)
    photograph.resize((12, 480)).save(folder / "hog.png")
    photograph.resize((960, 24)).save(folder / "brei.png")
    Image.new("RGBA", (40, 20), (180, 67, 42, 120)).save(folder / "pynt.png")
    for name, inside in _DRAWINGS.items():
        (folder / name).write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{inside}</svg>', "utf-8"
        )


_DRAWINGS = {
    "teikning.svg": '<rect width="40" height="20" fill="#12505A"/>',
    "tekst.svg": '<text x="2" y="12" font-size="8" font-family="sans-serif">Bygda</text>',
}
