"""The document that the minutes are set into: our own blank one, or a council's, emptied of all that tells."""

import io
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.ns import qn

LARGEST_TEMPLATE = 20_000_000
"""Bytes of a council's Word document, packed or unpacked, beyond which it is no template."""

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_AS_TEMPLATE = _MAIN.format("template").encode()
_AS_DOCUMENT = _MAIN.format("document").encode()
_TYPES = "[Content_Types].xml"

# What is left of a template beside its styles: no text, no authors, no macros, no properties, no links to a server.
_KEPT_OF_PACKAGE = {RELATION.OFFICE_DOCUMENT}
_KEPT_OF_DOCUMENT = {
    RELATION.STYLES,
    RELATION.SETTINGS,
    RELATION.NUMBERING,
    RELATION.FONT_TABLE,
    RELATION.THEME,
    RELATION.HEADER,
    RELATION.FOOTER,
}
_TOLD_BY_SETTINGS = (
    "w:attachedTemplate",
    "w:documentProtection",
    "w:writeProtection",
    "w:mailMerge",
    "w:trackRevisions",
    "w:evenAndOddHeaders",
    "w:rsids",
    "w:docVars",
    "w:footnotePr",
    "w:endnotePr",
)


def opened(template: bytes | None) -> Document:
    """A document to set the minutes into. Raises whatever a library makes of a template that is none, or hostile."""
    document = docx.Document(io.BytesIO(_blank() if template is None else _as_document(template)))
    _keep(document.part.package.rels, _KEPT_OF_PACKAGE)
    _keep(document.part.rels, _KEPT_OF_DOCUMENT)
    settings = document.settings.element
    for name in _TOLD_BY_SETTINGS:
        for told in settings.findall(qn(name)):
            settings.remove(told)
    _keep(_settings_part(document).rels, set())
    return document


def _as_document(template: bytes) -> bytes:
    """The file with its main part called a document, as the library knows it, not a template."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(template)) as given, ZipFile(out, "w") as taken:
        if sum(part.file_size for part in given.infolist()) > LARGEST_TEMPLATE:
            raise ValueError("larger than any template")
        for part in given.infolist():
            content = given.read(part)
            taken.writestr(part, content.replace(_AS_TEMPLATE, _AS_DOCUMENT) if part.filename == _TYPES else content)
    return out.getvalue()


def _keep(relations: Relationships, kinds: set[str]) -> None:
    for name in [name for name, relation in relations.items() if relation.reltype not in kinds]:
        del relations[name]


def _settings_part(document: Document) -> Part:
    return document.part.part_related_by(RELATION.SETTINGS)


@cache
def _blank() -> bytes:
    """The blank document, packed from the parts that stand beside this file."""
    out = io.BytesIO()
    with ZipFile(out, "w") as packed:
        for name, part in _parts(files(__package__) / "blank", ""):
            packed.writestr(name, part)
    return out.getvalue()


def _parts(folder: Traversable, within: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{within}{entry.name}"
        found += _parts(entry, f"{name}/") if entry.is_dir() else [(name, entry.read_bytes())]
    return found
