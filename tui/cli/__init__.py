"""The command `afterword`: a module for each subcommand, imported when it is used.

Textual is imported only when a board is opened, click only where a command line is to be taken
apart. The program starts in `tui.start`; `tui.trouble` has the exit status.
"""

from typing import Any

COMPLETING = "_AFTERWORD_COMPLETE"
"""The variable by which a shell asks how a command line may go on."""
SHAPES = {"--json", "--short"}
"""The ways in which `afterword due` may tell what is due."""

COMMANDS = {
    "due": "Say what is due now: for people, scripts and the shell prompt.",
    "list": "List the applications on the board, or those that some words fit.",
    "show": "Show everything about one application.",
    "add": "Add an application with its interview.",
    "log": "Log a contact: they wrote, they called, I wrote, I called.",
    "move": "Move a card to another column.",
    "draft": "Print a note that is to be written, for piping into anything.",
    "sent": "Mark a note as sent; the card moves once everybody got theirs.",
    "undo": "Take back the last change, also from an earlier day.",
    "redo": "Do again what was taken back.",
    "import": "Bring in applications and people from files: tables, trackers, Afterword's JSON.",
    "export": "Write the board out: as JSON, a table, or a readable record.",
    "stats": "Show how you follow up: the way, answers, punctuality, the habit.",
    "templates": "List the texts that notes start from, copy one out for editing, check them.",
    "demo": "Open a throw-away board with lifelike data; nothing of yours is touched.",
    "doctor": "Say how copying works here, and try it; look at terminal, settings and data.",
    "backup": "Keep a copy of your board, put one somewhere, or list those kept.",
    "restore": "Put a backup in the place of your board.",
    "erase": "Erase a person or an application for good, from the backups too if you like.",
    "config": "Show where settings and data are kept, and whether the settings are sound.",
    "completion": "Print what makes your shell complete commands, options and companies.",
    "schema": "Print the JSON Schema of what a command says with --json.",
}
"""Each subcommand with its line in the help; its module and its function bear its name.

One that Python has another use for has an underscore behind it there.
"""


def __getattr__(name: str) -> Any:
    """`tui.cli.main`, the command itself, imported when it is asked for."""
    if name != "main":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tui.cli.group import main

    return main
