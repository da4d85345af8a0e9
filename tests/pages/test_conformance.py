"""Every booklet is PDF/UA-1 and PDF/A-2a in one file, says veraPDF."""

from __future__ import annotations

from pathlib import Path

from pages_sample import ROOT, document, paragraph, theme

from handout.content.workshop import load_workshop
from handout.pages.booklet import render_booklet
from verapdf.conformance import failures


def test_everything_there_is_conforms(booklet: bytes, folder: Path, tmp_path: Path) -> None:
    """Every kind of content, the plainest theme and the workshops that ship."""
    files = {
        "everything": booklet,
        "nearly-nothing": render_booklet(document(paragraph("Ord.")), theme("base"), folder),
    }
    for example in sorted((ROOT / "content").iterdir()):
        workshop, _ = load_workshop(example, shown_as=f"content/{example.name}")
        assert workshop is not None
        files[example.name] = render_booklet(workshop.documents["nb"], theme(), example)
    paths = []
    for name, data in files.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        paths.append(path)
    assert failures(paths) == []


def test_a_file_that_does_not_conform_is_found(tmp_path: Path) -> None:
    """The check above can fail: WeasyPrint's own output of a loose list does."""
    import weasyprint

    path = tmp_path / "stock.pdf"
    html = '<html lang="nn"><title>t</title><ul><li><p>laus</p></li></ul>'
    path.write_bytes(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))
    found = failures([path], ["ua1"])
    assert found
    assert any("LBody" in failure for failure in found)
