"""Where documents are saved unless another place is given, by names that tell nothing of anybody."""

import re
from pathlib import Path

from ccm_tui.documents.audiences.audience import Audience
from ccm_tui.documents.catalogue import Format
from ccm_tui.domain.meetings.meeting import Meeting

_NO_PART_OF_A_NAME = re.compile(r"[^A-Za-z0-9]+")


def documents_folder() -> Path:
    """The person's own folder for documents, or their home."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def file_stem(document: str, sitting: Meeting) -> str:
    """What a file of that meeting is called, without its ending: "ccm-agenda-meeting-4-2026-12-17"."""
    return f"ccm-{document}-meeting-{sitting.number}-{sitting.held_on.isoformat()}"


def document_file_name(sitting: Meeting, audience: Audience, wanted: Format) -> str:
    """What a document's file is called; it tells nothing of anybody."""
    draft = "" if sitting.state.approved else "draft"
    of = _NO_PART_OF_A_NAME.sub("-", audience.of).strip("-")
    what = "-".join(part for part in (audience.kind.document.value, of) if part)
    parts = (file_stem(what, sitting), draft)
    return f"{'-'.join(part for part in parts if part)}{wanted.suffix}"


def free_path(path: Path) -> Path:
    """The path, or where something of that name is there already the next with a number that is free."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000))
    return next((one for one in (path, *numbered) if not one.exists()), path)
