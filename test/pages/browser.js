/*
 * Looks at a folder of pages with a browser, as its readers do.  Prints TAP.
 *
 * node browser.js FOLDER EXPECTED.json BROWSER                    tests
 * node browser.js FOLDER EXPECTED.json BROWSER FOLDER             pictures of them
 */
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const {execFileSync} = require('child_process');
const {chromium} = require(process.env.PLAYWRIGHT || 'playwright-core');

const [, , folder, expectedFile, executablePath, pictures] = process.argv;
const expected = JSON.parse(fs.readFileSync(expectedFile, 'utf8'));
const said = [];
const url = file => 'file://' + path.resolve(folder, file);

function ok(name, good, seen) {
	console.log((good ? 'ok - ' : 'not ok - ') + name);
	if (!good)
		console.log('# ' + JSON.stringify(seen));
}

function is(name, have, want) {
	ok(name, JSON.stringify(have) === JSON.stringify(want), {have: have, want: want});
}

/* What a page does behind its reader's back is kept in said. */
async function open(context, file) {
	const page = await context.newPage();
	page.on('console', message => said.push(file + ': ' + message.type() + ': ' + message.text()));
	page.on('pageerror', error => said.push(file + ': ' + error.message));
	page.on('dialog', dialog => { said.push(file + ': dialog ' + dialog.message()); dialog.dismiss(); });
	page.on('request', request => {
		if (!request.url().startsWith(url('')) && !/^(data|blob):/.test(request.url()))
			said.push(file + ': asks for ' + request.url());
	});
	await page.goto(url(file));
	return page;
}

const number = text => Number(text.replace(/,/g, ''));
const tiles = page => page.$$eval('.tiles.filings > *', list => Object.fromEntries(list.map(tile =>
	[tile.className.split(' ')[1], Number(tile.querySelector('b').textContent.replace(/,/g, ''))])));
const cells = (page, row) => page.$$eval(row + ' > *', list => list.map(cell => {
	const copy = cell.cloneNode(true);
	copy.querySelectorAll('small, sup').forEach(remark => remark.remove());
	return copy.textContent.trim();
}));
const shown = page => page.$$eval('table.rows tbody tr:not([hidden])', rows => rows.length);

async function overview(context) {
	const page = await open(context, 'index.html');
	is('the overview has the counts of the coverage', await tiles(page), expected.years['2024']);
	ok('and charts', await page.$$eval('figure .plot canvas', list => list.length) >= 6);
	for (const year of ['2019', '2024']) {
		const sums = expected.sums[year];
		const row = (await page.$$eval('table[data-chart=years] tbody tr', (rows, y) => rows.map(r => r.cells[0].textContent).indexOf(y), year)) + 1;
		const have = (await cells(page, `table[data-chart=years] tbody tr:nth-child(${row})`)).slice(1).map(number);
		is('sums of ' + year + ' are those of the view', have, [sums.reports, sums.received, sums.carried_in, sums.granted, sums.granted_in_part,
			sums.denied, sums.unavailable, sums.not_processed, sums.other, sums.concluded, sums.carried_out]);
	}
	const rules = await page.$$eval('tr[data-label]', rows => Object.fromEntries(rows.map(row => [row.dataset.label, Number(row.cells[2].textContent)])));
	is('findings by rule are those of the views', Object.entries(rules).sort(), Object.entries(expected.rules).sort());
	const granted = await page.evaluate(() => {
		const table = document.querySelector('table[data-chart=years]');
		return Array.from(table.tBodies[0].rows).find(row => row.cells[0].textContent === '2024').cells[4].querySelector('a').getAttribute('href');
	});
	const sums = await page.$$eval('.sums a.tile', list => list.map(tile => tile.getAttribute('href')));
	ok('the sums that come first lead there, too', sums.length === 6 && sums.every(href => href.split('#')[0] === granted.split('#')[0]), sums);
	const figures = await open(context, granted.split('#')[0] + '#' + granted.split('#')[1]);
	const column = await figures.$$eval('table.rows td.now', list => list.map(cell => Number(cell.textContent.replace(/,/g, ''))));
	is('a sum leads to the reports that it is made of', [column.length, column.reduce((a, b) => a + b, 0)], [expected.sums['2024'].reports, expected.sums['2024'].granted]);
	ok('the greatest first', column.every((n, i) => i === 0 || n <= column[i - 1]), column);
	await figures.close();
	await page.click('.years >> text=2021');
	is('another year: its page', path.relative(folder, new URL(page.url()).pathname), path.join('2021', 'index.html'));
	is('and its counts', await tiles(page), expected.years['2021']);
	await page.close();
}

async function region(context) {
	const page = await open(context, '2024/region/9002.html');
	is('a region has the counts of those below', await tiles(page), expected.region);
	const totals = expected.region_totals;
	const metric = async label => (await page.$$eval('table tbody tr', (rows, l) => rows.filter(row => row.cells[0].textContent === l)
		.map(row => row.cells[6].textContent)[0], label));
	is('its sums are those of the view', [await metric('报告（份）'), await metric('新收申请数'), await metric('公开率')],
		[totals.reported + ' / ' + totals.expected, String(totals.received), totals.disclosure_rate]);
	ok('the places above are links', await page.$$eval('.path a', list => list.map(a => a.textContent).join('|')) === '全部|江宁省人民政府');
	await page.click('.tile.missing');
	is('a figure leads to its rows', await shown(page), expected.region.missing);
	await page.close();
}

async function lists(context) {
	const page = await open(context, '2024/agencies.html#status=late');
	is('agencies: a link opens those that are late', await shown(page), expected.years['2024'].late);
	await page.selectOption('select[name=status]', '');
	is('all again', await shown(page), expected.years['2024'].all);
	await page.fill('input[type=search]', '青川市');
	const found = await shown(page);
	ok('a word filters', found > 0 && found < expected.years['2024'].all, found);
	await page.fill('input[type=search]', '');
	await page.selectOption('select[name=level]', '市级');
	is('a level filters', await shown(page), 4);
	await page.selectOption('select[name=level]', '');
	await page.click('thead button >> text=本年新收');
	await page.click('thead button >> text=本年新收');
	const column = await page.$$eval('table.rows tbody tr', rows => rows.map(row => row.cells[12].textContent.trim()));
	const filled = column.filter(text => text !== '').map(number);
	ok('sorts by number, downwards, empty cells last', filled.every((n, i) => i === 0 || n <= filled[i - 1]) && column.slice(filled.length).every(text => text === ''), column);
	await page.close();

	const findings = await open(context, '2024/findings.html#rule=applications.outcomes');
	is('findings: a link opens those of a rule', await shown(findings), expected.rules['applications.outcomes']);
	const csv = await download(findings, '下载 CSV');
	ok('CSV begins with a byte order mark', csv.bytes.slice(0, 3).equals(Buffer.from([0xEF, 0xBB, 0xBF])));
	is('has the rows that are shown', csv.bytes.toString().trim().split('\r\n').length, expected.rules['applications.outcomes'] + 1);
	const book = await download(findings, '下载 Excel');
	const file = path.join(os.tmpdir(), 'govreport-' + process.pid + '.xlsx');
	fs.writeFileSync(file, book.bytes);
	is('the workbook is whole', execFileSync('unzip', ['-tqq', file]).toString(), '');
	is('and has the same rows', execFileSync('unzip', ['-p', file, 'xl/worksheets/sheet1.xml']).toString().split('<row>').length - 1,
		expected.rules['applications.outcomes'] + 1);
	fs.unlinkSync(file);
	await findings.close();
}

/* The list of agencies, its rows again and again: so many that nobody reads them all. */
function writeLongList(file, n) {
	const [, head, rows, foot] = fs.readFileSync(path.join(folder, '2024/agencies.html'), 'utf8').match(/^([^]*<tbody>\n)([^]*)(<\/tbody>[^]*)$/);
	const lines = rows.trim().split('\n');
	const many = Array.from({length: n}, (_, i) => i < lines.length ? lines[i]
		: lines[i % lines.length].replace(/ id="[^"]*"/g, '').replace(/<\/a>/, '（' + i + '）</a>'));
	fs.writeFileSync(path.join(folder, file), head + many.join('\n') + '\n' + foot);
}

async function longList(browser) {
	const MANY = 5700, MOST = 500;
	const file = '2024/long.html';
	const visible = page => page.$$eval('table.rows tbody tr', rows => rows.filter(row => row.offsetHeight > 0).length);
	const context = await browser.newContext({viewport: {width: 1280, height: 900}});
	writeLongList(file, MANY);

	const page = await open(context, file);
	is('a long list: the first rows are in the page', [await page.$$eval('table.rows tbody tr', rows => rows.length), await visible(page)], [MOST, MOST]);
	await page.fill('input[type=search]', '（' + (MANY - 1) + '）');
	is('a row that was not is found', await shown(page), 1);
	await page.fill('input[type=search]', '');
	await page.click('thead button >> text=本年新收');
	await page.click('thead button >> text=本年新收');
	const greatest = number(await page.$eval('table.rows tbody tr', row => row.cells[12].textContent));
	await page.click('text=全部显示');
	is('all rows on demand', await visible(page), MANY);
	ok('sorted among all of them', await page.$$eval('table.rows tbody tr', (rows, n) => rows.every(row => !(Number(row.cells[12].textContent.replace(/,/g, '')) > n)), greatest), greatest);
	await page.close();

	/* what a browser lays out before the script runs */
	const early = await context.newPage();
	await early.route('**/pages.js', route => route.abort());
	await early.goto(url(file));
	is('no more are laid out before the script runs', await visible(early), MOST);
	await early.close();
	await context.close();

	const plain = await browser.newContext({javaScriptEnabled: false});
	const bare = await plain.newPage();
	await bare.goto(url(file));
	is('without script all rows are there', await bare.locator('table.rows tbody tr:visible').count(), MANY);
	await plain.close();
	fs.unlinkSync(path.join(folder, file));
}

async function download(page, label) {
	const [given] = await Promise.all([page.waitForEvent('download'), page.click('text=' + label)]);
	return {name: given.suggestedFilename(), bytes: fs.readFileSync(await given.path())};
}

async function agency(context) {
	const {key, figures, findings, claims, versions, metrics, rank} = expected.agency;
	const page = await open(context, `2024/agency/${key}.html`);
	const applicants = ['natural_person', 'business', 'research_institution', 'public_welfare_organization', 'legal_service_organization', 'other_organization', 'total'];
	const outcomes = ['upheld', 'corrected', 'other', 'pending', 'total'];
	const wrong = [];
	let n = 0;
	for (const row of await page.$$('.form tbody tr:not(.note)')) {
		const item = await row.$eval('th', th => th.id.replace(/^c-(.*)-row$/, '$1'));
		const values = await row.$$eval('td.n', list => list.map(td => td.firstChild ? td.firstChild.textContent.trim() : ''));
		const columns = values.length === 7 ? applicants : values.length === 5 ? outcomes : [];
		columns.forEach((column, i) => {
			const want = figures[item + ' ' + column];
			n++;
			if (want !== null && values[i] !== String(want))
				wrong.push([item, column, values[i], want]);
		});
	}
	is('every figure of the form is that of the view', [n, wrong], [Object.keys(figures).length, []]);
	is('the narrative against the tables, as the checks have it',
		await page.$$eval('.claims tbody tr', rows => rows.map(row => [row.cells[0].textContent, row.cells[2].textContent, row.cells[3].textContent.trim()])), claims);
	is('all findings', (await page.$$eval('.findings tbody tr', rows => rows.map(row => row.cells[2].firstChild.textContent))).sort(), findings.sort());
	ok('wrong cells are marked, their sentences below', await page.$$eval('td.bad', list => list.length) > 0 && await page.$$eval('tr.note', list => list.length) > 0);
	is('all versions', await page.$$eval('section:last-of-type table tbody tr', list => list.length), versions);
	const rate = await page.$$eval('main .tile', list => list[1].textContent);
	ok('rates and ranks', rate.includes((metrics.disclosure_rate * 100).toFixed(2) + '%') && rate.includes('第 ' + rank[0] + ' / ' + rank[1]), [rate, rank]);
	await page.click('.years >> text=2022');
	ok('another year', /2022\/agency/.test(page.url()));
	await page.close();

	const mended = await open(context, `2024/agency/${expected.mended}.html`);
	ok('what was mended', (await mended.textContent('main')).includes('已改正'));
	await mended.close();

	const twice = fs.readdirSync(path.join(folder, '2020/agency')).filter(file => {
		const rows = fs.readFileSync(path.join(folder, '2020/agency', file), 'utf8').match(/<th id="[^"]*"/g) || [];
		return new Set(rows).size < rows.length;
	});
	is('a row can be linked to: its mark stands once', twice, []);
	const lost = fs.readdirSync(path.join(folder, '2023/agency')).filter(file => {
		const text = fs.readFileSync(path.join(folder, '2023/agency', file), 'utf8');
		return (text.match(/href="#[^"]*"/g) || []).some(link => !text.includes(` id="${link.slice(7)}`));
	});
	is('a finding leads to its place, a waived one too', lost, []);

	const missing = await open(context, `2024/letter/${expected.missing}.html`);
	ok('a letter that asks for a report', (await missing.textContent('.letter')).includes('没有收到你单位 2024 年度'));
	await missing.close();
}

function textOfPdf(file) {
	return execFileSync('pdftotext', ['-layout', file, '-']).toString().replace(/\s/g, '');
}

async function print(context) {
	const {key, findings} = expected.agency;
	for (const [kind, file] of [['agency', `2024/agency/${key}.html`], ['letter', `2024/letter/${key}.html`]]) {
		const page = await open(context, file);
		const pdf = path.join(os.tmpdir(), 'govreport-' + process.pid + '.pdf');
		await page.pdf({path: pdf, preferCSSPageSize: true});
		const text = textOfPdf(pdf);
		const lost = findings.filter(message => !text.includes(message.replace(/\s/g, '')));
		is(kind + ' printed: all findings', lost, []);
		ok(kind + ' printed on A4', /59[45][.\d]* x 84[12]/.test(execFileSync('pdfinfo', [pdf]).toString()));
		fs.unlinkSync(pdf);
		await page.close();
	}
}

async function paper(context) {
	const page = await open(context, 'index.html');
	await page.emulateMedia({media: 'print'});
	await page.setViewportSize({width: 703, height: 994});
	const drawn = await page.$$eval('.plot canvas', list => list.map(canvas => {
		const {left, right, width, height} = canvas.getBoundingClientRect();
		return left >= 0 && right <= innerWidth && Math.abs(width / height - canvas.width / canvas.height) < .02;
	}));
	ok('charts on paper are whole', drawn.length >= 6 && drawn.every(Boolean), drawn);
	const late = await page.evaluate(async () => {
		const pictures = () => Array.from(document.querySelectorAll('.plot canvas')).map(canvas => canvas.toDataURL());
		window.dispatchEvent(new Event('beforeprint'));
		const printed = pictures();
		await new Promise(resolve => setTimeout(resolve, 500));
		return pictures().filter((picture, i) => picture !== printed[i]).length;
	});
	is('and drawn before the paper is', late, 0);
	await page.close();
}

async function hostile(context) {
	const page = await open(context, '2024/region/900101.html');
	const names = await page.$$eval('main a', list => list.map(a => a.textContent));
	for (const name of ['<script>alert("机关")</script>局', '"><img src=x onerror=alert(1)>\'&amp;局', '../../../etc/passwd'])
		ok('shows ' + name, names.includes(name), names);
	const own = await page.$$eval('script, img, iframe, object, form', list => list.map(element => element.outerHTML));
	ok('nothing of a name is markup', own.every(element => /^<script defer="" src="\.\.\/\.\.\/assets\/[a-z.-]+"><\/script>$/.test(element)), own);
	ok('turned text is told', names.some(name => name === '\uFFFD局理管\uFFFD'), names);
	for (const name of names.filter(text => /script|passwd|%s|很长的/.test(text)).slice(0, 6)) {
		const link = page.locator('main section a', {hasText: name.slice(0, 40)}).first();
		const file = path.relative(path.resolve(folder), decodeURIComponent(new URL(await link.evaluate(a => a.href)).pathname));
		const one = await open(context, file);
		ok('the page of ' + name.slice(0, 20), file.startsWith('2024/agency/') && await one.$eval('h1', h1 => h1.firstChild.textContent.trim()) === name.trim(), file);
		await one.close();
	}
	const two = await Promise.all(['900101-98', '900102-98'].map(async code => {
		const one = await open(context, `2024/agency/${code}.html`);
		return one.$eval('.path', nav => nav.textContent);
	}));
	const list = await open(context, '2022/agencies.html');
	is('reports that name no agency are told apart', (await list.$$eval('table.rows tbody th', cells => cells.map(cell => cell.textContent)))
		.filter(name => /没有写明/.test(name)).sort(), ['（没有写明机关）无名-1.txt', '（没有写明机关）无名-2.txt']);
	await list.close();
	ok('one name in two places: two pages, each with its place', two[0] !== two[1], two);
	await page.close();
}

async function narrow(browser) {
	const context = await browser.newContext({viewport: {width: 400, height: 800}});
	for (const file of ['index.html', '2024/region/900101.html', '2024/agencies.html', '2024/findings.html', `2024/agency/${expected.agency.key}.html`,
		`2024/letter/${expected.agency.key}.html`]) {
		const page = await open(context, file);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		ok('400 px wide: ' + file, width <= 400, width);
		/* echarts lays the legend out in lines; no bar may begin above its end */
		const overlaps = await page.$$eval('figure .plot', list => list.map(plot => {
			const chart = window.echarts.getInstanceByDom(plot);
			const legend = chart.getModel().getComponent('legend');
			if (!legend)
				return 0;
			const {y, height} = chart.getViewOfComponentModel(legend).group.getBoundingRect();
			return height - chart.getOption().grid[0].top;
		}).filter(over => over > 0));
		is('and no legend over its chart: ' + file, overlaps, []);
		await page.close();
	}
	await context.close();
}

async function plain(browser) {
	const context = await browser.newContext({javaScriptEnabled: false});
	const page = await open(context, 'index.html');
	is('without script: the same counts', await tiles(page), expected.years['2024']);
	await page.click('.tile.late');
	const row = await page.locator(':target').textContent();
	ok('a figure leads to its rows', row.includes('逾期报送'), row);
	await page.goto(url(`2024/agency/${expected.agency.key}.html`));
	is('all findings', await page.$$eval('.findings tbody tr', rows => rows.length), expected.agency.findings.length);
	await context.close();
}

async function picture(browser) {
	const context = await browser.newContext({viewport: {width: 1180, height: 800}});
	for (const [name, file, height] of [['overview', '2024/index.html', 1000], ['agency', `2024/agency/${expected.agency.key}.html`, 820]]) {
		const page = await open(context, file);
		await page.setViewportSize({width: 1180, height: height});
		const png = await page.screenshot();
		fs.writeFileSync(path.join(pictures, name + '.png'), png);
		ok('the picture of the ' + name + ' has at most 200 KB', png.length <= 200 * 1024, png.length);
		await page.close();
	}
	await context.close();
}

(async () => {
	const browser = await chromium.launch({executablePath: executablePath, args: ['--no-sandbox']});
	if (pictures) {
		await picture(browser);
		await browser.close();
		return;
	}
	const context = await browser.newContext({viewport: {width: 1280, height: 900}, acceptDownloads: true});
	for (const look of [overview, region, lists, agency, print, paper, hostile])
		await look(context);
	await longList(browser);
	await narrow(browser);
	await plain(browser);
	await browser.close();
	is('no page complains, and none asks for anything', said, []);
	ok('the overview has at most 1.5 MB', fs.statSync(path.join(folder, 'index.html')).size + fs.statSync(path.join(folder, 'assets/echarts.js')).size <= 1.5e6);
})().catch(error => {
	console.log('not ok - ' + error.message.split('\n')[0]);
	console.log('# ' + error.stack.replace(/\n/g, '\n# '));
});
