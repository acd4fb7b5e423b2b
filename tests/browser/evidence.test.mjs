// What the table of indicators shows, the bands that it proposes, and the questions that it raises.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { withProduct } from './product.mjs';

const YEARS = [2023, 2024, 2025];
const figures = (values) => Object.fromEntries(values.map((value, at) => [YEARS[at], value]).filter(([, value]) => value));

/** An indicator with its figures of the three years and an industry average of the last. */
const indicator = (id, values, industry) => ({
  id, name: `指标${id}`, unit: '%', core: true, direction: 'higher', class: null,
  values: { figures: figures(values) },
  ...(industry && { industry: { figures: { 2025: industry } } }),
});

/** A new assessment with these indicators at 1.3, scored at a percent, on the page of that item. */
function withIndicators(options, indicators, percent, use) {
  return withProduct(options, async (product, given) => {
    await product.begin();
    const file = await product.file();
    const evidence = Object.fromEntries([1, 2, 3, 4].map((n) => [`1.3-${n}`, { coverage: 'full', evidence: '见年报。' }]));
    file.items['1.3'] = { guidance: evidence, percent, indicators, years: { last: 2025, count: 3 } };
    await product.load(JSON.stringify(file));
    await product.item('1.3');
    await product.find('.ea-sheet').waitFor();
    return use(product, given);
  });
}

const RISING = ['90', '92', '95'];
const sound = (id) => indicator(id, RISING, '91');
const supported = async (product) => (await product.summary()).items['1.3'].supported;

test('the table proposes a band for levels, trends and comparisons, says why, and one click takes it', async () => {
  await withIndicators({}, [sound('a'), sound('b'), sound('c')], null, async (product) => {
    const proposals = product.find('.ea-band-proposal');
    const [levels, trends, comparisons] = await proposals.allInnerTexts();
    assert.match(levels, /水平[^]*50–65%[^]*核心3个[^]*再高一段还要：辅助指标不少于1个/);
    assert.match(trends, /趋势[^]*90–100%[^]*趋势有利：3 \/ 3，100%（完全）/);
    assert.match(comparisons, /对比[^]*50–65%[^]*不低于行业平均：3 \/ 3/);
    await proposals.nth(0).getByRole('button').click();
    await proposals.nth(0).getByRole('button', { name: '已采用' }).waitFor();
    assert.deepEqual((await product.file()).items['1.3'].factors, { Le: 3 });
    assert.equal(await product.band('Le', 3).isChecked(), true);
  });
});

test('what is shown follows what is typed, and an indicator shows the class that its comparison gives', async () => {
  await withIndicators({ lang: 'en' }, [sound('a'), sound('b'), sound('c')], null, async (product) => {
    const trends = product.find('.ea-band-proposal').nth(1);
    await product.find('[id="ea-indicator-1.3-a-values-2025"]').fill('80');
    await trends.filter({ hasText: 'adverse trend: 0 of 3' }).waitFor();
    await product.find('[id="ea-indicator-1.3-a-values-2024"]').fill('85');
    await trends.filter({ hasText: 'adverse trend: 1 of 3, 33% (many)' }).waitFor();
    await product.find('.ea-facts summary').click();
    const each = product.find('.ea-facts details li');
    assert.match(await each.nth(0).innerText(), /指标a: adverse trend \(3 years: better 0, worse 2\).*“Below average”/);
    await each.nth(1).getByRole('button').click();
    const classes = async () => (await product.file()).items['1.3'].indicators.map((one) => one.class);
    assert.deepEqual(await classes(), [null, 'good', null]);
  });
});

test('a claim that the table does not bear out raises questions, each leading to the figure that answers it', async () => {
  const short = (id) => indicator(id, ['', '92', '95']);
  await withIndicators({}, [short('a'), short('b'), sound('c')], 90, async (product) => {
    const asked = async (rule, id) => {
      await product.heading.focus();
      await product.find(`.ea-finding[data-rule=${rule}] .ea-mend`).click();
      await product.find(`[id="${id}"]:focus`).waitFor();
    };
    assert.equal(await supported(product), 25);
    await asked('short-series', 'ea-indicator-1.3-a-values-2023');
    await asked('no-comparison', 'ea-indicator-1.3-a-industry-2025');
    await asked('not-leading', 'ea-indicator-1.3-a-class');
    for (const id of ['a', 'b']) await product.find(`[id="ea-indicator-1.3-${id}-values-2023"]`).fill('90');
    await product.find('.ea-finding[data-rule=short-series]').waitFor({ state: 'detached' });
    assert.equal(await supported(product), 45);
  });
});

test('what is asked of guidance that is not covered leads to how far it is covered', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.item('2.1');
    await product.evidence('2.1-1').fill('制度');
    await product.score(70);
    await product.find('.ea-finding[data-rule=guidance-uncovered] .ea-mend').click();
    await product.find('input[name="ea-coverage-2.1-1"]:focus').waitFor();
  });
});

test('a question is put aside with a reason, limits no longer, stands in the draft, and can be asked again', async () => {
  await withIndicators({}, [sound('a'), sound('b')], 60, async (product, { page }) => {
    const finding = product.find('.ea-finding[data-rule=few-indicators]');
    assert.equal(await supported(product), 25);
    await finding.getByRole('button', { name: '写明理由' }).click();
    const reason = finding.getByRole('textbox');
    await reason.and(product.find(':focus')).waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await supported(product), 25, 'without a reason nothing is put aside');
    await reason.fill('=只有两项公开指标');
    await page.keyboard.press('Enter');
    await product.find('.ea-section:focus').waitFor(); // The field is gone, and the keys stay here.
    await product.find('.ea-finding[data-dismissed=true]').filter({ hasText: '=只有两项公开指标' }).waitFor();
    assert.equal(await supported(product), 60);
    assert.deepEqual((await product.file()).dismissed, { 1.3: { 'few-indicators': '=只有两项公开指标' } });
    assert.deepEqual(await axe(page), []);
    const draft = await product.export('markdown', {});
    assert.match(draft.text, /指标不足3个.*已搁置，理由：=只有两项公开指标/);
    await finding.getByRole('button', { name: '不再搁置' }).click();
    await product.find('.ea-finding[data-dismissed=false]').waitFor();
    assert.equal(await supported(product), 25);
  });
});
