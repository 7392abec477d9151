"""Templates as files: the built-in ones, and the person's own that go before them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.errors import AfterwordError, NotPossible
from models.text import clean_line

BUILT_IN = Path(__file__).parent / "built_in"

ABOUT: dict[str, str] = {
    "thank_you.j2": "Thank-you note after a first interview",
    "thank_you_again.j2": "Thank-you note after a second or later interview",
    "thank_you_card.j2": "Thank-you note by hand, on a card",
    "linkedin_request.j2": "LinkedIn request",
    "check_in.j2": "Check-in by e-mail",
    "check_in_message.j2": "Check-in as a LinkedIn message",
    "call_script.j2": "Check-in by phone: what to say",
    "rejection_reply.j2": "Reply to a rejection",
    "closing_note.j2": "Closing note where no answer ever came",
    "keep_warm.j2": "Keep-warm touch",
    "recovery_part.j2": "Part of a thank-you note: what was missed at the interview",
    "advice_part.j2": "Part of a reply to a rejection: asking for advice",
}
"""Every template there is, with what it is for."""


class TemplateProblem(AfterwordError):
    """A template that cannot be used: `file` and, where it is known, `line` say where.

    The message names both, and what is wrong; the hint says what to do.
    """

    default_title = "The template cannot be used"

    def __init__(self, file: Path, line: int, what: str, *, hint: str = "") -> None:
        where = f"{file}, line {line}" if line else f"{file}"
        super().__init__(f"{clean_line(where)}: {clean_line(what)}", hint=hint)
        self.file = file
        self.line = line


@dataclass(frozen=True, slots=True)
class Source:
    """Where a template is kept, and whether it is the person's own."""

    name: str
    path: Path
    own: bool

    @property
    def about(self) -> str:
        """What it is for."""
        return ABOUT[self.name]


def find(name: str, folder: Path | None) -> Source:
    """The person's own template of that name where there is one, else the built-in one.

    Anything that bears the name counts as their own, so that a file that cannot be read is told.
    """
    if folder is not None:
        path = folder / name
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except (OSError, ValueError):
            return Source(name, path, True)
        else:
            return Source(name, path, True)
    return Source(name, BUILT_IN / name, False)


def strays(folder: Path | None) -> list[TemplateProblem]:
    """Files in the person's folder that no note will ever use, each with the name that was meant.

    Raises `TemplateProblem` where the folder itself cannot be read.
    """
    if folder is None:
        return []
    try:
        there = sorted(path for path in folder.iterdir() if path.suffix in (".j2", ".txt"))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise TemplateProblem(folder, 0, f"cannot be read: {error.strerror}.") from error
    return [
        TemplateProblem(path, 0, f"no template has this name{meant(path.name, ABOUT)}")
        for path in there
        if path.name not in ABOUT
    ]


def copy_out(name: str, folder: Path) -> Path:
    """Copy a built-in template into the person's folder, readable by them alone; its new path.

    `name` may leave out '.j2'. Raises `NotPossible` for a name that no template has and where the
    file is there already, which stays as it is; `SettingsProblem` where it cannot be written.
    """
    from models.settings.writing import write_privately

    whole = name if name.endswith(".j2") else f"{name}.j2"
    if whole not in ABOUT:
        hint = "'afterword templates' lists them all."
        raise NotPossible(f"There is no template '{name}'{meant(whole, ABOUT)}", hint=hint)
    there = find(whole, folder)
    if there.own:
        raise NotPossible(
            f"{there.path} is there already; nothing was written.",
            hint="Edit that file, or move it away first.",
        )
    write_privately(folder / whole, (BUILT_IN / whole).read_text("utf-8"))
    return folder / whole


def meant(name: str, known: Iterable[str]) -> str:
    """The end of a message about a name that there is not: with the one that was meant, if any."""
    import difflib

    near = difflib.get_close_matches(name, list(known), 1)
    return f"; did you mean '{near[0]}'?" if near else "."
