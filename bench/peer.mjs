// The pages that we measure against: the same questionnaire on SurveyJS and React, built from our own pack, and one that makes the
// same Word document by the package docx.

import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash, install, npm, says } from './packages.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** The folder of the built questionnaire. */
export function peer() {
  return built('peer', ['questionnaire.js'], ['standards/shenzhen-mayor-2019.json']);
}

/** The folder of the page that makes the same Word document. */
export function wordPeer() {
  return built('word', [], []);
}

/** The folder of a built page, built first where it is missing or older than what it is made of. */
async function built(name, ownFiles, otherFiles) {
  const here = fileURLToPath(new URL(`${name}/`, import.meta.url));
  const folder = join(ROOT, 'target/bench', name);
  const own = ['package-lock.json', 'index.html', 'vite.config.js', 'src/main.js', ...ownFiles].map((file) => join(here, file));
  const wanted = await hash([...own, ...otherFiles.map((file) => join(ROOT, file))]);
  const stamp = join(dirname(folder), `${name}-built`);
  if (!(await says(stamp, wanted))) {
    await install(here);
    await npm(here, 'run', 'build');
    await writeFile(stamp, wanted);
  }
  return folder;
}
