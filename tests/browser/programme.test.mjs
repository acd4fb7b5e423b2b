// A programme: what is declared there, together with the score, decides the tier; what is not declared stays open.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROGRAMME, withProduct } from './product.mjs';

const ID = PROGRAMME.id;
const result = async (product) => (await product.summary()).programmes[ID];
/** Answers a condition: yes, no or open. */
const declare = (product, condition, answer) => product.find(`input[name="ea-condition-${condition}"][value=${answer}]`).check();

test('a new assessment reaches nothing, rules nothing out, and lists every condition as open', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    const { tier, byScore, open, failed } = await result(product);
    assert.deepEqual({ tier, byScore, failed }, { tier: null, byScore: null, failed: [] });
    assert.deepEqual(new Set(open), new Set(PROGRAMME.conditions.map(({ id }) => id)));
    await product.goTo(PROGRAMME.title.zh);
    assert.match(await product.find('.ea-outcome').innerText(), /按现有得分与申明\s*暂无\s*只看得分\s*暂无/);
  });
});

test('taking a declaration back opens the tier, and denying it leads to the next lower one', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.example();
    await product.goTo(PROGRAMME.title.en);
    const [, innovation, advanced] = PROGRAMME.tiers.map(({ id }) => id);
    assert.equal((await result(product)).tier, innovation);

    await declare(product, 'innovation-practice', 'open');
    const opened = await result(product);
    assert.deepEqual([opened.tier, opened.byScore, opened.open.includes('innovation-practice')], [advanced, innovation, true]);

    await declare(product, 'innovation-practice', 'no');
    const denied = await result(product);
    assert.deepEqual([denied.tier, denied.failed.includes('innovation-practice')], [advanced, true]);
    assert.match(await product.find('.ea-outcome').innerText(), new RegExp(PROGRAMME.tiers[2].title.en));

    await declare(product, 'legal', 'no');
    const { tier, byScore } = await result(product);
    assert.deepEqual({ tier, byScore }, { tier: null, byScore: innovation }, 'who may not apply gets no tier');
  });
});

test('the years in operation count from two on, and empty is open', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    await product.goTo(PROGRAMME.title.zh);
    const years = product.find('#ea-condition-years');
    const verdict = async () => {
      const { tier, open, failed } = await result(product);
      return { tier: tier !== null, open: open.includes('years'), failed: failed.includes('years') };
    };
    for (const [typed, expected] of [
      ['2', { tier: true, open: false, failed: false }],
      ['1', { tier: false, open: false, failed: true }],
      ['', { tier: false, open: true, failed: false }],
      ['12', { tier: true, open: false, failed: false }],
    ]) {
      await years.fill(typed);
      assert.deepEqual(await verdict(), expected, `“${typed}”`);
    }
  });
});

for (const typed of ['1.5', '-3', '1e1']) {
  test(`years typed as “${typed}” are not turned into another number`, async () => {
    await withProduct({}, async (product) => {
      await product.begin();
      await product.goTo(PROGRAMME.title.zh);
      await product.find('#ea-condition-years').pressSequentially(typed);
      const stored = (await product.file()).conditions[ID]?.years;
      const shown = await product.find('#ea-condition-years').evaluate((input) => (input.validity.badInput ? 'what was typed' : input.value));
      assert.ok(stored === undefined || stored <= Number(typed), `stored as ${stored}`);
      assert.ok(shown === 'what was typed' || Number(shown) === Number(typed), `shown as ${shown}`);
    });
  });
}

test('a number that cannot be read stands on in its field, here and after another page, and every page says that it is not saved', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.example();
    await product.goTo(PROGRAMME.title.zh);
    const years = product.find('#ea-condition-years');
    await years.fill('2年半');
    const unsaved = product.saveState.filter({ hasText: '有内容未能保存' });
    await unsaved.waitFor();
    await product.goTo(product.words.scoreboard);
    await unsaved.waitFor();
    assert.ok((await result(product)).open.includes('years'));
    await product.goTo(PROGRAMME.title.zh);
    assert.equal(await years.inputValue(), '2年半');
    assert.equal(await years.getAttribute('aria-invalid'), 'true');
    // Another answer takes its place: typed, or brought back.
    await years.fill('3');
    await product.saveState.filter({ hasText: product.words.saved }).waitFor();
    await years.fill('3.');
    await unsaved.waitFor();
    await page.keyboard.press('Control+z');
    await product.saveState.filter({ hasText: product.words.saved }).waitFor();
    assert.equal(await years.inputValue(), '3');
  });
});

test('every condition says where it comes from, and every tier what is missing', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    await product.goTo(PROGRAMME.title.zh);
    assert.deepEqual(
      await product.find('.ea-condition .ea-clause').allInnerTexts(), [...PROGRAMME.scores, ...PROGRAMME.conditions].map(({ clause }) => clause),
    );
    const tiers = await product.find('.ea-tier').allInnerTexts();
    assert.match(tiers.find((tier) => tier.startsWith(PROGRAMME.tiers[0].title.zh)), /还差23\.00分/);
    assert.match(tiers.find((tier) => tier.startsWith(PROGRAMME.tiers[1].title.zh)), /达到/);
  });
});
