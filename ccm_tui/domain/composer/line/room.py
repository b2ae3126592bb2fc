"""What a line is read against: the agencies and their people, the day, the next meeting, and the case so far."""

from dataclasses import dataclass, field
from datetime import date

from ccm_tui.domain.names.protection import NOTHING_PROTECTED, Protected
from ccm_tui.domain.vocabulary import Head


@dataclass(frozen=True, slots=True)
class Seat:
    """One agency as the composer knows it."""

    code: str
    name: str
    speakers: tuple[str, ...] = ()
    """Its representatives and deputies, the usual one first, as printed: "Ch Insp Ada Larkspur"."""
    present: str | None = None
    """Who speaks for it today: "" where their name is not on record, None where nobody is in the room."""
    called: bool = True
    """False before its roll is called: then `present` is who usually speaks for it, and nobody knows who is there."""

    @property
    def in_room(self) -> bool:
        """True when somebody is known to speak for the agency today."""
        return self.called and self.present is not None


@dataclass(frozen=True, slots=True)
class Template:
    """An action that is given often: its words and, where it is mostly one agency's, that agency's code."""

    text: str
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """Everything that gives a typed line its meaning."""

    today: date
    seats: tuple[Seat, ...] = ()
    next_meeting: date | None = None
    last_agency: str | None = None
    """Code of the agency last recorded in this hearing, for which a bare @ stands."""
    previous: dict[Head, tuple[int, int]] = field(default_factory=dict)
    """Likelihood and impact at the case's hearing before this one, head by head."""
    templates: tuple[Template, ...] = ()
    """Those that a digit and Tab write into an action line, in the order of their numbers."""
    unasked: tuple[str, ...] = ()
    """References of the case's finished earlier actions of which nobody has said at this hearing if they helped."""
    protected: Protected = NOTHING_PROTECTED
    """What no paper will say, whoever types it."""
