"""``python -m handout.templates [NAME…]``: write the templates of the named themes, or of all."""

from __future__ import annotations

import argparse
from pathlib import Path

from handout.templates.bitmaps import draw_forms
from handout.templates.deck import template_bytes
from handout.templates.designs import DESIGNS, FACES
from handout.templates.faces import draw_faces


def main() -> None:
    cli = argparse.ArgumentParser(prog="python -m handout.templates", description=__doc__)
    cli.add_argument("names", nargs="*", metavar="NAME", help="a theme; all when left out")
    cli.add_argument("--themes", type=Path, default=Path("themes"), help="the folder of themes")
    said = cli.parse_args()
    if unknown := set(said.names) - set(DESIGNS):
        cli.error(f"no such template: {', '.join(sorted(unknown))}; there is {', '.join(DESIGNS)}")
    for name in said.names or DESIGNS:
        folder = said.themes / name
        (folder / "deck.pptx").write_bytes(template_bytes(DESIGNS[name](folder)))
        draw_forms(folder / "drawings")
        if name in FACES:
            draw_faces(*FACES[name], folder / "fonts")


if __name__ == "__main__":
    main()
