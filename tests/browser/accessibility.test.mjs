// Everybody can use it: axe on every page in both languages and themes, narrow and zoomed, with large enough targets, without a mouse.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { PROGRAMME, STANDARD, withProduct } from './product.mjs';

/** One page of each kind, by its entry in the contents. */
const pages = (product) => [
  product.words.start, STANDARD.profile.title[product.lang], product.titleOf('1.1'), product.titleOf('1.3'),
  product.words.scoreboard, PROGRAMME.title[product.lang], product.words.programmes, product.words.improvement, product.words.draft, product.words.standard,
];

/** Goes to a page and waits until all of it is there. */
async function visit(product, title) {
  await product.goTo(title);
  if (title === product.words.programmes) await product.find('tr[data-programme=shanghai-model]').waitFor();
  if (title === product.words.draft) await product.find('iframe').contentFrame().locator('td').first().waitFor();
}

for (const theme of ['light', 'dark']) {
  for (const lang of ['zh', 'en']) {
    test(`axe finds nothing on any page (${lang}, ${theme})`, async () => {
      await withProduct({ lang, colorScheme: theme }, async (product, { page }) => {
        const findings = [];
        await product.example();
        for (const title of pages(product)) {
          await visit(product, title);
          for (const finding of await axe(page)) findings.push(`${title}: ${finding}`);
        }
        await visit(product, product.words.draft);
        const [, draft] = page.frames();
        for (const finding of await axe(draft)) findings.push(`the draft itself: ${finding}`);
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

const NARROW = { 'a phone': 390, 'a window of 1280 at 200 % zoom': 640, 'a window of 1280 at 400 % zoom': 320 };

for (const lang of ['zh', 'en']) {
  test(`no page scrolls sideways on a phone or when it is zoomed (${lang})`, async () => {
    await withProduct({ lang }, async (product, { page }) => {
      await product.example();
      const wide = [];
      for (const title of pages(product)) {
        await visit(product, title);
        for (const [what, width] of Object.entries(NARROW)) {
          await page.setViewportSize({ width, height: 800 });
          const scroll = await page.evaluate(() => document.scrollingElement.scrollWidth);
          if (scroll > width) wide.push(`${title} in ${what}: ${scroll} of ${width} px`);
        }
        await page.setViewportSize({ width: 1280, height: 900 });
      }
      assert.deepEqual(wide, []);
    });
  });
}

/** The targets in sight that are smaller than 24 by 24 pixels. A radio is pressed by its whole label. */
const smallTargets = (element) => {
  const targets = element.shadowRoot.querySelectorAll('button, a[href], select, textarea, input:not([hidden]), summary, [tabindex="0"]');
  const inSight = [...targets].filter((target) => target.checkVisibility() && !target.matches('.ea-skip'));
  return inSight.flatMap((target) => {
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
    const name = `${target.localName}.${target.className} “${target.textContent.trim().slice(0, 20)}”`;
    return width >= 24 && height >= 24 ? [] : [`${name} ${width.toFixed(1)} × ${height.toFixed(1)}`];
  });
};

test('every target is at least 24 pixels high and wide, on a phone as well', async () => {
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    await product.example();
    const small = new Set();
    for (const title of pages(product)) {
      await visit(product, title);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        for (const one of await product.element.evaluate(smallTargets)) small.add(one);
      }
    }
    assert.deepEqual([...small], []);
  });
});

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

test('what has the focus is never hidden behind the header or the scores of a phone', async () => {
  await withProduct({ lang: 'en', viewport: { width: 390, height: 844 } }, async (product, { page }) => {
    await product.example();
    await product.item('1.1');
    const hidden = [];
    const stops = await product.main.locator('button:visible, input:visible, textarea:visible, summary:visible').count();
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let stop = 0; stop < stops; stop += 1) {
        await page.keyboard.press(key);
        const behind = await product.element.evaluate((element) => {
          const root = element.shadowRoot;
          const focused = root.activeElement;
          if (!focused?.closest('main')) return undefined;
          const { top, bottom } = (focused.closest('label') ?? focused).getBoundingClientRect();
          const header = root.querySelector('.ea-fictional').getBoundingClientRect().bottom;
          const bar = root.querySelector('.ea-scores-bar').getBoundingClientRect().top;
          return bottom <= header || top >= bar ? `${focused.localName} ${focused.id || focused.name || focused.textContent}` : undefined;
        });
        if (behind) hidden.push(`${key}: ${behind}`);
      }
    }
    assert.deepEqual(hidden, []);
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

test('what is done with a stored assessment keeps the keyboard where it is, and axe finds nothing with all of it opened', async () => {
  await withProduct({}, async (product, { page }) => {
    for (const name of ['甲公司', '乙公司', '丙公司']) {
      await product.menu(product.words.create);
      await product.field('组织名称').fill(name);
      await product.saved();
    }
    await product.goTo(product.words.start);
    const entry = product.stored.filter({ hasText: '甲公司' });
    const press = async (name) => {
      const more = entry.locator('summary');
      if (await entry.locator('details[open]').count() === 0) {
        await more.focus();
        await page.keyboard.press('Enter');
      }
      await entry.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await press('名称与标签');
    await entry.locator('.ea-own-title:focus').waitFor({ timeout: 2000 });
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press('Escape');
    await entry.locator('.ea-rename:focus').waitFor({ timeout: 2000 });
    await press('去名称后分享');
    await entry.locator('.ea-share-save:focus').waitFor({ timeout: 2000 });
    assert.deepEqual(await axe(page), []);
    await press('导出文件');
    await entry.locator('.ea-continue:focus').waitFor({ timeout: 2000 });
    await press('归档');
    await product.find('.ea-said:focus').waitFor({ timeout: 2000 });
    await product.find('.ea-archived').press('Enter');
    await press('删除');
    await product.find('.ea-take-back:focus').waitFor({ timeout: 2000 });
    await product.find('.ea-bin').press('Enter');
    assert.deepEqual(await axe(page), []);
    await product.find('.ea-empty').press('Enter');
    await product.find('.ea-fold .ea-cancel:focus').waitFor({ timeout: 2000 });
    assert.deepEqual(await axe(page), []);
  });
});

test('what the tab key leads to stands neither under the header nor under the bar of scores', async () => {
  await withProduct({ viewport: { width: 640, height: 450 } }, async (product, { page }) => {
    await product.begin();
    await product.goTo(product.words.improvement);
    for (const key of ['Tab', 'Shift+Tab']) {
      let seen = 0;
      for (let pressed = 0; pressed < 40; pressed += 1) {
        await page.keyboard.press(key);
        await page.evaluate(() => new Promise(requestAnimationFrame));
        const hidden = await product.element.evaluate(({ shadowRoot }) => {
          const focused = shadowRoot.activeElement;
          if (!focused?.closest('main')) return undefined;
          const box = (selector) => shadowRoot.querySelector(selector).getBoundingClientRect();
          const { top, bottom } = focused.getBoundingClientRect();
          return bottom <= box('.ea-header').bottom || top >= box('.ea-scores').top ? focused.id || focused.textContent : '';
        });
        if (hidden !== undefined) seen += 1;
        assert.ok(!hidden, `${key}: ${hidden}`);
      }
      assert.ok(seen > 20, key);
    }
  });
});

test('in a narrow column of a wide page the contents stand over the element alone, and close with the page and with Escape', async () => {
  await withProduct({ viewport: { width: 1280, height: 800 } }, async (product, { page }) => {
    await product.begin();
    await page.evaluate(() => { document.body.style.cssText = 'inline-size: 400px; margin: 60px auto'; });
    const [button, { contents }] = [product.find('.ea-contents-button'), product];
    await button.click();
    const [over, element] = [await contents.boundingBox(), await product.element.boundingBox()];
    assert.ok(over.x >= element.x && over.x + over.width <= element.x + element.width, JSON.stringify([over, element]));
    await page.keyboard.press('Control+Enter');
    await product.shows(product.titleOf('1.1'));
    await contents.waitFor({ state: 'hidden' });
    const [bar, scores] = [product.find('.ea-scores-bar'), product.find('.ea-scores-body')];
    for (const leave of ['Escape', 'Control+Enter']) {
      await bar.click();
      await scores.waitFor();
      await page.keyboard.press(leave);
      await scores.waitFor({ state: 'hidden' });
    }
  });
});
