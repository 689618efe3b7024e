# SPDX-License-Identifier: MIT
"""The kinds of findings: their severities and their texts in both languages.

`CODES` has those of reading; the rules of `reportparse.checks` are kinds of findings, too. A
code, once published, changes only with a note in the changelog.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

Severity = Literal["error", "warning", "info"]
Language = Literal["zh", "en"]

#: The gravest first.
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")


@frozen(kw_only=True)
class Code:
    """One kind of finding: its severity and its texts in both languages.

    The messages are templates for `str.format`; the names in them are the arguments that
    the finder gives.

    Attributes:
        severity: How grave it is.
        zh: The message in Chinese.
        en: The message in English.
        hint_zh: What to do about it, in Chinese.
        hint_en: The same in English.
        example: Lines of a report in which it is found.
    """

    severity: Severity
    zh: str
    en: str
    hint_zh: str
    hint_en: str
    example: str

    def why(self, language: Language) -> str:  # noqa: ARG002  # rules answer in both
        """Why it is a finding; empty where the message says it all."""
        return ""

    def texts(self, language: Language) -> tuple[str, str]:
        """The message's template and the hint in *language*."""
        return (self.zh, self.hint_zh) if language == "zh" else (self.en, self.hint_en)


CODES: Final[dict[str, Code]] = {
    "heading-number-skipped": Code(
        severity="warning",
        zh="标题编号跳过：「{number}」之前应有「{expected}」",
        en="heading number skipped: {expected} should come before {number}",
        hint_zh="核对是否缺少一节，或编号有误",
        hint_en="see whether a section is missing or the number is wrong",
        example=("一、总体情况\n三、收到和处理政府信息公开申请情况\n"),
    ),
    "heading-number-repeated": Code(
        severity="warning",
        zh="标题编号重复：同级已有「{number}」",
        en="heading number repeated: {number} stands before at this level",
        hint_zh="核对编号",
        hint_en="check the numbering",
        example=("一、总体情况\n一、主动公开政府信息情况\n"),
    ),
    "heading-number-out-of-order": Code(
        severity="warning",
        zh="标题编号次序有误：「{number}」排在「{previous}」之后",
        en="heading number out of order: {number} follows {previous}",
        hint_zh="核对各节次序和编号",
        hint_en="check the order of the sections and their numbers",
        example=("二、主动公开政府信息情况\n一、总体情况\n"),
    ),
    "form-unknown": Code(
        severity="warning",
        zh="没有找到任何已知格式的表格，未读取「{table}」的数字",
        en="no table of a known form was found: no figure of {table} was read",
        hint_zh="确认文件中有报告的表格；文本中的单元格以「|」分隔",
        hint_en="make sure that the file holds the report's tables; text parts cells by pipes",
        example=("一、总体情况\n二、主动公开政府信息情况\n详见附件。\n"),
    ),
    "form-mixed": Code(
        severity="warning",
        zh="同一报告混用格式：「{table}」采用 {form} 年格式，其余表格采用 {page} 年格式",
        en="forms are mixed: {table} is on the form of {form}, the page on that of {page}",
        hint_zh="该表按其自身格式读取；核对报告应采用的格式",
        hint_en="the table was read by its own form; see which form the report should be on",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
            "一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
            "三、其他\n"
            "第二十条第(九)项 |\n"
            "信息内容 | 采购项目数量 | 采购总金额 |\n"
            "政府集中采购 | 2 | 30万元 |\n"
        ),
    ),
    "label-inexact": Code(
        severity="info",
        zh="「{text}」与格式用语不完全一致，按「{label}」读取",
        en="{text} is not just what the form prints; it was read as {label}",
        hint_zh="核对用语是否为同一项目",
        hint_en="see whether the same item is meant",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文仵 | 4 | 1 | 29 |\n"
        ),
    ),
    "table-missing": Code(
        severity="error",
        zh="缺少表格：{table}",
        en="table missing: {table}",
        hint_zh="核对原文是否完整",
        hint_en="check that the text is whole",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "row-missing": Code(
        severity="error",
        zh="表格「{table}」缺少一行：{label}",
        en="the table {table} lacks the row {label}",
        hint_zh="核对原文中是否有此行，或行名是否被改写",
        hint_en="see whether the source has the row, perhaps under another label",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "row-repeated": Code(
        severity="error",
        zh="同一行出现多次：{label}",
        en="the same row stands more than once: {label}",
        hint_zh="数字不一致的单元格按空值处理，请以原文为准",
        hint_en="cells in which the rows differ were read as null; go by the source",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
            "行政规范性文件 | 4 | 2 | 29 |\n"
        ),
    ),
    "row-unknown": Code(
        severity="warning",
        zh="表格中有格式以外的一行：{label}",
        en="a row that the form does not have: {label}",
        hint_zh="该行保留在 extra 中",
        hint_en="the row is kept under `extra`",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "其他文件 | 2 | 0 | 5 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "row-out-of-order": Code(
        severity="warning",
        zh="行的次序与格式不符：{label}",
        en="a row out of the form's order: {label}",
        hint_zh="数字按行名读取，请核对是否错行",
        hint_en="figures were read by label; check that they stand in the right row",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
            "规章 | 0 | 0 | 0 |\n"
        ),
    ),
    "head-missing": Code(
        severity="warning",
        zh="表头不全：缺少 {labels}",
        en="incomplete table head: {labels} missing",
        hint_zh="数字按格式规定的列序读取，请核对",
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
        en="the table head is that of another part: {labels}",
        hint_zh="数字按行名所属部分的列序读取，请核对",
        hint_en="figures were read in the columns of the part that the row labels are of; check",
        example=("信息内容 | 本年处理决定数量 |\n行政事业性收费 | / |\n"),
    ),
    "blanks-inferred": Code(
        severity="warning",
        zh="「{label}」的空白单元格已合并或消失，按补位或空行的数目还原",
        en="the blank cells of {label} were merged or lost; padding or blank lines tell how many",
        hint_zh="请核对数字所在的列",
        hint_en="check the columns of the figures",
        example=("3.要求提供公开出版物\n\n\n\n\n\n\n3\n\n0\n"),
    ),
    "blank-lines-uneven": Code(
        severity="warning",
        zh="「{label}」各单元格之间的空行不一致，可能缺少或重复了单元格",
        en="blank lines between the cells of {label} are uneven: one may be lost or doubled",
        hint_zh="请核对该行数字",
        hint_en="check the figures of the row",
        example=("6.属于四类过程性信息\n28\n/\n/\n/\n1\n4\n\n33\n"),
    ),
    "padding-inside": Code(
        severity="error",
        zh="「{label}」的数字之间夹有补位单元格",
        en="padding stands between the figures of {label}",
        hint_zh="无法确定数字属于哪一列，全行按空值处理",
        hint_en="the figures cannot be placed: the whole row was read as null",
        example=("行政强制 |\n| ||\n第二十条第(八)项 | |||\n"),
    ),
    "cells-mixed": Code(
        severity="error",
        zh="「{label}」的数字一部分以「|」分隔，一部分没有分隔",
        en="some figures of {label} stand between pipes and others do not",
        hint_zh="分隔符可能缺失，全行按空值处理",
        hint_en="pipes may be lost: the whole row was read as null",
        example=("3.要求提供公开出版物\n1\n0|| 5 |\n"),
    ),
    "blanks-doubtful": Code(
        severity="warning",
        zh="同表其他行的单元格数目不符，「{label}」的空白单元格位置可能有误",
        en="other rows of the table lack cells: the blank cells of {label} may be misplaced",
        hint_zh="请核对该行数字所在的列",
        hint_en="check the columns of the figures in the row",
        example=("规章 | 12 | 7 | 203 |\n| 行政规范性文件 | 31 | 44 | 612 |\n"),
    ),
    "digits-parted": Code(
        severity="warning",
        zh="「{label}」的数字连在一起，按每列一位数字拆分",
        en="the figures of {label} are run together; each digit was read as one figure",
        hint_zh="如有空白单元格或多位数字，拆分会有误，请核对",
        hint_en="with blank cells or longer numbers that is wrong: check the row",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容\n"
            "本年制发件数\n"
            "本年废止件数\n"
            "现行有效件数\n"
            "规章000\n"
            "行政规范性文件412\n"
        ),
    ),
    "figures-before-label": Code(
        severity="error",
        zh="数字排在「{label}」之前，无法确定属于哪一行",
        en="figures stand before {label}: whose they are is open",
        hint_zh="该行与上一行均按空值处理",
        hint_en="this row and the one above it were read as null",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "0 | 0 | 0 | 规章 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "width-differs": Code(
        severity="error",
        zh="「{label}」一行的单元格数与表头不同",
        en="the row {label} has not as many cells as the head above it",
        hint_zh="表格按列重复合并单元格，缺少单元格时无法确定列，全行按空值处理",
        hint_en="the table repeats merged cells: with one lost, the whole row was read as null",
        example=(
            "| 第二十条第(一)项 | 第二十条第(一)项 | 第二十条第(一)项 | 第二十条第(一)项 |\n"
            "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 12 | 7 | 203 |\n"
        ),
    ),
    "merged-cells-differ": Code(
        severity="error",
        zh="「{label}」一行在同一合并表头之下有两个不同的数字",
        en="the row {label} has two figures under one merged head",
        hint_zh="无法确定哪一个数字属于该列，全行按空值处理",
        hint_en="which one is meant cannot be told: the whole row was read as null",
        example=(
            "| 第二十条第(一)项 | 第二十条第(一)项 | 第二十条第(一)项 | 第二十条第(一)项 |"
            " 第二十条第(一)项 |\n"
            "| 信息内容 | 本年制发件数 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "| 规章 | 12 | 7 | 203 | 5 |\n"
        ),
    ),
    "columns-differ": Code(
        severity="error",
        zh="表头与格式不符：{labels}",
        en="the table head is not the form's: {labels}",
        hint_zh="无法确定各列含义，该表头下的数字均按空值处理",
        hint_en="the columns' meaning is uncertain: figures under this head were read as null",
        example=(
            "自然人 | 总计 | 法人或其他组织 |\n"
            "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
            "一、本年新收政府信息公开申请数量 | 6 | 8 | 2 | 0 | 0 | 0 | 0 |\n"
        ),
    ),
    "columns-reordered": Code(
        severity="info",
        zh="各列次序与格式不同：{labels}",
        en="the columns are in another order than on the form: {labels}",
        hint_zh="数字已按表头名称读取；请按格式规定的次序填报",
        hint_en="the figures were read by their column headers; use the form's order",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 现行有效件数 | 本年废止件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 29 | 1 |\n"
        ),
    ),
    "column-added": Code(
        severity="info",
        zh="表中有格式以外的列：{labels}",
        en="the table has columns that the form does not have: {labels}",
        hint_zh="该列内容另行保留，其余各列按表头读取",
        hint_en="their contents are kept apart; the other columns were read by their headers",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 备注 |\n"
            "规章 | 0 | 0 | 0 |  |\n"
            "行政规范性文件 | 4 | 1 | 29 | 含联合发文 |\n"
        ),
    ),
    "column-missing": Code(
        severity="warning",
        zh="表中缺少格式规定的列：{labels}",
        en="the table lacks columns of the form: {labels}",
        hint_zh="缺少的各列按空值处理，请按格式补齐",
        hint_en="the figures of these columns are null; add the columns",
        example=(
            "申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
            "一、本年新收政府信息公开申请数量 | 6 | 2 | 0 | 0 | 0 | 0 |\n"
            "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
        ),
    ),
    "cell-missing": Code(
        severity="error",
        zh="「{label}」应有 {expected} 个数字，只有 {found} 个单元格",
        en="{label} should have {expected} figures and has only {found} cells",
        hint_zh="无法确定数字属于哪一列，全行按空值处理",
        hint_en="the figures cannot be placed: the whole row was read as null",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 29 |\n"
            "第二十条第(五)项 |\n"
        ),
    ),
    "row-cut": Code(
        severity="error",
        zh="文本在「{label}」一行中间结束：应有 {expected} 个数字，只有 {found} 个",
        en="the text ends within {label}: {found} of {expected} figures are there",
        hint_zh="取得完整文本后重新读取；缺少的数字为空值",
        hint_en="read the whole text again; the figures that are missing are null",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1"
        ),
    ),
    "cell-surplus": Code(
        severity="error",
        zh="「{label}」应有 {expected} 个数字，多出：{surplus}",
        en="{label} should have {expected} figures and has more: {surplus}",
        hint_zh="无法确定数字属于哪一列，全行按空值处理",
        hint_en="the figures cannot be placed: the whole row was read as null",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 29 | 30 |\n"
            "第二十条第(五)项 |\n"
        ),
    ),
    "cells-ambiguous": Code(
        severity="error",
        zh="「{label}」的空白单元格有多种读法",
        en="the blank cells of {label} can be read in more than one way",
        hint_zh="无法区分空白与补位，有疑问的数字按空值处理",
        hint_en="blanks and fillers cannot be told apart: doubtful figures were read as null",
        example=(
            "(二)部分公开(区分处理的,只计这一情形,不计其他情形) |\n2 |\n|\n|\n19 | |\n|\n|\n|\n"
        ),
    ),
    "number-unreadable": Code(
        severity="error",
        zh="无法读作数字：「{text}」",
        en="not a readable number: {text!r}",
        hint_zh="请以原文为准更正",
        hint_en="correct it from the source",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 2O |\n"
        ),
    ),
    "unit-differs": Code(
        severity="warning",
        zh="“{label}”的计量单位为 {found}，另有或格式规定为 {expected}",
        en="the unit of {label} is {found}; the form or another label has {expected}",
        hint_zh="数字按原样读取，请核对单位",
        hint_en="the figure was read as it is printed; check its unit",
        example=(
            "统计指标 | 单位 | 统计数 |\n"
            "(一)收到申请数 | 条 | 9 |\n"
            "1.当面申请数 | 件 | 2 |\n"
            "政府信息公开情况统计表\n"
        ),
    ),
    "unit-open": Code(
        severity="error",
        zh="“{label}”的计量单位不明：{units}",
        en="the unit of {label} is open: {units}",
        hint_zh="金额按空值处理，请写明一个单位",
        hint_en="the amount was read as null: state one unit",
        example=(
            "第二十条第(八)项 |\n"
            "信息内容 | 本年收费金额（单位：元/万元） |\n"
            "行政事业性收费 | 36 |\n"
        ),
    ),
    "row-doubtful": Code(
        severity="warning",
        zh="「{label}」之后的行缺失或次序有误，其数字可能属于后面的行",
        en="the rows after {label} are missing or out of order: its figures may be theirs",
        hint_zh="请对照原文核对该行数字",
        hint_en="check the figures of the row in the source",
        example=(
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 21 | 10 |\n"
            "|\n"
        ),
    ),
    "label-ambiguous": Code(
        severity="error",
        zh="「{label}」在格式中出现多次，本页缺少其中一处，无法确定是哪一处",
        en="the form prints {label} more than once and the page does not: which is meant is open",
        hint_zh="该行名下的数字均按空值处理",
        hint_en="the figures of all rows with this label were read as null",
        example=(
            "统计指标 | 单位 | 统计数 |\n四、行政复议数量 | 件 | 3 |\n(三)其他情形数 | 件 | 1 |\n"
        ),
    ),
    "figure-misplaced": Code(
        severity="error",
        zh="「{label}」处不应有数字：{text}",
        en="{label} takes no figures here: {text}",
        hint_zh="核对数字是否错行",
        hint_en="see whether the figures belong to another row",
        example=(
            "第二十条第(一)项 | 5 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "text-cut": Code(
        severity="error",
        zh="文本在表格中间结束，最后一个单元格可能不完整：「{text}」",
        en="the text ends inside a table; its last cell may be incomplete: {text!r}",
        hint_zh="取得完整文本后重新读取",
        hint_en="read the whole text again",
        example=(
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 29"
        ),
    ),
    "table-of-other": Code(
        severity="error",
        zh="“{table}”之前写有“{text}”，该表不是本机关本年度的",
        en="{table} comes below {text!r}: it is another agency's or year's table",
        hint_zh="该表的数字不计入本报告；如系本机关本年度数据，请修改表前的文字",
        hint_en="its figures are not read as the report's; correct the line if they are",
        example=(
            "石桥县教育局2024年政府信息公开工作年度报告\n"
            "一、总体情况\n"
            "石桥县公安局2024年政府信息公开工作年度报告\n"
            "第二十条第(一)项 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "title-not-found": Code(
        severity="info",
        zh="没有找到报告标题",
        en="no title of a report was found",
        hint_zh="标题中应有“信息公开”和“报告”",
        hint_en="a title has 信息公开 and 报告 in it",
        example="一、总体情况\n",
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
}
