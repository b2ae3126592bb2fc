"""Section 6 of the minutes: one case, from why it is here to what was decided."""

from collections.abc import Iterator

from ccm_tui.clock import london_day
from ccm_tui.documents.minutes.case import (
    CaseMinutes,
    ErasedCase,
    Grounds,
    Hearing,
    Information,
    Note,
    Outcome,
    OverallRisk,
    Party,
    PersonInCase,
    RatingReason,
    Risk,
    Shared,
    Voice,
)
from ccm_tui.documents.minutes.sections.plan import action_blocks, previous_plan_blocks
from ccm_tui.documents.minutes.wording import heads, marked, name, names, note, rating, risk_change, score
from ccm_tui.documents.page.blocks import Block, Decided, Facts, Paragraph, Saying, Table, TableColumn, Title
from ccm_tui.documents.page.wording import NOT_RECORDED, as_sentence, day, time_of_day
from ccm_tui.domain.meetings.sittings import Stretch
from ccm_tui.domain.statuses import Decision
from ccm_tui.domain.vocabulary import Head, Known

RISK = (TableColumn("Risk to", 10), TableColumn("Now", 20), TableColumn("Before", 20), TableColumn("Change", 17))


def case_blocks(case: CaseMinutes) -> Iterator[Block]:
    """One case; of one that was not heard or put off at once, why it is here and that it was."""
    yield Title(1, f"6.{case.number} {case.reference} {case.name}".rstrip())
    if case.erased:
        yield Decided(erased_words(case.erased))
        return
    yield Facts(tuple(_header(case)))
    yield from _grounds(case.grounds)
    if case.only_for:
        yield from _as_far_as_there(case, case.only_for)
        return
    deferred = case.outcome is not None and case.outcome.decision is Decision.DEFER
    if case.anything_recorded or (case.hearing is Hearing.HEARD and not deferred):
        yield from _voices(case.voices)
        yield from _information(case.information)
        yield from _risk(case.risk)
        yield from previous_plan_blocks(case)
        yield from action_blocks(case)
    yield from _outcome(case)


def _as_far_as_there(case: CaseMinutes, agency: Party) -> Iterator[Block]:
    """What was recorded while the agency was there; what is not here may be on record, so nothing is called none."""
    yield Paragraph(
        f"{agency.name} was in the room for a part of this case. This copy holds what was recorded meanwhile, and"
        " what it said and owes itself; the rest is not in it."
    )
    if case.voices:
        yield from _voices(case.voices)
    told, risk = case.information, case.risk
    if told.shared or told.not_known_to or told.no_reply_from:
        yield from _information(told)
    if risk.heads:
        yield Title(2, "Risk")
        yield Table(RISK, risk_rows(risk))
    yield from _sayings(risk)
    yield from _noted("Protective factors", risk.protective)
    yield from _noted("Dissent", risk.dissent)
    if case.actions:
        yield from action_blocks(case)
    yield from _outcome(case)


def erased_words(erased: ErasedCase) -> str:
    """What is left to be said of an erased case."""
    on = day(london_day(erased.erased_at))
    return f"The text of this case was erased on {on} by {erased.actor}. Authority: {erased.authority}"


def _header(case: CaseMinutes) -> Iterator[tuple[str, str]]:
    if case.restricted:
        yield "RESTRICTED", case.restriction or "only for those named for this case"
    yield "Kind", f"{case.kind.words} of {case.repeat_of}" if case.repeat_of else case.kind.words
    yield "People", "\n".join(_person(person) for person in case.people) or NOT_RECORDED
    lead = (name(case.lead_agency, ""), case.lead_professional)
    yield "Lead", ", ".join(part for part in lead if part) or NOT_RECORDED
    yield "Linked cases", "\n".join(_link(*link) for link in case.linked) or "none"
    if case.flags:
        yield "WARNING", "\n".join(case.flags)
    if case.present:
        yield "In the room", names(case.present)
    if case.in_part:
        yield "For a part of it", "\n".join(f"{one.agency.name} {_sat(one.sat)}" for one in case.in_part)
    if case.withdrew:
        yield "Withdrew", names(case.withdrew)


def _person(person: PersonInCase) -> str:
    letter = f"{person.letter}: " if person.letter else ""
    return f"{letter}{person.name}, {person.role.words}"


def _sat(stretches: tuple[Stretch, ...]) -> str:
    """When an agency was there: "until 14:28", "from 14:20", "from 14:20 until 14:28"."""
    return ", ".join(
        " ".join(
            part
            for part in (
                f"from {time_of_day(sat.start)}" if sat.start else "",
                f"until {time_of_day(sat.end)}" if sat.end else "",
            )
            if part
        )
        for sat in stretches
    )


def _link(reference: str, nature: str) -> str:
    return f"{reference}: {nature}" if nature else reference


def _grounds(grounds: Grounds) -> Iterator[Block]:
    yield Title(2, "Why the case is here")
    yield Paragraph(grounds.reason or "No reason is recorded.")
    yield Facts(tuple(_referral(grounds)))


def _referral(grounds: Grounds) -> Iterator[tuple[str, str]]:
    if grounds.received_on:
        yield "Referred", f"by {name(grounds.referred_by, 'an agency not recorded')}, {day(grounds.received_on)}"
    if grounds.wanted:
        yield "Asked of the panel", grounds.wanted
    consent = grounds.consent.words if grounds.consent else "consent not recorded"
    yield "Consent", f"{consent}: {grounds.consent_reason}" if grounds.consent_reason else consent
    yield "Referral score", "\n".join(score(given) for given in grounds.scores) or "not scored"


def _voices(voices: tuple[Voice, ...]) -> Iterator[Block]:
    yield Title(2, "Voice of the subject")
    if not voices:
        yield Paragraph("The subject's own wishes are not recorded.")
    for voice in voices:
        speaks = f"Through {voice.agency.name}" if voice.agency else "Who speaks for them is not recorded"
        yield Saying(speaks, marked(voice.text, voice.mark))


def _information(information: Information) -> Iterator[Block]:
    yield Title(2, "Information shared")
    for shared in information.shared:
        yield Saying(_source(shared), marked(shared.text or shared.known.words, shared.mark))
    silent = (
        ("Not known to", names(information.not_known_to)),
        ("No reply from", names(information.no_reply_from)),
    )
    if rows := tuple(row for row in silent if row[1]):
        yield Facts(rows)
    elif not information.shared:
        yield Paragraph("No information was shared.")


def _source(shared: Shared) -> str:
    known = "" if shared.known is Known.CURRENT or not shared.text else shared.known.words
    restricted = "RESTRICTED" if shared.restricted else ""
    marks = ", ".join(part for part in (known, shared.share.words, restricted) if part)
    return f"{name(shared.agency, 'An agency not recorded')} ({marks})"


def _risk(risk: Risk) -> Iterator[Block]:
    yield Title(2, "Risk")
    if risk.heads:
        yield Table(RISK, risk_rows(risk))
    else:
        yield Paragraph("No risk was rated.")
    yield from _sayings(risk)
    for label, notes in (("Protective factors", risk.protective), ("Dissent", risk.dissent)):
        yield from _noted(label, notes)
        if not notes:
            yield Saying(label, "none recorded.")


def _sayings(risk: Risk) -> Iterator[Block]:
    for reason in risk.reasons:
        yield Saying(_reason_for(reason), marked(reason.text, reason.mark))
    if risk.overall:
        yield Saying("Overall", _overall(risk.overall, tuple(one.head for one in risk.heads if one.now is None)))
    for noted in risk.summary:
        yield Saying("Chair's summary", note(noted))


def _noted(label: str, notes: tuple[Note, ...]) -> Iterator[Block]:
    for noted in notes:
        yield Saying(label, note(noted))
        if noted.resolution:
            yield Saying("How it was resolved", noted.resolution)


def risk_rows(risk: Risk) -> tuple[tuple[str, ...], ...]:
    """The rows of the table of risks: each head now and before."""
    return tuple(
        (head.head.words, rating(head.now, "not rated"), rating(head.before, "not rated"), risk_change(head))
        for head in risk.heads
    )


def _reason_for(reason: RatingReason) -> str:
    return f"Reason ({heads(reason.heads)})" if reason.heads else "Reason"


def _overall(overall: OverallRisk, unrated: tuple[Head, ...]) -> str:
    """ "16, high, the highest of the heads.", or "20, high: " and the chair's reason.

    What was rated before and not this time is named: the highest of the others says nothing of it.
    """
    scored = f"{overall.score}, {overall.band}"
    if not overall.reason:
        left_out = f" that were rated; not rated again: {heads(unrated)}" if unrated else ""
        return f"{scored}, the highest of the heads{left_out}."
    return marked(f"{scored}: {overall.reason}", overall.mark)


def _outcome(case: CaseMinutes) -> Iterator[Block]:
    yield Title(2, "Outcome")
    yield Decided(decided(case))
    if case.outcome:
        yield Facts(tuple(_outcome_facts(case.outcome)))


_GONE_SOMEWHERE = {Decision.TRANSFER: "Transferred", Decision.ESCALATE: "Escalated"}


def decided(case: CaseMinutes) -> str:
    """The outcome in a sentence: "Keep open, review Thu 21 Jan 2027."."""
    outcome = case.outcome
    if outcome is None and case.only_for:
        return "What was decided is not in this copy."
    if outcome is None or outcome.decision is None:
        return _without_decision(case.hearing)
    if outcome.decision is Decision.DEFER:
        to = f"to {day(outcome.review_on)}" if outcome.review_on else ""
        return as_sentence("Defer", to) if to else "Deferred (to which day was not recorded)."
    if outcome.decision in _GONE_SOMEWHERE and not outcome.to:
        return f"{_GONE_SOMEWHERE[outcome.decision]} (to whom was not recorded)."
    review = f"review {day(outcome.review_on)}" if outcome.review_on else ""
    return as_sentence(outcome.decision.words, review)


def _without_decision(hearing: Hearing) -> str:
    match hearing:
        case Hearing.NOT_REACHED:
            return "Not reached. The case carries over to the next meeting."
        case Hearing.WAITING:
            return "Not heard yet."
        case Hearing.HEARD:
            return "No outcome recorded."


def _outcome_facts(outcome: Outcome) -> Iterator[tuple[str, str]]:
    if outcome.to:
        yield "To", outcome.to
    yield "Reason", outcome.reason or NOT_RECORDED
    yield "Tells the subject", name(outcome.tells_subject)
