"""Files that earlier builds made and no build makes any longer: which they are, and away with them.

Only what the state remembers is touched; what somebody else put into the output folder stays.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from handout.outputs import CARD, KINDS, LANGUAGES, Kind, output_path
from handout.problems import has_errors
from handout.state import State

if TYPE_CHECKING:
    from handout.model import Language


def no_longer_made(state: State, content: str, workshops: Sequence[str]) -> Iterator[str]:
    """The paths of remembered outputs whose workshop or language is gone from ``content``, whose
    document has nothing left to put there, or that handout itself does not make any longer.

    ``workshops`` are all there are. A workshop that could not be read keeps its files.
    """
    for path in state.outputs():
        name = path.partition("/")[0]
        made_for = _made_for(path, name) if name in workshops else None
        if made_for is None or not _is_made(state, content, name, *made_for):
            yield path


def _made_for(path: str, name: str) -> tuple[Kind, Language] | None:
    for kind in (*KINDS, CARD):
        for language in LANGUAGES:
            if output_path(kind, name, language) == path:
                return kind, language
    return None


def _is_made(state: State, content: str, name: str, kind: Kind, language: Language) -> bool:
    if not os.path.isfile(os.path.join(content, name, f"{language}.md")):
        return False
    record = state.workshop(name)
    if record is None or language not in record.kinds or has_errors(record.problems):
        return True
    return kind.name in record.kinds[language]


def remove(folder: str, paths: Iterable[str], state: State) -> list[str]:
    """Remove files below the output folder, and the folders they leave empty; those that went.
    What cannot be removed now is remembered, and tried again by the next build."""
    gone: list[str] = []
    for path in paths:
        try:
            os.unlink(os.path.join(folder, path))
        except FileNotFoundError:
            pass
        except OSError:
            continue
        else:
            gone.append(path)
        state.forget(path)
        _remove_empty(folder, os.path.dirname(path))
    return gone


def _remove_empty(folder: str, below: str) -> None:
    with contextlib.suppress(OSError):
        while below:
            os.rmdir(os.path.join(folder, below))
            below = os.path.dirname(below)
