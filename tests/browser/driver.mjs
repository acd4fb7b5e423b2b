// The one driver of the browser tests: it serves the built product, opens pages in Chromium, and fails a test for what a page
// must never do, whatever the test is about. What the product looks like is not its business.
//
// `cargo xtask test browser` sets the environment: CHROMIUM (the browser), DIST (the built product), XTASK (the server).

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The folder of the built product, optimised. */
export const DIST = environment('DIST');

function environment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the browser tests with \`cargo xtask test browser\``);
  return value;
}

// Servers and the browser live as long as the test file.
const closers = [];
after(async () => {
  for (const close of closers.reverse()) await close();
});

const servers = new Map();

/**
 * Serves folders with the product's own server, under its content security policy, and returns the origin. The first folder that
 * has a file wins, so that pages of a host can stand in front of the product: `serve(hostPages, DIST)`.
 */
export function serve(...folders) {
  if (folders.length === 0) folders = [DIST];
  const key = folders.join('\n');
  if (!servers.has(key)) servers.set(key, startServer(folders));
  return servers.get(key);
}

function startServer(folders) {
  const options = folders.flatMap((folder) => ['--dir', folder]);
  const server = spawn(environment('XTASK'), ['serve', '--port', '0', '--while-stdin', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  closers.push(() => server.stdin.end());
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: server.stdout }).once('line', (line) => {
      const address = line.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) resolve(address[0]);
      else reject(new Error(`the server said: ${line}`));
    });
  });
}

let launched;

/** The browser of this test file. */
export function browser() {
  launched ??= launch();
  return launched;
}

async function launch() {
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const instance = await chromium.launch({ executablePath: environment('CHROMIUM'), args });
  closers.push(() => instance.close());
  return instance;
}

/**
 * Opens a page in a fresh context and gives it to `use(page, { origin, context })`; fails if the page did what none may do.
 *
 * `path` is opened on `origin`, which is the built product unless given; `path: null` opens nothing. `allow` holds patterns of
 * faults that the test itself provokes. Everything else are Playwright's options for a context.
 */
export async function withPage({ origin, path = '/', allow = [], ...options }, use) {
  origin ??= await serve();
  const context = await (await browser()).newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    ...options,
  });
  try {
    const faults = watch(context, origin);
    const page = await context.newPage();
    if (path !== null) await page.goto(origin + path);
    const result = await use(page, { origin, context });
    assertNoFaults(faults, allow);
    return result;
  } finally {
    await context.close();
  }
}

/**
 * Lists, while it happens, what no page of `context` may do: throw, log an error or a warning (Chromium logs violations of the
 * content security policy as errors), or ask another origin for anything.
 */
export function watch(context, origin) {
  const faults = [];
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on('console', (message) => {
    const { url } = message.location();
    // A host page without an icon is not the product's fault.
    if (url.endsWith('/favicon.ico') || !['error', 'warning'].includes(message.type())) return;
    faults.push(`console ${message.type()}: ${message.text()} (${url})`);
  });
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    const local = ['blob:', 'data:', 'about:'].includes(protocol);
    if (!local && asked !== origin) faults.push(`request to another origin: ${request.url()}`);
  });
  return faults;
}

export function assertNoFaults(faults, allow = []) {
  assert.deepEqual(faults.filter((fault) => !allow.some((pattern) => pattern.test(fault))), []);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page at WCAG 2.2 A and AA, one line a finding: `assert.deepEqual(await axe(page), [])`. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), WCAG);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}
