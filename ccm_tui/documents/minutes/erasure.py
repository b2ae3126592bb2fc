"""Minutes from which the text of one case is taken: what is left says that it was there, and who erased it."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from ccm_tui.documents.minutes.approval import Amendment
from ccm_tui.documents.minutes.case import CaseMinutes, ErasedCase, Grounds, Information, Risk
from ccm_tui.documents.minutes.document import (
    ActionFromBefore,
    AgencyActions,
    Declaration,
    DueAction,
    MinutesDocument,
)
from ccm_tui.domain.governance.governance import ERASED, Erasure

PROSE_OF_MINUTES = frozenset(
    (
        *("text", "resolution", "exceptions", "nature", "reason", "restriction", "flags", "wanted", "consent_reason"),
        *("status_reason", "measure", "result", "linked"),
    )
)
"""The fields of minutes in which somebody wrote what they wanted to say; the others are names, codes and days."""

_NO_GROUNDS = Grounds("", "", None, None, None, "", ())
_NO_INFORMATION = Information((), (), ())
_NO_RISK = Risk((), (), (), (), ())


def without_case(document: MinutesDocument, erasure: Erasure) -> MinutesDocument:
    """The same minutes with nothing in them about that case but its reference and how many actions it had."""
    reference = erasure.reference
    return replace(
        document,
        cases=tuple(_without(case, erasure) for case in document.cases),
        declarations=tuple(
            _undeclared(one) if one.case_reference == reference else one for one in document.declarations
        ),
        from_before=replace(
            document.from_before,
            actions=tuple(
                _no_action_before(one) if one.case_reference == reference else one
                for one in document.from_before.actions
            ),
        ),
        action_summary=tuple(
            AgencyActions(
                agency.agency,
                tuple(_no_action(one) if one.case_reference == reference else one for one in agency.actions),
            )
            for agency in document.action_summary
        ),
        amendments=tuple(
            _no_amendment(one) if one.case_reference == reference else one for one in document.amendments
        ),
    )


def without_names(document: MinutesDocument, take: Callable[[str], str]) -> MinutesDocument:
    """The same minutes, what `take` takes out of a text gone from their prose; nobody's name itself is touched."""
    left = _taken(document, take, prose=False)
    assert isinstance(left, MinutesDocument)
    return left


def _taken(value: Any, take: Callable[[str], str], prose: bool) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                one.name: _taken(getattr(value, one.name), take, one.name in PROSE_OF_MINUTES)
                for one in fields(value)
            },
        )
    if isinstance(value, tuple):
        return tuple(_taken(one, take, prose) for one in value)
    return take(value) if prose and isinstance(value, str) and not isinstance(value, Enum) else value


def _without(case: CaseMinutes, erasure: Erasure) -> CaseMinutes:
    if case.reference != erasure.reference:
        return replace(
            case,
            repeat_of=None if case.repeat_of == erasure.reference else case.repeat_of,
            linked=tuple(link for link in case.linked if link[0] != erasure.reference),
        )
    return CaseMinutes(
        number=case.number,
        reference=case.reference,
        name="",
        kind=case.kind,
        restricted=False,
        restriction="",
        hearing=case.hearing,
        lead_agency=None,
        lead_professional="",
        repeat_of=None,
        linked=(),
        people=(),
        flags=(),
        present=case.present,
        withdrew=case.withdrew,
        grounds=_NO_GROUNDS,
        voices=(),
        information=_NO_INFORMATION,
        risk=_NO_RISK,
        previous=None,
        actions=(),
        read_back_at=None,
        outcome=None,
        erased=ErasedCase(erasure.erased_at, erasure.actor, erasure.authority),
    )


def _undeclared(declared: Declaration) -> Declaration:
    return replace(declared, declared_by="", nature=ERASED)


def _no_action_before(action: ActionFromBefore) -> ActionFromBefore:
    return replace(action, restricted=False, owner="", text=ERASED, reason="", escalated_to="", escalated_on=None)


def _no_action(action: DueAction) -> DueAction:
    return replace(action, restricted=False, owner="", text=ERASED)


def _no_amendment(amendment: Amendment) -> Amendment:
    return replace(amendment, text=ERASED, reason=ERASED)
