"""Candidates, the dated steps they take, and the relatives whose background is checked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tongket.access.record import Record


class Candidate(Record):
    """Someone the cell prepares for admission, from the day of entry. Stage and outcome follow from the steps."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=120)
    birth_date = models.DateField()
    sex = models.CharField(max_length=10, blank=True)
    entered_on = models.DateField()
    schooling = models.CharField(max_length=60, blank=True)
    home_town = models.CharField(max_length=160, blank=True)
    residence = models.CharField(max_length=160, blank=True)
    readmits = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization", "entered_on"]),
            models.Index(fields=["full_name", "birth_date"]),
        ]

    def __str__(self) -> str:
        return self.full_name


class CandidateStep(Record):
    """One dated step: a paper, an introducer, a vote as a tally, a decision, the ceremony. Nobody's vote."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    happened_on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=160, blank=True)
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    since = models.DateField(null=True)
    due = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    agree = models.PositiveIntegerField(null=True)
    admission = models.ForeignKey("admissions.Admission", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["candidate", "kind"])]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.kind} {self.happened_on}"


class CandidateRelative(Record):
    """A relative whose background is checked: relation, name, and the day of the check. Nothing else is kept."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    relation = models.CharField(max_length=40)
    full_name = models.CharField(max_length=120)
    checked_on = models.DateField(null=True)
    is_clear_member = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.relation}"
