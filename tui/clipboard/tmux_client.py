"""What tmux knows about the terminal that is attached to it, and about a tmux around it."""

import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tui.clipboard.programs import run
from tui.clipboard.report import Job, RouteFailed

FIELDS = ("version", "client_name", "client_pid", "client_tty", "client_termname")
# What comes from outside stands last, whatever it holds.
QUESTION = "|".join(f"#{{{name}}}" for name in (*FIELDS, "client_termfeatures", "client_termtype"))


@dataclass(frozen=True)
class Client:
    """The terminal that is attached to a session, and the server's version.

    `name` is "" where none is attached; `program` is the name that the terminal gave itself, ""
    where it gave none; `features` is what tmux takes it to be able to do.
    """

    version: str
    name: str
    pid: int
    tty: str
    term: str
    features: tuple[str, ...]
    program: str

    @property
    def is_tmux(self) -> bool:
        """Whether the terminal is another tmux."""
        return self.program.startswith("tmux ")

    @property
    def is_screen(self) -> bool:
        """Whether the terminal is GNU screen; an old tmux uses its name, but has a clipboard."""
        named = self.term == "screen" or self.term.startswith(("screen.", "screen-"))
        return named and not self.is_tmux and "clipboard" not in self.features


def ask(job: Job, *words: str, given: bytes = b"") -> bytes:
    """What the tmux around this program answers to a command. Raises RouteFailed if it does not."""
    return run(["tmux", *words], job.env, job.limit, given)


def attached(job: Job) -> Client:
    """The terminal attached to the session that this program runs in."""
    answer = ask(job, "display-message", "-p", QUESTION).decode("utf-8", "replace").rstrip("\n")
    version, name, pid, tty, term, features, program = [*answer.split("|", 6), *[""] * 6][:7]
    number = int(pid) if pid.isdigit() else 0
    return Client(version, name, number, tty, term, tuple(features.split(",")), program)


def clipboard_sequence(job: Job, client: Client) -> str | None:
    """How tmux passes text on to a terminal, as tmux prints it; None if it knows that it cannot.

    "" where tmux does not tell.
    """
    try:
        known = ask(job, "show-messages", "-T").decode("utf-8", "replace")
    except RouteFailed:
        return ""
    about_client = False
    for line in known.splitlines():
        if line.startswith("Terminal "):
            about_client = f" for {client.name}," in line
        elif about_client and " Ms:" in line:
            return None if "[missing]" in line else line.partition(" Ms:")[2].strip()
    return ""


def around(job: Job, client: Client) -> Job | None:
    """The same job for the tmux that this tmux is shown in, where both are on this machine.

    The proof is that the other one has a pane on the very terminal that is attached to this one.
    """
    if not (client.is_tmux or client.term.startswith(("tmux", "screen"))):
        return None
    for socket in _sockets(job):
        with suppress(RouteFailed):
            form = "#{pane_tty}|#{pane_id}|#{pid}"
            panes = ask(job, "-S", str(socket), "list-panes", "-a", "-F", form)
            for line in panes.decode("utf-8", "replace").splitlines():
                tty, pane, pid = [*line.split("|"), "", ""][:3]
                if client.tty and tty == client.tty:
                    env = {**job.env, "TMUX": f"{socket},{pid},0", "TMUX_PANE": pane}
                    # What is written to this terminal reaches the tmux inside, not that one.
                    return replace(job, env=env, write=None)
    return None


def _sockets(job: Job) -> list[Path]:
    """Where servers of this account may listen: beside this one, and where this one began."""
    here = _socket(job.env["TMUX"])
    found = {*here.parent.iterdir()} if here.parent.is_dir() else set()
    with suppress(RouteFailed):
        began = ask(job, "show-environment", "-g", "TMUX").decode("utf-8", "replace")
        found.add(_socket(began.rstrip("\n").removeprefix("TMUX=")))
    return sorted(path for path in found if _is_socket(path))


def _socket(variable: str) -> Path:
    """The socket that a value of TMUX names: a path, the server's process and the session."""
    return Path(variable.rsplit(",", 2)[0])


def _is_socket(path: Path) -> bool:
    try:
        return stat.S_ISSOCK(path.stat().st_mode)
    except OSError:
        return False
