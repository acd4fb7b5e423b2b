// The README keeps its word: what it says of the element, the policy, the folders and the commands is so, and nothing public is left out.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { DIST, serve, withPage } from './driver.mjs';
import { withProduct } from './product.mjs';

const ELEMENT = 'excellence-assessment';
const repository = (path) => new URL(`../../${path}`, import.meta.url);
const read = (path) => readFileSync(repository(path), 'utf8');

const README = read('README.md');
/** Everything that the element is made of in the browser. */
const SCRIPT = readdirSync(repository('src/element')).filter((name) => name.endsWith('.js')).map((name) => read(`src/element/${name}`)).join('');
/** The example, which the README shows the summary of. */
const EXAMPLE = read('examples/manufacturer.zh.json');

/** What stands under a heading, up to the next one of its level or above. */
function section(title) {
  const [, marks, rest] = README.match(new RegExp(`^(#+) ${title}\n([^]*)`, 'm')) ?? assert.fail(`no heading “${title}”`);
  return rest.split(new RegExp(`^#{1,${marks.length}} `, 'm'))[0];
}

/** The code blocks of a section. */
const blocks = (text) => [...text.matchAll(/^```\w*\n([^]*?)^```$/gm)].map(([, block]) => block);

/** The words in code in the first column of a section's tables, without the arguments of methods. */
function named(text) {
  const cells = [...text.matchAll(/^\|(.*?)\|/gm)].map(([, cell]) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`(]+)[^`]*`/g)].map(([, name]) => name)).sort();
}

/** Everything of its first group that a pattern finds in a text, each once and in order. */
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

/** What `ask` gives, in the page, of an element that holds the example. */
const ofExample = (ask) => withProduct({}, async (product) => {
  await product.load(EXAMPLE);
  return product.element.evaluate(ask);
});

test('the content security policy of the README is the one that the server sends', async () => {
  const [block] = blocks(section('Content security policy'));
  const { headers } = await fetch(await serve());
  assert.equal(block.trim(), `Content-Security-Policy: ${headers.get('content-security-policy')}`);
});

test('a host page is told to take every file that the script fetches', () => {
  const fetched = found(readFileSync(`${DIST}/${ELEMENT}.js`, 'utf8'), /new URL\("\.\/([^"]+)", import\.meta\.url\)/g);
  assert.ok(fetched.length > 10, `${fetched}`);
  const asked = [section('On a page of your own'), readFileSync(`${DIST}/snippet.html`, 'utf8')];
  const parts = new Set(fetched.map((path) => (path.includes('/') ? `${path.split('/')[0]}/` : path.match(/\.\w+$/)[0])));
  for (const part of parts) for (const text of asked) assert.ok(text.includes(part), `${part} is missing in: ${text}`);
});

test('under no more than the README asks of a host page, the example, the radar and the draft work', async () => {
  const host = '<!doctype html><html lang="zh"><title>Host</title><link rel="icon" href="data:,">' + blocks(section('On a page of your own'))[0];
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";
  await withPage({ path: null, requests: [/GET .*\/host\.html$/] }, async (page, { origin }) => {
    await page.route(`${origin}/host.html`, (route) => route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: host }));
    await page.goto(`${origin}/host.html`);
    const element = page.locator(ELEMENT);
    await element.locator('.ea-example').click();
    await element.locator('.ea-radar svg').waitFor();
    await element.locator('.ea-contents').getByRole('button', { name: '自评报告草稿' }).click();
    await element.frameLocator('iframe').getByText('【待补证据】').first().waitFor({ state: 'attached' });
  });
});

test('the README names the attributes that the element reads, and no others', () => {
  const observed = found(SCRIPT.match(/observedAttributes = \[(.*?)\]/)[1], /'(\w+)'/g);
  const asked = found(SCRIPT, /(?:getAttribute|attribute)\('([\w-]+)'\)/g);
  assert.deepEqual(named(section('Attributes')), [...new Set([...observed, ...asked])].sort());
});

test('the README names the members of the element, and no others', async () => {
  const members = await ofExample((element) => Object.getOwnPropertyNames(Object.getPrototypeOf(element)));
  const standards = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback'];
  assert.deepEqual(named(section('Members')), members.filter((name) => !standards.includes(name)).sort());
});

test('the README names the kinds that can be exported, and no others', async () => {
  const refusal = await ofExample((element) => element.export('nothing').catch((error) => error.message));
  const [, kinds] = refusal.match(/known: (.*)/);
  const [line] = section('Members').match(/^\| `export\(.*/m);
  const [said] = line.match(/`kind` is[^;]*/);
  assert.deepEqual(found(said, /`(\w+)`/g).filter((name) => name !== 'kind'), kinds.split(', ').sort());
});

test('the README names the events of the element, and no others', () => {
  const code = SCRIPT + read('src/element/events.rs');
  const events = found(code, /['"](excellence-\w+)['"]/g).filter((name) => name !== ELEMENT);
  assert.deepEqual(named(section('Events')), events);
});

test('the README shows the summary of the example as it is', async () => {
  const [block] = blocks(section('Summary'));
  const shown = JSON.parse(block);
  const summary = await ofExample((element) => element.summary());
  assert.deepEqual(Object.keys(shown), Object.keys(summary));
  for (const [key, value] of Object.entries(shown)) {
    if (typeof value !== 'object') assert.deepEqual(value, summary[key], key);
    else for (const [id, entry] of Object.entries(value)) assert.deepEqual(entry, summary[key][id], `${key} ${id}`);
  }
  const explained = named(section('Summary'));
  for (const key of ['percent', 'proposed', 'supported', 'earned', 'ceiling', 'possible', 'tier', 'byScore', 'open', 'failed']) {
    assert.ok(explained.includes(key), key);
  }
});

test('the README names the custom properties that the styles read, and no others', () => {
  const styles = readdirSync(repository('style')).map((file) => read(`style/${file}`)).join('\n');
  assert.deepEqual(named(section('Custom properties')), found(styles, /var\((--excellence-[\w-]+)/g));
});

test('every folder of the map exists, and every folder is on the map', () => {
  const [block] = blocks(section('Folders'));
  const map = block.trim().split('\n').map((line) => line.split(/\s+/)[0]);
  for (const folder of map) assert.ok(folder.endsWith('/') && existsSync(repository(folder)), folder);
  const folders = (path) => readdirSync(repository(path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !['target', 'node_modules'].includes(entry.name))
    .map((entry) => `${path.replace('./', '')}${entry.name}/`);
  for (const folder of [...folders('./'), ...folders('src/')]) assert.ok(map.includes(folder), folder);
});

test('every file that the README refers to exists', () => {
  const links = [...README.matchAll(/\]\(([^)#][^)]*)\)/g)].map(([, path]) => path);
  assert.ok(links.length > 5);
  for (const path of links) assert.ok(existsSync(repository(path)), path);
});

test('the README names the files of the dist folder, and no others', () => {
  const table = section('Build and run').split('| in `target/dist` |')[1];
  const files = readdirSync(DIST, { withFileTypes: true }).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  assert.deepEqual(named(table), files.sort());
});

test('the README names the commands that the help names, and the gates', () => {
  const main = read('xtask/src/main.rs');
  const commands = found(main.match(/const HELP[^]*?";/)[0], /^ {2}(\w+) /gm).filter((name) => name !== 'help');
  const said = found(section('Build and run'), /^\| `cargo xtask (\w+)/gm);
  assert.deepEqual(said, commands);
  for (const gate of found(read('xtask/src/check.rs'), /^\s+name: "([\w-]+)"/gm)) {
    assert.ok(section('Build and run').includes(`\`${gate}\``), gate);
  }
});
