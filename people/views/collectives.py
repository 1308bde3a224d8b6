from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import CreateView, ListView, UpdateView

from people.forms.collective import CollectiveForm
from people.forms.filters import CollectiveFilterSet
from people.models import Collective
from people.services.collective import create_collective, update_collective
from people.views.mixins import FilteredListMixin, KeeperCreateMixin, KeeperUpdateMixin
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class CollectiveListView(FilteredListMixin, UnitScopeMixin, PageSizeMixin, ListView):
    queryset = Collective.objects.filter(ended_on__isnull=True).for_list()
    filterset_class = CollectiveFilterSet
    template_name = "people/collective_list.html"


class CollectiveCreateView(KeeperCreateMixin, CreateView):
    form_class = CollectiveForm
    template_name = "people/collective_form.html"
    list_url = "people:collective-list"

    def saved(self, form):
        self.object = create_collective(**form.values())
        messages.success(self.request, _("Đã thêm %(name)s.") % {"name": self.object.name})

    def get_success_url(self):
        return reverse("units:unit-detail", args=[self.object.unit_id])


class CollectiveUpdateView(KeeperUpdateMixin, UnitScopeMixin, UpdateView):
    queryset = Collective.objects.select_related("unit")
    form_class = CollectiveForm
    template_name = "people/collective_form.html"

    def saved(self, form):
        update_collective(self.object, **form.changes())
        messages.success(self.request, _("Đã lưu."))

    def get_success_url(self):
        return reverse("units:unit-detail", args=[self.object.unit_id])
