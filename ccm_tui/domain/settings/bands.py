"""Risk bands: the words for a score of likelihood times impact, which each partnership sets for itself."""

from dataclasses import dataclass

HIGHEST_SCORE = 25
"""Likelihood 5 times impact 5."""


class BandsError(ValueError):
    """Bands that can't be used; its words say what is wrong and are fit to show."""


@dataclass(frozen=True, slots=True)
class Band:
    """One band: its name, and the lowest score that it holds."""

    name: str
    lowest: int


@dataclass(frozen=True, slots=True)
class Bands:
    """The bands from the lowest up. Raises BandsError where a score would have no band, or two."""

    bands: tuple[Band, ...] = (Band("low", 0), Band("medium", 5), Band("high", 15))
    """By default those of a published NHS set: 0 to 4, 5 to 12, 15 to 25 (13 and 14 can't occur)."""

    def __post_init__(self) -> None:
        lowest = [band.lowest for band in self.bands]
        names = [band.name.casefold() for band in self.bands]
        if not self.bands or lowest[0] > 1:
            raise BandsError("The first risk band must begin at 0 or 1, so that every score has a band.")
        if lowest != sorted(set(lowest)) or lowest[0] < 0 or lowest[-1] > HIGHEST_SCORE:
            raise BandsError(f"Risk bands go up, each from a higher score, and none begins above {HIGHEST_SCORE}.")
        if len(set(names)) < len(names) or not all(name.strip() for name in names):
            raise BandsError("Each risk band needs a name of its own.")

    @classmethod
    def parse(cls, text: str) -> "Bands":
        """The bands written as in the settings: "low 0, medium 5, high 15". Raises BandsError."""
        return cls(tuple(_band(part) for part in text.split(",")))

    def to_text(self) -> str:
        """The bands as the settings write them."""
        return ", ".join(f"{band.name} {band.lowest}" for band in self.bands)

    def of(self, score: int) -> str:
        """The name of the band that holds the score."""
        return next((band.name for band in reversed(self.bands) if band.lowest <= score), self.bands[0].name)


DEFAULT_BANDS = Bands()
"""The bands of a partnership that has set none."""


def _band(part: str) -> Band:
    name, _, lowest = part.strip().rpartition(" ")
    if not (lowest.isascii() and lowest.isdecimal() and len(lowest) <= len(str(HIGHEST_SCORE))):
        raise BandsError("Write each risk band as its name and its lowest score, like: low 0, medium 5, high 15.")
    return Band(name.strip(), int(lowest))
