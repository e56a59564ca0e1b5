"""Routes."""

urlpatterns: list[object] = []
