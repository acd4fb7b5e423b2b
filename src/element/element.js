// <build>
import * as glue from './excellence-assessment.js';
const documentsGlue = glue; // Trunk makes one module of the two.
const module = { url: new URL('./excellence-assessment_bg.wasm', import.meta.url) };
const BUILD = {
  version: 'dev',
  module,
  documents: module,
  assets: {
    'manufacturer.zh.json': { url: new URL('./examples/manufacturer.zh.json', import.meta.url) },
    'manufacturer.en.json': { url: new URL('./examples/manufacturer.en.json', import.meta.url) },
    // The editions are made by `cargo xtask dist`; here the pack with both languages serves for either.
    'shenzhen-mayor-2019.zh.json': { url: new URL('./standards/shenzhen-mayor-2019.json', import.meta.url) },
    'shenzhen-mayor-2019.en.json': { url: new URL('./standards/shenzhen-mayor-2019.json', import.meta.url) },
    'gbt-19580-2012.zh.json': { url: new URL('./standards/gbt-19580-2012.json', import.meta.url) },
    'gbt-19580-2012.en.json': { url: new URL('./standards/gbt-19580-2012.json', import.meta.url) },
    'shenzhen-mayor-2019.gbt-19580-2012.json': { url: new URL('./mappings/shenzhen-mayor-2019.gbt-19580-2012.json', import.meta.url) },
    // So are the lists of all standards and programmes.
    'standards.zh.json': { text: '[]' },
    'standards.en.json': { text: '[]' },
    'programmes.zh.json': { get text() { return programmes(); } },
    'programmes.en.json': { get text() { return programmes(); } },
    'forms.json': { get text() { return listed('programmes/forms', ['shanghai-organisation', 'shanghai-person']); } },
  },
};
const listed = async (folder, ids) => {
  const texts = ids.map(async (id) => (await fetch(new URL(`./${folder}/${id}.json`, import.meta.url))).text());
  return `[${(await Promise.all(texts)).join()}]`;
};
const programmes = () => listed('programmes', ['shenzhen-maturity', 'shenzhen-qi', 'shenzhen-employer', 'shenzhen-service', 'shenzhen-leader',
  'shenzhen-assessor', 'shenzhen-mayor', 'hangzhou-cultivation', 'shanghai-model', 'shanghai-practice', 'shanghai-experience']);
// </build>

// <excellence-assessment>: the element around the module. Thin by intent: it waits for the module, hands calls over, and
// keeps promises. What is between the build markers is written by `cargo xtask dist`; `BUILD` says where module and assets are.

/** The elements of the page, which share the module, and how each is told that it failed. */
const elements = new Map();

/** The error with which the module ended: a panic, or whatever else left it in the middle of its work. */
let failure;

/** How many calls of the module are under way, one within the other. */
let depth = 0;

/** Tells those that do not know it yet. Where no stack is left for it, the next call tells them. */
let telling;
function tellFailure() {
  if (telling) return;
  telling = true;
  try {
    for (const fail of elements.values()) fail(failure);
  } finally {
    telling = false;
  }
}

/** A function of the module. The module is not called any more once it has failed: nothing in it can be relied on then. */
const guarded = (call) => (...given) => {
  if (failure) {
    if (depth > 0) throw failure; // It called the page, the page called it, and there it failed: it does not go on either.
    tellFailure();
    return []; // The glue may look for parts in it.
  }
  depth++;
  try {
    return call(...given);
  } catch (error) {
    failure ??= error;
    tellFailure();
    throw error;
  } finally {
    depth--;
  }
};

/** The exports of the module, for its glue: the build puts this in its place, see `xtask/src/guard.rs`. */
const guardAll = (exports, by = guarded) => Object.fromEntries(Object.entries(exports)
  .map(([name, one]) => [name, typeof one === 'function' ? by(one, name) : one]));

/** Started once a page, shared by every element. */
let started;
function start() {
  started ??= begun().catch((error) => {
    if (!failure) started = undefined; // What could not be fetched is fetched again for the next element.
    throw error;
  });
  return started;
}

async function begun() {
  // Whatever becomes of it, the element begins: what comes back later is found in the list of what is stored. A busy machine may take
  // a second and more to open the database that a killed browser left; what comes after the beginning is not what is shown then.
  const restored = Promise.race([restore().catch(() => {}), new Promise((done) => setTimeout(done, 5000))]);
  await glue.default({ module_or_path: fetched(BUILD.module) });
  await restored;
  glue.set_copier(copy);
  // Two: when the later one is filled, what the first one says of the page stays as it is.
  return [false, true].map((later) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(glue.styles(later));
    return sheet;
  });
}

async function fetched({ base64, url, integrity }) {
  if (base64) return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const fail = (why) => { throw new Error(`${url}: ${why}`); };
  const answer = await fetch(url, { integrity, credentials: 'same-origin' }).catch((error) => fail(error.message));
  if (!answer.ok) fail(`${answer.status} ${answer.statusText}`);
  return answer;
}

/** A module out of what `fetched` gives. Not every server says of a module that it is one: then it is compiled when it is here. */
async function compiled(source) {
  source = await source;
  if (!(source instanceof Response)) return WebAssembly.compile(source);
  if (/^application\/wasm\b/.test(source.headers.get('content-type'))) return WebAssembly.compileStreaming(source);
  return WebAssembly.compile(await source.arrayBuffer());
}

/** The glue starts a module by it. */
async function instantiate(source, imports) {
  const module = await compiled(source);
  return { module, instance: await WebAssembly.instantiate(module, imports) };
}

/** When somebody last typed into an element. */
let typed = -Infinity;

/** Fulfilled when nobody has typed for a moment: what takes a while comes between no two keys. */
async function calm() {
  while (performance.now() - typed < 500) await new Promise((go) => { setTimeout(go, 100); });
}

// A second copy of every record. Chromium keeps what is written to localStorage in memory, for five seconds and, where much is
// written, for a minute: a browser that is killed forgets it. What IndexedDB has written is on the disk. Where it cannot be had, the
// records are as safe as localStorage is.

const COPIES = 'records';
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = reject;
});

let database;
async function openDatabase() {
  const request = indexedDB.open('excellence-assessment');
  request.onupgradeneeded = () => request.result.createObjectStore(COPIES);
  return done(request);
}

/** Fulfilled when all that was copied is on the disk. */
let copied = Promise.resolve();
let changes;
/** What could not be copied: it goes with what comes next. */
let left;

/**
 * Copies the text that was stored under a key, or its removal, together with all that comes before the page draws breath; or calls
 * back when all of it is on the disk, or with the copy of a key. Records are copied, which of them are deleted, which is open, and packs of
 * somebody else; the rest is comfort.
 */
function copy(what, text) {
  if (what.call) return copied.then(what);
  if (text?.call) return copyOf(what).catch(() => {}).then(text);
  if (!/t\/(record|current|bin|pack)\//.test(what)) return;
  if (!changes) {
    changes = {};
    copied = writeCopies();
  }
  changes[what] = text;
}

/** The next task, so that what is being typed is painted first; a page that goes away has no other. */
const nextTask = () => new Promise((go) => {
  if (document.hidden || globalThis.event?.type === 'pagehide') return go();
  const begin = () => {
    clearTimeout(timer);
    removeEventListener('pagehide', begin);
    go();
  };
  const timer = setTimeout(begin);
  addEventListener('pagehide', begin);
});

const copyOf = async (key) => done((await database).transaction(COPIES).objectStore(COPIES).get(key));

async function writeCopies() {
  await nextTask();
  const texts = { ...left, ...changes };
  left = changes = undefined;
  const write = async () => {
    const transaction = (await database).transaction(COPIES, 'readwrite', { durability: 'strict' });
    const records = transaction.objectStore(COPIES);
    for (const key in texts) texts[key] ? records.put(texts[key], key) : records.delete(key);
    await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = reject; });
  };
  try {
    await write();
  } catch {
    database = openDatabase(); // The browser may have closed it.
    await write().catch(() => { left = { ...texts, ...left }; });
  }
}

/** Puts back what localStorage lost: records of which it has no revision as new, and what was open with them. */
async function restore() {
  database = openDatabase();
  const records = (await database).transaction(COPIES).objectStore(COPIES);
  const keys = await done(records.getAllKeys());
  const revision = (key) => Number(key.split('/')[3]);
  const isKnown = (key) => Object.keys(localStorage).some((other) => revision(other) >= revision(key) && other.startsWith(key.replace(/\d+$/, '')));
  const lost = keys.filter((key) => revision(key) && !isKnown(key));
  if (lost[0]) lost.push(...keys.filter((key) => !revision(key)));
  for (const key of lost) localStorage.setItem(key, await done(records.get(key)));
}

/**
 * Gives a module the part of it that it can do without at first. The part uses what it shares with the module; `tell` hears whether
 * it could be had.
 */
async function loadPart(place, shared, tell) {
  try {
    const part = await compiled(fetched(place));
    await calm();
    await WebAssembly.instantiate(part, { __wasm_split: shared });
  } catch (error) {
    console.warn('excellence-assessment:', error);
    return tell(false);
  }
  tell(true);
  return true;
}

async function loadLater(...given) {
  if (!await loadPart(BUILD.later, ...given)) return;
  await laterHere();
  (await started)[1].replaceSync(glue.styles(true));
}

const loadWorkbook = (...given) => loadPart(BUILD.workbook, ...given);

/** Fulfilled when that part is here or could not be had. */
const laterHere = () => new Promise((done) => glue.fetch_later(done));

/** The error with which the second module ended. It is not called any more either; the first one goes on. */
let ending;
const guardedWriter = (one, name) => (...given) => {
  if (ending && /free/.test(name)) return; // Asked for when the garbage is collected.
  try {
    if (!ending) return one(...given);
  } catch (error) {
    ending = error;
  }
  throw ending;
};
const guardWriters = (exports) => guardAll(exports, guardedWriter);

/** Fulfilled when that part and all programmes are here or could not be had; they are asked for again when they are needed. */
async function allHere(lang) {
  await laterHere();
  try {
    const programmes = await textOf(`programmes.${lang}.json`);
    await calm();
    glue.set_programmes(lang, programmes);
  } catch (error) {
    console.warn('excellence-assessment:', error);
  }
}

/** The second module, which writes documents: fetched when one is first asked for, and again after a failure. */
let writers;
async function documentOf(file, lang, choice) {
  writers ??= documentsGlue.default({ module_or_path: fetched(BUILD.documents) }).catch((error) => {
    writers = undefined;
    throw error;
  });
  await writers;
  const { standard, pack } = JSON.parse(file);
  const language = /^zh([-_]|$)/i.test(lang) ? 'zh' : 'en';
  const [own, programmes = '[]'] = glue.packs_for(standard, pack?.fingerprint ?? '');
  const given = [own ?? await edition(standard, language), await textOf(`programmes.${language}.json`), programmes];
  const made = new documentsGlue.Document(file, lang, today(), choice, ...given);
  // In pieces, between which the page does what it has to. `way` is told how many are `left`, and ends it by `over`.
  made.docx = async (way = {}) => {
    for (let svg, picture, bytes;;) {
      way.left = made.left();
      way.tell?.(way);
      await breath();
      picture = (svg = made.figure()) && await png(svg).catch(() => new Uint8Array()); // Then it is told in words.
      if (way.over) return;
      if (picture) made.picture(picture);
      else if ((bytes = made.word())) return bytes;
    }
  };
  made.xlsx = async () => {
    if (!await new Promise((done) => documentsGlue.fetch_workbook(done))) throw new Error('the workbook module could not be fetched');
    return made.workbook();
  };
  return made;
}

/** Has a document wear the template and the logo that were chosen on the page; without those that cannot be used it is ours. */
async function dressed(made, lang) {
  await laterHere();
  const why = await new Promise((done) => glue.wear(made, lang, done));
  if (why) console.warn('excellence-assessment: template:', why);
}

/** Lets the browser do what waits: a timer would be held back for milliseconds each time. */
const breath = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
});

/** A picture of a figure: a PNG file. */
async function png(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  // Encoded at once: what a browser encodes when it has nothing else to do may take it a second, each picture.
  const [, encoded] = canvas.toDataURL().split(',');
  return Uint8Array.fromBase64?.(encoded) ?? Uint8Array.from(atob(encoded), (byte) => byte.charCodeAt());
}

/** The document of an assessment file, given to a callback; nothing where it cannot be had. */
async function documents(file, lang, choice, then) {
  let made;
  try {
    made = await documentOf(file, lang, choice);
  } catch (error) {
    console.warn('excellence-assessment: documents:', error);
  }
  then(made);
}

/** The texts of assets of the build, promised to whoever asks: each is fetched once, and again after a failure. */
const texts = {};
function textOf(name) {
  texts[name] ??= (async ({ text, ...place }) => text ?? await (await fetched(place)).text())(BUILD.assets[name]).catch((error) => {
    delete texts[name];
    throw error;
  });
  return texts[name];
}

/** The text of an asset, given to a callback; nothing where it cannot be had. */
async function asset(name, then) {
  if (!(name in BUILD.assets)) return then();
  let text;
  try {
    text = await textOf(name);
  } catch (error) {
    console.warn(`excellence-assessment: ${name}:`, error);
  }
  then(text);
}

/** The standard on which an assessment begins unless the page says otherwise. */
const STANDARD = 'shenzhen-mayor-2019';

/** A standard in one language. */
const edition = (standard, lang) => textOf(`${standard}.${lang}.json`);
/** The ids of the standards of the build: what it has in a language and is nothing else. */
const known = () => Object.keys(BUILD.assets)
  .filter((name) => /^(?!(manufacturer|programmes|standards)\.).*\.zh\.json$/.test(name)).map((name) => name.slice(0, -8));

/** The address of what lies beside the page, as an attribute names it. */
function beside(element, attribute) {
  const url = new URL(element.getAttribute(attribute), document.baseURI);
  if (url.origin !== location.origin) throw new UnknownStandard(`${attribute}: ${url} is not of ${location.origin}`);
  return url;
}

/** The bytes of a pack beside the page. */
const packFrom = async (url) => new Uint8Array(await (await fetched({ url })).arrayBuffer());

/** The id of the standard whose pack lies beside the page. */
async function standardFrom(element, lang) {
  const url = beside(element, 'standard-src');
  await start();
  await laterHere();
  const pack = await packFrom(url);
  try {
    return glue.open_pack(lang, pack, known().join('\n'));
  } catch (error) {
    throw new UnknownStandard(`${url}\n${error.message}`);
  }
}

const isStandard = (id) => known().includes(id);

/** Gives the module the standards that a text names, as far as the build has them. */
async function standardsHere(text, lang) {
  for (const id of new Set([...text.matchAll(/\x22standard\x22\s*:\s*\x22([^\x22]*)\x22/g)].map(([, id]) => id))) {
    if (isStandard(id)) glue.set_standard(await edition(id, lang));
  }
}

const RECORDS = 'excellence-assessment/record/';

const withoutLine = (text) => text.replace(/^excellence-record .*\n/, '');

/** The text of a slot of localStorage, and the slot of the whole text where it says the changes of one: see src/storage/changing.rs. */
function read(key) {
  const text = withoutLine(localStorage.getItem(key));
  const [, revision] = text.match(/^excellence-record 1 (\d+) /) ?? [];
  if (!revision) return [text];
  const whole = key.replace(/\d+$/, revision);
  const lines = withoutLine(localStorage.getItem(whole) ?? '').split('\n'), changes = withoutLine(text).split('\n');
  for (let more = 0, change; (change = changes.shift());) {
    const [at, taken, given] = change.split(' ').map(Number);
    lines.splice(at + more, taken, ...changes.splice(0, given));
    more += given - taken;
  }
  return [lines.join('\n'), whole];
}

/** What is stored, as `[name of a file, text]`, the last changed first. Read without the module, whatever state it is in. */
function storedFiles() {
  const files = {}, wholes = [];
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(RECORDS))) {
      const [text, whole] = read(key);
      let name = key.slice(RECORDS.length), changed = '';
      try {
        const file = JSON.parse(text);
        wholes.push(whole); // Handed out with the changes in it; by itself, where those are damaged.
        changed = file.changed;
        name = [file.organisation.name, file.organisation.period, changed.slice(0, 10)].filter(Boolean).join(' ');
      } catch {} // Damaged, or of another version: handed out under the name of its record.
      files[key] = [`${name}.json`, text, changed];
    }
  } catch {} // Storage may be denied.
  for (const whole of wholes) delete files[whole];
  return Object.values(files).sort(([,, a], [,, b]) => b > a ? 1 : -1);
}

const make = (tag, className, ...content) => {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...content);
  return made;
};

const handOut = ([name, text]) => Object.assign(make('a', 'ea-button', name), {
  download: name, href: URL.createObjectURL(new Blob([text])),
});

/** What is said when the module has failed. */
const FAILURE = {
  zh: {
    title: '程序出错，已停止',
    why: '这是程序自身的错误，不是您的操作造成的。',
    safe: (time) => `${time ? `截至${time}` : '此前'}保存的内容都在这台设备上，重新打开本页即可继续。`,
    again: '重新打开本页',
    typed: '停止前输入、可能没有保存的文字：',
    stored: '可以先下载已保存的自评：',
    held: '停止前的自评',
    texts: '未保存的文字',
  },
  en: {
    title: 'The program has stopped',
    why: 'It met an error of its own; nothing that you did is wrong.',
    safe: (time) => `What was saved ${time ? `up to ${time}` : 'before'} is on this device. Reload the page to go on.`,
    again: 'Reload the page',
    typed: 'Typed just before, and perhaps not saved:',
    stored: 'To be safe, download what is saved:',
    held: 'Assessment before the stop',
    texts: 'Unsaved texts',
  },
};

/** The language in which an element begins: what was chosen on this device, else the page's wish, else the browser's. */
function langOf(element) {
  let chosen;
  try {
    chosen = localStorage.getItem('excellence-assessment/setting/lang');
  } catch {} // Storage may be denied.
  return /^zh([-_]|$)/i.test(chosen || element.getAttribute('lang') || navigator.language) ? 'zh' : 'en';
}

let ended = Promise.resolve(); // When what was shared last is let go of.

/**
 * The windows and elements that have one record open: one writes it, which holds the lock of its name, and the others follow. `tell`
 * hears `theirs` (another one writes it), `taken` (another one took it over), `mine` (it is ours again), `changed` (the writer stored
 * it), `wanted` (another one asks for it) and `locked` (it is to be closed everywhere). Gives back what can be done: `say` something
 * to the others, answer that they can have it when the slot has arrived (`yield`), take it over (`want`), and `end`.
 */
function share(id, tell) {
  const name = `${RECORDS}${id}`;
  const channel = new BroadcastChannel(name);
  let letGo, held, follows, slot, wanting, over;
  const ask = async (options) => {
    try {
      await (held = navigator.locks.request(name, options, (lock) => {
        if (over) return;
        // Asked again while it was being taken over: it is held here.
        if (!lock) return letGo || (follows ||= tell('theirs'));
        // What the writer before stored last may still be on its way from its process to this one. By then another may have it.
        if (follows) setTimeout(() => over || follows || tell('mine'), 100);
        follows = false;
        return new Promise((done) => { letGo = done; });
      }));
    } catch {
      // Where there are no locks, `letGo` was never set, and the archive alone sees to it that nothing is written over.
      if (letGo) follows = tell('taken');
      letGo = undefined;
    }
  };
  const changed = ({ key }) => follows && key?.startsWith(name) && tell('changed');
  // The writer may have crashed or been closed. Who reloads it has the focus there and gets it back.
  const timer = setInterval(() => follows && !wanting && document.hasFocus() && ask({ ifAvailable: true }), 2000);
  addEventListener('storage', changed);
  channel.onmessage = ({ data }) => {
    // A window that could not listen for so long has lost it already.
    if (data.pop) letGo && tell('named', data);
    else if (data > 0) letGo && Date.now() - data < 900 && tell('wanted');
    else if (data === 'changed') changed({ key: name });
    else if (data === 'locked') tell(data);
    else if (data !== 'named') slot = data;
  };
  // Opened anew, it is let go of first: otherwise this window would take itself for another one.
  ended.then(() => ask({ ifAvailable: true }));
  return {
    say: (word) => channel.postMessage(word),
    yield(slot) {
      follows = true;
      letGo?.();
      letGo = undefined;
      channel.postMessage(name + slot);
    },
    want() {
      slot = undefined;
      channel.postMessage(Date.now());
      let tries = 50; // A second: a window that does not answer by then hangs or is gone.
      clearInterval(wanting);
      wanting = setInterval(() => {
        if (--tries && !(slot && localStorage.getItem(slot))) return;
        wanting = clearInterval(wanting);
        ask({ steal: true });
      }, 20);
    },
    end() {
      over = true;
      [timer, wanting].forEach(clearInterval);
      removeEventListener('storage', changed);
      channel.close();
      if (letGo) ended = Promise.allSettled([held]);
      letGo?.();
      letGo = undefined;
    },
  };
}

/**
 * Gives a record that is not open here its names: where nobody writes it, `then` gives them while it is held; else who writes it is
 * asked, and `then` hears whether that one stored them.
 */
async function nameRecord(id, names, then) {
  const name = `${RECORDS}${id}`;
  if (!navigator.locks) return then();
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) return then();
    const channel = new BroadcastChannel(name);
    const stored = await new Promise((told) => {
      // What it stored may still be on its way from its process to this one.
      channel.onmessage = ({ data }) => data === 'named' && setTimeout(told, 100, true);
      setTimeout(told, 3000, false);
      channel.postMessage(names);
    });
    channel.close();
    then(stored);
  });
}

/** The media types of what `export` makes. A document has a method of the name of its kind; json is the assessment file. */
const TYPES = {
  json: 'application/json',
  markdown: 'text/markdown;charset=utf-8',
  html: 'text/html;charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Today on the user's calendar: 2026-11-20. */
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** Safari has no idle callbacks. */
const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 200));

const OPENING = { zh: '正在打开卓越绩效自评…', en: 'Opening the excellence self-assessment…' };
const FAILED = {
  zh: '卓越绩效自评没有启动。已存储的内容不受影响。请检查网络后重新打开本页；仍不行，请更新浏览器。',
  en: 'The excellence self-assessment did not start. Stored work is not affected. Check the network and open this page again; if it still does not start, update the browser.',
};

/** The host page asks for a standard that this build does not have. */
class UnknownStandard extends Error {}

class ExcellenceAssessment extends HTMLElement {
  static observedAttributes = ['lang', 'theme'];
  #instance;
  #ready;
  #begins;
  #share;
  /**
   * When the assessment was last stored, and what was not: the fields typed in since, each with its label, those of them typed in
   * since the text was taken that is being stored, and the whole.
   */
  #saved;
  #typed = new Map();
  #since = new Set();
  #held;
  /** The timer after which what changed counts as not stored. */
  #unsaved;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    // Says that a text is typed in, to the style sheets: by :has(:focus) the browser would style the whole page anew whenever the focus moves.
    const mark = (field) => root.querySelector('.ea')?.toggleAttribute('data-typing', Boolean(field?.matches('.ea-text')));
    root.addEventListener('focusin', ({ target }) => mark(target));
    root.addEventListener('focusout', ({ relatedTarget }) => mark(relatedTarget));
    root.addEventListener('input', ({ target }) => {
      typed = performance.now();
      if (!/^text/.test(target.type) || /word/.test(target.autocomplete) || target.closest('dialog')) return;
      this.#since.add(target);
      if (this.#typed.has(target)) return;
      const label = target.labels[0]?.firstChild;
      this.#typed.set(target, [this.shadowRoot.querySelector('h1'), label].map((node) => node?.textContent).join(' · '));
    }, true);
    this.addEventListener('excellence-saved', () => {
      this.#saved = new Date();
      // What was typed after the text was taken that is stored now is in no stored text.
      for (const field of this.#typed.keys()) this.#since.has(field) || this.#typed.delete(field);
      clearTimeout(this.#unsaved);
      this.#unsaved = this.#held = undefined;
    });
    this.addEventListener('excellence-change', () => {
      this.#since.clear(); // Told right before the text is taken that will be stored.
      this.#unsaved ??= setTimeout(() => {
        this.#unsaved = undefined;
        if (this.#instance && !failure) this.#held = this.save(); // Nothing stored it.
      }, 300);
    });
    this.#expect();
  }

  /** Each time that the element is put into a page it becomes ready anew. */
  #expect() {
    const ready = {};
    ready.promise = new Promise((resolve, reject) => {
      ready.resolve = () => { resolve(); ready.over = true; };
      ready.reject = (error) => { reject(error); ready.over = true; };
    });
    ready.promise.catch(() => {}); // Reported by an event and on the page; nobody has to listen.
    this.#ready = ready;
  }

  /** The version of the product. */
  get version() { return BUILD.version; }

  /** Fulfilled when the element can be used. */
  get ready() { return this.#ready.promise; }

  async connectedCallback() {
    if (this.#ready.over) this.#expect();
    this.shadowRoot.replaceChildren(make('p', '', OPENING[langOf(this)]));
    try {
      const own = this.getAttribute('standard-src') && await standardFrom(this, langOf(this));
      const asked = own || this.getAttribute('standard') || STANDARD;
      let last;
      try {
        last = localStorage.getItem(`excellence-assessment/setting/standard-${this.getAttribute('name') ?? ''}`);
      } catch {} // Storage may be denied.
      let lang, sheets, standards;
      do { // The page may change its wish meanwhile.
        lang = langOf(this);
        const wanted = [...new Set([asked, last])].filter(isStandard).map((id) => edition(id, lang));
        [sheets, ...standards] = await Promise.all([start(), ...wanted]);
      } while (lang !== langOf(this));
      if (!this.isConnected || this.#instance) return;
      elements.set(this, (error) => this.#fail(error));
      this.shadowRoot.adoptedStyleSheets = sheets;
      if (failure) throw failure;
      const parent = document.createElement('div');
      this.shadowRoot.replaceChildren(parent);
      this.#begins = true;
      if (!own && !isStandard(asked)) throw new UnknownStandard(`unknown standard “${asked}”; known: ${known().join(', ')}`);
      standards.forEach(glue.set_standard);
      const attribute = (name) => this.getAttribute(name) ?? '';
      this.#instance = new glue.Instance(this, parent, lang, asked, attribute('theme'), attribute('name'), asset, documents, this.#windows);
      this.#begins = false;
      const instance = this.#instance;
      if (this.getAttribute('programme-src')) await this.#openProgramme(lang);
      if (this.#instance !== instance) return; // It was taken out of the page meanwhile.
      this.#ready.resolve();
      whenIdle(() => allHere(lang));
      this.#tell('excellence-ready', { summary: this.summary() });
      // The other language too, so that it is there without a network; a while later, when nobody waits for anything else.
      setTimeout(() => {
        const other = lang === 'zh' ? 'en' : 'zh';
        for (const text of [textOf(`programmes.${other}.json`), ...own ? [] : [edition(asked, other)]]) text.catch(() => {}); // It is asked for again when it is needed.
      }, 3000);
    } catch (error) {
      if (!failure || !this.#ready.over) this.#fail(error); // Else it was told already.
    }
  }

  disconnectedCallback() {
    const [instance, shared] = [this.#instance, this.#share];
    this.#instance = undefined;
    const end = () => {
      if (!failure) {
        instance?.unmount();
        instance?.free();
      }
      shared?.end();
    };
    // A page may take the element away when it is told something, which is in the middle of the module's work.
    if (depth) queueMicrotask(end);
    else end();
    elements.delete(this);
  }

  /** Opens the programme whose pack lies beside the page. What is wrong with it is said, and the element goes on without it. */
  async #openProgramme(lang) {
    let name = this.getAttribute('programme-src'), pack = new Uint8Array();
    await allHere(lang);
    try {
      name = `${beside(this, 'programme-src')}`;
      pack = await packFrom(name);
    } catch ({ message }) {
      name = message;
    }
    this.#instance?.open_programme(name, pack);
  }

  /** What the module wants of the other windows: it has opened the record `id`, or says something about the one that is open. */
  #windows = (act, id, ...rest) => {
    if (act === 'name') return nameRecord(id, ...rest);
    if (act !== 'open') return this.#share?.[act](id);
    this.#share?.end();
    const tell = (word, detail) => this.shadowRoot.querySelector('.ea')?.dispatchEvent(new CustomEvent(`ea-${word}`, { detail })) ?? true;
    this.#share = id && navigator.locks ? share(id, tell) : undefined;
  };

  attributeChangedCallback(name, _, value) {
    if (name === 'lang') this.#instance?.set_lang(value || langOf(this));
    else this.#instance?.set_theme(value ?? '');
  }

  /**
   * Opens an assessment file, by its text or parsed, a locked one with `options.passphrase`; a promise of the summary. Rejects with
   * every fault, and changes nothing then.
   */
  async load(file, { passphrase } = {}) {
    const text = String(file) === '[object Object]' ? JSON.stringify(file, null, 2) : String(file);
    await this.ready;
    this.#use();
    await allHere(this.#lang);
    await standardsHere(text, this.#lang);
    if (passphrase) {
      const faults = await new Promise((done) => this.#use().load_locked(text, String(passphrase), done));
      if (faults) throw new Error(faults);
    } else {
      this.#use().load(text);
      // Each in a task of its own, which was asked for first.
      await new Promise((shown) => setTimeout(shown));
      await new Promise((stored) => setTimeout(stored));
    }
    return this.summary();
  }

  /** The assessment file as text. */
  save() { return this.#use().save(); }

  /** Scores and tiers as a plain object; points in hundredths. */
  summary() { return JSON.parse(this.#use().summary()); }

  /**
   * A promise of a Blob. `kind` is json, markdown, html, docx or xlsx; `options` choose the language and the parts of a document. The
   * assessment file is read again first: it rejects where that says something else.
   */
  async export(kind, options = {}) {
    await this.ready;
    if (!Object.hasOwn(TYPES, kind)) throw new Error(`unknown kind “${kind}”; known: ${Object.keys(TYPES).join(', ')}`);
    const isFile = kind === 'json';
    if (isFile) await laterHere();
    const summary = this.summary();
    let content = isFile ? this.#use().checked() : this.#use().shown(); // As it is now, however long the second module takes.
    if (!isFile) {
      const lang = options.lang || this.#use().lang();
      if (typeof lang !== 'string') throw new Error(`lang is not a language tag: ${lang}`);
      const made = await documentOf(content, lang, JSON.stringify(options));
      if (kind === 'docx' && options.template !== false) await dressed(made, lang);
      content = await made[kind]();
      made.free();
    }
    this.#tell('excellence-exported', { summary, kind });
    return new Blob([content], { type: TYPES[kind] });
  }

  /** How often anything that shows an answer ran again: for tests and bug reports. */
  get reactions() { return this.#use().reactions(); }

  #use() {
    if (!this.#instance) throw new Error('excellence-assessment: not ready; await element.ready first');
    return this.#instance;
  }

  #fail(error) {
    const why = error.message ?? error;
    const message = failure ? FAILURE[this.#lang].title : error instanceof UnknownStandard ? why : `${FAILED[langOf(this)]} (${why})`;
    const page = failure ? this.#failurePage(error) : make('div', '', ...message.split('\n').map((line) => make('p', '', line)));
    const focused = this.shadowRoot.activeElement;
    page.setAttribute('role', 'alert');
    this.shadowRoot.replaceChildren(page);
    this.disconnectedCallback();
    if (focused) page.querySelector('h1')?.focus();
    this.#ready.reject(error);
    this.#tell('excellence-error', { message });
  }

  /** The language that is shown, also when the module cannot be asked any more. */
  get #lang() { return this.shadowRoot.querySelector('.ea')?.lang.slice(0, 2) || langOf(this); }

  /** The page that is shown when the module has failed, made without it. */
  #failurePage(error) {
    const lang = this.#lang;
    const words = FAILURE[lang];
    const heading = make('h1', '', words.title);
    heading.tabIndex = -1;
    const again = make('button', 'ea-button ea-primary', words.again);
    again.onclick = () => {
      // What it failed on as it began may be what it would open again.
      if (this.#begins) localStorage.removeItem(`excellence-assessment/current/${this.getAttribute('name') ?? ''}`);
      location.reload();
    };
    const main = make('main', 'ea-main ea-failure', heading, make('p', '', words.why));
    const files = storedFiles();
    const saved = this.#saved?.toLocaleTimeString(lang, { timeStyle: 'short', hourCycle: 'h23' });
    if (files.length > 0) main.append(make('p', '', words.safe(saved)));
    main.append(again);
    const typed = [...this.#typed].map(([field, label]) => [label, field.value]);
    if (typed.length > 0) {
      const text = typed.map((pair) => pair.join('\n')).join('\n\n');
      main.append(make('h2', '', words.typed),
        make('dl', '', ...typed.flatMap(([label, text]) => [make('dt', 'ea-hint', label), make('dd', 'ea-typed', text)])),
        handOut([`${words.texts}.txt`, text]));
    }
    if (this.#held && files.every(([, text]) => text !== this.#held)) files.unshift([`${words.held}.json`, this.#held]);
    if (files.length > 0) main.append(make('h2', '', words.stored), make('div', 'ea-actions', ...files.map(handOut)));
    main.append(make('p', 'ea-hint', `${error} · ${BUILD.version}`));
    const page = make('div', 'ea', main);
    Object.assign(page, { lang: lang === 'zh' ? 'zh-CN' : 'en-GB' }).dataset.theme = this.shadowRoot.querySelector('.ea')?.dataset.theme ?? '';
    return page;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

// A page may load the script twice.
if (!customElements.get('excellence-assessment')) customElements.define('excellence-assessment', ExcellenceAssessment);
