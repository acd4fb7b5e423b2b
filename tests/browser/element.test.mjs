// The element as a host page's script meets it: events, removal, misuse.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withPage } from './driver.mjs';
import { serveHost, withProduct } from './product.mjs';

const EXAMPLE = readFileSync(new URL('../../examples/manufacturer.en.json', import.meta.url), 'utf8');
const SCRIPT = '<script type="module" src="excellence-assessment.js"></script>';
const page = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}</head>
  <body>${body}</body></html>`;

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
    // The one is told while somebody types, the other computed from the answers alone.
    const scores = ({ programmes, ...scores }) => scores; // Of those, more may have arrived by now.
    assert.deepEqual(scores(last('saved').summary), scores(await product.summary()));
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
  // What the product adds to window and document and has not taken away; the tool that drives the browser listens there too.
  const count = () => {
    globalThis.listeners = [];
    const same = ([target, type, listener, capture]) => (other) => other.target === target && other.type === type
      && other.listener === listener && other.capture === capture;
    const captures = (options) => Boolean(options?.capture ?? options);
    for (const target of [window, document]) {
      target.addEventListener = (type, listener, options) => {
        if (new Error().stack.includes('excellence-assessment')) {
          globalThis.listeners.push({ target, type, listener, capture: captures(options) });
        }
        return EventTarget.prototype.addEventListener.call(target, type, listener, options);
      };
      target.removeEventListener = (type, listener, options) => {
        const found = globalThis.listeners.findIndex(same([target, type, listener, captures(options)]));
        if (found >= 0) globalThis.listeners.splice(found, 1);
        return EventTarget.prototype.removeEventListener.call(target, type, listener, options);
      };
    }
  };
  await withProduct({ init: count }, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('写到一半');
    assert.ok(await page.evaluate(() => globalThis.listeners.length) > 0, 'the count counts');
    const before = await product.save();

    await page.evaluate(() => {
      globalThis.element = document.querySelector('excellence-assessment');
      globalThis.element.remove();
    });
    assert.deepEqual(await page.evaluate(() => globalThis.listeners.map(({ type }) => type)), []);
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
    const reason = await page.evaluate(() => document.querySelector('excellence-assessment').ready
      .catch((error) => [error instanceof Error, error.message]));
    assert.deepEqual([reason[0], /iso-9001/.test(reason[1])], [true, true]);
    const heard = await page.evaluate(() => globalThis.heard);
    assert.deepEqual(heard.map(({ type }) => type), ['excellence-error']);
    assert.match(heard[0].detail.message, /iso-9001/);
  });
});

test('a script that is loaded twice, also from two addresses, makes one element', async () => {
  const twice = `${SCRIPT}${SCRIPT}<script type="module" src="excellence-assessment.js?again"></script>`;
  const origin = await serveHost({ 'twice.html': page('<excellence-assessment lang="zh"></excellence-assessment>', twice) });
  await withProduct({ origin, path: '/twice.html', requests: [/with a query.*\.js\?again/] }, async (product, { page }) => {
    assert.ok(await product.element.evaluate(async (element) => element.ready === element.ready && await element.ready === await element.ready));
    assert.equal(await product.heading.count(), 1);
    await product.example();
    assert.equal((await product.summary()).earned, 27700);
    const modules = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).map(({ name }) => name));
    assert.equal(new Set(modules).size, modules.length, modules.join(' '));
  });
});

test('a file is opened by its text or as the parsed object, and what is neither is refused', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    const before = await product.summary();
    const [parsed, wrapped, refused] = await product.element.evaluate(async (element) => {
      const file = element.save();
      const refusals = [];
      for (const wrong of [undefined, null, 5, {}, new Blob([file])]) {
        refusals.push(await element.load(wrong).then(() => 'opened', ({ message }) => message));
      }
      return [await element.load(JSON.parse(file)), await element.load(new String(file)), refusals];
    });
    assert.deepEqual([parsed, wrapped], [before, before]);
    for (const refusal of refused) assert.match(refusal, /JSON|format|应为/);
  });
});

test('an element that its page takes away in one of its events is taken down, and the others go on', async () => {
  const [one, two] = ['one', 'two'].map((name) => `<excellence-assessment name="${name}"></excellence-assessment>`);
  const origin = await serveHost({ 'two.html': page(one + two, SCRIPT) });
  await withProduct({ origin, path: '/two.html', lang: 'en', selector: '[name=one]' }, async (product, { page }) => {
    const other = page.locator('[name=two]');
    await other.evaluate((element) => element.ready);
    await product.element.evaluate((element) => element.addEventListener('excellence-change', () => element.remove(), { once: true }));
    const left = await product.element.evaluate(async (element, text) => {
      await element.load(text).catch(() => {});
      await new Promise((later) => { setTimeout(later, 1000); });
      return { isConnected: element.isConnected, name: element.getAttribute('name') };
    }, EXAMPLE);
    assert.deepEqual(left, { isConnected: false, name: 'one' });
    const summary = await other.evaluate(async (element, text) => {
      await element.load(text);
      return element.summary();
    }, EXAMPLE);
    assert.equal(summary.earned, 27_700);
    const again = await page.evaluate(async () => {
      const element = document.querySelector('[name=two]');
      document.body.append(element); // Taken out and put in at once.
      await element.ready;
      return element.summary().earned;
    });
    assert.equal(again, 27_700, 'ready anew');
  });
});
