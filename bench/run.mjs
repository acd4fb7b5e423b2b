// The measurements of `cargo xtask bench`: node bench/run.mjs <dist folder>
//
// CHROMIUM names the browser, CONTENT_SECURITY_POLICY the policy that the product is served under, RUNS how often everything is
// measured (5 unless given). A table, and one line of JSON, on standard output; fails only where something could not be measured.

import { availableParallelism, loadavg } from 'node:os';
import { launch } from './browser.mjs';
import { measure } from './measure.mjs';
import { peer, wordPeer } from './peer.mjs';
import { report } from './report.mjs';
import { bareField, fullProduct, peerPage, product } from './subjects.mjs';
import { TYPING } from './visits.mjs';
import { measureWord } from './word.mjs';

try {
  await run(process.argv[2], Number(process.env.RUNS ?? 5));
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}

async function run(folder, runs) {
  if (!folder) throw new Error('which folder holds the built product? node bench/run.mjs <dist folder>');
  if (!(Number.isInteger(runs) && runs > 0)) throw new Error(`RUNS is ${process.env.RUNS}: it is a number of runs, from 1`);
  const subjects = await chosen(folder);
  const browser = await launch();
  try {
    const before = load();
    const tell = (what) => console.error(what);
    const measured = await measure(browser, subjects, runs, tell);
    await addWord(measured, browser, folder, runs, tell);
    const { text, json } = report(subjects, measured, {
      runs,
      browser: `Chromium ${browser.version()}`,
      cores: availableParallelism(),
      // Our own work is in the later one: a busy browser is a load of one to two.
      load: Math.max(before, load()),
      pace: pace(),
    });
    console.log(`${text}\n\n${json}`);
    if (measured.failures.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

/** The figures of the Word file too; those of its peer only where that can be built. */
async function addWord({ figures, failures }, browser, folder, runs, tell) {
  const other = await wordPeer().catch((error) => {
    console.error(`measuring our Word file alone: ${error.message}`);
  });
  try {
    const word = await measureWord(browser, folder, other, runs, tell);
    for (const [name, own] of Object.entries(word)) figures[name] = { ...figures[name], ...own };
  } catch (error) {
    failures.push(`Word file: ${error.message.split('\n')[0]}`);
  }
}

/** What is measured: the peer only where it can be built. */
async function chosen(folder) {
  const own = [product(folder), await fullProduct(folder), bareField(TYPING)];
  try {
    return [...own, peerPage(await peer())];
  } catch (error) {
    console.error(`measuring the product alone: ${error.message}`);
    return own;
  }
}

function load() {
  return loadavg()[0];
}

/** How long the machine takes for 100 million steps of arithmetic, in milliseconds: the best of three times. */
function pace() {
  const times = Array.from({ length: 3 }, () => {
    const from = performance.now();
    let sum = 0;
    for (let step = 0; step < 1e8; step += 1) sum = (sum * 31 + step) | 0;
    // Were the sum of no use, the engine could leave it out.
    return sum === undefined ? 0 : performance.now() - from;
  });
  return Math.min(...times);
}
