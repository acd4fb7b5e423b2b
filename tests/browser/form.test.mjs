// Application forms: filled in on their page, counted, undone and kept; exported to Word and Excel; and what is personal goes into
// the document and nowhere else.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { read } from './docx.mjs';
import { axe } from './driver.mjs';
import { plain, unzip } from './office.mjs';
import { withProduct } from './product.mjs';

const json = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const FORMS = Object.fromEntries(readdirSync(new URL('../../programmes/forms/', import.meta.url)).map((name) => [name.slice(0, -5), json(`programmes/forms/${name}`)]));
const PACKS = Object.fromEntries(['model', 'practice', 'experience'].map((kind) => [`shanghai-${kind}`, json(`programmes/shanghai-${kind}.json`)]));
const WORDS = {
  zh: { fill: '填写申报表', open: '导出…', word: '生成 Word', excel: '生成 Excel', cancel: '取消', profile: /取自组织简介/, back: '改回组织简介中的内容', over: /超出1字/, add: '添加一行', name: /.（.+）.* 申报表 \d{4}-\d\d-\d\d\./ },
  en: { fill: 'Fill in the application form', open: 'Export…', word: 'Make Word', excel: 'Make Excel', cancel: 'Cancel', profile: /From the profile/, back: 'Use the text of the profile again', over: /Too long by 1\./, add: 'Add a row', name: /\(.+\) application form \d{4}-\d\d-\d\d\./ },
};

/** Goes to the form of a programme by the page of the programme. */
async function open(product, id) {
  await product.goTo(product.words.programmes);
  await product.find(`tr[data-programme=${id}]`).getByRole('button').click();
  await product.shows(PACKS[id].title[product.lang]);
  await product.main.getByRole('button', { name: WORDS[product.lang].fill }).click();
  await product.shows(Object.values(FORMS)[0].title[product.lang]);
}
const field = (product, id) => product.find(`[id="ea-programme-form.${id}"]`);
const dialogue = (product) => product.find('dialog');
const askForExport = async (product) => {
  await product.main.getByRole('button', { name: WORDS[product.lang].open }).click();
  await dialogue(product).waitFor();
};
async function take(product, button) {
  const [download] = await Promise.all([product.page.waitForEvent('download'), dialogue(product).getByRole('button', { name: button }).click()]);
  await dialogue(product).waitFor({ state: 'hidden' });
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** A picture of one colour as a PNG file. */
function picture(width, height) {
  const table = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const crc = ~body.reduce((crc, byte) => table[(crc ^ byte) & 0xff] ^ (crc >>> 8), ~0) >>> 0;
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc);
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3), 0x7f);
  for (let row = 0; row < height; row++) rows[row * (1 + width * 3)] = 0;
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** Everything that this origin stores, as one text. */
const stored = (page) => page.evaluate(async () => {
  const all = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, location.href, JSON.stringify(history.state)];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => Object.assign(indexedDB.open(name), { onsuccess: ({ target }) => resolve(target.result), onerror: reject }));
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store).objectStore(store).getAll();
      const values = await new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
      for (const value of values) {
        all.push(JSON.stringify(value, (_, one) => ArrayBuffer.isView(one) ? new TextDecoder('latin1').decode(one) : one));
        // States of the history are compressed.
        for (const one of [value, ...Object.values(Object(value))]) {
          const bytes = one instanceof ArrayBuffer ? new Uint8Array(one) : one;
          if (!ArrayBuffer.isView(bytes)) continue;
          for (const kind of ['gzip', 'deflate-raw']) {
            try { all.push(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream(kind))).text()); } catch {}
          }
        }
      }
    }
    database.close();
  }
  for (const name of await caches.keys()) all.push(name);
  return all.join('\n');
});

for (const lang of ['zh', 'en']) {
  test(`a form shows every field, knows the organisation, warns of a text that is too long, and is kept (${lang})`, async () => {
    await withProduct({ lang }, async (product, { page }) => {
      const words = WORDS[lang];
      await product.example();
      const { organisation } = await product.file();
      await open(product, 'shanghai-model');
      const form = FORMS['shanghai-organisation'];
      for (const one of [...form.cover, ...form.sections.flatMap((section) => section.rows?.flat() ?? [])]) {
        assert.ok((await product.main.getByText(one.label[lang]).count()) > 0, one.label[lang]);
      }
      assert.equal(await field(product, 'organisation').inputValue(), organisation.name);
      assert.match(await field(product, 'organisation').locator('xpath=..').innerText(), words.profile);

      const title = field(product, 'title');
      await title.fill('字'.repeat(30));
      assert.doesNotMatch(await title.locator('xpath=..').innerText(), words.over);
      await title.fill('字'.repeat(31));
      assert.match(await title.locator('xpath=..').innerText(), words.over);
      assert.equal((await title.inputValue()).length, 31, 'nothing is cut');

      await field(product, 'organisation').fill('Another name');
      await product.find('input[name="ea-programme-form.size"][value=medium]').check();
      const other = field(product, 'nature.other');
      assert.ok(!(await other.isVisible()), 'asked when it is chosen');
      await product.find('input[name="ea-programme-form.nature"][value=other]').check();
      await other.fill('Other body');
      for (const sector of ['cars', 'ai']) await product.find(`input[name="ea-programme-form.sector"][value=${sector}]`).check();
      await product.find('input[name="ea-programme-form.sector"][value=cars]').uncheck();
      await product.main.getByRole('button', { name: words.add }).first().click();
      await field(product, 'activities.6.name').fill('QC');
      await product.saved();
      await page.reload();
      await product.ready();
      await product.shows(form.title[lang]);
      assert.equal(await field(product, 'organisation').inputValue(), 'Another name');
      assert.equal(await field(product, 'title').inputValue(), '字'.repeat(31));
      assert.ok(await product.find('input[name="ea-programme-form.size"][value=medium]').isChecked());
      assert.ok(await product.find('input[name="ea-programme-form.sector"][value=ai]').isChecked());
      assert.ok(!(await product.find('input[name="ea-programme-form.sector"][value=cars]').isChecked()));
      assert.equal(await field(product, 'activities.6.name').inputValue(), 'QC');

      await product.main.getByRole('button', { name: words.back }).first().click();
      assert.equal(await field(product, 'organisation').inputValue(), organisation.name);
      assert.equal((await product.file()).organisation.name, organisation.name, 'the profile is untouched');
    });
  });
}

test('from a form the buttons below and the keys lead back to its programme and on to what follows it, as they say', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    const id = 'shanghai-model';
    for (const [leave, leads, says] of [
      [() => product.find('.ea-back').click(), PACKS[id].title.zh, '.ea-back'],
      [() => product.find('.ea-next').click(), product.words.improvement, '.ea-next'],
      [() => product.page.keyboard.press('Control+Enter'), product.words.improvement, '.ea-next'],
      [() => product.page.keyboard.press('Control+Shift+Enter'), PACKS[id].title.zh, '.ea-back'],
    ]) {
      await open(product, id);
      await product.find(says).filter({ hasText: leads }).waitFor();
      assert.equal(await product.find('.ea-pager').getByText('回到这个项目').count(), 0, 'the programme has its title');
      await product.main.getByRole('textbox').first().focus();
      await leave();
      await product.shows(leads);
    }
  });
});

test('a number of a form is read in digits of any width, and what is none says so', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    await open(product, 'shanghai-experience');
    const years = field(product, 'years');
    const error = years.locator('xpath=..').locator('.ea-error');
    for (const [typed, isNone] of [['十年', true], ['１２', false], ['12.5', true], ['', false], ['-3', true], ['12', false]]) {
      await years.fill(typed);
      assert.equal(await error.count(), Number(isNone), typed);
      assert.equal(await years.getAttribute('aria-invalid'), isNone ? 'true' : null, typed);
    }
  });
});

test('a step is taken back on the page of the form, and what was emptied follows the profile', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    const { organisation } = await product.file();
    await open(product, 'shanghai-practice');
    await field(product, 'title').fill('标题');
    await product.goTo(product.words.scoreboard);
    await product.find('.ea-undo').click();
    await product.shows(FORMS['shanghai-organisation'].title.zh);
    assert.equal(await field(product, 'title').inputValue(), '');
    const name = field(product, 'organisation');
    await name.fill('');
    await name.blur();
    assert.equal(await name.inputValue(), organisation.name);
    assert.deepEqual(Object.keys((await product.file()).programmes?.['shanghai-practice'] ?? {}), []);
  });
});

test('what is personal is asked in the export alone, stands in the document, and no storage ever holds it', async () => {
  await withProduct({}, async (product, { page }) => {
    const words = WORDS.zh;
    await product.example();
    await open(product, 'shanghai-experience');
    const personal = FORMS['shanghai-person'].sections.flatMap(({ rows }) => rows?.flat() ?? []).filter((one) => one.personal);
    assert.equal(personal.length, 9);
    for (const { id } of personal) assert.equal(await field(product, id).count(), 0, `${id} is not on the page`);
    await field(product, 'years').fill('12');
    await field(product, 'career').fill('质量工程师');

    const marker = (id) => `MARKER-${id}-7391`;
    const fill = async () => {
      await askForExport(product);
      for (const { id } of personal) await dialogue(product).locator(`#ea-personal-${id}`).pressSequentially(marker(id));
      await dialogue(product).locator('#ea-personal-photo').setInputFiles({ name: 'marker-7391.png', mimeType: 'image/png', buffer: picture(350, 490) });
    };
    const nowhere = async (when) => {
      await product.element.evaluate((element) => element.save());
      assert.doesNotMatch(await product.save(), /MARKER|marker-7391/, when);
      assert.doesNotMatch(await stored(page), /MARKER|marker-7391/, when);
    };
    await fill();
    await nowhere('while it is typed');
    const { name, bytes } = await take(product, words.word);
    assert.match(name, words.name);
    const { text, xml, files } = read(bytes);
    for (const { id } of personal) assert.ok(text.includes(marker(id)), id);
    assert.ok(text.includes('质量工程师') && text.includes('12'));
    assert.equal(files['word/media/picture.png'].toString('latin1', 1, 4), 'PNG');
    assert.match(xml, /<w:drawing>/);
    await nowhere('after Word');

    // The dialogue has forgotten everything.
    await askForExport(product);
    const values = () => dialogue(product).locator('input').evaluateAll((inputs) => inputs.map((input) => input.value).join(''));
    assert.equal(await values(), '');
    await dialogue(product).locator('#ea-personal-identity').fill(marker('identity'));
    await dialogue(product).getByRole('button', { name: words.cancel }).click();
    await askForExport(product);
    assert.equal(await values(), '');
    await page.keyboard.press('Escape');

    await fill();
    const workbook = unzip((await take(product, words.excel)).bytes);
    const strings = plain(workbook['xl/sharedStrings.xml'].toString('utf8'));
    for (const { id } of personal) assert.ok(strings.includes(marker(id)), id);
    assert.ok(Object.keys(workbook).some((name) => name.startsWith('xl/media/')));
    // Long enough for snapshots and copies to be written.
    await field(product, 'post').fill('主任');
    await product.saved();
    assert.match(await stored(page), /质量工程师/, 'what is looked through holds what is stored');
    await nowhere('after Excel');
    await page.reload();
    await product.ready();
    await nowhere('after the page is opened again');
  });
});

test('what is personal is not among the texts that are handed out when the program stops', async () => {
  const allow = [/injected/, /RuntimeError/, /unreachable/];
  await withProduct({ allow }, async (product, { page }) => {
    await product.example();
    await open(product, 'shanghai-model');
    await askForExport(product);
    await dialogue(product).locator('#ea-personal-filler-mobile').pressSequentially('MARKER-7391');
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => { Date.now = now; throw new Error('injected'); };
    });
    // Behind the dialogue nobody types, but what is typed there is handed out.
    await product.element.evaluate((element) => {
      const field = element.shadowRoot.getElementById('ea-programme-form.title');
      field.value = '停止前的标题';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    });
    await product.find('h1').filter({ hasText: '程序出错，已停止' }).waitFor();
    const text = await product.main.innerText();
    assert.ok(text.includes('停止前的标题'), text);
    assert.ok(!(await product.root.innerHTML()).includes('MARKER'));
    assert.doesNotMatch(await stored(page), /MARKER/);
  });
});

test('texts stay texts in the files, whatever they begin with', async () => {
  await withProduct({}, async (product) => {
    await product.example();
    await open(product, 'shanghai-model');
    const hostile = '=1+1 <w:t>&"\u0007';
    await field(product, 'effect').fill(hostile);
    await askForExport(product);
    const { text } = read((await take(product, WORDS.zh.word)).bytes);
    assert.ok(text.includes('=1+1 <w:t>&"'));
    await askForExport(product);
    const workbook = unzip((await take(product, WORDS.zh.excel)).bytes);
    assert.doesNotMatch(workbook['xl/worksheets/sheet1.xml'].toString('utf8'), /<f>/);
    assert.ok(plain(workbook['xl/sharedStrings.xml'].toString('utf8')).includes('=1+1 <w:t>&"'));
  });
});

for (const [theme, lang] of [['light', 'zh'], ['dark', 'en']]) {
  test(`axe finds nothing on a form and its dialogue, wide or narrow, and nothing scrolls sideways (${lang}, ${theme})`, async () => {
    await withProduct({ lang, colorScheme: theme }, async (product, { page }) => {
      await product.example();
      await open(product, 'shanghai-experience');
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        assert.deepEqual(await axe(page), []);
        assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= width);
        await askForExport(product);
        assert.deepEqual(await axe(page), []);
        await page.keyboard.press('Escape');
      }
    });
  });
}
