import type { DocumentNode } from '../document/document.ts';
import { parseDocument } from '../document/parse-document.ts';
import { isAwsConfig, readAwsConfig } from './aws-config.ts';
import { isCheckov, readCheckov } from './checkov.ts';
import type { OutsideFinding, ParsedFindings } from './finding.ts';
import { isOcsf, readOcsf } from './ocsf.ts';
import { ReportReading } from './report-reading.ts';
import { isSarif, readSarif } from './sarif.ts';
import { isAsff, readAsff } from './security-hub.ts';
import { isTrivy, readTrivy } from './trivy.ts';
import { isTrustedAdvisor, readTrustedAdvisor } from './trusted-advisor.ts';

interface Format {
  readonly name: string;
  is(root: DocumentNode): boolean;
  read(root: DocumentNode, reading: ReportReading): void;
}

const FORMATS: readonly Format[] = [
  { name: 'SARIF', is: isSarif, read: readSarif },
  { name: 'Checkov JSON', is: isCheckov, read: readCheckov },
  { name: 'Trivy JSON', is: isTrivy, read: readTrivy },
  { name: 'Security Hub findings (ASFF)', is: isAsff, read: readAsff },
  { name: 'OCSF findings', is: isOcsf, read: readOcsf },
  { name: 'AWS Config compliance', is: isAwsConfig, read: readAwsConfig },
  { name: 'Trusted Advisor results', is: isTrustedAdvisor, read: readTrustedAdvisor },
];

export const FORMAT_NAMES: readonly string[] = FORMATS.map(({ name }) => name);

/** The findings in a text, whatever tool wrote it: the format shows in what the text holds. Never throws. */
export function parseFindings(text: string, file: string): ParsedFindings {
  const { root, problems } = parseDocument(text);
  const reading = new ReportReading(file);
  const [problem] = problems;
  if (problem !== undefined) reading.cutOff(problem, problem.message);
  const format = root && FORMATS.find(({ is }) => is(root));
  if (root !== undefined) format?.read(root, reading);
  return { format: format?.name, findings: reading.findings, diagnostics: reading.diagnostics };
}

/** The same findings, each once. */
export function withoutDuplicates(findings: readonly OutsideFinding[]): readonly OutsideFinding[] {
  const known = new Map<string, OutsideFinding>();
  for (const finding of findings) {
    const { tool, rule, outcome, resource, code, message } = finding;
    const key = JSON.stringify([tool.id, rule, outcome, resource, code?.paths, code?.line, message]);
    if (!known.has(key)) known.set(key, finding);
  }
  return [...known.values()];
}
