"""Keys as a person reads them."""

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Delete",
    "backspace": "Backspace",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "home": "Home",
    "end": "End",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "question_mark": "?",
    "colon": ":",
    "ctrl+underscore": "Ctrl+_",
}


def shown(keys: str) -> str:
    """Keys as a person reads them: 'Ctrl+R', '← h'."""
    return " ".join(f"`{key_name(key)}`" for key in keys.split(","))


def key_name(key: str) -> str:
    """One key as a person reads it."""
    key = key.strip()
    if key in _NAMES:
        return _NAMES[key]
    if "+" in key[1:]:
        return "+".join(part.capitalize() for part in key.split("+"))
    return key
