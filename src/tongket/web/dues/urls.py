"""Pages of the dues."""

from django.urls import path

from tongket.web.dues import month, overview, splits

urlpatterns = [
    path("dang-phi/", overview.year, name="dues"),
    path("dang-phi/<uuid:key>/<int:year>/<int:number>/", month.month, name="dues-month"),
    path("dang-phi/<uuid:key>/<int:year>/<int:number>/trich/", splits.keep_month, name="dues-keep"),
    path("dang-phi/<uuid:key>/<int:year>/<int:number>/nop/", splits.remit_month, name="dues-remit"),
]
