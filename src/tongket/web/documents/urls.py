"""Pages of the papers: the package, the register, the narrative parts."""

from django.urls import path

from tongket.web.documents import files, moving, outside, package, preview, register
from tongket.web.documents.drafting import comments, drafts
from tongket.web.documents.narrative import contributors
from tongket.web.documents.narrative import pages as narrative

urlpatterns = [
    path("bo-ho-so/", package.package, name="package"),
    path("bo-ho-so/lap/", package.make, name="package-make"),
    path("bo-ho-so/tien-do/<uuid:key>/", package.progress, name="package-progress"),
    path("bo-ho-so/xem/<slug:kind>/", preview.preview, name="paper-preview"),
    path("bo-ho-so/the-thuc.css", preview.style, name="paper-style"),
    path("bo-ho-so/tep/<str:name>", files.package_file, name="package-file"),
    path("bo-ho-so/tat-ca.zip", files.package_zip, name="package-zip"),
    path("van-ban/", register.register, name="papers"),
    path("van-ban/ban-hanh-ngoai/", outside.outside, name="paper-outside"),
    path("van-ban/<uuid:key>/", register.paper, name="paper"),
    path("van-ban/<uuid:key>/trinh/", moving.submit_paper, name="paper-submit"),
    path("van-ban/<uuid:key>/ky/", moving.sign_paper, name="paper-sign"),
    path("van-ban/<uuid:key>/ban-da-ky/", moving.attach_paper, name="paper-attach"),
    path("van-ban/<uuid:key>/gui/", moving.send_paper, name="paper-send"),
    path("van-ban/<uuid:key>/rut/", moving.withdraw_paper, name="paper-withdraw"),
    path("van-ban/<uuid:key>/tep/<str:name>", files.paper_file, name="paper-file"),
    path("van-ban/<uuid:key>/du-thao/", drafts.all_drafts, name="drafts"),
    path("van-ban/<uuid:key>/du-thao/<int:number>/", drafts.one_draft, name="draft"),
    path("van-ban/<uuid:key>/du-thao/<int:number>/cap-nhat/", drafts.refresh_draft, name="draft-refresh"),
    path("van-ban/<uuid:key>/du-thao/<int:number>/tep/", drafts.draft_file, name="draft-file"),
    path("van-ban/<uuid:key>/so-sanh/", drafts.compare, name="draft-compare"),
    path("van-ban/<uuid:key>/gop-y/", comments.all_comments, name="comments"),
    path("van-ban/<uuid:key>/gop-y/lap-bang/", comments.make_table, name="comments-table"),
    path("van-ban/<uuid:key>/gop-y/<uuid:comment>/", comments.answer_comment, name="comment-answer"),
    path("van-ban/<uuid:key>/gop-y/<uuid:comment>/rut/", comments.withdraw_comment, name="comment-withdraw"),
    path("thuyet-minh/dong-gop/", contributors.all_contributions, name="contributions"),
    path("thuyet-minh/dong-gop/ghep/", contributors.merge, name="contribution-merge"),
    path("thuyet-minh/dong-gop/<uuid:key>/", contributors.receive_text, name="contribution-receive"),
    path("thuyet-minh/", narrative.narrative, name="narrative"),
    path("thuyet-minh/lay-tu-nam-truoc/", narrative.carry_over, name="narrative-carry"),
]
