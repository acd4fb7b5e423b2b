// The library: many assessments are found, named, copied, put aside, deleted and taken back, and leave in one file and come
// back from it; what is shared without names says what it leaves out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withProduct } from './product.mjs';
import { assessment, parcel, press, row } from './stored.mjs';

/** The product on its start page, with these assessments stored and nothing open. */
function withLibrary(assessments, use, options = {}) {
  return withProduct(options, async (product, tools) => {
    await product.choose('many.json', parcel(...assessments));
    await product.notice.getByRole('button').click();
    return use(product, tools);
  });
}

const names = (product) => product.find('.ea-stored-title > span:first-child').allInnerTexts();
const keys = (page) => page.evaluate(() => ({ ...localStorage }));

test('sixty assessments are listed with the last changed first, twelve at a time, and found by name and label', async () => {
  const many = Array.from({ length: 60 }, (_, n) => assessment(`第${n}公司`, {
    changed: `2026-${String(1 + (n % 12)).padStart(2, '0')}-${String(10 + Math.floor(n / 12)).padStart(2, '0')}T00:00:00Z`,
    ...(n % 20 === 7 && { label: 'Client Alpha' }),
  }));
  await withLibrary(many, async (product) => {
    assert.equal(await product.stored.count(), 12);
    assert.deepEqual((await names(product)).slice(0, 3), ['第59公司', '第47公司', '第35公司']);
    await product.find('.ea-show-all').click();
    assert.equal(await product.stored.count(), 60);

    const search = product.find('.ea-search');
    await search.fill('client ALPHA');
    assert.deepEqual((await names(product)).sort(), ['第27公司', '第47公司', '第7公司']);
    await search.fill('alpha 47');
    assert.deepEqual(await names(product), ['第47公司']);
    await search.fill('没有这家');
    assert.equal(await product.stored.count(), 0);
    await product.main.getByText('没有匹配的自评。').waitFor();
  });
});

test('a row says how far an assessment is, its provisional score, and how long ago it left as a file', async () => {
  await withLibrary([assessment('甲公司', { label: '客户乙' })], async (product) => {
    const text = () => row(product, '甲公司').innerText();
    for (const part of [/客户乙/, /2026/, /已评1／18条/, /深圳市市长质量奖/, /2026-03-02改动/, /天前导出/]) assert.match(await text(), part);
    await row(product, '甲公司').getByRole('button', { name: '继续' }).click();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('改过');
    await product.saved();
    await product.goTo(product.words.start);
    assert.match(await text(), /之后有改动/);

    const { text: file } = await product.download(() => press(row(product, '甲公司'), '导出文件'));
    assert.equal(file, await product.save());
    assert.match(await text(), /今天导出$/m);
  });
});

test('going on with the assessment that is open goes back to where one was, and it is written on here', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('先写的');
    // Twice, and without waiting for what was typed to be stored.
    for (const more of ['，再写的', '，又写的']) {
      await product.goTo(product.words.start);
      await row(product, '甲公司').getByRole('button', { name: '继续' }).click();
      await product.shows(product.titleOf('1.1'));
      await product.evidence('1.1-1').press('End');
      for (const letter of more) {
        await product.page.keyboard.type(letter, { delay: 120 });
        assert.equal(await product.find('.ea-banner').count(), 0);
      }
    }
    assert.equal(await product.evidence('1.1-1').inputValue(), '先写的，再写的，又写的');
    await product.saved();
  });
});

test('where nothing is stored the page says so, and one assessment needs no search', async () => {
  await withProduct({}, async (product) => {
    await product.main.getByText('还没有。新建一份，或打开文件。').waitFor();
    assert.equal(await product.find('.ea-search').count(), 0);
    await product.choose('many.json', parcel(assessment('甲公司')));
    await product.stored.waitFor();
    assert.equal(await product.find('.ea-search').count(), 0);
  });
});

test('what was deleted comes back exactly as it was, by the notice, and after a reload out of the bin', async () => {
  await withLibrary([assessment('甲公司'), assessment('乙公司')], async (product, { page }) => {
    const before = await keys(page);
    await press(row(product, '甲公司'), '删除');
    await row(product, '甲公司').waitFor({ state: 'detached' });
    await product.find('.ea-said').filter({ hasText: '已删除“甲公司”' }).waitFor();
    await product.find('.ea-take-back:focus').waitFor();
    await page.keyboard.press('Enter');
    await row(product, '甲公司').waitFor();
    assert.deepEqual(await keys(page), before);

    await press(row(product, '甲公司'), '删除');
    await product.find('.ea-take-back').waitFor();
    await page.reload();
    await product.ready();
    assert.equal(await row(product, '甲公司').count(), 0, 'deleted is deleted');
    await product.find('.ea-bin').click();
    assert.match(await product.find('.ea-deleted-entry').innerText(), /甲公司.*\d{4}-\d\d-\d\d删除/s);
    await product.find('.ea-restore').click();
    await row(product, '甲公司').waitFor();
    assert.deepEqual(await keys(page), before);
  });
});

test('the tab killed at once after deleting loses nothing that was not deleted', async () => {
  await withLibrary([assessment('甲公司'), assessment('乙公司')], async (product, { page, origin, context }) => {
    const before = await product.records();
    await press(row(product, '甲公司'), '删除');
    await page.close({ runBeforeUnload: false });
    const next = await context.newPage();
    await next.goto(origin);
    const records = await next.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes('/record/')).length);
    assert.equal(records, Object.keys(before).length);
  });
});

test('emptying the bin asks once more, and deletes what is in it and nothing else', async () => {
  await withLibrary([assessment('甲公司'), assessment('乙公司')], async (product, { page }) => {
    await press(row(product, '甲公司'), '删除');
    await product.find('.ea-bin').click();
    await product.find('.ea-empty').click();
    assert.equal(Object.keys(await product.records()).length, 2);
    await product.find('.ea-danger').click();
    await product.find('.ea-bin').waitFor({ state: 'detached' });
    const rest = Object.entries(await keys(page)).map(([key, text]) => key + text).join('\n');
    assert.doesNotMatch(rest, /甲公司/);
    assert.match(rest, /乙公司/);
  });
});

test('what was deleted a month ago is gone, what was deleted since is not', async () => {
  await withLibrary([assessment('甲公司'), assessment('乙公司')], async (product, { page }) => {
    await page.clock.install({ time: new Date('2026-12-01T08:00:00Z') });
    await page.reload();
    await product.ready();
    await press(row(product, '甲公司'), '删除');
    await product.find('.ea-take-back').waitFor();
    await page.clock.setFixedTime(new Date('2026-12-20T08:00:00Z'));
    await press(row(product, '乙公司'), '删除');
    await page.clock.setFixedTime(new Date('2027-01-05T08:00:00Z'));
    await page.reload();
    await product.ready();
    await product.find('.ea-bin').click();
    assert.match(await product.find('.ea-deleted-entry').innerText(), /乙公司/);
    assert.equal(Object.keys(await product.records()).length, 1);
  });
});

test('where the storage is full to the last character, deleting asks first, and frees the room', async () => {
  const fill = () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function write(key, value) {
      if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');
      return setItem.call(this, key, value);
    };
  };
  await withLibrary([assessment('甲公司'), assessment('乙公司')], async (product, { page }) => {
    await page.evaluate(() => { globalThis.full = true; });
    const before = await keys(page);
    await press(row(product, '甲公司'), '删除');
    assert.match(await row(product, '甲公司').innerText(), /存储空间已满，放不进回收处/);
    await row(product, '甲公司').getByRole('button', { name: '取消' }).click();
    assert.deepEqual(await keys(page), before);

    for (const act of ['复制一份', '归档']) {
      await page.reload();
      await product.ready();
      await page.evaluate(() => { globalThis.full = true; });
      await press(row(product, '甲公司'), act);
      assert.match(await product.notice.innerText(), /存储空间已满/, act);
      await product.notice.getByRole('button').click();
      assert.deepEqual(await product.records(), Object.fromEntries(Object.entries(before).filter(([key]) => key.includes('/record/')).map(([key, text]) => [key, text.replace(/^[^\n]*\n/, '')])), act);
    }
    await page.reload();
    await product.ready();
    await page.evaluate(() => { globalThis.full = true; });

    await press(row(product, '甲公司'), '删除');
    await row(product, '甲公司').getByRole('button', { name: '确定删除' }).click();
    await row(product, '甲公司').waitFor({ state: 'detached' });
    assert.equal(Object.keys(await product.records()).length, 1);
  }, { init: fill });
});

test('a record that another window went on with comes out of the bin with what was written there', async () => {
  await withLibrary([assessment('甲公司')], async (product, { page, origin, context }) => {
    const other = await context.newPage();
    await other.goto(origin);
    const second = new product.constructor(other);
    await second.ready();
    await second.stored.getByRole('button', { name: '继续' }).click();
    await second.item('1.1');

    await press(row(product, '甲公司'), '删除');
    await product.find('.ea-take-back').waitFor();
    await second.evidence('1.1-1').fill('另一窗口写的');
    await second.saved();
    await page.reload();
    await product.ready();
    await product.goTo(product.words.start);
    await row(product, '甲公司').waitFor();
    assert.equal(await product.find('.ea-bin').count(), 0);
    assert.match(Object.values(await product.records()).join(), /另一窗口写的/);
  });
});

test('a name and a label are given in the list, survive with the file, and can be taken back', async () => {
  await withLibrary([assessment('甲公司')], async (product, { page }) => {
    await press(row(product, '甲公司'), '名称与标签');
    await product.find('.ea-own-title:focus').waitFor();
    await page.keyboard.type('中期自评');
    await page.keyboard.press('Tab');
    await page.keyboard.type('客户：甲集团');
    await page.keyboard.press('Enter');
    const named = row(product, '中期自评');
    await named.waitFor();
    assert.match(await named.innerText(), /客户：甲集团/);
    const [file] = Object.values(await product.records()).map((text) => JSON.parse(text));
    assert.deepEqual([file.title, file.label, file.organisation.name, file.changed], ['中期自评', '客户：甲集团', '甲公司', '2026-03-02T01:00:00Z']);

    // Cards are made anew out of the records.
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('/card/')).forEach((key) => localStorage.removeItem(key)));
    await page.reload();
    await product.ready();
    assert.match(await named.innerText(), /客户：甲集团/);

    await named.getByRole('button', { name: '继续' }).click();
    assert.equal(await product.find('.ea-whose').innerText(), '中期自评');
    await product.role('button', '撤销').click();
    await product.goTo(product.words.start);
    assert.doesNotMatch(await product.stored.innerText(), /甲集团/);

    // The open one is named like any other; Escape leaves all as it was.
    await press(product.stored, '名称与标签');
    await product.find('.ea-own-title:focus').waitFor();
    await page.keyboard.press('Escape');
    await product.find('.ea-naming').waitFor({ state: 'detached' });
    await product.find('.ea-rename').click();
    await product.find('.ea-own-title').fill('终期');
    await product.find('.ea-keep-name').click();
    await row(product, '终期').waitFor();
    assert.equal((await product.file()).title, '终期');
  });
});

test('a copy is an assessment of its own', async () => {
  await withLibrary([assessment('甲公司')], async (product) => {
    await press(row(product, '甲公司'), '复制一份');
    await row(product, '甲公司 副本').waitFor();
    const files = Object.values(await product.records()).map((text) => JSON.parse(text));
    const [one, two] = files;
    assert.notEqual(one.id, two.id);
    assert.deepEqual(one.items, two.items);
    assert.deepEqual(files.map((file) => file.title).sort(), ['甲公司 副本', undefined]);
  });
});

test('archived ones are folded away, found by the search, and come back', async () => {
  const many = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => assessment(`${name}公司`));
  await withLibrary(many, async (product, { page }) => {
    await press(row(product, '甲公司'), '归档');
    await product.find('.ea-archived').waitFor();
    assert.equal(await row(product, '甲公司').isVisible(), false);
    await page.reload();
    await product.ready();
    assert.match(await product.find('.ea-archived').innerText(), /已归档（1）/);
    await product.find('.ea-search').fill('甲公司');
    assert.equal(await row(product, '甲公司').first().isVisible(), true);
    await product.find('.ea-search').fill('');
    await product.find('.ea-archived').click();
    await press(row(product, '甲公司'), '移出归档');
    await product.find('.ea-archived').waitFor({ state: 'detached' });
    assert.equal(await product.stored.count(), 6);
  });
});

test('all leave in one file and come back from it, archived as they were, and what is there already is not stored twice', async () => {
  const many = [assessment('甲公司'), { archived: true, assessment: assessment('乙公司', { label: '旧客户' }) }];
  const { text, records } = await withLibrary(many, async (product) => {
    const { name, text } = await product.download(() => product.find('.ea-save-all').click());
    assert.match(name, /^卓越绩效自评 全部 \d{4}-\d\d-\d\d\.json$/);
    const records = Object.values(await product.records()).sort();

    await product.choose('again.json', text);
    assert.match(await product.notice.innerText(), /加入0份，2份原已存有/);
    assert.deepEqual(Object.values(await product.records()).sort(), records);
    return { text, records };
  });
  await withProduct({}, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('在写的公司');
    await product.saved();
    const present = await product.save();
    await product.choose('all.json', text);
    assert.match(await product.notice.innerText(), /加入2份，0份原已存有。现有的自评没有改动/);
    assert.equal(await product.save(), present);
    assert.deepEqual(Object.values(await product.records()).sort(), [...records, present].sort());
    assert.match(await product.find('.ea-archived').innerText(), /已归档（1）/);
  });
});

test('of a file of many the whole ones are added, and what is wrong with the others is said with its place', async () => {
  await withProduct({}, async (product) => {
    const faulty = assessment('乙公司', { percent: 72 });
    await product.choose('many.json', parcel(assessment('甲公司'), faulty, assessment('丙公司'), assessment('甲公司')));
    const said = await product.notice.innerText();
    for (const part of [/加入2份，1份原已存有/, /第2份“乙公司”没有加入：.*\$\.assessments\[1\]\.assessment\.items\."1\.1"\.percent.*“72”/]) assert.match(said, part);
    await product.stored.nth(1).waitFor();
    assert.deepEqual((await names(product)).sort(), ['丙公司', '甲公司']);

    const before = await product.records();
    const newer = parcel(assessment('丁公司')).replace('"version":1', '"version":2');
    await product.choose('newer.json', newer);
    await product.notice.filter({ hasText: '请用新版本打开' }).waitFor();
    await product.choose('cut.json', parcel(assessment('丁公司')).slice(0, 300));
    await product.notice.filter({ hasText: '不是有效的JSON' }).waitFor();
    assert.deepEqual(await product.records(), before);
    assert.match(await product.refusal(parcel(assessment('丁公司'))), /format/, 'load takes one assessment');
  });
});

test('the meter counts what is stored, and near the limit the archived ones move into a file that was read back', async () => {
  const many = [assessment('甲公司'), { archived: true, assessment: assessment('乙公司') }, { archived: true, assessment: assessment('丙公司') }];
  await withLibrary(many, async (product, { page }) => {
    await product.find('.ea-usage').filter({ hasText: '已用约1%' }).waitFor();
    assert.equal(await product.find('.ea-nearly-full').count(), 0);
    await page.evaluate(() => localStorage.setItem('host', 'x'.repeat(4_300_000)));
    await page.reload();
    await product.ready();
    await product.find('.ea-usage').filter({ hasText: /已用约8\d%，包括本网站其他程序的内容/ }).waitFor();
    assert.match(await product.find('.ea-nearly-full').innerText(), /存储空间快满了.*移到文件里/);

    const before = await keys(page);
    const { text } = await product.download(() => product.find('.ea-move').click());
    const check = (name, text) => product.find('.ea-check-file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    for (const wrong of ['', text.slice(0, -20), parcel(assessment('乙公司')), text.replace('乙公司的证据', '乙公司的')]) {
      await check('wrong.json', wrong);
      await product.notice.filter({ hasText: '没有移走任何内容' }).waitFor();
      await product.notice.getByRole('button').click();
    }
    assert.equal(Object.keys(await product.records()).length, 3);
    await check('right.json', text);
    await product.find('.ea-said').filter({ hasText: '2份归档的自评已移到“已删除”' }).waitFor();
    assert.equal(await product.find('.ea-archived').count(), 0);

    await product.find('.ea-take-back').click();
    assert.match(await product.find('.ea-archived').innerText(), /已归档（2）/);
    const records = (all) => Object.fromEntries(Object.entries(all).filter(([key]) => key.includes('/record/')));
    assert.deepEqual(records(await keys(page)), records(before));
  });
});

test('an export without names leaves out what it says, keeps the scores, and says what it does not find', async () => {
  const evidence = '甲公司在深圳龙岗的手册，由李四批准';
  await withLibrary([assessment('甲公司', { evidence, label: '甲集团', title: '甲公司 内部' })], async (product) => {
    const entry = row(product, '甲公司 内部');
    await press(entry, '去名称后分享');
    const said = await entry.innerText();
    for (const part of [/会去掉：组织名称、所在地、编写人/, /不会去掉：正文里的其他名称.*人名/, /正文中找到2处/, /分享前请通读一遍/]) assert.match(said, part);
    const shared = await product.download(() => entry.getByRole('button', { name: '导出去名称的文件' }).click());
    for (const name of ['甲', '龙岗', '张三', 'id of']) assert.equal((shared.name + shared.text).includes(name), false, name);
    assert.equal(JSON.parse(shared.text).items['1.1'].guidance['1.1-1'].evidence, '某组织在某地的手册，由李四批准');

    const scores = await product.download(() => entry.getByRole('button', { name: '只导出得分' }).click());
    assert.doesNotMatch(scores.text.replaceAll(/"(format|standard|created|changed|id)": "[^"]*"/g, ''), /[\u4e00-\u9fff]/);
    assert.match(await entry.innerText(), /\d+天前导出/, 'what was shared is no backup');
    const before = Object.keys(await product.records()).length;
    for (const { text } of [shared, scores]) {
      await product.load(text);
      assert.equal((await product.summary()).items['1.1'].percent, 70);
    }
    assert.equal(Object.keys(await product.records()).length, before + 2);
  });
});

test('sharing without names stands beside the draft as well', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.example();
    await product.goTo(product.words.draft);
    await product.find('.ea-sharing').waitFor();
    const { text } = await product.download(() => product.find('.ea-share-scores').click());
    assert.equal(JSON.parse(text).organisation.name, '');
  });
});

test('nothing of the library reaches past the edge of a narrow screen', async () => {
  for (const lang of ['zh', 'en']) {
    await withProduct({ lang, viewport: { width: 390, height: 800 } }, async (product, { page }) => {
      await product.choose('many.json', parcel(assessment('一家名称很长很长很长很长很长很长的股份有限公司', { label: 'A client with a rather long name' }), assessment('x'.repeat(150)), { archived: true, assessment: assessment('乙公司') }));
      await product.stored.first().waitFor();
      for (const more of await product.find('.ea-more > summary').all()) if (await more.isVisible()) await more.click();
      await product.find('.ea-rename').first().click();
      await product.find('.ea-share').nth(1).click();
      await product.find('.ea-move').click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 390, `${lang}: ${wide}`);
    });
  }
});
