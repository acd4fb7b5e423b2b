// The element as a host page meets it: events, removal, misuse, and styles that would like to reach inside.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPage } from './driver.mjs';
import { serveHost, withProduct } from './product.mjs';

const SCRIPT = '<script type="module" src="excellence-assessment.js"></script>';
const page = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}</body></html>`;

/** Notes every event of the element that reaches the window. */
function listen() {
  globalThis.heard = [];
  for (const name of ['ready', 'change', 'saved', 'exported', 'error']) {
    addEventListener(`excellence-${name}`, ({ type, bubbles, composed, detail, target }) => {
      globalThis.heard.push({ type, bubbles, composed, detail, target: target.localName });
    });
  }
}

test('the host hears ready, change, saved, exported and error, with the summary and without an answer', async () => {
  await withProduct({ init: listen }, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('机密证据');
    await product.percent(70).check();
    await product.saved();
    await product.download(() => product.menu(product.words.save));
    await product.choose('坏.json', '{}');
    await product.notice.waitFor();

    const heard = await page.evaluate(() => globalThis.heard);
    assert.deepEqual([...new Set(heard.map(({ type }) => type.replace('excellence-', '')))], ['ready', 'change', 'saved', 'exported', 'error']);
    for (const { bubbles, composed, detail, target } of heard) {
      assert.deepEqual([bubbles, composed, target], [true, true, 'excellence-assessment']);
      assert.equal(detail.summary.possible, 50000);
      assert.doesNotMatch(JSON.stringify(detail), /机密/);
    }
    const last = (type) => heard.findLast((event) => event.type === `excellence-${type}`).detail;
    assert.equal(last('saved').summary.items['1.1'].percent, 70);
    assert.equal(last('exported').kind, 'json');
    assert.match(last('error').message, /坏\.json/);
  });
});

test('a host that changes the answers through load hears of it, and a refused load is an error to the caller alone', async () => {
  await withProduct({ init: listen }, async (product, { page }) => {
    const file = await product.save();
    await product.load(file.replace('"name": ""', '"name": "甲公司"'));
    assert.ok(await page.evaluate(() => globalThis.heard.some(({ type }) => type === 'excellence-change')));
    assert.notEqual(await product.refusal('no'), undefined);
    assert.equal((await product.file()).organisation.name, '甲公司');
  });
});

test('an element that is removed leaves no listener behind, stores what was written, and continues when it comes back', async () => {
  const count = () => {
    globalThis.listeners = new Set();
    const key = (target, [type, listener, options]) => [target === window ? 'window' : 'document', type, options?.capture ?? options ?? false, listener];
    const known = [];
    const find = (entry) => known.find((other) => other.every((part, at) => part === entry[at]));
    for (const target of [window, document]) {
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      target.addEventListener = (...given) => {
        const entry = key(target, given);
        if (!find(entry)) known.push(entry);
        globalThis.listeners.add(find(entry));
        return addEventListener.apply(target, given);
      };
      target.removeEventListener = (...given) => {
        globalThis.listeners.delete(find(key(target, given)));
        return removeEventListener.apply(target, given);
      };
    }
  };
  await withProduct({ init: count }, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('写到一半');
    assert.ok(await page.evaluate(() => globalThis.listeners.size) > 0, 'the count counts');
    const before = await product.save();

    await page.evaluate(() => {
      globalThis.element = document.querySelector('excellence-assessment');
      globalThis.element.remove();
    });
    assert.deepEqual(await page.evaluate(() => [...globalThis.listeners].map(([target, type]) => `${target} ${type}`)), []);
    assert.deepEqual(Object.values(await product.records()), [before]);

    await page.evaluate(async () => {
      document.body.append(globalThis.element);
      await globalThis.element.ready;
    });
    assert.equal(await product.save(), before);
    assert.equal(await product.evidence('1.1-1').inputValue(), '写到一半');
  });
});

test('an element moved within its page goes on, and so do its keys', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await page.evaluate(async () => {
      const box = document.body.appendChild(document.createElement('div'));
      const element = document.querySelector('excellence-assessment');
      box.append(element);
      await element.ready;
    });
    assert.equal((await product.file()).organisation.name, '甲公司');
    await product.heading.focus();
    await page.keyboard.press('Control+Enter');
    await product.shows('1.1');
  });
});

test('a standard that is not known is refused in sight, in an event, and by ready', async () => {
  const origin = await serveHost({ 'unknown.html': page('<excellence-assessment standard="iso-9001" lang="en"></excellence-assessment>', SCRIPT) });
  await withPage({ origin, path: null }, async (page) => {
    await page.addInitScript(listen);
    await page.goto(`${origin}/unknown.html`);
    const notice = page.locator('excellence-assessment').getByRole('alert');
    await notice.waitFor();
    assert.match(await notice.innerText(), /iso-9001.*shenzhen-mayor-2019/);
    const reason = await page.evaluate(() => document.querySelector('excellence-assessment').ready.catch((error) => [error instanceof Error, error.message]));
    assert.deepEqual([reason[0], /iso-9001/.test(reason[1])], [true, true]);
    const heard = await page.evaluate(() => globalThis.heard);
    assert.deepEqual(heard.map(({ type }) => type), ['excellence-error']);
    assert.match(heard[0].detail.message, /iso-9001/);
  });
});

test('a script that is loaded twice, also from two addresses, makes one element', async () => {
  const twice = `${SCRIPT}${SCRIPT}<script type="module" src="excellence-assessment.js?again"></script>`;
  const origin = await serveHost({ 'twice.html': page('<excellence-assessment lang="zh"></excellence-assessment>', twice) });
  await withProduct({ origin, path: '/twice.html' }, async (product, { page }) => {
    assert.ok(await product.element.evaluate(async (element) => element.ready === element.ready && await element.ready === await element.ready));
    assert.equal(await product.heading.count(), 1);
    await product.example();
    assert.equal((await product.summary()).earned, 27700);
    const modules = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length);
    assert.equal(modules, 1);
  });
});

test('styles of the host do not reach inside, but its custom properties do', async () => {
  const rude = '* { color: red !important; font: 40px/3 fantasy !important; margin: 20px !important; text-transform: uppercase !important; display: inline; }\n'
    + 'button, input, .ea-main, h1 { display: none !important; }\n';
  const origin = await serveHost({
    'plain.html': page('<excellence-assessment lang="zh-CN"></excellence-assessment>', SCRIPT),
    'rude.html': page('<excellence-assessment lang="zh-CN"></excellence-assessment>', `${SCRIPT}<link rel="stylesheet" href="rude.css">`),
    'own.html': page('<excellence-assessment lang="zh-CN"></excellence-assessment>', `${SCRIPT}<link rel="stylesheet" href="own.css">`),
    'rude.css': rude,
    'own.css': 'excellence-assessment { --excellence-accent: rgb(1, 2, 3); }',
  });
  const look = (path) => withProduct({ origin, path }, async (product) => {
    await product.begin();
    return product.element.evaluate((element) => ['.ea', 'h1', '.ea-next', '.ea-text', '.ea-lead', '.ea-label', 'h2'].map((selector) => {
      const style = getComputedStyle(element.shadowRoot.querySelector(selector));
      const { color, display, fontFamily, fontSize, lineHeight, margin, textTransform } = style;
      return { selector, color, display, fontFamily, fontSize, lineHeight, margin, textTransform, background: style.backgroundColor };
    }));
  });
  const plain = await look('/plain.html');
  assert.deepEqual(await look('/rude.html'), plain);
  const next = (styles) => styles.find(({ selector }) => selector === '.ea-next').background;
  assert.notEqual(next(plain), 'rgb(1, 2, 3)');
  assert.equal(next(await look('/own.html')), 'rgb(1, 2, 3)');
});

test('an element among others of a host page fits the width that it is given', async () => {
  const body = '<main><p>Before</p><div class="box"><excellence-assessment lang="en"></excellence-assessment></div><p>After</p></main>';
  const origin = await serveHost({
    'narrow.html': page(body, `${SCRIPT}<link rel="stylesheet" href="narrow.css">`),
    'narrow.css': '.box { width: 420px; }',
  });
  await withProduct({ origin, path: '/narrow.html', lang: 'en' }, async (product, { page }) => {
    await product.example();
    await product.item('1.1');
    assert.ok(await product.find('.ea-contents-button').isVisible(), 'its own box counts, not the window');
    const width = await product.root.evaluate((root) => root.scrollWidth);
    assert.ok(width <= 420, `${width}px`);
    // Methods that are called before anything was opened work as well.
    const fresh = await page.evaluate(async () => {
      const element = document.createElement('excellence-assessment');
      document.body.append(element);
      await element.ready;
      return element.summary().earned;
    });
    assert.equal(fresh, 0);
  });
});
