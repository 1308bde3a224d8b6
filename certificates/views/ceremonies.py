"""The ceremonies of one's units and the lists of who gets what there."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, ListView, View

from awards.views.downloads import xlsx_response
from certificates.forms.ceremony import CeremonyEditForm, CeremonyForm, HandedForm, InviteForm, OrderForm, SeatForm
from certificates.models import Ceremony, Handed, Presentation
from certificates.permissions import MAKERS, READERS, may_hold
from certificates.selectors.ceremony_workbook import ceremony_workbook
from certificates.selectors.lines import handed_counts
from certificates.services.ceremony import (
    arrange,
    change_ceremony,
    invite,
    leave_out,
    move_to_seat,
    note_handed,
    open_ceremony,
    remove_ceremony,
)
from common.errors import DomainError
from common.keys import keys_of
from units.forms.act import VersionForm
from units.scope import scope_of
from units.views.act import RowActView, problems_of
from units.views.mixins import HoldsRoleMixin, PageSizeMixin, UnitScopeMixin, refusing


class CeremonyListView(UnitScopeMixin, PageSizeMixin, ListView):
    queryset = Ceremony.objects.for_list()
    scope_roles = READERS
    template_name = "certificates/ceremony_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"may_open": scope_of(self.request.user).holds(*MAKERS)}


class CeremonyCreateView(HoldsRoleMixin, FormView):
    needed_roles = MAKERS
    refusal = gettext_lazy("Chỉ chuyên viên, người phê duyệt mới lập được buổi trao tặng.")
    elsewhere = "certificates:ceremony-list"
    form_class = CeremonyForm
    template_name = "certificates/ceremony_form.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            ceremony = open_ceremony(by=self.request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return redirect("certificates:ceremony", pk=ceremony.pk)


class CeremonyActView(RowActView):
    """An act on a ceremony of whoever holds it."""

    queryset = Ceremony.objects.select_related("unit")
    address = "certificates:ceremony"

    def find(self):
        self.row = get_object_or_404(self.queryset.visible_to(self.request.user, *READERS), pk=self.kwargs["pk"])

    def verdict(self):
        return may_hold(self.request.user, self.row.unit)


class CeremonyUpdateView(CeremonyActView):
    form_class = CeremonyEditForm
    title = gettext_lazy("Sửa buổi trao tặng")
    button = gettext_lazy("Lưu")
    done = gettext_lazy("Đã lưu buổi trao tặng.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.row}

    def act(self, **typed):
        change_ceremony(self.row, by=self.request.user, **typed)


class CeremonyRemoveView(CeremonyActView):
    title = gettext_lazy("Xoá buổi trao tặng")
    consequences = gettext_lazy("Chỉ xoá được khi danh sách không còn ai. Lượt khen không đổi.")
    button = gettext_lazy("Xoá")
    done = gettext_lazy("Đã xoá buổi trao tặng.")
    is_gone = False

    def act(self, **typed):
        remove_ceremony(self.row, by=self.request.user)
        self.is_gone = True

    def back_url(self):
        return reverse("certificates:ceremony-list") if self.is_gone else super().back_url()


class OfCeremonyMixin:
    """A page about a ceremony within the person's reach."""

    @cached_property
    def ceremony(self) -> Ceremony:
        ceremonies = Ceremony.objects.visible_to(self.request.user, *READERS).select_related("unit")
        return get_object_or_404(ceremonies, pk=self.kwargs["pk"])


class CeremonyView(OfCeremonyMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """The list in the order of the seats, and what may be done with it."""

    queryset = Presentation.objects.in_seats()
    scope_roles = READERS
    template_name = "certificates/ceremony.html"

    def get_queryset(self):
        rows = super().get_queryset().filter(ceremony=self.ceremony)
        handed = self.request.GET.get("handed")
        return rows.filter(handed=handed) if handed in Handed.values else rows

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | {
            "ceremony": self.ceremony,
            "run": self.ceremony.print_runs.first(),
            "counts": handed_counts(self.ceremony),
        }
        context["is_empty"] = not context["counts"]
        if may_hold(self.request.user, self.ceremony.unit):
            context |= {
                "invite_form": InviteForm(ceremony=self.ceremony),
                "order_form": OrderForm(),
                "handed_form": HandedForm(),
            }
        return context


class CeremonyWorkbookView(OfCeremonyMixin, View):
    """The list as it is printed and ticked off."""

    def get(self, request, pk):
        return xlsx_response(ceremony_workbook(self.ceremony), f"danh-sach-trao-tang-{pk}.xlsx")


class CeremonyMoveView(OfCeremonyMixin, View):
    """A step with the whole list: somebody is invited, all are arranged, it is noted who got it."""

    http_method_names = ["post"]
    form_class = None

    def post(self, request, pk):
        ceremony = self.ceremony
        form = self.get_form(ceremony)
        if form.is_valid():
            with refusing(request) as outcome:
                said = self.act(ceremony, **form.cleaned_data)
            if outcome.done:
                messages.success(request, said)
        else:
            messages.error(request, " ".join(problems_of(form)))
        return redirect("certificates:ceremony", pk=pk)

    def get_form(self, ceremony):
        return self.form_class(self.request.POST)

    def act(self, ceremony, **typed) -> str:
        """Call the service with what was typed; what to say when it is done."""
        raise NotImplementedError


class CeremonyInviteView(CeremonyMoveView):
    """Whoever a decision awards is added behind the others."""

    def get_form(self, ceremony):
        return InviteForm(self.request.POST, ceremony=ceremony)

    def act(self, ceremony, decision):
        count = invite(ceremony, decision, by=self.request.user)
        return _("Đã thêm %(count)s người, tập thể vào danh sách.") % {"count": count}


class CeremonyArrangeView(CeremonyMoveView):
    """All are seated anew."""

    form_class = OrderForm

    def act(self, ceremony, order):
        arrange(ceremony, order=order, by=self.request.user)
        return _("Đã xếp lại chỗ ngồi.")


class CeremonyNoteView(CeremonyMoveView):
    """It is noted of those ticked whether they got it."""

    form_class = HandedForm

    def act(self, ceremony, **noted):
        keys = keys_of(self.request.POST.getlist("presentation"))
        count = note_handed(ceremony, keys, by=self.request.user, **noted)
        return _("Đã ghi cho %(count)s người, tập thể.") % {"count": count}


class PresentationActView(RowActView):
    """An act on one recipient in a list."""

    queryset = Presentation.objects.select_related("ceremony__unit", "line")

    def verdict(self):
        return may_hold(self.request.user, self.row.ceremony.unit)

    def about(self):
        return f"{self.row.seat}. {self.row.line.name}"

    def back_url(self):
        return reverse("certificates:ceremony", args=[self.row.ceremony_id])

    def back_label(self):
        return self.row.ceremony.name


class SeatView(PresentationActView):
    form_class = SeatForm
    title = gettext_lazy("Đổi ghế")
    button = gettext_lazy("Đổi ghế")
    done = gettext_lazy("Đã đổi ghế.")

    def act(self, seat):
        move_to_seat(self.row, seat=seat, by=self.request.user)


class LeaveOutView(PresentationActView):
    form_class = VersionForm
    title = gettext_lazy("Bỏ khỏi danh sách trao tặng")
    consequences = gettext_lazy("Lượt khen không đổi; có thể mời lại ở buổi trao tặng khác.")
    button = gettext_lazy("Bỏ khỏi danh sách")
    done = gettext_lazy("Đã bỏ khỏi danh sách.")

    def act(self, **typed):
        leave_out(self.row, by=self.request.user)
