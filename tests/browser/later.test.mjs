// The later part of the module: fetched when the browser is idle or when somebody needs it, and what happens when it cannot be had.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WORDS, withProduct } from './product.mjs';

const PART = '**/*-later.wasm';
const REFUSED = [/excellence-assessment/, /ERR_FAILED/, /Failed to load resource/];
const words = WORDS.zh;

const fetched = (page) => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('-later.wasm')).length);

test('it comes by itself once the first page can be used, and only once', async () => {
  await withProduct({}, async (product, { page }) => {
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('-later.wasm')));
    await product.begin();
    await product.goTo(words.scoreboard);
    await product.goTo(words.draft);
    assert.equal(await fetched(page), 1);
  });
});

/** On a page that waits for its part, which comes when it is released. */
async function withPageWaiting(use) {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const init = () => { globalThis.requestIdleCallback = () => {}; };
  await withProduct({ init }, async (product, { page }) => {
    await page.route(PART, async (route) => { await released; await route.continue(); });
    await product.begin();
    await product.goTo(words.scoreboard);
    await product.shows('载入中…');
    await use(product, release);
  });
}

test('a page that was waited for takes no focus out of a menu that was opened meanwhile', async () => {
  await withPageWaiting(async (product, release) => {
    await product.find('.ea-menu > summary').click();
    release();
    await product.shows(words.scoreboard);
    assert.equal((await product.focus()).tag, 'summary');
    assert.ok(await product.find('.ea-menu-entries').isVisible());
  });
});

test('a page that needs it waits for it, and the heading has the focus when it has come', async () => {
  await withPageWaiting(async (product, release) => {
    release();
    await product.shows(words.scoreboard);
    assert.equal((await product.focus()).tag, 'h1');
    assert.equal(await product.find('.ea-radar .ea-figure svg').count(), 1);
  });
});

test('it waits until nobody types', async () => {
  const init = () => { globalThis.requestIdleCallback = (act) => { globalThis.beIdle = act; }; };
  await withProduct({ init }, async (product, { page }) => {
    await product.begin();
    const here = product.find('.ea-ladder');
    await product.field(words.name).evaluate((field) => {
      globalThis.typing = setInterval(() => field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })), 20);
      globalThis.beIdle();
    });
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('-later.wasm') && responseEnd > 0));
    // Several times what it takes to come.
    await page.waitForTimeout(2000);
    assert.equal(await here.count(), 0);
    await page.evaluate(() => clearInterval(globalThis.typing));
    await here.waitFor();
  });
});

test('where it cannot be had, that is said, nothing is lost, and trying again works', async () => {
  await withProduct({ allow: REFUSED, init: () => { globalThis.requestIdleCallback = () => {}; } }, async (product, { page }) => {
    await page.route(PART, (route) => route.abort());
    await product.begin();
    await product.field(words.name).fill('深圳某厂');
    await product.goTo(words.scoreboard);
    const notice = product.notice.filter({ hasText: '没有载入' });
    await notice.waitFor();
    await page.unroute(PART);
    await notice.getByRole('button', { name: '再试一次' }).click();
    await product.shows(words.scoreboard);
    assert.equal((await product.file()).organisation.name, '深圳某厂');
  });
});

test('a file that is opened without it is refused with the reason, and opened afterwards', async () => {
  await withProduct({ allow: REFUSED, init: () => { globalThis.requestIdleCallback = () => {}; } }, async (product, { page }) => {
    await product.begin();
    const file = await product.save();
    await page.route(PART, (route) => route.abort());
    assert.match(await product.refusal(file), /没有载入.*网络/);
    await page.unroute(PART);
    assert.equal(await product.refusal(file), undefined);
  });
});

test('without it the assessment is handed out as a file all the same, but nothing counts it as saved', async () => {
  await withProduct({ allow: REFUSED, init: () => { globalThis.requestIdleCallback = () => {}; } }, async (product, { page }) => {
    await page.route(PART, (route) => route.abort());
    await product.begin();
    await product.field(words.name).fill('深圳某厂');
    await product.saved();
    const { text } = await product.download(() => product.menu(words.save));
    assert.equal(text, await product.save());
    const cards = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes('/card/')).map(([, card]) => card));
    assert.ok(cards.length > 0 && cards.every((card) => card.includes('"exported":""')), cards.join());
  });
});
