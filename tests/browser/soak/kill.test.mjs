// The tab or the browser is killed while somebody writes. What was shown as saved is there afterwards; of the rest, at most what was
// written in the last half second is not.

import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { CONTEXT, LAUNCH, removeProfile, serve } from '../driver.mjs';
import { assertNoFaults, guard } from '../guard.mjs';
import { Product } from '../product.mjs';
import { COUNTS, SEED, chance, report } from './counts.mjs';

/** How old a letter may be, in milliseconds, that is lost before it was shown as saved. */
const MAY_BE_LOST = 500;
/** Characters that make an assessment a long one: see src/storage/changing.rs. */
const LONG = 6000;
/** In the short form other checks may run beside this one: timers come later then. What was shown as saved knows no such excuse. */
const PATIENCE = process.env.SOAK === 'full' ? 0 : 2500;

/** A browser that keeps its profile when it is killed. */
class Desk {
  constructor(origin, profile) {
    Object.assign(this, { origin, profile });
  }

  async open() {
    if (!this.context) {
      this.context = await chromium.launchPersistentContext(this.profile, { ...LAUNCH, ...CONTEXT });
      this.faults = await guard(this.context);
      this.control = await this.context.browser().newBrowserCDPSession();
    }
    const page = await this.context.newPage();
    await page.goto(this.origin);
    const product = new Product(page);
    await product.ready();
    return product;
  }

  async kill(what, page) {
    if (what === 'tab') {
      const crashed = new Promise((resolve) => { page.on('crash', resolve); });
      const session = await this.context.newCDPSession(page);
      session.send('Page.crash').catch(() => {}); // Nobody is left to answer.
      await crashed;
      await page.close();
    } else {
      const { processInfo } = await this.control.send('SystemInfo.getProcessInfo');
      const closed = new Promise((resolve) => { this.context.on('close', resolve); });
      process.kill(processInfo.find(({ type }) => type === 'browser').id, 'SIGKILL');
      await closed;
      this.context = undefined;
    }
    assertNoFaults(this.faults);
  }
}

/** Makes a new assessment a long one, of which what changed is written and not the text, or a short one. */
async function fill(product, long) {
  await product.item('1.2');
  await product.evidence('1.2-1').fill(long ? '长'.repeat(LONG) : '短');
  await product.saved();
}

const written = async (product) => (await product.file()).items['1.1']?.guidance['1.1-1']?.evidence ?? '';

test('whatever is killed, what was shown as saved is there, and at most the last half second of the rest is not', async (t) => {
  const profile = mkdtempSync(join(tmpdir(), 'killed-'));
  const desk = new Desk(await serve(), profile);
  t.after(async () => {
    await desk.context?.discard();
    await removeProfile(profile);
  });
  const { of, below, holds, next } = chance();
  t.diagnostic(`seed ${SEED}`);
  const sum = { tab: 0, browser: 0, saved: 0, lost: 0, late: 0, oldest: 0 };

  let product = await desk.open();
  await product.begin();
  await fill(product, true);
  let text = '';
  // What stands in the assessment before: where nothing of a new one was stored yet, that one is open again.
  let former;
  for (let round = 1; round <= COUNTS.kills; round += 1) {
    const { page } = product;
    await product.item('1.1');
    const evidence = product.evidence('1.1-1');
    await evidence.focus();
    await page.keyboard.press('Control+End');
    let safe = text.length;
    const letters = [];
    for (let burst = 1 + below(3); burst > 0; burst -= 1) {
      for (const letter of `${round}.${burst}${'质量'.repeat(below(4))} `) {
        await page.keyboard.insertText(letter);
        text += letter;
        letters.push({ length: text.length, at: performance.now() });
        if (holds(0.5)) await page.waitForTimeout(next() * 80);
      }
      if (holds(0.4)) {
        await product.saved();
        safe = text.length;
        sum.saved += 1;
      } else if (holds(0.5)) {
        await page.waitForTimeout(next() * 700);
      }
    }
    const what = of(['tab', 'browser']);
    const killed = performance.now();
    await desk.kill(what, page);
    sum[what] += 1;

    product = await desk.open();
    const open = await written(product);
    const found = safe === 0 && open === former ? '' : open;
    const told = `round ${round} of seed ${SEED}, ${what} killed: ${text.length} written, ${safe} shown as saved, ${found.length} found`;
    assert.ok(text.startsWith(found), `${told}: ${found.slice(-80)}`);
    const missing = letters.filter(({ length }) => length > found.length).map(({ at }) => killed - at);
    const age = Math.max(0, ...missing);
    sum.oldest = Math.max(sum.oldest, age);
    if (found.length < safe) {
      sum.lost += 1;
      // Whether it is gone, or came too late to be shown.
      await product.page.reload();
      await product.ready();
      t.diagnostic(`${told}, ${(await written(product)).length} after another look`);
    }
    if (age > MAY_BE_LOST) sum.late += 1;
    assert.ok(found.length >= safe, told);
    assert.ok(age <= MAY_BE_LOST + PATIENCE, `${told}: a letter of ${age} ms before is lost`);
    text = open;
    former = undefined;
    if (round % 25 === 0) {
      await product.menu(product.words.create);
      await fill(product, round % 50 === 0);
      former = text;
      text = '';
    }
  }
  // What the servers were asked is told at the end, also of the browsers that were killed.
  await desk.context.close();
  desk.context = undefined;
  report(t, 'tab or browser killed while writing', `${sum.tab} tabs and ${sum.browser} browsers killed, ${sum.saved} times shown as saved before`,
    `${sum.lost} times lost what was shown as saved; the oldest letter lost was ${Math.round(sum.oldest)} ms old, ${sum.late} times over ${MAY_BE_LOST} ms`);
});
