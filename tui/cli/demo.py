"""`afterword demo`: a board to look around on."""

from pathlib import Path

import click

from tui import opening, trouble


@click.command()
@click.pass_context
def demo(context: click.Context) -> None:
    """Open a throw-away board with lifelike data; nothing of yours is touched.

    \b
    Examples:
      afterword demo
    """
    from tempfile import TemporaryDirectory

    opening.need_terminal()
    with trouble.told(), TemporaryDirectory(prefix="afterword-demo-") as folder:
        from models.database import open_database
        from models.demo import DEMO_PROFILE, fill_demo
        from models.settings.outgoing import Outgoing
        from models.settings.reading import Settings, load_settings
        from models.settings.writing import save_profile
        from tui.desk import Desk

        path = Path(folder) / "config.toml"
        save_profile(path, DEMO_PROFILE)
        own = load_settings()
        settings = Settings(
            path,
            DEMO_PROFILE,
            theme=own.theme,
            terminal=own.terminal,
            clipboard=own.clipboard,
            outgoing=Outgoing(own.outgoing.mail_command, Path(folder) / "drafts"),
            keys=own.keys,
        )
        with open_database(Path(folder) / "demo.db") as database:
            desk = Desk(database, settings, throwaway=True)
            fill_demo(now=desk.now())
            opening.show(desk, slow=context.find_root().params["slow"])
