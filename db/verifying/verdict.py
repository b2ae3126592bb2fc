"""What verifying a record came to."""

from dataclasses import dataclass

from ccm_tui.domain.governance.governance import Erasure


@dataclass(frozen=True, slots=True)
class SealedVersion:
    """One version of approved minutes that the record holds."""

    meeting_number: int
    number: int
    digest: str
    redacted: bool
    """True where a case was erased from them since."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked through, and each thing that is not as it has to be, named without a word of a case."""

    findings: tuple[str, ...]
    entries: int
    changes: int
    rows: int
    seals: tuple[SealedVersion, ...]
    erasures: tuple[Erasure, ...]
    last_entry: int
    """Number of the journal's latest entry; 0 where it has none."""
    last_digest: str
    """Its digest: noted elsewhere, it shows later that nothing before it was cut off."""

    @property
    def sound(self) -> bool:
        """True where nothing was found."""
        return not self.findings
