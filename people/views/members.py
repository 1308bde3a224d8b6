from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import CreateView, DetailView, ListView, UpdateView

from common.pick import LIMIT, pick_rows
from people.forms.filters import MemberFilterSet
from people.forms.member import KEEPING_ROLES, MemberForm
from people.models import Member
from people.permissions import may_keep_member, may_record_discipline
from people.selectors.page import member_page
from people.services.member import create_member, update_member
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class FilteredListMixin:
    """A list narrowed by a filter set whose values stand in the address."""

    filterset_class = None

    def get_queryset(self):
        self.filterset = self.filterset_class(self.request.GET, queryset=super().get_queryset())
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"filter": self.filterset}


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
                "may_keep": may_keep_member(viewer, self.object),
                "may_record_discipline": may_record_discipline(viewer, self.object),
            }
        )


class KeeperFormMixin:
    """A form whose choices start from what the person may keep."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}


class MemberCreateView(KeeperFormMixin, CreateView):
    form_class = MemberForm
    template_name = "people/member_form.html"

    def get_initial(self):
        return super().get_initial() | {"unit": self.request.GET.get("unit")}

    def form_valid(self, form):
        member = create_member(**form.cleaned_data)
        messages.success(self.request, _("Đã thêm %(name)s.") % {"name": member.full_name})
        return redirect("people:member-detail", pk=member.pk)


class MemberUpdateView(UnitScopeMixin, KeeperFormMixin, UpdateView):
    queryset = Member.objects.all()
    scope_roles = KEEPING_ROLES
    form_class = MemberForm
    template_name = "people/member_form.html"

    def form_valid(self, form):
        update_member(self.object, **{name: form.cleaned_data[name] for name in form.changed_data})
        messages.success(self.request, _("Đã lưu."))
        return redirect("people:member-detail", pk=self.object.pk)


class MemberPickView(UnitScopeMixin, ListView):
    """Members by what was typed, within ``?unit=`` when it is given; namesakes told apart by the note."""

    queryset = Member.objects.active().for_list()
    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        found = self.get_queryset().matching(request.GET.get("q", ""))
        if request.GET.get("unit", "").isdigit():
            found = found.filter(unit_id=request.GET["unit"])
        return JsonResponse(pick_rows(found[: LIMIT + 1], note=self._note))

    @staticmethod
    def _note(member):
        born = _("sinh %(year)s") % {"year": member.birth_date.year} if member.birth_date else ""
        return " – ".join(filter(None, [born, member.position, str(member.unit), member.code]))
