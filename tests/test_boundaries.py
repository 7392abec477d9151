"""What keeps the packages apart: models sees no screen, and one module knows the database."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCREEN_LIBRARIES = {"textual", "rich", "tui", "click"}
MOST_LINES = 400

DATABASE_CLASS = re.compile(r"(Sqlite|Postgresql|MySQL|Cockroach|MariaDB)\w*Database$")
DATABASE_MODULE = re.compile(r"playhouse\.(sqlite_ext|db_url|pool|postgres_ext)\b")
PRAGMA = re.compile(r"\bPRAGMA\b|\bpragma\s+\w+\s*(=|\(|;|$)")


def modules(*packages: str) -> list[Path]:
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def knows_the_database(path: Path) -> bool:
    return relative(path).startswith(("models/database/", "models/migrations/"))


def database_words(source: str) -> Iterator[str]:
    """Where a module names a database class, peewee's database modules or a pragma."""
    tree = ast.parse(source)
    prose = set(docstrings(tree))
    for node in ast.walk(tree):
        for word in words(node):
            if DATABASE_CLASS.search(word) or DATABASE_MODULE.match(word):
                yield f"line {getattr(node, 'lineno', 0)}: {word}"
        match node:
            case ast.Constant(value=str(text)) if node not in prose and PRAGMA.search(text):
                yield f"line {node.lineno}: {text!r}"


def words(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import():
            yield from (name.name for name in node.names)
        case ast.ImportFrom():
            yield from (f"{node.module}.{name.name}" for name in node.names)
        case ast.Name():
            yield node.id
        case ast.Attribute():
            yield node.attr


def docstrings(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        match node:
            case (
                ast.Module(body=[ast.Expr(value=ast.Constant() as text), *_])
                | ast.ClassDef(body=[ast.Expr(value=ast.Constant() as text), *_])
                | ast.FunctionDef(body=[ast.Expr(value=ast.Constant() as text), *_])
                | ast.AsyncFunctionDef(body=[ast.Expr(value=ast.Constant() as text), *_])
            ):
                yield text


def loaded_after(statements: str) -> set[str]:
    """The top-level modules of a fresh process that has run these statements."""
    report = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{statements}\n{report}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_models_loads_no_screen() -> None:
    names = [
        relative(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in modules("models")
    ]
    assert "models.errors" in names
    imports = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    loaded = loaded_after(imports)
    assert "peewee" in loaded
    assert not loaded & SCREEN_LIBRARIES


def test_command_line_starts_without_textual() -> None:
    loaded = loaded_after("import tui.cli.group")
    assert "click" in loaded
    assert "textual" not in loaded


@pytest.mark.parametrize("words", [["due"], ["due", "--short"], ["due", "--json"]])
def test_what_is_due_is_told_without_click(words: list[str]) -> None:
    loaded = loaded_after(
        f"import sys\nsys.argv = ['afterword', '--db', ':memory:', *{words!r}]\n"
        "from tui.start import main\ntry: main()\nexcept SystemExit as end: assert end.code == 1"
    )
    assert "peewee" in loaded
    assert not loaded & {"click", "textual", "rich", "arrow", "tomllib"}


def test_modules_are_short() -> None:
    lines = {
        relative(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules("models", "tui")
    }
    assert {name: many for name, many in lines.items() if many > MOST_LINES} == {}


def test_only_the_database_module_knows_the_database() -> None:
    found = [
        f"{relative(path)}, {words}"
        for path in modules("models", "tui")
        if not knows_the_database(path)
        for words in database_words(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "from peewee import SqliteDatabase",
        "import peewee\ndb = peewee.PostgresqlDatabase('x')",
        "from playhouse.pool import PooledSqliteDatabase",
        "import playhouse.sqlite_ext",
        "from playhouse.sqlite_ext import FTS5Model",
        "db.execute_sql('PRAGMA user_version')",
        "db.execute_sql(f'pragma user_version = {number}')",
    ],
)
def test_database_words_are_found(source: str) -> None:
    assert list(database_words(source))


@pytest.mark.parametrize(
    "source",
    [
        "from peewee import DatabaseProxy, Model",
        "from playhouse.shortcuts import model_to_dict",
        'def version():\n    """Read from PRAGMA user_version."""',
        "title = 'a pragmatic database'",
    ],
)
def test_other_words_are_left_alone(source: str) -> None:
    assert list(database_words(source)) == []
