"""`afterword add`: an application with its first interview."""

import click

from tui.cli.arguments import as_json
from tui.cli.session import session


@click.command()
@click.argument("company")
@click.option(
    "-p", "--person", "people", multiple=True, metavar="LINE", help="Somebody met; may be repeated."
)
@click.option("--role", default="", metavar="TEXT", help="The position.")
@click.option("--when", metavar="WHEN", help="The interview: 'fri 14:30'; else it has just ended.")
@click.option("--to-come", is_flag=True, help="The interview is still to come: 'fri' is the next.")
@click.option("--kind", default="", metavar="TEXT", help="Phone, video, on site, panel…")
@click.option("--place", default="", metavar="TEXT", help="Where it is held, or the call's link.")
@click.option("--promised", metavar="DAY", help="The day they said they would decide by.")
@click.option("--office", default="", metavar="TEXT", help="Where the office is.")
@click.option("--url", default="", metavar="LINK", help="The posting.")
@click.option("--notes", default="", metavar="TEXT", help="Anything else.")
@as_json()
@click.pass_obj
def add(
    db: str | None,
    company: str,
    people: tuple[str, ...],
    role: str,
    when: str | None,
    to_come: bool,
    kind: str,
    place: str,
    promised: str | None,
    office: str,
    url: str,
    notes: str,
    as_json: bool,
) -> None:
    """Add an application with its interview. The company and one person are enough.

    A person is one line: name, role, e-mail, phone and LinkedIn in any order.

    \b
    Examples:
      afterword add Acme --person 'Ana Ruiz, VP Engineering, ana@acme.example'
      afterword add Acme --role Engineer -p 'Ana Ruiz' -p 'Bo Lind' --when 9:00
      afterword add Acme -p 'Ana Ruiz' --when 'fri 10:30' --to-come
    """
    if not people:
        raise click.UsageError("Whom did you meet? One name is enough: --person 'Ana Ruiz'.")
    with session(db, making=True) as known:
        from models.entries import ApplicationEntry, InterviewEntry
        from models.pipeline.applications import add_application
        from models.pipeline.carrying_out import carry_out
        from models.text import clean_line, clean_text
        from models.typed.meeting import timed
        from models.typed.person_entry import typed_person
        from tui.cli.changing import tell_change, typed_day, typed_moment

        now = known.now
        entry = ApplicationEntry(
            company=clean_line(company),
            role=clean_line(role),
            place=clean_line(office),
            url=clean_line(url),
            notes=clean_text(notes).strip(),
            people=tuple(typed_person(line) for line in people),
            promised_on=typed_day(promised, known),
        )
        fresh = InterviewEntry(
            zone=known.settings.zone.key, kind=clean_line(kind), place=clean_line(place)
        )
        moment = typed_moment(when, known, "future" if to_come else "past")
        interview = timed(fresh, moment, said=not to_come, new=True, now=now)
        change = carry_out(lambda: add_application(entry, interview, now=now))
        tell_change(change, as_json=as_json, numbered=True)
