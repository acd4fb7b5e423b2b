// What the build itself promises, whatever the product looks like.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, browser, serve, watch, withPage, assertNoFaults } from './driver.mjs';

const ELEMENT = 'excellence-assessment';
const read = (path) => readFileSync(join(DIST, path));
const sha384 = (path) => `sha384-${createHash('sha384').update(read(path)).digest('base64')}`;
const ready = (page) => page.evaluate((name) => customElements.whenDefined(name).then(() => document.querySelector(name).ready), ELEMENT);

test('the server sends the content security policy with every page, and right types', async () => {
  const origin = await serve();
  const types = { '/': 'text/html', '/page.css': 'text/css', [`/${ELEMENT}.js`]: 'text/javascript', [`/${ELEMENT}.wasm`]: 'application/wasm' };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers } = await fetch(origin + path);
    assert.equal(status, 200, path);
    assert.equal(headers.get('content-type').split(';')[0], type);
    const policy = headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  }
});

test('the server hands out compressed what is plain on disk', async () => {
  const answer = await fetch(`${await serve()}/${ELEMENT}.wasm`, { headers: { 'accept-encoding': 'br' } });
  assert.equal(answer.headers.get('content-encoding'), 'br');
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), read(`${ELEMENT}.wasm`));
});

test('no address leads out of the served folder', async () => {
  const { port } = new URL(await serve());
  for (const path of ['/../Cargo.toml', '/%2e%2e/%2e%2e/Cargo.toml', '/..%2f..%2fCargo.toml', '//etc/passwd', '/%2fetc/passwd']) {
    // `fetch` would tidy the path up before it sends it.
    const status = await new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', path }, (answer) => resolve(answer.resume().statusCode)).on('error', reject).end();
    });
    assert.equal(status, 404, path);
  }
});

test('the policy is in force: an inline script does not run', async () => {
  await withPage({ allow: [/Content Security Policy/] }, async (page) => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.head.append(script);
      return globalThis.ran === true;
    });
    assert.equal(ran, false);
  });
});

test('the page starts the optimised module, fetches each file once, and asks nobody else', async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    assert.equal(names.filter((name) => name.endsWith('.wasm')).length, 1);
    assert.equal(new Set(names).size, names.length, names.join('\n'));
    // Chromium waits so long before it complains of a preload that nobody used.
    await page.waitForTimeout(4000);
  });
});

test('a module that is not the one that was built does not start', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tampered-'));
  t.after(() => rmSync(folder, { recursive: true }));
  // An empty custom section more: still a valid module.
  writeFileSync(join(folder, `${ELEMENT}.wasm`), Buffer.concat([read(`${ELEMENT}.wasm`), Buffer.from([0, 2, 1, 120])]));
  const origin = await serve(folder, DIST);
  await withPage({ origin, path: null, allow: [/./] }, async (page) => {
    const refusal = page.waitForEvent('console', (message) => /valid digest/.test(message.text()));
    await page.goto(origin);
    await refusal;
  });
});

test('hashes in the script and the snippet are those of the files', () => {
  const snippet = read('snippet.html').toString().match(/src="([^"]+)" integrity="([^"]+)"/);
  assert.equal(snippet[2], sha384(snippet[1]));
  const known = [...read(`${ELEMENT}.js`).toString().matchAll(/new URL\("\.\/([^"]+)", import\.meta\.url\), integrity: "([^"]+)"/g)];
  assert.ok(known.some(([, path]) => path === `${ELEMENT}.wasm`));
  for (const [, path, integrity] of known) assert.equal(integrity, sha384(path), path);
});

test('the single file refers to nothing outside itself', () => {
  const text = read(`${ELEMENT}.html`).toString();
  const markup = text.replace(/<script type="module">.*<\/script>/s, '').replace(/<style>.*<\/style>/s, '');
  const references = [...markup.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  assert.deepEqual(references.filter((address) => !address.startsWith('data:')), []);
  assert.doesNotMatch(text, /@import|url\(["']?https?:/);
});

for (const [where, address] of [
  ['from a double click', async () => pathToFileURL(join(DIST, `${ELEMENT}.html`)).href],
  ['from a server', async () => `${await serve()}/${ELEMENT}.html`],
]) {
  test(`the single file works ${where} and makes no request`, async () => {
    const context = await (await browser()).newContext();
    const asked = [];
    context.on('request', (request) => asked.push(request.url()));
    const url = await address();
    const faults = watch(context, new URL(url).origin);
    const page = await context.newPage();
    await page.goto(url);
    await ready(page);
    assert.deepEqual(asked.filter((one) => !one.startsWith('data:') && !one.startsWith('blob:')), [url]);
    assertNoFaults(faults);
    await context.close();
  });
}
