// A Word document, opened and read.

import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The files of a zip archive, by its directory. */
function unzip(bytes) {
  const files = {};
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + size);
    files[bytes.toString('utf8', at + 46, at + 46 + name)] = method === 8 ? inflateRawSync(content) : content;
    at += 46 + name + extra + comment;
  }
  return files;
}

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
