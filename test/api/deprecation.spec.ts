import { Controller, Get } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Deprecated } from '../../src/platform/answers/deprecated.js';
import { completeDocument } from '../../src/platform/api-document/complete-document.js';
import { PROBLEMS } from '../../src/problems.js';

@Controller('v1')
class RegisterController {
  @Get('old')
  @Deprecated({ since: '2026-12-01', sunset: '2027-12-01', instead: '/v1/new' })
  old() {
    return {};
  }
  @Get('new')
  next() {
    return {};
  }
}
class RegisterModule {}
Reflect.defineMetadata('controllers', [RegisterController], RegisterModule);

describe('a route that will end', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(RegisterModule, new FastifyAdapter(), { logger: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('says in every answer since when, until when, and what takes its place', async () => {
    expect((await app.inject('/v1/old')).headers).toMatchObject({
      deprecation: '@1796083200',
      sunset: 'Wed, 01 Dec 2027 00:00:00 GMT',
      link: '</v1/new>; rel="successor-version", </docs>; rel="deprecation"; type="text/html"',
    });
    expect((await app.inject('/v1/new')).headers.deprecation).toBeUndefined();
  });

  it('is marked in the document', () => {
    const facts = { problems: PROBLEMS, tags: {}, mayOf: () => '', examples: {} };
    const { paths } = completeDocument(SwaggerModule.createDocument(app, new DocumentBuilder().build()), facts);
    expect(paths['/v1/old']?.get).toMatchObject({ deprecated: true, description: expect.stringContaining('Use /v1/new instead.') });
    expect(paths['/v1/new']?.get?.deprecated).toBeUndefined();
  });
});
