"""The lane: in the order asked, whoever stops waiting, and drained at the end."""

import asyncio
from pathlib import Path

import pytest
from sqlmodel import col, select

from ccm_tui.clock import Clock
from ccm_tui.domain.vocabulary import AgencyKind
from ccm_tui.errors import CcmError
from db.lane import Lane
from db.record import Record
from db.tables.agencies import AgencyRow


def add(record: Record, code: str) -> str:
    with record.writing("test.add", code) as writing:
        writing.add(AgencyRow(code=code, name=code, kind=AgencyKind.CORE))
    return code


def codes(record: Record) -> list[str]:
    with record.reading() as session:
        return list(session.exec(select(AgencyRow.code).order_by(col(AgencyRow.id))).all())


@pytest.fixture
def lane(tmp_path: Path, demo_clock: Clock) -> Lane:
    return Lane(lambda: Record.create(tmp_path / "r.db", demo_clock, "tester"))


async def test_acts_happen_in_the_order_asked(lane: Lane) -> None:
    asked = [f"A{number}" for number in range(30)]
    assert await asyncio.gather(*(lane.run(add, code) for code in asked)) == asked
    assert await lane.run(codes) == asked
    await lane.close()


async def test_an_act_is_done_even_if_its_asker_is_cancelled(lane: Lane) -> None:
    await lane.open()
    task = asyncio.create_task(lane.run(add, "KEPT"))
    await asyncio.sleep(0)
    task.cancel()
    assert await lane.run(codes) == ["KEPT"]
    await lane.close()


async def test_closing_waits_for_what_was_asked(lane: Lane, tmp_path: Path, demo_clock: Clock) -> None:
    await lane.open()
    asked = asyncio.gather(*(lane.run(add, f"A{number}") for number in range(20)))
    await asyncio.sleep(0)
    await lane.close()
    assert asked.done()
    record = Record.open(tmp_path / "r.db", demo_clock, "tester")
    assert len(codes(record)) == 20
    record.close()


async def test_a_record_that_can_not_be_opened_says_so_to_the_asker(tmp_path: Path, demo_clock: Clock) -> None:
    lane = Lane(lambda: Record.open(tmp_path / "none.db", demo_clock, "tester"))
    with pytest.raises(CcmError):
        await lane.open()
    await lane.close()
