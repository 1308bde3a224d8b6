from django import forms

from common.forms.layout import plain_helper
from units.forms.fields import unit_choice
from units.models import Role, Unit
from units.scope import scope_of

WRITING = (Role.EDITOR, Role.SPECIALIST)


class UnitForm(forms.Form):
    """For which of the units one writes for."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        scope = scope_of(user)
        only_above = [path for path in scope.held.get(Role.SPECIALIST, ()) if not scope.covers(path, Role.EDITOR)]
        self.reached = Unit.objects.active().visible_to(user, *WRITING).exclude(path__in=only_above)
        self.fields["unit"] = unit_choice(self.reached)
        self.helper = plain_helper("unit")

    def chosen(self) -> Unit | None:
        """The unit asked for, or the only one there is; ``None`` when it has to be asked for."""
        if self.is_bound:
            return self.cleaned_data["unit"] if self.is_valid() else None
        first = list(self.reached[:2])
        return first[0] if len(first) == 1 else None
