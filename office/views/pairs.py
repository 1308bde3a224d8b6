from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, TemplateView

from common.verdict import no
from office.forms.pairs import MergeForm, ReasonForm
from office.permissions.pairs import may_compare, may_join, may_merge
from office.selectors.candidates import candidates_for, side_by_side
from office.services.merging import merge_members, undo_merge
from office.views.mixins import KeepersOnlyMixin
from people.models import Member, MemberPair
from people.permissions import may_keep
from people.services.pair import tell_apart, withdraw_conclusion
from units.permissions import KEEPERS
from units.views.act import ActView
from units.views.mixins import PageSizeMixin, UnitScopeMixin

SHOWN = 25


class DuplicateListView(KeepersOnlyMixin, TemplateView):
    """Records that may be of one person, among those the person keeps."""

    may_see = staticmethod(may_compare)
    template_name = "office/duplicate_list.html"

    def get_context_data(self, **kwargs):
        found, has_more = candidates_for(self.request.user)
        page = Paginator(found, SHOWN).get_page(self.request.GET.get("page"))
        return super().get_context_data(**kwargs) | {"page_obj": page, "has_more": has_more}


class DuplicateView(ActView):
    """Two records side by side, and what may be concluded about them."""

    template_name = "office/duplicate_compare.html"
    question = ""

    def find(self):
        reached = Member.objects.select_related("unit", "merged_into").visible_to(self.request.user)
        self.first, self.second = (get_object_or_404(reached, pk=self.kwargs[name]) for name in ("first", "second"))
        if self.first.pk == self.second.pk:
            raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "first": self.first,
            "second": self.second,
            "lines": side_by_side(self.first, self.second, viewer=self.request.user),
            "may_merge": may_merge(self.request.user, self.first, self.second),
        }

    def about(self):
        return f"{self.first.label} – {self.second.label}"

    def back_url(self):
        return reverse("office:duplicate-list")


class DuplicateCompareView(DuplicateView):
    """The conclusion that the two are different people."""

    form_class = ReasonForm
    title = gettext_lazy("So sánh hai bản ghi")
    question = gettext_lazy("Đây là hai người khác nhau?")
    button = gettext_lazy("Khác người")
    consequences = gettext_lazy(
        "Hai bản ghi được giữ nguyên. Cặp này không bị gợi ý nữa; kết luận có thể bỏ ở trang «Đã kết luận khác người»."
    )
    done = gettext_lazy("Đã ghi: hai người khác nhau.")

    def verdict(self):
        refusals = [verdict for row in (self.first, self.second) if not (verdict := may_keep(self.request.user, row))]
        return refusals[0] if refusals else may_compare(self.request.user)

    def act(self, reason):
        tell_apart(self.first, self.second, reason=reason, by=self.request.user)


class DuplicateMergeView(DuplicateView):
    """The conclusion that the two are one person, and which record stands for them."""

    form_class = MergeForm
    title = gettext_lazy("Gộp hai bản ghi")
    question = gettext_lazy("Đây là cùng một người?")
    button = gettext_lazy("Gộp hai bản ghi")
    consequences = gettext_lazy(
        "Khen thưởng, sáng kiến, xếp loại, kỷ luật, hồ sơ và quá trình của cả hai hiện chung ở bản ghi được giữ và "
        "cùng được tính khi xét khen. Bản ghi kia không còn trong danh sách, không chọn được nữa; mở đường dẫn cũ vẫn "
        "thấy và biết đã gộp vào đâu. Quyết định, hồ sơ đã gửi, kết quả đã niêm phong giữ nguyên từng chữ. Tách ra "
        "lại được."
    )
    done = gettext_lazy("Đã gộp hai bản ghi.")

    def verdict(self):
        return may_merge(self.request.user, self.first, self.second)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"members": (self.first, self.second)}

    def act(self, keep, reason, checked):
        kept, other = sorted((self.first, self.second), key=lambda member: member.pk != keep)
        merge_members(kept, other, reason=reason, by=self.request.user)


class PairListView(KeepersOnlyMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """Who was told apart, among those the person keeps."""

    may_see = staticmethod(may_compare)
    queryset = MemberPair.objects.standing().telling_apart().for_list()
    scope_roles = KEEPERS
    template_name = "office/pair_list.html"
    title = gettext_lazy("Đã kết luận khác người")
    lead = gettext_lazy("Các cặp này không hiện ở «Có thể trùng người» nữa, cho đến khi có người bỏ kết luận.")
    back = ("office:pair-withdraw", gettext_lazy("Bỏ kết luận"))
    nothing = (
        gettext_lazy("Chưa có kết luận nào"),
        gettext_lazy(
            "Khi so sánh hai bản ghi và thấy đó là hai người, hãy ghi «Khác người» để lần sau không phải xem lại."
        ),
    )


class MergeListView(PairListView):
    """Which records were merged, among those the person keeps."""

    queryset = MemberPair.objects.standing().merging().for_list()
    title = gettext_lazy("Đã gộp")
    lead = gettext_lazy("Hai bản ghi của cùng một người, tìm thấy dưới bản ghi được giữ, cho đến khi có người tách ra.")
    back = ("office:merge-undo", gettext_lazy("Tách ra"))
    nothing = (
        gettext_lazy("Chưa gộp bản ghi nào"),
        gettext_lazy("Khi so sánh hai bản ghi và thấy đó là một người, chuyên viên hoặc người quản lý gộp chúng lại."),
    )


class PairWithdrawView(ActView):
    form_class = ReasonForm
    title = button = gettext_lazy("Bỏ kết luận «khác người»")
    consequences = gettext_lazy("Hai bản ghi lại được gợi ý ở trang «Có thể trùng người» nếu còn giống nhau.")
    done = gettext_lazy("Đã bỏ kết luận.")

    def find(self):
        reached = MemberPair.objects.telling_apart().for_list().visible_to(self.request.user)
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


class MergeUndoView(ActView):
    form_class = ReasonForm
    title = button = gettext_lazy("Tách hai bản ghi")
    consequences = gettext_lazy(
        "Mỗi bản ghi lại đứng riêng với những gì đã ghi dưới mã của nó. Những gì ghi từ lúc gộp ở bản ghi được giữ thì "
        "vẫn ở đó."
    )
    done = gettext_lazy("Đã tách hai bản ghi.")

    def find(self):
        reached = MemberPair.objects.merging().for_list().visible_to(self.request.user)
        self.pair = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        if self.pair.withdrawn_at:
            return no(_("Hai bản ghi này đã được tách ra."))
        return may_join(self.request.user, self.pair.first, self.pair.second)

    def act(self, reason):
        undo_merge(self.pair, reason=reason, by=self.request.user)

    def about(self):
        return f"{self.pair.first.code} – {self.pair.second.code}, {self.pair.kept.full_name}"

    def back_label(self):
        return _("Đã gộp")

    def back_url(self):
        return reverse("office:merge-list")
