"""Where documents are saved unless another place is given, by names that tell nothing of anybody."""

from pathlib import Path

from ccm_tui.domain.meetings.meeting import Meeting


def documents_folder() -> Path:
    """The person's own folder for documents, or their home."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def file_stem(document: str, sitting: Meeting) -> str:
    """What a file of that meeting is called, without its ending: "ccm-agenda-meeting-4-2026-12-17"."""
    return f"ccm-{document}-meeting-{sitting.number}-{sitting.held_on.isoformat()}"


def free_name(path: Path) -> Path:
    """The path, or where something of that name is there already the next with a number that is free."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000))
    return next((one for one in (path, *numbered) if not one.exists()), path)
