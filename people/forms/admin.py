from django import forms
from django.utils.translation import gettext as _

from people.models import SubjectKind
from people.models.subject import subject_columns

COLUMNS = ("member", "collective", "subject_unit")


class SubjectForm(forms.ModelForm):
    """A row about one subject, named once; the unit is the subject's."""

    def clean(self):
        data = super().clean()
        if "subject_kind" not in data:
            return data
        chosen = {name: data[name] for name in COLUMNS if data.get(name)}
        subject = next(iter(chosen.values()), None)
        columns = subject_columns(data["subject_kind"], subject)
        if subject is None or {name: columns[name] for name in chosen} != chosen:
            raise forms.ValidationError(
                _("Hãy chọn đúng đối tượng, chỉ một: %(kind)s.") % {"kind": SubjectKind(data["subject_kind"]).label}
            )
        return data | {"subject": subject}

    def recorded(self) -> dict[str, object]:
        """What the service that records the row takes."""
        return {name: value for name, value in self.cleaned_data.items() if name not in COLUMNS}
