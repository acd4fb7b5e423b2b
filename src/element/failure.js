// The page that is shown when the module has failed, made without it.

import { BUILD } from './built.js';
import { storedFiles } from './records.js';

export const make = (tag, className, ...content) => {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...content);
  return made;
};

const handOut = ([name, text]) => Object.assign(make('a', 'ea-button', name), {
  download: name, href: URL.createObjectURL(new Blob([text])),
});

/** What is said when the module has failed. */
export const FAILURE = {
  zh: {
    title: '程序出错，已停止',
    why: '这是程序自身的错误，不是您的操作造成的。',
    safe: (time) => `${time ? `截至${time}` : '此前'}保存的内容都在这台设备上，重新打开本页即可继续。`,
    again: '重新打开本页',
    typed: '停止前输入、可能没有保存的文字：',
    stored: '可以先下载已保存的自评：',
    held: '停止前的自评',
    texts: '未保存的文字',
  },
  en: {
    title: 'The program has stopped',
    why: 'It met an error of its own; nothing that you did is wrong.',
    safe: (time) => `What was saved ${time ? `up to ${time}` : 'before'} is on this device. Reload the page to go on.`,
    again: 'Reload the page',
    typed: 'Typed just before, and perhaps not saved:',
    stored: 'To be safe, download what is saved:',
    held: 'Assessment before the stop',
    texts: 'Unsaved texts',
  },
};

/**
 * The page, in a language and a theme. `saved` says when the assessment was last stored; `typed` are the texts that may not be, each
 * with its label; `held` is the assessment as a file where nothing stored it. `reload` begins anew.
 */
export function failurePage(error, { lang, theme, saved, typed, held, reload }) {
  const words = FAILURE[lang];
  const heading = make('h1', '', words.title);
  heading.tabIndex = -1;
  const again = make('button', 'ea-button ea-primary', words.again);
  again.onclick = reload;
  const main = make('main', 'ea-main ea-failure', heading, make('p', '', words.why));
  const files = storedFiles();
  if (files.length > 0) main.append(make('p', '', words.safe(saved?.toLocaleTimeString(lang, { timeStyle: 'short', hourCycle: 'h23' }))));
  main.append(again);
  if (typed.length > 0) {
    const text = typed.map((pair) => pair.join('\n')).join('\n\n');
    main.append(make('h2', '', words.typed),
      make('dl', '', ...typed.flatMap(([label, text]) => [make('dt', 'ea-hint', label), make('dd', 'ea-typed', text)])),
      handOut([`${words.texts}.txt`, text]));
  }
  if (held && files.every(([, text]) => text !== held)) files.unshift([`${words.held}.json`, held]);
  if (files.length > 0) main.append(make('h2', '', words.stored), make('div', 'ea-actions', ...files.map(handOut)));
  main.append(make('p', 'ea-hint', `${error} · ${BUILD.version}`));
  const page = make('div', 'ea', main);
  page.lang = lang === 'zh' ? 'zh-CN' : 'en-GB';
  page.dataset.theme = theme;
  return page;
}
