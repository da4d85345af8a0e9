"""Nothing that handout itself writes into a file is in the other form of Norwegian.

A workshop of invented words (:mod:`neutral`) becomes everything it can become. Whatever else is
found in the files has been written by us, and has to stand among our words of that language.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from neutral import is_own, write_workshop
from shown import shown, words_of

import handout
from handout.build import build
from handout.language.labels import labels
from handout.language.template_words import template_words
from handout.model import Language
from handout.outputs import KINDS, LANGUAGES, POSTER, output_path
from handout.request import Request
from shipping import Quiet

ROOT = Path(__file__).parents[2]

BABELS = {"mai", "minutt", "minutter"}
"""What Babel writes: the workshop is in May, and one minute is «1 minutt» in both forms."""

NAMES = "handout nn nb pdf html zip kb mb excel microsoft office saman ark"
COLOURS = "apricot grey mist rust dark sky snow wood chart"
WORKBOOKS = "worksheets theme df cac af false"
METADATA = "conforms file identification integer internal iso of part pdfuaid the ua"
NOBODYS = frozenset(f"{NAMES} {COLOURS} {WORKBOOKS} {METADATA}".split())
"""Words of no form of Norwegian: names, those of a theme's colours, what a workbook and
the schemas of PDF/A and PDF/UA (ISO 16684-1) say of themselves."""

TEMPLATE_WORDS: Mapping[str, str] = tomllib.loads(
    (Path(handout.__file__).parent / "language" / "template_words.toml").read_text("utf-8")
)["words"]


def ours(language: Language) -> set[str]:
    """Every word handout has for this language."""
    of_templates = TEMPLATE_WORDS.keys() if language == "nn" else TEMPLATE_WORDS.values()
    texts = [*labels(language).values(), *of_templates]
    return {word for text in texts for word in words_of(text)} | BABELS | NOBODYS


def foreign(data: bytes, *languages: Language) -> set[str]:
    """What a file says that neither the workshop nor handout says in these languages."""
    return {word for word in shown(data) if not is_own(word)}.difference(*map(ours, languages))


def other(language: Language) -> Language:
    return "nb" if language == "nn" else "nn"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_generated_word_of_the_other_form(tmp_path: Path, language: Language) -> None:
    write_workshop(tmp_path / "content" / "zaqo", language)
    result = build(
        Request(
            content=str(tmp_path / "content"),
            themes=str(ROOT / "themes"),
            out=str(tmp_path / "out"),
            jobs=1,
            site=True,
        ),
        Quiet(),
    )
    assert not result.bugs, result.bugs[0].traceback
    texts = {
        str(path.relative_to(tmp_path / "out")): path.read_bytes()
        for path in sorted((tmp_path / "out").rglob("*"))
        if path.suffix in {".pptx", ".pdf", ".html", ".zip"}
        and f"{other(language)}/" not in str(path)
    }
    assert set(texts) > {output_path(kind, "zaqo", language) for kind in KINDS}
    # Where a visitor chooses between the two, both are spoken.
    assert foreign(texts.pop("index.html"), *LANGUAGES) == set()
    leaks = {name: foreign(data, language) for name, data in texts.items()}
    assert {name: words for name, words in leaks.items() if words} == {}
    # The same search does find the other form's words. A poster says only what both have.
    poster = output_path(POSTER, "zaqo", language)
    assert [name for name in texts if not foreign(texts[name], other(language))] == [poster]
    said = set().union(*map(shown, texts.values()))
    spoken = [key for key, text in labels(language).items() if said.issuperset(words_of(text))]
    assert len(spoken) / len(labels(language)) > 0.8, "the workshop shows too little of what we say"


def test_a_leaked_word_is_found() -> None:
    """In any of the formats: a name in the selection pane, an attribute of a page."""
    page = '<!doctype html><html lang="nb"><img alt="Bilete: zaqe"><style>p { innhald: x }</style>'
    assert foreign(page.encode(), "nb") == {"bilete"}
    assert foreign(page.encode(), "nn") == set()
    slide = b'<?xml version="1.0"?><cNvPr name="Innhald 2"/>'
    assert foreign(slide, "nb") == {"innhald"}
    assert foreign(slide.replace(b"Innhald", b"Innhold"), "nn") == {"innhold"}


@pytest.mark.parametrize("theme", ["base", "kommune", "saman", "sal"])
def test_all_words_of_a_template_are_known_in_both_forms(theme: str) -> None:
    """Whoever draws a new layout gives its names and prompts in both."""
    unknown = set()
    for text in _for_editors(ROOT / "themes" / theme / "deck.pptx"):
        nynorsk = template_words(template_words(text, "nb-NO"), "nn-NO")
        name = re.sub(" [0-9]+$", "", nynorsk)
        if name and not text.isdecimal() and not {name, nynorsk} & TEMPLATE_WORDS.keys():
            unknown.add(text)
    assert unknown == set()


def _for_editors(template: Path) -> Iterator[str]:
    pattern = r'<p:(?:cNvPr|cSld)\b[^>]*?\bname="([^"]*)|<a:t>([^<]*)'
    with zipfile.ZipFile(template) as package:
        for part in package.namelist():
            if re.match(r"ppt/(slideLayouts|slideMasters|notesMasters)/\w+\.xml", part):
                for name, prompt in re.findall(pattern, package.read(part).decode()):
                    yield name or prompt


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Innhald", "nb-NO", "Innhold"),
        ("Innhald 2", "nb-NO", "Innhold 2"),
        ("Innhald 2", "nn-NO", "Innhald 2"),
        ("Innhold 2", "nn-NO", "Innhald 2"),
        ("hill 3", "nn-NO", "Teikning 3"),
        ("hill", "nb-NO", "Tegning"),
        ("Kommunevåpen 2", "nb-NO", "Kommunevåpen 2"),
        ("Del 1 av 5", "nb-NO", "Del 1 av 5"),
        ("", "nb-NO", ""),
    ],
)
def test_template_words(text: str, lang: str, expected: str) -> None:
    assert template_words(text, lang) == expected


def test_no_two_nynorsk_words_share_their_bokmal() -> None:
    """Each can be told from the other on the way back."""
    assert len(set(TEMPLATE_WORDS.values())) == len(TEMPLATE_WORDS)
