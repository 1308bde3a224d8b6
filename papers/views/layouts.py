from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.views.generic import View

from common import clock
from papers.forms.filters import LayoutFilterSet
from papers.forms.layout import LayoutForm
from papers.models import Layout
from papers.services.layout import create_layout, render_calibration, update_layout
from papers.views.files import pdf_response
from papers.views.looks import LookFormView, LookListView, reached
from units.views.mixins import ManagersOnlyMixin


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

    def create(self, **typed):
        create_layout(by=self.request.user, **typed)

    def update(self, **typed):
        update_layout(self.row, by=self.request.user, **typed)


class CalibrationView(ManagersOnlyMixin, View):
    """A trial sheet over a grid of millimetres."""

    http_method_names = ["get"]

    def get(self, request, pk) -> HttpResponse:
        layout = get_object_or_404(reached(Layout, request.user), pk=pk)
        return pdf_response(render_calibration(layout, on=clock.today()), f"in-thu-{layout.pk}")
