"""Forms of drafts and opinions: the Word file handed in, what was said of it, and the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tongket.documents.drafting.queries import CommentRecord
from tongket.documents.register.copies import MAX_COPY, MEGABYTE, PLAIN
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.documents.forms import markings
from tongket.web.language import language
from tongket.web.people.forms import day_field
from tongket.web.place import Place


class HandInForm(forms.Form):
    """The edited Word file, who edited it, what changed."""

    def __init__(self, place: Place, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, use_required_attribute=False)
        limit = {"maximum": MAX_COPY // MEGABYTE}
        self.fields["file"] = forms.FileField(
            label=_("Tệp Word đã sửa"),
            help_text=_("Tệp .docx, tối đa %(maximum)s MB; lời văn được giữ nguyên.") % limit,
            widget=forms.FileInput(attrs={"accept": ".docx"}),
        )  # fmt: skip
        self.fields["author"] = forms.CharField(label=_("Người sửa"), max_length=160, initial=place.actor.name)
        self.fields["note"] = forms.CharField(
            label=_("Ghi chú"), required=False, max_length=300, help_text=_("Ví dụ: sau góp ý của Ban Thường vụ.")
        )
        self.fields["marking"] = forms.ChoiceField(
            label=_("Dấu chỉ mức độ mật trên văn bản"), help_text=_("Văn bản mật không được tải lên."),
            choices=[("", "—"), (PLAIN, _("Không có dấu mật")), *markings()],
        )  # fmt: skip


class CommentForm(forms.Form):
    """What was said of a draft, by whom, when."""

    def __init__(self, place: Place, offered: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["draft"] = forms.ChoiceField(
            label=_("Góp ý cho"), choices=offered, initial=offered[-1][0] if offered else ""
        )
        self.fields["place"] = forms.CharField(
            label=_("Mục, vị trí trong dự thảo"), required=False, max_length=200,
            help_text=_("Ví dụ: Phần II, mục 3; trang 5."),
        )  # fmt: skip
        self.fields["opinion"] = forms.CharField(
            label=_("Ý kiến góp ý"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
        )
        self.fields["giver"] = forms.CharField(
            label=_("Tập thể, cá nhân góp ý"), max_length=200, help_text=_("Ghi như trong biên bản.")
        )
        self.fields["received_on"] = day_field(_("Ngày nhận"))
        self.fields["received_on"].initial = date_vi(place.today)


class AnswerForm(forms.Form):
    """Accepted or explained, in which words, by whom, when."""

    def __init__(self, place: Place, comment: CommentRecord, data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False, auto_id=f"id_%s_{comment.id}")
        self.fields["response"] = forms.ChoiceField(
            label=_("Trả lời"), choices=vocabulary.choices("comment_response", language()), widget=forms.RadioSelect,
            initial=comment.response or None,
        )  # fmt: skip
        self.fields["answer"] = forms.CharField(
            label=_("Nội dung tiếp thu, giải trình"), required=False, max_length=4000, initial=comment.answer,
            widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Giải trình thì phải ghi lý do."),
        )  # fmt: skip
        self.fields["answered_by"] = forms.CharField(
            label=_("Người tiếp thu, giải trình"), max_length=160, initial=comment.answered_by or place.actor.name
        )
        self.fields["answered_on"] = day_field(_("Ngày trả lời"))
        self.fields["answered_on"].initial = date_vi(comment.answered_on or place.today)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=comment.version, localize=False)

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name != "version"]
