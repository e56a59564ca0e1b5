import io
import struct
import zipfile

import openpyxl
import pytest

from tests.office import new_office
from tongket.exchange.excel import intake
from tongket.exchange.excel.reading import read_workbook
from tongket.exchange.tests.sheets import members, workbook
from tongket.exchange.tests.wrong import FILE, refused

pytestmark = pytest.mark.django_db
LAN = ["Bùi Thị Lan", "1/2/1980", "Chi bộ thôn Đông", "000000101", "", "19/05/2005", ""]
SHEET = "xl/worksheets/sheet1.xml"


def repacked(content: bytes, changes: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package with parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", compression) as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            new.writestr(name, part)
    return stream.getvalue()


def part(content: bytes, name: str = SHEET) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def compound_file(*streams: str) -> bytes:
    """The header and the directory of an OLE compound file with these streams, as Excel writes them."""
    header = intake.OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(478)
    entries = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *streams))
    return header + entries + bytes(512)


@pytest.mark.parametrize(
    "content", [b"", b"xin chao", b"%PDF-1.7", b"\xff\xd8\xff\xe0", "Họ và tên;Ngày sinh".encode()]
)
def test_what_is_no_workbook_is_refused(content):
    assert refused(content).code == "file-not-xlsx"


def test_a_zip_of_something_else_is_no_workbook():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert refused(stream.getvalue()).code == "file-not-xlsx"


def test_an_encrypted_workbook_is_said_to_have_a_password():
    error = refused(compound_file("EncryptionInfo", "EncryptedPackage"), "mật khẩu.xlsx")
    assert error.code == "file-protected"
    assert "mật khẩu.xlsx" in str(error)


def test_an_old_xls_is_asked_to_be_saved_as_xlsx():
    assert refused(compound_file("Workbook")).code == "file-not-xlsx"


def test_a_part_with_a_password_of_its_own_is_refused():
    content = bytearray(members(LAN))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := content.find(signature, start + 1)) >= 0:
            content[start + offset] |= 1
    assert refused(bytes(content)).code == "file-damaged"


def test_a_file_that_unpacks_to_hundreds_of_times_its_size_is_refused():
    assert refused(repacked(members(LAN), {"xl/bomb.xml": b" " * 5_000_000})).code == "file-too-large"


def test_a_file_larger_than_any_form_is_refused_unread():
    assert refused(b"PK" + bytes(intake.MAX_PACKED)).code == "file-too-large"


def test_a_package_inside_a_package_is_left_behind():
    nested = repacked(members(LAN), {"xl/bomb.xml": b" " * 900_000})
    content = repacked(members(LAN), {"xl/embeddings/inner.zip": nested})
    assert "xl/embeddings/inner.zip" not in intake.inspect("a.xlsx", content).parts


def test_thousands_of_parts_are_refused():
    assert refused(repacked(members(LAN), {f"xl/p{n}.xml": b"<a/>" for n in range(500)})).code == "file-too-large"


def test_a_directory_that_lies_about_sizes_is_not_believed():
    content = repacked(members(LAN), {"xl/media.xml": b"0123456789" * 100_000})
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        real = package.getinfo("xl/media.xml").file_size
    lying = content.replace(struct.pack("<I", real), struct.pack("<I", 1000))
    assert lying != content
    assert refused(lying).code == "file-damaged"


def test_the_parser_gets_only_what_was_measured():
    content = repacked(members(LAN), {"xl/vbaProject.bin": b"macro", "xl/media/image1.png": b"picture"})
    with zipfile.ZipFile(io.BytesIO(intake.inspect("a.xlsm", content).package)) as package:
        assert {name.rpartition(".")[2] for name in package.namelist()} <= {"xml", "rels"}


def test_a_macro_workbook_is_read_without_its_macros():
    content = repacked(members(LAN), {"xl/vbaProject.bin": b"macro"})
    assert read_workbook("a.xlsm", content).sheets["dang vien"].rows[1][0] == "Bùi Thị Lan"


@pytest.mark.parametrize("place", ["A1048576", "A20001"])
def test_a_stray_cell_far_below_is_refused_before_room_is_made_for_it(place):
    content = members(LAN)
    stray = f'<row r="{place[1:]}"><c r="{place}"><v>1</v></c></row></sheetData>'.encode()
    error = refused(repacked(content, {SHEET: part(content).replace(b"</sheetData>", stray)}))
    assert (error.code, error.arguments["sheet"]) == ("sheet-too-long", "Đảng viên")


@pytest.mark.parametrize("cells", [b'<c r="XFD1"><v>1</v></c>', b"<c r='ZZ1'><v>1</v></c>", b"<c><v>1</v></c>" * 300])
def test_cells_far_to_the_right_are_refused(cells):
    content = members(LAN)
    wide = b'<row r="5">' + cells + b"</row></sheetData>"
    assert refused(repacked(content, {SHEET: part(content).replace(b"</sheetData>", wide)})).code == "sheet-too-wide"


def test_ten_times_too_many_rows_are_refused():
    error = refused(workbook({"Đảng viên": [["Họ và tên", "Ngày sinh"], *[["A", ""]] * 25_000]}, FILE))
    assert (error.code, error.arguments["rows"]) == ("sheet-too-long", 25_001)


def test_entities_are_never_expanded():
    content = members(LAN)
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]>' + part(content).partition(b"?>")[2]
    assert refused(repacked(content, {SHEET: bomb})).code == "file-damaged"


def test_a_truncated_file_is_damaged():
    assert refused(members(LAN)[:-300]).code == "file-damaged"


@pytest.mark.parametrize(
    "marking", ["MẬT", "Mật", "TỐI MẬT", " Tuyệt  mật ", "(MẬT)", "Độ mật: Tối mật", "MẬT".replace("Ậ", "Ậ")]
)
def test_a_secret_marking_in_a_cell_refuses_the_file(marking):
    error = refused(workbook({"Đảng viên": [["", marking], ["Họ và tên", "Ngày sinh"]]}, FILE))
    assert error.code == "file-secret"
    assert "mật" in error.arguments["marking"].lower()


def test_a_secret_marking_in_the_page_header_refuses_the_file():
    book = openpyxl.load_workbook(io.BytesIO(members(LAN)))
    book["Đảng viên"].oddHeader.right.text = "TỐI MẬT"
    stream = io.BytesIO()
    book.save(stream)
    assert refused(stream.getvalue()).code == "file-secret"


@pytest.mark.parametrize("text", ["Chi bộ Mật Sơn", "Mất thẻ", "bảo mật thông tin", "mắt"])
def test_words_that_only_look_like_a_marking_pass(text):
    read_workbook("a.xlsx", workbook({"Đảng viên": [[text]]}))


def test_a_sheet_twice_is_refused_by_both_names():
    error = refused(workbook({"Đảng viên": [["a"]], "Dang vien": [["b"]]}, FILE))
    assert (error.code, error.arguments["other"]) == ("sheet-twice", "Đảng viên")


def test_an_empty_workbook_has_no_sheet_to_read():
    new_office()
    error = refused(workbook({"Sheet1": []}, FILE))
    assert (error.code, error.arguments["sheets"]) == ("sheet-missing", "Sheet1")


def test_a_file_that_says_neither_unit_nor_year_is_refused():
    assert refused(workbook({"Đảng viên": [["Họ và tên"]]})).code == "workbook-of-no-unit"


@pytest.mark.parametrize("year", ["abc", "²", "99999", "", "-1", "1.5"])
def test_a_year_that_is_none_is_not_believed(year):
    new_office()
    content = workbook({"Đảng viên": [["Họ và tên"]]}, {"org": "mau", "year": year})
    assert refused(content).code == "workbook-of-no-unit"
