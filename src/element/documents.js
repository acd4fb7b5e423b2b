// The second module, which writes documents.

import { edition, textOf } from './assets.js';
import { BUILD, documentsGlue, glue } from './built.js';
import { fetched } from './fetch.js';
import { guardAll } from './guard.js';
import { laterHere } from './start.js';

/** The error with which the second module ended. It is not called any more either; the first one goes on. */
let ending;
export const guardedWriter = (one, name) => (...given) => {
  if (ending && /free/.test(name)) return; // Asked for when the garbage is collected.
  try {
    if (!ending) return one(...given);
  } catch (error) {
    ending = error;
  }
  throw ending;
};
export const guardWriters = (exports) => guardAll(exports, guardedWriter);

/** The second module, which writes documents: fetched when one is first asked for, and again after a failure. */
let writers;
export async function documentOf(file, lang, choice) {
  writers ??= documentsGlue.default({ module_or_path: fetched(BUILD.documents) }).catch((error) => {
    writers = undefined;
    throw error;
  });
  await writers;
  const { standard, pack } = JSON.parse(file);
  const language = /^zh([-_]|$)/i.test(lang) ? 'zh' : 'en';
  const [own, programmes = '[]'] = glue.packs_for(standard, pack?.fingerprint ?? '');
  const given = [own ?? await edition(standard, language), await textOf(`programmes.${language}.json`), programmes];
  const made = new documentsGlue.Document(file, lang, today(), choice, ...given);
  // In pieces, between which the page does what it has to. `way` is told how many are `left`, and ends it by `over`.
  made.docx = async (way = {}) => {
    for (let svg, picture, bytes;;) {
      way.left = made.left();
      way.tell?.(way);
      await breath();
      picture = (svg = made.figure()) && await png(svg).catch(() => new Uint8Array()); // Then it is told in words.
      if (way.over) return;
      if (picture) made.picture(picture);
      else if ((bytes = made.word())) return bytes;
    }
  };
  made.xlsx = async () => {
    if (!await new Promise((done) => documentsGlue.fetch_workbook(done))) throw new Error('the workbook module could not be fetched');
    return made.workbook();
  };
  return made;
}

/** Has a document wear the template and the logo that were chosen on the page; without those that cannot be used it is ours. */
export async function dressed(made, lang) {
  await laterHere();
  const why = await new Promise((done) => glue.wear(made, lang, done));
  if (why) console.warn('excellence-assessment: template:', why);
}

/** Lets the browser do what waits: a timer would be held back for milliseconds each time. */
const breath = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
});

/** A picture of a figure: a PNG file. */
async function png(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  // Encoded at once: what a browser encodes when it has nothing else to do may take it a second, each picture.
  const [, encoded] = canvas.toDataURL().split(',');
  return Uint8Array.fromBase64?.(encoded) ?? Uint8Array.from(atob(encoded), (byte) => byte.charCodeAt());
}

/** The document of an assessment file, given to a callback; nothing where it cannot be had. */
export async function documents(file, lang, choice, then) {
  let made;
  try {
    made = await documentOf(file, lang, choice);
  } catch (error) {
    console.warn('excellence-assessment: documents:', error);
  }
  then(made);
}

/** Today on the user's calendar: 2026-11-20. */
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
