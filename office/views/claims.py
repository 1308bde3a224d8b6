from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.verdict import no
from office.forms.claims import ClaimFilterSet, ClaimListForm, ClaimMatchForm, ClaimReasonForm
from office.models import AwardClaim, ClaimState
from office.permissions.claims import may_claim_some, may_settle
from office.selectors.claims import award_for, people_for, runs_without
from office.services.claims import match_claim, open_claim_again, set_claim_aside, take_in_claims
from units.permissions import KEEPERS
from units.views.act import ActView
from units.views.mixins import AllowedMixin, FilteredListView


class ClaimListView(AllowedMixin, FilteredListView):
    """Lines of old lists that wait, of the units whose register one keeps."""

    queryset = AwardClaim.objects.for_list()
    scope_roles = KEEPERS
    filterset_class = ClaimFilterSet
    template_name = "office/claim_list.html"
    may = staticmethod(may_claim_some)
    elsewhere = "people:member-list"


class ClaimActView(ActView):
    """An act whose way back is the list of what waits."""

    def back_url(self):
        return reverse("office:claim-list")

    def back_label(self):
        return _("Khen thưởng chờ đối chiếu")


class ClaimImportView(ClaimActView):
    """An old list is pasted; nothing of it is recorded until somebody says whom each line means."""

    form_class = ClaimListForm
    title = gettext_lazy("Dán danh sách khen thưởng trước đây")
    button = gettext_lazy("Nhận danh sách")
    consequences = gettext_lazy(
        "Từng dòng chờ người giữ sổ đối chiếu: máy gợi ý người cùng tên, ngày sinh, đơn vị; người chọn rồi mới ghi vào "
        "sổ khen thưởng. Danh sách đã có mã đoàn viên thì nhập nhanh hơn bằng trang past_awards của tệp Excel."
    )

    def find(self):
        """Whose list it is is chosen."""

    def verdict(self):
        return may_claim_some(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def act(self, unit, source, lines):
        new, same = take_in_claims(lines, unit=unit, source=source, by=self.request.user)
        self.done = _("%(new)s dòng mới, %(same)s dòng đã có từ trước.") % {"new": new, "same": same}

    def about(self):
        return _("Cho danh sách cũ không có mã đoàn viên.")


class ClaimRowView(ClaimActView):
    """An act about one line within reach."""

    def find(self):
        reached = AwardClaim.objects.for_list().visible_to(self.request.user, *KEEPERS)
        self.claim = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        if (self.claim.state == ClaimState.OPEN) != self.is_for_open:
            return no(_("Dòng này đang ở trạng thái «%(state)s».") % {"state": self.claim.get_state_display()})
        return may_settle(self.request.user, self.claim)

    is_for_open = True

    def about(self):
        return f"{self.claim.label}: {self.claim.award_text}, {self.claim.year}"


class ClaimMatchView(ClaimRowView):
    """Whom a line means, and which award of the catalogue."""

    template_name = "office/claim_match.html"
    form_class = ClaimMatchForm
    title = gettext_lazy("Đối chiếu")
    button = gettext_lazy("Ghi vào sổ khen thưởng")
    consequences = gettext_lazy(
        "Lượt khen được ghi cho người được chọn, ở đơn vị người ấy sinh hoạt vào ngày quyết định, với số, ngày và cơ "
        "quan quyết định như danh sách. Lượt khen đã có trong sổ thì không ghi lần nữa."
    )
    done = gettext_lazy("Đã ghi vào sổ khen thưởng.")

    @cached_property
    def suggestions(self):
        return people_for(self.claim, viewer=self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user, "suggestions": self.suggestions}

    def get_initial(self):
        return {"award": award_for(self.claim)}

    def act(self, member, award, **_typed):
        claim = match_claim(self.claim, member=member, award=award, by=self.request.user)
        for run in runs_without(claim):
            told = _(
                "Lượt này chưa tính vào lần tổng hợp %(run)s, vốn bắt đầu trước khi ghi. Khi lần ấy xong, hãy báo "
                "người chạy tổng hợp lại nếu lượt khen ảnh hưởng đến kết quả."
            )
            messages.warning(self.request, told % {"run": run})


class ClaimSetAsideView(ClaimRowView):
    form_class = ClaimReasonForm
    title = button = gettext_lazy("Để riêng")
    consequences = gettext_lazy(
        "Dòng này không chờ đối chiếu nữa và không ghi vào sổ. Đối chiếu lại được bất cứ lúc nào."
    )
    done = gettext_lazy("Đã để riêng.")

    def act(self, reason):
        set_claim_aside(self.claim, reason=reason, by=self.request.user)


class ClaimReopenView(ClaimRowView):
    form_class = ClaimReasonForm
    title = button = gettext_lazy("Đối chiếu lại")
    consequences = gettext_lazy(
        "Dòng này lại chờ đối chiếu. Lượt khen đã ghi từ dòng này được bỏ khỏi sổ, nếu chưa lần tổng hợp nào xét đến."
    )
    done = gettext_lazy("Đã đưa về chờ đối chiếu.")
    is_for_open = False

    def act(self, reason):
        open_claim_again(self.claim, reason=reason, by=self.request.user)
