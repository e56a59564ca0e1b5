"""Dues of the year: who owes, what was collected, what each level kept and sent up. Money is in đồng."""

from collections.abc import Mapping

from tongket.figures.definition import Figure, Period, Rollup
from tongket.figures.wording import Stated

EXAMPLE = "mau-hop-nhat 2025"
BOOK, SPLITS, SENT = "Sổ thu đảng phí", "Sổ trích để lại đảng phí", "Sổ nộp đảng phí"
MONTHLY, QUARTERLY = ("month",), ("quarter",)


def _figure(
    figure_id: str, vi: str, en: str, relation: str, example: str, dimensions: tuple[str, ...] = (), *,
    amount: str = "", where: Mapping[str, tuple[str, ...]] | None = None, source: str = BOOK,
) -> Figure:  # fmt: skip
    """A sum of đồng where an amount is named, else a count of members."""
    return Figure(
        id=figure_id,
        label={"vi": vi, "en": en},
        question={"vi": f"{vi}: bao nhiêu?", "en": f"{en}: how much?" if amount else f"{en}: how many?"},
        unit="dong" if amount else "member",
        period=Period.REPORT_YEAR,
        rollup=Rollup.SUM,
        source=source,
        relation=relation,
        amount=amount,
        dimensions=dimensions,
        where=where or {},
        example=f"{EXAMPLE} {example}".strip(),
    )


FIGURES = (
    _figure("dues.members", "Đảng viên trong sổ thu đảng phí tháng", "Members in the month's book of dues", "dues", "month=12",
            MONTHLY),
    _figure("dues.exempt", "Đảng viên được miễn đảng phí trong tháng", "Members exempt from dues in the month", "dues", "month=12 = 1",
            MONTHLY, where={"exempt": ("yes",)}),
    _figure("dues.unpaid", "Đảng viên chưa đóng đảng phí tháng", "Members without dues in the month", "dues", "month=12 = 1",
            MONTHLY, where={"paid": ("no",)}),
    _figure("dues.unpaid_members", "Đảng viên còn nợ đảng phí trong năm", "Members owing dues of the year", "dues_owing", "= 1"),
    _figure("dues.due", "Đảng phí phải thu trong tháng", "Dues owed for the month", "dues", "month=12", MONTHLY, amount="due"),
    _figure("dues.collected", "Đảng phí thu được từ đầu năm", "Dues collected since the year began", "dues", "", amount="together"),
    _figure("dues.collected_by_month", "Đảng phí thu được trong tháng", "Dues collected in the month", "dues", "month=12", MONTHLY,
            amount="together"),
    _figure("dues.collected_by_quarter", "Đảng phí thu được trong quý", "Dues collected in the quarter", "dues", "quarter=3", QUARTERLY,
            amount="together"),
    _figure("dues.arrears", "Đảng phí truy thu trong tháng", "Arrears of dues collected in the month", "dues", "month=10", MONTHLY,
            amount="arrears"),
    _figure("dues.voluntary", "Đảng phí tự nguyện đóng cao hơn mức trong tháng", "Dues paid beyond what is owed in the month", "dues",
            "month=10 = 0", MONTHLY, amount="voluntary"),
    _figure("dues.kept", "Đảng phí trích để lại từ đầu năm theo cấp", "Dues kept since the year began, by level", "dues_splits",
            "level=cell", ("level",), amount="kept", source=SPLITS),
    _figure("dues.total_kept", "Đảng phí trích để lại từ đầu năm ở các cấp", "Dues kept since the year began at all levels", "dues_splits",
            "", amount="kept", source=SPLITS),
    _figure("dues.total_kept_by_quarter", "Đảng phí trích để lại trong quý ở các cấp", "Dues kept in the quarter at all levels",
            "dues_splits", "quarter=4", QUARTERLY, amount="kept", source=SPLITS),
    _figure("dues.received_by_month", "Đảng phí có để trích trong tháng theo cấp", "Dues of the month there to split, by level", "dues_splits",
            "month=12 level=superior_committee", ("month", "level"), amount="received", source=SPLITS),
    _figure("dues.received_by_quarter", "Đảng phí có để trích trong quý theo cấp", "Dues of the quarter there to split, by level",
            "dues_splits", "quarter=4 level=superior_committee", ("quarter", "level"), amount="received", source=SPLITS),
    _figure("dues.kept_by_month", "Đảng phí trích để lại trong tháng theo cấp", "Dues kept in the month, by level", "dues_splits",
            "month=12 level=cell", ("month", "level"), amount="kept", source=SPLITS),
    _figure("dues.kept_by_quarter", "Đảng phí trích để lại trong quý theo cấp", "Dues kept in the quarter, by level", "dues_splits",
            "quarter=3 level=grassroots_organization", ("quarter", "level"), amount="kept", source=SPLITS),
    _figure("dues.remittance_due", "Đảng phí phải nộp lên cấp trên của tháng, theo cấp", "Dues of the month due up, by level",
            "dues_splits", "month=12 level=cell", ("month", "level"), amount="remittance_due", source=SPLITS),
    _figure("dues.remittance_due_by_quarter", "Đảng phí phải nộp lên cấp trên của quý, theo cấp", "Dues of the quarter due up, by level",
            "dues_splits", "quarter=4 level=cell", ("quarter", "level"), amount="remittance_due", source=SPLITS),
    _figure("dues.remitted", "Đảng phí đã nộp lên cấp trên từ đầu năm, theo cấp", "Dues sent up since the year began, by level",
            "dues_sent", "level=grassroots_organization", ("level",), amount="amount", source=SENT),
    _figure("dues.remitted_by_month", "Đảng phí đã nộp lên cấp trên của tháng, theo cấp", "Dues of the month sent up, by level",
            "dues_sent", "month=12 level=cell", ("month", "level"), amount="amount", source=SENT),
    _figure("dues.remitted_by_quarter", "Đảng phí đã nộp lên cấp trên của quý, theo cấp", "Dues of the quarter sent up, by level",
            "dues_sent", "quarter=4 level=superior_committee", ("quarter", "level"), amount="amount", source=SENT),
)  # fmt: skip

STATED: tuple[Stated, ...] = ()
