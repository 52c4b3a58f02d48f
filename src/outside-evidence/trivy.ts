import type { DocumentNode } from '../document/document.ts';
import { type Outcome, toolNamed } from './finding.ts';
import { dayAt, itemsAt, lineAt, nodeAt, type ReportReading, stated, textAt } from './report-reading.ts';

const TOOL = toolNamed('Trivy');

export function isTrivy(root: DocumentNode): boolean {
  return nodeAt(root, 'SchemaVersion') !== undefined && nodeAt(root, 'ArtifactName') !== undefined;
}

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['FAIL', 'failed'],
  ['PASS', 'passed'],
  ['EXCEPTION', 'muted'],
]);

/** Trivy's own JSON, its misconfigurations; those that its ignore file took out come back as muted. */
export function readTrivy(root: DocumentNode, reading: ReportReading): void {
  const on = dayAt(root, 'CreatedAt');
  const artifact = textAt(root, 'ArtifactName') ?? '';
  for (const result of reading.items(nodeAt(root, 'Results'), 'Results')) {
    const target = textAt(result, 'Target') ?? '';
    const read = (finding: DocumentNode, muted?: string) =>
      readMisconfiguration(finding, { on, path: pathIn(artifact, target), muted }, reading);
    for (const finding of reading.items(nodeAt(result, 'Misconfigurations'), 'Misconfigurations'))
      read(finding);
    for (const change of itemsAt(result, 'ExperimentalModifiedFindings')) {
      const finding = nodeAt(change, 'Finding');
      const isIgnored = textAt(change, 'Status') === 'ignored';
      if (finding !== undefined && isIgnored && textAt(change, 'Type') === 'misconfiguration')
        read(finding, textAt(change, 'Statement') ?? '');
    }
  }
}

interface About {
  readonly on: string | undefined;
  readonly path: string;
  /** Why it is ignored. */
  readonly muted: string | undefined;
}

function readMisconfiguration(
  finding: DocumentNode,
  { on, path, muted }: About,
  reading: ReportReading,
): void {
  const rule = textAt(finding, 'AVDID') ?? textAt(finding, 'ID');
  if (rule === undefined) {
    reading.report(finding, 'This misconfiguration has no ID; it is left out.');
    return;
  }
  const outcome = OUTCOMES.get(textAt(finding, 'Status') ?? 'FAIL') ?? 'unclear';
  const cause = nodeAt(finding, 'CauseMetadata');
  reading.add({
    tool: TOOL,
    rule,
    outcome: muted === undefined ? outcome : 'muted',
    line: finding.line,
    ...stated({
      title: textAt(finding, 'Title'),
      message: textAt(finding, 'Message'),
      remediation: textAt(finding, 'Resolution'),
      link: textAt(finding, 'PrimaryURL'),
      reason: muted,
      resource: textAt(cause, 'Resource'),
      code: { paths: [path], line: lineAt(cause, 'StartLine') },
      on,
    }),
  });
}

/** Targets are told from the folder that was scanned; only where that is a whole path does it help to find them. */
function pathIn(artifact: string, target: string): string {
  const isWhole = artifact.startsWith('/') && !target.startsWith('/');
  return isWhole ? `${artifact.replace(/\/+$/, '')}/${target}` : target;
}
