// Every change can be taken back and made again, by key and by button, in every kind of field, also after a reload.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROGRAMME, withProduct } from './product.mjs';

test('typing is taken back by the word and made again, where one is', async () => {
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    await product.begin();
    const [undo, redo] = ['Undo', 'Redo'].map((name) => product.find('.ea-header').getByRole('button', { name, exact: true }));
    assert.ok(await undo.isDisabled() && await redo.isDisabled());
    await product.item('1.1');
    const evidence = product.evidence('1.1-1');
    await evidence.pressSequentially('plan, do', { delay: 20 });
    await page.keyboard.press('Control+z');
    assert.equal(await evidence.inputValue(), 'plan, ');
    await page.keyboard.press('Control+z');
    assert.equal(await evidence.inputValue(), '');
    assert.ok(await undo.isDisabled());
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+y');
    assert.equal(await evidence.inputValue(), 'plan, do');
    assert.ok(await redo.isDisabled());
    await undo.click();
    assert.equal(await evidence.inputValue(), 'plan, ');
  });
});

test('a choice is taken back on the page where it was made, which is shown with the focus on it', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.item('1.1');
    await product.percent(60).check();
    await product.percent(70).check();
    await product.band('A', 3).check();
    await product.goTo(PROGRAMME.title.zh);
    await page.keyboard.press('Control+z');
    await product.shows('1.1');
    assert.equal(await product.band('A', 3).isChecked(), false);
    await page.keyboard.press('Control+z');
    assert.ok(await product.percent(60).isChecked());
    await page.waitForFunction(() => document.querySelector('excellence-assessment').shadowRoot.activeElement?.value === '60');
    await page.keyboard.press('Control+z');
    assert.equal((await product.file()).items['1.1'], undefined);
  });
});

test('the steps outlive a reload, and belong to their assessment', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    const name = product.field('组织名称');
    await name.fill('甲公司');
    await product.field('行业').fill('电子');
    await product.saved();
    await page.reload();
    await product.ready();
    const undo = product.find('.ea-undo');
    await undo.click();
    await undo.click();
    assert.equal(await product.field('组织名称').inputValue(), '');
    await product.find('.ea-redo').click();
    assert.equal(await product.field('组织名称').inputValue(), '甲公司');

    await product.menu(product.words.create);
    assert.ok(await undo.isDisabled());
  });
});
