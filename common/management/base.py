"""Commands of ours: whatever is wrong is one Vietnamese line, and exit code 1."""

import re
import sys
from collections.abc import Callable
from typing import NoReturn

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError

WRONG_ARGUMENTS = (
    (r"the following arguments are required: (?P<names>.+)", gettext_lazy("Thiếu %(names)s.")),
    (r"unrecognized arguments: (?P<names>.+)", gettext_lazy("Không có tham số %(names)s.")),
    (r"argument (?P<name>\S+): expected .+", gettext_lazy("Sau %(name)s phải có một giá trị.")),
    (
        r"argument (?P<name>\S+): invalid choice: '(?P<value>.*)' \(choose from (?P<choices>.+)\)",
        gettext_lazy("%(name)s không nhận «%(value)s». Hãy chọn một trong: %(choices)s."),
    ),
    (
        r"argument (?P<name>\S+): invalid int value: '(?P<value>.*)'",
        gettext_lazy("%(name)s phải là một số nguyên, không phải «%(value)s»."),
    ),
    (
        r"ambiguous option: (?P<name>\S+) could match (?P<names>.+)",
        gettext_lazy("%(name)s chưa rõ là tham số nào: %(names)s."),
    ),
)
"""What the parser says, and the same in Vietnamese."""


class OneLineCommand(BaseCommand):
    """Wrong arguments and refusals of the domain end it with code 1 and one line."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.description = str(self.help)
        parser.error = self._refusing(subcommand)
        return parser

    def execute(self, *args, **options):
        try:
            return super().execute(*args, **options)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal

    def _refusing(self, subcommand: str) -> Callable[[str], NoReturn]:
        """What the parser calls with its complaint: the command line ends here, a calling program is told."""

        def refuse(complaint: str) -> NoReturn:
            line = _("%(said)s Xem cách dùng: script/manage %(command)s --help") % {
                "said": in_vietnamese(complaint),
                "command": subcommand,
            }
            if not self._called_from_command_line:
                raise CommandError(line)
            self.stderr.write(line)
            sys.exit(1)

        return refuse


def in_vietnamese(complaint: str) -> str:
    """What a parser of arguments complains of, as a sentence; one it does not know is quoted."""
    for said, sentence in WRONG_ARGUMENTS:
        if found := re.fullmatch(said, complaint, re.DOTALL):
            return sentence % found.groupdict()
    return _("Tham số chưa đúng (%(complaint)s).") % {"complaint": complaint}
