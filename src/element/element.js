// <excellence-assessment>: the element around the module. Thin by intent: it waits for the module, hands calls over, and keeps
// promises. `cargo xtask dist` joins it with the files that it imports and with what the build knows.

import { STANDARD, asset, edition, isStandard, known, textOf } from './assets.js';
import { BUILD, glue } from './built.js';
import { documentOf, documents, dressed } from './documents.js';
import { FAILURE, failurePage, make } from './failure.js';
import { typing } from './fetch.js';
import { depth, elements, failure } from './guard.js';
import { UnknownStandard, beside, packFrom, standardFrom, standardsHere } from './packs.js';
import { allHere, laterHere, start } from './start.js';
import { nameRecord, share } from './windows.js';

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
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Safari has no idle callbacks. */
const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 200));

const OPENING = { zh: '正在打开卓越绩效自评…', en: 'Opening the excellence self-assessment…' };
const FAILED = {
  zh: '卓越绩效自评没有启动。已存储的内容不受影响。请检查网络后重新打开本页；仍不行，请更新浏览器。',
  en: 'The excellence self-assessment did not start. Stored work is not affected. Check the network and open this page again; if it still does not start, update the browser.',
};

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
      typing();
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
    const page = failure ? failurePage(error, this.#leftBehind) : make('div', '', ...message.split('\n').map((line) => make('p', '', line)));
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

  /** What the page of a failure says of this element. */
  get #leftBehind() {
    return {
      lang: this.#lang,
      theme: this.shadowRoot.querySelector('.ea')?.dataset.theme ?? '',
      saved: this.#saved,
      typed: [...this.#typed].map(([field, label]) => [label, field.value]),
      held: this.#held,
      reload: () => {
        // What it failed on as it began may be what it would open again.
        if (this.#begins) localStorage.removeItem(`excellence-assessment/current/${this.getAttribute('name') ?? ''}`);
        location.reload();
      },
    };
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

// A page may load the script twice.
if (!customElements.get('excellence-assessment')) customElements.define('excellence-assessment', ExcellenceAssessment);
