"""What the format demands of an office file (ISO/IEC 29500), as far as ours use it: a strict reading of the parts."""

import io
import posixpath
from collections import Counter
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree
from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

ORDERS = {
    name: tuple(order.split())
    for name, order in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd"
        " tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
        " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
        " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
        "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols"
        " formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
        " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tbl": "tblPr tblGrid tr",
        "tr": "trPr tc",
        "tc": "tcPr p",
        "body": "p tbl sectPr",
    }.items()
}
"""The order of the children of each element, where it has one."""

MIXED = ("body", "headerReference", "footerReference")
"""Of these the order among themselves is free."""

STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def parts_of(archive: bytes) -> dict[str, bytes]:
    """The parts of an office file by their names."""
    with ZipFile(io.BytesIO(archive)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def faults(archive: bytes) -> list[str]:
    """Where a Word document is not as the format demands."""
    parts = parts_of(archive)
    trees = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    return [
        *_untyped(parts, trees["[Content_Types].xml"]),
        *_badly_related(parts, trees),
        *(fault for tree in trees.values() for fault in (*_out_of_order(tree), *_bad_tables(tree))),
        *_badly_styled(trees),
    ]


def _untyped(parts: dict[str, bytes], types: _Element) -> Iterator[str]:
    named = {str(one.get("PartName")) for one in types if _name(one) == "Override"}
    endings = {str(one.get("Extension")) for one in types if _name(one) == "Default"}
    for name in parts:
        if f"/{name}" not in named and name.rpartition(".")[2] not in endings and name != "[Content_Types].xml":
            yield f"{name} has no content type"
    yield from (f"{name} is typed and not there" for name in named if name.removeprefix("/") not in parts)


def _badly_related(parts: dict[str, bytes], trees: dict[str, _Element]) -> Iterator[str]:
    for name, tree in trees.items():
        if name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("/")
        relations = trees.get(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        known = {} if relations is None else {str(one.get("Id")): one for one in relations}
        for one in known.values():
            target = str(one.get("Target"))
            place = target.removeprefix("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            if one.get("TargetMode") == "External":
                yield f"{name} points out of the file"
            elif place not in parts:
                yield f"{name} points at {place}, which is not there"
        used = {
            str(value) for element in tree.iter() for key, value in element.attrib.items() if RELATION in str(key)
        }
        yield from (f"{name} uses {missing}, which is no relation of it" for missing in used - known.keys())


def _out_of_order(tree: _Element) -> Iterator[str]:
    for element in tree.iter():
        order = ORDERS.get(_name(element)) if element.tag.startswith(WORD) else None
        if order is None:
            continue
        names = [_name(child) for child in element]
        yield from (f"{_name(element)} holds {name}" for name in names if name not in order)
        if _name(element) == "body":
            if names.count("sectPr") != 1 or names[-1] != "sectPr":
                yield "the body does not end in its section"
            continue
        places = [order.index(name) for name in names if name in order and name not in MIXED]
        if places != sorted(places):
            yield f"{_name(element)} holds {names} in this order"


def _bad_tables(tree: _Element) -> Iterator[str]:
    for table in tree.iter(f"{WORD}tbl"):
        columns = len(table.findall(f"{WORD}tblGrid/{WORD}gridCol"))
        for row in table.iterfind(f"{WORD}tr"):
            cells = row.findall(f"{WORD}tc")
            if len(cells) != columns:
                yield f"a row has {len(cells)} cells in {columns} columns"
            if any(_name(cell[-1]) != "p" for cell in cells):
                yield "a cell does not end in a paragraph"
        after = table.getnext()
        if after is None or _name(after) == "tbl":
            yield "a table stands on another, or ends what it is in"


def _badly_styled(trees: dict[str, _Element]) -> Iterator[str]:
    styles = trees["word/styles.xml"].findall(f"{WORD}style")
    kinds = {str(style.get(f"{WORD}styleId")): str(style.get(f"{WORD}type")) for style in styles}
    if len(kinds) != len(styles):
        yield "two styles have one id"
    default = Counter(style.get(f"{WORD}type") for style in styles if style.get(f"{WORD}default") == "1")
    yield from (f"{kind} has {count} default styles" for kind, count in default.items() if count > 1)
    for style in styles:
        for name in ("basedOn", "next"):
            other = style.find(f"{WORD}{name}")
            if other is not None and other.get(f"{WORD}val") not in kinds:
                yield f"a style goes by {other.get(f'{WORD}val')}, which is none"
    for tree in trees.values():
        for element in tree.iter(*(f"{WORD}{name}" for name in STYLED)):
            used = str(element.get(f"{WORD}val"))
            if kinds.get(used) != STYLED[_name(element)]:
                yield f"{used} is no {STYLED[_name(element)]} style"


def _name(element: _Element) -> str:
    return str(etree.QName(element).localname)
