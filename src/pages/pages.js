/* Pages of govreport: tables that sort, filter and download, and charts drawn from the
   tables beneath them.  Every figure stands in the page; without this script it is the same. */
(function () {
'use strict';

document.documentElement.className = 'scripted';

/* ---- of when the pages are ------------------------------------------------------- */

/* Pages that did not change are not written again: the run that looked at them last says so. */
function tellMoment() {
	const time = document.getElementById('as-of');
	if (time && window.govreportAsOf && window.govreportAsOf !== time.textContent)
		time.insertAdjacentText('afterend', '（' + window.govreportAsOf + ' 核对，没有变化）');
}

/* ---- cells ------------------------------------------------------------------------ */

/* What a cell says, without the remarks in it. */
function textOf(cell) {
	if (cell.firstElementChild === null || cell.querySelector('small, sup') === null)
		return cell.textContent.trim();
	const copy = cell.cloneNode(true);
	copy.querySelectorAll('small, sup').forEach(function (remark) { remark.remove(); });
	return copy.textContent.trim();
}

function numberOf(text) {
	const plain = text.replace(/[,%]/g, '');
	return plain === '' || !/^-?[0-9.]+$/.test(plain) ? null : Number(plain);
}

/* ---- files ------------------------------------------------------------------------- */

function save(name, parts, type) {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob(parts, {type: type}));
	link.download = name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(0, 100) + (type === CSV ? '.csv' : '.xlsx');
	document.body.appendChild(link);
	link.click();
	link.remove();
	setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
}

const CSV = 'text/csv;charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/* A text that a spreadsheet would take for a formula gets an apostrophe. */
function csvOf(rows) {
	return '\ufeff' + rows.map(function (row) {
		return row.map(function (text) {
			if (numberOf(text) === null && /^[=+\-@\t\r]/.test(text))
				text = "'" + text;
			return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
		}).join(',');
	}).join('\r\n') + '\r\n';
}

function escapeXml(text) {
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, function (c) {
		return {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}[c];
	});
}

function cellOf(text) {
	const number = numberOf(text);
	/* more digits than a spreadsheet keeps, and codes that begin with 0, stay text; per cent are numbers */
	if (number !== null && text.replace(/[^0-9]/g, '').length <= 15 && !/^-?0[0-9]/.test(text))
		return /%$/.test(text) ? '<c s="1"><v>' + Number((number / 100).toFixed(6)) + '</v></c>' : '<c><v>' + number + '</v></c>';
	return text === '' ? '<c/>' : '<c t="inlineStr"><is><t xml:space="preserve">' + escapeXml(text.slice(0, 32767)) + '</t></is></c>';
}

function workbookOf(rows) {
	const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
	const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
	return zipOf([
		['[Content_Types].xml', head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			'<Override PartName="/xl/workbook.xml" ContentType="' + types + 'sheet.main+xml"/>' +
			'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="' + types + 'worksheet+xml"/>' +
			'<Override PartName="/xl/styles.xml" ContentType="' + types + 'styles+xml"/></Types>'],
		['_rels/.rels', head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
			'<Relationship Id="r1" Type="' + office + '/officeDocument" Target="xl/workbook.xml"/></Relationships>'],
		['xl/workbook.xml', head + '<workbook ' + main + ' xmlns:r="' + office + '"><sheets>' +
			'<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>'],
		['xl/_rels/workbook.xml.rels', head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
			'<Relationship Id="r1" Type="' + office + '/worksheet" Target="worksheets/sheet1.xml"/>' +
			'<Relationship Id="r2" Type="' + office + '/styles" Target="styles.xml"/></Relationships>'],
		['xl/styles.xml', head + '<styleSheet ' + main + '><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>' +
			'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
			'<cellXfs count="2"><xf/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>'],
		['xl/worksheets/sheet1.xml', head + '<worksheet ' + main + '><sheetViews><sheetView workbookViewId="0">' +
			'<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>' +
			rows.map(function (row) { return '<row>' + row.map(cellOf).join('') + '</row>'; }).join('') + '</sheetData></worksheet>']
	]);
}

function crcOf(bytes) {
	let crc = -1;
	for (let i = 0; i < bytes.length; i++) {
		crc ^= bytes[i];
		for (let bit = 0; bit < 8; bit++)
			crc = crc >>> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	}
	return ~crc >>> 0;
}

/* Files stored as they are. */
function zipOf(files) {
	const local = [];
	const central = [];
	let at = 0;
	let size = 0;
	function numbers(list) {
		const bytes = [];
		list.forEach(function (entry) {
			for (let i = 0; i < entry[1]; i++)
				bytes.push(entry[0] >>> 8 * i & 255);
		});
		return new Uint8Array(bytes);
	}
	files.forEach(function (file) {
		const name = new TextEncoder().encode(file[0]);
		const bytes = new TextEncoder().encode(file[1]);
		const about = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crcOf(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
		const header = numbers([[0x04034b50, 4]].concat(about));
		const entry = numbers([[0x02014b50, 4], [20, 2]].concat(about, [[0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]));
		local.push(header, name, bytes);
		central.push(entry, name);
		at += header.length + name.length + bytes.length;
		size += entry.length + name.length;
	});
	return local.concat(central, [numbers([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]])]);
}

/* ---- long tables ---------------------------------------------------------------------- */

/* More rows than a reader reads: they come when they are asked for.  The style leaves the same number in sight at first. */
const MOST_SHOWN = 500;
const collator = new Intl.Collator('zh-CN');

/* Each row of a table, with what its cells say and the marks that lead to it; whether it passes the filters. */
function entriesOf(body) {
	return Array.from(body.rows).map(function (row) {
		const marks = row.id ? [row.id] : [];
		const texts = Array.from(row.cells).map(function (cell) {
			if (cell.id)
				marks.push(cell.id);
			return textOf(cell);
		});
		return {row: row, texts: texts, marks: marks, fits: true};
	});
}

/* For the order of two cells; empty ones last, whichever way. */
function compareTexts(one, other, sign) {
	const x = numberOf(one);
	const y = numberOf(other);
	if ((one === '') !== (other === ''))
		return one === '' ? 1 : -1;
	return sign * (x !== null && y !== null ? x - y : collator.compare(one, other));
}

function makeTable(table) {
	const heads = Array.from(table.tHead.rows[0].cells);
	const names = heads.map(function (head) { return head.textContent; });
	const body = table.tBodies[0];
	const rows = entriesOf(body);
	let most = MOST_SHOWN;
	const tools = document.createElement('div');
	const search = document.createElement('input');
	const count = document.createElement('output');
	const selects = [];
	const all = button('全部显示', showAll);

	/* The first of those that fit; the others are not in the page. */
	function show() {
		const fitting = rows.filter(function (entry) { return entry.fits; });
		const shown = fitting.slice(0, most);
		const fragment = document.createDocumentFragment();
		shown.forEach(function (entry) { fragment.appendChild(entry.row); });
		body.textContent = '';
		body.appendChild(fragment);
		count.textContent = (shown.length < fitting.length ? '前 ' + most + ' 行，' : '') + fitting.length + ' / ' + rows.length + ' 行';
		all.hidden = shown.length === fitting.length;
	}
	function showAll() {
		most = Infinity;
		table.classList.add('whole');
		show();
	}
	function filter() {
		const words = search.value.trim().split(/\s+/).filter(Boolean);
		rows.forEach(function (entry) {
			entry.fits = selects.every(function (select) { return select.value === '' || entry.texts[select.column] === select.value; }) &&
				words.every(function (word) { return entry.texts.some(function (text) { return text.indexOf(word) >= 0; }); });
		});
		show();
	}
	function sort(column, head) {
		const down = head.getAttribute('aria-sort') === 'ascending';
		heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
		head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
		rows.sort(function (a, b) { return compareTexts(a.texts[column], b.texts[column], down ? -1 : 1); });
		show();
	}
	function data() {
		return [names].concat(rows.filter(function (entry) { return entry.fits; }).map(function (entry) { return entry.texts; }));
	}
	function button(label, action) {
		const element = document.createElement('button');
		element.type = 'button';
		element.textContent = label;
		element.addEventListener('click', action);
		return element;
	}
	function selectOf(head, column) {
		const select = document.createElement('select');
		const values = new Map();
		rows.forEach(function (entry) { values.set(entry.texts[column], (values.get(entry.texts[column]) || 0) + 1); });
		values.delete('');
		select.column = column;
		select.name = head.dataset.filter;
		select.setAttribute('aria-label', names[column]);
		select.add(new Option(names[column] + '：全部', ''));
		Array.from(values.keys()).sort(collator.compare).forEach(function (value) {
			select.add(new Option(value + '（' + values.get(value) + '）', value));
		});
		select.addEventListener('change', filter);
		return select;
	}
	/* #status=missing: the rows that are like the one of that name; #by=granted: the greatest of that column first */
	function followMark() {
		const mark = decodeURIComponent(location.hash.slice(1));
		const select = selects.find(function (one) { return one.name === mark.split('=')[0]; });
		const sorted = heads.findIndex(function (head) { return head.dataset.name === mark; });
		const entry = rows.find(function (one) { return one.marks.indexOf(mark) >= 0; });
		if (sorted >= 0) {
			heads[sorted].setAttribute('aria-sort', 'ascending');
			sort(sorted, heads[sorted]);
			heads[sorted].classList.add('now');
			rows.forEach(function (one) { one.row.cells[sorted].classList.add('now'); });
			table.parentNode.scrollLeft = heads[sorted].offsetLeft - table.parentNode.clientWidth / 2;
		}
		if (!select || !entry)
			return;
		selects.forEach(function (one) { one.value = ''; });
		select.value = entry.texts[select.column];
		filter();
		window.scrollTo(0, 0);
	}

	heads.forEach(function (head, column) {
		const sorter = button(names[column], function () { sort(column, head); });
		if (head.dataset.filter)
			selects.push(selectOf(head, column));
		head.textContent = '';
		head.appendChild(sorter);
	});
	tools.className = 'tools';
	search.type = 'search';
	search.placeholder = '查找，如地区、机关、文字';
	search.setAttribute('aria-label', '查找');
	search.addEventListener('input', filter);
	tools.appendChild(search);
	selects.filter(function (select) { return select.options.length > 2; }).forEach(function (select) { tools.appendChild(select); });
	tools.appendChild(count);
	tools.appendChild(all);
	tools.appendChild(button('下载 CSV', function () { save(table.dataset.file, [csvOf(data())], CSV); }));
	tools.appendChild(button('下载 Excel', function () { save(table.dataset.file, workbookOf(data()), XLSX); }));
	table.parentNode.classList.add('long');
	table.parentNode.parentNode.insertBefore(tools, table.parentNode);
	filter();
	followMark();
	window.addEventListener('hashchange', followMark);
	window.addEventListener('beforeprint', showAll);
}

/* ---- charts ------------------------------------------------------------------------------- */

/* Okabe and Ito's colours, which colour-blind readers tell apart; patterns for print in grey. */
const COLOURS = ['#0072b2', '#56b4e9', '#d55e00', '#e69f00', '#cc79a7', '#9aa5b1'];
const PATTERNS = [
	null,
	{dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4, color: 'rgba(0,0,0,.25)'},
	{dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4, color: 'rgba(255,255,255,.45)'},
	{symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], symbolSize: .6, color: 'rgba(0,0,0,.25)'},
	{dashArrayX: [1, 0], dashArrayY: [3, 5], color: 'rgba(255,255,255,.45)'},
	null
];
const MOST_BARS = 60;

function seriesOf(table) {
	const rows = Array.from(table.tBodies[0].rows);
	return Array.from(table.tHead.rows[0].cells).map(function (head, column) {
		const number = Number(head.dataset.series);
		return head.dataset.series === undefined ? null : {
			name: head.textContent,
			type: 'bar',
			stack: 'all',
			barMaxWidth: 44,
			itemStyle: {color: COLOURS[number], decal: PATTERNS[number], borderColor: '#fff', borderWidth: 1},
			data: rows.map(function (row) { return numberOf(textOf(row.cells[column])); })
		};
	}).filter(Boolean);
}

function labelsOf(table) {
	return Array.from(table.tBodies[0].rows).map(function (row) { return textOf(row.cells[0]); });
}

function optionOf(kind, labels, series) {
	const upright = kind === 'years';
	const single = series.length === 1;
	const categories = {
		type: 'category',
		data: labels,
		inverse: !upright,
		axisTick: {show: false},
		axisLabel: upright ? {} : {width: 190, overflow: 'truncate', interval: 0},
		axisLine: {lineStyle: {color: '#8994a1'}}
	};
	const values = {type: 'value', minInterval: 1, splitLine: {lineStyle: {color: '#e3e7ec'}}};
	if (single)
		series[0].label = {show: true, position: 'right', color: '#1c2430'};
	return {
		animation: false,
		textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
		grid: {left: 8, right: single ? 48 : 24, bottom: 8, containLabel: true},
		legend: single ? undefined : {top: 0, left: 0, itemGap: 16, type: 'plain', selectedMode: true},
		tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, renderMode: 'richText', confine: true},
		xAxis: upright ? categories : values,
		yAxis: upright ? values : categories,
		series: series
	};
}

/* What the legend above a chart takes, which is broken into lines where it is too wide. */
function legendHeight(series, width) {
	let lines = 1;
	let at = 0;

	if (series.length === 1)
		return 8;
	series.forEach(function (one) {
		const needed = 46 + 12 * one.name.length;

		if (at > 0 && at + needed > width) {
			lines++;
			at = 0;
		}
		at += needed;
	});
	return 6 + 30 * lines;
}

function drawChart(table) {
	const labels = labelsOf(table);
	const series = seriesOf(table);
	const kind = table.dataset.chart;
	const plot = document.createElement('div');
	let chart;

	function fit(width) {
		const top = legendHeight(series, width || plot.clientWidth);

		plot.style.height = (kind === 'years' ? 264 + top : 16 + labels.length * 30 + top) + 'px';
		chart.setOption({grid: {top: top}});
		chart.resize({width: width || 'auto', height: 'auto'});
	}

	if (labels.length > MOST_BARS || !series.some(function (one) { return one.data.some(Boolean); }))
		return;
	plot.className = 'plot';
	plot.setAttribute('role', 'img');
	plot.setAttribute('aria-label', table.closest('figure').querySelector('h2').textContent + '，图中数字见下表');
	plot.style.height = '300px';
	table.parentNode.parentNode.insertBefore(plot, table.parentNode);
	chart = window.echarts.init(plot, null, {renderer: 'canvas', devicePixelRatio: Math.max(2, window.devicePixelRatio)});
	chart.setOption(optionOf(kind, labels, series));
	fit(0);
	window.addEventListener('resize', function () { fit(0); });
	/* drawn anew at once for paper: there is no next frame before it is printed */
	window.addEventListener('beforeprint', function () { fit(690); chart.getZr().flush(); });
	window.addEventListener('afterprint', function () { fit(0); });
}

tellMoment();
document.querySelectorAll('table.rows').forEach(makeTable);
if (window.echarts)
	document.querySelectorAll('table[data-chart]').forEach(drawChart);
}());
