"""Everything for a workshop against another program's one PDF of slides, as somebody waits for it.

``make bench`` runs it. Wall time of whole processes, because Marp leaves its work to a browser;
each in turn, round after round, and the median of each. Ours are two decks and eight PDFs (booklet,
run sheet, worksheets and slide sheets in both languages), from nothing; Marp's is one deck of 25
slides in one language. Prints a table in Markdown; exit status 1 when ours takes longer.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from peers import marp_markdown
from processes import ENVIRONMENT, cost

from bench import HANDOUT, ROOT

KINDS = "deck,hefte,plan,ark,lysark"
SLIDES = 25


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, required=True, help="a Python beside which Marp is")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--workshop", type=Path, default=ROOT / "content" / "leiing")
    arguments = parser.parse_args()
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    marp_program = arguments.peers.absolute().parents[1] / "marp" / "node_modules" / ".bin" / "marp"
    if not marp_program.exists() or browser is None:
        print("Marp is not measured: it needs npm and Chromium.")
        return 0
    # Chromium has no sandbox for root.
    ENVIRONMENT.update(CHROME_PATH=browser, **({"CHROME_NO_SANDBOX": "1"} if _root() else {}))
    waited: dict[str, list[float]] = {"ours": [], "marp": []}
    with tempfile.TemporaryDirectory(prefix="handout-bench-") as name:
        folder = Path(name)
        out = folder / "build"
        shutil.copytree(arguments.workshop, folder / "content" / "w")
        slides = marp_markdown((arguments.workshop / "nn.md").read_text("utf-8"), SLIDES)
        (folder / "slides.md").write_text(slides, "utf-8")
        commands = {
            "ours": [
                *(*HANDOUT, "build", "--kind", KINDS, "--content", str(folder / "content")),
                *("--themes", str(ROOT / "themes"), "--out", str(out)),
            ],
            "marp": [
                *(str(marp_program), "--pdf", "--no-stdin"),
                *("slides.md", "--output", "slides.pdf"),
            ],
        }
        for _ in range(arguments.rounds):
            for program, command in commands.items():
                shutil.rmtree(out, ignore_errors=True)
                waited[program].append(cost(command, folder).wall_s)
                if program == "ours":
                    made = sorted(path.name for path in out.rglob("*.p[dp][ft]*"))
                    assert len(made) == 10, made
    ours, marp = (median(waited[program]) for program in ("ours", "marp"))
    kept = ours <= marp
    print("| | wall, s |")
    print("|---|--:|")
    print(f"| handout: two decks and eight PDFs, both languages | {ours:.2f} |")
    print(f"| marp --pdf: {SLIDES} slides, one language | {marp:.2f} |")
    print(f"\n- {'✓' if kept else '✗'} {ours / marp:.2f} times as long, at most 1")
    return int(not kept)


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    sys.exit(main())
