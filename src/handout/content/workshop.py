"""A workshop's folder → a Workshop: ``nn.md``, ``nb.md`` or both, and the pictures beside them."""

from __future__ import annotations

from pathlib import Path

from handout.content.document import read_document
from handout.content.media import Media
from handout.model import LANGUAGES, Document, Language, Workshop
from handout.problems import Problem, error, notice, warning


def load_workshop(folder: Path, *, shown_as: str) -> tuple[Workshop | None, list[Problem]]:
    """The workshop as far as it can be read, and all that is wrong with it.

    ``shown_as`` is the folder as people know it, and begins every problem's ``file``. Documents
    with errors are returned, too, for a draft; None means that there is nothing to show at all.
    """
    folder = folder.resolve()
    media = Media(folder)
    documents: dict[Language, Document] = {}
    problems: list[Problem] = []
    present = [language for language in LANGUAGES if (folder / f"{language}.md").exists()]
    for language in present:
        document, found = _load(folder, language, shown_as, media)
        problems += found
        if document:
            documents[language] = document
    problems += _other_files(folder, shown_as)
    if not present:
        problems.append(error("workshop-empty", shown_as))
    elif len(present) < len(LANGUAGES):
        missing = next(language for language in LANGUAGES if language not in present)
        problems.append(notice("workshop-one-language", shown_as, missing=missing))
    if not documents:
        return None, sorted(problems)
    return Workshop(folder.name, str(folder), documents), sorted(problems)


def _load(
    folder: Path, language: Language, shown_as: str, media: Media
) -> tuple[Document | None, list[Problem]]:
    name = f"{language}.md"
    path, shown = folder / name, f"{shown_as}/{name}"
    if path.resolve().parent != folder:
        return None, [error("file-outside", shown)]
    try:
        data = path.read_bytes()
    except OSError:
        return None, [error("file-unreadable", shown)]
    return read_document(data, shown, language, media)


def _other_files(folder: Path, shown_as: str) -> list[Problem]:
    """Markdown that is never read, because of its name."""
    read = {f"{language}.md" for language in LANGUAGES}
    others = sorted(
        path.name
        for path in folder.glob("*")
        if path.suffix.lower() in (".md", ".markdown") and path.name not in read
    )
    return [warning("file-ignored", f"{shown_as}/{name}") for name in others]
