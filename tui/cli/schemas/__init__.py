"""The JSON Schemas of what comes out with --json, one file each; `shared.json` has common parts."""

import json
from pathlib import Path
from typing import Any

SCHEMAS = {
    "due": ("due",),
    "list": ("list",),
    "archive": ("list --archive",),
    "show": ("show",),
    "draft": ("draft",),
    "change": ("add", "log", "move", "sent", "undo", "redo"),
    "import": ("import",),
    "backups": ("backup --list",),
    "stats": ("stats",),
    "templates": ("templates", "templates list"),
    "doctor": ("doctor",),
    "config": ("config",),
}
"""Each schema's name, and the commands whose --json it describes."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FOLDER = Path(__file__).parent


def read_schema(name: str) -> dict[str, Any]:
    """One schema, whole: what it refers to is in it. `name` is one of `SCHEMAS`."""
    own = _read(name)
    commands = " and ".join(f"afterword {command} --json" for command in SCHEMAS[name])
    return {"$schema": _DIALECT, "title": commands, **own, "$defs": _read("shared")}


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    return read
