"""A paper about a row, as PDF or to be finished in Word."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.generic import View

from common.errors import DomainError
from common.language import in_vietnamese
from common.serving import turn_away
from common.verdict import YES
from papers.content import PaperKind
from papers.services.rendering import render_docx, render_pdf
from papers.views.files import docx_response, pdf_response

WORD = "docx"


class PaperView(View):
    """One paper as PDF, by ``?as=docx`` as .docx; who asks for one that is not there is told why at ``back``."""

    http_method_names = ["get"]
    kind: PaperKind
    name = ""

    @in_vietnamese()
    def get(self, request, pk):
        self.find(pk)
        if not (verdict := self.verdict()):
            turn_away(request, verdict)
            return redirect(self.back())
        is_word = request.GET.get("as") == WORD
        unit, on = self.place()
        try:
            content = (render_docx if is_word else render_pdf)(self.kind, self.content(), unit=unit, on=on)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect(self.back())
        return (docx_response if is_word else pdf_response)(content, f"{self.name}-{pk}")

    def find(self, pk) -> None:
        """The row is kept on the view; 404 out of reach."""
        raise NotImplementedError

    def verdict(self):
        return YES

    def place(self):
        """Whose letterhead of which day."""
        raise NotImplementedError

    def content(self):
        raise NotImplementedError

    def back(self) -> str:
        """The address of the page the paper is offered on."""
        raise NotImplementedError
