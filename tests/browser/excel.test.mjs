// The workbook: what the browser hands out is opened and read.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { STANDARD, withProduct } from './product.mjs';
import { exportedBytes, plain, unzip } from './office.mjs';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PART = '**/*-workbook.wasm';
const WORDS = {
  zh: { excel: '下载 Excel', word: '下载 Word', extent: '范围', scores: '含得分', sheets: ['说明', '得分', '证据核查', '改进计划', '认定项目', '材料清单', '证据清单', '分数段'], indicators: '指标', mark: '暂定', failed: '没有生成 Excel 文件' },
  en: { excel: 'Download Excel', sheets: ['About', 'Scores', 'Evidence check', 'Plan', 'Programmes', 'Material', 'Evidence', 'Bands'], indicators: 'Indicators', mark: 'provisional' },
};

/** A workbook as its files and its sheets, each with its cells by their addresses: what is stored there, and its formula. */
function read(bytes) {
  const files = Object.fromEntries(Object.entries(unzip(bytes)).map(([name, content]) => [name, new TextDecoder('utf-8', { fatal: true }).decode(content)]));
  const strings = [...files['xl/sharedStrings.xml'].matchAll(/<si>(.*?)<\/si>/gs)].map(([, one]) => plain(one));
  const names = [...files['xl/workbook.xml'].matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => plain(name));
  const sheets = Object.fromEntries(names.map((name, index) => {
    const cells = {};
    for (const [, place, kind, content] of files[`xl/worksheets/sheet${index + 1}.xml`].matchAll(/<c r="(\w+)"(?: s="\d+")?(?: t="(\w+)")?>(.*?)<\/c>/gs)) {
      const stored = plain(/<v>(.*?)<\/v>/s.exec(content)?.[1] ?? '');
      const formula = /<f>(.*?)<\/f>/s.exec(content)?.[1];
      cells[place] = { value: kind === 's' ? strings[stored] : stored, formula: formula && plain(formula) };
    }
    return [name, cells];
  }));
  return { files, names, sheets };
}

/** What `export` gives, read. */
async function exported(product, options) {
  return read(await exportedBytes(product, 'xlsx', TYPE, options));
}

/** How often the part that writes workbooks was fetched. */
const fetched = (page) => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('-workbook.wasm')).length);

for (const lang of ['zh', 'en']) {
  test(`the workbook has its sheets, and its scores are those of the summary, with formulas (${lang})`, async () => {
    await withProduct({ lang }, async (product) => {
      await product.example();
      const { files, names, sheets } = await exported(product, { lang });
      const words = WORDS[lang];
      const measured = STANDARD.categories.map(({ items }) => `${items.at(-1).id} ${words.indicators}`);
      assert.deepEqual(names, [...words.sheets.slice(0, 2), ...measured, ...words.sheets.slice(2)]);
      for (const name of names) assert.ok(sheets[name].A1.value.includes(words.mark), name);
      const scores = sheets[words.sheets[1]];
      const { items, categories, earned } = await product.summary();
      let row = 5;
      for (const category of STANDARD.categories) {
        for (const { id } of category.items) {
          row += 1;
          assert.equal(Math.round(scores[`C${row}`].value * 100), items[id].percent, id);
          assert.equal(Math.round(scores[`D${row}`].value * 100), items[id].earned, id);
          assert.match(scores[`D${row}`].formula, new RegExp(`B${row}\\*C${row}`));
        }
        row += 1;
        assert.equal(Math.round(scores[`D${row}`].value * 100), categories[category.id].earned, category.id);
      }
      assert.equal(Math.round(scores[`D${row + 1}`].value * 100), earned);
      assert.match(files['xl/charts/chart1.xml'], /<c:radarChart>/);
    });
  });
}

test('the button hands out the workbook, with what is chosen on the page; what writes it is fetched then, and once', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.example();
    await product.goTo(product.words.draft);
    const word = product.main.getByRole('button', { name: WORDS.zh.word });
    await Promise.all([page.waitForEvent('download'), word.click()]);
    assert.equal(await fetched(page), 0);
    const button = product.main.getByRole('button', { name: WORDS.zh.excel });
    const take = async () => {
      await button.waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      return { name: download.suggestedFilename(), ...read(readFileSync(await download.path())) };
    };
    const all = await take();
    assert.match(all.name, /卓越绩效自评工作簿 \d{4}-\d\d-\d\d\.xlsx$/);
    assert.ok(all.names.includes('得分'));

    const preview = product.find('iframe').contentFrame().locator('body');
    await product.main.getByLabel(WORDS.zh.scores).uncheck();
    await preview.filter({ hasNotText: '评分（暂定）' }).filter({ hasText: '1.1 文化引领' }).waitFor();
    const unscored = await take();
    assert.ok(!unscored.names.includes('得分') && unscored.names.includes('证据清单'));

    await product.main.getByLabel(WORDS.zh.extent).selectOption('2');
    await preview.filter({ hasNotText: '6.3 ' }).filter({ hasText: '2.1 战略制定' }).waitFor();
    // The evidence check tells scores, and is left out with them.
    assert.deepEqual((await take()).names, ['说明', '2.3 指标', '证据清单']);
    assert.equal(await fetched(page), 1);
    assert.equal(await product.notice.count(), 0);
  });
});

test('hostile text is text and no formula', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.item('1.1');
    const typed = '=HYPERLINK("http://x","</t>]]>&amp;") 😀 _x0041_';
    await product.evidence('1.1-1').fill(typed);
    await product.evidence('1.1-2').evaluate((field) => {
      field.value = '@前\ud800后\u0001';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    const { files, sheets } = await exported(product, {});
    const list = sheets['证据清单'];
    assert.equal(list.E6.value.replace('_x005F_', '_'), typed);
    assert.equal(list.E7.value, '@前\ufffd后\ufffd');
    for (const [name, cells] of Object.entries(sheets)) {
      for (const [place, { formula }] of Object.entries(cells)) assert.ok(!formula || name === '得分', `${name} ${place}`);
    }
    for (const [name, text] of Object.entries(files)) assert.ok(!/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text), name);
  });
});

test('where what writes it cannot be had, that is said, nothing changes, and trying again works', async () => {
  await withProduct({ allow: [/excellence-assessment/, /ERR_FAILED/, /Failed to load resource/] }, async (product, { page }) => {
    await product.example();
    await product.goTo(product.words.draft);
    const before = await product.save();
    await page.route(PART, (route) => route.abort());
    const button = product.main.getByRole('button', { name: WORDS.zh.excel });
    await button.click();
    await product.notice.filter({ hasText: WORDS.zh.failed }).waitFor();
    const refusal = await product.element.evaluate((element) => element.export('xlsx').then(() => '', String));
    assert.match(refusal, /could not be fetched/);
    assert.equal(await product.save(), before);
    await page.unroute(PART);
    await Promise.all([page.waitForEvent('download'), button.click()]);
  });
});
