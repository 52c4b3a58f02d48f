import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { LogController } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { metricsPlace, serveMetrics } from '../../src/cli/serving.ts';
import { Metrics } from '../../src/server/observability/metrics.ts';
import { logRequests } from '../../src/server/observability/request-log.ts';
import { traceRequests } from '../../src/server/observability/tracing.ts';
import { startTestServer } from './test-server.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

describe('the health of the server', () => {
  it('is where the address of the server leads to', async () => {
    const server = await startTestServer();
    stops.push(() => server.close());
    const answer = await fetch(server.url);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain']);
    expect(await answer.text()).toContain('Is it well? /readyz');
  });

  it('is ok while its database answers, and not ready once it is gone', async () => {
    const server = await startTestServer();
    stops.push(() => server.server.close());
    for (const path of ['/healthz', '/readyz'])
      expect((await fetch(`${server.url}${path}`)).status).toBe(200);
    await server.services.store.close();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${server.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toBe('the database does not answer\n');
  });
});

describe('metrics', () => {
  it('count requests by route and status, and say nothing of what was asked for', async () => {
    const metrics = new Metrics();
    const server = Fastify();
    metrics.observe(server);
    server.get('/workloads/:id', async (_request, reply) => reply.code(404).send('no'));
    stops.push(() => server.close());
    await server.inject('/workloads/secret-name');
    await server.inject('/workloads/other');
    const { server: listener, address } = await serveMetrics({ host: '127.0.0.1', port: 0 }, metrics);
    stops.push(() => listener.close());
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(text).toContain(
      'hexastyle_http_request_duration_seconds_count{method="GET",route="/workloads/:id",status="404"} 2',
    );
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain('secret-name');
  });

  it.each([
    ['9464', { host: '127.0.0.1', port: 9464 }],
    ['0.0.0.0:9464', { host: '0.0.0.0', port: 9464 }],
    ['[::]:9464', { host: '::', port: 9464 }],
  ])('are served at %s', (given, place) => {
    expect(metricsPlace(given)).toEqual(place);
  });

  it.each(['', 'x', '70000', ':'])('are not served at "%s"', (given) => {
    expect(() => metricsPlace(given)).toThrow(/is no place to listen/);
  });
});

describe('the log', () => {
  it('has a line for a request, without its query', async () => {
    const lines: string[] = [];
    const server = Fastify({
      logController: new LogController({ disableRequestLogging: true }),
      logger: { level: 'info', stream: { write: (line: string) => void lines.push(line) } },
    });
    logRequests(server);
    server.get('/things', async () => 'ok');
    stops.push(() => server.close());
    await server.inject('/things?token=secret');
    const [line, ...more] = lines.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ msg: 'answered', method: 'GET', route: '/things', status: 200 });
    expect(lines.join('')).not.toContain('secret');
  });
});

describe('traces', () => {
  it('go to the collector that the environment names, as part of the trace that the client began', async () => {
    const received: string[] = [];
    const collector = createServer((request: IncomingMessage, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    stops.push(() => new Promise((resolve) => collector.close(resolve)));
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] =
      `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
    const server = Fastify();
    const traces = traceRequests(server, '1.2.3');
    server.get('/traced', async () => 'ok');
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await server.inject({ url: '/traced', headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
    await traces.stop();
    await server.close();
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    const spans = received.join('');
    expect(spans).toContain('GET /traced');
    expect(spans).toContain(traceId);
  });
});
