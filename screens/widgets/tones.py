"""How words are set apart from one another. Each means nothing by itself: whatever it marks is also said."""

MUTED = "$foreground 70%"
"""Less than the rest. Textual's own `$text-muted` comes out brighter than ordinary text here."""

GOOD = "$text-success"
NOTICE = "$text-warning"
BAD = "$text-error"
KEY = "bold $text-accent"
"""A key that can be pressed."""
