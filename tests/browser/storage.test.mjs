// What is written stays: saved within half a second, continued after a reload, and never written over by anything.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { PROGRAMME, WORDS, withProduct } from './product.mjs';
import { seal } from './stored.mjs';

const RECORD = 'excellence-assessment/record/';
const words = WORDS.zh;

/** Notes when a key was last pressed and when a record was written. */
function watchWriting() {
  globalThis.written = [];
  addEventListener('input', () => { globalThis.lastInput = performance.now(); }, true);
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function write(key, value) {
    if (key.startsWith('excellence-assessment/record/')) globalThis.written.push(performance.now());
    return setItem.call(this, key, value);
  };
}

test('what is written is stored within half a second of the last keystroke, and the state says when', async () => {
  await withProduct({ init: watchWriting }, async (product, { page }) => {
    await product.begin();
    assert.equal(await product.saveState.innerText(), '尚无内容');
    await product.item('1.1');
    await product.evidence('1.1-1').pressSequentially('一二三四五', { delay: 30 });
    await product.saved();

    const delay = await page.evaluate(() => globalThis.written.at(-1) - globalThis.lastInput);
    assert.ok(delay > 0 && delay <= 500, `${delay} ms`);
    assert.deepEqual(Object.values(await product.records()), [await product.save()]);
  });
});

test('going away in the middle of a word loses nothing', async () => {
  await withProduct({}, async (product, { page, origin }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    const before = await product.save();
    await page.goto(`${origin}/page.css`);
    assert.deepEqual(Object.values(await product.records()), [before]);
  });
});

test('hiding the page stores at once', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    const stored = await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      return Object.keys(localStorage).some((key) => key.includes('/record/') && localStorage[key].includes('甲公司'));
    });
    assert.ok(stored);
  });
});

/** Notes how much is written of records. */
function watchSizes() {
  globalThis.sizes = [];
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function write(key, value) {
    if (key.startsWith('excellence-assessment/record/')) globalThis.sizes.push(value.length);
    return setItem.call(this, key, value);
  };
}

/** A long assessment in which letters were written, each saved. */
async function withLong(letters, use) {
  await withProduct({ init: watchSizes }, async (product, driven) => {
    await product.begin();
    await product.item('1.2');
    await product.evidence('1.2-1').fill('长'.repeat(10_000));
    await product.saved();
    await product.item('1.1');
    await product.evidence('1.1-1').focus();
    for (const letter of letters) {
      await driven.page.keyboard.insertText(letter);
      await product.saved();
    }
    await use(product, driven);
  });
}

test('a saving of a long assessment writes what changed, however much stands elsewhere, and all of it is found again', async () => {
  await withLong(['一'], async (product, { page }) => {
    await page.evaluate(() => { globalThis.sizes = []; });
    for (const letter of '二三四') {
      await page.keyboard.insertText(letter);
      await product.saved();
    }
    const sizes = await page.evaluate(() => globalThis.sizes);
    assert.equal(sizes.length, 3);
    assert.ok(sizes.every((size) => size < 500), `${sizes}`);
    const written = await product.save();
    assert.match(written, /一二三四/);
    assert.deepEqual(Object.values(await product.records()), [written]);
    await page.reload();
    await product.ready();
    assert.equal(await product.save(), written);
    // The first saving of the next window writes it whole, and nothing of the two slots before is left.
    await product.evidence('1.1-1').fill('甲');
    await product.saved();
    const slots = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('/record/')).length);
    assert.equal(slots, 1);
    assert.deepEqual(Object.values(await product.records()), [await product.save()]);
  });
});

for (const [what, which] of [['the whole text', 0], ['what changed', 1]]) {
  test(`of a long assessment ${what} is damaged or lost: it is mended from its copy`, async () => {
    for (const damage of ['changed', 'gone']) {
      await withLong('一二三', async (product, { page }) => {
        const whole = await product.save();
        await page.evaluate(([which, damage]) => {
          const keys = Object.keys(localStorage).filter((key) => key.includes('/record/'));
          const key = keys.sort((a, b) => a.split('/')[3] - b.split('/')[3])[which];
          if (damage === 'gone') localStorage.removeItem(key);
          else localStorage.setItem(key, localStorage[key].slice(0, -9));
        }, [which, damage]);
        await page.reload();
        await product.ready();
        await page.waitForFunction((whole) => document.querySelector('excellence-assessment').save() === whole, whole);
        await product.evidence('1.1-1').fill('甲');
        await product.saved();
        assert.ok(Object.values(await product.records()).includes(await product.save()));
      });
    }
  });
}

test('where the browser denies its storage, work goes on in memory, which is said plainly, and a file is offered', async () => {
  const deny = () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  await withProduct({ init: deny }, async (product, { page }) => {
    await product.element.evaluate((element) => {
      globalThis.errors = [];
      element.addEventListener('excellence-error', ({ detail }) => globalThis.errors.push(detail.message));
    });
    assert.match(await product.unsaved.innerText(), /浏览器不允许本页存储.*关闭前请导出文件/s);
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('只在内存');
    await product.unsaved.waitFor();
    assert.match(await product.saveState.innerText(), /^未保存/);
    // The page around the element is told as well.
    await page.waitForFunction(() => globalThis.errors.some((message) => message.startsWith('未保存')));

    await product.item('1.2');
    await product.item('1.1');
    assert.equal(await product.evidence('1.1-1').inputValue(), '只在内存');
    const { text } = await product.download(() => product.unsaved.getByRole('button').click());
    assert.equal(text, await product.save());
  });
});

test('where the storage is full, that is said, work goes on, and saving succeeds again when there is room', async () => {
  const fill = () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function write(key, value) {
      if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');
      return setItem.call(this, key, value);
    };
  };
  await withProduct({ init: fill }, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const stored = await product.records();

    await page.evaluate(() => { globalThis.full = true; });
    await product.field('组织名称').fill('甲公司与乙公司');
    await product.unsaved.waitFor();
    assert.match(await product.unsaved.innerText(), /存储空间已满/);
    assert.match(await product.saveState.innerText(), /存储空间已满/);
    assert.deepEqual(await product.records(), stored, 'what was stored is still there');
    const { text } = await product.download(() => product.unsaved.getByRole('button').click());
    assert.match(text, /甲公司与乙公司/);

    await page.evaluate(() => { globalThis.full = false; });
    await product.field('组织名称').fill('甲乙公司');
    await product.saved();
    await product.unsaved.waitFor({ state: 'detached' });
    assert.deepEqual(Object.values(await product.records()), [await product.save()]);
  });
});

test('a record of a newer version is listed with what to do, and kept', async () => {
  await withProduct({}, async (product, { page }) => {
    const newer = '{"format":"excellence-assessment","version":9,"answers":"unknown here"}';
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [`${RECORD}newer`, newer]);
    await page.reload();
    await product.ready();
    assert.match(await product.find('.ea-damaged').innerText(), /请用新版本打开/);
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    assert.equal((await product.records())[`${RECORD}newer`], newer);
  });
});

for (const [what, key, wrap] of [
  ['a file', 'newer', (text) => text],
  ['a file in an envelope', 'newer/7', (text) => seal(1, 7, text)],
  ['an envelope', 'newer/7', (text) => seal(3, 7, text)],
]) {
  test(`a record of a newer version (${what}) is shown as far as it is known, handed out as it is, and nothing writes to it`, async () => {
    await withProduct({}, async (product, { page }) => {
      await product.example();
      await product.goTo(words.start);
      const file = JSON.parse(await product.save());
      file.version = 9;
      file.organisation.name = '新版公司';
      file.items['1.1'].consensus = { unknown: ['here'] };
      const text = JSON.stringify(file, null, 2) + '\n';
      await page.evaluate(([key, text]) => localStorage.setItem(key, text), [RECORD + key, wrap(text)]);
      await page.reload();
      await product.ready();
      await product.goTo(words.start);
      await product.find('.ea-damaged').getByRole('button', { name: '查看' }).click();
      await product.shows('组织简介');
      assert.equal(await product.field('组织名称').inputValue(), '新版公司');
      assert.match(await product.find('.ea-banner').innerText(), /由更新的版本写成.*不作任何改动/s);
      assert.equal(await product.saveState.innerText(), '只读');
      assert.deepEqual(await axe(page), []);

      const before = await page.evaluate(() => JSON.stringify(localStorage));
      await product.item('1.1');
      assert.ok(await product.percent(70).isChecked());
      for (const radio of await product.main.getByRole('radio').all()) assert.ok(await radio.isDisabled());
      await product.evidence('1.1-1').focus();
      await page.keyboard.type('改');
      await page.keyboard.press('Control+z');
      await product.goTo(PROGRAMME.title.zh);
      await product.find('.ea-condition input').first().waitFor();
      for (const control of await product.main.locator('input').all()) assert.ok(!(await control.isEditable()));
      await product.goTo(words.draft);
      for (const save of [
        () => product.find('.ea-banner').getByRole('button', { name: '下载原文' }).click(),
        () => product.menu(words.save),
      ]) assert.equal((await product.download(save)).text, text);
      await page.waitForTimeout(500);
      assert.equal(await page.evaluate(() => JSON.stringify(localStorage)), before);

      await product.menu(words.create);
      await product.field('组织名称').fill('甲公司');
      await product.saved();
      assert.equal(await page.evaluate((key) => localStorage[key], RECORD + key), wrap(text));
    });
  });
}

test('a damaged stored text is listed, handed out as it is, and never written over', async () => {
  const damaged = '{"format":"excellence-assessment","version":1,\r\n"id":"\u0000\ufeff文化\u{1f600}"';
  const key = `${RECORD}damaged`;
  await withProduct({}, async (product, { page }) => {
    await page.evaluate(([key, text]) => {
      localStorage.setItem(key, text);
      localStorage.setItem('excellence-assessment/current/', 'damaged');
    }, [key, damaged]);
    await page.reload();
    await product.ready();
    const entry = product.find('.ea-damaged');
    assert.match(await entry.innerText(), /读不出来，已原样保留.*JSON/s);
    assert.equal((await product.download(() => entry.getByRole('button', { name: '下载原文' }).click())).text, damaged);

    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await product.goTo(product.words.start);
    await product.example();
    await page.reload();
    await product.ready();
    assert.equal((await product.records())[key], damaged);
    assert.equal(Object.keys(await product.records()).length, 3);
  });
});

test('a text that an earlier version stored is opened, and taken away only when its first change is kept', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const text = await product.save();
    await product.forgetAll();
    await page.evaluate(([key, text]) => {
      localStorage.setItem(key, text);
      localStorage.setItem('excellence-assessment/current/', 'earlier');
    }, [`${RECORD}earlier`, text]);
    await page.reload();
    await product.ready();
    assert.equal(await product.save(), text);
    assert.deepEqual(await product.records(), { [`${RECORD}earlier`]: text });

    await product.field('组织名称').fill('乙公司');
    await product.saved();
    const records = await product.records();
    assert.deepEqual(Object.values(records), [await product.save()]);
    assert.equal(records[`${RECORD}earlier`], undefined);
  });
});

/** Changes one character of the one record that is stored, as a disk may; gives back its key. */
const damage = (page) => page.evaluate(() => {
  const key = Object.keys(localStorage).find((key) => key.includes('/record/'));
  localStorage.setItem(key, localStorage[key].replace('甲', '乙'));
  return key;
});

for (const [lang, mended, kept] of [
  ['zh', /“甲公司”存储的内容损坏了，已用另存的完整副本修复，没有丢失内容/, '下载原文'],
  ['en', /What was stored of “甲公司” was damaged\. It was mended from its whole copy; nothing is lost/, 'Download the text'],
]) {
  test(`a record in which one character changed is mended from its copy, which is said; the damaged text is kept to be downloaded (${lang})`, async () => {
    await withProduct({ lang }, async (product, { page }) => {
      await product.begin();
      await product.field(product.words.name).fill('甲公司');
      await product.saved();
      const whole = await product.save();
      const key = await damage(page);
      const damaged = (await product.records())[key];
      await page.reload();
      await product.ready();
      await product.notice.filter({ hasText: mended }).waitFor();
      assert.equal(await product.save(), whole);
      assert.deepEqual(await axe(page), []);
      await product.field(product.words.name).fill('甲公司与丙公司');
      await product.saved();
      await product.goTo(product.words.start);
      const entry = product.find('.ea-damaged');
      assert.equal((await product.download(() => entry.getByRole('button', { name: kept }).click())).text, damaged);
      assert.equal(await product.stored.count(), 2);
      await page.reload();
      await product.ready();
      assert.equal((await product.file()).organisation.name, '甲公司与丙公司', 'the mended one goes on');
      assert.equal((await product.records())[key], damaged);
    });
  });
}

test('a damaged record that is not open is mended when it is opened, and when it is listed as damaged', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const whole = await product.save();
    for (const listed of [false, true]) {
      await page.evaluate((listed) => {
        localStorage.removeItem('excellence-assessment/current/');
        for (const key of Object.keys(localStorage)) if (listed && key.includes('/card/')) localStorage.removeItem(key);
        const [newest] = Object.keys(localStorage).filter((key) => key.includes('/record/')).sort().reverse();
        localStorage.setItem(newest, localStorage[newest].replace('甲', '乙'));
      }, listed);
      await page.reload();
      await product.ready();
      const row = product.stored.filter({ hasText: '甲公司' }).locator('.ea-continue');
      if (listed) await product.notice.filter({ hasText: '修复' }).waitFor();
      await row.click();
      await product.notice.filter({ hasText: '修复' }).waitFor();
      assert.equal(await product.save(), whole);
      await product.goTo(product.words.start);
    }
  });
});

test('where the copy is gone, the whole writing before the damaged one is opened, and that is said', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const whole = await product.save();
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((key) => key.includes('/record/'));
      const next = key.replace(/\d+$/, (revision) => Number(revision) + 1);
      localStorage.setItem(next, localStorage[key].slice(0, 100)); // A writing that was cut short.
    });
    await page.reload();
    await product.ready();
    await product.notice.filter({ hasText: /最后一次写入的内容损坏了，打开的是它之前完整的一份/ }).waitFor();
    assert.equal(await product.save(), whole);
    await product.goTo(product.words.start);
    await product.find('.ea-damaged').waitFor();
  });
});

test('a stored assessment in which one character changed and whose copy is gone is listed as damaged, and kept', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const key = await damage(page);
    await product.forgetCopies();
    await page.reload();
    await product.ready();
    assert.match(await product.find('.ea-damaged').innerText(), /读不出来，已原样保留.*与写入时不一致/s);
    await product.begin();
    await product.field('组织名称').fill('丙公司');
    await product.saved();
    const records = await product.records();
    assert.equal(Object.keys(records).length, 2);
    assert.match(records[key], /乙公司/);
  });
});

test('what can be read of a damaged record opens as a new one, what was lost is named, and the damaged one stays', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.example();
    const text = await product.save();
    const damaged = text.slice(0, text.indexOf('"2.2"'));
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [`${RECORD}damaged`, damaged]);
    await page.reload();
    await product.ready();
    await product.goTo(product.words.start);
    await product.find('.ea-damaged').getByRole('button', { name: '打开能读出的部分' }).click();
    const notice = await product.notice.innerText();
    for (const part of [/另存为一份新自评/, /items：内容到此中断/, /conditions：缺少/]) assert.match(notice, part);
    const [salvaged, whole] = [await product.file(), JSON.parse(text)];
    assert.deepEqual(salvaged.organisation, whole.organisation);
    assert.deepEqual(salvaged.items, { '1.1': whole.items['1.1'], '1.2': whole.items['1.2'], '1.3': whole.items['1.3'], '2.1': whole.items['2.1'] });
    await product.saved();
    const records = await product.records();
    assert.equal(records[`${RECORD}damaged`], damaged);
    assert.equal(Object.keys(records).length, 3);
  });
});

/** Takes out of localStorage what a browser forgets that is killed, and begins again. */
async function forgetful(product, forget) {
  await product.page.evaluate(forget);
  await product.page.reload();
  await product.ready();
}

test('what localStorage forgot, as it does when the browser is killed, is put back from the copy', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const early = await product.page.evaluate(() => ({ ...localStorage }));
    await product.field('组织名称').fill('乙公司');
    await product.saved();
    const late = await product.save();
    await forgetful(product, () => localStorage.clear());
    assert.equal(await product.save(), late, 'all of it');
    await product.page.evaluate((early) => { globalThis.early = early; }, early);
    await forgetful(product, () => { localStorage.clear(); Object.assign(localStorage, globalThis.early); });
    assert.equal(await product.save(), late, 'the last writing');
    await product.field('组织名称').fill('丙公司');
    await product.saved();
    assert.deepEqual(Object.values(await product.records()), [await product.save()], 'and the one before goes with the next');
  });
});

test('it is put back before anything is shown, also where the database opens late', async () => {
  const late = () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function later(...given) {
      const request = open.apply(this, given);
      if (globalThis.localStorage.getItem('late') && given[0] === 'excellence-assessment') {
        Object.defineProperty(request, 'onsuccess', { set(act) { request.addEventListener('success', () => setTimeout(act, 2500)); } });
      }
      return request;
    };
  };
  await withProduct({ init: late }, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const whole = await product.save();
    await forgetful(product, () => { localStorage.clear(); localStorage.setItem('late', 'yes'); });
    assert.equal(await product.save(), whole);
  });
});

test('what was deleted is put back into the bin and not into the list', async () => {
  await withProduct({}, async (product) => {
    for (const name of ['甲公司', '乙公司']) {
      await product.menu(product.words.create);
      await product.field('组织名称').fill(name);
      await product.saved();
    }
    await product.goTo(product.words.start);
    const deleted = product.stored.filter({ hasText: '甲公司' });
    await deleted.getByText('更多', { exact: true }).click();
    await deleted.getByRole('button', { name: '删除' }).click();
    await deleted.waitFor({ state: 'detached' });
    // The mark of what was deleted is on the disk.
    await product.page.waitForFunction(() => new Promise((resolve) => {
      const opening = indexedDB.open('excellence-assessment');
      opening.onsuccess = () => {
        const keys = opening.result.transaction('records').objectStore('records').getAllKeys();
        keys.onsuccess = () => {
          opening.result.close();
          resolve(keys.result.some((key) => key.includes('/bin/')));
        };
      };
    }));
    await forgetful(product, () => localStorage.clear());
    assert.equal((await product.file()).organisation.name, '乙公司');
    await product.goTo(product.words.start);
    await product.stored.filter({ hasText: '乙公司' }).waitFor();
    assert.equal(await deleted.count(), 0);
    assert.equal(Object.keys(await product.records()).length, 2, 'the bin has it');
  });
});

test('copies go on after the browser closed their database, and what could not be copied goes with the next', async () => {
  const closing = () => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function begin(...given) {
      if (given[0] === 'records' && given[1] === 'readwrite' && globalThis.refusals > 0) {
        globalThis.refusals -= 1;
        throw new DOMException('The database connection is closing.', 'InvalidStateError');
      }
      return transaction.apply(this, given);
    };
  };
  const copies = (page) => page.evaluate(async () => {
    const result = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    const database = await result(indexedDB.open('excellence-assessment'));
    return JSON.stringify(await result(database.transaction('records').objectStore('records').getAll()));
  });
  await withProduct({ init: closing }, async (product, { page }) => {
    await product.begin();
    for (const [name, times] of [['甲公司', 0], ['乙公司', 1], ['丙公司', Infinity], ['丁公司', 0]]) {
      await page.evaluate((times) => { globalThis.refusals = times; }, times);
      await product.field('组织名称').fill(name);
      await product.saved();
      assert.equal((await copies(page)).includes(name), times < 2, name);
    }
  });
});

test('saved is said when the copy is on the disk and not before, and without a place for copies as ever', async () => {
  const slow = () => {
    globalThis.waiting = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function begin(...given) {
      const begun = transaction.apply(this, given);
      if (given[0] !== 'records' || given[1] !== 'readwrite') return begun;
      globalThis.asked = given[2];
      Object.defineProperty(begun, 'oncomplete', {
        set(act) {
          if (globalThis.waiting) globalThis.waiting.push(act);
          else begun.addEventListener('complete', act);
        },
      });
      return begun;
    };
  };
  await withProduct({ init: slow }, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await page.waitForFunction(() => globalThis.waiting.length);
    await page.waitForTimeout(300);
    assert.doesNotMatch(await product.saveState.innerText(), product.words.saved);
    assert.deepEqual(await page.evaluate(() => globalThis.asked), { durability: 'strict' });
    await page.evaluate(() => {
      const { waiting } = globalThis;
      delete globalThis.waiting;
      for (const complete of waiting) complete();
    });
    await product.saved();
  });
  const denied = () => { IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }; };
  await withProduct({ init: denied }, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await page.reload();
    await product.ready();
    assert.equal((await product.file()).organisation.name, '甲公司');
  });
});

test('deleting a stored assessment spares the one that is open', async () => {
  await withProduct({}, async (product) => {
    for (const name of ['甲公司', '乙公司']) {
      await product.menu(product.words.create);
      await product.field('组织名称').fill(name);
      await product.saved();
    }
    await product.goTo(product.words.start);
    const [open, other] = ['乙公司', '甲公司'].map((name) => product.stored.filter({ hasText: name }));
    for (const entry of [open, other]) await entry.getByText('更多', { exact: true }).click();
    assert.equal(await open.getByRole('button', { name: '删除' }).count(), 0);
    assert.equal(await other.getByRole('button', { name: '删除' }).count(), 1);
  });
});
