"""Leave out of WeasyPrint's import what no page of ours needs: a third of its time.

fontTools, a quarter of the import, is there for what our themes do not have (variable, coloured
and WOFF fonts) and for systems without HarfBuzz's subsetter; it is imported when one of them
turns up. A tenth goes to parsing style sheets for elements and attributes of old web pages;
``elements.css`` stands in for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module, resources
from pathlib import Path
from types import ModuleType
from typing import Any

_LATER = (
    "fontTools",
    "fontTools.subset",
    "fontTools.ttLib",
    "fontTools.varLib",
    "fontTools.varLib.instancer",
)

_ELEMENTS = Path(__file__).parents[1] / "elements.css"


@contextmanager
def lean_import() -> Iterator[None]:
    """While this lasts, ``import weasyprint`` brings only what it needs."""
    with ExitStack() as stack:
        stack.enter_context(_our_elements())
        if "fontTools" not in sys.modules:
            stack.enter_context(_fonttools_later())
        yield


@contextmanager
def _our_elements() -> Iterator[None]:
    """Let ``weasyprint.html`` read ``elements.css`` instead of its style sheets."""
    standard = resources.files

    def files(anchor: Any) -> Any:
        if getattr(anchor, "__name__", anchor) == "weasyprint.css":
            return _StyleFolder()
        return standard(anchor)

    resources.files = files  # type: ignore[assignment]
    try:
        yield
    finally:
        resources.files = standard


class _StyleFolder:
    """Stands in for the folder of WeasyPrint's style sheets. The others are for forms and for
    attributes such as ``bgcolor``, which our pages have none of."""

    def __truediv__(self, name: str) -> _StyleFile:
        return _StyleFile(_ELEMENTS.read_text("utf-8") if name == "html5_ua.css" else "")


class _StyleFile(str):
    __slots__ = ()

    def read_text(self, encoding: str) -> str:
        del encoding
        return self


@contextmanager
def _fonttools_later() -> Iterator[None]:
    for name in _LATER:
        sys.modules[name] = _StandIn(name)
    try:
        yield
    finally:
        for name in _LATER:
            del sys.modules[name]


class _StandIn(ModuleType):
    """A module of which every name is a promise."""

    def __getattr__(self, name: str) -> _Promise:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Promise(self.__name__, name)


class _Promise:
    """A name of fontTools. Whoever uses one has all promises in WeasyPrint kept at once: a class
    of exceptions must be real by the time something is raised."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        _keep_promises()
        return self.kept()(*arguments, **options)

    def __getattr__(self, name: str) -> Any:
        _keep_promises()
        return getattr(self.kept(), name)

    def kept(self) -> Any:
        try:
            return import_module(f"{self._module}.{self._name}")
        except ModuleNotFoundError:
            return getattr(import_module(self._module), self._name)


def _keep_promises() -> None:
    for module_name in ("weasyprint.text.fonts", "weasyprint.pdf.fonts"):
        module = sys.modules[module_name]
        for name, value in list(vars(module).items()):
            if isinstance(value, _Promise):
                setattr(module, name, value.kept())
