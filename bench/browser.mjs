// The one Chromium of a run, and pages in it under given conditions.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { install } from './packages.mjs';

const HERE = new URL('./', import.meta.url);
/** `cargo xtask` installs these packages before it measures. */
const BROWSER_TESTS = new URL('../tests/browser/', import.meta.url);
const ARGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** What a page is given: `cpu`, by how much it is slowed down, and `network`. */
export const FULL = { cpu: 1 };
export const QUARTER = { cpu: 4 };
export const QUARTER_SLOW_4G = {
  cpu: 4,
  network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
};

/** Starts Chromium. The environment says which: `cargo xtask bench` sets CHROMIUM. */
export async function launch() {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error('CHROMIUM is not set: measure with `cargo xtask bench`');
  const { chromium } = await playwright();
  const args = process.getuid?.() === 0 ? [...ARGS, '--no-sandbox'] : ARGS;
  return chromium.launch({ executablePath, args });
}

/** The driver of the browser: our own, or without a network that of the browser tests. */
async function playwright() {
  const from = (folder) => createRequire(new URL('package.json', folder))('playwright-core');
  try {
    await install(fileURLToPath(HERE));
    return from(HERE);
  } catch (error) {
    try {
      return from(BROWSER_TESTS);
    } catch {
      throw error;
    }
  }
}

/** Opens an empty page in a fresh context, with nothing cached or stored, and gives `use` the page and its DevTools session. */
export async function withPage(browser, { cpu, network }, use) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    if (cpu > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    if (network) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', network);
    }
    return await use(page, devtools);
  } finally {
    await context.close();
  }
}
