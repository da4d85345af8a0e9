"""What a build catches when the libraries of the PDFs are not there; imported by every build."""

from __future__ import annotations


class MissingPango(Exception):  # noqa: N818 - it says what is missing
    """Pango or one of its companions is not installed, so no PDF can be made."""
