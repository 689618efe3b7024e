# SPDX-License-Identifier: MIT
"""Texts that are made to cost more than they are long, each of any length."""

from __future__ import annotations

from collections.abc import Callable, Mapping

#: Length in characters of the smaller of two texts: what is bounded has met its bound in it.
SIZE = 1600

_TOP = "示例镇2024年政府信息公开工作年度报告\n一、总体情况\n"
_TABLE = "| 第二十条第（一）项 |\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"

#: A text of about so many characters.
Text = Callable[[int], str]


def _prose(unit: str, before: str = "", after: str = "") -> Text:
    """One paragraph, the unit over and over."""
    return lambda size: f"{_TOP}{before}{unit * (size // len(unit))}{after}\n"


def _lines(unit: str) -> Text:
    """Lines below a heading."""
    return lambda size: _TOP + f"{unit}\n" * (size // (len(unit) + 1))


def _facts(unit: str) -> Text:
    """Another character in each unit, so that no two say the same."""
    return lambda size: "".join(
        unit.format(chr(0x4E00 + index)) for index in range(size // len(unit))
    )


def _rows(unit: str) -> Text:
    """Lines in a table."""
    rows = f"{unit}\n"
    return lambda size: f"{_TOP}{_TABLE}{rows * (size // len(rows))}| 规章 | 1 | 2 | 3 |\n"


def _line(unit: str, before: str, after: str) -> Text:
    """One line, the unit over and over."""
    return lambda size: f"{before}{unit * (size // len(unit))}{after}\n"


TEXTS: Mapping[str, Text] = {
    # Prose
    "parts with 、": _prose("动态4条、", "共发布信息9条，涵盖", "文件4条。"),
    "parts with commas": _prose("动态4条，", "共发布信息9条，涵盖", "文件4条。"),
    "sums": _prose("动态4条，共计5条、"),
    "sentences": _prose("收到申请4件。"),
    "changes in a sentence": _prose("5件，比上年4件多1件，"),
    "shares in a sentence": _prose("动态4条，占4%，", "共发布信息900条，"),
    "shares of each other": _prose("占4%，占总数9条的4%，动态4条，", "共发布信息900条，"),
    "clauses": _prose("收到政府信息公开申请4件，"),
    "denials": _prose("未收到申请，未发生行政复议，"),
    "denials in sentences": _prose("未收到政府信息公开申请。"),
    "words of sums": _prose("共计", after="5条"),
    "digits": _prose("1"),
    "thousands": _prose("1,234,", after="件"),
    "numerals": _prose("一", after="件"),
    "numerals apart": _prose("一 "),
    "brackets": _prose("（", after="5条"),
    "notes": _prose("（甲）", after="5条"),
    "quotes": _prose("“《", after="5条"),
    "colons": _prose("4条："),
    "years": _prose("2023年，", after="收到申请5件"),
    "agencies": _prose("局委镇乡", after="收到申请5件"),
    "labels for each": _prose("规章、文件分别4件、"),
    "lists of labels": _prose("规章、", after="分别4件、5件"),
    "leads": _prose("深化改革，", after="收到申请5件"),
    "bare counts": _prose("无法提供的较多，共4件，"),
    "tenths": _prose("四成"),
    "hedges": _prose("大约", after="5件"),
    "words of the field": _prose("答复申请", after="5件"),
    "among applications": _prose("申请中", after="5件"),
    "changes": _prose("由5件增至6件，"),
    "years compared": _prose("比上年", after="5件"),
    "rates": _prose("由4%升至5%，提高1个百分点，"),
    "parts of parts": _prose("4条，其中"),
    "one long sentence": _prose("字", after="5件"),
    "shares": _prose("百分之"),
    "dates": _prose("2023年1月1日至"),
    "periods": _prose("期限2023年1月1日起至"),
    "addresses": _prose("地址：电话："),
    "mail": _prose("a@a.", "电话："),
    "sites": _prose("www.", "电话："),
    "telephones in brackets": _prose("（联系电话12345678），"),
    "blanks": _prose("\u3000", after="甲"),
    "breadcrumbs": _prose("甲 > "),
    "words after a noun": _prose(
        "甲" + "共有" * 18 + "甲4条、", "共发布信息9条，涵盖", "文件4条。"
    ),
    "marks before a title": _line("·", "", "甲：某县2024年政府信息公开工作年度报告"),
    "titles": _lines("政府信息公开工作报告年度"),
    "long title": _line("政府信息公开", "", "报告"),
    # Facts of a page
    "publishers": _facts("发布机构：甲县{}局\n"),
    "titles of agencies": _facts("甲县{}局2023年政府信息公开年报\n"),
    "titles on lines": _facts("公开{}\n报告\n"),
    "periods and blanks": _facts("统计期限2023年1月1日" + " " * 300 + "{}\n"),
    "cells of dates": _facts("| 发布日期 | 2024-01-{} |\n"),
    "signatures": _facts("本报告由"),
    "preambles": _facts("现公布，"),
    "open brackets of addresses": _facts("地址：（"),
    "sources": _facts("2024-01-01 来源：{}\n"),
    # Lines
    "headings": _lines("（一）申请"),
    "numbered headings": lambda size: _TOP + "".join(f"{i}. 甲\n" for i in range(1, size // 6)),
    "paragraphs": _lines("共发布信息9条，涵盖动态4条、文件4条。"),
    "labels": _lines("规章"),
    "labels that nearly are": _lines("行政规范性文什"),
    "parts of labels": _lines("信息"),
    "words": _lines("规章 行政许可 3"),
    "romanised": _lines("規(guī)章(zhāng)"),
    "figures": _lines("3"),
    "blank lines": _lines(""),
    "returns": _line("甲\r", "", "\n乙"),
    "tabs": _lines("\t规章\t3\t4\t"),
    "glued": _lines("规章123规范性文件456"),
    "blanks before a quote": _line(" ", f"{_TOP}a,", '"x'),
    "attributes": _line("aaaa=", f"{_TOP}!a=", ""),
    "open comments": _line("<!--", f"{_TOP}<td>", "</td>"),
    "blanks above a table": _line(" ", f"{_TOP}甲", f"甲\n{_TABLE}| 规章 | 1 | 2 | 3 |"),
    "tabs above a table": _line("\t", f"{_TOP}甲", f"甲\n{_TABLE}| 规章 | 1 | 2 | 3 |"),
    # Elements
    "tables of HTML": _lines("<table><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr></table>"),
    "tables of MediaWiki": _lines("{|\n|-\n| 规章 || 1 || 2 || 3\n|}"),
    "cells of MediaWiki": _line("| 规章 || '' ", f"{_TOP}{{|\n", "\n|}"),
    "comments": _line("<!-- 甲 --> ", _TOP, ""),
    "hidden elements": _lines("<div hidden>甲</div><!-- 乙 -->"),
    "lines in a cell": _line("<p>甲</p>", f"{_TOP}<table><td>", "<tr><td>1<td>2</table>"),
    # Tables
    "pipes": _line("|", _TOP + _TABLE, ""),
    "cells": _line(" 3 |", f"{_TOP}{_TABLE}| 规章 |", ""),
    "rows": _rows("| 规章 | 1 | 2 | 3 |"),
    "unknown rows": _rows("| 甲 | 1 |"),
    "blank rows": _rows("|  |  |"),
    "single pipes": _rows("|"),
    "heads": _rows("| 信息内容 | 本年制发件数 |"),
    "captions": _rows("第二十条第（五）项"),
    "rules": _rows("|---|---|"),
    "repeated heads": _rows("| 自然人 | 自然人 | 总计 |"),
    "one line": _line("| 规章 | 1 | 2 | 3 ", "一、总体情况 ", "二、甲"),
    "one line, headings": _line("| 规章 | 1 | 2 一、甲 ", "", ""),
    "one line, labels": _line("规章 ", "|" * 30 + "一、甲 ", "|"),
}


def pumped(before: str, unit: str) -> Text:
    """Prose, a heading and a cell that make a pattern go round and round, and then fail."""

    def text(size: int) -> str:
        pump = before + unit * (size // len(unit))
        return f"{_TOP}{pump}\n二、{pump}\n{_TABLE}| 规章 | {pump} | 2 | 3 |\n"

    return text


def work(text: str) -> None:
    """All that is done to a report."""
    # Not before its regular expressions are counted.
    import reportparse

    report = reportparse.parse(text)
    reportparse.check(report)
    reportparse.to_json(report)
    reportparse.unparse(report)
