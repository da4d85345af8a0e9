"""A workshop's two files and its memory, from the disk and back to it."""

from __future__ import annotations

from pathlib import Path

from handout.model import LANGUAGES, Language
from handout.outputs import MEMORY, write_whole
from handout.pairing.memory import Memory, read_memory, written_memory
from handout.pairing.review import Files
from handout.problems import Problem, error, warning


def read_files(folder: Path, *, shown_as: str) -> tuple[Files, list[Problem]]:
    """What can be read. A memory that is damaged is as good as none, and so are bytes that are
    not UTF-8, which are never written over."""
    problems: list[Problem] = []
    texts: dict[Language, str] = {}
    for language in LANGUAGES:
        try:
            data = (folder / f"{language}.md").read_bytes()
            texts[language] = data.decode()
        except UnicodeDecodeError as wrong:
            line = data.count(b"\n", 0, wrong.start) + 1
            problems.append(error("file-not-utf8", f"{shown_as}/{language}.md", line))
        except OSError:
            continue
    memory, found = _memory(folder, shown_as)
    return Files(shown_as, texts, memory), problems + found


def _memory(folder: Path, shown_as: str) -> tuple[Memory, list[Problem]]:
    try:
        return read_memory((folder / MEMORY).read_bytes()), []
    except OSError:
        return Memory(), []
    except ValueError:
        return Memory(), [warning("memory-broken", f"{shown_as}/{MEMORY}")]


def write_files(files: Files, before: Files, folder: Path) -> None:
    """Write what has changed; each file whole. Without anything to remember there is no memory.
    Raises OSError."""
    for language, text in files.texts.items():
        if text != before.texts[language]:
            write_whole(str(folder / f"{language}.md"), text.encode())
    if files.memory:
        write_whole(str(folder / MEMORY), written_memory(files.memory).encode())
    else:
        (folder / MEMORY).unlink(missing_ok=True)
