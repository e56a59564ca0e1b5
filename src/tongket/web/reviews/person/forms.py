"""Forms of a comment and of a tally of one subject."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.subjects.queries import Subject
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi, normalise
from tongket.web.language import language
from tongket.web.people.forms import day_field
from tongket.web.reviews.evening.columns import OF_TALLY

BLANK = [("", "—")]


class CommentForm(forms.Form):
    """A comment on a subject, what was answered, and the remedy promised."""

    def __init__(self, subject: Subject, data: Any = None, entry: CommentEntry | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.subject, self.kept = subject, entry
        self.fields["opinion"] = _text(_("Ý kiến góp ý"), 500, required=True)
        self.fields["giver_kind"] = forms.ChoiceField(
            label=_("Người góp ý"), choices=vocabulary.choices("giver_kind", language()), initial="body"
        )
        self.fields["giver"] = forms.CharField(
            label=_("Tên tập thể hoặc họ tên"), max_length=160, required=False,
            help_text=_("Ghi như biên bản: ví dụ “Chi bộ thôn Đông”, “Ủy ban kiểm tra Đảng ủy”."),
        )  # fmt: skip
        self.fields["answer"] = forms.ChoiceField(
            label=_("Tiếp thu hay giải trình"), required=False,
            choices=[*BLANK, *vocabulary.choices("comment_answer", language())],
        )  # fmt: skip
        self.fields["explanation"] = _text(_("Nội dung tiếp thu, giải trình"), 500)
        self.fields["remedy"] = _text(_("Việc cam kết khắc phục"), 300)
        self.fields["remedy_by"] = day_field(_("Thời hạn khắc phục"), required=False)
        self.fields["remedied_on"] = day_field(_("Đã khắc phục xong ngày"), required=False)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False, localize=False)
        if entry is not None:
            self.initial = {name: getattr(entry, name) for name in self.fields if hasattr(entry, name)}
            self.initial.update({name: date_vi(day) for name in ("remedy_by", "remedied_on")
                                 if (day := getattr(entry, name)) is not None})  # fmt: skip

    def entry(self) -> CommentEntry:
        given, at = self.cleaned_data, self.subject.entry
        place = "leadership" if at.subject in ("key_cadre", "leadership_collective") else "cell"
        return CommentEntry(
            at.organization, self.subject.id, normalise(given["opinion"]), self.kept.place if self.kept else place,
            given["giver_kind"], normalise(given["giver"]), given["answer"], normalise(given["explanation"]),
            normalise(given["remedy"]), given["remedy_by"], given["remedied_on"],
        )  # fmt: skip


class TallyForm(forms.Form):
    """What the tellers counted in one ballot: sums alone."""

    def __init__(self, data: Any = None, entry: TallyEntry | None = None, *, prefix: str = "phieu") -> None:
        super().__init__(data, use_required_attribute=False, auto_id=f"{prefix}-%s")
        self.fields["held_on"] = day_field(_("Ngày bỏ phiếu"))
        for column in OF_TALLY:
            self.fields[column.id] = forms.IntegerField(
                label=str(column.label), min_value=0, max_value=100_000, localize=False,
                required=column.id in ("due", "present", "valid"),
            )  # fmt: skip
        self.fields["reason"] = forms.CharField(
            label=_("Lý do"), max_length=500, required=False, help_text=_("Chỉ ghi khi được hỏi.")
        )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False, localize=False)
        if entry is not None:
            self.initial = {column.id: getattr(entry, column.id) for column in OF_TALLY}
            self.initial["held_on"] = date_vi(entry.held_on)

    def entry(self, subject: Subject, vote: str, counting: int) -> TallyEntry:
        given = self.cleaned_data
        numbers = {column.id: given[column.id] or 0 for column in OF_TALLY}
        return TallyEntry(subject.entry.organization, subject.id, vote, given["held_on"], counting=counting, **numbers)


def _text(label: str, length: int, *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=length, required=required, widget=widget)
