// What the build itself promises, whatever the product looks like.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DIST, serve, withPage } from './driver.mjs';

const ELEMENT = 'excellence-assessment';
const MODULE = `${ELEMENT}.wasm`;
/** The second module, which writes documents. */
const DOCUMENTS = `${ELEMENT}-documents.wasm`;
/** The part of it that writes workbooks. */
const LATER = `${ELEMENT}-later.wasm`;
const WORKBOOK = `${ELEMENT}-workbook.wasm`;
const read = (path) => readFileSync(join(DIST, path));
const sha256 = (path) => `sha256-${createHash('sha256').update(read(path)).digest('base64')}`;
const ready = (page) => page.evaluate((name) => customElements.whenDefined(name).then(() => document.querySelector(name).ready), ELEMENT);
/** What `export` of the page's element gives: type and text, or the message with which it rejects. */
const exported = (page, ...of) => page.evaluate(async ([name, ...of]) => {
  try {
    const blob = await document.querySelector(name).export(...of);
    return { type: blob.type, text: await blob.text() };
  } catch (error) {
    return error.message;
  }
}, [ELEMENT, ...of]);
/** The names of everything that the page has asked for. */
const fetched = (page) => page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name.split('/').at(-1)));

test('the server sends the content security policy with every page, and right types', async () => {
  const origin = await serve();
  const types = { '/': 'text/html', '/page.css': 'text/css', [`/${ELEMENT}.js`]: 'text/javascript', [`/${MODULE}`]: 'application/wasm', [`/${DOCUMENTS}`]: 'application/wasm' };
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
  const answer = await fetch(`${await serve()}/${MODULE}`, { headers: { 'accept-encoding': 'br' } });
  assert.equal(answer.headers.get('content-encoding'), 'br');
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), read(MODULE));
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
  await withPage({ violations: [/script-src/] }, async (page) => {
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
    const names = await fetched(page);
    assert.deepEqual(names.filter((name) => name.endsWith('.wasm')), [MODULE]);
    assert.equal(new Set(names).size, names.length, names.join('\n'));
    // Chromium waits so long before it complains of a preload that nobody used.
    await page.waitForTimeout(4000);
  });
});

test('the second module is fetched when a document is first asked for, and once', async () => {
  await withPage({}, async (page) => {
    await ready(page);
    const file = await exported(page, 'json');
    assert.equal(file.type, 'application/json');
    assert.deepEqual(file.text, await page.evaluate((name) => document.querySelector(name).save(), ELEMENT));
    assert.ok(!(await fetched(page)).includes(DOCUMENTS));

    const both = await Promise.all([exported(page, 'markdown', { lang: 'en' }), exported(page, 'html', { lang: 'zh-CN' })]);
    assert.deepEqual(both.map(({ type }) => type), ['text/markdown;charset=utf-8', 'text/html;charset=utf-8']);
    assert.match(both[0].text, /^# /);
    assert.match(both[1].text, /^<!DOCTYPE html>\n<html lang="zh-CN">/);
    assert.deepEqual((await exported(page, 'html')).text, both[1].text, 'the language of the interface');
    assert.equal((await fetched(page)).filter((name) => name === DOCUMENTS).length, 1);
  });
});

test('a document bears the date of the user’s calendar', async () => {
  // At eight in the evening of New York the next day has begun in Greenwich.
  await withPage({ timezoneId: 'America/New_York', path: null }, async (page, { origin }) => {
    await page.clock.install({ time: new Date('2026-11-21T01:00:00Z') });
    await page.goto(origin);
    await ready(page);
    const { text } = await exported(page, 'markdown', { lang: 'en' });
    assert.match(text, /20 November 2026/);
    assert.doesNotMatch(text, /21 November 2026/);
  });
});

test('an export is told to the page around the element, and an unknown kind is refused', async () => {
  await withPage({}, async (page) => {
    await ready(page);
    await page.evaluate(() => {
      globalThis.told = [];
      document.addEventListener('excellence-exported', ({ detail }) => globalThis.told.push([detail.kind, detail.summary.format]));
    });
    assert.equal(await exported(page, 'pdf'), 'unknown kind “pdf”; known: json, markdown, html, docx, xlsx');
    for (const kind of ['json', 'markdown', 'html', 'docx', 'xlsx']) await exported(page, kind);
    assert.deepEqual(await page.evaluate(() => globalThis.told), [['json', 1], ['markdown', 1], ['html', 1], ['docx', 1], ['xlsx', 1]]);
  });
});

/** A folder that holds a module with an empty custom section more: still a valid one, but not the one that was built. */
function tampered(t, name) {
  const folder = mkdtempSync(join(tmpdir(), 'tampered-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), Buffer.concat([read(name), Buffer.from([0, 2, 1, 120])]));
  return folder;
}

test('a module that is not the one that was built does not start', async (t) => {
  const origin = await serve(tampered(t, MODULE), DIST);
  await withPage({ origin, path: null, allow: [/./] }, async (page) => {
    const refusal = page.waitForEvent('console', (message) => /valid digest/.test(message.text()));
    await page.goto(origin);
    await refusal;
    const rejected = await page.evaluate((name) => customElements.whenDefined(name).then(() => document.querySelector(name).ready.then(() => false, () => true)), ELEMENT);
    assert.ok(rejected);
    assert.equal(await page.locator(`${ELEMENT} .ea-new`).count(), 0);
  });
});

test('a second module that is not the one that was built writes nothing, and the first goes on', async (t) => {
  const origin = await serve(tampered(t, DOCUMENTS), DIST);
  await withPage({ origin, allow: [/integrity/] }, async (page) => {
    await ready(page);
    assert.equal(typeof await exported(page, 'html'), 'string');
    assert.equal((await exported(page, 'json')).type, 'application/json');
  });
});

test('a second module that could not be fetched is fetched again', async () => {
  await withPage({ allow: [/ERR_FAILED/] }, async (page) => {
    await ready(page);
    await page.route(`**/${DOCUMENTS}`, (route) => route.abort(), { times: 1 });
    assert.match(await exported(page, 'markdown'), new RegExp(`${DOCUMENTS}: Failed to fetch$`), 'what could not be had is named');
    assert.match((await exported(page, 'markdown')).text, /^# /);
  });
});

test('hashes in the script and the snippet are those of the files', () => {
  const snippet = read('snippet.html').toString().match(/src="([^"]+)" integrity="([^"]+)"/);
  assert.equal(snippet[2], sha256(snippet[1]));
  const known = [...read(`${ELEMENT}.js`).toString().matchAll(/new URL\("\.\/([^"]+)", import\.meta\.url\), integrity: "([^"]+)"/g)];
  for (const module of [MODULE, LATER, DOCUMENTS, WORKBOOK]) assert.ok(known.some(([, path]) => path === module), module);
  for (const [, path, integrity] of known) assert.equal(integrity, sha256(path), path);
});

test('no module tells where it was built', () => {
  for (const module of [MODULE, LATER, DOCUMENTS, WORKBOOK]) {
    const text = read(module).toString('latin1');
    for (const folder of [homedir(), process.cwd(), '/.cargo', '/.rustup', '/registry/src']) assert.ok(!text.includes(`${folder}/`), `${module}: ${folder}`);
  }
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
    const url = await address();
    await withPage({ path: null }, async (page, { context }) => {
      const asked = [];
      context.on('request', (request) => asked.push(request.url()));
      await page.goto(url);
      await ready(page);
      assert.match((await exported(page, 'html')).text, /^<!DOCTYPE html>/);
      assert.match((await exported(page, 'xlsx')).text, /^PK/);
      assert.deepEqual(asked.filter((one) => !one.startsWith('data:') && !one.startsWith('blob:')), [url]);
    });
  });
}
