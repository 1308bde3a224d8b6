"""What a higher body answered about a letter, taken in from a workbook made of its list."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from common.errors import DomainError
from common.serving import not_uploaded, uploaded
from decisions.models import SubmissionLetter
from decisions.permissions import READERS
from decisions.transitions import LETTER_MOVES
from exchange.forms.upload import WorkbookForm
from exchange.services.templates import make_letter_template
from exchange.services.uploads import start_import
from exchange.views.templates import sent
from units.views.act import may_move
from units.views.mixins import AskedFirstMixin

UNCLEAR = 422


class LetterMixin(AskedFirstMixin):
    """A letter the person reads; whoever may not record its answers is told why on its page."""

    @cached_property
    def letter(self):
        letters = SubmissionLetter.objects.for_page().counted().visible_to(self.request.user, *READERS)
        return get_object_or_404(letters, pk=self.kwargs["pk"])

    def verdict(self):
        return may_move(self.letter, "answer", by=self.request.user, table=LETTER_MOVES)

    def back_url(self):
        return reverse("decisions:letter-detail", args=[self.letter.pk])


class LetterAnswersView(LetterMixin, View):
    """The list to take away and fill in, and where to bring it back; it is checked, shown, then recorded."""

    http_method_names = ["get", "post", "head", "options"]

    def get(self, request, pk):
        return self._page(WorkbookForm())

    def post(self, request, pk):
        form = WorkbookForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                run = start_import(form.cleaned_data["file"], by=request.user, letter=self.letter)
            except DomainError as refusal:
                form.add_error("file", str(refusal))
            else:
                return uploaded(request, reverse("exchange:run-detail", args=[run.pk]))
        return not_uploaded(request, form.errors["file"]) or self._page(form, status=UNCLEAR)

    def _page(self, form, *, status=200):
        context = {"form": form, "letter": self.letter}
        return render(self.request, "exchange/letter_answers.html", context, status=status)


class LetterTemplateView(LetterMixin, View):
    """The list of the letter as a workbook to fill in."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        return sent(self.letter.unit, make_letter_template, self.letter, by=request.user)
