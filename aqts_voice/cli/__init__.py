"""Command lines: thin shells around the services, one command per file, each imported only when it is called."""

import os
from importlib import import_module

import click

COMMANDS = ("batch", "deidentify", "evaluate", "gazetteers", "prepare", "train")

# Those that read texts; the processes that they start inherit their environment.
_READERS = {"deidentify", "evaluate"}


class Commands(click.Group):
    """A group whose commands are the modules of this package, each with a `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in alphabetical order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command called *cmd_name*; a quick command never waits for the language pipeline."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in _READERS:
            # The matrices of the engine are small: more threads than one only wait for each other. Numpy reads this once.
            os.environ.setdefault("OMP_NUM_THREADS", "1")
        command: click.Command = import_module(f"aqts_voice.cli.{cmd_name}").command
        return command


@click.command(cls=Commands)
def main() -> None:
    """Voix AQTS : préparer l’instance, déplacer les arrivées, dépersonnaliser des fichiers."""
