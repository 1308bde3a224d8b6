from django.contrib import messages
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import CreateView, DetailView, ListView, UpdateView

from common.pick import LIMIT, pick_rows
from people.forms.filters import MemberFilterSet
from people.forms.member import MemberForm
from people.models import Member
from people.permissions import may_keep, may_record_discipline
from people.selectors.page import member_page
from people.services.member import create_member, update_member
from people.views.mixins import FilteredListMixin, KeeperCreateMixin, KeeperUpdateMixin
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class MemberListView(FilteredListMixin, UnitScopeMixin, PageSizeMixin, ListView):
    queryset = Member.objects.active().for_list()
    filterset_class = MemberFilterSet
    template_name = "people/member_list.html"


class MemberDetailView(UnitScopeMixin, DetailView):
    queryset = Member.objects.select_related("unit")
    template_name = "people/member_detail.html"

    def get_context_data(self, **kwargs):
        viewer = self.request.user
        return (
            super().get_context_data(**kwargs)
            | member_page(self.object)
            | {
                "may_keep": may_keep(viewer, self.object),
                "may_record_discipline": may_record_discipline(viewer, self.object),
            }
        )


class MemberCreateView(KeeperCreateMixin, CreateView):
    form_class = MemberForm
    template_name = "people/member_form.html"
    list_url = "people:member-list"

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


class MemberPickView(UnitScopeMixin, ListView):
    """Members by what was typed, within ``?unit=`` when it is given; namesakes told apart by the note."""

    queryset = Member.objects.active().for_list()
    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        found = self.get_queryset().matching(request.GET.get("q", ""))
        if unit := request.GET.get("unit", ""):
            found = found.filter(unit_id=int(unit)) if unit.isascii() and unit.isdecimal() else found.none()
        return JsonResponse(pick_rows(found[: LIMIT + 1], note=self._note))

    @staticmethod
    def _note(member):
        born = _("sinh %(year)s") % {"year": member.birth_date.year} if member.birth_date else ""
        return " – ".join(filter(None, [born, member.position, str(member.unit), member.code]))
