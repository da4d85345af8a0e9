"""Small documents over the whole dialect: what is remarked on each, and how their PDFs, and those
of the workshops that ship, are for somebody who listens to them."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest

from corpus import CASES, example, gathered, write_workshop
from handout.build import build
from handout.checks import check
from handout.content.document import read_document
from handout.content.workshop import load_workshop
from handout.model import LANGUAGES
from handout.outputs import BOOKLET, KINDS, output_path
from handout.request import Request
from handout.themes.load import load_theme, theme_names
from shipping import Quiet
from spoken import wrong
from tag_rules import complaints
from text_cases import Case, every_case, text_cases
from verapdf.conformance import failures

ROOT = Path(__file__).parents[2]
THEMES = ROOT / "themes"

THEIRS = "saman"
"""The theme of the workshops that ship."""
THEME, _ = load_theme(THEIRS, THEMES)

pytestmark = pytest.mark.first

WORKSHOPS = sorted(folder.name for folder in (ROOT / "content").iterdir())

EVERY = os.environ.get("HANDOUT_EVERY") == "1"

FORM = "-utfylling."
PDFS = tuple(kind for kind in KINDS if kind.file.endswith(".pdf"))


def run(info: str, text: str) -> str:
    written = example(info, text)
    document, problems = read_document(written.text.encode(), "", written.language)
    remarks = problems + (check(document, THEME) if document else [])
    lines = []
    for problem in sorted(remarks):
        values = "".join(f" {name}={value}" for name, value in problem.values)
        lines.append(f"{problem.line} {problem.severity} {problem.code}{values}\n")
    return "".join(lines)


@pytest.mark.parametrize("case", text_cases(CASES, run))
def test_corpus_case(case: Case) -> None:
    """A document brings about the remarks that its case says, and no others."""
    assert run(case.info, case.text) == case.expected


def built(request: Request) -> list[Path]:
    """The PDFs of all workshops that have no errors."""
    result = build(request._replace(themes=str(THEMES)), Quiet())
    assert result.bugs == []
    assert result.made
    return [Path(path) for path in result.made]


def test_every_pdf_conforms_and_reads_well(tmp_path: Path, ships: Path) -> None:
    """Of the corpus and of the workshops that ship, in one run of the validator."""
    shipped = _shipped(tmp_path, ships)
    files = [*_corpus(tmp_path), *shipped]
    assert _complaints(files) == []
    assert _in_a_wrong_language(shipped) == []
    forms = [file for file in files if FORM in file.name]
    assert failures([file for file in files if file not in forms]) == []
    # A form to fill in is no record for an archive.
    assert failures(forms, ["ua1"]) == []


def _corpus(folder: Path) -> list[Path]:
    """A document with errors is not built; whatever else is written becomes a booklet, several
    examples to each (with ``HANDOUT_EVERY=1`` each its own)."""
    content = folder / "content"
    sound = [example(c.info, c.text) for _, c in every_case(CASES) if " error " not in c.expected]
    documents = sound if EVERY else gathered(sound)
    written = "".join(document.text for document in documents)
    assert [one.name for one in sound if one.body not in written] == []
    for document in documents:
        write_workshop(content, document)
    files = built(Request(str(content), out=f"{folder}/build", theme="saman", kinds=(BOOKLET,)))
    assert {file.parent.name for file in files} == {document.name for document in documents}
    return files


def _shipped(folder: Path, ships: Path) -> list[Path]:
    """Each kind of PDF in two themes, each time of another workshop or language; with
    ``HANDOUT_EVERY=1`` in all of them, which takes minutes."""
    everything = list(itertools.product(WORKSHOPS, LANGUAGES))
    files: list[Path] = []
    for number, theme in enumerate(theme_names(THEMES)):
        asked = everything if EVERY else [everything[number % len(everything)]]
        for workshop, language in asked:
            kinds = PDFS if EVERY else PDFS[number % 2 :: 2]
            if theme == THEIRS:
                paths = [ships / output_path(kind, workshop, language) for kind in kinds]
                files += filter(Path.exists, paths)
                continue
            request = Request(
                content=str(ROOT / "content"),
                out=str(folder / theme),
                theme=theme,
                workshops=(workshop,),
                languages=(language,),
                kinds=kinds,
            )
            files += built(request)
    return files


def _complaints(files: list[Path]) -> list[str]:
    return [f"{file.name}: {said}" for file in files for said in complaints(file.read_bytes())]


def _in_a_wrong_language(files: list[Path]) -> list[str]:
    documents = {
        f"{workshop} {language}": document
        for workshop in WORKSHOPS
        if (loaded := load_workshop(ROOT / "content" / workshop, shown_as=workshop)[0])
        for language, document in loaded.documents.items()
    }
    return [
        f"{file.name}: {said}"
        for file in files
        for said in wrong(
            file.read_bytes(), documents[f"{file.parent.name} {file.name.split('.')[-2]}"]
        )
    ]


def test_a_file_that_does_not_conform_or_read_well_is_found(tmp_path: Path) -> None:
    """The judges above can complain: WeasyPrint's own output of a loose list gives them reason."""
    import weasyprint

    path = tmp_path / "stock.pdf"
    html = '<html lang="nn"><title>t</title><ul><li><p>laus</p></li></ul>'
    path.write_bytes(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))
    said = _complaints([path])
    assert "stock.pdf: lists_have_their_numbering: a list without numbering or items" in said
    found = failures([path])
    assert any("LBody" in failure for failure in found)
    assert {failure.split("\t")[1] for failure in found} == {"ua1", "2a"}
