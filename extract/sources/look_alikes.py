"""Characters that the recogniser takes for others: a table for Chinese forms, and neighbours for kana.

The recogniser was trained on Chinese text above all and now and then gives the Chinese form of an ideograph (费
for 費). Every such form in the table is absent from JIS X 0208 or, in :data:`_RARE`, is an old form that official
Japanese text does not use, so that nothing printed is lost by replacing it. A form that stands for several
Japanese ideographs (复 for 復, 複 and 覆) is left to the recogniser's next choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from extract.sources.kana import kana_repairs
from schemas.patterns import lazy_re

# Chinese form and Japanese form, in the order of code points. Drawn up from the character tables of OpenCC 1.4
# (Apache-2.0): simplified to traditional, then traditional to Japanese, where both steps are unique.
_FORMS = """
专専 业業 丛叢 东東 丝糸 两両 严厳 丧喪 丰豊 临臨 为為 丽麗 举挙 义義 乌烏 乐楽 乔喬 习習 乡郷 书書 买買 亚亜
产産 亩畝 亲親 亿億 仅僅 仓倉 仪儀 众衆 优優 伞傘 伟偉 传伝 伤傷 伦倫 伪偽 佣傭 侣侶 侦偵 侧側 侨僑 俠侠 俭倹
俱倶 债債 值値 倾傾 偿償 储儲 內内 兰蘭 关関 兴興 养養 兽獣 冈岡 军軍 农農 冻凍 净浄 减減 凑湊 凤鳳 凯凱 击撃
划劃 刘劉 则則 刚剛 创創 别別 剂剤 剑剣 剧劇 劝勧 务務 动動 劳労 势勢 勋勲 华華 协協 单単 卖売 卧臥 卫衛 卽即
厅庁 压圧 厌厭 县県 变変 叠畳 吓嚇 吕呂 吨噸 启啓 吳呉 吴呉 呗唄 员員 响響 哑唖 唤喚 啞唖 喷噴 噓嘘 嚙噛 团団
园園 围囲 图図 圆円 圣聖 场場 块塊 坚堅 坛壇 坟墳 坠墜 垒塁 垦墾 增増 壳殻 处処 备備 头頭 夺奪 奋奮 奖奨 妆粧
妇婦 姊姉 姬姫 娄婁 婴嬰 孙孫 宁寧 实実 宠寵 审審 宪憲 宫宮 宽寛 宾賓 寬寛 对対 寻尋 导導 尔爾 尘塵 尝嘗 尧尭
层層 岁歳 岚嵐 岛島 岭嶺 巢巣 币幣 帅帥 师師 帐帳 帘簾 带帯 庆慶 库庫 应応 庙廟 废廃 开開 异異 张張 弹弾 强強
归帰 录録 彥彦 彻徹 徵徴 德徳 忆憶 忧憂 怀懐 态態 总総 恳懇 恶悪 恼悩 悅悦 悬懸 惊驚 惩懲 惯慣 愤憤 戏戯 战戦
戶戸 户戸 戾戻 扑撲 执執 扩拡 扫掃 扬揚 扰擾 抚撫 护護 报報 拟擬 拥擁 择択 挥揮 损損 换換 揭掲 搅撹 搔掻 摄摂
摇揺 摑掴 擊撃 敌敵 斋斎 斩斬 时時 昙曇 显顕 晓暁 晚晩 暂暫 曆暦 杀殺 杂雑 权権 杨楊 极極 构構 枫楓 查査 栅柵
标標 栈桟 栉櫛 栋棟 栌櫨 栏欄 树樹 样様 桥橋 桦樺 检検 棱稜 樱桜 橫横 橹櫓 欢歓 步歩 歲歳 歷歴 每毎 毕畢 汉漢
污汚 汤湯 沟溝 泷滝 泼溌 泽沢 洁潔 洼窪 浊濁 测測 济済 浓濃 涂塗 涉渉 涟漣 涡渦 润潤 涧澗 涩渋 淚涙 渍漬 渐漸
渔漁 渴渇 溃潰 溫温 溼湿 满満 滥濫 滨浜 滩灘 潑溌 濑瀬 濒瀕 瀨瀬 灭滅 灵霊 灶竃 灾災 灿燦 烛燭 烦煩 烧焼 热熱
焰焔 爱愛 爷爺 牵牽 牺犠 狀状 狈狽 狮獅 狱獄 猎猟 环環 现現 玺璽 產産 电電 畅暢 疗療 瘦痩 盐塩 监監 盘盤 矫矯
矶磯 砚硯 础礎 硏研 硕碩 确確 碱鹸 祯禎 祸禍 禱祷 离離 秃禿 种種 积積 稅税 稳穏 穷窮 窑窯 窥窺 竞競 笃篤 笔筆
简簡 类類 粪糞 紧緊 絕絶 綠緑 緖緒 緣縁 繡繍 繫繋 纠糾 红紅 纤繊 约約 级級 纪紀 纬緯 纮紘 纯純 纱紗 纲綱 纳納
纵縦 纷紛 纸紙 纹紋 纺紡 纽紐 线線 绀紺 练練 组組 绅紳 细細 织織 终終 绍紹 经経 结結 绘絵 给給 绚絢 络絡 绝絶
绞絞 统統 绢絹 绣繍 继継 绩績 绪緒 绫綾 续続 绯緋 绳縄 维維 绵綿 绶綬 综綜 绽綻 绿緑 缀綴 缅緬 缐線 缓緩 缔締
编編 缘縁 缚縛 缝縫 缟縞 缠纏 缩縮 缮繕 缲繰 罗羅 罚罰 罢罷 羡羨 聋聾 职職 联連 聪聡 肃粛 肠腸 肤膚 肾腎 肿腫
胀脹 胁脅 胜勝 脏臓 脑脳 脓膿 脫脱 腳脚 腾騰 舆輿 舰艦 艳艶 艺芸 节節 芜蕪 苇葦 苍蒼 苎苧 茑蔦 茧繭 荆荊 荞蕎
荣栄 荫蔭 莲蓮 莳蒔 菸煙 萊莱 萤蛍 营営 萨薩 蓝藍 蔣蒋 蔥葱 薰薫 虏虜 虑慮 虛虚 虾蝦 蚀蝕 蚁蟻 蜡蝋 蟬蝉 蠟蝋
补補 袄襖 袭襲 见見 观観 规規 视視 览覧 觉覚 誊謄 說説 计計 订訂 认認 讨討 让譲 训訓 议議 讯訊 记記 讲講 许許
论論 讼訟 设設 访訪 诀訣 证証 评評 识識 诈詐 诉訴 诊診 词詞 诏詔 译訳 试試 诗詩 诘詰 诚誠 话話 诞誕 诠詮 诣詣
该該 详詳 诧詫 语語 误誤 诱誘 说説 请請 诸諸 诹諏 诺諾 读読 诽誹 课課 谁誰 调調 谅諒 谈談 谊誼 谋謀 谍諜 谒謁
谓謂 谕諭 谚諺 谛諦 谜謎 谢謝 谣謡 谦謙 谨謹 谬謬 谱譜 貓猫 賴頼 贗贋 贝貝 贞貞 负負 贡貢 财財 责責 贤賢 败敗
货貨 质質 贩販 贫貧 购購 贮貯 贯貫 贰弐 贳貰 贴貼 贵貴 贷貸 贸貿 费費 贺賀 贼賊 贿賄 赁賃 赂賂 资資 赈賑 赋賦
赌賭 赏賞 赐賜 赔賠 赖頼 赝贋 赠贈 趋趨 跃躍 车車 轨軌 轩軒 转転 轮輪 软軟 轰轟 轴軸 轻軽 载載 较較 辅輔 辈輩
辉輝 辑輯 输輸 辔轡 辖轄 辙轍 辩弁 边辺 辽遼 达達 迁遷 过過 运運 还還 这這 进進 远遠 违違 连連 迟遅 适適 选選
逊遜 递逓 遗遺 邮郵 邻隣 郑鄭 郞郎 鄉郷 酦醗 酱醤 酿醸 醬醤 醱醗 释釈 銳鋭 錄録 鍊錬 钉釘 钏釧 钓釣 钝鈍 钢鋼
钦欽 钱銭 钲鉦 钴鈷 钵鉢 铁鉄 铃鈴 铅鉛 铎鐸 铜銅 铠鎧 铣銑 铫銚 铭銘 铳銃 银銀 铸鋳 铺舗 锁鎖 锅鍋 锋鋒 锐鋭
锖錆 错錯 锚錨 锡錫 锤錘 锥錐 锦錦 锭錠 键鍵 锯鋸 锷鍔 锹鍬 锺鍾 锻鍛 镀鍍 镇鎮 镜鏡 镝鏑 镫鐙 镰鎌 长長 閱閲
门門 闪閃 闭閉 问問 闰閏 闲閑 间間 闷悶 闻聞 阀閥 阁閣 阅閲 队隊 阳陽 阴陰 阵陣 阶階 际際 陆陸 陈陳 险険 隐隠
难難 雏雛 雞鶏 雾霧 韩韓 页頁 顶頂 顷頃 项項 顺順 顽頑 顾顧 顿頓 颁頒 预預 领領 颇頗 频頻 颖頴 题題 颚顎 颜顔
额額 颠顛 风風 飞飛 飨饗 饭飯 饮飲 饰飾 饱飽 饲飼 饴飴 饵餌 饼餅 饿餓 馆館 马馬 驯馴 驰馳 驱駈 驳駁 驹駒 驻駐
驾駕 驿駅 骂罵 验験 骏駿 骑騎 骚騒 鱼魚 鲁魯 鲇鮎 鲋鮒 鲑鮭 鲔鮪 鲛鮫 鲜鮮 鲣鰹 鲤鯉 鲭鯖 鲷鯛 鲸鯨 鳅鰍 鳍鰭
鳕鱈 鳗鰻 鳞鱗 鳟鱒 鷗鴎 鸟鳥 鸠鳩 鸡鶏 鸢鳶 鸣鳴 鸥鴎 鸨鴇 鸭鴨 鸳鴛 鸿鴻 鹄鵠 鹈鵜 鹉鵡 鹏鵬 鹤鶴 鹫鷲 鹭鷺
鹰鷹 鹼鹸 麴麹 麵麺 黃黄 黑黒 齐斉 齿歯 龄齢 龙竜 龟亀
"""

# Read by a person: the usual meaning of forms with several, and forms within JIS X 0208 that stand for another. 壳
# stands for 殻 in Chinese, whose shape it does not have: a recogniser takes 売 for it.
_RARE = """
圈圏 舍舎 决決 况況 册冊 发発 术術 药薬 获獲 赞賛 钟鐘 针針 须須 鉴鑑 枪槍 荡蕩 历歴 炼錬 叹嘆 藏蔵 效効 續続 圖図
壳売 穗穂
"""

# Old forms within JIS X 0208, which names keep: only where the recogniser is not sure of them.
_OLD = """
齡齢 應応 勞労 營営 學学 會会 國国 廣広 區区 醫医 縣県 總総 經経 濟済 實実 對対 發発 變変 當当 數数 將将 專専
從従 權権 關関 觀観 點点 體体 圍囲 團団 處処 號号 寫写 驛駅 鐵鉄 澤沢 濱浜 邊辺 拔抜 拂払 價価 擔担 據拠 擧挙
雜雑 靜静 樣様 爲為 燒焼 獨独 與与 譽誉 豫予 餘余 繼継 縱縦 證証 譯訳 讀読 轉転 輕軽 辭辞 遲遅 釋釈 隨随 險険
隱隠 靈霊 顯顕 驗験 齒歯 黨党 默黙 參参 兒児 單単 嚴厳 圓円 壓圧 壞壊 壯壮 學学 屬属 嶽岳 帶帯 廢廃 徑径 恆恒
惱悩 愼慎 慘惨 戀恋 戰戦 戲戯 收収 敍叙 樂楽 樓楼 樞枢 歐欧 殘残 毆殴 淺浅 滯滞 滿満 潛潜 濕湿 燈灯 爐炉 狹狭
畫画 盡尽 碎砕 稱称 穩穏 竊窃 絲糸 聲声 膽胆 臺台 舊旧 莊荘 處処 蟲虫 裝装 覺覚 觸触 譱善 豐豊 貳弐 賣売 轄轄
"""
OLD_FORMS = MappingProxyType({pair[0]: pair[1] for pair in _OLD.split() if pair[0] != pair[1]})
"""Today's form by old form."""

FORMS = MappingProxyType({pair[0]: pair[1] for pair in f"{_FORMS} {_RARE}".split()})
"""Japanese form by Chinese form."""

# Latin and mathematical dots and colons in the place of the Japanese ones.
_SIGNS = MappingProxyType({"·": "・", "•": "・", "∙": "・", "⋅": "・", "∶": "：", "︰": "："})

# The katakana and the ideograph, hiragana or long mark of the same shape.
_KATAKANA = MappingProxyType(
    {"口": "ロ", "力": "カ", "二": "ニ", "工": "エ", "八": "ハ", "夕": "タ", "卜": "ト", "千": "チ", "三": "ミ"}
)
# Pairs that no word has, and the pair of the same shape that words have. The second of "ロボット" is a katakana.
_PAIRS = MappingProxyType(
    {
        "増誠": "増減",
        "関域": "圏域",
        "赫結": "締結",
        "今和": "令和",
        "合和": "令和",
        "会和": "令和",
        "実続": "実績",
        "業続": "業績",
        "成続": "成績",
        "功続": "功績",
        "突績": "実績",
        "突続": "実績",
        "突施": "実施",
        "図域": "圏域",
        "園域": "圏域",
        "増滅": "増減",
        "滅少": "減少",
        "削滅": "削減",
        "軽滅": "軽減",
        "低滅": "低減",
        "進抄": "進捗",
        "進拶": "進捗",
        "延心": "延べ",
        "速携": "連携",
        "協義": "協議",
        "会義": "会議",
        "振典": "振興",
        "施筆": "施策",
        "対筆": "対策",
        "政筆": "政策",
        "取粗": "取組",
        "粗合": "組合",
        "医察": "医療",
        "企案": "企業",
        "産案": "産業",
        "農案": "農業",
        "就案": "就業",
        "工案": "工業",
        "経黄": "経費",
        "業黄": "業費",
        "黄用": "費用",
        "期聞": "期間",
        "時聞": "時間",
        "年聞": "年間",
        "民聞": "民間",
        "夜聞": "夜間",
        "教肓": "教育",
        "獎励": "奨励",
        "獎学": "奨学",
        "報獎": "報奨",
        "推獎": "推奨",
        "閑係": "関係",
        "機閑": "機関",
        "店舖": "店舗",
        "白万": "百万",
        "人ロ": "人口",
        "窓ロ": "窓口",
        "出ロ": "出口",
        "入ロ": "入口",
        "河ロ": "河口",
    }
)
_UNSURE_PAIRS = MappingProxyType({"事案": "事業", "政案": "政策", "施案": "施策"})
"""Pairs that words have, but hardly the documents read here: replaced where the second character is doubted."""
_ALMOST_SURE = 0.99
_LONE = MappingProxyType({"Na": "No", "NO": "No", "Nº": "No", "N0": "No", "Nα": "No"})
"""What a recogniser makes of № where it stands alone, or before a full stop or a figure."""
_CLOSING = frozenset(" 　、。・）」】のをにがはへとで")
# What may stand before the mark of an item; None is the beginning of a line
_BEFORE_ITEM = frozenset((None, *" 　、。・）)」】"))
SURE = 0.97
_FIGURES_BEFORE = lazy_re(r"(?<![0-9.])[0-9]{1,3}$")
_THREE = lazy_re(r"[0-9]{3}(?![0-9%％])")
_NUMERALS = frozenset("〇一二三四五六七八九十百千")
# A colon before the decimals of a rate and a semicolon before thousands; 8:30 is a time
_FIGURE_SIGN = lazy_re(
    r"(?<=[▲△+－\-−][0-9])[:：](?=[0-9])|(?<=[▲△+－\-−][0-9]{2})[:：](?=[0-9])"
    r"|(?<=[0-9])[:：](?=[0-9]{1,2}[%％])|(?<=[0-9]);(?=[0-9]{3}(?![0-9]))"
)
# An O among digits, with no other letter beside them: R1O is the tenth year
_FIGURE = lazy_re(r"(?<![A-Za-z0-9])[RHS]?[0-9,.Oo]*[0-9][0-9,.Oo]*(?![A-Za-z0-9])")
_DIGITS = MappingProxyType({"O": "0", "o": "0"})
# What is round in the place of a digit after a comma, and before the unit that a line consists of with it
_AFTER_COMMA = lazy_re(r"(?<=[0-9],)[0-9CODQ]{3}(?![0-9A-Za-z])")
_BEFORE_UNIT = lazy_re(
    r"^[OＯQ](?=(?:ha|km|kg|kl|t|kWh?|人|件|回|か所|箇所|団体|組|世帯|社|校|店|戸|台|円|千円|百万円|億円|%|％)(?:[(（]|$))"
)
# A letter A before a figure with decimals, thousands or a percent sign; A4 is a size of paper
_FALLEN = lazy_re(r"[AΑ∆Δ](?=[0-9]+\.[0-9]+[%％]?$|[0-9]{1,3}(?:,[0-9]{3})+$|[0-9]+[%％]$)")
# The word KPI with its last letter taken for a figure
_INDICATOR = lazy_re(r"(?<![A-Za-zＡ-Ｚ])(KP|ＫＰ)[1１l|｜丨](?![0-9０-９A-Za-z])")
# Two capitals before a circle: NPO, DMO
_CAPITALS = lazy_re("[A-ZＡ-Ｚ]{2}$")
# The opening bracket of a heading in angle brackets; a dash alone in brackets, after a colon or before an arrow
_OPENING_ANGLE = lazy_re(r"(?:^|(?<=[ \u3000>＞〉]))[くㄑ](?=[^ \u3000<＜〈>＞〉]{2,20}[>＞〉])")
_IN_ANGLES = lazy_re(r"^[くㄑ<＜〈][^A-Za-z0-9<＜〈>＞〉]{2,20}[VvＶ>＞〉]$")
_LONE_DASH = lazy_re(r"(?<=[(（：:])[一ーｰ](?=[)）])|^[一ーｰ](?=[▶►→⇒➡])")
# What is left of ㎢, which recognisers do not know: no unit is a k alone
_LONE_KILO = lazy_re("(?<=[(（])[kｋ](?=[)）])")
# Tortoise shell brackets of which one is taken for a square one
_TORTOISE = lazy_re(r"〔[^〔〕\[\]［］]{1,24}[\]］]|[\[［][^〔〕\[\]［］]{1,24}〕")
_LONG_MARKS = frozenset("一―—－–-")
# What begins a word that may follow katakana without a mark between: 一覧, 一式, 一部 …
_AFTER_ONE = frozenset("覧式般部体括元定時人環層貫方回日年月次律帯斉")
# What follows 了 in words that may stand behind katakana: 了承, 了解
_AFTER_END = frozenset("承解知しす")
# What follows 曾 in the words that keep it; names of towns have 曽
_AFTER_OLD = frozenset("孫祖")
# What follows 夕 in the words that begin with it, a place's name among them
_EVENING = frozenset("張方食刊日焼暮凪")
_TWINS = MappingProxyType({"へ": "ヘ", "べ": "ベ", "ぺ": "ペ", "り": "リ"})
# Katakana that are small between these and another one: no word but a name has them large
_BEFORE_SMALL = MappingProxyType(
    {
        "エ": "シジチフ",
        "ユ": "キシチニヒミリギジビピ",
        "ヨ": "シチジ",
        "ヤ": "シチジ",
        "ア": "フ",
        "イ": "フ",
        "オ": "フ",
    }
)
_TWINS_BACK = MappingProxyType({v: k for k, v in _TWINS.items()})


@cache
def is_japanese(character: str) -> bool:
    """Whether a character can stand in a Japanese text: an ideograph of cp932, a sign or letter of JIS X 0213 too.

    >>> [is_japanese(c) for c in "値①㈱▲髙ｱ1㎢复☑"]
    [True, True, True, True, True, True, True, True, False, False]
    """
    codecs = ("cp932",) if "\u3400" <= character <= "\u9fff" else ("cp932", "euc_jis_2004")
    return character == "㎢" or any(_has(codec, character) for codec in codecs)


def _has(codec: str, character: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _katakana(character: str | None) -> bool:
    return character is not None and ("ァ" <= character <= "ヺ" or character == "ー")


def _hiragana(character: str | None) -> bool:
    return character is not None and "ぁ" <= character <= "ゖ"


def repair(characters: Sequence[str], sures: Sequence[float] = ()) -> list[str]:
    """The characters of a line with look-alikes replaced, one for one.

    ``sures`` says how sure the recogniser is of each (0-1); without it, it is taken to be sure.

    >>> "".join(repair("圈域の增减·费用")), "".join(repair("赤穗市"))
    ('圏域の増減・費用', '赤穂市')
    >>> "".join(repair("ネットワ一ク")), "".join(repair("サービス一覧")), "".join(repair("１卜ン"))
    ('ネットワーク', 'サービス一覧', '１トン')
    >>> "".join(repair("センタ一連携")), "".join(repair("センタ一の")), "".join(repair("統ーする"))
    ('センター連携', 'センターの', '統一する')
    >>> "".join(repair("R1O")), "".join(repair("1O,OOO")), "".join(repair("CO2")), "".join(repair("O"))
    ('R10', '10,000', 'CO2', 'O')
    >>> "".join(repair("事案", [1.0, 0.8])), "".join(repair("事案"))
    ('事業', '事案')
    >>> ["".join(repair(line)) for line in ("A1.7", "A12,345", "A4", "A5.1版")]
    ['▲1.7', '▲12,345', 'A4', 'A5.1版']
    >>> ["".join(repair(line)) for line in ("ー関市", "（ー般会計）", "ただーつ", "ー")]
    ['一関市', '（一般会計）', 'ただ一つ', 'ー']
    >>> "".join(repair("人口力ード")), "".join(repair("アク口バット"))
    ('人口力ード', 'アクロバット')
    >>> ["".join(repair(line)) for line in ("シミユレーション", "フオーラム", "バターン1", "0~14歳", "a/~b")]
    ['シミュレーション', 'フォーラム', 'パターン1', '0～14歳', 'a/~b']
    >>> "".join(repair("実續值")), "".join(repair("人ロビジョン")), "".join(repair("人ロボット"))
    ('実績値', '人口ビジョン', '人ロボット')
    >>> "".join(repair("8.619", [0.9] * 5)), "".join(repair("8.619")), "".join(repair("0.619", [0.9] * 5))
    ('8,619', '8.619', '0.619')
    >>> ["".join(repair(line)) for line in ("く事業の内容V", "560（一）百万円", "（一）", "行く道＞")]
    ['＜事業の内容＞', '560（―）百万円', '（―）', '行く道＞']
    >>> "".join(repair("面積(ｋ)")), "".join(repair("(kg)"))
    ('面積(㎢)', '(kg)')
    >>> "".join(repair("デー夕移行")), "".join(repair("センター夕食")), "".join(repair("ＮＰ○法人"))
    ('データ移行', 'センター夕食', 'ＮＰＯ法人')
    >>> ["".join(repair(line)) for line in ("曾於市", "未曾有", "一▶18人", "合同フエア")]
    ['曽於市', '未曾有', '―▶18人', '合同フェア']
    >>> ["".join(repair(line)) for line in ("ＫＰ1", "KP1(R6)", "KP12", "ケ了の推進", "メール了承", "店舖")]
    ['ＫＰＩ', 'KPI(R6)', 'KP12', 'ケアの推進', 'メール了承', '店舗']
    >>> "".join(repair("〔分野]医療")), "".join(repair("[分野〕医療")), "".join(repair("[分野]医療"))
    ('〔分野〕医療', '〔分野〕医療', '[分野]医療')
    >>> ["".join(repair(line)) for line in ("9,32C", "1,CCO", "Oha(R5)", "A,BCD")]
    ['9,320', '1,000', '0ha(R5)', 'A,BCD']
    >>> ["".join(repair(line)) for line in ("O市道の改良率", "補助金Oバス運行事業", "NPO法人", "O型")]
    ['○市道の改良率', '補助金○バス運行事業', 'NPO法人', 'O型']
    >>> ["".join(repair(line)) for line in ("壳木村", "殻", "延心2,400人", "進拶管理", "田村、ハ戸市", "ＵエＪ")]
    ['売木村', '殻', '延べ2,400人', '進捗管理', '田村、八戸市', 'ＵＩＪ']
    >>> ["".join(repair(line)) for line in ("サイトヘの登録", "市ヘ移す", "ハ、ヘの項")]
    ['サイトへの登録', '市へ移す', 'ハ、ヘの項']
    >>> "".join(repair("▲7:4%")), "".join(repair("13;566")), "".join(repair("8:30")), "".join(repair("〇会場"))
    ('▲7.4%', '13,566', '8:30', '○会場')
    """
    found = [_SIGNS.get(c, FORMS.get(c, c)) for c in characters]
    doubtful = [k for k, sure in enumerate(sures) if sure < SURE]
    for k in doubtful:
        found[k] = OLD_FORMS.get(found[k], found[k])
    _repair_pairs(found, sures)
    _repair_thousands(found, doubtful)
    for k, character in enumerate(found):
        before = found[k - 1] if k else None
        after = found[k + 1] if k + 1 < len(found) else None
        found[k] = _repaired(character, before, after)
    return found


def _repair_pairs(found: list[str], sures: Sequence[float]) -> None:
    """Replaces pairs that no word has, and the signs in figures that no figure has."""
    for k, (a, b) in enumerate(pairwise(found)):
        pair = _PAIRS.get(a + b)
        if pair is None and sures and sures[k + 1] < _ALMOST_SURE:
            pair = _UNSURE_PAIRS.get(a + b)
        if pair is not None and "".join(found[k + 1 : k + 3]) != "ロボ":
            found[k : k + 2] = pair
    line = "".join(found)
    if line[:2] in _LONE and not line[2:3].isalpha():
        found[:2] = _LONE[line[:2]]
    if len(line) == len(found):  # every character is one code point
        for start in _starts(line, "バターン"):
            found[start] = "パ"
        for start, kana in kana_repairs(line):
            found[start] = kana
        if _FALLEN.match(line):
            found[0] = "▲"
        for match in _FIGURE_SIGN.finditer(line):
            found[match.start()] = "," if match.group() == ";" else "."
        for match in _OPENING_ANGLE.finditer(line):
            found[match.start()] = "＜"
        if _IN_ANGLES.match(line):
            found[0], found[-1] = "＜", "＞"
        for match in _LONE_DASH.finditer(line):
            found[match.start()] = "―"
        for match in _LONE_KILO.finditer(line):
            found[match.start()] = "㎢"
        for match in _AFTER_COMMA.finditer(line):
            found[match.start() : match.end()] = [c if c.isdecimal() else "0" for c in match.group()]
        if _BEFORE_UNIT.match(line):
            found[0] = "0"
        for match in _INDICATOR.finditer(line):
            found[match.end() - 1] = "I" if found[match.start()].isascii() else "Ｉ"
        for match in _TORTOISE.finditer(line):
            found[match.start()], found[match.end() - 1] = "〔", "〕"
        for match in _FIGURE.finditer(line):
            for k in range(*match.span()):
                found[k] = _DIGITS.get(found[k], found[k])
    for k, character in enumerate(found):
        beside = (found[k - 1 : k] or [""]) + (found[k + 1 : k + 2] or [""])
        if character in "〇○" and _CAPITALS.search("".join(found[max(0, k - 2) : k])):
            found[k] = "O" if found[k - 1].isascii() else "Ｏ"
        elif character == "〇" and not any(c and c in _NUMERALS for c in beside):
            found[k] = "○"


def _starts(line: str, word: str) -> list[int]:
    """Where a word begins in a line."""
    return [k for k in range(len(line)) if line.startswith(word, k)] if word in line else []


def _repair_thousands(found: list[str], doubtful: Sequence[int]) -> None:
    """Makes a doubtful full stop before three figures a comma: a rate has fewer decimals, or begins with 0."""
    line = "".join(found)
    if len(line) != len(found):
        return
    for k in doubtful:
        before = _FIGURES_BEFORE.search(line, 0, k)
        if line[k] == "." and before and not before.group().startswith("0") and _THREE.match(line, k + 1):
            found[k] = ","


def _repaired(character: str, before: str | None, after: str | None) -> str:
    """What a character is between its neighbours; None stands for the end of the line."""
    if (
        character in "OＯ"
        and (_hiragana(before) or _ideograph(before) or before in _BEFORE_ITEM)
        and _letter(after)
        and after != "型"
    ):
        return "○"  # no word of Japanese type begins or ends with the letter: 事業Ｏ補助金
    if character == "~" and before != "/":
        return "～"
    if character == "夕" and before == "ー" and after not in _EVENING:
        return "タ"
    if character == "卜" and (_katakana(before) or _katakana(after)):
        return "ト"  # the ideograph stands in names alone, beside other ideographs
    if character == "曾" and before != "未" and after not in _AFTER_OLD:
        return "曽"
    if character == "了" and _katakana(before) and (after is None or after not in _AFTER_END):
        return "ア"
    within = _katakana(before) and _katakana(after)
    if character in _LONG_MARKS and _katakana(before) and before != "ー":
        word_ends = after in _CLOSING or (_ideograph(after) and after not in _AFTER_ONE)
        return "ー" if within or (character == "一" and word_ends) else character
    if character == "ー" and not _katakana(after):
        # no word begins with a long mark
        begins = (before is None or not (before.isalnum() or before == "ー")) and _ideograph(after)
        if _ideograph(before) or begins or (after == "つ" and not _katakana(before)):
            return "一"
    if within:
        if before is not None and before in _BEFORE_SMALL.get(character, ""):
            return chr(ord(character) - 1)
        return _KATAKANA.get(character, _TWINS.get(character, character))
    if character == "ヘ" and before is not None and before.isalnum() and (_hiragana(after) or _ideograph(after)):
        return "へ"  # no word ends with the katakana: サイトへの登録
    if _hiragana(before) and not _katakana(after):
        return _TWINS_BACK.get(character, character)
    return character


def _letter(character: str | None) -> bool:
    return _hiragana(character) or _katakana(character) or _ideograph(character)


def _ideograph(character: str | None) -> bool:
    return character is not None and "\u4e00" <= character <= "\u9fff"
