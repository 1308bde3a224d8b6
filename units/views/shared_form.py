"""A form several people may have open at once: what is typed is never lost, and two texts are merged field by field."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.generic import View

from common.errors import DomainError, StaleEdit
from common.forms.saved import merged, show_saved
from common.history import last_editor
from common.keys import key_of
from common.serving import turn_away
from common.verdict import YES, Verdict

CONFLICT = 409


class SharedFormView(View):
    """One form about ``row``, ``None`` for a new one.

    A stale save is answered with what was typed and, beside each field that says otherwise, what is stored, with the
    ways to merge the two; saving that is on purpose.
    """

    row = None
    done = gettext_lazy("Đã lưu.")

    def get(self, request, *args, **kwargs):
        self.find()
        return self.closed() or self.page(self.bind())

    def post(self, request, *args, **kwargs):
        self.find()
        if "merge" in request.POST and self.saved_row():
            return self.merged_page()
        form = self.bind(request.POST, request.FILES)
        if not self.is_valid(form):
            return self.page(form, version=request.POST.get("version"), has_errors=True)
        try:
            self.save(form)
        except StaleEdit as refusal:
            messages.error(request, str(refusal))
            return self.page(self.compared(refusal), status=CONFLICT, is_stale=True)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return self.page(form, version=request.POST.get("version"))
        messages.success(request, self.done)
        return redirect(self.next_page())

    def find(self) -> None:
        """Reads what the address names, through the scope."""
        raise NotImplementedError

    def verdict(self) -> Verdict:
        """Whether the person may save the form now."""
        return YES

    def closed(self) -> HttpResponse | None:
        """The answer to whoever opens a form that may not be saved; ``None`` where it may."""
        if verdict := self.verdict():
            return None
        turn_away(self.request, verdict)
        return redirect(self.next_page())

    def bind(self, data=None, files=None):
        """The form, on a copy of the row: the page keeps showing what is stored."""
        raise NotImplementedError

    def is_valid(self, form) -> bool:
        return form.is_valid()

    def save(self, form) -> None:
        raise NotImplementedError

    def next_page(self) -> str:
        raise NotImplementedError

    def page(self, form, *, status=200, version=None, **extra) -> HttpResponse:
        """The form as a page that carries ``version``, where that is ``None`` the one its content was read at."""
        raise NotImplementedError

    def saved_row(self):
        """The tracked row that somebody else may have saved; ``None`` for a new one."""
        return self.row

    def opened_with(self) -> int:
        """The version the form was opened with; nonsense is older than everything."""
        return key_of(self.request.POST.get("version", "")) or 0

    def compared(self, refusal):
        """The form with what was typed and, beside each field that differs, what is stored now."""
        self.find()
        form = self.bind(self.request.POST, self.request.FILES)
        self.is_valid(form)
        self.show_saved(form, refusal)
        return form

    def show_saved(self, form, refusal) -> None:
        """Beside what was typed stands what is stored, with the ways to merge the two."""
        show_saved([form], refusal, may_merge=True)

    def merged_page(self):
        """The page after a stale save with one field as it was asked for; nothing is saved yet."""
        data = self.request.POST.copy()
        for name, value in merged(self.bind(data), data.pop("merge")[-1]).items():
            data[name] = value
        form = self.bind(data)
        self.is_valid(form)
        row = self.saved_row()
        self.show_saved(form, StaleEdit("", who=last_editor(row), at=row.updated_at))
        return self.page(form, version=data.get("version"), is_stale=True)
