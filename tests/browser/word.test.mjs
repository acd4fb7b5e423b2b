// The Word document: what the browser hands out is opened and read.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exported, plain, read } from './docx.mjs';
import { STANDARD, withProduct } from './product.mjs';

const WORDS = {
  zh: { word: '下载 Word', extent: '范围', scores: '含得分', findings: '含证据核查', score: '评分（暂定）', page: '第 ', gap: '【待补证据】' },
  en: { word: 'Download Word', scores: 'With scores', score: 'Score (provisional)', page: 'Page ', gap: '【evidence to be added】' },
};

for (const lang of ['zh', 'en']) {
  test(`the Word document holds the whole draft with its figure as a sharp picture (${lang})`, async () => {
    await withProduct({ lang }, async (product) => {
      await product.example();
      const document = await exported(product, { lang });
      const { organisation, items } = await product.file();
      for (const part of [organisation.name, items['1.1'].guidance['1.1-1'].evidence.split('\n')[0]]) assert.ok(document.text.includes(part), part);
      const titles = STANDARD.categories.map(({ id, title }) => [id, title[lang]]);
      const chapters = document.styled('Heading1');
      for (const [id, title] of titles) assert.ok(chapters.some((one) => one.startsWith(id) && one.includes(title)), title);
      assert.ok(document.styled('TOC2').some((entry) => entry.includes('1.1 ')));
      assert.ok(document.part('footer1').includes(WORDS[lang].page));
      // At least 200 pixels to the inch, and more than one colour on it.
      const png = document.files['word/media/figure1.png'];
      assert.equal(png.toString('latin1', 1, 4), 'PNG');
      const [, across] = document.xml.match(/<wp:extent cx="(\d+)"/);
      assert.ok(png.readUInt32BE(16) / (across / 914_400) >= 200, `${png.readUInt32BE(16)} pixels`);
      assert.ok(png.length > 5000, `${png.length} bytes`);
      assert.match(document.xml, /<wp:docPr id="1" name="[^"]+" descr="[^"]{50,}"/);
    });
  });
}

test('the button hands out the Word file, with what is chosen on the page', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    await product.goTo(product.words.draft);
    const button = product.main.getByRole('button', { name: WORDS.zh.word });
    const take = async () => {
      await button.waitFor();
      const [download] = await Promise.all([product.page.waitForEvent('download'), button.click()]);
      return { name: download.suggestedFilename(), ...read(readFileSync(await download.path())) };
    };
    const preview = product.find('iframe').contentFrame().locator('body');
    const all = await take();
    assert.match(all.name, /卓越绩效自评报告草稿 \d{4}-\d\d-\d\d\.docx$/);
    assert.ok(all.styled('Heading3').includes(WORDS.zh.score));

    await product.main.getByLabel(WORDS.zh.scores).uncheck();
    await preview.filter({ hasNotText: WORDS.zh.score }).filter({ hasText: '1.1 文化引领' }).waitFor();
    const unscored = await take();
    assert.ok(!unscored.styled('Heading3').includes(WORDS.zh.score));
    assert.ok(unscored.styled('Heading2').some((one) => one.startsWith('6.3')));

    await product.main.getByLabel(WORDS.zh.extent).selectOption('2');
    await preview.filter({ hasNotText: '6.3 ' }).filter({ hasText: '2.1 战略制定' }).waitFor();
    const one = await take();
    assert.ok(one.styled('Heading2').every((heading) => heading.startsWith('2.')));
    assert.equal(await product.notice.count(), 0);
  });
});

test('what is missing is highlighted and has a comment; hostile text is text, with no lone surrogate', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    await product.item('1.1');
    await product.evidence('1.1-1').fill('<w:t>&amp;</w:t>]]> 😀\n- 一\n- 二\n（1）甲');
    await product.evidence('1.1-2').evaluate((field) => {
      field.value = '前\ud800后\u0001';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    const document = await exported(product, {});
    assert.ok(document.text.includes('<w:t>&amp;</w:t>]]> 😀'));
    assert.ok(document.text.includes('前\ufffd后\ufffd'));
    assert.deepEqual(document.styled('ListParagraph').slice(0, 3), ['一', '二', '甲（证据1）']);
    for (const [name, bytes] of Object.entries(document.files)) {
      if (name.endsWith('.png')) continue;
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      assert.ok(!/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text), name);
    }
    assert.ok(document.xml.includes('<w:highlight w:val="yellow"/>') && document.text.includes(WORDS.zh.gap));
    const comments = document.part('comments').match(/<w:comment /g).length;
    assert.equal(comments, document.text.split(WORDS.zh.gap).length - 1);
    assert.ok(plain(document.part('comments')).includes('1.1-3'));
  });
});

test('a chapter that the standard does not have is refused, and nothing changes', async () => {
  await withProduct({}, async (product) => {
    await product.begin();
    const before = await product.save();
    const refusal = await product.element.evaluate((element) => element.export('docx', { chapter: '9' }).then(() => '', String));
    assert.match(refusal, /9/);
    assert.equal(await product.save(), before);
  });
});
