// Scoring an item: from the bands of its factors to a proposal, a decision, points, and questions about the evidence.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PROGRAMME, STANDARD, withProduct } from './product.mjs';

const BANDS = { A: 4, D: 4, L: 3, I: 4 };

/** Gives an assessment with 1.1 placed in these bands to `use`. */
const withPlacedItem = (options, use) => withProduct(options, async (product, context) => {
  await product.begin();
  await product.item('1.1');
  await product.place(BANDS);
  return use(product, context);
});

test('four bands give a proposal with its reasons, and one click takes it to points', async () => {
  await withPlacedItem({}, async (product) => {
    assert.deepEqual((await product.summary()).items['1.1'], { percent: null, earned: 0, possible: 2000, supported: null, proposed: 70 });
    assert.equal(await product.proposal.locator('strong').innerText(), '70%');
    assert.deepEqual(await product.proposal.locator('li').allInnerTexts(), [
      '要素都达到70–85%段（至多一个例外），取这一段。',
      '从段内的75%起算。',
      '学习低于这一段：每个要素下调一档，不出本段。',
    ]);

    await product.adopt.click();

    const { earned, ceiling, possible, items } = await product.summary();
    assert.deepEqual({ earned, ceiling, possible }, { earned: 1400, ceiling: 49400, possible: 50000 });
    assert.deepEqual([items['1.1'].percent, items['1.1'].earned, items['1.1'].possible], [70, 1400, 2000]);
    assert.ok(await product.percent(70).isChecked());
    assert.ok(await product.adopt.isDisabled());
    await product.chain.filter({ hasText: /^1\.1 文化引领 → 分数段 70–85% → 70% → 20分×70%＝14\.00分$/ }).waitFor();
  });
});

test('clearing the percent makes the item open again, which is not zero', async () => {
  await withPlacedItem({}, async (product) => {
    await product.adopt.click();
    await product.find('.ea-percent-choice .ea-clear').click();

    const { earned, ceiling, items } = await product.summary();
    assert.deepEqual([earned, ceiling, items['1.1'].percent], [0, 50000, null]);
    await product.chain.filter({ hasText: '未评 → 待定 20.00分' }).waitFor();
    await product.panel.filter({ hasText: '另有18条未评，500.00分待定' }).waitFor();

    await product.percent(0).check();
    assert.deepEqual(await product.summary().then(({ ceiling, items }) => [ceiling, items['1.1'].percent]), [48000, 0]);
  });
});

test('clearing a factor takes the proposal back and leaves the decision', async () => {
  await withPlacedItem({}, async (product) => {
    await product.adopt.click();
    await product.find('#ea-factor-D .ea-clear').click();

    const { percent, proposed } = (await product.summary()).items['1.1'];
    assert.deepEqual({ percent, proposed }, { percent: 70, proposed: null });
    assert.match(await product.proposal.innerText(), /各要素都选定后/);
  });
});

test('a button that goes by its own click leaves the focus inside, where the keys are heard', async () => {
  await withPlacedItem({}, async (product, { page }) => {
    await product.adopt.click();
    const clear = product.find('.ea-percent-choice .ea-clear');
    await clear.focus();
    await page.keyboard.press('Enter');
    await clear.waitFor({ state: 'hidden' });
    await product.find(':focus').waitFor();
    await page.keyboard.press('Control+z');
    await clear.waitFor();
    assert.equal((await product.summary()).items['1.1'].percent, 70);
  });
});

test('another percent than the proposed one may give its reason', async () => {
  await withPlacedItem({}, async (product) => {
    const reason = product.field(product.words.reason);
    assert.equal(await reason.count(), 0);
    await product.percent(85).check();
    await reason.fill('试点已在全部事业部推广');

    const { percent, proposed } = (await product.summary()).items['1.1'];
    assert.deepEqual({ percent, proposed }, { percent: 85, proposed: 70 });
    assert.equal((await product.file()).items['1.1'].reason, '试点已在全部事业部推广');

    await product.percent(70).check();
    assert.equal(await reason.inputValue(), '试点已在全部事业部推广', 'what was written stays in sight');
    await reason.fill('');
    await reason.pressSequentially('已推广');
    assert.equal((await product.file()).items['1.1'].reason, '已推广', 'who empties the field may write it anew');
  });
});

test('factors far apart are pointed out', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.begin();
    await product.item('1.3');
    await product.place({ Le: 4, T: 4, C: 1, I: 3 });
    assert.match(await product.proposal.innerText(), /Comparisons and Levels are two or more bands apart/);
  });
});

test('a high score without evidence raises questions, and each leads to a field that answers it', async () => {
  await withPlacedItem({}, async (product) => {
    await product.adopt.click();
    assert.equal((await product.summary()).items['1.1'].supported, 25);
    const findings = product.findings;
    await findings.filter({ hasText: /30 ?%/ }).waitFor();
    await findings.filter({ hasText: '文化建立' }).waitFor();

    for (let at = 0; at < await findings.count(); at += 1) {
      const asked = await findings.nth(at).innerText();
      await product.heading.focus();
      await findings.nth(at).getByRole('button').first().click();
      await product.find(':is(textarea, .ea-coverage input):focus').waitFor({ timeout: 1000 }).catch(() => assert.fail(`leads nowhere: ${asked}`));
    }
  });
});

test('a question on the scoreboard leads to its item, and goes when it is answered', async () => {
  await withPlacedItem({}, async (product) => {
    await product.adopt.click();
    await product.goTo(product.words.scoreboard);
    await product.findings.filter({ hasText: '文化建立' }).getByRole('button').first().click();
    await product.shows('1.1 文化引领');
    await product.find('[name="ea-coverage-1.1-1"]:focus').first().waitFor();

    await product.evidence('1.1-1').fill('2026年文化手册');
    for (const { id } of STANDARD.categories[0].items[0].guidance) await product.coverage(id, 'full').check();
    await product.findings.first().waitFor({ state: 'detached' });
    assert.equal((await product.summary()).items['1.1'].supported, 70);
  });
});

test('what is not scored is where the points are nearest, before any step of what is', async () => {
  await withPlacedItem({}, async (product) => {
    await product.adopt.click();
    const nearest = product.panel.locator('.ea-nearest li >> visible=true');
    await nearest.first().waitFor();
    const said = await nearest.allInnerTexts();
    for (const entry of said) assert.match(entry, /尚未评分，最多\d+\.00分/);
    assert.doesNotMatch(said.join(), /1\.1 /);
    await nearest.first().getByRole('button').click();
    assert.match(await product.title(), /^\d\.3 /, 'results have most points');
  });
});

test('the scores in sight are those of the summary', async () => {
  await withPlacedItem({ lang: 'en' }, async (product) => {
    await product.adopt.click();
    await product.item('1.2');
    await product.percent(55).check();
    const { earned, ceiling, categories } = await product.summary();
    const points = (hundredths) => (hundredths / 100).toFixed(2);

    assert.equal(earned, 1400 + 1100);
    assert.equal(await product.panel.locator('.ea-total >> visible=true').innerText(), points(earned));
    await product.panel.locator('.ea-range').filter({ hasText: `${points(earned)} – ${points(ceiling)}` }).waitFor();
    const bars = await product.panel.locator('.ea-category-points').allInnerTexts();
    assert.deepEqual(bars, Object.values(categories).map(({ earned, possible }) => `${points(earned)} / ${possible / 100}`));

    await product.goTo('Scoreboard');
    const row = product.find('tr').filter({ hasText: '1.2 Organisational governance' });
    assert.deepEqual((await row.locator('td').allInnerTexts()).slice(0, 3), ['20', '55%', '11.00']);
    assert.equal(await product.find('tfoot td').nth(2).innerText(), `${points(earned)}–${points(ceiling)}`);
  });
});

for (const [lang, word] of [['zh', /暂定/], ['en', /provisional/i]]) {
  test(`every place that shows a score or a tier says that it is provisional (${lang})`, async () => {
    await withPlacedItem({ lang }, async (product) => {
      await product.adopt.click();
      const { words } = product;
      const places = {
        [product.titleOf('1.1')]: ['.ea-scores', 'section:has(> .ea-proposal)'],
        [words.scoreboard]: ['.ea-lead', '.ea-radar', '.ea-table'],
        [PROGRAMME.title[lang]]: ['.ea-scores', '.ea-outcome'],
        [words.start]: [],
      };
      for (const [page, selectors] of Object.entries(places)) {
        await product.goTo(page);
        for (const selector of selectors) {
          await product.find(`${selector} >> visible=true`).first().waitFor();
          const texts = await product.find(`${selector} >> visible=true`).allInnerTexts();
          assert.ok(texts.length > 0, `${page}: ${selector}`);
          for (const text of texts) assert.match(text, word, `${page}: ${selector}`);
        }
        // Nor is there a score in any other place.
        const bare = await product.element.evaluate((element, word) => {
          const shown = [...element.shadowRoot.querySelectorAll('*')].filter((one) => one.checkVisibility()
            && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.includes('14.00')));
          const saysIt = (one) => new RegExp(word, 'i').test(one?.closest('aside, table, section, .ea-lead, .ea-stored-entry, .ea-spoken, main')?.innerText);
          return shown.filter((one) => !saysIt(one)).map((one) => one.outerHTML);
        }, word.source);
        assert.deepEqual(bare, [], page);
      }
      // Of what is scored in part the list tells how far it is, and no score.
      assert.doesNotMatch(await product.stored.first().innerText(), /%/);
      await product.load(readFileSync(new URL(`../../examples/manufacturer.${lang}.json`, import.meta.url), 'utf8'));
      await product.goTo(words.start);
      const scored = await product.stored.filter({ hasText: '55.4%' }).innerText();
      assert.match(scored, word);
    });
  });
}
