export { FORMAT_NAMES, parseFindings } from './parse-findings.ts';
export * from './finding.ts';
export * from './outside-evidence.ts';
export * from './rival-rules.ts';
