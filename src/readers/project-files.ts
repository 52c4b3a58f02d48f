/** The files a reader may look at. Paths are relative to the reviewed folder, with forward slashes. */
export interface ProjectFiles {
  /** Every path of the project that is not skipped, sorted. */
  readonly paths: readonly string[];
  /** The text of a file; undefined where there is none, it lies outside the project, or it cannot be read. */
  read(path: string): string | undefined;
}
