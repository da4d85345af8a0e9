"""The Jinja2 environment of all pages: sandboxed, strict, escaping.

What Jinja2 makes of a template is kept in ``__pycache__`` beside it, as Python keeps what it
compiles: the templates take 50 ms to compile, and one to load again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.bccache import Bucket

_TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment() -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled_in(_TEMPLATES / "__pycache__"),
    )


def template(name: str) -> Template:
    return environment().get_template(name)


def compiled_in(folder: Path) -> Any:
    """A Jinja2 ``BytecodeCache`` that has a file for each template in ``folder``. A file that is
    out of date, damaged or impossible to write only costs time."""
    from jinja2 import compiler
    from jinja2.bccache import BytecodeCache

    makers = tuple(Path(maker).stat().st_mtime_ns for maker in (compiler.__file__, __file__))

    class CompiledTemplates(BytecodeCache):
        def get_cache_key(self, name: str, filename: str | None = None) -> str:
            del filename
            return f"{name}.{sys.implementation.cache_tag}"

        def get_source_checksum(self, source: str) -> str:
            return f"{super().get_source_checksum(source)} {makers}"

        def load_bytecode(self, bucket: Bucket) -> None:
            try:
                with (folder / bucket.key).open("rb") as stream:
                    bucket.load_bytecode(stream)
            except (OSError, EOFError, pickle.UnpicklingError):
                bucket.reset()

        def dump_bytecode(self, bucket: Bucket) -> None:
            if sys.dont_write_bytecode:
                return
            beside = folder / f"{bucket.key}.{os.getpid()}"
            with contextlib.suppress(OSError):
                folder.mkdir(exist_ok=True)
                beside.write_bytes(bucket.bytecode_to_string())
                beside.replace(folder / bucket.key)

    return CompiledTemplates()
