from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import ListView, View
from django.views.generic.detail import SingleObjectMixin

from campaigns.forms.entries import AddEntriesForm, CandidateForm, EntryForm, LeaveOutForm, SubjectsField
from campaigns.models import Dossier, DossierKind, Entry
from campaigns.selectors.candidates import awards_for, candidates, key_of, kind_of, kinds_for, subjects_of
from campaigns.selectors.dossier_page import entries_of
from campaigns.selectors.parts import (
    EntryField,
    Section,
    columns_of,
    entries_part,
    entry_parts,
    file_parts,
    opened_singly,
    section_label,
)
from campaigns.selectors.readiness import entries_section
from campaigns.services.entry import add_entries, remove_entry, update_entry
from campaigns.views.editing import (
    WRITING,
    AutosaveMixin,
    DossierFormView,
    DossierWriteMixin,
    about,
    beside_form,
    edit_verdict,
    moment_of,
    part_shown,
    whole,
)
from common.errors import DomainError
from common.pick import LIMIT
from people.selectors.naming import note_of
from units.permissions import unit_above_acting
from units.views.mixins import PageSizeMixin, UnitScopeMixin, refusing

FORM_FIELDS = [field for field in EntryField if columns_of(field)]
"""What of an entry its form asks for."""


class SectionMixin:
    """The half of the entries the address names; others are not found."""

    def section_of(self) -> Section:
        if self.kwargs["section"] not in list(Section):
            raise Http404
        return Section(self.kwargs["section"])


class EntryListView(SectionMixin, UnitScopeMixin, PageSizeMixin, ListView):
    """The entries of one half by award, to read for all, to add to and change for those who fill in."""

    queryset = Dossier.objects.for_form()
    template_name = "campaigns/dossier_entries.html"

    def get_queryset(self):
        self.section = self.section_of()
        self.dossier = super().get_queryset().filter(pk=self.kwargs["pk"]).first()
        if self.dossier is None:
            raise Http404
        return entries_of(self.dossier, self.section)

    def get_context_data(self, **kwargs):
        dossier = self.dossier
        context = super().get_context_data(**kwargs) | about(dossier)
        context |= {
            "section": self.section.value,
            "section_label": section_label(self.section),
            "needs_achievements": dossier.kind == DossierKind.PROPOSAL,
            **self._opened_singly(),
            **part_shown(self.request.user, dossier, entries_part(self.section)),
        }
        if context["is_open"]:
            context |= beside_form(self.request, dossier)
            context["add_form"] = AddEntriesForm(
                dossier=dossier, section=self.section, initial={"award": self.request.GET.get("award")}
            )
            context["chosen"] = self._chosen()
            context["has_awards"] = awards_for(dossier, self.section).exists()
        return context

    def _opened_singly(self):
        """Keys of the single entries that a return opened, for whoever may change them: as a whole, or what of them."""
        found = opened_singly(self.dossier) if edit_verdict(self.request.user, self.dossier) else []
        return {
            "opened_wholly": {one.entry for one in found if not one.field},
            "opened_fields": {one.entry for one in found if one.field not in {"", EntryField.EVIDENCE}},
            "opened_evidence": {one.entry for one in found if one.field == EntryField.EVIDENCE},
        }

    def _chosen(self):
        """Who was picked before the form was refused, for the search field to hold them again."""
        try:
            rows = SubjectsField(dossier=self.dossier, section=self.section, required=False).to_python(
                self.request.GET.getlist("subjects")
            )
        except ValidationError:
            return []
        return [
            {"id": key_of(kind_of(row), row), "label": str(row), "note": note_of(row, home=self.dossier.unit)}
            for row in rows
        ]


class EntryAddView(SectionMixin, DossierWriteMixin, PageSizeMixin, View):
    """Everybody who may be put down, to tick: the way to add many for one award, and the way without JavaScript."""

    paginate_by = 50

    def get(self, request, *args, **kwargs):
        section = self.section_of()
        dossier = self.get_object()
        if not (verdict := edit_verdict(request.user, dossier, entries_part(section))):
            messages.info(request, verdict.reason)
            return redirect("campaigns:dossier-detail", pk=dossier.pk)
        return self._page(dossier, section)

    def post(self, request, *args, **kwargs):
        section = self.section_of()
        dossier = self.get_object()
        if "subjects_find" in request.POST:
            asked = {"award": request.POST.get("award", ""), "q": request.POST.get("subjects_search", "")}
            return redirect(f"{self._url('add')}?{urlencode(asked)}")
        form = AddEntriesForm(request.POST, dossier=dossier, section=section)
        if not form.is_valid():
            for sentences in form.errors.values():
                messages.error(request, sentences[0])
            return redirect(self._back(keeps="subjects" not in form.errors))
        try:
            added = add_entries(dossier, by=request.user, **form.asked())
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect(self._back(keeps=True))
        self._tell(form.cleaned_data["award"], added)
        return redirect(self._url("list"))

    def _page(self, dossier, section):
        request = self.request
        form = CandidateForm(request.GET.dict(), dossier=dossier, section=section)
        award, kind, query = form.asked()
        rows = subjects_of(dossier, kind)
        rows = rows.matching(query) if query else rows
        page = Paginator(rows, self.get_paginate_by(rows)).get_page(request.GET.get("page"))
        context = about(dossier) | {
            "section": section.value,
            "section_label": section_label(section),
            "filter_form": form,
            "award": award,
            "kind": kind,
            "page_obj": page,
            "candidates": candidates(dossier, page.object_list, kind=kind, award=award),
            "on_behalf": unit_above_acting(request.user, dossier.unit),
            "page_sizes": self.page_sizes,
            "ticked": set(request.GET.getlist("subjects")),
        }
        return render(request, "campaigns/dossier_entries_add.html", context)

    def _tell(self, award, added):
        names = {"count": len(added), "award": award.name}
        if added:
            messages.success(self.request, _("Đã thêm %(count)s mục vào «%(award)s».") % names)
        if added.skipped:
            names = ", ".join(subject.label for subject in added.skipped[:5])
            said = _("%(count)s mục đã có sẵn nên không thêm lại: %(names)s.")
            messages.warning(self.request, said % {"count": len(added.skipped), "names": names})

    def _url(self, which) -> str:
        name = "campaigns:dossier-entries-add" if which == "add" else "campaigns:dossier-entries"
        return reverse(name, args=[self.kwargs["pk"], self.kwargs["section"]])

    def _back(self, *, keeps: bool) -> str:
        """The page the form came from, with what was chosen there."""
        posted = self.request.POST
        if posted.get("asked"):
            asked = QueryDict(posted["asked"], mutable=True)
        else:
            asked = QueryDict(urlencode({"award": posted.get("award", "")}), mutable=True)
        asked.setlist("subjects", posted.getlist("subjects") if keeps else [])
        return f"{self._url('add' if posted.get('asked') else 'list')}?{asked.urlencode()}"


class SubjectPickView(SectionMixin, DossierWriteMixin, View):
    """Who of the dossier's unit holds what was typed, for the search field; whoever stands there already is dimmed."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        section = self.section_of()
        dossier = self.get_object()
        award = awards_for(dossier, section).filter(pk=whole(request.GET.get("award", ""))).first()
        results, more = [], 0
        for kind in kinds_for(award, section):
            rows = list(subjects_of(dossier, kind).matching(request.GET.get("q", ""))[: LIMIT + 1])
            more += max(0, len(rows) - LIMIT)
            results += candidates(dossier, rows[:LIMIT], kind=kind, award=award)
        return JsonResponse({"results": [self._row(one) for one in results[:LIMIT]], "more": more})

    @staticmethod
    def _row(one):
        note = " · ".join(filter(None, [one.note, one.bar]))
        return {"id": one.key, "label": one.label, "note": note, "disabled": bool(one.bar)}


class EntryMixin:
    """An entry of a dossier the person writes for, by the ``pk`` of the address."""

    queryset = Entry.objects.select_related("award").prefetch_related(Prefetch("dossier", Dossier.objects.for_form()))

    def find(self):
        self.entry = self.get_object()
        self.dossier = self.entry.dossier

    def list_url(self) -> str:
        return reverse("campaigns:dossier-entries", args=[self.dossier.pk, entries_section(self.entry)])


class EntryUpdateView(EntryMixin, DossierFormView):
    template_name = "campaigns/entry_form.html"

    def parts(self):
        return entry_parts(self.entry, *FORM_FIELDS)

    def saved_row(self):
        return self.entry

    def spot(self):
        return f"entry:{self.entry.pk}"

    def bind(self, data=None, files=None):
        initial = {name: getattr(self.entry, name) for name in EntryForm.base_fields}
        return EntryForm(data, entry=self.entry, initial=initial | {"award": self.entry.award_id})

    def save(self, form):
        fields = {name: form.cleaned_data[name] for name, field in form.fields.items() if not field.disabled}
        update_entry(self.entry, by=self.request.user, seen=moment_of(self.request), **fields)

    def version(self):
        return self.entry.updated_at.isoformat()

    def next_page(self):
        return self.list_url()

    def context(self):
        section = entries_section(self.entry)
        return {
            "entry": self.entry,
            "evidence": list(self.entry.evidence.order_by("pk")),
            "needs_achievements": self.dossier.kind == DossierKind.PROPOSAL,
            "may_add_evidence": self.dossier.opens(*file_parts("", self.entry)),
            "section": section,
            "section_label": section_label(section),
            "list_url": self.list_url(),
        }


class EntryAutosaveView(AutosaveMixin, EntryUpdateView):
    pass


class EntryRemoveView(EntryMixin, UnitScopeMixin, SingleObjectMixin, View):
    """Says what is taken out, then takes it out."""

    scope_roles = WRITING

    def get(self, request, pk):
        self.find()
        if not (verdict := edit_verdict(request.user, self.dossier, *entry_parts(self.entry))):
            messages.info(request, verdict.reason)
            return redirect("campaigns:dossier-detail", pk=self.dossier.pk)
        context = about(self.dossier) | {
            "title": _("Bỏ khỏi hồ sơ?"),
            "what": self.entry.subject_label,
            "facts": [
                {"label": _("Danh hiệu, hình thức khen"), "value": self.entry.award.name},
                {"label": _("Tóm tắt thành tích"), "value": self.entry.achievements},
            ],
            "form": LeaveOutForm() if self.entry.source_id else None,
            "back_url": self.list_url(),
        }
        return render(request, "campaigns/dossier_remove.html", context)

    def post(self, request, pk):
        self.find()
        back = self.list_url()
        with refusing(request, success=_("Đã bỏ %(what)s khỏi hồ sơ.") % {"what": self.entry.subject_label}):
            remove_entry(self.entry, by=request.user, reason=self._reason())
        return redirect(back)

    def _reason(self) -> str:
        """Why somebody registered is not proposed, where that was said."""
        form = LeaveOutForm(self.request.POST)
        return form.cleaned_data["reason"] if form.is_valid() else ""
