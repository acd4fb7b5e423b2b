// What the product promises on its first page, and where it does not last: said before anything can be lost, with the file beside it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { withProduct } from './product.mjs';

const PROMISE = {
  zh: { sentence: /显示“已保存”的内容不会丢/, title: '什么存在哪里，什么会被浏览器删除', parts: [/副本写到磁盘上，才显示“已保存”/, /无痕窗口/, /Safari 七天/, /导出的文件才是真正的保存/] },
  en: { sentence: /What is shown as saved is not lost/, title: 'What is kept where, and what a browser deletes', parts: [/“Saved” is shown when the copy is on the disk/, /private window/, /Safari, when the page was not opened for seven days/, /the file is the real save/] },
};

for (const lang of ['zh', 'en']) {
  test(`the promise stands on the first page in one sentence, with what it rests on and what it does not cover (${lang})`, async () => {
    const { sentence, title, parts } = PROMISE[lang];
    for (const theme of ['light', 'dark']) {
      await withProduct({ lang, colorScheme: theme, reducedMotion: 'reduce', viewport: { width: 390, height: 844 } }, async (product, { page }) => {
        const promise = product.find('.ea-promise');
        assert.match(await promise.innerText(), sentence);
        const more = promise.getByText(title, { exact: true });
        await more.waitFor();
        for (const part of parts) assert.doesNotMatch(await promise.innerText(), part);
        await more.focus();
        await page.keyboard.press('Enter');
        for (const part of parts) assert.match(await promise.innerText(), part);
        assert.deepEqual(await axe(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        assert.equal(await product.find('.ea-forgetful').count(), 0, 'no alarm where there is no reason');
      });
    }
  });
}

const likeSafari = () => Object.defineProperty(Navigator.prototype, 'vendor', { get: () => 'Apple Computer, Inc.' });
const likePrivate = () => { StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('no', 'SecurityError')); };

for (const [browser, init, said] of [
  ['that looks like Safari', likeSafari, { zh: /Safari：七天不打开本页/, en: /Safari: it deletes what is here/ }],
  ['that looks private', likePrivate, { zh: /可能是无痕窗口（只是推测）/, en: /may be a private window \(a guess\)/ }],
]) {
  for (const lang of ['zh', 'en']) {
    test(`a browser ${browser} is told of on the first page before anything is written, and then with all of it as a file (${lang})`, async () => {
      await withProduct({ lang, init }, async (product, { page }) => {
        const warning = product.find('.ea-forgetful');
        await warning.filter({ hasText: said[lang] }).waitFor();
        assert.equal(await warning.getByRole('button').count(), 0, 'there is nothing to save yet');
        assert.deepEqual(await axe(page), []);
        await product.begin();
        await product.field(product.words.name).fill('甲公司');
        await product.saved();
        await product.goTo(product.words.start);
        const { text } = await product.download(() => warning.getByRole('button').click());
        const { format, assessments } = JSON.parse(text);
        assert.equal(format, 'excellence-assessments');
        assert.deepEqual(assessments.map(({ assessment }) => assessment.organisation.name), ['甲公司']);
      });
    });
  }
}
