// How much of everything the proofs do, their chance, and their report. `cargo xtask test` runs them in their short form,
// `cargo xtask soak` in full: it sets SOAK to `full`, SOAK_ROUNDS to another number of kills, SOAK_SEED to another seed.

import { readFileSync } from 'node:fs';

const ALL = JSON.parse(readFileSync(new URL('../../soak.json', import.meta.url), 'utf8'));

/** The counts of this run: see tests/soak.json, which is also read by tests/mutation.rs. */
export const COUNTS = { ...ALL[process.env.SOAK === 'full' ? 'full' : 'short'] };
if (process.env.SOAK_ROUNDS) COUNTS.kills = Number(process.env.SOAK_ROUNDS);

/** What the chance of this run begins with. */
export const SEED = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000_000);

/** Chance that can be had again: numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function chance(seed = SEED) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, of: (list) => list[below(list.length)], holds: (share) => next() < share };
}

/** One line of the table: what was done, how often, and what was lost. */
export function report(t, what, done, lost) {
  t.diagnostic(`soak | ${what} | ${done} | ${lost}`);
}
