// The example: a whole result after one click, and never taken for a real one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROGRAMME, STANDARD, walk, withProduct } from './product.mjs';

for (const lang of ['zh', 'en']) {
  test(`one click shows a complete example in the language of the reader, marked as fictional on every page (${lang})`, async () => {
    await withProduct({ lang }, async (product) => {
      assert.equal(await product.fictional.count(), 0);
      await product.example();

      const { earned, ceiling, possible, fictional, items, programmes } = await product.summary();
      assert.deepEqual({ earned, ceiling, possible, fictional }, { earned: 27700, ceiling: 27700, possible: 50000, fictional: true });
      assert.ok(Object.values(items).every(({ percent }) => percent !== null));
      // It has no outstanding innovation to declare and needs none: a category has at least 55 %.
      const { tier, byScore, open, failed } = programmes['shenzhen-maturity'];
      assert.deepEqual({ tier, byScore, failed }, { tier: 'innovation', byScore: 'innovation', failed: [] });
      assert.deepEqual(open, []);

      for (const title of [...walk(lang).slice(0, -1), product.words.standard, product.words.start]) {
        await product.goTo(title);
        assert.ok(await product.fictional.isVisible(), title);
        assert.equal(await product.fictional.innerText(), product.words.fictional);
      }
    });
  });

  test(`the ladder of the example says what is reached and how far the next tier is (${lang})`, async () => {
    await withProduct({ lang }, async (product) => {
      await product.example();
      const rungs = await product.find('.ea-overview .ea-rung').allInnerTexts();
      const [operation, innovation, advanced] = PROGRAMME.tiers.map(({ title }) => rungs.find((rung) => rung.includes(title[lang])));
      assert.match(operation, lang === 'zh' ? /还差23\.00分/ : /23\.00 points to go/);
      assert.match(innovation, lang === 'zh' ? /达到/ : /Reached/);
      assert.match(advanced, lang === 'zh' ? /已达更高等级/ : /a higher one is reached/);
      // Where these points are nearest: a real item, and a step that is worth something.
      const nearest = await product.find('.ea-overview .ea-nearest li').allInnerTexts();
      assert.ok(nearest.length > 0);
      for (const step of nearest) assert.match(step, /^[1-6]\.[1-3] [^]*[＋+]\d+\.\d\d/);
    });
  });
}

test('the example in English is English, and in Chinese Chinese', async () => {
  for (const [lang, foreign] of [['zh', /^[\x20-\x7e]+$/], ['en', /[\u4e00-\u9fff]/]]) {
    await withProduct({ lang }, async (product) => {
      await product.example();
      const { organisation, profile, items } = await product.file();
      const texts = [organisation.name, ...Object.values(profile), ...Object.values(items).flatMap(({ guidance, strengths, opportunities }) => [
        strengths, opportunities, ...Object.values(guidance).map(({ evidence }) => evidence),
      ])];
      assert.ok(texts.length > 18 * 4);
      for (const text of texts.filter(Boolean)) assert.doesNotMatch(text, foreign);
    });
  }
});

test('the example is of uneven strength, so that the checks have something to ask', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    assert.ok(await product.findings.count() > 0);
    const percents = Object.values((await product.summary()).items).map(({ percent }) => percent);
    assert.ok(Math.max(...percents) - Math.min(...percents) >= 20);
  });
});

test('the example asked for twice at once comes once', async () => {
  await withProduct({}, async (product) => {
    await product.find('.ea-example').dblclick();
    await product.shows(product.words.scoreboard);
    await product.saved();
    assert.equal(Object.keys(await product.records()).length, 1);
  });
});

test('the example leaves a begun assessment as it was, and opening it again adds no second one', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    const own = await product.save();
    await product.goTo(product.words.start);
    await product.example();
    await product.goTo(product.words.start);
    await product.example();

    const stored = Object.values(await product.records());
    assert.equal(stored.length, 2);
    await product.goTo(product.words.start);
    await product.stored.filter({ hasText: '甲公司' }).getByRole('button', { name: '继续' }).click();
    await product.shows(STANDARD.profile.title.zh);
    assert.equal(await product.save(), own);
    assert.equal(await product.fictional.count(), 0);
  });
});
