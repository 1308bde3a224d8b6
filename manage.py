#!/usr/bin/env python
"""Django's commands; those that change the schema connect as the database's owner when one is known."""

import os
import sys

from django.core.management import execute_from_command_line

OWNER_COMMANDS = {"prepare", "migrate", "grant_privileges", "flush", "pgtrigger", "make_load", "backup"}


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings.local")
    owner_url = os.environ.get("DATABASE_OWNER_URL")
    if owner_url and OWNER_COMMANDS.intersection(sys.argv[1:2]):
        os.environ["DATABASE_URL"] = owner_url
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
