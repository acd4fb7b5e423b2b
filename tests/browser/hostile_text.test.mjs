// Text that would like to be more than text: it is shown as it was written, and nothing else happens.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROGRAMME, withProduct } from './product.mjs';

const SCRIPT = '<script>globalThis.harmed=1</script>';
const IMAGE = '<img src=x onerror="globalThis.harmed=1;alert(1)">';
const HOSTILE = `${SCRIPT}${IMAGE}"'>&amp; [x](javascript:alert(1)) | \u0007\u0000\u202eevil`;

/** Every text of an assessment made hostile. */
function hostile(file) {
  for (const key of Object.keys(file.organisation)) file.organisation[key] = HOSTILE;
  for (const key of Object.keys(file.profile)) file.profile[key] = HOSTILE;
  for (const item of Object.values(file.items)) {
    Object.assign(item, { strengths: HOSTILE, opportunities: HOSTILE, reason: HOSTILE, private: HOSTILE });
    for (const point of Object.values(item.guidance)) point.evidence = HOSTILE;
    for (const factor of Object.keys(item.factors)) item.notes = { ...item.notes, [factor]: HOSTILE };
  }
  return JSON.stringify({ ...file, id: HOSTILE });
}

/** What a page must not hold, in the element and in the frame of the draft. */
const foreign = (element) => {
  const roots = [element.shadowRoot, ...[...element.shadowRoot.querySelectorAll('iframe')].map((frame) => frame.contentDocument)];
  const all = roots.flatMap((root) => [...root.querySelectorAll('*')]);
  return all.filter((one) => ['script', 'img', 'object', 'embed', 'base'].includes(one.localName)
    || [...one.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value))).map((one) => one.outerHTML);
};

/** Gives the product to `use`; fails if a script of a text ran. */
const withWatched = (options, use) => withProduct(options, async (product, given) => {
  given.page.on('dialog', (dialog) => { assert.fail(`a dialog: ${dialog.message()}`); });
  await use(product, given);
  assert.equal(await given.page.evaluate(() => globalThis.harmed), undefined);
});

test('what is typed is kept letter for letter and shown as text', async () => {
  await withWatched({}, async (product, { page }) => {
    const typed = HOSTILE.replace('\u0000', '');
    await product.begin();
    await product.field('组织名称').fill(typed);
    await product.saved();
    await product.item('1.1');
    await product.evidence('1.1-1').fill(typed);
    await product.saved();
    await page.reload();
    await product.ready();

    assert.equal(await product.evidence('1.1-1').inputValue(), typed);
    assert.equal((await product.file()).organisation.name, typed);
    assert.match(await product.find('.ea-whose').innerText(), /<script>.*<img src=x/);
    await product.goTo(product.words.start);
    assert.match(await product.stored.innerText(), /<script>.*<img src=x/);
    assert.deepEqual(await product.element.evaluate(foreign), []);
  });
});

test('a file full of hostile text does no harm on any page', async () => {
  await withWatched({}, async (product) => {
    await product.example();
    await product.load(hostile(await product.file()));
    for (const title of ['组织简介', '1.1', '3.3', '得分总览', PROGRAMME.title.zh, '关于标准', '开始']) {
      await product.goTo(title);
      assert.deepEqual(await product.element.evaluate(foreign), [], title);
    }
  });
});

test('control characters and marks that turn the writing round are seen as what they are outside the fields', async () => {
  await withWatched({}, async (product) => {
    await product.example();
    await product.load(hostile(await product.file()));
    await product.goTo('组织简介');
    const shown = { 'the name in the header': await product.find('.ea-whose').innerText() };
    await product.goTo('开始');
    shown['the stored assessment'] = await product.stored.filter({ hasText: 'harmed' }).innerText();
    await product.choose('x\u202enosj.json', '{');
    shown['the name of a refused file'] = await product.notice.innerText();
    await product.choose('y.json', (await product.save()).replace('"1.1": {', '"1.1\u202e\u0085": {'));
    await product.notice.filter({ hasText: 'y.json' }).waitFor();
    shown['what a fault quotes'] = await product.notice.innerText();
    const raw = Object.entries(shown).filter(([, text]) => /[\u0000-\u0008\u0085\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text));
    assert.deepEqual(raw.map(([place]) => place), []);
  });
});

test('the draft and every export show hostile text as text', async () => {
  await withWatched({}, async (product, { page, context, origin }) => {
    await product.example();
    await product.load(hostile(await product.file()));
    await product.goTo(product.words.draft);
    const frame = product.find('iframe').contentFrame();
    await frame.locator('body').filter({ hasText: '<script>globalThis.harmed' }).waitFor();
    assert.deepEqual(await product.element.evaluate(foreign), []);

    const html = (await product.export('html')).text;
    const markdown = (await product.export('markdown')).text;
    const found = (text, pattern) => [...text.matchAll(pattern)].map(([match]) => match).slice(0, 3);
    assert.deepEqual(found(html + markdown, /.{20}[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/g), []);
    assert.ok(html.includes('[U+202E]') && markdown.includes('U+202E'));
    assert.deepEqual(found(html, /<(?:script|img)|<\/style>(?=[^]*<\/style>)|\s(?:href|src)="(?!#)[^"]*"/gi), []);
    // In Markdown no tag and no link may begin that the user did not see as text.
    assert.deepEqual(found(markdown, /(?<!\\)<(?:script|img)|(?<!\\)\]\(javascript/gi), []);

    // Opened from disk there is no policy that would help.
    const opened = await context.newPage();
    opened.on('dialog', (dialog) => { assert.fail(`a dialog: ${dialog.message()}`); });
    await opened.setContent(html);
    assert.equal(await opened.evaluate(() => globalThis.harmed ?? document.querySelectorAll('script, img').length), 0);
    await opened.close();
    assert.equal(new URL(page.url()).origin, origin);
  });
});
