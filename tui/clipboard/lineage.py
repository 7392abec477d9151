"""Over which connection a process is reached, told by the programs it descends from.

Variables get lost: sudo and su drop those of SSH, a profile may set DISPLAY on a machine without
one, and a terminal's session keeps what held when it began.
"""

from pathlib import PurePath

from tui.clipboard.programs import run
from tui.clipboard.report import Job, RouteFailed

MOSH = "mosh-server"
SERVERS = (MOSH, "sshd", "sshd-session", "dropbear", "tailscaled", "etterminal")


def connection_of(job: Job, pid: int) -> str:
    """The server of remote connections that a process descends from; "" if none is known."""
    try:
        table = run(["ps", "-A", "-o", "pid=", "-o", "ppid=", "-o", "comm="], job.env, job.limit)
    except RouteFailed:
        return ""
    parents: dict[int, tuple[int, str]] = {}
    for line in table.decode("utf-8", "replace").splitlines():
        number, parent, name = [*line.split(None, 2), "", "", ""][:3]
        if number.isdigit() and parent.isdigit():
            # Some systems give the whole path, and sshd says whom it serves: "sshd: ana@pts/0".
            parents[int(number)] = (int(parent), PurePath(name.partition(":")[0]).name)
    while pid in parents:
        pid, name = parents.pop(pid)
        if name in SERVERS:
            return name
    return ""
