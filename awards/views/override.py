from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from awards.forms.override import OverrideForm
from awards.forms.run import ReasonForm
from awards.models import Recommendation
from awards.permissions import READERS
from awards.services.override import overridable, override_outcome, withdraw_override, withdrawable
from units.views.act import ActView


class ResultActView(ActView):
    """An act about one result within reach."""

    def find(self):
        reached = Recommendation.objects.shown().for_page().visible_to(self.request.user, *READERS)
        self.result = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        return overridable(self.result, by=self.request.user)

    def about(self):
        return f"{self.result.subject_label} – {self.result.award.label}"

    def back_label(self):
        return self.result.subject_label

    def back_url(self):
        return reverse("awards:recommendation-detail", args=[self.result.pk])


class OverrideView(ResultActView):
    form_class = OverrideForm
    title = button = _("Ghi kết quả khác với máy")
    consequences = _(
        "Kết quả của máy và căn cứ từng điều kiện vẫn được giữ nguyên bên cạnh. Lý do và tên bạn hiện ở «Vì sao?», "
        "trong danh sách và trong nhật ký. Sau đó người khác phải phê duyệt, bạn không tự quyết định được."
    )
    done = _("Đã ghi kết quả theo người xét.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"recommendation": self.result}

    def act(self, outcome, reason):
        override_outcome(self.result, by=self.request.user, outcome=outcome, reason=reason)


class WithdrawOverrideView(ResultActView):
    form_class = ReasonForm
    title = button = _("Bỏ kết quả do người ghi")
    consequences = _("Kết quả của máy có hiệu lực trở lại. Việc đã ghi và bỏ vẫn còn trong nhật ký.")
    done = _("Đã bỏ kết quả do người ghi.")

    def verdict(self):
        return withdrawable(self.result, by=self.request.user)

    def act(self, reason):
        withdraw_override(self.result, by=self.request.user, reason=reason)
