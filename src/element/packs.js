// Packs of somebody else, which lie beside the page.

import { edition, isStandard, known } from './assets.js';
import { glue } from './built.js';
import { fetched } from './fetch.js';
import { laterHere, start } from './start.js';

/** The host page asks for a standard that is not there. */
export class UnknownStandard extends Error {}

/** The address of what lies beside the page, as an attribute names it. */
export function beside(element, attribute) {
  const url = new URL(element.getAttribute(attribute), document.baseURI);
  if (url.origin !== location.origin) throw new UnknownStandard(`${attribute}: ${url} is not of ${location.origin}`);
  return url;
}

/** The bytes of a pack beside the page. */
export const packFrom = async (url) => new Uint8Array(await (await fetched({ url })).arrayBuffer());

/** The id of the standard whose pack lies beside the page. */
export async function standardFrom(element, lang) {
  const url = beside(element, 'standard-src');
  await start();
  await laterHere();
  const pack = await packFrom(url).catch((error) => {
    throw error.cause ? new UnknownStandard(`standard-src: ${error.message}`) : error; // Not there, or no network.
  });
  try {
    return glue.open_pack(lang, pack, known().join('\n'));
  } catch (error) {
    throw new UnknownStandard(`${url}\n${error.message}`);
  }
}

/** Gives the module the standards that a text names, as far as the build has them. */
export async function standardsHere(text, lang) {
  for (const id of new Set([...text.matchAll(/\x22standard\x22\s*:\s*\x22([^\x22]*)\x22/g)].map(([, id]) => id))) {
    if (isStandard(id)) glue.set_standard(await edition(id, lang));
  }
}
