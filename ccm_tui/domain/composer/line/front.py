r"""The agency first in a line, made literal with a backslash: `\asc: is an abbreviation`."""

from collections.abc import Callable

from ccm_tui.domain.composer.line.words import KIND_WORDS, Line, escape_word, is_mark

NamesAgency = Callable[[Line], bool]
"""Tells whether a line of some kind begins with an agency."""


def make_front_literal(line: Line, names_agency: NamesAgency) -> None:
    """Takes off the backslash before the line's first word where an agency would stand there without it."""
    if line.words and line.is_free(0) and _is_escaped_front(line, names_agency):
        line.make_literal(0)


def escape_front(text: str, names_agency: NamesAgency) -> str:
    """The text so that no agency is read from its beginning, and what it begins with is read back."""
    line = Line(text)
    return escape_word(text, 0) if names_agency(line) or _is_escaped_front(line, names_agency) else text


def escape_slash(text: str) -> str:
    """The whole line so that it isn't taken for a slash word, or for a kind with its colon."""
    first = Line(text).words[:1]
    is_taken = first and (first[0].text.startswith("/") or first[0].text.casefold() in KIND_WORDS)
    return escape_word(text, 0) if is_taken else text


def _is_escaped_front(line: Line, names_agency: NamesAgency) -> bool:
    if not line.words or not line.words[0].is_escaped or is_mark(line.words[0].bare):
        return False
    first = line.words[0]
    return names_agency(Line(first.bare + line.text[first.end :]))
