"""Acts on an initiative that ask for more than a click: judged, recognised, in use, worth what the employer says."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.verdict import no
from contributions.forms.judgement import (
    MET,
    NOT_MET,
    AppliedForm,
    BenefitForm,
    CheckForm,
    NotRecognisedForm,
    RecognitionForm,
    SpreadForm,
)
from contributions.models import Initiative
from contributions.permissions.initiative import may_confirm_benefit, may_record_recognition
from contributions.services.files import confirm_benefit
from contributions.services.recognition import (
    apply_initiative,
    check_initiative,
    recognise_initiative,
    refuse_recognition,
    spread_initiative,
)
from contributions.transitions.initiative import INITIATIVE_MOVES
from units.views.act import ActView


class InitiativeActView(ActView):
    """An act on an initiative within reach; ``move`` is that of the table, empty for what moves nothing."""

    move = ""

    def find(self):
        reached = Initiative.objects.select_related("unit").visible_to(self.request.user)
        self.initiative = get_object_or_404(reached, pk=self.kwargs["pk"])

    def verdict(self):
        step = INITIATIVE_MOVES[self.move]
        if self.initiative.state not in step.sources:
            return no(
                _("Không thể «%(move)s»: sáng kiến đang ở trạng thái «%(state)s».")
                % {"move": step.label, "state": self.initiative.get_state_display()}
            )
        return step.may(self.request.user, self.initiative)

    def about(self):
        return self.initiative.title

    def back_label(self):
        return self.initiative.code

    def back_url(self):
        return reverse("contributions:initiative-detail", args=[self.initiative.pk])


class InitiativeCheckView(InitiativeActView):
    move = "check"
    form_class = CheckForm
    title = _("Kiểm tra ba điều kiện")
    button = _("Lưu kết luận kiểm tra")
    consequences = _("Sau khi kiểm tra, sáng kiến chờ hội đồng của cấp công nhận và đơn vị không sửa được nữa.")
    done = _("Đã lưu kết luận kiểm tra.")

    def get_initial(self):
        kept = {}
        for check in self.initiative.checks.all():
            kept |= {check.condition: MET if check.is_met else NOT_MET, f"{check.condition}_note": check.note}
        return kept

    def form_valid(self, form):
        self.found = form.found()
        return super().form_valid(form)

    def act(self, **typed):
        check_initiative(self.initiative, found=self.found, by=self.request.user)


class InitiativeRecogniseView(InitiativeActView):
    form_class = RecognitionForm
    title = _("Ghi quyết định công nhận")
    button = _("Ghi công nhận")
    consequences = _("Cấp cao nhất đã công nhận là cấp được tính khi xét khen.")
    done = _("Đã ghi quyết định công nhận.")

    def verdict(self):
        return may_record_recognition(self.request.user, self.initiative, "")

    def get_initial(self):
        if self.initiative.is_confirmed:
            return {}
        return {
            "level": self.initiative.recognised_level,
            "decision_no": self.initiative.recognition_no,
            "decided_on": self.initiative.recognised_on,
        }

    def act(self, **typed):
        recognise_initiative(self.initiative, by=self.request.user, **typed)


class InitiativeRefuseView(InitiativeActView):
    move = "not_recognise"
    form_class = NotRecognisedForm
    title = _("Không công nhận sáng kiến")
    button = _("Không công nhận")
    done = _("Đã ghi kết luận không công nhận và báo cho đơn vị.")
    is_danger = True

    def act(self, reason):
        refuse_recognition(self.initiative, reason=reason, by=self.request.user)


class InitiativeApplyView(InitiativeActView):
    move = "apply"
    form_class = AppliedForm
    title = button = _("Ghi đã áp dụng")
    done = _("Đã ghi sáng kiến được áp dụng.")

    def get_initial(self):
        return {"applied_on": self.initiative.applied_on, "applied_at": self.initiative.applied_at}

    def act(self, **typed):
        apply_initiative(self.initiative, by=self.request.user, **typed)


class InitiativeSpreadView(InitiativeActView):
    move = "spread"
    form_class = SpreadForm
    title = button = _("Ghi nhân rộng")
    done = _("Đã ghi sáng kiến được nhân rộng.")

    def act(self, where):
        spread_initiative(self.initiative, where=where, by=self.request.user)


class InitiativeBenefitView(InitiativeActView):
    form_class = BenefitForm
    title = _("Xác nhận giá trị làm lợi")
    button = _("Ghi xác nhận")
    consequences = _(
        "Giá trị tự kê khai, giá trị được xác nhận và hiệu quả không tính bằng tiền đứng riêng, không cộng với nhau."
    )
    done = _("Đã ghi giá trị làm lợi được xác nhận.")

    def verdict(self):
        return may_confirm_benefit(self.request.user, self.initiative)

    def act(self, **typed):
        confirm_benefit(self.initiative, by=self.request.user, **typed)
