# SPDX-License-Identifier: MIT
"""The characters of Chinese text as they are compared: Simplified, without romanisation.

Mirrors of government sites turn pages into Traditional characters, some of them with Taiwanese
words, and some print a romanisation after each character that is rare elsewhere: `項(xiàng)`. What
is printed is kept as printed; these functions serve only to recognise it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from .patterns import late

#: Traditional characters of the words that forms, headings and titles are made of, and of places,
#: each followed by its Simplified one.
#: Source: the General List of Simplified Chinese Characters (1986).
_PAIRS = (
    "並并併并來来係系個个備备傳传價价內内則则創创劃划劉刘動动務务勝胜勞劳勢势勵励區区協协參参吳吴員员問问啟启單单嚴严國国圍围圓圆圖图團团執执報报場场塊块壓压壞坏夠够"
    "夾夹妝妆學学實实寧宁審审寫写寬宽將将專专對对導导屆届屬属島岛師师帳帐帶带幣币幹干廟庙廢废廣广廳厅張张強强彌弥後后徑径從从復复徵征恆恒惡恶愛爱態态慮虑慶庆憂忧憑凭"
    "應应懷怀戶户採采擇择擊击擔担據据擬拟擴扩擾扰攝摄敗败敵敌數数斷断於于時时晝昼暫暂曆历書书會会東东條条業业極极構构樂乐樓楼標标樣样橋桥機机檔档檢检權权歡欢歲岁歷历"
    "殘残氣气決决沒没況况淨净減减準准滯滞滿满漢汉潔洁濟济濱滨災灾為为無无煙烟熱热營营爭争牆墙狀状獎奖獨独獲获現现環环產产畢毕畫画異异當当療疗發发盡尽監监盤盘眾众確确碼码"
    "礎础禮礼種种穩稳競竞節节範范築筑簡简簽签籌筹糧粮糾纠紀纪約约紙纸級级細细終终組组結结絕绝絡络給给統统經经維维網网編编縣县縮缩總总織织繫系繼继續续罰罚罷罢習习聞闻"
    "聯联職职聽听肅肃脈脉臺台與与興兴舉举艦舰莊庄華华萬万藝艺蘇苏處处虛虚號号術术衛卫衝冲補补裝装製制複复見见規规視视覽览觀观計计訊讯討讨訓训託托記记訟讼訪访設设許许"
    "訴诉評评詞词詢询試试話话該该詳详認认誠诚誤误說说課课調调談谈請请論论諮咨講讲證证譯译議议護护讀读變变讓让豐丰負负財财貢贡貨货貫贯責责貸贷費费貼贴貿贸資资質质賬账"
    "賴赖購购贈赠贊赞趨趋跡迹踐践車车軌轨軍军較较載载輔辅輕轻輛辆輪轮輯辑輸输輿舆轄辖轉转辦办農农進进運运過过達达違违遞递適适遲迟遷迁選选遺遗還还郵邮鄉乡鄰邻醫医釀酿"
    "釋释針针銀银銷销鋪铺錄录錢钱錯错鎖锁鎮镇鐵铁鑑鉴長长門门閉闭開开間间閱阅關关陣阵陳陈陸陆陽阳隊队階阶際际隨随險险雙双雜杂離离難难電电靜静響响頁页項项順顺須须預预"
    "冊册頒颁領领頭头頻频題题額额願愿類类顧顾顯显風风飛飞餘余館馆駐驻騰腾驗验體体鬥斗魚鱼麗丽點点黨党齊齐龍龙"
    "雲云遼辽瀋沈貴贵陝陕贛赣鄭郑澤泽錦锦灣湾廈厦滄沧鄲郸呂吕揚扬鹽盐連连葉叶蕪芜銅铜鷹鹰撫抚棗枣濰潍萊莱馬马荊荆黃黄婁娄欽钦瓊琼瀘泸綿绵賓宾涼凉紅红納纳薩萨蘭兰隴陇烏乌魯鲁爾尔鶴鹤雞鸡綏绥嶺岭蘆芦邊边倫伦貝贝彥彦錫锡晉晋溫温紹绍臨临巖岩壽寿鳳凤儀仪嵐岚灘滩渦涡漁渔潁颍灤滦碩硕義义羅罗聖圣蕭萧薊蓟藍蓝趙赵遠远鄧邓鍾钟閩闽"
    "陰阴霑沾靈灵韓韩鞏巩鮮鲜麥麦寶宝滬沪粵粤壩坝墾垦塢坞壺壶崗岗樅枞櫟栎灃沣潿涠潯浔瀏浏瀾澜燈灯獅狮瑪玛磯矶筆笔籃篮緬缅羈羁翹翘聶聂葦苇蔣蒋蕩荡薌芗虯虬賀贺賢贤輝辉郟郏鄖郧鄆郓鋼钢閬阆閻阎頓顿颶飓饒饶馱驮驛驿鳥鸟鵬鹏"
)
#: Variants that are printed beside Traditional characters, and which no mirror makes.
_VARIANTS: Final = {"佈": "布", "衆": "众", "啓": "启", "査": "查"}
#: For `str.translate`: each Traditional character to the Simplified one.
SIMPLIFIED: Final = str.maketrans(
    {**dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)), **_VARIANTS}
)
#: The other way round, as a mirror would print it.
TRADITIONAL: Final = str.maketrans(dict(zip(_PAIRS[1::2], _PAIRS[::2], strict=True)))

#: Numbers that are one character with their brackets or stop: `㈠` to `(一)`, `⒈` to `1.`.
ENCLOSED_NUMBERS: Final = {
    character: unicodedata.normalize("NFKC", character)
    for character in map(chr, (*range(0x2460, 0x2500), *range(0x3200, 0x3300)))
    if unicodedata.decomposition(character).startswith("<compat>")
    and unicodedata.numeric(character, None) is not None
}

#: Taiwanese words for those of the form, after their characters are Simplified.
_WORDS: Final = {"档案": "文件", "资讯": "信息", "专案": "项目", "网路": "网络"}
_WORD = late("|".join(_WORDS))

_NARROW = str.maketrans("\u3000\xa0０１２３４５６７８９－／．", "  0123456789-/.")
_TRADITIONAL = late(f"[{''.join(map(chr, SIMPLIFIED))}]", has="".join(map(chr, SIMPLIFIED)))

#: The romanisation after a character on mirrors: letters with the marks of tones, in brackets.
_ROMANISATION = late(
    r"(?<=[\u4e00-\u9fff])[（(][a-zü\u00e0-\u00fc\u0101-\u01dc]{1,7}[）)]",
    has="".join(map(chr, (*range(0x61, 0x7B), *range(0xE0, 0xFD), *range(0x101, 0x1DD)))),
)


#: Radicals that fonts give for the characters that they are, beyond those that Unicode makes equal.
_RADICALS = dict(
    zip(
        "⺁⺄⺆⺈⺊⺋⺌⺍⺕⺗⺝⺟⺠⺡⺢⺤⺥⺧⺩⺪⺫⺬⺭⺮⺯⺳⺷⺸⺹⺺⺼⺽⺾⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻏⻐⻓⻔⻕⻖⻘⻙⻚⻛⻜⻝⻞⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻳",
        "厂乙冂刀卜㔾小小彐心月母民氵水爪爪牛王疋目示礻竹糸网羊羊老聿肉臼艹艹虎衤西西见角讠贝足车辶辶阝钅长门阜阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾齐齿竜龙龟",
        strict=True,
    )
)
#: The blocks of Unicode that hold radicals and doubles of characters.
_DOUBLE = late("[\u2e80-\u2fdf\uf900-\ufaff]")


def without_radicals(text: str) -> str:
    """*text* with the characters that forms print for radicals and doubles, one for one."""
    return _DOUBLE.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    return _RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0])


def simplified(text: str) -> str:
    """*text* in Simplified characters, without romanisations."""
    return with_mainland_characters(without_romanisation(text))


def simplified_in_place(text: str) -> str:
    """*text* in Simplified characters, each in its place; romanised text as it is."""
    plain = simplified(text)
    return plain if len(plain) == len(text) else text


def narrow(text: str) -> str:
    """*text* with blanks, digits and the marks of days in half width."""
    return text.translate(_NARROW)


def without_romanisation(text: str) -> str:
    """*text* without the romanisations after its characters."""
    return _ROMANISATION.sub("", text) if "(" in text or "（" in text else text


def with_mainland_characters(text: str) -> str:
    """*text* in Simplified characters and with the words of the mainland, each in its place."""
    # Most pages have none, and to translate costs more than to look for them.
    if _TRADITIONAL.search(text):
        text = text.translate(SIMPLIFIED)
    return with_mainland_words(text)


def with_mainland_words(text: str) -> str:
    """*text*, in Simplified characters, with the words of the mainland for Taiwanese ones."""
    return _WORD.sub(_meant, text)


def traditional(text: str) -> str:
    """*text* in Traditional characters, as a mirror would print it."""
    return text.translate(TRADITIONAL)


def _meant(match: re.Match[str]) -> str:
    return _WORDS[match[0]]
