// Assessments locked with a passphrase: what is stored says nothing without it, and with it nothing is lost.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { CONTEXT, LAUNCH, axe, removeProfile, serve } from './driver.mjs';
import { assertNoFaults, guard } from './guard.mjs';
import { Product, withProduct } from './product.mjs';

const { subtle } = globalThis.crypto;

/** Words that stand nowhere else, in two scripts; names, texts and titles below hold both. */
const MARKERS = ['zqxmarker', '绝密甲乙丙'];
const SECRET = MARKERS.join(' ');
const PASSPHRASE = '订书钉 correct horse 电池';
const WORDS = {
  zh: { page: '密码保护…', title: '密码保护', locked: '已加锁的自评', unlock: '解锁', history: '历史版本', wrong: '密码不对' },
  en: { page: 'Passphrase…', title: 'Passphrase', locked: 'Locked assessment', unlock: 'Unlock', history: 'History', wrong: 'That is not the passphrase' },
};
const words = (product) => WORDS[product.lang];

/** Deriving a key takes its time, by intent. */
const patient = { timeout: 60_000 };
const form = (product, name) => product.find(`form[data-form=${name}]`);
const error = (product, name) => form(product, name).locator('.ea-error p').first();

async function fill(product, name, ...entered) {
  for (const [index, text] of entered.entries()) await product.find(`[id="ea-${name}-${index}"]`).fill(text);
}
const send = (product, name) => form(product, name).locator('[type=submit]').click();

async function openLockPage(product) {
  await product.menu(words(product).page);
  await product.shows(words(product).title);
}

async function lock(product, { passphrase = PASSPHRASE, title = '' } = {}) {
  await openLockPage(product);
  await fill(product, 'lock', passphrase, passphrase, title);
  await send(product, 'lock');
  await product.find('.ea-lock-now').waitFor(patient);
}

const asksFor = (product) => form(product, 'unlock').waitFor(patient);
async function unlock(product, passphrase = PASSPHRASE) {
  await asksFor(product);
  await fill(product, 'unlock', passphrase);
  await send(product, 'unlock');
}
async function unlocked(product) {
  await form(product, 'unlock').waitFor({ state: 'detached', ...patient });
  await product.saveState.filter({ hasText: product.words.saved }).waitFor(patient);
}
async function reload(product) {
  await product.page.reload();
  await product.ready();
}

/** All that the page keeps, as bytes by the place where it lies; what is compressed also as it is when it is not. */
async function everything(page) {
  const found = await page.evaluate(async () => {
    const found = [];
    const encode = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
    const take = (place, value) => {
      if (value instanceof ArrayBuffer) found.push([place, encode(value)]);
      else found.push([place, encode(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value) ?? ''))]);
    };
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const [key, text] of Object.entries(storage)) take(`${name} ${key}`, `${key}\n${text}`);
    }
    take('window', [window.name, history.state, location.href, document.title, document.cookie]);
    const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
        keys.forEach((key, index) => {
          take(`${name} ${store} ${key}`, key);
          take(`${name} ${store} ${key}`, values[index]);
        });
      }
      database.close();
    }
    for (const cache of await caches.keys()) take('caches', cache);
    return found;
  });
  return found.flatMap(([place, base64]) => {
    const bytes = Buffer.from(base64, 'base64');
    try {
      return [[place, bytes], [`${place} (unpacked)`, gunzipSync(bytes)]];
    } catch {
      return [[place, bytes]];
    }
  });
}

const holds = (bytes) => MARKERS.some((marker) => ['utf8', 'utf16le'].some((encoding) => bytes.includes(Buffer.from(marker, encoding))));
const placesOf = async (page) => (await everything(page)).filter(([, bytes]) => holds(bytes)).map(([place]) => place);

/** An assessment with the markers wherever something can be written, a snapshot of that name, and steps to undo. */
async function secret(product) {
  await product.begin();
  await product.find('#ea-name, input[autocomplete=organization]').first().fill(SECRET);
  await product.item('1.1');
  await product.evidence('1.1-1').fill(`${SECRET} 一`);
  await product.evidence('1.1-1').fill(`${SECRET} 二`);
  await product.percent(50).check();
  await product.saved();
  await product.menu(words(product).history);
  await product.find('.ea-snapshot-name').fill(SECRET);
  await product.find('.ea-keep').click();
  await product.find('.ea-snapshot-called').first().waitFor();
}

test('what is stored of a locked assessment says nothing, and its passphrase brings all of it back', async () => {
  await withProduct({}, async (product, { page }) => {
    await secret(product);
    // A deleted copy and a damaged slot are open texts of it as well.
    await page.evaluate((text) => {
      const [key] = Object.keys(localStorage).filter((key) => key.includes('/record/'));
      localStorage.setItem(key.replace(/\d+$/, '90'), text);
    }, `excellence-record 1 90 7 0\n{ "damaged": "${SECRET}"`);
    assert.ok((await placesOf(page)).length > 4, 'the markers are found where they stand openly');

    await openLockPage(product);
    await product.find('.ea-lock li').filter({ hasText: '1份明文' }).waitFor();
    await fill(product, 'lock', PASSPHRASE, PASSPHRASE);
    await send(product, 'lock');
    await product.find('.ea-said').filter({ hasText: '已加锁' }).waitFor(patient);
    assert.deepEqual(await placesOf(page), []);
    assert.equal((await product.focus()).tag, 'h1');

    // It goes on like any other: typing, storing, undo, snapshots.
    await product.item('1.1');
    await product.evidence('1.1-1').fill(`${SECRET} 三`);
    await product.saved();
    await product.menu(WORDS.zh.history);
    await product.find('.ea-snapshot-name').fill(`${SECRET} 之后`);
    await product.find('.ea-keep').click();
    await product.find('.ea-snapshot-called').nth(1).waitFor();
    const before = await product.save();
    assert.deepEqual(await placesOf(page), []);

    await reload(product);
    await asksFor(product);
    assert.ok(!holds(Buffer.from(await product.root.innerText())), 'nothing is shown');
    assert.equal(await product.find('.ea-contents').isVisible(), false, 'nothing is behind it yet whose pages one could open');
    assert.ok(!holds(Buffer.from(await product.save())));
    await unlock(product);
    await product.shows(WORDS.zh.history);
    assert.equal(await product.save(), before);
    await product.find('.ea-snapshot-called').nth(1).waitFor();
    const names = await product.find('.ea-snapshot-called').allInnerTexts();
    assert.deepEqual(names, [`${SECRET} 之后`, SECRET]);
    await product.item('1.1');
    await product.find('.ea-undo').click();
    assert.equal(await product.evidence('1.1-1').inputValue(), `${SECRET} 二`);
    await product.saved();
    await product.menu(WORDS.zh.history);
    const old = product.find('.ea-snapshot').filter({ hasText: SECRET }).last();
    await old.locator('.ea-restore').click();
    await product.find('.ea-restored').waitFor();
    await product.saved();
    assert.deepEqual(await placesOf(page), []);

    // The list shows that there is something, and nothing of it.
    await product.goTo(product.words.start).catch(() => product.menu('全部自评'));
    await product.stored.filter({ hasText: '已解锁' }).waitFor();
    await product.stored.filter({ hasText: '已加锁的自评' }).waitFor();
  });
});

test('a wrong passphrase opens nothing, loses nothing and locks nobody out', async () => {
  await withProduct({}, async (product, { page }) => {
    await secret(product);
    await lock(product, { title: '项目 A' });
    await reload(product);
    await asksFor(product);
    await product.find('.ea-lock').filter({ hasText: '项目 A' }).waitFor();
    const stored = await product.records();
    for (const wrong of ['x', `${PASSPHRASE} `, PASSPHRASE.toUpperCase()]) {
      await unlock(product, wrong);
      await error(product, 'unlock').filter({ hasText: WORDS.zh.wrong }).waitFor(patient);
      assert.equal((await product.focus()).id, 'ea-unlock-0');
    }
    await fill(product, 'unlock', '');
    await send(product, 'unlock');
    await error(product, 'unlock').filter({ hasText: '请输入密码' }).waitFor();
    assert.deepEqual(await product.records(), stored);
    assert.deepEqual(await axe(page), []);
    // The same words, typed in full width, are the same passphrase.
    await unlock(product, PASSPHRASE.replace('correct', 'ｃｏｒｒｅｃｔ'));
    await unlocked(product);
    assert.ok((await product.save()).includes(SECRET));
  });
});

test('a passphrase is entered twice, advice is given while it is typed, and a file is offered first', async () => {
  await withProduct({}, async (product, { page }) => {
    await product.begin();
    await product.evidence('1.1-1').count();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await openLockPage(product);
    const strength = product.find('.ea-strength');
    for (const [text, said] of [['abc', '很短'], ['aaaaaaaaaaaaaaaaaaaa', '重复'], ['guter kleiner hund', '够长'], ['质量卓越深圳企业', '够长']]) {
      await fill(product, 'lock', text);
      await strength.filter({ hasText: said }).waitFor();
    }
    await fill(product, 'lock', 'one thing', 'another');
    await send(product, 'lock');
    await error(product, 'lock').filter({ hasText: '不一样' }).waitFor();
    assert.equal((await product.focus()).id, 'ea-lock-1');
    await product.find('.ea-lock').filter({ hasText: '密码丢了，内容就再也打不开' }).waitFor();
    const { text } = await product.download(() => product.find('.ea-file-first').click());
    assert.equal(text, await product.save());
    assert.equal(await product.find('#ea-lock-0').getAttribute('type'), 'password');
    await product.find('.ea-show input').check();
    assert.equal(await product.find('#ea-lock-0').getAttribute('type'), 'text');
    assert.deepEqual(await axe(page), []);
  });
});

test('leaving with something that is not sealed yet is asked about, and who stays loses nothing', async () => {
  await withProduct({}, async (product, { context, origin }) => {
    await secret(product);
    await lock(product);
    await product.item('1.1');
    const asked = new Promise((resolve) => {
      product.page.on('dialog', async (dialog) => {
        await dialog.dismiss();
        resolve(dialog.type());
      });
    });
    await product.evidence('1.1-2').pressSequentially('最后一句');
    await product.page.close({ runBeforeUnload: true });
    assert.equal(await asked, 'beforeunload');
    await product.saved();
    await product.page.close({ runBeforeUnload: true });
    const next = new Product(await context.newPage());
    await next.page.goto(origin);
    await next.ready();
    await unlock(next);
    await unlocked(next);
    assert.equal((await next.file()).items['1.1'].guidance['1.1-2'].evidence, '最后一句');
  });
});

test('a browser that is killed has what was shown as saved, and its files nothing that can be read', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'locked-'));
  const origin = await serve();
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, { ...LAUNCH, ...CONTEXT });
    context.setDefaultTimeout(20_000);
    const faults = await guard(context);
    const control = await context.browser().newBrowserCDPSession();
    const page = await context.newPage();
    await page.goto(origin);
    const product = new Product(page);
    await product.ready();
    const kill = async () => {
      const { processInfo } = await control.send('SystemInfo.getProcessInfo');
      const closed = new Promise((resolve) => { context.on('close', resolve); });
      process.kill(processInfo.find(({ type }) => type === 'browser').id, 'SIGKILL');
      await closed;
      assertNoFaults(faults);
    };
    return { product, kill };
  };
  const first = await open();
  await first.product.begin();
  await first.product.field('组织名称').fill('甲');
  await first.product.saved();
  await lock(first.product);
  await first.product.item('1.1');
  await first.product.evidence('1.1-1').fill(SECRET);
  await first.product.saved();
  await first.kill();
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  // Its other processes may still tidy up.
  const places = files.map((file) => join(file.parentPath, file.name)).filter((path) => existsSync(path) && holds(readFileSync(path)));
  assert.deepEqual(places, []);
  const second = await open();
  await unlock(second.product);
  await unlocked(second.product);
  assert.equal((await second.product.file()).items['1.1'].guidance['1.1-1'].evidence, SECRET);
  await second.kill();
  await removeProfile(profile);
});

test('other windows close what is locked, follow it once they are unlocked, and are locked with it', async () => {
  await withProduct({}, async (first, { context, origin }) => {
    await secret(first);
    const second = new Product(await context.newPage());
    await second.page.goto(origin);
    await second.ready();
    await second.find('.ea-banner').filter({ hasText: '这里只能看' }).waitFor();
    assert.ok((await second.save()).includes(SECRET));

    await lock(first);
    await asksFor(second);
    assert.ok(!(await second.save()).includes(SECRET));
    assert.ok(!holds(Buffer.from(await second.root.innerText())));
    await unlock(second);
    await second.find('.ea-banner').filter({ hasText: '这里只能看' }).waitFor(patient);
    await first.item('1.1');
    await first.evidence('1.1-2').fill('两个窗口');
    await second.page.waitForFunction(() => document.querySelector('excellence-assessment').save().includes('两个窗口'));

    await second.find('.ea-take-over').click();
    await first.find('.ea-banner').filter({ hasText: '接管' }).waitFor();
    await second.item('1.1');
    await second.evidence('1.1-3').fill('第二个窗口');
    await second.saved();
    await first.page.waitForFunction(() => document.querySelector('excellence-assessment').save().includes('第二个窗口'));
    assert.equal(Object.keys(await first.records()).length, 1);
    assert.deepEqual(await placesOf(first.page), []);

    await second.evidence('1.1-4').fill('锁之前');
    await openLockPage(first);
    await first.find('.ea-lock-now').click();
    for (const window of [first, second]) {
      await asksFor(window);
      assert.ok(!(await window.save()).includes(SECRET));
    }
    await unlock(first);
    await unlocked(first);
    assert.equal((await first.file()).items['1.1'].guidance['1.1-4'].evidence, '锁之前');
  });
});

test('the passphrase is changed and taken away by whoever knows it, with the history', async () => {
  await withProduct({}, async (product, { page }) => {
    await secret(product);
    await lock(product);
    const form = async (name, ...entered) => {
      await product.find(`details:has(form[data-form=${name}]) > summary`).click();
      await fill(product, name, ...entered);
      await send(product, name);
    };
    await form('change', 'not it', 'new one', 'new one');
    await error(product, 'change').filter({ hasText: '什么都没有改' }).waitFor(patient);
    await fill(product, 'change', PASSPHRASE, 'quite another one', 'quite another one');
    await send(product, 'change');
    await product.find('.ea-said').filter({ hasText: '密码已更换' }).waitFor(patient);
    await reload(product);
    await unlock(product);
    await error(product, 'unlock').filter({ hasText: WORDS.zh.wrong }).waitFor(patient);
    await unlock(product, 'quite another one');
    await unlocked(product);
    await product.menu(WORDS.zh.history);
    await product.find('.ea-snapshot-called').filter({ hasText: SECRET }).waitFor();
    await product.find('.ea-compare').last().click();
    await product.main.filter({ hasText: SECRET }).waitFor();
    assert.deepEqual(await placesOf(page), []);

    await openLockPage(product);
    await form('remove', 'quite another one');
    await product.find('.ea-said').filter({ hasText: '密码已取消' }).waitFor(patient);
    const text = await product.save();
    assert.deepEqual(Object.values(await product.records()), [text]);
    await reload(product);
    await product.saved();
    assert.equal(await product.save(), text);
    await product.menu(WORDS.zh.history);
    await product.find('.ea-snapshot-called').filter({ hasText: SECRET }).waitFor();
    await product.menu('全部自评');
    await product.stored.filter({ hasText: SECRET }).waitFor();
  });
});

/** Opens a locked file as its format is described, with nothing of the product. */
async function opened(text, passphrase) {
  const { checksum, sealed, ...head } = JSON.parse(text);
  const bytes = (base64) => Buffer.from(base64, 'base64');
  const base = await subtle.importKey('raw', Buffer.from(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  const key = await subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(head.salt), iterations: head.rounds },
    base, { name: 'AES-GCM', length: 256 }, false, ['decrypt'],
  );
  const how = { name: 'AES-GCM', iv: bytes(head.iv), additionalData: Buffer.from(JSON.stringify(head)) };
  const open = Buffer.from(await subtle.decrypt(how, key, bytes(sealed)));
  return (head.compression === 'gzip' ? gunzipSync(open) : open).toString();
}

test('a locked file opens elsewhere with its passphrase, an open one without, and each says which it is', async () => {
  const files = await withProduct({}, async (product) => {
    await secret(product);
    await lock(product, { title: '项目 A' });
    const plain = await product.save();
    await openLockPage(product);
    const locked = await product.download(() => product.find('.ea-save-locked').click());
    assert.match(locked.name, /^项目 A \d{4}-\d\d-\d\d\.json$/);
    assert.ok(!holds(Buffer.from(locked.text)));
    const open = await product.download(() => product.find('.ea-save-open').click());
    assert.equal(open.text, plain);
    assert.equal(await opened(locked.text, PASSPHRASE), plain);
    const { rounds, title } = JSON.parse(locked.text);
    assert.ok(rounds >= 600_000);
    assert.equal(title, '项目 A');
    // What saves a file elsewhere asks which kind.
    await product.item('1.1');
    await product.menu('导出自评文件（.json）');
    await product.shows(WORDS.zh.title);
    // Opened where it came from, it is found where it lies.
    await product.choose('a.json', locked.text);
    await unlock(product);
    await product.shows('得分总览');
    assert.equal(Object.keys(await product.records()).length, 1);
    return { plain, locked: locked.text };
  });
  await withProduct({}, async (product, { page }) => {
    await product.choose('a.json', files.locked);
    await asksFor(product);
    await unlock(product, 'wrong');
    await error(product, 'unlock').filter({ hasText: WORDS.zh.wrong }).waitFor(patient);
    await unlock(product);
    await product.shows('得分总览');
    assert.equal(await product.save(), files.plain);
    await product.item('1.1');
    await product.evidence('1.1-2').fill(`${SECRET} 别处`);
    await product.saved();
    assert.deepEqual(await placesOf(page), []);

    // The page around it: it says what to do, and takes the passphrase.
    const before = await product.save();
    assert.match(await product.refusal(files.locked), /passphrase/);
    const load = (passphrase) => product.element.evaluate(
      (element, [text, passphrase]) => element.load(text, { passphrase }).then(({ earned }) => earned, (error) => error.message),
      [files.locked, passphrase],
    );
    assert.match(await load('wrong'), /密码不对/);
    assert.equal(await product.save(), before);
    assert.equal(typeof await load(PASSPHRASE), 'number');
    assert.equal(await product.save(), files.plain);
    const damaged = files.locked.replace(/"sealed": "(.)/, (_, first) => `"sealed": "${first === 'A' ? 'B' : 'A'}`);
    await product.choose('b.json', damaged);
    await product.notice.filter({ hasText: '已损坏' }).waitFor();
  });
});

/** What everybody may read of the locked records, by the text that lies there. */
const publicTitles = async (product) => Object.values(await product.records()).map((text) => JSON.parse(text).title).sort();
const entry = (product, name) => product.stored.filter({ has: product.page.locator('.ea-stored-title > span:first-child', { hasText: new RegExp(`^${name}$`) }) });
/** Waits until a word stands nowhere, not in the history either. */
async function gone(page, word) {
  const places = async () => (await everything(page)).filter(([, bytes]) => bytes.includes(Buffer.from(word))).map(([place]) => place);
  for (let tries = 300; tries > 0 && (await places()).length; tries -= 1) await page.waitForTimeout(100);
  assert.deepEqual(await places(), []);
}
/** Opens what can be done with a stored assessment besides going on with it. */
async function more(product, name) {
  const row = entry(product, name);
  if (!await row.locator('.ea-more[open]').count()) await row.locator('.ea-more > summary').click();
  return row;
}
const passphraseField = (row) => row.locator('.ea-lock-form input[autocomplete=current-password]');

test('a locked assessment is named and copied in the list: with its passphrase, which is asked for there, or while it is unlocked', async () => {
  await withProduct({}, async (product, { page }) => {
    await secret(product);
    await lock(product, { title: '项目 A' });
    const plain = await product.file();
    await reload(product);
    await asksFor(product);
    await product.find('.ea-cancel').click();

    // Named: a wrong passphrase changes nothing and says so in the form.
    const stored = await product.records();
    let row = await more(product, '项目 A');
    await row.locator('.ea-rename').click();
    await row.getByText('悄悄改动').waitFor();
    assert.equal((await product.focus()).tag, 'input');
    const title = row.locator('.ea-lock-form input').first();
    assert.equal(await title.inputValue(), '项目 A');
    await title.fill('项目 B');
    await passphraseField(row).fill('not it');
    await row.locator('.ea-lock-form [type=submit]').click();
    await row.locator('.ea-error').filter({ hasText: WORDS.zh.wrong }).waitFor(patient);
    assert.deepEqual(await product.records(), stored);
    assert.deepEqual(await axe(page), []);
    await title.press('Escape');
    await row.locator('.ea-lock-form').waitFor({ state: 'detached' });
    assert.ok((await product.focus()).classes.includes('ea-rename'));

    await row.locator('.ea-rename').click();
    await title.fill(' 项目 B ');
    await passphraseField(row).fill(PASSPHRASE);
    await passphraseField(row).press('Enter');
    await entry(product, '项目 B').filter({ hasText: '已加锁' }).waitFor(patient);
    assert.deepEqual(await publicTitles(product), ['项目 B']);
    await gone(page, '项目 A');
    // Locked as before: no key was kept for a name.
    assert.equal(await entry(product, '项目 B').getByText('已解锁').count(), 0);

    // Copied, with the same passphrase and a name of its own.
    row = await more(product, '项目 B');
    await row.locator('.ea-duplicate').click();
    await row.getByText('副本用同一个密码加锁').waitFor();
    await passphraseField(row).fill(PASSPHRASE);
    await row.locator('.ea-lock-form [type=submit]').click();
    await entry(product, '项目 B 副本').filter({ hasText: '已加锁' }).waitFor(patient);
    await product.find('.ea-said').filter({ hasText: '已复制' }).waitFor();
    assert.deepEqual(await publicTitles(product), ['项目 B', '项目 B 副本']);
    assert.deepEqual(await placesOf(page), []);
    await entry(product, '项目 B 副本').locator('.ea-continue').click();
    await unlock(product);
    await unlocked(product);
    const copy = await product.file();
    assert.deepEqual(copy.items, plain.items);
    assert.notEqual(copy.id, plain.id);
    assert.equal(copy.title, `${SECRET} 副本`);

    // What is open has its own name and label as well, without the passphrase; both are sealed.
    await product.menu('全部自评');
    row = await more(product, '项目 B 副本');
    await row.locator('.ea-rename').click();
    const fields = row.locator('.ea-lock-form input');
    assert.equal(await passphraseField(row).count(), 0);
    assert.equal(await fields.nth(1).inputValue(), `${SECRET} 副本`);
    await fields.nth(0).fill('项目 C');
    await fields.nth(1).fill(`${SECRET} 丙`);
    await fields.nth(2).fill(`${SECRET} 标签`);
    await fields.nth(2).press('Enter');
    await entry(product, '项目 C').waitFor(patient);
    await gone(page, '项目 B 副本');
    assert.deepEqual(await placesOf(page), []);
    await product.item('1.1');
    await product.evidence('1.1-2').fill('改名之后');
    await product.saved();
    assert.deepEqual(await publicTitles(product), ['项目 B', '项目 C'], 'what is stored later has the new name too');
    await reload(product);
    await unlock(product);
    await unlocked(product);
    const again = await product.file();
    assert.deepEqual([again.title, again.label], [`${SECRET} 丙`, `${SECRET} 标签`]);

    // The other one was opened in this page and left: it goes without the passphrase, until it is locked.
    await product.menu('全部自评');
    row = await more(product, '项目 B');
    await row.locator('.ea-continue').click();
    await unlock(product);
    await unlocked(product);
    await product.find('.ea-undo').click();
    await product.saved();
    await product.menu('新建自评');
    await product.menu('全部自评');
    row = await more(product, '项目 B');
    await row.locator('.ea-rename').click();
    assert.equal(await passphraseField(row).count(), 0);
    await row.locator('.ea-lock-form input').first().fill('');
    await row.locator('.ea-lock-form [type=submit]').click();
    await entry(product, '已加锁的自评').filter({ hasText: '已解锁' }).waitFor(patient);
    row = await more(product, '已加锁的自评');
    await row.locator('.ea-duplicate').click();
    await entry(product, '已加锁的自评 副本').waitFor(patient);
    assert.equal(await entry(product, '已加锁的自评 副本').getByText('已解锁').count(), 0);
    assert.deepEqual(await publicTitles(product), ['', '已加锁的自评 副本', '项目 C']);
    // The steps to undo went along with the name.
    await entry(product, '已加锁的自评').locator('.ea-continue').click();
    await unlocked(product);
    await product.item('1.1');
    await product.find('.ea-redo').click();
    await product.saved();
    assert.deepEqual(await placesOf(page), []);
  });
});

test('a locked assessment that another window writes is named by that window, and nothing of it is parted', async () => {
  await withProduct({}, async (first, { context, origin }) => {
    await secret(first);
    await lock(first, { title: '项目 A' });
    await first.item('1.1');
    const second = new Product(await context.newPage());
    await second.page.goto(origin);
    await second.ready();
    await asksFor(second);
    await second.find('.ea-cancel').click();
    let row = await more(second, '项目 A');
    await row.locator('.ea-rename').click();
    await row.locator('.ea-lock-form input').first().fill('项目 B');
    await passphraseField(row).fill(PASSPHRASE);
    await passphraseField(row).press('Enter');
    await entry(second, '项目 B').waitFor(patient);
    await first.evidence('1.1-2').fill('接着写');
    await first.saved();
    assert.deepEqual(await publicTitles(first), ['项目 B']);

    // One that follows has the new name when it takes over.
    await entry(second, '项目 B').locator('.ea-continue').click();
    await unlock(second);
    await second.find('.ea-banner').filter({ hasText: '这里只能看' }).waitFor(patient);
    await first.menu('全部自评');
    row = await more(first, '项目 B');
    await row.locator('.ea-rename').click();
    await row.locator('.ea-lock-form input').first().fill('项目 C');
    await row.locator('.ea-lock-form [type=submit]').click();
    await entry(first, '项目 C').waitFor(patient);
    await second.find('.ea-take-over').click();
    await first.find('.ea-banner').filter({ hasText: '接管' }).waitFor();
    await second.item('1.1');
    await second.evidence('1.1-3').fill('第二个窗口');
    await second.saved();
    assert.deepEqual(await publicTitles(second), ['项目 C']);
  });
});

test('a file of many holds locked ones as they are', async () => {
  const text = await withProduct({}, async (product) => {
    await secret(product);
    await lock(product, { title: '项目 A' });
    await product.menu('新建自评');
    await product.field('组织名称').fill('丙公司');
    await product.saved();
    await product.menu('全部自评');
    const file = await product.download(() => product.find('.ea-save-all').click());
    assert.ok(!holds(Buffer.from(file.text)));
    assert.equal(JSON.parse(file.text).assessments.filter(({ locked }) => locked).length, 1);
    return file.text;
  });
  await withProduct({}, async (product) => {
    for (const number of [2, 0]) {
      await product.choose('all.json', text);
      await product.notice.filter({ hasText: `加入${number}份` }).waitFor();
    }
    const row = product.stored.filter({ hasText: '项目 A' });
    await row.filter({ hasText: '已加锁' }).waitFor();
    await row.locator('.ea-continue').click();
    await unlock(product);
    await unlocked(product);
    assert.ok((await product.save()).includes(SECRET));
  });
});

test('a sealed record of which a byte was changed is set aside, handed out, and never opened as something else', async () => {
  await withProduct({}, async (product, { page }) => {
    await secret(product);
    await lock(product);
    const [key] = Object.keys(await product.records());
    const flip = (where) => page.evaluate(([key, where]) => {
      const text = localStorage.getItem(key);
      const at = where === 'middle' ? text.length >> 1 : text.indexOf('"revision": ') + 12;
      localStorage.setItem(key, text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1));
      return localStorage.getItem(key);
    }, [key, where]);
    const damaged = await flip('middle');
    await product.forgetCopies();
    await reload(product);
    const row = product.find('.ea-damaged');
    await row.waitFor();
    const { text } = await product.download(() => row.getByRole('button', { name: '下载原文' }).click());
    assert.ok(damaged.endsWith(text));
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), damaged);
  });
});

test('where the browser seals nothing, that is explained', async () => {
  const init = () => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });
  await withProduct({ init }, async (product) => {
    await product.begin();
    await product.field('组织名称').fill('甲公司');
    await product.saved();
    await openLockPage(product);
    await product.find('.ea-lock .ea-notice').filter({ hasText: 'https' }).waitFor();
    assert.equal(await form(product, 'lock').count(), 0);
  });
});

test('a locked file of the first format opens forever', async () => {
  const locked = readFileSync(new URL('../fixtures/files/locked/v1.json', import.meta.url), 'utf8');
  const open = readFileSync(new URL('../fixtures/shelves/assessment.json', import.meta.url), 'utf8');
  assert.equal(await opened(locked, PASSPHRASE), open);
  await withProduct({}, async (product) => {
    const earned = await product.element.evaluate(
      (element, [text, passphrase]) => element.load(text, { passphrase }).then(({ earned }) => earned, (error) => error.message),
      [locked, PASSPHRASE],
    );
    assert.equal(typeof earned, 'number', earned);
    assert.equal(await product.save(), open.replace('"version": 1', '"version": 2'));
  });
});

for (const lang of ['zh', 'en']) {
  test(`the pages of the lock are accessible in both themes and on a phone (${lang})`, async () => {
    // Without motion: colours on their way from one theme to the other are of neither.
    await withProduct({ lang, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' }, async (product, { page }) => {
      await product.begin();
      await product.field(product.words.name).fill('A');
      await product.saved();
      const check = async () => {
        for (const theme of ['light', 'dark']) {
          await product.theme(theme);
          assert.deepEqual(await axe(page), []);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          assert.ok(!wide, 'nothing is wider than the screen');
        }
      };
      await openLockPage(product);
      await check();
      await lock(product);
      for (const fold of await product.find('.ea-lock details > summary').all()) await fold.click();
      await check();
      await product.find('.ea-lock-now').click();
      await asksFor(product);
      await check();
    });
  });
}
