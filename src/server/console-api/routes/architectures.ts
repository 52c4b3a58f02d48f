import { basename } from 'node:path';
import * as v from 'valibot';
import {
  architectureShape,
  architecturesOf,
  keepCheckout,
  keepUpload,
  removeArchitecture,
} from '../../architectures/architectures.ts';
import type { Upload } from '../../architectures/receive-upload.ts';
import { unpackApart } from '../../architectures/unpack-apart.ts';
import { invalidFields } from '../../well-architected-tool/protocol/api-error.ts';
import { ownedWorkload } from '../../well-architected-tool/owned-resources.ts';
import { workloadOf } from '../../well-architected-tool/workloads.ts';
import { type ConsoleRoute, consoleRoute, StatusAnswer } from '../route.ts';
import { line } from './written-fields.ts';

const LARGEST_UPLOAD = 100 * 1024 * 1024;

const name = line(200);

const listArchitectures = consoleRoute({
  name: 'listArchitectures',
  method: 'GET',
  path: '/api/v1/workloads/{workloadId}/architectures',
  summary: 'The code that a workload is reviewed from, the newest first.',
  needs: 'reader',
  changes: false,
  handle: async (call) => {
    const { id } = await workloadOf(call, call.input.path['workloadId'] ?? '');
    return { architectures: (await architecturesOf(call.db, id)).map(architectureShape) };
  },
});

const uploadArchitecture = consoleRoute({
  name: 'uploadArchitecture',
  method: 'POST',
  path: '/api/v1/workloads/{workloadId}/architectures',
  summary:
    'Uploads code: a .zip, .tar or .tar.gz, or a single plan or template. A large upload that is signed must carry ' +
    'X-Amz-Content-Sha256.',
  needs: 'contributor',
  changes: true,
  query: v.object({ name }),
  upload: {
    largest: LARGEST_UPLOAD,
    types: [
      'application/zip',
      'application/gzip',
      'application/x-tar',
      'application/json',
      'application/yaml',
    ],
  },
  // An archive is unpacked before the transaction begins: it may take a while.
  look: async (call) => {
    await ownedWorkload(call, call.input.path['workloadId'] ?? '');
    return await unpackApart(
      call.services.program,
      call.input.body as unknown as Upload,
      basename(call.input.query.name),
    );
  },
  handle: async (call, unpacked) => {
    const { key: id, arn } = await ownedWorkload(call, call.input.path['workloadId'] ?? '');
    const shape = architectureShape(await keepUpload(call, id, call.input.query.name, unpacked));
    call.changed(`${arn}/architecture/${shape.id}`, null, shape);
    return new StatusAnswer(201, shape);
  },
});

const registerCheckout = consoleRoute({
  name: 'registerCheckout',
  method: 'POST',
  path: '/api/v1/workloads/{workloadId}/checkouts',
  summary:
    "Registers a folder of the server's disk, below those that hexastyle serve --allow-checkouts names.",
  needs: 'reviewer',
  changes: true,
  body: v.object({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)), name: v.optional(name) }),
  handle: async (call) => {
    const { body } = call.input;
    const { key: id, arn } = await ownedWorkload(call, call.input.path['workloadId'] ?? '');
    const place = await call.services.code.checkouts.placeOf(body.path);
    if ('problem' in place) throw invalidFields([{ Name: 'path', Message: place.problem }]);
    const kept = await keepCheckout(call, id, body.name ?? basename(place.path), place.path);
    const shape = architectureShape(kept);
    call.changed(`${arn}/architecture/${shape.id}`, null, shape);
    return new StatusAnswer(201, shape);
  },
});

const listCheckoutRoots = consoleRoute({
  name: 'listCheckoutRoots',
  method: 'GET',
  path: '/api/v1/checkout-roots',
  summary: "The folders of the server's disk below which checkouts may be registered.",
  needs: 'reviewer',
  changes: false,
  handle: async ({ services }) => ({ roots: services.code.checkouts.roots }),
});

const deleteArchitecture = consoleRoute({
  name: 'deleteArchitecture',
  method: 'DELETE',
  path: '/api/v1/workloads/{workloadId}/architectures/{architectureId}',
  summary: 'Deletes an architecture and its files. Results of its reviews stay.',
  needs: 'contributor',
  changes: true,
  handle: async (call) => {
    const { key: id, arn } = await ownedWorkload(call, call.input.path['workloadId'] ?? '');
    const removed = await removeArchitecture(call, id, call.input.path['architectureId'] ?? '');
    call.changed(`${arn}/architecture/${removed.id}`, architectureShape(removed), null);
    return {};
  },
});

export const architectureRoutes: readonly ConsoleRoute[] = [
  listArchitectures,
  uploadArchitecture,
  registerCheckout,
  listCheckoutRoots,
  deleteArchitecture,
];
