// The draft: what it shows, what is missing in it, and how it goes home.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { withPage } from './driver.mjs';
import { STANDARD, withProduct } from './product.mjs';

/** The preview of the draft, when it shows this text. */
async function preview(product, text) {
  const body = product.find('iframe').contentFrame().locator('body');
  await body.filter({ hasText: text }).waitFor();
  return body;
}

test('the draft shows its chapters with their lengths and every gap, and a gap leads to its page', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('一二 三\n四');
    await product.goTo(product.words.draft);
    await preview(product, '一二 三');

    const rows = product.main.locator('.ea-table tbody tr');
    const titles = await rows.locator('th').allInnerTexts();
    for (const title of [STANDARD.profile.title.zh, ...STANDARD.categories.map((category) => category.title.zh)]) {
      assert.ok(titles.some((one) => one.includes(title)), title);
    }
    const [own, all] = await rows.nth(titles.findIndex((title) => title.includes('领导'))).locator('td').allInnerTexts();
    assert.equal(own, '4', 'characters without white space');
    assert.ok(Number(all) > 100);
    // The main text and the whole: chapters up to the annexes, and all of them.
    const numbers = async (rows) => (await rows.evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)))));
    const chapters = await numbers(rows);
    const [main, whole] = await numbers(product.main.locator('.ea-table tfoot tr'));
    const sum = (lengths, column) => lengths.reduce((sum, length) => sum + length[column], 0);
    assert.deepEqual(main, [0, 1].map((column) => sum(chapters.slice(0, 1 + STANDARD.categories.length), column)));
    assert.equal(whole[1], sum(chapters, 1));
    assert.ok(whole[1] > main[1]);
    // What an annex quotes was counted where it stands.
    const annex = rows.nth(1 + STANDARD.categories.length).locator('td');
    assert.equal((await annex.allInnerTexts())[0], '—');

    // Three sections of the profile, 72 guidance points, three factors of each of the 12 process items, the figures of 6 result items; one is written.
    const gaps = product.main.locator('.ea-gaps li');
    assert.equal(await gaps.count(), 3 + 72 + 36 + 6 - 1);
    await gaps.filter({ hasText: '5.2-4' }).getByRole('button').click();
    await product.shows('5.2 创新生态');
    await product.goTo(product.words.draft);
    await gaps.first().getByRole('button').click();
    await product.shows(STANDARD.profile.title.zh);
  });
});

test('the preview is the document itself, with its style although the policy forbids style elements', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    await product.goTo(product.words.draft);
    const body = await preview(product, '暂定');
    const { organisation, items } = await product.file();
    const text = await body.innerText();
    for (const part of [organisation.name, items['1.1'].strengths.split('\n')[0], '1.1 文化引领', '6.3']) assert.ok(text.includes(part), part);
    const style = await body.evaluate(() => ({
      rules: document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).length,
      cell: getComputedStyle(document.querySelector('td')).borderBottomStyle,
      lang: document.documentElement.lang,
    }));
    assert.ok(style.rules > 10);
    assert.equal(style.cell, 'solid');
    assert.equal(style.lang, 'zh-CN');
  });
});

test('printing prints the draft and not the page around it', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.example();
    await product.goTo(product.words.draft);
    const body = await preview(product, '暂定');
    await body.evaluate(() => { globalThis.print = () => { globalThis.parent.printed = 'frame'; }; });
    await page.evaluate(() => { globalThis.print = () => { globalThis.printed = 'page'; }; });
    const printed = () => page.evaluate(() => { const { printed } = globalThis; globalThis.printed = undefined; return printed; });
    await product.find('.ea-print').click();
    assert.equal(await printed(), 'frame');
    // The key too, wherever the focus is.
    await page.keyboard.press('Control+p');
    assert.equal(await printed(), 'frame');
    await body.click();
    await page.keyboard.press('Control+p');
    assert.equal(await printed(), 'frame');
  });
});

test('what a draft without scores or of one chapter leaves out is said and not offered', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.goTo(product.words.draft);
    const [scores, findings] = ['含得分', '含证据核查'].map((name) => product.element.getByLabel(name));
    const [extent, programmes] = ['范围', '认定项目'].map((name) => product.main.getByLabel(name, { exact: true }));
    const leftOut = product.main.getByText('改进计划的附录也不列入');
    assert.deepEqual([await findings.isEnabled(), await programmes.isEnabled(), await leftOut.count()], [true, true, 0]);
    await scores.uncheck();
    await leftOut.waitFor();
    assert.deepEqual([await findings.isEnabled(), await programmes.isEnabled()], [false, false]);
    await scores.check();
    await leftOut.waitFor({ state: 'detached' });
    await extent.selectOption({ index: 2 });
    assert.deepEqual([await scores.isEnabled(), await programmes.isEnabled()], [true, false]);
    await extent.selectOption(product.words.programmes);
    assert.deepEqual([await scores.isEnabled(), await programmes.isEnabled()], [false, true]);
  });
});

test('the language of the draft is chosen apart from that of the interface', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.goTo(product.words.draft);
    await preview(product, '【待补证据】');
    await product.element.getByLabel('草稿语言').selectOption('en-GB');
    const body = await preview(product, '【evidence to be added】');
    assert.match(await body.innerText(), /Leading through culture/);
    assert.equal(await product.title(), '自评报告草稿');
    const { text, name } = await product.download(() => product.role('button', '下载 Markdown').click());
    assert.match(text, /【evidence to be added】/);
    assert.match(name, /\.md$/);
  });
});

for (const lang of ['zh', 'en']) {
  test(`HTML and Markdown go home complete and on their own (${lang})`, async () => {
    await withProduct({ lang }, async (product) => {
      await product.example();
      const { items, organisation } = await product.file();
      await product.goTo(product.words.draft);
      await preview(product, organisation.name);
      const html = await product.download(() => product.role('button', product.words.html).click());
      const markdown = await product.download(() => product.role('button', product.words.markdown).click());
      for (const [{ name, text }, ending, kind] of [[html, 'html', 'html'], [markdown, 'md', 'markdown']]) {
        assert.ok(name.startsWith(organisation.name.slice(0, 4)) && name.endsWith(`.${ending}`), name);
        const exported = await product.export(kind, { lang: product.words.tag });
        assert.equal(exported.text, text);
        assert.match(exported.type, kind === 'html' ? /^text\/html/ : /^text\/markdown/);
        assert.match(text, /277\.00/);
        assert.match(text, lang === 'zh' ? /暂定/ : /provisional/i);
        assert.match(text, lang === 'zh' ? /虚构/ : /fictional/i);
        for (const item of Object.values(items)) {
          if (item.private) assert.ok(!text.includes(item.private), 'private notes stay at home');
        }
      }
      assert.doesNotMatch(html.text, /https?:\/\/(?!www\.w3\.org\/)|<link|<script|@import|url\(/i);
      const addresses = [...html.text.matchAll(/\s(?:src|href|srcset|action|data)="([^"]*)"/g)].map(([, address]) => address);
      assert.deepEqual(addresses.filter((address) => !address.startsWith('#')), []);
      assert.match(html.text, new RegExp(`<html[^>]* lang="${product.words.tag}"`));
      assert.match(markdown.text, /^# .+/m);
      assert.match(markdown.text, /^\|.*\|$/m);
    });
  });
}

test('an unknown kind of export is refused with the known ones', async () => {
  await withProduct({}, async (product) => {
    const message = await product.element.evaluate((element) => element.export('pptx')
      .catch((error) => error instanceof Error && error.message));
    assert.match(message, /pptx.*json.*markdown.*html/);
    assert.equal((await product.export('json')).text, await product.save());
  });
});

test('what writes the draft is fetched when somebody first needs it, and once', async () => {
  await withProduct({}, async (product, { page }) => {
    const fetched = () => page.evaluate(() => performance.getEntriesByType('resource')
      .filter(({ name }) => /documents.*\.wasm$/.test(name)).length);
    await product.example();
    assert.equal(await fetched(), 0);
    await product.goTo(product.words.draft);
    await preview(product, '暂定');
    await product.export('html');
    assert.equal(await fetched(), 1);
  });
});

test('where it cannot be fetched, that is said, the work goes on, and a later visit tries again', async () => {
  await withProduct({ allow: [/documents/, /ERR_FAILED/, /Failed to load resource/] }, async (product, { page }) => {
    await page.route('**/*documents*.wasm', (route) => route.abort());
    await product.begin();
    await product.goTo(product.words.draft);
    assert.match(await product.main.getByRole('alert').innerText(), /没有加载成功.*所写内容不受影响/);
    const message = await product.element.evaluate((element) => element.export('html')
      .then(() => '', (error) => error instanceof Error && error.message));
    assert.ok(message);
    await product.item('1.1');
    await product.percent(50).check();
    assert.equal((await product.summary()).earned, 1000);

    await page.unroute('**/*documents*.wasm');
    await product.goTo(product.words.draft);
    await preview(product, '1.1 文化引领');
  });
});

test('the exported page opens from disk and prints on A4, cover, chapters and tables in place', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'draft-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'draft.html');
  await withProduct({}, async (product) => {
    await product.example();
    writeFileSync(path, (await product.export('html')).text);
  });
  await withPage({ path: null }, async (page) => {
    await page.goto(pathToFileURL(path).href);
    assert.ok(await page.locator('svg').first().isVisible(), 'the radar');
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const sheets = [...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length;
    const [, width, height] = pdf.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/).map(Number);
    assert.ok(Math.abs(width - 595.3) < 1.5 && Math.abs(height - 841.9) < 1.5, `${width} × ${height}`);
    assert.ok(sheets > 10 && sheets < 80, `${sheets} pages`);
  });
});
