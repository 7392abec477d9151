"""What the columns of a table are called, by people and by programs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.errors import InvalidInput
from models.text import fold


class Column(StrEnum):
    """What a column of a table may say. KEPT goes into the notes, with its header."""

    KEPT = "kept"
    IGNORED = "ignored"
    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    KEY = "id"
    SINCE = "since"
    INTERVIEW = "interview"
    KIND = "kind"
    PLACE = "place"
    PERSON = "interviewer"
    TITLE = "interviewer role"
    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    PROMISED = "promised by"
    NOTES = "notes"
    URL = "url"
    PEOPLE = "people"
    ROUNDS = "interviews"
    ENDING = "ending"
    OFFER = "offer"
    OUTCOME = "outcome"
    TAGS = "tags"
    SNOOZED = "snoozed until"
    SAID = "said"


_OWN = {
    column.value: column
    for column in (
        *(Column.ENDING, Column.OFFER, Column.OUTCOME, Column.PEOPLE, Column.ROUNDS),
        *(Column.TAGS, Column.SNOOZED, Column.SAID),
    )
}
"""Columns of Afterword's own table alone, by what they are called there."""
CHOOSABLE = {str(column): column for column in Column if column not in _OWN.values()}
"""What a person may choose a column to be, by its name."""
OWN = "afterword"
"""The name of Afterword's own table, and the source that its rows are kept under."""
DAYS = (Column.SINCE, Column.INTERVIEW, Column.PROMISED, Column.SNOOZED)
"""Columns that name a day."""
ONCE = frozenset(Column) - {Column.KEPT, Column.IGNORED, Column.NOTES}
"""Columns of which a table has one: another of that name is kept in the notes."""

_NAMES: dict[Column, str] = {
    Column.COMPANY: "company, company name, employer, organisation, organization, firm, business, "
    "firma, unternehmen, entreprise, empresa, account, hiring company, company title",
    Column.ROLE: "role, position, job title, job, title, position title, role title, jobtitle, "
    "job name, job role, stelle, rolle, poste, puesto, opening, vacancy",
    Column.STAGE: "stage, status, state, column, step, phase, application status, current stage, "
    "list, list name, job status, current status, progress",
    Column.SINCE: "since, in stage since, status date, stage date, last update, last updated, "
    "updated, date updated, last moved at, updated at, last activity",
    Column.INTERVIEW: "interview, interview date, date of interview, interviewed on, interview on, "
    "interview time, interview day, date, when, interviewed, next interview, interview at, termin",
    Column.KIND: "kind, interview type, type of interview, format, interview format, "
    "interview kind, round type",
    Column.PLACE: "place, location, city, office, ort, where, job location, lieu",
    Column.PERSON: "interviewer, interviewers, people, interviewer name, interviewed by, person, "
    "contact, contact name, contact person, name, hiring manager, recruiter, who, met with, met, "
    "spoke with, ansprechpartner, panel, with, contacts, interview with",
    Column.TITLE: "interviewer role, interviewer title, contact role, contact title, their role, "
    "their title, interviewer position",
    Column.EMAIL: "email, e-mail, email address, mail, contact email, interviewer email, "
    "recruiter email, their email, e mail address",
    Column.PHONE: "phone, telephone, tel, phone number, mobile, contact phone, interviewer phone",
    Column.LINKEDIN: "linkedin, linkedin url, linkedin profile, profile, contact linkedin, "
    "interviewer linkedin",
    Column.PROMISED: "promised by, promised, decision by, answer by, expected by, decision date, "
    "hear back by, promised date, promised decision date, decide by, expect answer by, "
    "response expected, answer expected",
    Column.NOTES: "notes, note, comments, comment, remarks, details, notizen, memo, description",
    Column.URL: "url, link, job url, job link, posting, job posting, posting url, website, "
    "job post, application link, ad, listing",
}


def header_key(name: str) -> str:
    """The form in which headers are compared: 'Job Title', 'job_title' and 'JobTitle' are one."""
    return "".join(char for char in fold(name) if char.isalnum())


KNOWN: dict[str, Column] = {
    header_key(name): column for column, names in _NAMES.items() for name in names.split(",")
}
"""The table: a header as people write it, and what its column says."""


def _known(name: str) -> Column | None:
    """What a header says, or one of the names in it: 'Recruiter / Interviewer', 'Link (ad)'."""
    names = [name, *_PARTS.split(name)]
    return next((KNOWN[key] for one in names if (key := header_key(one)) in KNOWN), None)


_PARTS = re.compile(r"[/&(),|]|\bor\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """A program's own table: the headers it is known by, and what its columns say.

    Headers are in the form of `header_key`. A column not named here is read as in anybody's
    table; `ignored` ones say nothing about an application.
    """

    name: str
    title: str
    signature: frozenset[str]
    columns: Mapping[str, Column]
    ignored: frozenset[str] = frozenset()

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a row is the header of such a table; anybody's has two names that are known."""
        keys = {header_key(name) for name in header if len(name) < _LONGEST_NAME}
        if not self.signature:
            return len({_known(name) for name in header if len(name) < _LONGEST_NAME} - {None}) > 1
        return self.signature <= keys

    def column(self, name: str) -> Column:
        """What the column with this header says."""
        key = header_key(name)
        if key in self.ignored:
            return Column.IGNORED
        return self.columns.get(key) or _known(name) or Column.KEPT


def _layout(
    name: str, title: str, signature: str, columns: Mapping[str, Column], ignored: str = ""
) -> Layout:
    keys = {header_key(header): column for header, column in columns.items()}
    wanted, unused = (frozenset(map(header_key, words.split())) for words in (signature, ignored))
    return Layout(name, title, wanted, keys, unused)


TRACKERS = (
    _layout(
        "huntr",
        "Huntr's CSV",
        "id title listName companyName",
        {
            "id": Column.KEY,
            "companyName": Column.COMPANY,
            "title": Column.ROLE,
            "listName": Column.STAGE,
            "lastMovedAt": Column.SINCE,
        },
        "htmlDescription rootDomain color boardId boardName listId companyId companyDomain "
        "creatorUserId creatorUserFirstName creatorUserLastName creatorUserEmail createdAt",
    ),
    _layout(
        "teal",
        "Teal's CSV",
        "id company_name role statusName",
        {
            "id": Column.KEY,
            "company_name": Column.COMPANY,
            "statusName": Column.STAGE,
            "updated_at": Column.SINCE,
        },
        "status added_at archived_at",
    ),
    _layout(
        "jobsync",
        "JobSync's CSV",
        "Company JobTitle Status appliedDate jobType",
        {"createdAt": Column.KEPT, "JobTitle": Column.ROLE},
        "index",
    ),
    _layout(
        OWN,
        "Afterword's CSV",
        "company stage ending outcome afterwordid",
        {"afterword id": Column.KEY, **_OWN},
    ),
)
"""The tables of programs whose headers give them away, the most telling first."""

ANYBODY = Layout("csv", "a table of your own", frozenset(), {})
"""Whoever's table: Simplify's is one, with ordinary headers."""
_LONGEST_NAME = 60


def assign(header: Sequence[str], layout: Layout, own: Mapping[str, Column]) -> list[Column]:
    """What each column says; the person's `own` choices (by `header_key`) go first."""
    keys = {header_key(name) for name in header}
    staged = any(layout.column(key) is Column.STAGE for key in keys)
    chosen = {own[key] for name in header if (key := header_key(name)) in own}
    taken: set[Column] = set()
    found: list[Column] = []
    for name in header:
        mine = own.get(header_key(name))
        column = mine or layout.column(name)
        if mine is None and staged and header_key(name) in _ANY_DAY:
            column = Column.KEPT
        if column in ONCE and (column in taken or (mine is None and column in chosen)):
            column = Column.KEPT
        taken.add(column)
        found.append(column)
    return found


_ANY_DAY = frozenset({"date", "when"})
"""A day of what? Beside a stage mostly of the application: no interview is made of it."""


def usual_stage(header: Sequence[str], columns: Sequence[Column]) -> str:
    """The stage of all rows of a table that names none: one of applications sent, or of jobs saved.

    Empty where it is one of interviews.
    """
    if Column.STAGE in columns or Column.INTERVIEW in columns:
        return ""
    names = " ".join(map(fold, header))
    return next((stage for sign, stage in _EARLY.items() if sign in names), "")


_EARLY = {"applied": "Applied", "application date": "Applied", "saved": "Saved"}


def read_column(text: str) -> tuple[str, Column]:
    """A choice of a column, 'Firm=company'. Raises InvalidInput, with the fields there are."""
    name, sign, wanted = text.rpartition("=")
    names = ", ".join(CHOOSABLE)
    if not sign or not header_key(name):
        raise InvalidInput(
            f"'{text}' chooses no column.", hint=f"Say 'Firm=company'; there are: {names}."
        )
    column = CHOOSABLE.get(fold(wanted).strip())
    if column is None:
        raise InvalidInput(f"'{wanted}' is no field.", hint=f"There are: {names}.")
    return header_key(name), column
