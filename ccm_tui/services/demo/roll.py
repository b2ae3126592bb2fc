"""Who came to the demo's meetings that have been held."""

from ccm_tui.domain.statuses import AttendanceStatus
from ccm_tui.services.demo.agencies import AGENCIES

_P = AttendanceStatus.PRESENT
_D = AttendanceStatus.DEPUTY
_AI = AttendanceStatus.APOLOGIES_INFORMATION
_A = AttendanceStatus.APOLOGIES
_N = AttendanceStatus.ABSENT

ROLL: dict[str, tuple[AttendanceStatus | None, ...]] = {
    "COLP": (_P, _P, _P),
    "CST": (_P, _P, _P),
    "NOISE": (_P, _P, _D),
    "ASC": (_P, _D, _P),
    "CSC": (_AI, _N, _AI),
    "HRS": (_P, _P, _P),
    "HSG": (_P, _P, _P),
    "MHT": (_P, _A, _N),
    "DAS": (_P, _P, _D),
    "OUTR": (_P, _P, _P),
    "VS": (_D, _P, _P),
    "LFB": (_P, _AI, _AI),
    "PROB": (_A, _P, _P),
    "BTP": (_P, _N, _P),
    "GUEST-WICK": (None, None, _N),
    "GUEST-SQY": (None, None, _A),
    "SOL": (None, _P, _P),
}
"""Each agency's attendance at the first, second and third meeting; None where a guest was not asked."""


def speakers_at(meeting: int) -> dict[str, str]:
    """Who spoke for each agency that was in the room, by its code."""
    return {
        agency.code: agency.deputy if status is _D else agency.speaker
        for agency in AGENCIES
        if (status := status_at(meeting, agency.code)) and status.in_room
    }


def status_at(meeting: int, code: str) -> AttendanceStatus | None:
    """How an agency was represented at the meeting of that number; None where it was not asked."""
    return ROLL[code][meeting - 1] if code in ROLL else None
