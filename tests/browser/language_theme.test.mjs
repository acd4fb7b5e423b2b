// Language and theme: switched in place, remembered, and nobody else's business.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walk, withProduct } from './product.mjs';

test('switching the language keeps page, answers and focus', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.item('2.1');
    await product.evidence('2.1-1').fill('SWOT分析');
    await product.saved();
    const before = await product.save();
    for (const [heading, tag] of [['2.1 Strategy development', 'en-GB'], ['2.1 战略制定', 'zh-CN']]) {
      await product.switchLanguage();
      assert.equal(await product.title(), heading);
      assert.equal(await product.root.getAttribute('lang'), tag);
      assert.equal(await product.evidence('2.1-1').inputValue(), 'SWOT分析');
      assert.equal(await product.save(), before);
      await product.find('.ea-language:focus').waitFor();
    }
  });
});

test('the language follows the browser, then the attribute, then what was chosen on this device', async () => {
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    assert.equal(await product.title(), 'Excellence self-assessment');
    await product.switchLanguage();
    await page.reload();
    await product.ready();
    assert.equal(await product.title(), '卓越绩效自评');
    await product.element.evaluate((element) => element.setAttribute('lang', 'en'));
    await product.shows('Excellence self-assessment');
  });
});

test('no page in English shows Chinese but for names of clauses, and what is in the other language is marked', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.begin();
    for (const title of walk('en')) {
      await product.goTo(title);
      const foreign = await product.element.evaluate((element) => {
        const shown = [...element.shadowRoot.querySelectorAll('*')]
          .filter((one) => one.checkVisibility() && !one.closest('[lang=zh-CN], .ea-clause'));
        const own = (one) => [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('');
        // Clauses are cited as the seeds print them: 五（一）1.1, 附录一, 深卓会〔2024〕010号.
        const cited = /[（(〔][^（）()〔〕]*[）)〕]|第[一二三四五六七八九十]+条|附录|附件|通知|办法|深卓会|沪质协|号|[一二三四五六七八九十]/g;
        return shown.map(own).filter((text) => /[\u4e00-\u9fff]/.test(text.replace(cited, '').replace(cited, '')));
      });
      assert.deepEqual(foreign, [], title);
    }
  });
});

test('the theme follows the system until one is chosen, and the choice is remembered', async () => {
  await withProduct({ colorScheme: 'dark' }, async (product, { page }) => {
    const paper = () => product.heading.evaluate((heading) => {
      const colour = getComputedStyle(heading).color;
      const canvas = document.createElement('canvas').getContext('2d');
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data[0];
    });
    const isDark = async () => await paper() > 128; // Ink on dark paper is bright.
    assert.ok(await isDark());
    await product.theme('light');
    assert.ok(!await isDark());
    await page.reload();
    await product.ready();
    assert.ok(!await isDark());
    await product.theme('system');
    assert.ok(await isDark());
    await page.emulateMedia({ colorScheme: 'light' });
    assert.ok(!await isDark());
    await product.theme('dark');
    assert.ok(await isDark());
  });
});

test('the page around the element stays as it was through a whole walk', async () => {
  await withProduct({}, async (product, { page }) => {
    const host = () => page.evaluate(() => ({
      attributes: [document.documentElement, document.head, document.body]
        .map((one) => [...one.attributes].map(({ name, value }) => [name, value])),
      children: [document.head.childNodes.length, document.body.childNodes.length],
      element: [...document.querySelector('excellence-assessment').attributes].map(({ name }) => name),
      title: document.title, address: location.href, history: history.length, cookies: document.cookie,
      globals: Object.keys(globalThis).length, sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    }));
    const before = await host();
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.switchLanguage();
    await product.theme('dark');
    await product.goTo('Start');
    await product.example();
    for (const title of walk('en').slice(0, -1)) await product.goTo(title);
    await product.find('.ea-skip').focus();
    await product.find('.ea-skip').press('Enter');
    assert.deepEqual(await host(), before);
  });
});
