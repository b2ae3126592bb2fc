"""One of a few words chosen with the arrows, and several of them ticked."""

from collections.abc import Collection, Sequence

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from ccm_tui.domain.words.draft import Draft
from screens.widgets.columns import Flow
from screens.widgets.text import plain
from screens.widgets.typing import InOrder


class OneOf(InOrder, Static, can_focus=True):
    """All the words side by side. Which is chosen can be told without colour, and is where the arrows leave it.

    Textual's radio buttons show their dot whether chosen or not, and begin elsewhere than at the one chosen.
    """

    class Chosen(Message):
        """Another word was chosen."""

    class Submitted(Message):
        """Enter was pressed: the choice is made."""

    place = reactive(0)
    """Which is chosen, counted from 0."""

    def __init__(self, words: Sequence[str], place: int, *, id: str) -> None:  # noqa: A002 (Textual's own word)
        super().__init__(id=id)
        self._words = words
        self.set_reactive(OneOf.place, place)

    def render(self) -> Flow:
        """The words, each with its mark, which stays beside it where they need several lines."""
        return Flow([self._look(place, word) for place, word in enumerate(self._words)], "   ")

    def _look(self, place: int, word: str) -> Content:
        return plain(f"● {word}", "bold") if place == self.place else plain(f"○ {word}")

    @property
    def draft(self) -> Draft:
        """The word that is chosen."""
        return Draft(self._words[self.place], 0)

    def put_back(self, draft: Draft) -> None:
        """Chooses that word again, where it is still one of them."""
        if draft.text in self._words:
            self.place = self._words.index(draft.text)

    def watch_place(self) -> None:
        """Tells that another word was chosen."""
        self.post_message(self.Chosen())

    def key_left(self) -> None:
        """Chooses the word before."""
        self.place = max(self.place - 1, 0)

    def key_right(self) -> None:
        """Chooses the word after."""
        self.place = min(self.place + 1, len(self._words) - 1)

    def key_enter(self) -> None:
        """Goes on with the word chosen."""
        self.post_message(self.Submitted())

    def on_click(self) -> None:
        """Chooses the next word, or the first again."""
        self.place = (self.place + 1) % len(self._words)


_BETWEEN = "; "


class SomeOf(OneOf):
    """All the words side by side. The arrows go from one to the next, Space ticks it or unticks it."""

    ticked: reactive[frozenset[int]] = reactive(frozenset[int]())
    """Which are ticked, counted from 0."""

    def __init__(self, words: Sequence[str], ticked: Collection[int], *, id: str) -> None:  # noqa: A002 (Textual's own word)
        super().__init__(words, 0, id=id)
        self.set_reactive(SomeOf.ticked, frozenset(ticked))

    @property
    def draft(self) -> Draft:
        """The words that are ticked."""
        return Draft(_BETWEEN.join(self._words[place] for place in sorted(self.ticked)), 0)

    def put_back(self, draft: Draft) -> None:
        """Ticks those words again that are still among them."""
        said = draft.text.split(_BETWEEN)
        self.ticked = frozenset(place for place, word in enumerate(self._words) if word in said)

    def watch_ticked(self) -> None:
        """Tells that another word was ticked."""
        self.post_message(self.Chosen())

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Shows where Space would tick."""
        super().watch_has_focus(_has_focus)
        self.refresh(layout=True)

    def key_space(self) -> None:
        """Ticks the word, or unticks it."""
        self.ticked = self.ticked ^ {self.place}

    def on_click(self) -> None:
        """A click says nothing of which word; the keys do."""

    def _look(self, place: int, word: str) -> Content:
        """The word with its mark; with the focus, the one that Space would tick stands between arrows."""
        mark = "■" if place in self.ticked else "□"
        here = self.has_focus and place == self.place
        return plain(
            f"›{mark} {word}‹" if here else f" {mark} {word} ",
            "bold" if place in self.ticked else "",
        )
