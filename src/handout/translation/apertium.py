r"""Apertium between Bokmål and Nynorsk, as one pipeline that stays open.

Apertium's stream format: ``[…]`` is a blank that is carried along, ``\`` escapes, ``*``, ``#`` and
``@`` before a word say that it is unknown or could not be formed (wiki.apertium.org, "Apertium
stream format"). With ``-z`` each of its programs answers a message when its NUL has come.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from handout.model import Language
from handout.translation.translator import Translated

PACKAGE = "apertium-nno-nob"
"""What it is called in Debian and Ubuntu; it brings the programs along."""

_MODES: dict[Language, str] = {"nn": "nob-nno_e", "nb": "nno-nob"}
"""Target → mode. ``nno_e`` writes infinitives with -e."""

_TIME_LIMIT_S = 10.0
"""For one answer. The first takes 0.7 s, a paragraph 0.05 s; what takes longer never comes."""

_PATIENCE = 3
"""So many texts may hang it before the rest is given up."""


def pipeline(target: Language) -> str | None:
    """The shell command of the installed pipeline to ``target``; None when there is none.

    Raises OSError or :class:`subprocess.SubprocessError` when Apertium is there but broken.
    """
    program = shutil.which("apertium-wblank-mode")
    if program is None or shutil.which("bash") is None:
        return None
    modes = Path(program).resolve().parent.parent / "share" / "apertium" / "modes"
    mode = modes / f"{_MODES[target]}.mode"
    if not mode.is_file():
        return None
    return subprocess.run(  # noqa: S603 - Apertium's own program, on its own file
        [program, "-z", str(mode)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=_TIME_LIMIT_S,
    ).stdout


class Apertium:
    """A :class:`.translator.Translator`. Close it, or use it in a ``with`` statement.

    ``command`` is a pipeline for bash, as :func:`pipeline` gives it.
    """

    def __init__(self, command: str, *, time_limit_s: float = _TIME_LIMIT_S) -> None:
        self._command = command
        self._time_limit_s = time_limit_s
        self._process: subprocess.Popen[bytes] | None = None
        self._given_up = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Let its programs read their dictionaries while something else is done."""
        self._process = self._process or self._started()

    def close(self) -> None:
        """End all the programs of the pipeline."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()

    def translate(self, texts: Sequence[str]) -> list[Translated | None]:
        """As the protocol says. What hangs the pipeline gets None, and it is started again."""
        answers: list[Translated | None] = []
        while len(answers) < len(texts):
            if self._given_up >= _PATIENCE:
                answers += [None] * (len(texts) - len(answers))
                break
            answers += self._answers(texts[len(answers) :])
            if len(answers) < len(texts):
                answers.append(None)
                self._given_up += 1
                self.close()
        return answers

    def _answers(self, texts: Sequence[str]) -> list[Translated]:
        """Those that came, up to the first that did not.

        All are sent at once, from a thread of its own, so that every program of the pipeline has
        something to do: an answer is waited for, never a question.
        """
        process = self._process = self._process or self._started()
        sender = threading.Thread(target=_send, args=(process, texts), daemon=True)
        sender.start()
        answers: list[Translated] = []
        pending = b""
        while len(answers) < len(texts):
            received = self._received(process)
            if not received:
                return answers
            *whole, pending = (pending + received).split(b"\0")
            answers += map(_understood, whole)
        sender.join()
        return answers

    def _received(self, process: subprocess.Popen[bytes]) -> bytes:
        """What comes next; nothing when time is out, or the pipeline at its end."""
        assert process.stdout  # noqa: S101 - opened as a pipe
        ready, _, _ = select.select([process.stdout], [], [], self._time_limit_s)
        return os.read(process.stdout.fileno(), 1 << 16) if ready else b""

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - the pipeline of Apertium's mode file
            ["bash", "-c", self._command, "apertium", "-g", ""],  # noqa: S607
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A machine may be told of a locale that it has not installed, and Apertium then reads
            # no UTF-8; this one every machine has.
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )


_END = ".[][\n]"
"""A full stop, so that a heading or a label is read as the end of a sentence, with an empty blank
after it that tells it from the text's own, and the line end that flushes the pipeline."""

_SPECIAL = re.compile(r"([\\\[\]{}/<>^$~])")
_BLANK = re.compile("([*#@\ue000-\uf8ff])")
"""What goes in a blank of its own: places, and the signs that would be taken for marks."""


def _send(process: subprocess.Popen[bytes], texts: Sequence[str]) -> None:
    assert process.stdin  # noqa: S101 - opened as a pipe
    with suppress(OSError, ValueError):  # It was ended while we wrote.
        for text in texts:
            escaped = _BLANK.sub(r"[\1]", _SPECIAL.sub(r"\\\1", text.replace("\0", "")))
            process.stdin.write((escaped + _END).encode() + b"\0")
            process.stdin.flush()


_MARKED = re.compile(
    r"\\(?P<escaped>.)|\[(?P<blank>[^\[\]]*)\]"
    r"|(?P<mark>[*#@])(?=\w)(?P<word>[\w-]*(?:[’'][\w-]+)*)"
)


def _understood(message: bytes) -> Translated:
    text = message.decode("utf-8", "replace").removesuffix(_END)
    unknown: list[str] = []
    unformed: list[str] = []

    def plain(found: re.Match[str]) -> str:
        if not found["mark"]:
            return found["escaped"] or found["blank"] or ""
        (unknown if found["mark"] == "*" else unformed).append(found["word"])
        return found["word"]

    text = _MARKED.sub(plain, text)
    return Translated(text, tuple(unknown), tuple(unformed))
