from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError
from common.management.base import OneLineCommand
from common.vietnamese import clean
from exchange.management.cli import user_named
from exchange.models import ImportRun, ImportState
from exchange.services.undoing import undo_import, undo_plan


class Command(OneLineCommand):
    help = gettext_lazy("Hoàn tác một lần nhập từ Excel khi chưa có gì dựa trên nó.")

    def add_arguments(self, parser):
        parser.add_argument("run", metavar="RUN", type=int, help=_("số của lần nhập, ở cuối địa chỉ trang của nó"))
        parser.add_argument("--by", metavar="USERNAME", type=clean, required=True, help=_("tài khoản chịu trách nhiệm"))
        parser.add_argument("--reason", type=clean, required=True, help=_("lý do, được ghi vào nhật ký"))

    def handle(self, *args, run, by, reason, **options):
        found = ImportRun.objects.for_list().filter(pk=run).first()
        if found is None:
            raise DomainError(_("Không có lần nhập số %(number)s.") % {"number": run})
        user = user_named(by)
        for obstacle in undo_plan(found).obstacles:
            self.stderr.write(f"  {obstacle.row}: {obstacle.what}")
        undone = undo_import(found, by=user, reason=reason)
        done = _("Đã hoàn tác.") if undone.state == ImportState.UNDONE else _("Máy đang hoàn tác ở phía sau.")
        self.stdout.write(done)
