// The page that we measure against: the same questionnaire on SurveyJS and React, built from our own pack.

import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash, install, npm, says } from './packages.mjs';

const HERE = fileURLToPath(new URL('peer/', import.meta.url));
const ROOT = fileURLToPath(new URL('../', import.meta.url));
const BUILT = join(ROOT, 'target/bench/peer');
const MADE_OF = ['package-lock.json', 'index.html', 'vite.config.js', 'questionnaire.js', 'src/main.js'];

/** The folder of the built page, built first where it is missing or older than what it is made of. */
export async function peer() {
  const wanted = await hash([...MADE_OF.map((file) => join(HERE, file)), join(ROOT, 'standards/shenzhen-mayor-2019.json')]);
  const stamp = join(dirname(BUILT), 'peer-built');
  if (!(await says(stamp, wanted))) {
    await install(HERE);
    await npm(HERE, 'run', 'build');
    await writeFile(stamp, wanted);
  }
  return BUILT;
}
