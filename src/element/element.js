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
  },
};
// </build>

// <excellence-assessment>: the element around the module. Thin by intent: it waits for the module, hands calls over, and
// keeps promises. What is between the build markers is written by `cargo xtask dist`; `BUILD` says where module and assets are.

/** Started once a page, shared by every element. */
let started;
function start() {
  started ??= (async () => {
    // Whatever becomes of it, the element begins: what comes back later is found in the list of what is stored.
    const restored = Promise.race([restore().catch(() => {}), new Promise((done) => setTimeout(done, 1000))]);
    await glue.default({ module_or_path: fetched(BUILD.module) });
    await restored;
    glue.set_copier(copy);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(glue.styles());
    return sheet;
  })();
  return started;
}

async function fetched({ base64, url, integrity }) {
  if (base64) return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const answer = await fetch(url, { integrity, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${answer.statusText}`);
  return answer;
}

// A second copy of every record. Chromium keeps what is written to localStorage in memory, for five seconds and, where much is
// written, for a minute: a browser that is killed forgets it. What IndexedDB has written is on the disk. Where it cannot be had, the
// records are as safe as localStorage is.

const RECORDS = 'records';
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = reject;
});

let database;
async function openDatabase() {
  const request = indexedDB.open('excellence-assessment');
  request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
  return done(request);
}

/** Fulfilled when all that was copied is on the disk. */
let copied = Promise.resolve();
let changes;

/**
 * Copies the text that was stored under a key, or its removal, together with all that comes before the page draws breath; or calls
 * back when all of it is on the disk. Records are copied, which of them are deleted, and which is open; the rest is comfort.
 */
function copy(what, text) {
  if (what.call) return copied.then(what);
  if (!/t\/(record|current|bin)\//.test(what)) return;
  if (!changes) {
    changes = {};
    copied = writeCopies().catch(() => {});
  }
  changes[what] = text;
}

async function writeCopies() {
  const transaction = (await database).transaction(RECORDS, 'readwrite', { durability: 'strict' });
  const records = transaction.objectStore(RECORDS);
  for (const key in changes) changes[key] ? records.put(changes[key], key) : records.delete(key);
  changes = undefined;
  await new Promise((resolve) => { transaction.oncomplete = transaction.onabort = resolve; });
}

/** Puts back what localStorage lost: records of which it has no revision as new, and what was open with them. */
async function restore() {
  database = openDatabase();
  const records = (await database).transaction(RECORDS).objectStore(RECORDS);
  const keys = await done(records.getAllKeys());
  const revision = (key) => Number(key.split('/')[3]);
  const isKnown = (key) => Object.keys(localStorage).some((other) => revision(other) >= revision(key) && other.startsWith(key.replace(/\d+$/, '')));
  const lost = keys.filter((key) => revision(key) && !isKnown(key));
  if (lost[0]) lost.push(...keys.filter((key) => !revision(key)));
  for (const key of lost) localStorage.setItem(key, await done(records.get(key)));
}

/**
 * Gives the module the part of it that it can do without at first. The part uses what it shares with the module; `tell` hears whether
 * it could be had.
 */
async function loadLater(shared, tell) {
  try {
    const part = await fetched(BUILD.later);
    const instantiate = part instanceof Response ? 'instantiateStreaming' : 'instantiate';
    await WebAssembly[instantiate](part, { __wasm_split: shared });
  } catch (error) {
    console.warn('excellence-assessment:', error);
    return tell(false);
  }
  tell(true);
}

/** Fulfilled when that part is here or could not be had. */
const laterHere = () => new Promise((done) => glue.fetch_later(done));

/** The second module, which writes documents: fetched when one is first asked for, and again after a failure. */
let writers;
async function documentOf(file, lang, today) {
  writers ??= documentsGlue.default({ module_or_path: fetched(BUILD.documents) }).catch((error) => {
    writers = undefined;
    throw error;
  });
  await writers;
  return new documentsGlue.Document(file, lang, today);
}

/** The document of an assessment file, given to a callback; nothing where it cannot be had. */
async function documents(file, lang, today, then) {
  let made;
  try {
    made = await documentOf(file, lang, today);
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
  let text;
  try {
    text = await textOf(name);
  } catch (error) {
    console.warn(`excellence-assessment: ${name}:`, error);
  }
  then(text);
}

/** The standard in one language. */
const edition = (lang) => textOf(`shenzhen-mayor-2019.${lang}.json`);

/** The language in which an element begins: what was chosen on this device, else the page's wish, else the browser's. */
function langOf(element) {
  let chosen;
  try {
    chosen = localStorage.getItem('excellence-assessment/setting/lang');
  } catch {} // Storage may be denied.
  return /^zh([-_]|$)/i.test(chosen || element.getAttribute('lang') || navigator.language) ? 'zh' : 'en';
}

/** The media types of what `export` makes. A document has a method of the name of its kind; json is the assessment file. */
const TYPES = {
  json: 'application/json',
  markdown: 'text/markdown;charset=utf-8',
  html: 'text/html;charset=utf-8',
};

/** Today on the user's calendar: 2026-11-20. */
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** Safari has no idle callbacks. */
const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 200));

const FAILED = {
  zh: '卓越绩效自评没有启动。已存储的内容不受影响。请检查网络后重新打开本页；仍不行，请更新浏览器。',
  en: 'The excellence self-assessment did not start. Stored work is not affected. Check the network and open this page again; if it still does not start, update the browser.',
};

/** The host page asks for a standard that this build does not have. */
class UnknownStandard extends Error {}

class ExcellenceAssessment extends HTMLElement {
  static observedAttributes = ['lang', 'theme'];
  #instance;
  #ready = {};

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this.#ready.promise = new Promise((resolve, reject) => Object.assign(this.#ready, { resolve, reject }));
    this.#ready.promise.catch(() => {}); // Reported by an event and on the page; nobody has to listen.
  }

  /** The version of the product. */
  get version() { return BUILD.version; }

  /** Fulfilled when the element can be used. */
  get ready() { return this.#ready.promise; }

  async connectedCallback() {
    try {
      let lang, sheet, standard;
      do { // The page may change its wish meanwhile.
        lang = langOf(this);
        [sheet, standard] = await Promise.all([start(), edition(lang)]);
      } while (lang !== langOf(this));
      if (!this.isConnected || this.#instance) return;
      this.shadowRoot.adoptedStyleSheets = [sheet];
      const parent = document.createElement('div');
      this.shadowRoot.replaceChildren(parent);
      glue.set_standard(lang, standard);
      const attribute = (name) => this.getAttribute(name) ?? '';
      this.#instance = new glue.Instance(this, parent, lang, attribute('theme'), attribute('name'), asset, documents);
      this.#refuseUnknownStandard();
      this.#ready.resolve();
      whenIdle(laterHere);
      this.#tell('excellence-ready', { summary: this.summary() });
      // The other language too, so that it is there without a network; a while later, when nobody waits for anything else.
      setTimeout(() => edition(lang === 'zh' ? 'en' : 'zh').catch(() => {}), 3000); // It is asked for again when it is needed.
    } catch (error) {
      this.#fail(error);
    }
  }

  disconnectedCallback() {
    this.#instance?.unmount();
    this.#instance?.free();
    this.#instance = undefined;
  }

  attributeChangedCallback(name, _, value) {
    if (!this.#instance || value === null) return;
    if (name === 'lang') this.#instance.set_lang(value);
    else this.#instance.set_theme(value);
  }

  /** Opens an assessment file; a promise of the summary. Rejects with every fault, and changes nothing then. */
  async load(text) {
    await this.ready;
    await laterHere();
    this.#use().load(String(text));
    return this.summary();
  }

  /** The assessment file as text. */
  save() { return this.#use().save(); }

  /** Scores and tiers as a plain object; points in hundredths. */
  summary() { return JSON.parse(this.#use().summary()); }

  /** A promise of a Blob. `kind` is json, markdown or html; `options.lang` chooses the language of a document. */
  async export(kind, options = {}) {
    await this.ready;
    if (!Object.hasOwn(TYPES, kind)) throw new Error(`unknown kind “${kind}”; known: ${Object.keys(TYPES).join(', ')}`);
    const summary = this.summary();
    let content = this.save(); // As it is now, however long the second module takes.
    if (kind !== 'json') {
      const made = await documentOf(content, options.lang || this.#use().lang(), today());
      content = made[kind]();
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

  #refuseUnknownStandard() {
    const asked = this.getAttribute('standard');
    const known = this.summary().standard;
    if (asked && asked !== known) throw new UnknownStandard(`unknown standard “${asked}”; known: ${known}`);
  }

  #fail(error) {
    const notice = document.createElement('p');
    notice.setAttribute('role', 'alert');
    const why = error.message ?? error;
    notice.textContent = error instanceof UnknownStandard ? why : `${FAILED[langOf(this)]} (${why})`;
    this.disconnectedCallback();
    this.shadowRoot.replaceChildren(notice);
    this.#ready.reject(error);
    this.#tell('excellence-error', { message: notice.textContent });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

// A page may load the script twice.
if (!customElements.get('excellence-assessment')) customElements.define('excellence-assessment', ExcellenceAssessment);
