"""What a screen reader hears: the structure of the document beside what is drawn.

ReportLab draws but does not tag, so the structure tree, the parent tree and the metadata of
PDF/UA are built here from its own objects (ISO 32000-1 section 14.7, ISO 14289-1).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(eq=False, slots=True)
class Node:
    """One element: its kind (``H1``, ``P``, ``TH``), its attributes, and what it holds in order."""

    kind: str
    attributes: dict[str, Any] = field(default_factory=dict)
    holds: list["Node | tuple[int, int]"] = field(default_factory=list)


class Tags:
    """The structure of one document, grown while it is drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._root = Node("Document")
        self._path = [self._root]
        self._marked: list[list[Node]] = []

    def begin_page(self) -> None:
        """Marks are numbered afresh on each page."""
        self._marked.append([])

    @contextmanager
    def element(self, kind: str, again: Node | None = None, **attributes: Any) -> Iterator[Node]:
        """An element inside the one that is open; ``again`` goes on with an earlier one."""
        node = again or Node(kind, attributes)
        if again is None:
            self._path[-1].holds.append(node)
        self._path.append(node)
        yield node
        self._path.pop()

    @contextmanager
    def content(self) -> Iterator[None]:
        """What is drawn inside belongs to the open element."""
        node, marks = self._path[-1], self._marked[-1]
        node.holds.append((len(self._marked) - 1, len(marks)))
        self._canvas.addLiteral(f"/{node.kind} <</MCID {len(marks)}>> BDC")
        marks.append(node)
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is for the eye alone."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    def close(self, title: str, author: str) -> None:
        """Hang structure and metadata into the document, after its last page was drawn."""
        document = self._canvas._doc  # the only way to ReportLab's catalogue and pages
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root = document.Reference(tree)
        owners: dict[Node, Any] = {}
        tree["K"] = self._written(self._root, root, owners)
        tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(self._parents(owners))})
        tree["ParentTreeNextKey"] = len(self._marked)
        catalogue = document.Catalog
        catalogue.StructTreeRoot = root
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        packet = _XMP.format(title=escape(title), author=escape(author)).encode("utf-8")
        catalogue.Metadata = XMP(creator=lambda _: packet)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        for number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")

    def _written(self, node: Node, parent: Any, owners: dict[Node, Any]) -> Any:
        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.kind), "P": parent})
        own = owners[node] = self._canvas._doc.Reference(entry)
        home = next((held[0] for held in node.holds if isinstance(held, tuple)), None)
        if home is not None:
            entry["Pg"] = self._page(home)
        entry["K"] = PDFArray(
            [
                self._written(held, own, owners)
                if isinstance(held, Node)
                else self._mark(*held, home=home)
                for held in node.holds
            ]
        )
        for name, value in node.attributes.items():
            entry[name] = PDFString(value) if isinstance(value, str) else value
        return own

    def _mark(self, page: int, number: int, home: int | None) -> Any:
        """A mark on the element's own page is its number; on a later page it names that page."""
        if page == home:
            return number
        kind = PDFName("MCR")
        return PDFDictionary({"Type": kind, "Pg": self._page(page), "MCID": number})

    def _page(self, number: int) -> Any:
        document = self._canvas._doc
        return document.Reference(document.Pages.pages[number])

    def _parents(self, owners: dict[Node, Any]) -> list[Any]:
        numbers: list[Any] = []
        for page, marks in enumerate(self._marked):
            numbers += [page, PDFArray([owners[node] for node in marks])]
        return numbers
