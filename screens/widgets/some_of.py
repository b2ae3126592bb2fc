"""Several of a few words, each ticked or not."""

from collections.abc import Collection, Sequence

from textual.content import Content
from textual.reactive import reactive

from ccm_tui.services.record.drafts import Draft
from screens.widgets.choices import OneOf
from screens.widgets.plain import plain

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
