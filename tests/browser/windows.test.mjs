// Several windows or elements with one assessment: one writes, the others follow and can take over. Nobody writes over anybody.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { Product, serveHost, withProduct } from './product.mjs';

/** As a browser without Web Locks, or a page that came without https. */
const withoutLocks = () => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });

/** A page that asks every few milliseconds, not seconds, whether the writer is gone: so that asking falls between any two steps of a takeover. */
const impatient = () => {
  const { setInterval } = window;
  window.setInterval = (act, time, ...rest) => setInterval(act, time === 2000 ? 5 : time, ...rest);
};

/** A further window on what is stored. */
async function another(context, origin, lang) {
  const window = new Product(await context.newPage(), lang);
  await window.page.goto(origin);
  await window.ready();
  return window;
}

const banner = (product) => product.find('.ea-banner');
const takeOver = (product) => banner(product).getByRole('button', { name: '在这里继续' }).click();
const follows = (product) => banner(product).filter({ hasText: '这里只能看' }).waitFor();
const writes = (product) => banner(product).waitFor({ state: 'detached' });

/** A first window that writes, and a second that follows, both at item 1.1. */
async function two({ context, origin }, first, name = '甲公司') {
  await first.begin();
  await first.field('组织名称').fill(name);
  await first.saved();
  await first.item('1.1');
  const second = await another(context, origin);
  await follows(second);
  return second;
}

test('the second window follows what the first one saves, and nothing can be changed in it', async () => {
  await withProduct({}, async (first, host) => {
    const second = await two(host, first);
    await second.shows(second.titleOf('1.1'));
    await first.evidence('1.1-1').fill('第一个窗口');
    await first.percent(50).check();
    await first.place({ A: 3, D: 3, L: 3, I: 3 });
    await first.saved();
    await second.page.waitForFunction(() => document.querySelector('excellence-assessment').save().includes('第一个窗口'));
    assert.equal(await second.evidence('1.1-1').inputValue(), '第一个窗口');
    assert.ok(await second.percent(50).isChecked());
    await second.panel.filter({ hasText: '10.00' }).waitFor();

    // Nothing in the page takes a key or a click; what is written can still be read and copied.
    for (const area of await second.main.locator('textarea').all()) {
      assert.ok(await area.evaluate((area) => area.readOnly && !area.disabled));
    }
    for (const radio of await second.main.getByRole('radio').all()) assert.ok(await radio.isDisabled());
    for (const name of ['清除', '采用', '已采用', '撤销', '重做']) {
      for (const button of await second.element.getByRole('button', { name }).all()) assert.ok(await button.isDisabled(), name);
    }
    const [before, stored] = [await second.save(), await second.records()];
    await second.evidence('1.1-1').focus();
    await second.page.keyboard.type('第二个窗口');
    await second.page.keyboard.press('Control+z');
    assert.equal(await second.save(), before);
    assert.deepEqual(await second.records(), stored);
    assert.equal(await second.saveState.innerText(), '只读');
    assert.deepEqual(await axe(second.page), []);
  });
});

test('following leaves the place, the scroll and the focus of the reader alone', async () => {
  await withProduct({}, async (first, host) => {
    const second = await two(host, first);
    await second.evidence('1.1-4').focus();
    const top = await second.page.evaluate(() => scrollY);
    assert.ok(top > 0);
    await first.evidence('1.1-1').fill('改动');
    await second.page.waitForFunction(() => document.querySelector('excellence-assessment').save().includes('改动'));
    assert.equal((await second.focus()).id, 'ea-evidence-1.1-4');
    assert.equal(await second.page.evaluate(() => scrollY), top);
  });
});

test('taking over in the middle of the other one’s word: all of it arrives, that one follows and says so, undo goes on here', async () => {
  await withProduct({}, async (first, host) => {
    const second = await two(host, first);
    let typed = 0, over = false;
    const typing = (async () => {
      for (; !over; typed += 10) await first.evidence('1.1-1').pressSequentially('一二三四五六七八九十', { delay: 5 });
    })();
    await second.page.waitForTimeout(300);
    await takeOver(second);
    await writes(second);
    await banner(first).filter({ hasText: '另一个窗口接管了这份自评' }).waitFor();
    over = true;
    await typing;
    const arrived = await first.evidence('1.1-1').inputValue();
    assert.ok(arrived.length > 0 && arrived.length < typed, `${arrived.length} of ${typed} characters`);
    assert.equal(await second.evidence('1.1-1').inputValue(), arrived);
    assert.deepEqual(Object.keys(await first.records()).length, 1);
    assert.equal((await second.focus()).tag, 'h1');

    await second.evidence('1.1-2').fill('第二个窗口');
    await second.saved();
    await first.page.waitForFunction(() => document.querySelector('excellence-assessment').save().includes('第二个窗口'));
    assert.deepEqual(Object.values(await first.records()), [await second.save()]);
    await second.find('.ea-undo').click();
    await second.find('.ea-undo').click();
    assert.notEqual(await second.evidence('1.1-1').inputValue(), arrived, 'the steps came with it');

    await takeOver(first);
    await writes(first);
    await follows(second);
    assert.equal(Object.keys(await first.records()).length, 1);
  });
});

test('a window that is closed frees its assessment: the other one writes by itself', async () => {
  await withProduct({}, async (first, host) => {
    const second = await two(host, first);
    await first.evidence('1.1-1').fill('最后一句');
    await first.page.close({ runBeforeUnload: true });
    await writes(second);
    assert.equal(await second.evidence('1.1-1').inputValue(), '最后一句');
    await second.evidence('1.1-1').fill('最后一句，还有一句');
    await second.saved();
    assert.deepEqual(Object.values(await second.records()), [await second.save()]);
  });
});

test('a window that hangs cannot keep its assessment; what it had not saved becomes a copy when it wakes', async () => {
  await withProduct({}, async (first, host) => {
    const second = await two(host, first);
    await first.evidence('1.1-1').fill('没有存上');
    const hanging = first.page.evaluate(() => { const end = performance.now() + 4000; while (performance.now() < end); });
    await takeOver(second);
    await writes(second);
    await second.evidence('1.1-1').fill('第二个窗口');
    await second.saved();
    await hanging;
    await banner(first).filter({ hasText: '两份都已保留' }).waitFor();
    const texts = new Set(Object.values(await first.records()));
    assert.deepEqual(texts, new Set([await first.save(), await second.save()]));
    assert.equal(await first.evidence('1.1-1').inputValue(), '没有存上');
  });
});

test('five windows: one writes, and each can be the one, however often they ask', async () => {
  await withProduct({ init: impatient }, async (first, host) => {
    const windows = [first, await two(host, first)];
    for (let n = 0; n < 3; n++) windows.push(await another(host.context, host.origin));
    for (const [n, window] of windows.entries()) {
      if (n > 0) {
        await takeOver(window);
        await writes(window);
      }
      await window.evidence('1.1-1').fill(`窗口${n}`);
      await window.saved();
      for (const other of windows) {
        if (other !== window) await follows(other);
        await other.page.waitForFunction((text) => document.querySelector('excellence-assessment').save().includes(text), `窗口${n}`);
      }
    }
    assert.equal(Object.keys(await first.records()).length, 1);
  });
});

test('two elements of one name on a page: the second follows the first, and takes over', async () => {
  const element = '<excellence-assessment lang="zh-CN"></excellence-assessment>';
  const origin = await serveHost({
    'same.html': `<!doctype html><html lang="zh"><title>Two</title><script type="module" src="excellence-assessment.js"></script>${element}<hr>${element}`,
  });
  await withProduct({ origin, path: '/same.html', selector: ':nth-match(excellence-assessment, 1)' }, async (a, { page }) => {
    await a.begin();
    await a.field('组织名称').fill('甲公司');
    await a.saved();
    await page.reload();
    const b = new Product(page, 'zh', ':nth-match(excellence-assessment, 2)');
    for (const product of [a, b]) await product.ready();
    await follows(b);
    await a.field('组织名称').fill('乙公司');
    await b.find('.ea-whose').filter({ hasText: '乙公司' }).waitFor();
    await takeOver(b);
    await follows(a);
    await b.field('行业').fill('制造业');
    await b.saved();
    await page.waitForFunction(() => document.querySelector('excellence-assessment').save().includes('制造业'));
    assert.equal(Object.keys(await a.records()).length, 1);
  });
});

test('an assessment of its own in each window: nobody waits for anybody', async () => {
  await withProduct({}, async (first, { context, origin }) => {
    await first.begin();
    await first.field('组织名称').fill('甲公司');
    await first.saved();
    const second = await another(context, origin);
    await follows(second);
    await second.menu(second.words.create);
    await writes(second);
    await second.field('组织名称').fill('乙公司');
    await second.saved();
    await first.field('行业').fill('制造业');
    await first.saved();
    assert.equal(await banner(first).count(), 0);
    assert.deepEqual(new Set(Object.values(await first.records())), new Set([await first.save(), await second.save()]));
  });
});

for (const lang of ['zh', 'en']) {
  test(`without Web Locks the later writer goes on in a copy; the notice names both and leads to both (${lang})`, async () => {
    const [name, industry, original, copy] = lang === 'zh'
      ? ['组织名称', '行业', /打开原来的一份：甲公司（\d\d:\d\d保存）/, /甲公司（副本，\d\d:\d\d分开）/]
      : ['Name of the organisation', 'Industry', /Open the original: 甲公司 \(saved \d\d:\d\d\)/, /甲公司 \(copy, parted \d\d:\d\d\)/];
    await withProduct({ lang, init: withoutLocks }, async (first, { context, origin }) => {
      await first.begin();
      await first.field(name).fill('甲公司');
      await first.saved();
      const second = await another(context, origin, lang);
      assert.equal(await banner(second).count(), 0);
      await first.field(industry).fill('第一个窗口');
      await first.saved();
      await second.page.waitForTimeout(200);
      await second.field(industry).fill('第二个窗口');
      await banner(second).getByRole('button', { name: original }).waitFor();
      await banner(second).getByRole('button', { name: copy }).waitFor();
      assert.deepEqual(await axe(second.page), []);
      const stored = new Set(Object.values(await first.records()));
      assert.deepEqual(stored, new Set([await first.save(), await second.save()]));

      // Side by side, from the notice: the original before, what this window has after; what differs is the one answer.
      const sides = () => second.find('.ea-compared-titles').innerText();
      const differing = () => second.find('.ea-comparison .ea-counts').filter({ hasText: lang === 'zh' ? '共1处不同' : 'Answers that differ: 1' });
      await banner(second).getByRole('button', { name: lang === 'zh' ? '比较两份' : 'Compare the two' }).click();
      await differing().waitFor();
      assert.match(await sides(), lang === 'zh' ? /^甲公司.* → 现在$/ : /^甲公司.* → Now$/);
      const texts = await second.find('.ea-comparison').innerText();
      assert.match(texts, /第一二个窗口/);
      assert.deepEqual(await axe(second.page), []);

      await second.goTo(second.words.start);
      assert.match((await second.stored.filter({ hasText: copy }).innerText()), copy);
      await banner(second).getByRole('button', { name: original }).click();
      await banner(second).waitFor({ state: 'detached' });
      assert.equal(await second.save(), await first.save());
      await second.goTo(second.words.start);
      await second.stored.filter({ hasText: copy }).locator('.ea-continue').click();
      assert.match(await second.save(), /第二个窗口/);

      // And from the list, whatever is open; also after a reload, when nobody speaks of a copy any more.
      await second.menu(second.words.create);
      await second.page.reload();
      await second.ready();
      await second.stored.filter({ hasText: copy }).getByRole('button', { name: lang === 'zh' ? '与原来的一份比较' : 'Compare with the original' }).click();
      await differing().waitFor();
      assert.match(await sides(), lang === 'zh' ? /^甲公司.* → 甲公司.*（副本，/ : /^甲公司.* → 甲公司.* \(copy, parted/);
      assert.equal(await second.stored.count(), 0);
    });
  });
}

/** Gives an assessment of the list a name. */
async function rename(product, row, name) {
  await product.goTo(product.words.start);
  await product.stored.filter({ hasText: row }).getByText('更多', { exact: true }).click();
  await product.stored.filter({ hasText: row }).getByRole('button', { name: '名称与标签' }).click();
  await product.find('.ea-own-title').fill(name);
  await product.find('.ea-own-label').fill('客户甲');
  await product.find('.ea-keep-name').click();
}

test('what another window writes is named by that window: no copy is made, and neither loses a word', async () => {
  await withProduct({}, async (first, host) => {
    const second = await two(host, first);
    await second.menu(second.words.create);
    await second.field('组织名称').fill('乙公司');
    await second.saved();
    await first.evidence('1.1-1').fill('还没有存');
    await rename(second, '甲公司', '甲公司中期');
    await second.stored.filter({ hasText: '甲公司中期' }).filter({ hasText: '客户甲' }).waitFor();
    await first.find('.ea-whose').filter({ hasText: '甲公司中期' }).waitFor();
    await first.evidence('1.1-1').fill('还没有存，接着写');
    await first.saved();
    assert.equal(await banner(first).count(), 0);
    const stored = new Set(Object.values(await first.records()));
    assert.deepEqual(stored, new Set([await first.save(), await second.save()]));
    assert.equal((await first.file()).label, '客户甲');

    // A name is a change like any other there: it can be taken back.
    await first.find('.ea-undo').click();
    assert.equal((await first.file()).items['1.1'].guidance['1.1-1'].evidence, '还没有存');
  });
});

test('a window that follows renames too, and one that does not answer is said not to', async () => {
  await withProduct({}, async (first, host) => {
    const second = await two(host, first);
    await rename(second, '甲公司', '甲公司终期');
    await first.find('.ea-whose').filter({ hasText: '甲公司终期' }).waitFor();
    await second.stored.filter({ hasText: '甲公司终期' }).waitFor();

    const before = await second.records();
    const hanging = first.page.evaluate(() => { const end = performance.now() + 6000; while (performance.now() < end); });
    await rename(second, '甲公司终期', '没有改成');
    await second.notice.filter({ hasText: '没有答复' }).waitFor();
    assert.deepEqual(await second.records(), before);
    await hanging;
  });
});
