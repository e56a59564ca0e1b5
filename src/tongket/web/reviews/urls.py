"""The desk of the review: rounds, and what is done in them."""

from tongket.web.reviews.committee import urls as committee
from tongket.web.reviews.evening import urls as evening
from tongket.web.reviews.papers import urls as papers
from tongket.web.reviews.results import urls as results
from tongket.web.reviews.rounds import urls as rounds

urlpatterns = [
    *rounds.urlpatterns,
    *committee.urlpatterns,
    *evening.urlpatterns,
    *results.urlpatterns,
    *papers.urlpatterns,
]
