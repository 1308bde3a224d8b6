"""The papers of a dossier to print, and to finish in Word."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView

from campaigns.models import Dossier, Entry
from campaigns.views.editing import about
from papers.content import PaperKind
from papers.views.printing import PaperView
from reviews.selectors.documents import (
    achievement_report,
    drawn_on,
    has_proposal,
    has_return_slip,
    proposal_list,
    return_slip,
    returned_by,
    submission,
)
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class DocumentListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The papers of a dossier within reach; a report of achievements for each of the proposed."""

    queryset = Entry.objects.with_labels().order_by("award__position", "award__code", "pk")
    template_name = "reviews/documents.html"

    def get_queryset(self):
        reached = Dossier.objects.for_page().visible_to(self.request.user)
        self.dossier = get_object_or_404(reached, pk=self.kwargs["pk"])
        return super().get_queryset().filter(dossier=self.dossier)

    def get_context_data(self, **kwargs):
        flags = {"has_slip": has_return_slip(self.dossier), "has_proposal": has_proposal(self.dossier)}
        return super().get_context_data(**kwargs) | about(self.dossier) | flags


class DocumentView(PaperView):
    """One paper of a dossier."""

    def find(self, pk) -> None:
        self.dossier = get_object_or_404(Dossier.objects.for_page().visible_to(self.request.user), pk=pk)

    def verdict(self):
        return has_proposal(self.dossier)

    def place(self):
        return self.dossier.unit, drawn_on(self.dossier)

    def back(self):
        return reverse("reviews:documents", args=[self.dossier.pk])


class ReturnSlipView(DocumentView):
    kind = PaperKind.RETURN_SLIP
    name = "phieu-tra-ho-so"

    def verdict(self):
        return has_return_slip(self.dossier)

    def place(self):
        return returned_by(self.dossier)

    def content(self):
        return return_slip(self.dossier)


class SubmissionView(DocumentView):
    kind = PaperKind.SUBMISSION
    name = "to-trinh"

    def content(self):
        return submission(self.dossier)


class ProposalListView(DocumentView):
    kind = PaperKind.PROPOSAL_LIST
    name = "danh-sach-de-nghi"

    def content(self):
        return proposal_list(self.dossier)


class AchievementReportView(DocumentView):
    kind = PaperKind.ACHIEVEMENT_REPORT
    name = "bao-cao-thanh-tich"

    def find(self, pk):
        reached = Entry.objects.with_subject().select_related("dossier__campaign", "dossier__unit")
        self.entry = get_object_or_404(reached.visible_to(self.request.user), pk=pk)
        self.dossier = self.entry.dossier

    def content(self):
        return achievement_report(self.entry, viewer=self.request.user)
