"""What is guessed from an invitation: company, role, kind, people; and that it is said so."""

from dataclasses import replace

import pytest
from building import NOW

from models.exchange.invitations.events import Event, Guest
from models.exchange.invitations.hosts import company_label
from models.exchange.invitations.telling import Told, company_key, guess
from models.exchange.invitations.title import kind_of, read_title, tells_of_an_interview
from tests.models.exchange.inviting import ME

ANA = Guest("ana.ruiz@acme-robotics.example", "Ana Ruiz")
ROBIN = Guest("robin@marsh.example", "Robin Marsh")


def an_event(*guests: Guest, summary: str = "Interview", organiser: Guest | None = ANA) -> Event:
    return Event(
        where="event 1",
        uid="u",
        series="u",
        instance=None,
        sequence=0,
        stamp=NOW,
        cancelled=False,
        asked=True,
        when=None,
        summary=summary,
        about="",
        place="",
        organiser=organiser,
        guests=guests,
    )


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("ana@acme.example", "acme"),
        ("ana@jobs.mail.acme.co.uk", "acme"),
        ("ana@acme.com.au", "acme"),
        ("ana@co.uk", "co"),
        ("ana@gmail.com", ""),
        ("no-reply@us.greenhouse.io", ""),
        ("x@calendly.com", ""),
        ("c_1@resource.calendar.google.com", ""),
        ("ana", ""),
        ("ana@localhost", ""),
        ("", ""),
    ],
)
def test_which_hosts_name_a_company(address: str, label: str) -> None:
    assert company_label(address) == label


@pytest.mark.parametrize(
    ("summary", "role", "company"),
    [
        ("Interview: Senior Backend Engineer", "Senior Backend Engineer", ""),
        ("Phone Screen - Staff Engineer at Acme", "Staff Engineer", "Acme"),
        ("Ana Ruiz <> Robin Marsh: Technical interview", "", ""),
        ("Robin Marsh and Acme: Onsite", "", "Acme"),
        ("Acme | Interview with Ana Ruiz", "", "Acme"),
        ("Interview with Acme - Senior Data Engineer", "Senior Data Engineer", "Acme"),
        (
            "Acme Robotics - Software Engineer Technical Interview",
            "Software Engineer",
            "Acme Robotics",
        ),
        ("Technical Program Manager Interview (Basalt)", "Technical Program Manager", "Basalt"),
        (
            "Interview for the Site Reliability Engineer position at Halden Labs",
            "Site Reliability Engineer",
            "Halden Labs",
        ),
        ("Robin Marsh - Product Designer - Halden", "Product Designer", "Halden"),
        ("Recruiter screen", "", ""),
        ("Hiring Manager Interview - Robin Marsh", "", ""),
        ("Robin / Ana - intro chat", "", ""),
        (
            "Vorstellungsgespräch Softwareentwickler (m/w/d) bei Müller GmbH",
            "Softwareentwickler",
            "Müller GmbH",
        ),
        ("Entretien Développeur Python chez Aubépine", "Développeur Python", "Aubépine"),
        ("", "", ""),
    ],
)
def test_titles(summary: str, role: str, company: str) -> None:
    found = read_title(summary, "", ["Robin Marsh", "Ana Ruiz"])
    assert (found.role, found.company) == (role, company)


def test_lines_of_the_text_that_name_them() -> None:
    about = "Hello Robin,\n\n* Position: Data Engineer\nCompany: Basalt Works\n"
    found = read_title("Interview", about, [])
    assert (found.role, found.company) == ("Data Engineer", "Basalt Works")


@pytest.mark.parametrize(
    ("summary", "place", "kind"),
    [
        ("Phone screen", "", "phone"),
        ("Onsite", "Room 4", "on site"),
        ("Panel interview", "https://zoom.us/j/1", "panel"),
        ("Technical interview", "https://zoom.us/j/1", "technical"),
        ("Interview", "https://zoom.us/j/1", "video"),
        ("Interview", "+44 20 7946 0018", "phone"),
        ("Interview", "Room 4", ""),
    ],
)
def test_kinds(summary: str, place: str, kind: str) -> None:
    assert kind_of(summary, place) == kind


@pytest.mark.parametrize("summary", ["Interview: Engineer", "Phone screen", "Vorstellungsgespräch"])
def test_signs_of_an_interview(summary: str) -> None:
    assert tells_of_an_interview(summary, "")
    assert not tells_of_an_interview("Lunch with Ana", "")


def test_the_company_as_the_invitation_spells_it() -> None:
    assert guess(an_event(ANA, ROBIN), ME).company == "Acme Robotics"
    spelled = guess(an_event(ANA, ROBIN, summary="ACME Robotics interview"), ME)
    assert spelled.company == "ACME Robotics"
    assert "company guessed from the mail address" in spelled.how


def test_what_was_said_is_not_guessed() -> None:
    told = replace(ME, company="Acme Ltd", role="Engineer")
    found = guess(an_event(ANA, summary="Interview: Designer"), told)
    assert (found.company, found.role, found.how) == ("Acme Ltd", "Engineer", ())


def test_the_person_rooms_and_services_are_nobodys_interviewer() -> None:
    by_name = Guest("r.m.1984@gmail.com", "Robin Marsh")
    by_address = Guest("ROBIN@marsh.example")
    service = Guest("interview+1@greenhouse.io", "Acme Hiring")
    shared = Guest("recruiting@acme-robotics.example", "Acme Talent")
    declined = Guest("bo@acme-robotics.example", "Bo Li", comes=False)
    found = guess(an_event(ANA, by_name, by_address, service, shared, declined), ME)
    assert [person.name for person in found.people] == ["Ana Ruiz"]


def test_the_organiser_is_met_where_nobody_else_is() -> None:
    assert [one.name for one in guess(an_event(ROBIN), ME).people] == ["Ana Ruiz"]
    bo = Guest("bo.li@acme-robotics.example")
    assert [one.name for one in guess(an_event(bo, ROBIN), ME).people] == ["Bo Li"]


def test_names() -> None:
    guests = (
        Guest("ada.okafor@acme-robotics.example", "Okafor, Ada"),
        Guest("jonas.brandt@acme-robotics.example", "jonas.brandt@acme-robotics.example"),
        Guest("x7@acme-robotics.example", "x7@acme-robotics.example"),
    )
    found = guess(an_event(*guests), ME)
    assert [one.name for one in found.people] == ["Ada Okafor", "Jonas Brandt"]
    assert found.nameless == ("x7@acme-robotics.example",)
    assert "x7@acme-robotics.example has no name: add it with e" in found.how
    typed = replace(ME, names={"x7@acme-robotics.example": "Xenia Sand"})
    assert [one.name for one in guess(an_event(*guests), typed).people][2] == "Xenia Sand"


def test_who_is_most_likely_the_person_is_left_out_and_told() -> None:
    nobody = Told()
    found = guess(an_event(ANA, Guest("rm84@gmail.com")), nobody)
    assert [one.name for one in found.people] == ["Ana Ruiz"]
    assert any("rm84@gmail.com was left out: if it is you" in how for how in found.how)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme Robotics Ltd.", "acme-robotics"), ("Müller GmbH", "MULLER"), ("AG", "ag")],
)
def test_spellings_of_one_company(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)
    assert company_key(one) != company_key("Basalt")
