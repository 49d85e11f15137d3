"""Command lines: thin shells around the services, one command per file, each imported only when it is called."""

from importlib import import_module

import click

COMMANDS = ("batch", "deidentify", "evaluate", "gazetteers", "prepare")


class Commands(click.Group):
    """A group whose commands are the modules of this package, each with a `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in alphabetical order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command called *cmd_name*; a quick command never waits for the language pipeline."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"aqts_voice.cli.{cmd_name}").command
        return command


@click.command(cls=Commands)
def main() -> None:
    """Voix AQTS : préparer l’instance, déplacer les arrivées, dépersonnaliser des fichiers."""
