// Several windows on one assessment, all writing at once. Whatever they agree on, a word that one of them showed as saved is in some
// record afterwards. Whether a window may write at all, or follows another, is theirs to say.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Product, withProduct } from '../product.mjs';
import { COUNTS, SEED, chance, report } from './counts.mjs';

const POINTS = ['1.1-1', '1.1-2', '1.1-3', '1.1-4'];

/** Writes until the time is over, five times at least. Gives back the words that were shown as saved, and how often the window did not let itself be written in. */
async function writer(product, number, until) {
  const { below, holds } = chance(SEED + number);
  const field = product.evidence(POINTS[number % POINTS.length]);
  const saved = new Set();
  let refused = 0;
  const written = [];
  for (let count = 1; count <= 5 || Date.now() < until; count += 1) {
    const word = `w${number}n${count}. `;
    if (!(await field.isEditable({ timeout: 2000 }).catch(() => false))) {
      refused += 1;
      await product.page.waitForTimeout(100);
      continue;
    }
    await field.evaluate((area, word) => {
      area.focus();
      area.setRangeText(word, area.value.length, area.value.length, 'end');
      area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: word }));
    }, word);
    written.push(word);
    if (holds(0.5)) {
      await product.page.waitForTimeout(below(500));
      continue;
    }
    if (holds(0.15)) { // It comes back to what was open last, which another window may have open too.
      await product.page.reload();
      await product.ready();
      await product.item('1.1');
      continue;
    }
    const shown = await product.saveState.filter({ hasText: product.words.saved }).waitFor({ timeout: 3000 }).then(() => true, () => false);
    if (!shown) continue;
    // What the window shows now, it shows as saved: in one breath, so that nothing comes between.
    const text = await product.element.evaluate((element) => (/^已保存/.test(element.shadowRoot.querySelector('.ea-save-state')?.textContent.trim()) ? element.save() : ''));
    for (const word of written) if (text.includes(word)) saved.add(word);
  }
  return { saved, refused, written: written.length };
}

for (const count of COUNTS.windows) {
  test(`${count} windows that write for ${COUNTS.seconds} seconds: what one showed as saved is in some record`, async (t) => {
    await withProduct({}, async (first, { context, origin }) => {
      await first.begin();
      await first.field(first.words.name).fill('甲公司');
      await first.saved();
      const windows = [first];
      while (windows.length < count) {
        const product = new Product(await context.newPage());
        await product.page.goto(origin);
        await product.ready();
        windows.push(product);
      }
      for (const product of windows) await product.item('1.1');
      const until = Date.now() + COUNTS.seconds * 1000;
      const told = await Promise.all(windows.map((product, number) => writer(product, number, until)));

      const [last] = windows;
      for (const product of windows.slice(1)) await product.page.close();
      await last.page.reload();
      await last.ready();
      const records = Object.values(await last.records());
      for (const text of records) JSON.parse(text);
      const saved = told.flatMap((one) => [...one.saved]);
      const lost = saved.filter((word) => !records.some((text) => text.includes(word)));
      const written = told.reduce((sum, one) => sum + one.written, 0);
      const refused = told.filter((one) => one.refused > 0).length;
      report(t, `${count} windows writing for ${COUNTS.seconds} s`, `${written} words written, ${saved.length} shown as saved, ${records.length} records afterwards, ${refused} windows followed`, `${lost.length} lost`);
      assert.ok(saved.length > 0, 'something was shown as saved');
      assert.deepEqual(lost, [], `seed ${SEED}`);
    });
  });
}
