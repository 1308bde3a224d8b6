"""A new decision about an issued one: whom it is about and why, then what each of its lines says."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.keys import keys_of
from common.verdict import not_now
from decisions.forms.amending import AmendableFilterSet, AmendForm, line_form_of
from decisions.models import Decision, DecisionKind, DecisionLine
from decisions.permissions import READERS, may_change_draft, may_draft
from decisions.selectors.amended import (
    aftermath_of,
    changes_of,
    corrected_in,
    key_of,
    said_in,
    standing_lines,
    texts_before,
)
from decisions.selectors.recipients import recipients_of
from decisions.services.amending import draft_amendment, remove_line, update_line
from decisions.views.draft_form import DraftFormView
from units.forms.act import VersionForm
from units.views.act import ActView
from units.views.mixins import AskedFirstMixin, FilteredListView, refusing

LOOKING = ("find", "clear", "page", "rows")


class AmendmentCreateView(AskedFirstMixin, FilteredListView):
    """Which lines of an issued decision are corrected, revoked or replaced, and why; confirmed, it is drafted.

    The search and the pages are buttons of the form: what was ticked and written comes along, with or without scripts.
    """

    kind = DecisionKind.CORRECTION
    titles: tuple = ("", "")
    leads: tuple = ("", "")
    filterset_class = AmendableFilterSet
    template_name = "decisions/amendment_create.html"
    form = None

    @cached_property
    def about(self) -> Decision:
        decisions = Decision.objects.for_page().issued().visible_to(self.request.user, *READERS)
        return get_object_or_404(decisions, pk=self.kwargs["pk"])

    def verdict(self):
        if not (verdict := may_draft(self.request.user, self.about)):
            return verdict
        if not self.about.is_amendable:
            return not_now(
                _("Chỉ quyết định khen thưởng, gắn biển đã ban hành mới được đính chính, thu hồi hay thay thế.")
            )
        if self.about.gives_plaques and self.kind == DecisionKind.REPLACEMENT:
            return not_now(_("Quyết định gắn biển thì đính chính hoặc thu hồi; biển mới có quyết định gắn biển riêng."))
        after = aftermath_of([self.about]).get(self.about.pk)
        if after and after.is_over and self.about.gives_plaques:
            return not_now(_("Mọi biển của quyết định này đã thu hồi theo quyết định sau."))
        if after and after.is_over:
            return not_now(_("Mọi lượt khen của quyết định này đã hết hiệu lực theo quyết định sau."))
        return verdict

    def back_url(self):
        return reverse("decisions:decision-detail", args=[self.about.pk])

    def get_queryset(self):
        self.queryset = standing_lines(self.about)
        self.filterset = self.filterset_class(self.request.GET, self.queryset, request=self.request)
        if self.about.gives_plaques:
            self.filterset.form.fields["q"].label = _("Tên công trình hoặc đơn vị")
        return self.filterset.qs

    @cached_property
    def approved(self) -> list[DecisionLine]:
        """Of a replacement: who was approved in the same run and stands in no decision."""
        about = self.about
        if self.kind != DecisionKind.REPLACEMENT or not (about.run and about.award):
            return []
        return recipients_of(about.run, about.award).lines

    def post(self, request, *args, **kwargs):
        if any(name in request.POST for name in LOOKING):
            return self._look(request, *args, **kwargs)
        self.form = AmendForm(request.POST, kind=self.kind, about=self.about)
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

    def _look(self, request, *args, **kwargs):
        """Another page or search of the same list; nothing ticked or written is lost."""
        self.form = AmendForm(
            kind=self.kind,
            about=self.about,
            initial={"reason": request.POST.get("reason", ""), "legal_grounds": request.POST.getlist("legal_grounds")},
        )
        self.ticked = set(self._chosen())
        request.GET = _looked_for(request)
        return self.get(request, *args, **kwargs)

    @cached_property
    def ticked(self) -> set[int]:
        """Keys of the ticked lines: those sent or, on a page that is opened, those of the address."""
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        return set(keys_of(sent.getlist("ids")))

    def _chosen(self) -> list[int]:
        ticked = keys_of(self.request.POST.getlist("ids"))
        if "select_all" not in self.request.POST:
            return ticked
        matching = self.get_queryset().filter(is_taken=False).values_list("pk", flat=True)
        return list(dict.fromkeys([*ticked, *matching]))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        elsewhere = self.ticked - {line.pk for line in context["object_list"]}
        return context | {
            "about": self.about,
            "form": self.form or AmendForm(kind=self.kind, about=self.about),
            "title": self.titles[self.about.gives_plaques],
            "lead": self.leads[self.about.gives_plaques],
            "free": self.filterset.qs.filter(is_taken=False).count(),
            "chosen": self.ticked,
            "kept": standing_lines(self.about).filter(is_taken=False, pk__in=elsewhere) if elsewhere else [],
            "is_narrowed": bool(self.filterset.form.cleaned_data.get("q")),
            "approved": self.approved,
            "approved_chosen": set(keys_of(self.request.POST.getlist("approved"))),
        }


def _looked_for(request):
    """The address of the part of the list that the pressed button asks for."""
    asked, sent = request.GET.copy(), request.POST
    asked.pop("ids", None)
    if "page" in sent:
        asked["page"] = sent["page"]
        return asked
    asked.pop("page", None)
    if "rows" in sent:
        asked["rows"] = sent["rows"]
    else:
        asked["q"] = "" if "clear" in sent else sent.get("q", "")
    return asked


class CorrectionCreateView(AmendmentCreateView):
    kind = DecisionKind.CORRECTION
    titles = (gettext_lazy("Đính chính quyết định"),) * 2
    leads = (
        gettext_lazy(
            "Chỉ sửa lỗi viết: họ tên, năm sinh, chức vụ, đơn vị, tên hình thức. Quyết định cũ giữ nguyên; quyết định "
            "đính chính có số riêng. Sau khi soạn, sửa từng dòng trong dự thảo."
        ),
        gettext_lazy(
            "Chỉ sửa lỗi viết: tên công trình, nội dung biển, cấp, địa điểm, giá trị, các đơn vị. Quyết định cũ giữ "
            "nguyên; quyết định đính chính có số riêng, và khi công bố thì sổ gắn biển ghi chữ đúng. Sau khi soạn, sửa "
            "từng dòng trong dự thảo."
        ),
    )


class RevocationCreateView(AmendmentCreateView):
    kind = DecisionKind.REVOCATION
    titles = (gettext_lazy("Thu hồi khen thưởng"), gettext_lazy("Thu hồi biển công trình"))
    leads = (
        gettext_lazy(
            "Người, tập thể được chọn mất lượt khen từ ngày quyết định thu hồi được công bố; hiện vật và tiền thưởng "
            "đã nhận phải nộp lại. Quyết định cũ giữ nguyên để tra cứu."
        ),
        gettext_lazy(
            "Công trình được chọn không còn biển từ ngày quyết định thu hồi được công bố: không tính trong tổng số "
            "biển nữa, và có thể đề nghị gắn biển lại. Quyết định cũ và sổ gắn biển giữ nguyên để tra cứu."
        ),
    )


class ReplacementCreateView(AmendmentCreateView):
    kind = DecisionKind.REPLACEMENT
    titles = (gettext_lazy("Thay thế quyết định"), "")
    leads = (
        gettext_lazy(
            "Lượt khen được chọn hết hiệu lực và được tặng lại bằng quyết định mới, theo tên trong sổ hôm nay. Ai "
            "không được khen lại thì bỏ dòng «khen lại» của họ trong dự thảo."
        ),
        "",
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
        return may_change_draft(self.request.user, self.line.decision)

    def decision_url(self) -> str:
        return reverse("decisions:decision-detail", args=[self.line.decision_id])


class LineUpdateView(LineMixin, DraftFormView):
    """What a line of the draft says: the right texts, what is given back, or what is given anew."""

    done = gettext_lazy("Đã lưu dòng.")

    def find(self):
        super().find()
        self.row = self.line.decision

    def verdict(self):
        if not (verdict := super().verdict()):
            return verdict
        if self.line.ends and self.line.work_id:
            return not_now(_("Dòng thu hồi biển không có gì để sửa: giữ nguyên, hoặc bỏ dòng khỏi dự thảo."))
        return verdict

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
        before = texts_before(self.row, [line]).get(key_of(line))
        context = {
            "form": form,
            "line": line,
            "decision": self.row,
            "before": before,
            "said_before": [(label, said_in(before, name)) for name, label in corrected_in(line).items()]
            if before
            else [],
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
