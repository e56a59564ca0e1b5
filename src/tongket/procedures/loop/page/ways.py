"""Below the three columns: every fact's way round, what asks for a look, and what else the two texts name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from tongket.procedures.loop.page.addresses import Shown
from tongket.procedures.loop.page.marked import Side, link, numbers, places_of_findings
from tongket.procedures.loop.page.telling import (
    NAMES,
    aside,
    named,
    one_line,
    recorded_value,
    sign,
    tone,
    understood,
    why,
    words_at,
)
from tongket.procedures.loop.round import Step
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.rules import errors

WEIGHTS = {Severity.ERROR: "bad", Severity.WARNING: "due", Severity.NOTE: "info"}
SAID = {Severity.ERROR: "Sai", Severity.WARNING: "Cần xem lại", Severity.NOTE: "Lưu ý"}


def steps(shown: Shown) -> str:
    heads = ("Nêu trong bài", "Sổ ghi", "Bài mới viết", "Đọc lại", "Kết quả")
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    rows = "".join(_step(shown, place, step, heads) for place, step in enumerate(shown.round.steps))
    return (
        f'<h3 id="{shown.id}-vong">④ Từng số liệu đi một vòng</h3>'
        '<p class="order" aria-hidden="true">nêu trong bài → sổ ghi → bài mới viết → đọc lại</p>'
        f'<table class="steps"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _step(shown: Shown, place: int, step: Step, heads: Sequence[str]) -> str:
    recorded = shown.round.recorded
    back = None if step.back is None else shown.round.back.facts[step.back].fact
    card, there, written = shown.card(place), shown.in_article(place), shown.written(step)
    value = recorded_value(step.fact, recorded)
    cells = (
        f"{link(one_line(step.fact.fact.quote), shown.in_text(place))}"
        f"<small>{numbers(named(step.fact, recorded), card)}</small>",
        link(value, card) if value != "–" else value,
        link(written, there) if written else "–",
        link(understood(back), there) if back is not None else "–",
        f'<span class="result {tone(step.outcome)}">{sign(step.outcome)} {NAMES[step.outcome]}</span>'
        f"{_doubted(shown, step)}{f'<small>{numbers(told, card)}</small>' if (told := why(step)) else ''}",
    )
    row = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads, cells, strict=True))
    return f'<tr id="{shown.row(place)}">{row}</tr>'


def _doubted(shown: Shown, step: Step) -> str:
    """What the document says there is faulty, though the number came round."""
    check = shown.round.check
    if check is None:
        return ""
    return "".join(
        f' <a class="doubt" href="#{shown.left.finding(place)}">? {escape(error_title(found).lower())}</a>'
        for place, found in enumerate(check.findings)
        if found.at.start < step.fact.fact.at.end and step.fact.fact.at.start < found.at.end
    )


def findings(shown: Shown) -> str:
    check = shown.round.check
    own = _found(shown, shown.right, shown.round.back.findings, "Bài mới")
    left = "" if check is None else _found(shown, shown.left, check.findings, "Bài gốc") + _gone(shown, check.findings)
    return f"<h3>⑤ Chỗ cần xem</h3>{left}{own}"


def _gone(shown: Shown, findings_of_text: Sequence[Found]) -> str:
    """What lay in the wording alone, and is no more where the sentences are ours."""
    kept = {found.code for found in shown.round.back.findings}
    gone = dict.fromkeys(error_title(found) for found in findings_of_text if found.code not in kept)
    if not gone:
        return ""
    return f'<p class="fine">Lỗi của lời văn, không còn trong bài mới: {escape("; ".join(gone))}.</p>'


def error_title(found: Found) -> str:
    return errors.error_entry(found.code).title["vi"]


def _found(shown: Shown, side: Side, findings: Sequence[Found], title: str) -> str:
    if not findings:
        return f'<p class="fine">{title}: không có chỗ nào.</p>'
    places = places_of_findings(side)
    items = "".join(
        _finding(side, number, found, places.get(number, shown.id)) for number, found in enumerate(findings)
    )
    return f'<p class="side">{title}</p><ul class="findings">{items}</ul>'


def _finding(side: Side, number: int, found: Found, there: str) -> str:
    here = side.finding(number)
    message, mend = errors.message(found.code, found.arguments), errors.mend(found.code, found.arguments)
    cited = "".join(f"<small>Căn cứ: {numbers(str(citation), here)}</small>" for citation in found.citations)
    return (
        f'<li id="{here}" class="{WEIGHTS[found.severity]}"><b>{SAID[found.severity]}: {escape(error_title(found))}</b>'
        f'<p>{numbers(message, there)}</p><p class="mend">{numbers(mend, there)}</p>{cited}'
        f'<p class="ways"><a href="#{there}">xem trong bài</a></p></li>'
    )


def rest(shown: Shown) -> str:
    """What else stands in the two texts: told from the records besides, and numbers of no report."""
    added = "".join(_added(shown, place) for place in shown.round.added)
    parts = [f'<h3>⑥ Bài mới nêu thêm từ sổ</h3><ul class="added">{added}</ul>'] if added else []
    asides = [
        *(_asides(shown.left) if shown.round.check is not None else ()),
        *_asides(shown.right),
    ]
    if asides:
        parts.append(f'<h3>⑦ Số để riêng, không phải số liệu báo cáo</h3><ul class="asides">{"".join(asides)}</ul>')
    return "".join(parts)


def _added(shown: Shown, place: int) -> str:
    one, there = shown.round.back.facts[place], shown.right.place(place)
    about = shown.round.recorded.label(one.tag) or named(one, shown.round.recorded)
    told = f"{link(one_line(one.fact.quote), there)} <small>{numbers(about, there)}</small>"
    return f'<li id="{shown.added(place)}">{told}</li>'


def _asides(side: Side) -> Iterable[str]:
    text = side.check.reading.text
    for number, row in enumerate(side.check.reading.set_aside):
        name = side.aside(number)
        yield f'<li id="{name}">{link(words_at(text, row.at), f"{name}-o")} <small>{aside(row.rule)}</small></li>'
    for number, unknown in enumerate(side.check.reading.unrecognised):
        name = side.unrecognised(number)
        yield f'<li id="{name}">{link(words_at(text, unknown.at), f"{name}-o")} <small>chưa nhận ra</small></li>'
