// The texts that the build has beside the modules: standards, programmes, examples.

import { BUILD } from './built.js';
import { fetched } from './fetch.js';

/** The texts of assets of the build, promised to whoever asks: each is fetched once, and again after a failure. */
const texts = {};
export function textOf(name) {
  texts[name] ??= (async ({ text, ...place }) => text ?? await (await fetched(place)).text())(BUILD.assets[name]).catch((error) => {
    delete texts[name];
    throw error;
  });
  return texts[name];
}

/** The text of an asset, given to a callback; nothing where it cannot be had. */
export async function asset(name, then) {
  if (!(name in BUILD.assets)) return then();
  let text;
  try {
    text = await textOf(name);
  } catch (error) {
    console.warn(`excellence-assessment: ${name}:`, error);
  }
  then(text);
}

/** The standard on which an assessment begins unless the page says otherwise. */
export const STANDARD = 'shenzhen-mayor-2019';

/** A standard in one language. */
export const edition = (standard, lang) => textOf(`${standard}.${lang}.json`);
/** The ids of the standards of the build: what it has in a language and is nothing else. */
export const known = () => Object.keys(BUILD.assets)
  .filter((name) => /^(?!(manufacturer|programmes|standards)\.).*\.zh\.json$/.test(name)).map((name) => name.slice(0, -8));

export const isStandard = (id) => known().includes(id);
