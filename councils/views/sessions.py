"""A session from its plan to its result: agenda, attendance, conflicts, opening, closing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, View

from awards.forms.run import ReasonForm
from awards.permissions import READERS
from common.errors import DomainError
from common.verdict import not_now
from councils.forms.session import (
    AttendanceForm,
    CloseForm,
    DeclareForm,
    InitiativesForm,
    RecommendationsForm,
    SessionEditForm,
    SessionForm,
)
from councils.models import AgendaItem, Bar, CouncilKind, CouncilSession
from councils.permissions import may_declare_some, may_lead, may_plan
from councils.services.bars import declare_conflict, withdraw_conflict
from councils.services.closing import close_session
from councils.services.session import (
    add_initiatives,
    add_recommendations,
    cancel_session,
    open_session,
    plan_session,
    record_attendance,
    remove_item,
    told_late,
    update_session,
)
from councils.transitions import SESSION_MOVES
from councils.views.councils import CouncilActView
from councils.views.page import session_page
from councils.voters import sitting
from units.forms.act import VersionForm
from units.views.act import RowActView, may_move
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing


class SessionCreateView(CouncilActView):
    """A session of the council is planned."""

    form_class = SessionForm
    title = gettext_lazy("Lập phiên họp")
    button = gettext_lazy("Lập phiên họp")
    done = gettext_lazy("Đã lập phiên họp. Hãy thêm nội dung biểu quyết.")
    session = None

    def verdict(self):
        return may_plan(self.request.user, self.row)

    def back_url(self):
        if self.session:
            return reverse("councils:session-detail", args=[self.session.pk])
        return super().back_url()

    def act(self, **typed):
        self.session = plan_session(self.row, by=self.request.user, **typed)


class SessionDetailView(UnitScopeMixin, PageSizeMixin, DetailView):
    """Agenda, attendance, bars, and the results once they are there."""

    queryset = CouncilSession.objects.for_page()
    scope_roles = READERS
    template_name = "councils/session_detail.html"
    context_object_name = "session"

    def get_context_data(self, **kwargs):
        items = self.object.items.for_list()
        page = Paginator(items, self.get_paginate_by(items)).get_page(self.request.GET.get("page"))
        context = super().get_context_data(**kwargs) | session_page(self.object, self.request.user)
        return context | {"page_obj": page, "items": page.object_list}


class SessionActView(RowActView):
    """An act on a session of whoever leads it, while its state allows it."""

    queryset = CouncilSession.objects.for_page()
    address = "councils:session-detail"

    def find(self):
        self.row = get_object_or_404(self.queryset.visible_to(self.request.user, *READERS), pk=self.kwargs["pk"])

    def verdict(self):
        return may_lead(self.request.user, self.row)

    def back_label(self):
        return self.row.title

    def get_initial(self):
        return {}


class SessionUpdateView(SessionActView):
    """Title, way, moment and place of a session that is still planned."""

    form_class = SessionEditForm
    title = gettext_lazy("Sửa phiên họp")
    button = gettext_lazy("Lưu, báo cho thành viên")
    done = gettext_lazy("Đã lưu phiên họp và báo cho thành viên.")

    def verdict(self):
        if not self.row.is_planned:
            return not_now(_("Phiên họp đã mở bỏ phiếu nên không sửa được."))
        return super().verdict()

    def get_initial(self):
        at = self.row.local_time
        about = {name: getattr(self.row, name) for name in ("title", "way", "place", "version")}
        return about | {"day": at.date(), "at": f"{at:%H:%M}"}

    def act(self, **typed):
        update_session(self.row, by=self.request.user, **typed)


class AgendaView(SessionActView):
    """What a run recommends, or initiatives that wait, come on the agenda."""

    title = gettext_lazy("Thêm nội dung biểu quyết")
    button = gettext_lazy("Thêm vào phiên họp")

    def verdict(self):
        if not self.row.is_planned:
            return not_now(_("Phiên họp đã mở bỏ phiếu nên không đổi nội dung được nữa."))
        return super().verdict()

    def get_form_class(self):
        return InitiativesForm if self.row.council.kind == CouncilKind.INITIATIVE else RecommendationsForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"session": self.row}

    def act(self, **typed):
        add = add_initiatives if "initiatives" in typed else add_recommendations
        added = add(self.row, by=self.request.user, **typed)
        if not added:
            raise DomainError(_("Không thêm nội dung nào: tất cả đã có trong phiên họp hoặc không còn chờ xét."))
        self.done = _("Đã thêm %(count)s nội dung vào phiên họp.") % {"count": added}


class ItemRemoveView(View):
    """One item leaves the agenda of a planned session."""

    http_method_names = ["post"]

    def post(self, request, pk):
        items = AgendaItem.objects.visible_to(request.user, *READERS).select_related("session")
        item = get_object_or_404(items, pk=pk)
        with refusing(request, _("Đã bỏ khỏi nội dung phiên họp.")):
            remove_item(item, by=request.user)
        return redirect("councils:session-detail", pk=item.session_id)


class BarWithdrawView(View):
    """A conflict that was declared is taken back before the vote."""

    http_method_names = ["post"]

    def post(self, request, pk):
        bars = Bar.objects.filter(item__in=AgendaItem.objects.visible_to(request.user, *READERS))
        bar = get_object_or_404(bars.select_related("item"), pk=pk)
        with refusing(request, _("Đã rút. Thành viên lại được bỏ phiếu về nội dung này.")):
            withdraw_conflict(bar, by=request.user)
        return redirect("councils:session-detail", pk=bar.item.session_id)


class AttendanceView(SessionActView):
    """Who is there, who is not, who was asked in writing."""

    form_class = AttendanceForm
    title = gettext_lazy("Điểm danh")
    button = gettext_lazy("Ghi điểm danh")
    done = gettext_lazy("Đã điểm danh.")
    consequences = gettext_lazy(
        "Người vắng gửi ý kiến bằng văn bản vẫn được bỏ phiếu, nhưng không tính vào số có mặt để đủ điều kiện họp."
    )

    def verdict(self):
        if not (self.row.is_planned or self.row.is_open):
            return not_now(_("Phiên họp đã kết thúc nên không điểm danh lại được."))
        return super().verdict()

    def get_form_kwargs(self):
        known = {row.member_id: row for row in self.row.attendances.all()}
        return super().get_form_kwargs() | {"members": list(sitting(self.row).by_office()), "known": known}

    def act(self, found):
        for bar in record_attendance(self.row, found=found, by=self.request.user):
            messages.warning(self.request, told_late(bar))


class DeclareView(SessionActView):
    """A member, or whoever leads the session for one, declares a conflict."""

    form_class = DeclareForm
    title = gettext_lazy("Khai xung đột lợi ích")
    button = gettext_lazy("Ghi xung đột")
    done = gettext_lazy("Đã ghi. Thành viên không bỏ phiếu về nội dung này.")
    consequences = gettext_lazy(
        "Chỉ rút được trước khi mở bỏ phiếu: điều đã tự khai do chính thành viên rút, điều người khác khai do người "
        "điều hành phiên rút. Tên và lý do được ghi trong biên bản."
    )

    def verdict(self):
        return may_declare_some(self.request.user, self.row)

    def get_form_kwargs(self):
        members = sitting(self.row).by_office()
        if not may_lead(self.request.user, self.row):
            members = members.filter(user=self.request.user)
        return super().get_form_kwargs() | {"members": members, "items": self.row.items.for_list()}

    def act(self, member, item, note):
        declare_conflict(self.row.items.get(pk=item), member=member, note=note, by=self.request.user)


class SessionMoveView(SessionActView):
    """A move of the session; whatever stands in its way is said on its page."""

    form_class = VersionForm
    move = ""

    def verdict(self):
        return may_move(self.row, self.move, by=self.request.user, table=SESSION_MOVES)


class SessionOpenView(SessionMoveView):
    move = "open"
    title = button = gettext_lazy("Mở bỏ phiếu")
    done = gettext_lazy("Đã mở bỏ phiếu.")
    consequences = gettext_lazy(
        "Từ lúc này nội dung phiên họp không đổi được nữa. Thành viên là đối tượng được xét, hoặc thuộc đơn vị của đối "
        "tượng, tự động không bỏ phiếu về đối tượng ấy, kể cả chủ tịch hội đồng."
    )

    def act(self, **_typed):
        open_session(self.row, by=self.request.user)


class SessionCloseView(SessionMoveView):
    move = "close"
    form_class = CloseForm
    title = button = gettext_lazy("Kết thúc, kiểm phiếu")
    done = gettext_lazy("Đã kiểm phiếu. Kết quả không đổi được nữa.")
    consequences = gettext_lazy(
        "Hòm phiếu được mở, kết quả tính trên tổng số thành viên hội đồng rồi khoá lại. Khoá của hòm phiếu bị huỷ."
    )

    def act(self, **typed):
        close_session(self.row, by=self.request.user, **typed)


class SessionCancelView(SessionMoveView):
    move = "cancel"
    form_class = ReasonForm
    title = button = gettext_lazy("Huỷ phiên họp")
    done = gettext_lazy("Đã huỷ phiên họp.")
    consequences = gettext_lazy("Phiếu đã bỏ không được mở ra. Muốn xét lại, hãy lập phiên mới.")
    is_danger = True

    def act(self, reason):
        cancel_session(self.row, reason=reason, by=self.request.user)
