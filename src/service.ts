import 'reflect-metadata';
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { issuerOf, mountProvider } from './identity/index.js';
import { publishOpenApi } from './openapi.js';
import { answerCompressed } from './platform/answers/answer-compressed.js';
import { answerConditionally } from './platform/answers/answer-conditionally.js';
import { referenceOf } from './platform/answers/request-reference.js';
import { admitRequests } from './platform/availability/admit-requests.js';
import { DatabaseWatch } from './platform/availability/database-watch.js';
import { refuseWhileAway } from './platform/availability/refuse-while-away.js';
import type { Configuration } from './platform/configuration/settings.js';
import { answerUnroutable } from './platform/problem-details/unroutable.js';
import { closeQueueConnection, openQueueConnection } from './platform/queues/queue-connection.js';
import { measureRequests } from './platform/telemetry/metrics.js';
import type { StructuredLogger } from './platform/telemetry/structured-logger.js';
import { BodyValidationPipe } from './platform/validation/body-validation.pipe.js';

export interface Service {
  readonly app: NestFastifyApplication;
  /** Finishes running jobs, then closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

const BODY_LIMIT = 1 << 20;

/** Puts the service together for the roles of the configuration; does not listen yet. The schema must be current. */
export async function assembleService(configuration: Configuration, logger: StructuredLogger): Promise<Service> {
  const queueConnection = await openQueueConnection(configuration.databaseUrl, configuration.redisUrl);
  const adapter = new FastifyAdapter({
    trustProxy: true,
    loggerInstance: logger.pino as never,
    genReqId: referenceOf,
    frameworkErrors: answerUnroutable as never,
    bodyLimit: BODY_LIMIT,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(configuration, queueConnection), adapter, {
    logger,
    abortOnError: false,
  });
  app.useGlobalPipes(new BodyValidationPipe());
  await serveWeb(app, configuration);
  if (configuration.roles.includes('api')) mountProvider(app);
  publishOpenApi(app);
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= app.close().then(() => closeQueueConnection(queueConnection)));
  return { app, stop };
}

async function serveWeb(app: NestFastifyApplication, configuration: Configuration): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  measureRequests(server as never);
  admitRequests(server as never, configuration.mostRequests);
  refuseWhileAway(server as never, app.get(DatabaseWatch));
  takeRawBodies(server as never);
  server.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));
  answerConditionally(server as never);
  answerCompressed(server as never);
  const directives = { ...CONTENT_SECURITY_POLICY, formAction: ["'self'", ...whereSignOutLeads(configuration)] };
  await app.register(
    helmet as never,
    { contentSecurityPolicy: { useDefaults: false, directives }, referrerPolicy: REFERRER_POLICY } as never,
  );
  const assets = path.resolve(import.meta.dirname, 'platform/pages/assets');
  await app.register(fastifyStatic as never, { root: assets, prefix: '/assets/', maxAge: '30d', immutable: true } as never);
}

/** Browsers hold a form to its policy also where the answer sends them on: out of the session at a provider elsewhere. */
function whereSignOutLeads(configuration: Configuration): readonly string[] {
  const issuer = issuerOf(configuration);
  return issuer?.kind === 'external' ? [new URL(issuer.address).origin] : [];
}

/** The pages need no script; /docs (Swagger UI) brings its own from this server. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  imgSrc: ["'self'", 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/** Tells other sites nothing. With `no-referrer`, browsers would say of our own forms that they come from nowhere. */
const REFERRER_POLICY = { policy: 'same-origin' };

type Parser = (request: unknown, payload: unknown, done: (error: null, body: unknown) => void) => void;
interface ParsingServer {
  addContentTypeParser(types: string[], parser: Parser): void;
  addContentTypeParser(types: string[], options: { parseAs: 'string' }, parser: Parser): void;
}

/** Feeds arrive as streams, which the import reads in parts; agreements in YAML as text. */
function takeRawBodies(server: ParsingServer): void {
  server.addContentTypeParser(['application/x-ndjson', 'text/csv', 'application/ld+json'], (_request, payload, done) =>
    done(null, payload),
  );
  server.addContentTypeParser(['application/yaml', 'application/x-yaml', 'text/yaml'], { parseAs: 'string' }, (_request, text, done) =>
    done(null, text),
  );
}
