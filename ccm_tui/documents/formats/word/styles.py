"""The styles that the minutes are set in: a template's own where it has one of that name, ours where it has none."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from importlib.resources import files

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import SubElement, _Element

from ccm_tui.documents.formats.word.body import Styles

_LANGUAGE = "en-GB"
_NAMED_BY_ID = ("w:basedOn", "w:next", "w:link")


def take_styles(document: Document) -> Styles:
    """Adds to the document what it lacks of our styles, and its language; returns the id of each by its name."""
    sheet: _Element = document.styles.element
    theirs = {_key(style): _id(style) for style in _styles(sheet)}
    ours = list(_styles(_our_sheet()))
    taken = {_id(style): theirs.get(_key(style)) or _free(_id(style), theirs.values()) for style in ours}
    for style in ours:
        if _key(style) not in theirs:
            sheet.append(_named_anew(style, taken, first_of_its_kind=not theirs))
    _speak_english(sheet)
    return {_name(style): taken[_id(style)] for style in ours}


def tab_stops(document: Document, style_id: str) -> list[int]:
    """Where the tab stops of a paragraph style stand, in twentieths of a point, those that it inherits included."""
    by_id = {_id(style): style for style in _styles(document.styles.element)}
    stops: set[int] = set()
    while (style := by_id.pop(style_id, None)) is not None:
        stops.update(int(tab.get(qn("w:pos"), "0")) for tab in style.iter(qn("w:tab")))
        style_id = _value(style, "w:basedOn")
    return sorted(stops)


def _named_anew(style: _Element, taken: dict[str, str], *, first_of_its_kind: bool) -> _Element:
    """A copy of a style of ours that goes by the ids that hold in the document."""
    copied = deepcopy(style)
    copied.set(qn("w:styleId"), taken[_id(style)])
    if not first_of_its_kind:
        copied.attrib.pop(qn("w:default"), "")
    for name in _NAMED_BY_ID:
        for other in copied.findall(qn(name)):
            other.set(qn("w:val"), taken[other.get(qn("w:val"), "")])
    return copied


def _speak_english(sheet: _Element) -> None:
    """Makes British English the language of the document's text, whatever its template was written in."""
    for language in sheet.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    place = sheet
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"):
        found = place.find(qn(name))
        if found is None:
            found = SubElement(place, qn(name))
            if name == "w:docDefaults":
                sheet.insert(0, found)
            elif name == "w:rPrDefault":
                place.insert(0, found)
        place = found
    place.set(qn("w:val"), _LANGUAGE)


def _our_sheet() -> _Element:
    return parse_xml((files(__package__) / "blank" / "word" / "styles.xml").read_bytes())


def _styles(sheet: _Element) -> Iterator[_Element]:
    return sheet.iterfind(qn("w:style"))


def _key(style: _Element) -> tuple[str, str]:
    return style.get(qn("w:type"), ""), _name(style)


def _name(style: _Element) -> str:
    return _value(style, "w:name").casefold()


def _id(style: _Element) -> str:
    return style.get(qn("w:styleId"), "")


def _value(style: _Element, name: str) -> str:
    found = style.find(qn(name))
    return "" if found is None else found.get(qn("w:val"), "")


def _free(wanted: str, used: Iterable[str]) -> str:
    """The id, or the nearest that is not used."""
    ids = set(used)
    return next(
        tried for tried in (wanted, *(f"{wanted}{number}" for number in range(2, len(ids) + 3))) if tried not in ids
    )
