import {
  CreateWorkloadCommand,
  GetConsolidatedReportCommand,
  GetLensReviewReportCommand,
  UpdateAnswerCommand,
  UpdateWorkloadCommand,
  type WellArchitectedClient,
} from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from './pdf-text.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let client: WellArchitectedClient;
let id: string;

const NAME = '<script>alert(1)</script> \u202Egnp.exe\u202C 注文 👩‍💻 שלום Việt';
const FORMULA = "=cmd|'/c calc'!A1";
const NOTES = `${FORMULA}\n+1;=2\t\u0007\u001b[31mred\u001b[0m\n<img src=x onerror=alert(1)>\n@SUM(1)`;
const LONG = 'W'.repeat(2084);
/** 85 lines: more than a page has room for. */
const LINES = Array.from({ length: 85 }, (_, index) => String(index + 1)).join('\n');

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
  const { WorkloadId } = await client.send(
    new CreateWorkloadCommand({
      WorkloadName: NAME,
      Description: '-2+3+cmd|calc',
      Environment: 'PRODUCTION',
      AwsRegions: ['eu-west-1'],
      ReviewOwner: '"><svg onload=alert(1)>',
      Lenses: ['wellarchitected'],
    }),
  );
  id = WorkloadId!;
  await client.send(new UpdateWorkloadCommand({ WorkloadId: id, Notes: LONG }));
  await client.send(
    new UpdateAnswerCommand({
      WorkloadId: id,
      LensAlias: 'wellarchitected',
      QuestionId: 'identities',
      SelectedChoices: ['sec_identities_audit'],
      ChoiceUpdates: {
        sec_identities_secrets: { Status: 'UNSELECTED', Notes: FORMULA },
        sec_identities_audit: { Status: 'SELECTED', Notes: LINES },
      },
      Notes: NOTES,
    }),
  );
});
afterAll(() => server.close());

async function report(path: string): Promise<string> {
  const { status, body } = await server.console('GET', `/api/v1${path}`);
  expect(status).toBe(200);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

const lens = (format: string) => report(`/workloads/${id}/lenses/wellarchitected/report?format=${format}`);

/** What no report for people may hold. */
function expectHarmless(text: string): void {
  // oxlint-disable-next-line no-control-regex -- that is what must not be there
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}

describe('hostile texts in a report', () => {
  it.each(['lens', 'consolidated'])('are text and nothing else in HTML (%s)', async (kind) => {
    const page = kind === 'lens' ? await lens('html') : await report('/report?format=html');
    expectHarmless(page);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; gnp.exe 注文 👩');
    expect(page).not.toMatch(/<(?:script|img|svg onload)/);
    expect(page.match(/<title>/g)).toHaveLength(1);
    if (kind === 'lens') expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it.each(['lens', 'consolidated'])('are no formulas in CSV (%s)', async (kind) => {
    const table = kind === 'lens' ? await lens('csv') : await report('/report?format=csv');
    expectHarmless(table);
    const cells = cellsOf(table);
    expect(cells.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    expect(new Set(cells.map((row) => row.length)).size).toBe(1);
    if (kind === 'lens') expect(cells.flat()).toContain(`'${FORMULA}`);
  });

  it('are told as they are in JSON', async () => {
    const document = JSON.parse(await lens('json')) as { workload: { name: string } };
    expect(document.workload.name).toBe(NAME);
    const all = JSON.parse(await report('/report?format=json')) as { workloads: { name: string }[] };
    expect(all.workloads.map(({ name }) => name)).toEqual([NAME]);
  });

  it('are drawn in PDF, with a word on what has no letters in the font', async () => {
    const { LensReviewReport } = await client.send(
      new GetLensReviewReportCommand({ WorkloadId: id, LensAlias: 'wellarchitected' }),
    );
    const { Base64String } = await client.send(new GetConsolidatedReportCommand({ Format: 'PDF' }));
    for (const base64 of [LensReviewReport?.Base64String, Base64String]) {
      const bytes = Buffer.from(base64 ?? '', 'base64');
      const text = pdfText(bytes).replaceAll('\n', '');
      expect(text).toContain(
        '<script>alert(1)</script> gnp.exe \uFFFD\uFFFD \uFFFD \uFFFD\uFFFD\uFFFD\uFFFD Việt',
      );
      expect(text).toMatch(/stands for what .* Chinese characters, emoji, Hebrew/);
      expect(bytes.toString('latin1')).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|AA|OpenAction)\b/);
      expectHarmless(text);
    }
    const text = pdfText(Buffer.from(LensReviewReport?.Base64String ?? '', 'base64')).replaceAll('\n', '');
    expect(text.includes(FORMULA)).toBe(true);
    const whole = pdfText(Buffer.from(LensReviewReport?.Base64String ?? '', 'base64'));
    for (const line of LINES.split('\n')) expect(whole.split('\n').includes(line)).toBe(true);
    // Page breaks and their feet part a word of 2,084 letters.
    expect(text.match(/W{20,}/g)?.join('').length).toBe(LONG.length);
  }, 60_000);

  it('have no part in the name of the file but letters', async () => {
    const { headers } = await server.console(
      'GET',
      `/api/v1/workloads/${id}/lenses/wellarchitected/report?format=csv`,
    );
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.csv"$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

/** Cells of a table by RFC 4180. */
function cellsOf(table: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of table.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
