from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.verdict import not_now
from decisions.forms.letter import AnswerForm, CorrectionForm, WithdrawForm
from decisions.models import SubmissionLetter, SubmissionLine
from decisions.permissions import READERS, may_change_letter, may_correct
from decisions.selectors.answered import is_unused
from decisions.services.answers import Reply, correct_answer, record_answer
from decisions.services.letters import discard_letter
from decisions.services.sending import send_letter, withdraw_letter
from decisions.transitions import LETTER_MOVES
from units.views.act import MoveView, RowActView

REPLY = ("decision_no", "decided_on", "decided_by", "reason")


def _reply(verdict: str, *, reason: str, without_file: str, **said) -> Reply:
    """What was typed; of what is granted the ``reason`` is why there is no file, kept in the course of the letter."""
    is_granted = verdict == "granted"
    return Reply(is_granted=is_granted, reason=without_file if is_granted else reason, **said)


class LetterMoveView(MoveView):
    queryset = SubmissionLetter.objects.for_page()
    address = "decisions:letter-detail"
    table = LETTER_MOVES

    def find(self):
        rows = self.queryset.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])


class LetterSendView(LetterMoveView):
    """A draft goes to the higher body."""

    move = "send"
    title = gettext_lazy("Gửi tờ trình")
    button = gettext_lazy("Gửi tờ trình")
    done = gettext_lazy("Đã gửi. Khi cấp trên trả lời, hãy ghi kết quả vào từng dòng.")
    consequences = gettext_lazy(
        "Tờ trình được cấp số, ngày ký là hôm nay. Từ đó lời văn và danh sách không sửa được; người, tập thể trong "
        "danh sách không vào được quyết định hay tờ trình khác trừ khi rút tờ trình. Người soạn, người sửa không tự "
        "gửi."
    )

    def act(self, *, version):
        send_letter(self.row, by=self.request.user, version=version)


class LetterWithdrawView(LetterMoveView):
    """A letter nobody answered is taken back, with a reason."""

    move = "withdraw"
    title = gettext_lazy("Rút tờ trình")
    button = gettext_lazy("Rút tờ trình")
    done = gettext_lazy("Đã rút. Những người trong danh sách vào được tờ trình khác.")
    consequences = gettext_lazy("Số của tờ trình không dùng lại. Người, tập thể trong danh sách trở về «Đã phê duyệt».")
    form_class = WithdrawForm
    is_danger = True

    def act(self, *, reason, version):
        withdraw_letter(self.row, by=self.request.user, reason=reason, version=version)


class LetterDiscardView(LetterMoveView):
    """A draft is thrown away; those in it may stand in another."""

    title = gettext_lazy("Huỷ dự thảo tờ trình")
    button = gettext_lazy("Huỷ dự thảo")
    done = gettext_lazy("Đã huỷ dự thảo. Những người đã phê duyệt vào được tờ trình khác.")
    is_danger = True
    discarded = False

    def verdict(self):
        return may_change_letter(self.request.user, self.row)

    def act(self, version=None):
        discard_letter(self.row, by=self.request.user, version=version)
        self.discarded = True

    def back_url(self):
        return reverse("decisions:letter-list") if self.discarded else super().back_url()


class LetterAnswerView(LetterMoveView):
    """What the higher body said, of the lines named in the address or typed, else of all that wait."""

    move = "answer"
    title = gettext_lazy("Ghi trả lời của cấp trên")
    button = gettext_lazy("Ghi trả lời")
    done = gettext_lazy("Đã ghi trả lời. Các đơn vị liên quan được báo.")
    consequences = gettext_lazy(
        "Ai được tặng thì có lượt khen «cấp trên quyết định» trong sổ vàng. Ghi nhầm thì người khác sửa được, chừng "
        "nào lượt khen ấy chưa được dùng tiếp."
    )
    form_class = AnswerForm
    template_name = "decisions/letter_answer.html"

    def get_initial(self):
        initial = super().get_initial() | {"decided_by": self.row.addressee}
        return initial | {"numbers": self.request.GET.get("line", "")}

    def act(self, *, verdict, numbers, upload, version, **said):
        reply = _reply(verdict, **said)
        record_answer(self.row, reply, by=self.request.user, numbers=numbers, upload=upload, version=version)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"lines": self.row.lines.waiting().in_order()}


class AnswerCorrectView(RowActView):
    """An answer that was recorded wrongly, by another than who recorded it."""

    queryset = SubmissionLine.objects.select_related(
        "letter__unit", "letter__addressee_unit", "letter__run__campaign", "honour__award", "honour__member"
    )
    title = gettext_lazy("Sửa trả lời của cấp trên")
    button = gettext_lazy("Sửa trả lời")
    done = gettext_lazy("Đã sửa trả lời. Đơn vị liên quan được báo.")
    consequences = gettext_lazy(
        "Lượt khen ghi theo trả lời cũ được sửa hoặc bỏ theo trả lời mới; quá trình giữ cả hai."
    )
    form_class = CorrectionForm

    def find(self):
        letters = SubmissionLetter.objects.visible_to(self.request.user, *READERS)
        self.row = get_object_or_404(self.queryset.filter(letter__in=letters), pk=self.kwargs["pk"])

    def verdict(self):
        if not self.row.is_answered:
            return not_now(_("Dòng này chưa có trả lời nên chưa có gì để sửa."))
        verdict = may_correct(self.request.user, self.row)
        return is_unused(self.row.honour) if verdict and self.row.honour else verdict

    def get_initial(self):
        said = {name: getattr(self.row, name) for name in REPLY}
        return super().get_initial() | said | {"verdict": self.row.answer, "version": self.row.letter.version}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"has_file": self.row.is_granted and self.row.file_id is not None}

    def act(self, *, verdict, why, upload, version, **said):
        reply = _reply(verdict, **said)
        correct_answer(self.row, reply, by=self.request.user, why=why, upload=upload, version=version)

    def back_url(self):
        return reverse("decisions:letter-detail", args=[self.row.letter_id])

    def back_label(self):
        return str(self.row.letter)
