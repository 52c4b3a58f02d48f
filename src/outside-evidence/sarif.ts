import type { DocumentNode } from '../document/document.ts';
import { type Outcome, type OutsideFinding, type Tool, toolNamed } from './finding.ts';
import {
  dayAt,
  itemsAt,
  lineAt,
  nodeAt,
  numberAt,
  type ReportReading,
  stated,
  textAt,
} from './report-reading.ts';

export function isSarif(root: DocumentNode): boolean {
  return nodeAt(root, 'runs')?.type === 'list' && (textAt(root, 'version') ?? '').startsWith('2.');
}

interface Run {
  readonly node: DocumentNode;
  readonly tool: Tool;
  /** By id, and by their place in the list of the driver. */
  readonly rules: ReadonlyMap<string, DocumentNode>;
  readonly ruleList: readonly DocumentNode[];
  readonly on: string | undefined;
}

/** SARIF 2.1.0 of any tool. Our own results are no evidence of anything, and are left out. */
export function readSarif(root: DocumentNode, reading: ReportReading): void {
  for (const node of reading.items(nodeAt(root, 'runs'), 'runs')) {
    const name = textAt(node, 'tool', 'driver', 'name');
    if (name === undefined) {
      reading.report(node, 'This run names no tool (tool.driver.name); it is left out.');
      continue;
    }
    if (name === 'Hexastyle') {
      reading.report(node, 'These are results of Hexastyle itself; they are left out.');
      continue;
    }
    const run = runOf(node, toolNamed(name));
    for (const result of reading.items(nodeAt(node, 'results'), 'results')) readResult(result, run, reading);
  }
}

function runOf(node: DocumentNode, tool: Tool): Run {
  const ruleList = itemsAt(node, 'tool', 'driver', 'rules');
  const extensions = itemsAt(node, 'tool', 'extensions').flatMap((extension) => itemsAt(extension, 'rules'));
  const rules = new Map<string, DocumentNode>();
  for (const rule of [...extensions, ...ruleList]) {
    const id = textAt(rule, 'id');
    if (id !== undefined) rules.set(id, rule);
  }
  const [invocation] = itemsAt(node, 'invocations');
  const on = dayAt(invocation, 'endTimeUtc') ?? dayAt(invocation, 'startTimeUtc');
  return { node, tool, rules, ruleList, on };
}

function readResult(result: DocumentNode, run: Run, reading: ReportReading): void {
  const index = numberAt(result, 'ruleIndex') ?? numberAt(result, 'rule', 'index') ?? -1;
  const id = textAt(result, 'ruleId') ?? textAt(result, 'rule', 'id') ?? textAt(run.ruleList[index], 'id');
  if (id === undefined) {
    reading.report(result, 'This result names no rule; it is left out.');
    return;
  }
  const rule = run.rules.get(id) ?? run.ruleList[index];
  const muted = acceptedSuppression(result);
  const [location] = itemsAt(result, 'locations');
  const outcome = outcomeOf(result);
  reading.add({
    tool: run.tool,
    rule: id,
    outcome: outcome === 'failed' && muted !== undefined ? 'muted' : outcome,
    line: result.line,
    ...stated({
      title: textAt(rule, 'shortDescription', 'text') ?? textAt(rule, 'name'),
      message: messageOf(result, run.tool),
      link: textAt(rule, 'helpUri'),
      reason: muted,
      resource: resourceOf(location),
      code: codeOf(location, run.node),
      on: run.on,
    }),
  });
}

function outcomeOf(result: DocumentNode): Outcome {
  if (textAt(result, 'baselineState') === 'absent') return 'not-applicable';
  switch (textAt(result, 'kind') ?? 'fail') {
    case 'fail':
      return 'failed';
    case 'pass':
      return 'passed';
    case 'notApplicable':
      return 'not-applicable';
    default:
      return 'unclear';
  }
}

/** Its justification; undefined where nothing suppresses the result. */
function acceptedSuppression(result: DocumentNode): string | undefined {
  const accepted = itemsAt(result, 'suppressions').find(
    (suppression) => (textAt(suppression, 'status') ?? 'accepted') === 'accepted',
  );
  return accepted && (textAt(accepted, 'justification') ?? '');
}

/** Trivy writes a block of lines, one of which is its message. */
function messageOf(result: DocumentNode, { id }: Tool): string | undefined {
  const text = textAt(result, 'message', 'text');
  if (id !== 'trivy' || text === undefined) return text;
  const line = text.split('\n').find((candidate) => candidate.startsWith('Message: '));
  return line === undefined ? undefined : line.slice('Message: '.length);
}

function resourceOf(location: DocumentNode | undefined): string | undefined {
  const named = itemsAt(location, 'logicalLocations').find(
    (logical) => textAt(logical, 'kind') === 'resource',
  );
  return textAt(named, 'fullyQualifiedName') ?? textAt(named, 'name');
}

function codeOf(location: DocumentNode | undefined, run: DocumentNode): OutsideFinding['code'] {
  const artifact = nodeAt(location, 'physicalLocation', 'artifactLocation');
  const index = numberAt(artifact, 'index') ?? -1;
  const uri = textAt(artifact, 'uri') ?? textAt(itemsAt(run, 'artifacts')[index], 'location', 'uri');
  if (uri === undefined) return undefined;
  const base = textAt(run, 'originalUriBaseIds', textAt(artifact, 'uriBaseId') ?? '', 'uri') ?? '';
  const isWhole = /^[a-z][a-z0-9+.-]*:|^\//i.test(uri);
  return {
    paths: [...new Set([pathOf(isWhole ? uri : base + uri), pathOf(uri)])],
    line: lineAt(location, 'physicalLocation', 'region', 'startLine'),
  };
}

function pathOf(uri: string): string {
  const path = uri.replace(/^file:\/\/[^/]*/i, '').replace(/^file:/i, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
