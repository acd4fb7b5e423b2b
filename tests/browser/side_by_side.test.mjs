// Several elements on one page, each with an assessment of its own. Windows and elements with the same one: windows.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Product, serveHost, withProduct } from './product.mjs';

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
