// The walk: from a new assessment to the draft, forwards, backwards, by jumps, by keyboard alone, and after a break.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STANDARD, walk, withProduct } from './product.mjs';

test('a new assessment leads through profile, eighteen items, scoreboard, programmes and improvement to the draft by the next button', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    const pages = walk('zh');
    assert.equal(pages.length, 1 + 18 + 5);
    assert.equal(await product.back.count(), 0);
    for (const [at, title] of pages.entries()) {
      assert.equal(await product.title(), title);
      if (title === pages.at(-1)) break;
      assert.match(await product.next.innerText(), new RegExp(pages[at + 1]));
      await product.next.click();
      await product.shows(pages[at + 1]);
      // The keyboard and the screen reader follow.
      const { tag, text } = await product.focus();
      assert.deepEqual({ tag, text }, { tag: 'h1', text: pages[at + 1] });
    }
    assert.equal(await product.next.count(), 0);
  });
});

test('back and the contents lead to any page, and the contents mark the page that is shown', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.begin();
    for (const title of ['3.2 Customer value', 'Scoreboard', '1.1 Leading through culture', 'About the standard', '6.3']) {
      await product.goTo(title);
      const heading = title === 'About the standard' ? STANDARD.title.en : title;
      assert.ok((await product.title()).includes(heading), title);
      assert.equal(await product.find('.ea-contents [aria-current=page]').count(), 1);
    }
    await product.back.click();
    await product.shows('6.2 Operational quality');
  });
});

test('on a phone Tab goes through the opened contents and not into the page below them, and a page chosen there has the focus', async () => {
  await withProduct({ viewport: { width: 390, height: 844 } }, async (product, { page }) => {
    await product.begin();
    await product.find('.ea-contents-button').focus();
    await page.keyboard.press('Enter');
    await product.contents.waitFor({ state: 'visible' });
    // The later part has what keeps the page below out.
    await product.find('.ea-ladder').waitFor({ state: 'attached' });
    const within = (selector) => product.element.evaluate((element, selector) => Boolean(element.shadowRoot.activeElement?.closest(selector)), selector);
    const entries = await product.contents.getByRole('button').count();
    for (let pressed = 0; !await within('.ea-contents'); pressed += 1) {
      assert.ok(pressed < 20, 'the contents are reached');
      await page.keyboard.press('Tab');
    }
    for (let pressed = 0; pressed < entries; pressed += 1) {
      await page.keyboard.press('Tab');
      assert.equal(await within('.ea-main'), false);
    }
    assert.equal(await within('.ea-contents'), false, 'all of them were passed');
    await product.contents.getByRole('button', { name: product.titleOf('1.2') }).focus();
    await page.keyboard.press('Enter');
    await product.shows(product.titleOf('1.2'));
    assert.equal((await product.focus()).tag, 'h1');
  });
});

test('on a phone the contents are opened by their button and closed by Escape, wherever the focus is', async () => {
  await withProduct({ viewport: { width: 390, height: 844 } }, async (product, { page }) => {
    await product.begin();
    const button = product.find('.ea-contents-button');
    await button.click();
    await product.contents.waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await product.contents.waitFor({ state: 'hidden' });
    assert.equal(await button.getAttribute('aria-expanded'), 'false');
  });
});

test('Ctrl+Enter leads nowhere from a page beside the walk', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.goTo('改进');
    const title = await product.title();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Shift+Enter');
    assert.equal(await product.title(), title);
  });
});

test('Ctrl+Enter goes on and Ctrl+Shift+Enter goes back, also while writing, and the writing stays', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').pressSequentially('每年两次');
    await page.keyboard.press('Control+Enter');
    await product.shows('1.2');
    await page.keyboard.press('Control+Shift+Enter');
    await product.shows('1.1');
    assert.equal(await product.evidence('1.1-1').inputValue(), '每年两次');
  });
});

test('after a reload one is on the page where one left off, and everything is kept', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await product.item('2.2');
    await product.evidence('2.2-3').fill('战略地图与\n年度目标');
    await product.coverage('2.2-3', 'partial').check();
    await product.place({ A: 3 });
    await product.percent(55).check();
    await product.saved();
    const before = await product.save();

    await page.reload();
    await product.ready();

    assert.match(await product.title(), /^2\.2 /);
    assert.equal(await product.save(), before);
    assert.equal(await product.evidence('2.2-3').inputValue(), '战略地图与\n年度目标');
    assert.ok(await product.coverage('2.2-3', 'partial').isChecked());
    assert.ok(await product.band('A', 3).isChecked());
    assert.ok(await product.percent(55).isChecked());
  });
});

test('a first answer written in the middle of the walk is continued there, not at its beginning', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.item('4.1');
    await product.evidence('4.1-1').fill('人力规划');
    await product.saved();

    await page.reload();
    await product.ready();

    assert.match(await product.title(), /^4\.1 /);
  });
});

test('continuing from the list of stored assessments leads to the page where one left off', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await product.item('3.2');
    await product.goTo(product.words.start);
    await product.stored.getByRole('button', { name: '继续' }).click();
    await product.shows('3.2 顾客增值');
  });
});

test('an item is answered by keyboard alone, from the start page to the adopted proposal', async () => {
  await withProduct({}, async (product, { page }) => {
    const tabTo = async (what, arrived) => {
      for (let presses = 0; presses < 120; presses += 1) {
        await page.keyboard.press('Tab');
        const focus = await product.focus();
        if (focus && arrived(focus)) return;
      }
      assert.fail(`Tab never reached ${what}`);
    };
    const inGroup = (selector) => product.element.evaluate(
      (element, selector) => element.shadowRoot.activeElement?.closest(selector) !== null, selector,
    );

    await tabTo('a new assessment', ({ classes }) => classes.includes('ea-new'));
    await page.keyboard.press('Enter');
    await product.shows('组织简介');
    await page.keyboard.press('Control+Enter');
    await product.shows('1.1 文化引领');

    await tabTo('the first coverage', ({ tag }) => tag === 'input');
    assert.ok(await inGroup('.ea-coverage'));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await tabTo('the first evidence', ({ id }) => id === 'ea-evidence-1.1-1');
    await page.keyboard.type('Vision workshop 2026');
    for (const [factor, presses] of Object.entries({ A: 4, D: 4, L: 3, I: 4 })) {
      await tabTo(`factor ${factor}`, ({ tag }) => tag === 'input');
      while (!await inGroup(`#ea-factor-${factor}`)) await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      for (let press = 0; press < presses; press += 1) await page.keyboard.press('ArrowDown');
    }
    await tabTo('the proposal', ({ classes }) => classes.includes('ea-adopt'));
    await page.keyboard.press('Enter');

    const { items } = await product.summary();
    assert.equal(items['1.1'].percent, 70);
    const answer = (await product.file()).items['1.1'];
    assert.deepEqual(answer.factors, { A: 4, D: 4, I: 4, L: 3 });
    assert.deepEqual(answer.guidance['1.1-1'], { coverage: 'partial', evidence: 'Vision workshop 2026' });
    // The focus was not lost with the pressed button: it goes on from there with the next frame.
    await page.waitForFunction((name) => document.querySelector(name).shadowRoot.activeElement, 'excellence-assessment');
    await tabTo('the percents', ({ tag }) => tag === 'input');
    assert.ok(await inGroup('.ea-percent-choice'));
  });
});
