// Damaged files through `load()`: each is opened as what it says, or refused with its faults, and then the present assessment is as
// it was. The full count runs natively: tests/mutation.rs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DIST } from '../driver.mjs';
import { withProduct } from '../product.mjs';
import { COUNTS, SEED, chance, report } from './counts.mjs';

const EXAMPLE = readFileSync(join(DIST, 'examples/manufacturer.zh.json'), 'utf8');
const TELLING = [...'{}[]",:\\/ \n\t0-+.eEtfn', '\u0000', '\ufeff', '\ud83d', '质'];
const STRANGE = [null, true, -1, 0.5, 70, 1e400, '', '\u0000\u202e', '长'.repeat(3000), {}, [], { '1.1': { percent: 70 } }, [[[[[[]]]]]]];

function bytewise(text, { below, of }) {
  const at = below(text.length);
  const length = below(2 ** below(12));
  return [
    () => text.slice(0, at) + of(TELLING) + text.slice(at + 1),
    () => text.slice(0, at) + of(TELLING) + text.slice(at),
    () => text.slice(0, at) + text.slice(at + length),
    () => text.slice(0, at),
    () => text.slice(0, at) + text.slice(at, at + length) + text.slice(at),
  ][below(5)]();
}

function byStructure(text, { below, of, holds }) {
  const document = JSON.parse(text);
  let place = document;
  for (;;) {
    const keys = Object.keys(place);
    const key = of(keys.length > 0 ? keys : ['new']);
    const inner = place[key];
    if (inner && typeof inner === 'object' && holds(0.8)) {
      place = inner;
    } else {
      if (holds(0.3)) delete place[key];
      else place[holds(0.3) ? of(['9.9', 'percent', 'format', '', '1.1-1', 'later']) : key] = of(STRANGE);
      return JSON.stringify(document, undefined, below(3));
    }
  }
}

test('a damaged file that is loaded is opened as it stands or refused, and then nothing has changed', async (t) => {
  const luck = chance();
  const texts = Array.from({ length: COUNTS.loads }, (_, n) => {
    let text = EXAMPLE;
    for (let times = 1 + luck.below(3); times > 0; times -= 1) {
      try {
        text = (n % 2 === 0 ? bytewise : byStructure)(text, luck);
      } catch {} // What is no JSON any more stays as it is.
    }
    return text;
  });
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field(product.words.name).fill('甲公司');
    await product.saved();
    const sum = { opened: 0, refused: 0, slowest: 0 };
    for (let from = 0; from < texts.length; from += 50) {
      const part = await product.element.evaluate(async (element, texts) => {
        const told = { opened: 0, refused: 0, slowest: 0, wrong: [] };
        for (const text of texts) {
          const before = element.save();
          const start = performance.now();
          const [error] = await element.load(text).then(() => [], (error) => [error]);
          told.slowest = Math.max(told.slowest, performance.now() - start);
          if (error) told.refused += 1;
          else told.opened += 1;
          const kept = error ? element.save() === before && error instanceof Error && error.message.length > 10 : JSON.parse(element.save()).format;
          if (!kept) told.wrong.push(String(error));
          element.summary();
        }
        return told;
      }, texts.slice(from, from + 50));
      assert.deepEqual(part.wrong, [], `texts ${from} to ${from + 50} of seed ${SEED}`);
      sum.opened += part.opened;
      sum.refused += part.refused;
      sum.slowest = Math.max(sum.slowest, part.slowest);
    }
    assert.ok(sum.opened > 0 && sum.refused > 0, 'both ways were gone');
    // How long a large one takes is measured and printed; a busy machine must not fail a test.
    const large = JSON.parse(EXAMPLE);
    large.later = Array.from({ length: 9000 }, (_, n) => ({ n, text: '质量管理体系 '.repeat(4) }));
    let text = JSON.stringify(large);
    text = text.slice(0, -1) + ' '.repeat(Math.max(0, (1 << 20) - Buffer.byteLength(text))) + '}';
    const took = (text) => product.element.evaluate(async (element, text) => {
      const start = performance.now();
      await element.load(text).catch(() => {});
      return Math.round(performance.now() - start);
    }, text);
    const refused = await took(text.replace('"format"', '"formal"'));
    const opened = await took(text);
    report(t, `damaged files loaded in the browser, seed ${SEED}`, `${sum.opened} opened, ${sum.refused} refused, the slowest ${Math.round(sum.slowest)} ms; ${(Buffer.byteLength(text) / 2 ** 20).toFixed(2)} MiB refused in ${refused} ms, opened and stored in ${opened} ms`,
      '0 changes to the present assessment');
  });
});
