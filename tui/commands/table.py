"""The one list of commands: a row is name, keys, title, help, and whether the footer shows it."""

from tui.commands.place import Place

_BOARD = (
    ("new", "n", "New", "Add an application", True),
    ("open", "enter", "Open", "Show everything about this card", True),
    ("compose", "c", "Write", "Write what is due; before an interview, copy what to ask", True),
    ("move-right", ">", "Move", "Move the card one column to the right", True),
    ("move-left", "<", "Move back", "Move the card back: a correction, without a note", False),
    ("move-to", "m", "Move to…", "Move the card to a column by its number", False),
    ("debrief", "d", "Debrief", "Write down how the interview went", True),
    ("log", "t", "Log", "Log a contact: they wrote, they called, I wrote, I called", False),
    ("round", "i", "New round", "Add another interview to this card", False),
    ("edit", "e", "Edit", "Change company, role, people, the interview and notes", False),
    ("copy-last", "y", "Copy note", "Copy the last note of this card again", False),
    ("snooze", "z", "Snooze", "Let nothing be due on this card until a day", False),
    ("persist", "p", "Persistence", "Choose how often to check in with them", False),
    ("archive", "a", "Archive", "Take the card off the board with its outcome", False),
    ("delete", "delete,backspace", "Delete", "Delete the application with its notes", False),
    ("review", "r", "Review", "Go through everything that is due, one at a time", True),
    ("search", "/", "Find", "Find cards by company, role or person", True),
    ("end-search", "escape", "All cards", "End the search: show every card again", False),
    ("undo", "u", "Undo", "Take back the last change, also from an earlier day", True),
    ("redo", "ctrl+r,U", "Redo", "Do again what was taken back", False),
    ("archived", "A", "The archive", "Show archived applications", False),
    ("statistics", "S", "Statistics", "Show in pictures how you follow up", False),
    ("import", "I", "Import", "Bring in applications and people from files", False),
    ("profile", "P", "Profile", "Change your name, strengths and LinkedIn account", False),
    ("theme", "T", "Colours", "Choose the colours: dark, light, or your terminal's own", False),
    ("palette", "ctrl+p,colon", "Palette", "Find a command or a card by typing", False),
    ("help", "?", "Help", "Show every key", True),
    ("quit", "q,ctrl+q", "Quit", "Close Afterword; everything is saved already", True),
)

_GOING = (
    ("left", "left,h", "Left", "Go to the column on the left", False),
    ("right", "right,l", "Right", "Go to the column on the right", False),
    ("up", "up,k", "Up", "Go to the card above", False),
    ("down", "down,j", "Down", "Go to the card below", False),
    ("first", "g,home", "First", "Go to the first card of the column", False),
    ("last", "G,end", "Last", "Go to the last card of the column", False),
    ("page-up", "pageup", "Page up", "Go up by a screenful of cards", False),
    ("page-down", "pagedown", "Page down", "Go down by a screenful of cards", False),
)

_TEXT = (
    ("next-slot", "tab", "Next slot", "Go to the next slot, then out of the text", True),
    ("previous-slot", "shift+tab", "Previous slot", "Go to the slot before", False),
    ("copy-body", "ctrl+o", "Copy", "Copy the note to your clipboard", True),
    ("editor", "ctrl+g", "Editor", "Write in your own editor ($VISUAL or $EDITOR)", True),
    ("undo-typing", "ctrl+z,ctrl+underscore", "Undo", "Take back what was typed last", False),
    ("leave-text", "escape", "Keys", "Leave the text for single keys", True),
)

_COMPOSER = (
    ("copy-body", "y,ctrl+o", "Copy", "Copy the note to your clipboard", True),
    ("copy-subject", "s", "Subject", "Copy the subject", True),
    ("edit-subject", "S", "Edit subject", "Change the subject line", False),
    ("copy-address", "a", "Address", "Copy the e-mail address or profile link", True),
    ("mail", "m", "Mail", "Open it in your mail client", True),
    ("save-draft", "M", "Save draft", "Save it as a draft for your mail client (.eml)", False),
    ("next-person", "n", "Next", "Go to the next person", True),
    ("previous-person", "p", "Previous", "Go to the person before", False),
    ("next-finding", "f", "Finding", "Go to the next finding", True),
    ("clean", "c", "Clean", "Take out invisible characters", False),
    ("sent", "o", "Sent", "It went out already: mark it as sent", True),
    ("skip", "x", "Skip", "This person gets no note this time", True),
    ("skip-rest", "X", "Skip rest", "Make the move without the rest", False),
    (
        "part",
        "+",
        "Part",
        "Add what was missed, or ask for advice; again takes it out",
        False,
    ),
    ("another-way", "w", "Way", "Another way: e-mail, a card by post, a call, LinkedIn", False),
    ("view", "v", "Plain", "Show the bare text, to select with the mouse", False),
    ("editor", "E,ctrl+g", "Editor", "Write in your own editor ($VISUAL or $EDITOR)", False),
    ("enter-text", "enter,tab", "Text", "Go back into the text", True),
    ("leave", "escape,q", "Leave", "Back to the board; the draft is kept", True),
    ("help", "?", "Help", "Show every key", False),
)

_REVIEW = (
    ("write", "enter", "Write", "Do what is due now, then come back here", True),
    ("done", "x", "Done", "It is done already", True),
    ("snooze", "z", "Snooze", "Not before a day that you choose", True),
    ("pass", "space", "Not today", "Leave it for tomorrow's review", True),
    ("leave", "escape,q", "Leave", "Back to the board", True),
    ("help", "?", "Help", "Show every key", False),
)

_APPLICATION = (
    ("compose", "c", "Compose", "Write the note that is due", True),
    ("debrief", "d", "Debrief", "Write down how the interview went", True),
    ("edit", "e", "Edit", "Change company, role, people, the interview and notes", True),
    ("copy-note", "y,enter", "Copy note", "Copy the chosen note again", True),
    ("questions", "Q", "Questions", "Copy the three questions to ask before leaving", False),
    ("origin", "b", "Before", "Open the application that this one came back from", False),
    ("main", "w", "Main contact", "Choose whom check-ins go to", True),
    ("page-down", "pagedown,space", "Further", "Read further down", False),
    ("page-up", "pageup", "Back up", "Read further up", False),
    ("leave", "escape,q", "Back", "Back to the board", True),
    ("help", "?", "Help", "Show every key", True),
)

_ARCHIVE = (
    ("open", "enter", "Open", "Show everything about it", True),
    ("bring-back", "b", "Bring back", "Put it back on the board", True),
    ("delete", "delete,backspace", "Delete", "Delete it with its notes", True),
    ("leave", "escape,q", "Back", "Back to the board", True),
    ("help", "?", "Help", "Show every key", True),
)

_STATISTICS = (
    ("page-down", "pagedown,space", "Further", "Read further down", False),
    ("page-up", "pageup", "Back up", "Read further up", False),
    ("leave", "escape,q", "Back", "Back to the board", True),
    ("help", "?", "Help", "Show every key", True),
)

_IMPORT = (
    ("take", "y,ctrl+s", "Import", "Bring it in as it is shown", True),
    ("change", "enter", "Change", "Change what this column or stage is here", True),
    (
        "early",
        "e",
        "Early ones",
        "Also bring in what is not at an interview yet, or leave it",
        True,
    ),
    ("deleted", "d", "Deleted ones", "Also bring back what you deleted here, or leave it", False),
    (
        "leave",
        "escape,q",
        "Leave",
        "Back to the board; while it comes in: stop, nothing stays",
        True,
    ),
    ("help", "?", "Help", "Show every key", True),
)

_FORM = (
    ("save", "ctrl+s,ctrl+o", "Save", "Save what was filled in", True),
    ("more", "ctrl+t", "More", "More about this person: greeting, phone, LinkedIn…", True),
    ("leave", "escape", "Leave", "Leave without saving; asks if something was typed", True),
)

_HELP = (("leave", "escape,q,question_mark", "Back", "Close the help", True),)

_ANYWHERE = (
    ("suspend", "ctrl+z", "To the shell", "Go to the shell for a while; its fg leads back", False),
    ("repaint", "ctrl+l", "Repaint", "Draw the screen anew, where something wrote over it", False),
)

_COLUMNS = tuple(
    (f"column-{number}", str(number), f"Column {number}", f"Go to column {number}", False)
    for number in range(1, 6)
)

TABLES = (
    (Place.BOARD, _BOARD),
    (Place.BOARD, _GOING),
    (Place.BOARD, _COLUMNS),
    (Place.TEXT, _TEXT),
    (Place.COMPOSER, _COMPOSER),
    (Place.REVIEW, _REVIEW),
    (Place.APPLICATION, _APPLICATION),
    (Place.ARCHIVE, _ARCHIVE),
    (Place.STATISTICS, _STATISTICS),
    (Place.IMPORT, _IMPORT),
    (Place.FORM, _FORM),
    (Place.HELP, _HELP),
    (Place.ANYWHERE, _ANYWHERE),
)

ACTIONS = {
    "board.palette": "app.command_palette",
    "board.quit": "app.quit",
    "anywhere.suspend": "app.suspend_process",
    "anywhere.repaint": "app.repaint",
    "text.undo-typing": "undo",
    **{f"board.{row[0]}": row[0].replace("-", "_") for row in _GOING},
    **{f"board.column-{number}": f"column({number})" for number in range(1, 6)},
    **{
        f"board.{name}": f"screen.on_card('{name}')"
        for name in (
            "open",
            "compose",
            "move-right",
            "move-left",
            "move-to",
            "debrief",
            "log",
            "round",
            "edit",
            "copy-last",
            "snooze",
            "persist",
            "archive",
            "delete",
        )
    },
}
"""What carries a command out, where it is not the method of the screen that bears its name."""
