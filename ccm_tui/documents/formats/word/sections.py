"""The paper of a Word document: a section for each page of the minutes, with its own marking at head and foot.

A template's size, margins, and what stands in its headers and footers stay; our lines come beneath.
"""

from collections.abc import Iterable
from copy import deepcopy

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element, tostring

from ccm_tui.documents.formats.word.body import (
    NAMESPACES,
    TAB,
    Styles,
    line,
    page_field,
    paragraph,
    text_run,
    two_ends,
)
from ccm_tui.documents.formats.word.styles import tab_stops
from ccm_tui.documents.page.blocks import Page

_A4 = "11906"
_MARGIN = "1134"
"""Twentieths of a point, where a template gives none."""

# In the order of the format, with the mark of a different first page between the two.
_PAPER = ("w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:cols", "w:vAlign")
_SETTING = ("w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid")

_HEAD = ("header", "hdr", RELATION.HEADER, CONTENT_TYPE.WML_HEADER)
_FOOT = ("footer", "ftr", RELATION.FOOTER, CONTENT_TYPE.WML_FOOTER)
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="auto"/></w:pBdr>'
_CLEAR = '<w:spacing w:after="160"/>'


class Sections:
    """Makes the sections of one document, in order."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._part = document.part
        self._styles = styles
        self._stops = {name: tab_stops(document, styles[name]) for name in ("header", "footer")}
        given: _Element = document.element.body.get_or_add_sectPr()
        self._templates = self._taken_out(given)
        self._paper = _xml(given, _PAPER)
        self._setting = _xml(given, _SETTING)
        self._first_differs = given.find(qn("w:titlePg")) is not None
        self.text_width = _text_width(given)
        self._made = 0
        self._foot = ("", "")

    def section(self, page: Page) -> str:
        """The properties of the section that holds the page; its head and foot are added to the document."""
        references: list[str] = []
        kinds = ("first", "default") if self._first_differs and not self._made else ("default",)
        foot = (page.marking, page.status)
        self._made += 1
        for kind in kinds:
            references.append(self._reference(_HEAD, kind, self._head_lines(page)))
            # Without one of its own, a section has the foot of the section before.
            if foot != self._foot:
                references.append(self._reference(_FOOT, kind, self._foot_lines(page)))
        self._foot = foot
        title = "<w:titlePg/>" if "first" in kinds else ""
        return (
            f'<w:sectPr>{"".join(references)}<w:type w:val="nextPage"/>{self._paper}{title}{self._setting}</w:sectPr>'
        )

    def _head_lines(self, page: Page) -> str:
        style, strong = self._styles["header"], self._styles["strong"]
        ends = two_ends(self.text_width, self._stops["header"])
        marks = paragraph(style, line(page.marking, strong), TAB, line(page.status, strong), properties=ends)
        names = paragraph(style, line(page.title), TAB, line(page.subject), properties=f"{_RULE}{ends}{_CLEAR}")
        return f"{marks}{names}"

    def _foot_lines(self, page: Page) -> str:
        marks = line(f"{page.marking} · {page.status}", self._styles["strong"])
        number = (text_run("Page "), page_field("PAGE"), text_run(" of "), page_field("NUMPAGES"))
        ends = two_ends(self.text_width, self._stops["footer"])
        return paragraph(self._styles["footer"], marks, TAB, *number, properties=ends)

    def _reference(self, end: tuple[str, str, str, str], kind: str, lines: str) -> str:
        """Adds a header or footer with these lines beneath what the template has in it."""
        name, tag, relation, content_type = end
        ours = parse_xml(f"<w:{tag} {NAMESPACES}>{lines}</w:{tag}>")
        template = self._templates.get((name, kind))
        # A copy of the whole, since its root says which later inventions an older program may pass over.
        element = ours if template is None else deepcopy(template.element)
        if element is not ours:
            element.extend(list(ours))
        number = f"{self._made}{'' if kind == 'default' else kind}"
        part = XmlPart(PackURI(f"/word/{name}{number}.xml"), content_type, element, self._part.package)
        for name_of, related in template.rels.items() if template is not None else ():
            target = related.target_ref if related.is_external else related.target_part
            part.rels.add_relationship(related.reltype, target, name_of, related.is_external)
        reference = self._part.relate_to(part, relation)
        return f'<w:{name}Reference w:type="{kind}" r:id="{reference}"/>'

    def _taken_out(self, given: _Element) -> dict[tuple[str, str], XmlPart]:
        """The template's headers and footers by end and kind; as parts of their own they are gone."""
        found: dict[tuple[str, str], XmlPart] = {}
        for name, *_ in (_HEAD, _FOOT):
            for reference in given.findall(qn(f"w:{name}Reference")):
                part = self._part.related_parts.get(reference.get(qn("r:id"), ""))
                if isinstance(part, XmlPart):
                    found[name, reference.get(qn("w:type"), "default")] = part
        relations = self._part.rels
        for name_of in [name_of for name_of, one in relations.items() if one.reltype in (_HEAD[2], _FOOT[2])]:
            del relations[name_of]
        return found


def _xml(given: _Element, names: Iterable[str]) -> str:
    found = (given.find(qn(name)) for name in names)
    return "".join(tostring(one, encoding="unicode", with_tail=False) for one in found if one is not None)


def _text_width(given: _Element) -> int:
    size, margins = given.find(qn("w:pgSz")), given.find(qn("w:pgMar"))
    width = _A4 if size is None else size.get(qn("w:w"), _A4)
    sides = (_MARGIN if margins is None else margins.get(qn(f"w:{side}"), _MARGIN) for side in ("left", "right"))
    return int(width) - sum(map(int, sides))
