"""A workshop's folder: which files are read, and which pictures may be shown."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from handout import model
from handout.content.source import MAX_BYTES
from handout.content.workshop import load_workshop
from handout.messages import en, nb, nn

TEXT = "---\ntittel: T\n---\n## T\n"


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes((width + 7) // 8)) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "leiing"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "kaffe prat.png").write_bytes(png(4, 3))
    (tmp_path / "content" / "utanfor.png").write_bytes(png(4, 3))
    return folder


Load = Callable[[], tuple[model.Workshop | None, list[str]]]


@pytest.fixture
def load(folder: Path) -> Load:
    """Loads the folder; problems as ``file:line code values``, after their texts have been made."""

    def loaded() -> tuple[model.Workshop | None, list[str]]:
        workshop, problems = load_workshop(folder, shown_as="content/leiing")
        for problem in problems:
            for catalogue in (nn, nb, en):
                catalogue.MESSAGES[problem.code].format(**dict(problem.values))
        shown = [
            f"{p.file.removeprefix('content/leiing')}:{p.line} {p.severity} {p.code}"
            + "".join(f" {value}" for _, value in p.values)
            for p in problems
        ]
        return workshop, shown

    return loaded


def write(folder: Path, body: str, name: str = "nn.md") -> None:
    (folder / name).write_text(TEXT + body, "utf-8")


def pictures(workshop: model.Workshop | None) -> list[str]:
    assert workshop
    blocks = workshop.documents["nn"].parts[0].slides[0].blocks
    return [block.src for block in blocks if isinstance(block, model.Picture)]


def test_both_languages_are_read_and_nothing_is_said(folder: Path, load: Load) -> None:
    """A folder with both files and the picture they show has no problems."""
    write(folder, "![Alt](media/kaffe%20prat.png)\n")
    write(folder, "![Alt](<media/kaffe prat.png>)\n", "nb.md")
    workshop, problems = load()
    assert workshop
    assert (workshop.name, list(workshop.documents)) == ("leiing", ["nn", "nb"])
    assert workshop.folder == str(folder.resolve())
    assert pictures(workshop) == ["media/kaffe prat.png"]
    assert problems == []


def test_one_language_is_enough(folder: Path, load: Load) -> None:
    """A missing language is a notice, another Markdown file a warning."""
    write(folder, "")
    write(folder, "", "NB.md")
    workshop, problems = load()
    assert workshop
    assert problems == [
        ":0 notice workshop-one-language nb",
        "/NB.md:0 warning file-ignored",
    ]


def test_a_folder_without_content(load: Load) -> None:
    """Neither language: nothing to build."""
    assert load() == (None, [":0 error workshop-empty"])


def test_files_that_cannot_be_read(folder: Path, load: Load, tmp_path: Path) -> None:
    """A folder of that name, a link out of the folder, a file too large to be a workshop."""
    (folder / "nn.md").mkdir()
    (folder / "nb.md").symlink_to(tmp_path / "content" / "utanfor.png")
    assert load() == (
        None,
        ["/nb.md:0 error file-outside", "/nn.md:0 error file-unreadable"],
    )
    (folder / "nb.md").unlink()
    (folder / "nb.md").write_bytes(b"a" * (MAX_BYTES + 1))
    assert load()[1][0] == "/nb.md:0 error file-too-large 4"


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("media/kaffeprat.png", "picture-missing-meant media/kaffe prat.png media/kaffeprat.png"),
        ("kaffe%20prat.png", "picture-missing-meant media/kaffe prat.png kaffe prat.png"),
        ("media/KAFFE.PNG", "picture-missing-meant media/kaffe prat.png media/KAFFE.PNG"),
        ("media/kafeprat.jpg", "picture-missing-meant media/kaffe prat.png media/kafeprat.jpg"),
        ("media/blikk.png", "picture-missing media/blikk.png"),
        ("media/noko-heilt-anna.svg", "picture-missing media/noko-heilt-anna.svg"),
        ("media", "picture-missing media"),
        ("<>", "picture-no-file"),
        ("../utanfor.png", "picture-outside ../utanfor.png"),
        ("media/../../utanfor.png", "picture-outside media/../../utanfor.png"),
        ("media/%2e%2e/../../a.png", "picture-outside media/../../../a.png"),
        ("/etc/passwd", "picture-outside /etc/passwd"),
        ("C:\\\\bilete.png", "picture-outside C:\\bilete.png"),
        ("file:///etc/passwd", "picture-remote file:///etc/passwd"),
        ("media/a%00.png", "picture-outside media/a\0.png"),
        ("https://a.no/b.png", "picture-remote https://a.no/b.png"),
        ("//a.no/b.png", "picture-remote //a.no/b.png"),
        ("data:image/png;base64,AAAA", "picture-remote data:image/png;base64,AAAA"),
        ("media/lenkje.png", "picture-outside media/lenkje.png"),
        ("media/tekst.png", "picture-not-a-picture media/tekst.png"),
    ],
)  # fmt: skip
def test_pictures_that_cannot_be_shown(
    folder: Path, load: Load, address: str, problem: str
) -> None:
    """Each is an error with its line, and its alternative text stands in its place."""
    (folder / "media" / "lenkje.png").symlink_to(folder.parent / "utanfor.png")
    (folder / "media" / "tekst.png").write_text("ikkje eit bilete")
    write(folder, f'\n![Alt]({address} "Bilettekst")\n')
    workshop, problems = load()
    assert problems[1:] == [f"/nn.md:6 error {problem}"]
    assert pictures(workshop) == []
    assert workshop
    (block,) = workshop.documents["nn"].parts[0].slides[0].blocks
    assert isinstance(block, model.Paragraph)
    assert model.plain(block.inlines) == "Alt Bilettekst"


def test_a_large_picture_is_made_smaller(folder: Path, load: Load) -> None:
    """That is good to know, and nothing to do about."""
    (folder / "media" / "stort.png").write_bytes(png(3000, 10))
    write(folder, "![Alt](./media/../media/stort.png)\n")
    workshop, problems = load()
    assert pictures(workshop) == ["media/stort.png"]
    assert problems[1:] == ["/nn.md:5 notice picture-large 10 2400 media/stort.png 3000"]


@pytest.mark.parametrize(
    ("address", "found", "said"),
    [
        ('"media/kaffe prat.png"', "media/kaffe prat.png", []),
        ("media/kaffe%20prat.png", "media/kaffe prat.png", []),
        ("noko-heilt-anna.jpg", None, ["/nn.md:6 error picture-missing noko-heilt-anna.jpg"]),
        ("../utanfor.png", None, ["/nn.md:6 error picture-outside ../utanfor.png"]),
        ("media/tekst.svg", None, ["/nn.md:6 error picture-not-a-picture media/tekst.svg"]),
    ],
)
def test_a_background_is_looked_for_like_a_picture(
    folder: Path, load: Load, address: str, found: str | None, said: list[str]
) -> None:
    """It stays behind what follows ``---``, and is spoken of once."""
    (folder / "media" / "tekst.svg").write_text("ikkje ei teikning")
    write(folder, f"\n## Rom {{bakgrunn={address}}}\n\nA\n\n---\n\nB\n")
    workshop, problems = load()
    assert problems[1:] == said
    assert workshop
    slides = workshop.documents["nn"].parts[0].slides[1:]
    assert [slide.background for slide in slides] == [found, found]


def test_an_inline_picture_is_not_fetched(folder: Path, load: Load) -> None:
    """A picture in the text itself is refused, even a whole one."""
    data = base64.b64encode(png(1, 1)).decode()
    write(folder, f"![Alt](data:image/png;base64,{data})\n")
    assert "picture-remote" in load()[1][1]


def test_a_file_with_errors_still_gives_a_document(folder: Path, load: Load) -> None:
    """A draft shows what can be read."""
    write(folder, "::: notta\nTekst\n:::\n![Alt](borte.png)\n")
    workshop, problems = load()
    assert workshop
    assert [p.split()[2] for p in problems] == [
        "workshop-one-language",
        "fence-unknown-meant",
        "picture-missing",
    ]
    slide = workshop.documents["nn"].parts[0].slides[0]
    assert len(slide.blocks) == 2


SHIPPED = Path(__file__).parents[2] / "content"


@pytest.mark.parametrize("name", sorted(path.name for path in SHIPPED.iterdir() if path.is_dir()))
def test_the_workshops_of_this_repository_have_no_problems(name: str) -> None:
    """What the project itself publishes is right, in both languages."""
    workshop, problems = load_workshop(SHIPPED / name, shown_as=f"content/{name}")
    assert workshop
    assert list(workshop.documents) == ["nn", "nb"]
    assert problems == []
