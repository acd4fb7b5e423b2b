// The driver itself: a driver that notices nothing would prove nothing.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DIST, axe, serve, withPage } from './driver.mjs';

const host = mkdtempSync(join(tmpdir(), 'host-'));
after(() => rmSync(host, { recursive: true }));
writeFileSync(join(host, 'host.html'), '<!doctype html><html lang="en"><title>Host</title><main><img src="data:,"></main></html>');

const open = async (use) => withPage({ origin: await serve(host, DIST), path: '/host.html' }, use);

const misdeeds = {
  'an uncaught error': ['uncaught', () => setTimeout(() => { throw new Error('misdeed'); })],
  'an unhandled rejection': ['uncaught', () => { Promise.reject(new Error('misdeed')); }],
  'a logged error': ['console error', () => console.error('misdeed')],
  'a style that the policy forbids': ['console error', () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    document.body.append(root.host);
    root.innerHTML = '<p style="color: red">x</p>';
  }],
  'a request to another origin': ['request to another origin', () => { location.assign('http://localhost:9/'); }],
};
for (const [name, [fault, commit]] of Object.entries(misdeeds)) {
  test(`${name} fails a test`, async () => {
    const misbehave = open(async (page) => {
      await page.evaluate(commit);
      await page.waitForTimeout(300);
    });
    await assert.rejects(misbehave, (error) => error.actual?.some((line) => line.startsWith(fault)));
  });
}

test('axe works under the policy and finds an image without a text', async () => {
  await open(async (page) => {
    const findings = await axe(page);
    assert.equal(findings.length, 1, findings.join('\n'));
    assert.match(findings[0], /^image-alt: img/);
  });
});
