"""What comes out with --json is what the schemas say, key for key."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from commanding import Afterword, has_json, subcommands
from jsonschema import Draft202012Validator, FormatChecker

from models.database import open_database
from tests.shares import LONG
from tui.cli.schemas import SCHEMAS, read_schema

JOBS = """\
company,role,stage,interview date,interviewer
Initech,Engineer,Phone Screen,2026-11-02,Bo Lind
Initrode,Engineer,Interview,2026-11-03,Cy Young
,,,,
"""
DATES = FormatChecker(["date"])

STEP = 1 if LONG else 4
RUNS = {
    "due": [[]],
    "list": [[], ["zzz"], ["--stage", "waiting"]],
    "list --archive": [[], ["zzz"]],
    "show": [[str(number)] for number in range(1, 20, STEP)],
    "draft": [
        *(["aurinkotuuli", "--to", name] for name in ("oskari", "päivi")),
        *([str(number), "--kind", "check-in"] for number in range(5, 20, STEP)),
    ],
    "add": [["Acme", "-p", "Ana Ruiz", "--when", "fri", "--to-come"]],
    "log": [["13", "--in", "email", "hello"], ["13", "--out", "other", "--brought", "rejection"]],
    "move": [["13", "waiting"], ["13", "closed", "--ending", "no-answer"]],
    "sent": [["mauersegler", "--to", "lene", "--anyway"]],
    "undo": [[]],
    "redo": [[]],
    "import": [["jobs.csv", "--dry-run"], ["jobs.csv"], ["empty.csv"]],
    "backup --list": [[]],
    "stats": [[]],
    "templates": [[]],
    "templates list": [[]],
    "doctor": [["--no-copy"]],
    "config": [[]],
}
"""Each command with words that it is run with; all of them on one board, one after the other."""


@DATES.checks("date-time")
def has_offset(value: object) -> bool:
    try:
        return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def closed(schema: Any) -> Any:
    """The same schema, in which no object has a key that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(part) for key, part in schema.items()}
    return {**made, "additionalProperties": False} if "properties" in schema else made


def objects(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if schema.get("type") == "object" else []
    return own + [found for part in schema.values() for found in objects(part)]


def test_every_command_with_json_has_a_schema_and_is_run_here() -> None:
    described = {command for commands in SCHEMAS.values() for command in commands}
    assert described == set(RUNS)
    spoken = {name for name, command in subcommands() if has_json(command)}
    assert spoken == {name.partition(" --")[0] for name in described}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_promises_all_that_it_names(name: str) -> None:
    schema = read_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["version"] == {"const": 1}
    for found in objects(schema):
        assert found["required"] == list(found["properties"])


def test_every_output_is_what_its_schema_says(
    afterword: Afterword, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs.csv").write_text(JOBS, "utf-8")
    (tmp_path / "empty.csv").write_text(JOBS.splitlines()[0], "utf-8")
    assert afterword("backup").exit_code == 0
    broken = []
    for name, commands in SCHEMAS.items():
        validator = Draft202012Validator(closed(read_schema(name)), format_checker=DATES)
        for command in commands:
            for words in RUNS[command]:
                result = afterword(*command.split(), *words, "--json")
                assert result.stdout, f"{command} {words}: {result.stderr}"
                found = validator.iter_errors(json.loads(result.stdout))
                broken += [f"{command} {words}: {e.json_path}: {e.message}" for e in found]
    open_database(tmp_path / "empty.db").close()
    for words in (["due"], ["list"], ["list", "--archive"], ["stats"]):
        empty = afterword(*words, "--json", db=tmp_path / "empty.db")
        schema = closed(read_schema({"--archive": "archive"}.get(words[-1], words[0])))
        found = Draft202012Validator(schema, format_checker=DATES).iter_errors(
            json.loads(empty.stdout)
        )
        broken += [f"{words} on an empty board: {e.json_path}: {e.message}" for e in found]
    assert broken == []


def test_a_shape_that_is_not_described_is_found(afterword: Afterword) -> None:
    validator = Draft202012Validator(closed(read_schema("due")), format_checker=DATES)
    told = json.loads(afterword("due", "--json").stdout)
    assert validator.is_valid(told)
    for wrong in (
        {**told, "more": 1},
        {key: value for key, value in told.items() if key != "now"},
        {**told, "now": "2026-11-23T09:00:00"},
        {**told, "version": 2},
        {**told, "due": [{**told["due"][0], "stage": "nowhere"}]},
    ):
        assert not validator.is_valid(wrong)


def test_the_command_prints_a_schema_whole(afterword: Afterword) -> None:
    listed = afterword("schema").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(SCHEMAS)
    assert json.loads(afterword("schema", "due").stdout) == read_schema("due")
    wrong = afterword("schema", "wander")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "There is no schema 'wander'" in wrong.stderr
