"""Councils, who sits on them, and their sessions."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView

from awards.permissions import READERS
from councils.forms.council import CouncilEditForm, CouncilForm, MemberForm, SeatForm, UnseatForm
from councils.models import Council, CouncilMember
from councils.permissions import may_found_somewhere, may_keep, may_plan
from councils.services.council import found_council, seat_member, unseat_member, update_council, update_member
from units.views.act import ActView, RowActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class CouncilListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The councils of the units one reaches, the newest first."""

    queryset = Council.objects.for_list()
    scope_roles = READERS
    template_name = "councils/council_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_found": bool(may_found_somewhere(self.request.user))}


class CouncilDetailView(UnitScopeMixin, PageSizeMixin, DetailView):
    """The decision, the members and the sessions of one council."""

    queryset = Council.objects.select_related("unit")
    scope_roles = READERS
    template_name = "councils/council_detail.html"
    context_object_name = "council"

    def get_context_data(self, **kwargs):
        council = self.object
        sessions = council.sessions.for_list()
        page = Paginator(sessions, self.get_paginate_by(sessions)).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {
            "members": council.members.by_office(),
            "page_obj": page,
            "may_keep": bool(may_keep(self.request.user, council)),
            "may_plan": bool(may_plan(self.request.user, council)),
        }


class CouncilCreateView(ActView):
    """A council as its decision founds it."""

    form_class = CouncilForm
    title = gettext_lazy("Lập hội đồng")
    button = gettext_lazy("Ghi hội đồng")
    done = gettext_lazy("Đã ghi hội đồng. Hãy thêm thành viên.")
    consequences = gettext_lazy("Ghi theo quyết định thành lập đã ký. Thành viên thêm ở bước sau.")

    def find(self):
        self.council = None

    def verdict(self):
        return may_found_somewhere(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def about(self):
        return ""

    def back_label(self):
        return _("Hội đồng")

    def back_url(self):
        if self.council:
            return reverse("councils:council-detail", args=[self.council.pk])
        return reverse("councils:council-list") if self.verdict() else reverse("home")

    def act(self, **typed):
        self.council = found_council(by=self.request.user, **typed)


class CouncilActView(RowActView):
    """An act on a council of whoever keeps it."""

    queryset = Council.objects.select_related("unit")
    address = "councils:council-detail"

    def find(self):
        self.row = get_object_or_404(self.queryset.visible_to(self.request.user, *READERS), pk=self.kwargs["pk"])

    def verdict(self):
        return may_keep(self.request.user, self.row)

    def get_initial(self):
        return {}


class CouncilUpdateView(CouncilActView):
    """Name and term of a council."""

    form_class = CouncilEditForm
    title = gettext_lazy("Sửa hội đồng")
    button = gettext_lazy("Lưu")
    done = gettext_lazy("Đã lưu hội đồng.")
    consequences = gettext_lazy(
        "Đơn vị, loại hội đồng, số, ngày quyết định thành lập và ngày bắt đầu nhiệm kỳ không đổi được. Thành lập lại "
        "thì ghi hội đồng mới."
    )

    def get_initial(self):
        return {"name": self.row.name, "valid_to": self.row.valid_to, "version": self.row.version}

    def act(self, **typed):
        update_council(self.row, by=self.request.user, **typed)


class SeatView(CouncilActView):
    """Somebody takes a seat."""

    form_class = SeatForm
    title = gettext_lazy("Thêm thành viên hội đồng")
    button = gettext_lazy("Thêm thành viên")
    done = gettext_lazy("Đã thêm thành viên.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"council": self.row}

    def act(self, **typed):
        seat_member(self.row, by=self.request.user, **typed)


class MemberActView(CouncilActView):
    """An act on somebody's seat."""

    def find(self):
        rows = CouncilMember.objects.select_related("council__unit", "user")
        reached = Council.objects.visible_to(self.request.user, *READERS)
        self.member = get_object_or_404(rows, pk=self.kwargs["pk"], council__in=reached)
        self.row = self.member.council

    def about(self):
        return f"{self.member} – {self.row}"

    def back_label(self):
        return str(self.row)


class MemberUpdateView(MemberActView):
    """Somebody's office and post."""

    form_class = MemberForm
    title = gettext_lazy("Sửa thành viên hội đồng")
    button = gettext_lazy("Lưu")
    done = gettext_lazy("Đã lưu thành viên.")

    def get_initial(self):
        return {"office": self.member.office, "position": self.member.position}

    def act(self, **typed):
        update_member(self.member, by=self.request.user, **typed)


class UnseatView(MemberActView):
    """Somebody gives up a seat."""

    form_class = UnseatForm
    title = gettext_lazy("Cho thôi thành viên hội đồng")
    button = gettext_lazy("Cho thôi")
    done = gettext_lazy("Đã ghi ngày thôi.")
    consequences = gettext_lazy("Các phiên họp đã dự vẫn giữ nguyên; từ ngày sau đó không còn được tính là thành viên.")
    is_danger = True

    def act(self, left_on):
        unseat_member(self.member, left_on=left_on, by=self.request.user)
