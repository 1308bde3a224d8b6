from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from people.forms.discipline import DisciplineForm
from people.forms.membership import LastDayForm
from people.models import Discipline, Member, SubjectKind
from people.permissions import may_record_discipline, stands_for_person
from people.services.standing import end_discipline, record_discipline
from people.views.mixins import MemberActView


class DisciplineActView(MemberActView):
    """The register of disciplines is kept by a specialist above the member's unit."""

    def verdict(self):
        return may_record_discipline(self.request.user, self.member.unit)


class DisciplineCreateView(DisciplineActView):
    form_class = DisciplineForm
    title = _("Ghi kỷ luật, hoặc việc đang xem xét")
    button = _("Ghi vào sổ")
    done = _("Đã ghi vào sổ kỷ luật.")

    def verdict(self):
        return stands_for_person(self.member) and super().verdict()

    def act(self, **typed):
        record_discipline(subject_kind=SubjectKind.INDIVIDUAL, subject=self.member, **typed)


class DisciplineEndView(DisciplineActView):
    """A discipline ends, an open case is closed."""

    form_class = LastDayForm
    title = _("Kết thúc kỷ luật, hoặc việc đang xem xét")
    button = _("Kết thúc")
    consequences = _("Kỷ luật được tính đến hết ngày này; việc đang xem xét được coi là đã có kết luận.")
    done = _("Đã ghi ngày kết thúc vào sổ kỷ luật.")

    def find(self):
        reached = Member.objects.visible_to(self.request.user)
        rows = Discipline.objects.select_related("member__unit").filter(member__in=reached)
        self.row = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.member = self.row.member

    def about(self):
        return f"{self.member.label} – {self.row}"

    def act(self, on):
        end_discipline(self.row, on=on, by=self.request.user)
