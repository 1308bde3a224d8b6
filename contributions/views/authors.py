from common.vietnamese import clean
from contributions.forms.authors import AuthorRows
from people.selectors.naming import note_of

REDRAWING = ("add_author", "drop_author", "author_find")
SEARCHED = 25


class AuthorsMixin:
    """A form about an initiative whose authors are added, dropped and looked for on the page before it is saved.

    ``find`` reads the initiative into ``row``, ``None`` for a new one.
    """

    row = None

    def is_redrawing(self) -> bool:
        """Whether the form was sent only to change or look for authors."""
        return any(name in self.request.POST for name in REDRAWING)

    def home(self):
        """The unit of the initiative: notes name another unit only."""
        raise NotImplementedError

    def people(self):
        """Who may be put down as an author."""
        raise NotImplementedError

    def redrawn(self, typed, **found):
        """The page with what was ``typed``, nothing saved; ``found`` are the people who were looked for."""
        raise NotImplementedError

    def bind_authors(self, data=None, *, is_redrawn=False) -> None:
        self.authors = AuthorRows(
            data, unit=self.home(), people=self.people(), initiative=self.row, is_redrawn=is_redrawn
        )

    def redraw(self):
        """The page as ``redrawn`` makes it, with one author more or less or with the people found."""
        data = self.request.POST.copy()
        if dropped := data.get("drop_author"):
            data.setlist("author", [key for key in data.getlist("author") if key != dropped])
        self.bind_authors(data, is_redrawn=True)
        return self.redrawn(data.dict(), **self._found(data))

    def _found(self, data) -> dict:
        query = clean(data.get("author_search", "")) if "author_find" in data else ""
        if not query:
            return {}
        there = [row.member.pk for row in self.authors.rows]
        people = self.people().matching(query).exclude(pk__in=there)[:SEARCHED]
        results = [{"id": one.pk, "label": str(one), "note": note_of(one, home=self.home())} for one in people]
        return {"query": query, "results": results}
