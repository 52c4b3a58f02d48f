import { relative, sep } from 'node:path';
import { isFileInside, readText } from '../readers/find-files.ts';
import type { BaselineComparison, ReviewResult } from '../review/index.ts';
import type { Format } from '../reports/format.ts';
import type { CheckDescription } from '../reports/sarif.ts';
import { loadChecklists, loadTexts } from './load-data.ts';
import type { Output } from './outputs.ts';
import { FILE_TRAITS, terminalTraits } from './terminal-traits.ts';
import { VERSION } from './version.ts';

export interface ReportBasis {
  readonly result: ReviewResult;
  /** What SARIF says of the checks behind the findings. */
  readonly checks: readonly CheckDescription[];
  /** The folder that the paths of the result are relative to. */
  readonly root: string;
  readonly comparison: BaselineComparison | undefined;
  readonly details?: boolean;
  /** What the user gave to review. */
  readonly path?: string;
  readonly color: boolean;
}

/** The text of a report. Only the format asked for is loaded. */
export async function renderReport({ format, file }: Output, basis: ReportBasis): Promise<string> {
  return RENDERERS[format](basis, file);
}

type Renderer = (basis: ReportBasis, file: string | undefined) => Promise<string>;

const RENDERERS: Readonly<Record<Format, Renderer>> = {
  terminal: async ({ result, comparison: baseline, details = false, path, color }, file) => {
    const { renderTerminal } = await import('../reports/terminal.ts');
    const traits = file === undefined ? terminalTraits(color) : FILE_TRAITS;
    return renderTerminal(result, {
      details,
      ...traits,
      ...(baseline !== undefined && { baseline }),
      // only for a person to copy: elsewhere the report is the same wherever it is made
      ...(path !== undefined && file === undefined && process.stdout.isTTY && { path }),
    });
  },
  json: async ({ result }) => (await import('../reports/json.ts')).renderJson(result),
  html: async ({ result, root, comparison: baseline }) => {
    const { renderHtml } = await import('../reports/html.ts');
    const { checklistsOf } = await import('../review/checklists/index.ts');
    const checklists = checklistsOf(result, loadChecklists());
    return renderHtml(result, {
      excerpt: excerptsIn(root),
      checklists,
      texts: loadTexts(),
      ...(baseline !== undefined && { baseline }),
    });
  },
  markdown: async ({ result, comparison: baseline }) =>
    (await import('../reports/markdown.ts')).renderMarkdown(
      result,
      baseline === undefined ? {} : { baseline },
    ),
  sarif: async ({ result, root, checks }) => {
    const { renderSarif } = await import('../reports/sarif.ts');
    return renderSarif(result, { checks, toolVersion: VERSION, ...folderIn(root) });
  },
  junit: async ({ result }) => (await import('../reports/junit.ts')).renderJunit(result),
};

/** Where the reviewed folder lies below the working folder, which is where SARIF consumers count paths from. */
function folderIn(root: string): { readonly folder?: string } {
  const folder = relative(process.cwd(), root);
  return folder === '' || folder.startsWith('..') ? {} : { folder: folder.split(sep).join('/') };
}

const LINES_AROUND = 2;

/** Lines of the reviewed files around a place; each file is read once. */
function excerptsIn(root: string) {
  const files = new Map<string, readonly string[] | undefined>();
  return (file: string, line: number) => {
    if (!files.has(file)) files.set(file, linesOf(root, file));
    const lines = files.get(file);
    if (lines === undefined) return undefined;
    const startLine = Math.max(1, line - LINES_AROUND);
    return { startLine, lines: lines.slice(startLine - 1, line + LINES_AROUND) };
  };
}

/** Undefined for a file outside the folder, whatever the reviewed code says about its places. */
function linesOf(root: string, file: string): readonly string[] | undefined {
  return isFileInside(root, file) ? readText(root, file).text?.split(/\r?\n/) : undefined;
}
