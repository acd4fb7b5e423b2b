// Packs that somebody else wrote: programmes of one's own, packs that the device remembers, and assessments whose pack is another one
// now or gone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { axe } from './driver.mjs';
import { serveHost, withProduct } from './product.mjs';
import { seal } from './stored.mjs';

const manual = (place) => readFileSync(new URL(`../../${place}`, import.meta.url), 'utf8').match(/```json\n([^]*?)```/)[1];
const STANDARD = manual('standards/README.md');
const PROGRAMME = manual('programmes/README.md');
const EXAMPLE = readFileSync(new URL('../../examples/manufacturer.en.json', import.meta.url), 'utf8');
const { id: ON, profile: { title: { en: PROFILE } } } = JSON.parse(STANDARD);
const { id: TIDY, title: { en: TITLE } } = JSON.parse(PROGRAMME);
const ITEM = '1.1 Tools';

/** The pack after its authors changed it: another item, worth more, and 75 % is no percent any more. */
const CHANGED = STANDARD
  .replace('"percents": [50, 75, 100]', '"percents": [50, 100]')
  .replace('"1", "points": 10', '"1", "points": 40')
  .replace('"points": 10, "guide"', '"points": 40, "guide"')
  .replace('{"id": "1.1-1"', '{"id": "1.1-9"');

const host = (attributes) => '<!doctype html><html lang="en"><title>x</title><script type="module" src="excellence-assessment.js"></script>'
  + `<excellence-assessment lang="en" ${attributes}></excellence-assessment>`;
const file = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
const openStandard = (product, text) => product.find('.ea-pack-file').setInputFiles(file('own.json', text));
const banner = (product) => product.find('.ea-banner');

async function openProgramme(product, text) {
  await product.goTo(product.words.programmes);
  await product.find('.ea-programme-file').setInputFiles(file('programme.json', text));
}

/** Begins on the pack and answers: 75 % of 10 points, and evidence. */
async function answer(product, text = STANDARD) {
  await openStandard(product, text);
  await product.shows(PROFILE);
  await product.field(product.words.name).fill('Workshop Ltd');
  await product.goTo(ITEM);
  await product.evidence('1.1-1').fill('Every place has its label.');
  await product.percent(75).check();
  await product.saved();
}

async function openStored(product, name) {
  await product.goTo(product.words.start);
  await product.stored.filter({ hasText: name }).getByRole('button').first().click();
}

const row = (product, id = TIDY) => product.find(`tr[data-programme="${id}"]`);

/** A text in GB18030, as far as two bytes a character go. */
function inGb18030(text) {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map();
  for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from([...text].flatMap((letter) => (letter < '\x7f' ? letter.charCodeAt() : codes.get(letter) ?? assert.fail(letter))));
}

test('a pack in the encoding of Chinese editors says what it says, from a file and beside a page', async () => {
  const pack = inGb18030(STANDARD);
  const { profile: { title: { zh: title } } } = JSON.parse(STANDARD);
  await withProduct({}, async (product) => {
    await product.find('.ea-pack-file').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: pack });
    await product.shows(title);
  });
  const origin = await serveHost({ 'own.html': host('standard-src="own.json"').replace('lang="en" ', 'lang="zh" '), 'own.json': pack });
  await withProduct({ origin, path: '/own.html' }, async (product) => {
    await product.find('.ea-new').click();
    await product.shows(title);
  });
});

test('a programme of one\'s own is opened from a file, has its page, decides, and is there after a reload', async () => {
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    await answer(product);
    await openProgramme(product, PROGRAMME);
    await row(product).waitFor();
    assert.equal((await product.summary()).programmes[TIDY].tier, null);
    await row(product).getByRole('button', { name: TITLE }).click();
    await product.shows(TITLE);
    await product.main.getByRole('spinbutton').or(product.main.getByRole('textbox')).first().fill('3');
    await product.goTo(product.words.programmes);
    await row(product).getByText('Tidy', { exact: true }).waitFor();
    const { programmes } = await product.summary();
    assert.deepEqual(programmes[TIDY], { tier: 'tidy', byScore: 'tidy', open: [], failed: [] });
    assert.equal(Object.keys(programmes).length, 12);
    assert.equal(await product.find('.ea-not-here').count(), 0, 'its standard is here');
    await product.saved();
    await page.reload();
    await product.ready();
    await row(product).getByText('Tidy', { exact: true }).waitFor();
    assert.equal((await product.summary()).programmes[TIDY].tier, 'tidy');
    assert.match((await product.export('markdown', { lang: 'en' })).text, /Tidy workshop/);
  });
});

test('a programme that names a form which is not here says so where it would be', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await answer(product);
    const pack = JSON.parse(PROGRAMME);
    pack.materials = [{ id: 'report', title: pack.title, holds: pack.title, clause: '1', form: 'tidy-form' }];
    await openProgramme(product, JSON.stringify(pack));
    await row(product).getByRole('button', { name: TITLE }).click();
    await product.main.getByRole('button', { name: 'Fill in the application form' }).click();
    await product.main.getByRole('alert').filter({ hasText: 'no form “tidy-form”' }).waitFor();
  });
});

test('a file is opened as what it holds, wherever it is chosen', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.begin();
    await product.choose('programme.json', PROGRAMME);
    await row(product).waitFor();
    await product.shows(product.words.programmes);
    await product.choose('own.json', STANDARD);
    await product.shows(PROFILE);
    assert.equal((await product.summary()).standard, ON);
    await product.goTo(product.words.start);
    await openStandard(product, EXAMPLE);
    await product.shows(product.words.scoreboard);
    assert.equal((await product.summary()).earned, 27700);
    await openProgramme(product, STANDARD.replace('"points": 10', '"points": 11'));
    await product.notice.filter({ hasText: 'points' }).waitFor();
    assert.equal((await product.summary()).earned, 27700, 'it was read as a standard, and refused as one');
  });
});

test('a file of Word, Excel or PDF is told from one that is damaged, with what it can be used for', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await product.begin();
    const beginnings = [[0x50, 0x4b, 3, 4], [0x25, 0x50, 0x44, 0x46], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]];
    for (const beginning of beginnings) {
      const buffer = Buffer.from([...beginning, 0, 0xff, 0x7b]);
      await product.find('.ea-file').setInputFiles({ name: 'report', mimeType: 'application/octet-stream', buffer });
      await product.notice.filter({ hasText: /Word, Excel or PDF.*pasted in a result item/ }).waitFor();
      await product.notice.getByRole('button').click();
      await product.notice.waitFor({ state: 'detached' });
    }
  });
});

test('a pack without tiers, guides or terms leaves no section of its pages empty', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await answer(product);
    for (const page of ['Improvement', 'About the standard']) {
      await product.goTo(page);
      const sections = product.main.locator('.ea-section');
      await sections.first().waitFor();
      const lengths = await sections.evaluateAll((sections) => sections.map(({ innerText, firstElementChild: { innerText: heading } }) => innerText.length - heading.length));
      assert.ok(lengths.every((length) => length > 0), `${page}: ${lengths}`);
    }
    await product.goTo('Improvement');
    await product.main.getByText('No programme takes its tiers from scores on this standard').waitFor();
    assert.equal(await product.find('#ea-way-tier').count(), 0);
    await openProgramme(product, PROGRAMME);
    await row(product).waitFor();
    await product.goTo('Improvement');
    await product.find('#ea-way-tier').waitFor();
  });
});

test('a programme beside the page is in the overview, and says that its standard is not here until it is', async () => {
  const origin = await serveHost({ 'own.html': host('programme-src="tidy.json"'), 'tidy.json': PROGRAMME });
  await withProduct({ origin, path: '/own.html', lang: 'en' }, async (product, { page }) => {
    assert.ok(TIDY in (await product.summary()).programmes, 'at once');
    await product.goTo(product.words.programmes);
    await row(product).locator('.ea-not-here').filter({ hasText: ON }).waitFor();
    assert.deepEqual(await axe(page), []);
    await row(product).getByRole('button', { name: TITLE }).click();
    await product.main.locator('p.ea-not-here').filter({ hasText: ON }).waitFor();
    await product.goTo(product.words.start);
    await openStandard(product, STANDARD);
    await product.shows(PROFILE);
    await product.goTo(product.words.programmes);
    await row(product).waitFor();
    assert.equal(await product.find('.ea-not-here').count(), 0);
  });
});

test('all faults of a programme pack are listed with their lines, an id of ours is refused, and the element goes on', async () => {
  const broken = PROGRAMME.replace('"years", "kind": "number"', '"years", "kind": "numbr"').replace('"readings": []', '"readings": [], "x": 1');
  const faults = (text) => {
    for (const wanted of [/Line \d+, \$\.conditions\[0\]\.kind.*numbr/, /Line \d+, \$\.x/]) assert.match(text, wanted);
  };
  const origin = await serveHost({
    'broken.html': host('programme-src="broken.json"'), 'broken.json': broken, 'far.html': host('programme-src="https://example.org/x.json"'),
  });
  await withProduct({ origin, path: '/broken.html', lang: 'en' }, async (product, { page }) => {
    await product.notice.waitFor();
    faults(await product.notice.innerText());
    assert.ok('shenzhen-qi' in (await product.summary()).programmes);
    await page.goto(`${origin}/far.html`);
    await product.ready();
    await product.notice.filter({ hasText: /that this page names did not load[^]*programme-src: https:\/\/example\.org\/x\.json is not of/ }).waitFor();
    assert.ok(!(TIDY in (await product.summary()).programmes));
  });
  await withProduct({ lang: 'en' }, async (product) => {
    await openProgramme(product, broken);
    await product.notice.waitFor();
    faults(await product.notice.innerText());
    await openProgramme(product, PROGRAMME.replace(`"${TIDY}"`, '"shenzhen-qi"'));
    await product.notice.filter({ hasText: /shenzhen-qi.*programme of this program/ }).waitFor();
    assert.equal(Object.keys((await product.summary()).programmes).length, 11);
  });
});

test('on a remembered standard a new assessment is begun, and packs are removed from the device again', async () => {
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    const { short: { en: SHORT } } = JSON.parse(STANDARD);
    const forget = (name) => product.find('.ea-forget-pack').filter({ hasText: name });
    await answer(product);
    await openProgramme(product, PROGRAMME);
    await row(product).waitFor();
    await product.menu(product.words.create);
    await product.goTo(product.words.start);
    await product.find('.ea-begin-on').first().click(); // GB/T 19580 or another of the build.
    await page.reload();
    await product.ready();
    await product.goTo(product.words.start);
    await product.find('.ea-begin-on').filter({ hasText: SHORT }).click();
    await product.shows(PROFILE);
    await product.goTo(product.words.start);
    assert.deepEqual(await axe(page), []);
    await forget(SHORT).click();
    await forget(SHORT).waitFor({ state: 'detached' });
    await product.find('.ea-standards').filter({ hasText: /scored by .*Shenzhen/ }).waitFor();
    assert.equal(await product.find('.ea-begin-on').filter({ hasText: SHORT }).count(), 0);
    await product.goTo(product.words.programmes);
    await forget(TITLE).click();
    await row(product).waitFor({ state: 'detached' });
    assert.deepEqual(await axe(page), []);

    await page.reload();
    await product.ready();
    assert.ok(!(TIDY in (await product.summary()).programmes));
    await openStored(product, 'Workshop Ltd');
    await banner(product).waitFor();
    assert.equal((await product.summary()).earned, 750, 'as it was');
  });
});

test('a pack that was removed comes back with one click, and what becomes of assessments is said', async () => {
  for (const lang of ['en', 'zh']) {
    await withProduct({ lang }, async (product, { page }) => {
      const { short } = JSON.parse(STANDARD);
      const { title } = JSON.parse(PROGRAMME);
      const [undo, back] = lang === 'en' ? ['Undo', /is back/] : ['撤销', /已恢复/];
      const removed = product.find('.ea-removed');
      const forget = (name) => product.find('.ea-forget-pack').filter({ hasText: name });
      await openStandard(product, STANDARD);
      await product.shows(JSON.parse(STANDARD).profile.title[lang]);
      await product.field(product.words.name).fill('Workshop Ltd');
      await product.saved();
      const before = await product.save();
      await openProgramme(product, PROGRAMME);
      await row(product).waitFor();

      await forget(title[lang]).click();
      await row(product).waitFor({ state: 'detached' });
      await removed.filter({ hasText: title[lang] }).filter({ hasText: lang === 'en' ? 'stays in the assessments' : '还在自评里' }).waitFor();
      assert.equal(await product.find('.ea-removed button:focus').innerText(), undo);
      assert.deepEqual(await axe(page), []);
      await page.keyboard.press('Enter');
      await row(product).waitFor();
      await removed.filter({ hasText: back }).waitFor();
      assert.equal(await removed.getByRole('button').count(), 0);

      await product.goTo(product.words.start);
      await forget(short[lang]).click();
      await removed.filter({ hasText: short[lang] }).filter({ hasText: lang === 'en' ? 'are all still here' : '都还在' }).waitFor();
      assert.equal(await forget(short[lang]).count(), 0);
      await removed.getByRole('button', { name: undo }).click();
      await forget(short[lang]).waitFor();
      await removed.filter({ hasText: back }).waitFor();

      // Both are remembered as before.
      await product.goTo(product.words.programmes);
      await row(product).waitFor();
      await page.reload();
      await product.ready();
      await row(product).waitFor();
      assert.equal(await product.save(), before);
      assert.equal(await banner(product).count(), 0, 'its standard is here');
      await product.goTo(product.words.start);
      await forget(short[lang]).waitFor();
    });
  }
});

test('a standard pack may not have the id of one of the build, even before that was fetched', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await openStandard(product, STANDARD.replace(`"${ON}"`, '"gbt-19580-2012"'));
    await product.notice.filter({ hasText: /gbt-19580-2012.*standard of this program/ }).waitFor();
  });
});

test('a pack is remembered on the device: its assessment opens after a reload, and is written', async () => {
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    await answer(product);
    const before = await product.save();
    await page.reload();
    await product.ready();
    await product.shows(ITEM);
    assert.equal(await product.save(), before);
    assert.equal((await product.summary()).earned, 750);
    assert.equal(await banner(product).count(), 0);
    await product.percent(100).check();
    assert.equal((await product.summary()).earned, 1000);
    assert.match((await product.export('markdown', { lang: 'en' })).text, /Every place has its label/);
    await product.load(EXAMPLE);
    await openStored(product, 'Workshop Ltd');
    await product.shows(ITEM);
    assert.equal((await product.summary()).standard, ON);
  });
});

test('where the pack changed, an assessment shows its old score, cannot be changed, and is copied to the present pack with a list of what did not fit', async () => {
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    await answer(product);
    const before = await product.save();
    await product.goTo(product.words.start);
    await openStandard(product, CHANGED);
    await product.shows(PROFILE);
    assert.equal((await product.summary()).possible, 4000, 'a new one is on the present pack');
    assert.match(await product.notice.innerText(), /Assessments made on another edition are still here and can be read/);
    await product.goTo(product.words.start);
    await product.stored.filter({ hasText: 'Workshop Ltd' }).filter({ hasText: 'Provisional: 75.0%' }).waitFor();
    for (const reload of [false, true]) {
      if (reload) {
        await page.reload();
        await product.ready();
      } else {
        await openStored(product, 'Workshop Ltd');
      }
      await product.shows(ITEM);
      await banner(product).filter({ hasText: 'another edition of “Workshop standard”' }).waitFor();
      const { earned, possible } = await product.summary();
      assert.deepEqual([earned, possible], [750, 1000], 'the score as it was');
      assert.ok(await product.percent(75).isChecked() && await product.percent(50).isDisabled());
      assert.equal(await product.save(), before);
    }
    assert.match((await product.export('markdown', { lang: 'en' })).text, /7\.50/);
    assert.deepEqual(await axe(page), []);

    await product.find('.ea-migrate').click();
    await product.shows(product.words.scoreboard);
    const list = await product.notice.innerText();
    for (const wanted of [/1\.1-1 Places.*evidence/, /1\.1 Tools.*percent/]) assert.match(list, wanted);
    const left = await product.find('.ea-left-behind').innerText();
    assert.match(left, /Every place has its label\./);
    assert.match(left, /75%/);
    assert.deepEqual(await axe(page), []);
    assert.equal(await banner(product).count(), 0);
    const { earned, ceiling } = await product.summary();
    assert.deepEqual([earned, ceiling], [0, 4000]);
    const migrated = await product.file();
    assert.equal(migrated.organisation.name, 'Workshop Ltd');
    assert.match(JSON.stringify(migrated['left-behind']), /Every place has its label\./);
    await product.goTo(ITEM);
    await product.percent(100).check();
    assert.equal((await product.summary()).earned, 4000);
    await product.saved();
    await product.goTo(product.words.start);
    await product.stored.nth(1).waitFor();
    const texts = Object.values(await product.records());
    assert.ok(texts.includes(before), 'the one before is as it was');
  });
});

test('where the pack is gone, a file opens with its answers and its score as they were, and goes on when the pack is opened', async () => {
  let text;
  await withProduct({ lang: 'en' }, async (product) => {
    await answer(product);
    text = await product.save();
  });
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    const summary = await product.load(text).then(() => product.summary());
    assert.deepEqual([summary.standard, summary.earned, summary.possible], [ON, 750, 1000]);
    await banner(product).filter({ hasText: `“Workshop standard” (${ON}), is not here` }).waitFor();
    assert.equal(await product.save(), text);
    await product.goTo(ITEM);
    assert.ok(await product.percent(75).isChecked() && await product.percent(50).isDisabled());
    assert.equal(await product.evidence('1.1-1').inputValue(), 'Every place has its label.');
    assert.match((await product.export('markdown', { lang: 'en' })).text, /Every place has its label[^]*7\.50|7\.50[^]*Every place has its label/);
    await page.reload();
    await product.ready();
    await banner(product).waitFor();
    // A new one is on a standard that is here.
    await product.goTo(product.words.start);
    await product.begin();
    assert.equal((await product.summary()).standard, 'shenzhen-mayor-2019');
    assert.equal(await banner(product).count(), 0);
    await openStored(product, 'Workshop Ltd');
    await product.find('.ea-missing-pack-file').setInputFiles(file('own.json', STANDARD));
    await banner(product).waitFor({ state: 'detached' });
    await product.goTo(ITEM);
    await product.percent(100).check();
    assert.equal((await product.summary()).earned, 1000);
  });
});

test('ids that the present edition of a standard of ours has not make an assessment read-only, and are listed when it is copied', async () => {
  const assessment = JSON.parse(EXAMPLE);
  assessment.items['9.9'] = { ...assessment.items['1.1'], guidance: { '9.9-1': { coverage: 'full', evidence: 'Of an earlier edition.' } } };
  delete assessment.items['1.1'];
  const text = `${JSON.stringify(assessment, undefined, 2)}\n`;
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    const why = await product.refusal(text);
    assert.match(why, /9\.9/, 'a page that loads it is told');
    // Stored and left open by an earlier version.
    await page.evaluate((text) => {
      localStorage.setItem('excellence-assessment/record/earlier', text);
      localStorage.setItem('excellence-assessment/current/', 'earlier');
    }, text);
    await page.reload();
    await product.ready();
    await banner(product).waitFor();
    await product.goTo('9.9 9.9');
    assert.equal(await product.evidence('9.9-1').inputValue(), 'Of an earlier edition.');
    assert.equal((await product.summary()).possible, 50000);
    await page.reload();
    await product.ready();
    await banner(product).waitFor();
    await product.find('.ea-migrate').click();
    await product.find('.ea-left-behind').filter({ hasText: 'Of an earlier edition.' }).waitFor();
    const { standard, items } = await product.summary();
    assert.equal(standard, assessment.standard);
    assert.ok(!('9.9' in items) && items['2.1'].percent === assessment.items['2.1'].percent);
  });
});

test('what an earlier edition of a standard was made for is listed, opened, named and copied like any other, with a card or without', async () => {
  const text = (name, id) => {
    const assessment = JSON.parse(EXAMPLE);
    assessment.items['9.9'] = { ...assessment.items['1.1'], guidance: { '9.9-1': { coverage: 'full', evidence: `Of ${name}.` } } };
    Object.assign(assessment, { id, organisation: { ...assessment.organisation, name } });
    return `${JSON.stringify(assessment, undefined, 2)}\n`;
  };
  await withProduct({ lang: 'en' }, async (product, { page }) => {
    const damaged = text('Rot Ltd', 'c').replace('"coverage": "full"', '"coverage": "sometimes"');
    await page.evaluate((records) => {
      for (const [key, text] of records) localStorage.setItem(`excellence-assessment/record/${key}`, text);
    }, [['plain', text('Plain Ltd', 'a')], ['sealed/1', seal(1, 1, text('Sealed Ltd', 'b'))], ['rot/1', seal(1, 1, damaged)]]);
    await page.reload();
    await product.ready();
    const row = (name) => product.stored.filter({ hasText: name });
    for (const name of ['Plain Ltd', 'Sealed Ltd']) await row(name).waitFor();
    // What is wrong in another way is not taken for one.
    assert.equal(await product.find('.ea-damaged').count(), 1);
    assert.deepEqual(await axe(page), []);
    for (const name of ['Plain Ltd', 'Sealed Ltd']) {
      await row(name).locator('.ea-continue').click();
      await banner(product).waitFor();
      await product.goTo('9.9 9.9');
      assert.equal(await product.evidence('9.9-1').inputValue(), `Of ${name}.`);
      await product.goTo(product.words.start);
      await row(name).filter({ hasText: 'open' }).waitFor();
    }
    await row('Plain Ltd').locator('.ea-more > summary').click();
    await row('Plain Ltd').locator('.ea-duplicate').click();
    await row('Plain Ltd (copy)').waitFor();
    await row('Sealed Ltd').locator('.ea-more > summary').click();
    await row('Sealed Ltd').locator('.ea-rename').click();
    await product.find('.ea-own-title').fill('Round of 2019');
    await product.find('.ea-own-title').press('Enter');
    await row('Round of 2019').waitFor();
    await page.reload();
    await product.ready();
    // The last one goes on by itself.
    for (const name of ['Plain Ltd (copy)', 'Round of 2019']) {
      await banner(product).waitFor();
      await product.goTo(product.words.start);
      await row(name).locator('.ea-continue').click();
      await banner(product).waitFor();
      await product.goTo('9.9 9.9');
    }
  });
});

test('a file of an earlier version on a pack of somebody else says nothing of it and opens to be changed', async () => {
  await withProduct({ lang: 'en' }, async (product) => {
    await answer(product);
    const assessment = await product.file();
    assert.match(assessment.pack.fingerprint, /^[0-9a-f]{16}$/);
    delete assessment.pack;
    const text = `${JSON.stringify(assessment, undefined, 2)}\n`;
    await product.load(text);
    assert.equal(await product.save(), text);
    await product.goTo(ITEM);
    await product.percent(50).check();
    assert.ok((await product.file()).pack, 'from its first change on it says so');
  });
});
