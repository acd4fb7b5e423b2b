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
