// The Word file of a full assessment beside the same document by the npm package docx, in one browser: who takes how long, and how
// long the page does not answer meanwhile. Each has what it needs before the clock starts: its module, the draft, the figures.

import { readFile } from 'node:fs/promises';
import { FULL, withPage } from './browser.mjs';
import { quantile } from './quantile.mjs';
import { serve } from './serve.mjs';

const EXAMPLE = new URL('../examples/manufacturer.zh.json', import.meta.url);
/** What the assessment holds: characters of evidence, indicators, and how many of them are drawn, which makes twenty figures in all. */
const CHARACTERS = 60_000;
const INDICATORS = 60;
const DRAWN = 17;

/** The medians of `runs`: `{ product: { word, wordPause }, peer: { word } }`, the peer only where `peer` is the folder of its page. */
export async function measureWord(browser, dist, peer, runs, tell) {
  const policy = process.env.CONTENT_SECURITY_POLICY;
  const servers = { product: await serve(dist, policy), peer: peer && await serve(peer) };
  const content = await fullAssessment();
  const times = { product: [], pauses: [], peer: [] };
  let blocks;
  try {
    for (let run = 1; run <= runs; run += 1) {
      tell(`Word file ${run} of ${runs}`);
      await withPage(browser, FULL, async (page) => {
        await page.goto(servers.product.origin);
        const made = await page.evaluate(inProduct, content);
        blocks ??= made.blocks;
        times.product.push(made.time);
        times.pauses.push(made.pause);
      });
      if (!servers.peer) continue;
      await withPage(browser, FULL, async (page) => {
        await page.goto(servers.peer.origin);
        await page.waitForFunction(() => globalThis.makeWord);
        times.peer.push(await page.evaluate(inPeer, blocks));
      });
    }
  } finally {
    for (const server of Object.values(servers)) server?.close();
  }
  const figures = blocks.filter(({ kind }) => kind === 'figure').length;
  tell(`the document has ${blocks.length} blocks, ${figures} figures`);
  const median = (values) => quantile(values, 0.5);
  return {
    product: { word: median(times.product), wordPause: median(times.pauses) },
    ...(servers.peer && { peer: { word: median(times.peer) } }),
  };
}

/** Makes the file; gives its time, the longest time without an answer meanwhile, and the document as blocks for the peer. */
async function inProduct(content) {
  const element = document.querySelector('excellence-assessment');
  await element.ready;
  await element.load(content);
  const html = await (await element.export('html')).text(); // The module is here then.
  const settled = () => new Promise((done) => setTimeout(done, 500));
  await settled();
  let [last, pause, over] = [performance.now(), 0, false];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    [pause, last] = [Math.max(pause, now - last), now];
    if (!over) port2.postMessage(0);
  };
  port2.postMessage(0);
  const begun = performance.now();
  await element.export('docx');
  const time = performance.now() - begun;
  over = true;
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const blocks = [];
  const text = (node) => node.textContent.trim();
  const walk = (node) => {
    for (const one of node.children) {
      const name = one.localName;
      if (/^h[1-4]$/.test(name)) blocks.push({ kind: 'heading', level: Number(name[1]) - 1, text: text(one) });
      else if (name === 'p') blocks.push({ kind: 'text', text: text(one) });
      else if (name === 'li') blocks.push({ kind: 'entry', text: text(one) });
      else if (name === 'table') blocks.push({ kind: 'table', caption: one.caption?.textContent ?? '', rows: [...one.rows].map((row) => [...row.cells].map(text)) });
      else if (name === 'figure') {
        const svg = one.querySelector('svg');
        const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
        svg.setAttribute('width', 1560);
        svg.setAttribute('height', Math.round((1560 * height) / width));
        svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
        blocks.push({ kind: 'figure', svg: svg.outerHTML, caption: text(one.querySelector('figcaption')) });
      } else if (name !== 'nav') walk(one);
    }
  };
  walk(parsed.body);
  return { time, pause, blocks };
}

async function inPeer(blocks) {
  await new Promise((done) => setTimeout(done, 500));
  const begun = performance.now();
  await globalThis.makeWord(blocks);
  return performance.now() - begun;
}

/** The example drawn out to so many characters and indicators. */
async function fullAssessment() {
  const assessment = JSON.parse(await readFile(EXAMPLE, 'utf8'));
  const written = Object.values(assessment.items).flatMap(({ guidance }) => Object.values(guidance)).filter(({ evidence }) => evidence);
  const each = Math.ceil(CHARACTERS / written.length);
  for (const entry of written) entry.evidence = entry.evidence.repeat(Math.ceil(each / entry.evidence.length)).slice(0, each);
  const tables = Object.values(assessment.items).flatMap(({ indicators }) => (indicators ? [indicators] : []));
  for (let number = 0; tables.flat().length < INDICATORS; number += 1) {
    const rows = tables[number % tables.length];
    rows.push({ ...rows[0], id: `more${number}` });
  }
  // Of what is no number no line is drawn.
  for (const row of tables.flat().slice(DRAWN)) {
    for (const [key, series] of Object.entries(row)) {
      if (series?.figures) row[key] = { ...series, figures: Object.fromEntries(Object.keys(series.figures).map((year) => [year, '达标'])) };
    }
  }
  return JSON.stringify(assessment);
}
