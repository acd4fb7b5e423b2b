// All programmes at a glance, and a page for each: what was declared, official scores, material and periods.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { read } from './docx.mjs';
import { plain, unzip } from './office.mjs';
import { withProduct } from './product.mjs';

const FOLDER = new URL('../../programmes/', import.meta.url);
const PACKS = Object.fromEntries(readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')))
  .map((pack) => [pack.id, pack]));
const EXAMPLE = readFileSync(new URL('../../examples/manufacturer.zh.json', import.meta.url), 'utf8');

const row = (product, id) => product.find(`tr[data-programme=${id}]`);
/** Goes to the page of a programme by the overview. */
async function open(product, id) {
  await product.goTo(product.words.programmes);
  await row(product, id).getByRole('button').click();
  await product.shows(PACKS[id].title[product.lang]);
}
const answer = (product, condition, value) => product.find(`input[name="ea-condition-${condition}"][value="${value}"]`).check();
const outcome = (product) => product.find('.ea-outcome').innerText();

test('the summary has all eleven programmes as soon as a file is loaded', async () => {
  await withProduct({}, async (product) => {
    const summary = await product.load(EXAMPLE);
    assert.deepEqual(Object.keys(summary.programmes).sort(), Object.keys(PACKS).sort());
    for (const [id, result] of Object.entries(summary.programmes)) {
      assert.deepEqual(Object.keys(result), ['tier', 'byScore', 'open', 'failed'], id);
      if (id === 'shenzhen-maturity') continue;
      assert.deepEqual(result, { tier: null, byScore: null, open: PACKS[id].conditions.map((one) => one.id), failed: [] }, id);
    }
  });
});

test('the overview shows every programme, the nearest first, in both languages', async () => {
  await withProduct({}, async (product) => {
    await product.load(EXAMPLE);
    for (const lang of ['zh', 'en']) {
      await product.goTo(product.words.programmes);
      await row(product, 'shanghai-practice').waitFor();
      const rows = product.find('tr[data-programme]');
      assert.equal(await rows.count(), Object.keys(PACKS).length);
      assert.equal(await rows.first().getAttribute('data-programme'), 'shenzhen-maturity', 'a tier is reached');
      for (const id of Object.keys(PACKS)) assert.match(await row(product, id).innerText(), new RegExp(PACKS[id].title[lang].replace(/[()]/g, '.')));
      if (lang === 'zh') await product.switchLanguage();
    }
    await open(product, 'shanghai-experience');
    await answer(product, 'values', 'no');
    await product.goTo(product.words.programmes);
    assert.equal(await product.find('tr[data-programme]').last().getAttribute('data-programme'), 'shanghai-experience', 'not eligible');
  });
});

test('in Hangzhou the official site score decides between three levels, exactly, and is kept', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.load(EXAMPLE);
    await open(product, 'hangzhou-cultivation');
    const pack = PACKS['hangzhou-cultivation'];
    for (const { id, kind } of pack.conditions) if (kind === 'declared') await answer(product, id, id === 'waived-field' || id === 'subsidiaries' ? 'no' : 'yes');
    const years = product.find('#ea-condition-practice-years');
    await years.fill('2');
    assert.deepEqual((await product.summary()).programmes[pack.id].failed, ['practice-years', 'waived-field']);
    await years.fill('3');
    assert.deepEqual((await product.summary()).programmes[pack.id].failed, []);
    const score = product.find('#ea-condition-site-score');
    for (const [typed, title] of [['620', pack.tiers[0].title.en], ['619.99', pack.tiers[1].title.en], ['600', pack.tiers[2].title.en], ['599.99', 'None']]) {
      await score.fill(typed);
      const said = (await outcome(product)).split('\n').filter((line) => line.includes(title));
      assert.ok(said.length >= 2, `${typed}: ${await outcome(product)}`);
    }
    await score.fill('61o');
    assert.equal(await score.getAttribute('aria-invalid'), 'true');
    await score.fill('61.5');
    await product.find('#ea-condition-site-score-full').fill('100');
    assert.match(await outcome(product), /610 points or more, but less than 620/);
    const file = await product.file();
    assert.deepEqual(file.conditions[pack.id]['site-score'], { score: 6150, full: 100 });
    assert.equal(await product.refusal(await product.save()), undefined, 'the file is read again');
  });
});

test('full marks stay as they were typed while the score is typed, and the other way round', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.load(EXAMPLE);
    await open(product, 'hangzhou-cultivation');
    const [score, full] = ['', '-full'].map((tail) => product.find(`#ea-condition-site-score${tail}`));
    const kept = async () => (await product.file()).conditions['hangzhou-cultivation']?.['site-score'];
    const type = async (field, text) => {
      await field.press('Control+a');
      await page.keyboard.press('Backspace');
      await page.keyboard.type(text);
    };
    assert.equal(await full.inputValue(), '1000', 'the usual ones');
    await type(full, '100');
    await type(score, '61.5');
    assert.deepEqual(await kept(), { score: 6150, full: 100 });
    await type(score, '62.');
    assert.equal(await full.inputValue(), '100');
    assert.equal(await kept(), undefined, 'not a number yet');
    await page.keyboard.type('5');
    assert.deepEqual(await kept(), { score: 6250, full: 100 });
    await type(full, '');
    assert.equal(await full.inputValue(), '');
    assert.equal(await full.getAttribute('aria-invalid'), 'true');
    assert.equal(await kept(), undefined);
    await page.keyboard.type('20000');
    assert.deepEqual(await kept(), { score: 6250, full: 20000 });
    await product.load(EXAMPLE);
    await open(product, 'hangzhou-cultivation');
    assert.deepEqual([await score.inputValue(), await full.inputValue()], ['', '1000'], 'of another assessment');
  });
});

test('in Hangzhou an official material score is held against 550 wherever 550 is shown, and what it closes is named', async () => {
  await withProduct({}, async (product) => {
    await product.load(EXAMPLE);
    await open(product, 'hangzhou-cultivation');
    const stage = product.find('.ea-tier').filter({ has: product.page.locator('h3', { hasText: /^材料评审达到550分/ }) });
    const box = product.find('.ea-outcome > div').filter({ hasText: '550分，' }).first();
    assert.doesNotMatch(await stage.innerText(), /正式得分/, 'as long as none was entered');
    const material = product.find('#ea-condition-material-score');
    for (const [typed, verdict, line] of [['549', /正式得分：未达到 · 还差1\.00分/, /正式得分：不成立/], ['550', /正式得分：达到/, /正式得分：成立/]]) {
      await material.fill(typed);
      assert.match(await stage.innerText(), verdict);
      assert.match(await stage.innerText(), line);
      assert.match(await box.innerText(), verdict);
    }
    await material.fill('500');
    await product.find('#ea-condition-site-score').fill('619');
    const closed = (await outcome(product)).match(/暂无：未通过“材料评审达到550分/g);
    assert.equal(closed?.length, 2, await outcome(product));
    const tier = product.find('.ea-tier').filter({ has: product.page.locator('h3', { hasText: '610分（含）以上，但' }) });
    assert.match(await tier.locator('h3').innerText(), /正式得分：未达到（未通过“材料评审达到550分/);
  });
});

test('at a glance an official score counts where it decides, good or bad', async () => {
  await withProduct({}, async (product) => {
    await product.load(EXAMPLE);
    const glance = async () => {
      await product.goTo(product.words.programmes);
      await row(product, 'shenzhen-maturity').waitFor();
      return row(product, 'shenzhen-maturity').innerText();
    };
    assert.match(await glance(), /卓越创新组织[^]*还差23\.00分/, 'the self-score');
    for (const [official, expected] of [['190', /^(?![^]*卓越创新组织)[^]*还差10\.00分/], ['310', /卓越经营组织(?![^]*还差)/]]) {
      await open(product, 'shenzhen-maturity');
      await product.find('#ea-condition-official').fill(official);
      assert.match(await glance(), expected, official);
    }
  });
});

test('the page of every programme tells how its clauses are read', async () => {
  await withProduct({}, async (product) => {
    await product.load(EXAMPLE);
    for (const { id, readings } of Object.values(PACKS)) {
      await open(product, id);
      for (const { text } of readings) await product.main.getByText(text.zh, { exact: true }).waitFor();
    }
  });
});

test('an entered score above its full marks is said and kept, full-width digits are read, and what is missing is shown', async () => {
  await withProduct({}, async (product) => {
    await product.load(EXAMPLE);
    await open(product, 'shenzhen-employer');
    const [score, full, years] = ['engagement', 'engagement-full', 'years'].map((id) => product.find(`#ea-condition-${id}`));
    const alert = product.find('.ea-condition:has(#ea-condition-engagement)').getByRole('alert');
    const result = async () => (await product.summary()).programmes['shenzhen-employer'];
    for (const [typed, of] of [['7500', '100'], ['6', '5']]) {
      await full.fill(of);
      await score.fill(typed);
      assert.match(await alert.innerText(), /比满分还高.*未计入/);
      assert.equal(await score.getAttribute('aria-invalid'), 'true');
      assert.deepEqual([await score.inputValue(), await full.inputValue()], [typed, of]);
      const { open, failed } = await result();
      assert.deepEqual([open.includes('engagement'), failed], [true, []], 'not counted as failed');
    }
    await full.fill('１００');
    await score.fill('７４．９９');
    assert.equal(await alert.count(), 0);
    assert.deepEqual((await result()).failed, ['engagement']);
    assert.match(await product.find('.ea-tier h3').last().innerText(), /还差0\.01分/);
    await years.fill('３');
    assert.equal((await product.file()).conditions['shenzhen-employer'].years, 3);
    await product.goTo(product.words.programmes);
    assert.match(await row(product, 'shenzhen-employer').innerText(), /0\.01/);
  });
});

test('material has a state, somebody and a date, and a period ends on the right day', async () => {
  await withProduct({}, async (product) => {
    await product.load(EXAMPLE);
    await open(product, 'hangzhou-cultivation');
    const overview = product.find('[data-material=overview]');
    assert.match(await overview.innerText(), /一式3份[\s\S]*3000字以内/);
    await overview.getByRole('combobox').selectOption('done');
    await overview.locator('input[type=text]').fill('质量部');
    const date = overview.locator('input[type=date]');
    await date.fill('2026-03-02');
    // A part of it is taken out by a key: the others stay until it is whole again.
    await date.focus();
    await date.press('Backspace');
    assert.ok(await date.evaluate((input) => input.value === '' && input.validity.badInput));
    await date.fill('2026-03-31');
    const period = product.find('[data-period=report-change]');
    await period.locator('input').fill('2026-09-30');
    const end = period.locator('output');
    assert.match(await end.innerText(), /2026-10-07/);
    const list = product.find('[id="ea-programme-days-off"]');
    await list.fill('2026-10-01..2026-10-07 休\n2026-10-10 班');
    assert.match(await end.innerText(), /2026-10-13/);
    assert.equal(await product.find('.ea-days-off .ea-count').count(), 0, 'no characters are counted');
    // The example of the hint, pasted as it stands.
    const example = (await product.find('.ea-days-off .ea-hint').innerText()).match(/2026.*?班/)[0];
    await list.fill(example);
    assert.match(await end.innerText(), /2026-10-13 周二$/);
    assert.equal(await product.find('.ea-days-off [role=alert]').count(), 0);
    await list.fill(`${example}\n2026-10-32 休`);
    assert.match(await end.innerText(), /2026-10-13 周二.*没有计入/);
    assert.match(await product.find('.ea-days-off [role=alert]').innerText(), /第2行“2026-10-32 休”/);
    await list.fill(example);
    const own = product.find('[data-any-period]');
    assert.match(await own.locator('output').innerText(), /工作日数/, 'says what is missing');
    await own.locator('input[type=text]').fill('３');
    assert.match(await own.locator('output').innerText(), /起始日/);
    await own.locator('input[type=date]').fill('2026-09-30');
    assert.match(await own.locator('output').innerText(), /2026-10-10 周六/, 'a Saturday that is worked');
    await own.locator('input[type=text]').fill('三');
    assert.match(await own.locator('output').innerText(), /整数/);
    const notes = (await product.file()).programmes['hangzhou-cultivation'];
    assert.deepEqual([notes['material.overview.state'], notes['material.overview.owner'], notes['material.overview.date']], ['done', '质量部', '2026-03-31']);
  });
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on the longest of the pages, and nothing scrolls sideways on a phone (${colorScheme})`, async () => {
    await withProduct({ colorScheme }, async (product, { page }) => {
      await product.load(EXAMPLE);
      await product.goTo(product.words.programmes);
      await row(product, 'hangzhou-cultivation').waitFor();
      assert.deepEqual(await axe(page), []);
      await open(product, 'hangzhou-cultivation');
      assert.deepEqual(await axe(page), []);
      await page.setViewportSize({ width: 390, height: 844 });
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth) <= 390);
    });
  });
}

test('where no level is computed the page says why, and one without conditions decides nothing', async () => {
  await withProduct({}, async (product) => {
    await product.load(EXAMPLE);
    for (const [id, said] of [['shanghai-model', /标杆级 · 优秀级 · 推进级[\s\S]*没有公布分数线/], ['shenzhen-mayor', /没有给出获奖的分数线/]]) {
      await open(product, id);
      assert.match(await product.main.innerText(), said);
      assert.equal(await product.find('.ea-outcome').count(), 0, 'no tier is shown');
    }
  });
});

test("the Mayor's award shows the score of an assessment by its standard and leads on, and no score of another", async () => {
  await withProduct({}, async (product) => {
    const { earned } = await product.load(EXAMPLE);
    await open(product, 'shenzhen-mayor');
    const said = await product.find('.ea-own-score').innerText();
    assert.ok(said.includes('暂定') && said.includes('/ 500') && /\d%/.test(said), said);
    assert.ok(said.includes(String(earned / 100)), said);
    const headings = await product.main.locator('h2').allInnerTexts();
    assert.ok(!headings.some((heading) => heading.includes('等级与条件')), 'no heading without anything below it');
    assert.doesNotMatch(await product.main.innerText(), /^—/m);
    for (const page of ['scoreboard', 'draft']) {
      await product.main.locator('.ea-actions').getByRole('button', { name: product.words[page], exact: true }).click();
      await product.shows(product.words[page]);
      await open(product, 'shenzhen-mayor');
    }
    const gbt = { ...JSON.parse(EXAMPLE), standard: 'gbt-19580-2012', items: {}, conditions: {}, profile: {}, plan: [], dismissed: {} };
    await product.load(JSON.stringify(gbt));
    await open(product, 'shenzhen-mayor');
    assert.match(await product.main.innerText(), /按另一份标准评分/);
    assert.equal(await product.find('.ea-own-score').count(), 0);
  });
});

/** What a button of the overview hands out. */
async function taken(product, button) {
  const [download] = await Promise.all([product.page.waitForEvent('download'), product.find(`.ea-overview-files ${button}`).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

for (const lang of ['zh', 'en']) {
  test(`the overview goes home as CSV, HTML, Word and Excel, in its order (${lang})`, async () => {
    await withProduct({ lang }, async (product) => {
      await product.example();
      await open(product, 'shenzhen-employer');
      await answer(product, 'legal', 'no');
      await product.goTo(product.words.programmes);
      await row(product, 'shenzhen-employer').waitFor();
      const order = await product.find('tr[data-programme]').evaluateAll((rows) => rows.map((row) => row.dataset.programme));
      assert.equal(order.at(-1), 'shenzhen-employer');
      const titles = order.map((id) => PACKS[id].title[lang]);
      const inOrder = (text) => {
        let at = 0;
        for (const title of titles) {
          const next = text.indexOf(title, at);
          assert.ok(next >= 0, `${title}, in its place`);
          at = next + title.length;
        }
      };
      const csv = await taken(product, '.ea-save-csv');
      assert.ok(csv.name.includes(product.words.programmes) && csv.name.endsWith('.csv'), csv.name);
      const text = csv.bytes.toString('utf8');
      assert.ok(text.startsWith('\ufeff'));
      inOrder(text);
      assert.ok(text.includes(PACKS['shenzhen-employer'].conditions.find((one) => one.id === 'legal').statement[lang]), 'what failed is named');
      const html = await taken(product, '.ea-save-html');
      inOrder(html.bytes.toString('utf8').replaceAll('&#39;', "'"));
      const word = await taken(product, '.ea-save-word');
      assert.ok(word.name.endsWith('.docx'), word.name);
      inOrder(read(word.bytes).text);
      const excel = await taken(product, '.ea-save-excel');
      inOrder(plain(unzip(excel.bytes)['xl/sharedStrings.xml'].toString('utf8')));
    });
  });
}

test('the draft has those programmes in full that are worked on, all of them, or none, as it is chosen', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.example();
    await open(product, 'shanghai-model');
    await answer(product, 'leading', 'yes');
    const has = (text, id) => text.includes(`### ${PACKS[id].title.en.replace(/[()]/g, '\\$&')}`) || text.includes(`### ${PACKS[id].title.en}`);
    const followed = (await product.export('markdown', { lang: 'en' })).text;
    for (const id of Object.keys(PACKS)) {
      assert.equal(has(followed, id), ['shenzhen-maturity', 'shanghai-model'].includes(id), id);
      assert.ok(followed.includes(PACKS[id].title.en.split(' (')[0]), id);
    }
    const all = (await product.export('markdown', { lang: 'en', programmes: 'all' })).text;
    for (const id of Object.keys(PACKS)) assert.ok(has(all, id), id);
    await product.goTo(product.words.draft);
    const frame = product.find('.ea-draft-frame').contentFrame();
    await frame.getByText('All programmes, the nearest first').waitFor();
    await product.find('#ea-draft-programmes').selectOption('none');
    await frame.getByText('All programmes, the nearest first').waitFor({ state: 'detached' });
    await product.find('#ea-draft-programmes').selectOption('all');
    await frame.getByRole('heading', { name: PACKS['shenzhen-qi'].title.en }).waitFor();
    await assert.rejects(product.export('markdown', { programmes: 'some' }), /followed, all, none/);
  });
});

test('in Hangzhou a text that is too long is warned of before it is exported, and on the last page', async () => {
  await withProduct({}, async (product) => {
    const file = JSON.parse(EXAMPLE);
    const gbt = JSON.parse(readFileSync(new URL('../../standards/gbt-19580-2012.json', import.meta.url), 'utf8'));
    const section = gbt.profile.sections[0].id;
    const own = { ...file, standard: gbt.id, items: {}, conditions: {}, plan: [], dismissed: {}, profile: { [section]: '字'.repeat(3001) } };
    await product.load(JSON.stringify(own));
    await product.goTo(product.words.draft);
    const warning = product.find('.ea-limits .ea-notice');
    await warning.waitFor();
    assert.match(await warning.innerText(), /组织概述（杭州市实施卓越绩效模式培育）：贵组织写了3\d{3}字，限3000字，超出\d+字/);
    assert.match(await product.find('.ea-limits .ea-hint').first().innerText(), /自我评价（含图表）[^]*限60000字/);
    const { text } = await product.export('markdown');
    const last = text.slice(text.lastIndexOf('## '));
    assert.match(last, /杭州市实施卓越绩效模式培育 三（二） \| 组织概述 \| 3\d{3} \| 3000 \| 超出\d+字/);
    assert.ok(text.includes('字'.repeat(3001)), 'nothing is cut');
  });
});

test('levels that are chosen from are asked for once, and each says which choice it needs', async () => {
  const pack = JSON.parse(readFileSync(new URL('../../programmes/shenzhen-qi.json', import.meta.url), 'utf8'));
  const { asks, choices } = pack.conditions.find(({ id }) => id === 'placement');
  await withProduct({}, async (product) => {
    await product.begin();
    for (const lang of ['zh', 'en']) {
      if (lang === 'en') await product.switchLanguage();
      await product.goTo(product.words.programmes);
      await product.find(`tr[data-programme=${pack.id}]`).getByRole('button').click();
      await product.shows(pack.title[lang]);
      assert.equal((await product.main.innerText()).split(asks[lang]).length, 2, 'the question stands once');
      for (const { title } of choices) {
        const needed = lang === 'zh' ? `“${title.zh}”或以上` : `“${title.en}” or higher`;
        assert.equal(await product.main.locator('.ea-rule').filter({ hasText: needed }).count(), 1, needed);
      }
      await product.main.getByRole('radio', { name: choices[2].title[lang] }).check();
      await product.main.locator('.ea-rule.ea-reached').filter({ hasText: choices[2].title[lang] }).waitFor();
      await product.main.locator('.ea-rule.ea-out').filter({ hasText: choices[1].title[lang] }).waitFor();
    }
  });
});
