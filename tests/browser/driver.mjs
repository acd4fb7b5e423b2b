// The one driver of the browser tests: it serves the built product and opens pages in Chromium, all of them under guard (guard.mjs).
// What the product looks like is not its business.
//
// `cargo xtask test browser` sets the environment: CHROMIUM (the browser), DIST (the built product), XTASK (the server).

import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { guard, permit } from './guard.mjs';

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
  const server = spawn(environment('XTASK'), ['serve', '--port', '0', '--while-stdin', '--log', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  closers.push(() => server.stdin.end());
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    const lines = createInterface({ input: server.stdout });
    lines.once('line', (line) => {
      const address = line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
      if (!address) return reject(new Error(`the server said: ${line}`));
      const noteRequest = permit(address, folders);
      lines.on('line', noteRequest);
      return resolve(address);
    });
  });
}

/** How Chromium is started. */
export const LAUNCH = {
  executablePath: environment('CHROMIUM'),
  args: [
    '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
};

/** Removes the folder of a browser that was killed: its other processes end by themselves, and write there until they have. */
export async function removeProfile(folder) {
  const patience = Date.now() + 30_000;
  for (;;) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (Date.now() > patience) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
  }
}

let launched;

/** What a context is unless a test says otherwise. */
export const CONTEXT = { locale: 'zh-CN', viewport: { width: 1280, height: 900 }, colorScheme: 'light' };

/** The browser of this test file. Every context that it opens is under guard: `close` fails for what no page may do. */
export function browser() {
  launched ??= launch();
  return launched;
}

async function launch() {
  const instance = await chromium.launch(LAUNCH);
  closers.push(() => instance.close());
  return {
    newContext: async ({ allow, requests, violations, ...options } = {}) => {
      const context = await instance.newContext(options);
      await guard(context, { allow, requests, violations });
      return context;
    },
  };
}

/**
 * Opens a page in a fresh context and gives it to `use(page, { origin, context })`; fails if the page did what none may do.
 *
 * `path` is opened on `origin`, which is the built product unless given; `path: null` opens nothing. `allow`, `requests` and
 * `violations` hold patterns of faults that the test itself provokes: see guard.mjs. Everything else are Playwright's options for a
 * context.
 */
export async function withPage({ origin, path = '/', allow, requests, violations, ...options }, use) {
  origin ??= await serve();
  const context = await (await browser()).newContext({ allow, requests, violations, ...CONTEXT, ...options });
  let result;
  try {
    const page = await context.newPage();
    if (path !== null) await page.goto(origin + path);
    result = await use(page, { origin, context });
  } catch (error) {
    await context.discard();
    throw error;
  }
  await context.close();
  return result;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page at WCAG 2.2 A and AA, one line a finding: `assert.deepEqual(await axe(page), [])`. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  // What came into sight just now gets its size in the next frame.
  await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), WCAG);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}
