# SPDX-License-Identifier: MIT
"""The table of a department's spending on travel, receptions and cars, as a form for reportparse.

Labels as in 2015年桂林市司法局部门“三公”经费情况统计表 (published 2015-03-18,
http://honghao99.com/html/contentscontent-2015-3-18-781197.html). Amounts are in 万元 throughout.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from reportparse.checks.rules import Rule
from reportparse.checks.sum_rules import sums_of_form
from reportparse.forms import Form, Frame, by_column, figure, printed_table, row
from reportparse.report.model import Report, form_table


@frozen
class Budget:
    """The budget of the year for one purpose, in 万元."""

    all_funds: Decimal | None = figure("本年预算数")
    public_budget: Decimal | None = figure("其中：公共预算财政拨款", "公共预算财政拨款")


@frozen
class Spending:
    """The table (“三公”经费情况统计表)."""

    total: Budget = row(Budget, "合计")
    travel: Budget = row(Budget, "1.因公出国（境）费用", "1.因公出国（境）费")
    receptions: Budget = row(Budget, "2.公务接待费")
    cars: Budget = row(Budget, "3.公务用车费", "3.公务用车购置及运行维护费")
    running_cars: Budget = row(Budget, "其中：（1）公务用车运行维护费", "（1）公务用车运行维护费")
    buying_cars: Budget = row(Budget, "（2）公务用车购置", "（2）公务用车购置费")


@frozen(kw_only=True)
class SpendingReport(Report):
    """A page with the table.

    Attributes:
        spending: The table.
    """

    spending: Spending | None = form_table()


_COLUMNS = ("all_funds", "public_budget")

FORM = Form(
    key="spending",
    issued="as published in Guilin, 2015",
    since=2015,
    tables=(
        printed_table(
            "spending",
            Spending,
            "“三公”经费情况统计表",
            width=3,
            frame=Frame(item_head="项目"),
            sums={
                "spending-differs": (
                    *by_column(
                        "spending.total",
                        ["spending.travel", "spending.receptions", "spending.cars"],
                        _COLUMNS,
                    ),
                    *by_column(
                        "spending.cars",
                        ["spending.running_cars", "spending.buying_cars"],
                        _COLUMNS,
                    ),
                )
            },
        ),
    ),
    report=SpendingReport,
)

RULE = Rule(
    code="spending-differs",
    severity="error",
    evaluate=sums_of_form("spending-differs"),
    zh="“{label}”填报为 {published}，各项相加为 {reckoning}",
    en="{label} is {published}; its items add up to {reckoning}",
    hint_zh="核对各项经费",
    hint_en="check the items",
    why_zh="合计是三项经费之和，公务用车费是购置与运行维护之和。",
    why_en="The total is the sum of the three items; that of cars is the sum of its two.",
    example="合计 | 12.40 | 12.40 |\n1.因公出国（境）费用 | 0 | 0 |\n"
    "2.公务接待费 | 2.10 | 2.10 |\n3.公务用车费 | 9.30 | 9.30 |",
)
