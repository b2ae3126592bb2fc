"""How a sheet was understood, told to whoever sent it."""

from ccm_tui.domain.spreadsheets.sheet import Heading, Sheet, plain_words
from ccm_tui.domain.words.counting import counted

_GUESSED = "The file is not in Unicode; it was read as Windows Western European, so check names with accents."


def headings_in_words(sheet: Sheet) -> tuple[str, ...]:
    """Which sheet and row were read, which heading was taken for which column, and which are not taken.

    What is as in our own template needs no words.
    """
    return tuple(sentence for sentence in _sentences(sheet) if sentence)


def _sentences(sheet: Sheet) -> tuple[str, ...]:
    renamed = [one for one in sheet.headings if one.column and plain_words(one.label) != plain_words(one.column)]
    left = [one for one in sheet.headings if not one.column]
    where = f"Headings in row {sheet.heading_row}" if sheet.heading_row > 1 and sheet.headings else ""
    which = f"Sheet “{sheet.name}” was read" if sheet.name else ""
    others = f"; not read: {', '.join(sheet.not_read)}" if sheet.not_read else ""
    place = f"{which}{others}." if which else ""
    line = "row" if sheet.is_form else "column"
    return (
        _GUESSED if sheet.guessed_encoding else "",
        place,
        f"{where}." if where else "",
        "It was read as a form, each answer beside its heading." if sheet.is_form else "",
        *(f"{line.capitalize()} {_named(one)} is taken as: {one.column}." for one in renamed),
        f"{counted(len(left), line)} not taken: {', '.join(map(_named, left))}." if left else "",
    )


def _named(heading: Heading) -> str:
    return f"{heading.letter} “{heading.label}”" if heading.label else f"{heading.letter} (without a heading)"
