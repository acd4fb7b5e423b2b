// A full disk, a denied one, a text cut short, a character exchanged: whatever the browser does to what is stored, what was shown as
// saved is there afterwards, whole, and what is damaged is listed and kept.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withProduct } from '../product.mjs';
import { assessment, parcel, press, row } from '../stored.mjs';
import { COUNTS, SEED, chance, report } from './counts.mjs';

const PREFIX = 'excellence-assessment/';
const RECORD = `${PREFIX}record/`;

/** The names of organisations in the records, by which the tests know what is stored. */
const namesIn = async (product) => Object.values(await product.records()).map((text) => {
  try {
    return JSON.parse(text).organisation.name;
  } catch {
    return undefined;
  }
});

/** Waits for what the element says of the next saving: `saved`, or that it failed. */
async function write(product, name) {
  await product.element.evaluate((element) => {
    globalThis.said = new Promise((resolve) => {
      for (const [event, said] of [['excellence-saved', 'saved'], ['excellence-error', 'failed']]) {
        element.addEventListener(event, () => resolve(said), { once: true });
      }
    });
  });
  await product.field(product.words.name).fill(name);
  return product.page.evaluate(() => globalThis.said);
}

/** Begins an assessment with a text of so many characters in it. */
async function begin(product, name, size) {
  await product.begin();
  await product.item('1.1');
  await product.evidence('1.1-1').fill('长'.repeat(size));
  await product.back.click();
  await product.field(product.words.name).fill(name);
  await product.saved();
}

/** Runs before the page: counts the writings of the product, and gives the storage trouble from one of them on. */
function troubled() {
  const { setItem, removeItem } = Storage.prototype;
  globalThis.writes = 0;
  globalThis.trouble = () => {};
  Storage.prototype.setItem = function set(key, text) {
    globalThis.writes += 1;
    globalThis.trouble('set', globalThis.writes, this, setItem);
    return setItem.call(this, key, text);
  };
  Storage.prototype.removeItem = function remove(key) {
    globalThis.trouble('remove', globalThis.writes, this, setItem);
    return removeItem.call(this, key);
  };
}

for (const size of COUNTS.sizes) {
  test(`a disk that is full to the last byte at each single write of a saving loses nothing (${size} characters)`, async (t) => {
    await withProduct({ init: troubled }, async (product, { page }) => {
      await begin(product, '第0家', size);
      await page.evaluate(() => { globalThis.writes = 0; });
      assert.equal(await write(product, '第1家'), 'saved');
      const each = await page.evaluate(() => globalThis.writes);
      assert.ok(each >= 2, `${each} writings of a saving`);
      const sum = { saved: 0, failed: 0, lost: 0 };
      let safe = '第1家';
      for (let full = 1; full <= each; full += 1) {
        // The real quota, not one that is played.
        await page.evaluate(fillBefore, full);
        const name = `第${full}家又${'某'.repeat(30)}`;
        const said = await write(product, name);
        sum[said] += 1;
        assert.equal(await page.evaluate(() => globalThis.filled), 1, 'filled to the last byte');
        if (said === 'saved') safe = name;
        if (!(await namesIn(product)).includes(safe)) sum.lost += 1;
        await page.evaluate(() => {
          globalThis.trouble = () => {};
          localStorage.removeItem('filler');
        });
        safe = `${name}尾`;
        assert.equal(await write(product, safe), 'saved', 'there is room again');
        assert.ok((await namesIn(product)).includes(safe));
      }
      await page.reload();
      await product.ready();
      assert.equal((await product.file()).organisation.name, safe);
      report(t, `disk full at each write of a saving, ${size} characters`, `${each} writes, ${sum.saved} times saved all the same, ${sum.failed} times said not to be`, `${sum.lost} lost`);
      assert.equal(sum.lost, 0);
    });
  });
}

/** Takes all that is left of the storage, to the last character, just before writing number `full` from now on. */
function fillBefore(full) {
  globalThis.writes = 0;
  globalThis.filled = 0;
  globalThis.trouble = (act, write, storage, setItem) => {
    if (act !== 'set' || write !== full) return;
    const taken = Object.entries(storage).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
    setItem.call(storage, 'filler', 'x'.repeat(5 * 1024 * 1024 - taken - 'filler'.length));
    try {
      setItem.call(storage, 'more', '');
    } catch { // As it should: there is no room for one key more.
      globalThis.filled += 1;
    }
  };
}

/** Runs in the page: waits until nothing has been stored for a while, longer than a change waits for its saving. */
const quiet = async () => {
  for (let [before, same] = ['', 0]; same < 4; await new Promise((go) => setTimeout(go, 200))) {
    const now = JSON.stringify({ ...localStorage });
    same = now === before ? same + 1 : 0;
    before = now;
  }
};

/** The evidence by which an assessment is known again. */
const MARKS = ['甲公司的证据', '乙公司的证据'];

/** What is done on the page of what is stored; `gone` is what nobody needs to find among the records afterwards. */
const ACTS = [
  { name: 'begin', act: async (product) => { await product.begin(); await product.field(product.words.name).fill('新公司'); } },
  { name: 'continue', act: (product) => row(product, '甲公司').getByRole('button', { name: '继续' }).click() },
  { name: 'the example', act: (product) => product.find('.ea-example').click() },
  { name: 'open a file', act: (product) => product.choose('one.json', JSON.stringify(assessment('丙公司'))) },
  { name: 'open a file of many', act: (product) => product.choose('many.json', parcel(assessment('丙公司'), assessment('丁公司'))) },
  { name: 'duplicate', act: (product) => press(row(product, '甲公司'), '复制一份') },
  { name: 'archive', act: (product) => press(row(product, '甲公司'), '归档') },
  { name: 'delete', act: (product) => press(row(product, '甲公司'), '删除'), gone: MARKS[0] },
  { name: 'delete and take back', act: async (product) => {
    await press(row(product, '甲公司'), '删除');
    // Where there is no room for the mark that it is deleted, it is asked first.
    await product.find('.ea-take-back, .ea-cancel').first().click();
  }, gone: MARKS[0] },
  { name: 'name', act: async (product) => {
    await press(row(product, '甲公司'), '名称与标签');
    await product.find('.ea-own-title').fill('中期自评');
    await product.find('.ea-keep-name').click();
  } },
  { name: 'language', act: (product) => product.find('.ea-language').click() },
  { name: 'theme', act: (product) => product.theme('dark') },
];

test('a disk that is full to the last byte at each single write of anything else loses nothing', async (t) => {
  await withProduct({ init: troubled }, async (product, { page }) => {
    await product.choose('many.json', parcel(assessment('甲公司'), assessment('乙公司')));
    await row(product, '乙公司').waitFor();
    await page.evaluate(quiet);
    const stored = await page.evaluate(() => ({ ...localStorage }));
    /** Makes the device what it was, and opens the page anew. */
    const anew = async () => {
      await page.evaluate((stored) => {
        globalThis.trouble = () => {};
        localStorage.clear();
        Object.assign(localStorage, stored);
      }, stored);
      await product.forgetCopies();
      await page.reload();
      await product.ready();
      await row(product, '乙公司').waitFor();
      await page.evaluate(quiet);
    };
    const sum = { acts: 0, writes: 0, lost: [] };
    for (const { name, act, gone } of ACTS) {
      await anew();
      await page.evaluate(() => { globalThis.writes = 0; });
      await act(product);
      await page.evaluate(quiet);
      const each = await page.evaluate(() => globalThis.writes);
      assert.ok(each > 0, `${name} writes`);
      sum.acts += 1;
      const { below } = chance();
      const places = COUNTS.fills < each ? Array.from({ length: COUNTS.fills }, () => below(each)) : Array.from({ length: each }, (_, place) => place);
      for (const place of places) {
        await anew();
        await page.evaluate(fillBefore, place + 1);
        await act(product);
        await page.evaluate(quiet);
        const filled = await page.evaluate(() => globalThis.filled);
        assert.ok(filled <= 1);
        sum.writes += filled;
        const found = async () => {
          const texts = Object.values(await product.records()).join();
          return MARKS.filter((mark) => !texts.includes(mark));
        };
        const lost = (await found()).filter((mark) => mark !== gone);
        // With room again, the next window finds it too; what was deleted, in the bin.
        await page.evaluate(() => {
          globalThis.trouble = () => {};
          localStorage.removeItem('filler');
        });
        await page.reload();
        await product.ready();
        await page.evaluate(quiet);
        for (const mark of await found()) {
          if (mark === gone && await product.find('.ea-bin').count() > 0) {
            await product.find('.ea-bin').click();
            await product.find('.ea-restore').first().click();
            await row(product, mark.slice(0, 3)).waitFor();
          }
        }
        lost.push(...await found());
        sum.lost.push(...lost.map((mark) => `${name}, write ${place + 1} of ${each}: ${mark}`));
      }
    }
    report(t, 'disk full at each write of what is done with stored assessments', `${sum.acts} acts, ${sum.writes} times full`, `${sum.lost.length} lost`);
    assert.deepEqual(sum.lost, []);
    assert.ok(sum.writes > sum.acts / 2, 'the disk was full at most of them');
  });
});

test('storage that is denied from each single call on loses nothing that was saved', async (t) => {
  await withProduct({ init: troubled }, async (product, { page }) => {
    await begin(product, '第0家', 200);
    const sum = { rounds: 0, saved: 0, failed: 0, lost: 0 };
    let safe = '第0家';
    for (let from = 1, whole = false; !whole; from += 1) {
      await page.evaluate((from) => {
        globalThis.calls = 0;
        globalThis.trouble = () => {
          globalThis.calls += 1;
          if (globalThis.calls >= from) throw new DOMException('denied', 'SecurityError');
        };
      }, from);
      const name = `第${from}家`;
      const said = await write(product, name);
      sum[said] += 1;
      sum.rounds += 1;
      if (said === 'saved') safe = name;
      whole = await page.evaluate((from) => globalThis.calls < from, from);
      await page.evaluate(() => { globalThis.trouble = () => {}; });
      if (!(await namesIn(product)).includes(safe)) sum.lost += 1;
      if (said === 'failed') assert.match(await product.saveState.innerText(), /^未保存/);
    }
    assert.equal(await write(product, '末家'), 'saved');
    await page.reload();
    await product.ready();
    assert.equal((await product.file()).organisation.name, '末家');
    report(t, 'storage denied from each call of a saving on', `${sum.rounds} calls, ${sum.saved} times saved all the same, ${sum.failed} times said not to be`, `${sum.lost} lost`);
    assert.equal(sum.lost, 0);
    assert.ok(sum.rounds > 1 && sum.failed > 0, 'it was denied');
  });
});

test('storage that is denied from the start is said at once, and the work goes home as a file', async (t) => {
  const deny = () => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
    IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };
  };
  await withProduct({ init: deny }, async (product) => {
    await product.unsaved.waitFor();
    await product.begin();
    await product.field(product.words.name).fill('甲公司');
    const { text } = await product.download(() => product.unsaved.getByRole('button').click());
    assert.equal(text, await product.save());
    assert.doesNotMatch(await product.saveState.innerText(), product.words.saved);
  });
  report(t, 'storage denied from the start', '1 assessment written', 'never shown as saved; the file holds it');
});

/** Runs in the page: makes the device what it was, with one record damaged, and begins anew; gives back what became of it. */
async function beginDamaged({ key, broken, stored, whole, copied }) {
  localStorage.clear();
  Object.assign(localStorage, stored);
  const database = await new Promise((resolve) => { indexedDB.open('excellence-assessment').onsuccess = ({ target }) => resolve(target.result); });
  const transaction = database.transaction('records', 'readwrite');
  const copies = transaction.objectStore('records');
  copies.clear();
  if (copied) copies.put(stored[key], key);
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
  localStorage.setItem(key, broken);

  const old = document.querySelector('excellence-assessment');
  const element = document.createElement('excellence-assessment');
  old.replaceWith(element);
  await element.ready;
  const find = (selector) => element.shadowRoot.querySelectorAll(selector);
  for (let tries = 0; tries < 500; tries += 1) {
    if (copied ? element.save() === whole : find('.ea-damaged').length > 0) break;
    await new Promise((done) => setTimeout(done, 20));
  }
  return { read: element.save() === whole, listed: find('.ea-damaged').length, kept: localStorage.getItem(key) === broken };
}

/**
 * Damages the one record that is stored at many places, and looks with the eyes of the next window each time. Where there is a whole
 * copy, all of it is read again; where there is none, the damage is listed, and nothing is read for it. Either way what is damaged
 * stays as it is, to be handed out.
 */
async function damaged(t, what, count, damage) {
  await withProduct({}, async (product, { page }) => {
    await begin(product, '甲公司', 200);
    const { key, stored } = await page.evaluate((prefix) => {
      const key = Object.keys(localStorage).find((key) => key.startsWith(prefix));
      return { key, stored: { ...localStorage } };
    }, RECORD);
    const text = stored[key];
    const whole = await product.save();
    const { below } = chance();
    const places = count >= text.length ? Array.from({ length: text.length }, (_, place) => place) : Array.from({ length: count }, () => below(text.length));
    const sum = { mended: 0, listed: 0 };
    for (const [number, place] of places.entries()) {
      // What the page brings with it is there from the start now and then, and so is what it puts back as it begins.
      if (number % 50 === 0) await page.reload();
      for (const copied of [true, false]) {
        const found = await page.evaluate(beginDamaged, { key, broken: damage(text, place), stored, whole, copied });
        const told = `${what} at ${place} of seed ${SEED}, ${copied ? 'with' : 'without'} a copy: ${JSON.stringify(found)}`;
        assert.ok(found.kept, told);
        assert.ok(copied ? found.read : !found.read && found.listed === 1, told);
        sum[copied ? 'mended' : 'listed'] += 1;
      }
    }
    report(t, what, `${places.length} places of ${text.length}: ${sum.mended} times mended from the copy, ${sum.listed} times listed without one`, '0 lost, 0 not kept as they are');
  });
}

test('a record that is cut anywhere is mended from its copy or listed, and kept', async (t) => {
  await damaged(t, 'record cut', COUNTS.cuts, (text, place) => text.slice(0, place));
});

test('a record in which any character changes is mended from its copy or listed, and kept', async (t) => {
  await damaged(t, 'character of a record exchanged', COUNTS.flips,
    (text, place) => text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ 1) + text.slice(place + 1));
});
