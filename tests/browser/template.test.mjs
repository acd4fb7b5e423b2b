// The template and the logo of the Word file: chosen once, remembered, taken away; and what becomes of files that are none.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { exported, read } from './docx.mjs';
import { withProduct } from './product.mjs';

const TEMPLATE = new URL('../fixtures/templates/association.docx', import.meta.url).pathname;
const WORDS = {
  zh: { looks: /^Word的模板与标志/, word: '下载 Word', template: '选模板（.docx）…', logo: '选图片（PNG、JPEG）…', remove: '移除', words: /标志的文字说明/, none: '未选', unknown: '{{phone}}', lacking: '目录 1' },
  en: { looks: /^Template and logo/, word: 'Download Word', template: 'Choose a template (.docx)…', logo: 'Choose a picture (PNG, JPEG)…', remove: 'Remove', words: /The logo in words/, none: 'None chosen', unknown: '{{phone}}', lacking: 'TOC 1' },
};

/** A picture as a file, drawn in the page. */
async function picture(page, type, across = 300, down = 150) {
  const base64 = await page.evaluate(([type, across, down]) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: across, height: down });
    const context = canvas.getContext('2d');
    context.fillStyle = '#0a7';
    context.fillRect(0, 0, across, down / 2);
    return canvas.toDataURL(type).split(',')[1];
  }, [type, across, down]);
  return { name: `logo.${type.slice(6)}`, mimeType: type, buffer: Buffer.from(base64, 'base64') };
}

/** The part of the draft page that this is about. */
class Looks {
  constructor(product) {
    Object.assign(this, { product, words: WORDS[product.lang], box: product.find('.ea-looks') });
  }

  async open() {
    await this.product.goTo(this.product.words.draft);
    await this.box.getByText(this.words.looks).click();
  }

  async choose(button, file) {
    const [chooser] = await Promise.all([this.product.page.waitForEvent('filechooser'), this.box.getByRole('button', { name: button }).click()]);
    await chooser.setFiles(file);
  }

  template(file = TEMPLATE) { return this.choose(this.words.template, file); }
  logo(file) { return this.choose(this.words.logo, file); }
  get found() { return this.box.locator('.ea-found'); }
  get refusal() { return this.box.getByRole('alert'); }

  async download() {
    const [download] = await Promise.all([
      this.product.page.waitForEvent('download'), this.product.main.getByRole('button', { name: this.words.word }).click(),
    ]);
    return read(readFileSync(await download.path()));
  }
}

for (const lang of ['zh', 'en']) {
  test(`a template is chosen once: it is worn, remembered, and can be taken away (${lang})`, async () => {
    await withProduct({ lang }, async (product, { page }) => {
      await product.example();
      const looks = new Looks(product);
      await looks.open();
      await looks.box.filter({ hasText: looks.words.none }).waitFor();
      await looks.template();
      await looks.found.filter({ hasText: looks.words.unknown }).filter({ hasText: looks.words.lacking }).waitFor();
      const { organisation } = await product.file();
      const dressed = async () => {
        const document = await looks.download();
        assert.ok(document.text.includes('自 我 评 价 报 告') && document.text.includes(organisation.name));
        assert.ok(document.text.includes('{{phone}}') && !document.text.includes('{{organisation}}'));
        const margins = Object.keys(document.files).filter((name) => /^word\/template\d+\.xml$/.test(name));
        assert.ok(margins.some((name) => document.files[name].includes('深圳市某某协会')), `${margins}`);
      };
      await dressed();
      await product.saved();
      await page.reload();
      await product.ready();
      await looks.open();
      await looks.found.filter({ hasText: looks.words.unknown }).waitFor();
      await dressed();
      // What a page around the element has made wears it too, unless it says otherwise.
      const own = await exported(product);
      assert.ok(own.text.includes('自 我 评 价 报 告') && own.text.includes(organisation.name));
      assert.ok(!(await exported(product, { template: false })).text.includes('自 我 评 价 报 告'));
      await looks.box.getByRole('button', { name: looks.words.remove }).click();
      await looks.box.filter({ hasText: looks.words.none }).waitFor();
      const plain = await looks.download();
      assert.ok(!plain.text.includes('自 我 评 价 报 告') && plain.files['word/header1.xml']);
      await product.shows(product.words.draft);
      assert.ok(!(await exported(product)).text.includes('自 我 评 价 报 告'));
    });
  });
}

test('a logo is drawn anew, no larger than it is needed, and stands on the cover with its words', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    const looks = new Looks(product);
    await looks.open();
    await looks.logo(await picture(page, 'image/jpeg', 3000, 1500));
    await looks.box.locator('.ea-logo-shown').waitFor();
    const field = looks.box.getByLabel(looks.words.words);
    await field.fill('一片绿叶');
    await field.press('Tab');
    const document = await looks.download();
    const png = document.files['word/media/logo.png'];
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1000, 500]);
    assert.match(document.xml, /<wp:docPr id="9999" name="Logo" descr="一片绿叶"\/>/);
    // With a template it stands where that wants it.
    await looks.template();
    await looks.found.waitFor();
    const dressed = await looks.download();
    assert.match(dressed.xml, /descr="一片绿叶"/);
    assert.ok(!dressed.text.includes('{{logo}}'));
  });
});

test('a file that is no template, or no picture, is refused with its reason, and what was chosen stays', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    const before = await product.save();
    const looks = new Looks(product);
    await looks.open();
    await looks.template();
    await looks.found.filter({ hasText: looks.words.unknown }).waitFor();
    const file = (name, bytes) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    const whole = readFileSync(TEMPLATE);
    for (const [name, bytes, reason] of [
      ['空.docx', '', '不是Word文档'],
      ['旧.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '密码'],
      ['表.pdf', '%PDF-1.7', '不是Word文档'],
      ['断.docx', whole.subarray(0, 20_000), '损坏'],
      ['大.docx', Buffer.alloc(11 * 1024 * 1024, 'PK'), '超过10MB'],
    ]) {
      await looks.template(file(name, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes));
      await looks.refusal.filter({ hasText: name }).filter({ hasText: reason }).waitFor();
    }
    await looks.logo(file('图.png', 'no picture'));
    await looks.refusal.filter({ hasText: '图.png' }).waitFor();
    await looks.logo(file('坏.png', Buffer.from('\x89PNG\r\n\x1a\n and no more', 'latin1')));
    await looks.refusal.filter({ hasText: '坏.png' }).waitFor();
    assert.ok((await looks.download()).text.includes('自 我 评 价 报 告'));
    assert.equal(await product.save(), before);
    assert.equal(await product.notice.filter({ hasText: 'Word' }).count(), 0);
  });
});

test('where the browser keeps nothing, a template is worn all the same, and that is said', async () => {
  const init = () => Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } });
  await withProduct({ init }, async (product) => {
    await product.begin();
    const looks = new Looks(product);
    await looks.open();
    await looks.template();
    await looks.box.filter({ hasText: '浏览器没有记住' }).waitFor();
    // Also when the page is left and comes back.
    await product.goTo(product.words.scoreboard);
    await looks.open();
    await looks.found.filter({ hasText: looks.words.unknown }).waitFor();
    assert.ok((await looks.download()).text.includes('自 我 评 价 报 告'));
  });
});

/** Holds every picture of a figure back until `go` is called. */
const held = () => {
  const { decode } = HTMLImageElement.prototype;
  const released = new Promise((go) => { globalThis.go = go; });
  HTMLImageElement.prototype.decode = async function later() {
    await released;
    return decode.call(this);
  };
};

test('a Word file that takes long shows how far it is, can be left, and can be made again', async () => {
  await withProduct({ init: held }, async (product, { page }) => {
    await product.example();
    const before = await product.save();
    await product.goTo(product.words.draft);
    const button = product.main.getByRole('button', { name: WORDS.zh.word });
    const bar = product.main.getByRole('progressbar');
    await button.waitFor();
    assert.equal(await bar.count(), 0);
    await button.click();
    await bar.waitFor();
    assert.equal(await button.getAttribute('aria-busy'), 'true');
    await product.main.getByRole('button', { name: '取消' }).click();
    await bar.waitFor({ state: 'detached' });
    assert.equal(await button.getAttribute('aria-busy'), null);
    assert.equal(await product.save(), before);
    const [download] = await Promise.all([page.waitForEvent('download'), button.click().then(() => page.evaluate(() => globalThis.go()))]);
    const document = read(readFileSync(await download.path()));
    // No picture was given twice by the export that was left.
    const pictures = Object.keys(document.files).filter((name) => /media\/figure/.test(name));
    assert.equal(pictures.length, document.xml.match(/<wp:docPr /g).length);
    const again = await exported(product);
    for (const name of pictures) assert.ok(document.files[name].equals(again.files[name]), name);
    await bar.waitFor({ state: 'detached' });
  });
});

test('a Word file is made in pieces: what waits in the page gets its turn between them', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    const turns = await product.element.evaluate(async (element) => {
      await element.export('html'); // The module is here, and counts for nothing.
      let turns = 0;
      let over = false;
      // Whoever waits in line is a task of the page's own: each is one turn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        turns++;
        if (!over) port2.postMessage(0);
      };
      port2.postMessage(0);
      const made = element.export('docx');
      turns = 0;
      await made;
      over = true;
      return turns;
    });
    // A turn for each chapter, figure and larger part at the least: eight chapters, the figures, fifteen parts.
    assert.ok(turns >= 40, `${turns} turns`);
  });
});

test('the page is accessible with everything chosen, on a phone too', async () => {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
    await withProduct({ viewport }, async (product, { page }) => {
      await product.begin();
      const looks = new Looks(product);
      await looks.open();
      await looks.template();
      await looks.found.waitFor();
      await looks.logo(await picture(page, 'image/png'));
      await looks.box.locator('.ea-logo-shown').waitFor();
      await looks.box.getByText('模板里可用的占位符').click();
      assert.deepEqual(await axe(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'wider than the window');
    });
  }
});
