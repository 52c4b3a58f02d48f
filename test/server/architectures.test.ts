import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DeleteWorkloadCommand, type WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TarEntry, tar, tarGz, type ZipEntry, zip, zipOf } from './archives.ts';
import { BUCKET, createWorkload, endOf, startRun, upload } from './reviews.ts';
import { type ConsoleResponse, startTestServer, type TestServer } from './test-server.ts';

interface ArchitectureView {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly bytes?: number;
  readonly path?: string;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

const CODE: ZipEntry & TarEntry = { name: 'main.tf', content: BUCKET };

let server: TestServer;
let client: WellArchitectedClient;
let workload: string;

beforeAll(async () => {
  server = await startTestServer();
  client = await server.client();
  workload = await createWorkload(client, 'uploads');
});
afterAll(() => server.close());

function uploadsFolder(): string {
  return server.services.code.uploads.folder;
}

/** All files that lie in the folder of uploads, as paths below the upload they belong to. */
function filesKept(id: string): readonly string[] {
  const folder = join(uploadsFolder(), id);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

async function kept(bytes: Buffer, name?: string): Promise<ArchitectureView> {
  const { status, body } = await upload(server, workload, bytes, name);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as ArchitectureView;
}

describe('an upload', () => {
  it.each([
    ['.zip', () => zip([CODE, { name: 'modules/a/main.tf', content: BUCKET }])],
    ['.tar', () => tar([CODE, { name: 'modules/a/main.tf', content: BUCKET }])],
    ['.tar.gz', () => tarGz([CODE, { name: './modules/a/main.tf', content: BUCKET }])],
  ])('as %s is unpacked and reviewed', async (_, archive) => {
    const architecture = await kept(await archive());
    expect(architecture).toMatchObject({
      kind: 'archive',
      name: 'shop.zip',
      bytes: 2 * BUCKET.length,
      skipped: [],
    });
    expect(filesKept(architecture.id)).toEqual(['main.tf', 'modules/a/main.tf']);
    const run = await startRun(server, workload);
    expect(run.architecture.id).toBe(architecture.id);
    expect((await endOf(server, workload, run.id)).status).toBe('done');
  });

  it('may be a single template or plan', async () => {
    const template = 'Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n';
    const architecture = await kept(Buffer.from(template), 'orders.yaml');
    expect(architecture).toMatchObject({ kind: 'file', name: 'orders.yaml', bytes: template.length });
    const run = await startRun(server, workload);
    expect(await endOf(server, workload, run.id)).toMatchObject({
      status: 'done',
      summary: { resources: 1 },
    });
  });

  it.each(['--help.yaml', '--version', '-f.yaml', '--config=.yaml', '--no-color.yaml', '--.yaml'])(
    'whose name looks like an option of the program, %s, is a file all the same',
    async (name) => {
      const { status, body } = await upload(
        server,
        workload,
        Buffer.from('Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n'),
        name,
      );
      if (!name.endsWith('.yaml')) {
        expect([status, body]).toMatchObject([400, { error: 'ValidationException' }]);
        return;
      }
      expect([status, body]).toMatchObject([201, { kind: 'file', name }]);
      const run = await startRun(server, workload);
      expect(await endOf(server, workload, run.id)).toMatchObject({
        status: 'done',
        summary: { resources: 1 },
      });
    },
  );

  it('with one folder around everything is reviewed from within', async () => {
    const file = 'claims: { OPS01-BP01: in-place }\n';
    await kept(zipOf({ 'shop-main/main.tf': BUCKET, 'shop-main/hexastyle.yaml': file }));
    const run = await startRun(server, workload);
    await endOf(server, workload, run.id);
    const { body } = await server.console('GET', `/api/v1/workloads/${workload}/runs/${run.id}/result`);
    expect(JSON.stringify(body)).toContain('"file":"main.tf"');
    expect(JSON.stringify(body)).toContain('"claim":{"says":"in-place"}');
  });

  it('leaves out links and devices, and names them', async () => {
    const { id, skipped } = await kept(
      await tar([
        CODE,
        { name: 'passwords', type: 'symlink', linkname: '/etc/passwd' },
        { name: 'hard', type: 'link', linkname: 'main.tf' },
        { name: 'disk', type: 'block-device' },
        { name: 'pipe', type: 'fifo' },
      ]),
    );
    expect(skipped).toEqual([
      { path: 'passwords', reason: 'a symbolic link' },
      { path: 'hard', reason: 'a hard link' },
      { path: 'disk', reason: 'neither a file nor a folder' },
      { path: 'pipe', reason: 'neither a file nor a folder' },
    ]);
    expect(readdirSync(join(uploadsFolder(), id))).toEqual(['main.tf']);
    const zipped = await kept(
      zip([
        CODE,
        { name: 'passwords', content: '/etc/passwd', mode: 0o120777 },
        { name: 'pipe', mode: 0o010644 },
      ]),
    );
    expect(zipped.skipped).toEqual([
      { path: 'passwords', reason: 'a symbolic link' },
      { path: 'pipe', reason: 'neither a file nor a folder' },
    ]);
    expect(readdirSync(join(uploadsFolder(), zipped.id))).toEqual(['main.tf']);
  });

  it('is not written through a link that came before', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'hexastyle-outside-'));
    await kept(
      await tar([
        CODE,
        { name: 'way', type: 'symlink', linkname: outside },
        { name: 'way/out', content: 'x' },
      ]),
    );
    expect(readdirSync(outside)).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('leaves out what no reader looks into', async () => {
    const { id, skipped } = await kept(
      zipOf({ 'main.tf': BUCKET, '.git/config': 'x', 'node_modules/a/b.tf': 'x', '__MACOSX/._main.tf': 'x' }),
    );
    expect(filesKept(id)).toEqual(['main.tf']);
    expect(skipped).toEqual([]);
  });

  it('is kept once for one request with a token', async () => {
    const send = (bytes: Buffer) =>
      server.console('POST', `/api/v1/workloads/${workload}/architectures?name=once.zip`, {
        body: bytes,
        headers: { 'idempotency-key': 'upload-1', 'content-type': 'application/zip' },
      });
    const [first, second] = [await send(zip([CODE])), await send(zip([CODE]))];
    expect(second).toMatchObject({ status: 201, body: { id: (first.body as ArchitectureView).id } });
    expect((await send(zip([CODE, { name: 'b.tf', content: '' }]))).status).toBe(409);
  });
});

const NUL = `a\0b.tf`;

describe('a hostile upload', () => {
  // Every way to say a path that leads elsewhere, in every kind of archive that can say it.
  const names = [
    ['../out.tf', 'leads out of the archive'],
    ['a/../../out.tf', 'leads out of the archive'],
    ['/etc/out.tf', 'is absolute'],
    ['C:/out.tf', 'is absolute'],
    ['c:out.tf', 'is absolute'],
    ['..\\out.tf', 'backslash'],
    [`${'a/'.repeat(40)}main.tf`, 'more than 32 folders deep'],
    [`${'a'.repeat(300)}.tf`, 'more than 255 bytes'],
    [`${'abcdefg/'.repeat(150)}main.tf`, 'more than 1024 bytes'],
    ['line\nbreak.tf', 'control characters'],
  ] as const;

  const refused: readonly (readonly [string, string | RegExp, () => Buffer | Promise<Buffer>])[] = [
    ...names.flatMap(([name, why]) => [
      [
        `a .zip with ${JSON.stringify(name.slice(0, 20))}`,
        new RegExp(`${why}|invalid|absolute|characters in fileName`),
        () => zip([CODE, { name, content: 'x' }]),
      ] as const,
      [
        `a .tar with ${JSON.stringify(name.slice(0, 20))}`,
        why,
        () => tar([CODE, { name, content: 'x' }]),
      ] as const,
    ]),
    ['a .zip with a NUL in a name', /control characters/, () => zip([CODE, { name: NUL, content: 'x' }])],
    ['a name twice in a .zip', 'two entries', () => zip([CODE, { ...CODE, content: 'other' }])],
    ['a name twice in a .tar', 'two entries', () => tar([CODE, { ...CODE, content: 'other' }])],
    [
      'a file that is a folder, too',
      'two entries',
      () => zip([CODE, { name: 'main.tf/a.tf', content: 'x' }]),
    ],
    ['an encrypted .zip', 'encrypted', () => zip([{ ...CODE, flags: 0x801 }])],
    ['a .zip packed otherwise', 'method', () => zip([{ ...CODE, method: 12 }])],
    ['a .zip that lies about sizes', 'cannot be unpacked', () => zip([{ ...CODE, size: 3 }])],
    ['half a .zip', 'cannot be unpacked', () => zip([CODE]).subarray(0, 60)],
    ['half a .tar.gz', 'cannot be unpacked', async () => (await tarGz([CODE])).subarray(0, 60)],
    ['half a .tar', 'cannot be unpacked', async () => (await tar([CODE])).subarray(0, 700)],
    ['a .gz of something else', 'cannot be unpacked', () => gzipSync('no archive '.repeat(200))],
    ['a .tar whose header says -1 bytes', 'cannot be unpacked', async () => broken(await tar([CODE]))],
    ['an empty archive', 'no files', () => zip([])],
    ['an empty body', 'empty', () => Buffer.alloc(0)],
    ['a text that is called an archive', 'is no archive: it is text', () => Buffer.from('no archive')],
    ['a picture', 'neither .zip', () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    [
      'too many entries',
      'more than 20000 entries',
      () => zip(Array.from({ length: 20_001 }, (_, at) => ({ name: `${at}.tf` }))),
    ],
    [
      'too many folders',
      'more than 20000 folders',
      () => zip(Array.from({ length: 800 }, (_, at) => ({ name: `${at}/${'a/'.repeat(30)}main.tf` }))),
    ],
    [
      'a bomb',
      /times its size|more than 512 MB/,
      () => zip([CODE, { name: 'zeros.tf', content: Buffer.alloc(100 * 1024 * 1024) }]),
    ],
    [
      'a bomb of one file many times over',
      /times its size|two entries|overlap/,
      () => overlapping(400, 1024 * 1024),
    ],
    [
      'a bomb as .tar.gz',
      /times its size|more than 512 MB/,
      async () => tarGz([CODE, { name: 'zeros.tf', content: Buffer.alloc(100 * 1024 * 1024) }]),
    ],
  ];

  it.each(refused)('is refused: %s', { timeout: 60_000 }, async (_, why, archive) => {
    const before = readdirSync(uploadsFolder());
    const { status, body } = await upload(server, workload, await archive());
    expect([status, (body as { message: string }).message]).toEqual([400, expect.stringMatching(why)]);
    expect(readdirSync(uploadsFolder())).toEqual(before);
    expect(existsSync(join(uploadsFolder(), '..', 'out.tf'))).toBe(false);
    expect(existsSync('/etc/out.tf')).toBe(false);
  });

  it.each(['readme.txt', '../main.tf', 'a/b', '..'])(
    'is refused as a single file of the name %s',
    async (name) => {
      expect((await upload(server, workload, Buffer.from('text'), name)).status).toBe(
        name === '../main.tf' ? 201 : 400,
      );
    },
  );
});

/** The size of the file in the second header block made negative, in base 256; its checksum is right. */
function broken(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  copy.fill(0xff, 124, 136);
  copy.fill(0x20, 148, 156);
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}

/** A .zip whose directory names one packed file many times, each time under another name. */
function overlapping(times: number, bytes: number): Buffer {
  const one = zip([{ name: '000.tf', content: Buffer.alloc(bytes) }]);
  const directoryAt = one.readUInt32LE(one.length - 6);
  const entry = one.subarray(directoryAt, one.length - 22);
  const entries = Array.from({ length: times }, (_, at) => {
    const copy = Buffer.from(entry);
    copy.write(`${String(at).padStart(3, '0')}.tf`, 46, 'latin1');
    return copy;
  });
  const end = Buffer.from(one.subarray(one.length - 22));
  end.writeUInt16LE(times, 8);
  end.writeUInt16LE(times, 10);
  end.writeUInt32LE(entry.length * times, 12);
  return Buffer.concat([one.subarray(0, directoryAt), ...entries, end]);
}

describe('who uploads', () => {
  const path = () => `/api/v1/workloads/${workload}/architectures?name=a.zip`;
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  async function refusal(answer: Promise<ConsoleResponse>): Promise<readonly [number, string]> {
    const before = readdirSync(uploadsFolder());
    const { status, body } = await answer;
    expect(readdirSync(uploadsFolder())).toEqual(before);
    return [status, (body as { error: string }).error];
  }

  it('must have signed the bytes that come', async () => {
    const [meant, sent] = [zip([{ ...CODE, method: 0 }]), zip([{ ...CODE, method: 0 }])];
    sent.write('evil', sent.indexOf('aws_'));
    for (const headers of [{}, { 'x-amz-content-sha256': digest(meant) }])
      expect(await refusal(server.console('POST', path(), { body: meant, sent, headers }))).toEqual([
        403,
        'InvalidSignatureException',
      ]);
  });

  it('must sign a large upload beforehand', async () => {
    const large = Buffer.alloc(5 * 1024 * 1024, 'a');
    const asked = server.console('POST', path(), { body: large });
    expect(await refusal(asked)).toEqual([400, 'ValidationException']);
  });

  it('must be a contributor, and the workload theirs', async () => {
    const bytes = zip([CODE]);
    for (const headers of [{}, { 'x-amz-content-sha256': digest(bytes) }]) {
      expect(await refusal(server.console('POST', path(), { body: bytes, headers, role: 'reader' }))).toEqual(
        [403, 'AccessDeniedException'],
      );
      expect(
        await refusal(server.console('POST', path(), { body: bytes, headers, account: '999988887777' })),
      ).toEqual([404, 'ResourceNotFoundException']);
    }
  });

  it('gets no further than 100 MB', async () => {
    const large = Buffer.alloc(101 * 1024 * 1024);
    const headers = { 'x-amz-content-sha256': digest(large) };
    expect(await refusal(server.console('POST', path(), { body: large, headers }))).toEqual([
      400,
      'ValidationException',
    ]);
  });
});

describe('the architectures of a workload', () => {
  it('are listed, the newest first, and deleted with their files', async () => {
    const id = await createWorkload(client, 'listed uploads');
    const [first, second] = [
      await upload(server, id, zip([CODE]), 'a.zip'),
      await upload(server, id, zip([CODE]), 'b.zip'),
    ];
    const path = `/api/v1/workloads/${id}/architectures`;
    const listed = async () =>
      ((await server.console('GET', path)).body as { architectures: ArchitectureView[] }).architectures;
    expect((await listed()).map(({ name }) => name)).toEqual(['b.zip', 'a.zip']);
    const gone = (second.body as ArchitectureView).id;
    expect((await server.console('DELETE', `${path}/${gone}`)).status).toBe(200);
    expect((await listed()).map(({ name }) => name)).toEqual(['a.zip']);
    expect(readdirSync(uploadsFolder())).not.toContain(gone);
    expect((await server.console('DELETE', `${path}/${gone}`)).status).toBe(404);
    expect((await server.console('GET', path, { account: '999988887777' })).status).toBe(404);
    const left = (first.body as ArchitectureView).id;
    expect(readdirSync(uploadsFolder())).toContain(left);
    await client.send(new DeleteWorkloadCommand({ WorkloadId: id, ClientRequestToken: 'gone' }));
    expect(readdirSync(uploadsFolder())).not.toContain(left);
  });

  it('are no more than the newest ones', async () => {
    const few = await startTestServer({ quotas: { architectures: 2 } });
    try {
      const id = await createWorkload(await few.client(), 'few');
      for (const name of ['a.zip', 'b.zip', 'c.zip']) await upload(few, id, zip([CODE]), name);
      const { body } = await few.console('GET', `/api/v1/workloads/${id}/architectures`);
      expect((body as { architectures: ArchitectureView[] }).architectures.map(({ name }) => name)).toEqual([
        'c.zip',
        'b.zip',
      ]);
      expect(readdirSync(few.services.code.uploads.folder)).toHaveLength(2);
    } finally {
      await few.close();
    }
  });

  it('leave nothing behind where a server died halfway', async () => {
    const { uploads } = server.services.code;
    const before = readdirSync(uploads.folder);
    mkdirSync(join(uploads.folder, 'incoming-dead'));
    const { db } = server.services.store;
    await uploads.sweep(db, Date.now());
    expect(readdirSync(uploads.folder)).toContain('incoming-dead');
    await uploads.sweep(db, Date.now() + 2 * 3_600_000);
    expect(readdirSync(uploads.folder)).toEqual(before);
  });
});

describe('a checkout', () => {
  const outside = realpathSync(mkdtempSync(join(tmpdir(), 'hexastyle-checkouts-')));
  const allowed = join(outside, 'allowed');
  mkdirSync(join(allowed, 'shop'), { recursive: true });
  mkdirSync(join(outside, 'allowed-not'));
  writeFileSync(join(allowed, 'shop', 'main.tf'), BUCKET);
  writeFileSync(join(outside, 'secret.tf'), BUCKET);
  symlinkSync(outside, join(allowed, 'out'));
  symlinkSync(join(allowed, 'shop'), join(allowed, 'in'));
  afterAll(() => rmSync(outside, { recursive: true }));

  let open: TestServer;
  let id: string;
  beforeAll(async () => {
    open = await startTestServer({ allowCheckouts: [allowed] });
    id = await createWorkload(await open.client(), 'checkouts');
  });
  afterAll(() => open.close());

  const register = (path: string, role: 'reviewer' | 'contributor' = 'reviewer') =>
    open.console('POST', `/api/v1/workloads/${id}/checkouts`, { body: { path }, role });

  it('below an allowed folder is reviewed where it lies', async () => {
    expect((await open.console('GET', '/api/v1/checkout-roots')).body).toEqual({ roots: [allowed] });
    const { status, body } = await register(join(allowed, 'in'));
    expect([status, body]).toMatchObject([
      201,
      { kind: 'checkout', name: 'shop', path: join(allowed, 'shop') },
    ]);
    const run = await startRun(open, id);
    expect((await endOf(open, id, run.id)).status).toBe('done');
    await open.console('DELETE', `/api/v1/workloads/${id}/architectures/${(body as ArchitectureView).id}`);
    expect(existsSync(join(allowed, 'shop', 'main.tf'))).toBe(true);
  });

  it.each(['out', 'out/secret.tf', '../secret.tf', '../allowed-not', 'nothing', '..'])(
    'is refused outside: %s',
    async (path) => {
      const { status, body } = await register(`${allowed}/${path}`);
      expect([status, (body as { message: string }).message]).toEqual([
        400,
        expect.stringContaining('there is no folder or file'),
      ]);
    },
  );

  it('is refused for a relative path, the server’s own data, and to who may not', async () => {
    expect((await register('shop')).status).toBe(400);
    expect((await register(join(allowed, 'shop'), 'contributor')).status).toBe(403);
    const data = await startTestServer({ allowCheckouts: ['/'] });
    try {
      const other = await createWorkload(await data.client(), 'data');
      for (const path of [data.services.code.uploads.folder, '/'])
        expect(
          (await data.console('POST', `/api/v1/workloads/${other}/checkouts`, { body: { path } })).status,
        ).toBe(400);
    } finally {
      await data.close();
    }
  });

  it('is not reviewed any more where it leads elsewhere by now', async () => {
    const moving = join(allowed, 'moving');
    mkdirSync(moving);
    await register(moving);
    rmSync(moving, { recursive: true });
    symlinkSync(outside, moving);
    const run = await startRun(open, id);
    expect(await endOf(open, id, run.id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('there is no folder or file') as string,
    });
  });

  it('is refused on a server that allows none', async () => {
    const { status, body } = await server.console('POST', `/api/v1/workloads/${workload}/checkouts`, {
      body: { path: '/tmp' },
    });
    expect([status, (body as { message: string }).message]).toEqual([
      400,
      expect.stringContaining('--allow-checkouts'),
    ]);
  });
});
