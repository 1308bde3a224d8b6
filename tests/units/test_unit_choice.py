"""Choosing a unit in a form: from a list, or by a code that is typed, with one's own already there."""

import pytest
from django import forms

from units.forms import fields
from units.models import Unit

pytestmark = pytest.mark.django_db


class Choosing(forms.Form):
    def __init__(self, *args, reached, **options):
        super().__init__(*args)
        self.fields["unit"] = fields.unit_choice(reached, **options)


def shown(reached, **options) -> str:
    return str(Choosing(reached=reached, **options)["unit"])


def below(unit):
    return Unit.objects.active().of_subtree(unit)


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(fields, "MOST_CHOICES", 2)


def test_ones_own_unit_stands_in_the_list_where_it_is_asked_for(tree):
    chosen = f'<option value="{tree.province.code}" selected>'
    assert chosen in shown(below(tree.province), own=True)
    assert chosen not in shown(below(tree.province))


def test_with_two_of_ones_own_none_is_chosen(tree):
    two = Unit.objects.filter(pk__in=[tree.base.pk, tree.other.pk])
    assert fields.unit_choice(two, own=True).initial is None
    assert fields.unit_choice(Unit.objects.none(), own=True).initial is None


def test_a_code_is_typed_with_the_topmost_units_offered(tree, many):
    drawn = shown(below(tree.province), own=True)
    assert f'value="{tree.province.code}"' in drawn and 'name="unit"' in drawn and 'list="id_unit_list"' in drawn
    assert f'<option value="{tree.province.code}">{tree.province.name}</option>' in drawn
    assert drawn.count("<option") == 2
    typed = Choosing({"unit": tree.base.code}, reached=below(tree.province))
    assert typed.is_valid() and typed.cleaned_data["unit"] == tree.base
    wrong = Choosing({"unit": "KHONG-CO"}, reached=below(tree.province))
    assert 'value="KHONG-CO"' in str(wrong["unit"]) and "Hãy xem lại mã đơn vị" in str(wrong.errors)
