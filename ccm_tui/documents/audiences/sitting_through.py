"""A case narrowed to what an agency heard of it that was not in the room for the whole of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar

from ccm_tui.documents.minutes.case import CaseMinutes, HeadRisk, Information, InPart, Party, Risk


class _Said(Protocol):
    @property
    def at(self) -> datetime | None: ...


_Recorded = TypeVar("_Recorded", bound=_Said)


def as_far_as_there(case: CaseMinutes, agency: Party) -> CaseMinutes:
    """What was recorded while the agency sat there, and its own words; a case that it heard whole stays as it is."""
    there = next((one for one in case.in_part if one.agency.code == agency.code), None)
    if there is None:
        return case
    return replace(
        case,
        voices=tuple(one for one in case.voices if there.there_at(one.at) or one.agency == agency),
        information=_information(case.information, there, agency),
        risk=_risk(case.risk, there),
        actions=tuple(one for one in case.actions if there.there_at(one.at) or one.agency == agency),
        read_back_at=case.read_back_at if there.there_at(case.read_back_at) else None,
        outcome=case.outcome if case.outcome and there.there_at(case.outcome.at) else None,
        in_part=(there,),
        only_for=agency,
    )


def _information(told: Information, there: InPart, agency: Party) -> Information:
    return Information(
        shared=tuple(one for one in told.shared if there.there_at(one.at) or one.agency == agency),
        not_known_to=tuple(one for one in told.not_known_to if one == agency),
        no_reply_from=tuple(one for one in told.no_reply_from if one == agency),
    )


def _risk(risk: Risk, there: InPart) -> Risk:
    return Risk(
        summary=_heard(risk.summary, there),
        heads=tuple(
            HeadRisk(one.head, one.now, one.before)
            for one in risk.heads
            if one.now is not None and there.there_at(one.now.at)
        ),
        reasons=_heard(risk.reasons, there),
        protective=_heard(risk.protective, there),
        dissent=_heard(risk.dissent, there),
        overall=risk.overall if risk.overall and there.there_at(risk.overall.at) else None,
    )


def _heard(said: Iterable[_Recorded], there: InPart) -> tuple[_Recorded, ...]:
    return tuple(one for one in said if there.there_at(one.at))
