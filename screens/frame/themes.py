"""The colours that ccm can be seen in: dark, light and high contrast.

Textual's own themes give headings and warnings one colour, and some of their words stand out too little. Here words
stand at 4.5 to 1 at least from what is behind them, in high contrast at 7 to 1, and the frames that say where one
is at 3 to 1 (WCAG 2.2, criteria 1.4.3, 1.4.6 and 1.4.11).
"""

from textual.theme import Theme

from ccm_tui.preferences import Colours

_CURSOR = {"input-cursor-text-style": "reverse"}
"""Turned round rather than coloured, so that the cursor is seen where there is no colour."""

_DARK = Theme(
    name="ccm-dark",
    primary="#0b5fae",
    accent="#7cc0ff",
    warning="#ffb454",
    error="#ff8f98",
    success="#7ed491",
    foreground="#e0e0e0",
    background="#121212",
    surface="#1c1c1c",
    panel="#1d2a33",
    variables={
        **_CURSOR,
        "text-accent": "#7cc0ff",
        "text-warning": "#ffb454",
        "text-error": "#ff8f98",
        "text-success": "#7ed491",
        "foreground-muted": "#a3a3a3",
        "border": "#7cc0ff",
        "border-blurred": "#6e6e6e",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#17374f",
        "input-cursor-background": "#121212",
        "input-cursor-foreground": "#e0e0e0",
        "input-selection-background": "#0b5fae",
        "input-selection-foreground": "#ffffff",
        "button-color-foreground": "#ffffff",
        "footer-key-foreground": "#7cc0ff",
        "scrollbar": "#6f7d89",
        "scrollbar-background": "#1c1c1c",
    },
)

_LIGHT = Theme(
    name="ccm-light",
    dark=False,
    primary="#0a4f91",
    accent="#0a4f91",
    warning="#7d4300",
    error="#a8122a",
    success="#14612a",
    foreground="#1b1b1b",
    background="#f7f7f7",
    surface="#ececec",
    panel="#dbe4ec",
    variables={
        **_CURSOR,
        "text-accent": "#0a4f91",
        "text-warning": "#7d4300",
        "text-error": "#a8122a",
        "text-success": "#14612a",
        "foreground-muted": "#565656",
        "border": "#0a5fb0",
        "border-blurred": "#7f7f7f",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#c2d8ea",
        "input-cursor-background": "#f7f7f7",
        "input-cursor-foreground": "#1b1b1b",
        "input-selection-background": "#0a4f91",
        "input-selection-foreground": "#ffffff",
        "button-color-foreground": "#ffffff",
        "footer-key-foreground": "#0a4f91",
        "scrollbar": "#727f8b",
        "scrollbar-background": "#ececec",
    },
)

_CONTRAST = Theme(
    name="ccm-contrast",
    primary="#ffffff",
    accent="#6fd6ff",
    warning="#ffd84d",
    error="#ff9b9b",
    success="#8cf0a0",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    variables={
        **_CURSOR,
        "text-accent": "#6fd6ff",
        "text-warning": "#ffd84d",
        "text-error": "#ff9b9b",
        "text-success": "#8cf0a0",
        "foreground-muted": "#d0d0d0",
        "border": "#6fd6ff",
        "border-blurred": "#b0b0b0",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#003a66",
        "input-cursor-background": "#000000",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#ffffff",
        "input-selection-foreground": "#000000",
        "button-color-foreground": "#000000",
        "footer-key-foreground": "#6fd6ff",
        "scrollbar": "#d0d0d0",
        "scrollbar-background": "#262626",
    },
)

THEMES = {Colours.DARK: _DARK, Colours.LIGHT: _LIGHT, Colours.CONTRAST: _CONTRAST}
"""Textual's themes by the colours that were chosen."""
