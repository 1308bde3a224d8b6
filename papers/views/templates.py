from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from common.serving import stored_response
from papers.content import PaperKind
from papers.forms.template import TemplateForm
from papers.models import PaperTemplate
from papers.permissions import may_keep_templates
from papers.services.checking import fields_of
from papers.services.shipped_templates import shipped_template
from papers.services.template import replace_template, withdraw_template
from papers.views.files import docx_response
from units.views.act import ActView
from units.views.mixins import AllowedMixin, refusing


class KeepersMixin(AllowedMixin):
    """A page for those who keep the templates of all units."""

    may = staticmethod(may_keep_templates)


def kind_of(word: str) -> PaperKind:
    """The kind an address names; not found for another word."""
    if word not in PaperKind.values:
        raise Http404
    return PaperKind(word)


class TemplateListView(KeepersMixin, TemplateView):
    """Every kind of paper with its template in use and those before."""

    template_name = "papers/template_list.html"

    def get_context_data(self, **kwargs):
        uploaded = {kind: [] for kind in PaperKind.values}
        for row in PaperTemplate.objects.newest_first():
            uploaded[row.kind].append(row)
        kinds = [
            {
                "kind": kind,
                "rows": uploaded[kind],
                "in_use": next((row for row in uploaded[kind] if row.withdrawn_at is None), None),
                "fields": sorted(fields_of(kind)),
            }
            for kind in PaperKind
        ]
        return super().get_context_data(**kwargs) | {"kinds": kinds}


class TemplateReplaceView(KeepersMixin, ActView):
    form_class = TemplateForm
    title = gettext_lazy("Thay mẫu văn bản")
    button = gettext_lazy("Kiểm tra và dùng mẫu này")
    consequences = gettext_lazy(
        "Từ lúc này văn bản Word loại này làm theo mẫu mới của bạn, ở mọi đơn vị; mẫu cũ vẫn giữ. Bản PDF không đổi."
    )
    done = gettext_lazy("Đã thay mẫu văn bản.")

    def find(self):
        self.kind = kind_of(self.kwargs["template"])

    def act(self, file):
        replace_template(self.kind, file, by=self.request.user)

    def about(self):
        return str(self.kind.label)

    def back_label(self):
        return _("Mẫu văn bản")

    def back_url(self):
        return reverse("papers:template-list")


class TemplateWithdrawView(KeepersMixin, View):
    http_method_names = ["post"]

    def post(self, request, template):
        with refusing(request, success=_("Đã thôi dùng mẫu ấy; văn bản trở lại mẫu trước.")):
            withdraw_template(kind_of(template), by=request.user)
        return redirect("papers:template-list")


class ShippedTemplateView(KeepersMixin, View):
    """The template the application ships, to be changed in Word."""

    http_method_names = ["get"]

    def get(self, request, template):
        known = kind_of(template)
        return docx_response(shipped_template(known), f"mau-{known}")


class UploadedTemplateView(KeepersMixin, View):
    http_method_names = ["get"]

    def get(self, request, pk):
        return stored_response(get_object_or_404(PaperTemplate, pk=pk), request.GET)
