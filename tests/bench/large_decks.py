"""Decks of 25, 250 and 2500 slides: what they cost, how that grows, and what other programs need.

``make bench`` runs it. Whole processes in one go; seconds are CPU, user and system. Two kinds of
content: every slide with a list, a picture of its own and notes, which the targets are set for; and
lists alone, which other programs are fastest at, for comparison. Prints a table in Markdown; exit
status 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import math
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from peers import Peers
from PIL import Image
from processes import Cost, cost

from bench import HANDOUT, ROOT

SIZES = (25, 250, 2500)
SLIDES_A_PART = 25
SMALL_ROUNDS, LARGE_ROUNDS = 5, 1
"""The small decks are measured several times, in turn; the largest takes others minutes."""

MOST_TIMES_PANDOC = 2.0
"""A deck of 25 slides, in pandoc's CPU time."""
LEAST_TIMES_FASTER = 10.0
"""A deck of 2500 slides, than the fastest of the others on the same content."""
MOST_EXPONENT = 1.05
"""Of the growth from 250 to 2500 slides: 1 is linear."""
MOST_MIB = 150.0
"""In memory, for 2500 slides with pictures and notes."""

_WORDS = (
    *("leiing", "nærvær", "tillit", "medarbeidar", "kommune", "sjukefråvær", "samtale", "oppgåve"),
    *("rolle", "ansvar", "kultur", "humor", "støtte", "endring", "mål", "plan", "møte", "tid"),
)


class Content(NamedTuple):
    """``write`` puts a workshop of so many slides into a folder."""

    name: str
    write: Callable[[Path, int], None]


class Row(NamedTuple):
    program: str
    content: str
    slides: int
    cost: Cost


def lists(folder: Path, slides: int) -> None:
    """A title and four points a slide."""
    chance = random.Random(slides)  # noqa: S311 - chance for a benchmark, not for secrets
    blocks = [f"## Lysbilete {n}\n\n{_points(chance, 4)}" for n in range(1, slides + 1)]
    _write(folder, blocks)


def pictures_and_notes(folder: Path, slides: int) -> None:
    """A title, three points, a picture that no other slide has, and notes."""
    chance = random.Random(slides)  # noqa: S311
    (folder / "media").mkdir(parents=True)
    blocks: list[str] = []
    for n in range(1, slides + 1):
        if n % SLIDES_A_PART == 1:
            blocks.append(f"# Del {n // SLIDES_A_PART + 1}")
        colour = (n % 256, n * 7 % 256, n // 256 * 20)
        Image.new("RGB", (320, 200), colour).save(folder / "media" / f"{n}.jpg")
        blocks += [
            f"## Lysbilete {n}\n\n{_points(chance, 3)}",
            f"![Bilete nummer {n}](media/{n}.jpg)",
            f"::: notes\n{sentence(chance, 25)}\n:::",
        ]
    _write(folder, blocks)


def _points(chance: random.Random, amount: int) -> str:
    return "\n".join(f"- {sentence(chance, 6)}" for _ in range(amount))


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _write(folder: Path, blocks: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    front = "---\ntittel: Ein stor verkstad\nspråk: nn\n---\n\n"
    (folder / "nn.md").write_text(front + "\n\n".join(blocks) + "\n", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", required=True, help="a Python with pypandoc and markdown-pptx")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="handout-bench-") as folder:
        rows = list(_measured(Path(folder), Peers(arguments.peers)))
    print(_table(rows))
    found = list(_comparisons(rows))
    print("\n" + "\n".join(f"- {'✓' if kept else '✗'} {said}" for said, kept in found))
    return int(not all(kept for said, kept in found if "pictures" in said))


def _measured(folder: Path, peers: Peers) -> Iterator[Row]:
    for content in (Content("pictures", pictures_and_notes), Content("lists", lists)):
        for slides in SIZES:
            place = folder / content.name / str(slides)
            content.write(place / "w", slides)
            yield from _of_size(place, content.name, slides, peers)


def _of_size(place: Path, content: str, slides: int, peers: Peers) -> Iterator[Row]:
    """Each program in turn, round after round; the median of each."""
    source, deck = place / "w" / "nn.md", place / "peer.pptx"
    out = place / "build"
    commands = {
        "handout": [
            *(*HANDOUT, "build", "--kind", "deck", "--content", str(place), "--out", str(out)),
            *("--themes", str(ROOT / "themes")),
        ],
        "pandoc": peers.pandoc(source, deck),
    }
    if content == "lists":
        # A picture needs a slide of its own there, and 7500 slides take it seven minutes.
        commands["markdown-pptx"] = peers.markdown_pptx(source, deck)
    costs: dict[str, list[Cost]] = {program: [] for program in commands}
    for _ in range(LARGE_ROUNDS if slides == max(SIZES) else SMALL_ROUNDS):
        for program, command in commands.items():
            shutil.rmtree(out, ignore_errors=True)
            costs[program].append(cost(command, source.parent))
    for program, found in costs.items():
        typical = Cost(median(c.cpu_s for c in found), max(c.peak_mib for c in found))
        yield Row(program, content, slides, typical)


def _comparisons(rows: list[Row]) -> Iterator[tuple[str, bool]]:
    """What is asked of the first kind of content, and the same of the second for comparison."""
    known = {(row.program, row.content, row.slides): row.cost for row in rows}
    small, middle, large = SIZES
    for content in ("pictures", "lists"):
        ours = {slides: known["handout", content, slides] for slides in SIZES}
        others = [
            row.cost.cpu_s
            for row in rows
            if row.program != "handout" and (row.content, row.slides) == (content, large)
        ]
        times = ours[small].cpu_s / known["pandoc", content, small].cpu_s
        said = f"{small} slides, {content}: {times:.2f} × pandoc, at most {MOST_TIMES_PANDOC:g}"
        yield said, times <= MOST_TIMES_PANDOC
        faster = min(others) / ours[large].cpu_s
        said = f"{large} slides, {content}: the fastest other needs {faster:.1f} times as long"
        yield f"{said}, at least {LEAST_TIMES_FASTER:g}", faster >= LEAST_TIMES_FASTER
        exponent = math.log10(ours[large].cpu_s / ours[middle].cpu_s)
        said = f"{middle} to {large} slides, {content}: exponent {exponent:.3f}"
        yield f"{said}, at most {MOST_EXPONENT:g}", exponent <= MOST_EXPONENT
        peak = ours[large].peak_mib
        said = f"{large} slides, {content}: {peak:.0f} MiB, at most {MOST_MIB:g}"
        yield said, peak <= MOST_MIB


def _table(rows: list[Row]) -> str:
    lines = ["| | content | slides | CPU, s | peak, MiB |", "|---|---|--:|--:|--:|"]
    lines += [
        f"| {row.program} | {row.content} | {row.slides} | {row.cost.cpu_s:.2f} "
        f"| {row.cost.peak_mib:.0f} |"
        for row in rows
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
