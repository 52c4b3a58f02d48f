import type { DeclaredResource, Diagnostic } from '../../../architecture/index.ts';
import type { Context } from '../evaluation/evaluate.ts';
import type { ModuleConfiguration } from '../configuration/module-configuration.ts';
import type { ParsedFile } from '../syntax/ast.ts';

/** Most diagnostics of one reading; beyond them only hostile input goes. */
const MOST_DIAGNOSTICS = 2_000;
/** Most resources of one reading. */
export const MOST_RESOURCES = 100_000;
/** Most instances of modules of one reading. */
export const MOST_MODULES = 10_000;

/** What all modules of one reading share. */
export class Reading {
  readonly context: Context;
  readonly resources: DeclaredResource[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** Folders that were evaluated, as root or as module. */
  readonly visited = new Set<string>();
  moduleInstances = 0;
  /** Whether a bound was reached, so that further instances are left out. */
  isFull = false;
  /** The chosen workspace; undefined where that is left to deployment. */
  readonly workspace: string | undefined;
  readonly #configurations: (folder: string) => ModuleConfiguration | undefined;
  readonly #reported = new Set<string>();

  constructor(
    context: Context,
    configurations: (folder: string) => ModuleConfiguration | undefined,
    workspace?: string,
  ) {
    this.context = context;
    this.workspace = workspace;
    this.#configurations = configurations;
  }

  /** The configuration in a folder; undefined where it has no configuration files. */
  configuration(folder: string): ModuleConfiguration | undefined {
    return this.#configurations(folder);
  }

  /** Reports a thing once, however many instances it is met in. */
  report(diagnostic: Diagnostic): void {
    const key = `${diagnostic.file}\n${diagnostic.line}\n${diagnostic.message}`;
    if (this.#reported.has(key) || this.diagnostics.length >= MOST_DIAGNOSTICS) return;
    this.#reported.add(key);
    this.diagnostics.push(diagnostic);
  }

  reportAt(severity: Diagnostic['severity'], message: string, file: ParsedFile, offset: number): void {
    this.report({ severity, message, file: file.path, line: file.lineOf(offset) });
  }
}
