from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, TemplateView

from common.verdict import no
from office.forms.pairs import ReasonForm
from office.permissions.pairs import may_compare
from office.selectors.candidates import candidates_for, side_by_side
from people.models import Member, MemberPair
from people.permissions import may_keep
from people.services.pair import tell_apart, withdraw_conclusion
from units.permissions import KEEPERS
from units.views.act import ActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin

SHOWN = 25


class KeepersOnlyMixin:
    """A page for those who keep the register of some unit; others are told so on the list of people."""

    def dispatch(self, request, *args, **kwargs):
        answers = hasattr(self, request.method.lower())
        if answers and request.user.is_authenticated and not (verdict := may_compare(request.user)):
            messages.error(request, verdict.reason)
            return redirect("people:member-list")
        return super().dispatch(request, *args, **kwargs)


class DuplicateListView(KeepersOnlyMixin, TemplateView):
    """Records that may be of one person, among those the person keeps."""

    template_name = "office/duplicate_list.html"

    def get_context_data(self, **kwargs):
        found, has_more = candidates_for(self.request.user)
        page = Paginator(found, SHOWN).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {"page_obj": page, "has_more": has_more}


class DuplicateCompareView(ActView):
    """Two records side by side, and the conclusion that they are of different people."""

    template_name = "office/duplicate_compare.html"
    form_class = ReasonForm
    button = gettext_lazy("Khác người")
    consequences = gettext_lazy(
        "Hai bản ghi được giữ nguyên. Cặp này không bị gợi ý nữa; kết luận có thể bỏ ở trang «Đã kết luận khác người»."
    )
    done = gettext_lazy("Đã ghi: hai người khác nhau.")

    def find(self):
        reached = Member.objects.select_related("unit").visible_to(self.request.user)
        self.first, self.second = (get_object_or_404(reached, pk=self.kwargs[name]) for name in ("first", "second"))
        if self.first.pk == self.second.pk:
            raise Http404

    def verdict(self):
        refusals = [verdict for row in (self.first, self.second) if not (verdict := may_keep(self.request.user, row))]
        return refusals[0] if refusals else may_compare(self.request.user)

    def get_context_data(self, **kwargs):
        lines = side_by_side(self.first, self.second)
        return super().get_context_data(**kwargs) | {"first": self.first, "second": self.second, "lines": lines}

    def act(self, reason):
        tell_apart(self.first, self.second, reason=reason, by=self.request.user)

    def about(self):
        return f"{self.first.label} – {self.second.label}"

    def back_url(self):
        return reverse("office:duplicate-list")


class PairListView(KeepersOnlyMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """Who was told apart, among those the person keeps."""

    queryset = MemberPair.objects.standing().for_list()
    scope_roles = KEEPERS
    template_name = "office/pair_list.html"


class PairWithdrawView(ActView):
    form_class = ReasonForm
    title = button = gettext_lazy("Bỏ kết luận «khác người»")
    consequences = gettext_lazy("Hai bản ghi lại được gợi ý ở trang «Có thể trùng người» nếu còn giống nhau.")
    done = gettext_lazy("Đã bỏ kết luận.")

    def find(self):
        reached = MemberPair.objects.for_list().visible_to(self.request.user)
        self.pair = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        if self.pair.withdrawn_at:
            return no(_("Kết luận này đã được bỏ."))
        refusals = [
            verdict for row in (self.pair.first, self.pair.second) if not (verdict := may_keep(self.request.user, row))
        ]
        return refusals[0] if refusals else may_compare(self.request.user)

    def act(self, reason):
        withdraw_conclusion(self.pair, reason=reason, by=self.request.user)

    def about(self):
        return f"{self.pair.first.label} – {self.pair.second.label}"

    def back_label(self):
        return _("Đã kết luận khác người")

    def back_url(self):
        return reverse("office:pair-list")
