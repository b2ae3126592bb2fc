"""How words are set apart from one another. Each means nothing by itself: whatever it marks is also said."""

MUTED = "$foreground-muted"
"""Less than the rest, and still well legible; dimming would not be."""

GOOD = "$text-success"
NOTICE = "$text-warning"
BAD = "$text-error"
HEADING = "bold $text-accent"
"""What stands over other words."""
KEY = "bold $text-accent"
"""A key that can be pressed."""
