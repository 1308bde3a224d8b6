from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, FormView, ListView

from campaigns.views.editing import version_of
from common.errors import DomainError, StaleEdit
from common.keys import keys_of
from common.serving import refuse
from common.workflow import available_moves
from scores.forms.card import OpenCardForm, faults_of
from scores.forms.filters import CardFilterSet
from scores.forms.points import PointsTable
from scores.models import ScoreCard, ScoreColumn
from scores.selectors.card_page import card_page
from scores.selectors.timeline import timeline
from scores.services.card import open_card, save_scores, writable_column
from scores.transitions import CARD_MOVES
from units.models import Role
from units.scope import scope_of
from units.views.mixins import HoldsRoleMixin, PageSizeMixin, UnitScopeMixin

CONFLICT = 409
ADDRESSES = {
    "send": "scores:card-send",
    "finish_cluster": "scores:card-finish",
    "appraise": "scores:card-appraise",
    "return": "scores:card-return",
    "reopen": "scores:card-reopen",
}
"""The page of each move a person makes by hand."""


class CardListView(UnitScopeMixin, PageSizeMixin, ListView):
    """The cards one reaches, the latest campaign first, in it by score."""

    queryset = ScoreCard.objects.for_list().ranked().banded()
    template_name = "scores/card_list.html"

    def get_queryset(self):
        self.filterset = CardFilterSet(self.request.GET, super().get_queryset(), user=self.request.user)
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        scope = scope_of(self.request.user)
        return super().get_context_data(**kwargs) | {
            "filter_form": self.filterset.form,
            "may_open": scope.holds(Role.EDITOR),
            "columns": ScoreColumn,
        }


class CardCreateView(HoldsRoleMixin, FormView):
    """A card is opened by whoever keeps the unit's dossiers."""

    form_class = OpenCardForm
    template_name = "scores/card_open.html"
    needed_roles = (Role.EDITOR,)
    refusal = gettext_lazy("Chỉ người lập hồ sơ của đơn vị lập được phiếu tự chấm.")
    elsewhere = "scores:card-list"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        try:
            card = open_card(
                form.cleaned_data["campaign"],
                sheet=form.cleaned_data["sheet"],
                subject_kind=form.subject_kind(),
                subject=form.subject(),
                by=self.request.user,
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return redirect("scores:card-detail", pk=card.pk)


class CardDetailView(UnitScopeMixin, DetailView):
    """The three columns side by side; the one the viewer may write now is a form."""

    queryset = ScoreCard.objects.for_list().select_related("cluster__unit").ranked().banded()
    template_name = "scores/card_detail.html"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return self._page()

    def post(self, request, *args, **kwargs):
        card = self.object = self.get_object()
        page = card_page(card, column=writable_column(card, by=request.user))
        if page.column is None:
            refuse(request, _("Bạn không ghi được điểm vào phiếu này lúc này."))
            return redirect("scores:card-detail", pk=card.pk)
        table = points_table(page, request.POST)
        if not table.is_valid:
            return self._page(table, status=200)
        try:
            save_scores(
                card,
                column=page.column,
                points=table.values,
                by=request.user,
                version=version_of(request),
                knock_outs=keys_of(request.POST.getlist("knock_outs")) if "judges" in request.POST else None,
            )
        except StaleEdit as refusal:
            messages.error(request, str(refusal))
            return self._page(table, status=CONFLICT)
        except DomainError as refusal:
            table.blame(faults_of(refusal))
            if table.is_valid:
                messages.error(request, str(refusal))
            return self._page(table)
        messages.success(request, _("Đã lưu điểm."))
        return redirect("scores:card-detail", pk=card.pk)

    def _page(self, table=None, status=200):
        card = self.object
        column = writable_column(card, by=self.request.user)
        page = card_page(card, column=column, typed=table.values if table else None)
        table = table or points_table(page)
        errors = table.errors({row.key: row.title for row in page.rows()})
        context = self.get_context_data(object=card) | {
            "page": page,
            "sections": shown_sections(page, table),
            "columns": list(ScoreColumn),
            "writes": ScoreColumn(page.column) if page.column else None,
            "errors": errors,
            "has_errors": bool(errors),
            "acts": acts_of(card, self.request.user),
            "hits": set(card.knock_outs.values_list("knock_out_id", flat=True)),
            "knock_outs": list(card.sheet.knock_outs.all()),
            "judges": page.column == ScoreColumn.APPRAISED,
            "events": timeline(card),
        }
        return render(self.request, self.template_name, context, status=status)


class CardSumsView(UnitScopeMixin, DetailView):
    """What the typed points come to; nothing is written."""

    queryset = ScoreCard.objects.for_list().select_related("cluster__unit")
    http_method_names = ["post"]

    def post(self, request, pk):
        card = self.get_object()
        column = writable_column(card, by=request.user)
        table = points_table(card_page(card, column=column), request.POST)
        page = card_page(card, column=column, typed=table.values)
        labels = {row.key: row.title for row in page.rows()}
        limits = {row.key: row.maximum for row in page.rows()}
        table.blame({key: _("quá điểm tối đa") for key, value in table.values.items() if (value or 0) > limits[key]})
        context = {"page": page, "columns": list(ScoreColumn), "card": card, "errors": table.errors(labels)}
        return render(request, "scores/_sums.html", context)


def points_table(page, data=None) -> PointsTable:
    """The inputs of the viewer's column; none for a reader."""
    rows = page.rows() if page.column else []
    return PointsTable([row.key for row in rows], stored={row.key: row.points[page.column] for row in rows}, data=data)


def shown_sections(page, table: PointsTable) -> list[dict]:
    """Sections with their lines; of each line its cells, one of them an input."""
    return [
        {
            "section": section,
            "rows": [
                {"row": row, "cells": [_cell(column, row, page, table) for column in ScoreColumn]}
                for row in section.rows
            ],
            "sums": [(column, section.sums[column]) for column in ScoreColumn],
        }
        for section in page.sections
    ]


def _cell(column, row, page, table: PointsTable) -> dict:
    return {
        "label": column.label,
        "value": row.points[column],
        "input": table.cells.get(row.key) if column == page.column else None,
    }


def acts_of(card: ScoreCard, user) -> list[dict]:
    """The moves the person may make now, as links."""
    return [
        {"label": CARD_MOVES[move].label, "url": reverse(ADDRESSES[move], args=[card.pk]), "move": move}
        for move in available_moves(card, by=user, table=CARD_MOVES)
        if move in ADDRESSES
    ]
