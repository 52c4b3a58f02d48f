import { joinPath } from './folders.ts';
import { literalText, type ModuleConfiguration } from './module-configuration.ts';

/** Folders in which module repositories keep the ways their modules are used. */
const USES = /(?:^|\/)(?:examples?|tests?|fixtures|wrappers)(?:\/|$)/;

/**
 * The folders that are reviewed as root modules. A folder is a root where no other folder's `module` block uses it.
 * A folder that others use is evaluated through their calls, with one exception: the top folder, where only its own
 * examples or tests use it, is what the review is about, so it is a root as well. Folders that only call one another
 * in a circle are entered through the first of them, so that none is lost.
 */
export function rootModules(configurations: Configurations): readonly string[] {
  const callees = callsBetween(configurations);
  const callers = new Map<string, string[]>();
  for (const [folder, called] of callees) {
    for (const other of called) {
      const users = callers.get(other);
      if (users === undefined) callers.set(other, [folder]);
      else users.push(folder);
    }
  }
  const folders = [...configurations.keys()].filter((folder) => !folder.split('/').includes('.terraform'));
  const roots = folders.filter((folder) => {
    const users = callers.get(folder) ?? [];
    return folder === '.' ? users.every((user) => USES.test(user)) : users.length === 0;
  });
  const reached = new Set<string>();
  for (const root of roots) reach(root, callees, reached);
  for (const folder of folders) {
    if (reached.has(folder)) continue;
    roots.push(folder);
    reach(folder, callees, reached);
  }
  return roots.toSorted();
}

/** The given roots and all folders that they use as modules, directly or not. */
export function foldersUsedBy(roots: readonly string[], configurations: Configurations): ReadonlySet<string> {
  const callees = callsBetween(configurations);
  const reached = new Set<string>();
  for (const root of roots) reach(root, callees, reached);
  return reached;
}

type Configurations = ReadonlyMap<string, ModuleConfiguration>;

function callsBetween(configurations: Configurations): ReadonlyMap<string, readonly string[]> {
  const calls = new Map<string, readonly string[]>();
  for (const [folder, configuration] of configurations) {
    calls.set(
      folder,
      calledFolders(configuration).filter((other) => other !== folder && configurations.has(other)),
    );
  }
  return calls;
}

function reach(start: string, callees: ReadonlyMap<string, readonly string[]>, reached: Set<string>): void {
  const waiting = [start];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (reached.has(folder)) continue;
    reached.add(folder);
    waiting.push(...(callees.get(folder) ?? []));
  }
}

function calledFolders({ folder, modules }: ModuleConfiguration): readonly string[] {
  const called = new Set<string>();
  for (const { attributes } of modules.values()) {
    const source = attributes.get('source')?.attribute.expression;
    const text = source && literalText(source);
    const target = text !== undefined && /^\.\.?(?:\/|$)/.test(text) ? joinPath(folder, text) : undefined;
    if (target !== undefined) called.add(target);
  }
  return [...called];
}
