"""What of a person is protected, and what stands in its place wherever it would leave the record."""

from collections.abc import Collection

from ccm_tui.domain.vocabulary import ProtectedDetail

PROTECTED = "protected; ask the coordinator"
"""Stands for what is on record and leaves it for nobody: it is not "not known"."""


def as_it_leaves(text: str, detail: ProtectedDetail, protected: Collection[ProtectedDetail]) -> str:
    """A detail of a person as it may leave the record; nothing stays nothing."""
    return PROTECTED if text and detail in protected else text
