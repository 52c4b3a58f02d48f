/**
 * Sends requests to a server that nobody would send on purpose: every operation and route, with bodies, paths, queries and headers
 * changed at random. None may end in a 500, close the server, tell what is inside it, or leave the database unsound. With DATABASE_URL
 * on PostgreSQL.
 *
 *   npx node scripts/fuzz-server.ts [--requests 100000] [--seed 1]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CONSOLE_ROUTES } from '../src/server/console-api/routes/index.ts';
import type { ApiLimits, LimitedShape } from '../src/server/well-architected-tool/protocol/limits.ts';
import { Protocol } from '../src/server/well-architected-tool/protocol/protocol.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const wanted = Number(values.requests);
const AT_ONCE = 16;

const root = new URL('../', import.meta.url).pathname;
const limits = JSON.parse(
  readFileSync(join(root, 'data/well-architected-tool/limits.json'), 'utf8'),
) as ApiLimits;
const { operations } = new Protocol(limits);

/** Mulberry32: small, and the same numbers for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = generator(Number(values.seed));
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const chance = (share: number): boolean => random() < share;

/** Ids and names that the server gave out, so that many requests get past the first check. */
const seen: string[] = ['wellarchitected', 'serverless', 'protect-data-rest', 'security', '1', 'x'];

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; drop table workload; --",
  '" or 1=1',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '${jndi:ldap://x}',
  '{{7*7}}',
  '%00',
  'a'.repeat(5000),
  '𝒳'.repeat(300),
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: 1, constructor: { prototype: {} } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

/** How often a value is odd; most requests are nearly right, so that they get far. */
let oddness = 0;

/** A value that the server gave out or knows, of the form that a member asks for. */
function knownFor(name: string, { pattern, min = 0, max = Infinity }: LimitedShape): string | undefined {
  const usual = USUAL[name];
  if (usual !== undefined) return pick(usual);
  const form = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u');
  const start = Math.floor(random() * seen.length);
  for (let step = 0; step < Math.min(seen.length, 200); step += 1) {
    const text = seen[(start + step) % seen.length]!;
    if (text.length >= min && text.length <= max && form?.test(text) !== false) return text;
  }
  return undefined;
}

const USUAL: Readonly<Record<string, readonly string[]>> = {
  LensAlias: ['wellarchitected', 'serverless', 'wellarchitected', 'saas'],
  QuestionId: ['protect-data-rest', 'identities', 'backing-up-data'],
  ChoiceId: [
    'sec_protect_data_rest_encrypt',
    'sec_protect_data_rest_no',
    'rel_backing_up_data_identified_backups_data',
  ],
  PillarId: ['security', 'reliability', 'performanceEfficiency'],
  AwsRegion: ['eu-west-1', 'us-east-1'],
  AwsAccountId: ['111122223333'],
  SharedWith: ['111122223333', 'arn:aws:iam::111122223333:user/x', '000000000000'],
  RoleArn: ['arn:aws:iam::111122223333:role/x'],
  LensJSON: [
    JSON.stringify({
      schemaVersion: '2021-11-01',
      name: 'Fuzz',
      description: 'a lens',
      pillars: [
        {
          id: 'security',
          name: 'Security',
          questions: [
            {
              id: 'fuzz_q',
              title: 'Question',
              description: 'Description',
              choices: [{ id: 'fuzz_a', title: 'A', improvementPlan: { displayText: 'do A' } }],
              riskRules: [
                { condition: 'fuzz_a', risk: 'NO_RISK' },
                { condition: 'default', risk: 'HIGH_RISK' },
              ],
            },
          ],
        },
      ],
    }),
  ],
};

function valueOf(name: string, depth = 0): unknown {
  if (chance(oddness)) return pick(ODD);
  const shape: LimitedShape | undefined = limits.shapes[name];
  if (shape === undefined || depth > 6) return pick(ODD);
  switch (shape.type) {
    case 'string': {
      if (shape.enum !== undefined) return pick(shape.enum);
      const known = chance(0.9) ? knownFor(name, shape) : undefined;
      if (known !== undefined) return known;
      const length = Math.max(shape.min ?? 1, Math.floor(random() * Math.min(shape.max ?? 40, 40)));
      return Array.from({ length }, () => pick([...'abcdefgh-_0123456789 .:/é'])).join('');
    }
    case 'integer':
      return Math.floor(random() * ((shape.max ?? 100) + 2)) + (chance(0.1) ? -1 : 0);
    case 'boolean':
      return chance(0.5);
    case 'list':
      return Array.from({ length: Math.floor(random() * 3) }, () => valueOf(shape.member ?? '', depth + 1));
    case 'map':
      return Object.fromEntries(
        Array.from({ length: Math.floor(random() * 3) }, () => [
          String(valueOf(shape.key ?? '', depth + 1)),
          valueOf(shape.value ?? '', depth + 1),
        ]),
      );
    default:
      return Object.fromEntries(
        Object.entries(shape.members ?? {}).flatMap(([member, of]) =>
          shape.required?.includes(member) || chance(0.5) ? [[member, valueOf(of, depth + 1)]] : [],
        ),
      );
  }
}

interface Wanted {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

function operationRequest(): Wanted {
  const { name, method, uri, members, hasBody } = pick(operations);
  oddness = chance(0.7) ? 0.002 : 0.08;
  const query = new URLSearchParams();
  const body: Record<string, unknown> = {};
  let path = uri;
  for (const { name: member, in: place, wireName, shape, isRequired } of members) {
    if (!isRequired && chance(0.5) && place !== 'path') continue;
    const value = chance(0.02) && place !== 'path' ? undefined : valueOf(shape);
    if (place === 'path') path = path.replace(`{${wireName}}`, encoded(value));
    else if (place === 'query') query.append(wireName, safeText(value));
    else body[member] = value;
  }
  const text = query.size > 0 ? `${path}?${query}` : path;
  return finished(name, method, text, hasBody ? Buffer.from(JSON.stringify(body)) : Buffer.alloc(0));
}

function consoleRequest(): Wanted {
  const { name, method, path, body } = pick(CONSOLE_ROUTES);
  const filled = path.replaceAll(/\{\w+\}/g, () => encoded(chance(0.8) ? pick(seen) : pick(ODD)));
  const given = Object.fromEntries(
    Array.from({ length: 3 }, () => [
      pick(['name', 'role', 'email', 'owner', 'due', 'status', 'reason']),
      pick(ODD),
    ]),
  );
  return finished(
    name,
    method,
    filled,
    body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(given)),
  );
}

function finished(name: string, method: string, path: string, body: Buffer): Wanted {
  let [changedPath, changedBody] = [path, body];
  if (chance(0.03) && body.length > 0) {
    changedBody = Buffer.from(body);
    for (let count = 0; count < 3; count += 1)
      changedBody[Math.floor(random() * body.length)] = Math.floor(random() * 256);
  }
  if (chance(0.02)) changedBody = changedBody.subarray(0, Math.floor(random() * changedBody.length));
  if (chance(0.01)) changedBody = Buffer.from('['.repeat(100_000));
  if (chance(0.01)) changedPath = `${path}${pick(['%', '%zz', '%00', '/', '//', '?', '?a=%', '/..', ';x'])}`;
  const headers: Record<string, string> = {
    'content-type': chance(0.97) ? 'application/json' : pick(['text/plain', 'x', '']),
  };
  if (chance(0.05)) headers['authorization'] = pick(['AWS4-HMAC-SHA256', 'Basic eA==', 'x'.repeat(3000)]);
  if (chance(0.03)) headers['if-match'] = pick(['1', '"x"', '*']);
  if (chance(0.03)) headers['idempotency-key'] = 'k'.repeat(Math.floor(random() * 3000));
  if (chance(0.02)) headers['cookie'] = 'hexastyle=x; a=b';
  if (chance(0.02)) headers['expect'] = '100-continue';
  return {
    name,
    method: chance(0.01) ? pick(['GET', 'PUT', 'DELETE', 'OPTIONS']) : method,
    path: changedPath,
    headers,
    body: changedBody,
  };
}

function encoded(value: unknown): string {
  return encodeURIComponent(safeText(value).slice(0, 500)) || 'x';
}

/** As text that can be encoded: half of a character pair cannot. */
function safeText(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
}

const folder = mkdtempSync(join(tmpdir(), 'hexastyle-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const server = spawn(
  process.execPath,
  ['bin/hexastyle.js', 'serve', '--data', folder, '--port', '0', '--reviews-at-once', '0'],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  },
);
let said = '';
const ended = { yet: false };
server.stderr.on('data', (chunk: Buffer) => {
  said = (said + chunk.toString()).slice(-20_000);
});
server.on('exit', () => {
  ended.yet = true;
});
let url: URL | undefined;
for (let waited = 0; waited < 400 && url === undefined; waited += 1) {
  const [found] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
  if (found === undefined) await sleep(50);
  else url = new URL(found);
}
if (url === undefined) throw new Error(`the server did not start: ${said}`);

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const { hostname, port } = url;
const statuses = new Map<number, number>();
const faults: string[] = [];
/** What only the inside of the server knows. */
const INSIDE =
  /node_modules|\.ts:\d|SQLITE_|sqlite|kysely|at \w+ \(|hexastyle-fuzz|select .* from |insert into /i;

function fault(request: Wanted, what: string): void {
  if (faults.length < 20)
    faults.push(
      `${request.name}: ${what}\n  ${request.method} ${request.path.slice(0, 300)}\n  ${request.body.toString('utf8').slice(0, 500)}`,
    );
}

async function one(request: Wanted, kept = 0.2): Promise<void> {
  const { status, text } = await answerTo(request);
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (status >= 500) fault(request, `${status} ${text.slice(0, 300)}`);
  // What a request says itself may come back in a message.
  const sent = `${request.path}${request.body.toString('utf8')}`;
  if (status >= 400 && INSIDE.test(text) && !INSIDE.test(decodeURIComponentSafely(sent)))
    fault(request, `tells ${text.slice(0, 300)}`);
  if (status === 200 && seen.length < 3000) {
    for (const [, id] of text.matchAll(/"(?:\w*Id|\w*Arn|arn|id|NextToken|nextToken)":"([^"]{1,300})"/g))
      if (id !== undefined && chance(kept)) seen.push(id);
  }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function answerTo(request: Wanted): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve) => {
    const sent = send(
      {
        agent,
        hostname,
        port,
        method: request.method,
        path: request.path.replaceAll(/[^\x21-\x7e]/g, ''),
        headers: { ...request.headers, 'content-length': request.body.length },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    sent.on('error', () => resolve({ status: 0, text: '' }));
    sent.setTimeout(40_000, () => sent.destroy());
    sent.end(request.body);
  });
}

/** Things to begin with: without them nearly every request would end at an id that does not exist. */
for (let number = 0; number < 8; number += 1) {
  const ClientRequestToken = `begin-${number}`;
  for (const [method, path, body] of [
    [
      'POST',
      '/workloads',
      {
        WorkloadName: `begin ${number}`,
        Description: 'to begin with',
        Environment: 'PRODUCTION',
        AwsRegions: ['eu-west-1'],
        ReviewOwner: 'owner@example.com',
        Lenses: ['wellarchitected', 'serverless'],
        ClientRequestToken,
      },
    ],
    [
      'PUT',
      '/importLens',
      { JSONString: USUAL['LensJSON']![0]!.replace('Fuzz', `Fuzz ${number}`), ClientRequestToken },
    ],
    [
      'POST',
      '/reviewTemplates',
      {
        TemplateName: `begin ${number}`,
        Description: 'to begin with',
        Lenses: ['wellarchitected'],
        ClientRequestToken,
      },
    ],
  ] as const) {
    const json = Buffer.from(JSON.stringify(body));
    await one({ name: path, method, path, headers: { 'content-type': 'application/json' }, body: json }, 1);
  }
}

let [done, answered] = [0, 0];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (done < wanted && !ended.yet) {
      done += 1;
      await one(chance(0.85) ? operationRequest() : consoleRequest());
      answered += 1;
      if (answered % 10_000 === 0) process.stdout.write(`${answered} requests\n`);
    }
  }),
);
const ready = await fetch(new URL('/readyz', url)).then(
  ({ status }) => status,
  () => 0,
);
server.kill('SIGTERM');
const counts = [...statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
process.stdout.write(`${done} requests; ${counts.join(', ')}; afterwards readyz ${ready}\n`);
const check = spawnSync(process.execPath, ['bin/hexastyle.js', 'db', 'check', '--data', folder], {
  cwd: root,
  encoding: 'utf8',
});
if (check.status !== 0) faults.push(`hexastyle db check: ${check.stdout}${check.stderr}`);
if (ended.yet || ready !== 200) faults.push(`the server ended or is not ready: ${said.slice(-3000)}`);
for (const text of faults) process.stdout.write(`${text}\n`);
if (faults.some((text) => text.includes(': 5')))
  process.stdout.write(`The server said:\n${said.slice(-6000)}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
agent.destroy();
