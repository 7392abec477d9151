"""How the program starts: a board without click, every other command by way of it."""

import os
import subprocess
import sys
import sysconfig
from importlib.resources import files
from pathlib import Path

import pytest

from tui import start
from tui.lean import _ZONES


@pytest.mark.parametrize(
    ("arguments", "db"), [([], None), (["--db", "work.db"], "work.db")], ids=["own", "another"]
)
def test_a_board_is_opened_at_once(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], db: str | None
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(start, "open_board", lambda db, slow: opened.append(db))
    monkeypatch.setattr(sys, "argv", ["afterword", *arguments])
    start.main()
    assert opened == [db]


@pytest.mark.parametrize("arguments", [["--version"], ["--db"], ["--slow", "--version"]])
def test_anything_else_is_a_command(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setattr(start, "open_board", lambda db, slow: pytest.fail(f"opened {db}, {slow}"))
    monkeypatch.setattr(sys, "argv", ["afterword", *arguments])
    with pytest.raises(SystemExit):
        start.main()


def test_a_board_needs_no_click() -> None:
    code = (
        "import sys, tui.start, tui.app, tui.screens.board, models.database, models.settings;"
        "print(sorted({'click', 'arrow', 'pyperclip', 'jinja2', 'dateutil'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_board_opens_without_what_looks_after_it() -> None:
    """Backups, restoring and sweeping come when the board shows."""
    later = "('models.backups', 'models.erasing', 'tui.chores', 'tui.external_editor')"
    code = (
        "import sys, tui.start, tui.app, tui.restoring; from models.database import open_database;"
        "open_database().close();"
        f"print([name for name in sys.modules if name.startswith({later})])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_board_opens_without_openssl_which_is_there_for_who_needs_it() -> None:
    code = (
        "import sys, tui.start; from tui import lean;"
        "lean.import_hashes(); lean.import_event_loop();"
        "import tui.app, tui.screens.board, models.database, hashlib;"
        "print(sorted({'ssl', '_ssl', '_hashlib'} & set(sys.modules)));"
        "print(hashlib.sha256(b'').hexdigest()[:8]);"
        "import ssl, hmac; print(bool(ssl.OPENSSL_VERSION), hmac.digest(b'k', b'', 'sha256')[0])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["[]", "e3b0c442", "True", "139"]


ZONES = (
    "import os, sys, tui.start; from tui import lean; lean.import_zones();"
    "print([name for name in sys.modules if name.startswith('_sysconfigdata')]);"
    "import sysconfig, zoneinfo; built = sysconfig.get_config_var('TZPATH').split(os.pathsep);"
    "print(os.environ.get('PYTHONTZPATH'), list(zoneinfo.TZPATH) == built, zoneinfo.TZPATH[0]);"
    "print(zoneinfo.ZoneInfo('Europe/Paris').key)"
)


@pytest.mark.skipif(
    sysconfig.get_config_var("TZPATH") != os.pathsep.join(_ZONES) or not Path(_ZONES[0]).is_dir(),
    reason="zones are elsewhere here",
)
def test_zones_are_found_where_they_are_without_asking_how_python_was_built() -> None:
    environment = {name: os.environ[name] for name in os.environ if name != "PYTHONTZPATH"}
    told = subprocess.run(
        [sys.executable, "-c", ZONES], capture_output=True, text=True, check=True, env=environment
    )
    assert told.stdout.splitlines() == ["[]", f"None True {_ZONES[0]}", "Europe/Paris"]


def test_whoever_keeps_zones_elsewhere_has_them_from_there(tmp_path: Path) -> None:
    (tmp_path / "Europe").mkdir()
    zone = files("tzdata") / "zoneinfo" / "Europe" / "Paris"
    (tmp_path / "Europe" / "Paris").write_bytes(zone.read_bytes())
    told = subprocess.run(
        [sys.executable, "-c", ZONES],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONTZPATH": str(tmp_path)},
    )
    assert told.stdout.splitlines()[1:] == [f"{tmp_path} False {tmp_path}", "Europe/Paris"]
