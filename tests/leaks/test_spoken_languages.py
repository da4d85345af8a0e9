"""Every piece of every file is in the language it is written in: the document's, or its own.

The words of other languages here are invented, and so is no label among them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from test_notes_stay import built

from handout.content.document import read_document
from handout.model import LANGUAGES, Language
from handout.outputs import KINDS, output_path
from spoken import said_in, spoken, words_of, wrong

FRONT = """\
---
tittel: Ei prøve
undertittel: Med framande ord
dato: 2014-05-03
start: 09.00
minutt: 60
by: Trondheim
person: Kari Hansen
deltakarar: 24
tidsplan: kvar del
adresse: https://www.ks.no/
ark: [utfyllbart, plakat]
mål:
  - Å høyre kvart ord
utstyr:
  - Tusj
---
"""
BODY = """\
::: notat
**Sei:** [xazi]{lang=da} og [xeqi]{lang=se}.
:::

# Opning med [xazo]{lang=da} {tid=30}

## Tekst med [xazu]{lang=da}

Eit [xaqa **xaqe** xaqi]{lang=sv} ord.[^1] Ei [[lenkje](https://www.ks.no/) xaqo]{lang=sv}.

- Punkt med [xaqu]{lang=sv}
    - og [xaqy]{lang=en-US}

[Etter [xaqæ]{lang=sv}]{.kjelde}

::: notat
Notat med [xeza]{lang=fi}.

{lang=de}
> xeze xezi
>
> – Kari
:::

## Tabell

| Ord | Tyding |
|---|---|
| [xezo]{lang=da} | Noko |
| Anna | Med [xezu]{lang=da} |

: Bilettekst med [xezy]{lang=da}

## Heil tabell

{lang=pl}
| xeqa | xeqe |
|---|---|
| xeqo | xequ |

## Diagram

| Del | Tal |
|---|--:|
| Ein | 12 |
| To | 34 |

: Tal med [xeqy]{lang=da} {diagram=søyle}

## Framandt diagram

{lang=da diagram=kake}
| xaza | xaze |
|---|--:|
| xazy | 12 |
| xazæ | 34 |

## Sitat

{lang=sv}
> Xozo xozi.
>
> – Kari Hansen, boka [xoza]{lang=da}

## Spørsmål

::: spørsmål
- Kva er [xoze]{lang=da}?
- Kven?
:::

## Påstand

::: påstand {lang=en}
Xoqo xoqi.
:::

## Aktivitet

::: aktivitet form=gruppe tid=5 svar=2 bord=6
Før [xoqa]{lang=da}.

1. Finn [xoqe]{lang=da}. (2 min)
2. Snakk. (3 min) {merke="byt"}

Etter.
:::

## Kort

::: kort
### Kort [xoqu]{lang=da}

Tekst [xoqy]{lang=da}.

### Andre

{lang=nl}
xozy xozu
:::

## Ark

::: ark
- Felt [xyza]{lang=da}: ___

Ord [xyze]{lang=da}
: ___ {linjer=3}
:::

## Evaluering

::: evaluering
- Kor [xyzo]{lang=da}? {skala=5}
:::

# Nytt

## Ordliste

Ord [xyzu]{lang=da}
: Tyding [xyqa]{lang=da}

{lang=is}
Xyqe
: xyqo xyqu

## Punkt {lang=da}

Xyqi xyzi.

- xiza xize

## Oppgåve {lang=sv}

::: aktivitet form=par tid=4 svar=1
1. Xizo xizu. (2 min)
:::

::: spørsmål
- Xizy xiqa?
:::

| xiqe | xiqo |
|---|---|
| xiqu | xiqy |

xiqæ.[^2]

## Bilete

![Eit bilete](media/a.png "Med [xuzo]{lang=da}")

[^1]: Fotnote med [xuza]{lang=da}.
[^2]: Fotnote.
"""
FOREIGN = {"da", "sv", "se", "en", "fi", "de", "pl", "nl", "is"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_piece_is_in_its_language(language: Language, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "ord"
    (folder / "media").mkdir(parents=True)
    Image.new("RGB", (64, 40), "#12505A").save(folder / "media" / "a.png")
    text = FRONT + BODY
    (folder / f"{language}.md").write_text(text, "utf-8")
    document, problems = read_document(text.encode(), f"{language}.md", language)
    assert document
    assert problems == []
    built(tmp_path / "content", tmp_path / "out")
    said = said_in(document)
    assert {tag.partition("-")[0] for tag in said} == FOREIGN | {language}
    found = []
    heard: dict[str, set[str]] = {}
    for kind in KINDS:
        path = tmp_path / "out" / output_path(kind, "ord", language)
        data = path.read_bytes()
        found += [f"{path.name}: {what}" for what in wrong(data, document)]
        for _, tag, words in spoken(data):
            heard.setdefault(tag, set()).update(words_of(words))
    assert found == []
    assert {tag: words - heard[tag] for tag, words in said.items() if words - heard[tag]} == {}


def test_a_wrong_language_is_found() -> None:
    """In a page; and no language is a wrong one."""
    document, _ = read_document((FRONT + BODY).encode(), "nn.md", "nn")
    assert document
    page = '<!doctype html><html lang="nn-NO"><p>Opning <i lang="da-DK">xazo</i>'
    assert wrong(page.encode(), document) == []
    assert len(wrong(page.replace("da-DK", "sv-SE").encode(), document)) == 1
    assert len(wrong(page.replace(' lang="da-DK"', "").encode(), document)) == 1
    assert len(wrong(page.replace("nn-NO", "nb-NO").encode(), document)) == 1
    assert len(wrong(page.replace(' lang="nn-NO"', "").encode(), document)) == 1
