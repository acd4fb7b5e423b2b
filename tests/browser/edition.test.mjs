// The standard comes in one language at a time: what is fetched when, and what happens where it cannot be had.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { DIST, withPage } from './driver.mjs';
import { Product, serveHost, withProduct } from './product.mjs';

const edition = (lang) => `shenzhen-mayor-2019.${lang}.json`;
/** The editions that the page has asked for, in their order. */
const fetched = (page) => page.evaluate(() => performance.getEntriesByType('resource')
  .map(({ name }) => name.split('/').at(-1)).filter((name) => name.startsWith('shenzhen-mayor-2019.')));
/** Waits until both editions have arrived. */
const both = (page) => page.waitForFunction(() => performance.getEntriesByType('resource')
  .filter(({ name, responseEnd }) => name.includes('/shenzhen-mayor-2019.') && responseEnd > 0).length === 2);
/** Has the next requests for an edition fail, as without a network. */
const failing = (page, lang, options) => page.route(`**/${edition(lang)}`, (route) => route.abort(), options);
const TITLES = { zh: '卓越绩效自评', en: 'Excellence self-assessment' };

for (const [lang, other] of [['zh', 'en'], ['en', 'zh']]) {
  test(`only the edition that is shown is fetched before the element is ready, and the other a while later (${lang})`, async () => {
    await withProduct({ lang }, async (product, { page }) => {
      assert.deepEqual(await fetched(page), [edition(lang)]);
      await both(page);
      assert.deepEqual(await fetched(page), [edition(lang), edition(other)]);
    });
  });
}

test('the edition is that of the language chosen on this device, whatever page and browser say', async () => {
  const chosen = () => localStorage.setItem('excellence-assessment/setting/lang', 'en-GB');
  const origin = await serveHost({
    'chosen.html': '<!doctype html><html lang="zh"><title>Host</title><script type="module" src="excellence-assessment.js"></script><excellence-assessment lang="zh"></excellence-assessment>',
  });
  await withProduct({ origin, path: '/chosen.html', init: chosen }, async (product, { page }) => {
    assert.equal(await product.title(), TITLES.en);
    assert.deepEqual(await fetched(page), [edition('en')]);
  });
});

test('the language is switched without a network once the page has been idle', async () => {
  await withProduct({}, async (product, { page, context }) => {
    await product.begin();
    await product.item('1.1');
    await both(page);
    await context.setOffline(true);
    for (const heading of ['1.1 Leading through culture', '1.1 文化引领']) {
      await product.switchLanguage();
      assert.equal(await product.title(), heading);
    }
    assert.equal(await product.notice.count(), 0);
  });
});

test('an edition that cannot be had: the element says so, loses nothing, and tries again', async () => {
  await withProduct({ allow: [/ERR_FAILED/, /shenzhen-mayor-2019\.en\.json: Failed to fetch/] }, async (product, { page }) => {
    await failing(page, 'en', { times: 1 });
    await product.begin();
    await product.item('2.1');
    await product.evidence('2.1-1').fill('SWOT分析');
    await product.saved();
    const before = await product.save();
    await product.find('.ea-language').click();
    await product.notice.waitFor();
    assert.match(await product.notice.innerText(), /另一种语言没有加载成功。请检查网络后再试/);
    assert.equal(await product.title(), '2.1 战略制定');
    assert.equal(await product.evidence('2.1-1').inputValue(), 'SWOT分析');
    assert.equal(await product.root.getAttribute('lang'), 'zh-CN');
    assert.equal(await page.evaluate(() => localStorage.getItem('excellence-assessment/setting/lang')), null);

    await product.switchLanguage();
    assert.equal(await product.title(), '2.1 Strategy development');
    assert.equal(await product.notice.count(), 0);
    assert.equal(await product.save(), before);
    await product.find('.ea-language:focus').waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem('excellence-assessment/setting/lang')), 'en-GB');
  });
});

test('of several languages that the page asks for, the last is shown', async () => {
  await withProduct({}, async (product, { page }) => {
    await page.route(`**/${edition('en')}`, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await product.element.evaluate((element) => { element.lang = 'en'; element.lang = 'zh'; });
    await both(page);
    await page.waitForTimeout(100);
    assert.equal(await product.title(), TITLES.zh);
  });
});

test('a page that changes its wish before the element is ready is followed', async () => {
  await withPage({ path: null }, async (page, { origin }) => {
    await page.route(`**/${edition('zh')}`, async (route) => {
      await page.evaluate(() => { document.querySelector('excellence-assessment').lang = 'en'; });
      await route.continue();
    });
    await page.goto(origin);
    const product = new Product(page, 'en');
    await product.ready();
    assert.equal(await product.title(), TITLES.en);
  });
});

test('elements in two languages on one page share what was fetched, and one that is taken away meanwhile disturbs nobody', async () => {
  const element = (lang) => `<excellence-assessment lang="${lang}" name="${lang}"></excellence-assessment>`;
  const origin = await serveHost({
    'both.html': `<!doctype html><html lang="zh"><title>Both</title><script type="module" src="excellence-assessment.js"></script>
      ${element('zh')}${element('en')}${element('en-US')}`,
  });
  await withProduct({ origin, path: '/both.html', selector: '[name=zh]' }, async (zh, { page }) => {
    const en = new Product(page, 'en', '[name=en]');
    await en.ready();
    assert.deepEqual([await zh.title(), await en.title()], [TITLES.zh, TITLES.en]);
    for (const product of [zh, en]) await product.begin();
    await zh.item('1.1');
    await en.item('1.1');
    assert.deepEqual([await zh.title(), await en.title()], ['1.1 文化引领', '1.1 Leading through culture']);
    assert.deepEqual((await fetched(page)).sort(), [edition('en'), edition('zh')]);
  });
  await withProduct({ origin, path: '/' }, async (product, { page }) => {
    await page.evaluate(() => {
      const element = document.querySelector('excellence-assessment');
      element.lang = 'en';
      element.remove();
    });
    await both(page);
    await page.evaluate(() => document.body.append(document.createElement('excellence-assessment')));
    await product.ready();
    assert.equal(await product.title(), TITLES.zh);
  });
});

test('without its standard the element does not start, and says so', async () => {
  await withPage({ path: null, allow: [/ERR_FAILED/] }, async (page, { origin }) => {
    await failing(page, 'zh');
    await page.goto(origin);
    const notice = page.locator('excellence-assessment').getByRole('alert');
    await notice.waitFor();
    assert.match(await notice.innerText(), /没有启动[^]*shenzhen-mayor-2019\.zh\.json/, 'what could not be had is named');
  });
});

test('while it is fetched, the element says so', async () => {
  await withPage({ path: null }, async (page, { origin }) => {
    let goOn;
    const held = new Promise((resolve) => { goOn = resolve; });
    await page.route('**/excellence-assessment.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(origin);
    const element = page.locator('excellence-assessment');
    await element.getByText('正在打开卓越绩效自评').waitFor();
    goOn();
    await element.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await element.getByText('正在打开卓越绩效自评').count(), 0);
  });
});

test('the single file is switched to the other language and back', async () => {
  await withPage({ locale: 'en-GB', path: null }, async (page) => {
    await page.goto(pathToFileURL(join(DIST, 'excellence-assessment.html')).href);
    const product = new Product(page, 'en');
    await product.ready();
    await product.begin();
    await product.item('6.1');
    await product.switchLanguage();
    assert.equal(await product.title(), '6.1 运营系统');
    await product.switchLanguage();
    await product.item('6.1');
  });
});
