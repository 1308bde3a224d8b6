from django.utils.translation import gettext as _


class DraftMixin:
    """A draft asks for a name alone; a kind that was chosen may be changed but not taken back."""

    def __init__(self, *args, is_draft=False, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.required = bool(self.instance.kind) or not is_draft
        kind.choices = [("", _("Chọn loại")), *(choice for choice in kind.choices if choice[0])]
