"""Agencies, what they are asked, and what they answer."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView, View
from django.views.generic.detail import SingleObjectMixin

from awards.permissions import READERS
from common.serving import stored_response
from common.verdict import not_now
from consultations.forms.consultation import (
    AgencyForm,
    AnswerForm,
    ConsultationForm,
    LetterNumberForm,
    ObjectionForm,
)
from consultations.models import Agency, AnswerFile, Consultation, ConsultationRequest, Objection, RequestState
from consultations.permissions import may_consult, may_consult_somewhere, may_keep, may_keep_request, may_waive
from consultations.selectors.enclosure import enclosure_of
from consultations.selectors.letter import agency_letter, reminder_address
from consultations.services.consultation import (
    add_objection,
    ask_agencies,
    keep_agency,
    number_letter,
    pass_over_request,
    record_answer,
    waive_objection,
    withdraw_request,
)
from consultations.transitions import REQUEST_MOVES
from consultations.views.notices import AskingView
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from papers.views.printing import PaperView
from units.forms.act import ReasonForm
from units.views.act import MoveView, RowActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class AgencyListView(UnitScopeMixin, PageSizeMixin, ListView):
    """Whom the units one reaches ask."""

    queryset = Agency.objects.for_list()
    scope_roles = READERS
    template_name = "consultations/agency_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_consult": bool(may_consult_somewhere(self.request.user))}


class AgencyCreateView(AskingView):
    """One more agency."""

    form_class = AgencyForm
    listing = "consultations:agency-list"
    title = gettext_lazy("Thêm cơ quan hiệp y")
    button = gettext_lazy("Thêm cơ quan")
    done = gettext_lazy("Đã thêm cơ quan.")

    def back_label(self):
        return _("Cơ quan hiệp y")

    def back_url(self):
        return reverse(self.listing) if self.verdict() else reverse("home")

    def act(self, unit, **fields):
        keep_agency(Agency(unit=unit, **fields), by=self.request.user)


class AgencyUpdateView(RowActView):
    """What an agency is called, and whether it is still asked."""

    form_class = AgencyForm
    queryset = Agency.objects.select_related("unit")
    title = gettext_lazy("Sửa cơ quan hiệp y")
    button = gettext_lazy("Lưu")
    done = gettext_lazy("Đã lưu cơ quan.")

    def find(self):
        reached = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        return may_consult(self.request.user, self.row.unit)

    def get_initial(self):
        return {}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user, "instance": self.row}

    def back_url(self):
        return reverse("consultations:agency-list")

    def act(self, **_fields):
        keep_agency(self.row, by=self.request.user)


class ConsultationListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The consultations of the units one reaches, the newest first."""

    queryset = Consultation.objects.for_list()
    scope_roles = READERS
    template_name = "consultations/consultation_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_consult": bool(may_consult_somewhere(self.request.user))}


class ConsultationCreateView(AskingView):
    """A letter to several agencies."""

    form_class = ConsultationForm
    listing, address = "consultations:consultation-list", "consultations:consultation-detail"
    title = gettext_lazy("Hiệp y với cơ quan liên quan")
    button = gettext_lazy("Ghi đã gửi")
    done = gettext_lazy("Đã ghi văn bản hiệp y.")
    consequences = gettext_lazy(
        "Danh sách gửi đi giữ nguyên như hôm nay. Quyết định về những người này không công bố được khi còn cơ quan "
        "chưa trả lời hoặc không đồng ý."
    )

    def back_label(self):
        return _("Hiệp y")

    def act(self, run, award, agencies, **typed):
        self.row = ask_agencies(run, award, agencies=agencies, by=self.request.user, **typed)


class ConsultationDetailView(UnitScopeMixin, PageSizeMixin, DetailView):
    """The agencies with their answers and objections, and the list they were asked about."""

    queryset = Consultation.objects.for_page()
    scope_roles = READERS
    template_name = "consultations/consultation_detail.html"
    context_object_name = "consultation"

    def get_context_data(self, **kwargs):
        consultation, user = self.object, self.request.user
        rows = consultation.lines.order_by("place")
        keeps = bool(may_keep(user, consultation))
        requests = consultation.requests.select_related("agency", "consultation__unit", "settled_by").order_by("pk")
        objections = Objection.objects.for_page().filter(request__consultation=consultation).order_by("pk")
        return super().get_context_data(**kwargs) | {
            "requests": [
                (
                    request,
                    [move for move, step in REQUEST_MOVES.items() if keeps and request.state in step.sources],
                    reminder_address(request) if request.is_waiting else "",
                )
                for request in requests.prefetch_related("files")
            ],
            "objections": objections,
            "keeps": keeps,
            "paper": agency_letter(consultation),
            "page_obj": Paginator(rows, self.get_paginate_by(rows)).get_page(self.request.GET.get("page")),
        }


class LetterView(PaperView):
    """The letter to the agencies, under the unit's letterhead of the day it bears."""

    kind = PaperKind.AGENCY_LETTER
    name = "cong-van-hiep-y"

    def find(self, pk):
        reached = Consultation.objects.for_page().visible_to(self.request.user, *READERS)
        self.consultation = get_object_or_404(reached, pk=pk)

    def place(self):
        return self.consultation.unit, self.consultation.letter_day

    def content(self):
        return agency_letter(self.consultation)

    def back(self):
        return reverse("consultations:consultation-detail", args=[self.consultation.pk])


class LetterNumberView(RowActView):
    """The number and the day the letter has in the office's register."""

    form_class = LetterNumberForm
    queryset = Consultation.objects.select_related("unit")
    address = "consultations:consultation-detail"
    title = gettext_lazy("Ghi số công văn")
    button = gettext_lazy("Ghi số")
    done = gettext_lazy("Đã ghi số công văn.")
    consequences = gettext_lazy(
        "Công văn và danh sách kèm theo in số, ngày này. Ghi nhầm thì ghi lại được; số trước được giữ trong nhật ký."
    )

    def find(self):
        reached = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        return may_keep(self.request.user, self.row)

    def get_initial(self):
        heading = heading_of(PaperKind.AGENCY_LETTER, self.row.unit, self.row.letter_day)
        symbol = self.row.symbol or heading.symbol
        return {"number": self.row.number, "symbol": symbol, "signed_on": self.row.letter_day}

    def act(self, **typed):
        number_letter(self.row, by=self.request.user, **typed)


class EnclosureView(LetterView):
    """The list that goes with the letter."""

    kind = PaperKind.PROPOSAL_LIST
    name = "danh-sach-hiep-y"

    def content(self):
        return enclosure_of(self.consultation)


class RequestMoveView(MoveView):
    """A move of what one agency was asked."""

    queryset = ConsultationRequest.objects.for_page()
    address = "consultations:consultation-detail"
    table = REQUEST_MOVES

    def find(self):
        reached = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(reached, pk=self.kwargs["pk"])

    def get_initial(self):
        return {}

    def about(self):
        return str(self.row.agency)

    def back_label(self):
        return self.row.consultation.title

    def back_url(self):
        return reverse(self.address, args=[self.row.consultation_id])


class RequestAnswerView(RequestMoveView):
    move = "answer"
    form_class = AnswerForm
    title = gettext_lazy("Ghi trả lời của cơ quan")
    button = gettext_lazy("Ghi trả lời")
    done = gettext_lazy("Đã ghi trả lời.")
    consequences = gettext_lazy(
        "Chỉ ghi những đối tượng cơ quan không đồng ý; những người còn lại là không có ý kiến khác."
    )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"lines": self.row.consultation.lines.order_by("place")}

    def act(self, **typed):
        record_answer(self.row, by=self.request.user, **typed)


class RequestPassOverView(RequestMoveView):
    move = "pass_over"
    form_class = ReasonForm
    title = button = gettext_lazy("Ghi quá hạn không trả lời")
    done = gettext_lazy("Đã ghi không chờ trả lời nữa.")
    consequences = gettext_lazy("Tên bạn và lý do được ghi lại. Nếu sau này có trả lời, vẫn ghi được.")

    def act(self, reason):
        pass_over_request(self.row, reason=reason, by=self.request.user)


class RequestWithdrawView(RequestMoveView):
    move = "withdraw"
    form_class = ReasonForm
    title = button = gettext_lazy("Rút văn bản hỏi")
    done = gettext_lazy("Đã rút văn bản hỏi cơ quan này.")
    consequences = gettext_lazy("Cơ quan này coi như chưa được hỏi.")
    is_danger = True

    def act(self, reason):
        withdraw_request(self.row, reason=reason, by=self.request.user)


class ObjectionCreateView(RequestMoveView):
    """One more line an agency, which has answered, does not agree to."""

    form_class = ObjectionForm
    title = gettext_lazy("Thêm ý kiến không đồng ý")
    button = gettext_lazy("Ghi ý kiến")
    done = gettext_lazy("Đã ghi ý kiến không đồng ý.")

    def verdict(self):
        if self.row.state != RequestState.ANSWERED:
            return not_now(_("Hãy ghi trả lời của cơ quan trước."))
        return may_keep_request(self.request.user, self.row)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"lines": self.row.consultation.lines.order_by("place")}

    def act(self, line, reason):
        add_objection(self.row, line=line, reason=reason, by=self.request.user)


class ObjectionWaiveView(RowActView):
    """An approver decides a line may be awarded all the same."""

    form_class = ReasonForm
    queryset = Objection.objects.for_page()
    title = button = gettext_lazy("Vẫn xét dù có ý kiến không đồng ý")
    done = gettext_lazy("Đã ghi lý do vẫn xét.")
    consequences = gettext_lazy("Tên bạn và lý do được ghi lại bên ý kiến của cơ quan.")
    is_danger = True

    def find(self):
        reached = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        verdict = may_waive(self.request.user, self.row)
        if verdict and self.row.waived_at:
            return not_now(_("Đã có quyết định vẫn xét. Hãy tải lại trang."))
        return verdict

    def get_initial(self):
        return {}

    def about(self):
        return f"{self.row.line.name} – {self.row.request.agency}: {self.row.reason}"

    def back_label(self):
        return self.row.request.consultation.title

    def back_url(self):
        return reverse("consultations:consultation-detail", args=[self.row.request.consultation_id])

    def act(self, reason):
        waive_objection(self.row, reason=reason, by=self.request.user)


class AnswerFileView(UnitScopeMixin, SingleObjectMixin, View):
    """The letter of an agency."""

    queryset = AnswerFile.objects.all()
    scope_roles = READERS

    def get(self, request, pk):
        return stored_response(self.get_object(), request.GET)
