"""The page on which a specialist writes a standard: conditions chosen, filled in, grouped, and read as sentences."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from awards.forms.standard import MOST_KEYS, NewStandardForm, RankFormSet, StandardForm
from awards.forms.tree import EMPTY, TreeEditor
from awards.models import StandardVersion
from awards.permissions import may_draft_standards
from awards.selectors.explanation import clauses_of
from awards.services.standard import draft_standard, update_draft
from campaigns.views.editing import version_of
from catalogue.models import AwardType
from common.clock import today
from common.errors import DomainError, StaleEdit
from common.forms.saved import show_saved
from units.views.mixins import AllowedMixin

CONFLICT = 409
COPIED = ("subject_kinds", "legal_basis", "source", "unverified", "council_text", "tree", "rank_by")


class EditorView(AllowedMixin, View):
    """The forms of a draft. Buttons that rebuild the tree answer with the page; only «Lưu nháp» saves."""

    template_name = "awards/standard_form.html"
    may = staticmethod(may_draft_standards)
    elsewhere = "awards:standard-list"

    def get(self, request, **kwargs):
        version = self.version
        self.form = StandardForm(instance=version, award=version.award)
        self.ranks = RankFormSet(initial=version.rank_by[:MOST_KEYS], prefix="rank")
        self.tree = TreeEditor.of(version.tree)
        return self.page()

    def post(self, request, **kwargs):
        version = self.version
        self.form = StandardForm(request.POST, instance=version, award=version.award)
        self.ranks = RankFormSet(request.POST, prefix="rank")
        self.tree = TreeEditor.sent(request.POST)
        if "op" in request.POST:
            self.tree.step(request.POST["op"], request.POST)
            return self.rebuilt()
        if "quiet" in request.POST:
            return self.rebuilt()
        is_valid = all([self.form.is_valid(), self.ranks.is_valid(), self.tree.is_valid()])
        if not is_valid or "preview" in request.POST:
            return self.page(has_errors=not is_valid)
        return self.save()

    def save(self):
        content = self.form.cleaned_data | {"tree": self.tree.to_json(), "rank_by": self.ranks.to_json()}
        try:
            version = self.store(content)
        except StaleEdit as refusal:
            messages.error(self.request, str(refusal))
            return self.compared(refusal)
        except DomainError as refusal:
            messages.error(self.request, str(refusal))
            return self.page(has_errors=True)
        messages.success(self.request, _("Đã lưu bản nháp. Hãy chạy thử rồi mời người phê duyệt xem."))
        return redirect("awards:standard-detail", pk=version.pk)

    def compared(self, refusal):
        """What was typed, and beside each field that differs what is stored now."""
        del self.version
        self.form = StandardForm(self.request.POST, instance=self.version, award=self.version.award)
        show_saved([self.form], refusal)
        return self.page(status=CONFLICT, is_stale=True, version_seen=self.version.version)

    def rebuilt(self):
        """The page with what was typed, nothing of which was looked over yet."""
        typed = {name: self.form[name].value() for name in self.form.fields}
        self.form = StandardForm(instance=self.version, initial=typed, award=self.version.award)
        self.ranks = RankFormSet(initial=self.ranks.typed(), prefix="rank")
        return self.page()

    def store(self, content) -> StandardVersion:
        raise NotImplementedError

    def page(self, *, status=200, **extra):
        seen = self.request.POST.get("version", self.version.version)
        context = {
            "version": self.version,
            "award": self.version.award,
            "form": self.form,
            "ranks": self.ranks,
            "tree": self.tree,
            "version_seen": seen,
            "clauses": self.preview(),
        }
        return render(self.request, self.template_name, context | extra, status=status)

    def preview(self):
        """The conditions as everybody will read them; ``None`` while something is missing."""
        if not self.tree.root.is_valid():
            return None
        return clauses_of(StandardVersion(tree=self.tree.to_json()))


class StandardUpdateView(EditorView):
    """The page of a draft that is there; what is no draft any more is shown as it is."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and may_draft_standards(request.user) and not self.version.is_draft:
            messages.info(request, _("Phiên bản này không còn là bản nháp. Hãy soạn phiên bản mới từ nó."))
            return redirect("awards:standard-detail", pk=self.version.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def version(self) -> StandardVersion:
        found = StandardVersion.objects.visible_to(self.request.user).select_related("award")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def store(self, content):
        return update_draft(self.version, by=self.request.user, seen=version_of(self.request), **content)


class StandardCreateView(EditorView):
    """A draft of the next version of ``?award=``, empty or as a copy of ``?copy=``; first the award is chosen."""

    def get(self, request, **kwargs):
        if not self.version:
            form = NewStandardForm(request.GET if "award" in request.GET else None)
            return render(request, "awards/standard_new.html", {"form": form})
        return super().get(request, **kwargs)

    def post(self, request, **kwargs):
        return super().post(request, **kwargs) if self.version else self.get(request)

    @cached_property
    def version(self) -> StandardVersion | None:
        """What the draft begins as; nothing of it is stored."""
        if original := self._row(StandardVersion.objects.visible_to(self.request.user).select_related("award"), "copy"):
            copied = {name: getattr(original, name) for name in COPIED}
            begins = max(today(), original.valid_from)
            return StandardVersion(award=original.award, valid_from=begins, **copied)
        if award := self._row(AwardType.objects.all(), "award"):
            return StandardVersion(award=award, subject_kinds=award.subject_kinds, valid_from=today(), tree=EMPTY)
        return None

    def _row(self, rows, name):
        key = self.request.GET.get(name, "")
        return rows.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None

    def store(self, content):
        return draft_standard(self.version.award, by=self.request.user, **content)
