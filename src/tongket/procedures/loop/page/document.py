"""One document of the loop's page: the text, its facts with their rows, the new article, and every fact's way."""

from __future__ import annotations

from html import escape

from tongket.procedures.loop.page.addresses import Shown
from tongket.procedures.loop.page.marked import link, marked, numbers
from tongket.procedures.loop.page.telling import named, one_line, recorded_value, tone, understood
from tongket.procedures.loop.page.ways import findings, rest, steps
from tongket.procedures.loop.round import Step


def section(shown: Shown) -> str:
    return (
        f'<section class="document" id="{shown.id}" aria-labelledby="{shown.id}-ten"><h2 id="{shown.id}-ten">'
        f"{escape(shown.name)}</h2>{_source(shown)}"
        f'<div class="columns">{_text(shown)}{_facts(shown)}{_article(shown)}</div>'
        f"{steps(shown)}{findings(shown)}{rest(shown)}</section>"
    )


def _source(shown: Shown) -> str:
    if shown.round.check is None:
        return '<p class="source">Không có nguyên văn trên máy này; vòng bắt đầu từ số liệu của bài.</p>'
    return f'<p class="source">Tệp: {link(shown.round.source.file, f"{shown.id}-bai-goc")}</p>'


def _text(shown: Shown) -> str:
    title = "① Bài gốc"
    if shown.round.check is not None:
        body = f'<div class="prose">{marked(shown.left)}</div>'
    else:
        title = "① Số liệu của bài gốc"
        items = "".join(
            f"<li>{numbers(shown.round.recorded.label(step.fact.tag), shown.card(place))}: "
            f"{link(step.fact.fact.quote, shown.card(place))}</li>"
            for place, step in enumerate(shown.round.steps)
        )
        body = f'<ul class="printed">{items}</ul>'
    return _column(shown, "bai-goc", title, body)


def _facts(shown: Shown) -> str:
    cards = "".join(_card(shown, place, step) for place, step in enumerate(shown.round.steps))
    return _column(shown, "so-lieu", "② Số liệu và sổ", f'<ol class="cards">{cards}</ol>')


def _article(shown: Shown) -> str:
    return _column(shown, "moi", "③ Bài mới, viết từ sổ", f'<div class="prose">{marked(shown.right)}</div>')


def _column(shown: Shown, name: str, title: str, body: str) -> str:
    label = f"{title[2:]}: {shown.name}"
    return (
        f'<div class="column" id="{shown.id}-{name}"><h3>{title}</h3>'
        f'<div class="scrolled" tabindex="0" role="group" aria-label="{escape(label)}">{body}</div></div>'
    )


def _card(shown: Shown, place: int, step: Step) -> str:
    recorded, here, there = shown.round.recorded, shown.card(place), shown.in_text(place)
    about = recorded.label(step.fact.tag)
    value = link(recorded_value(step.fact, recorded), shown.row(place))
    kind = numbers(named(step.fact, recorded), here)
    # Where only the figure is known, its name stands as the kind already.
    named_by = f"{numbers(about, here)}: sổ" if step.fact.fact.kind else "Sổ"
    figure = f'<p class="figure">{named_by} ghi {value}</p>' if about else ""
    return (
        f'<li id="{here}" class="{tone(step.outcome)}"><p><span class="kind">{kind}</span> '
        f"<b>{link(understood(step.fact.fact), there)}</b> "
        f'<span class="quote">“{numbers(one_line(step.fact.fact.quote), there)}”</span></p>{figure}'
        f"{_rows(shown, step)}"
        f'<p class="ways"><a href="#{there}">bài gốc</a> <a href="#{shown.in_article(place)}">bài mới</a> '
        f'<a href="#{shown.row(place)}">cả vòng</a></p></li>'
    )


def _rows(shown: Shown, step: Step) -> str:
    """The rows behind a number, on the page itself: it needs no program to be opened."""
    found = [rows for rows in shown.round.recorded.rows(step.fact.tag) if rows.lines] if step.fact.tag else []
    if not found:
        return ""
    lists = "".join(
        f"<p>Sổ {escape(rows.title)}, {len(rows.lines)} dòng</p><ol>"
        f"{''.join(f'<li>{escape(line)}</li>' for line in rows.lines)}</ol>"
        for rows in found
    )
    return f'<details class="rows"><summary>Các dòng gốc</summary><div class="lines">{lists}</div></details>'
