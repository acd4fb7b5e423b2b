// What is done on a page, and which figures come out of it. Every visit opens a fresh page, in a fresh context, and arrives at
// item 1.1. Times are in milliseconds; the names of the figures are those that `report.mjs` shows.

import { FULL, QUARTER, QUARTER_SLOW_4G, withPage } from './browser.mjs';
import { quantile } from './quantile.mjs';
import { stopwatch } from './stopwatch.mjs';

/** Percents to click on: each changes the total, and every band but the lowest has its turn. */
const CLICKS = [40, 65, 85, 20, 55, 70, 35, 90];
/** About 3,000 characters. */
const LONG_TEXT = '组织建立了系统有效的方法并在各部门展开。'.repeat(150);
const KEYS = 40;
const FILES = 5;
/** How many letters are stored one by one. */
const SAVINGS = 10;
/** How many programmes there are, and how often the page of all of them is opened. */
const PROGRAMMES = 11;
const OVERVIEWS = 8;
/** How often another tier is chosen on the page of the planner. */
const PLANS = 12;
/** After this time a page is done with what it does by itself, such as storing its work. */
const SETTLED = 1000;

/** The visits whose figures are about the time before anything was done on the page. */
export const ARRIVALS = [
  {
    name: 'arrival',
    conditions: FULL,
    measured: async ({ arrived, devtools }) => ({ ...arrived, heap: await heap(devtools) }),
  },
  {
    name: 'arrival at 1/4 CPU',
    conditions: QUARTER,
    measured: ({ arrived }) => ({ usableQuarter: arrived.usable, itemQuarter: arrived.item }),
  },
  {
    name: 'arrival at 1/4 CPU on slow 4G',
    conditions: QUARTER_SLOW_4G,
    measured: ({ arrived }) => ({ usableSlow: arrived.usable, itemSlow: arrived.item }),
  },
];

/** The visit that shows what a key costs. */
export const TYPING = 'typing at 1/4 CPU';

/** The visits in which the page is used. */
export const USES = [
  {
    name: 'scoring at 1/4 CPU',
    conditions: QUARTER,
    async measured({ page, devtools }) {
      await page.waitForTimeout(SETTLED);
      const work = await worked(devtools);
      const times = await page.evaluate((values) => globalThis.stopwatch.score(values), CLICKS);
      const { script, style, layout } = await work(CLICKS.length);
      return { click: quantile(times, 0.5), clickScript: script, clickStyle: style, clickLayout: layout };
    },
  },
  {
    name: TYPING,
    conditions: QUARTER,
    async measured({ page, devtools }) {
      await page.evaluate((text) => globalThis.stopwatch.paste(text), LONG_TEXT);
      await page.waitForTimeout(SETTLED);
      const work = await worked(devtools);
      const times = await page.evaluate((count) => globalThis.stopwatch.type(count), KEYS);
      const { script, style, layout } = await work(KEYS);
      const pause = await page.evaluate((patience) => globalThis.stopwatch.longestPause(patience), SETTLED);
      return { key: quantile(times, 0.5), keyLate: quantile(times, 0.95), keyScript: script, keyStyle: style, keyLayout: layout, pause };
    },
  },
  {
    name: 'saving at 1/4 CPU',
    conditions: QUARTER,
    async measured({ page, devtools }) {
      const save = (count) => page.evaluate(([count, patience]) => globalThis.stopwatch.save(count, patience), [count, SETTLED]);
      if ((await save(2)) === undefined) return {}; // What was opened is written whole.
      const work = await worked(devtools);
      const written = await save(SAVINGS);
      const { script } = await work(SAVINGS);
      return { saving: script, written };
    },
  },
  ...[['figure', 1, FULL], ['figureOfMany', 40, FULL], ['cell', 1, QUARTER], ['cellOfMany', 40, QUARTER]].map(([figure, rows, conditions]) => ({
    name: `typing in a table of ${rows}, ${conditions === FULL ? 'all' : '1/4'} CPU`,
    conditions,
    async measured({ page }) {
      if (!(await page.evaluate((rows) => globalThis.stopwatch.openTable(rows), rows))) return {};
      await page.waitForTimeout(SETTLED);
      const times = await page.evaluate((count) => globalThis.stopwatch.typeFigure(count), KEYS);
      return { [figure]: quantile(times, 0.5), [`${figure}Late`]: quantile(times, 0.95) };
    },
  })),
  {
    name: 'all programmes at 1/4 CPU',
    conditions: QUARTER,
    async measured({ page, devtools }) {
      const open = () => page.evaluate((count) => globalThis.stopwatch.openOverview(count), PROGRAMMES);
      if ((await open()) === undefined) return {}; // The first time, the packs may still have to come.
      const times = { overview: [], overviewScript: [], overviewStyle: [], overviewLayout: [], overviewAll: [] };
      for (let opened = 0; opened < OVERVIEWS; opened += 1) {
        await page.evaluate(() => globalThis.stopwatch.leaveOverview());
        await page.waitForTimeout(SETTLED);
        const work = await worked(devtools);
        times.overview.push(await open());
        const { script, style, layout } = await work(1);
        times.overviewScript.push(script);
        times.overviewStyle.push(style);
        times.overviewLayout.push(layout);
        times.overviewAll.push(script + style + layout);
      }
      return Object.fromEntries(Object.entries(times).map(([figure, values]) => [figure, quantile(values, 0.5)]));
    },
  },
  {
    name: 'opening files of 1 MiB',
    conditions: FULL,
    async measured({ page }) {
      const { opened, openedPause, refusedPause } = await page.evaluate((count) => globalThis.stopwatch.open(count), FILES);
      if (opened.length === 0) return {};
      return { open: quantile(opened, 0.5), openPause: quantile(openedPause, 0.5), refuse: quantile(refusedPause, 0.5) };
    },
  },
  {
    name: 'planning',
    conditions: FULL,
    async measured({ page, devtools }) {
      if (!(await page.evaluate(() => globalThis.stopwatch.openPlans()))) return {};
      await page.waitForTimeout(SETTLED);
      const work = await worked(devtools);
      await page.evaluate((count) => globalThis.stopwatch.plan(count), PLANS);
      const { script } = await work(PLANS);
      return { plan: script };
    },
  },
];

/** Visits a subject at `origin` and gives the figures. What the page throws meanwhile fails the visit. */
export function visited(browser, origin, { inPage, content }, { conditions, measured }) {
  return withPage(browser, conditions, async (page, devtools) => {
    const faults = [];
    page.on('pageerror', (error) => faults.push(error));
    await page.addInitScript(`globalThis.stopwatch = (${stopwatch})((${inPage})());`);
    await page.goto(origin, { waitUntil: 'commit' });
    const arrived = await page.evaluate((content) => globalThis.stopwatch.arrive(content), content);
    const figures = await measured({ page, devtools, arrived });
    if (faults.length > 0) throw faults[0];
    return figures;
  });
}

/** What the main thread works from now on: a function that gives the milliseconds of each kind for one of `count` steps. */
async function worked(devtools) {
  const before = await metrics(devtools);
  return async (count) => {
    const after = await metrics(devtools);
    const each = (name) => ((after[name] - before[name]) * 1000) / count;
    return { script: each('ScriptDuration'), style: each('RecalcStyleDuration'), layout: each('LayoutDuration') };
  };
}

/** The JavaScript heap in MB after a collection. The memory of a WebAssembly module is not in it. */
async function heap(devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await metrics(devtools)).JSHeapUsedSize / 1e6;
}

async function metrics(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
