/**
 * What load-server.ts compares with: one Fastify route that checks the signature, reads one row and sends an answer of the same
 * length, made beforehand. Takes the data folder.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { Seal } from '../src/server/access/seal.ts';
import { parseAuthorization, SigningKeys, verifySignature } from '../src/server/access/signature-v4.ts';

const [folder = ''] = process.argv.slice(2);
const database = new Database(join(folder, 'hexastyle.db'));
const seal = new Seal(Buffer.from(readFileSync(join(folder, 'seal.key'), 'utf8').trim(), 'base64'));
const keys = new Map<string, SigningKeys>();
for (const row of database.prepare('select id, sealed_secret from access_key').all()) {
  const { id, sealed_secret: sealed } = row as { id: string; sealed_secret: string };
  keys.set(id, new SigningKeys(seal.open(sealed, `access key ${id}`)!));
}
const answer = database.prepare('select * from answer where subject = ? and lens = ? and question = ?');
const sent = readFileSync(join(folder, 'answer.json'));

const server = Fastify();
server.get('/workloads/:workload/lensReviews/:lens/answers/:question', async (request, reply) => {
  const { method, url, raw } = request;
  const signedRequest = { method, url, rawHeaders: raw.rawHeaders, body: Buffer.alloc(0) };
  const claim = parseAuthorization(signedRequest);
  verifySignature(signedRequest, claim, keys.get(claim.accessKeyId)!);
  const { workload, lens, question } = request.params as Record<string, string>;
  answer.get(workload, lens, question);
  return reply.header('content-type', 'application/json').send(sent);
});
const address = await server.listen({ host: '127.0.0.1', port: 0 });
process.stderr.write(`${address}\n`);
