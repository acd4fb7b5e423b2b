// The element in the styles of a host page: they do not reach inside, and it fits where it is put.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveHost, withProduct } from './product.mjs';

const SCRIPT = '<script type="module" src="excellence-assessment.js"></script>';
const page = (body, head) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}</head>
  <body>${body}</body></html>`;

/** The host may give the element a margin, and so another width: no widths here. */
const LOOK = ['color', 'display', 'fontFamily', 'fontSize', 'lineHeight', 'padding', 'backgroundColor'];
const INHERITED = [
  'fontStyle', 'fontVariantCaps', 'letterSpacing', 'textTransform', 'textAlign', 'textIndent', 'wordSpacing', 'whiteSpace', 'visibility',
];
const HOST_STYLES = {
  plain: '',
  rude: `* { color: red !important; font: 40px/3 fantasy !important; margin: 20px !important; background: lime !important; }
    button, input, main, h1, .ea, .ea-main { display: none !important; }`,
  seeping: `* { font-style: italic; font-variant: small-caps; letter-spacing: 3px; text-transform: uppercase; text-align: right;
    text-indent: 2em; word-spacing: 9px; }`,
  own: 'excellence-assessment { --excellence-accent: rgb(1, 2, 3); }',
};

/** Properties of some parts of the element on a host page with these styles. */
async function look(styles, properties) {
  const head = `${SCRIPT}<link rel="stylesheet" href="host.css">`;
  const body = '<div><excellence-assessment lang="zh-CN"></excellence-assessment></div>';
  const origin = await serveHost({ 'host.html': page(body, head), 'host.css': `body { margin: 0; }\n${HOST_STYLES[styles]}` });
  return withProduct({ origin, path: '/host.html' }, async (product) => {
    await product.begin();
    return product.element.evaluate((element, properties) => ['.ea', 'h1', '.ea-next', '.ea-text', '.ea-lead', '.ea-label', 'h2'].map((selector) => {
      const style = getComputedStyle(element.shadowRoot.querySelector(selector));
      return `${selector}: ${properties.map((property) => `${property} ${style[property]}`).join('; ')}`;
    }), properties);
  });
}

test('rules of the host do not reach inside, however important they say they are', async () => {
  assert.deepEqual(await look('rude', LOOK), await look('plain', LOOK));
});

test('what the host sets on every element does not seep in by inheritance', async () => {
  assert.deepEqual(await look('seeping', INHERITED), await look('plain', INHERITED));
});

test('the host chooses the accent by a custom property', async () => {
  const next = async (styles) => (await look(styles, ['backgroundColor'])).find((line) => line.startsWith('.ea-next'));
  assert.notEqual(await next('plain'), await next('own'));
  assert.match(await next('own'), /rgb\(1, 2, 3\)/);
});

test('an element among others of a host page fits the width that it is given', async () => {
  const body = '<main><p>Before</p><div class="box"><excellence-assessment lang="en"></excellence-assessment></div><p>After</p></main>';
  const origin = await serveHost({
    'narrow.html': page(body, `${SCRIPT}<link rel="stylesheet" href="narrow.css">`),
    'narrow.css': '.box { width: 420px; }',
  });
  await withProduct({ origin, path: '/narrow.html', lang: 'en' }, async (product, { page }) => {
    await product.example();
    await product.item('1.1');
    assert.ok(await product.find('.ea-contents-button').isVisible(), 'its own box counts, not the window');
    const width = await product.root.evaluate((root) => root.scrollWidth);
    assert.ok(width <= 420, `${width}px`);
    // Methods that are called before anything was opened work as well.
    const fresh = await page.evaluate(async () => {
      const element = document.createElement('excellence-assessment');
      element.setAttribute('name', 'fresh');
      document.body.append(element);
      await element.ready;
      return element.summary().earned;
    });
    assert.equal(fresh, 0);
  });
});
