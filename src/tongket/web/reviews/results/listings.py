"""The lists of results as tables: the same for the page and for the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.procedures.annual_review.results.commending import (
    MEMBER,
    ORGANIZATION,
    Commendable,
    Commendables,
    commendable,
    own_treatment,
)
from tongket.procedures.annual_review.results.failing import failed_running
from tongket.procedures.annual_review.results.listed import Listed
from tongket.procedures.annual_review.results.quarters import LeaderYear, leaders_of
from tongket.rules.decision import Finding
from tongket.rules.ratings.running import Reach, Running
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.reviews.results.shown import BODIES, MEMBERS, Cell, cited, level, table, unit_url, units_read

QUARTERS = (1, 2, 3, 4)
USUAL = (1, 2, 3)
"""The quarters with a column of their own, whoever was rated: the fourth goes with the year in most places."""


@dataclass(frozen=True)
class Listing:
    """A list with what is to be known of it; `tables` as `parts/table.html` takes them."""

    title: str
    notes: Sequence[str]
    tables: Sequence[Mapping[str, object]]
    empty: str


def commendables_of(place: Place) -> Commendables:
    """Members and organisations together, each where its ratings may be read."""
    own = own_treatment(place.unit.id, place.year)
    found = commendable(units_read(place, MEMBERS), place.year, own)
    bodies = commendable(units_read(place, BODIES), place.year, own)
    return Commendables(found.year, found.members, bodies.organizations, found.rule, found.titles, found.five_years)


def commendable_list(place: Place) -> Listing:
    """Whose rating allows a commendation."""
    found = commendables_of(place)
    tables = [
        _commendables(place, subject, lines) for subject, lines in _by_subject(found.organizations, found.members)
    ]
    return Listing(
        _("Được xét khen thưởng theo mức xếp loại"),
        [*_rule_notes(found), _("Danh sách chỉ theo mức đã quyết định; việc khen thưởng do cấp có thẩm quyền xét.")],
        tables,
        _("Chưa có tổ chức đảng, đảng viên nào được quyết định xếp mức đủ để xét."),
    )  # fmt: skip


def five_years_list(place: Place) -> Listing:
    """Whose years in a row reach the five-year title, or may reach it."""
    found = commendables_of(place)
    near = found.near_five
    tables = [
        _commendables(place, subject, lines)
        for subject, lines in _by_subject(
            [each for each in near if each.subject == ORGANIZATION], [each for each in near if each.subject == MEMBER]
        )
    ]
    notes = [
        _("Năm chưa nhập xếp loại thì chưa kết luận."),
        _("Năm đã nhập mà không xếp loại được tính cả hai cách: ngắt chuỗi, hoặc bỏ qua năm đó."),
    ]
    if own_treatment(place.unit.id, place.year) is None:
        notes.append(_("Chưa thấy văn bản nào nói cách nào đúng; có văn bản thì nhập ở “Giá trị do cơ quan nhập”."))
    if found.five_years:
        years, citation = found.five_years
        said = _("Danh hiệu 5 năm cần %(years)s năm liền hoàn thành xuất sắc nhiệm vụ: %(source)s.")
        notes.insert(0, said % {"years": years, "source": cited(citation)})
    return Listing(_("Số năm liền hoàn thành xuất sắc nhiệm vụ"), notes, tables, _("Chưa có ai đủ hoặc có thể đủ."))


def failed_list(place: Place) -> Listing:
    """Members rated "not completed" two years running."""
    found = failed_running(units_read(place, MEMBERS), place.year)
    heads = [(_("Họ và tên"), ""), (_("Chi bộ"), ""), (_("Số năm liền"), "right"), (_("Các năm"), "")]
    rows: list[list[Cell]] = [
        [
            _person(place, line.listed),
            {"text": line.listed.unit},
            {"text": str(line.years)},
            {"text": ", ".join(str(place.year - back) for back in reversed(range(line.years)))},
        ]
        for line in found.lines
    ]
    notes = [_("Danh sách để chi bộ xem xét theo quy định; chương trình không kết luận.")]
    if found.rule:
        said = _("Căn cứ: Điều lệ Đảng, Điều 8 (chưa kiểm chứng câu chữ); %(source)s.")
        notes.insert(0, said % {"source": cited(found.rule)})
    if found.unknown:
        said = _(
            "%(count)s đảng viên không hoàn thành nhiệm vụ năm nay chưa nhập xếp loại năm trước nên chưa kết luận."
        )
        notes.append(said % {"count": found.unknown})
    label = _("Hai năm liền không hoàn thành nhiệm vụ")
    return Listing(label, notes, [table(label, heads, rows)] if rows else [], _("Không có đảng viên nào."))


def quarters_list(place: Place) -> Listing:
    """Leaders' quarters beside their year."""
    found = leaders_of(units_read(place, MEMBERS), place.year)
    label = _("Cán bộ lãnh đạo, quản lý: xếp loại các quý")
    numbers = [number for number in QUARTERS if number in USUAL or any(number in each.quarters for each in found)]
    quarters = [(_("Quý %(quarter)s") % {"quarter": quarter}, "") for quarter in numbers]
    heads = [(_("Họ và tên"), ""), (_("Nơi xếp loại"), ""), *quarters, (_("Cả năm"), ""), (_("Lưu ý"), "")]
    rows = [_leader(place, each, numbers) for each in found]
    citations = sorted({cited(each) for leader in found for each in leader.said.decision.citations})
    notes = [_("Căn cứ: %(source)s. Mức cả năm không lấy bình quân các quý.") % {"source": each} for each in citations]
    notes = notes or [_("Chưa có quy định để đối chiếu đánh giá hằng quý của năm này.")]
    empty = _("Năm này chưa có xếp loại quý nào được quyết định.")
    return Listing(label, notes, [table(label, heads, rows)] if rows else [], empty)


LISTS: Mapping[str, Callable[[Place], Listing]] = {
    "khen-thuong": commendable_list,
    "nam-nam-lien": five_years_list,
    "khong-hoan-thanh": failed_list,
    "cac-quy": quarters_list,
}
"""By the word each has in its address and in the name of its file."""


def _by_subject(
    bodies: Sequence[Commendable], people: Sequence[Commendable]
) -> Iterable[tuple[str, Sequence[Commendable]]]:
    return [(subject, lines) for subject, lines in ((ORGANIZATION, bodies), (MEMBER, people)) if lines]


def _rule_notes(found: Commendables) -> Iterable[str]:
    if found.rule is None:
        yield _("Chưa có quy định để đối chiếu mức xếp loại cần có của năm này.")
        return
    yield _("Mức cần có: hoàn thành xuất sắc nhiệm vụ – %(source)s.") % {"source": cited(found.rule)}
    names = {MEMBER: _("đảng viên"), ORGANIZATION: _("tổ chức đảng")}
    for subject, title in found.titles:
        said = {"subject": names[subject], "title": title.name, "source": cited(title.citation)}
        yield _("Danh hiệu của %(subject)s: “%(title)s” – %(source)s.") % said


def _commendables(place: Place, subject: str, lines: Sequence[Commendable]) -> Mapping[str, object]:
    is_member = subject == MEMBER
    label = _("Đảng viên") if is_member else _("Tổ chức đảng")
    first = [(_("Họ và tên"), ""), (_("Chi bộ"), "")] if is_member else [(_("Tổ chức đảng"), "")]
    heads = [*first, (_("Số năm liền xuất sắc"), "right"), (_("Danh hiệu 5 năm"), ""), (_("Khen thưởng của năm"), "")]
    return table(label, heads, [list(_commendable(place, each, is_member=is_member)) for each in lines])


def _commendable(place: Place, line: Commendable, *, is_member: bool) -> Iterable[Cell]:
    listed = line.listed
    yield _person(place, listed) if is_member else {"text": listed.name, "url": unit_url(listed.key)}
    if is_member:
        yield {"text": listed.unit}
    yield {"text": str(line.running.counted), "note": _both_ways(line.running)}
    yield _five(line.five)
    yield {"text": _("đã vào sổ") if line.is_commended else _("chưa có trong sổ")}


def _both_ways(found: Running) -> str:
    if not found.differs:
        return ""
    without = ", ".join(str(year) for year in sorted(found.without))
    return _("%(years)s nếu bỏ qua năm không xếp loại (%(without)s)") % {"years": found.passing, "without": without}


def _five(five: Reach | None) -> Cell:
    shown = {
        Reach.REACHED: ("ok", _("đủ số năm")),
        Reach.DEPENDS: ("due", _("tùy cách tính")),
        Reach.NOT_KNOWN: ("info", _("chưa đủ số liệu")),
    }
    if five is None:
        return {"text": _("chưa có quy định")}
    if five not in shown:
        return {"text": _("chưa đủ số năm")}
    tone, label = shown[five]
    return {"text": "", "chip": {"label": label, "tone": tone}}


def _leader(place: Place, line: LeaderYear, numbers: Sequence[int]) -> list[Cell]:
    quarters: list[Cell] = [{"text": level(line.quarters.get(quarter))} for quarter in numbers]
    return [
        _person(place, line.listed),
        {"text": line.listed.unit},
        *quarters,
        {"text": level(line.year)},
        {"text": " ".join(map(partial(_told, language()), line.findings))},
    ]


def _told(tongue: str, finding: Finding) -> str:
    return f"{finding.message(tongue)} {finding.mend(tongue)}"


def _person(place: Place, listed: Listed) -> Cell:
    """A member, with the way to the page where it may be read."""
    may = place.may("member.read", listed.at)
    return {"text": listed.name, "url": reverse("member", args=[listed.key]) if may else ""}
