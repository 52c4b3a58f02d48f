import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/store.ts';

/** How long the database may take to answer before the server counts as not ready. */
const READY_WITHIN_MS = 2_000;

/** What somebody sees who opens the server's address in a browser. */
const WELCOME = `Hexastyle, a Well-Architected Tool of your own.

It speaks the API of the AWS Well-Architected Tool. Point a client at this address:
  aws wellarchitected list-lenses --region us-east-1 --endpoint-url <this address>
Its own API for code, evidence and reports is below /api/v1. Is it well? /readyz
`;

/** `/`: what this is. `/healthz`: the process answers. `/readyz`: so does its database, and the server is not about to stop. */
export function addHealthRoutes(server: FastifyInstance, store: Store, isStopping: () => boolean): void {
  server.get('/', async (_request, reply) => reply.type('text/plain').send(WELCOME));
  server.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'));
  server.get('/readyz', async (_request, reply) => {
    const reason = isStopping() ? 'stopping' : await databaseProblem(store);
    if (reason === undefined) return reply.type('text/plain').send('ok\n');
    return reply.code(503).type('text/plain').send(`${reason}\n`);
  });
}

async function databaseProblem(store: Store): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), READY_WITHIN_MS);
  });
  try {
    await Promise.race([store.ping(), tooLate]);
    return undefined;
  } catch {
    return 'the database does not answer';
  } finally {
    clearTimeout(timer);
  }
}
