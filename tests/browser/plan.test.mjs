// What would be, and what to do: the way to a tier, other percents tried out, targets, how sure the total is, the plan.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { ITEMS, PROGRAMME, STANDARD, withProduct } from './product.mjs';

const PAGE = { zh: '改进', en: 'Improvement' };
/** The figures of a page stand below the scores of the whole: a full load of them is slow on a slow machine. */
const SLOW = { timeout: 30_000 };

/** Opens the page with every item at one percent. */
const withPercents = (percent, options, use) => withProduct(options, async (product, context) => {
  const file = await product.file();
  for (const { id } of ITEMS) file.items[id] = { ...file.items[id], percent };
  await product.load(JSON.stringify(file));
  await product.goTo(PAGE[product.lang]);
  await product.shows(PAGE[product.lang]);
  return use(product, context);
});

const way = (product) => product.find('.ea-way');
const said = (product) => way(product).locator('.ea-way-said');
/** The rows of the numbers of a figure: the first cell and the others. */
const rows = (figure) => figure.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));

test('the least steps to a tier are those of the rule, and conditions not declared stand beside', async () => {
  await withPercents(55, {}, async (product) => {
    // No climb of more than four steps unless it is wished for.
    await said(product).filter({ hasText: '最少13档，改动4个条目：275.00分→300.00分（暂定）' }).waitFor();
    await product.find('#ea-way-steps').selectOption('');
    // 275 points; 25 more are 13 steps of two points.
    await said(product).filter({ hasText: '最少13档，改动2个条目：275.00分→301.00分（暂定）' }).waitFor();
    assert.equal(await product.find('#ea-way-tier').inputValue(), '0.0');
    const [now, ...rises] = await rows(way(product).locator('.ea-chart'));
    assert.equal(now[3], '275.00');
    assert.deepEqual(rises.map(([name, , gain]) => [name.split(' ')[0], gain]), [['1.3', '+18.00'], ['2.3', '+8.00']]);
    const open = way(product).locator('.ea-beside').filter({ hasText: '尚未申明' }).locator('li');
    const asked = ['legal', 'years', 'order', 'clean', 'adopted', 'results', 'distinctive'];
    const statements = asked.map((id) => PROGRAMME.conditions.find((condition) => condition.id === id).statement.zh);
    assert.deepEqual(await open.allInnerTexts(), statements);
  });
});

test('items held fixed stay, and no item climbs further than allowed; what cannot be says why', async () => {
  await withPercents(55, {}, async (product) => {
    await product.find('#ea-way-steps').selectOption('3');
    await product.find('.ea-fixed > summary').click();
    await product.find('.ea-fixed-items input[value="1.3"]').check();
    await said(product).filter({ hasText: '最少13档' }).waitFor();
    const changed = (await rows(way(product).locator('.ea-chart'))).slice(1);
    assert.ok(changed.length > 0 && changed.every(([name]) => !name.startsWith('1.3')));
    for (const [, change] of changed) {
      const [from, to] = change.match(/\d+/g).map(Number);
      assert.ok(from === 55 && to <= 70, change);
    }
    for (const { id } of ITEMS) await product.find(`.ea-fixed-items input[value="${id}"]`).check();
    await said(product).filter({ hasText: '最多275.00分，需要300.00分' }).waitFor();
  });
});

test('a tier whose scores are reached says so, and a score that a declaration may stand in for is named', async () => {
  await withPercents(50, {}, async (product) => {
    await product.find('#ea-way-tier').selectOption('0.2');
    await said(product).filter({ hasText: '已经满足（暂定）' }).waitFor();
    await product.find('#ea-way-tier').selectOption('0.1');
    await said(product).filter({ hasText: '最少2档，改动1个条目' }).waitFor();
    const instead = way(product).locator('.ea-beside').filter({ hasText: '可以代替分数要求' });
    assert.match(await instead.innerText(), /创新/);
  });
});

test('what is tried out changes nothing until it is taken over, and that is one step', async () => {
  await withPercents(55, {}, async (product) => {
    const before = await product.summary();
    await way(product).locator('.ea-try').click();
    assert.equal(await product.find('[id="ea-try-1.3"]').inputValue(), '75');
    const table = product.find('.ea-what-if table');
    await table.waitFor();
    const total = await table.locator('tfoot tr').innerText();
    assert.match(total, /275\.00.*300\.00.*\+25\.00/s);
    // It is in sight where the percents are chosen.
    assert.equal(await product.find('.ea-tried').innerText(), '试算：275.00分 → 300.00分（+25.00，暂定）');
    assert.match(await table.innerText(), /卓越创新组织\s+卓越经营组织/);
    assert.deepEqual(await product.summary(), before);
    // It outlives a look at another page, not another assessment.
    await product.item('1.1');
    await product.goTo(PAGE.zh);
    assert.equal(await table.locator('tfoot tr').innerText(), total);

    await product.find('.ea-discard').click();
    await table.waitFor({ state: 'detached' });
    assert.deepEqual(await product.summary(), before);
    assert.equal(await product.find('.ea-tried').innerText(), '');

    await product.find('[id="ea-try-1.1"]').selectOption('80');
    await product.find('[id="ea-try-2.1"]').selectOption('5');
    await product.find('.ea-take-over').click();
    const { items } = await product.summary();
    assert.deepEqual([items['1.1'].percent, items['2.1'].percent, items['1.2'].percent], [80, 5, 55]);
    await product.find('.ea-undo').click();
    assert.deepEqual((await product.summary()).items, before.items);
    await product.find('.ea-redo').click();
    assert.equal((await product.summary()).items['2.1'].percent, 5);

    await product.find('[id="ea-try-1.1"]').selectOption('95');
    await table.waitFor();
    await product.load(await product.save());
    await product.goTo('开始');
    await product.example();
    await product.goTo(PAGE.zh);
    await product.find('[id="ea-try-1.1"]').waitFor();
    assert.equal(await product.find('[id="ea-try-1.1"]').inputValue(), '');
  });
});

test('targets and ranges are kept in the file, are undone, and show in the draft', async () => {
  await withPercents(55, {}, async (product) => {
    await product.find('#ea-way-steps').selectOption('');
    await said(product).filter({ hasText: '改动2个条目' }).waitFor();
    await way(product).locator('.ea-aim').click();
    await product.find('[id="ea-low-4.1"]').selectOption('40');
    const file = await product.file();
    assert.deepEqual([file.items['1.3'].target, file.items['2.3'].target, file.items['4.1'].low], [100, 75, 40]);
    assert.equal(await product.find('[id="ea-target-2.3"]').inputValue(), '75');
    const draft = (await product.export('markdown')).text;
    assert.match(draft, /目标与改进计划/);
    assert.match(draft, /由275\.00分变为301\.00分/);
    await product.find('.ea-undo').click();
    await product.find('.ea-undo').click();
    const undone = await product.file();
    assert.equal(undone.items['1.3'].target, undefined);
    assert.equal(undone.items['4.1'].low, undefined);
    assert.equal(await product.find('[id="ea-target-2.3"]').inputValue(), '');
  });
});

test('the chance of a tier is counted, and says what it assumes', async () => {
  await withPercents(60, {}, async (product) => {
    const confidence = product.find('.ea-confidence');
    await confidence.filter({ hasText: '填上最低与最高得分率' }).waitFor();
    // 300 points; an item of 40 points a step lower or higher: two of three cases reach 300.
    await product.find('[id="ea-low-1.3"]').selectOption('55');
    await product.find('[id="ea-high-1.3"]').selectOption('65');
    await confidence.locator('svg').waitFor();
    assert.match(await confidence.locator('.ea-outcome').innerText(), /298\.00–302\.00/);
    const chances = await rows(confidence);
    assert.deepEqual(chances.map(([, byScore]) => byScore), ['66.6%', '100%', '100%']);
    assert.deepEqual(chances.map(([, , declared, atMost]) => [declared, atMost]), [['0%', '66.6%'], ['0%', '100%'], ['0%', '100%']]);
    assert.match(await product.find('section:has(> .ea-confidence)').innerText(), /可能性相同/);
  });
});

test('the plan is written with the keyboard, ordered, undone, kept, and read elsewhere', async () => {
  await withPercents(55, { lang: 'en' }, async (product, { page }) => {
    await product.find('.ea-add-action').focus();
    await page.keyboard.press('Enter');
    await product.find('#ea-action-n1:focus').waitFor();
    await page.keyboard.type('Survey every customer');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3.3');
    await product.find('#ea-action-n1-owner').fill('Sales');
    await product.find('#ea-action-n1-due').fill('2027-03-31');
    await product.find('#ea-action-n1-status').selectOption('underway');
    await product.find('.ea-add-action').click();
    await product.find('#ea-action-n2').fill('Second');
    await product.find('.ea-move-up').click();
    const plan = (await product.file()).plan;
    assert.deepEqual(plan.map(({ id }) => id), ['n2', 'n1']);
    assert.deepEqual({ ...plan[1] }, { id: 'n1', action: 'Survey every customer', item: '3.3', owner: 'Sales', due: '2027-03-31', status: 'underway' });

    await product.find('.ea-remove-action').first().click();
    assert.equal((await product.file()).plan.length, 1);
    await product.find('.ea-undo').click();
    assert.equal((await product.file()).plan.length, 2);

    await product.goTo(product.words.scoreboard);
    const table = product.find('.ea-plan-table');
    await table.filter({ hasText: 'Survey every customer' }).waitFor();
    assert.match(await table.innerText(), /3\.3\s+Sales\s+2027-03-31\s+Under way/);
    const draft = (await product.export('html', { lang: 'en' })).text;
    assert.match(draft, /<bdi>Survey every customer<\/bdi>/);
  });
});

for (const lang of ['zh', 'en']) {
  test(`figures of scores tell their numbers and say that they are provisional (${lang})`, async () => {
    await withProduct({ lang }, async (product) => {
      await product.example();
      const figures = product.find('main .ea-chart');
      await figures.nth(1).locator('svg').waitFor(SLOW);
      for (const figure of await figures.all()) {
        assert.match(await figure.locator('figcaption').innerText(), lang === 'zh' ? /暂定/ : /Provisional/);
        assert.ok((await figure.locator('svg').getAttribute('aria-label')).length > 20);
        assert.ok((await rows(figure)).length >= STANDARD.categories.length);
      }
      const { items } = await product.summary();
      const bars = await rows(figures.nth(1));
      assert.deepEqual(bars.map(([, claimed]) => parseInt(claimed, 10)), Object.values(items).map(({ percent }) => percent));
    });
  });
}

/** Puts indicators into a result item: `count` of them, over `years`. */
async function withIndicators(product, count, years) {
  const file = await product.file();
  const indicators = Array.from({ length: count }, (_, number) => ({
    id: `n${number + 1}`,
    name: `指标${number + 1}`,
    unit: '%',
    values: { figures: Object.fromEntries(years.map((year, at) => [year, at === 1 ? '' : `${80 + number % 7 + at * 1.5}`]).filter(([, figure]) => figure)) },
    targets: { figures: Object.fromEntries(years.map((year) => [year, '90'])) },
  }));
  file.version = 2;
  file.items['1.3'] = { ...file.items['1.3'], indicators, years: { last: years.at(-1), count: years.length } };
  await product.load(JSON.stringify(file));
}

for (const count of [1, 40]) {
  test(`each of ${count} indicators has its figure, with its gaps, beside the item and in the draft`, async () => {
    await withProduct({}, async (product) => {
      await withIndicators(product, count, [2023, 2024, 2025]);
      await product.item('1.3');
      const figures = product.find('.ea-multiples .ea-chart');
      await figures.first().waitFor(SLOW);
      assert.equal(await figures.count(), count);
      assert.deepEqual(await rows(figures.first()), [['2023', '80', '90'], ['2024', '—', '90'], ['2025', '83', '90']]);
      assert.match(await figures.first().locator('svg').getAttribute('aria-label'), /2024 —/);
      const draft = (await product.export('html')).text;
      assert.equal(draft.match(/draft-multiple"/g).length, count);
    });
  });
}

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
    test(`the page is accessible and no wider than its window (${colorScheme}, ${viewport.width} px)`, async () => {
      await withPercents(55, { colorScheme, viewport }, async (product, { page }) => {
        await product.find('[id="ea-low-1.3"]').selectOption('40');
        await product.find('.ea-add-action').click();
        await product.find('.ea-action :focus').waitFor();
        await way(product).locator('.ea-try').click();
        await product.find('.ea-what-if table').waitFor();
        assert.deepEqual(await axe(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      });
    });
  }
}
