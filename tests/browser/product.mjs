// The product's pages, as its users see them: what one can find, press and write there. Everything is reached by its role and
// name, or by a class where a name would say less. Tests say what should be; this file says only where it is.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { DIST, serve, withPage } from './driver.mjs';
import { textsOf } from './stored.mjs';

const pack = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

/** The standard and the programme that the product is built with. */
export const STANDARD = pack('standards/shenzhen-mayor-2019.json');
export const PROGRAMME = pack('programmes/shenzhen-maturity.json');
export const ITEMS = STANDARD.categories.flatMap((category) => category.items);

/** The words by which a user finds things. */
export const WORDS = {
  zh: {
    tag: 'zh-CN', saved: /^已保存 \d\d:\d\d$/, fictional: '示例：虚构的组织与数据',
    start: '开始', scoreboard: '得分总览', programmes: '认定与奖项总览', improvement: '改进', draft: '自评报告草稿', standard: '关于标准',
    create: '新建自评', open: '打开文件…', save: '导出自评文件（.json）', html: '下载 HTML', markdown: '下载 Markdown',
    name: '组织名称', reason: '与建议不同的理由（可不填）', untouched: '现有的自评没有改动',
  },
  en: {
    tag: 'en-GB', saved: /^Saved \d\d:\d\d$/, fictional: 'Example: organisation and data are fictional',
    start: 'Start', scoreboard: 'Scoreboard', programmes: 'Programmes at a glance', improvement: 'Improvement', draft: 'Draft self-evaluation', standard: 'About the standard',
    create: 'New assessment', open: 'Open a file…', save: 'Save as a file (.json)', html: 'Download HTML', markdown: 'Download Markdown',
    name: 'Name of the organisation', reason: 'Why it differs from the proposal (optional)', untouched: 'The present assessment is untouched',
  },
};

/** The headings of the walk in its order. */
export function walk(lang) {
  const words = WORDS[lang];
  const items = ITEMS.map((item) => `${item.id} ${item.title[lang]}`);
  return [STANDARD.profile.title[lang], ...items, words.scoreboard, PROGRAMME.title[lang], words.programmes, words.improvement, words.draft];
}

/**
 * Opens the product in a fresh context and gives it to `use(product, { page, origin, context })` when it is ready. `lang` is the
 * browser's language, `init` a function that runs before
 * anything of the page, `selector` the element's; the rest are the options of `withPage`.
 */
export function withProduct({ lang = 'zh', init, path = '/', selector, ...options }, use) {
  const locale = lang === 'zh' ? 'zh-CN' : 'en-GB';
  return withPage({ locale, ...options, path: null }, async (page, { origin, context }) => {
    context.setDefaultTimeout(10_000);
    if (init) await context.addInitScript(init);
    await page.goto(origin + path);
    const product = new Product(page, lang, selector);
    await product.ready();
    return use(product, { page, origin, context });
  });
}

/** Serves pages of a host in front of the product, `{ 'host.html': '…' }`, and returns the origin. */
export function serveHost(files) {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return serve(folder, DIST);
}

/** One element on a page. */
export class Product {
  constructor(page, lang = 'zh', selector = 'excellence-assessment') {
    Object.assign(this, { page, lang, words: WORDS[lang], element: page.locator(selector) });
  }

  // The public interface.
  ready() { return this.element.evaluate(async (element) => { await customElements.whenDefined(element.localName); await element.ready; }); }
  summary() { return this.element.evaluate((element) => element.summary()); }
  save() { return this.element.evaluate((element) => element.save()); }
  async file() { return JSON.parse(await this.save()); }
  reactions() { return this.element.evaluate((element) => element.reactions); }
  load(text) { return this.element.evaluate((element, text) => element.load(text), text); }
  /** What `load` rejects with: its message, or nothing where it was fulfilled. */
  refusal(text) {
    return this.element.evaluate((element, text) => element.load(text).then(() => undefined, (error) => {
      if (!(error instanceof Error)) throw new TypeError(`rejected with ${error}`);
      return error.message;
    }), text);
  }
  export(kind, options) {
    return this.element.evaluate(async (element, [kind, options]) => {
      const blob = await element.export(kind, options);
      if (!(blob instanceof Blob)) throw new TypeError(`exported ${blob}`);
      return { type: blob.type, text: await blob.text() };
    }, [kind, options]);
  }

  // What is on every page.
  find(selector) { return this.element.locator(selector); }
  role(role, name, options) { return this.element.getByRole(role, { name, ...options }); }
  get root() { return this.find('.ea'); }
  get heading() { return this.find('h1'); }
  get main() { return this.find('main'); }
  get saveState() { return this.find('.ea-save-state'); }
  get notice() { return this.find('.ea-notice[role=alert]:not(.ea-unsaved)'); }
  get unsaved() { return this.find('.ea-unsaved'); }
  get fictional() { return this.find('.ea-fictional'); }
  get panel() { return this.find('.ea-scores'); }
  get next() { return this.find('.ea-next'); }
  get back() { return this.find('.ea-back'); }
  get contents() { return this.find('.ea-contents'); }
  title() { return this.heading.innerText(); }
  /** Waits until a page with this heading is shown. */
  shows(title) { return this.find('h1').filter({ hasText: title }).waitFor(); }
  async saved() { await this.saveState.filter({ hasText: this.words.saved }).waitFor(); }
  /** What has the focus, seen through the shadow root: its tag, id, classes and text. */
  focus() {
    return this.element.evaluate((element) => {
      const focused = element.shadowRoot.activeElement;
      return focused && { tag: focused.localName, id: focused.id, classes: [...focused.classList], text: focused.textContent.trim() };
    });
  }
  /** Goes to a page by the contents. */
  async goTo(title) {
    const button = this.find('.ea-contents-button');
    if (await button.isVisible()) await button.click();
    await this.contents.getByRole('button', { name: title }).first().click();
    await this.contents.locator('[aria-current=page]').filter({ hasText: title }).waitFor({ state: 'attached' });
  }
  async item(id) {
    await this.goTo(this.titleOf(id));
    await this.isComplete();
    await this.isLaidOut();
  }
  /** Waits for the later part, unless it is kept away: what a saving writes, and how windows share, is whole with it alone. */
  async isComplete() {
    const isHere = (element) => element.shadowRoot.adoptedStyleSheets[1]?.cssRules.length > 0;
    for (let tries = 40; tries && !await this.element.first().evaluate(isHere); tries -= 1) await this.page.waitForTimeout(50);
  }
  /**
   * Has the browser lay out all of the page once, so that it knows how high everything is: what is far away has a height that is guessed
   * until one comes near. Who is there at once by a jump, as no hand is, sees it move under the pointer.
   */
  isLaidOut() {
    return this.element.first().evaluate(async ({ shadowRoot }) => {
      const frames = async (count) => { while (count--) await new Promise((go) => { requestAnimationFrame(go); }); };
      const all = new CSSStyleSheet();
      all.replaceSync('.ea * { content-visibility: visible !important }');
      shadowRoot.adoptedStyleSheets.push(all);
      await frames(2);
      shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((sheet) => sheet !== all);
      await frames(1);
    });
  }
  titleOf(id) { return `${id} ${ITEMS.find((item) => item.id === id).title[this.lang]}`; }
  async menu(entry) {
    await this.find('.ea-menu > summary').click();
    await this.find('.ea-menu-entries').getByRole('button', { name: entry }).click();
  }
  async switchLanguage() {
    await this.find('.ea-language').click();
    this.lang = this.lang === 'zh' ? 'en' : 'zh';
    this.words = WORDS[this.lang];
    await this.find(`.ea[lang=${this.words.tag}]`).waitFor();
  }
  theme(key) { return this.find('.ea-theme').selectOption(key); }

  // The start page.
  async begin() {
    await this.find('.ea-new').click();
    await this.shows(STANDARD.profile.title[this.lang]);
  }
  async example() {
    await this.find('.ea-example').click();
    await this.shows(this.words.scoreboard);
  }
  get stored() { return this.find('.ea-stored-entry'); }

  // The item page. Factors and percents are native radios.
  field(label) { return this.element.getByLabel(label, { exact: false }).first(); }
  /** Chooses a percent and waits until the scores have followed: what the evidence check says has moved what stands below it by then. */
  async score(percent) {
    await this.percent(percent).check();
    await this.contents.locator('[aria-current=page]').filter({ hasText: `${percent}%` }).waitFor();
  }
  evidence(point) { return this.find(`[id="ea-evidence-${point}"]`); }
  band(factor, band) { return this.find(`#ea-factor-${factor}`).getByRole('radio').nth(band); }
  async place(bands) { for (const [factor, band] of Object.entries(bands)) await this.band(factor, band).check(); }
  percent(percent) { return this.find(`.ea-percent-choice input[value="${percent}"]`); }
  coverage(point, value) { return this.find(`input[name="ea-coverage-${point}"][value=${value}]`); }
  get proposal() { return this.find('.ea-proposal'); }
  get adopt() { return this.find('.ea-adopt'); }
  get chain() { return this.main.locator('.ea-chain'); }
  get findings() { return this.main.locator('.ea-finding'); }

  // Files.
  /** What the browser downloads while `act` runs. */
  async download(act) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }
  choose(name, text) {
    return this.find('.ea-file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  // The device.
  /** The stored texts by their keys. */
  async records() {
    return textsOf(await this.page.evaluate(() => ({ ...localStorage })));
  }

  /** Begins to note which elements change. */
  watchElements() {
    return this.element.evaluate((element) => {
      globalThis.changed = new Set();
      globalThis.observer = new MutationObserver((mutations) => {
        for (const { target } of mutations) globalThis.changed.add(target.nodeType === Node.TEXT_NODE ? target.parentElement ?? target : target);
      });
      globalThis.observer.observe(element.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  }

  /**
   * What changed since, but for the state of saving: how many elements within one that a selector names, and the beginnings of the
   * others.
   */
  changedElements(within) {
    return this.element.evaluate((element, within) => {
      globalThis.observer.disconnect();
      const [here, state] = [within, '.ea-save-state'].map((selector) => selector && element.shadowRoot.querySelector(selector));
      const elsewhere = [...globalThis.changed].filter((one) => !here?.contains(one) && !state.contains(one));
      return { here: globalThis.changed.size - elsewhere.length, elsewhere: elsewhere.map((one) => one.outerHTML.slice(0, 200)) };
    }, within);
  }

  /** Takes the copies of all records away, as a browser may that is short of room. */
  forgetCopies() {
    return this.page.evaluate(async () => {
      const database = await new Promise((resolve) => { indexedDB.open('excellence-assessment').onsuccess = ({ target }) => resolve(target.result); });
      const transaction = database.transaction('records', 'readwrite');
      transaction.objectStore('records').clear();
      await new Promise((resolve) => { transaction.oncomplete = resolve; });
      database.close();
    });
  }

  /** Makes the device what it was before anything was stored there: its records and their copies are gone. */
  async forgetAll() {
    await this.page.evaluate(() => localStorage.clear());
    await this.forgetCopies();
  }
}
