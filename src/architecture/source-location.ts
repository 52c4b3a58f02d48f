/** A place in a text file: what every finding and diagnostic points at. Lines and columns count from 1. */
export interface SourceLocation {
  /** Path relative to the reviewed folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  /** Last line of the stated thing, where the reader knows it. */
  readonly endLine?: number;
}

/** Something a reader has to say about a file; it never stops the reading of the others. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

/** What became of one file: nothing that was looked at is ever lost from this list. */
export interface FileRecord {
  readonly path: string;
  readonly status: 'read' | 'partly' | 'skipped';
  /** Why the file was read only in part, or skipped. */
  readonly reason?: string;
}
