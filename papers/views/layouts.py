from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy
from django.views.generic import View

from common import clock
from papers.forms.filters import LayoutFilterSet
from papers.forms.layout import LayoutForm
from papers.models import Layout
from papers.services.layout import create_layout, render_calibration, update_layout
from papers.views.files import pdf_response
from papers.views.looks import LookFormView, LookListView, reached
from units.views.mixins import ManagersOnlyMixin, refusing


class LayoutListView(LookListView):
    """The sheets on which the units one manages print their certificates."""

    queryset = Layout.objects.for_list()
    filterset_class = LayoutFilterSet
    template_name = "papers/layout_list.html"


class LayoutFormView(LookFormView):
    model = Layout
    form_class = LayoutForm
    template_name = "papers/layout_form.html"
    address = "papers:layout-list"
    done = gettext_lazy("Đã lưu mẫu giấy. Hãy in thử để căn chữ.")

    def page(self, form, **extra):
        pictures = self.row.pictures.order_by("part", "-valid_from") if self.row else ()
        return super().page(form, pictures=pictures, **extra)

    def create(self, **typed):
        create_layout(by=self.request.user, **typed)

    def update(self, **typed):
        update_layout(self.row, by=self.request.user, **typed)


class CalibrationView(ManagersOnlyMixin, View):
    """A trial sheet over a grid of millimetres."""

    http_method_names = ["get"]

    def get(self, request, pk) -> HttpResponse:
        layout = get_object_or_404(reached(Layout, request.user), pk=pk)
        with refusing(request) as outcome:
            content = render_calibration(layout, on=clock.today())
        if not outcome.done:
            return redirect("papers:layout-update", pk=pk)
        return pdf_response(content, f"in-thu-{pk}")
