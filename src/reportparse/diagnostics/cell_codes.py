# SPDX-License-Identifier: MIT
"""Findings about the cells of a table and the figures in them."""

from __future__ import annotations

from typing import Final

from .finding_kinds import Code

#: How most tables in examples begin.
HEADER: Final = "第二十条第(一)项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
OPENING: Final = HEADER + "规章 | 0 | 0 | 0 |\n"

CELL_CODES: Final[dict[str, Code]] = {
    "blanks-inferred": Code(
        severity="warning",
        zh="“{label}”的空白单元格已合并或消失，按占位格或空行的数目还原",
        en="the blank cells of {label} were merged or lost; padding or blank lines show how many",
        hint_zh="请核对数字所在的列",
        hint_en="check the columns of the figures",
        example="3.要求提供公开出版物\n\n\n\n\n\n\n3\n\n0\n",
    ),
    "blank-lines-uneven": Code(
        severity="warning",
        zh="“{label}”各单元格之间的空行不一致，可能缺少或重复了单元格",
        en="blank lines between the cells of {label} are uneven: a cell may be lost or duplicated",
        hint_zh="请核对该行数字",
        hint_en="check the figures of the row",
        example="6.属于四类过程性信息\n28\n/\n/\n/\n1\n4\n\n33\n",
    ),
    "padding-inside": Code(
        severity="error",
        zh="“{label}”的数字之间夹有占位格",
        en="padding between the figures of {label}",
        hint_zh="请核对该行，使数字与各列一一对应；改正前全行不予采用",
        hint_en="the figures cannot be placed: the whole row was read as null",
        example="行政强制 |\n| ||\n7 |\n第二十条第(八)项 | |||\n",
    ),
    "cells-mixed": Code(
        severity="error",
        zh="“{label}”的数字与同表其他行的排列方式不一致",
        en="the figures of {label} are separated in another way than those of the other rows",
        hint_zh="请补全该行单元格之间的分隔；改正前全行不予采用",
        hint_en="cells may be lost: the whole row was read as null",
        example="3.要求提供公开出版物\n1\n0|| 5 |\n",
    ),
    "page-number-doubtful": Code(
        severity="error",
        zh="“{label}”一行缺少数字，独占一行或下一页开头的数字可能是页码",
        en="a figure of {label} is missing; the number on a line of its own or at the top of the "
        "next page may be a page number",
        hint_zh="请核对原文；改正前全行不予采用",
        hint_en="the whole row was read as null: check the row",
        example="第二十条第(六)项\n信息内容\n本年处理决定数量\n行政处罚\n3\n行政强制\n\f5\n",
    ),
    "blanks-doubtful": Code(
        severity="error",
        zh="同表其他行的单元格数目不符，或本行缺少合计，“{label}”的空白单元格位置可能有误",
        en="other rows of the table lack cells, or this one its total: the blank cells of {label} "
        "may be misplaced",
        hint_zh="请核对数字所在的列；改正前全行不予采用",
        hint_en="the whole row was read as null: check the columns of its figures",
        example="| 规章 | 12 | 7 | 203 |\n|  | 行政规范性文件 | 31 |  | 612 |\n",
    ),
    "digits-parted": Code(
        severity="warning",
        zh="“{label}”的数字连在一起，按每列一位数字拆分",
        en="the figures of {label} are run together; each digit was read as one figure",
        hint_zh="如有空白单元格或多位数字，拆分会有误，请核对",
        hint_en="this is wrong if the row has blank cells or longer numbers: check it",
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
        zh="数字排在“{label}”之前，无法确定属于哪一行",
        en="figures precede {label}: cannot tell which row they belong to",
        hint_zh="请核对该行与上一行；改正前两行均不予采用",
        hint_en="this row and the one above it were read as null",
        example=HEADER + "0 | 0 | 0 | 规章 |\n行政规范性文件 | 4 | 1 | 29 |\n",
    ),
    "width-differs": Code(
        severity="error",
        zh="“{label}”一行的单元格数与表头不同",
        en="the row {label} and the header above it have different numbers of cells",
        hint_zh="请补齐该行的单元格；改正前全行不予采用",
        hint_en="the table repeats merged cells: with one lost, the whole row was read as null",
        example=(
            "| 第二十条第(一)项 | 第二十条第(一)项 | 第二十条第(一)项 | 第二十条第(一)项 |\n"
            "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 12 | 7 | 203 |\n"
            "| 行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
    "merged-cells-differ": Code(
        severity="error",
        zh="“{label}”一行在同一合并表头之下有两个不同的数字",
        en="the row {label} has two figures under one merged header",
        hint_zh="请核对该列应填哪一个数字；改正前全行不予采用",
        hint_en="the label is ambiguous: the whole row was read as null",
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
        en="the table header differs from the form's: {labels}",
        hint_zh="请按格式写明各列表头；改正前该表头下的数字不予采用",
        hint_en="the meaning of the columns is uncertain: figures under this header were "
        "read as null",
        example=(
            "| | 自然人 | 商业企业 | 科研机构 | 法律服务机构 | 其他 | 总计 | |\n"
            "| 一、本年新收政府信息公开申请数量 | 6 | 2 | 0 | 0 | 0 | 0 | 8 |\n"
        ),
    ),
    "columns-assumed": Code(
        severity="info",
        zh="原文看不出以下各列的先后，按格式的次序读取：{labels}",
        en="the page does not show in which order these columns are, they were read in that of the "
        "form: {labels}",
        hint_zh="对照原文核对各列的次序",
        hint_en="check the order of the columns against the original page",
        example=(
            "三、收到和处理政府信息公开申请情况\n"
            "申请人情况\n"
            "自然人 科研机 社会公 法律服务机 总计\n"
            "法人或其他组织\n"
            "商业企业 其他\n"
            "构 益组织 构\n"
            "一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n"
            "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n"
        ),
    ),
    "columns-reordered": Code(
        severity="info",
        zh="各列次序与格式不同：{labels}",
        en="the columns are not in the form's order: {labels}",
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
        hint_zh="格式中没有这一列，请核对是否需要",
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
        hint_zh="请按格式补齐缺少的各列",
        hint_en="the figures of these columns are null; add the columns",
        example=(
            "申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
            "一、本年新收政府信息公开申请数量 | 6 | 2 | 0 | 0 | 0 | 0 |\n"
            "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
        ),
    ),
    "cell-missing": Code(
        severity="error",
        zh="“{label}”应有 {expected} 个数字，只有 {found} 个单元格",
        en="{label} has only {found} cells; the form has {expected} figures",
        hint_zh="请核对该行，使数字与各列一一对应；改正前全行不予采用",
        hint_en="the figures cannot be placed: the whole row was read as null",
        example=OPENING + "行政规范性文件 | 4 | 29 |\n第二十条第(五)项 |\n",
    ),
    "row-cut": Code(
        severity="error",
        zh="文本在“{label}”一行中间结束：应有 {expected} 个数字，只有 {found} 个",
        en="the text ends within {label}: {found} of {expected} figures are there",
        hint_zh="取得完整文本后重新读取；缺少的数字为空值",
        hint_en="read the whole text again; the figures that are missing are null",
        example=OPENING + "行政规范性文件 | 4 | 1",
    ),
    "cell-surplus": Code(
        severity="error",
        zh="“{label}”应有 {expected} 个数字，多出：{surplus}",
        en="{label} has more than the {expected} figures of the form; extra: {surplus}",
        hint_zh="请核对该行，使数字与各列一一对应；改正前全行不予采用",
        hint_en="the figures cannot be placed: the whole row was read as null",
        example=OPENING + "行政规范性文件 | 4 | 1 | 29 | 30 |\n第二十条第(五)项 |\n",
    ),
    "cells-ambiguous": Code(
        severity="error",
        zh="“{label}”的空白单元格有多种读法",
        en="the blank cells of {label} can be read in more than one way",
        hint_zh="请核对空白单元格的位置；改正前有疑问的数字不予采用",
        hint_en="blanks and padding cannot be distinguished: doubtful figures were read as null",
        example=(
            "(二)部分公开(区分处理的,只计这一情形,不计其他情形) |\n2 |\n|\n|\n19 | |\n|\n|\n|\n"
        ),
    ),
    "number-unreadable": Code(
        severity="error",
        zh="无法读作数字：“{text}”",
        en="not a readable number: {text!r}",
        hint_zh="核对后填写准确的数字；〔缺〕表示原文没有该数，〔存疑〕表示该数存疑，"
        "〔 〕内的数字不予采用",
        hint_en="print the correct figure; 〔缺〕 marks one that the page lacked, 〔存疑〕 one "
        "that was in doubt, and what is in 〔 〕 is not read",
        example=OPENING + "行政规范性文件 | 4 | 1 | 2O |\n",
    ),
    "unit-differs": Code(
        severity="warning",
        zh="“{label}”的计量单位为 {found}，与格式规定或另处注明的 {expected} 不同",
        en="the unit of {label} is {found}; the form or another label has {expected}",
        hint_zh="请核对计量单位和数字",
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
        en="cannot determine the unit of {label}: {units}",
        hint_zh="请写明一个单位；改正前金额不予采用",
        hint_en="the amount was read as null: state one unit",
        example=(
            "第二十条第(八)项 |\n"
            "信息内容 | 本年收费金额（单位：元/万元） |\n"
            "行政事业性收费 | 36 |\n"
        ),
    ),
    "row-doubtful": Code(
        severity="warning",
        zh="“{label}”的数字可能属于相邻的行：相邻的行缺失、次序有误或与该行连在一起",
        en="figures of {label} may belong to a row beside it that is missing, misplaced or joined",
        hint_zh="请对照原文核对该行数字",
        hint_en="check the figures of the row in the source",
        example=(
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 21 | 10 |\n"
            "|\n"
        ),
    ),
    "label-ambiguous": Code(
        severity="error",
        zh="“{label}”在格式中出现多次，本页缺少其中一处，无法确定是哪一处",
        en="the form prints {label} more than once, the page does not: cannot tell "
        "which one is meant",
        hint_zh="请核对该行；改正前该行名下的数字不予采用",
        hint_en="the figures of all rows with this label were read as null",
        example=(
            "统计指标 | 单位 | 统计数 |\n四、行政复议数量 | 件 | 3 |\n(三)其他情形数 | 件 | 1 |\n"
        ),
    ),
    "figure-misplaced": Code(
        severity="error",
        zh="“{label}”处不应有数字：{text}",
        en="{label} should have no figures here: {text}",
        hint_zh="核对数字是否错行",
        hint_en="check whether the figures belong to another row",
        example=(
            "第二十条第(一)项 | 5 |\n"
            "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
            "规章 | 0 | 0 | 0 |\n"
            "行政规范性文件 | 4 | 1 | 29 |\n"
        ),
    ),
}
