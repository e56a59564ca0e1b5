"""Forms of opening a round, of its settings, and of the paper by which its committee acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tongket.procedures.annual_review.deciding.decide import Paper
from tongket.procedures.annual_review.deciding.weighing import Reasons
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.rounds.standing import UNIT_STEPS
from tongket.rules import vocabulary
from tongket.rules.load import value_on
from tongket.rules.notation import date_vi, normalise
from tongket.rules.periods import year_span
from tongket.web.language import language, spoken
from tongket.web.people.forms import day_field

FIRST_YEAR = 2018
MODE = "mode_"


class PeriodForm(forms.Form):
    """What a round reviews, from which day, and for which conference."""

    def __init__(self, year: int, today: date, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["period"] = forms.ChoiceField(
            label=_("Kỳ kiểm điểm"), choices=vocabulary.choices("review_period", language())
        )
        self.fields["year"] = forms.IntegerField(
            label=_("Năm"), min_value=FIRST_YEAR, max_value=2100, initial=year, localize=False
        )
        self.fields["opened_on"] = day_field(_("Ngày mở đợt"))
        self.fields["opened_on"].initial = date_vi(today)
        self.fields["opened_on"].help_text = _("Danh sách lập theo sổ của ngày này.")
        self.fields["conference_on"] = day_field(_("Ngày hội nghị tổng kết"), required=False)
        self.fields["conference_on"].help_text = _("Lịch tính ngược từ ngày này; có thể định sau.")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        opened, conference = given.get("opened_on"), given.get("conference_on")
        if opened and conference and conference < opened:
            self.add_error(
                "conference_on", forms.ValidationError(_("Hội nghị sau ngày mở đợt."), code="review-day-outside")
            )
        return given


class ModesForm(forms.Form):
    """How each step is done in a round."""

    def __init__(self, data: Any = None, modes: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        for step in UNIT_STEPS:
            self.fields[MODE + step] = forms.ChoiceField(
                label=vocabulary.label(step, language(), "review_step"), initial=(modes or {}).get(step, "here"),
                choices=vocabulary.choices("review_way", language()),
            )  # fmt: skip

    def modes(self) -> dict[str, str]:
        """Step → way, for the steps that are not simply done here; what was not said is done here."""
        self.full_clean()
        given = {step: self.cleaned_data.get(MODE + step) or "here" for step in UNIT_STEPS}
        return {step: way for step, way in given.items() if way != "here"}


class SettingsForm(ModesForm):
    """The conference, the ways of the steps, and the reading of the cap with who said so."""

    def __init__(self, found: Round, data: Any = None) -> None:
        entry = found.entry
        super().__init__(data, entry.modes)
        self.entry_now = entry
        own = day_field(_("Ngày hội nghị tổng kết"), required=False)
        own.initial = date_vi(entry.conference_on) if entry.conference_on else ""
        readings = value_on("quotas/readings", year_span(entry.report_year)[1]).value
        self.fields["conference_on"] = own
        self.fields["reading"] = forms.ChoiceField(
            label=_("Cách tính mức khống chế xuất sắc"), required=False, initial=entry.reading,
            choices=[("", _("Theo quy định của năm")), *((key, spoken(words)) for key, words in readings.items())],
        )  # fmt: skip
        self.fields["reading_source"] = forms.CharField(
            label=_("Căn cứ của cách tính"), required=False, max_length=200, initial=entry.reading_source,
            help_text=_("Số, ngày và cơ quan ban hành văn bản hướng dẫn cách tính."),
        )  # fmt: skip
        self.fields["exceptional_reason"] = forms.CharField(
            label=_("Lý do áp dụng tỷ lệ cao hơn"), required=False, max_length=300, initial=entry.exceptional_reason,
            help_text=_("Chỉ ghi khi cấp có thẩm quyền cho áp dụng tỷ lệ cao hơn mức chung."),
        )  # fmt: skip
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, localize=False, initial=found.line.version
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("reading") and not given.get("reading_source", "").strip():
            self.add_error("reading_source", forms.ValidationError(_("Ghi căn cứ của cách tính này."), code="required"))
        return given

    def entry(self) -> RoundEntry:
        given = self.cleaned_data
        return replace(
            self.entry_now, conference_on=given["conference_on"], modes=self.modes(), reading=given["reading"],
            reading_source=normalise(given["reading_source"]) if given["reading"] else "",
            exceptional_reason=normalise(given["exceptional_reason"]),
        )  # fmt: skip


class PaperForm(forms.Form):
    """The paper of an act on many units, and the reasons where the rules ask for them."""

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        labels = dict(vocabulary.choices("review_way", language()))
        self.fields["on"] = day_field(_("Ngày"))
        self.fields["on"].initial = date_vi(today)
        self.fields["way"] = forms.ChoiceField(
            label=_("Cách ghi"), choices=[(way, labels[way]) for way in ("here", "on_paper")], initial="here"
        )
        self.fields["body"] = forms.CharField(label=_("Cấp quyết định"), max_length=160)
        self.fields["number"] = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60, required=False)
        hint = _("Chỉ ghi khi được hỏi.")
        for name, label in (
            ("of_all", _("Lý do chung")),
            ("of_caps", _("Lý do khi vượt tỷ lệ tối đa")),
            ("of_order", _("Lý do khi không theo trình tự")),
        ):
            self.fields[name] = forms.CharField(label=label, max_length=300, required=False, help_text=hint)

    def paper(self) -> Paper:
        given = self.cleaned_data
        return Paper(normalise(given["body"]), normalise(given["number"]), given["on"], given["way"])

    def reasons(self) -> Reasons:
        given = {name: normalise(self.cleaned_data[name]) for name in ("of_all", "of_caps", "of_order")}
        return Reasons(of_order=given["of_order"] or given["of_all"], of_caps=given["of_caps"], of_all=given["of_all"])
