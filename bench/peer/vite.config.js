import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { questionnaire } from './questionnaire.js';

const PACK = new URL('../../standards/shenzhen-mayor-2019.json', import.meta.url);
const MODULE = 'virtual:questionnaire';

/** Gives the page the part of our pack that it asks, in one language, so that it does not carry the rest. */
const fromPack = {
  name: 'questionnaire-from-pack',
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
  load: (id) => (id === `\0${MODULE}` ? `export default ${JSON.stringify(questionnaire(JSON.parse(readFileSync(PACK, 'utf8'))))}` : undefined),
};

export default {
  base: './',
  plugins: [fromPack],
  build: {
    outDir: fileURLToPath(new URL('../../target/bench/peer', import.meta.url)),
    emptyOutDir: true,
    chunkSizeWarningLimit: 5000,
  },
};
