from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import CreateView, DetailView, UpdateView

from people.forms.filters import MemberFilterSet
from people.forms.member import MemberForm
from people.models import Member
from people.permissions import may_keep, may_move, may_record_discipline, stands_for_person
from people.selectors.page import member_page
from people.services.member import create_member, update_member
from people.views.mixins import KeeperCreateMixin, KeeperUpdateMixin, RegisterListView
from units.views.mixins import UnitScopeMixin


class MemberListView(RegisterListView):
    queryset = Member.objects.for_list()
    filterset_class = MemberFilterSet
    template_name = "people/member_list.html"


class MemberDetailView(UnitScopeMixin, DetailView):
    queryset = Member.objects.with_merged()
    template_name = "people/member_detail.html"

    def get_context_data(self, **kwargs):
        viewer = self.request.user
        return (
            super().get_context_data(**kwargs)
            | member_page(self.object, viewer=viewer)
            | {
                "may_keep": may_keep(viewer, self.object),
                "may_move": may_move(viewer, self.object),
                "may_record_discipline": may_record_discipline(viewer, self.object.unit),
                "stands": stands_for_person(self.object),
            }
        )


class MemberCreateView(KeeperCreateMixin, CreateView):
    form_class = MemberForm
    template_name = "people/member_form.html"
    elsewhere = "people:member-list"

    def saved(self, form):
        self.object = create_member(**form.values())
        messages.success(self.request, _("Đã thêm %(name)s.") % {"name": self.object.full_name})

    def get_success_url(self):
        return reverse("people:member-detail", args=[self.object.pk])


class MemberUpdateView(KeeperUpdateMixin, UnitScopeMixin, UpdateView):
    queryset = Member.objects.select_related("unit")
    form_class = MemberForm
    template_name = "people/member_form.html"

    def saved(self, form):
        update_member(self.object, **form.changes())
        messages.success(self.request, _("Đã lưu."))

    def get_success_url(self):
        return reverse("people:member-detail", args=[self.object.pk])
