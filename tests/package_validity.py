"""Whether a presentation is what the schemas of Office Open XML say, as the tests ask it.

The judge is ``openxml-audit``. Most of a deck is its template's layouts, and much of the rest is
written alike on every slide: what has been found valid once in a process is not judged again.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha1
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator
from openxml_audit.context import ValidationContext
from openxml_audit.schema.validator import SchemaValidator


def violations(package: Path) -> list[str]:
    """What is wrong with a ``.pptx``, one line each; [] for a valid one."""
    return [str(error) for error in _validator().validate(package).errors]


@cache
def _validator() -> OpenXmlValidator:
    validator = OpenXmlValidator()
    validator._schema_validator = _Remembering()
    return validator


class _Remembering(SchemaValidator):  # type: ignore[misc]
    """Knows the elements that were valid, by all that decides on it: what is in them, and the names
    of the two they stand in (``constraint_bridge._multi_candidate_key`` of the library)."""

    def __init__(self) -> None:
        super().__init__()
        self._valid: set[object] = set()

    def _validate_element(
        self,
        element: etree._Element,
        context: ValidationContext,
        ignorable_ns: frozenset[str] = frozenset(),
    ) -> None:
        parent = element.getparent()
        grandparent = None if parent is None else parent.getparent()
        inside = [None if one is None else one.tag for one in (parent, grandparent)]
        known = (*inside, ignorable_ns, _digest(element))
        if known in self._valid:
            return
        before = len(context.errors)
        super()._validate_element(element, context, ignorable_ns)
        if len(context.errors) == before:
            self._valid.add(known)


def _digest(element: etree._Element) -> bytes:
    return sha1(etree.tostring(element, with_tail=False), usedforsecurity=False).digest()
