"""Pages of the workbooks: forms handed out, files taken in."""

from django.urls import path

from tongket.web.exchange import board, choosing, confirming, previewing, sheets

urlpatterns = [
    path("nhap-excel/", choosing.choose, name="import"),
    path("nhap-excel/xac-nhan/", confirming.confirm_several, name="import-confirm-several"),
    path("nhap-excel/<uuid:key>/", previewing.preview, name="import-preview"),
    path("nhap-excel/<uuid:key>/xac-nhan/", confirming.confirm, name="import-confirm"),
    path("nhap-excel/<uuid:key>/bo/", confirming.discard, name="import-discard"),
    path("nhap-excel/<uuid:key>/ket-qua/", confirming.result, name="import-result"),
    path("phieu-chi-bo/", board.board, name="board"),
    path("phieu-chi-bo/tat-ca.zip", sheets.cell_files, name="cell-forms"),
    path("phieu-chi-bo/<uuid:key>.xlsx", sheets.cell_file, name="cell-form"),
    path("bieu-mau/mau-trong.xlsx", sheets.empty_form, name="empty-form"),
    path("bieu-mau/so-lieu.xlsx", sheets.kept_lines, name="kept-lines"),
]
