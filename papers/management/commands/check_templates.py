from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.management.base import OneLineCommand
from papers.services.rechecking import try_templates


class Command(OneLineCommand):
    help = gettext_lazy("Điền thử mọi mẫu Word đang dùng và nêu tên mẫu không còn điền được; không ghi gì.")

    def handle(self, *args, **options):
        tried = list(try_templates())
        failed = [each for each in tried if each.why]
        for each in failed:
            self.stderr.write(
                _("%(kind)s, mẫu «%(name)s»: %(why)s")
                % {"kind": each.template.get_kind_display(), "name": each.template, "why": each.why}
            )
        if failed:
            raise CommandError(
                _(
                    "%(failed)s trên %(all)s mẫu không còn dùng được. Hãy sửa rồi tải lên lại, hoặc thôi dùng, ở «Mẫu "
                    "văn bản»."
                )
                % {"failed": len(failed), "all": len(tried)}
            )
        self.stdout.write(_("%(all)s mẫu Word đang dùng đều điền được.") % {"all": len(tried)})
