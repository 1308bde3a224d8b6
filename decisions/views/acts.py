from urllib.parse import urlencode

from allauth.core.exceptions import ReauthenticationRequired
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError
from decisions.chain import chain_of
from decisions.expecting import prizes_expected
from decisions.forms.chain import SeenReasonForm
from decisions.forms.decision import IssueForm
from decisions.guards import was_judged
from decisions.models import Decision, Series
from decisions.permissions import may_change_draft
from decisions.services.drafting import discard_decision
from decisions.services.issue import NumberUsed, issue_decision, send_back_decision, submit_decision
from decisions.standing import issue_standing, signs_instead
from decisions.transitions import DECISION_MOVES
from decisions.views.confirming import forget_asking, must_confirm, use_up
from units.forms.act import VersionForm
from units.views.act import MoveView, RowActView


class DecisionMoveView(MoveView):
    queryset = Decision.objects.for_page()
    address = "decisions:decision-detail"
    table = DECISION_MOVES


class DecisionSubmitView(DecisionMoveView):
    """A draft goes to the first step of its chain, without one to whoever is to publish it."""

    move = "submit"
    title = gettext_lazy("Trình công bố quyết định")
    button = gettext_lazy("Trình công bố")
    done = gettext_lazy("Đã trình. Người phê duyệt khác của đơn vị công bố quyết định.")
    consequences = gettext_lazy(
        "Quyết định sang trạng thái «Chờ công bố», lời văn và danh sách không sửa được nữa trừ khi đưa về dự thảo. "
        "Người soạn và người trình không tự công bố."
    )
    form_class = VersionForm
    in_steps = gettext_lazy(
        "Quyết định qua các bước: %(steps)s; sau bước cuối thì chờ công bố. Lời văn và danh sách không sửa được nữa "
        "trừ khi bị trả về dự thảo. Người soạn và người trình không duyệt, không công bố."
    )

    def find(self):
        super().find()
        if chain := chain_of(self.row):
            self.title = self.button = gettext_lazy("Trình duyệt")
            self.done = _("Đã trình duyệt bước «%(step)s».") % {"step": chain[0].name}
            self.consequences = self.in_steps % {"steps": " → ".join(step.name for step in chain)}

    def act(self, *, version):
        submit_decision(self.row, by=self.request.user, version=version)


class DecisionSendBackView(DecisionMoveView):
    """Back to a draft, with a reason."""

    move = "send_back"
    title = gettext_lazy("Đưa quyết định về dự thảo")
    button = gettext_lazy("Đưa về dự thảo")
    done = gettext_lazy("Đã đưa về dự thảo.")
    consequences = gettext_lazy("Quyết định chưa có số và chưa công bố; người soạn sửa rồi trình lại.")
    form_class = SeenReasonForm

    def act(self, *, reason, version):
        send_back_decision(self.row, by=self.request.user, reason=reason, version=version)


class DecisionIssueView(DecisionMoveView):
    """What issuing means; two words are typed, the password or the second factor follows, then it is done."""

    move = "issue"
    title = gettext_lazy("Công bố quyết định")
    button = gettext_lazy("Công bố")
    done = gettext_lazy("Đã công bố. Từ nay quyết định, danh sách và lượt khen không ai sửa, xoá được.")
    consequences = gettext_lazy(
        "Quyết định được cấp số, ngày ký là hôm nay, mọi người và tập thể trong danh sách được ghi sổ khen thưởng, "
        "công trình trong danh sách được ghi sổ gắn biển. "
        "Sau đó không sửa được gì; sai sót chỉ xử lý bằng quyết định đính chính, thu hồi hoặc thay thế. "
        "Hệ thống hỏi lại mật khẩu hoặc mã xác thực của bạn, mỗi quyết định một lần."
    )
    form_class = IssueForm
    template_name = "decisions/issue.html"

    def get(self, request, *args, **kwargs):
        forget_asking(request, self.row.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """What was typed is right: then it is asked who typed it."""
        if not (form := self.get_form()).is_valid():
            return self.form_invalid(form)
        if must_confirm(request, self.row.pk):
            raise ReauthenticationRequired
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "expected": prizes_expected(self.row, self.request.user),
            "unsigned": self.unsigned(),
        }

    def unsigned(self) -> str:
        """Why the paper will not bear the signature of the deputy who issues; empty where it will, or for oneself."""
        delegation = issue_standing(self.request.user, self.row).delegation
        if delegation is None or signs_instead(self.row, delegation):
            return ""
        return _(
            "Bạn công bố thay %(principal)s, nhưng người ký trong dự thảo là «%(signer)s», không trùng họ tên "
            "%(principal)s: quyết định sẽ in «%(signer)s», không in bạn ký thay. Nếu người ký chính là %(principal)s, "
            "hãy đưa về dự thảo, sửa người ký thành «%(principal)s» (không ghi học vị), rồi trình lại trước khi công "
            "bố."
        ) % {"principal": delegation.principal, "signer": self.row.signer_name}

    def act(self, *, words, version):
        try:
            issue_decision(self.row, by=self.request.user, words=words, version=version)
        except NumberUsed as refusal:
            query = urlencode({"unit": self.row.unit.code, "series": Series.DECISION.value})
            address = f"{reverse('decisions:last-number')}?{query}"
            said = format_html('{} <a href="{}">{}</a>', str(refusal), address, _("Ghi số cuối đã dùng"))
            raise DomainError(said) from refusal
        use_up(self.request, self.row.pk)


class DecisionDiscardView(RowActView):
    """A draft is thrown away, or put aside where somebody has judged it; its recipients may stand in another."""

    queryset = Decision.objects.for_page()
    address = "decisions:decision-detail"
    title = gettext_lazy("Huỷ dự thảo quyết định")
    kept = gettext_lazy(
        "Đã có người cho ý kiến về dự thảo này nên nó không bị xoá: dự thảo, danh sách và ý kiến được giữ nguyên ở "
        "trạng thái «Đã huỷ dự thảo», không mở lại được. Những người, công trình trong đó vào được dự thảo khác."
    )
    button = gettext_lazy("Huỷ dự thảo")
    done = gettext_lazy("Đã huỷ dự thảo. Những người, công trình trong đó vào được dự thảo khác.")
    is_danger = True
    is_gone = False

    def find(self):
        super().find()
        if was_judged(self.row):
            self.form_class, self.consequences = SeenReasonForm, self.kept

    def verdict(self):
        return may_change_draft(self.request.user, self.row)

    def act(self, *, version, reason=""):
        kept = discard_decision(self.row, by=self.request.user, reason=reason, version=version)
        self.is_gone = kept is None

    def back_url(self):
        return reverse("decisions:decision-list") if self.is_gone else super().back_url()
