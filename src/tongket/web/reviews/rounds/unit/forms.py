"""Forms of a round: a step of a unit, the reason of a return."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tongket.organizations.queries import Unit
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi, normalise
from tongket.web.language import language
from tongket.web.people.forms import day_field
from tongket.web.place import Place

MEETINGS = ("collective_reported", "persons_reviewed", "voted", "appraised", "decided")
"""Steps taken in a session, with who was summoned and who was there."""
WAYS = ("here", "on_paper")


class StepForm(forms.Form):
    """A step of a unit: the day, where it was done, the paper, and of a session its number and attendance."""

    def __init__(self, place: Place, found: Round, unit: Unit, step: str, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.round, self.unit, self.step = found, unit, step
        mode = found.entry.modes.get(step, "here")
        self.fields["on"] = day_field(_("Ngày"))
        self.fields["on"].initial = date_vi(place.today)
        labels = dict(vocabulary.choices("review_way", language()))
        self.fields["way"] = forms.ChoiceField(
            label=_("Cách ghi"), choices=[(way, labels[way]) for way in WAYS], widget=forms.RadioSelect,
            initial=mode if mode in WAYS else "here",
        )  # fmt: skip
        self.fields["number"] = forms.CharField(
            label=_("Số, ký hiệu văn bản"), required=False, max_length=60,
            help_text=_("Bắt buộc khi ghi lại từ văn bản."),
        )  # fmt: skip
        self.fields["body"] = forms.CharField(
            label=_("Cơ quan ban hành, nơi họp"), required=False, max_length=160,
            help_text=_("Ví dụ: Ban Thường vụ Đảng ủy."),
        )  # fmt: skip
        if step in MEETINGS:
            self.fields["ordinal"] = _count(_("Kỳ họp thứ mấy trong nhiệm kỳ"), least=1)
            self.fields["due"] = _count(_("Triệu tập"))
            self.fields["present"] = _count(_("Có mặt"))
        self.fields["note"] = forms.CharField(
            label=_("Ghi chú, lý do"), required=False, max_length=300,
            help_text=_("Cần ghi khi làm bước này không đúng thứ tự."),
        )  # fmt: skip

    def entry(self) -> StepEntry:
        given = self.cleaned_data
        return StepEntry(
            self.round.id, self.unit.id, self.step, given["on"], given["way"], normalise(given["body"]),
            normalise(given["number"]), given.get("ordinal"), given.get("due"), given.get("present"),
            normalise(given["note"]),
        )  # fmt: skip


def _count(label: str, least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=32_000, required=False, localize=False)
