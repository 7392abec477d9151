"""Afterword's own themes: warm paper by day, ink by night."""

from textual.theme import Theme

DARK = Theme(
    name="afterword-dark",
    primary="#7aa2c8",
    secondary="#9a8fc0",
    accent="#e0a458",
    foreground="#d8d6cf",
    background="#16181c",
    surface="#1c1f24",
    panel="#262a31",
    success="#8fbf7f",
    warning="#e0b45c",
    error="#e5736f",
    dark=True,
    variables={
        "footer-key-foreground": "#e0a458",
        "footer-background": "#1c1f24",
        "input-selection-background": "#7aa2c8 35%",
    },
)

LIGHT = Theme(
    name="afterword-light",
    primary="#2f5f8a",
    secondary="#5d4f8f",
    accent="#a1560f",
    foreground="#2a2a28",
    background="#faf7f0",
    surface="#f3efe5",
    panel="#e7e1d3",
    success="#3d7a35",
    warning="#8a5a00",
    error="#b3322e",
    dark=False,
    variables={
        "footer-key-foreground": "#a1560f",
        "footer-background": "#f3efe5",
        "input-selection-background": "#2f5f8a 25%",
    },
)

OWN = (DARK, LIGHT)
DEFAULT = DARK.name
