"""What can go wrong, in words a chair understands: what is wrong, and what to do."""


class CcmError(Exception):
    """A thing the record or the machine can't do.

    Shown as two lines: `what` is wrong, and what to `do`. Neither ever holds text from a case.
    """

    exit_code = 1

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what}\n{do}")
        self.what = what
        self.do = do


class NotYetError(CcmError):
    """Something could not be written to the disk, and nothing of it was; once the disk allows it, it can be."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, f"{remedy}, then do it again.")
        self.remedy = remedy
        """What helps, as a clause without its full stop."""


class UsageError(CcmError):
    """The command line was asked something that it does not understand."""

    exit_code = 2
