import type { DocumentNode } from '../document/document.ts';
import { type Outcome, toolNamed } from './finding.ts';
import { dayAt, itemsAt, nodeAt, numberAt, type ReportReading, stated, textAt } from './report-reading.ts';

const TOOL = toolNamed('Trusted Advisor');

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['ok', 'passed'],
  ['warning', 'failed'],
  ['error', 'failed'],
  ['not_available', 'not-applicable'],
]);

export function isTrustedAdvisor(root: DocumentNode): boolean {
  return resultsIn(root).some(
    (result) => nodeAt(result, 'checkId') !== undefined && nodeAt(result, 'resourcesSummary') !== undefined,
  );
}

/**
 * Answers of describe-trusted-advisor-check-result, one or a list of them, and of
 * describe-trusted-advisor-check-summaries. A result with flagged resources is one finding for each of them.
 */
export function readTrustedAdvisor(root: DocumentNode, reading: ReportReading): void {
  for (const result of resultsIn(root)) readResult(result, reading);
}

function resultsIn(root: DocumentNode): readonly DocumentNode[] {
  if (root.type === 'list') return root.items.map((item) => nodeAt(item, 'result') ?? item);
  const result = nodeAt(root, 'result');
  return result === undefined ? [...itemsAt(root, 'summaries'), ...itemsAt(root, 'results')] : [result];
}

function readResult(result: DocumentNode, reading: ReportReading): void {
  const rule = textAt(result, 'checkId');
  if (rule === undefined) {
    reading.report(result, 'This result names no check (checkId); it is left out.');
    return;
  }
  const about = { tool: TOOL, rule, ...stated({ on: dayAt(result, 'timestamp') }) };
  const flagged = reading.items(nodeAt(result, 'flaggedResources'), 'flaggedResources');
  for (const resource of flagged) {
    const isMuted = textAt(resource, 'isSuppressed') === 'true';
    const outcome = OUTCOMES.get(textAt(resource, 'status') ?? '') ?? 'unclear';
    const told = itemsAt(resource, 'metadata').flatMap((value) => textAt(value) ?? []);
    reading.add({
      ...about,
      outcome: outcome === 'failed' && isMuted ? 'muted' : outcome,
      line: resource.line,
      ...stated({
        resource: nameAmong(told) ?? textAt(resource, 'resourceId'),
        message: told.length === 0 ? undefined : told.join(', ').slice(0, 300),
        reason: isMuted ? 'Excluded in Trusted Advisor.' : undefined,
      }),
    });
  }
  if (flagged.length > 0) return;
  const outcome = OUTCOMES.get(textAt(result, 'status') ?? '') ?? 'unclear';
  const isEmpty = numberAt(result, 'resourcesSummary', 'resourcesProcessed') === 0;
  reading.add({ ...about, outcome: isEmpty ? 'not-applicable' : outcome, line: result.line });
}

/** An ARN or an id of AWS among the columns of a check; each check has its own columns. */
function nameAmong(values: readonly string[]): string | undefined {
  return (
    values.find((value) => value.startsWith('arn:')) ??
    values.find((value) => /^(?:i|vol|sg|eipalloc|nat|vpc|subnet|snap|lb)-[0-9a-z]{6,}/.test(value))
  );
}
