"""The templates that the project draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from handout.templates import base, saman
from handout.templates.design import Design

DESIGNS: Mapping[str, Callable[[Path], Design]] = {"base": base.design, "saman": saman.design}
"""Theme → its design, given the theme's folder."""
