// Earlier states: taken by themselves and by hand, compared, brought back without losing the present, thinned never when named.
// And the file: what no file has is counted and said, and nothing is called exported that cannot be read again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { withProduct } from './product.mjs';

const HISTORY = { zh: '历史版本', en: 'History' };

/** A clock that tests move on: `globalThis.later(minutes)`. */
function movableClock() {
  const { now } = Date;
  let ahead = Number(sessionStorage.getItem('ahead') ?? 0);
  globalThis.later = (minutes) => { ahead += minutes * 60_000; sessionStorage.setItem('ahead', ahead); };
  Date.now = () => now() + ahead;
  globalThis.Date = new Proxy(Date, { construct: (Real, given) => given.length ? new Real(...given) : new Real(now() + ahead) });
}

const snapshots = (product) => product.find('.ea-snapshot');

async function openHistory(product) {
  await product.menu(HISTORY[product.lang]);
  await product.shows(HISTORY[product.lang]);
}

async function named(product, name) {
  await product.find('.ea-snapshot-name').fill(name);
  await product.find('.ea-keep').click();
  await product.find('.ea-snapshot-called').filter({ hasText: name }).first().waitFor();
}

async function write(product, point, text) {
  await product.item(point.split('-')[0]);
  await product.evidence(point).fill(text);
  await product.saved();
}

test('a state with a name is kept, and comes back without the present being lost', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await write(product, '1.1-1', '研讨会之前的证据');
    await openHistory(product);
    await named(product, '研讨会之前');
    const before = await product.file();
    await write(product, '1.1-1', '研讨会上改坏了');
    await write(product, '1.1-2', '新写的');
    await openHistory(product);
    await product.find('.ea-snapshot', { hasText: '研讨会之前' }).locator('.ea-restore').first().click();

    await product.find('.ea-restored').waitFor();
    assert.deepEqual((await product.file()).items, before.items);
    assert.equal((await product.focus()).tag, 'h1');
    await product.find('.ea-tag').filter({ hasText: '恢复之前' }).waitFor();
    await product.find('.ea-way-back').click();
    await product.find('.ea-tag').filter({ hasText: '恢复之前' }).nth(1).waitFor();
    const { items } = await product.file();
    assert.equal(items['1.1'].guidance['1.1-1'].evidence, '研讨会上改坏了');
    assert.equal(items['1.1'].guidance['1.1-2'].evidence, '新写的');
  });
});

test('a restoring is one step: undo takes it back, redo makes it again, also after a reload', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await write(product, '1.1-1', '研讨会之前的证据');
    await product.percent(50).check();
    await product.saved();
    await openHistory(product);
    await named(product, '研讨会之前');
    const before = (await product.file()).items;
    await write(product, '1.1-1', '研讨会上改坏了');
    await product.percent(85).check();
    await write(product, '2.1-2', '新写的');
    const present = (await product.file()).items;
    await openHistory(product);
    await product.find('.ea-snapshot', { hasText: '研讨会之前' }).locator('.ea-restore').first().click();
    await product.find('.ea-restored').waitFor();
    assert.deepEqual((await product.file()).items, before);
    await product.saved();

    await product.find('.ea-undo').click();
    assert.deepEqual((await product.file()).items, present);
    await product.find('.ea-restored').waitFor({ state: 'detached' });
    assert.equal((await product.focus()).tag, 'h1');
    await product.find('.ea-redo').click();
    assert.deepEqual((await product.file()).items, before);
    await product.saved();

    await page.reload();
    await product.ready();
    await product.item('2.1');
    await product.find('.ea-undo').click();
    assert.deepEqual((await product.file()).items, present);
    assert.equal(await product.evidence('2.1-2').inputValue(), '新写的');
    await product.find('.ea-undo').click();
    assert.notDeepEqual((await product.file()).items, present, 'the steps before it are still there');
  });
});

test('what was restored is stored, and the history is there after a reload', async () => {
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    await product.begin();
    await write(product, '1.1-1', 'first');
    await openHistory(product);
    await named(product, 'first');
    await write(product, '1.1-1', 'second');
    await openHistory(product);
    await product.find('.ea-restore').click();
    await product.find('.ea-restored').waitFor();
    await page.reload();
    await product.ready();
    await product.shows('History');
    // The list is read from the database: it comes after the page.
    await snapshots(product).nth(1).waitFor();
    assert.equal(await snapshots(product).count(), 2);
    assert.equal((await product.file()).items['1.1'].guidance['1.1-1'].evidence, 'first');
  });
});

test('after a quarter of an hour of work the next change is followed by a snapshot, and a day later the old state is kept at opening', async () => {
  await withProduct({ init: movableClock }, async (product, { page }) => {
    await product.begin();
    await write(product, '1.1-1', '一');
    await openHistory(product);
    await product.main.getByText('还没有快照').waitFor();
    await page.evaluate(() => globalThis.later(16));
    await write(product, '1.1-1', '一二');
    await openHistory(product);
    await snapshots(product).waitFor();
    await write(product, '1.1-1', '一二三');
    await openHistory(product);
    await snapshots(product).first().waitFor();
    assert.equal(await snapshots(product).count(), 1, 'not again before the time');

    await page.evaluate(() => globalThis.later(24 * 60));
    await page.reload();
    await product.ready();
    // The list was read before or after that: read it again.
    await product.item('1.1');
    await openHistory(product);
    const opening = snapshots(product).first();
    await opening.locator('.ea-tag').filter({ hasText: '打开时' }).waitFor();
    await opening.getByText('与现在相同').waitFor();
    assert.equal(await snapshots(product).count(), 2);
  });
});

test('a snapshot says its provisional score and what was changed, is renamed, handed out as a file and deleted', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    await openHistory(product);
    await named(product, '甲');
    await product.item('1.1');
    await product.percent(60).check();
    await product.saved();
    await openHistory(product);
    await named(product, '乙');
    const newest = snapshots(product).first();
    assert.match(await newest.innerText(), /暂定：275\.00分 · 55\.0% · 已评18／18条/);
    await newest.getByText('比前一份改动1处：1.1').waitFor();

    await newest.locator('.ea-name-it').click();
    assert.equal((await product.focus()).tag, 'input');
    await newest.getByRole('textbox').fill('丙');
    await newest.getByRole('button', { name: '确定' }).click();
    await product.find('.ea-snapshot-called').filter({ hasText: '丙' }).waitFor();
    await product.find('.ea-name-it:focus').waitFor();
    const { text, name } = await product.download(() => snapshots(product).first().locator('.ea-save-snapshot').click());
    assert.equal(text, await product.save());
    assert.match(name, /\.json$/);

    const count = await snapshots(product).count();
    await snapshots(product).first().locator('.ea-delete-snapshot').click();
    await product.find('.ea-snapshot-called').filter({ hasText: '丙' }).waitFor({ state: 'detached' });
    assert.equal(await snapshots(product).count(), count - 1);
  });
});

test('where the browser denies its database, that is said, and all else works', async () => {
  const deny = () => Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } });
  await withProduct({ init: deny }, async (product) => {
    await product.begin();
    await write(product, '1.1-1', '证据');
    await openHistory(product);
    await product.main.getByText('浏览器不允许本页存放历史版本，其他功能照常').waitFor();
    await product.find('.ea-keep').click();
    await product.notice.filter({ hasText: '快照没有留下' }).waitFor();
    await write(product, '1.1-1', '更多证据');
    const { text } = await product.download(() => product.menu(product.words.save));
    assert.equal(text, await product.save());
  });
});

test('snapshots are not in localStorage, and each assessment has its own', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await write(product, '1.1-1', '甲的证据');
    const keys = () => page.evaluate(() => Object.keys(localStorage).length);
    const before = await keys();
    await openHistory(product);
    await named(product, '甲');
    assert.equal(await keys(), before);
    await product.menu(product.words.create);
    await product.field('组织名称').fill('乙公司');
    await product.saved();
    await openHistory(product);
    await product.main.getByText('还没有快照').waitFor();
  });
});

test('deleting an assessment for good deletes its snapshots, and no others', async () => {
  const kept = (page) => page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('excellence-assessment-history', 1).onsuccess = ({ target: { result } }) => {
      const stores = ['snapshots', 'texts'];
      const transaction = result.transaction(stores);
      const counts = stores.map((store) => transaction.objectStore(store).count());
      transaction.oncomplete = () => { result.close(); resolve(counts.map((count) => count.result)); };
    };
  }));
  await withProduct({}, async (product, { page }) => {
    for (const name of ['甲', '乙']) {
      await product.menu(product.words.create).catch(() => product.begin());
      await product.field('组织名称').fill(name);
      await product.saved();
      await openHistory(product);
      await named(product, name);
    }
    assert.deepEqual(await kept(page), [2, 2]);
    await product.goTo('开始');
    const first = product.stored.filter({ hasText: '甲' });
    await first.locator('summary').click();
    await first.locator('.ea-delete').click();
    await first.waitFor({ state: 'detached' });
    await page.waitForTimeout(300);
    assert.deepEqual(await kept(page), [2, 2], 'it can be taken back until the bin is emptied');
    await product.find('.ea-bin').click();
    await product.find('.ea-empty').click();
    await product.find('.ea-danger').click();
    await product.find('.ea-danger').waitFor({ state: 'detached' });
    for (const until = Date.now() + 10_000; `${await kept(page)}` !== '1,1' && Date.now() < until;) await page.waitForTimeout(50);
    assert.deepEqual(await kept(page), [1, 1]);
  });
});

test('what no file has is counted near the saved state, and the file takes it away', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.field('行业').fill('电子');
    await product.saved();
    const line = product.find('.ea-reminder');
    await line.filter({ hasText: '2处改动未导出' }).waitFor();
    const { text } = await product.download(() => line.click());
    assert.equal(text, await product.save());
    await line.waitFor({ state: 'detached' });
    await product.field('所在地').fill('深圳');
    await product.field('行业').fill('电子制造');
    await line.filter({ hasText: '2处改动未导出' }).waitFor();
  });
});

test('a file that was opened is a file: nothing is asked for until something is changed', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.field('行业').fill('电子');
    const file = (await product.save()).replaceAll('甲公司', '乙公司');
    await product.load(file);
    await product.item('1.1');
    await product.evidence('1.1-1').fill('新证据');
    await product.evidence('1.1-2').fill('新证据');
    await product.find('.ea-reminder').filter({ hasText: '2处改动未导出' }).waitFor();
  });
});

test('the longer and the more, the more insistent: a notice that can be put away and blocks nothing', async () => {
  await withProduct({ init: movableClock }, async (product, { page }) => {
    await product.begin();
    for (const name of ['组织名称', '行业', '所在地', '编写人或部门']) await product.field(name).fill(name);
    for (const point of ['1.1-1', '1.1-2', '1.1-3', '1.1-4', '1.2-1', '1.2-2', '1.2-3', '1.2-4', '2.1-1', '2.1-2', '2.1-3', '2.1-4']) {
      await product.item(point.split('-')[0]);
      await product.evidence(point).fill(point);
    }
    await product.saved();
    await product.find('.ea-reminder').filter({ hasText: '16处改动未导出' }).waitFor();
    assert.equal(await product.find('.ea-suggestion').count(), 0);
    await page.evaluate(() => globalThis.later(8 * 24 * 60));
    await product.evidence('2.1-4').fill('一周之后');
    const notice = product.find('.ea-suggestion');
    await notice.filter({ hasText: '已填写16处，还没有导出过文件' }).waitFor();
    assert.deepEqual(await axe(page), []);
    await notice.getByRole('button', { name: '以后再说' }).click();
    await notice.waitFor({ state: 'detached' });
    await product.evidence('2.1-4').fill('接着写');
    await product.saved();
    assert.equal(await notice.count(), 0, 'it stays away');
    assert.equal(await product.find('.ea-reminder').innerText(), '8天未导出，16处改动');
  });
});

test('where a browser seems to forget, that is said before it does, with the file beside it', async () => {
  const likeSafari = () => Object.defineProperty(Navigator.prototype, 'vendor', { get: () => 'Apple Computer, Inc.' });
  const likePrivate = () => { StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError')); };
  for (const [init, said] of [[likeSafari, /七天不打开本页/], [likePrivate, /可能是无痕窗口（只是推测）/]]) {
    await withProduct({ init }, async (product) => {
      await product.begin();
      for (const name of ['组织名称', '行业', '所在地', '自评期间', '编写人或部门']) await product.field(name).fill('一');
      const notice = product.find('.ea-suggestion');
      await notice.waitFor();
      assert.match(await notice.innerText(), said);
      const { text } = await product.download(() => notice.getByRole('button', { name: product.words.save }).click());
      assert.equal(text, await product.save());
      await notice.waitFor({ state: 'detached' });
      await openHistory(product);
      await product.main.getByText(said).waitFor();
    });
  }
});

test('a file too large to be opened again is not called exported', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    const long = '证'.repeat(199_950);
    const items = ['1.1', '1.2', '1.3'];
    const file = await product.file();
    for (const item of items) {
      file.items[item] = { guidance: {}, factors: {}, percent: null, strengths: long, opportunities: long };
    }
    await product.load(JSON.stringify(file));
    // Records cannot be stored; cards, which tell what was exported, can.
    await page.evaluate(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function store(key, text) {
        if (!key.includes('/record/')) setItem.call(this, key, text);
      };
    });
    await product.item('2.1');
    await product.evidence('2.1-1').fill(long);
    const { text } = await product.download(() => product.menu(product.words.save));
    assert.ok(text.length > 0);
    await product.notice.filter({ hasText: '4 MiB' }).waitFor();
    const exported = await page.evaluate(() => Object.entries(localStorage).filter(([key, card]) => key.includes('/card/') && /"exported":"2/.test(card)).length);
    assert.equal(exported, 0);
    // Nor is it for the page around it, which is told why; the text itself it has all the same.
    const told = await product.element.evaluate((element) => {
      let events = 0;
      element.addEventListener('excellence-exported', () => { events += 1; });
      return element.export('json').then(() => 'exported', (error) => `${events} ${error.message}`);
    });
    assert.match(told, /^0 .*4 MiB/);
    assert.ok((await product.save()).length > 0);
  });
});

test('the page is clean for axe, light and dark, in Chinese and English', async () => {
  for (const lang of ['zh', 'en']) {
    await withProduct({ lang, reducedMotion: 'reduce' }, async (product, { page }) => {
      await product.example();
      await openHistory(product);
      await named(product, 'x');
      for (const theme of ['light', 'dark']) {
        await product.theme(theme);
        assert.deepEqual(await axe(page), []);
      }
    });
  }
});

test('a snapshot that was damaged is not restored, and the present stays', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await write(product, '1.1-1', '一');
    await openHistory(product);
    await named(product, '一');
    await write(product, '1.1-1', '一二');
    const present = await product.file();
    await page.evaluate(() => new Promise((resolve) => {
      indexedDB.open('excellence-assessment-history', 1).onsuccess = ({ target: { result } }) => {
        const transaction = result.transaction('texts', 'readwrite');
        const store = transaction.objectStore('texts');
        store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
          const bytes = new Uint8Array(cursor.value);
          bytes[bytes.length >> 1] ^= 1;
          cursor.update(bytes.buffer);
        };
        transaction.oncomplete = () => { result.close(); resolve(); };
      };
    }));
    await openHistory(product);
    await product.find('.ea-restore').click();
    await product.notice.filter({ hasText: '没有恢复，现有的自评没有改动' }).waitFor();
    assert.match(await product.notice.innerText(), /已损坏/);
    assert.deepEqual((await product.file()).items, present.items);
  });
});

test('where the present cannot be kept, nothing is restored', async () => {
  const fill = () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function full(...given) {
      if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  };
  await withProduct({ init: fill }, async (product, { page }) => {
    await product.begin();
    await write(product, '1.1-1', '一');
    await openHistory(product);
    await named(product, '一');
    await write(product, '1.1-1', '一二');
    await openHistory(product);
    await page.evaluate(() => { globalThis.full = true; });
    await product.find('.ea-restore').click();
    await product.notice.filter({ hasText: '没有恢复' }).waitFor();
    assert.match(await product.notice.innerText(), /存储空间已满/);
    assert.equal((await product.file()).items['1.1'].guidance['1.1-1'].evidence, '一二');
  });
});

test('a browser without compression keeps the texts as they are', async () => {
  await withProduct({ init: () => { delete globalThis.CompressionStream; } }, async (product) => {
    await product.begin();
    await write(product, '1.1-1', '一');
    await openHistory(product);
    await named(product, '一');
    const { text } = await product.download(() => product.find('.ea-save-snapshot').click());
    assert.equal(text, await product.save());
  });
});

test('an element that is taken away in the middle of it leaves quietly', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await write(product, '1.1-1', '一');
    await openHistory(product);
    for (let round = 0; round < 4; round += 1) {
      await product.find('.ea-keep').click();
      await product.element.evaluate((element, round) => new Promise((done) => setTimeout(() => {
        const parent = element.parentNode;
        element.remove();
        setTimeout(() => { parent.append(element); done(); }, 200);
      }, round * 4)), round);
      await product.ready();
      await product.shows('历史版本');
    }
    await page.waitForTimeout(300);
  });
});
