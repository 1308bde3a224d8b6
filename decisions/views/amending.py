"""A new decision about an issued one: whom it is about and why, then what each of its lines says."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.keys import keys_of
from common.serving import refuse
from common.verdict import no
from decisions.forms.amending import AmendableFilterSet, AmendForm, line_form_of
from decisions.models import Decision, DecisionKind, DecisionLine
from decisions.permissions import READERS, may_draft
from decisions.selectors.amended import aftermath_of, changes_of, standing_lines, texts_before
from decisions.selectors.recipients import recipients_of
from decisions.services.amending import draft_amendment, remove_line, update_line
from units.forms.act import VersionForm
from units.views.act import ActView
from units.views.mixins import FilteredListView, refusing
from units.views.shared_form import SharedFormView


class AmendmentCreateView(FilteredListView):
    """Which lines of an issued decision are corrected, revoked or replaced, and why; confirmed, it is drafted."""

    kind = DecisionKind.CORRECTION
    title = ""
    lead = ""
    filterset_class = AmendableFilterSet
    template_name = "decisions/amendment_create.html"
    form = None

    @cached_property
    def about(self) -> Decision:
        decisions = Decision.objects.for_page().issued().visible_to(self.request.user, *READERS)
        return get_object_or_404(decisions, pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not (verdict := self._verdict()):
            refuse(request, verdict.reason)
            return redirect("decisions:decision-detail", pk=self.about.pk)
        return super().dispatch(request, *args, **kwargs)

    def _verdict(self):
        if not self.about.gives_honours:
            return no(_("Chỉ quyết định khen thưởng đã ban hành mới được đính chính, thu hồi hay thay thế."))
        after = aftermath_of([self.about]).get(self.about.pk)
        if after and after.is_over:
            return no(_("Mọi lượt khen của quyết định này đã hết hiệu lực theo quyết định sau."))
        return may_draft(self.request.user, self.about)

    def get_queryset(self):
        self.queryset = standing_lines(self.about)
        self.filterset = self.filterset_class(self.request.GET, self.queryset, request=self.request)
        return self.filterset.qs

    @cached_property
    def approved(self) -> list[DecisionLine]:
        """Of a replacement: who was approved in the same run and stands in no decision."""
        about = self.about
        if self.kind != DecisionKind.REPLACEMENT or not (about.run and about.award):
            return []
        return recipients_of(about.run, about.award).lines

    def post(self, request, *args, **kwargs):
        self.form = AmendForm(request.POST, kind=self.kind)
        if self.form.is_valid():
            with refusing(request) as outcome:
                decision = draft_amendment(
                    self.about,
                    self.kind,
                    by=request.user,
                    lines=self._chosen(),
                    approved=keys_of(request.POST.getlist("approved")),
                    **self.form.cleaned_data,
                )
            if outcome.done:
                messages.success(request, _("Đã soạn dự thảo. Hãy kiểm tra từng dòng, căn cứ rồi trình."))
                return redirect("decisions:decision-detail", pk=decision.pk)
        return self.get(request, *args, **kwargs)

    def _chosen(self) -> list[int]:
        if "select_all" not in self.request.POST:
            return keys_of(self.request.POST.getlist("ids"))
        return list(self.get_queryset().filter(is_taken=False).values_list("pk", flat=True))

    def get_context_data(self, **kwargs):
        chosen = set(keys_of(self.request.POST.getlist("ids"))) | set(keys_of(self.request.GET.getlist("ids")))
        return super().get_context_data(**kwargs) | {
            "about": self.about,
            "form": self.form or AmendForm(kind=self.kind),
            "free": self.filterset.qs.filter(is_taken=False).count(),
            "chosen": chosen,
            "approved": self.approved,
            "approved_chosen": set(keys_of(self.request.POST.getlist("approved"))),
        }


class CorrectionCreateView(AmendmentCreateView):
    kind = DecisionKind.CORRECTION
    title = gettext_lazy("Đính chính quyết định")
    lead = gettext_lazy(
        "Chỉ sửa lỗi viết: họ tên, năm sinh, chức vụ, đơn vị, tên hình thức. Quyết định cũ giữ nguyên; quyết định đính "
        "chính có số riêng. Sau khi soạn, sửa từng dòng trong dự thảo."
    )


class RevocationCreateView(AmendmentCreateView):
    kind = DecisionKind.REVOCATION
    title = gettext_lazy("Thu hồi khen thưởng")
    lead = gettext_lazy(
        "Người, tập thể được chọn mất lượt khen từ ngày quyết định thu hồi được công bố; hiện vật và tiền thưởng đã "
        "nhận phải nộp lại. Quyết định cũ giữ nguyên để tra cứu."
    )


class ReplacementCreateView(AmendmentCreateView):
    kind = DecisionKind.REPLACEMENT
    title = gettext_lazy("Thay thế quyết định")
    lead = gettext_lazy(
        "Lượt khen được chọn hết hiệu lực và được tặng lại bằng quyết định mới, theo tên trong sổ hôm nay. Ai không "
        "được khen lại thì bỏ dòng «khen lại» của họ trong dự thảo."
    )


class LineMixin:
    """A line of a draft about another decision, within the person's reach."""

    def find(self) -> None:
        lines = DecisionLine.objects.select_related("decision__unit", "decision__about", "award").filter(
            decision__about__isnull=False,
            decision__in=Decision.objects.visible_to(self.request.user, *READERS),
        )
        self.line = get_object_or_404(lines, pk=self.kwargs["pk"])

    def verdict(self):
        if not self.line.decision.is_open:
            return no(_("Chỉ sửa được khi còn là dự thảo."))
        return may_draft(self.request.user, self.line.decision)

    def decision_url(self) -> str:
        return reverse("decisions:decision-detail", args=[self.line.decision_id])


class LineUpdateView(LineMixin, SharedFormView):
    """What a line of the draft says: the right texts, what is given back, or what is given anew."""

    done = gettext_lazy("Đã lưu dòng.")

    def find(self):
        super().find()
        self.row = self.line.decision

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)

    def closed(self):
        if verdict := self.verdict():
            return None
        messages.error(self.request, verdict.reason)
        return redirect(self.next_page())

    def bind(self, data=None, files=None):
        kept = DecisionLine.objects.select_related("decision__unit").get(pk=self.line.pk)
        return line_form_of(self.line)(data, instance=kept)

    def save(self, form):
        update_line(self.line, by=self.request.user, version=self.opened_with(), **form.cleaned_data)

    def next_page(self):
        return self.decision_url()

    def saved_row(self):
        return None

    def show_saved(self, form, refusal):
        """The version is that of the whole draft: what another person saved may be in another line."""

    def page(self, form, *, status=200, version=None, **extra):
        line = DecisionLine.objects.get(pk=self.line.pk)
        before = texts_before(self.row, [line]).get(line.honour_id)
        context = {
            "form": form,
            "line": line,
            "decision": self.row,
            "before": before,
            "changes": changes_of(line, before) if before and self.row.kind == DecisionKind.CORRECTION else [],
            "version": version or self.row.version,
            **extra,
        }
        return render(self.request, "decisions/line_form.html", context, status=status)


class LineRemoveView(LineMixin, ActView):
    """A line leaves the draft."""

    title = gettext_lazy("Bỏ dòng khỏi dự thảo")
    button = gettext_lazy("Bỏ dòng")
    done = gettext_lazy("Đã bỏ dòng khỏi dự thảo.")
    consequences = gettext_lazy("Dự thảo không còn nói về dòng này; các dòng sau lên một số.")
    form_class = VersionForm
    is_danger = True

    def get_initial(self):
        return super().get_initial() | {"version": self.line.decision.version}

    def act(self, version):
        remove_line(self.line, by=self.request.user, version=version)

    def about(self):
        return f"{self.line.name} – {self.line.award_label}"

    def back_url(self):
        return self.decision_url()

    def back_label(self):
        return self.line.decision.subject_matter
