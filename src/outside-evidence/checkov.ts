import type { DocumentNode } from '../document/document.ts';
import { type Outcome, toolNamed } from './finding.ts';
import { itemsAt, lineAt, nodeAt, type ReportReading, reportsIn, stated, textAt } from './report-reading.ts';

const TOOL = toolNamed('Checkov');

/** One report, or a list of them: Checkov writes one for each framework it looked at. */
export function isCheckov(root: DocumentNode): boolean {
  return reportsIn(root).some((report) => nodeAt(report, 'check_type') !== undefined);
}

const LISTS: readonly (readonly [key: string, outcome: Outcome])[] = [
  ['failed_checks', 'failed'],
  ['passed_checks', 'passed'],
  ['skipped_checks', 'muted'],
  ['unknown_checks', 'unclear'],
];

/** Checkov's own JSON (`-o json`). */
export function readCheckov(root: DocumentNode, reading: ReportReading): void {
  for (const report of reportsIn(root)) {
    for (const [key, outcome] of LISTS) {
      const results = reading.items(nodeAt(report, 'results', key), key);
      for (const result of results) readResult(result, outcome, reading);
    }
  }
}

function readResult(result: DocumentNode, outcome: Outcome, reading: ReportReading): void {
  const rule = textAt(result, 'check_id');
  if (rule === undefined) {
    reading.report(result, 'This result names no check (check_id); it is left out.');
    return;
  }
  const paths = ['file_abs_path', 'repo_file_path', 'file_path'].flatMap((key) => textAt(result, key) ?? []);
  const [line] = itemsAt(result, 'file_line_range');
  reading.add({
    tool: TOOL,
    rule,
    outcome,
    line: result.line,
    ...stated({
      title: textAt(result, 'check_name'),
      link: textAt(result, 'guideline'),
      reason: textAt(result, 'check_result', 'suppress_comment'),
      resource: textAt(result, 'resource'),
      code: paths.length === 0 ? undefined : { paths, line: lineAt(line) },
    }),
  });
}
