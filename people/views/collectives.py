from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import CreateView, UpdateView, View
from django.views.generic.detail import SingleObjectMixin

from people.forms.collective import CollectiveForm
from people.forms.filters import CollectiveFilterSet
from people.forms.membership import LastDayForm
from people.models import Collective
from people.permissions import may_keep
from people.services.collective import create_collective, end_collective, resume_collective, update_collective
from people.views.mixins import KeeperCreateMixin, KeeperUpdateMixin, RegisterListView
from units.views.act import ActView
from units.views.mixins import UnitScopeMixin, refusing


class CollectiveListView(RegisterListView):
    queryset = Collective.objects.for_list()
    filterset_class = CollectiveFilterSet
    template_name = "people/collective_list.html"


class CollectiveCreateView(KeeperCreateMixin, CreateView):
    form_class = CollectiveForm
    template_name = "people/collective_form.html"
    elsewhere = "people:collective-list"

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


class CollectiveEndView(ActView):
    form_class = LastDayForm
    title = gettext_lazy("Kết thúc tập thể")
    button = gettext_lazy("Kết thúc")
    consequences = gettext_lazy(
        "Tập thể không còn trong danh sách, không đăng ký mới được nữa. Thành tích và hồ sơ đã lập vẫn được giữ."
    )
    done = gettext_lazy("Đã ghi tập thể kết thúc.")
    is_danger = True

    def find(self):
        reached = Collective.objects.select_related("unit").visible_to(self.request.user)
        self.collective = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        return may_keep(self.request.user, self.collective)

    def act(self, on):
        end_collective(self.collective, on=on, by=self.request.user)

    def about(self):
        return self.collective.name

    def back_url(self):
        return reverse("units:unit-detail", args=[self.collective.unit_id])


class CollectiveResumeView(UnitScopeMixin, SingleObjectMixin, View):
    """What was ended by mistake, or begins again, goes on."""

    queryset = Collective.objects.all()
    http_method_names = ["post"]

    def post(self, request, pk):
        collective = self.get_object()
        with refusing(request, success=_("%(name)s hoạt động trở lại.") % {"name": collective.name}):
            resume_collective(collective, by=request.user)
        return redirect("units:unit-detail", pk=collective.unit_id)
