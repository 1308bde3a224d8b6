"""The chain: which steps a decision goes through."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView

from decisions.forms.chain import EndStepForm, StepForm
from decisions.models import ApprovalStep
from decisions.permissions import CHAIN_SETTERS, READERS, may_set_chain_for, may_set_some_chain
from decisions.services.approval_step import add_step, end_step, update_step
from decisions.takers import units_without_takers
from units.views.act import ActView, RowActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin

SEEN_BY = (*READERS, *CHAIN_SETTERS)


class StepListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The steps the units one reaches have set, those that are over too."""

    queryset = ApprovalStep.objects.for_list()
    scope_roles = SEEN_BY
    template_name = "decisions/step_list.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for step in context["object_list"]:
            step.may_change = may_set_chain_for(self.request.user, step.unit)
        return context | {"may_add": may_set_some_chain(self.request.user)}


def warn_of_nobody(request, step) -> None:
    """Whoever set ``step`` reads where nobody could take it today."""
    untaken = units_without_takers(step)
    if not untaken.count:
        return
    words = {"role": step.get_role_display().lower(), "names": ", ".join(untaken.names), "step": step.name}
    if (more := untaken.count - len(untaken.names)) > 0:
        words["names"] += " " + _("và %(number)s đơn vị khác") % {"number": more}
    told = _("Chưa ai là %(role)s ở %(names)s: quyết định không trình được qua bước «%(step)s» cho đến khi có người.")
    messages.warning(request, told % words)


class StepCreateView(ActView):
    """A step is set."""

    form_class = StepForm
    title = gettext_lazy("Thêm bước duyệt")
    button = gettext_lazy("Thêm bước")
    done = gettext_lazy("Đã thêm bước duyệt. Quyết định trình từ nay phải qua bước này.")
    consequences = gettext_lazy(
        "Bước do cấp trên đặt cho cả một cấp được cộng thêm vào quy trình của từng đơn vị. Quyết định đã trình vẫn "
        "theo quy trình lúc trình."
    )

    def find(self):
        """The unit is chosen in the form."""

    def verdict(self):
        return may_set_some_chain(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, *, version, **typed):
        warn_of_nobody(self.request, add_step(by=self.request.user, **typed))

    def about(self):
        return ""

    def back_label(self):
        return _("Quy trình duyệt")

    def back_url(self):
        return reverse("decisions:step-list")


class StepActView(RowActView):
    """An act on one step."""

    queryset = ApprovalStep.objects.for_list()

    def find(self):
        rows = self.queryset.visible_to(self.request.user, *SEEN_BY)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])

    def verdict(self):
        return may_set_chain_for(self.request.user, self.row.unit)

    def about(self):
        return f"{self.row} – {self.row.unit.label}"

    def back_label(self):
        return _("Quy trình duyệt")

    def back_url(self):
        return reverse("decisions:step-list")


class StepUpdateView(StepActView):
    """A step says otherwise."""

    form_class = StepForm
    title = gettext_lazy("Sửa bước duyệt")
    button = gettext_lazy("Lưu")
    done = gettext_lazy("Đã lưu bước duyệt.")
    consequences = gettext_lazy("Quyết định đã trình vẫn theo quy trình lúc trình.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.row}

    def act(self, *, version, **typed):
        warn_of_nobody(self.request, update_step(self.row, by=self.request.user, version=version, **typed))


class StepEndView(StepActView):
    """A step ends on a day."""

    form_class = EndStepForm
    title = gettext_lazy("Thôi áp dụng bước duyệt")
    button = gettext_lazy("Thôi áp dụng")
    done = gettext_lazy("Đã ghi ngày cuối áp dụng.")
    consequences = gettext_lazy("Từ ngày sau đó quyết định trình không qua bước này nữa.")
    is_danger = True

    def act(self, *, last_day, version):
        end_step(self.row, last_day=last_day, by=self.request.user, version=version)
