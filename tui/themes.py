"""Afterword's own themes: warm paper by day, ink by night; all of their text can be read."""

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
        "input-selection-background": "#7aa2c8 25%",
        "text-disabled": "#94979c",
    },
)

LIGHT = Theme(
    name="afterword-light",
    primary="#2f5f8a",
    secondary="#5d4f8f",
    accent="#8f4b0a",
    foreground="#222220",
    background="#faf7f0",
    surface="#f2f1ee",
    panel="#ebe9e4",
    success="#35702e",
    warning="#8a5a00",
    error="#b3322e",
    dark=False,
    variables={
        "footer-key-foreground": "#8f4b0a",
        "footer-background": "#f2f1ee",
        "input-selection-background": "#2f5f8a 18%",
        "text-disabled": "#66635c",
    },
)

OWN = (DARK, LIGHT)
DEFAULT = DARK.name


def of_the_terminal(*, dark: bool) -> str:
    """The theme that is made of the terminal's own sixteen colours."""
    return "ansi-dark" if dark else "ansi-light"
