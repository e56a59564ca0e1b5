"""The parts of a Word package that do not depend on the text: styles, settings, headers, relations."""

from __future__ import annotations

from functools import cache

from tongket.documents.render.layout import MARK_PT, NOTICE_PT, TABLE_PT, WIDE_TABLE_PT, Face, Layout
from tongket.documents.render.measures import mm_to_twips
from tongket.documents.render.wordtext import escape

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OPEN = "http://schemas.openxmlformats.org"
MAIN = (
    f'xmlns:w="{OPEN}/wordprocessingml/2006/main" xmlns:r="{OPEN}/officeDocument/2006/relationships" '
    f'xmlns:wp="{OPEN}/drawingml/2006/wordprocessingDrawing"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION = f"{OPEN}/officeDocument/2006/relationships/"
PACKAGE_RELATION = f"{OPEN}/package/2006/relationships"
BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
# How far the names of several addressees stand in from the margin.
ADDRESSEE_MM = 55
HELD = "<w:keepNext/>"
CENTRED = '<w:jc w:val="center"/>'


@cache
def styles(layout: Layout, language: str) -> str:
    """styles.xml: one named style a component, so that an officer can change a paper in Word as Word is
    meant."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{layout.font}" w:hAnsi="{layout.font}" '
        f'w:cs="{layout.font}" w:eastAsia="{layout.font}"/>{_size(layout.body.size)}'
        f'<w:lang w:val="{"vi-VN" if language == "vi" else "en-GB"}"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
        'w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="PaperFrame"><w:name w:val="Normal Table"/><w:tblPr>'
        f"{_cell_margins(0)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="PaperGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        + "".join(f"<w:{side} {BORDER}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        + f"</w:tblBorders>{_cell_margins(85)}</w:tblPr></w:style>"
    )
    return f"{XML}<w:styles {MAIN}>{defaults}{''.join(_paragraph_styles(layout))}</w:styles>"


def _paragraph_styles(layout: Layout) -> list[str]:
    return [*_head_styles(layout), *_body_styles(layout), *_end_styles(layout), *_page_styles(layout)]


def _head_styles(layout: Layout) -> list[str]:
    """From the masthead to the dashes under the subject."""
    ruled = f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>{_gap(layout)}'
    before, after = _spacing(layout.line_pt, 0), _spacing(0, layout.line_pt)
    attached = Face(layout.body.size, italic=True)
    return [
        _style(
            "PaperMark", "Số hiệu mẫu", Face(MARK_PT, bold=True), _spacing(0, layout.gap_pt) + '<w:jc w:val="right"/>'
        ),
        _style("PaperSuperior", "Cấp trên", layout.superior, CENTRED),
        _style("PaperIssuer", "Cơ quan ban hành", layout.issuer, CENTRED),
        _style("PaperNumber", "Số, ký hiệu", layout.number, CENTRED),
        _style("PaperAbout", "Trích yếu công văn", layout.about, CENTRED),
        _style("PaperUrgency", "Mức độ khẩn", layout.urgency, CENTRED),
        _style("PaperParty", "Tiêu đề", layout.party, CENTRED),
        _style("PaperRule", "Đường kẻ tiêu đề", Face(2), ruled),
        _style("PaperPlaceDate", "Địa danh, ngày tháng", layout.place_date, CENTRED),
        _style("PaperType", "Tên loại", layout.type_name, HELD + before + CENTRED),
        _style("PaperSubject", "Trích yếu", layout.subject, HELD + CENTRED),
        _style("PaperAttached", "Kèm theo", attached, HELD + CENTRED),
        _style("PaperAfter", "Gạch dưới trích yếu", layout.subject, after + CENTRED),
    ]


def _body_styles(layout: Layout) -> list[str]:
    """What the text itself is set in: lines one exact distance apart."""
    first = f'<w:ind w:firstLine="{mm_to_twips(layout.first_line_mm)}"/>'
    inset = f'<w:ind w:left="{mm_to_twips(ADDRESSEE_MM)}"/>'
    exact = f'w:line="{layout.line_pt * 20}" w:lineRule="exact"'
    text = f'<w:spacing w:after="{layout.gap_pt * 20}" {exact}/>'
    both = '<w:jc w:val="both"/>'
    heading = layout.heading
    deep = Face(heading.size, heading.bold, italic=True)
    headings = (
        (f'{HELD}<w:keepLines/>{text}{first}{both}<w:outlineLvl w:val="{level}"/>', face)
        for level, face in enumerate((heading, heading, deep))
    )
    sized = (TABLE_PT, WIDE_TABLE_PT)
    caption = HELD + _spacing(layout.gap_pt, layout.gap_pt) + CENTRED
    return [
        _style("PaperBody", "Thân văn bản", layout.body, text + first + both),
        *(_style(f"Heading{n}", f"heading {n}", face, look, "PaperBody") for n, (look, face) in enumerate(headings, 1)),
        _style("PaperBlank", "Dòng điền tay", layout.body, text + first),
        _style("PaperAddress", "Kính gửi", layout.address, text + CENTRED),
        _style("PaperAddressItem", "Nơi kính gửi", layout.address, text + inset),
        _style("PaperCaption", "Tên bảng", Face(layout.body.size, bold=True), caption),
        *(_style(f"PaperCell{size}", f"Ô bảng {size}", Face(size), _spacing(2, 2)) for size in sized),
        _style("PaperPicture", "Biểu đồ", layout.body, _spacing(0, layout.gap_pt) + CENTRED),
    ]


def _end_styles(layout: Layout) -> list[str]:
    """Signatures and recipients; the room to sign stands before the name."""
    signing, together = _spacing(layout.signing_pt, 0), f"{HELD}<w:keepLines/>"
    return [
        _style("PaperAuthority", "Thẩm quyền ký", layout.authority, together + CENTRED),
        _style("PaperPost", "Chức vụ người ký", layout.post, together + CENTRED),
        _style("PaperSigner", "Họ tên người ký", layout.signer, signing + CENTRED),
        _style("PaperRecipientsLabel", "Nơi nhận", layout.recipients_label, HELD),
        _style("PaperRecipients", "Danh sách nơi nhận", layout.recipients, ""),
    ]


def _page_styles(layout: Layout) -> list[str]:
    """What stands around the text: page number, notices, and the paragraphs that only keep things apart."""
    sides = ("top", "left", "bottom", "right")
    box = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="000000"/>' for side in sides)
    # The border stands outside the text; set in by its distance it ends at the margins.
    inset = '<w:ind w:left="80" w:right="80"/>'
    draft = f"<w:pBdr>{box}</w:pBdr>{_spacing(0, layout.gap_pt)}{inset}{CENTRED}"
    return [
        _style("PaperDraft", "Bản nháp", Face(layout.body.size, bold=True), draft),
        _style("PaperNotice", "Chú thích chân trang", Face(NOTICE_PT, italic=True), CENTRED),
        _style("PaperPageNumber", "Số trang", layout.page_number, CENTRED),
        _style("PaperSpacer", "Khoảng cách", Face(2), _gap(layout)),
        _style("PaperSection", "Hết phần", Face(1), '<w:spacing w:line="20" w:lineRule="exact"/>'),
    ]


def _spacing(before: int, after: int) -> str:
    """Points above and below a paragraph."""
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'


def _gap(layout: Layout) -> str:
    return f'<w:spacing w:line="{layout.gap_pt * 20}" w:lineRule="exact"/>'


def _style(style: str, name: str, face: Face, properties: str, following: str = "") -> str:
    marks = ("<w:b/><w:bCs/>" if face.bold else "") + ("<w:i/><w:iCs/>" if face.italic else "")
    line = '<w:u w:val="single"/>' if face.underline else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{after}'
        f"<w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{marks}{_size(face.size)}{line}</w:rPr></w:style>"
    )


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def _cell_margins(twips: int) -> str:
    sides = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def header(numbered: bool) -> str:
    """The page's head: its number, or nothing on a first page."""
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>' if numbered else ""
    return f'{XML}<w:hdr {MAIN}><w:p><w:pPr><w:pStyle w:val="PaperPageNumber"/></w:pPr>{field}</w:p></w:hdr>'


def footer(notice: str | None, draft: str) -> str:
    lines = [line for line in (draft, notice or "") if line]
    shown = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="PaperNotice"/></w:pPr><w:r><w:t>{escape(line)}</w:t></w:r></w:p>'
        for line in lines or [""]
    )
    return f"{XML}<w:ftr {MAIN}>{shown}</w:ftr>"


SETTINGS = (
    f'{XML}<w:settings {MAIN}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def content_types(properties: bool) -> str:
    parts = [
        ("/word/document.xml", TYPES + "document.main+xml"),
        ("/word/styles.xml", TYPES + "styles+xml"),
        ("/word/settings.xml", TYPES + "settings+xml"),
        ("/word/header1.xml", TYPES + "header+xml"),
        ("/word/header2.xml", TYPES + "header+xml"),
        ("/word/footer1.xml", TYPES + "footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    if properties:
        parts.append(("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"))
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{XML}<Types xmlns="{OPEN}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def package_relations(properties: bool) -> str:
    found = [
        ("document", RELATION + "officeDocument", "word/document.xml"),
        ("core", f"{OPEN}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ]
    if properties:
        found.append(("custom", RELATION + "custom-properties", "docProps/custom.xml"))
    return _relations(found)


def document_relations(pictures: int) -> str:
    return _relations(
        [(name, RELATION + name.rstrip("12"), f"{name}.xml") for name in ("styles", "settings")]
        + [(name, RELATION + name[:-1], f"{name}.xml") for name in ("header1", "header2", "footer1")]
        + [(f"picture{n}", RELATION + "image", f"media/picture{n}.png") for n in range(1, pictures + 1)]
    )


def _relations(found: list[tuple[str, str, str]]) -> str:
    entries = "".join(f'<Relationship Id="{n}" Type="{kind}" Target="{target}"/>' for n, kind, target in found)
    return f'{XML}<Relationships xmlns="{PACKAGE_RELATION}">{entries}</Relationships>'
