from copy import copy

from common.vietnamese import clean
from contributions.forms.authors import AuthorRows
from contributions.forms.initiative import InitiativeForm
from people.selectors.naming import note_of

REDRAWING = ("add_author", "drop_author", "author_find")
SEARCHED = 25


class AuthorsMixin:
    """A shared form about an initiative whose authors are added, dropped and looked for on the page before it is saved.

    ``is_draft`` of the view says whether a name alone is asked for.
    """

    form_class = InitiativeForm

    def post(self, request, *args, **kwargs):
        if self.is_redrawing():
            self.find()
            return self.redraw()
        return super().post(request, *args, **kwargs)

    def is_redrawing(self) -> bool:
        """Whether the form was sent only to change or look for authors."""
        return any(name in self.request.POST for name in REDRAWING)

    def home(self):
        """The unit of the initiative: notes name another unit only."""
        raise NotImplementedError

    def people(self):
        """Who may be put down as an author."""
        raise NotImplementedError

    def bind(self, data=None, files=None):
        self.bind_authors(data)
        return self.form_class(data, instance=copy(self.row), is_draft=self.is_draft())

    def is_valid(self, form):
        fine = self.authors.is_valid(is_complete=not self.is_draft())
        return form.is_valid() and fine

    def show_saved(self, form, refusal):
        super().show_saved(form, refusal)
        self.authors.show_saved(refusal)

    def bind_authors(self, data=None, *, is_redrawn=False) -> None:
        self.authors = AuthorRows(
            data, unit=self.home(), people=self.people(), initiative=self.row, is_redrawn=is_redrawn
        )

    def redraw(self):
        """The page with what was typed, nothing saved: one author more or less, or the people found."""
        data = self.request.POST.copy()
        if dropped := data.get("drop_author"):
            data.setlist("author", [key for key in data.getlist("author") if key != dropped])
        self.bind_authors(data, is_redrawn=True)
        return self.page(self.form_class(initial=data.dict()), version=data.get("version"), **self._found(data))

    def _found(self, data) -> dict:
        query = clean(data.get("author_search", "")) if "author_find" in data else ""
        if not query:
            return {}
        there = [row.member.pk for row in self.authors.rows]
        people = self.people().matching(query).exclude(pk__in=there)[:SEARCHED]
        results = [{"id": one.pk, "label": str(one), "note": note_of(one, home=self.home())} for one in people]
        return {"query": query, "results": results}
