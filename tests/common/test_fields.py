import unicodedata
from decimal import Decimal

import pytest
from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.utils import translation

from common.fields import CleanCharField, CleanTextField, MoneyField
from common.vietnamese import MAX_AMOUNT, UnclearNumber

NFD_NAME = unicodedata.normalize("NFD", "Đặng Thị Thuỷ")


with isolate_apps("common"):

    class Work(models.Model):
        """Never a table: stands for any model with these fields."""

        name = CleanCharField("tên", max_length=13)
        nickname = CleanCharField("tên gọi", max_length=20, blank=True, null=True)
        account = CleanTextField("thành tích", blank=True)
        value = MoneyField("giá trị", null=True, blank=True)

        class Meta:
            app_label = "common"

        def __str__(self):
            return self.name


class WorkForm(forms.ModelForm):
    class Meta:
        model = Work
        fields = ["name", "nickname", "account", "value"]


def form(**typed):
    return WorkForm({"name": "Cầu Hải Lâm", **typed})


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


class TestCleanFields:
    def test_form_cleans_before_it_measures(self):
        filled = form(name=f"  {NFD_NAME}\u200b ", account="Dòng\u00a0 một\r\ndòng hai ")
        assert len(NFD_NAME) > 13
        assert filled.is_valid(), filled.errors
        assert filled.cleaned_data["name"] == filled.instance.name == "Đặng Thị Thuỷ"
        assert filled.cleaned_data["account"] == filled.instance.account == "Dòng một\ndòng hai"

    def test_name_of_invisible_characters_is_missing(self):
        filled = form(name="\u00a0\u200b")
        assert filled.errors.as_data()["name"][0].code == "required"

    def test_too_long_a_name_is_still_too_long(self):
        assert form(name="a" * 14).errors.as_data()["name"][0].code == "max_length"

    @pytest.mark.parametrize("typed", ["", " \u200b"])
    def test_empty_nullable_text_stays_null(self, typed):
        filled = form(nickname=typed)
        assert filled.is_valid(), filled.errors
        assert filled.instance.nickname is None

    def test_full_clean_and_save_leave_the_clean_text_on_the_instance(self):
        work = Work(name=f" {NFD_NAME}")
        work.full_clean()
        assert work.name == "Đặng Thị Thuỷ"
        work.name = "\ufeffÐinh"
        assert Work._meta.get_field("name").pre_save(work, add=True) == work.name == "Đinh"

    def test_lookup_is_cleaned(self):
        assert Work._meta.get_field("name").get_prep_value(NFD_NAME) == "Đặng Thị Thuỷ"
        assert Work._meta.get_field("account").get_prep_value(" a \n b") == "a\nb"
        assert Work._meta.get_field("name").get_prep_value(None) is None

    def test_long_text_gets_a_text_area(self):
        assert isinstance(form().fields["account"].widget, forms.Textarea)

    def test_migrations_can_write_the_fields(self):
        for name, path in [
            ("name", "CleanCharField"),
            ("account", "CleanTextField"),
            ("value", "MoneyField"),
        ]:
            _, written, _, arguments = Work._meta.get_field(name).deconstruct()
            assert written == f"common.fields.{path}"
            assert "validators" not in arguments


class TestMoneyField:
    @pytest.mark.parametrize(
        ("typed", "dong"), [("44.900.000", 44_900_000), ("44,9 tỷ", 44_900_000_000), ("0", 0), ("", None)]
    )
    def test_form_reads_money(self, typed, dong):
        filled = form(value=typed)
        assert filled.is_valid(), filled.errors
        assert filled.instance.value == dong

    @pytest.mark.parametrize(
        ("typed", "advice"),
        [
            ("1.5", "«1.5» chưa rõ là số nào"),
            ("-5", "không được âm"),
            ("50%", "«50%» là tỷ lệ"),
            ("1,5", "số đồng nguyên"),
            ("2.000.000 tỷ", "lớn hơn 999.999.999.999.999 đồng"),
        ],
    )
    def test_form_says_what_to_do(self, typed, advice):
        (message,) = form(value=typed).errors["value"]
        assert advice in message
        assert "Hãy" in message

    def test_form_shows_dots_and_keeps_what_was_mistyped(self):
        shown = str(WorkForm(instance=Work(name="Cầu", value=44_900_000))["value"])
        assert 'value="44.900.000"' in shown
        assert 'type="text"' in shown
        assert 'inputmode="numeric"' in shown
        assert 'value="1.5"' in str(form(value="1.5")["value"])

    def test_admin_number_input_becomes_text(self):
        field = Work._meta.get_field("value").formfield(widget=AdminIntegerFieldWidget)
        shown = field.widget.render("value", field.prepare_value(1500))
        assert 'type="text"' in shown
        assert 'value="1.500"' in shown
        assert 'class="vIntegerField"' in shown

    def test_same_amount_written_otherwise_is_no_change(self):
        filled = WorkForm({"name": "Cầu", "value": "44,9 triệu"}, instance=Work(name="Cầu", value=44_900_000))
        assert filled.changed_data == []

    @pytest.mark.parametrize("outside", [-1, MAX_AMOUNT + 1])
    def test_model_refuses_amounts_outside(self, outside):
        with pytest.raises(ValidationError) as refused:
            Work(name="Cầu", value=outside).full_clean()
        (message,) = refused.value.message_dict["value"]
        assert "Hãy" in message

    def test_model_takes_the_limits(self):
        for limit in (0, MAX_AMOUNT):
            Work(name="Cầu", value=limit).full_clean()

    @pytest.mark.parametrize(("given", "stored"), [("1,2 triệu", 1_200_000), (Decimal("5.0"), 5), (7, 7), (None, None)])
    def test_stored_value_is_whole(self, given, stored):
        assert Work._meta.get_field("value").get_prep_value(given) == stored

    @pytest.mark.parametrize("given", [5.5, Decimal("0.1"), "5.5"])
    def test_part_of_a_dong_is_never_rounded_away(self, given):
        with pytest.raises(UnclearNumber):
            Work._meta.get_field("value").get_prep_value(given)

    def test_database_checks_the_sign(self):
        assert Work._meta.get_field("value").get_internal_type() == "PositiveBigIntegerField"
