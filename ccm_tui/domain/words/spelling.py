"""How far one spelling of a word is from another."""


def slips(word: str, other: str) -> int:
    """Letters left out, put in, mistaken or swapped with the next that turn one into the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(word):
        older, before, row = before, row, [at + 1]
        for to, wanted in enumerate(other):
            fewest = min(before[to] + (letter != wanted), before[to + 1] + 1, row[to] + 1)
            if at and to and letter == other[to - 1] and word[at - 1] == wanted:
                fewest = min(fewest, older[to - 1] + 1)
            row.append(fewest)
    return row[-1]
