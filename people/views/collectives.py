from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import CreateView, ListView, UpdateView

from people.forms.collective import CollectiveForm
from people.forms.filters import CollectiveFilterSet
from people.forms.member import KEEPING_ROLES
from people.models import Collective
from people.services.collective import create_collective, update_collective
from people.views.members import FilteredListMixin, KeeperFormMixin
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class CollectiveListView(FilteredListMixin, UnitScopeMixin, PageSizeMixin, ListView):
    queryset = Collective.objects.filter(ended_on__isnull=True).for_list()
    filterset_class = CollectiveFilterSet
    template_name = "people/collective_list.html"


class CollectiveCreateView(KeeperFormMixin, CreateView):
    form_class = CollectiveForm
    template_name = "people/collective_form.html"

    def get_initial(self):
        return super().get_initial() | {"unit": self.request.GET.get("unit")}

    def form_valid(self, form):
        collective = create_collective(**form.cleaned_data)
        messages.success(self.request, _("Đã thêm %(name)s.") % {"name": collective.name})
        return redirect("units:unit-detail", pk=collective.unit_id)


class CollectiveUpdateView(UnitScopeMixin, KeeperFormMixin, UpdateView):
    queryset = Collective.objects.all()
    scope_roles = KEEPING_ROLES
    form_class = CollectiveForm
    template_name = "people/collective_form.html"

    def form_valid(self, form):
        update_collective(self.object, **{name: form.cleaned_data[name] for name in form.changed_data})
        messages.success(self.request, _("Đã lưu."))
        return redirect("units:unit-detail", pk=self.object.unit_id)
