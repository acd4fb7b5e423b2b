// What is measured: for each subject where it lies and how its page is used. How things are measured is not their business.
//
// `inPage` runs inside the page and must not reach outside its own body. It gives back:
//   isReady()        whether the user can begin
//   openItem()       asks for item 1.1; called once, when the page is ready
//   field()          the first evidence field of item 1.1, once it is there
//   percent(value)   the radio of a percent of item 1.1
//   total()          the total as shown
//   openPlans()      optional: asks for the page of the planner
//   tiers()          the list of tiers there, once it is there
//   openOverview()   optional: asks for the page of all programmes
//   programmes()     how many of them it shows
//   table(rows)      optional: has the page hold a table of so many indicators over ten years, and asks for its item
//   cell()           a figure in it, once it is there
//   prepare(text)    optional: has the page hold more before the item is opened
//   large()          optional: a sound file of 1 MiB that the page can open, another one each time
//   open(text)       opens it; a promise, which rejects where it is not sound
// `only` names the one visit that is paid to a subject, where it is not all of them; `ours` says that targets are for it.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const EXAMPLE = new URL('../examples/manufacturer.zh.json', import.meta.url);
/** Characters of evidence that the full assessment holds outside the measured field. */
const STORED = 60_000;

/** The product, in a dist folder. */
export function product(folder) {
  return { name: 'product', title: 'product', ours: true, folder, policy: process.env.CONTENT_SECURITY_POLICY, inPage: productPage };
}

/** The product again, holding an assessment with 60,000 characters of evidence. Loading it is not measured, using it is. */
export async function fullProduct(folder) {
  return { ...product(folder), name: 'full', title: 'product, 60,000 chars', content: await longAssessment() };
}

/** The same questionnaire on SurveyJS. */
export function peerPage(folder) {
  return { name: 'peer', title: 'SurveyJS', folder, inPage: surveyPage };
}

/** A text area alone on a blank page: what a key costs the browser itself, and no page can go below. */
export function bareField(visit) {
  return { name: 'bare', title: 'bare field', folder: fileURLToPath(new URL('bare', import.meta.url)), only: visit, inPage: barePage };
}

function productPage() {
  const element = () => document.querySelector('excellence-assessment');
  const find = (selector) => element()?.shadowRoot?.querySelector(selector);
  const entries = () => [...(element()?.shadowRoot?.querySelectorAll('.ea-contents button') ?? [])];
  const entry = () => entries().find((button) => button.textContent.startsWith('1.1 '));
  return {
    isReady: () => Boolean(find('.ea-new')?.checkVisibility() && entry()),
    openItem: () => entry().click(),
    field: () => find('#ea-evidence-1\\.1-1'),
    percent: (value) => find(`input[name="ea-percent-1.1"][value="${value}"]`),
    large: () => {
      const file = JSON.parse(element().save());
      // Not one of those that are stored already.
      file.changed = new Date(Math.random() * Date.now()).toISOString().replace(/\.\d+/, '');
      // Many small things: a megabyte of one text would say little.
      file.later = Array.from({ length: 8000 }, () => ({ n: Math.random(), text: '质量管理体系 '.repeat(4) }));
      const text = JSON.stringify(file);
      return text + ' '.repeat(Math.max(0, (1 << 20) - new Blob([text]).size));
    },
    open: (text) => element().load(text),
    total: () => find('.ea-scores-head .ea-total')?.textContent,
    prepare: (text) => element().load(text),
    table: async (rows) => {
      const file = JSON.parse(element().save());
      const figures = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [2016 + n, String(n * 3)]));
      const row = (_, n) => ({ id: `n${n}`, name: `指标${n}`, values: { figures }, targets: { figures }, industry: { figures } });
      file.items['1.3'] = { ...file.items['1.3'], indicators: Array.from({ length: rows }, row), years: { last: 2025, count: 10 } };
      await element().load(JSON.stringify(file));
      entries().find((button) => button.textContent.startsWith('1.3 ')).click();
    },
    cell: () => find('[id="ea-indicator-1.3-n0-values-2020"]'),
    openPlans: () => entries().find((button) => ['改进', 'Improvement'].includes(button.textContent)).click(),
    tiers: () => find('#ea-way-tier'),
    openOverview: () => entries().find((button) => ['认定与奖项总览', 'Programmes at a glance'].includes(button.textContent)).click(),
    programmes: () => element()?.shadowRoot?.querySelectorAll('.ea-programmes tr[data-programme]').length,
  };
}

function surveyPage() {
  const find = (selector) => document.querySelector(selector);
  return {
    isReady: () => Boolean(find('textarea')?.checkVisibility()),
    openItem: () => {}, // The first page of the survey is item 1.1.
    field: () => find('textarea'),
    percent: (value) => find(`input[type="radio"][value="${value}"]`),
    total: () => find('.total')?.textContent,
  };
}

function barePage() {
  const field = () => document.querySelector('textarea');
  return { isReady: () => Boolean(field()), openItem: () => {}, field };
}

/** The example with its evidence drawn out, except in the field that is typed in. */
async function longAssessment() {
  const assessment = JSON.parse(await readFile(EXAMPLE, 'utf8'));
  const entries = Object.values(assessment.items).flatMap(({ guidance }) => Object.entries(guidance));
  const others = entries.filter(([point, entry]) => point !== '1.1-1' && entry.evidence).map(([, entry]) => entry);
  const each = Math.ceil(STORED / others.length);
  for (const entry of others) {
    const repeats = Math.ceil(each / entry.evidence.length);
    entry.evidence = entry.evidence.repeat(repeats).slice(0, each);
  }
  return JSON.stringify(assessment);
}
