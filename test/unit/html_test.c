/*
 * html_test.c - web pages as plain text: what each construct becomes, where the
 * text comes from, and that no input takes more memory than its length allows.  What
 * reading costs is html_limits_test's.
 */
#include "html_pathologies.h"
#include "page/html.h"
#include "page/html_token.h"
#include "tap.h"

typedef struct html_case
{
	const char *name;
	const char *html;
	const char *text;			/* | for a tab, ⏎ for a line end */
} html_case;

static const html_case cases[] = {
	/* rows and cells */
	{"a row is a line, cells are apart by tabs",
		"<table><tr><td>规章</td><td>3</td><td>0</td></tr><tr><td>规范性文件</td><td>1</td><td>12</td></tr></table>",
		"规章|3|0⏎规范性文件|1|12⏎"},
	{"th is a cell; parts of a table and columns are nothing",
		"<table><colgroup><col><col></colgroup><thead><tr><th>甲</th><th>乙</th></tr></thead>"
		"<tbody><tr><td>1</td><td>2</td></tr></tbody><tfoot><tr><td>3</td><td>4</td></tr></tfoot></table>",
		"甲|乙⏎1|2⏎3|4⏎"},
	{"a blank cell is an empty one",
		"<table><tr><td>甲</td><td>&nbsp;</td><td></td><td> <p>&#160;</p><o:p>&nbsp;</o:p>\n</td><td>9</td></tr></table>",
		"甲||||9⏎"},
	{"a row without cells is a line", "<table><tr></tr><tr><td>1</td></tr></table>", "⏎1⏎"},
	{"a caption is a line", "<table><caption>表 一</caption><tr><td>1</td></tr></table>", "表 一⏎1⏎"},
	{"names and attributes in any case",
		"<TABLE><Tr><TD COLSPAN=2>甲</TD><tD>乙</Td></TR></TABLE>", "甲||乙⏎"},

	/* spans */
	{"colspan: the text, and empty cells", "<table><tr><td colspan=\"3\">甲</td><td>乙</td></tr></table>", "甲|||乙⏎"},
	{"rowspan: empty cells in the rows below",
		"<table><tr><td rowspan=\"3\">甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr><tr><td>乙</td><td>4</td></tr></table>",
		"甲|1⏎|2⏎|3⏎乙|4⏎"},
	{"both, and a span in the middle",
		"<table><tr><td colspan=2 rowspan=2>甲</td><td>1</td><td rowspan=2>丙</td><td>2</td></tr>"
		"<tr><td>3</td><td>4</td></tr></table>",
		"甲||1|丙|2⏎||3||4⏎"},
	{"what the page's own styles hide in a cell",
		"<style>/* a */ .b, .h{color:red;display:none !important}\n#i{visibility:hidden}</style><table><tr><td>3<span class=\"g h\">9</span></td>"
		"<td><i id=i>9</i>4</td></tr></table>", "3|4⏎"},
	{"what they may show nevertheless",
		"<style>@media print{.m{display:none}} td .w{display:inline} .w{display:none} .o{display:none} .o{display:inline} .n .q{display:none} .s{display:none}</style>"
		"<table><tr><td>3<b class=m>9</b></td><td>3<b class=w>9</b></td><td>3<b class=o>9</b></td><td>3<b class=q>9</b></td>"
		"<td>3<b class=s style=\"display:inline\">9</b></td></tr></table>", "3 9|3 9|3 9|3 9|3 9⏎"},
	{"elements that they hide by their names in a cell", "<style>i{display:none}</style><table><tr><td><i>9</i>3</td></tr></table>", "3⏎"},
	{"what of a cell they hide in part, write to, or turn around is not known",
		"<style>td>em:first-child{display:none} .b::before{content:\"1\"} u:after{content:'\\31 '} .c:before{content:counter(n)}"
		".d::before{content:attr(data-v)} .e{unicode-bidi:bidi-override;direction:rtl}</style>"
		"<table><tr><td><em>9</em><em>3</em></td><td><span class=b>2</span></td><td><u>3</u></td><td><b class=c>4</b></td><td class=d data-v=1>5</td>"
		"<td><p class=e>12</p></td></tr></table>",
		"\xEF\xBF\xBD" "9\xEF\xBF\xBD" "3|\xEF\xBF\xBD" "2|\xEF\xBF\xBD" "3|\xEF\xBF\xBD" "4|\xEF\xBF\xBD" "5|\xEF\xBF\xBD" "12⏎"},
	{"… and what they write that is no digit, or write elsewhere",
		"<style>.a::after{content:\"件\"} .b::before{content:\"\\f101\"} .n .b::after{content:\"1\"} .n li::before{content:\"1\"}</style>"
		"<table><tr><td><b class=a>3</b></td><td class=b>4</td><td><li>5</li></td></tr></table>", "3|4|5⏎"},
	{"what a script writes in a cell, and the picture of a digit in a number, are not known",
		"<table><tr><td>3<script>document.write(7)</script></td><td>4<script>a()</script></td><td>5<img alt=7></td><td>6<img alt=\"图1\"></td></tr></table>",
		"3\xEF\xBF\xBD|4|5\xEF\xBF\xBD|6⏎"},
	{"what they hide in plain text with tags", "<style>.h{display:none}</style>\n| 3<b class=h>9</b> | 4 |\n", "⏎| 3 | 4 |⏎"},
	{"what they hide outside of cells stays", "<style>.h{display:none}</style><p class=h>甲<table><tr><td class=h>3</td></tr></table>", "甲⏎3⏎"},
	{"a value that lost its quotes", "<table><tr><td><input value=1 3></td><td><input value=\"1 3\"></td><td>2</td></tr></table>", "\xEF\xBF\xBD|1 3|2⏎"},
	{"the same tag over and over: what it means, and where the value of each stands",
		"<table><tr><td title=\"a>b\" colspan=2>1</td><td title=\"a>b\" colspan=2>2</td><td hidden>9</td><td hidden>9</td><td><input value=3></td><td><input value=3></td></tr></table>",
		"1||2||3|3⏎"},
	{"the same tag, its text hidden or not by what it holds", "<script></script>1<script>2</script><p>3</p><p>4</p></p><style></style>5<style>6</style>", "1⏎3⏎4⏎5"},
	{"rows of DocBook, with spans",
		"<table><row><entry namest=\"c1\" nameend=\"c2\">甲</entry><entry morerows=\"1\">3</entry></row><row><entry>乙</entry><entry>4</entry></row></table>",
		"甲||3⏎乙|4|⏎"},
	{"rows of TEI", "<table><row><cell cols=\"2\" rows=\"2\">甲</cell><cell>3</cell></row><row><cell>4</cell></row></table>", "甲||3⏎||4⏎"},
	{"those of other programs' XML are none", "<table><Row><Cell>3</Cell><Cell>4</Cell></Row></table>", "3 4⏎"},
	{"a short row stays short",
		"<table><tr><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td></tr></table>", "1|2|3⏎4⏎"},
	{"a row whose last columns are taken from above is filled up",
		"<table><tr><td>1</td><td rowspan=2 colspan=2>2</td></tr><tr><td>3</td></tr></table>", "1|2|⏎3||⏎"},
	{"rowspan=0 goes to the end of its part",
		"<table><tbody><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr></tbody><tr><td>乙</td><td>3</td></tr></table>",
		"甲|1⏎|2⏎乙|3⏎"},
	{"no span leaves its part",
		"<table><thead><tr><td rowspan=5>甲</td><td>1</td></tr></thead><tbody><tr><td>乙</td><td>2</td></tr></tbody></table>",
		"甲|1⏎乙|2⏎"},
	{"spans in any quotes, with blanks, with more than digits",
		"<table><tr><td colspan = '2' x>1<td colspan\n=\n\" +2px\">2<td colspan=2.9>3<td colspan=-2>4<td colspan=>5<td colspan=0>6"
		"<td colspan='2' colspan='5'>7<td>8</table>",
		"1||2||3||4|5|6|7||8⏎"},
	{"other attributes are none, whatever they hold",
		"<table><tr><td title=\"a>b colspan=4\" data-colspan=3 style='x:\"'>1</td><td =colspan=2>2</td><td/colspan=2/>3</td><td>4</td></tr></table>",
		"1|2|3||4⏎"},
	{"more columns than the grid has",
		"<!-- there is no more text than source, and so no more empty cells than that -->"
		"<table><tr><td colspan=1000>甲</td><td>1</td><td>2</td></tr></table>",
		"甲||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||1|2⏎"},

	/* text in cells */
	{"inline tags leave no trace",
		"<table><tr><td><span>1</span><font>2</font><b><i>3</i></b><o:p></o:p></td><td><a href=#>行</a>政</td></tr></table>",
		"123|行政⏎"},
	{"a note's mark stands in brackets, what is struck out is gone",
		"<table><tr><td>12<sup>1</sup></td><td><del>9</del>12</td><td>规章<sup>1</sup></td><td><s>3</s></td><td>m<sub>2</sub>0</td></tr></table>",
		"12[1]|12|规章[1]||m[2]0⏎"},
	{"line and block ends are one blank",
		"<table><tr><td>商业<br>企业</td><td><p>科研</p><p>机构</p></td><td>社会<br/><br/>公益<ul><li>组织</li></ul></td><td><div>1</div></td></tr></table>",
		"商业 企业|科研 机构|社会 公益 组织|1⏎"},
	{"white space is one blank, none at the ends",
		"<table><tr><td>\n\t 总 \r\n\t 计\n</td><td>&nbsp; 1&nbsp;&nbsp;2 &nbsp;</td><td>\xC2\xA0" "3\xC2\xA0</td><td>a &#9;&#10; b</td></tr></table>",
		"总 计|1 2|3|a b⏎"},
	{"U+3000 stays", "<table><tr><td>总　计</td><td>1</td></tr></table>", "总　计|1⏎"},

	/* text outside tables */
	{"blocks and <br> end lines",
		"<h1>标题</h1><p>一、总体情况</p>\n\n<p>第一段<br>第二段</p><div>甲<div>乙</div>丙</div><ul><li>丁<li>戊</ul>己<hr>庚",
		"标题⏎一、总体情况⏎第一段⏎第二段⏎甲⏎乙⏎丙⏎丁⏎戊⏎己⏎庚"},
	{"white space in paragraphs is one blank", "<p>  a \n b\t<b>c</b> <i> d</i>  </p>", "a b c d"},
	{"&nbsp; in paragraphs stays", "<p>&nbsp;a&nbsp;&nbsp;b</p>", "\xC2\xA0" "a\xC2\xA0\xC2\xA0" "b"},
	{"lines before and after a table",
		"<p>前<table><tr><td>1</td></tr></table>后<table><tr><td>2</td></tr></table>", "前⏎1⏎后⏎2⏎"},
	{"the title is a line, with references and without tags",
		"<html><head><title>甲&amp;乙<b></title></head><body>丙</body></html>", "甲&乙<b>⏎丙"},
	{"<pre> keeps its lines and blanks", "<p>a  b</p><pre>c   d\n  e\tf</pre><p>g  h</p>", "a b⏎c   d⏎  e|f⏎g h"},
	{"<xmp> has no tags and no references", "<p>a</p><xmp><b>&lt;</xmp>c", "a⏎<b>&lt;⏎c"},

	/* what is not shown */
	{"scripts, styles, comments, declarations",
		"<!DOCTYPE html \"a\"><?xml version='1.0'?><script>if (a<b) '<td>'</script><style>td{}</style><p>a<!-- <td>b</td> --> c</p>"
		"<iframe><p></iframe><template><p>x<template>y</template>z</template>d",
		"a c⏎d"},
	{"a field shows its value, a list its choice",
		"<table><tr><td><input type=text value='298'></td><td><input type=hidden value=9>3<input value=4></td><td><textarea>5 <td></textarea></td>"
		"<td><select><option>1<option selected>2<option>3</select></td><td><select><option>7</option><option>8</option></select></td></tr></table>",
		"298|3 4|5 <td>|2|7⏎"},
	{"what is hidden gives nothing",
		"<table><tr><td>3<span hidden>9</span></td><td>3<span style='display: NONE'>9<span>8</span></span>4</td><td style=display:none>9</td>"
		"<td>3<noscript>9</noscript></td><td>3<svg><text>9</text></svg></td><td><ruby>3<rt>9</rt></ruby></td><td>3<b style='font-size:0'>9</td>"
		"<td>3<i style=visibility:hidden>9</i></td><td><span style='text-decoration:line-through red'>9</span>3</td></tr>"
		"<tr hidden><td>1</td></tr><tr><td>5<button>9</button></td></tr></table>",
		"3|3 4|3|3|3|3|3|3⏎5⏎"},
	{"text that looks otherwise is not glued to a figure",
		"<table><tr><td>298<span class=tip>9</span></td><td><span class=a>1</span><span class=a>2</span></td><td><b>1</b>2</td>"
		"<td>7<a href=#n>1</a></td><td>５<sup>1</sup></td><td>3<span style='vertical-align:super'>2</span></td></tr></table>",
		"298 9|1 2|12|7 1|５[1]|3[2]⏎"},
	{"elements of one look are one text, those of another size, colour or place are not",
		"<table><tr><td><span style='font-size:9pt;font-family:a'>1</span><span style='FONT-SIZE: 9pt; mso-x:y'>2</span></td>"
		"<td><span style='font-size:9pt'>1</span>2</td><td>1<span style='color:#fff'>2</span></td><td>1<font color=white>2</font></td>"
		"<td>1<i style='float:right'>2</i></td><td>1<span style='line-height:0;margin:0'>2</span></td>"
		"<td><span style='margin-right:9px'>1</span>2</td><td><font face=a>1</font><font face=b>2</font></td><td>1<font size=1>2</font></td></tr></table>",
		"12|1 2|1 2|1 2|1 2|12|1 2|12|1 2⏎"},
	{"an element that no page knows stands apart; so do a sign, a picture, a mark before",
		"<table><tr><td>1<x-y>2</x-y></td><td><o:p>1</o:p>2</td><td><msup><mn>1</mn><mn>2</mn></msup></td><td><i class=a>-</i>2</td>"
		"<td>1<img src=a>2</td><td>1<wbr>2</td><td><sup>1</sup>2</td><td>1<a href=b>&#50;</a></td><td>1<b aria-hidden=true>2</b></td></tr></table>",
		"1 2|12|1 2|- 2|1 2|12|[1]2|1 2|1 2⏎"},
	{"what shows nothing but takes room, and what takes none",
		"<table><tr><td style='visibility:hidden' colspan=2>9</td><td>1</td><td style='opacity:0'>9<td>2</td><td style='visibility:collapse'>9</td>"
		"<td>3<b style='width:0;overflow:hidden;display:inline-block'>9</b></td><td>4<b style='height:1px;width:1px;overflow:hidden'>9</b></td>"
		"<td>5<i style='color:rgba(1,2,3,0)'>9</i></td><td>6<i style='clip-path:inset(50%)'>9</i></td></tr></table>",
		"||1||2|3|4|5|6⏎"},
	{"what hides in other words, or may, and what does not",
		"<table><tr><td>5<i style='zoom:0'>9</i></td><td>6<i style='font:0/0 a'>9</i></td><td>7<i style='-webkit-text-fill-color:transparent'>9</i></td>"
		"<td>1<i style='display&#58;none'>2</i></td><td>1<i style='d\\69splay:none'>2</i></td><td>1<i style='/**/display:none'>2</i></td>"
		"<td><i style='font-family:&quot;宋体&quot;'>1</i>2</td><td><i style='font-family:\\5b8b'>1</i>2</td>"
		"<td><select multiple><option>7<option>8</select></td><td><select size=3><option>7<option selected>8</select></td></tr></table>",
		"5|6|7|1 2|1 2|1 2|12|12||8⏎"},
	{"what is shown in place of something, or not yet",
		"<table><tr><td>1<meter>9</meter></td><td>2<progress>9</progress></td><td>3<dialog>9</dialog></td><td>4<dialog open>9</dialog></td>"
		"<td>5<div popover>9</div></td><td>6<canvas>9</canvas></td><td>7<video>9</video></td><td><input value=9 style='display:none'>8</td>"
		"<td><math><mn>3</mn><annotation>9</annotation></math></td><td><input type=range value=9>4</td></tr></table>",
		"1|2|3|4 9|5|6|7|8|3|4⏎"},
	{"an empty element of a class, a picture of a number, what is shown backwards",
		"<table><tr><td>1<i class=a></i>2</td><td>1<i></i>2</td><td><img alt=12 src=a></td><td><img alt=a src=b></td>"
		"<td><div style='display:flex;flex-direction:row-reverse'><b>1</b><b>2</b></div></td></tr></table>",
		"1 2|12|\uFFFD||⏎"},
	{"what only some programs show stands apart",
		"<table><tr><td><!--[if !supportLists]-->9<!--[endif]-->1</td><td>1<![if a]>2<![endif]></td><td>1<!-- -->2</td></tr></table>",
		"9 1|1 2|12⏎"},
	{"text that is turned around",
		"<table><tr><td><bdo dir=rtl>21</bdo></td><td><bdo dir=ltr>12</bdo></td><td><span dir=rtl>12</span></td>"
		"<td style='unicode-bidi:bidi-override;direction:rtl'>21</td></tr></table>",
		"\u202E21|12|12|\u202E21⏎"},
	{"marks of notes in each other, and not closed",
		"<table><tr><td>1<sup><a href=b>2</a></sup></td><td>1<sup>2</td><td>3<sup>4<sub>5</sub></sup>6</td><td>2<span style='vertical-align:3px'>1</span></td></tr></table>",
		"1[2]|1[2|3[4 5]6|2[1]⏎"},
	{"comments of every form",
		"<p>1<!-->2<!--->3<!---->4<!-- - -- > --!>5<!-- <!-- -->6<!x>7<!>8</ >9</>0<![CDATA[a]]>", "1234567890"},
	{"conditional comments",
		"<p>a<!--[if gte mso 9]><table><tr><td>1</td></tr></table><![endif]-->b<![if !vml]>c<![endif]>d</p>", "abcd"},
	{"a script in a commented script",
		"<script><!-- <script> </script> --></script><p>a</p><script><!-- <script> </script> <td></script><p>b<script><!--></script>c",
		"a⏎bc"},
	{"names that only begin alike", "<style></stylex><p>a</style ><p>b</p><title></titles></title>", "b⏎</titles>"},
	{"a comment without an end", "<p>a<!-- b <p>c", "a"},
	{"a tag without an end", "<p>a<p b", "a"},
	{"an attribute without an end", "<p>a<td b=\"></td><p>c", "a"},

	/* what is text */
	{"a '<' that opens no tag", "<p>a < 2, 《中<国>人》, 1<2 <", "a < 2, 《中<国>人》, 1<2 <"},
	{"bytes that are no UTF-8", "<p>\xFF\xC2<b>\xE4\xB8</b>\xC2</p>", "\xFF\xC2\xE4\xB8\xC2"},

	/* references */
	{"numbers", "<p>&#20013;&#x56fd;&#X6587&#65;&#65", "中国文AA"},
	{"numbers that mean another",
		"<p>&#x80;&#150;&#129;&#0;&#xD800;&#xDFFF;&#x110000;&#99999999999999999999;", "€–\xC2\x81\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
	{"four bytes", "<p>&#x20BB7;&#128512;", "𠮷😀"},
	{"names", "<p>&lt;td&gt;&quot;&apos;&ldquo;&hellip;&mdash;&alpha;&Alpha;&thetasym;&lang;&ensp;&middot;", "<td>\"'“…—αΑϑ⟨\u2002·"},
	{"names without a semicolon", "<p>&ltp&gt&ampamp;&nbspx&copy2024&notit;&notin;&alpha&frac12x", "<p>&amp;\xC2\xA0x©2024¬it;∉&alpha½x"},
	{"no references", "<p>&&amp;&;&#;&#x;&# ;&x;&nbs p;&unknown;&longernamethanany;&", "&&&;&#;&#x;&# ;&x;&nbs p;&unknown;&longernamethanany;&"},

	/* tables for layout */
	{"a cell that holds a table is none",
		"<table><tr><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>", "1|2⏎"},
	{"its text is lines",
		"<table><tr><td><h1>标题</h1><p>一、<br>甲</p><table><tr><td>1</td><td>2</td></tr></table><p>二、</p>乙</td></tr></table>",
		"标题⏎一、⏎甲⏎1|2⏎二、⏎乙⏎"},
	{"so are the cells behind it, not those before",
		"<table><tr><td>导航</td><td>左</td><td>中<table><tr><td>1</td></tr></table></td><td>右</td><td>边</td></tr><tr><td>3</td><td>4</td></tr></table>",
		"导航|左⏎中⏎1⏎右⏎边⏎3|4⏎"},
	{"the outer table goes on",
		"<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td><table><tr><td>x</td><td>y</td></tr></table></td></tr><tr><td>乙</td><td>2</td></tr></table>",
		"甲|1⏎⏎x|y⏎乙|2⏎"},
	{"a table in a caption", "<table><caption>a<table><tr><td>1</table>b</caption><tr><td>2</table>", "a⏎1⏎b⏎2⏎"},

	/* what is not closed, or not opened, or in the wrong place */
	{"nothing is closed", "<table><tr><td>1<td>2<tr><td>3<td>4", "1|2⏎3|4⏎"},
	{"</table> closes all", "<table><tr><td>1<td>2</table>后", "1|2⏎后"},
	{"no <tr>, no <table>", "<td>1</td><td>2</td>", "1|2⏎"},
	{"rows without a table", "前<tr><td rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr>后", "前⏎1|2⏎|3⏎后⏎"},
	{"text ends a row without a table", "<td>1<td>2</td>后<td>3</td></table><td>4", "1|2⏎后⏎3⏎4⏎"},
	{"cells without a row", "<table><td>1</td><td>2</td></table>", "1|2⏎"},
	{"a row in a row, a cell in a block", "<table><tr><tr><td><div>1<td>2</div></tr></table>", "⏎1|2⏎"},
	{"an end tag of the other kind of cell", "<table><tr><th>1</td>2</th><td>3</table>", "12|3⏎"},
	{"end tags of what is not open", "</table></td></tr></tbody><p>a</p><table></td></caption><tr></thead><td>1</tfoot>2</td></tr></table>", "a⏎12⏎"},
	{"a table between cells ends the table", "<table><tr><td>1</td><table><tr><td>2</td></tr></table>", "1⏎2⏎"},
	{"text between cells is a line",
		"<table>前<tr><td>1</td>中<td>2</td><td>3</td></tr>后<tr><td>4</td></tr></table>", "前⏎1⏎中⏎|2|3⏎后⏎4⏎"},
	{"blanks between cells are nothing",
		"<table>\n<tr>&nbsp;<td>1</td>&nbsp;\n<form><p></p><td>2</td></form>\n</tr><br></table>", "1|2⏎"},
	{"an unclosed cell before a paragraph", "<table><tr><td>1<td>2<p>甲</p></table>", "1|2 甲⏎"},

	/* plain text with tables */
	{"text keeps its lines and blanks",
		"# 一、总体情况\n\n甲  乙\n<table><tr><td>商业\n企业</td><td>2</td></tr></table>\n\n## 二、\n| a<br>b | c |\n丙&nbsp;<br>丁",
		"# 一、总体情况⏎⏎甲  乙⏎商业 企业|2⏎⏎⏎## 二、⏎| a b | c |⏎丙\xC2\xA0⏎丁"},
	{"also where a table begins it",
		"<table><tr><td>1</td></tr></table>\n三、\n四、\n", "1⏎⏎三、⏎四、⏎"},
	{"a page does not",
		"<p>三、\n四、", "三、 四、"},
	{"nothing", "", ""},
};

static const struct
{
	const char *body;
	bool		html;
}			looks[] = {
	{"", false},
	{"一、总体情况\n规章\t3\t0\n", false},
	{"《条例》 印发<中华人民共和国政府信息公开条例>的通知", false},
	{"a<b 1<2 <3 <- <= x<y>z", false},
	{"| 商业<br>企业 | 3 |\n|---|---|\n", true},
	{"正文 <tdx> <pp> <tables", false},
	{"正文 <td", false},
	{"正文 <b>粗</b> <span>x</span>", false},
	{"<公告>一、", false},
	{"< p>一、", false},
	{"\xEF\xBB\xBF\n <p>一、", true},
	{"<!DOCTYPE html>", true},
	{"<!-- a -->一、", true},
	{"<font color=red>一、", true},
	{"<o:p>一、", true},
	{"一、<br>\n<TABLE border=1>", true},
	{"一、<td>", true},
	{"一、<tr\n>", true},
	{"一、<div\tclass=a", true},
	{"一、<P/>", true},
	{"一、<html>", true},
};

static gr_html
translate(const char *body, size_t length)
{
	gr_arena	arena;
	gr_html		html;

	gr_arena_init(&arena, &tap_host);
	if (gr_html_read(body, length, &arena, &html) != GR_OK)
		exit(2);
	return html;
}

/* The text with | for tabs and ⏎ for line ends. */
static gr_str
shown(const gr_html *html)
{
	char	   *out = malloc(html->length * 3 + 1);
	uint32_t	n = 0;

	for (uint32_t i = 0; i < html->length; i++)
		if (html->text[i] == '\n')
		{
			memcpy(out + n, "⏎", 3);
			n += 3;
		}
		else
			out[n++] = html->text[i] == '\t' ? '|' : html->text[i];
	return (gr_str) {out, n};
}

/* Places rise with the text, and a byte that is not white comes from the same byte or from a reference. */
static bool
map_holds(const gr_html *html)
{
	uint32_t	last = 0;

	for (uint32_t i = 0; i < html->length; i++)
	{
		uint32_t	at = gr_html_source(html, i);
		uint32_t	end = gr_html_source_end(html, i + 1);

		if (at < last || end < at || end > html->origin.body_length)
			return false;
		last = at;
		if (gr_html_blank(html->text[i]))
			continue;
		if (html->origin.body[at] == '<' && (html->text[i] == '[' || html->text[i] == ']'))
			continue;			/* a note's mark */
		if (html->length - i >= 3 && (memcmp(html->text + i, "\u202E", 3) == 0 || memcmp(html->text + i, "\uFFFD", 3) == 0))
		{
			i += 2;				/* stands for a tag */
			continue;
		}
		if (html->origin.body[at] == html->text[i] && (html->origin.body[at] != '&' || end == at + 1 || html->origin.body[end - 1] == ';'))
			continue;
		/* the first byte of a reference, or one of its last */
		while (at > 0 && html->origin.body[at] != '&')
			at--;
		if (html->origin.body[at] != '&')
			return false;
	}
	return true;
}

/* The text of a piece of the source, by itself. */
static bool
place_is(const char *body, const char *cell, const char *source, const char *name)
{
	gr_html		html = translate(body, strlen(body));
	const char *at = memmem(html.text, html.length, cell, strlen(cell));
	uint32_t	start;
	uint32_t	end;

	if (at == NULL)
		return ok(false, name);
	start = gr_html_source(&html, (uint32_t) (at - html.text));
	end = gr_html_source_end(&html, (uint32_t) (at - html.text + (ptrdiff_t) strlen(cell)));
	return is_str((gr_str) {body + start, end - start}, source, name);
}

static void
test_places(void)
{
	place_is("<table><tr><td>行政<b>许</b>可</td></tr></table>", "行政许可", "行政<b>许</b>可", "a place spans tags");
	place_is("<p><span> <i>12", "12", "12", "a place begins with the text");
	place_is("<table><tr><td>1</td><td colspan=\"2>3</td><td title=\"x>4</td><td>56</td>", "56", "56", "a place behind a tag that lost a quote");
	place_is("<p>&lt;&nbsp;&#49;2&gt;</p>", "<", "&lt;", "a reference to one byte");
	place_is("<p>&lt;&nbsp;&#49;2&gt;</p>", "12>", "&#49;2&gt;", "a text of references");
	place_is("<p>甲&mdash;乙</p>", "—", "&mdash;", "a reference to three bytes");
	place_is("<p>甲&#x20BB7乙</p>", "𠮷", "&#x20BB7", "a reference to four bytes");
	place_is("<p>a&b</p>", "a&", "a&", "an ampersand");
	place_is("<p>a&amp;b</p>", "a&", "a&amp;", "a reference to an ampersand");
	place_is("<xmp>a&amp;b</xmp>", "a&", "a&", "an ampersand that looks like a reference");
	place_is("<td>商业<br>企业</td>", "商业 企业", "商业<br>企业", "a line end in a cell");
	place_is("<table><tr><td>a</td><td></td><td>b</td></table>", "\t\tb", "<td></td><td>b", "tabs have the places of their tags");
	place_is("<p>一<script>1</script>二", "二", "二", "behind what is not shown");
}

/* Every cell: what its source, read by itself, gives is the cell again. */
static void
test_cells_from_source(void)
{
	bool		good = true;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
	{
		gr_html		html = translate(cases[i].html, strlen(cases[i].html));
		uint32_t	start = 0;

		for (uint32_t end = 0; end <= html.length; end++)
		{
			if (end < html.length && html.text[end] != '\t' && html.text[end] != '\n')
				continue;
			if (end > start && html.page)
			{
				uint32_t	from = gr_html_source(&html, start);
				uint32_t	n = gr_html_source_end(&html, end) - from;
				char	   *piece = malloc(n + 64);
				gr_html		again;
				int			length = snprintf(piece, n + 64, "<table><td>%.*s", (int) n, html.origin.body + from);

				again = translate(piece, (size_t) length);
				if (memmem(html.text + start, end - start, "\xC2\xA0", 2) == NULL && strstr(cases[i].html, "<xmp") == NULL
					&& strstr(cases[i].html, "<title") == NULL && strstr(cases[i].html, "<pre") == NULL && strstr(cases[i].html, "::before") == NULL
					&& (again.length != end - start + 1 || memcmp(again.text, html.text + start, end - start) != 0))
				{
					printf("# %s: %.*s from %.*s\n", cases[i].name, (int) (end - start), html.text + start, length, piece);
					good = false;
				}
			}
			start = end + 1;
		}
	}
	ok(good, "every cell is what its place in the source gives");
}

static void
test_long_cells(void)
{
	char		body[4096];
	char		filler[GR_HTML_CELL + 1];
	gr_html		html;

	memset(filler, 'x', GR_HTML_CELL);
	filler[GR_HTML_CELL] = 0;
	snprintf(body, sizeof body, "<table><tr><td>甲</td><td><p>乙</p>%s</td><td>丙</td></tr><tr><td>1</td><td>2</td></tr></table>", filler);
	html = translate(body, strlen(body));
	ok(memmem(html.text, html.length, "甲\n乙\nxxx", 11) != NULL, "a long cell in paragraphs is an article");
	ok(memmem(html.text, html.length, "xxx\n丙\n1\t2\n", 11) != NULL, "so the cells behind it are lines");

	snprintf(body, sizeof body, "<table><tr><td>甲</td><td>乙%s</td></tr></table>", filler);
	html = translate(body, strlen(body));
	ok(memmem(html.text, html.length, "甲\t乙xxx", 10) != NULL, "a long cell without any is a cell");
}

static void
test_deep_tables(void)
{
	char		body[4096] = "";
	gr_html		html;

	for (int i = 0; i < 40; i++)
		strcat(body, "<table><tr><td>");
	strcat(body, "1<td>2");
	for (int i = 0; i < 40; i++)
		strcat(body, "</table>后");
	strcat(body, "<table><tr><td>3<td>4");
	html = translate(body, strlen(body));
	ok(strncmp(html.text, "1\t2\n后\n后\n", 12) == 0, "tables deeper than the stack are read");
	ok(memmem(html.text, html.length, "后\n3\t4\n", 8) != NULL, "and closed");
}

/* ---- any input, in memory of its length ---------------------------------------- */

typedef struct counting_host
{
	gr_host		host;
	void	   *blocks[64];
	int			n;
} counting_host;

static void *
count_allocate(void *context, size_t size)
{
	counting_host *counting = context;

	if (counting->n == 64)
		return NULL;
	return counting->blocks[counting->n++] = malloc(size);
}

/* Reads a body of this length; whether it took little memory, and its map holds. */
static bool
is_read_well(const pathology *input, size_t length)
{
	counting_host counting = {.host = {count_allocate, NULL, &counting}};
	char	   *body = pathology_body(input, length);
	bool		is_html = gr_looks_like_html(body, length);
	bool		good;
	gr_arena	arena;
	gr_html		html;

	gr_arena_init(&arena, &counting.host);
	if (is_html && gr_html_read(body, length, &arena, &html) != GR_OK)
		exit(2);
	good = arena.taken <= length + length / 2 + 65536 + 1024
		&& (!is_html || (html.length <= length && map_holds(&html)));
	while (counting.n > 0)
		free(counting.blocks[--counting.n]);
	free(body);
	return good;
}

static void
test_pathologies(void)
{
	for (size_t i = 0; i < PATHOLOGIES; i++)
	{
		ok(is_read_well(&pathologies[i], 5000), pathologies[i].name);
		ok(is_read_well(&pathologies[i], 1 << 18), "… said over and over");
	}
}

static bool
refuse(void *context)
{
	(void) context;
	return false;
}

static void
test_host(void)
{
	counting_host counting = {.host = {count_allocate, refuse, &counting}};
	gr_arena	arena;
	gr_html		html;
	size_t		length = 100000;
	char	   *body = malloc(length);

	for (size_t i = 0; i < length; i++)
		body[i] = "<p>"[i % 3];
	gr_arena_init(&arena, &counting.host);
	is_int(gr_html_read(body, length, &arena, &html), GR_STOPPED, "the host can stop it");
	counting.n = 64;
	gr_arena_init(&arena, &counting.host);
	is_int(gr_html_read(body, length, &arena, &html), GR_NO_MEMORY, "the host has no memory");
}

/* The longest prefix rule and the table's order, by all that the table holds. */
static void
test_references(void)
{
	static const char *const bare[] = {"&AMP", "&Aacute", "&yuml", "&yen", "&frac34", "&sup1", "&shy", "&GT", "&lt"};
	const char *cut = "&nbsp;";
	uint32_t	code;
	bool		good = true;

	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		good = good && gr_html_reference(bare[i], bare[i] + strlen(bare[i]), &code) == strlen(bare[i]);
	ok(good, "first and last names");
	ok(gr_html_reference(cut, cut + 3, &code) == 0, "nothing is read behind the end");
}

int
main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
	{
		size_t		length = strlen(cases[i].html);
		char	   *body = malloc(length + 1);	/* so that a sanitizer sees what is read behind its end */
		gr_html		html;

		body = realloc(body, length > 0 ? length : 1);
		memcpy(body, cases[i].html, length);
		html = translate(body, length);
		is_str(shown(&html), cases[i].text, cases[i].name);
		if (!map_holds(&html))
			ok(false, "… and its map");
	}
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
		if (!ok(gr_looks_like_html(looks[i].body, strlen(looks[i].body)) == looks[i].html, looks[i].html ? "HTML" : "no HTML"))
			printf("# %s\n", looks[i].body);
	test_references();
	test_places();
	test_cells_from_source();
	test_long_cells();
	test_deep_tables();
	test_host();
	test_pathologies();
	return done_testing();
}
