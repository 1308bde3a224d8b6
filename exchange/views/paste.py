"""A block of a spreadsheet pasted into the registration table: what its columns hold, who is meant, then the check."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.generic import View

from campaigns.selectors.parts import Section, section_label
from campaigns.services.intake import may_take_in
from campaigns.views.editing import DossierWriteMixin, about, edit_verdict
from common.errors import DomainError
from exchange.forms.paste import PasteForm, chosen_columns, picked_codes
from exchange.services.pasting import COLUMNS, SHOWN, paste_entries, read_block, unnamed_rows

UNCLEAR = 422


class PasteView(DossierWriteMixin, View):
    """Asks only for what the block does not say itself; every answer stands in the page, nothing is kept between."""

    def dispatch(self, request, *args, **kwargs):
        if kwargs["section"] not in list(Section):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self._barred() or self._page(self._form())

    def post(self, request, *args, **kwargs):
        if barred := self._barred():
            return barred
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=UNCLEAR)
        try:
            return self._step(form)
        except DomainError as refusal:
            form.add_error("block", str(refusal))
            return self._page(form, status=UNCLEAR)

    def _barred(self):
        self.dossier, self.section = self.get_object(), self.kwargs["section"]
        if verdict := edit_verdict(self.request.user, self.dossier) and may_take_in(self.dossier):
            return None
        messages.info(self.request, verdict.reason)
        return redirect("campaigns:dossier-detail", pk=self.dossier.pk)

    def _step(self, form):
        data, block = self.request.POST, read_block(form.cleaned_data["block"])
        if "mapped" in data:
            block.columns = chosen_columns(data, len(block.columns))
        if not block.says_who:
            return self._page(form, block=block, asks_columns=True)
        unnamed = unnamed_rows(block, self.dossier, self.section)
        if unnamed and "picked" not in data:
            return self._page(form, block=block, unnamed=unnamed)
        offered = {row.number: {code for code, _label in row.candidates} for row in unnamed}
        picked = {number: code for number, code in picked_codes(data, offered).items() if code in offered[number]}
        run = paste_entries(
            block, self.dossier, self.section, award=form.cleaned_data["award"], picked=picked, by=self.request.user
        )
        return redirect("exchange:run-detail", pk=run.pk)

    def _form(self, data=None):
        return PasteForm(data, dossier=self.dossier, section=self.section)

    def _page(self, form, *, status=200, block=None, **shown):
        context = (
            about(self.dossier)
            | shown
            | {
                "form": form,
                "section": self.section,
                "section_label": section_label(self.section),
                "columns": COLUMNS.items(),
            }
        )
        if block:
            context |= {"pasted": block, "first": [_padded(row, len(block.columns)) for row in block.rows[:SHOWN]]}
        return render(self.request, "exchange/paste.html", context, status=status)


def _padded(row, width):
    return [*row, *[""] * (width - len(row))]
