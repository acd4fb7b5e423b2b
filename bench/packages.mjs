// Installs what a package.json of this folder names. It owns no measurement.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Installs the packages that the lock in `folder` names, unless just those are installed. */
export async function install(folder) {
  const wanted = await hash([join(folder, 'package-lock.json')]);
  const stamp = join(folder, 'node_modules', '.installed');
  if (await says(stamp, wanted)) return;
  console.error(`installing npm packages in ${folder}`);
  // What another folder of the project installed already is in npm's cache: no network then.
  await npm(folder, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline');
  await writeFile(stamp, wanted);
}

/** Runs npm in `folder`; the error is npm's own reason, in one line. */
export async function npm(folder, ...args) {
  try {
    await execute('npm', args, { cwd: folder });
  } catch (error) {
    const details = /^(npm error )?(code|syscall|errno|path) |^npm (warn|notice) /;
    const lines = `${error.stderr ?? ''}`.split('\n').filter((line) => line.trim() && !details.test(line));
    const reason = lines[0]?.replace(/^npm error /, '') ?? error.message;
    throw new Error(`\`npm ${args.slice(0, 2).join(' ')}\` failed in ${folder}: ${reason}`, { cause: error });
  }
}

/** A hash of the contents of files. */
export async function hash(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex');
}

/** Whether a stamp file stands and says `wanted`. */
export async function says(stamp, wanted) {
  return (await readFile(stamp, 'utf8').catch(() => undefined)) === wanted;
}
