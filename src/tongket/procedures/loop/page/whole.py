"""The loop as one page that opens from disk: no script, nothing from outside, every number a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from tongket.procedures.loop.page import document
from tongket.procedures.loop.page.addresses import Shown
from tongket.procedures.loop.page.marked import link
from tongket.procedures.loop.page.telling import NAMES, one_line
from tongket.procedures.loop.page.ways import error_title
from tongket.procedures.loop.round import CAME_ROUND, Outcome, Round

STYLE = Path(__file__).with_name("page.css")
TITLE = "Một vòng khép kín của con số"
SIGNS = (
    ("ok", "✓", "khớp với sổ"),
    ("bad", "✗", "lệch, sai"),
    ("due", "?", "cần xem lại"),
    ("info", "→", "mục tiêu"),
    ("none", "∅", "sổ không có"),
    ("added", "+", "bài mới nêu thêm từ sổ"),
)


def page(rounds: Sequence[Round]) -> str:
    """The whole page, self-contained; as many sections as documents."""
    shown = [Shown(each) for each in rounds]
    body = "\n".join((_head(rounds), _summary(shown), _legend(), *(document.section(each) for each in shown), _foot()))
    style = STYLE.read_text(encoding="utf-8") + "\n".join(_paired(shown))
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{TITLE}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body>\n<main id="dau-trang">\n{body}\n</main>\n</body>\n</html>\n'
    )


def _head(rounds: Sequence[Round]) -> str:
    told = sum(1 for each in rounds if each.check is not None)
    if told == len(rounds):
        start = "Bài gốc được đọc từ tệp trên máy này; nguyên văn không đi kèm chương trình."
    elif told:
        start = "Bài nào không có tệp trên máy này thì vòng bắt đầu từ số liệu của bài, lấy trong đơn vị ví dụ."
    else:
        start = (
            "Trên máy này không có nguyên văn các bài gốc, nên mỗi vòng bắt đầu từ số liệu của bài, lấy trong đơn vị "
            "ví dụ; lỗi của số liệu vẫn hiện ra, lỗi của lời văn thì không."
        )
    return (
        f"<header><p>Tổng Kết · minh chứng</p><h1>{TITLE}</h1>"
        "<p>Bài đã đăng → số liệu → sổ → bài mới bằng lời của chương trình → đọc ngược lại → vẫn những số liệu ấy. "
        "Bấm vào một con số để thấy nó ở mọi chặng.</p>"
        f'<p class="notice">{start} Sổ là của đơn vị ví dụ: số liệu theo bài đã đăng, người là giả định.</p></header>'
    )


def _summary(shown: Sequence[Shown]) -> str:
    heads = ("Văn bản", "Số liệu nêu ra", "Về nguyên vẹn", "Về đúng, ghi khác", "Chưa về", "Lỗi thật của bài")
    rows = "".join(_line(each, heads) for each in shown)
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    steps = sum(len(each.round.steps) for each in shown)
    came = sum(each.round.counts[outcome] for each in shown for outcome in CAME_ROUND)
    return (
        '<section class="summary" aria-labelledby="tom-tat"><h2 id="tom-tat">Tóm tắt</h2>'
        f'<p class="total">{link(f"{came}/{steps} số liệu đi trọn vòng", "tom-tat")}: nêu trong bài, có trong sổ, viết '
        "lại, đọc ra đúng số liệu ấy.</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _line(each: Shown, heads: Sequence[str]) -> str:
    counts = each.round.counts
    left = {outcome: count for outcome, count in counts.items() if count and outcome not in CAME_ROUND}
    cells = (
        link(each.name, each.id),
        link(str(len(each.round.steps)), f"{each.id}-vong"),
        _count(each, Outcome.SAME),
        _count(each, Outcome.REWORDED),
        "; ".join(f"{_count(each, outcome)} {NAMES[outcome]}" for outcome in left) or link("0", f"{each.id}-vong"),
        _faults(each),
    )
    told = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads[1:], cells[1:], strict=True))
    return f'<tr><th scope="row">{cells[0]}</th>{told}</tr>'


def _count(each: Shown, outcome: Outcome) -> str:
    """How many, leading to the first of them."""
    first = next((place for place, step in enumerate(each.round.steps) if step.outcome is outcome), None)
    href = f"{each.id}-vong" if first is None else each.row(first)
    return link(str(each.round.counts[outcome]), href)


def _faults(each: Shown) -> str:
    """Those of the document; without its text those that lie in its figures and so in the new article too."""
    side = each.right if each.round.check is None else each.left
    found = [
        f'<a href="#{side.finding(place)}">{escape(error_title(finding))}: “{escape(one_line(finding.quote))}”</a>'
        for place, finding in enumerate(side.check.findings)
    ]
    return "; ".join(found) or "không có"


def _legend() -> str:
    items = "".join(f'<li><span class="m {tone}">{said}<sup>{sign}</sup></span></li>' for tone, sign, said in SIGNS)
    return f'<ul class="legend" aria-label="Chú giải dấu">{items}</ul>'


def _paired(shown: Sequence[Shown]) -> Iterable[str]:
    """What is chosen at one place is lit at all places of the same fact."""
    for each in shown:
        for place in range(len(each.round.steps)):
            names = ",".join(f"#{name}" for name in each.places(place))
            yield f":root:has(:is({names}):target) :is({names}){{outline:2px solid #1c5aa6}}"


def _foot() -> str:
    return (
        '<footer><p>Trang này tự chứa đủ mọi thứ: không cần mạng, không chạy chương trình nào. <a href="#dau-trang">Về '
        "đầu trang</a></p></footer>"
    )
