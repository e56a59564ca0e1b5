"""Forms of a paper's steps: who signed and when, the signed copy, the recipients; and a paper from outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents import queries as papers
from tongket.documents.queries import PaperRecord, Signer
from tongket.documents.register.copies import MARKINGS, MAX_COPY, MEGABYTE, PLAIN
from tongket.documents.register.signers import signers
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.people.forms import day_field
from tongket.web.place import Place

OTHER = "khac"


class StepForm(forms.Form):
    """The next step of a paper: its page, its title and its button. The version is the one the person saw."""

    action, page, title, button, hint = "", "", "", "", ""

    def __init__(self, place: Place, paper: PaperRecord, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, use_required_attribute=False)
        self.place, self.paper = place, paper
        self.url = reverse(self.page, args=[paper.key])
        self.build()
        self.fields["reason"] = forms.CharField(
            label=_("Lý do"), required=False, max_length=500, help_text=_("Chỉ ghi khi được hỏi."),
        )  # fmt: skip
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=paper.version, localize=False)

    def build(self) -> None:
        """Add the step's own fields."""

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in ("version", "reason")]


class SubmitForm(StepForm):
    action, page = "paper.submit", "paper-submit"

    def build(self) -> None:
        self.title, self.button = _("Trình ký"), _("Trình ký")
        self.hint = _("Từ lúc trình, bản này không bị thay khi lập lại hồ sơ; bản lập sau là một dự thảo khác.")


class SignForm(StepForm):
    action, page = "paper.sign", "paper-sign"

    def build(self) -> None:
        self.title, self.button = _("Ghi việc ký, cấp số"), _("Ghi đã ký")
        self.hint = _number_hint(self.place, self.paper)
        self.offered: Sequence[Signer] = signers(self.paper.organization, self.paper.type, self.place.today)
        choices = [(str(number), _signer_line(signer)) for number, signer in enumerate(self.offered)]
        other = [(OTHER, _("Người khác, ghi bên dưới"))]
        self.fields["signer"] = forms.ChoiceField(label=_("Người ký"), choices=[*choices, *other])
        self.fields["signed_on"] = day_field(_("Ngày ký"))
        self.fields["signed_on"].initial = date_vi(self.place.today)
        self.fields["name"] = forms.CharField(
            label=_("Họ và tên người ký khác"), required=False, max_length=120,
            help_text=_("Ba ô này chỉ ghi khi người ký không có trong danh sách."),
        )  # fmt: skip
        self.fields["authority"] = forms.CharField(
            label=_("Thể thức đề ký"), required=False, max_length=120, help_text=_("Ví dụ: T/M BAN THƯỜNG VỤ")
        )
        self.fields["post"] = forms.CharField(
            label=_("Chức vụ"), required=False, max_length=120, help_text=_("Ví dụ: BÍ THƯ")
        )

    def signer(self) -> Signer:
        """The one chosen, or as written."""
        chosen = self.cleaned_data["signer"]
        if chosen != OTHER:
            return self.offered[int(chosen)]
        words = self.cleaned_data
        return Signer(self.paper.body, words["authority"].strip(), words["post"].strip(), words["name"].strip())


class AttachForm(StepForm):
    action, page = "paper.attach", "paper-attach"

    def build(self) -> None:
        self.title, self.button = _("Đính kèm bản đã ký"), _("Đính kèm")
        self.hint = _("Bản đã ký được nhận biết bằng mã băm; ai cũng kiểm tra được tệp có đúng bản ấy không.")
        limit = {"maximum": MAX_COPY // MEGABYTE}
        self.fields["copy"] = forms.FileField(
            label=_("Tệp bản đã ký"), help_text=_("PDF, Word (.docx), PNG hoặc JPG; tối đa %(maximum)s MB.") % limit,
            widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.png,.jpg,.jpeg"}),
        )  # fmt: skip
        self.fields["marking"] = forms.ChoiceField(
            label=_("Dấu chỉ mức độ mật trên bản giấy"),
            help_text=_("Xem trên bản giấy rồi chọn; văn bản mật không được tải lên."),
            choices=[("", "—"), (PLAIN, _("Không có dấu mật")), *markings()],
        )


class SendForm(StepForm):
    action, page = "paper.send", "paper-send"

    def build(self) -> None:
        self.title, self.button = _("Phát hành"), _("Ghi đã phát hành")
        day = self.paper.dated_on or self.place.today
        usual = papers.recipients(self.paper.organization, self.paper.type, day)
        self.fields["sent_on"] = day_field(_("Ngày gửi"))
        self.fields["sent_on"].initial = date_vi(self.place.today)
        self.fields["recipients"] = forms.CharField(
            label=_("Nơi nhận"), help_text=_("Mỗi dòng một nơi nhận."), widget=forms.Textarea(attrs={"rows": 6}),
            initial="\n".join(usual), max_length=4000,
        )  # fmt: skip


class OutsideForm(forms.Form):
    """A paper numbered and signed outside the register."""

    def __init__(self, place: Place, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)
        spoken = language()
        office = papers.office(place.unit.id, place.today)
        self.fields["title"] = forms.CharField(label=_("Trích yếu"), max_length=300)
        self.fields["type"] = forms.ChoiceField(
            label=_("Thể loại văn bản"), choices=vocabulary.choices("paper_type", spoken)
        )
        self.fields["body"] = forms.ChoiceField(
            label=_("Cấp ban hành"), choices=vocabulary.choices("issuing_body", spoken),
            initial=papers.default_body(place.unit.id, place.today),
        )  # fmt: skip
        self.fields["number"] = forms.IntegerField(label=_("Số"), min_value=1, max_value=99_999)
        self.fields["term"] = forms.CharField(
            label=_("Nhiệm kỳ"), max_length=9, initial=office.term, help_text=_("Viết dạng 2020-2025.")
        )
        self.fields["dated_on"] = day_field(_("Ngày ký"))
        self.fields["name"] = forms.CharField(label=_("Người ký"), required=False, max_length=120)
        self.fields["post"] = forms.CharField(label=_("Chức vụ"), required=False, max_length=120)
        self.fields["reason"] = forms.CharField(
            label=_("Lý do"), required=False, max_length=500, help_text=_("Chỉ ghi khi được hỏi."),
        )  # fmt: skip


STEPS: dict[str, type[StepForm]] = {
    "draft": SubmitForm,
    "submitted": SignForm,
    "signed": AttachForm,
    "attached": SendForm,
}


def next_step(place: Place, paper: PaperRecord, data: Any = None, files: Any = None) -> StepForm | None:
    """The form of the step that comes next, if the person may take it."""
    form = STEPS.get(paper.state)
    if form is None or paper.is_withdrawn or not place.may(form.action, paper.organization):
        return None
    return form(place, paper, data, files)


def markings() -> list[tuple[str, str]]:
    names = {"secret": _("Mật"), "top_secret": _("Tối mật"), "utmost_secret": _("Tuyệt mật")}
    return [(marking, names[marking]) for marking in MARKINGS]


def _signer_line(signer: Signer) -> str:
    return " – ".join(filter(None, (signer.name, signer.authority, signer.post)))


def _number_hint(place: Place, paper: PaperRecord) -> str:
    """Which number the paper would get today."""
    try:
        term = paper.term or papers.office(paper.organization, place.today).term
        symbol = papers.symbol_of(paper.organization, place.today, paper.body)
        number = papers.next_number(paper.organization, paper.type, term, symbol)
        line = papers.symbol_line(paper.type, number, paper.organization, place.today, paper.body)
    except TongketError:
        return ""
    return _("Ký tay hoặc ký số bằng thiết bị của cơ quan; sổ ghi lại và cấp số. Kế tiếp: %(line)s.") % {"line": line}
