from django import forms
from django.utils.translation import gettext as _

from people.models import Discipline, DisciplineLevel


class DisciplineForm(forms.ModelForm):
    """A discipline of one person; an open case has no last day."""

    class Meta:
        model = Discipline
        fields = ["level", "from_date", "to_date", "decision_no"]

    def clean(self):
        data = super().clean()
        first, last = data.get("from_date"), data.get("to_date")
        if last and data.get("level") == DisciplineLevel.OPEN_CASE:
            self.add_error(
                "to_date",
                _("Việc đang xem xét chưa có ngày hết. Khi có kết luận, hãy bấm «Kết thúc» ở trang của đoàn viên."),
            )
        elif first and last and last < first:
            self.add_error("to_date", _("Ngày hết kỷ luật không thể trước ngày bắt đầu."))
        return data
