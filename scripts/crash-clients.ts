// Clients that write through HTTP and remember what they were told.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a client knows of one workload; nobody else writes to it. */
interface KnownWorkload {
  readonly id: string;
  readonly name: string;
  /** Last number that was acknowledged, and last one that was sent, by question. */
  readonly answers: Map<string, { acknowledged: number; sent: number }>;
  readonly milestones: Set<string>;
}

const QUESTIONS =
  'securely-operate identities permissions detect-investigate-events network-protection protect-compute'.split(
    ' ',
  );
const HUNG_MS = 30_000;

export class CrashClients {
  acknowledged = 0;
  /** Requests that ended without an answer: whether they were kept is open. */
  unknown = 0;
  unavailable = 0;
  readonly #workloads: KnownWorkload[] = [];
  readonly #touched = new Set<KnownWorkload>();
  readonly #faults: string[] = [];
  readonly #lost = new Set<string>();
  readonly #succeeded = new Map<string, number>();
  #stopping = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  /** Starts so many clients, spread over the servers. */
  begin(count: number, urls: readonly string[]): void {
    this.#stopping = new AbortController();
    this.#touched.clear();
    this.#lost.clear();
    this.#running = Promise.all(
      Array.from({ length: count }, (_, index) => this.#client(urls[index % urls.length]!)),
    );
  }

  /** The server is about to be killed: from now on its silence is no fault. */
  expectLoss(url: string): void {
    this.#lost.add(url);
  }

  /** Milliseconds until a write through this server succeeds. */
  async nextSuccess(url: string): Promise<number> {
    const begun = performance.now();
    while ((this.#succeeded.get(url) ?? 0) < begun) {
      if (performance.now() - begun > HUNG_MS) {
        this.#faults.push(`no write through ${url} for ${HUNG_MS} ms after the database was back`);
        break;
      }
      await sleep(5);
    }
    return performance.now() - begun;
  }

  async end(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** What is not as it was acknowledged: of this round, or of all. Empties the list of faults. */
  async compare(url: string, isAll: boolean): Promise<readonly string[]> {
    const faults = this.#faults.splice(0);
    for (const workload of isAll ? this.#workloads : this.#touched) {
      const { id, name, answers, milestones } = workload;
      const shown = await get(`${url}/workloads/${id}`);
      if (shown.Workload?.WorkloadName !== name) faults.push(`workload ${id} is lost`);
      for (const [question, { acknowledged, sent }] of answers) {
        const { Answer } = await get(
          `${url}/workloads/${id}/lensReviews/wellarchitected/answers/${question}`,
        );
        const kept = Number(Answer?.Notes ?? 0);
        if (kept < acknowledged || kept > sent)
          faults.push(`answer ${id} ${question}: ${kept}, of ${acknowledged} acknowledged and ${sent} sent`);
      }
      if (milestones.size === 0) continue;
      const { MilestoneSummaries = [] } = await post(`${url}/workloads/${id}/milestonesSummaries`, {
        MaxResults: 50,
      });
      const names = new Set(MilestoneSummaries.map((one) => one.MilestoneName));
      for (const milestone of milestones)
        if (!names.has(milestone)) faults.push(`milestone ${milestone} of ${id} is lost`);
    }
    return faults;
  }

  async #client(url: string): Promise<void> {
    let workload: KnownWorkload | undefined;
    while (!this.#stopping.signal.aborted) {
      const dice = Math.random();
      if (workload === undefined || dice < 0.02) workload = (await this.#createWorkload(url)) ?? workload;
      else if (dice < 0.1 && workload.milestones.size < 40) await this.#saveMilestone(url, workload);
      else await this.#answer(url, workload);
    }
  }

  async #createWorkload(url: string): Promise<KnownWorkload | undefined> {
    const name = `crash ${randomUUID()}`;
    const made = await this.#write(url, 'POST', '/workloads', {
      WorkloadName: name,
      Description: 'of a crash round',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: 'owner@example.com',
      Lenses: ['wellarchitected'],
      ClientRequestToken: randomUUID(),
    });
    if (made === undefined) return undefined;
    const workload = {
      id: String(made['WorkloadId']),
      name,
      answers: new Map(),
      milestones: new Set<string>(),
    };
    this.#workloads.push(workload);
    this.#touched.add(workload);
    return workload;
  }

  async #saveMilestone(url: string, workload: KnownWorkload): Promise<void> {
    const MilestoneName = `at ${randomUUID()}`;
    const body = { MilestoneName, ClientRequestToken: randomUUID() };
    const saved = await this.#write(url, 'POST', `/workloads/${workload.id}/milestones`, body);
    if (saved !== undefined) workload.milestones.add(MilestoneName);
  }

  async #answer(url: string, workload: KnownWorkload): Promise<void> {
    const question = QUESTIONS[Math.floor(Math.random() * QUESTIONS.length)]!;
    const said = workload.answers.get(question) ?? { acknowledged: 0, sent: 0 };
    workload.answers.set(question, said);
    said.sent += 1;
    const turn = said.sent;
    const path = `/workloads/${workload.id}/lensReviews/wellarchitected/answers/${question}`;
    const written = await this.#write(url, 'PATCH', path, { Notes: String(turn) });
    if (written !== undefined) said.acknowledged = turn;
  }

  /** The answer to a write that was acknowledged; undefined where it was not. */
  async #write(
    url: string,
    method: string,
    path: string,
    body: object,
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(HUNG_MS),
      });
      const text = await response.text();
      if (response.status === 200) {
        this.acknowledged += 1;
        this.#succeeded.set(url, performance.now());
        return JSON.parse(text) as Record<string, unknown>;
      }
      if (response.status === 503) this.unavailable += 1;
      else this.#faults.push(`${method} ${path}: ${response.status} ${text}`);
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { readonly code?: string };
      if (code !== 'ECONNREFUSED') this.unknown += 1;
      if (!this.#lost.has(url)) this.#faults.push(`${method} ${path}: ${String(error)}`);
    }
    await sleep(20);
    return undefined;
  }
}

interface Shown {
  readonly Workload?: { readonly WorkloadName?: string };
  readonly Answer?: { readonly Notes?: string };
  readonly MilestoneSummaries?: readonly { readonly MilestoneName: string }[];
}

async function get(url: string): Promise<Shown> {
  return (await (await fetch(url, { signal: AbortSignal.timeout(HUNG_MS) })).json()) as Shown;
}

async function post(url: string, body: object): Promise<Shown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(HUNG_MS),
  });
  return (await response.json()) as Shown;
}
