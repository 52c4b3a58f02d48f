import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { kinds } from '../src/architecture/kinds/index.ts';
import { ENCRYPTION_FRAMEWORK } from '../src/checks/encryption-framework.ts';
import { CHECK_IDS } from '../src/checks/load-checks.ts';
import { frameworkLens, type OfficialLensData } from '../src/lens/index.ts';
import { CHECKLIST_IDS, type ChecklistData, type EvidenceData } from '../src/review/checklists/index.ts';

const text = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const yamlIn = (folder: string) =>
  readdirSync(new URL(`../${folder}/`, import.meta.url)).map((name) => load(text(`${folder}/${name}`)));

const lists = yamlIn('data/checklists') as readonly ChecklistData[];
const packs = yamlIn('data/packs/wellarchitected') as readonly Record<string, Record<string, string>>[];
const packed = new Set(packs.flatMap((pack) => Object.values(pack).flatMap(Object.keys)));
const framework = frameworkLens(JSON.parse(text('data/lenses/wellarchitected.json')) as OfficialLensData);
const practices = new Set(
  framework.pillars.flatMap(({ questions }) =>
    questions.flatMap(({ choices }) => choices.map(({ practice }) => practice)),
  ),
);
const kindIds = new Set([...kinds.map(({ id }) => id), 'resources']);
const rows = lists.flatMap((list) => list.rows.map((row) => ({ list, row, name: `${list.id}/${row.id}` })));
const listNamed = (id: string) => lists.find((list) => list.id === id);

/** A row's own evidence and that of its parts. */
const evidenceOf = (row: ChecklistData['rows'][number]): readonly EvidenceData[] => [
  row,
  ...(row.parts ?? []),
];

describe('the lists', () => {
  it('are those that the program knows, a file each', () => {
    expect(lists.map(({ id }) => id).toSorted()).toEqual([...CHECKLIST_IDS].toSorted());
    expect(readdirSync(new URL('../data/checklists/', import.meta.url)).toSorted()).toEqual(
      [...CHECKLIST_IDS].map((id) => `${id}.yaml`).toSorted(),
    );
  });

  it('name every row once', () => {
    const names = rows.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('name checks that exist and speak to a practice, so that their evidence is in the review', () => {
    const named = rows.flatMap(({ row }) =>
      evidenceOf(row).flatMap(({ checks = {}, except = [] }) => [...Object.keys(checks), ...except]),
    );
    const known = new Set<string>(CHECK_IDS);
    expect([...new Set(named)].filter((check) => !known.has(check) || !packed.has(check))).toEqual([]);
  });

  it('name practices of the Framework', () => {
    expect(rows.flatMap(({ row }) => row.practices ?? []).filter((id) => !practices.has(id))).toEqual([]);
  });

  it('name kinds that exist', () => {
    const named = rows.flatMap(({ row }) => [
      ...(row.concerns ?? []),
      ...(row.unjudged ?? []),
      ...evidenceOf(row).flatMap(({ shownBy = [], establishedBy = [] }) => [...shownBy, ...establishedBy]),
    ]);
    expect([...new Set(named)].filter((kind) => !kindIds.has(kind))).toEqual([]);
  });

  it.each(rows)('$name has its values, its group, and a row that it is like', ({ list, row }) => {
    const columns = Object.keys(list.columns);
    const keys = list.id === 'architecture-review' ? ['key'] : columns;
    expect(Object.keys(row.values)).toEqual(keys);
    expect(columns).toEqual(expect.arrayContaining((row.parts ?? []).map(({ column }) => column)));
    expect(row.group === undefined).toBe(list.groups === undefined);
    if (row.group !== undefined) expect(list.groups?.map(({ id }) => id)).toContain(row.group);
    if (row.like === undefined) return;
    const other = rows.find(({ name }) => name === row.like)?.row;
    expect(other).toBeDefined();
    expect(other?.like).toBeUndefined();
  });
});

/** The interface of the review template, pillar by pillar, in its order. */
const TEMPLATE = {
  operationalExcellence: 'infraAsCode cicdPipeline monitoring alerting runbooks incidentProcess postMortems',
  security:
    'noRootAccess leastPrivilege encryptionAtRest encryptionInTransit cloudTrail guardDuty waf secretsManager',
  reliability:
    'multiAz autoScaling healthChecks backups disasterRecovery circuitBreakers retryWithBackoff loadTesting',
  performanceEfficiency:
    'caching cdnEnabled rightSized asyncProcessing readReplicas connectionPooling compressionEnabled',
  costOptimization:
    'tagged savingsPlans spotInstances rightSized lifecyclePolicies unusedResourceCleanup costAlerts',
  sustainability: 'graviton serverless highUtilization scheduledScaling efficientDataStorage',
};

describe('what the lists carry over', () => {
  it('has every item of the review template, in its pillar and order', () => {
    const list = listNamed('architecture-review');
    const keysOf = (group: string) =>
      list?.rows
        .filter((row) => row.group === group)
        .map(({ values }) => values['key'])
        .join(' ');
    expect(list?.groups?.map(({ id }) => id)).toEqual(Object.keys(TEMPLATE));
    for (const [group, keys] of Object.entries(TEMPLATE)) expect(keysOf(group)).toBe(keys);
    expect(list?.rows).toHaveLength(42);
  });

  it.each([
    ['security', 12],
    ['encryption', 5],
    ['anti-patterns', 12],
    ['failure-modes', 7],
    ['caching', 6],
    ['performance-budget', 5],
    ['sustainability', 6],
  ])('has every row of %s', (id, count) => {
    expect(listNamed(id)?.rows).toHaveLength(count);
  });

  it('has two anti-patterns a pillar', () => {
    const list = listNamed('anti-patterns');
    for (const { id } of list?.groups ?? [])
      expect(list?.rows.filter(({ group }) => group === id)).toHaveLength(2);
  });

  it('asks of each class of data what the check asks', () => {
    for (const { id, values } of listNamed('encryption')?.rows ?? []) {
      const { key, rotation, tls } = ENCRYPTION_FRAMEWORK[id as keyof typeof ENCRYPTION_FRAMEWORK];
      expect(values['inTransit']).toBe(tls === '1.3' ? 'TLS 1.3' : 'TLS 1.2+');
      expect(values['keys']?.startsWith('Customer-managed')).toBe(key === 'own');
      expect(values['keys']?.includes('rotated')).toBe(rotation);
    }
  });

  it.each([
    ['instance-crash', '30-60 s', { from: 30, to: 60 }],
    ['database-zone-failure', '60-120 s', { from: 60, to: 120 }],
    ['cache-node-failure', '60 s', { from: 60, to: 60 }],
    ['load-balancer-zone-failure', '0 s', { from: 0, to: 0 }],
    ['function-throttling', '1-5 min', { from: 60, to: 300 }],
    ['table-throttling', '1-5 min', { from: 60, to: 300 }],
  ])('gives %s %s to recover', (id, words, seconds) => {
    const row = listNamed('failure-modes')?.rows.find((candidate) => candidate.id === id);
    expect([row?.values['rto'], row?.rtoSeconds]).toEqual([words, seconds]);
  });
});
