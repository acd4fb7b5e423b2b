// Files of office programs: how the product exports them, how they are packed, and what stands in their parts.

import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

/** The files of a zip archive, by its directory. */
export function unzip(bytes) {
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

/** The text of a piece of XML. */
export const plain = (xml) => xml.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ENTITIES[name]);

/** The bytes that `export` gives, which have to say that they are of a type. */
export async function exportedBytes(product, kind, type, options = {}) {
  const given = await product.element.evaluate(async (element, { kind, options }) => {
    const blob = await element.export(kind, options);
    const url = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
    return { type: blob.type, base64: url.slice(url.indexOf(',') + 1) };
  }, { kind, options });
  assert.equal(given.type, type);
  return Buffer.from(given.base64, 'base64');
}
