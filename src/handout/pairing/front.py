"""The texts of the front matter as segments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handout.content.vocabulary import Group, find
from handout.pairing.places import File
from handout.pairing.segment import Kind, Piece, Role, Segment, Writing

if TYPE_CHECKING:
    import yaml

TEXTS = frozenset(
    (
        "title",
        "subtitle",
        "program",
        "program_text",
        "session",
        "gathering",
        "place",
        "person",
        "role",
        "goals",
        "equipment",
    )
)
"""The keys whose values are words. ``place`` and ``person`` are names as a rule."""


def front_segments(file: File) -> Iterator[Segment]:
    """None where the YAML cannot be read: the reader of documents tells of that."""
    import yaml

    front = file.source.front_matter
    if not front:
        return
    try:
        root = yaml.compose(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return
    if not isinstance(root, yaml.MappingNode):
        return
    seen: set[int] = set()
    for key, value in root.value:
        word = find(Group.FRONT_MATTER, key.value) if isinstance(key.value, str) else None
        if word is None or word.key not in TEXTS:
            continue
        several = isinstance(value, yaml.SequenceNode)
        writing = Writing.YAML_FLOW if several and value.flow_style else Writing.YAML
        for node in value.value if several else (value,):
            if isinstance(node, yaml.ScalarNode) and node.start_mark.index not in seen:
                seen.add(node.start_mark.index)
                if segment := _segment(node, word.key, writing, front, file):
                    yield segment


def _segment(
    node: yaml.ScalarNode, key: str, writing: Writing, front: str, file: File
) -> Segment | None:
    start = node.start_mark.index
    written = front[start : node.end_mark.index].rstrip()
    if written[:1] in ("&", "!", "*", "") or not any(map(str.isalpha, node.value)):
        return None
    text = " ".join(node.value.split())
    return Segment(
        kind=Kind.META,
        path=(key,),
        line=_number(front, start, file),
        spans=((_offset(front, start, file), _offset(front, start + len(written) - 1, file) + 1),),
        text=text,
        pieces=(Piece(text, Role.WORDS),),
        writing=writing,
    )


def _number(front: str, index: int, file: File) -> int:
    return file.source.front_matter_line + 1 + front.count("\n", 0, index)


def _offset(front: str, index: int, file: File) -> int:
    column = index - (front.rfind("\n", 0, index) + 1)
    return file.offset(_number(front, index, file), column)
