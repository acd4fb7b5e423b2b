// Assessments for the list of what is stored, and how its rows are used.

import { readFileSync } from 'node:fs';

export const EXAMPLE = JSON.parse(readFileSync(new URL('../../examples/manufacturer.zh.json', import.meta.url), 'utf8'));

/** An assessment of a company of that name, with one score and one piece of evidence. */
export function assessment(name, { percent = 70, evidence = `${name}的证据`, ...more } = {}) {
  const { fictional, conditions, ...rest } = EXAMPLE;
  return {
    ...rest, id: `id of ${name}`, changed: '2026-03-02T01:00:00Z', profile: {}, conditions: {}, ...more,
    organisation: { name, industry: '制造', place: '深圳龙岗', period: '2026', author: '质量部张三' },
    items: { '1.1': { guidance: { '1.1-1': { coverage: 'full', evidence } }, factors: {}, percent, strengths: '', opportunities: '' } },
  };
}

/** The text of a file of many. */
export const parcel = (...entries) => JSON.stringify({
  format: 'excellence-assessments', version: 1, saved: '2026-11-01T08:00:00Z',
  assessments: entries.map((entry) => ({ archived: Boolean(entry.archived), assessment: entry.assessment ?? entry })),
});

/** The row of an assessment. */
export const row = (product, name) => product.stored.filter({ hasText: name });

/** Opens the rest of the actions of a row and presses one. */
export async function press(entry, name) {
  await entry.getByText('更多', { exact: true }).click();
  await entry.getByRole('button', { name, exact: true }).click();
}

/** A text as a program with this or another envelope would store it: see src/storage/envelope.rs. */
export function seal(version, revision, text) {
  const fnv = (start, text) => Buffer.from(text).reduce((sum, byte) => BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n), start);
  const numbers = `${version} ${revision} ${Buffer.byteLength(text)}`;
  const sum = fnv(fnv(0xcbf29ce484222325n, numbers), text);
  return `excellence-record ${numbers} ${sum.toString(16).padStart(16, '0')}\n${text}`;
}

const withoutLine = (text) => text.replace(/^excellence-record [^\n]*\n/, '');

/**
 * The stored texts by their keys, without the line that stands before them: changes in the place of the whole text that they are of,
 * see src/storage/changing.rs.
 */
export function textsOf(stored) {
  const slots = Object.entries(stored).filter(([key]) => key.includes('/record/'));
  const texts = new Map(slots.map(([key, text]) => [key, withoutLine(text)]));
  for (const [key, text] of [...texts]) {
    const of = text.match(/^excellence-record 1 (\d+) /)?.[1];
    const whole = of && key.replace(/\d+$/, of);
    if (!texts.has(whole)) continue;
    texts.set(key, changed(texts.get(whole), withoutLine(text)));
    texts.delete(whole);
  }
  return Object.fromEntries(texts);
}

/** A text with changes in it. */
function changed(text, changes) {
  const [before, said, after] = [text.split('\n'), changes.split('\n').slice(0, -1), []];
  let at = 0;
  while (said.length > 0) {
    const [from, taken, given] = said.shift().split(' ').map(Number);
    after.push(...before.slice(at, from), ...said.splice(0, given));
    at = from + taken;
  }
  return [...after, ...before.slice(at)].join('\n');
}
