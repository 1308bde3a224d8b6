"""A draft takes over what the register says today."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from decisions.models import Decision, SubmissionLetter
from decisions.permissions import READERS, may_change_draft, may_change_letter
from decisions.services.renewing import renew_lines
from units.views.act import RowActView


class RenewView(RowActView):
    """Posts, units and birth years of the list become those of the register."""

    title = gettext_lazy("Cập nhật danh sách theo sổ")
    button = gettext_lazy("Cập nhật theo sổ")
    done = gettext_lazy("Đã cập nhật. Hãy xem lại danh sách.")
    consequences = gettext_lazy(
        "Chức vụ, đơn vị, năm sinh của các dòng khác với sổ được ghi lại theo sổ hôm nay. Người cập nhật được coi là "
        "đã sửa dự thảo."
    )

    def act(self, version=None):
        renew_lines(self.row, by=self.request.user, version=version)


class DecisionRenewView(RenewView):
    queryset = Decision.objects.for_page()
    address = "decisions:decision-detail"

    def verdict(self):
        return may_change_draft(self.request.user, self.row)


class LetterRenewView(RenewView):
    queryset = SubmissionLetter.objects.for_page()
    address = "decisions:letter-detail"

    def find(self):
        rows = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        return may_change_letter(self.request.user, self.row)
