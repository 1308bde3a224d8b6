from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import FormView

from common.errors import DomainError
from people.forms.discipline import DisciplineForm
from people.models import Member, SubjectKind
from people.permissions import may_record_discipline
from people.services.standing import record_discipline


class DisciplineCreateView(FormView):
    """A discipline of a member, recorded by a specialist above the member's unit."""

    form_class = DisciplineForm
    template_name = "people/discipline_form.html"

    def dispatch(self, request, *args, **kwargs):
        reached = Member.objects.select_related("unit").visible_to(request.user)
        self.member = get_object_or_404(reached, pk=kwargs["pk"])
        if not (verdict := may_record_discipline(request.user, self.member)):
            messages.error(request, verdict.reason)
            return redirect("people:member-detail", pk=self.member.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"member": self.member}

    def form_valid(self, form):
        try:
            record_discipline(subject_kind=SubjectKind.INDIVIDUAL, subject=self.member, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("Đã ghi vào sổ kỷ luật."))
        return redirect("people:member-detail", pk=self.member.pk)
