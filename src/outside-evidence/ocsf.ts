import type { DocumentNode } from '../document/document.ts';
import { type Outcome, type Tool, toolNamed } from './finding.ts';
import { dayAt, itemsAt, nodeAt, type ReportReading, reportsIn, stated, textAt } from './report-reading.ts';

/** A list of OCSF findings, or a single one. */
export function isOcsf(root: DocumentNode): boolean {
  return reportsIn(root).some(
    (finding) =>
      nodeAt(finding, 'class_uid') !== undefined && nodeAt(finding, 'metadata', 'product') !== undefined,
  );
}

/** OCSF findings: Prowler's, and Security Hub's compliance findings. */
export function readOcsf(root: DocumentNode, reading: ReportReading): void {
  for (const finding of reportsIn(root)) readFinding(finding, reading);
}

function readFinding(finding: DocumentNode, reading: ReportReading): void {
  const source = sourceOf(finding);
  if (source === undefined) {
    reading.report(finding, 'This finding names no check (metadata.event_code); it is left out.');
    return;
  }
  const outcome = outcomeOf(finding);
  const link = itemsAt(finding, 'remediation', 'references')
    .map((reference) => textAt(reference))
    .find((text) => text?.startsWith('https://'));
  const about = {
    ...source,
    outcome,
    line: finding.line,
    ...stated({
      title: textAt(finding, 'finding_info', 'title'),
      message: textAt(finding, 'status_detail') ?? textAt(finding, 'message'),
      remediation: textAt(finding, 'remediation', 'desc'),
      link,
      reason: outcome === 'muted' ? (textAt(finding, 'comment') ?? '') : undefined,
      on:
        dayAt(finding, 'time_dt') ?? dayAt(finding, 'time') ?? dayAt(finding, 'finding_info', 'created_time'),
    }),
  };
  const resources = itemsAt(finding, 'resources').flatMap(
    (resource) => textAt(resource, 'uid') ?? textAt(resource, 'name') ?? [],
  );
  if (resources.length === 0) reading.add(about);
  for (const resource of resources) reading.add({ ...about, resource });
}

function sourceOf(finding: DocumentNode): { readonly tool: Tool; readonly rule: string } | undefined {
  const product = textAt(finding, 'metadata', 'product', 'name') ?? '';
  const control = textAt(finding, 'compliance', 'control');
  if (control !== undefined && /^[A-Za-z0-9]+\.\d+$/.test(control))
    return { tool: toolNamed('Security Hub'), rule: control };
  const rule =
    textAt(finding, 'metadata', 'event_code') ?? textAt(finding, 'finding_info', 'analytic', 'uid');
  return rule === undefined ? undefined : { tool: toolNamed(product), rule };
}

/** `status` 3 is Suppressed in OCSF; `status_code` is the verdict in the tool's words. */
function outcomeOf(finding: DocumentNode): Outcome {
  const code = (
    textAt(finding, 'status_code') ??
    textAt(finding, 'compliance', 'status') ??
    ''
  ).toUpperCase();
  const isMuted = textAt(finding, 'status_id') === '3' || textAt(finding, 'status') === 'Suppressed';
  if (code === 'PASS') return 'passed';
  if (code === 'MUTED') return 'muted';
  if (code === 'FAIL') return isMuted ? 'muted' : 'failed';
  return 'unclear';
}
