// Two states side by side: what differs and nothing else, sums that hold, and texts whose changes can be read without colour.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { withProduct } from './product.mjs';

async function snapshot(product, name) {
  await product.menu(product.lang === 'zh' ? '历史版本' : 'History');
  await product.find('.ea-snapshot-name').fill(name);
  await product.find('.ea-keep').click();
  await product.find('.ea-snapshot-called').filter({ hasText: name }).waitFor();
}

async function compareNewest(product) {
  await product.menu(product.lang === 'zh' ? '历史版本' : 'History');
  await product.find('.ea-compare').first().click();
  await product.shows(product.lang === 'zh' ? '比较' : 'Comparison');
  await product.find('.ea-compared-titles').waitFor();
}

const hundredths = (text) => Math.round(Number(text.replace('−', '-').replace('±', '')) * 100);

test('a snapshot of the present is the same; what was changed since is all that is listed', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    const { earned } = await product.summary();
    await snapshot(product, '改动之前');
    await compareNewest(product);
    await product.find('.ea-same').filter({ hasText: '内容完全相同' }).waitFor();

    await product.item('1.1');
    await product.percent(85).check();
    await product.band('A', 5).check();
    const evidence = product.evidence('1.1-1');
    const before = await evidence.inputValue();
    await evidence.fill(`${before}新增一句证据。`);
    await product.item('2.1');
    await product.percent(50).check();
    await compareNewest(product);

    await product.find('.ea-counts').filter({ hasText: '共4处不同：2个条目的得分率，1段文字' }).waitFor();
    const table = product.find('.ea-comparison table').first();
    const rows = await table.locator('tbody tr:not(.ea-sum)').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(rows.map(([title]) => title.slice(0, 3)), ['1.1', '2.1']);
    const differences = (selector) => table.locator(`${selector} td:last-child`).allInnerTexts();
    const sum = (texts) => texts.map(hundredths).reduce((sum, one) => sum + one, 0);
    const total = hundredths((await differences('tfoot'))[0]);
    assert.equal(sum(await differences('tbody tr:not(.ea-sum)')), total);
    assert.equal(sum(await differences('.ea-sum')), total);
    assert.equal((await product.summary()).earned - earned, total);
    assert.match(await product.find('.ea-choices').innerText(), /1\.1 .*→.*90–100%/);
    assert.match(await table.locator('caption').innerText(), /暂定/);

    const text = product.find('.ea-text-diff');
    assert.equal(await text.count(), 1);
    assert.equal(await text.locator('ins').innerText(), '新增一句证据。');
    assert.equal(await text.locator('del').count(), 0);
    const sign = await text.locator('ins').evaluate((ins) => [getComputedStyle(ins, '::before').content, getComputedStyle(ins).textDecorationLine]);
    assert.deepEqual(sign, ['"+"', 'underline']);
  });
});

test('Chinese is compared by the character and English by the word', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('每年培训两次。We plan twice a year.');
    await product.saved();
    await snapshot(product, '一');
    await product.item('1.1');
    await product.evidence('1.1-1').fill('每年培训四次。We review twice a year.');
    await product.saved();
    await compareNewest(product);
    const diff = product.find('.ea-diff');
    assert.deepEqual(await diff.locator('del').allInnerTexts(), ['两', 'plan']);
    assert.deepEqual(await diff.locator('ins').allInnerTexts(), ['四', 'review']);
  });
});

test('long texts are folded around what changed, and shown whole on request', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.begin();
    await product.item('1.1');
    const long = Array.from({ length: 100 }, (_, number) => `Sentence ${number}.`).join(' ');
    await product.evidence('1.1-1').fill(long);
    await product.saved();
    await snapshot(product, 'one');
    await product.item('1.1');
    await product.evidence('1.1-1').fill(`${long} The end.`);
    await product.saved();
    await compareNewest(product);
    await product.find('.ea-left-out').waitFor();
    assert.ok((await product.find('.ea-diff').innerText()).length < 300);
    await product.find('.ea-diff-key').getByRole('checkbox').check();
    assert.equal(await product.find('.ea-left-out').count(), 0);
    assert.match(await product.find('.ea-diff').innerText(), /^Sentence 0\./);
  });
});

test('year with year: a file, and another assessment on this device, are compared with the present one', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    const last = await product.file();
    last.id = 'another';
    last.organisation.period = '2025';
    last.items['1.1'].percent = 50;
    await product.goTo('得分总览');
    await product.main.getByRole('button', { name: '比较', exact: true }).click();
    await product.find('.ea-compared-titles').waitFor();
    await product.find('.ea-compared-file').setInputFiles({ name: '2025.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(last)) });
    await product.find('.ea-compared-titles').filter({ hasText: '2025.json → 现在' }).waitFor();
    await product.find('.ea-counts').filter({ hasText: '共2处不同：1个条目的得分率，1段文字' }).waitFor();
    assert.equal((await product.file()).items['1.1'].percent, 70, 'the present assessment is untouched');

    await product.load(JSON.stringify(last));
    await product.menu('历史版本');
    await product.goTo('得分总览');
    await product.main.getByRole('button', { name: '比较', exact: true }).click();
    const before = product.find('#ea-before');
    const other = before.locator('option').filter({ hasText: '2026' }).last();
    await other.waitFor({ state: 'attached' });
    await before.selectOption(await other.getAttribute('value'));
    await product.find('.ea-counts').filter({ hasText: '共2处不同' }).waitFor();
    assert.match(await product.find('.ea-comparison tfoot').innerText(), /−4\.00/);
  });
});

test('a file with faults is refused with every fault, and what is compared stays', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    await snapshot(product, '一');
    await compareNewest(product);
    await product.find('.ea-compared-file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"x"}') });
    await product.notice.filter({ hasText: '没有打开“x.json”' }).waitFor();
    await product.find('.ea-same').waitFor();
  });
});

test('texts are shown as they are typed, whatever they contain', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('<b>甲</b>');
    await product.saved();
    await snapshot(product, '<i>一</i>');
    await product.goTo('组织简介').catch(() => product.find('.ea-contents').getByRole('button').nth(1).click());
    await product.field('组织名称').fill('<b>乙</b>');
    await product.saved();
    await compareNewest(product);
    assert.match(await product.find('.ea-diff').innerText(), /<b>甲乙<\/b>/);
    assert.equal(await product.find('.ea-diff b').count(), 0);
  });
});

test('the page is clean for axe, and on paper there is nothing but the comparison', async () => {
  for (const lang of ['zh', 'en']) {
    await withProduct({ lang, reducedMotion: 'reduce' }, async (product, { page }) => {
      await product.example();
      await snapshot(product, 'one');
      await product.item('1.1');
      await product.percent(85).check();
      await product.evidence('1.1-1').fill('x');
      await product.saved();
      await compareNewest(product);
      for (const theme of ['light', 'dark']) {
        await product.theme(theme);
        assert.deepEqual(await axe(page), []);
      }
      await page.emulateMedia({ media: 'print' });
      for (const hidden of ['.ea-header-tools', '.ea-save-state', '.ea-contents', '.ea-scores', '.ea-sides']) {
        assert.equal(await product.find(hidden).isVisible(), false, hidden);
      }
      for (const shown of ['.ea-whose', '.ea-diff']) assert.ok(await product.find(shown).isVisible(), shown);
    });
  }
});

test('what was noted for a programme is called and said as on its page and in its form, in both languages', async () => {
  const read = (place) => JSON.parse(readFileSync(new URL(`../../programmes/${place}.json`, import.meta.url), 'utf8'));
  const pack = read('shanghai-model');
  const form = read('forms/shanghai-organisation');
  const fields = [...form.cover, ...form.sections.flatMap((section) => (section.rows ?? []).flat())];
  const [asked, nature, sector] = ['title', 'nature', 'sector'].map((asked) => fields.find(({ id }) => id === asked));
  const options = (field, ids) => field.groups.flatMap(({ options }) => options).filter(({ id }) => ids.includes(id));
  const [[market], sectors] = [options(nature, ['market']), options(sector, ['chips', 'ai'])];
  const material = pack.materials[0];
  await withProduct({}, async (product, { page }) => {
    await product.example();
    await snapshot(product, '之前');
    await product.goTo(product.words.programmes);
    await product.find(`tr[data-programme=${pack.id}]`).getByRole('button').click();
    await product.shows(pack.title.zh);
    await product.find('.ea-materials li').first().getByRole('textbox', { name: '负责人' }).fill('陈工');
    await product.find('.ea-materials li').first().getByRole('combobox').selectOption('进行中');
    await product.main.getByRole('button', { name: '填写申报表' }).click();
    await product.find('[id="ea-programme-form.title"]').fill('一个标题');
    await product.main.getByRole('radio', { name: market.title.zh }).check();
    for (const { title } of sectors) await product.main.getByRole('checkbox', { name: title.zh }).check();
    // As after a reload nothing but the comparison asks for the form.
    await product.saved();
    await page.reload();
    await product.ready();
    await product.goTo(product.words.programmes);
    await product.find(`tr[data-programme=${pack.id}]`).waitFor();
    for (const lang of ['zh', 'en']) {
      if (lang === 'en') await product.switchLanguage();
      await compareNewest(product);
      const [owner, state, begun] = lang === 'zh' ? ['负责人', '状态', '进行中'] : ['Who', 'State', 'In work'];
      const said = [
        [asked.label[lang], '一个标题'],
        [nature.label[lang], market.title[lang]],
        [sector.label[lang], sectors.map(({ title }) => title[lang]).join(lang === 'zh' ? '、' : ', ')],
        [`${material.title[lang]} · ${owner}`, '陈工'],
        [`${material.title[lang]} · ${state}`, begun],
      ];
      for (const [name, put] of said) {
        const difference = product.find('.ea-text-diff').filter({ hasText: `${pack.title[lang]} · ${name}` });
        await difference.locator('ins').filter({ hasText: put }).waitFor();
        assert.equal(await difference.locator('ins').innerText(), put);
      }
      assert.equal(await product.find('.ea-text-diff').count(), said.length);
      assert.deepEqual(await axe(page), []);
    }
  });
});
