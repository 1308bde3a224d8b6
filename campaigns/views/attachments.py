from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, View
from django.views.generic.detail import SingleObjectMixin

from campaigns.forms.attachments import DossierFilesForm
from campaigns.models import Dossier
from campaigns.selectors.dossier_page import EVIDENCE
from campaigns.selectors.parts import any_file_parts, evidence_parts, file_parts, single_file_parts
from campaigns.services.attachment import attach_file, remove_attachment
from campaigns.views.editing import DossierWriteMixin, about, beside_form, edit_verdict, part_shown, whole
from common.errors import DomainError
from common.serving import not_uploaded, stored_response, uploaded
from units.views.mixins import UnitScopeMixin, refusing


class AttachmentListView(UnitScopeMixin, DetailView):
    """The files of a dossier; more are added, several at a time, while it is open."""

    queryset = Dossier.objects.for_form()
    template_name = "campaigns/dossier_attachments.html"
    context_object_name = "dossier"

    def get_context_data(self, **kwargs):
        dossier = self.object
        context = super().get_context_data(**kwargs) | about(dossier)
        entry = self._entry()
        parts = [*any_file_parts(), *(evidence_parts(entry) if entry else single_file_parts(dossier))]
        context |= {
            "attachments": list(dossier.attachments.select_related("uploaded_by", *EVIDENCE)),
            "entry": entry,
            **part_shown(self.request.user, dossier, *parts),
        }
        if context["is_open"]:
            context |= beside_form(self.request, dossier)
            context.setdefault("form", DossierFilesForm(dossier=dossier, entry=entry))
        return context

    def _entry(self):
        """The entry the next files are evidence for; ``None`` for the dossier as a whole."""
        asked = whole(self.request.GET.get("entry", ""))
        return self.object.entries.with_labels("award__needs_minutes").filter(pk=asked).first() if asked else None


class AttachmentUploadView(DossierWriteMixin, DetailView):
    """Each file on its own: what is wrong with one does not hold the others up."""

    http_method_names = ["post"]

    def post(self, request, pk):
        dossier = self.get_object()
        to = reverse("campaigns:dossier-attachments", args=[pk])
        form = DossierFilesForm(request.POST, request.FILES, dossier=dossier)
        kept, refused = [], []
        if form.is_valid():
            said = {name: form.cleaned_data[name] for name in ("purpose", "entry")}
            for upload in form.cleaned_data["files"]:
                try:
                    kept.append(attach_file(dossier, upload=upload, by=request.user, **said))
                except DomainError as refusal:
                    refused.append(str(refusal))
        else:
            refused.append(next(iter(form.errors.values()))[0])
        return self._answer(kept, refused, to)

    def _answer(self, kept, refused, to):
        """A script that brought nothing to keep stays on its page, with what was chosen there."""
        if not kept and (answer := not_uploaded(self.request, refused)):
            return answer
        for sentence in refused:
            messages.error(self.request, sentence)
        if kept:
            names = ", ".join(file.name for file in kept)
            messages.success(self.request, _("Đã tải lên: %(names)s.") % {"names": names})
        return uploaded(self.request, to)


class AttachmentMixin(SingleObjectMixin):
    """A file by the SHA-256 of what is in it: an address nobody can guess, of a dossier within one's reach."""

    def find(self):
        self.dossier = self.get_object()
        self.attachment = get_object_or_404(
            self.dossier.attachments.select_related("dossier", "entry"), sha256=self.kwargs["digest"]
        )
        return self.attachment


class AttachmentDownloadView(UnitScopeMixin, AttachmentMixin, View):
    queryset = Dossier.objects.all()

    def get(self, request, pk, digest):
        attachment = self.find()
        return stored_response(attachment, request.GET)


class AttachmentRemoveView(DossierWriteMixin, AttachmentMixin, View):
    def get(self, request, pk, digest):
        attachment = self.find()
        if not (verdict := edit_verdict(request.user, self.dossier, *file_parts(attachment.purpose, attachment.entry))):
            messages.info(request, verdict.reason)
            return redirect("campaigns:dossier-detail", pk=pk)
        context = about(self.dossier) | {
            "title": _("Bỏ tệp khỏi hồ sơ?"),
            "what": attachment.name,
            "facts": [{"label": _("Dung lượng"), "value": filesizeformat(attachment.size)}],
            "back_url": reverse("campaigns:dossier-attachments", args=[pk]),
        }
        return render(request, "campaigns/dossier_remove.html", context)

    def post(self, request, pk, digest):
        attachment = self.find()
        with refusing(request, success=_("Đã bỏ tệp «%(name)s».") % {"name": attachment.name}):
            remove_attachment(attachment, by=request.user)
        return redirect("campaigns:dossier-attachments", pk=pk)
