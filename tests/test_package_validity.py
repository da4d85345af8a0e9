"""The judge of presentations: it forgets no fault for having seen much that is valid."""

from __future__ import annotations

import zipfile
from pathlib import Path

from openxml_audit import validate_pptx

from package_validity import violations

TEMPLATE = Path(__file__).parents[1] / "themes" / "base" / "deck.pptx"
MASTER = "ppt/slideMasters/slideMaster1.xml"


def spoilt(folder: Path, old: str, new: str) -> Path:
    """The template with one change to its master."""
    path = folder / "spoilt.pptx"
    with zipfile.ZipFile(TEMPLATE) as sound, zipfile.ZipFile(path, "w") as target:
        for name in sound.namelist():
            data = sound.read(name)
            if name == MASTER:
                assert old in data.decode()
                data = data.decode().replace(old, new, 1).encode()
            target.writestr(name, data)
    return path


def test_a_fault_is_found_after_what_is_sound_and_again(tmp_path: Path) -> None:
    path = spoilt(tmp_path, "<a:off ", '<a:off tull="1" ')
    assert violations(TEMPLATE) == []
    found = violations(path)
    assert found
    assert violations(path) == found == [str(error) for error in validate_pptx(str(path)).errors]
    assert violations(TEMPLATE) == []


def test_what_stands_in_the_wrong_place_is_found(tmp_path: Path) -> None:
    """Though it is the same, and valid, where it belongs."""
    path = spoilt(tmp_path, "<p:spTree>", "<p:spTree><p:spTree/>")
    assert violations(TEMPLATE) == []
    assert violations(path) == [str(error) for error in validate_pptx(str(path)).errors] != []
