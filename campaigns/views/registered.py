from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import ListView

from campaigns.forms.registered import RegisteredTable
from campaigns.models import Dossier, Entry
from campaigns.selectors.parts import Section, entries_part
from campaigns.selectors.registered import registered_entries
from campaigns.services.proposal import choose_entries
from campaigns.views.editing import WRITING, about, beside_form, part_shown
from common.errors import DomainError
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class RegisteredEntriesView(UnitScopeMixin, PageSizeMixin, ListView):
    """What was registered, page by page: a tick puts it up, a reason leaves it out. For others it is only to read."""

    queryset = Dossier.objects.for_form()
    template_name = "campaigns/dossier_registered.html"
    table = None

    @property
    def scope_roles(self):
        return WRITING if self.request.method == "POST" else ()

    def get_queryset(self):
        self.dossier = super().get_queryset().filter(pk=self.kwargs["pk"]).first()
        if self.dossier is None or self.dossier.source_id is None:
            raise Http404
        return registered_entries(self.dossier)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | about(self.dossier)
        shown = part_shown(self.request.user, self.dossier, *map(entries_part, Section))
        table = self.table or RegisteredTable(entries=context["page_obj"])
        context |= {"table": table, "has_errors": not (self.table is None or table.is_valid()), **shown}
        return context | (beside_form(self.request, self.dossier) if shown["is_open"] else {})

    def post(self, request, *args, **kwargs):
        self.object_list = self.get_queryset()
        shown = self.paginate_queryset(self.object_list, self.get_paginate_by(self.object_list))[2]
        self.table = RegisteredTable(request.POST, entries=shown)
        if not self.table.is_valid():
            return self.render_to_response(self.get_context_data())
        try:
            added, removed = self._save()
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data())
        said = _("Đã lưu: đưa vào đề nghị %(added)s dòng, không đề nghị %(removed)s dòng.")
        messages.success(request, said % {"added": added, "removed": removed})
        return redirect(request.get_full_path())

    def _save(self):
        put_up, left_out = self.table.put_up(), self.table.left_out()
        rows = Entry.objects.filter(dossier=self.dossier.source_id)
        entries = rows.select_related("member", "collective", "subject_unit").in_bulk([*put_up, *left_out])
        choose_entries(
            self.dossier,
            put_up=[entries[pk] for pk in put_up],
            left_out={entries[pk]: reason for pk, reason in left_out.items()},
            by=self.request.user,
        )
        return len(put_up), len(left_out)
