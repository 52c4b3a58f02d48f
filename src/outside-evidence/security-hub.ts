import type { DocumentNode } from '../document/document.ts';
import { type Outcome, type Tool, toolNamed } from './finding.ts';
import { dayAt, itemsAt, nodeAt, type ReportReading, stated, textAt } from './report-reading.ts';

const SECURITY_HUB = toolNamed('Security Hub');
const PROWLER = toolNamed('Prowler');

/** A list of findings; `Findings` of get-findings and batch-import-findings; the event of EventBridge. */
export function isAsff(root: DocumentNode): boolean {
  return findingsIn(root).some(
    (finding) =>
      nodeAt(finding, 'Compliance', 'SecurityControlId') !== undefined ||
      (nodeAt(finding, 'ProductArn') !== undefined && nodeAt(finding, 'GeneratorId') !== undefined),
  );
}

/** Findings in the AWS Security Finding Format, of Security Hub's own controls or of what reports to it. */
export function readAsff(root: DocumentNode, reading: ReportReading): void {
  for (const finding of findingsIn(root)) readFinding(finding, reading);
}

function findingsIn(root: DocumentNode): readonly DocumentNode[] {
  if (root.type === 'list') return root.items;
  const inEvent = itemsAt(root, 'detail', 'findings');
  return inEvent.length > 0 ? inEvent : itemsAt(root, 'Findings');
}

function readFinding(finding: DocumentNode, reading: ReportReading): void {
  const source = sourceOf(finding);
  if (source === undefined) {
    reading.report(finding, 'This finding names no generator (GeneratorId); it is left out.');
    return;
  }
  const muted = textAt(finding, 'Workflow', 'Status') === 'SUPPRESSED';
  const outcome = outcomeOf(finding);
  const about = {
    ...source,
    outcome: outcome === 'failed' && muted ? ('muted' as const) : outcome,
    line: finding.line,
    ...stated({
      title: textAt(finding, 'Title'),
      remediation: textAt(finding, 'Remediation', 'Recommendation', 'Text'),
      link: textAt(finding, 'Remediation', 'Recommendation', 'Url'),
      message: textAt(finding, 'Description'),
      reason: muted ? (textAt(finding, 'Note', 'Text') ?? '') : undefined,
      on: dayAt(finding, 'LastObservedAt') ?? dayAt(finding, 'UpdatedAt') ?? dayAt(finding, 'CreatedAt'),
    }),
  };
  const resources = itemsAt(finding, 'Resources').flatMap((resource) => textAt(resource, 'Id') ?? []);
  if (resources.length === 0) reading.add(about);
  for (const resource of resources) reading.add({ ...about, resource });
}

/** The control `S3.1`, whichever standard it was judged by; `prowler-…`; else what the finding calls its generator. */
function sourceOf(finding: DocumentNode): { readonly tool: Tool; readonly rule: string } | undefined {
  const control = textAt(finding, 'Compliance', 'SecurityControlId');
  if (control !== undefined) return { tool: SECURITY_HUB, rule: control };
  const generator = textAt(finding, 'GeneratorId');
  if (generator === undefined) return undefined;
  if (generator.startsWith('prowler-')) return { tool: PROWLER, rule: generator.slice('prowler-'.length) };
  const [, inStandard] =
    /(?:^|\/)(?:security-control|aws-foundational-security-best-practices\/v\/[\d.]+)\/([A-Za-z0-9]+\.\d+)$/.exec(
      generator,
    ) ?? [];
  if (inStandard !== undefined) return { tool: SECURITY_HUB, rule: inStandard };
  const product =
    textAt(finding, 'ProductName') ?? textAt(finding, 'ProductFields', 'aws/securityhub/ProductName');
  return { tool: product === undefined ? SECURITY_HUB : toolNamed(product), rule: generator };
}

function outcomeOf(finding: DocumentNode): Outcome {
  if (textAt(finding, 'RecordState') === 'ARCHIVED') return 'not-applicable';
  switch (textAt(finding, 'Compliance', 'Status')) {
    case 'PASSED':
      return 'passed';
    case 'FAILED':
      return textAt(finding, 'Workflow', 'Status') === 'RESOLVED' ? 'unclear' : 'failed';
    case 'NOT_AVAILABLE':
      return 'not-applicable';
    default:
      return 'unclear';
  }
}
