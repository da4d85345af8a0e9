"""python-pptx's parts and relationships as members of the archive."""

from __future__ import annotations

from pptx.opc.package import Part

from handout.deck.package import Member, Relationship


def member(part: Part, data: bytes) -> Member:
    """The part under its name, with the relationships it has by now."""
    relationships = tuple(
        Relationship(rel.rId, rel.reltype, rel.target_ref, external=rel.is_external)
        for rel in part.rels.values()
    )
    return Member(str(part.partname), part.content_type, data, relationships)
