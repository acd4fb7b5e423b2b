// Everybody can use it: axe on every page in both languages and themes, narrow and zoomed, with large enough targets, without a mouse.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { PROGRAMME, STANDARD, withProduct } from './product.mjs';

/** One page of each kind, by its entry in the contents. */
const pages = (product) => [
  product.words.start, STANDARD.profile.title[product.lang], product.titleOf('1.1'), product.titleOf('1.3'),
  product.words.scoreboard, PROGRAMME.title[product.lang], product.words.draft, product.words.standard,
];

for (const theme of ['light', 'dark']) {
  for (const lang of ['zh', 'en']) {
    test(`axe finds nothing on any page (${lang}, ${theme})`, async () => {
      await withProduct({ lang, colorScheme: theme }, async (product, { page }) => {
        const findings = [];
        await product.example();
        for (const title of pages(product)) {
          await product.goTo(title);
          for (const finding of await axe(page)) findings.push(`${title}: ${finding}`);
        }
        assert.deepEqual(findings, []);
      });
    });

    test(`axe finds nothing on the item page of a phone, contents and scores opened as well (${lang}, ${theme})`, async () => {
      await withProduct({ lang, colorScheme: theme, viewport: { width: 390, height: 844 } }, async (product, { page }) => {
        await product.example();
        await product.item('1.1');
        assert.deepEqual(await axe(page), []);
        await product.find('.ea-contents-button').click();
        assert.deepEqual(await axe(page), []);
        await product.find('.ea-contents-button').click();
        await product.find('.ea-scores-bar').click();
        assert.deepEqual(await axe(page), []);
      });
    });
  }
}

test('axe finds nothing where something went wrong', async () => {
  await withProduct({}, async (product, { page }) => {
    await page.evaluate(() => localStorage.setItem('excellence-assessment/record/damaged', '{'));
    await page.reload();
    await product.ready();
    await product.choose('坏.json', '{}');
    await product.notice.waitFor();
    assert.deepEqual(await axe(page), []);
  });
});

for (const [width, height, what] of [[390, 844, 'a phone'], [640, 450, 'a window at 200 % zoom'], [320, 640, 'a window at 400 % zoom']]) {
  test(`no page scrolls sideways in ${what}`, async () => {
    for (const lang of ['zh', 'en']) {
      await withProduct({ lang, viewport: { width, height } }, async (product, { page }) => {
        await product.example();
        const wide = [];
        for (const title of pages(product)) {
          await product.goTo(title);
          const scroll = await page.evaluate(() => document.scrollingElement.scrollWidth);
          if (scroll > width) wide.push(`${title}: ${scroll}px`);
        }
        assert.deepEqual(wide, []);
      });
    }
  });
}

for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
  test(`every target is at least 24 pixels high and wide (${viewport.width}px)`, async () => {
    await withProduct({ lang: 'en', viewport }, async (product) => {
      await product.example();
      const small = new Set();
      for (const title of pages(product)) {
        await product.goTo(title);
        const found = await product.element.evaluate((element) => {
          const targets = element.shadowRoot.querySelectorAll('button, a[href], select, textarea, input:not([hidden]), summary, [tabindex="0"]');
          return [...targets].filter((target) => target.checkVisibility() && !target.matches('.ea-skip')).flatMap((target) => {
            // A radio is pressed by its whole label.
            const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
            return width >= 24 && height >= 24 ? [] : [`${target.localName}.${target.className} “${target.textContent.trim().slice(0, 20)}” ${width.toFixed(1)}×${height.toFixed(1)}`];
          });
        });
        for (const one of found) small.add(one);
      }
      assert.deepEqual([...small], []);
    });
  });
}

test('the first key reaches a link that skips to the page', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.example();
    await product.item('1.1');
    await page.reload();
    await product.ready();
    await page.keyboard.press('Tab');
    const skip = product.find('.ea-skip:focus');
    await skip.waitFor();
    assert.ok((await skip.boundingBox()).y >= 0, 'it is in sight');
    await page.keyboard.press('Enter');
    await product.find('h1:focus').waitFor();
    await page.keyboard.press('Tab');
    assert.ok(await product.element.evaluate((element) => element.shadowRoot.activeElement.closest('main') !== null));
  });
});

test('the total is read out, once, a moment after it changed', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.begin();
    await product.item('1.1');
    const spoken = product.find('[aria-live=polite]');
    assert.equal(await spoken.innerText(), '');
    await product.percent(70).check();
    await spoken.filter({ hasText: 'Provisional total 14.00 points, 2.8%' }).waitFor({ state: 'attached' });
  });
});

test('asking before something is deleted keeps the keyboard where it is', async () => {
  await withProduct({}, async (product, { page }) => {
    for (const name of ['甲公司', '乙公司']) {
      await product.menu(product.words.create);
      await product.field('组织名称').fill(name);
      await product.saved();
    }
    await product.goTo(product.words.start);
    const entry = product.stored.filter({ hasText: '甲公司' });
    await entry.getByRole('button', { name: '删除' }).focus();
    await page.keyboard.press('Enter');
    await entry.locator('button:focus').waitFor({ timeout: 2000 });
  });
});
