"""The structure tree → objects of the PDF: ISO 32000-1, 14.7.2 to 14.7.4."""

from __future__ import annotations

from typing import Any

from handout.pages.structure import Annotation, Marked, Node


def write_structure(root: Node, pdf: Any, page_count: int) -> None:
    """Add the structure tree, its parent tree and its identifiers to a ``pydyf.PDF``."""
    _Writer(pdf, page_count).write(root)


class _Writer:
    def __init__(self, pdf: Any, page_count: int) -> None:
        self._pdf = pdf
        # A property that pydyf computes anew, for all pages, at every look.
        self._pages = pdf.page_references
        self._marked: list[dict[int, bytes]] = [{} for _ in range(page_count)]
        self._annotations: list[tuple[Any, bytes]] = []
        self._ids: dict[str, bytes] = {}

    def write(self, root: Node) -> None:
        from pydyf import Array, Dictionary, String

        tree = self._added({"Type": "/StructTreeRoot"})
        document = self._element(root, tree.reference)
        tree["K"] = Array([document])
        tree["ParentTree"] = self._added({"Nums": self._parents()}).reference
        tree["ParentTreeNextKey"] = len(self._marked) + len(self._annotations)
        if self._ids:
            names = [part for name in sorted(self._ids) for part in (String(name), self._ids[name])]
            tree["IDTree"] = self._added({"Names": Array(names)}).reference
        self._pdf.catalog["StructTreeRoot"] = tree.reference
        self._pdf.catalog["MarkInfo"] = Dictionary({"Marked": "true"})
        self._pdf.catalog["ViewerPreferences"] = Dictionary({"DisplayDocTitle": "true"})

    def _element(self, node: Node, parent: bytes) -> bytes:
        from pydyf import Array, String

        element = self._added({"Type": "/StructElem", "S": f"/{node.type}", "P": parent})
        page = next((kid.page for kid in node.kids if isinstance(kid, Marked)), None)
        if page is not None:
            element["Pg"] = self._pages[page]
        for key, text in (
            ("Lang", node.lang),
            ("Alt", node.alt),
            ("ActualText", node.actual_text),
            ("ID", node.id),
        ):
            if text is not None:
                element[key] = String(text)
        if node.id is not None:
            self._ids[node.id] = element.reference
        if node.attributes:
            element["A"] = _attributes(node)
        element["K"] = Array([self._kid(kid, element.reference, page) for kid in node.kids])
        reference: bytes = element.reference
        return reference

    def _kid(self, kid: Node | Marked | Annotation, element: bytes, page: int | None) -> object:
        from pydyf import Dictionary

        match kid:
            case Node():
                return self._element(kid, element)
            case Marked():
                self._marked[kid.page][kid.mcid] = element
                if kid.page == page:
                    return kid.mcid
                reference = self._pages[kid.page]
                return Dictionary({"Type": "/MCR", "Pg": reference, "MCID": kid.mcid})
            case Annotation():
                self._annotations.append((kid.data, element))
                reference = self._pages[kid.page]
                return Dictionary({"Type": "/OBJR", "Pg": reference, "Obj": kid.data.reference})

    def _parents(self) -> Any:
        """Marked content by page, then annotations, to the elements they belong to (14.7.4.4)."""
        from pydyf import Array

        numbers = Array()
        for page, elements in enumerate(self._marked):
            count = max(elements, default=-1) + 1
            numbers.extend((page, Array(elements.get(mcid, "null") for mcid in range(count))))
        for key, (annotation, element) in enumerate(self._annotations, start=len(self._marked)):
            annotation["StructParent"] = key
            numbers.extend((key, element))
        return numbers

    def _added(self, values: dict[str, object]) -> Any:
        from pydyf import Dictionary

        new = Dictionary(values)
        self._pdf.add_object(new)
        return new


def _attributes(node: Node) -> Any:
    from pydyf import Array, Dictionary, String

    owners = []
    for owner, values in node.attributes.items():
        attributes = Dictionary({"O": f"/{owner}"})
        for name, value in values.items():
            match value:
                case str():
                    attributes[name] = f"/{value}"
                case list():
                    attributes[name] = Array(String(item) for item in value)
                case _:
                    attributes[name] = Array(value)
        owners.append(attributes)
    return owners[0] if len(owners) == 1 else Array(owners)
