// The table of indicators: rows, years, figures as typed, blocks and files, and what a keystroke in it costs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { ITEMS, withProduct } from './product.mjs';

/** The table of an item, as a user meets it. */
class Sheet {
  constructor(product, item) { Object.assign(this, { product, item }); }
  cell(id, line, year) { return this.product.find(`[id="ea-indicator-${this.item}-${id}-${line}-${year}"]`); }
  name(id) { return this.product.find(`[id="ea-indicator-${this.item}-${id}-name"]`); }
  act(id, act) { return this.product.find(`[id="ea-indicator-${this.item}-${id}-${act}"]`); }
  choice(id, about) { return this.product.find(`[id="ea-indicator-${this.item}-${id}-${about}"]`); }
  get rows() { return this.product.find('.ea-indicator'); }
  get names() { return this.product.find('.ea-indicator-about > input'); }
  get years() { return this.product.find('.ea-sheet thead th[id]'); }
  get addEmpty() { return this.product.find('.ea-add-empty'); }
  get paste() { return this.product.find('#ea-paste'); }
  get takeOver() { return this.product.find('.ea-take-over'); }
  get problems() { return this.product.find('.ea-problems li'); }
  column(index) { return this.product.find(`#ea-column-${index}`); }
  async indicators() { return (await this.product.file()).items[this.item]?.indicators ?? []; }
  async listed() { return this.names.evaluateAll((names) => names.map((name) => name.value)); }
  async openImport() { await this.product.find('.ea-import-open').click(); }
  /** Adds an empty row and waits until the keys go into its name. */
  async add(id, name) {
    await this.addEmpty.click();
    await this.name(id).and(this.product.find(':focus')).waitFor();
    await this.name(id).fill(name);
  }
}

/** A new assessment at the table of a result item. */
function withSheet(options, use) {
  return withProduct(options, async (product, given) => {
    await product.begin();
    await product.item('1.3');
    const sheet = new Sheet(product, '1.3');
    await sheet.addEmpty.waitFor();
    return use(sheet, product, given);
  });
}

const last = (text) => text.slice(-1)[0];

test('an indicator is added, written and stored; its figures stay as they were typed', async () => {
  await withSheet({}, async (sheet, product, { page }) => {
    await sheet.add('n1', '纳税额');
    const [first] = (await sheet.years.allInnerTexts());
    await sheet.cell('n1', 'values', first).fill('１,234.50');
    await sheet.cell('n1', 'industry', first).fill('0.30');
    await sheet.choice('n1', 'direction').selectOption('lower');
    await sheet.choice('n1', 'core').selectOption('supporting');
    await sheet.choice('n1', 'class').selectOption('good');
    await product.saved();
    await page.reload();
    await product.ready();
    await sheet.cell('n1', 'values', first).waitFor();
    assert.equal(await sheet.cell('n1', 'values', first).inputValue(), '１,234.50');
    const [row] = await sheet.indicators();
    assert.deepEqual(row.values.figures, { [first]: '１,234.50' });
    assert.deepEqual([row.direction, row.core, row.class, row.industry.figures[first]], ['lower', false, 'good', '0.30']);
  });
});

test('the examples of the headings are offered in their groups, and one is added under its heading', async () => {
  await withSheet({}, async (sheet, product) => {
    const point = ITEMS.find(({ id }) => id === '1.3').guidance[1];
    const examples = product.find('.ea-examples');
    const groups = await examples.locator('optgroup').evaluateAll((groups) => groups.map((group) => group.label));
    assert.ok(groups.includes(`${point.id} ${point.heading.zh} · ${point.groups[0].name.zh}`), groups.join());
    await examples.selectOption(`${point.id}/${point.groups[0].examples[0].zh}`);
    await product.find('.ea-add-example').click();
    await sheet.rows.first().waitFor();
    const [row] = await sheet.indicators();
    assert.deepEqual([row.name, row.group], [point.groups[0].examples[0].zh, point.id]);
  });
});

test('what cannot be read says so at its cell and is kept', async () => {
  await withSheet({}, async (sheet, product) => {
    await sheet.add('n1', '产量');
    const year = last(await sheet.years.allInnerTexts());
    const cell = sheet.cell('n1', 'values', year);
    await cell.fill('约12');
    assert.equal(await cell.getAttribute('aria-invalid'), 'true');
    assert.equal((await sheet.indicators())[0].values.figures[year], '约12');
    await cell.fill('12');
    assert.equal(await cell.getAttribute('aria-invalid'), null);
    await cell.fill('');
    assert.equal(await cell.getAttribute('aria-invalid'), null);
    assert.deepEqual((await sheet.indicators())[0].values?.figures ?? {}, {});
    assert.ok(await product.summary());
  });
});

test('a figure typed with its unit becomes one in the unit of its row', async () => {
  await withSheet({}, async (sheet) => {
    await sheet.add('n1', '合格率');
    const [earlier, year] = (await sheet.years.allInnerTexts()).slice(-2);
    await sheet.product.find('[id="ea-indicator-1.3-n1-unit"]').fill('%');
    const typed = async (year, text) => {
      await sheet.cell('n1', 'values', year).fill(text);
      await sheet.cell('n1', 'values', year).press('Tab');
      return sheet.cell('n1', 'values', year).inputValue();
    };
    assert.equal(await typed(earlier, '7.4%'), '7.4');
    assert.equal(await typed(year, '7.4万元'), '7.4万元', 'of another unit');
    await sheet.product.find('[id="ea-indicator-1.3-n1-unit"]').fill('万元');
    assert.equal(await typed(year, '1.2亿元'), '12000');
  });
});

test('rows are moved by button and key, duplicated, removed and put back where they were', async () => {
  await withSheet({}, async (sheet, product, { page }) => {
    for (const [n, name] of ['甲', '乙', '丙'].entries()) await sheet.add(`n${n + 1}`, name);
    await sheet.act('n3', 'up').click();
    assert.deepEqual(await sheet.listed(), ['甲', '丙', '乙']);
    await sheet.act('n3', 'up').and(product.find(':focus')).waitFor();
    await sheet.name('n1').focus();
    await page.keyboard.press('Alt+ArrowDown');
    assert.deepEqual(await sheet.listed(), ['丙', '甲', '乙']);
    await sheet.name('n1').and(product.find(':focus')).waitFor();
    await sheet.act('n1', 'copy').click();
    assert.deepEqual(await sheet.listed(), ['丙', '甲', '甲', '乙']);
    await sheet.act('n1', 'remove').click();
    await sheet.act('n3', 'remove').click();
    assert.deepEqual(await sheet.listed(), ['甲', '乙']);
    await product.find('.ea-put-back').click();
    assert.deepEqual(await sheet.listed(), ['丙', '甲', '乙']);
    // The focus comes a moment after a step; no hand is faster.
    const stepBack = async () => {
      await product.find(':focus').waitFor();
      await page.keyboard.press('Control+z');
      await product.find(':focus').waitFor();
    };
    await stepBack();
    await stepBack();
    assert.deepEqual(await sheet.listed(), ['丙', '甲', '乙'], 'the second step back puts it where it was, too');
    await stepBack();
    assert.deepEqual(await sheet.listed(), ['丙', '甲', '甲', '乙']);
  });
});

test('keys go through the table as users of tables expect, and stay in the text where there is text to go through', async () => {
  await withSheet({}, async (sheet, product, { page }) => {
    await sheet.add('n1', '甲');
    await sheet.add('n2', '乙');
    const [first, second] = await sheet.years.allInnerTexts();
    await sheet.cell('n1', 'values', first).fill('12');
    await page.keyboard.press('Enter');
    assert.equal((await product.focus()).id, `ea-indicator-1.3-n1-targets-${first}`);
    await page.keyboard.press('Shift+Enter');
    assert.equal((await product.focus()).id, `ea-indicator-1.3-n1-values-${first}`);
    // All of it is selected, as in a cell that was come to: the arrow goes on.
    await page.keyboard.press('ArrowRight');
    assert.equal((await product.focus()).id, `ea-indicator-1.3-n1-values-${second}`);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    assert.equal((await product.focus()).id, `ea-indicator-1.3-n1-values-${first}`, 'the cursor moves in the text first');
    await page.keyboard.type('0');
    assert.equal(await sheet.cell('n1', 'values', first).inputValue(), '102');
    for (let n = 0; n < 5; n += 1) await page.keyboard.press('ArrowDown');
    assert.equal((await product.focus()).id, `ea-indicator-1.3-n2-values-${first}`);
  });
});

test('years are chosen up to ten, and figures of others are kept', async () => {
  await withSheet({}, async (sheet, product) => {
    await sheet.add('n1', '产值');
    const [first] = await sheet.years.allInnerTexts();
    assert.equal(await sheet.years.count(), 3);
    await sheet.cell('n1', 'values', first).fill('7');
    await product.find('#ea-year-count').selectOption('10');
    assert.equal(await sheet.years.count(), 10);
    await product.find('#ea-year-count').selectOption('3');
    await product.find('#ea-last-year').selectOption({ index: 0 });
    assert.equal(await sheet.cell('n1', 'values', first).count(), 0);
    assert.equal((await sheet.indicators())[0].values.figures[first], '7');
    assert.match(await product.find('.ea-sheet-foot').innerText(), /1/);
  });
});

const BLOCK = '指标\t单位\t2023年\t2024年\t2025年\t2025年目标\t负责人\n营业收入\t亿元\t4.12\t4.47\t4.81\t5.05\t张三\n合格率\t％\t９５．８\t96.7\t约97\t—\t李四\n';

test('a block is shown as it is understood before anything changes, and what is not taken is named', async () => {
  await withSheet({}, async (sheet, product) => {
    await sheet.openImport();
    await sheet.paste.fill(BLOCK);
    await sheet.takeOver.waitFor();
    assert.deepEqual(await sheet.indicators(), []);
    assert.equal(await sheet.column(2).inputValue(), 'values-2023');
    assert.equal(await sheet.column(5).inputValue(), 'targets-2025');
    assert.equal(await sheet.column(6).inputValue(), 'unused');
    const problems = (await sheet.problems.allInnerTexts()).join('\n');
    assert.match(problems, /负责人/);
    assert.match(problems, /第3行.*约97/);
    await sheet.column(6).selectOption('values-source');
    await product.find('#ea-column-6').and(product.find(':focus')).waitFor();
    await sheet.takeOver.click();
    await sheet.rows.nth(1).waitFor();
    const [revenue, passed] = await sheet.indicators();
    assert.deepEqual(revenue.values, { figures: { 2023: '4.12', 2024: '4.47', 2025: '4.81' }, source: '张三' });
    assert.deepEqual(revenue.targets.figures, { 2025: '5.05' });
    assert.deepEqual(passed.values.figures, { 2023: '95.8', 2024: '96.7', 2025: '约97' });
    assert.equal(passed.targets, undefined, 'a dash is no figure');
    assert.deepEqual(await sheet.years.allInnerTexts(), ['2023', '2024', '2025']);
  });
});

test('taking a block over is one step to take back; the same names change the rows that are there', async () => {
  await withSheet({}, async (sheet, product, { page }) => {
    const take = async (text) => {
      await sheet.openImport();
      await sheet.paste.fill(text);
      await sheet.takeOver.click();
      await sheet.paste.waitFor({ state: 'detached' });
    };
    await take(BLOCK);
    await take('指标\t单位\t2025\t2026\n合格率\t％\t97.6\t98\n新指标\t件\t1\t2');
    const rows = await sheet.indicators();
    assert.deepEqual(rows.map(({ name }) => name), ['营业收入', '合格率', '新指标']);
    assert.deepEqual(rows[1].values.figures, { 2023: '95.8', 2024: '96.7', 2025: '97.6', 2026: '98' });
    assert.equal(await sheet.years.count(), 4);
    await page.keyboard.press('Control+z');
    assert.deepEqual((await sheet.indicators()).map(({ name }) => name), ['营业收入', '合格率']);
    assert.equal((await sheet.indicators())[1].values.figures[2025], '约97');
  });
});

test('two rows of one name in a block are two, and each changes another of those that are there', async () => {
  await withSheet({}, async (sheet, product) => {
    const take = async (text) => {
      await sheet.openImport();
      await sheet.paste.fill(text);
      await sheet.takeOver.click();
      await sheet.paste.waitFor({ state: 'detached' });
    };
    const figures = async () => (await sheet.indicators()).map(({ name, values }) => [name, values.figures[2025]]);
    await take('指标\t2024\t2025\n合格率\t98\t99\n合格率\t91\t92');
    assert.deepEqual(await figures(), [['合格率', '99'], ['合格率', '92']]);
    await take('指标\t2024\t2025\n合格率\t98\t99.5\n合格率\t91\t92.5\n合格率\t81\t82');
    assert.deepEqual(await figures(), [['合格率', '99.5'], ['合格率', '92.5'], ['合格率', '82']]);
  });
});

test('what was said of a block stays while one types in it, changes the language or is on another page; another block begins anew', async () => {
  await withSheet({}, async (sheet, product, { page }) => {
    await sheet.openImport();
    await sheet.paste.fill('指标\t甲\t2025\n合格率\t％\t97.6\n');
    await sheet.column(1).selectOption('unit');
    await sheet.paste.press('Control+End');
    await page.keyboard.type('准时率\t％\t98');
    await product.find('.ea-understood').filter({ hasText: '2' }).waitFor();
    assert.equal(await sheet.column(1).inputValue(), 'unit');
    await product.switchLanguage();
    assert.equal(await sheet.column(1).inputValue(), 'unit');
    await product.item('1.1');
    await product.item('1.3');
    assert.equal(await sheet.column(1).inputValue(), 'unit');
    assert.match(await sheet.paste.inputValue(), /准时率/);
    // On the page of another result item no block is looked at.
    await product.item('2.3');
    assert.equal(await sheet.paste.count(), 0);
    await product.item('1.3');
    await sheet.paste.fill('');
    await sheet.paste.fill('指标\t甲\t2025\n合格率\t％\t97.6\n');
    assert.notEqual(await sheet.column(1).inputValue(), 'unit');
  });
});

test('a block with a row for each year is read with rows and columns exchanged, says so, and can be read as it stands', async () => {
  const down = '年份\t营业收入（亿元）\t合格率（%）\n2024\t4.47\t96.7\n2025\t4.81\t约97\n2025年目标\t5.05\t98\n';
  await withSheet({}, async (sheet, product, { page }) => {
    await sheet.openImport();
    await sheet.paste.fill(down);
    await sheet.takeOver.waitFor();
    const way = product.find('#ea-exchange');
    const panel = product.find('.ea-import-panel');
    assert.match(await panel.innerText(), /行与列互换/);
    assert.equal(await sheet.column(3).inputValue(), 'targets-2025');
    assert.match((await sheet.problems.allInnerTexts()).join('\n'), /第3列第3行.*约97/);
    // By keyboard, there and back; the focus stays.
    await way.focus();
    await page.keyboard.press('Enter');
    await product.find('#ea-exchange').and(product.find(':focus')).waitFor();
    assert.doesNotMatch(await panel.innerText(), /已把行与列互换/);
    assert.equal(await sheet.column(3).count(), 0, 'three columns as it stands');
    await page.keyboard.press('Enter');
    await sheet.column(3).waitFor();
    await sheet.takeOver.click();
    await sheet.rows.nth(1).waitFor();
    const [revenue, passed] = await sheet.indicators();
    assert.deepEqual([revenue.name, revenue.unit, passed.name], ['营业收入', '亿元', '合格率']);
    assert.deepEqual(revenue.values.figures, { 2024: '4.47', 2025: '4.81' });
    assert.deepEqual(passed.values.figures, { 2024: '96.7', 2025: '约97' });
    assert.deepEqual(passed.targets.figures, { 2025: '98' });
  });
});

test('a block pasted into a cell is looked at, a single value goes into the cell', async () => {
  await withSheet({}, async (sheet, product) => {
    await sheet.add('n1', '甲');
    const year = last(await sheet.years.allInnerTexts());
    const cell = sheet.cell('n1', 'values', year);
    const paste = (text) => cell.evaluate((input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      return input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    assert.equal(await paste('12.5\n'), true, 'the browser pastes it');
    assert.equal(await sheet.paste.count(), 0);
    assert.equal(await paste(BLOCK), false);
    await sheet.takeOver.waitFor();
    assert.equal(await sheet.paste.inputValue(), BLOCK);
  });
});

test('CSV comes in as UTF-8 with and without a mark and as GB18030, and goes out with one, guarded against formulas', async () => {
  // 指标,2024,2025 / 产值,1,2 in GB18030.
  const gb = Buffer.from('d6b8b1ea2c323032342c323032350d0ab2fad6b52c312c320d0a', 'hex');
  const utf8 = Buffer.from('指标,2024,2025\r\n产值,1,2\r\n');
  const files = [gb, utf8, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])];
  await withSheet({}, async (sheet, product) => {
    for (const buffer of files) {
      await sheet.openImport();
      await product.find('.ea-csv-file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
      await sheet.takeOver.waitFor();
      assert.equal(await sheet.paste.inputValue(), '指标,2024,2025\r\n产值,1,2\r\n'.replaceAll('\r\n', '\n'));
      await sheet.openImport();
      await sheet.paste.waitFor({ state: 'detached' });
    }
    await sheet.openImport();
    const buffer = Buffer.from('PK\u0003\u0004 a workbook', 'latin1');
    await product.find('.ea-csv-file').setInputFiles({ name: 'a.xlsx', mimeType: 'text/csv', buffer });
    await product.notice.filter({ hasText: '这不是CSV文件' }).waitFor();
    assert.equal(await sheet.takeOver.count(), 0);
    await sheet.openImport();
    await sheet.add('n1', '=HYPERLINK("x")');
    const { name, text } = await product.download(() => product.find('.ea-export-csv').click());
    assert.match(name, /\.csv$/);
    assert.ok(text.startsWith('\u{feff}'), 'a byte order mark');
    assert.match(text, /"'=HYPERLINK\(""x""\)"/);
  });
});

/** An assessment file with so many indicators over ten years in 1.3. */
function filled(file, count) {
  const years = Array.from({ length: 10 }, (_, n) => 2016 + n);
  const figures = Object.fromEntries(years.map((year) => [year, String(year * 3)]));
  const indicator = (n) => ({ id: `n${n}`, name: `指标${n}`, values: { figures }, targets: { figures }, industry: { figures } });
  const indicators = Array.from({ length: count }, (_, n) => indicator(n + 1));
  file.items['1.3'] = { ...file.items['1.3'], indicators, years: { last: 2025, count: 10 } };
  return JSON.stringify(file);
}

test('a keystroke in a table of 40 indicators over ten years wakes its own cell, as in a table of one', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.example();
    const file = await product.file();
    const type = async (count) => {
      await product.load(filled(structuredClone(file), count));
      await product.item('1.3');
      const cell = new Sheet(product, '1.3').cell('n1', 'values', 2020);
      await cell.waitFor();
      await cell.focus();
      await page.keyboard.type('5');
      await product.saved();
      // What follows a key when nothing more is typed is done too.
      await product.find(`.ea-indicator-figures svg[aria-label*="2020 ${await cell.inputValue()}"]`).waitFor();
      await product.watchElements();
      const before = await product.reactions();
      await page.keyboard.type('6');
      const reactions = await product.reactions() - before;
      const changed = (await product.changedElements()).elsewhere;
      return { reactions, changed };
    };
    const one = await type(1);
    const forty = await type(40);
    assert.deepEqual(forty.changed, []);
    assert.deepEqual(forty, one);
    // The cell's value and whether it can be read, its item's score and its mark in the contents, and two to spare.
    assert.ok(one.reactions > 0 && one.reactions <= 6, `${one.reactions} reactions`);
  });
});

test('the draft has the table, and the example has indicators on every result item', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    const { items } = await product.file();
    const results = ITEMS.filter(({ guide }) => guide === 'result').map(({ id }) => items[id].indicators);
    assert.ok(results.every((indicators) => indicators.length >= 3));
    assert.ok(results.flat().length >= 24);
    const { text } = await product.export('markdown', { lang: 'zh-CN' });
    assert.match(text, /净资产收益率/);
    assert.match(text, /\| *11\.4 *\| *12\.1 *\| *12\.5 *\|/);
  });
});

for (const width of [1280, 390]) {
  for (const lang of ['zh', 'en']) {
    test(`axe finds nothing in the table at ${width} px (${lang}), and nothing runs out of the page`, async () => {
      await withProduct({ lang, viewport: { width, height: 900 } }, async (product, { page }) => {
        await product.example();
        await product.item('1.3');
        const sheet = new Sheet(product, '1.3');
        await sheet.rows.first().waitFor();
        await sheet.openImport();
        await sheet.paste.fill(BLOCK);
        await sheet.takeOver.waitFor();
        // So high that the bar at the bottom covers no control: which one it covers is a matter of scrolling.
        await page.setViewportSize({ width, height: 30_000 });
        assert.deepEqual(await axe(page), []);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0);
      });
    });
  }
}
