"""The repeat radar: who on record a referral could be about, with what was planned for them last time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from ccm_tui.domain.days.calendar import add_months
from ccm_tui.domain.referrals.radar import MOST_OFFERED, Described, Radar, Resemblance, best, with_words
from ccm_tui.domain.referrals.referral import NewReferral
from ccm_tui.domain.referrals.repeats import Offer, PastCase, PastReferral, PlannedStep
from ccm_tui.services.record.progress import Tell
from db.queries.hearings.hearings import plan_of_case
from db.queries.record.settings import settings_on_record
from db.queries.referrals.repeats import OnRecord, accounts_of, cases_of_people, everybody_on_record, past_referrals
from db.record import Record
from db.tables.referrals import ReferralRow
from db.writing import Writing


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """Whom a referral is about, as the radar asks after them."""

    person: Described
    received_on: date
    account: str
    """What happened, in the referrer's words."""
    referral_id: int | None = None
    """Of the referral itself, where it is on record."""


def read_offers(record: Record, referral_id: int) -> tuple[Offer, ...]:
    """Who on record the referral could be about, the likeliest first, with what was planned for them."""
    with record.reading() as session:
        row = session.get(ReferralRow, referral_id)
        if row is None:
            return ()
        person = Described(row.subject_name, row.subject_born_on, row.address)
        offers = _search_of(session).offers(AskedAbout(person, row.received_on, row.reason, row.id))
        return tuple(_with_plan(offer, partial(plan_of_case, session, today=record.today)) for offer in offers)


def offers_for(record: Record, new: NewReferral, but: int | None = None) -> tuple[Offer, ...]:
    """Who on record a referral could be about as it is being typed, the likeliest first.

    `but` is the referral itself, where it is on record and being changed.
    """
    with record.reading() as session:
        return tuple(_search_of(session).offers(replace(asked_of(new), referral_id=but)))


def asked_of(new: NewReferral) -> AskedAbout:
    """Whom a new referral is about."""
    return AskedAbout(Described(new.subject_name, new.subject_born_on, new.address), new.received_on, new.reason)


def offers_in_words(
    writing: Writing, asked: Sequence[tuple[int, AskedAbout]], tell: Tell
) -> Iterator[tuple[int, str]]:
    """For each row of a sheet the likeliest whom it could be about, in words; nothing for most rows."""
    search = _search_of(writing.session)
    for place, (row, one) in enumerate(asked):
        if place % _TOLD_EVERY == 0:
            tell("Looking for repeats", place, len(asked))
        offers = search.offers(one)
        if offers:
            more = f"; and {len(offers) - 1} more" if len(offers) > 1 else ""
            yield row, f"{offers[0].in_words}{more}"


_TOLD_EVERY = 50
"""Rows between two tellings of how far it is."""
_MOST_LOOKED_AT = 200
"""How many of those who resemble a person are looked at more closely."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """What the record tells of a few people, when it is asked."""

    cases: Callable[[list[int]], dict[int, list[PastCase]]]
    referrals: Callable[[list[int]], dict[int, PastReferral]]
    accounts: Callable[[list[int]], dict[int, str]]


class _Search:
    """Everybody on record, asked about one referral after another."""

    def __init__(self, on_record: Sequence[OnRecord], months: int, asking: _Asking) -> None:
        self._on_record = on_record
        self._months = months
        self._asking = asking
        self._radar = Radar([one.described for one in on_record])

    def offers(self, asked: AskedAbout) -> list[Offer]:
        """Who it could be, the likeliest first."""
        told = self._told(asked)
        people = [known.person_id for _, known in told if known.person_id is not None]
        referrals = [known.referral_id for _, known in told if known.referral_id is not None]
        cases = self._asking.cases(people) if people else {}
        past = self._asking.referrals(referrals) if referrals else {}
        offers: list[Offer] = []
        for one, known in told:
            if known.referral_id is not None:
                offers.append(Offer(one.why, known.described.name, referral=past[known.referral_id]))
            else:
                offers += _of_cases(one, known, cases.get(known.person_id or 0, []), asked.received_on, self._months)
        return _once(offers)[:MOST_OFFERED]

    def _told(self, asked: AskedAbout) -> list[tuple[Resemblance, OnRecord]]:
        """Those who resemble the person in so much that they are told."""
        near = [one for one in self._radar.near(asked.person) if not self._is_itself(one, asked)]
        if asked.account.strip():
            near = self._with_accounts(near, asked)
        return [(one, self._on_record[one.place]) for one in best(near)[:_MOST_LOOKED_AT]]

    def _is_itself(self, one: Resemblance, asked: AskedAbout) -> bool:
        referral_id = self._on_record[one.place].referral_id
        return referral_id is not None and referral_id == asked.referral_id

    def _with_accounts(self, near: list[Resemblance], asked: AskedAbout) -> list[Resemblance]:
        """Those near, with whether the same is told of them; that decides only where something else agrees."""
        people = {one.place: person for one in near if (person := self._on_record[one.place].person_id)}
        told = self._asking.accounts(list(people.values())[:_MOST_LOOKED_AT]) if people else {}
        return [with_words(one, asked.account, told.get(people.get(one.place, 0), "")) for one in near]


def _search_of(session: Any) -> _Search:
    asking = _Asking(
        partial(cases_of_people, session), partial(past_referrals, session), partial(accounts_of, session)
    )
    return _Search(everybody_on_record(session), settings_on_record(session).repeat_months, asking)


def _of_cases(
    one: Resemblance, known: OnRecord, cases: Sequence[PastCase], received_on: date, months: int
) -> Iterator[Offer]:
    """Of the cases that are about a person the one last heard, of others' only where there is none; and that there is
    a restricted one. A case that somebody is in for another's sake is not theirs to come back to.
    """
    if restricted := next((case for case in cases if case.restricted), None):
        yield Offer("", case=restricted)
    open_to_all = [case for case in cases if not case.restricted]
    if open_to_all:
        case = max(open_to_all, key=lambda past: (*_is_their_own(past, received_on, months), past.id))
        older = case.last_on is not None and add_months(case.last_on, months) < received_on
        yield Offer(one.why, known.described.name, case, older=older)


def _is_their_own(past: PastCase, received_on: date, months: int) -> tuple[bool, bool, bool, date]:
    """By which of somebody's cases is theirs to come back to: about them, not too long ago, about nobody else."""
    last = past.last_on
    lately = last is None or add_months(last, months) >= received_on
    return past.subject, lately, past.alone, last or date.min


def _once(offers: Iterable[Offer]) -> list[Offer]:
    """Each case once; however many restricted ones there are, that there is one."""
    found: dict[object, Offer] = {}
    for offer in offers:
        about = "restricted" if offer.restricted else offer.case.id if offer.case else offer.referral
        found.setdefault(about, offer)
    return list(found.values())


def _with_plan(offer: Offer, plan_of_case: Callable[[int], tuple[tuple[PlannedStep, ...], str]]) -> Offer:
    if offer.case is None or offer.case.restricted:
        return offer
    plan, outcome = plan_of_case(offer.case.id)
    return replace(offer, plan=plan, outcome=outcome)
