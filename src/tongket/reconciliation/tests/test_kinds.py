from tests.articles.test_annotations import KINDS
from tongket.reconciliation.findings.checked import State
from tongket.reconciliation.kinds import kind_label, kinds, standings
from tongket.reconciliation.marking import Standing


def test_every_kind_of_the_annotations_is_called_by_a_name_in_both_languages():
    assert set(kinds()) == KINDS
    assert all(set(labels) == {"vi", "en"} for labels in kinds().values())


def test_a_kind_without_a_name_is_shown_as_it_is():
    assert (kind_label("elected", "en"), kind_label("other")) == ("Elected", "other")


def test_every_standing_of_a_number_is_called_by_one_name_in_both_languages():
    assert set(standings()) == {*State, *Standing}
    assert all(set(labels) == {"vi", "en"} for labels in standings().values())
