"""The models' English phrases in Japanese, for the workbook's dictionary.

Keyed by phrase, not by column: a column that uses a known phrase needs nothing here, and a test names the
phrases of the models that are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TABLES_ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "A file that was given, read or not.": "渡されたファイル1件（読み取れなかったものを含む）",
        "An input file.": "読み取った文書1件",
        "An initiative card (施策・事業の個票).": "施策・事業の個票1枚",
        "A municipality that takes part in an initiative (関係市町村名).": (
            "取組に参加する市町村（個票の関係市町村名）"
        ),
        "A budget project named on a card (事業名称).": "個票に書かれた予算事業の名称",
        "A labelled value on a card that no column of another table holds.": (
            "ほかの表に列のない、個票の項目と内容"
        ),
        "An amount on a card (事業費) for one fiscal year and one payer.": (
            "個票の事業費（年度ごと、負担する市町村ごと）"
        ),
        "The sum over the years of a card's amounts (計), as printed beside them.": (
            "個票の事業費の計（年度ごとの額の横に印刷された合計）"
        ),
        "An item of a card's timetable (実施スケジュール) in one year.": (
            "個票の実施スケジュールの項目（年度ごと）"
        ),
        "An indicator on a card.": "個票の成果指標（KPI）1件",
        "A yearly result of an indicator on a card.": "個票の成果指標の実績（年度ごと）",
        "An indicator in a KPI summary table (達成状況一覧, KPI一覧) in one year.": (
            "KPI一覧・達成状況一覧の指標（年度ごと）"
        ),
        "How many indicators of a policy field have a grade.": "政策分野ごと・達成度ごとの指標の数",
        "A figure in a population table.": "人口の表の数値1件",
        "A figure in a statistical table other than population.": "人口以外の統計表の数値1件",
        "A statement of a formation agreement (形成協定の内容).": "形成協定に書かれた取組内容や役割1件",
        "A municipality's part in an agreement item (協定項目一覧表).": "協定項目ごとの市町村の参加の有無",
        "A selected project in a national programme list.": "国の事業一覧で採択された事業1件",
        "A cooperation area in a programme list.": "事業一覧の連携圏域1件",
        "A heading, paragraph or bullet outside of tables, or the caption or a note of a table.": (
            "表の外の見出し・段落・箇条書きと、図表の題・注記・出典1件"
        ),
        "A cell of any detected table, recognised or not.": "見つかったすべての表のセル1件",
        "Where a field of a record was read.": "各項目を読み取った場所（ページと位置）",
        "Something a person should look at.": "人が確かめるべき事柄1件",
    }
)
"""What one row of a table is."""

DESCRIPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "Path relative to the folder given, with forward slashes.": (
            "渡されたフォルダからの相対パス（区切りは「/」）。"
        ),
        "Id of the document.": "文書のID。",
        "What became of the file.": "ファイルを読み取った結果。",
        "What is wrong with the file, in Japanese.": "ファイルのどこに問題があるか。",
        "What to do next, in Japanese.": "次に行うこと。",
        "Pages read.": "読み取ったページの数。",
        "Rows in all tables but provenance and findings.": "出典箇所と確認事項を除く、すべての表の行数。",
        "Rows in the table findings.": "表「確認事項」の行数。",
        "d and the first 12 hex digits of the file's SHA-256.": (
            "文書のID。「d」とファイルのSHA-256の先頭12桁（16進）。"
        ),
        "Name of the file.": "ファイルの名前。",
        "SHA-256 of the file's bytes in hex.": (
            "ファイルのSHA-256（16進）。同じファイルかどうかを確かめるための値。"
        ),
        "Media type told by the content.": "中身から判定したファイルの形式。",
        "Number of pages.": "ページの数。",
        "Where the text comes from.": "文字を何から読み取ったか。",
        "Title as printed.": "文書に書かれた題名。",
        "Region or municipality that the plan is for.": "計画の対象となる圏域または市町村。",
        "Body that issued the document.": "文書を発行した団体。",
        "Kind of document.": "文書の種類。",
        "Edition of the plan (第3次 is 3).": "第何次の計画か（第3次は3）。",
        "First fiscal year of the plan.": "計画の最初の年度（西暦）。",
        "Last fiscal year of the plan.": "計画の最後の年度（西暦）。",
        "Date of publication in ISO 8601, as precise as printed.": (
            "公表日（例：2025-12-17）。年や年月だけが書かれているときは、その精度のまま。"
        ),
        "Date of publication as printed.": "文書に書かれたとおりの公表日。",
        "Key of the region in every edition: the core city's area code, else the region's name.": (
            "版が変わっても同じ、圏域の見出し。中心市の地域コード。なければ圏域の名前。"
        ),
        "Id of the preceding edition of the same kind for the same region among the files of this output.": (
            "この出力に含まれる、同じ圏域・同じ種類の一つ前の版の文書ID。"
        ),
        "Id of the initiative.": "取組（個票）のID。",
        "1, 2, … in reading order within the document.": "文書の中で読む順に1、2、…。",
        "Number as printed.": "書かれたとおりの番号。",
        "Name of the initiative.": "施策・事業の名称。",
        "Axis of the agreement.": "連携する視点・事項（協定の柱）。",
        "Policy field.": "政策分野。",
        "Measure the initiative belongs to.": "取組が属する施策の展開・取組項目。",
        "What is done.": "取組・事業の内容。",
        "Expected effect.": "期待される効果。",
        "Who does what.": "市町村などの役割分担。",
        "Municipalities that take part, joined with 、.": "参加する市町村を「、」でつないだもの。",
        "Subsidies to be used.": "活用する補助制度など。",
        "Fiscal year of the evaluation.": "評価の対象となった年度（西暦）。",
        "Evaluation of the year.": "その年度の評価・取組状況。",
        "What is planned next.": "次年度以降に予定している取組。",
        "First page, from 1.": "最初のページ（1から数える）。",
        "Last page, from 1.": "最後のページ（1から数える）。",
        "Id of the row.": "行のID。",
        "Name without layout spaces.": "市町村名（字間をあけるための空白は除いた）。",
        "Standard area code, 5 digits.": "標準地域コード（5桁、文字列）。",
        "Page, from 1.": "書かれているページ（1から数える）。",
        "Municipality, or 共通.": "市町村名、または「共通」。",
        "Name of the project.": "事業の名称。",
        "Label as printed.": "書かれたとおりの項目名。",
        "Text beside the label.": "項目名に対する内容。",
        "Gregorian fiscal year.": "年度（西暦）。令和7年度は2025。",
        "Fiscal year as printed.": "書かれたとおりの年度。",
        "Whether the amount was planned (予算, 見込) or spent (決算, 執行).": "予算の額か、決算の額か。",
        "Whether the amounts were planned (予算, 見込) or spent (決算, 執行).": "予算の額か、決算の額か。",
        "What the sum is called, as printed.": "合計の見出し（印字のとおり）。",
        "Municipality that pays.": "負担する市町村。",
        "Amount.": "金額。",
        "Amount as printed.": "書かれたとおりの金額。",
        "Item of the timetable.": "スケジュールの項目。",
        "Whether the bar, arrow or mark covers the year.": (
            "その年度に実施するか（帯・矢印・記号があればTRUE、なければFALSE）。"
        ),
        "Mark or word as printed.": "書かれたとおりの記号・語句。",
        "Id of the indicator.": "成果指標のID。",
        "1, 2, … within the card.": "個票の中で1、2、…。",
        "Indicator as printed, without a unit in brackets at its end.": (
            "書かれたとおりの指標（末尾の括弧書きの単位は除く）。"
        ),
        "Unit of the values with its scale as printed (52 in 万人).": (
            "単位。桁は印刷どおり（52万人は値52、単位万人）。"
        ),
        "Value at the start.": "計画開始時などの現状の値。",
        "Fiscal year of the baseline.": "現状値の年度（西暦）。",
        "Baseline as printed.": "書かれたとおりの現状値。",
        "Value aimed at; the bound where a bound is the goal (60%以上).": (
            "目標とする値。「60%以上」のように範囲の端が目標のときは、その端の値。"
        ),
        "Fiscal year of the target.": "目標値の年度（西暦）。",
        "Target as printed.": "書かれたとおりの目標値。",
        "Target as printed (60%以上, 維持).": "書かれたとおりの目標値（60%以上、維持など）。",
        "Whether the values add up over the years (累計).": "年度を通じた累計かどうか（累計ならTRUE）。",
        "Remark beside the indicator.": "指標に付けられた備考。",
        "Result of the year.": "その年度の実績の値。",
        "Unit of the value with its scale as printed (52 in 万人).": (
            "単位。桁は印刷どおり（52万人は値52、単位万人）。"
        ),
        "Result as printed.": "書かれたとおりの実績値。",
        "Computed: value / target, 4 decimals.": "実績値÷目標値を計算したもの（小数第4位まで。90％は0.9）。",
        "Grade computed from the rate with the thresholds that the document prints.": (
            "文書に書かれた基準を達成率に当てはめて求めた達成度。"
        ),
        "Number of the initiative in the table.": "表に書かれた施策・事業の番号。",
        "Indicator, without a unit in brackets at its end.": "指標（末尾の括弧書きの単位は除く）。",
        "Gregorian fiscal year of the result or grade.": "実績または達成度の年度（西暦）。",
        "Rate of achievement as printed, as a fraction (90% is 0.9).": (
            "書かれた達成率を小数にしたもの（90％は0.9）。"
        ),
        "Grade as printed.": "書かれたとおりの達成度。",
        "Number of indicators.": "指標の数。",
        "Number of the table in the document.": "文書の中での表の番号（表１－２など）。",
        "Title of the table.": "表の題名。",
        "Area as printed, without layout spaces.": "書かれたとおりの地域名（字間をあけるための空白は除いた）。",
        "Standard area code.": "標準地域コード（5桁、文字列）。",
        "total, 0-14, 15-64, 65+, or 5-year classes 0-4 … 85+.": (
            "年齢の区分。totalは総数、0-14・15-64・65+は年齢3区分、0-4から85+は5歳階級。"
        ),
        "Sex.": "性別。",
        "Pattern of a projection as printed.": "書かれたとおりの推計パターン。",
        "Year of the figure.": "数値の年（西暦）。",
        "Year that a change compares with.": "増減を比べる基準の年（西暦）。",
        "Year as printed.": "書かれたとおりの年。",
        "Origin of the figure.": "数値の出どころ。",
        "What the value is.": "値が何を表すか。",
        "The figure: persons or percent.": "数値（人数または％）。",
        "The figure as printed.": "書かれたとおりの数値。",
        "Row header.": "行の見出し。",
        "Column header.": "列の見出し。",
        "The figure.": "数値。",
        "Unit of the figure with its scale as printed (52 in 万人).": (
            "単位。桁は印刷どおり（52万人は値52、単位万人）。"
        ),
        "Item of the agreement.": "協定の取組項目。",
        "content, or the party's name or designation.": (
            "contentは取組の内容、そのほかは役割を担う市町村の名称や呼称（甲・乙など）。"
        ),
        "The statement.": "書かれた内容。",
        "Number of the item.": "項目の番号。",
        "Municipality.": "市町村名。",
        "true for ○, false for ―.": "○はTRUE、―はFALSE。",
        "Name of the programme.": "国の事業の名称。",
        "Category of the programme.": "事業の区分。",
        "Organization, without ruby.": "団体名（ふりがなは除く）。",
        "Reading printed as ruby.": "団体名に振られたふりがな。",
        "Prefecture.": "都道府県。",
        "Partners.": "連携する団体。",
        "Whom the project addresses.": "事業の対象となる人。",
        "Summary.": "概要。",
        "Organization.": "団体名。",
        "Population of the area.": "圏域の人口。",
        "Population of the core city.": "中心市の人口。",
        "Area.": "面積。",
        "1, 2, … in reading order.": "読む順に1、2、…。",
        "What the text is.": "文章の種類。",
        "Headings above, outermost first, joined with ' > '.": (
            "上位の見出しを外側から順に「 > 」でつないだもの。"
        ),
        "The text without layout line breaks.": "本文（体裁上の改行は除いた）。",
        "Id of the table.": "表のID。",
        "Title printed above the table.": "表の上に書かれた題名。",
        "Row, from 1.": "行の番号（1から数える）。",
        "Column, from 1.": "列の番号（1から数える）。",
        "Rows that the cell covers.": "セルがまたがる行の数。",
        "Columns that the cell covers.": "セルがまたがる列の数。",
        "Text without layout line breaks.": "セルの文字（体裁上の改行は除いた）。",
        "The text as a number.": "セルの文字を数値として読んだもの。",
        "Left edge from the page's left.": "左端の位置（ページの左端から、単位pt）。",
        "Top edge from the page's top.": "上端の位置（ページの上端から、単位pt）。",
        "Right edge from the page's left.": "右端の位置（ページの左端から、単位pt）。",
        "Bottom edge from the page's top.": "下端の位置（ページの上端から、単位pt）。",
        "Table of the record.": "行がある表（英語名）。",
        "Value of the table's identifying column.": "行を特定するIDの値。",
        "Column of the record.": "項目（英語名）。",
        "Line of a text input, from 1.": "テキストファイルの行番号（1から数える）。",
        "Text as printed.": "書かれたとおりの文字。",
        "How the text was read.": "文字を読み取った方法。",
        "1.0 for a text layer; below for OCR and corrections.": "文字情報は1、文字認識や訂正は1より小さい値。",
        "Id of the finding.": "確認事項のID。",
        "Rule that found it.": "確認事項を見つけた規則。",
        "How much it matters.": "重要度。",
        "Record.": "対象となる行のID。",
        "Japanese: what, where, what to do.": "何が、どこで、どうすればよいか。",
        "What would be consistent.": "つじつまが合う値。",
        "What is printed.": "文書に書かれている値。",
    }
)
"""What a value of a column means."""

NULLS: Mapping[str, str] = MappingProxyType(
    {
        "the file could not be read": "ファイルを読み取れなかった",
        "nothing is wrong": "問題がない",
        "nothing is to be done": "対処は不要",
        "the input has no pages or was not read": "ページのない形式、または読み取れなかった",
        "the input has no pages": "ページのない形式（テキストなど）",
        "no title was found": "題名が見つからない",
        "not printed": "文書に書かれていない",
        "not printed, or over a cell that is blank or marked as missing": "印刷がないか、下の欄が空欄か「－」",
        "not printed; a label does not stand for it": "文書に書かれていない（項目名の世帯数などでは補わない）",
        "not printed, or a mark says that there is none": "文書に書かれていないか、ないことを示す記号がある",
        "no earlier edition is among the files": "前の版がファイルの中にない",
        "no region is printed": "圏域・地域が書かれていない",
        "no number is printed": "番号が書かれていない",
        "not printed or not readable": "書かれていない、または読み取れない",
        "not printed or blank": "書かれていない、または空欄",
        "no evaluation": "評価がない",
        "the name has no code or is ambiguous": "コードのない名称、または一つに決められない",
        "the field is blank": "空欄",
        "the card prints no amounts of years, or not readable": "年度ごとの額の印字がないか、読み取れない",
        "the label says neither": "項目名からは分からない",
        "the initiative's total": "取組全体の合計",
        "no municipality, or no code for it": "市町村が書かれていない、またはコードがない",
        "printed but not readable as an amount": "書かれているが金額として読み取れない",
        "the input does not tell which years are covered": "どの年度に当たるか文書から分からない",
        "see fiscal_year": "年度（西暦）の項目を参照",
        "the input cannot tell": "文書から分からない",
        "nothing is printed": "何も書かれていない",
        "not printed or not a number": "書かれていない、または数値ではない",
        "blank": "空欄",
        "not readable": "読み取れない",
        "printed but not a number": "書かれているが数値ではない",
        "no target or no value": "目標値または実績値がない",
        "the document prints no thresholds, or there is no rate": (
            "文書に基準が書かれていない、または達成率がない"
        ),
        "the table prints no yearly result or grade": "年度ごとの実績や達成度が書かれていない",
        "printed but not readable": "書かれているが読み取れない",
        "areas that have none (圏域合計, 計)": "コードのない地域（圏域合計、計など）",
        "not a change": "増減の値ではない",
        "the document does not tell": "文書から分からない",
        "no code, or ambiguous": "コードがない、または一つに決められない",
        "the cell is blank": "空欄",
        "no heading above": "上位の見出しがない",
        "none was found": "見つからない",
        "the cell is empty": "空のセル",
        "the text is not one number": "一つの数値ではない",
        "no positions": "位置の情報がない",
        "the input has pages": "ページのある形式（行番号はない）",
        "not about one record": "特定の行についてのものではない",
        "not known": "分からない",
    }
)
"""What a missing value of a column means."""

KINDS: Mapping[str, str] = MappingProxyType(
    {"text": "文字列", "integer": "整数", "number": "数値", "boolean": "真偽値（TRUE・FALSE）"}
)
"""The kinds of columns."""
