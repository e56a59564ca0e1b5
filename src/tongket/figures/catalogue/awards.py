"""Commendations of the year: cells, collectives, people."""

from collections.abc import Mapping

from tongket.figures.definition import Figure, count_of_year
from tongket.figures.wording import ABSENT, Stated
from tongket.rules.vocabulary import identifiers

TITLES = identifiers("award_title")
CELLS = {"subject": ("organization",), "whose": ("subordinate",)}
COLLECTIVES = {"subject": ("collective",)}
INDIVIDUALS = {"subject": ("member", "individual")}


def _count(
    figure_id: str, vi: str, en: str, unit: str, where: Mapping[str, tuple[str, ...]], example: str,
    dimensions: tuple[str, ...] = (), of: str = "",
) -> Figure:  # fmt: skip
    return count_of_year(
        figure_id, vi, en, unit, "awards", where, example, dimensions, of, not dimensions, source="Sổ khen thưởng"
    )


FIGURES = (
    _count("awards.cells", "Tổ chức đảng trực thuộc được khen thưởng", "Cells commended", "cell", CELLS, "ngoc-ky 2023"),
    _count("awards.collectives", "Tập thể được khen thưởng", "Collectives commended", "collective", COLLECTIVES, "ngoc-ky 2023"),
    _count("awards.individuals", "Cá nhân được khen thưởng", "People commended", "person", INDIVIDUALS, "ngoc-ky 2023"),
    _count("awards.cells_by_title", "Tổ chức đảng được khen thưởng theo danh hiệu", "Cells commended by title", "cell",
           {**CELLS, "title": TITLES}, "nghi-hoa 2023 title=excellent_completion", ("title",), "awards.cells"),
    _count("awards.collectives_by_title", "Tập thể được khen thưởng theo danh hiệu", "Collectives commended by title", "collective",
           {**COLLECTIVES, "title": TITLES}, "nghi-hoa 2023 title=excellent_completion", ("title",), "awards.collectives"),
    _count("awards.individuals_by_title", "Cá nhân được khen thưởng theo danh hiệu", "People commended by title", "person",
           {**INDIVIDUALS, "title": TITLES}, "nghi-hoa 2023 title=excellent_completion", ("title",), "awards.individuals"),
    _count("awards.individuals_by_form", "Cá nhân được khen thưởng theo hình thức", "People commended by form", "person",
           INDIVIDUALS, "ngoc-ky 2023 form=certificate", ("form",), "awards.individuals"),
)  # fmt: skip

TITLE_OF_LEVEL = {"excellent": "excellent_completion", "excellent_exemplary": "excellent_completion_exemplary"}
CIRCLES = {"cells": ("cell", "organization"), "collectives": ("collective",), "individuals": ("individual", "member")}

STATED = tuple(
    stated
    for circle, subjects in CIRCLES.items()
    for stated in (
        Stated("commendation", f"awards.{circle}", {"subject": subjects, "level": ABSENT}),
        *(
            Stated(
                "commendation",
                f"awards.{circle}_by_title",
                {"subject": subjects, "level": (level,)},
                {"title": (title,)},
            )
            for level, title in TITLE_OF_LEVEL.items()
        ),
    )
)
