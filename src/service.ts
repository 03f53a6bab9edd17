import 'reflect-metadata';
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { issuerOf, mountProvider } from './identity/index.js';
import { publishOpenApi } from './openapi.js';
import { askFromOutside } from './platform/access/ask-from-outside.js';
import { answerCompressed } from './platform/answers/answer-compressed.js';
import { answerConditionally } from './platform/answers/answer-conditionally.js';
import { referenceOf } from './platform/answers/request-reference.js';
import { admitRequests, type Room } from './platform/availability/admit-requests.js';
import { DatabaseWatch } from './platform/availability/database-watch.js';
import { DrainRequests } from './platform/availability/drain-requests.js';
import { refuseWhileAway } from './platform/availability/refuse-while-away.js';
import type { Configuration } from './platform/configuration/settings.js';
import { ReadinessProbe } from './platform/health/readiness.js';
import { protectPages, refuseUnreadable } from './platform/protection/page-policy.js';
import { CONNECTION_LIMITS, FEEDS, limitRequests, MOST_BODY_BYTES } from './platform/protection/request-limits.js';
import { takeUploads } from './platform/protection/uploads.js';
import { DrainWorkers } from './platform/queues/drain-workers.js';
import { closeQueueConnection, openQueueConnection } from './platform/queues/queue-connection.js';
import { measureRequests } from './platform/telemetry/metrics.js';
import type { StructuredLogger } from './platform/telemetry/structured-logger.js';
import { traceRequestLog, traceRequests } from './platform/telemetry/trace-requests.js';
import { BodyValidationPipe } from './platform/validation/body-validation.pipe.js';

export interface Service {
  readonly app: NestFastifyApplication;
  /** Becomes unready, then answers and does what has begun and takes nothing new. Before `stop`, where others serve on. */
  drain(): Promise<void>;
  /** Finishes running jobs, then closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** Puts the service together for the roles of the configuration; does not listen yet. The schema must be current. */
export async function assembleService(configuration: Configuration, logger: StructuredLogger): Promise<Service> {
  const queueConnection = await openQueueConnection(configuration.databaseUrl, configuration.redisUrl);
  const adapter = new FastifyAdapter({
    trustProxy: configuration.trustedProxies === 'none' ? false : configuration.trustedProxies,
    loggerInstance: logger.pino as never,
    genReqId: referenceOf,
    childLoggerFactory: traceRequestLog as never,
    bodyLimit: MOST_BODY_BYTES,
    http: CONNECTION_LIMITS,
    frameworkErrors: refuseUnreadable as never,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(configuration, queueConnection), adapter, {
    logger,
    abortOnError: false,
  });
  app.useGlobalPipes(new BodyValidationPipe());
  const requests = new DrainRequests(app.getHttpAdapter().getInstance() as never);
  await serveWeb(app, configuration);
  if (configuration.roles.includes('api')) mountProvider(app);
  publishOpenApi(app);
  const drain = async () => {
    app.get(ReadinessProbe).leaving();
    await Promise.all([requests.execute(configuration.drainSeconds), app.get(DrainWorkers).beforeApplicationShutdown()]);
  };
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= app.close().then(() => closeQueueConnection(queueConnection)));
  return { app, drain, stop };
}

async function serveWeb(app: NestFastifyApplication, configuration: Configuration): Promise<void> {
  const server = app.getHttpAdapter().getInstance() as never;
  await app.register(helmet as never, { contentSecurityPolicy: false, referrerPolicy: REFERRER_POLICY } as never);
  traceRequests(server);
  protectPages(server, [...whereSignOutLeads(configuration), ...whereLeavingLeads(configuration)]);
  measureRequests(server);
  limitRequests(server);
  admitRequests(server, roomOf(configuration));
  refuseWhileAway(server, app.get(DatabaseWatch));
  takeRawBodies(server);
  takeUploads(server);
  askFromOutside(server);
  nameRequests(server);
  answerConditionally(server);
  answerCompressed(server);
  const assets = path.resolve(import.meta.dirname, 'platform/pages/assets');
  await app.register(fastifyStatic as never, { root: assets, prefix: '/assets/', maxAge: '30d', immutable: true } as never);
}

/** A third as many are worked on at once as there are connections: some acts read by a second one, and jobs need theirs. */
function roomOf({ mostRequests, databaseConnections }: Configuration): Room {
  return { mostRequests, places: Math.max(1, Math.floor(databaseConnections / 3)) };
}

function nameRequests(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));
}

/** Browsers hold a form to its policy also where the answer sends them on: out of the session at a provider elsewhere. */
function whereSignOutLeads(configuration: Configuration): readonly string[] {
  const issuer = issuerOf(configuration);
  return issuer?.kind === 'external' ? [new URL(issuer.address).origin] : [];
}

function whereLeavingLeads({ leaveTo }: Configuration): readonly string[] {
  return leaveTo ? [new URL(leaveTo).origin] : [];
}

/** Tells other sites nothing. With `no-referrer`, browsers would say of our own forms that they come from nowhere. */
const REFERRER_POLICY = { policy: 'same-origin' };

/** Feeds arrive as streams, which the import reads in parts; agreements in YAML as text. */
function takeRawBodies(server: FastifyInstance): void {
  server.addContentTypeParser(FEEDS, (_request, payload, done) => done(null, payload));
  server.addContentTypeParser(['application/yaml', 'application/x-yaml', 'text/yaml'], { parseAs: 'string' }, (_request, text, done) =>
    done(null, text),
  );
}
