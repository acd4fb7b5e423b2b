// The measurements of `cargo xtask bench`: node bench/run.mjs <dist folder>
//
// CHROMIUM names the browser, CONTENT_SECURITY_POLICY the policy that the product is served under, RUNS how often everything is
// measured (5 unless given). A table, and one line of JSON, on standard output; fails only where something could not be measured.

import { availableParallelism, loadavg } from 'node:os';
import { launch } from './browser.mjs';
import { measure } from './measure.mjs';
import { peer } from './peer.mjs';
import { report } from './report.mjs';
import { fullProduct, peerPage, product } from './subjects.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('which folder holds the built product? node bench/run.mjs <dist folder>');
const runs = Number(process.env.RUNS ?? 5);
if (!(Number.isInteger(runs) && runs > 0)) throw new Error(`RUNS is ${process.env.RUNS}: it is a number of runs, from 1`);

const subjects = [product(folder), await fullProduct(folder)];
try {
  subjects.push(peerPage(await peer()));
} catch (error) {
  console.error(`measuring the product alone: ${error.message}`);
}

const browser = await launch();
const load = () => loadavg()[0];
const before = load();
const measured = await measure(browser, subjects, runs, (what) => console.error(what));
const circumstances = {
  runs,
  browser: `Chromium ${browser.version()}`,
  cores: availableParallelism(),
  // Our own work is in it: one browser that is busy is a load of one to two.
  load: Math.max(before, load()),
};
await browser.close();

const { text, json } = report(subjects, measured, circumstances);
console.log(`${text}\n\n${json}`);
if (measured.failures.length > 0) process.exitCode = 1;
