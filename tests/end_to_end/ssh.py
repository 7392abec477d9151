"""A machine at the other end of an SSH connection: a real OpenSSH server, on loopback only.

The far side has the home that every test has of its own. What stands in for the person's terminal
is the tmux of `Terminal`, with `set-clipboard on`: an OSC 52 that arrives fills its buffer.
"""

import contextlib
import grp
import os
import pwd
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

import pytest

from tests.conftest import IN_CI, find_tool
from tests.end_to_end.terminal import INTERVAL, PATIENCE, Terminal

ATTEMPTS = 5

SERVER = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/client_key.pub
AuthenticationMethods publickey
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
PidFile none
PrintMotd no
PrintLastLog no
SetEnv {environment}
"""
CLIENT = """\
Host far
    HostName 127.0.0.1
    HostKeyAlias far
    Port {port}
    User {user}
    IdentityFile {folder}/client_key
    IdentitiesOnly yes
    UserKnownHostsFile {folder}/known_hosts
    GlobalKnownHostsFile /dev/null
    StrictHostKeyChecking yes
    LogLevel ERROR
"""
# Runs the server given as arguments. Standard input ends with whoever started this, however that
# came about; then the server and the connections it serves end too.
WATCHED = r"""
"$@" & server=$!
read -r gone
kill $server $(ps -A -o pid= -o ppid= | awk -v parent=$server '$2 == parent { print $1 }')
wait
"""


class FarSide:
    """An SSH server with throw-away keys, and what it takes to run programs there.

    Used as a context manager. `env` is what programs find there, beside what the server itself
    says; `bin` is a folder that comes first on their PATH.
    """

    def __init__(self, env: Mapping[str, str] | None = None) -> None:
        # Not under tmp_path: the sockets of tmux and screen must have short names.
        self.folder = Path(tempfile.mkdtemp(prefix="aw-"))
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        self._screens = self.folder / "screens"
        self._screens.mkdir(mode=0o700)
        self._env = env or {}
        self._watched: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        _need_terminals()
        try:
            self._make_keys()
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._watched is not None:
            assert self._watched.stdin
            self._watched.stdin.close()
            self._watched.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def runtime_folder(self) -> Path:
        """Where the program keeps there what is not to be kept."""
        return Path(os.environ["XDG_RUNTIME_DIR"], "afterword")

    def connect(
        self,
        terminal: Terminal,
        command: str,
        *,
        term: str = "xterm-256color",
        near: Callable[[str], str] | None = None,
    ) -> None:
        """Run a command of `sh` on the far side at the person's terminal.

        `near` puts the client itself into something at the near side, such as `in_screen`.
        """
        config, run = str(self.folder / "ssh_config"), shlex.join(["exec", "sh", "-c", command])
        line = shlex.join(["ssh", "-F", config, "-tt", "far", run])
        env = {"TERM": term, "LANG": "C.UTF-8", "SCREENDIR": str(self._screens)}
        terminal.start(f"exec {near(line) if near else line}", env=env)

    def in_tmux(self, command: str, setting: str, *options: str) -> str:
        """A command that runs another one inside a tmux of its own, under a `set-clipboard`.

        The server ends when its terminal goes. `options` are further lines of its configuration.
        """
        name = f"tmux-{secrets.token_hex(3)}"
        always = ("set -s exit-unattached on", "set -g default-shell /bin/sh")
        lines = (f"set -s set-clipboard {setting}", *always, *options)
        file = self.folder / f"{name}.conf"
        file.write_text("".join(f"{line}\n" for line in lines))
        return shlex.join(["tmux", "-u", "-L", name, "-f", str(file), "new-session", command])

    def in_screen(self, command: str) -> str:
        """A command that runs another one inside GNU screen, which ends when its terminal goes."""
        file = self.folder / "screenrc"
        file.write_text("startup_message off\nautodetach off\n")
        return shlex.join(["screen", "-U", "-c", str(file), "sh", "-c", command])

    def program(self, name: str, script: str) -> None:
        """Put a program of the test's own before all others of its name."""
        file = self.bin / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    def _make_keys(self) -> None:
        for name in ("host_key", "client_key"):
            make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "throw-away", "-f"]
            subprocess.run([*make, str(self.folder / name)], check=True, timeout=30)
        host = (self.folder / "host_key.pub").read_text()
        (self.folder / "known_hosts").write_text(f"far {host}")

    def _start(self) -> None:
        for attempt in range(ATTEMPTS):
            # Between looking for a free port and taking it, another program may take it.
            port = _free_port()
            self._configure(port)
            self._watched = self._serve()
            if _listens(port, self._watched):
                return
            self._watched.communicate(timeout=20)
            assert attempt < ATTEMPTS - 1, (self.folder / "log").read_text()

    def _configure(self, port: int) -> None:
        given = {"port": port, "folder": self.folder, "user": pwd.getpwuid(os.geteuid()).pw_name}
        environment = " ".join(f'"{key}={value}"' for key, value in self._environment().items())
        server = SERVER.format(environment=environment, **given)
        (self.folder / "sshd_config").write_text(server)
        (self.folder / "ssh_config").write_text(CLIENT.format(**given))

    def _environment(self) -> dict[str, str]:
        kept = {
            name: os.environ[name]
            for name in os.environ
            if name in ("HOME", "TZ") or name.startswith("XDG_")
        }
        return {
            **kept,
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "TMUX_TMPDIR": str(self.folder),
            "SCREENDIR": str(self._screens),
            **self._env,
        }

    def _serve(self) -> subprocess.Popen[bytes]:
        if os.geteuid() == 0:
            # The folder that the package's own service makes; without it the server does not start.
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        sshd = find_tool("sshd")
        assert sshd
        command = [sshd, "-D", "-e", "-f", str(self.folder / "sshd_config")]
        with (self.folder / "log").open("wb") as log:
            return subprocess.Popen(
                ["sh", "-c", WATCHED, "sh", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


def _need_terminals() -> None:
    """Skip, or fail in CI, where a server without rights cannot hand out a terminal.

    It must give one to the group `tty`; most systems make it so, and then nothing needs doing.
    """
    if os.geteuid() == 0 or sys.platform != "linux":
        return
    near, far = os.openpty()
    group = os.fstat(far).st_gid
    os.close(near)
    os.close(far)
    if group == grp.getgrnam("tty").gr_gid:
        return
    reason = "sshd without rights needs terminals of the group tty: mount devpts with gid=tty"
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int, watched: subprocess.Popen[bytes]) -> bool:
    """Whether somebody answers on a port in time as an SSH server does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and watched.poll() is None:
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port), timeout=1) as line,
        ):
            if line.recv(4) == b"SSH-":
                return True
        time.sleep(INTERVAL)
    return False
