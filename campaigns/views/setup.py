"""The pages on which a campaign is put together, and the one that lists them."""

from pathlib import PurePosixPath

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.generic import DetailView, View
from django.views.generic.detail import SingleObjectMixin

from campaigns.forms.campaign import CampaignForm
from campaigns.forms.campaign_setup import AwardTable, ContentsForm, DocumentForm, phase_formset
from campaigns.models import Campaign, CampaignState
from campaigns.selectors.addressees import addressed_blocks, block_label
from campaigns.selectors.campaign_page import contents_for, legal_bases
from campaigns.selectors.checklist import launch_checklist, problems_of
from campaigns.selectors.standing import standing_of
from campaigns.services.award import set_awards
from campaigns.services.campaign import update_campaign
from campaigns.services.content import set_contents
from campaigns.services.document import attach_document, remove_document
from campaigns.services.phase import set_phases
from campaigns.views.campaigns import RunMixin
from campaigns.views.editing import CONFLICT, version_of, whole
from common.errors import DomainError, StaleEdit
from common.forms.saved import show_saved
from units.views.mixins import UnitScopeMixin, refusing


class CampaignSetupView(RunMixin, DetailView):
    """The parts of a campaign as a task list, with what is still missing named and linked."""

    template_name = "campaigns/campaign_setup.html"

    def get_context_data(self, **kwargs):
        campaign = self.object
        items = launch_checklist(campaign)
        is_draft = campaign.state == CampaignState.DRAFT
        return super().get_context_data(**kwargs) | {
            "standing": standing_of(campaign),
            "is_draft": is_draft,
            "tasks": [self._task(item, is_draft=is_draft) for item in items],
            "problems": problems_of(items) if is_draft else [],
            "preview_blocks": preview_blocks(campaign),
        }

    def _task(self, item, *, is_draft):
        hint = item.problem if is_draft and item.problem else item.hint
        label, tone = (_("Đã xong"), "green") if item.done else (_("Còn thiếu"), "gold")
        if not is_draft:
            label = ""
        return {"label": item.label, "url": item.url, "hint": hint, "state_label": label, "tone": tone}


class PartView(RunMixin, SingleObjectMixin, View):
    """One part of a campaign in one form. A stale save is answered with what was typed and the newer version."""

    template_name = ""
    done = ""

    def get(self, request, pk):
        campaign = self.get_object()
        return self.page(campaign, self.bind(campaign, None, None))

    def post(self, request, pk):
        campaign = self.get_object()
        form = self.bind(campaign, request.POST, request.FILES)
        opened_with = request.POST.get("version", "")
        if not form.is_valid():
            return self.page(self.get_object(), form, version=opened_with, has_errors=True)
        try:
            self.save(campaign, form, version=version_of(request))
        except StaleEdit as refusal:
            messages.error(request, str(refusal))
            campaign, form = self.compared(refusal)
            return self.page(campaign, form, status=CONFLICT, is_stale=True)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self.page(self.get_object(), form, version=opened_with)
        messages.success(request, self.done or _("Đã lưu."))
        return redirect(self.next_page(campaign))

    def compared(self, refusal):
        """The campaign as it is now, and the form with what was typed beside what is stored."""
        campaign = self.get_object()
        form = self.bind(campaign, self.request.POST, self.request.FILES)
        form.is_valid()
        show_saved(getattr(form, "forms", [form]), refusal)
        return campaign, form

    def bind(self, campaign, data, files):
        raise NotImplementedError

    def save(self, campaign, form, *, version):
        raise NotImplementedError

    def next_page(self, campaign):
        return redirect("campaigns:campaign-setup", pk=campaign.pk).url

    def page(self, campaign, form, *, status=200, version=None, **extra):
        """The form again, carrying ``version``; without one, that of the campaign as it is shown."""
        version = campaign.version if version is None else version
        context = {"campaign": campaign, "form": form, "version": version} | self.context(campaign) | extra
        return render(self.request, self.template_name, context, status=status)

    def context(self, campaign):
        return {}


class CampaignUpdateView(PartView):
    template_name = "campaigns/campaign_form.html"

    def bind(self, campaign, data, files):
        return CampaignForm(data, instance=campaign, user=self.request.user)

    def save(self, campaign, form, *, version):
        fields = {name: form.cleaned_data[name] for name in form.fields}
        update_campaign(campaign, by=self.request.user, version=version, **fields)


class CampaignPhasesView(PartView):
    template_name = "campaigns/campaign_phases.html"

    def post(self, request, pk):
        if "more" in request.POST:
            return self._with_one_more(request)
        return super().post(request, pk)

    def bind(self, campaign, data, files):
        return phase_formset(data, campaign=campaign)

    def save(self, campaign, form, *, version):
        set_phases(campaign, by=self.request.user, version=version, phases=form.rows())

    def _with_one_more(self, request):
        """The same page with one more empty row and everything typed kept; nothing is saved."""
        data = request.POST.copy()
        data["phase-TOTAL_FORMS"] = str(whole(data.get("phase-TOTAL_FORMS", "")) + 1)
        campaign = self.get_object()
        form = phase_formset(data, campaign=campaign)
        return self.page(campaign, form, version=data.get("version", ""), adds_row=True)


class CampaignContentsView(PartView):
    template_name = "campaigns/campaign_contents.html"

    def bind(self, campaign, data, files):
        return ContentsForm(data, campaign=campaign, blocks=addressed_blocks(campaign))

    def save(self, campaign, form, *, version):
        set_contents(campaign, by=self.request.user, version=version, contents=form.contents())

    def context(self, campaign):
        return {"preview_blocks": preview_blocks(campaign)}


class CampaignAwardsView(PartView):
    template_name = "campaigns/campaign_awards.html"

    def bind(self, campaign, data, files):
        return AwardTable(data, campaign=campaign)

    def save(self, campaign, form, *, version):
        set_awards(campaign, by=self.request.user, version=version, awards=form.awards())


class CampaignDocumentsView(PartView):
    """The documents a campaign rests on; one is added at a time."""

    template_name = "campaigns/campaign_documents.html"

    def bind(self, campaign, data, files):
        return DocumentForm(data, files)

    def save(self, campaign, form, *, version):
        attach_document(
            campaign,
            document=form.cleaned_data["document"],
            upload=form.cleaned_data["file"] or None,
            by=self.request.user,
            version=version,
        )

    def next_page(self, campaign):
        return redirect("campaigns:campaign-documents", pk=campaign.pk).url

    def context(self, campaign):
        return {"bases": legal_bases(campaign)}


class CampaignDocumentRemoveView(RunMixin, SingleObjectMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk, document):
        campaign = self.get_object()
        attached = get_object_or_404(campaign.documents.select_related("campaign"), pk=document)
        with refusing(request, success=_("Đã bỏ văn bản.")):
            remove_document(attached, by=request.user, version=version_of(request))
        return redirect("campaigns:campaign-documents", pk=pk)


class CampaignDocumentFileView(UnitScopeMixin, SingleObjectMixin, View):
    """The file of a document, for everybody who sees the campaign."""

    queryset = Campaign.objects.all()

    def get(self, request, pk, document):
        attached = get_object_or_404(self.get_object().documents.select_related("document"), pk=document)
        if not attached.file or not attached.file.storage.exists(attached.file.name):
            raise Http404
        ending = PurePosixPath(attached.file.name).suffix
        name = f"{slugify(attached.document.number) or attached.pk}{ending}"
        return FileResponse(attached.file.open("rb"), as_attachment=True, filename=name)


class CampaignPreviewView(RunMixin, DetailView):
    """The campaign as a unit of one block will see it."""

    template_name = "campaigns/campaign_preview.html"

    def get_context_data(self, **kwargs):
        campaign = self.object
        blocks = addressed_blocks(campaign)
        block = self.request.GET.get("block", next(iter(blocks), ""))
        return super().get_context_data(**kwargs) | {
            "block": block,
            "block_label": block_label(block) if block in blocks else "",
            "units": blocks.get(block, 0),
            "preview_blocks": preview_blocks(campaign, current=block),
            "contents": contents_for(campaign, {block}),
            "phases": list(campaign.phases.all()),
            "awards": list(campaign.awards.select_related("award")),
            "bases": legal_bases(campaign),
            "standing": standing_of(campaign),
        }


def preview_blocks(campaign, *, current=None) -> list[dict]:
    """The blocks addressed, with how many units each has."""
    return [
        {"value": block, "label": block_label(block), "units": units, "is_current": block == current}
        for block, units in addressed_blocks(campaign).items()
    ]
