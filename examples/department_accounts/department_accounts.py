# SPDX-License-Identifier: MIT
"""The summary table of departments' final accounts, as a form for reportparse."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from reportparse.checks.rules import Rule
from reportparse.checks.sum_rules import sums_of_form
from reportparse.forms import Form, Frame, amount_unit, figure, printed_table, row, rows, total
from reportparse.report.model import Report, form_table


@frozen
class Amount:
    """An amount of money."""

    amount: Decimal | None = figure("决算数", "决算数(（单位：[万亿]?元）)?", unit="万元")
    amount_unit: str | None = amount_unit()


@frozen
class Income:
    """Income by source."""

    appropriation: Amount = row(Amount, "一、一般公共预算财政拨款收入", "一、财政拨款收入")
    operating: Amount = row(Amount, "二、事业收入")
    total: Amount = row(Amount, "本年收入合计")


@frozen
class Expenditure:
    """Expenditure by purpose."""

    salaries: Amount = row(Amount, "一、工资福利支出")
    total: Amount = row(Amount, "本年支出合计")


@frozen
class Accounts:
    """The summary table (收入支出决算总表)."""

    income: Income = rows(Income, "收入")
    expenditure: Expenditure = rows(Expenditure, "支出")


@frozen(kw_only=True)
class AccountsReport(Report):
    """A report on a department's final accounts.

    Attributes:
        accounts: The summary table.
    """

    accounts: Accounts | None = form_table()


_INCOME = ("accounts.income.appropriation.amount", "accounts.income.operating.amount")

FORM = Form(
    key="accounts",
    issued="made up for the example",
    since=2016,
    tables=(
        printed_table(
            "accounts",
            Accounts,
            "收入支出决算总表",
            width=2,
            frame=Frame(item_head="项目"),
            sums={"accounts-differ": (total("accounts.income.total.amount", _INCOME),)},
        ),
    ),
    report=AccountsReport,
)

RULE = Rule(
    code="accounts-differ",
    severity="error",
    evaluate=sums_of_form("accounts-differ"),
    zh="“{label}”填报为 {published}，各项收入相加为 {reckoning}",
    en="{label} is {published}; the sources of income add up to {reckoning}",
    hint_zh="核对各项收入",
    hint_en="check the sources of income",
    why_zh="本年收入合计是各项收入之和。",
    why_en="The income of the year is the sum of its sources.",
    example="一、一般公共预算财政拨款收入 | 1,250.40 |\n"
    "二、事业收入 | 20.00 |\n本年收入合计 | 1,250.40 |",
)
