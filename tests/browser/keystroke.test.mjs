// A keystroke wakes its own field, its counter and its item, and nothing else, however much else is stored; nor does it have the
// browser go over what is not typed in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withProduct } from './product.mjs';

/** The field's value, its counter, its item's score, its item's mark in the contents, and two to spare. */
const MOST_REACTIONS = 6;

/** Types one letter into the evidence of 1.1-1: how many reactions that caused, and which elements it changed. */
async function typeOneLetter(product, { page }) {
  const evidence = product.evidence('1.1-1');
  await evidence.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('a');
  await product.saved();
  await product.watchElements();
  const before = await product.reactions();
  await page.keyboard.type('b');
  const reactions = await product.reactions() - before;
  await page.waitForFunction(() => {
    const record = Object.keys(localStorage).filter((key) => key.includes('/record/'));
    return record.some((key) => /ab"/.test(localStorage[key]));
  });
  await product.saved();
  const changed = await product.changedElements('.ea-field:has([id="ea-evidence-1.1-1"])');
  return { reactions, ...changed };
}

/** The example with so many characters in every other evidence field of other items. */
function swollen(file, characters) {
  const items = Object.entries(file.items).filter(([id]) => id !== '1.1');
  for (const [, item] of items) item.opportunities = '长'.repeat(Math.ceil(characters / items.length));
  return JSON.stringify(file);
}

test('a keystroke re-renders its own field, its counter and the state of saving only', async () => {
  await withProduct({}, async (product, given) => {
    await product.example();
    await product.item('1.1');
    const { reactions, here, elsewhere } = await typeOneLetter(product, given);
    assert.ok(reactions > 0 && reactions <= MOST_REACTIONS, `${reactions} reactions`);
    assert.ok(here > 0, 'the counter counts');
    assert.deepEqual(elsewhere, []);
  });
});

test('its cost does not grow with 60,000 characters in other fields', async () => {
  await withProduct({}, async (product, given) => {
    await product.example();
    const file = await product.file();
    await product.item('1.1');
    const light = await typeOneLetter(product, given);
    await product.load(swollen(file, 60_000));
    const heavy = await typeOneLetter(product, given);
    assert.deepEqual(heavy, light);
  });
});

test('the browser owns what is being typed: the cursor stays, and the node of the field is the same', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    const evidence = product.evidence('1.1-1');
    await evidence.fill('开始结束');
    await evidence.evaluate((area) => { area.setSelectionRange(2, 2); globalThis.area = area; });
    await page.keyboard.type('中间', { delay: 20 });
    await product.saved();
    await page.keyboard.type('更多');
    assert.equal(await evidence.inputValue(), '开始中间更多结束');
    assert.ok(await evidence.evaluate((area) => area === globalThis.area && area.selectionStart === 6));
  });
});

test('a browser that fills forms in finds few fields in the form that is typed in, and no form is sent', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.example();
    const here = page.url();
    for (const [item, selector, most] of [['1.1', '[id="ea-evidence-1.1-1"]', 1], ['1.3', '[data-column]', 12]]) {
      await product.item(item);
      const field = product.find(selector).first();
      await field.focus();
      const fields = await field.evaluate((field) => field.form && field.form.elements.length);
      assert.ok(fields >= 1 && fields <= most, `${selector}: ${fields} fields in its form`);
    }
    // In the last row there is no next cell: Enter stays in the field.
    const last = product.find('[data-column="0"]').last();
    await last.press('Enter');
    assert.equal((await product.focus()).id, await last.getAttribute('id'));
    assert.equal(page.url(), here);
  });
});

test('on a phone the bar of scores gives way to a text that is typed in, and to nothing else', async () => {
  await withProduct({ viewport: { width: 390, height: 844 } }, async (product) => {
    await product.example();
    await product.item('1.1');
    const isInSight = () => product.find('.ea-scores-bar').evaluate((bar) => bar.getBoundingClientRect().top < innerHeight);
    assert.ok(await isInSight());
    await product.evidence('1.1-1').focus();
    assert.ok(!await isInSight());
    await product.evidence('1.1-1').press('Shift+Tab');
    assert.ok(await isInSight());
  });
});
