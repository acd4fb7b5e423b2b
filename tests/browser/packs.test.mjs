// Standards that somebody else wrote: beside the page, or in a file. Nothing of the standards of the build is in the code.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withPage } from './driver.mjs';
import { serveHost, withProduct } from './product.mjs';

const MANUAL = readFileSync(new URL('../../standards/README.md', import.meta.url), 'utf8');
const MINIMAL = MANUAL.match(/```json\n([^]*?)```/)[1];
const page = (source) => '<!doctype html><title>x</title><script type="module" src="excellence-assessment.js"></script>'
  + `<excellence-assessment lang="en" standard-src="${source}"></excellence-assessment>`;

const both = (text) => ({ zh: `第${text}`, en: text });
/** A pack of as many items in each category as `shape` says, of 10 points each; the last category is results if `results`. */
function made(id, shape, bands, results) {
  const factors = (letters) => letters.map((letter) => ({ id: letter, title: both(letter), asks: both(`${letter}?`), bands: bands.map((_, at) => both(`${letter}${at}`)) }));
  const guide = (guide, letters) => ({ id: guide, title: both(guide), clause: '9', factors: factors(letters) });
  const item = (id, guide) => ({
    id, title: both(`Item ${id}`), points: 10, guide, clause: id, basic: both('What?'), overall: both('How?'),
    guidance: [{ id: `${id}-1`, heading: both('Point'), clause: id, asks: both('Is it so?') }],
  });
  return {
    ...JSON.parse(MINIMAL), id, title: both(id), short: both(id), scale: { clause: '9', bands: bands.map((percents) => ({ percents })) },
    guides: [guide('process', ['A', 'D', 'L', 'I']), ...results ? [guide('result', ['Le', 'T', 'C', 'I'])] : []],
    categories: shape.map((count, at) => ({
      id: `${at + 1}`, title: both(`Category ${at + 1}`), clause: `${at + 1}`, points: count * 10, summary: both('About it.'),
      items: Array.from({ length: count }, (_, n) => item(`${at + 1}.${n + 1}`, results && at === shape.length - 1 ? 'result' : 'process')),
    })),
  };
}
const SIX = [[0, 5], [10, 15, 20, 25], [30, 35, 40, 45], [50, 55, 60, 65], [70, 75, 80, 85], [90, 95, 100]];
const FIVE = [[0, 20], [40], [60], [80], [100]];
const SHAPES = {
  'seven categories and 17 items': { pack: made('seven', [2, 2, 2, 2, 2, 2, 5], SIX, true), percent: 85, earned: 17 * 850 },
  'five bands and no results': { pack: made('five', [2, 1], FIVE, false), percent: 80, earned: 3 * 800 },
};

const openPack = (product, name, text) => product.find('.ea-pack-file')
  .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

for (const [name, { pack, percent, earned }] of Object.entries(SHAPES)) {
  test(`a pack with ${name} is opened from a file, walked, scored and written`, async () => {
    await withProduct({ lang: 'en' }, async (product) => {
      await openPack(product, 'own.json', JSON.stringify(pack));
      await product.shows(pack.profile.title.en);
      const items = pack.categories.flatMap((category) => category.items);
      for (const item of items) {
        await product.next.click();
        await product.shows(`${item.id} ${item.title.en}`);
        if (item.id.endsWith('.1')) {
          const [guide] = pack.guides.filter(({ id }) => id === item.guide);
          await product.band(guide.factors[0].id, pack.scale.bands.length - 1).check();
          await product.evidence(`${item.id}-1`).fill(`As done in ${item.id}.`);
        }
        await product.score(percent);
      }
      await product.next.click();
      await product.shows(product.words.scoreboard);
      const summary = await product.summary();
      assert.deepEqual([summary.standard, summary.earned, summary.possible], [pack.id, earned, items.length * 1000]);
      const board = await product.main.innerText();
      assert.ok(board.includes((earned / 100).toFixed(2)), board);
      const { text } = await product.export('markdown', { lang: 'en' });
      for (const category of pack.categories) {
        const sum = category.items.length * percent * 10;
        assert.equal(summary.categories[category.id].earned, sum);
        for (const shown of [board, text]) assert.ok(shown.includes(category.title.en) && shown.includes((sum / 100).toFixed(2)), category.id);
        assert.ok(text.includes(`As done in ${category.id}.1.`), 'evidence of every category');
      }
      await product.switchLanguage();
      await product.goTo(`1.1 ${items[0].title.zh}`);
      assert.ok(await product.percent(percent).isChecked());
    });
  });
}

test('the smallest pack of the manual lies beside the page and is begun on', async () => {
  const origin = await serveHost({ 'own.html': page('own.json'), 'own.json': MINIMAL });
  await withProduct({ origin, path: '/own.html', lang: 'en' }, async (product, { page }) => {
    const { id, profile } = JSON.parse(MINIMAL);
    assert.equal((await product.summary()).standard, id);
    await product.find('.ea-new').click();
    await product.shows(profile.title.en);
    await product.field(product.words.name).fill('Workshop');
    await product.saved();
    await page.reload();
    await product.ready();
    assert.equal((await product.file()).organisation.name, 'Workshop');
    assert.match((await product.export('markdown', { lang: 'en' })).text, /Workshop/);
  });
});

test('all faults of a pack are listed with their lines, and nothing else changes', async () => {
  const broken = MINIMAL.replace('"points": 10, "guide": "process"', '"points": "10", "guide": "result"').replace('"short"', '"shrot"');
  const faults = async (text) => {
    for (const wanted of [/Line 6,.*shrot/, /Line \d+,.*\.points/, /Line \d+,.*\.guide/]) assert.match(text, wanted);
  };
  const origin = await serveHost({ 'broken.html': page('broken.json'), 'broken.json': broken });
  await withPage({ origin, path: '/broken.html' }, async (page) => {
    const notice = page.locator('excellence-assessment').getByRole('alert');
    await notice.waitFor();
    await faults(await notice.innerText());
  });
  await withProduct({ lang: 'en' }, async (product) => {
    const before = await product.save();
    await openPack(product, 'broken.json', broken);
    await product.notice.waitFor();
    await faults(await product.notice.innerText());
    assert.equal(await product.save(), before);
  });
});

test('a pack that is not there is told as that, not as trouble of the network', async () => {
  const origin = await serveHost({ 'gone.html': page('gone.json') });
  await withPage({ origin, path: '/gone.html', allow: [/404.*gone\.json/], requests: [/gone\.json/] }, async (page) => {
    const notice = page.locator('excellence-assessment').getByRole('alert');
    await notice.waitFor();
    assert.match(await notice.innerText(), /^standard-src: .*gone\.json: 404/);
  });
});

test('a pack from another origin is not fetched', async () => {
  const origin = await serveHost({ 'far.html': page('https://example.org/own.json') });
  await withPage({ origin, path: '/far.html' }, async (page) => {
    const notice = page.locator('excellence-assessment').getByRole('alert');
    await notice.waitFor();
    assert.match(await notice.innerText(), /example\.org/);
  });
});
