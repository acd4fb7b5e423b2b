// Files out and in: saved by menu and by key, opened by choice and by drop, refused with place and remedy when they are bad.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DIST, axe } from './driver.mjs';
import { withProduct } from './product.mjs';

const EXAMPLE = readFileSync(join(DIST, 'examples/manufacturer.zh.json'), 'utf8');

/** The example after `change`. */
function changed(change) {
  const file = JSON.parse(EXAMPLE);
  change(file);
  return JSON.stringify(file, undefined, 2);
}

test('the file saved by the menu and by Ctrl+S is the assessment', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲/乙公司');
    await product.item('1.1');
    await product.evidence('1.1-1').fill('第一行\n“第二行”');

    const byMenu = await product.download(() => product.menu(product.words.save));
    const byKey = await product.download(() => page.keyboard.press('Control+s'));
    for (const { name, text } of [byMenu, byKey]) {
      assert.match(name, /^甲-乙公司 卓越绩效自评 \d{4}-\d\d-\d\d\.json$/);
      assert.equal(text, await product.save());
      const { format, version, items } = JSON.parse(text);
      assert.deepEqual({ format, version }, { format: 'excellence-assessment', version: 2 });
      assert.equal(items['1.1'].guidance['1.1-1'].evidence, '第一行\n“第二行”');
    }
  });
});

test('a file opens by the start page, by the menu, by Ctrl+O and by a drop, and the present assessment stays stored', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    const own = await product.save();
    await product.goTo(product.words.start);

    const choose = async (act, company) => {
      const text = changed((file) => { file.organisation.name = company; });
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
      await chooser.setFiles({ name: '自评.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await product.find('.ea-whose').filter({ hasText: company }).waitFor();
      await product.shows(product.words.scoreboard);
      assert.deepEqual(JSON.parse(await product.save()), JSON.parse(text));
    };
    await choose(() => product.find('.ea-open-file').click(), '乙公司');
    await choose(() => product.menu(product.words.open), '丙公司');
    await product.find('h1:focus').waitFor(); // Where opening leads.
    await choose(() => page.keyboard.press('Control+o'), '丁公司');

    const dropped = changed((file) => { file.organisation.name = '戊公司'; });
    const dataTransfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], '自评.json', { type: 'application/json' }));
      return transfer;
    }, dropped);
    // A text that is dragged belongs in the field that it is dropped on: the browser puts it there.
    const taken = (transfer) => product.main.evaluate((main, transfer) => ['dragover', 'drop']
      .map((type) => !main.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }))), transfer);
    const text = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.setData('text/plain', '一句话');
      return transfer;
    });
    assert.deepEqual(await taken(text), [false, false]);
    assert.equal(await product.root.getAttribute('class').then((names) => /dropping/.test(names)), false);
    assert.deepEqual(await taken(dataTransfer), [true, true]);
    await product.find('.ea-whose').filter({ hasText: '戊公司' }).waitFor();

    const stored = Object.values(await product.records());
    assert.equal(stored.length, 5);
    assert.ok(stored.includes(own));
  });
});

test('after a file was opened the keyboard is on its page, also where a page of that kind was open before', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    for (const company of ['乙公司', '丙公司']) {
      await product.choose('自评.json', changed((file) => { file.organisation.name = company; }));
      await product.find('.ea-whose').filter({ hasText: company }).waitFor();
      await product.find('h1:focus').waitFor({ timeout: 2000 });
    }
  });
});

test('loading what was saved changes nothing, unknown fields included', async () => {
  await withProduct({}, async (product) => {
    const text = changed((file) => {
      file.consensus = { assessors: ['甲', '乙'], weight: 1.50 };
      file.items['1.1'].guidance['1.1-1'].attachment = null;
    });
    const summary = await product.load(text);
    assert.deepEqual(summary, await product.summary());
    const saved = await product.save();
    assert.deepEqual(JSON.parse(saved), JSON.parse(text));
    await product.load(saved);
    assert.equal(await product.save(), saved);
  });
});

/** What is wrong, the file, and what the notice says in Chinese and in English: the place and what is right. */
const BAD = [
  ['no JSON', () => '﻿﻿hello', [/第1列起不是有效的JSON/], [/no valid JSON from column 1/]],
  ['half a file', () => EXAMPLE.slice(0, 5000), [/第\d+行/, /不是有效的JSON/], [/Line \d+/, /no valid JSON/]],
  ['an empty file', () => '', [/不是有效的JSON/], [/no valid JSON/]],
  ['another program’s file', () => '{"hello":[1]}',
    [/不是本程序的文件/, /“excellence-assessment”/], [/not a file of this program/, /“excellence-assessment”/]],
  ['5 MiB', () => `"${'x'.repeat(5 << 20)}"`, [/5\.\d MiB/, /4\.0 MiB的上限/], [/5\.\d MiB/, /4\.0 MiB/]],
  ['33 %', () => changed((file) => { file.items['1.1'].percent = 33; }),
    [/第\d+行 \$\.items\."1\.1"\.percent：“33”不在允许范围内；应为0, 5, .*100/],
    [/Line \d+, \$\.items\."1\.1"\.percent: “33” is not allowed; should be 0, 5, .*100/]],
  ['an unknown item', () => changed((file) => { file.items['9.9'] = {}; }),
    [/\$\.items\."9\.9".*应为1\.1, .*6\.3/], [/\$\.items\."9\.9".*should be 1\.1, .*6\.3/]],
  ['a band beyond the scale', () => changed((file) => { file.items['1.1'].factors.A = 6; }),
    [/factors\.A.*0与5之间/], [/factors\.A.*between 0 and 5/]],
  ['wrong types, all reported', () => changed((file) => {
    file.organisation.name = 5;
    file.items['1.2'].strengths = [];
    file.conditions = null;
  }), [/\$\.organisation\.name.*应为文字，现为/, /\$\.items\."1\.2"\.strengths.*现为列表/, /\$\.conditions.*应为对象，现为空值/],
  [/\$\.organisation\.name.*should be a text/, /\$\.items\."1\.2"\.strengths.*is a list/, /\$\.conditions.*should be an object, is null/]],
  ['an absurd length', () => changed((file) => { file.items['1.1'].guidance['1.1-1'].evidence = '长'.repeat(200_001); }),
    [/\$\.items\."1\.1"\.guidance\."1\.1-1"\.evidence.*200001.*上限为200000/], [/evidence.*200001.*at most 200000/]],
  ['an absurd depth', () => '['.repeat(100_000), [/不是有效的JSON/], [/no valid JSON/]],
];

for (const lang of ['zh', 'en']) {
  test(`a bad file is refused with its place and what is right, and touches nothing (${lang})`, async () => {
    await withProduct({ lang }, async (product) => {
      await product.begin();
      await product.field(product.words.name).fill('甲公司');
      await product.saved();
      const [before, stored] = [await product.save(), await product.records()];
      for (const [name, text, zh, en] of BAD) {
        const refusal = await product.refusal(text());
        assert.notEqual(refusal, undefined, `${name} was loaded`);
        await product.choose('坏的 <b>&.json', text());
        const notice = await product.notice.innerText();
        assert.ok(notice.includes('坏的 <b>&.json') && notice.includes(product.words.untouched), notice);
        for (const part of lang === 'zh' ? zh : en) {
          assert.match(notice, part, name);
          assert.match(refusal, part, name);
        }
        assert.equal(await product.save(), before, name);
        assert.deepEqual(await product.records(), stored, name);
        await product.notice.getByRole('button').click();
        await product.notice.waitFor({ state: 'detached' });
      }
      assert.ok(await product.field(product.words.name).isVisible(), 'the page is still the one that was open');
    });
  });
}

test('a text that could not be opened again is not taken, which is said at its field', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.item('1.1');
    const evidence = product.evidence('1.1-1');
    await evidence.fill('长'.repeat(200_000));
    assert.equal(await evidence.getAttribute('aria-invalid'), null);
    await evidence.fill('长'.repeat(200_001));
    assert.equal(await evidence.getAttribute('aria-invalid'), 'true');
    await product.find('.ea-error').filter({ hasText: '超过20万字符' }).waitFor();
    assert.equal(await product.refusal(await product.save()), undefined);
  });
});

test('a text that is too long to be kept stands on in its field, and it is said on every page that it is not saved', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    const evidence = () => product.evidence('1.1-1');
    const long = '长'.repeat(200_001);
    await evidence().fill(long);
    await product.saveState.filter({ hasText: '有内容未能保存' }).waitFor();
    await evidence().fill('短');
    await product.saved();
    await evidence().fill(long);
    const unsaved = (words) => product.saveState.filter({ hasText: words }).waitFor();
    await unsaved('有内容未能保存');
    await product.item('1.2');
    await product.percent(40).check();
    await page.waitForTimeout(600);
    await unsaved('有内容未能保存');
    await product.switchLanguage();
    await unsaved('Something is not saved');
    await product.item('1.1');
    assert.equal(await evidence().inputValue(), long);
    assert.equal(await evidence().getAttribute('aria-invalid'), 'true');
    // The browser asks before the page goes.
    const asked = page.waitForEvent('dialog');
    const leaving = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await leaving;
    await evidence().fill('长'.repeat(200_000));
    await product.saved();
    assert.equal(await evidence().getAttribute('aria-invalid'), null);
    assert.equal((await product.file()).items['1.1'].guidance['1.1-1'].evidence.length, 200_000);
  });
});

test('a step taken back in a field puts an end to a text there that is too long', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.item('1.1');
    const evidence = product.evidence('1.1-1');
    await evidence.fill('短');
    await product.saved();
    await evidence.fill('长'.repeat(200_001));
    await product.find('.ea-undo').click();
    await product.saved();
    assert.equal(await evidence.inputValue(), '');
    assert.equal(await evidence.getAttribute('aria-invalid'), null);
  });
});

for (const lang of ['zh', 'en']) {
  test(`a file of a newer version is shown to be read, handed out as it is, and stored nowhere (${lang})`, async () => {
    const newer = changed((file) => {
      file.version = 9;
      file.organisation.name = '新版公司';
      file.items['1.1'].consensus = { unknown: ['here'] };
      file.items['1.2'].percent = { of: 'another kind' };
      file.later = 'unknown here';
    });
    await withProduct({ lang }, async (product, { page }) => {
      await product.begin();
      await product.field(product.words.name).fill('甲公司');
      await product.saved();
      const [own, stored] = [await product.save(), await product.records()];
      await product.choose('新版.json', newer);
      const banner = product.find('.ea-banner');
      await banner.filter({ hasText: lang === 'zh' ? /由更新的版本写成.*不存入本设备/s : /A newer version wrote this file.*not stored on this device/s }).waitFor();
      assert.equal(await product.field(product.words.name).inputValue(), '新版公司');
      assert.equal(await product.saveState.innerText(), lang === 'zh' ? '只读' : 'Read only');
      assert.deepEqual(await axe(page), []);
      await product.item('1.1');
      assert.ok(await product.percent(70).isChecked());
      for (const radio of await product.main.getByRole('radio').all()) assert.ok(await radio.isDisabled());
      await product.evidence('1.1-1').focus();
      await page.keyboard.type('改');
      for (const save of [
        () => banner.getByRole('button').click(),
        () => product.menu(product.words.save),
      ]) assert.equal((await product.download(save)).text, newer);
      // What a page around it would keep is the original too, and a document is of what is shown.
      assert.equal(await product.save(), newer);
      assert.equal((await product.export('json')).text, newer);
      assert.match((await product.export('markdown')).text, /新版公司/);
      await page.waitForTimeout(600);
      assert.deepEqual(await product.records(), stored);

      // A page that loads it is refused, and told the place.
      const refusal = await product.refusal(newer);
      for (const part of lang === 'zh' ? [/version/, /格式9，本程序读到2/, /请用新版本打开/] : [/version/, /format 9; this one reads up to 2/, /newer version/]) assert.match(refusal, part);
      await product.goTo(product.words.start);
      await product.stored.locator('.ea-continue').click();
      assert.equal(await product.save(), own);
    });
  });
}

test('a file of a newer version of which nothing is known is refused with its place', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.choose('新版.json', '{"format":"excellence-assessment","version":9,"answers":"unknown here"}');
    await product.notice.filter({ hasText: /没有打开.*version/s }).waitFor();
    assert.equal(await product.find('.ea-banner').count(), 0);
  });
});
