// What the build knows, as Trunk serves it. `cargo xtask dist` has this file's three names made by the build: `glue` and `documentsGlue`,
// the scripts of the two modules, and `BUILD`, which says where modules and assets are. The scripts
// of a build use some more: `guardAll`, `guarded`, `guardWriters`, `guardedWriter`, `instantiate`, `loadLater` and `loadWorkbook`.

import * as glue from './excellence-assessment.js';

export { glue, glue as documentsGlue }; // Trunk makes one module of the two.
const module = { url: new URL('./excellence-assessment_bg.wasm', import.meta.url) };
export const BUILD = {
  version: 'dev',
  module,
  documents: module,
  assets: {
    'manufacturer.zh.json': { url: new URL('./examples/manufacturer.zh.json', import.meta.url) },
    'manufacturer.en.json': { url: new URL('./examples/manufacturer.en.json', import.meta.url) },
    // The editions are made by `cargo xtask dist`; here the pack with both languages serves for either.
    'shenzhen-mayor-2019.zh.json': { url: new URL('./standards/shenzhen-mayor-2019.json', import.meta.url) },
    'shenzhen-mayor-2019.en.json': { url: new URL('./standards/shenzhen-mayor-2019.json', import.meta.url) },
    'gbt-19580-2012.zh.json': { url: new URL('./standards/gbt-19580-2012.json', import.meta.url) },
    'gbt-19580-2012.en.json': { url: new URL('./standards/gbt-19580-2012.json', import.meta.url) },
    'shenzhen-mayor-2019.gbt-19580-2012.json': { url: new URL('./mappings/shenzhen-mayor-2019.gbt-19580-2012.json', import.meta.url) },
    // So are the lists of all standards and programmes.
    'standards.zh.json': { text: '[]' },
    'standards.en.json': { text: '[]' },
    'programmes.zh.json': { get text() { return programmes(); } },
    'programmes.en.json': { get text() { return programmes(); } },
    'forms.json': { get text() { return listed('programmes/forms', ['shanghai-organisation', 'shanghai-person']); } },
  },
};
const listed = async (folder, ids) => {
  const texts = ids.map(async (id) => (await fetch(new URL(`./${folder}/${id}.json`, import.meta.url))).text());
  return `[${(await Promise.all(texts)).join()}]`;
};
const programmes = () => listed('programmes', ['shenzhen-maturity', 'shenzhen-qi', 'shenzhen-employer', 'shenzhen-service', 'shenzhen-leader',
  'shenzhen-assessor', 'shenzhen-mayor', 'hangzhou-cultivation', 'shanghai-model', 'shanghai-practice', 'shanghai-experience']);
