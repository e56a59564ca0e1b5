"""The committee's screen: levels moved before the decision, every cap beside them."""

from django.urls import path

from tongket.web.reviews.committee import edge_page, exceptional, findings, moving, page, thinking

ROUND = "kiem-diem/<uuid:key>/du-kien/"

urlpatterns = [
    path(ROUND, page.page, name="review-committee"),
    path(ROUND + "chuyen/", moving.move, name="review-committee-move"),
    path(ROUND + "neu-nhu/", thinking.what_if, name="review-committee-what-if"),
    path(ROUND + "dieu-kien/", findings.findings_page, name="review-committee-findings"),
    path(ROUND + "ranh-gioi/", edge_page.edge, name="review-committee-edge"),
    path(ROUND + "dac-biet/", exceptional.keep, name="review-committee-exceptional"),
]
