// An assessment belongs to one standard: chosen when it is begun, named in its file, and opened with it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, withPage } from './driver.mjs';
import { Product, serveHost, withProduct } from './product.mjs';

const GBT = JSON.parse(readFileSync(new URL('../../standards/gbt-19580-2012.json', import.meta.url), 'utf8'));
const ITEMS = GBT.categories.flatMap((category) => category.items);
const EXAMPLE = readFileSync(new URL('../../examples/manufacturer.zh.json', import.meta.url), 'utf8');
const SHENZHEN = JSON.parse(EXAMPLE).standard;
const titleOf = (item, lang) => `${item.id} ${item.title[lang]}`;

/** Begins an assessment on the standard that is not the first one. */
async function beginOnGbt(product) {
  await product.find('.ea-begin-on').filter({ hasText: GBT.short[product.lang] }).click();
  await product.shows(GBT.profile.title[product.lang]);
}

test('begun on GB/T 19580, all 23 items are walked and scored out of 1000 points, in both languages', async () => {
  await withProduct({}, async (product) => {
    await beginOnGbt(product);
    for (const item of ITEMS) {
      await product.next.click();
      await product.shows(titleOf(item, 'zh'));
      await product.score(50);
    }
    await product.next.click();
    await product.shows(product.words.scoreboard);
    const summary = await product.summary();
    assert.deepEqual([summary.standard, summary.earned, summary.possible], [GBT.id, 50000, 100000]);
    assert.deepEqual(Object.keys(summary.items), ITEMS.map((item) => item.id));
    assert.deepEqual(Object.keys(summary.categories), GBT.categories.map((category) => category.id));
    assert.match(await product.main.innerText(), /500\.00[^]*1000/);
    await product.switchLanguage();
    for (const category of GBT.categories) assert.ok((await product.main.innerText()).includes(category.title.en), category.id);
    await product.goTo(titleOf(ITEMS[22], 'en'));
    assert.ok(await product.percent(50).isChecked());
    assert.equal(await product.find('.ea-contents').getByText('18').count(), 0);
  });
});

test('the first page says by which standard it goes, whichever that is, and shows bars where a standard has one category', async () => {
  const own = readFileSync(new URL('../../standards/README.md', import.meta.url), 'utf8').match(/```json\n([^]*?)```/)[1];
  await withProduct({}, async (product) => {
    const lead = product.find('.ea-lead').first();
    const says = (standard) => lead.filter({ hasText: standard.title[product.lang] }).waitFor();
    await lead.filter({ hasText: '深圳市市长质量奖' }).waitFor();
    await beginOnGbt(product);
    await product.goTo(product.words.start);
    await says(GBT);
    await product.find('.ea-pack-file').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(own) });
    await product.shows(JSON.parse(own).profile.title.zh);
    await product.goTo('1.1');
    await product.percent(75).check();
    for (const lang of ['zh', 'en']) {
      if (lang === 'en') await product.switchLanguage();
      await product.goTo(product.words.start);
      await says(JSON.parse(own));
      assert.doesNotMatch(await lead.innerText(), /深圳|Shenzhen/);
      await product.goTo(product.words.scoreboard);
      const figure = product.main.locator('.ea-overview .ea-radar svg');
      assert.match(await figure.getAttribute('aria-label'), lang === 'zh' ? /^条形图.*75\.0%/ : /^Bars of.*75\.0/);
      assert.ok((await figure.locator('text').allTextContents()).some((text) => text.includes('75.0')));
      await product.main.locator('.ea-overview .ea-radar summary').click();
      await product.main.locator('.ea-overview .ea-radar td').filter({ hasText: '75.0' }).waitFor();
    }
  });
});

test('beside the scores on GB/T 19580 stand the tiers of the programme that reads them, on the ladder, in the planner and in its figures', async () => {
  const { tiers: [, second, third], title } = JSON.parse(readFileSync(new URL('../../programmes/hangzhou-cultivation.json', import.meta.url), 'utf8'));
  await withProduct({}, async (product) => {
    await beginOnGbt(product);
    const file = await product.file();
    for (const { id } of ITEMS) file.items[id] = { guidance: {}, factors: {}, percent: id === '4.7.2' ? 65 : 60, strengths: '', opportunities: '' };
    await product.load(JSON.stringify(file));
    assert.equal((await product.summary()).earned, 60400);
    for (const lang of ['zh', 'en']) {
      if (lang === 'en') await product.switchLanguage();
      await product.goTo(product.words.scoreboard);
      const rung = (tier) => product.main.locator('.ea-rung').filter({ hasText: tier.title[lang] });
      await product.main.locator('.ea-ladders').getByRole('button', { name: title[lang] }).waitFor();
      assert.match(await rung(third).getAttribute('class'), /ea-reached/);
      assert.match(await rung(second).innerText(), /610\.00[^]*6\.00/);
      await product.goTo({ zh: /^改进$/, en: /^Improvement$/ }[lang]);
      await product.find('#ea-way-tier').waitFor();
      assert.equal(await product.find('#ea-way-tier option').count(), 3);
      assert.match(await product.find('.ea-way-said').innerText(), /604\.00[^]*61\d\.00/);
    }
  });
});

test('the draft of an assessment on GB/T 19580 has its chapters', async () => {
  await withProduct({}, async (product) => {
    await beginOnGbt(product);
    await product.goTo(titleOf(ITEMS[0], 'zh'));
    await product.evidence(ITEMS[0].guidance[0].id).fill('每年评审一次。');
    for (const lang of ['zh', 'en']) {
      const { text } = await product.export('markdown', { lang });
      for (const category of GBT.categories) assert.ok(text.includes(category.title[lang]), category.title[lang]);
      assert.ok(text.includes('每年评审一次。'));
    }
  });
});

test('a stored assessment opens with its own standard, after a reload and out of the list', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.load(EXAMPLE);
    await product.goTo(product.words.start);
    await beginOnGbt(product);
    await product.field(product.words.name).fill('国标公司');
    await product.saved();
    await page.reload();
    await product.ready();
    assert.equal((await product.summary()).standard, GBT.id);
    await product.shows(GBT.profile.title.zh);
    assert.equal((await product.file()).organisation.name, '国标公司');
    await product.goTo(product.words.start);
    await product.stored.nth(1).waitFor();
    await product.stored.filter({ hasText: '精密部件' }).getByRole('button').first().click();
    await product.find('.ea-fictional').waitFor();
    const summary = await product.summary();
    assert.deepEqual([summary.standard, summary.possible], [SHENZHEN, 50000]);
    // A page that was never asked for the other standard fetches it now.
    await page.reload();
    await product.ready();
    await product.goTo(product.words.start);
    await product.stored.filter({ hasText: '国标公司' }).getByRole('button').first().click();
    await product.shows(GBT.profile.title.zh);
    assert.equal((await product.summary()).standard, GBT.id);
  });
});

test('a file is opened on the standard that it names, and one of a standard that nobody has is refused', async () => {
  await withProduct({}, async (product) => {
    await beginOnGbt(product);
    await product.goTo(titleOf(ITEMS[4], 'zh'));
    await product.percent(65).check();
    const file = await product.save();
    await product.load(EXAMPLE);
    assert.equal((await product.summary()).standard, SHENZHEN);
    await product.load(file);
    const summary = await product.summary();
    assert.deepEqual([summary.standard, summary.items[ITEMS[4].id].percent], [GBT.id, 65]);
    const why = await product.refusal(file.replace(GBT.id, 'iso-9001'));
    assert.match(why, /iso-9001/);
    assert.equal(await product.save(), file, 'what was open is as it was');
    await product.choose('例.json', EXAMPLE);
    await product.find('.ea-fictional').waitFor();
    await product.choose('国标.json', file);
    await product.find('.ea-fictional').waitFor({ state: 'detached' });
    assert.equal(await product.save(), file);
  });
});

test('the page around the element says on which standard it begins', async () => {
  const origin = await serveHost({
    'gbt.html': `<!doctype html><title>x</title><script type="module" src="excellence-assessment.js"></script><excellence-assessment lang="zh" standard="${GBT.id}"></excellence-assessment>`,
  });
  await withProduct({ origin, path: '/gbt.html' }, async (product) => {
    assert.equal((await product.summary()).standard, GBT.id);
    await product.find('.ea-new').click();
    await product.shows(GBT.profile.title.zh);
  });
});

test('every standard is inside the single file', async () => {
  await withPage({ path: null }, async (page, { context }) => {
    await page.goto(pathToFileURL(join(DIST, 'excellence-assessment.html')).href);
    const product = new Product(page);
    await product.ready();
    const requests = [];
    context.on('request', (request) => requests.push(request.url()));
    await beginOnGbt(product);
    assert.equal((await product.summary()).possible, 100000);
    await product.switchLanguage();
    await product.shows(GBT.profile.title.en);
    assert.deepEqual(requests.filter((url) => url.startsWith('http')), []);
  });
});

test('what is opened while a standard is on its way is neither carried over nor closed', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.load(EXAMPLE);
    await product.goTo(product.words.start);
    let goOn;
    const held = new Promise((resolve) => { goOn = resolve; });
    await page.route('**/gbt-19580-2012.zh.json', async (route) => {
      await held;
      await route.continue();
    });
    const arrived = page.waitForResponse('**/gbt-19580-2012.zh.json');
    await product.find('.ea-carry').filter({ hasText: GBT.short.zh }).click();
    await product.menu(product.words.create);
    await product.field(product.words.name).fill('乙公司');
    await product.saved();
    goOn();
    await arrived;
    await page.waitForTimeout(500);
    assert.equal((await product.file()).organisation.name, '乙公司');
    assert.equal(Object.keys(await product.records()).length, 2, 'nothing was made of it');
  });
});

test('the open assessment is carried over with evidence and indicators, without points, and what stays behind is listed', async () => {
  await withProduct({}, async (product) => {
    await product.load(EXAMPLE);
    const old = JSON.parse(EXAMPLE);
    await product.goTo(product.words.start);
    await product.find('.ea-carry').filter({ hasText: GBT.short.zh }).click();
    await product.shows(GBT.profile.title.zh);
    const notice = await product.notice.innerText();
    assert.match(notice, new RegExp(GBT.short.zh));
    const judged = notice.split('\n').find((line) => line.startsWith('得分率、要素分数段'));
    assert.equal(judged.split('：')[1], '全部条目', 'every item was judged, which is told in a line');
    const summary = await product.summary();
    assert.deepEqual([summary.standard, summary.earned, summary.ceiling], [GBT.id, 0, 100000]);
    const file = await product.file();
    assert.equal(file.organisation.name, old.organisation.name);
    const figures = (assessment) => Object.values(assessment.items).flatMap((item) => item.indicators ?? [])
      .map(({ name, values }) => JSON.stringify([name, values])).sort();
    const [before, after] = [figures(old), figures(file)];
    assert.ok(after.length > 10);
    assert.deepEqual(after, [...new Set(after)], 'what two items have comes once');
    for (const one of before) assert.ok(after.includes(one) || notice.includes(JSON.parse(one)[0]), one);
    const texts = Object.values(file.items).flatMap((item) => Object.values(item.guidance)).map((point) => point.evidence).join('\n');
    for (const item of Object.values(old.items)) {
      for (const [id, { evidence }] of Object.entries(item.guidance)) assert.ok(texts.includes(evidence) || notice.includes(`${id} `), id);
    }
    // What stayed behind can be read as long as the assessment is kept.
    await product.saved();
    await product.goTo(product.words.scoreboard);
    const kept = await product.find('.ea-left-behind').innerText();
    for (const { action } of old.plan) assert.ok(kept.includes(action), action);
    for (const { strengths } of Object.values(old.items)) assert.ok(!strengths || kept.includes(strengths.split('\n')[0]), strengths);
    await product.goTo(product.words.start);
    await product.stored.nth(1).waitFor(); // The one before is still there.
  });
});
