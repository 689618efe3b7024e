# SPDX-License-Identifier: MIT
"""All kinds of findings of reading.

The rules of `reportparse.checks` are kinds of findings, too. A code, once published, changes only
with a note in the changelog.
"""

from __future__ import annotations

from typing import Final

from .cell_codes import CELL_CODES, HEADER, OPENING
from .finding_kinds import SEVERITIES, Code, Language, Severity

__all__ = ["CODES", "SEVERITIES", "Code", "Language", "Severity"]

#: The kinds of findings by their codes: about a report as a whole, then about cells.
CODES: Final[dict[str, Code]] = {
    "heading-number-skipped": Code(
        severity="warning",
        zh="标题编号跳过：“{number}”之前应有“{expected}”",
        en="heading number skipped: {expected} should come before {number}",
        hint_zh="核对是否缺少一节，或编号有误",
        hint_en="check whether a section is missing or the number is wrong",
        example="一、总体情况\n三、收到和处理政府信息公开申请情况\n",
    ),
    "heading-number-repeated": Code(
        severity="warning",
        zh="标题编号重复：同级已有“{number}”",
        en="heading number repeated: {number} was used before at this level",
        hint_zh="核对编号",
        hint_en="check the numbering",
        example="一、总体情况\n一、主动公开政府信息情况\n",
    ),
    "heading-number-out-of-order": Code(
        severity="warning",
        zh="标题编号次序有误：“{number}”排在“{previous}”之后",
        en="heading number out of order: {number} follows {previous}",
        hint_zh="核对各节次序和编号",
        hint_en="check the order of the sections and their numbers",
        example="二、主动公开政府信息情况\n一、总体情况\n",
    ),
    "heading-unnumbered": Code(
        severity="info",
        zh="标题没有编号，按“{number}”读取",
        en="the heading has no number: it was read as {number}",
        hint_zh="补上编号；规范文本会加上这一编号",
        hint_en="print the number; canonical text prints this one",
        example="一、总体情况\n按时更新栏目。\n主动公开政府信息情况\n详见附件。\n",
    ),
    "form-unknown": Code(
        severity="warning",
        zh="没有找到规定格式的表格{tables}，未读取其中的数字：{reason}",
        en="no table of the form was found{tables}; no figure was read: {reason}",
        hint_zh="确认文件中有报告的表格；文本中的单元格以“|”分隔",
        hint_en="make sure that the file holds the report's tables; in text, pipes "
        "separate the cells",
        example="一、总体情况\n二、主动公开政府信息情况\n详见附件。\n",
    ),
    "form-mixed": Code(
        severity="warning",
        zh="同一报告混用格式：“{table}”采用 {form} 年格式，其余表格采用 {page} 年格式",
        en="forms are mixed: {table} uses the form of {form}, the rest of the page that of {page}",
        hint_zh="该表按其自身格式读取；核对报告应采用的格式",
        hint_en="the table was read by its own form; check which form the report should use",
        example=(
            OPENING
            + (
                "行政规范性文件 | 4 | 1 | 29 |\n"
                "一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
                "三、其他\n"
                "第二十条第(九)项 |\n"
                "信息内容 | 采购项目数量 | 采购总金额 |\n"
                "政府集中采购 | 2 | 30万元 |\n"
            )
        ),
    ),
    "label-inexact": Code(
        severity="info",
        zh="“{text}”与格式用语不完全一致，按“{label}”读取",
        en="{text} differs from the form's label; it was read as {label}",
        hint_zh="核对是否为同一项目",
        hint_en="check whether the same item is meant",
        example=OPENING + "行政规范性文仵 | 4 | 1 | 29 |\n",
    ),
    "table-missing": Code(
        severity="error",
        zh="缺少表格：{table}",
        en="table missing: {table}",
        hint_zh="核对原文是否完整",
        hint_en="check that the text is complete",
        example=OPENING + "行政规范性文件 | 4 | 1 | 29 |\n",
    ),
    "row-missing": Code(
        severity="error",
        zh="表格“{table}”缺少一行：{label}",
        en="the table {table} lacks the row {label}",
        hint_zh="核对原文中是否有此行，或行名是否被改写",
        hint_en="check whether the source has the row, perhaps under another label",
        example=HEADER + "行政规范性文件 | 4 | 1 | 29 |\n",
    ),
    "rows-missing": Code(
        severity="error",
        zh="表格“{table}”缺少 {count} 行：自“{first}”至“{last}”",
        en="the table {table} lacks {count} rows, from {first} to {last}",
        hint_zh="原文可能不完整，取得完整文本后重新读取",
        hint_en="the page may be cut: read the whole text again",
        example=(
            "三、收到和处理政府信息公开申请情况\n"
            "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"
            "一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
        ),
    ),
    "row-repeated": Code(
        severity="error",
        zh="同一行出现多次：{label}",
        en="the row {label} is printed more than once",
        hint_zh="核对后只保留一行；改正前数字不一致的单元格不予采用",
        hint_en="cells in which the rows differ were read as null; check which row is right",
        example=HEADER + "行政规范性文件 | 4 | 1 | 29 |\n行政规范性文件 | 4 | 2 | 29 |\n",
    ),
    "row-unknown": Code(
        severity="warning",
        zh="表格中有格式以外的一行：{label}",
        en="the row {label} is not on the form",
        hint_zh="格式中没有这一行：请核对行名，确属多出的请移到表外",
        hint_en="the row is kept under `extra`",
        example=OPENING + "其他文件 | 2 | 0 | 5 |\n行政规范性文件 | 4 | 1 | 29 |\n",
    ),
    "row-out-of-order": Code(
        severity="warning",
        zh="行的次序与格式不符：{label}",
        en="the row {label} is out of the form's order",
        hint_zh="请核对是否错行",
        hint_en="figures were read by label; check that they are in the right row",
        example=HEADER + "行政规范性文件 | 4 | 1 | 29 |\n规章 | 0 | 0 | 0 |\n",
    ),
    "head-missing": Code(
        severity="warning",
        zh="表头不全：缺少 {labels}",
        en="incomplete table header: {labels} missing",
        hint_zh="请核对各列的次序",
        hint_en="figures were read in the form's column order; check them",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "head-of-other-part": Code(
        severity="warning",
        zh="表头属于本表的另一部分：{labels}",
        en="the table header is that of another part: {labels}",
        hint_zh="请核对各列的次序",
        hint_en="figures were read by the part of the table that the row labels belong to; "
        "check them",
        example="信息内容 | 本年处理决定数量 |\n行政事业性收费 | / |\n",
    ),
    "text-cut": Code(
        severity="error",
        zh="文本在表格中间结束，最后一个单元格可能不完整：“{text}”",
        en="the text ends inside a table; its last cell may be incomplete: {text!r}",
        hint_zh="取得完整文本后重新读取",
        hint_en="read the whole text again",
        example=OPENING + "行政规范性文件 | 4 | 1 | 29",
    ),
    "markup-unread": Code(
        severity="error",
        zh="从这里起的内容没有读取，其中的 HTML 超出限度或无法解析：{reason}",
        en="nothing from here on was read, for the HTML in it: {reason}",
        hint_zh="删去与报告无关的 HTML；如确为报告内容，可用 parse_file 并调高 limits",
        hint_en="take out HTML that is not the report's; if all is, give parse_file higher limits",
        example=OPENING + "行政规范性文件 | 4 | 1 | 29 |\n<table>\n" + 13 * (8 * "<b>" + "\n"),
    ),
    "picture-unread": Code(
        severity="info",
        zh="这里有一幅图片，图中的文字和数字没有读取",
        en="there is a picture here; words and figures in it are not read",
        hint_zh="图中如有报告的内容，请改用文字和表格",
        hint_en="print what it says of the report as text and tables",
        example=OPENING + "行政规范性文件 | 4 | 1 | 29 |\n<p class=a><img src=a.png></p>\n",
    ),
    "field-unread": Code(
        severity="info",
        zh="这里有一个表单控件（输入框或下拉框），其中的内容没有读取",
        en="there is a field of a form here; what it shows is not read",
        hint_zh="其中如有报告的内容，请改用文字",
        hint_en="print what it says of the report as text",
        example=OPENING + "行政规范性文件 | 4 | 1 | 29 |\n<textarea class=a>30</textarea>\n",
    ),
    "content-collapsed": Code(
        severity="info",
        zh="这里的内容默认折叠，读者点开后才能看到",
        en="what is here is collapsed: readers see it only after a click",
        hint_zh="确认折叠的内容属于报告；报告的内容请不要折叠",
        hint_en="make sure that it is part of the report, and do not collapse what is",
        example=OPENING
        + "行政规范性文件 | 4 | 1 | 29 |\n<details class=a>\n全年新收申请3件。\n</details>\n",
    ),
    "table-of-other": Code(
        severity="error",
        zh="“{table}”之前写有“{text}”，该表不是本机关本年度的",
        en="{table} comes below {text!r}: it is another agency's or year's table",
        hint_zh="该表的数字不计入本报告；如系本机关本年度数据，请修改表前的文字",
        hint_en="its figures were not read as the report's; if they are, correct the line",
        example=(
            (
                "石桥县教育局2024年政府信息公开工作年度报告\n"
                "一、总体情况\n"
                "石桥县公安局2024年政府信息公开工作年度报告\n"
            )
            + OPENING
            + "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "unit-multiplied": Code(
        severity="error",
        zh="“{table}”注明“{text}”，表内数字不是以件计",
        en="{table} states {text!r}: its figures count multiples of the form's unit",
        hint_zh="请改用表样规定的计量单位；改正前该表数字不予采用",
        hint_en="its figures were not read; print them in the unit of the form",
        example=(
            (
                "石桥县教育局2024年政府信息公开工作年度报告\n"
                "二、主动公开政府信息情况\n"
                "（单位：百件）\n"
            )
            + OPENING
            + "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "not-a-report": Code(
        severity="error",
        zh="这不是政府信息公开工作年度报告：{reason}",
        en="not an annual report: {reason}",
        hint_zh="确认文件是报告本身，而不是解读、通知或其他文件",
        hint_en="make sure that the file is the report itself, not a notice or an explanation",
        example="石桥县教育局2024年政府信息公开工作年度报告解读\n一、编制背景\n",
    ),
    "figures-blank": Code(
        severity="warning",
        zh="各表一个数字都没有填写",
        en="no figure of the tables is filled in",
        hint_zh="填写各表；没有发生的填“0”",
        hint_en="fill in the tables, with 0 where there was nothing",
        example=HEADER + "规章 |  |  |  |\n行政规范性文件 |  |  |  |\n",
    ),
    "fact-uncertain": Code(
        severity="warning",
        zh="无法确定，原文有不同说法：{candidates}",
        en="cannot be determined; the text has: {candidates}",
        hint_zh="核对后统一写法；各处位置见相关位置",
        hint_en="check which is right; the related places list where each is printed",
        example=(
            "石桥县教育局2024年政府信息公开工作年度报告\n"
            "发布日期：2025-01-10\n"
            "发布日期：2025-02-10\n"
            "一、总体情况\n"
        ),
    ),
    "title-not-found": Code(
        severity="info",
        zh="没有找到报告标题",
        en="no title of a report was found",
        hint_zh="标题中应有“信息公开”和“报告”",
        hint_en="a title contains 信息公开 and 报告",
        example="一、总体情况\n二、主动公开政府信息情况\n",
    ),
    "year-not-found": Code(
        severity="info",
        zh="没有找到报告年度",
        en="the year reported on was not found",
        hint_zh="标题或统计期限中应写明年度",
        hint_en="the title or the period should name it",
        example="石桥县教育局政府信息公开工作年度报告\n",
    ),
    "agency-not-found": Code(
        severity="info",
        zh="没有找到报告机关名称",
        en="the reporting agency was not found",
        hint_zh="标题或发布机构一栏应写明机关名称",
        hint_en="the title or the line of the publishing agency should name it",
        example="2024年政府信息公开工作年度报告\n",
    ),
    **CELL_CODES,
}
