// Starts the module, and gives it what it can do without at first.

import { textOf } from './assets.js';
import { BUILD, glue } from './built.js';
import { copy, restore } from './copies.js';
import { calm, compiled, fetched } from './fetch.js';
import { failure } from './guard.js';

/** Started once a page, shared by every element. */
let started;
export function start() {
  started ??= begun().catch((error) => {
    if (!failure) started = undefined; // What could not be fetched is fetched again for the next element.
    throw error;
  });
  return started;
}

async function begun() {
  // Whatever becomes of it, the element begins: what comes back later is found in the list of what is stored. A busy machine may take
  // a second and more to open the database that a killed browser left; what comes after the beginning is not what is shown then.
  const restored = Promise.race([restore().catch(() => {}), new Promise((done) => setTimeout(done, 5000))]);
  await glue.default({ module_or_path: fetched(BUILD.module) });
  await restored;
  glue.set_copier(copy);
  // Two: when the later one is filled, what the first one says of the page stays as it is.
  return [false, true].map((later) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(glue.styles(later));
    return sheet;
  });
}

/**
 * Gives a module the part of it that it can do without at first. The part uses what it shares with the module; `tell` hears whether
 * it could be had.
 */
async function loadPart(place, shared, tell) {
  try {
    const part = await compiled(fetched(place));
    await calm();
    await WebAssembly.instantiate(part, { __wasm_split: shared });
  } catch (error) {
    console.warn('excellence-assessment:', error);
    return tell(false);
  }
  tell(true);
  return true;
}

export async function loadLater(...given) {
  if (!await loadPart(BUILD.later, ...given)) return;
  await laterHere();
  (await started)[1].replaceSync(glue.styles(true));
}

export const loadWorkbook = (...given) => loadPart(BUILD.workbook, ...given);

/** Fulfilled when that part is here or could not be had. */
export const laterHere = () => new Promise((done) => glue.fetch_later(done));

/** Fulfilled when that part and all programmes are here or could not be had; they are asked for again when they are needed. */
export async function allHere(lang) {
  await laterHere();
  try {
    const programmes = await textOf(`programmes.${lang}.json`);
    await calm();
    glue.set_programmes(lang, programmes);
  } catch (error) {
    console.warn('excellence-assessment:', error);
  }
}
