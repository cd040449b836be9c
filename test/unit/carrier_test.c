/*
 * carrier_test.c - the lines of cells that a text in another form carries, and where they come from.
 */
#include "page/html.h"
#include "tap.h"

#define ROOM 4096

static const struct
{
	const char *name;
	const char *body;
	const char *text;			/* | for a tab, ⏎ for a line end */
}			cases[] = {
	{"escaped mark-up", "<p>年报</p><div>&lt;table&gt;&lt;tr&gt;&lt;td&gt;规章&lt;/td&gt;&lt;td&gt;3&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</div>",
		"年报⏎规章|3⏎"},
	{"escaped twice", "<p>&amp;lt;tr&amp;gt;&amp;lt;td&amp;gt;规章&amp;lt;/td&amp;gt;&amp;lt;td&amp;gt;3&amp;lt;/td&amp;gt;</p>", "规章|3⏎"},
	{"a field for text", "<textarea>&lt;tr&gt;&lt;td&gt;规章&lt;/td&gt;&lt;td&gt;3&lt;/td&gt;</textarea>", "规章|3⏎"},
	{"a frame's own page", "<iframe srcdoc=\"&lt;tr&gt;&lt;td&gt;规章&lt;/td&gt;&lt;td&gt;3&lt;/td&gt;\"></iframe>", "规章|3⏎"},
	{"data in cells", "<table><tr><td>规章</td><td class=\"a\"><![CDATA[3]]></td><td><![CDATA[]]></td><td>4</td></tr></table>", "规章|3||4⏎"},
	{"strings of JSON", "{\"title\": \"\\u5e74报\", \"content\": \"<tr><td>规章<\\/td>\\n<td class=\\\"a\\\">3<\\/td>\"}", "年报⏎规章|3⏎"},
	{"strings of a script", "<html><p>年报</p><script>d={\"c\":\"\\u003ctd>规章\\u003ctd>3\"}</script>", "年报⏎规章|3⏎"},
	{"BBCode", "[table][tr][td]规章[/td][td]3[/td][/tr][/table]", "规章|3⏎"},
	{"LaTeX", "\\begin{tabular}{|c|c|}\n\\hline\n\\multicolumn{2}{|c|}{规章} & 3 \\\\ \\hline\n\\end{tabular}\n", "⏎规章 ||3 ⏎⏎⏎"},
	{"LaTeX, what a cell does not show of its commands, marks of notes, a fraction",
		"\\begin{tabular}{ccccc}\n5\\phantom{0} & \\sout{7}3 & 4\\textsuperscript{1} & 6\\footnote{含2件} & \\frac{1}{2} \\\\\n\\end{tabular}\n", "⏎5 |3 |4 |6 |1 2 ⏎⏎⏎"},
	{"rows of LaTeX over several lines", "\\begin{longtable}[]{@{}\n  >{\\raggedright}p{0.3\\linewidth}l@{}}\n\\toprule\n规章\n& 3\n& 4 \\\\\n\\cline{2-3} % 5\n& \\makecell{自然\\\\人} & \\textcolor{red}{6} \\\\[2pt]\n\\end{longtable}",
		"⏎规章 |3 |4 ⏎|自然 人 |6 ⏎⏎"},
	{"rows of AsciiDoc apart by empty lines", "年报\n|===\n|甲 |1\n|2\n\n|乙 |3 |4\n\n|丙 |5\n|6\n|===\n", "年报⏎甲|1|2⏎乙|3|4⏎丙|5|6⏎"},
	{"a wiki's table below a tag", "年报\n<span id=\"a\"></span>\n{|\n| 甲\n|\n| 3\n|}\n", "年报⏎⏎甲||3⏎"},
	{"rows of LaTeX alone", "规章 &  & 3 \\\\\n许可 & 1 & \\\\\n甲 & 1 & 2 \\\\\n乙 & 1 & 2 \\\\\n丙 & 1 & 2 \\\\\n丁 & 1 & 2 \\\\\n",
		"规章 ||3 ⏎⏎许可 |1 |⏎⏎甲 |1 |2 ⏎⏎乙 |1 |2 ⏎⏎丙 |1 |2 ⏎⏎丁 |1 |2 ⏎⏎"},
	{"colons between cells are none of names", "<p>甲:1:2<br>乙::3<br>丙:4:<br>丁:5:6<br>戊:7:8<br>己:9:1<br>庚:2:3<br>辛:4:5<br>壬:6:7",
		"甲:1:2⏎乙::3⏎丙:4:⏎丁:5:6⏎戊:7:8⏎己:9:1⏎庚:2:3⏎辛:4:5⏎壬:6:7"},
	{"marks between cells", "规章;1;2\n许可;;3;4\n处罚;5;6\n丁好。\n", "规章|1|2⏎许可||3|4⏎处罚|5|6⏎丁好。⏎"},
	{"wide commas", "甲，1，2\n乙，，3，4\n丙，5，6\n好，就这样。\n", "甲|1|2⏎乙||3|4⏎丙|5|6⏎好，就这样。⏎"},
	{"too few rows", "<p>甲;1;2<br>乙;3;4", "甲;1;2⏎乙;3;4"},
	{"tuples", "('甲', 1, None)\n('乙', 2, 3)\n('丙', 4, 5)\n('丁', 6, 7)\n", "甲|1|⏎乙|2|3⏎丙|4|5⏎丁|6|7⏎"},
	{"lists of YAML", "- [甲, '', 1, 2]\n- [乙, 2, 3]\n- [丙, 4, 5]\n- [丁, 6, 7]\n", "甲||1|2⏎乙|2|3⏎丙|4|5⏎丁|6|7⏎"},
	{"arrays", "[\n [\n  \"甲\",\n  1,\n  null\n ],\n [\"乙\", 2, 3]\n]\n", "甲|1|⏎乙|2|3⏎"},
	{"objects", "{\"三、办理\": [{\"项目\": \"甲\", \"自然人\": 1, \"总计\": 2}, {\"项目\": \"乙\", \"自然人\": 3, \"总计\": 4}]}",
		"三、办理⏎项目|自然人|总计⏎甲|1|2⏎乙|3|4⏎"},
	{"objects whose label comes last", "[{\"自然人\": 1, \"总计\": 2, \"项目\": \"1.甲乙\"}, {\"自然人\": \"\", \"总计\": 4, \"项目\": \"丙丁\"}]", "项目|自然人|总计⏎1.甲乙|1|2⏎丙丁||4⏎"},
	{"objects of arrays", "{\"1.甲乙\": [1, null, 2], \"丙丁\": [\"3\", \"4\", \"\"]}", "1.甲乙|1||2⏎丙丁|3|4|⏎"},
	{"codes of characters", "[[\"\\u89c4\\u7ae0\", 1, 2], [\"\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\\u89c4\\u7ae0\", 3, 4]]",
		"规章|1|2⏎规章规章规章规章规章规章规章规章规章规章规章规章|3|4⏎"},
	{"objects whose names count columns", "[{\"col1\": \"甲\", \"col2\": \"\", \"col3\": \"2\"}, {\"A\": \"乙\", \"B\": \"3\", \"C\": \"4\"}]", "甲||2⏎乙|3|4⏎"},
	{"objects whose names count cells", "[{\"0\": \"甲\", \"1\": \"\", \"2\": \"2\"}, {\"0\": \"乙\", \"1\": \"3\", \"2\": \"4\"}]", "甲||2⏎乙|3|4⏎"},
	{"arrays in braces", "{\n{\"甲\", \"\", \"2\"},\n{\"乙\", \"3\", \"4\"}\n}\n", "甲||2⏎乙|3|4⏎"},
	{"objects by their names", "{\"甲\": {\"自然人\": 1, \"总计\": 2}, \"乙\": {\"自然人\": 3, \"总计\": 4}}",
		"|自然人|总计⏎甲|1|2⏎乙|3|4⏎"},
	{"the rows of a sheet", "{\"甲\": \"乙\", \"__EMPTY\": 1, \"__EMPTY_1\": 2}\n{\"__EMPTY\": 3, \"__EMPTY_1\": 4}\n", "甲||⏎乙|1|2⏎|3|4⏎"},
	{"names and values", "甲：自然人：1，总计：2\n乙：自然人：3，总计：4\n丙：自然人：5，总计：6\n",
		"|自然人|总计⏎甲|1|2⏎乙|3|4⏎丙|5|6⏎"},
	{"names and values apart by blanks", "甲 自然人:1 总计: 2\n乙 自然人: 总计:4\n丙 自然人:5 总计:6\n", "|自然人|总计⏎甲|1|2⏎乙||4⏎丙|5|6⏎"},
	{"sections of an .ini file", "[规章]\n自然人=11\n总计=2\n[许可]\n自然人=\n总计=44\n[处罚]\n自然人=55\n总计=6\n[强制]\n自然人=77\n总计=8\n[收费]\n自然人=99\n总计=10\n",
		"|自然人|总计⏎规章|11|2⏎许可||44⏎处罚|55|6⏎强制|77|8⏎收费|99|10⏎"},
	{"lists with names", "规章: [1, , 3]\n许可: [2, 3, 4]\n处罚: [5, 6, 7]\n", "规章|1||3⏎许可|2|3|4⏎处罚|5|6|7⏎"},
	{"cells that are items of a list", "年报\n- 规章\n- 1\n- \n- 2\n- 规章\n- 2\n- \n- 3\n- 规章\n- 3\n- \n- 4\n- 规章\n- 4\n- \n- 5\n- 规章\n- 5\n- \n- 6\n- 规章\n- 6\n- \n- 7\n- 规章\n- 7\n- \n- 8\n- 规章\n- 8\n- \n- 9\n- 规章\n- 9\n- \n- 10\n- 规章\n- 10\n- \n- 11\n- 规章\n- 11\n- \n- 12\n- 规章\n- 12\n- \n- 13\n- 规章\n- 13\n- \n- 14\n完。\n", "年报⏎|规章⏎|1⏎|⏎|2⏎|规章⏎|2⏎|⏎|3⏎|规章⏎|3⏎|⏎|4⏎|规章⏎|4⏎|⏎|5⏎|规章⏎|5⏎|⏎|6⏎|规章⏎|6⏎|⏎|7⏎|规章⏎|7⏎|⏎|8⏎|规章⏎|8⏎|⏎|9⏎|规章⏎|9⏎|⏎|10⏎|规章⏎|10⏎|⏎|11⏎|规章⏎|11⏎|⏎|12⏎|规章⏎|12⏎|⏎|13⏎|规章⏎|13⏎|⏎|14⏎完。⏎"},
	{"lists in a list", "年报\n- - 规章\n  - 1\n  - ''\n  - -2\n- - 规章\n  - 2\n  - ''\n  - -3\n- - 规章\n  - 3\n  - ''\n  - -4\n- - 规章\n  - 4\n  - ''\n  - -5\n- - 规章\n  - 5\n  - ''\n  - -6\n- - 规章\n  - 6\n  - ''\n  - -7\n- - 规章\n  - 7\n  - ''\n  - -8\n- - 规章\n  - 8\n  - ''\n  - -9\n- - 规章\n  - 9\n  - ''\n  - -10\n- - 规章\n  - 10\n  - ''\n  - -11\n- - 规章\n  - 11\n  - ''\n  - -12\n- - 规章\n  - 12\n  - ''\n  - -13\n- - 规章\n  - 13\n  - ''\n  - -14\n完。\n", "年报⏎规章|1||-2⏎规章|2||-3⏎规章|3||-4⏎规章|4||-5⏎规章|5||-6⏎规章|6||-7⏎规章|7||-8⏎规章|8||-9⏎规章|9||-10⏎规章|10||-11⏎规章|11||-12⏎规章|12||-13⏎规章|13||-14⏎完。⏎"},
	{"rows that are items with others below", "   * - 规章\n     - 1\n     -\n     - 2\n   * - 规章\n     - 2\n     -\n     - 3\n   * - 规章\n     - 3\n     -\n     - 4\n   * - 规章\n     - 4\n     -\n     - 5\n   * - 规章\n     - 5\n     -\n     - 6\n   * - 规章\n     - 6\n     -\n     - 7\n   * - 规章\n     - 7\n     -\n     - 8\n   * - 规章\n     - 8\n     -\n     - 9\n   * - 规章\n     - 9\n     -\n     - 10\n   * - 规章\n     - 10\n     -\n     - 11\n   * - 规章\n     - 11\n     -\n     - 12\n   * - 规章\n     - 12\n     -\n     - 13\n   * - 规章\n     - 13\n     -\n     - 14\n", "规章|1||2⏎规章|2||3⏎规章|3||4⏎规章|4||5⏎规章|5||6⏎规章|6||7⏎规章|7||8⏎规章|8||9⏎规章|9||10⏎规章|10||11⏎规章|11||12⏎规章|12||13⏎规章|13||14⏎"},
	{"rows that are empty items with others below", "- \n  - 规章\n  - 1\n  - 2\n- \n  - 规章\n  - 2\n  - 3\n- \n  - 规章\n  - 3\n  - 4\n- \n  - 规章\n  - 4\n  - 5\n- \n  - 规章\n  - 5\n  - 6\n- \n  - 规章\n  - 6\n  - 7\n- \n  - 规章\n  - 7\n  - 8\n- \n  - 规章\n  - 8\n  - 9\n- \n  - 规章\n  - 9\n  - 10\n- \n  - 规章\n  - 10\n  - 11\n- \n  - 规章\n  - 11\n  - 12\n- \n  - 规章\n  - 12\n  - 13\n- \n  - 规章\n  - 13\n  - 14\n", "规章|1|2⏎规章|2|3⏎规章|3|4⏎规章|4|5⏎规章|5|6⏎规章|6|7⏎规章|7|8⏎规章|8|9⏎规章|9|10⏎规章|10|11⏎规章|11|12⏎规章|12|13⏎规章|13|14⏎"},
	{"rows whose first cell is the outer item", "- 规章\n  - 1\n  - 2\n- 规章\n  - 2\n  - 3\n- 规章\n  - 3\n  - 4\n- 规章\n  - 4\n  - 5\n- 规章\n  - 5\n  - 6\n- 规章\n  - 6\n  - 7\n- 规章\n  - 7\n  - 8\n- 规章\n  - 8\n  - 9\n- 规章\n  - 9\n  - 10\n- 规章\n  - 10\n  - 11\n- 规章\n  - 11\n  - 12\n- 规章\n  - 12\n  - 13\n- 规章\n  - 13\n  - 14\n", "规章|1|2⏎规章|2|3⏎规章|3|4⏎规章|4|5⏎规章|5|6⏎规章|6|7⏎规章|7|8⏎规章|8|9⏎规章|9|10⏎规章|10|11⏎规章|11|12⏎规章|12|13⏎规章|13|14⏎"},
	{"other marks between cells", "规章#1#2\n许可##3#4\n处罚#5#6\n丁好。\n", "规章|1|2⏎许可||3|4⏎处罚|5|6⏎丁好。⏎"},
	{"values below their label", "规章\n自然人：1\n总计：2\n许可：\n自然人：\n总计：4\n处罚\n自然人：5\n总计：6\n强制\n自然人：7\n总计：8\n收费\n自然人：9\n总计：10\n",
		"|自然人|总计⏎规章|1|2⏎许可||4⏎处罚|5|6⏎强制|7|8⏎收费|9|10⏎"},
	{"a list of YAML", "- 项目: 规章\n  自然人: 1\n  总计: 2\n- 项目: 许可\n  自然人: null\n  总计: 4\n- 项目: 处罚\n  自然人: 5\n  总计: 6\n- 项目: 强制\n  自然人: 7\n  总计: 8\n- 项目: 收费\n  自然人: 9\n  总计: 1\n",
		"|自然人|总计⏎规章|1|2⏎许可||4⏎处罚|5|6⏎强制|7|8⏎收费|9|1⏎"},
	{"quotes and semicolons", "\"规章\";\"1\";\"2\"\n\"许可\";\"\";\"4\"\n\"处罚\";\"5\";\"6\"\n\"强制\";\"7\";\"8\"\n",
		"\"规章\"|\"1\"|\"2\"⏎\"许可\"|\"\"|\"4\"⏎\"处罚\"|\"5\"|\"6\"⏎\"强制\"|\"7\"|\"8\"⏎"},
	{"a head below its table", "<p>甲<table><tbody><tr><td>规章<td>3</tr></tbody><thead><tr><th>项目<th>数</tr></thead></table><p>乙",
		"甲⏎项目|数⏎规章|3⏎乙"},
	{"a foot above its table", "<TABLE><TFOOT><tr><td>总计<td>4</tr></TFOOT><tr><td>规章<td>3</tr></TABLE>乙", "规章|3⏎总计|4⏎乙"},
	{"head and foot in their places", "<table><thead><tr><th>项目</tr></thead><tr><td>3</tr><tfoot><tr><td>4</tr></tfoot></table>", "项目⏎3⏎4⏎"},
	{"a head without an end", "<table><tr><td>3</tr><thead><tr><td>项目</tr></table>", "3⏎项目⏎"},
	{"lines with their numbers", "1: 甲a\n2: 甲b\n3: 甲c\n4: 甲d\n5: 甲e\n6: 甲f\n7: 甲g\n8: 甲h\n9: 甲i\n10: 甲j\n11: 甲k\n12: 甲l\n", "甲a⏎甲b⏎甲c⏎甲d⏎甲e⏎甲f⏎甲g⏎甲h⏎甲i⏎甲j⏎甲k⏎甲l⏎"},
	{"… and blanks before these", "     1\t甲a\n     2\t甲b\n     3\t甲c\n     4\t甲d\n     5\t甲e\n     6\t甲f\n     7\t甲g\n     8\t甲h\n     9\t甲i\n    10\t甲j\n    11\t甲k\n    12\t甲l\n", "甲a⏎甲b⏎甲c⏎甲d⏎甲e⏎甲f⏎甲g⏎甲h⏎甲i⏎甲j⏎甲k⏎甲l⏎"},
	{"… and the file's name", "a.txt:1:甲a\na.txt:2:甲b\na.txt:3:甲c\na.txt:4:甲d\na.txt:5:甲e\na.txt:6:甲f\na.txt:7:甲g\na.txt:8:甲h\na.txt:9:甲i\na.txt:10:甲j\na.txt:11:甲k\na.txt:12:甲l\n", "甲a⏎甲b⏎甲c⏎甲d⏎甲e⏎甲f⏎甲g⏎甲h⏎甲i⏎甲j⏎甲k⏎甲l⏎"},
	{"a quotation", "> 甲a\n> 甲b\n> 甲c\n> 甲d\n> 甲e\n> 甲f\n> 甲g\n> 甲h\n> 甲i\n> 甲j\n> 甲k\n> 甲l\n", "甲a⏎甲b⏎甲c⏎甲d⏎甲e⏎甲f⏎甲g⏎甲h⏎甲i⏎甲j⏎甲k⏎甲l⏎"},
	{"a change", "+甲a\n+甲b\n+甲c\n-乙\n+甲d\n+甲e\n+甲f\n+甲g\n+甲h\n+甲i\n+甲j\n+甲k\n+甲l\n", "甲a⏎甲b⏎甲c⏎甲d⏎甲e⏎甲f⏎甲g⏎甲h⏎甲i⏎甲j⏎甲k⏎甲l⏎"},
	{"a quotation of rows with marks between their cells", "> 甲;0;1\n> 甲;1;2\n> 甲;2;3\n> 甲;3;4\n> 甲;4;5\n> 甲;5;6\n> 甲;6;7\n> 甲;7;8\n> 甲;8;9\n> 甲;9;10\n> 甲;10;11\n> 甲;11;12\n", "甲|0|1⏎甲|1|2⏎甲|2|3⏎甲|3|4⏎甲|4|5⏎甲|5|6⏎甲|6|7⏎甲|7|8⏎甲|8|9⏎甲|9|10⏎甲|10|11⏎甲|11|12⏎"},
	{"drawn cells on several lines, over rows and columns",
		"甲\n┌──────────┬────┐\n│    规章  │ 1  │\n├────┬─────┼────┤\n│    │“乙”│ 3  │\n│    │ 丙  │ 8  │\n│ 许 ├─────┼────┤\n│ 可 │ 丁  │ 4  │\n├────┼─────┼────┤\n│ 戊 │     │ 5  │\n"
		"├────┼─────┼────┤\n│ 己 │  │  │ 6  │\n├────┼─────┼────┤\n│ 庚 │     │ 7  │\n├────┼─────┼────┤\n│ 辛 │     │ 8  │\n├────┴─────┴────┤\n│ 壬            │\n└───────────────┘\n乙\n",
		"甲⏎规章||1⏎许可|“乙”丙|3 8⏎|丁|4⏎戊||5⏎己|│|6⏎庚||7⏎辛||8⏎壬||⏎乙⏎"},
	{"a drawn table whose lines do not meet",
		"+----+---+\n| 甲 | 1 | 2 |\n+----+---+\n| 乙  | 2 |\n+----+---+\n| 丙   | 3 |\n+----+---+\n| 丁 | 4 |\n+----+---+\n| 戊 |  |  5 |\n+----+---+\n| 己    | 6 |\n+----+---+\n| 庚 | 7 |\n+----+---+\n",
		"+----+---+⏎| 甲 | 1 | 2 |⏎+----+---+⏎| 乙  | 2 |⏎+----+---+⏎| 丙   | 3 |⏎+----+---+⏎| 丁 | 4 |⏎+----+---+⏎| 戊 |  |  5 |⏎+----+---+⏎| 己    | 6 |⏎+----+---+⏎| 庚 | 7 |⏎+----+---+⏎"},
	{"MediaWiki", "一、甲\n{| class=\"a\"\n|+ 表\n! rowspan=\"2\" | 甲 !! colspan=2 | 乙\n|-\n| 1\n| 2\n|-\n| 丙 || 3 || 4\n|}\n二、乙\n",
		"一、甲⏎表⏎甲|乙|⏎|1|2⏎丙|3|4⏎二、乙⏎"},
	{"AsciiDoc, a row on a line", "甲\n|===\n.2+|甲 2+|乙\n|1 |2\n|丙 |3 |4\n|===\n", "甲⏎甲|乙|⏎|1|2⏎丙|3|4⏎"},
	{"AsciiDoc, a cell on a line", "甲\n|===\n.2+|甲\n2+|乙\n\n|1\n|2\n\n|丙\n|3\n|4\n|===\n", "甲⏎甲|乙|⏎|1|2⏎丙|3|4⏎"},
	{"Textile", "甲\n|/2. 甲|\\2. 乙|\n|1|2|\n|_. 丙|3|4|\n丁\n", "甲⏎甲|乙|⏎|1|2⏎丙|3|4⏎丁⏎"},
	{"a wiki's table without an end", "甲\n{|\n| 1 || 2", "甲⏎1|2⏎"},
	{"cells with line ends in quotes", "甲,\"乙\n丙\",1\n乙,\"丙\n丁\",2\n丙,3,\"4\n\"\n甲,\"乙\n丙\",1\n甲,\"乙\n丙\",1\n甲,\"乙\n丙\",1\n戊\n",
		"甲,\"乙 丙\",1⏎乙,\"丙 丁\",2⏎丙,3,\"4 \"⏎甲,\"乙 丙\",1⏎甲,\"乙 丙\",1⏎甲,\"乙 丙\",1⏎戊⏎"},
	{"words from top to bottom", "项目\t自\n然\n人\t总\n计\t其\n他\n规章\t1\t2\t其\n他\n许可\t总\n计\t总\n计\n甲乙\n",
		"项目|自然人|总计|其他⏎规章|1|2|其他⏎许可|总计|总计⏎甲乙⏎"},
	{"marks of a word processor", "甲\a1\a\a2\a\a乙\a3\a\a4\a\a", "甲|1||2|⏎乙|3||4⏎"},
};

static void *
allocate(void *context, size_t size)
{
	(void) context;
	return malloc(size);
}

static const char *
shown(const gr_html *html)
{
	static char out[ROOM];
	size_t		n = 0;

	for (uint32_t i = 0; i < html->length && n + 4 < ROOM; i++)
	{
		const char *s = html->text[i] == '\t' ? "|" : html->text[i] == '\n' ? "⏎" : NULL;
		size_t		length = s != NULL ? strlen(s) : 1;

		memcpy(out + n, s != NULL ? s : html->text + i, length);
		n += length;
	}
	out[n] = 0;
	return out;
}

/* Digits and letters come from themselves. */
static bool
is_mapped(const gr_html *html, const char *body, size_t length)
{
	for (uint32_t i = 0; i < html->length; i++)
	{
		uint32_t	from = gr_html_source(html, i);
		uint32_t	until = gr_html_source_end(html, i + 1);

		if (from > length || until > length)
			return false;
		if (html->text[i] >= '0' && html->text[i] <= '9' && (body[from] != html->text[i] || until != from + 1))
			return false;
	}
	return true;
}

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
	{
		size_t		length = strlen(cases[i].body);
		gr_host		host = {allocate, NULL, NULL};
		gr_arena	arena;
		gr_html		html = {0};
		const char *have;

		gr_arena_init(&arena, &host);
		if (!ok(gr_looks_like_html(cases[i].body, length) && gr_html_read(cases[i].body, length, &arena, &html) == GR_OK, cases[i].name))
			continue;
		have = shown(&html);
		if (!ok(strcmp(have, cases[i].text) == 0, "  its text"))
			printf("# have %s\n# want %s\n", have, cases[i].text);
		ok(is_mapped(&html, cases[i].body, length), "  its places");
	}
	return done_testing();
}
