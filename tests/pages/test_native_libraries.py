"""WeasyPrint's libraries are found without child processes, and missed in one sentence."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys

import pytest

from handout.pages import native_libraries


def answer(name: str) -> str | None:
    asked: list[str] = []

    def standard(name: str) -> str:
        asked.append(name)
        return f"standard {name}"

    found = native_libraries._answering(standard)(name)
    assert not asked or asked == [name]
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sonames are Linux's")
@pytest.mark.parametrize(
    ("name", "soname"),
    [
        ("libgobject-2.0-0", "libgobject-2.0.so.0"),
        ("gobject-2.0", "libgobject-2.0.so.0"),
        ("pango-1.0-0", "libpango-1.0.so.0"),
        ("libpango-1.0.dylib", "libpango-1.0.so.0"),
        ("libharfbuzz-0", "libharfbuzz.so.0"),
        ("harfbuzz-0.0", "libharfbuzz.so.0"),
        ("harfbuzz-subset-0.0", "libharfbuzz-subset.so.0"),
        ("fontconfig-1", "libfontconfig.so.1"),
        ("libpangoft2-1.0-0.dll", "libpangoft2-1.0.so.0"),
    ],
)
def test_every_spelling_of_a_library_is_answered(name: str, soname: str) -> None:
    assert answer(name) == soname


def test_other_questions_go_to_the_standard_function() -> None:
    assert answer("c") == "standard c"
    assert answer("pangocairo-1.0") == "standard pangocairo-1.0"


def test_a_library_that_does_not_load_is_looked_for_as_usual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(native_libraries, "_loads", lambda soname: "pango-" in soname)
    assert answer("fontconfig") == "standard fontconfig"
    assert answer("harfbuzz-vector") is None
    monkeypatch.setattr(native_libraries, "_loads", lambda _: False)
    assert answer("harfbuzz-vector") == "standard harfbuzz-vector"


def test_the_import_leaves_the_standard_function_in_place() -> None:
    before = ctypes.util.find_library
    native_libraries.load_weasyprint()
    assert ctypes.util.find_library is before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts as Linux does")
def test_the_import_starts_no_process() -> None:
    program = (
        "import subprocess, os\n"
        "def refuse(*_, **__): raise AssertionError('a process was started')\n"
        "subprocess.Popen = os.posix_spawn = os.fork = refuse\n"
        "from handout.pages.native_libraries import load_weasyprint\n"
        "print(load_weasyprint().__version__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("70.")


def test_missing_pango_is_said_plainly() -> None:
    """No traceback, no page of advice: one exception for the command line to put into words."""
    program = (
        "import cffi.api, ctypes\n"
        "def missing(*_, **__): raise OSError('cannot load library')\n"
        "cffi.api._load_backend_lib = missing\n"
        "from handout.pages import native_libraries as n\n"
        "n._loads = lambda _: False\n"
        "try: n.load_weasyprint()\n"
        "except n.MissingPango as missing: print('missing:', missing)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "missing: cannot load library\n"
    assert run.stderr == ""
