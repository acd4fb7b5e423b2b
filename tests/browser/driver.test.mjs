// The driver itself: a driver that notices nothing would prove nothing.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DIST, axe, serve, withPage } from './driver.mjs';
import { Product, withProduct } from './product.mjs';

const host = mkdtempSync(join(tmpdir(), 'host-'));
after(() => rmSync(host, { recursive: true }));
writeFileSync(join(host, 'host.html'), '<!doctype html><html lang="en"><title>Host</title><main><img src="data:,"></main></html>');

const open = async (use, options) => withPage({ origin: await serve(host, DIST), path: '/host.html', ...options }, use);

const misdeeds = {
  'an uncaught error': ['uncaught', () => setTimeout(() => { throw new Error('misdeed'); })],
  'an unhandled rejection': ['uncaught', () => { Promise.reject(new Error('misdeed')); }],
  'a logged error': ['console error', () => console.error('misdeed')],
  'a style that the policy forbids': ['violation of the policy', () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    document.body.append(root.host);
    root.innerHTML = '<p style="color: red">x</p>';
  }],
  'going to another origin': ['request to another origin', () => { location.assign('http://localhost:9/'); }],
  'a window on another origin': ['request to another origin', () => { open('http://localhost:9/'); }],
  'fetching from another origin': ['violation of the policy', () => { fetch('http://localhost:9/').catch(() => {}); }],
  'a picture of another origin': ['violation of the policy', () => { new Image().src = 'http://localhost:9/pixel.png'; }],
  'a socket to another origin': ['violation of the policy', () => { new WebSocket('ws://localhost:9/'); }],
  'fetching from the own server what nobody built': ['request for what was not built', () => { fetch('/count').catch(() => {}); }],
  'a picture that nobody built': ['request for what was not built', () => { new Image().src = '/pixel.png'; }],
  'words behind a question mark': ['request with a query', () => { fetch('/page.css?secret').catch(() => {}); }],
  'a window with words behind a question mark': ['request with a query', () => { open('/host.html?secret'); }],
  'sending something to the own server': ['request that carries something', () => { fetch('/page.css', { method: 'POST', body: 'secret' }).catch(() => {}); }],
  'asking for a head': ['request that carries something', () => { fetch('/page.css', { method: 'HEAD' }).catch(() => {}); }],
  'a beacon': ['request that carries something', () => { navigator.sendBeacon('/page.css', 'secret'); }],
  'a beacon on leaving': ['request that carries something', () => { addEventListener('pagehide', () => navigator.sendBeacon('/page.css', 'secret')); }],
  'a socket to the own server': ['socket', () => { new WebSocket(`ws://${location.host}/page.css`); }],
  'a stream of events': ['request for what was not built', () => { new EventSource('/events'); }],
  'a worker': ['worker', () => { new Worker('/excellence-assessment.js', { type: 'module' }); }],
  'a shared worker': ['call that the policy does not govern: SharedWorker', () => { new SharedWorker('/excellence-assessment.js', { type: 'module' }); }],
  'a service worker': ['worker', () => { navigator.serviceWorker.register('/excellence-assessment.js', { type: 'module' }).catch(() => {}); }],
  'a call to a peer': ['call that the policy does not govern: RTCPeerConnection', () => { new RTCPeerConnection(); }],
  'a frame of what nobody built': ['request for what was not built', () => { document.body.append(Object.assign(document.createElement('iframe'), { src: '/frame.html' })); }],
};
for (const [name, [fault, commit]] of Object.entries(misdeeds)) {
  // A test that allows itself every error allows itself no request by that.
  const allow = /^(uncaught|console)/.test(fault) ? [] : [/./];
  test(`${name} fails a test`, async () => {
    const misbehave = open(async (page) => {
      await page.evaluate(commit);
      await page.waitForTimeout(500);
    }, { allow });
    await assert.rejects(misbehave, (error) => error.actual?.some((line) => line.startsWith(fault)));
  });
}

/** Where the product or a test may be at work: gives back the page, or the frame, that does the misdeed. */
const places = {
  'with the later part at work': async (product, { page }) => {
    await product.begin();
    await product.goTo(product.words.scoreboard);
    await product.find('.ea-ladder').first().waitFor();
    return page;
  },
  'with the documents module at work': async (product, { page }) => {
    await product.example();
    assert.match((await product.export('markdown')).text, /^#/);
    return page;
  },
  'in the frame of a draft': async (product, { page }) => {
    await product.example();
    await product.goTo(product.words.draft);
    await product.find('iframe').waitFor();
    return page.frames().at(-1);
  },
  'in a page that a test opens beside it': async (product, { context, origin }) => {
    const page = await context.newPage();
    await page.goto(origin);
    return page;
  },
  'in a window that the page opens': async (product, { page }) => {
    const [window] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { globalThis.open('/'); })]);
    await window.waitForLoadState();
    return window;
  },
};
const wrong = {
  'a request': ['request for what was not built', (origin) => { fetch(`${origin}/count`).catch(() => {}); }],
  'a violation of the policy': ['violation of the policy', () => { document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>'); }],
};
for (const [where, arrive] of Object.entries(places)) {
  for (const [what, [fault, commit]] of Object.entries(wrong)) {
    test(`${what} ${where} fails a test`, async () => {
      const misbehave = withProduct({ allow: [/./] }, async (product, host) => {
        const place = await arrive(product, host);
        await place.evaluate(commit, host.origin);
        await host.page.waitForTimeout(500);
      });
      await assert.rejects(misbehave, (error) => error.actual?.some((line) => line.startsWith(fault)));
    });
  }
}

test('both modules and the later part are fetched under guard, once each, and nothing else is asked for with them', async () => {
  await withPage({ locale: 'zh-CN', path: null }, async (page, { origin }) => {
    const asked = [];
    // Before the page is opened: a page asks for its later part when the browser is idle, whoever listens by then.
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(origin);
    const product = new Product(page);
    await product.ready();
    await product.example();
    await product.export('html');
    await product.export('markdown');
    const modules = asked.filter((path) => path.endsWith('.wasm')).sort();
    assert.deepEqual(modules, ['/excellence-assessment-documents.wasm', '/excellence-assessment-later.wasm', '/excellence-assessment.wasm']);
  });
});

test('a page without a policy fails a test', async () => {
  await assert.rejects(open(async (page, { origin }) => {
    await page.route('**/host.html', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { 'content-type': 'text/html' } });
    });
    await page.goto(`${origin}/host.html`);
  }), (error) => error.actual?.some((line) => line.startsWith('page without a policy')));
});

test('axe works under the policy and finds an image without a text', async () => {
  await open(async (page) => {
    const findings = await axe(page);
    assert.equal(findings.length, 1, findings.join('\n'));
    assert.match(findings[0], /^image-alt: img/);
  });
});
