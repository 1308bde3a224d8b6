from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, View

from campaigns.forms.dossier import AskExtensionForm, RecallForm, WithdrawForm
from campaigns.guards.dossier import campaign_is_running, dossier_is_on_time, last_day, window_is_open
from campaigns.models import Dossier, DossierVersion
from campaigns.selectors.dossier_page import SHOWN, contents_of
from campaigns.selectors.doubles import possible_doubles
from campaigns.selectors.kept import kept_version, stored_files
from campaigns.selectors.parts import counts_of
from campaigns.selectors.version_changes import version_changes
from campaigns.services.extension import ask_extension
from campaigns.services.moves import recall_dossier, reopen_dossier, send_dossier, withdraw_dossier
from campaigns.services.proposal import make_proposal
from campaigns.views.editing import (
    CONFLICT,
    DossierWriteMixin,
    about,
    beside_form,
    edit_verdict,
    missing_from,
    version_of,
    whole,
)
from campaigns.views.moves import DossierMoveView
from common.errors import DomainError, StaleEdit
from common.serving import file_response
from units.views.mixins import UnitScopeMixin, refusing

DOUBLES_BESIDE = 3
DOUBLES_ON_PAGE = 100


class DossierCheckView(DossierWriteMixin, DetailView):
    """Everything that will be sent, on one page, with a link to change each part; all that is missing above it."""

    template_name = "campaigns/dossier_check.html"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if not (verdict := edit_verdict(request.user, self.object)):
            messages.info(request, verdict.reason)
            return redirect("campaigns:dossier-detail", pk=self.object.pk)
        return render(request, self.template_name, check_context(request, self.object))


def check_context(request, dossier) -> dict:
    """What the page before sending shows; ``why_not`` are the sentences of the window and the campaign."""
    counts = counts_of(dossier)
    context = beside_form(request, dossier) | missing_from(dossier, counts)
    verdicts = [campaign_is_running(dossier), dossier_is_on_time(dossier)]
    return context | {
        "why_not": [verdict.reason for verdict in verdicts if not verdict],
        "contents": contents_of(dossier, counts),
        "counts": counts,
        "shown": SHOWN,
        "last_day": last_day(dossier),
        "will_be_late": not window_is_open(dossier),
        "has_errors": bool(context["missing"]["blocking"]),
    }


class DossierDoublesView(UnitScopeMixin, DetailView):
    """Who of the dossier may be put up twice: a page of its own, by htmx a part of those that send and review it."""

    queryset = Dossier.objects.for_form()
    context_object_name = "dossier"

    def get_template_names(self):
        return ["campaigns/_doubles.html" if self.request.htmx else "campaigns/dossier_doubles.html"]

    def get_context_data(self, **kwargs):
        shown = DOUBLES_BESIDE if self.request.htmx else DOUBLES_ON_PAGE
        found = possible_doubles(self.object, viewer=self.request.user, most=shown + 1)
        doubles = {"doubles": found[:shown], "more_doubles": len(found) > shown}
        return super().get_context_data(**kwargs) | about(self.object) | doubles


class DossierSendView(DossierWriteMixin, View):
    """Sends what was checked; pressed twice, the second press leads to the receipt of the first."""

    http_method_names = ["post"]

    def post(self, request, pk):
        dossier = self.get_object()
        try:
            send_dossier(dossier, by=request.user, version=version_of(request))
        except StaleEdit as refusal:
            messages.error(request, str(refusal))
            context = check_context(request, self.get_object()) | {"is_stale": True}
            return render(request, DossierCheckView.template_name, context, status=CONFLICT)
        except DomainError as refusal:
            return self._refused(request, pk, str(refusal))
        return redirect("campaigns:dossier-receipt", pk=pk)

    def _refused(self, request, pk, sentence):
        dossier = self.get_object()
        if dossier.receipt_no and not dossier.is_editable:
            messages.info(request, sentence)
            return redirect("campaigns:dossier-receipt", pk=pk)
        messages.error(request, sentence)
        return redirect("campaigns:dossier-check", pk=pk)


class VersionMixin(UnitScopeMixin):
    """A sent version of a dossier within one's reach."""

    queryset = Dossier.objects.for_page().prefetch_related(
        Prefetch("versions", DossierVersion.objects.select_related("sent_by"))
    )

    def version_of(self, number=None) -> DossierVersion:
        """The version of that number; the last one when ``None``."""
        versions = {version.number: version for version in self.object.versions.all()}
        version = versions.get(number or max(versions, default=0))
        if version is None:
            raise Http404
        return version


class DossierReceiptView(VersionMixin, DetailView):
    template_name = "campaigns/dossier_receipt.html"
    context_object_name = "dossier"

    def get_context_data(self, **kwargs):
        version = self.version_of()
        return (
            super().get_context_data(**kwargs)
            | about(self.object)
            | {"version": version, "sent": kept_version(version).content}
        )


class DossierVersionView(VersionMixin, DetailView):
    """The dossier as it was sent, from its own kept text, to print and to check."""

    template_name = "campaigns/dossier_version.html"
    context_object_name = "dossier"

    def get_context_data(self, **kwargs):
        version = self.version_of(self.kwargs["number"])
        kept = kept_version(version)
        stored = stored_files(version)
        for file in kept.content["attachments"]:
            file["is_stored"] = file["sha256"] in stored
        return (
            super().get_context_data(**kwargs)
            | about(self.object)
            | {
                "version": version,
                "kept": kept,
                "is_checked": "check" in self.request.GET,
            }
        )


class DossierChangesView(VersionMixin, DetailView):
    """What one version says otherwise than an earlier one: than the one before it unless ``from`` names another."""

    template_name = "campaigns/dossier_changes.html"
    context_object_name = "dossier"

    def get_context_data(self, **kwargs):
        after = self.version_of(self.kwargs["number"])
        earlier = [version.number for version in self.object.versions.all() if version.number < after.number]
        asked = whole(self.request.GET.get("from", "")) or max(earlier, default=0)
        if asked not in earlier:
            raise Http404
        before = self.version_of(asked)
        return (
            super().get_context_data(**kwargs)
            | about(self.object)
            | {
                "before": before,
                "after": after,
                "compared": [before, after],
                "others": sorted(set(earlier) - {asked}),
                "changes": version_changes(kept_version(before).content, kept_version(after).content),
            }
        )


class DossierVersionFileView(VersionMixin, DetailView):
    """The kept text to the byte, for whoever wants to work out its SHA-256 elsewhere."""

    def render_to_response(self, context, **kwargs):
        version = self.version_of(self.kwargs["number"])
        name = f"{version.receipt_no.replace('/', '-')}-{version.number}.json"
        return HttpResponse(
            version.content.encode(),
            content_type="application/json; charset=utf-8",
            headers={
                "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
                "X-Content-Type-Options": "nosniff",
            },
        )


class DossierVersionAttachmentView(VersionMixin, DetailView):
    """A file the version was sent with, under the name it had then, whatever became of it since."""

    def render_to_response(self, context, **kwargs):
        version = self.version_of(self.kwargs["number"])
        digest = self.kwargs["digest"]
        names = {file["sha256"]: file["name"] for file in kept_version(version).content["attachments"]}
        if digest not in names or (attachment := stored_files(version).get(digest)) is None:
            raise Http404
        return file_response(attachment.file, name=names[digest], content_type=attachment.content_type)


class DossierWithdrawView(DossierMoveView):
    form_class = WithdrawForm
    move = "withdraw"
    title = gettext_lazy("Rút hồ sơ")
    consequences = gettext_lazy(
        "Hồ sơ được rút về và không còn tính trong báo cáo. Sau đó có thể mở lại để soạn và nộp lần nữa trong hạn."
    )
    done = gettext_lazy("Đã rút hồ sơ. Muốn nộp lại, hãy bấm «Soạn lại».")
    is_danger = True

    def make(self, dossier, data):
        withdraw_dossier(dossier, by=self.request.user, reason=data["reason"])


class DossierRecallView(DossierMoveView):
    form_class = RecallForm
    move = "recall"
    title = gettext_lazy("Thu hồi hồ sơ để sửa")
    consequences = gettext_lazy(
        "Chưa ai xử lý nên hồ sơ về lại bản nháp để sửa rồi gửi lại trong hạn. Bản đã nộp và biên nhận vẫn giữ."
    )
    done = gettext_lazy("Đã thu hồi hồ sơ. Sửa xong, hãy gửi lại trong hạn.")

    def make(self, dossier, data):
        recall_dossier(dossier, by=self.request.user, reason=data["reason"])


class DossierAskExtensionView(DossierMoveView):
    form_class = AskExtensionForm
    title = gettext_lazy("Xin gia hạn nộp")
    consequences = gettext_lazy("Chuyên viên của công đoàn cấp trên được báo ngay và trả lời kèm lý do.")
    button = gettext_lazy("Gửi đề nghị gia hạn")
    done = gettext_lazy("Đã gửi đề nghị gia hạn. Có trả lời, bạn được báo.")

    def make(self, dossier, data):
        ask_extension(dossier, by=self.request.user, until=data["until"], reason=data["reason"])


class DossierReopenView(DossierWriteMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        with refusing(request, success=_("Hồ sơ đã mở lại để soạn.")):
            reopen_dossier(self.get_object(), by=request.user)
        return redirect("campaigns:dossier-detail", pk=pk)


class DossierProposeView(DossierWriteMixin, View):
    """One press: the accepted registration becomes a proposal that asks for achievements."""

    http_method_names = ["post"]

    def post(self, request, pk):
        registration = get_object_or_404(self.get_queryset(), pk=pk)
        with refusing(request) as outcome:
            proposal = make_proposal(registration, by=request.user)
        if not outcome.done:
            return redirect("campaigns:dossier-detail", pk=pk)
        messages.success(
            request, _("Đã lập hồ sơ đề nghị từ đăng ký. Hãy ghi thành tích cho từng cá nhân, tập thể rồi gửi.")
        )
        return redirect("campaigns:dossier-detail", pk=proposal.pk)
