# SPDX-License-Identifier: MIT
"""The summary table of departments' final accounts, as a form for reportparse."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from attrs import frozen

from reportparse.checks.rules import Rule
from reportparse.checks.sums import sums_of_form
from reportparse.forms import Form, Part, Row, Table, amount, figure, group, total
from reportparse.report.model import Report, form_table


@frozen
class Amount:
    """An amount of money."""

    amount: Decimal | None = figure("决算数")
    amount_unit: str | None = figure("单位")


@frozen
class Income:
    """Income by source."""

    appropriation: Amount = group(Amount, "一、一般公共预算财政拨款收入")
    operating: Amount = group(Amount, "二、事业收入")
    total: Amount = group(Amount, "本年收入合计")


@frozen
class Expenditure:
    """Expenditure by purpose."""

    salaries: Amount = group(Amount, "一、工资福利支出")
    total: Amount = group(Amount, "本年支出合计")


@frozen
class Accounts:
    """The summary table (收入支出决算总表)."""

    income: Income = group(Income, "收入")
    expenditure: Expenditure = group(Expenditure, "支出")


@frozen(kw_only=True)
class AccountsReport(Report):
    """A report on a department's final accounts.

    Attributes:
        accounts: The summary table.
    """

    accounts: Accounts | None = form_table()


def _row(path: str, terminal: str, label: str) -> Row:
    return Row(f"accounts.{path}", terminal, (label,), (amount(f"accounts.{path}.amount"),))


FORM = Form(
    key="accounts",
    grammar_file=Path(__file__).with_name("department_accounts.lark"),
    issued="made up for the example",
    since=2016,
    tables=(
        Table(
            name="accounts",
            title="收入支出决算总表",
            model=Accounts,
            kind=None,
            width=2,
            parts=(
                Part(
                    head=(("项目", "决算数（单位：万元）"),),
                    rows=(
                        _row(
                            "income.appropriation", "APPROPRIATION", "一、一般公共预算财政拨款收入"
                        ),
                        _row("income.operating", "OPERATING", "二、事业收入"),
                        _row("income.total", "TOTAL_INCOME", "本年收入合计"),
                        _row("expenditure.salaries", "SALARIES", "一、工资福利支出"),
                        _row("expenditure.total", "TOTAL_EXPENDITURE", "本年支出合计"),
                    ),
                    first_figure="HEAD_AMOUNT",
                ),
            ),
            sums={
                "accounts-differ": (
                    total(
                        "accounts.income.total.amount",
                        (
                            "accounts.income.appropriation.amount",
                            "accounts.income.operating.amount",
                        ),
                    ),
                )
            },
        ),
    ),
    report=AccountsReport,
)

RULE = Rule(
    code="accounts-differ",
    severity="error",
    evaluate=sums_of_form("accounts-differ"),
    zh="「{label}」印作 {published},各项收入相加为 {reckoning}",
    en="{label} is printed as {published}; the sources of income add up to {reckoning}",
    hint_zh="核对各项收入",
    hint_en="check the sources of income",
    why_zh="本年收入合计是各项收入之和。",
    why_en="The income of the year is the sum of its sources.",
    example="一、一般公共预算财政拨款收入 | 1,250.40 |\n"
    "二、事业收入 | 20.00 |\n本年收入合计 | 1,250.40 |",
)
