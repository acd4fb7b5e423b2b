// A Word document, opened and read.

import assert from 'node:assert/strict';
import { unzip } from './unzip.mjs';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
export const plain = (xml) => xml.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ENTITIES[name]);

/** A document as its files, the text of its paragraphs, and those of a style. */
export function read(bytes) {
  const files = unzip(bytes);
  const part = (name) => files[`word/${name}.xml`].toString('utf8');
  const xml = part('document');
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([one]) => ({ style: /<w:pStyle w:val="(\w+)"/.exec(one)?.[1], text: plain(one) }));
  return {
    files, part, xml, text: paragraphs.map(({ text }) => text).join('\n'),
    styled: (style) => paragraphs.filter((one) => one.style === style).map(({ text }) => text),
  };
}

/** What `export` gives, read. */
export async function exported(product, options = {}) {
  const { type, base64 } = await product.element.evaluate(async (element, options) => {
    const blob = await element.export('docx', options);
    const url = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
    return { type: blob.type, base64: url.slice(url.indexOf(',') + 1) };
  }, options);
  assert.equal(type, TYPE);
  return read(Buffer.from(base64, 'base64'));
}
