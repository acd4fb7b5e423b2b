// When the module fails, a page without it says what happened and hands out everything. The faults are real: the browser's own
// functions, called by the module, throw where the module does not expect it, or leave it no stack.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { Product, serveHost, withProduct } from './product.mjs';

const FAULT = [/injected/, /RuntimeError/, /unreachable/, /Maximum call stack/, /recursive/];

/** `Date.now` throws once: an exception goes through the middle of the module. */
const fail = (page) => page.evaluate(() => {
  const { now } = Date;
  Date.now = () => { Date.now = now; throw new Error('injected'); };
});

const crashed = (product, title = '程序出错，已停止') => product.find('h1').filter({ hasText: title }).waitFor();
const links = (product) => product.find('a[download]');
const fetched = (product, name) => product.download(() => links(product).filter({ hasText: name }).first().click());

for (const [lang, title, typed, up, again, label] of [
  ['zh', '程序出错，已停止', '未保存的文字', /截至\d\d:\d\d保存的内容都在这台设备上/, '重新打开本页', '组织简介 · 组织名称'],
  ['en', 'The program has stopped', 'Unsaved texts', /saved up to \d\d:\d\d is on this device/, 'Reload the page', 'Name of the organisation'],
]) {
  test(`a failure says what happened, until when all is saved, and hands out what is stored and what was typed last (${lang})`, async () => {
    await withProduct({ lang, allow: FAULT }, async (product, { page }) => {
      await page.evaluate(() => { globalThis.told = []; addEventListener('excellence-error', ({ detail }) => told.push(detail.message)); });
      await product.begin();
      await product.field(product.words.name).fill('甲公司');
      await product.saved();
      const stored = await product.save();
      await fail(page);
      await product.field(product.words.name).pressSequentially('与乙公司');
      await crashed(product, title);
      const text = await product.main.innerText();
      assert.match(text, up);
      assert.ok(text.includes('甲公司与') && text.includes(label), text);
      assert.deepEqual(await axe(page), []);
      assert.equal((await fetched(product, '甲公司')).text, stored);
      const last = await fetched(product, typed);
      assert.ok(last.text.includes(label) && last.text.includes('甲公司与'), last.text);
      assert.deepEqual(await page.evaluate(() => told), [title]);

      await product.element.getByRole('button', { name: again }).click();
      await product.ready();
      assert.equal(await product.save(), stored);
      await product.field(product.words.name).fill('甲乙公司');
      await product.saved();
    });
  });
}

test('of a long assessment of which only what changed was written last, the whole is handed out, once', async () => {
  await withProduct({ allow: FAULT }, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('长'.repeat(10_000));
    await product.back.click();
    for (const name of ['甲公司', '乙公司', '丙公司']) {
      await product.field('组织名称').fill(name);
      await product.saved();
    }
    const slots = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes('/record/')).map(([, text]) => text.length));
    assert.ok(slots.length === 2 && Math.min(...slots) < 500, `${slots}`);
    const stored = await product.save();
    await fail(page);
    await product.field('组织名称').pressSequentially('与');
    await crashed(product);
    assert.equal((await fetched(product, '丙公司')).text, stored);
    assert.equal(await links(product).filter({ hasText: '公司' }).count(), 1);
  });
});

test('where what changed of a long assessment is damaged, the whole text under it is handed out too', async () => {
  await withProduct({ allow: FAULT }, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('长'.repeat(10_000));
    await product.back.click();
    for (const name of ['甲公司', '乙公司', '丙公司']) {
      await product.field('组织名称').fill(name);
      await product.saved();
    }
    await page.evaluate(() => {
      const [[key, text]] = Object.entries(localStorage).filter(([key, text]) => key.includes('/record/') && text.length < 500);
      localStorage.setItem(key, text.replace(/\n\d+ 1 1\n/, '\nx 1 1\n'));
    });
    await fail(page);
    await product.field('组织名称').pressSequentially('与');
    await crashed(product);
    const whole = JSON.parse((await fetched(product, '乙公司')).text);
    assert.equal(whole.items['1.1'].guidance['1.1-1'].evidence.length, 10_000);
    assert.ok(await links(product).count() >= 2);
  });
});

test('what was typed after the text was taken that is being stored is handed out, what was typed before is not', async () => {
  /** Has the copies on the disk only when the test says so. */
  const slow = () => {
    globalThis.waiting = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function begin(...given) {
      const begun = transaction.apply(this, given);
      if (given[0] !== 'records' || given[1] !== 'readwrite') return begun;
      Object.defineProperty(begun, 'oncomplete', { set(act) { begun.addEventListener('complete', () => (globalThis.waiting?.push(act) ?? act())); } });
      return begun;
    };
  };
  await withProduct({ init: slow, allow: FAULT }, async (product, { page }) => {
    await product.begin();
    await product.field('行业').fill('制造业');
    await product.field('组织名称').fill('甲公司');
    const isStored = () => Object.entries(localStorage).some(([key, text]) => key.includes('/record/') && text.includes('制造业') && text.includes('甲公司'));
    await page.waitForFunction(isStored);
    const stored = await product.records();
    await product.element.evaluate(async (element) => {
      const saved = new Promise((resolve) => { element.addEventListener('excellence-saved', resolve, { once: true }); });
      const field = element.shadowRoot.querySelector('.ea input[type=text]:not([hidden])');
      field.focus();
      field.value = '甲公司与乙公司';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const { waiting } = globalThis;
      delete globalThis.waiting;
      for (const complete of waiting) complete();
      await saved;
      const { createElement } = Document.prototype;
      Document.prototype.createElement = () => { Document.prototype.createElement = createElement; throw new Error('injected'); };
      element.shadowRoot.querySelector('.ea-next').click();
    }).catch(() => {});
    await page.evaluate(() => {});
    assert.equal(await product.find('h1').innerText(), '程序出错，已停止');
    const last = await fetched(product, '未保存的文字');
    assert.match(last.text, /组织名称\n甲公司与乙公司/);
    assert.doesNotMatch(last.text, /制造业/);
    assert.deepEqual(await product.records(), stored);
  });
});

test('a panic of the module is seen; nothing calls it afterwards, nothing is written, its lock is free', async () => {
  await withProduct({ allow: FAULT }, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const stored = await product.records();
    await page.evaluate(() => {
      const { createElement } = Document.prototype;
      Document.prototype.createElement = () => { Document.prototype.createElement = createElement; throw new Error('injected'); };
    });
    await product.next.click();
    await product.find('.ea-hint').filter({ hasText: /RuntimeError.*0\.1\.0/ }).waitFor();
    await crashed(product);
    const after = await page.evaluate(async () => {
      const errors = [];
      addEventListener('error', ({ message }) => errors.push(message));
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      dispatchEvent(new Event('pagehide'));
      const element = document.querySelector('excellence-assessment');
      element.setAttribute('lang', 'en');
      const thrown = [];
      for (const member of ['save', 'summary']) try { element[member](); } catch (error) { thrown.push(error.constructor.name); }
      await element.load('{}').catch((error) => thrown.push(error.constructor.name));
      await new Promise((done) => setTimeout(done, 1000));
      return { errors, thrown };
    });
    assert.deepEqual(after, { errors: [], thrown: ['Error', 'Error', 'Error'] });
    assert.deepEqual(await product.records(), stored);
    assert.deepEqual((await page.evaluate(() => navigator.locks.query())).held, []);
  });
});

test('every element of the page says so, and one that comes later too', async () => {
  const origin = await serveHost({
    'two.html': `<!doctype html><html lang="zh"><title>Two</title><script type="module" src="excellence-assessment.js"></script>
      <excellence-assessment name="a" lang="zh-CN"></excellence-assessment><excellence-assessment name="b" lang="en"></excellence-assessment>`,
  });
  await withProduct({ origin, path: '/two.html', selector: '[name=a]', allow: FAULT }, async (a, { page }) => {
    const b = new Product(page, 'en', '[name=b]');
    await b.ready();
    await a.begin();
    await fail(page);
    await a.field('组织名称').fill('甲');
    await crashed(a);
    await crashed(b, 'The program has stopped');
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('excellence-assessment'), { lang: 'zh-CN' })));
    await crashed(new Product(page, 'zh', 'excellence-assessment >> nth=2'));
  });
});

test('a failure of the module that writes documents ends that module: it is not called again, and the work goes on', async () => {
  const failing = () => {
    globalThis.calls = 0;
    const guardless = (one) => (typeof one !== 'function' ? one : (...given) => {
      globalThis.calls += 1;
      if (globalThis.broken) throw new WebAssembly.RuntimeError('injected');
      return one(...given);
    });
    const { compileStreaming, instantiate } = WebAssembly;
    let documents;
    WebAssembly.compileStreaming = async (response) => {
      const { url } = await response;
      const module = await compileStreaming(response);
      if (url.includes('documents')) documents = module;
      return module;
    };
    WebAssembly.instantiate = async (module, imports) => {
      const instance = await instantiate(module, imports);
      if (module !== documents) return instance;
      return { exports: Object.fromEntries(Object.entries(instance.exports).map(([name, one]) => [name, guardless(one)])) };
    };
  };
  await withProduct({ init: failing, allow: FAULT }, async (product, { page }) => {
    await product.example();
    assert.match((await product.export('markdown')).text, /^#/);
    await page.evaluate(() => { globalThis.broken = true; });
    const rejected = () => product.element.evaluate((element) => element.export('markdown').then(() => 'exported', (error) => error.message));
    const calls = () => page.evaluate(() => globalThis.calls);
    assert.equal(await rejected(), 'injected');
    const before = await calls();
    assert.ok(before > 0);
    assert.equal(await rejected(), 'injected');
    await product.goTo(product.words.draft);
    await product.main.getByText('写草稿的部分没有加载成功').waitFor();
    assert.equal(await calls(), before, 'it was not called again');
    await product.item('1.1');
    await product.evidence('1.1-1').fill('还在工作');
    await product.saved();
  });
});

test('errors of the page around it are not its own, even in a listener that it calls', async () => {
  await withProduct({ allow: [/of the host/] }, async (product, { page }) => {
    await page.evaluate(() => {
      const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]));
      const { f } = new WebAssembly.Instance(module).exports;
      addEventListener('error', (event) => { if (event.error instanceof WebAssembly.RuntimeError) event.preventDefault(); });
      document.querySelector('excellence-assessment').addEventListener('excellence-change', () => { f(); });
      addEventListener('excellence-saved', () => { throw new Error('of the host'); });
      setTimeout(() => { throw new Error('of the host'); });
      Promise.reject(new Error('of the host'));
    });
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await product.field('行业').fill('制造业');
    await product.saved();
    assert.deepEqual(Object.values(await product.records()), [await product.save()]);
  });
});

test('where nothing could be stored, what was in memory is handed out', async () => {
  const deny = () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
  await withProduct({ init: deny, allow: FAULT }, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    await product.percent(50).check();
    await page.waitForTimeout(1500);
    const text = await product.save();
    await fail(page);
    await product.evidence('1.1-1').fill('只在内存');
    await crashed(product);
    assert.equal((await fetched(product, '停止前的自评')).text, text);
    assert.match((await fetched(product, '未保存的文字')).text, /1\.1 文化引领 · 证据：文化建立\n只在内存/);
    assert.doesNotMatch(await product.main.innerText(), /都在这台设备上/);
  });
});

test('a failure while it begins hands out what is stored, and the next beginning does not open it again', async () => {
  await withProduct({ allow: FAULT }, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const stored = await product.save();
    await page.addInitScript(() => {
      if (sessionStorage.failed) return;
      sessionStorage.failed = true;
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function attach(...given) {
        // The first thing that the module does once it has read what was open.
        Document.prototype.createComment = () => { throw new Error('injected'); };
        return attachShadow.apply(this, given);
      };
    });
    await page.reload();
    await crashed(product);
    assert.equal((await fetched(product, '甲公司')).text, stored);
    await product.element.getByRole('button', { name: '重新打开本页' }).click();
    await product.ready();
    await product.find('.ea-new').waitFor();
    await product.stored.filter({ hasText: '甲公司' }).locator('.ea-continue').click();
    assert.equal(await product.save(), stored);
  });
});
