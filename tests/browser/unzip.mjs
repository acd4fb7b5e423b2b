// Reading what the product packs.

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
