"""Whether the settings are sound: also what only a screen has use for, keys and colours."""

from models.notes.etiquette.phrases import load_phrases
from models.settings.reading import Settings, phrases_file


def problems_of(settings: Settings) -> list[str]:
    """A line for each thing that is not understood, in the settings or the person's phrases."""
    return [
        *settings.problems,
        *_key_problems(settings),
        *_theme_problem(settings),
        *load_phrases(phrases_file(settings))[1],
    ]


def _key_problems(settings: Settings) -> list[str]:
    if not settings.keys:
        return []
    # Only for this and for themes does a command without a screen need Textual.
    from tui.keymap import own_keys

    return own_keys(settings.keys)[1]


def _theme_problem(settings: Settings) -> list[str]:
    theme = settings.theme
    if theme == Settings(settings.path).theme:
        return []
    from textual.theme import BUILTIN_THEMES

    from tui.themes import OWN

    known = [*BUILTIN_THEMES, *(own.name for own in OWN)]
    return [] if theme in known else [f"look.theme: '{theme}' is none of {', '.join(known)}"]
