from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from common.orphans import GRACE, orphans, remove_orphans
from common.vietnamese import format_number

HOUR = timedelta(hours=1)


class Command(OneLineCommand):
    help = gettext_lazy("Xoá khỏi kho những tệp mà không bản ghi nào nhắc tới.")

    def add_arguments(self, parser):
        parser.add_argument(
            "--older-than",
            type=int,
            default=GRACE // HOUR,
            metavar="HOURS",
            help=_("chỉ những tệp cũ hơn chừng này giờ (mặc định %(hours)s)") % {"hours": GRACE // HOUR},
        )
        parser.add_argument("--dry-run", action="store_true", help=_("chỉ kể tên, không xoá gì"))

    def handle(self, *args, older_than, dry_run, **options):
        grace = older_than * HOUR
        found = list(orphans(grace=grace)) if dry_run else remove_orphans(grace=grace)
        for orphan in found:
            self.stdout.write(orphan.name)
        self.stdout.write(
            _("%(count)s tệp, %(size)s byte.")
            % {"count": format_number(len(found)), "size": format_number(sum(orphan.size for orphan in found))}
        )
