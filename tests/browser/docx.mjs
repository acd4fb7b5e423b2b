// A Word document, opened and read.

import { exportedBytes, plain, unzip } from './office.mjs';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

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
export async function exported(product, options) {
  return read(await exportedBytes(product, 'docx', TYPE, options));
}
