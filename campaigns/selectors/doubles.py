from django.utils.translation import gettext as _


def stands_already(entry) -> str:
    """Why the subject of ``entry`` may not stand for its award in another dossier of the round as well."""
    return _(
        "%(subject)s đã có trong hồ sơ của %(unit)s cho %(award)s. "
        "Mỗi hình thức chỉ đứng tên một lần trong một đợt: hãy để ở một hồ sơ."
    ) % {"subject": entry.subject_label, "unit": entry.dossier.unit.label, "award": entry.award.name}
