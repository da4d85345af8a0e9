"""What is written for the facilitator is in the facilitator's files, and in no other."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from said import bare, said

from handout.build import build
from handout.content.document import read_document
from handout.model import Block, Document, Language, List, Notes, Paragraph, plain
from handout.outputs import BOOKLET, DECK, KINDS, LANGUAGES, PAGE, RUN_SHEET, Kind, output_path
from handout.request import Request
from handout.walk import document_blocks, every_block
from shipping import Quiet

ROOT = Path(__file__).parents[2]
FACILITATORS = (DECK, RUN_SHEET)
"""Every kind that is not here is somebody else's to read, also those that come later."""

_SHORT = 12
"""Letters of a note that may well be said to the participants, too: «Pust ut.»"""


def built(content: Path, out: Path, kinds: tuple[Kind, ...] = KINDS) -> None:
    request = Request(
        content=str(content), themes=str(ROOT / "themes"), out=str(out), kinds=kinds, jobs=1
    )
    result = build(request, Quiet())
    assert not result.bugs, result.bugs[0].traceback
    assert result.made


def for_participants(out: Path, language: Language) -> dict[str, str]:
    """Name of each file that participants get → what it says. A page for both languages counts."""
    other = next(one for one in LANGUAGES if one != language)
    workshops = [path.name for path in out.iterdir() if path.is_dir()]
    facilitators = {
        output_path(kind, workshop, language) for kind in FACILITATORS for workshop in workshops
    }
    files = {
        str(path.relative_to(out)): path
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix in {".pdf", ".html"}
    }
    return {
        name: said(path.read_bytes())
        for name, path in files.items()
        if name not in facilitators and f".{other}." not in name
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("workshop", ["leiing", "god-verkstad"])
def test_no_note_of_a_shipped_workshop(ships: Path, workshop: str, language: Language) -> None:
    file = ROOT / "content" / workshop / f"{language}.md"
    document, _ = read_document(file.read_bytes(), str(file), language)
    assert document is not None
    notes = list(noted(document))
    assert len(notes) > 20
    texts = for_participants(ships, language)
    assert len(texts) >= 2
    leaked = [(name, note) for name, text in texts.items() for note in notes if bare(note) in text]
    assert leaked == []
    deck = said((ships / output_path(DECK, workshop, language)).read_bytes())
    assert [note for note in notes if bare(note) not in deck] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_wherever_it_stands(tmp_path: Path, language: Language) -> None:
    """A workshop with a secret in every place that the dialect has for one."""
    secrets = Secrets()
    folder = tmp_path / "content" / "prove"
    folder.mkdir(parents=True)
    (folder / f"{language}.md").write_text(workshop_with(secrets, language), "utf-8")
    built(tmp_path / "content", tmp_path / "out")
    texts = for_participants(tmp_path / "out", language)
    participants = {kind for kind in KINDS if kind not in FACILITATORS}
    assert {output_path(kind, "prove", language) for kind in participants} >= set(texts)
    assert len(texts) >= 2
    for kind in (BOOKLET, PAGE):
        assert bare("Tekst til alle.") in texts[output_path(kind, "prove", language)]
    leaked = [(n, word) for n, text in texts.items() for word in secrets.told if word in text]
    assert leaked == []
    for kind in FACILITATORS:
        known = said((tmp_path / "out" / output_path(kind, "prove", language)).read_bytes())
        assert [word for word in secrets.told if word not in known] == [], kind.name


def noted(document: Document) -> Iterator[str]:
    """The paragraphs and items of all notes."""
    for block in document_blocks(document):
        if isinstance(block, Notes):
            for inner in every_block(block.blocks):
                yield from (text for text in _texts(inner) if len(bare(text)) > _SHORT)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inlines=inlines):
            yield plain(inlines)
        case List(items=items):
            yield from (
                plain(b.inlines) for i in items for b in i.blocks if isinstance(b, Paragraph)
            )
        case _:
            pass


class Secrets:
    """Words that no language has, each told once."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self._letters = itertools.product(string.ascii_lowercase, repeat=2)

    def note(self) -> str:
        words = [self._word() for _ in range(5)]
        return (
            f"::: notat\n**Sei:** {words[0]} med *{words[1]}*.\n\n- {words[2]}\n- to {words[3]}\n\n"
            f"> {words[4]}\n:::"
        )

    def _word(self) -> str:
        word = "qzx" + "".join(next(self._letters)) + "xzq"
        self.told.append(word)
        return word


def workshop_with(secrets: Secrets, language: Language) -> str:
    note = secrets.note
    return f"""---
tittel: Prøve
språk: {language}
start: "09.00"
minutt: 30
---

{note()}

# Før {{tid=10}}

{note()}

## Ei side

Tekst til alle.

{note()}

Meir tekst.

- eitt
- to

{note()}

---

Held fram.

{note()}

## Oppgåva

{note()}

::: aktivitet form=par tid=5 svar=2
Snakk saman.

1. Eitt steg. (5 min)
:::

{note()}

# Etter {{tid=20}}

## Spalter

:::: spalter
::: spalte
Venstre.
:::
::: spalte
Høgre.
:::
::::

{note()}

## Kort

::: kort
### Eitt
Spørsmål.
:::

{note()}

## Svarark

::: ark
- Tema {{linjer=2}}
:::

{note()}

## Hoppa over {{.hopp-over}}

Reserve.

{note()}
"""
