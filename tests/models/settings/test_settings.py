"""Reading and writing the settings file."""

import os
import stat
import sys
import tomllib
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from models.errors import SettingsProblem
from models.files import private_file
from models.settings.outgoing import Outgoing
from models.settings.reading import Profile, Settings, Strength, default_path, load_settings
from models.settings.writing import save_profile, write_privately
from models.timing.policy import PERSISTENT, Policy, explained

FULL = """\
# My own words.
[profile]
name = "Robin Marsh"  # as I sign
employers = ["Fabrikam", "Northwind"]
linkedin = "premium"
zone = "Asia/Tokyo"

# What I am good at.
[[profile.strengths]]
what = "observability"  # the first
evidence = "cut the alerts by half"

[[profile.strengths]]
what = "mentoring"

[cadence]
thank_you_hours = 48
check_ins = 3

[look]
theme = "afterword-light"

[clipboard]
route = "osc52"

[dates]
order = "MDY"
holidays = [2026-12-24, 2026-12-25]

[keys]
move = "m"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(path: Path, text: str) -> Settings:
    path.write_text(text, "utf-8")
    return load_settings(path)


def test_a_missing_file_means_the_defaults(path: Path) -> None:
    found = load_settings(path)
    assert found == Settings(path)
    assert (found.problems, found.profile.known, found.cadence) == ((), False, Policy())
    assert not path.exists()


def test_the_default_place(tmp_path: Path) -> None:
    assert default_path() == tmp_path / "home" / "config" / "afterword" / "config.toml"
    assert load_settings().path == default_path()


def test_everything_that_can_be_set(path: Path) -> None:
    found = read(path, FULL)
    assert found.problems == ()
    assert found.profile == Profile(
        "Robin Marsh",
        (Strength("observability", "cut the alerts by half"), Strength("mentoring")),
        ("Fabrikam", "Northwind"),
        "premium",
        "Asia/Tokyo",
    )
    assert found.profile.linkedin_limit == 300
    holidays = frozenset({date(2026, 12, 24), date(2026, 12, 25)})
    assert found.cadence == Policy(thank_you_hours=48, check_ins=3, holidays=holidays)
    assert (found.theme, found.clipboard, found.date_order) == ("afterword-light", "osc52", "MDY")
    assert found.keys == {"move": "m"}
    assert found.zone == ZoneInfo("Asia/Tokyo")


def test_without_a_zone_it_is_the_machines(path: Path) -> None:
    assert read(path, "").zone == ZoneInfo("Europe/Paris")


def test_free_accounts_have_two_hundred_characters() -> None:
    assert Profile().linkedin_limit == 200


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[profil]", "profil: no such setting; did you mean 'profile'?"),
        ("[profile]\nnmae = 'x'", "profile.nmae: no such setting; did you mean 'name'?"),
        ("[profile]\nqqq = 'x'", "profile.qqq: no such setting"),
        ("[cadence]\ncheck_in = 2", "cadence.check_in: no such setting; did you mean 'check_ins'?"),
        ("[cadence]\nholidays = []", "cadence.holidays: no such setting"),
        ("[look]\nfont = 'x'", "look.font: no such setting"),
        ("[[profile.strengths]]\nwhat='x'\nwaht='y'", "profile.strengths.waht: no such setting"),
        ("profile = 3", "profile: a table is needed here: [profile]"),
        ("[profile]\nname = 3", "profile.name: a text in quotes is needed here"),
        ("[profile]\nemployers = 'x'", "profile.employers: a list of texts is needed here"),
        ("[profile]\nemployers = [3]", "profile.employers: a list of texts is needed here"),
        ("[profile]\nstrengths = 'x'", "profile.strengths: a list of tables is needed here"),
        ("[profile]\nstrengths = ['x']", "profile.strengths: each needs at least what ="),
        ("[profile]\nlinkedin = 'gold'", "profile.linkedin: 'gold' is none of free, premium"),
        ("[profile]\nzone = 'Mars/Olympus'", "profile.zone: 'Mars/Olympus' is no time zone"),
        ("[profile]\nzone = '../../etc/passwd'", "profile.zone: '../../etc/passwd' is no time"),
        ("[profile]\nzone = 'Europe'", "profile.zone: 'Europe' is no time zone"),
        ("[cadence]\ncheck_ins = '2'", "cadence.check_ins: a whole number from 0 to 1000"),
        ("[cadence]\ncheck_ins = true", "cadence.check_ins: a whole number from 0 to 1000"),
        ("[cadence]\ncheck_ins = -1", "cadence.check_ins: a whole number from 0 to 1000"),
        ("[cadence]\ncheck_ins = 9999999", "cadence.check_ins: a whole number from 0 to 1000"),
        ("[dates]\norder = 'DDD'", "dates.order: 'DDD' is none of DMY, MDY, YMD"),
        ("[dates]\nholidays = ['2026-12-24']", "dates.holidays: a list of days such as"),
        ("[dates]\nholidays = [2026-12-24T10:00:00]", "dates.holidays: a list of days such as"),
        ("[clipboard]\nroute = 'fax'", "clipboard.route: 'fax' is none of auto,"),
        ("[keys]\nmove = 3", 'keys.move: a key such as "m"'),
        ("[keys]\nmove = ''", 'keys.move: a key such as "m"'),
    ],
)
def test_what_is_not_understood_is_reported_and_left_at_its_default(
    path: Path, text: str, problem: str
) -> None:
    found = read(path, text)
    assert len(found.problems) == 1
    assert found.problems[0].startswith(problem)
    assert found.cadence == Policy()
    assert (found.profile.name, found.profile.linkedin, found.profile.zone) == ("", "free", "")
    assert (found.clipboard, found.date_order, found.keys) == ("auto", "DMY", {})


def test_problems_come_in_the_order_of_the_file(path: Path) -> None:
    names = [f"unknown{n}" for n in range(20)]
    text = "\n".join(f"{name} = 1" for name in names)
    assert [line.split(":")[0] for line in read(path, text).problems] == names


def test_one_mistake_does_not_spoil_the_rest(path: Path) -> None:
    found = read(path, FULL.replace("check_ins = 3", "check_ins = 'x'"))
    assert len(found.problems) == 1
    assert (found.cadence.thank_you_hours, found.cadence.check_ins) == (48, 1)


def test_a_mistake_in_the_syntax_names_file_and_line(path: Path) -> None:
    with pytest.raises(SettingsProblem, match="line 2") as caught:
        read(path, "[profile]\nname = Robin\n")
    assert str(path) in caught.value.message
    assert caught.value.hint


def test_bytes_that_are_no_text(path: Path) -> None:
    path.write_bytes(b"name = '\xff\xfe'")
    with pytest.raises(SettingsProblem) as caught:
        load_settings(path)
    assert caught.value.message == f"{path} cannot be read: it is not UTF-8 text."


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir()
    for act in (load_settings, lambda place: save_profile(place, Profile("Robin"))):
        with pytest.raises(SettingsProblem, match=r"config\.toml cannot be \w+: [A-Z][a-z ]+\."):
            act(path)


def test_values_cannot_drive_the_terminal(path: Path) -> None:
    found = read(path, '[profile]\nname = "Robin\\u001b]52;c;eA==\\u0007"\n"a\\u001b[2Jb" = 1\n')
    assert found.profile.name == "Robin"
    assert found.problems == ("profile.ab: no such setting",)


# Writing


ROBIN = Profile(
    "Robin Marsh", (Strength("observability", "cut the alerts by half"),), ("Fabrikam",)
)


def test_a_new_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    old = os.umask(0)
    try:
        save_profile(path, ROBIN)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert load_settings(path).profile == ROBIN
    assert path.read_text().startswith("# Afterword's settings.")


def test_what_was_written_is_read_back(path: Path) -> None:
    for profile in (
        ROBIN,
        Profile('O\'Brien "Q" \\ Åsa', (Strength("a"), Strength("b", "c")), (), "premium", "UTC"),
        Profile("Nobody"),
        ROBIN,
    ):
        save_profile(path, profile)
        assert load_settings(path).profile == profile
        assert load_settings(path).problems == ()


def test_comments_order_and_the_rest_stay(path: Path) -> None:
    path.write_text(FULL)
    before = load_settings(path)
    profile = Profile(
        "Robin M. Marsh",
        before.profile.strengths,
        before.profile.employers,
        "premium",
        "Asia/Tokyo",
    )
    save_profile(path, profile)
    assert path.read_text() == FULL.replace('"Robin Marsh"', '"Robin M. Marsh"')


def test_changed_strengths_leave_the_rest_alone(path: Path) -> None:
    path.write_text(FULL)
    before = load_settings(path)
    save_profile(path, ROBIN)
    after = load_settings(path)
    assert after.profile.strengths == ROBIN.strengths
    assert (after.cadence, after.keys, after.theme) == (before.cadence, before.keys, before.theme)
    for comment in ("# My own words.", "# as I sign"):
        assert comment in path.read_text()
    save_profile(path, Profile("Robin"))
    assert load_settings(path).profile == Profile("Robin")


@pytest.mark.parametrize(
    "text",
    [
        'profile = { name = "R" }\n',
        'profile.name = "R"\n[look]\ntheme = "x"\n',
        '[profile]\nstrengths = [{ what = "x" }]\n',
        "[profile]\nstrengths = 3\n",
        "[profile]\nstrengths = ['x']\n",
        '[look]\ntheme = "x"\n[[profile.strengths]]\nwhat = "x"\n',
        "[look]\ntheme = 'x'",
        "",
    ],
)
def test_other_ways_to_write_the_same(path: Path, text: str) -> None:
    path.write_text(text)
    theme = tomllib.loads(text).get("look", {}).get("theme")
    save_profile(path, ROBIN)
    assert load_settings(path).profile == ROBIN
    assert tomllib.loads(path.read_text()).get("look", {}).get("theme") == theme


@pytest.mark.parametrize(
    "content", [b"[profile\n", b"profile = 3\n", b"[[profile]]\nname='x'\n", b"\xff"]
)
def test_a_file_with_a_mistake_is_left_as_it_was(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(SettingsProblem) as caught:
        save_profile(path, ROBIN)
    assert str(path) in caught.value.message
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "afterword.toml"
    kept.parent.mkdir()
    kept.write_text(FULL)
    link = tmp_path / "config.toml"
    link.symlink_to(kept)
    save_profile(link, ROBIN)
    assert link.is_symlink()
    assert load_settings(kept).profile == ROBIN
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path.write_text(FULL)

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        *((private_file.os, "fsync") if step == "fsync" else (Path, "replace")), full
    )
    with pytest.raises(SettingsProblem, match="No space left") as caught:
        save_profile(path, ROBIN)
    assert caught.value.hint
    assert path.read_text() == FULL
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


def test_text_that_cannot_be_written_leaves_nothing_behind(path: Path) -> None:
    path.write_text(FULL)
    with pytest.raises(UnicodeEncodeError):
        write_privately(path, "\ud800")
    assert path.read_text() == FULL
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


def test_a_place_that_cannot_be_written() -> None:
    with pytest.raises(SettingsProblem, match=r"/proc/afterword/config\.toml cannot be written"):
        save_profile(Path("/proc/afterword/config.toml"), ROBIN)


def test_a_file_others_could_read_is_its_owners_after_writing(path: Path) -> None:
    path.write_text(FULL)
    path.chmod(0o644)
    save_profile(path, ROBIN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_countrys_holidays_join_ones_own_days(path: Path) -> None:
    found = read(path, '[dates]\ncountry = "de"\nregion = "BY"\nholidays = [2026-11-25]\n')
    assert found.problems == ()
    off = found.cadence.holidays
    assert {date(2026, 12, 25), date(2026, 11, 25), date(2026, 1, 6), date(2028, 1, 6)} <= off
    whole = read(path, '[dates]\ncountry = "DE"\n').cadence.holidays
    assert date(2026, 12, 25) in whole
    assert date(2026, 1, 6) not in whole


@pytest.mark.parametrize("place", ['country = "XX"', 'country = "DE"\nregion = "ZZ"'])
def test_an_unknown_country_is_said(path: Path, place: str) -> None:
    found = read(path, f"[dates]\n{place}\n")
    assert found.cadence.holidays == frozenset()
    [problem] = found.problems
    assert problem.startswith("dates.country: the holidays package does not know")


def test_without_the_package_a_country_says_how_to_get_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    [problem] = read(path, '[dates]\ncountry = "DE"\n').problems
    assert "afterword[holidays]" in problem


def test_persistent_is_a_number_of_check_ins(path: Path) -> None:
    found = read(path, '[cadence]\ncheck_ins = "persistent"\nnext_check_in = 5\n')
    assert (found.cadence.check_ins, found.cadence.next_check_in) == (PERSISTENT, 5)
    assert found.problems == ()


def test_invitations_have_no_limit_with_premium(path: Path) -> None:
    free = read(path, "[profile]\nlinkedin_invitations = 3\nlinkedin_ready = true\n").profile
    assert (free.invitations_allowed, free.linkedin_ready) == (3, True)
    premium = read(path, '[profile]\nlinkedin = "premium"\n').profile
    assert (premium.invitations_allowed, premium.linkedin_ready) == (0, False)


def test_every_number_of_the_cadence_has_its_sentence() -> None:
    assert set(explained()) == set(Policy._fields) - {"holidays"}
    assert all(explained().values())


def test_where_what_leaves_goes(path: Path, tmp_path: Path) -> None:
    found = read(
        path,
        '[profile]\nemails = ["me@robin.example"]\n'
        '[mail]\ncommand = "neomutt -n"\nfolder = "~/drafts"\n'
        '[calendar]\nfile = "/srv/due.ics"\n',
    )
    assert found.problems == ()
    assert found.profile.emails == ("me@robin.example",)
    assert found.outgoing == Outgoing(
        "neomutt -n", tmp_path / "home" / "drafts", Path("/srv/due.ics")
    )


def test_places_that_are_none_are_told(path: Path) -> None:
    found = read(
        path,
        '[mail]\nfolder = "drafts"\ncommand = 3\nclient = "mutt"\nas = "fax"\n'
        '[calendar]\nfile = "~nobody-here/a"\n',
    )
    assert found.outgoing == Outgoing()
    assert found.problems == (
        "mail.client: no such setting",
        "mail.command: a text in quotes is needed here",
        "mail.as: 'fax' is none of auto, link, file",
        "mail.folder: a whole path such as '~/drafts' is needed here",
        "calendar.file: whose home '~nobody-here/a' is in is not known",
    )
