// Several at once: windows on one record, elements on one page. Nobody writes over anybody.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Product, serveHost, withProduct } from './product.mjs';

test('two windows on the same record: the later writer gets a copy of its own, and is told', async () => {
  await withProduct({}, async (first, { context, page, origin }) => {
    await first.begin();
    await first.field('组织名称').fill('甲公司');
    await first.saved();
    const second = new Product(await context.newPage());
    await second.page.goto(origin);
    await second.ready();
    assert.equal(await second.save(), await first.save());

    await page.bringToFront();
    await first.field('行业').fill('第一个窗口');
    await first.saved();
    await second.page.bringToFront();
    await second.field('行业').fill('第二个窗口');
    await second.notice.waitFor();
    assert.match(await second.notice.innerText(), /另一个窗口改动了同一份自评.*两份都已保留/s);
    await page.bringToFront();
    await first.field('所在地').fill('深圳');
    await first.saved();

    const stored = new Set(Object.values(await first.records()));
    assert.deepEqual(stored, new Set([await first.save(), await second.save()]));
    assert.equal(await first.notice.count(), 0);
  });
});

test('two elements on one page have assessments of their own, and continue their own', async () => {
  const element = (name) => `<excellence-assessment lang="zh-CN" name="${name}"></excellence-assessment>`;
  const origin = await serveHost({
    'two.html': `<!doctype html><html lang="zh"><title>Two</title><script type="module" src="excellence-assessment.js"></script>
      ${element('a')}${element('b')}`,
  });
  await withProduct({ origin, path: '/two.html', selector: '[name=a]' }, async (a, { page }) => {
    const b = new Product(page, 'zh', '[name=b]');
    for (const [product, name] of [[a, '甲公司'], [b, '乙公司']]) {
      await product.ready();
      await product.begin();
      await product.field('组织名称').fill(name);
      await product.saved();
    }
    await page.reload();
    for (const [product, name] of [[a, '甲公司'], [b, '乙公司']]) {
      await product.ready();
      assert.equal((await product.file()).organisation.name, name);
    }
    assert.equal(Object.keys(await a.records()).length, 2);
  });
});
