"""Forms of a candidate's line, of each step, and of a relative."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tongket.records.admissions.candidates.book import CandidateEntry, RelativeEntry, StepEntry
from tongket.records.admissions.candidates.facts import Known
from tongket.records.admissions.candidates.queries import due_by_the_register
from tongket.records.members import queries as members
from tongket.rules import vocabulary
from tongket.rules.admissions import probation_ends_on
from tongket.rules.load import value_if_known
from tongket.rules.notation import date_vi, normalise
from tongket.web.language import language
from tongket.web.people.forms import day_field, unit_choices
from tongket.web.place import Place

NUMBER, ISSUER, BODY, MEMBER, SINCE, VOTE, OFFICIAL = "number", "issuer", "body", "member", "since", "vote", "official"
FIELDS = {
    "awareness_certificate": (NUMBER, ISSUER),
    "introduced": (MEMBER, SINCE),
    "union_resolution": (ISSUER, NUMBER),
    "mass_opinions": (ISSUER,),
    "residence_opinions": (ISSUER,),
    "provincial_consent": (NUMBER,),
    "cell_vote": (VOTE, NUMBER),
    "committee_vote": (VOTE, NUMBER),
    "admission_decision": (NUMBER, BODY),
    "new_member_class": (NUMBER, ISSUER),
    "mass_remarks": (ISSUER,),
    "residence_remarks": (ISSUER,),
    "recognition_vote": (VOTE, NUMBER),
    "recognition_decision": (NUMBER, OFFICIAL),
}
"""What a step asks for beside its day."""


class CandidateForm(forms.Form):
    """A candidate's line."""

    def __init__(self, place: Place, data: Any = None, entry: CandidateEntry | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        units = [unit for unit in place.tree if place.may("candidate.enter", unit.id)]
        cells = [unit for unit in units if unit.type.endswith("cell")] or units
        blank = [("", "—")]
        self.fields["full_name"] = forms.CharField(label=_("Họ và tên"), max_length=120)
        self.fields["birth_date"] = day_field(_("Ngày sinh"))
        self.fields["organization"] = forms.ChoiceField(label=_("Chi bộ theo dõi"), choices=unit_choices(cells))
        self.fields["entered_on"] = day_field(_("Ngày đưa vào danh sách"))
        self.fields["sex"] = forms.ChoiceField(
            label=_("Giới tính"), required=False, choices=[*blank, *vocabulary.choices("sex", language())]
        )
        self.fields["schooling"] = forms.ChoiceField(
            label=_("Trình độ học vấn"), required=False, choices=[*blank, *vocabulary.choices("schooling", language())]
        )
        self.fields["home_town"] = forms.CharField(label=_("Quê quán"), required=False, max_length=160)
        self.fields["residence"] = forms.CharField(label=_("Nơi cư trú"), required=False, max_length=160)
        self.fields["readmits"] = forms.CharField(
            label=_("Kết nạp lại: họ tên đảng viên cũ trong sổ"), required=False, max_length=120,
            help_text=_("Chỉ ghi khi người này từng là đảng viên."),
        )  # fmt: skip
        self.fields["reason"] = reason_field()
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False, localize=False)
        self.fields["entered_on"].initial = date_vi(place.today)
        self.units = place.reads("candidate.read")
        if entry is not None:
            self.initial = _written(entry)

    def clean_readmits(self) -> int | None:
        """The former member of that name among those one may read."""
        name = normalise(self.cleaned_data["readmits"])
        if not name:
            return None
        mention = members.Mention(name, birth_date=self.cleaned_data.get("birth_date"))
        found = members.resolve(self.units, [mention])[mention]
        if isinstance(found, int):
            return found
        raise forms.ValidationError(str(found), code=found.code)

    def entry(self) -> CandidateEntry:
        given = self.cleaned_data
        return CandidateEntry(
            normalise(given["full_name"]), given["birth_date"], int(given["organization"]), given["entered_on"],
            given["sex"], given["schooling"], normalise(given["home_town"]), normalise(given["residence"]),
            given["readmits"],
        )  # fmt: skip


class StepForm(forms.Form):
    """The form of one kind of step."""

    def __init__(self, place: Place, candidate: Known, kind: str, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.place, self.candidate, self.kind = place, candidate, kind
        self.fields["happened_on"] = day_field(_("Ngày"))
        self.fields["happened_on"].initial = date_vi(place.today)
        for name in FIELDS.get(kind, ()):
            getattr(self, f"add_{name}")()
        self.fields["reason"] = reason_field(asked=kind != "candidate_dropped")

    def add_number(self) -> None:
        self.fields["number"] = forms.CharField(label=_("Số, ký hiệu văn bản"), required=False, max_length=60)

    def add_issuer(self) -> None:
        self.fields["issuer"] = forms.CharField(label=_("Nơi cấp, tổ chức"), required=False, max_length=160)

    def add_body(self) -> None:
        choices = vocabulary.choices("admission_body", language())
        self.fields["issuer"] = forms.ChoiceField(label=_("Cấp quyết định"), choices=choices)
        rule = value_if_known("admissions/decided_by", self.place.today)
        self.fields["issuer"].initial = rule.value if rule else None

    def add_member(self) -> None:
        here = members.members_on([self.candidate.line.entry.organization], self.place.today)
        choices = [(str(each.id), each.entry.full_name) for each in here]
        self.fields["member"] = forms.ChoiceField(
            label=_("Đảng viên giới thiệu"), choices=[("", "—"), *choices],
            help_text=_("Đảng viên chính thức đang sinh hoạt tại chi bộ."),
        )  # fmt: skip

    def add_since(self) -> None:
        self.fields["since"] = day_field(_("Cùng công tác, cư trú từ ngày"), required=False)

    def add_official(self) -> None:
        self.fields["since"] = day_field(_("Chính thức từ ngày"))
        admitted = self.candidate.facts.steps.get("admission_ceremony")
        if admitted is not None:
            self.fields["since"].initial = date_vi(probation_ends_on(admitted))

    def add_vote(self) -> None:
        due, hint = None, _("Số cấp ủy viên.")
        if self.kind != "committee_vote":
            due = due_by_the_register(self.candidate.line.entry.organization, self.place.today)
            hint = _("Theo sổ đảng viên hôm nay; người sinh hoạt tạm thời nơi khác được trừ ra.")
        self.fields["due"] = _count(_("Phải dự"), hint, due)
        self.fields["present"] = _count(_("Có mặt"))
        self.fields["agree"] = _count(_("Tán thành"))

    def entry(self) -> StepEntry:
        given = self.cleaned_data
        member = given.get("member", "")
        return StepEntry(
            self.candidate.line.id, given["happened_on"], normalise(given.get("number", "")),
            normalise(given.get("issuer", "")), int(member) if member else None, given.get("since"),
            given.get("due"), given.get("present"), given.get("agree"), self.kind,
        )  # fmt: skip


class RelativeForm(forms.Form):
    """A relative: relation, name, and the check."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["relation"] = forms.ChoiceField(
            label=_("Quan hệ"), choices=vocabulary.choices("relation", language())
        )
        self.fields["full_name"] = forms.CharField(label=_("Họ và tên"), max_length=120)
        self.fields["checked_on"] = day_field(_("Thẩm tra xong ngày"), required=False)
        self.fields["is_clear_member"] = forms.BooleanField(
            label=_("Là đảng viên có lý lịch rõ ràng, không cần thẩm tra"), required=False
        )

    def entry(self, candidate: int) -> RelativeEntry:
        given = self.cleaned_data
        return RelativeEntry(
            candidate, given["relation"], normalise(given["full_name"]), given["checked_on"], given["is_clear_member"]
        )


def reason_field(*, asked: bool = True) -> forms.CharField:
    hint = _("Chỉ ghi khi được hỏi.") if asked else ""
    return forms.CharField(label=_("Lý do"), required=not asked, max_length=500, help_text=hint)


def _count(label: str, hint: str = "", initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=100_000, help_text=hint, initial=initial, localize=False
    )


def _written(entry: CandidateEntry) -> dict[str, object]:
    def day(value: date) -> str:
        return date_vi(value)

    former = members.names([entry.readmits]).get(entry.readmits, "") if entry.readmits is not None else ""
    return {
        "full_name": entry.full_name, "birth_date": day(entry.birth_date), "organization": str(entry.organization),
        "entered_on": day(entry.entered_on), "sex": entry.sex, "schooling": entry.schooling,
        "home_town": entry.home_town, "residence": entry.residence, "readmits": former,
    }  # fmt: skip
