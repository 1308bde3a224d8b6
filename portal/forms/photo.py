from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError
from common.uploads import PICTURES, accepted
from portal.models import ArticlePhoto
from portal.services.article import checked_photo


class PhotoForm(forms.ModelForm):
    """A photo of an article; what is wrong with the file is said beside it."""

    picture = forms.FileField(
        label=gettext_lazy("Tệp ảnh (JPG, PNG)"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": accepted(PICTURES)}),
    )

    class Meta:
        model = ArticlePhoto
        fields = ["position", "caption", "credit"]

    def clean_picture(self):
        """The photo as it will be kept; ``None`` where the row keeps what it has."""
        file = self.cleaned_data["picture"]
        if file is None:
            if self.instance.pk is None:
                raise ValidationError(_("Hãy chọn một tệp ảnh."))
            return None
        if self.instance.pk is not None:
            raise ValidationError(_("Ảnh đã có thì không thay được: hãy xoá dòng này rồi thêm ảnh mới."))
        try:
            return checked_photo(file)
        except DomainError as refusal:
            raise ValidationError(str(refusal)) from refusal
