import type { Diagnostic, FileRecord, SourceLocation } from '../../architecture/source-location.ts';
import type { DocumentNode } from '../../document/document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import type { ProjectFiles } from '../project-files.ts';
import { Budget } from './budget.ts';

const MOST_DIAGNOSTICS = 200;

interface SessionInputs {
  readonly files: ProjectFiles;
  readonly region?: string | undefined;
  readonly uploaded?: ReadonlyMap<string, string> | undefined;
}

/** What the reading of one template shares with its snippets and nested templates. */
export class ReadingSession {
  readonly budget = new Budget();
  readonly diagnostics: Diagnostic[] = [];
  readonly region: string | undefined;
  /** Local templates by the last part of the URL that they are uploaded to, as a CDK assembly states it. */
  readonly uploaded: ReadonlyMap<string, string>;
  readonly #files: ProjectFiles;
  readonly #said = new Set<string>();
  readonly #records = new Map<string, FileRecord>();
  readonly #roots = new Map<string, DocumentNode | undefined>();

  constructor({ files, region, uploaded = new Map() }: SessionInputs) {
    this.#files = files;
    this.region = region;
    this.uploaded = uploaded;
  }

  read(path: string): string | undefined {
    return this.#files.read(path);
  }

  /** The document in a file, parsed once; undefined where nothing can be read. */
  document(path: string): DocumentNode | undefined {
    if (this.#roots.has(path)) return this.#roots.get(path);
    const text = this.read(path);
    const root = text === undefined ? undefined : this.parse(path, text);
    this.#roots.set(path, root);
    return root;
  }

  /** A template's document; its syntax errors become diagnostics, and leave the template read in part. */
  parse(path: string, text: string): DocumentNode | undefined {
    const { root, problems } = parseDocument(text);
    for (const { message, line } of problems)
      this.diagnostics.push({ severity: 'error', message, file: path, line });
    const [first] = problems;
    if (first !== undefined) this.record(path, `line ${first.line}: ${first.message}`);
    return root;
  }

  warn(message: string, { file, line }: SourceLocation): void {
    this.say({ severity: 'warning', message, file, line });
  }

  /** The same thing at the same place is said once. */
  say(diagnostic: Diagnostic): void {
    const key = `${diagnostic.file}:${diagnostic.line} ${diagnostic.message}`;
    if (this.#said.has(key) || this.#said.size >= MOST_DIAGNOSTICS) return;
    this.#said.add(key);
    this.diagnostics.push(diagnostic);
  }

  /** Notes that a file was read, or why only in part; the first loss counts. */
  record(path: string, loss?: string): void {
    if (this.#records.get(path)?.status === 'partly') return;
    this.#records.set(
      path,
      loss === undefined ? { path, status: 'read' } : { path, status: 'partly', reason: loss },
    );
  }

  get files(): readonly FileRecord[] {
    return [...this.#records.values()];
  }
}
