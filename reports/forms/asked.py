from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.vietnamese import today
from reports.forms.choice import ReportChoiceForm
from reports.selectors.cube.asked import FIRST_YEAR, Asked
from reports.selectors.cube.report import CAMPAIGN, EITHER, NEITHER, Report


class ReportAskedForm(ReportChoiceForm):
    """Which campaign or year, of which unit, as of which day, broken down by what; only what the person reaches."""

    year = forms.IntegerField(
        label=gettext_lazy("Năm"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("Năm là một số. Hãy ghi bốn chữ số, ví dụ 2025.")},
    )
    by = forms.ChoiceField(label=gettext_lazy("Chia theo"), required=False)

    field_order = ("campaign", "year", "unit", "as_of", "by")

    def __init__(self, *args, user, report: Report, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.report, self.user = report, user
        self.fields["by"].choices = [(axis.name, axis.title) for axis in report.choices]
        if report.needs != CAMPAIGN:
            self.fields["campaign"].required = False
            self.fields["campaign"].empty_label = _("Không theo phong trào")
            self.fields["unit"].choices = [("", _("Đơn vị của bạn")), *self.fields["unit"].choices[1:]]
        if report.needs in (CAMPAIGN, NEITHER):
            del self.fields["year"]
        if report.needs == NEITHER:
            del self.fields["campaign"]
        if len(report.axes) == 1:
            del self.fields["by"]

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year is None:
            return None
        if year > today().year:
            raise forms.ValidationError(
                _("Năm %(year)s chưa tới. Hãy chọn năm nay hoặc một năm đã qua.") % {"year": year}
            )
        if year < FIRST_YEAR:
            raise forms.ValidationError(
                _("Không có số liệu của năm %(year)s. Hãy chọn từ năm %(first)s.") % {"year": year, "first": FIRST_YEAR}
            )
        return year

    def clean(self):
        data = super().clean()
        if self.report.needs == EITHER and not {"campaign", "year"} & set(self.errors):
            if data.get("campaign") and data.get("year"):
                self.add_error("year", _("Chọn phong trào hoặc năm, không chọn cả hai."))
            if not data.get("campaign") and not data.get("year"):
                self.add_error("year", _("Hãy chọn một phong trào hoặc ghi một năm."))
        if not data.get("campaign") and not data.get("unit") and not {"unit", "campaign"} & set(self.errors):
            data["unit"] = self.fields["unit"].queryset.first()
            if data["unit"] is None:
                self.add_error("unit", _("Bạn chưa được phân quyền ở đơn vị nào."))
        return data

    def asked(self) -> Asked:
        """What a valid form asks for."""
        data = self.cleaned_data
        return Asked(
            unit=data["unit"],
            campaign=data.get("campaign"),
            year=data.get("year"),
            as_of=data.get("as_of"),
            reader=self.user,
        )
