import pytest
from textual.app import App, ComposeResult

from screens.widgets.lists import MarkedList


class Listing(App[None]):
    """A list that has no room yet."""

    CSS = "MarkedList { height: 0; }"

    def compose(self) -> ComposeResult:
        yield MarkedList("one", "two", "three")


@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_a_page_key_moves_nothing_before_the_lines_are_laid_out(key: str) -> None:
    app = Listing()
    async with app.run_test() as pilot:
        listed = app.query_one(MarkedList)
        listed.focus()
        listed.highlighted = 1
        await pilot.press(key)
        assert listed.highlighted == 1
